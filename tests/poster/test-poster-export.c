// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <string.h>

#include "ethos-poster-export.h"
#include "poster-samples.h"
#include "poster-tools.h"

static EthosPosterLayout *
create_layout (EthosPosterEngine *engine, const char *language, EthosPaper paper)
{
  g_autoptr (EthosPosterContent) content = poster_sample_new (language, 4, SAMPLE_TYPICAL);
  g_autoptr (GError) error = NULL;
  EthosPosterLayout *layout =
      ethos_poster_layout_new (engine, content, paper, ETHOS_ORIENTATION_PORTRAIT, &error);

  g_assert_no_error (error);
  return layout;
}

static GBytes *export(const EthosPosterLayout *layout, EthosPosterFormat format, guint dpi)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  if (format == ETHOS_POSTER_FORMAT_PDF)
    done = ethos_poster_export_pdf (layout, stream, NULL, &error);
  else if (format == ETHOS_POSTER_FORMAT_SVG)
    done = ethos_poster_export_svg (layout, 0, stream, NULL, &error);
  else
    done = ethos_poster_export_png (layout, 0, dpi, stream, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (done);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_same_bytes (void)
{
  static const guint formats[] = { ETHOS_POSTER_FORMAT_PDF, ETHOS_POSTER_FORMAT_SVG,
                                   ETHOS_POSTER_FORMAT_PNG };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (EthosPosterEngine) engine = ethos_poster_engine_new ();
      g_autoptr (EthosPosterEngine) other = ethos_poster_engine_new ();
      g_autoptr (EthosPosterLayout) layout = create_layout (engine, "en", ETHOS_PAPER_A4);
      g_autoptr (EthosPosterLayout) twin = create_layout (other, "en", ETHOS_PAPER_A4);
      g_autoptr (GBytes) first = export(layout, formats[i], 72);
      g_autoptr (GBytes) second = export(twin, formats[i], 72);

      g_test_message ("%s: %" G_GSIZE_FORMAT " bytes", ethos_poster_format_get_name (formats[i]),
                      g_bytes_get_size (first));
      g_assert_true (g_bytes_equal (first, second));
    }
}

/* The words of the statement, in the order of reading, can be selected and searched. */
static void
test_pdf_text (gconstpointer data)
{
  g_autoptr (EthosPosterEngine) engine = ethos_poster_engine_new ();
  g_autoptr (EthosPosterLayout) layout = create_layout (engine, data, ETHOS_PAPER_A2);
  g_autoptr (GBytes) bytes = export(layout, ETHOS_POSTER_FORMAT_PDF, 0);
  g_autoptr (GPtrArray) texts = poster_sample_dup_texts (ethos_poster_layout_get_content (layout));
  g_autofree char *out = poster_tool_run (bytes, "pdftotext", "-raw", TRUE);
  g_autofree char *all = NULL;
  const char *at;

  if (out == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  all = poster_tool_join_words (out);
  at = all;
  for (guint i = 0; i < texts->len; i++)
    {
      g_autofree char *text = poster_tool_join_words (g_ptr_array_index (texts, i));
      const char *found = strstr (at, text);

      g_test_message ("%s", text);
      g_assert_nonnull (found);
      at = found + strlen (text);
    }
}

static void
test_pdf_facts (void)
{
  g_autoptr (EthosPosterEngine) engine = ethos_poster_engine_new ();
  g_autoptr (EthosPosterLayout) layout = create_layout (engine, "en", ETHOS_PAPER_A2);
  g_autoptr (GBytes) bytes = export(layout, ETHOS_POSTER_FORMAT_PDF, 0);
  g_autofree char *info = poster_tool_run (bytes, "pdfinfo", NULL, FALSE);
  g_autofree char *structure = poster_tool_run (bytes, "pdfinfo", "-struct-text", FALSE);
  g_autofree char *fonts = poster_tool_run (bytes, "pdffonts", NULL, FALSE);
  g_auto (GStrv) lines = NULL;

  g_assert_nonnull (memmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                            "/CreationDate (20231114221320", 29));
  if (info == NULL || fonts == NULL)
    {
      g_test_skip ("pdfinfo and pdffonts are not installed");
      return;
    }
  g_test_message ("%s\n%s\n%s", info, fonts, structure);
  g_assert_nonnull (strstr (info, "The library on our street"));
  g_assert_nonnull (strstr (info, "Author:          Ethos"));
  g_assert_nonnull (strstr (info, "(A2)"));
  g_assert_nonnull (strstr (info, "Tagged:          yes"));
  g_assert_nonnull (strstr (structure, "LBody"));
  g_assert_nonnull (strstr (structure, "H1"));

  /* Name, type, encoding, then “emb sub uni”: all yes. */
  lines = g_strsplit (fonts, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >=, 4);
  for (guint i = 2; lines[i] != NULL && lines[i][0] != '\0'; i++)
    g_assert_nonnull (strstr (lines[i], "yes yes yes"));
}

static guint32
read_be32 (const guchar *bytes)
{
  return (guint32) bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3];
}

static const guchar *
find_chunk (GBytes *bytes, const char *name)
{
  gsize size;
  const guchar *data = g_bytes_get_data (bytes, &size);

  for (gsize at = 8; at + 12 <= size; at += 12 + read_be32 (data + at))
    {
      if (memcmp (data + at + 4, name, 4) == 0)
        return data + at + 8;
    }
  return NULL;
}

static void
test_png_size (void)
{
  g_autoptr (EthosPosterEngine) engine = ethos_poster_engine_new ();
  g_autoptr (EthosPosterLayout) layout = create_layout (engine, "en", ETHOS_PAPER_A4);
  g_autoptr (GBytes) bytes = export(layout, ETHOS_POSTER_FORMAT_PNG, 100);
  const guchar *header = find_chunk (bytes, "IHDR");
  const guchar *physical = find_chunk (bytes, "pHYs");

  g_assert_nonnull (header);
  g_assert_nonnull (physical);
  g_assert_cmpuint (read_be32 (header), ==, 827);
  g_assert_cmpuint (read_be32 (header + 4), ==, 1169);
  g_assert_cmpuint (read_be32 (physical), ==, 3937);
  g_assert_cmpuint (read_be32 (physical + 4), ==, 3937);
  g_assert_cmpuint (physical[8], ==, 1);
}

static cairo_status_t
read_cb (void *data, guchar *out, guint n)
{
  GInputStream *stream = data;
  gsize n_read;

  return g_input_stream_read_all (stream, out, n, &n_read, NULL, NULL) && n_read == n
             ? CAIRO_STATUS_SUCCESS
             : CAIRO_STATUS_READ_ERROR;
}

/* The bands of the picture fit together: it equals the page drawn at once. */
static void
test_png_bands (void)
{
  g_autoptr (EthosPosterEngine) engine = ethos_poster_engine_new ();
  g_autoptr (EthosPosterLayout) layout = create_layout (engine, "en", ETHOS_PAPER_A4);
  g_autoptr (GBytes) bytes = export(layout, ETHOS_POSTER_FORMAT_PNG, 96);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  cairo_surface_t *png = cairo_image_surface_create_from_png_stream (read_cb, stream);
  int width = cairo_image_surface_get_width (png);
  int height = cairo_image_surface_get_height (png);
  cairo_surface_t *whole = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (whole);
  guint differing = 0;

  g_assert_cmpint (height, >, 4 * 256);
  cairo_scale (cr, 96 / 72.0, 96 / 72.0);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  ethos_poster_layout_draw_page (layout, cr, 0);
  cairo_surface_flush (whole);
  for (int y = 0; y < height; y++)
    {
      const guchar *a =
          cairo_image_surface_get_data (png) + y * cairo_image_surface_get_stride (png);
      const guchar *b =
          cairo_image_surface_get_data (whole) + y * cairo_image_surface_get_stride (whole);

      for (int x = 0; x < width; x++)
        differing += memcmp (a + 4 * x, b + 4 * x, 3) != 0;
    }
  g_assert_cmpuint (differing, ==, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (whole);
  cairo_surface_destroy (png);
}

static void
test_svg (void)
{
  g_autoptr (EthosPosterEngine) engine = ethos_poster_engine_new ();
  g_autoptr (EthosPosterLayout) layout = create_layout (engine, "en", ETHOS_PAPER_A4);
  g_autoptr (GBytes) bytes = export(layout, ETHOS_POSTER_FORMAT_SVG, 0);
  g_autofree char *out = poster_tool_run (bytes, "xmllint", "--noout", FALSE);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_nonnull (strstr (text, "width=\"595.275591pt\""));
  if (out == NULL)
    g_test_skip ("xmllint is not installed");
}

/* A stream that fails, as a full disk does: the error comes through, once, whatever the format. */
static void
test_full_disk (void)
{
  g_autoptr (EthosPosterEngine) engine = ethos_poster_engine_new ();
  g_autoptr (EthosPosterLayout) layout = create_layout (engine, "en", ETHOS_PAPER_A4);

  for (guint format = 0; format < 3; format++)
    {
      static guchar buffer[100];
      g_autoptr (GOutputStream) stream =
          g_memory_output_stream_new (buffer, sizeof buffer, NULL, NULL);
      g_autoptr (GError) error = NULL;
      gboolean done;

      if (format == ETHOS_POSTER_FORMAT_PDF)
        done = ethos_poster_export_pdf (layout, stream, NULL, &error);
      else if (format == ETHOS_POSTER_FORMAT_SVG)
        done = ethos_poster_export_svg (layout, 0, stream, NULL, &error);
      else
        done = ethos_poster_export_png (layout, 0, 72, stream, NULL, &error);
      g_assert_false (done);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/poster/export/same-bytes", test_same_bytes);
  g_test_add_data_func ("/poster/export/pdf-text/en", "en", test_pdf_text);
  g_test_add_data_func ("/poster/export/pdf-text/de", "de", test_pdf_text);
  g_test_add_data_func ("/poster/export/pdf-text/zh", "zh-Hans", test_pdf_text);
  g_test_add_func ("/poster/export/pdf-facts", test_pdf_facts);
  g_test_add_func ("/poster/export/png-size", test_png_size);
  g_test_add_func ("/poster/export/png-bands", test_png_bands);
  g_test_add_func ("/poster/export/svg", test_svg);
  g_test_add_func ("/poster/export/full-disk", test_full_disk);
  return g_test_run ();
}
