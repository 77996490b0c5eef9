// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-notes-wall-private.h"

G_BEGIN_DECLS

void ethos_wall_groups_class_init (GtkWidgetClass *klass);
void ethos_wall_groups_update (EthosNotesWall *self);
void ethos_wall_groups_toggle (EthosNotesWall *self, EthosGroupColumn *column);
void ethos_wall_groups_select (EthosNotesWall *self, EthosGroupColumn *column);

G_END_DECLS
