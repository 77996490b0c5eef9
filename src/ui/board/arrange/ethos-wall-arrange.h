// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-notes-wall-private.h"

G_BEGIN_DECLS

void ethos_wall_arrange_read (EthosNotesWall *self);
gboolean ethos_wall_arrange_has_columns (EthosNotesWall *self);
void ethos_wall_arrange_order (EthosNotesWall *self);
guint ethos_wall_arrange_count_columns (EthosNotesWall *self);
int ethos_wall_arrange_get_column (EthosNotesWall *self, const EthosWallNote *note);
void ethos_wall_arrange (EthosNotesWall *self, EthosArrangement arrangement);

G_END_DECLS
