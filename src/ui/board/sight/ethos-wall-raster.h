// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * EthosWallRaster:
 * @pixels: in rows, premultiplied, as Cairo has them in %CAIRO_FORMAT_ARGB32
 * @stride: how many pixels a row has in memory
 * @bounds: which part of a larger picture it is
 *
 * A picture that is made of boxes and signs.
 */
typedef struct
{
  guint32 *pixels;
  int stride;
  GdkRectangle bounds;
} EthosWallRaster;

cairo_surface_t *ethos_wall_raster_begin (EthosWallRaster *self, const GdkRectangle *bounds);
void ethos_wall_raster_end (EthosWallRaster *self, cairo_surface_t *surface);
guint32 ethos_wall_raster_to_pixel (const GdkRGBA *colour);
void ethos_wall_raster_fill (const EthosWallRaster *self, const GdkRectangle *area, guint32 pixel);
void ethos_wall_raster_stamp (const EthosWallRaster *self,
                              const guint8 *sign,
                              int size,
                              int x,
                              int y,
                              guint32 pixel);

G_END_DECLS
