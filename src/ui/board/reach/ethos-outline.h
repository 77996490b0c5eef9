// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-notes-wall.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_OUTLINE (ethos_outline_get_type ())
G_DECLARE_FINAL_TYPE (EthosOutline, ethos_outline, ETHOS, OUTLINE, GtkWidget)

GtkWidget *ethos_outline_new (EthosNotesWall *wall);

gboolean ethos_outline_focus_current (EthosOutline *self);

G_END_DECLS
