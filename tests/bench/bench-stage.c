// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <pango/pangocairo.h>

#include "bench-report.h"
#include "ethos-projection.h"
#include "ethos-stage-painter.h"
#include "reading-samples.h"

/* The pages of the projector, painted as they are when something changes, against bare Cairo and
 * Pango with the same number of notes. A page is painted between two frames of the window. */

#define WIDTH 1920
#define HEIGHT 1080
#define N_RUNS 40

#define WALL_RATIO_MAX 4.0

typedef struct
{
  EthosAudience *audience;
  cairo_t *cr;
  PangoContext *context;
} Fixture;

static void
paint_ours (gpointer data)
{
  Fixture *fixture = data;

  ethos_stage_paint (fixture->audience, 0, fixture->cr, fixture->context, WIDTH, HEIGHT);
}

static void
paint_bare (gpointer data)
{
  Fixture *fixture = data;
  const EthosAudienceParts *parts = ethos_audience_get_parts (fixture->audience);
  guint n_notes = ethos_audience_wall_get_n_notes (parts->wall);
  PangoFontDescription *font = pango_font_description_from_string ("Noto Sans");

  pango_font_description_set_absolute_size (font, 14 * PANGO_SCALE);
  cairo_set_source_rgb (fixture->cr, 1, 1, 1);
  cairo_paint (fixture->cr);
  for (guint i = 0; i < n_notes; i++)
    {
      g_autoptr (PangoLayout) text = pango_layout_new (fixture->context);
      double x = i % 12 * 155, y = i / 12 * 110;

      cairo_set_source_rgb (fixture->cr, 0.9, 0.9, 0.7);
      cairo_rectangle (fixture->cr, x, y, 150, 105);
      cairo_fill (fixture->cr);
      pango_layout_set_font_description (text, font);
      pango_layout_set_width (text, 140 * PANGO_SCALE);
      pango_layout_set_text (text, ethos_audience_wall_get_note (parts->wall, i)->text, -1);
      cairo_set_source_rgb (fixture->cr, 0.1, 0.1, 0.1);
      cairo_move_to (fixture->cr, x + 5, y + 5);
      pango_cairo_show_layout (fixture->cr, text);
    }
  pango_font_description_free (font);
}

static const ReadingSample *
find_sample (const char *name)
{
  for (guint i = 0; i < n_reading_samples; i++)
    if (g_str_equal (reading_samples[i].name, name))
      return &reading_samples[i];
  g_error ("There is no sample “%s”", name);
}

/* Until the wall of the sample is what the room sees. */
static void
show_wall (EthosStore *store)
{
  EthosSession *session = ethos_store_get_session (store);

  while (ethos_session_get_current (session)->kind != ETHOS_ACTIVITY_GROUP)
    g_assert_true (ethos_store_run (store, ethos_op_new ("activity-next", NULL)));
  ethos_store_run (store, ethos_op_new ("activity-prompt", "value", TRUE, NULL));
}

int
main (int argc, char **argv)
{
  g_autoptr (EthosSession) session = ethos_session_new ();
  EthosStore *store = reading_sample_new_store (find_sample ("usual"), session);
  g_autoptr (EthosProjection) projection = ethos_projection_new (store);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  Fixture fixture = { .cr = cairo_create (surface) };

  bench_init (&argc, argv);
  show_wall (store);
  ethos_projection_flush (projection);
  fixture.audience = ethos_projection_get_audience (projection);
  g_assert_cmpint (ethos_audience_get_parts (fixture.audience)->scene, ==, ETHOS_SCENE_WALL);
  fixture.context = pango_cairo_create_context (fixture.cr);
  bench_compare ("projector: 80 notes in 8 groups / bare drawing", paint_ours, paint_bare, &fixture,
                 N_RUNS, WALL_RATIO_MAX);
  g_object_unref (fixture.context);
  cairo_destroy (fixture.cr);
  cairo_surface_destroy (surface);
  g_object_unref (store);
  return bench_finish ();
}
