// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "test-wall-picture"

#include "config.h"

#include <string.h>

#include <cairo.h>

#include "ethos-wall-picture.h"

typedef struct
{
  const guchar *bytes;
  gsize left;
} Reading;

static cairo_status_t
read_cb (void *closure, guchar *bytes, guint n_bytes)
{
  Reading *reading = closure;

  if (n_bytes > reading->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (bytes, reading->bytes, n_bytes);
  reading->bytes += n_bytes;
  reading->left -= n_bytes;
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
draw (const EthosWallPicture *picture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = ethos_wall_picture_draw (picture, NULL, &error);
  Reading reading;
  cairo_surface_t *surface;
  int width, height;

  g_assert_no_error (error);
  reading.bytes = g_bytes_get_data (png, &reading.left);
  surface = cairo_image_surface_create_from_png_stream (read_cb, &reading);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  ethos_wall_picture_get_size (picture, &width, &height);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, height);
  return surface;
}

static EthosRgb
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guchar *row = cairo_image_surface_get_data (surface) +
                      (gsize) y * (gsize) cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (gconstpointer) row)[x] & 0xffffff;
}

static guint
count_pixels (cairo_surface_t *surface, EthosRgb colour)
{
  guint n_pixels = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      n_pixels += get_pixel (surface, x, y) == colour ? 1 : 0;
  return n_pixels;
}

/* Each part is there, in the colours of its theme, and the words are read on it. */
static void
test_parts (void)
{
  for (EthosTheme theme = ETHOS_THEME_LIGHT; theme <= ETHOS_THEME_DARK; theme++)
    {
      g_autoptr (EthosWallPicture) picture = ethos_wall_picture_new (theme, "Sans", 15, FALSE);
      g_autoptr (EthosWallPicture) blank = ethos_wall_picture_new (theme, "Sans", 15, FALSE);
      EthosRgb ink = ethos_palette_get_on_tint (theme);
      cairo_surface_t *surface, *without;

      ethos_wall_picture_add_group (picture, "Care", -10, 100, 200, 180);
      ethos_wall_picture_add_note (picture, "We listen", ETHOS_TINT_SKY, 0, 140, 176, 132);
      ethos_wall_picture_add_note (blank, "", ETHOS_TINT_SKY, 0, 140, 176, 132);
      surface = draw (picture);
      without = draw (blank);
      g_assert_cmphex (get_pixel (surface, 1, 1), ==,
                       ethos_palette_get_tone (theme, ETHOS_TONE_PAPER));
      g_assert_cmpuint (count_pixels (surface, ethos_palette_get_tint (theme, ETHOS_TINT_SKY)), >,
                        20000);
      g_assert_cmpuint (count_pixels (surface, ethos_palette_get_tone (theme, ETHOS_TONE_SHEET)), >,
                        5000);
      g_assert_cmpuint (count_pixels (surface, ink), >, count_pixels (without, ink) + 100);
      cairo_surface_destroy (without);
      cairo_surface_destroy (surface);
    }
}

/* However large a wall is, and however far apart what lies on it, there is a picture of it. */
static void
test_limits (void)
{
  static const struct
  {
    double x;
    double y;
  } far[] = { { 0, 0 }, { 1e4, 0 }, { 0, 1e5 }, { 1.8e6, 1.8e6 }, { -1.8e6, 3e6 } };

  for (guint i = 0; i < G_N_ELEMENTS (far); i++)
    {
      g_autoptr (EthosWallPicture) picture =
          ethos_wall_picture_new (ETHOS_THEME_LIGHT, "Sans", 15, FALSE);
      int width, height;

      ethos_wall_picture_add_note (picture, "near", 0, 0, 0, 176, 132);
      ethos_wall_picture_add_note (picture, "far", 0, far[i].x, far[i].y, 176, 132);
      ethos_wall_picture_get_size (picture, &width, &height);
      g_assert_cmpint (width, >, 0);
      g_assert_cmpint (height, >, 0);
      g_assert_cmpint (MAX (width, height), <=, ETHOS_WALL_PICTURE_MAX_SIDE);
      g_assert_cmpint ((gint64) width * height, <=, ETHOS_WALL_PICTURE_MAX_PIXELS);
      if (i < 3)
        cairo_surface_destroy (draw (picture));
    }
}

static void
test_nothing (void)
{
  g_autoptr (EthosWallPicture) picture =
      ethos_wall_picture_new (ETHOS_THEME_LIGHT, "Sans", 15, FALSE);

  cairo_surface_destroy (draw (picture));
}

static void
test_cancel (void)
{
  g_autoptr (EthosWallPicture) picture =
      ethos_wall_picture_new (ETHOS_THEME_LIGHT, "Sans", 15, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  ethos_wall_picture_add_note (picture, "We listen", 0, 0, 0, 176, 132);
  g_cancellable_cancel (cancellable);
  g_assert_null (ethos_wall_picture_draw (picture, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The largest wall of a workshop, with words of every kind. */
static void
test_many (void)
{
  static const char *const texts[] = { "We ask before we assume", "نستمع قبل أن نجيب",
                                       "Verantwortungsbewusstseinsförderung",
                                       "Tell me early when something goes wrong 🙂" };
  g_autoptr (EthosWallPicture) picture =
      ethos_wall_picture_new (ETHOS_THEME_LIGHT, "Sans", 15, TRUE);
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < 2000; i++)
    ethos_wall_picture_add_note (picture, texts[i % G_N_ELEMENTS (texts)], i % ETHOS_N_TINTS,
                                 i % 40 * 192, i / 40 * 148, 176, 132);
  cairo_surface_destroy (draw (picture));
  g_test_message ("2,000 notes: %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - start) / 1000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wall-picture/parts", test_parts);
  g_test_add_func ("/wall-picture/limits", test_limits);
  g_test_add_func ("/wall-picture/nothing", test_nothing);
  g_test_add_func ("/wall-picture/cancel", test_cancel);
  g_test_add_func ("/wall-picture/many", test_many);
  return g_test_run ();
}
