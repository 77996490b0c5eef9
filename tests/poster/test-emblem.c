// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "ethos-emblem.h"

static void
get_ink (cairo_surface_t *surface, double *x0, double *y0, double *x1, double *y1)
{
  double width, height;

  cairo_recording_surface_ink_extents (surface, x0, y0, &width, &height);
  *x1 = *x0 + width;
  *y1 = *y0 + height;
}

static void
test_emblems_fill_their_square (void)
{
  for (guint i = 0; i < ETHOS_N_EMBLEMS; i++)
    {
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
      cairo_t *cr = cairo_create (surface);
      double x0, y0, x1, y1;

      g_test_message ("%s", ethos_emblem_get_name (i));
      ethos_emblem_draw (i, cr, 100, 200, 240);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      get_ink (surface, &x0, &y0, &x1, &y1);
      g_assert_cmpfloat (x0, >=, 99);
      g_assert_cmpfloat (y0, >=, 199);
      g_assert_cmpfloat (x1, <=, 341);
      g_assert_cmpfloat (y1, <=, 441);
      /* Drawings of one family have one weight: none may be much smaller than the square. */
      g_assert_cmpfloat (MAX (x1 - x0, y1 - y0), >=, 180);
      g_assert_cmpuint (ethos_emblem_get_shapes (i), >=, 1);
      g_assert_cmpuint (ethos_emblem_get_shapes (i), <=, 3);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

static void
test_emblem_names (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  EthosEmblem emblem;

  for (guint i = 0; i < ETHOS_N_EMBLEMS; i++)
    {
      const char *name = ethos_emblem_get_name (i);

      g_assert_true (g_hash_table_add (seen, (gpointer) name));
      g_assert_true (ethos_emblem_from_name (name, &emblem));
      g_assert_cmpint (emblem, ==, i);
      g_assert_nonnull (ethos_emblem_get_label (i));
    }
  g_assert_true (ethos_emblem_from_name ("hourglass", &emblem));
  g_assert_cmpint (emblem, ==, ETHOS_EMBLEM_HOURGLASS);
  g_assert_false (ethos_emblem_from_name ("", &emblem));
  g_assert_false (ethos_emblem_from_name (NULL, &emblem));
}

/* People who see no colours tell notes apart by these: no two may look alike. */
static void
test_marks_differ (void)
{
  enum
  {
    SIDE = 24
  };
  guchar pixels[ETHOS_N_TINT_MARKS][SIDE * SIDE];

  for (guint i = 0; i < ETHOS_N_TINT_MARKS; i++)
    {
      cairo_surface_t *surface =
          cairo_image_surface_create_for_data (pixels[i], CAIRO_FORMAT_A8, SIDE, SIDE, SIDE);
      cairo_t *cr = cairo_create (surface);
      guint inside = 0, outside = 0;

      memset (pixels[i], 0, sizeof pixels[i]);
      cairo_surface_mark_dirty (surface);
      ethos_mark_draw (i, cr, 4, 4, 16);
      cairo_surface_flush (surface);
      for (guint p = 0; p < SIDE * SIDE; p++)
        {
          gboolean in = p % SIDE >= 4 && p % SIDE < 20 && p / SIDE >= 4 && p / SIDE < 20;

          *(in ? &inside : &outside) += pixels[i][p] > 127;
        }
      g_assert_cmpuint (outside, ==, 0);
      g_assert_cmpuint (inside, >=, 40);
      for (guint j = 0; j < i; j++)
        {
          guint differing = 0;

          for (guint p = 0; p < SIDE * SIDE; p++)
            differing += (pixels[i][p] > 127) != (pixels[j][p] > 127);
          g_test_message ("marks %u and %u: %u pixels", i, j, differing);
          g_assert_cmpuint (differing, >=, 30);
        }
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/emblem/square", test_emblems_fill_their_square);
  g_test_add_func ("/emblem/names", test_emblem_names);
  g_test_add_func ("/mark/differ", test_marks_differ);
  return g_test_run ();
}
