// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-notes-wall-private.h"
#include "ethos-wall-paint.h"

G_BEGIN_DECLS

typedef struct _EthosWallTiles EthosWallTiles;

EthosWallTiles *ethos_wall_tiles_new (void);
void ethos_wall_tiles_free (EthosWallTiles *self);
void ethos_wall_tiles_forget (EthosWallTiles *self);
void ethos_wall_tiles_make_mark (EthosNotesWall *wall,
                                 EthosWallNote *note,
                                 double scale,
                                 EthosWallMark *mark);
void ethos_wall_tiles_snapshot (EthosWallTiles *self,
                                EthosNotesWall *wall,
                                const EthosWallPaint *paint,
                                GtkSnapshot *snapshot);

G_END_DECLS
