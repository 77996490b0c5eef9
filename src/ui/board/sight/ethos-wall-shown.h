// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-notes-wall-private.h"

G_BEGIN_DECLS

void ethos_wall_shown_init (EthosNotesWall *self);
void ethos_wall_shown_clear (EthosNotesWall *self);
void ethos_wall_shown_update (EthosNotesWall *self);
gboolean ethos_wall_shown_is (EthosNotesWall *self, const char *id);
void ethos_wall_shown_snapshot (EthosNotesWall *self, GtkSnapshot *snapshot);

G_END_DECLS
