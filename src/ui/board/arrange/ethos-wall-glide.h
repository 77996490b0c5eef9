// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-notes-wall-private.h"

G_BEGIN_DECLS

void ethos_wall_glide_init (EthosNotesWall *self);
void ethos_wall_glide_note (EthosNotesWall *self, EthosWallNote *note, const GdkRectangle *to);
void ethos_wall_glide_start (EthosNotesWall *self);
void ethos_wall_glide_shift (EthosNotesWall *self, const EthosWallNote *note, GdkRectangle *place);

G_END_DECLS
