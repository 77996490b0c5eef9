// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-notes-wall-private.h"

G_BEGIN_DECLS

void ethos_wall_titles_snapshot_grounds (EthosNotesWall *self, GtkSnapshot *snapshot);
void ethos_wall_titles_snapshot (EthosNotesWall *self, GtkSnapshot *snapshot);

G_END_DECLS
