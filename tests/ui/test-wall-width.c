// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "ethos-wall-width.h"

static const EthosWallMetrics window = { 1000, 176, 132, 16, 4, 60, 40 };
static const EthosWallMetrics screen = { 1908, 176, 132, 16, 4, 60, 40 };
static const EthosWallMetrics narrow = { 100, 176, 132, 16, 4, 60, 40 };

static const struct
{
  const char *name;
  const EthosWallMetrics *metrics;
  guint n_notes;
  int width;
} widths[] = {
  { "none", &window, 0, 1000 },
  { "a few", &window, 30, 1000 },
  { "a page of them", &window, 100, 1000 },
  { "more", &window, 102, 2000 },
  { "a large group", &window, 300, 4000 },
  { "many on a screen", &screen, 10000, 22896 },
  { "far too many", &narrow, 1000000, 3200 },
};

static void
test_steps (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_test_message ("%s", widths[i].name);
      g_assert_cmpint (ethos_wall_find_width (widths[i].metrics, widths[i].n_notes), ==,
                       widths[i].width);
    }
}

/* Where it has grown at all, the whole wall has about the shape of a window. */
static void
test_shape (void)
{
  for (guint n_notes = 102; n_notes < 20000; n_notes += n_notes / 7)
    {
      int width = ethos_wall_find_width (&window, n_notes);
      int n_across = (width + window.gap) / (window.note_width + window.gap);
      int n_rows = ((int) n_notes + n_across - 1) / n_across;
      double high = (double) n_rows * (window.note_height + window.gap) / width;

      g_assert_cmpfloat (high, <, 1);
      g_assert_cmpfloat (high, >, 0.25);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/wall-width/steps", test_steps);
  g_test_add_func ("/wall-width/shape", test_shape);

  return g_test_run ();
}
