// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-poster"

#include "config.h"

#include "ethos-poster-view-private.h"

#include <glib/gi18n-lib.h>

#include "ethos-ask.h"
#include "ethos-print-file.h"
#include "ethos-print-job.h"
#include "ethos-slips.h"
#include "ethos-text.h"

/* Enough slips for everybody to write as many as fit a few minutes. */
#define SLIPS_A_PERSON 4
#define SLIP_PAGES_DEFAULT 4

/* What is printed on slips: the question of the first step in which notes are written. */
static char *
slip_prompt (EthosPosterView *self)
{
  EthosSession *session = ethos_store_get_session (self->store);
  const EthosActivity *step;
  EthosChildIter iter;

  ethos_session_iter_init (session, &iter, ETHOS_WORKSHOP_ID, ETHOS_KIND_ACTIVITY);
  while ((step = ethos_child_iter_next (&iter)) != NULL)
    if (step->kind == ETHOS_ACTIVITY_WRITE_NOTES && step->prompt != NULL)
      return g_strdup (step->prompt);

  return NULL;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (EthosPosterView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = ethos_print_file_write_finish (result, &error);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  /* The window may have been closed meanwhile; the file is written all the same. */
  if (self->store == NULL || ethos_poster_view_get_window (self) == NULL)
    return;
  if (file == NULL)
    {
      ethos_tell (ethos_poster_view_get_window (self), _ ("This Could Not Be Written"),
                  error->message);
      return;
    }

  name = g_file_get_parse_name (file);
  /* Translators: %s is the path of a file. */
  text = ethos_text_print_isolated (_ ("Written: %s"), name);
  ethos_poster_view_tell (self, text);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (EthosPosterView) self = user_data;
  EthosPosterPrint print;
  EthosPaper paper;
  g_autoptr (GFile) file = ethos_print_file_choose_finish (result, &print, &paper, NULL);
  g_autofree char *prompt = NULL;
  EthosPosterJob job;

  if (file == NULL || self->store == NULL)
    return;

  job = ethos_poster_view_create_job (self, print);
  if (print == ETHOS_PRINT_SLIPS)
    {
      guint slips = (guint) ethos_poster_view_get_workshop (self)->people * SLIPS_A_PERSON;

      job.prompt = prompt = slip_prompt (self);
      job.n_pages = CLAMP ((slips + ETHOS_SLIPS_PER_PAGE - 1) / ETHOS_SLIPS_PER_PAGE,
                           SLIP_PAGES_DEFAULT, ETHOS_SLIPS_MAX_PAGES);
    }
  if (print != ETHOS_PRINT_POSTER)
    job.paper = paper;

  ethos_print_file_write_async (self->worker, &job, file, written_cb, g_object_ref (self));
  ethos_poster_content_unref (job.content);
}

static void
choose_file (EthosPosterView *self, EthosPosterPrint print)
{
  const EthosWorkshop *workshop = ethos_poster_view_get_workshop (self);
  EthosPaper paper = ETHOS_PAPER_A4;

  ethos_paper_from_name (ethos_poster_paper_names[workshop->poster_paper], &paper);
  ethos_print_file_choose_async (ethos_poster_view_get_window (self), print, workshop->title, paper,
                                 self->settings, file_chosen_cb, g_object_ref (self));
}

/**
 * ethos_poster_view_print:
 * @self: a poster view
 *
 * Prints the poster through the desktop's dialog.
 */
void
ethos_poster_view_print (EthosPosterView *self)
{
  g_autoptr (GError) error = NULL;
  EthosPosterJob job;

  g_return_if_fail (ETHOS_IS_POSTER_VIEW (self));

  job = ethos_poster_view_create_job (self, ETHOS_PRINT_POSTER);
  if (!ethos_print_poster (ethos_poster_view_get_window (self), job.content, job.paper,
                           job.orientation, &error))
    ethos_tell (ethos_poster_view_get_window (self), _ ("The Poster Could Not Be Printed"),
                error->message);
  ethos_poster_content_unref (job.content);
}

/**
 * ethos_poster_view_export:
 * @self: a poster view
 *
 * Asks for a file and writes the poster to it.
 */
void
ethos_poster_view_export (EthosPosterView *self)
{
  g_return_if_fail (ETHOS_IS_POSTER_VIEW (self));

  choose_file (self, ETHOS_PRINT_POSTER);
}

/**
 * ethos_poster_view_export_slips:
 * @self: a poster view
 *
 * Asks for the paper and a file and writes slips of paper to it, to be cut and written on.
 */
void
ethos_poster_view_export_slips (EthosPosterView *self)
{
  g_return_if_fail (ETHOS_IS_POSTER_VIEW (self));

  choose_file (self, ETHOS_PRINT_SLIPS);
}

/**
 * ethos_poster_view_export_cards:
 * @self: a poster view
 *
 * Asks for the paper and a file and writes the cards in large print to it.
 */
void
ethos_poster_view_export_cards (EthosPosterView *self)
{
  g_return_if_fail (ETHOS_IS_POSTER_VIEW (self));

  choose_file (self, ETHOS_PRINT_CARDS);
}
