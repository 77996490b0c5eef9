// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-notes-wall-private.h"

G_BEGIN_DECLS

void ethos_wall_pan_init (EthosNotesWall *self);
void ethos_wall_pan_clear (EthosNotesWall *self);
void ethos_wall_pan_by_key (EthosNotesWall *self, GtkDirectionType direction);
void ethos_wall_pan_to (EthosNotesWall *self, double x, double y);

G_END_DECLS
