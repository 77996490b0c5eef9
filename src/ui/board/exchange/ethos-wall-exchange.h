// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-copy-out.h"
#include "ethos-notes-wall.h"

G_BEGIN_DECLS

void ethos_wall_exchange_class_init (GtkWidgetClass *klass);
void ethos_wall_exchange_update (EthosNotesWall *self, gboolean has_notes, gboolean open);
void ethos_wall_exchange_append_menu (GMenu *menu, gboolean is_group);

EthosCopyOut *ethos_wall_exchange_collect (EthosNotesWall *self, const char *const *ids);

G_END_DECLS
