// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-poster"

#include "config.h"

#include "ethos-poster-export.h"

#include <string.h>

#include <cairo-svg.h>

#include "ethos-poster-pdf.h"
#include "ethos-poster-sink.h"

static const char *const formats[] = {
  [ETHOS_POSTER_FORMAT_PDF] = "pdf",
  [ETHOS_POSTER_FORMAT_SVG] = "svg",
  [ETHOS_POSTER_FORMAT_PNG] = "png",
};

static const char *
get_title (const EthosPosterContent *content)
{
  if (content->title != NULL)
    return content->title;
  return content->mission_label != NULL ? content->mission_label : content->mission;
}

/**
 * ethos_poster_format_get_name:
 *
 * The name on the command line, which is the end of file names too.
 */
const char *
ethos_poster_format_get_name (EthosPosterFormat format)
{
  g_return_val_if_fail (format < G_N_ELEMENTS (formats), NULL);

  return formats[format];
}

/**
 * ethos_poster_format_from_name:
 * @name: (nullable): a name, in any case
 * @format: (out): set where the name is known
 *
 * Returns: whether @name is a format's name
 */
gboolean
ethos_poster_format_from_name (const char *name, EthosPosterFormat *format)
{
  g_return_val_if_fail (format != NULL, FALSE);

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (formats); i++)
    {
      if (g_ascii_strcasecmp (formats[i], name) == 0)
        {
          *format = i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * ethos_poster_export_pdf:
 *
 * Writes all pages as one PDF: fonts embedded, text selectable in the order of reading, structure
 * tags, outline and metadata. The same content and fonts give the same bytes. The stream is not
 * closed; after an error what was written is worthless.
 *
 * Returns: whether everything was written
 */
gboolean
ethos_poster_export_pdf (const EthosPosterLayout *layout,
                         GOutputStream *stream,
                         GCancellable *cancellable,
                         GError **error)
{
  const EthosPosterContent *content;
  EthosPosterPdf pdf = { 0 };

  g_return_val_if_fail (layout != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  content = ethos_poster_layout_get_content (layout);
  ethos_poster_layout_get_size (layout, &pdf.width, &pdf.height);
  pdf.n_pages = ethos_poster_layout_get_n_pages (layout);
  pdf.items = ethos_poster_layout_get_items (layout, &pdf.n_items);
  pdf.title = get_title (content);
  pdf.author = content->author;
  pdf.subject = content->status_label;
  pdf.mission = content->mission_label;
  pdf.vision = content->vision_label;
  pdf.date = content->date;
  return ethos_poster_pdf_write (&pdf, stream, cancellable, error);
}

/* cairo numbers the picture after how many it has made before. With a name of ours the same poster
 * gives the same bytes, and viewers that read aloud get its title.
 */
static gboolean
write_named (const char *svg, gsize n_bytes, const char *title, EthosPosterSink *sink)
{
  static const char start[] = "<g id=\"surface";
  const char *at = g_strstr_len (svg, n_bytes, start);
  const char *end = at != NULL ? memchr (at, '>', svg + n_bytes - at) : NULL;
  g_autofree char *group = NULL;

  if (end == NULL)
    return ethos_poster_sink_write (sink, (const guchar *) svg, n_bytes);
  group = g_markup_printf_escaped ("<g id=\"poster\"><title>%s</title>", title);
  end++;
  return ethos_poster_sink_write (sink, (const guchar *) svg, at - svg) &&
         ethos_poster_sink_write (sink, (const guchar *) group, strlen (group)) &&
         ethos_poster_sink_write (sink, (const guchar *) end, svg + n_bytes - end);
}

/**
 * ethos_poster_export_svg:
 * @page: from 0
 *
 * Writes one page as SVG, its text as outlines, so that it looks the same without the fonts. The
 * stream is not closed; after an error what was written is worthless.
 *
 * Returns: whether everything was written
 */
gboolean
ethos_poster_export_svg (const EthosPosterLayout *layout,
                         guint page,
                         GOutputStream *stream,
                         GCancellable *cancellable,
                         GError **error)
{
  EthosPosterSink sink = { stream, cancellable, NULL };
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  EthosPosterSink buffer = { memory, cancellable, NULL };
  cairo_surface_t *surface;
  cairo_status_t status;
  double width, height;
  cairo_t *cr;

  g_return_val_if_fail (layout != NULL, FALSE);
  g_return_val_if_fail (page < ethos_poster_layout_get_n_pages (layout), FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  ethos_poster_layout_get_size (layout, &width, &height);
  surface = cairo_svg_surface_create_for_stream (ethos_poster_sink_cairo, &buffer, width, height);
  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PT);
  cr = cairo_create (surface);
  ethos_poster_layout_draw_page (layout, cr, page);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (!ethos_poster_sink_finish (&buffer, status, error))
    return FALSE;
  write_named (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory)),
               g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory)),
               get_title (ethos_poster_layout_get_content (layout)), &sink);
  return ethos_poster_sink_finish (&sink, CAIRO_STATUS_SUCCESS, error);
}
