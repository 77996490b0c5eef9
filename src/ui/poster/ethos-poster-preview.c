// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-poster"

#include "config.h"

#include "ethos-poster-view-private.h"

#include <glib/gi18n-lib.h>

#include "ethos-announce.h"

static void
show_distances (EthosPosterView *self, const EthosPosterPicture *picture)
{
  g_autofree char *text = g_strdup_printf (
      /* Translators: distances in metres; the mission is the largest text of the poster. */
      _ ("Mission from %.1f m, names from %.1f m, lines from %.1f m"),
      picture->distances[ETHOS_POSTER_LEVEL_MISSION], picture->distances[ETHOS_POSTER_LEVEL_NAME],
      picture->distances[ETHOS_POSTER_LEVEL_BODY]);

  adw_action_row_set_subtitle (self->distance_row, text);
}

static void
show_picture (EthosPosterView *self, const EthosPosterPicture *picture)
{
  g_autoptr (GdkTexture) texture =
      gdk_memory_texture_new (picture->width, picture->height, GDK_MEMORY_DEFAULT, picture->pixels,
                              (gsize) picture->stride);
  g_autofree char *page = NULL;

  self->n_pages = picture->n_pages;
  self->page = MIN (self->page, self->n_pages - 1);
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  gtk_widget_set_visible (GTK_WIDGET (self->waiting), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->picture), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_widget_set_visible (self->page_box, self->n_pages > 1);
  /* Translators: the number of a page, and how many there are. */
  page = g_strdup_printf (_ ("Page %u of %u"), self->page + 1, self->n_pages);
  gtk_label_set_text (self->page_label, page);
  show_distances (self, picture);
}

static void
show_problem (EthosPosterView *self, const GError *error)
{
  gtk_widget_set_visible (GTK_WIDGET (self->waiting), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->picture), FALSE);
  gtk_widget_set_visible (self->page_box, FALSE);
  gtk_label_set_text (self->problem, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
  adw_action_row_set_subtitle (self->distance_row, "");
  ethos_announce (GTK_WIDGET (self), error->message);
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (EthosPosterView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosPosterPicture) picture =
      ethos_poster_worker_draw_finish (ETHOS_POSTER_WORKER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL)
    return;

  if (picture != NULL)
    show_picture (self, picture);
  else
    show_problem (self, error);
}

static gboolean
redraw_cb (gpointer user_data)
{
  EthosPosterView *self = user_data;
  EthosPosterJob job = ethos_poster_view_create_job (self, ETHOS_PRINT_POSTER);
  int width = MAX (600, gtk_widget_get_width (self->content)) *
              gtk_widget_get_scale_factor (GTK_WIDGET (self));

  self->redraw = 0;
  ethos_poster_worker_draw_async (self->worker, &job, width, self->cancellable, drawn_cb,
                                  g_object_ref (self));
  ethos_poster_content_unref (job.content);
  return G_SOURCE_REMOVE;
}

/* The first picture takes a moment: until then its sheet is there, as large as the picture. */
static void
show_waiting (EthosPosterView *self)
{
  EthosPosterJob job = ethos_poster_view_create_job (self, ETHOS_PRINT_POSTER);
  double width, height;

  ethos_paper_get_size (job.paper, job.orientation, &width, &height);
  ethos_poster_content_unref (job.content);
  gtk_aspect_frame_set_ratio (self->waiting, (float) (width / height));
}

void
ethos_poster_preview_queue (EthosPosterView *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->waiting)))
    show_waiting (self);
  if (self->redraw == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->redraw = g_idle_add (redraw_cb, self);
}

void
ethos_poster_preview_turn (EthosPosterView *self, int step)
{
  if (self->n_pages == 0)
    return;

  self->page = (guint) CLAMP ((int) self->page + step, 0, (int) self->n_pages - 1);
  ethos_poster_preview_queue (self);
}
