// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-notes-wall-private.h"

G_BEGIN_DECLS

void ethos_wall_pictures_snapshot (EthosNotesWall *self, GtkSnapshot *snapshot, GtkWidget *view);

G_END_DECLS
