// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-wall-layout.h"

G_BEGIN_DECLS

/*
 * The one grid of a wall, in which notes of groups and loose ones stand, and which of its cells
 * have room for a loose note.
 */
typedef struct _EthosWallCells EthosWallCells;

EthosWallCells *ethos_wall_cells_new (const EthosWallMetrics *metrics);
void ethos_wall_cells_free (EthosWallCells *self);

gboolean ethos_wall_cells_snap (const EthosWallCells *self, GdkRectangle *area);
gboolean ethos_wall_cells_is_free (const EthosWallCells *self, const GdkRectangle *area);
void ethos_wall_cells_take (EthosWallCells *self, const GdkRectangle *area);
void ethos_wall_cells_fill (EthosWallCells *self, const GdkRectangle *area);
gboolean ethos_wall_cells_has_note (const EthosWallCells *self, const GdkRectangle *area);
void ethos_wall_cells_reserve (EthosWallCells *self, const GdkRectangle *area);
void ethos_wall_cells_take_next (EthosWallCells *self, GdkRectangle *area);
void ethos_wall_cells_take_nearest (EthosWallCells *self, GdkRectangle *area);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosWallCells, ethos_wall_cells_free)

G_END_DECLS
