// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <time.h>

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "ethos-poster-export.h"
#include "poster-samples.h"

/* The A2 poster of the sample as PDF against bare Cairo and Pango putting the same text and shapes
 * in the same places, both in one run. Warm: fonts are loaded, as for a preview. Cold: every run
 * finds its fonts anew, as a command does. Prints the best of many runs: noise only ever adds. */

#define N_WARM 60
#define N_COLD 15

typedef struct
{
  EthosPosterEngine *engine;
  EthosPosterContent *content;
  EthosPosterLayout *layout; /* says where the bare drawing puts things */
} Fixture;

typedef void (*BenchFunc) (Fixture *fixture, EthosPosterEngine *engine);

static double
get_cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static double
measure (BenchFunc func, Fixture *fixture, gboolean cold)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < (cold ? N_COLD : N_WARM); i++)
    {
      double start = get_cpu_ms ();

      if (cold)
        {
          g_autoptr (EthosPosterEngine) engine = ethos_poster_engine_new ();

          func (fixture, engine);
        }
      else
        func (fixture, fixture->engine);
      best = MIN (best, get_cpu_ms () - start);
    }
  return best;
}

static void
bench_layout (Fixture *fixture, EthosPosterEngine *engine)
{
  g_autoptr (EthosPosterLayout) layout = NULL;

  layout = ethos_poster_layout_new (engine, fixture->content, ETHOS_PAPER_A2,
                                    ETHOS_ORIENTATION_PORTRAIT, NULL);
  g_assert_nonnull (layout);
}

static void
bench_ours (Fixture *fixture, EthosPosterEngine *engine)
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
bench_bare (Fixture *fixture, EthosPosterEngine *engine)
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

int
main (void)
{
  Fixture fixture = { 0 };
  double bare, ours;

  fixture.engine = ethos_poster_engine_new ();
  fixture.content = poster_sample_new ("en", 4, SAMPLE_TYPICAL);
  fixture.layout = ethos_poster_layout_new (fixture.engine, fixture.content, ETHOS_PAPER_A2,
                                            ETHOS_ORIENTATION_PORTRAIT, NULL);
  bare = measure (bench_bare, &fixture, FALSE);
  ours = measure (bench_ours, &fixture, FALSE);
  g_print ("poster A2 PDF, fonts loaded: %.2f ms, bare drawing %.2f ms, ratio %.2f (at most 2)\n",
           ours, bare, ours / bare);
  g_print ("  of which layout: %.2f ms\n", measure (bench_layout, &fixture, FALSE));
  bare = measure (bench_bare, &fixture, TRUE);
  ours = measure (bench_ours, &fixture, TRUE);
  g_print ("poster A2 PDF, fonts to find: %.2f ms, bare drawing %.2f ms, ratio %.2f (at most 2)\n",
           ours, bare, ours / bare);
  ethos_poster_layout_unref (fixture.layout);
  ethos_poster_content_unref (fixture.content);
  ethos_poster_engine_free (fixture.engine);
  return 0;
}
