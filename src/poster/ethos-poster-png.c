// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-poster"

#include "config.h"

#include "ethos-poster-png.h"

#include <math.h>
#include <setjmp.h>

#include <png.h>

#include "ethos-poster-sink.h"

/* Rows drawn at a time. A band of A0 at 300 dpi is 10 MB, where the whole would be 558. */
#define BAND_ROWS 256

/* Most of a poster is one colour: higher levels cost twice the time and save a tenth. */
#define COMPRESSION_LEVEL 3

typedef struct
{
  const EthosPosterLayout *layout;
  EthosPosterSink *sink;
  guint page;
  guint dpi;
  guint width;
  guint height;
  cairo_surface_t *band;
  guchar *row;
} Picture;

static void
write_cb (png_structp png, png_bytep bytes, png_size_t n_bytes)
{
  EthosPosterSink *sink = png_get_io_ptr (png);

  if (!ethos_poster_sink_write (sink, bytes, n_bytes))
    png_error (png, "write failed");
}

static void
flush_cb (png_structp png)
{
}

static void
error_cb (png_structp png, png_const_charp message)
{
  EthosPosterSink *sink = png_get_error_ptr (png);

  if (sink->error == NULL)
    sink->error = g_error_new_literal (ETHOS_POSTER_ERROR, ETHOS_POSTER_ERROR_FAILED, message);
  longjmp (png_jmpbuf (png), 1);
}

static void
warning_cb (png_structp png, png_const_charp message)
{
  g_debug ("libpng: %s", message);
}

static gboolean
draw_band (Picture *picture, guint first)
{
  double scale = picture->dpi / 72.0;
  cairo_t *cr = cairo_create (picture->band);
  cairo_status_t status;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_translate (cr, 0, -(double) first);
  cairo_scale (cr, scale, scale);
  ethos_poster_layout_draw_page (picture->layout, cr, picture->page);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_flush (picture->band);
  return status == CAIRO_STATUS_SUCCESS;
}

static void
convert_row (Picture *picture, guint row)
{
  const guchar *data = cairo_image_surface_get_data (picture->band);
  gsize stride = cairo_image_surface_get_stride (picture->band);
  const guint32 *pixels = (const guint32 *) (const void *) (data + row * stride);

  for (guint x = 0; x < picture->width; x++)
    {
      picture->row[3 * x] = pixels[x] >> 16 & 0xFF;
      picture->row[3 * x + 1] = pixels[x] >> 8 & 0xFF;
      picture->row[3 * x + 2] = pixels[x] & 0xFF;
    }
}

static void
write_header (Picture *picture, png_structp png, png_infop info)
{
  const EthosPosterContent *content = ethos_poster_layout_get_content (picture->layout);
  guint per_metre = lround (picture->dpi / 0.0254);
  png_text text[2] = {
    { .compression = PNG_ITXT_COMPRESSION_NONE, .key = (char *) "Title", .text = content->title },
    { .compression = PNG_ITXT_COMPRESSION_NONE, .key = (char *) "Author", .text = content->author },
  };

  png_set_IHDR (png, info, picture->width, picture->height, 8, PNG_COLOR_TYPE_RGB,
                PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_sRGB (png, info, PNG_sRGB_INTENT_PERCEPTUAL);
  png_set_pHYs (png, info, per_metre, per_metre, PNG_RESOLUTION_METER);
  for (guint i = 0; i < G_N_ELEMENTS (text); i++)
    {
      if (text[i].text != NULL)
        png_set_text (png, info, &text[i], 1);
    }
  png_set_compression_level (png, COMPRESSION_LEVEL);
  png_set_filter (png, PNG_FILTER_TYPE_BASE, PNG_FILTER_UP);
  png_write_info (png, info);
}

/* Apart, because nothing that longjmp could clobber may live here. */
static gboolean
write_png (Picture *picture, png_structp png, png_infop info)
{
  if (setjmp (png_jmpbuf (png)) != 0)
    return FALSE;
  write_header (picture, png, info);
  for (guint y = 0; y < picture->height; y++)
    {
      if (y % BAND_ROWS == 0 && !draw_band (picture, y))
        png_error (png, "drawing failed");
      if (y % BAND_ROWS == 0 &&
          g_cancellable_set_error_if_cancelled (picture->sink->cancellable, &picture->sink->error))
        png_error (png, "cancelled");
      convert_row (picture, y % BAND_ROWS);
      png_write_row (png, picture->row);
    }
  png_write_end (png, info);
  return TRUE;
}

/**
 * ethos_poster_export_png:
 * @page: from 0
 * @dpi: dots per inch, from %ETHOS_POSTER_MIN_DPI to %ETHOS_POSTER_MAX_DPI
 *
 * Writes one page as PNG that knows its size on paper, in bands, so that large paper takes little
 * memory. The stream is not closed; after an error what was written is worthless.
 *
 * Returns: whether everything was written
 */
gboolean
ethos_poster_export_png (const EthosPosterLayout *layout,
                         guint page,
                         guint dpi,
                         GOutputStream *stream,
                         GCancellable *cancellable,
                         GError **error)
{
  EthosPosterSink sink = { stream, cancellable, NULL };
  Picture picture = { .layout = layout, .sink = &sink, .page = page, .dpi = dpi };
  double width, height;
  png_structp png;
  png_infop info;

  g_return_val_if_fail (layout != NULL, FALSE);
  g_return_val_if_fail (page < ethos_poster_layout_get_n_pages (layout), FALSE);
  g_return_val_if_fail (dpi >= ETHOS_POSTER_MIN_DPI && dpi <= ETHOS_POSTER_MAX_DPI, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  ethos_poster_layout_get_size (layout, &width, &height);
  picture.width = lround (width * dpi / 72);
  picture.height = lround (height * dpi / 72);
  png = png_create_write_struct (PNG_LIBPNG_VER_STRING, &sink, error_cb, warning_cb);
  info = png_create_info_struct (png);
  png_set_write_fn (png, &sink, write_cb, flush_cb);
  picture.band = cairo_image_surface_create (CAIRO_FORMAT_RGB24, picture.width,
                                             MIN (BAND_ROWS, picture.height));
  picture.row = g_malloc (3 * (gsize) picture.width);
  write_png (&picture, png, info);
  png_destroy_write_struct (&png, &info);
  g_free (picture.row);
  cairo_surface_destroy (picture.band);
  return ethos_poster_sink_finish (&sink, CAIRO_STATUS_SUCCESS, error);
}
