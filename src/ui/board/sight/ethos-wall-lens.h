// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-notes-wall-private.h"

G_BEGIN_DECLS

void ethos_wall_lens_init (EthosNotesWall *self);
EthosWallNote *ethos_wall_lens_find (EthosNotesWall *self);
void ethos_wall_lens_get_area (EthosNotesWall *self, EthosWallNote *note, GdkRectangle *area);

G_END_DECLS
