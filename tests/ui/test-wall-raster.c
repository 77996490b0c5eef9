// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "ethos-wall-paint.h"

/* A part of the wall, not at its corner. */
static const GdkRectangle part = { 100, 50, 24, 16 };

static const EthosWallPaint paint = {
  .tints = { { 1, 0, 0, 1 }, { 0, 1, 0, 1 } },
  .edge = { 0, 0, 0, 1 },
  .symbol = { 1, 1, 1, 1 },
  .action = { 0, 0, 1, 1 },
  .sheet = { 1, 1, 0, 1 },
  .ink = { 0, 1, 1, 1 },
};

#define CLEAR 0u
#define RED 0xffff0000u
#define GREEN 0xff00ff00u
#define BLACK 0xff000000u
#define BLUE 0xff0000ffu
#define CYAN 0xff00ffffu
#define YELLOW 0xffffff00u
#define WHITE 0xffffffffu

typedef struct
{
  const char *what;
  EthosWallMark marks[2];
  guint n_marks;
  int factor;
  /* Where to look, and what is there. */
  int x;
  int y;
  guint32 pixel;
} Case;

static const Case cases[] = {
  { "edge", { { { 104, 52, 8, 6 }, 0 } }, 1, 1, 104, 52, BLACK },
  { "colour", { { { 104, 52, 8, 6 }, 0 } }, 1, 1, 105, 53, RED },
  { "last pixel", { { { 104, 52, 8, 6 }, 0 } }, 1, 1, 111, 57, BLACK },
  { "beside", { { { 104, 52, 8, 6 }, 0 } }, 1, 1, 112, 57, CLEAR },
  { "below", { { { 104, 52, 8, 6 }, 0 } }, 1, 1, 111, 58, CLEAR },
  { "later lies over earlier",
    { { { 104, 52, 8, 6 }, 1 }, { { 106, 53, 8, 6 }, 0 } },
    2,
    1,
    107,
    54,
    RED },
  { "whatever their colours",
    { { { 104, 52, 8, 6 }, 0 }, { { 106, 53, 8, 6 }, 1 } },
    2,
    1,
    107,
    54,
    GREEN },
  { "edge over colour",
    { { { 104, 52, 8, 6 }, 1 }, { { 106, 53, 8, 6 }, 0 } },
    2,
    1,
    106,
    54,
    BLACK },
  { "from beyond the corner", { { { 90, 40, 14, 14 }, 0 } }, 1, 1, 100, 50, RED },
  { "to beyond the other", { { { 120, 60, 30, 30 }, 1 } }, 1, 1, 123, 65, GREEN },
  { "elsewhere", { { { 300, 300, 30, 30 }, 1 } }, 1, 1, 123, 65, CLEAR },
  { "selected", { { { 104, 52, 12, 12 }, 0, .selected = TRUE } }, 1, 1, 106, 54, BLUE },
  { "found", { { { 104, 52, 12, 12 }, 0, .found = TRUE } }, 1, 1, 106, 54, CYAN },
  { "left out", { { { 104, 52, 12, 12 }, 0, .dimmed = TRUE } }, 1, 1, 106, 54, YELLOW },
  { "more edge than colour", { { { 104, 52, 7, 5 }, 0 } }, 1, 1, 104, 52, RED },
  { "small, but selected", { { { 104, 52, 7, 5 }, 0, .selected = TRUE } }, 1, 1, 104, 52, BLUE },
  { "small, and left out", { { { 104, 52, 7, 5 }, 0, .dimmed = TRUE } }, 1, 1, 104, 52, BLACK },
  { "too small for an edge", { { { 104, 52, 2, 2 }, 0 } }, 1, 1, 104, 52, RED },
  { "edge of two pixels", { { { 104, 52, 12, 12 }, 0 } }, 1, 2, 105, 53, BLACK },
};

static void
test_marks (void)
{
  g_autoptr (EthosWallSigns) none = ethos_wall_signs_new (0, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      EthosWallRaster raster;
      cairo_surface_t *surface = ethos_wall_raster_begin (&raster, &part);

      ethos_wall_paint_marks (&paint, &raster, c->marks, c->n_marks, none, c->factor);
      if (raster.pixels[(c->y - part.y) * raster.stride + c->x - part.x] != c->pixel)
        g_error ("%s: %08x", c->what,
                 raster.pixels[(c->y - part.y) * raster.stride + c->x - part.x]);
      ethos_wall_raster_end (&raster, surface);
      cairo_surface_destroy (surface);
    }
}

/* In the upper corner where reading does not begin, over the note and what it lies on. */
static void
test_signs (void)
{
  for (guint at_left = 0; at_left < 2; at_left++)
    {
      const EthosWallMark mark = { { 104, 52, 16, 14 }, ETHOS_TINT_STRAW };
      g_autoptr (EthosWallSigns) signs = ethos_wall_signs_new (7, at_left);
      EthosWallRaster raster;
      cairo_surface_t *surface = ethos_wall_raster_begin (&raster, &part);
      const int middle = 52 + 2 + 3 - 50;

      ethos_wall_paint_marks (&paint, &raster, &mark, 1, signs, 1);
      g_assert_cmphex (raster.pixels[middle * raster.stride + (at_left ? 9 : 14)], ==, WHITE);
      g_assert_cmphex (raster.pixels[middle * raster.stride + (at_left ? 16 : 8)], ==,
                       ethos_wall_raster_to_pixel (&paint.tints[ETHOS_TINT_STRAW]));
      ethos_wall_raster_end (&raster, surface);
      cairo_surface_destroy (surface);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wall-raster/marks", test_marks);
  g_test_add_func ("/wall-raster/signs", test_signs);
  return g_test_run ();
}
