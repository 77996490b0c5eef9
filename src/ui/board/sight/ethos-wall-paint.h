// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-palette.h"
#include "ethos-wall-raster.h"

G_BEGIN_DECLS

/**
 * EthosWallPaint:
 * @tints: of notes
 * @edge: around notes and groups
 * @symbol: in which the signs of the colours are drawn
 * @action: around what is selected or has the focus
 * @sheet: the ground of groups
 * @ink: in which the names of groups are written
 *
 * What the wall is drawn with where it has no widgets.
 */
typedef struct
{
  GdkRGBA tints[ETHOS_N_TINTS];
  GdkRGBA edge;
  GdkRGBA symbol;
  GdkRGBA action;
  GdkRGBA sheet;
  GdkRGBA ink;
} EthosWallPaint;

/**
 * EthosWallMark:
 * @area: where it is, in whole pixels
 * @tint: its colour
 * @selected: whether it is
 * @found: whether it has what somebody looks for
 * @dimmed: whether it is left out
 */
typedef struct
{
  GdkRectangle area;
  guint8 tint;
  guint selected : 1;
  guint found : 1;
  guint dimmed : 1;
} EthosWallMark;

typedef struct _EthosWallSigns EthosWallSigns;

EthosWallSigns *ethos_wall_signs_new (int size, gboolean at_left);
void ethos_wall_signs_free (EthosWallSigns *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosWallSigns, ethos_wall_signs_free)

void ethos_wall_paint_find (EthosWallPaint *self, GtkWidget *widget);
void ethos_wall_paint_marks (const EthosWallPaint *self,
                             const EthosWallRaster *raster,
                             const EthosWallMark *marks,
                             guint n_marks,
                             const EthosWallSigns *signs,
                             int factor);
GskRenderNode *
ethos_wall_paint_new_picture (cairo_surface_t *surface, int left, int top, int factor);
void ethos_wall_paint_append_mark (const EthosWallPaint *self,
                                   GtkSnapshot *snapshot,
                                   const EthosWallMark *mark);
void ethos_wall_paint_append_ring (const EthosWallPaint *self,
                                   GtkSnapshot *snapshot,
                                   const GdkRectangle *area);

G_END_DECLS
