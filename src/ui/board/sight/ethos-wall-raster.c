// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-wall-raster.h"

/* Ten thousand boxes in whole pixels, one over the other: what Cairo does to find out what many
 * boxes cover together costs several times what it takes to fill them, and it can fill only those
 * of one colour at once, whatever lies over what. */

/**
 * ethos_wall_raster_begin:
 * @self: (out caller-allocates): a picture
 * @bounds: which part of a larger picture it is to be
 *
 * Makes an image of which nothing is covered, to be handed to ethos_wall_raster_end().
 *
 * Returns: (transfer full): the image
 */
cairo_surface_t *
ethos_wall_raster_begin (EthosWallRaster *self, const GdkRectangle *bounds)
{
  cairo_surface_t *surface;

  g_return_val_if_fail (self != NULL && bounds != NULL, NULL);

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, bounds->width, bounds->height);
  cairo_surface_flush (surface);
  self->pixels = (guint32 *) (gpointer) cairo_image_surface_get_data (surface);
  self->stride = cairo_image_surface_get_stride (surface) / (int) sizeof (guint32);
  self->bounds = *bounds;
  /* An image that is too large has none. */
  if (self->pixels == NULL)
    self->bounds.width = self->bounds.height = 0;
  return surface;
}

/**
 * ethos_wall_raster_end:
 * @surface: the image of ethos_wall_raster_begin()
 *
 * Says that nothing more is painted.
 */
void
ethos_wall_raster_end (EthosWallRaster *self, cairo_surface_t *surface)
{
  g_return_if_fail (self != NULL && surface != NULL);

  cairo_surface_mark_dirty (surface);
  self->pixels = NULL;
}

/**
 * ethos_wall_raster_to_pixel:
 * @colour: a colour; nothing is seen through it
 *
 * Returns: the same as a pixel
 */
guint32
ethos_wall_raster_to_pixel (const GdkRGBA *colour)
{
  g_return_val_if_fail (colour != NULL, 0);

  return 0xffu << 24 | (guint32) (colour->red * 255 + 0.5f) << 16 |
         (guint32) (colour->green * 255 + 0.5f) << 8 | (guint32) (colour->blue * 255 + 0.5f);
}

/**
 * ethos_wall_raster_fill:
 * @area: a box, in pixels of the larger picture
 * @pixel: in which colour
 *
 * Fills what of the box is in this part of the picture.
 */
void
ethos_wall_raster_fill (const EthosWallRaster *self, const GdkRectangle *area, guint32 pixel)
{
  int left = MAX (area->x, self->bounds.x) - self->bounds.x;
  int top = MAX (area->y, self->bounds.y) - self->bounds.y;
  int right = MIN (area->x + area->width - self->bounds.x, self->bounds.width);
  int bottom = MIN (area->y + area->height - self->bounds.y, self->bounds.height);

  for (int y = top; y < bottom; y++)
    {
      guint32 *row = self->pixels + (gsize) y * (gsize) self->stride;

      for (int x = left; x < right; x++)
        row[x] = pixel;
    }
}

static guint32
mix (guint32 below, guint32 above, guint covered)
{
  guint32 mixed = 0xffu << 24;

  for (guint shift = 0; shift < 24; shift += 8)
    {
      guint32 from = below >> shift & 0xff, to = above >> shift & 0xff;

      mixed |= (from * (255 - covered) + to * covered + 127) / 255 << shift;
    }
  return mixed;
}

/**
 * ethos_wall_raster_stamp:
 * @sign: (array): how much of each pixel the sign covers, row by row without gaps
 * @size: how many pixels high and wide it is
 * @x: where it begins in the larger picture
 * @y: the same, down
 * @pixel: in which colour
 *
 * Draws a sign over what is filled already.
 */
void
ethos_wall_raster_stamp (const EthosWallRaster *self,
                         const guint8 *sign,
                         int size,
                         int x,
                         int y,
                         guint32 pixel)
{
  int left = MAX (x, self->bounds.x), top = MAX (y, self->bounds.y);
  int right = MIN (x + size, self->bounds.x + self->bounds.width);
  int bottom = MIN (y + size, self->bounds.y + self->bounds.height);

  for (int j = top; j < bottom; j++)
    {
      guint32 *row = self->pixels + (gsize) (j - self->bounds.y) * (gsize) self->stride;

      for (int i = left; i < right; i++)
        {
          guint covered = sign[(j - y) * size + i - x];

          if (covered > 0)
            row[i - self->bounds.x] = mix (row[i - self->bounds.x], pixel, covered);
        }
    }
}
