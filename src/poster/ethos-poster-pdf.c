// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-poster"

#include "config.h"

#include "ethos-poster-pdf.h"

#include <cairo-pdf.h>

#include "ethos-poster-painter.h"
#include "ethos-poster-sink.h"

static void
set_metadata (cairo_surface_t *surface, const EthosPosterPdf *self)
{
  g_autofree char *date = ethos_poster_format_date (self->date);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  if (self->author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, self->author);
  if (self->subject != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, self->subject);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Ethos " ETHOS_VERSION);
  /* Without dates of our own the clock would make every file different. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

static const char *
get_heading (const EthosPosterPdf *self, const EthosPosterItem *item)
{
  if (item->kind != ETHOS_POSTER_ITEM_TEXT)
    return NULL;
  switch (item->role)
    {
    case ETHOS_POSTER_ROLE_MISSION:
      return self->mission;
    case ETHOS_POSTER_ROLE_VISION:
      return self->vision;
    case ETHOS_POSTER_ROLE_NAME:
      return item->string;
    default:
      return NULL;
    }
}

static void
add_outline (cairo_surface_t *surface, const EthosPosterPdf *self)
{
  for (guint i = 0; i < self->n_items; i++)
    {
      const EthosPosterItem *item = &self->items[i];
      const char *heading = get_heading (self, item);
      g_autofree char *place = NULL;

      if (heading == NULL)
        continue;
      /* Cairo reads fractions as the language writes them, with a comma in many; whole points are
       * read everywhere, and near enough to turn to a page. */
      place = g_strdup_printf ("page=%u pos=[%d %d]", item->page + 1, (int) item->x, (int) item->y);
      cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, heading, place,
                                     CAIRO_PDF_OUTLINE_FLAG_OPEN);
    }
}

/**
 * ethos_poster_pdf_write:
 *
 * Writes the pages with embedded fonts, structure tags, outline and metadata. The stream is not
 * closed; after an error what was written is worthless.
 *
 * Returns: whether everything was written
 */
gboolean
ethos_poster_pdf_write (const EthosPosterPdf *self,
                        GOutputStream *stream,
                        GCancellable *cancellable,
                        GError **error)
{
  EthosPosterSink sink = { stream, cancellable, NULL };
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  g_return_val_if_fail (self != NULL && self->title != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  surface = cairo_pdf_surface_create_for_stream (ethos_poster_sink_cairo, &sink, self->width,
                                                 self->height);
  set_metadata (surface, self);
  cr = cairo_create (surface);
  for (guint i = 0; i < self->n_pages; i++)
    {
      ethos_poster_paint (self->items, self->n_items, i, TRUE, cr);
      cairo_show_page (cr);
    }
  add_outline (surface, self);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return ethos_poster_sink_finish (&sink, status, error);
}
