// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-notes-wall.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_WALL_MAP (ethos_wall_map_get_type ())
G_DECLARE_FINAL_TYPE (EthosWallMap, ethos_wall_map, ETHOS, WALL_MAP, GtkWidget)

int ethos_wall_map_get_height (EthosNotesWall *wall);
GtkWidget *ethos_wall_map_new (EthosNotesWall *wall);

G_END_DECLS
