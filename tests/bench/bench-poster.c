// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "bench-report.h"
#include "ethos-poster-export.h"
#include "poster-samples.h"

/* The A2 poster of the sample as PDF against bare Cairo and Pango putting the same text and shapes
 * in the same places, both in one run. Warm: fonts are loaded, as for a preview. Cold: every run
 * finds its fonts anew, as a command does. */

#define N_WARM 60
#define N_COLD 15

#define POSTER_RATIO_MAX 2.0

typedef struct
{
  EthosPosterEngine *engine;
  EthosPosterContent *content;
  EthosPosterLayout *layout; /* says where the bare drawing puts things */
} Fixture;

static void
make_ours (Fixture *fixture, EthosPosterEngine *engine)
{
  g_autoptr (EthosPosterLayout) layout = NULL;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  layout = ethos_poster_layout_new (engine, fixture->content, ETHOS_PAPER_A2,
                                    ETHOS_ORIENTATION_PORTRAIT, NULL);
  g_assert_true (ethos_poster_export_pdf (layout, stream, NULL, NULL));
}

static cairo_status_t
write_cb (void *data, const guchar *bytes, guint n_bytes)
{
  g_byte_array_append (data, bytes, n_bytes);
  return CAIRO_STATUS_SUCCESS;
}

static void
draw_bare (cairo_t *cr, PangoContext *context, const EthosPosterItem *item)
{
  cairo_set_source_rgb (cr, 0.2, 0.2, 0.2);
  if (item->kind == ETHOS_POSTER_ITEM_TEXT)
    {
      const EthosPosterFace *face = ethos_poster_face_get (item->role);
      PangoFontDescription *font = pango_font_description_new ();
      g_autoptr (PangoLayout) text = pango_layout_new (context);

      pango_font_description_set_family_static (font, face->families);
      pango_font_description_set_weight (font, face->semibold ? PANGO_WEIGHT_SEMIBOLD
                                                              : PANGO_WEIGHT_NORMAL);
      pango_font_description_set_absolute_size (font, item->size * PANGO_SCALE);
      pango_layout_set_font_description (text, font);
      pango_layout_set_text (text, item->string, -1);
      pango_layout_set_width (text, item->width * PANGO_SCALE);
      cairo_move_to (cr, item->x, item->y);
      pango_cairo_show_layout (cr, text);
      pango_font_description_free (font);
    }
  else
    {
      cairo_rectangle (cr, item->x, item->y, item->width, item->height);
      cairo_fill (cr);
    }
}

static void
make_bare (Fixture *fixture, EthosPosterEngine *engine)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  PangoContext *context = ethos_poster_engine_create_context (engine, "en");
  cairo_surface_t *surface;
  const EthosPosterItem *items;
  double width, height;
  guint n_items;
  cairo_t *cr;

  ethos_poster_layout_get_size (fixture->layout, &width, &height);
  items = ethos_poster_layout_get_items (fixture->layout, &n_items);
  surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, width, height);
  cr = cairo_create (surface);
  for (guint i = 0; i < n_items; i++)
    draw_bare (cr, context, &items[i]);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  g_object_unref (context);
}

static void
warm_ours (gpointer data)
{
  Fixture *fixture = data;

  make_ours (fixture, fixture->engine);
}

static void
warm_bare (gpointer data)
{
  Fixture *fixture = data;

  make_bare (fixture, fixture->engine);
}

static void
cold_ours (gpointer data)
{
  g_autoptr (EthosPosterEngine) engine = ethos_poster_engine_new ();

  make_ours (data, engine);
}

static void
cold_bare (gpointer data)
{
  g_autoptr (EthosPosterEngine) engine = ethos_poster_engine_new ();

  make_bare (data, engine);
}

int
main (int argc, char **argv)
{
  Fixture fixture = { 0 };

  bench_init (&argc, argv);
  fixture.engine = ethos_poster_engine_new ();
  fixture.content = poster_sample_new ("en", 4, SAMPLE_TYPICAL);
  fixture.layout = ethos_poster_layout_new (fixture.engine, fixture.content, ETHOS_PAPER_A2,
                                            ETHOS_ORIENTATION_PORTRAIT, NULL);
  bench_compare ("poster A2 PDF, fonts loaded / bare drawing", warm_ours, warm_bare, &fixture,
                 N_WARM, POSTER_RATIO_MAX);
  bench_compare ("poster A2 PDF, fonts to find / bare drawing", cold_ours, cold_bare, &fixture,
                 N_COLD, POSTER_RATIO_MAX);
  ethos_poster_layout_unref (fixture.layout);
  ethos_poster_content_unref (fixture.content);
  ethos_poster_engine_free (fixture.engine);
  return bench_finish ();
}
