// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "ethos-wall-camera.h"

#define assert_near(a, b) g_assert_cmpfloat_with_epsilon (a, b, 1e-6)

static const EthosWallCamera cameras[] = {
  { 1, 0, 0 }, { 1, 120, 4000 }, { 0.05, 3, -70 }, { 0.37, -200, 12 }, { 2, 913, 5 },
};

static const double points[][2] = { { 0, 0 }, { 13, 700 }, { 1919, 1079 }, { -5, 20000 } };

/* So large that the whole of it cannot be shown: only the limits of all walls count. */
static const EthosWallSight endless = { 1e6, 1e6, 800, 600, 0, 0 };

/* There and back is where it began. */
static void
test_there_and_back (void)
{
  double x = 100, y = 50;

  ethos_wall_camera_to_screen (&(EthosWallCamera){ 0.5, 20, -10 }, &x, &y);
  assert_near (x, 30);
  assert_near (y, 35);
  for (gsize i = 0; i < G_N_ELEMENTS (cameras); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (points); j++)
      {
        x = points[j][0];
        y = points[j][1];
        ethos_wall_camera_to_wall (&cameras[i], &x, &y);
        ethos_wall_camera_to_screen (&cameras[i], &x, &y);
        assert_near (x, points[j][0]);
        assert_near (y, points[j][1]);
      }
}

/* What is below the pointer stays there, and there are limits. */
static void
test_zoom_at (void)
{
  static const struct
  {
    double asked;
    double got;
  } zooms[] = { { 1, 1 }, { 0.3, 0.3 }, { 2, 2 }, { 7, 2 }, { 0.01, 0.02 }, { -1, 0.02 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cameras); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (points); j++)
      for (gsize k = 0; k < G_N_ELEMENTS (zooms); k++)
        {
          EthosWallCamera camera = cameras[i];
          double x = points[j][0], y = points[j][1];

          ethos_wall_camera_to_wall (&camera, &x, &y);
          ethos_wall_camera_zoom_at (&camera, &endless, zooms[k].asked, points[j][0], points[j][1]);
          assert_near (camera.zoom, zooms[k].got);
          ethos_wall_camera_to_screen (&camera, &x, &y);
          assert_near (x, points[j][0]);
          assert_near (y, points[j][1]);
        }
}

/* What was between two fingers is there still, wherever they have gone. */
static void
test_pinch (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cameras); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (points); j++)
      {
        const double *from = points[j], *to = points[(j + 1) % G_N_ELEMENTS (points)];
        EthosWallCamera camera = cameras[i];
        double x = from[0], y = from[1];

        ethos_wall_camera_to_wall (&camera, &x, &y);
        ethos_wall_camera_pinch (&camera, &endless, 0.7, from[0], from[1], to[0], to[1]);
        assert_near (camera.zoom, cameras[i].zoom * 0.7);
        ethos_wall_camera_to_screen (&camera, &x, &y);
        assert_near (x, to[0]);
        assert_near (y, to[1]);
        ethos_wall_camera_pinch (&camera, &endless, 1000, 0, 0, 0, 0);
        assert_near (camera.zoom, ETHOS_WALL_ZOOM_MAX);
      }
}

static const struct
{
  const char *name;
  EthosWallSight sight;
  EthosWallCamera fit;
} fits[] = {
  { "as large", { 800, 600, 800, 600 }, { 1, 0, 0 } },
  { "small", { 400, 300, 800, 600 }, { 1, -200, -150 } },
  { "high", { 800, 6000, 800, 600 }, { 0.1, -360, 0 } },
  { "wide", { 8000, 600, 800, 600 }, { 0.1, 0, -270 } },
  { "far too high", { 800, 60000, 800, 600 }, { 0.02, -392, 0 } },
  { "above the bar", { 800, 6000, 800, 660, 0, 60 }, { 0.1, -360, 0 } },
  { "small above the bar", { 400, 300, 800, 600, 0, 60 }, { 1, -200, -120 } },
  { "nothing", { 0, 0, 800, 600 }, { 1, -400, -300 } },
};

static void
test_fit (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fits); i++)
    {
      EthosWallCamera camera = { 2, 500, 500 };

      g_test_message ("%s", fits[i].name);
      ethos_wall_camera_fit (&camera, &fits[i].sight);
      assert_near (camera.zoom, fits[i].fit.zoom);
      assert_near (camera.x, fits[i].fit.x);
      assert_near (camera.y, fits[i].fit.y);
    }
}

static const struct
{
  const char *name;
  EthosWallCamera camera;
  EthosWallCamera clamped;
} clamps[] = {
  { "inside", { 1, 100, 200 }, { 1, 100, 200 } },
  { "before", { 1, -1, -900 }, { 1, 0, 0 } },
  { "behind", { 1, 3000, 9000 }, { 1, 200, 1400 } },
  { "larger", { 2, 3000, 9000 }, { 2, 1200, 3400 } },
  { "all across", { 0.5, 60, 900 }, { 0.5, -150, 400 } },
  { "out of the limits", { 50, 0, 0 }, { 2, 0, 0 } },
};

static void
test_clamp (void)
{
  static const EthosWallSight sight = { 1000, 2000, 800, 600 };

  for (gsize i = 0; i < G_N_ELEMENTS (clamps); i++)
    {
      EthosWallCamera camera = clamps[i].camera;

      g_test_message ("%s", clamps[i].name);
      ethos_wall_camera_clamp (&camera, &sight);
      assert_near (camera.zoom, clamps[i].clamped.zoom);
      assert_near (camera.x, clamps[i].clamped.x);
      assert_near (camera.y, clamps[i].clamped.y);
    }
}

static const struct
{
  const char *name;
  EthosWallSight sight;
  double least;
} leasts[] = {
  { "small", { 400, 300, 800, 600 }, 0.8 },
  { "as large", { 800, 600, 800, 600 }, 0.8 },
  { "high", { 800, 1000, 800, 600 }, 0.48 },
  { "high above the bar", { 800, 1000, 800, 660, 200, 60 }, 0.48 },
  { "far too high", { 800, 60000, 800, 600 }, ETHOS_WALL_ZOOM_MIN },
  { "no size yet", { 0, 0, 800, 600 }, ETHOS_WALL_ZOOM_MIN },
  { "no view yet", { 800, 1000, 0, 0 }, ETHOS_WALL_ZOOM_MIN },
};

/* It becomes no smaller than the whole wall with some air, which is never more than what fits. */
static void
test_least (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (leasts); i++)
    {
      EthosWallCamera camera = { 1, 0, 0 };
      EthosWallCamera fit = { 1, 0, 0 };

      g_test_message ("%s", leasts[i].name);
      assert_near (ethos_wall_camera_get_least (&leasts[i].sight), leasts[i].least);
      ethos_wall_camera_zoom_at (&camera, &leasts[i].sight, 0.001, 10, 10);
      assert_near (camera.zoom, leasts[i].least);
      ethos_wall_camera_fit (&fit, &leasts[i].sight);
      g_assert_cmpfloat (fit.zoom, >=, camera.zoom);
    }
}

/* What lies over the lower corner, on the right and for those who read from right to left. */
#define RIGHT                                                                                      \
  {                                                                                                \
    { 600, 400 }, { 200, 200 }                                                                     \
  }
#define LEFT                                                                                       \
  {                                                                                                \
    { 0, 400 }, { 200, 200 }                                                                       \
  }

static const struct
{
  const char *name;
  EthosWallCamera camera;
  graphene_rect_t place;
  graphene_rect_t cover;
  EthosWallCamera shown;
} shows[] = {
  { "seen", { 1, 100, 200 }, { { 300, 300 }, { 100, 75 } }, RIGHT, { 1, 100, 200 } },
  { "beside it", { 1, 0, 0 }, { { 500, 500 }, { 100, 75 } }, RIGHT, { 1, 0, 0 } },
  { "above it", { 1, 0, 0 }, { { 650, 325 }, { 100, 75 } }, RIGHT, { 1, 0, 0 } },
  { "under it", { 1, 0, 0 }, { { 650, 450 }, { 100, 75 } }, RIGHT, { 1, 0, 125 } },
  { "half under it", { 1, 0, 0 }, { { 550, 350 }, { 100, 75 } }, RIGHT, { 1, 0, 25 } },
  { "under it, on the left", { 1, 0, 0 }, { { 50, 450 }, { 100, 75 } }, LEFT, { 1, 0, 125 } },
  { "on the other side", { 1, 0, 0 }, { { 650, 450 }, { 100, 75 } }, LEFT, { 1, 0, 0 } },
  { "far below", { 1, 0, 0 }, { { 650, 1500 }, { 100, 75 } }, RIGHT, { 1, 0, 1175 } },
  { "far above", { 1, 0, 1500 }, { { 650, 300 }, { 100, 75 } }, RIGHT, { 1, 0, 300 } },
  { "the last", { 1, 0, 0 }, { { 900, 1925 }, { 100, 75 } }, RIGHT, { 1, 200, 1600 } },
  { "smaller", { 0.5, 0, 0 }, { { 1300, 900 }, { 200, 150 } }, RIGHT, { 0.5, 0, 125 } },
  { "higher than there is room",
    { 1, 0, 0 },
    { { 650, 300 }, { 100, 500 } },
    RIGHT,
    { 1, 0, 300 } },
  { "nothing lies over", { 1, 0, 0 }, { { 650, 450 }, { 100, 75 } }, { { 0 } }, { 1, 0, 0 } },
};

static void
test_show (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shows); i++)
    {
      EthosWallSight sight = {
        1000 / shows[i].camera.zoom, 2000 / shows[i].camera.zoom, 800, 600, 200, 60
      };
      EthosWallCamera camera = shows[i].camera;

      g_test_message ("%s", shows[i].name);
      ethos_wall_camera_show (&camera, &sight, &shows[i].place, &shows[i].cover);
      assert_near (camera.zoom, shows[i].shown.zoom);
      assert_near (camera.x, shows[i].shown.x);
      assert_near (camera.y, shows[i].shown.y);
    }
}

/* Whatever its size, the end of the wall can be brought clear of what lies over it. */
static void
test_end_is_clear (void)
{
  for (int width = 400; width <= 1200; width += 100)
    for (int height = 300; height <= 1000; height += 10)
      {
        EthosWallSight sight = { width, height, 800, 600, 200, 60 };
        graphene_rect_t place = { { 0, (float) height - 75 }, { (float) width, 75 } };
        EthosWallCamera camera = { 1, 0, 0 };
        double foot = ethos_wall_camera_get_foot (&camera, &sight);
        graphene_rect_t cover = { { 0, (float) (600 - foot) }, { 800, (float) foot } };

        ethos_wall_camera_show (&camera, &sight, &place, &cover);
        g_assert_cmpfloat (height - camera.y, <=, 600 - foot + 1);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/wall-camera/there-and-back", test_there_and_back);
  g_test_add_func ("/wall-camera/zoom-at", test_zoom_at);
  g_test_add_func ("/wall-camera/pinch", test_pinch);
  g_test_add_func ("/wall-camera/fit", test_fit);
  g_test_add_func ("/wall-camera/clamp", test_clamp);
  g_test_add_func ("/wall-camera/least", test_least);
  g_test_add_func ("/wall-camera/show", test_show);
  g_test_add_func ("/wall-camera/end-is-clear", test_end_is_clear);

  return g_test_run ();
}
