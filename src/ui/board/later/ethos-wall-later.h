// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-notes-wall.h"

G_BEGIN_DECLS

void ethos_wall_later_class_init (GtkWidgetClass *klass);
gboolean ethos_wall_later_keep (EthosNotesWall *self);

G_END_DECLS
