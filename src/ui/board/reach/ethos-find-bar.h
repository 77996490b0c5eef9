// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-notes-wall.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_FIND_BAR (ethos_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (EthosFindBar, ethos_find_bar, ETHOS, FIND_BAR, GtkWidget)

GtkWidget *ethos_find_bar_new (EthosStore *store, EthosNotesWall *wall);

void ethos_find_bar_set_wall (EthosFindBar *self, const char *wall);
void ethos_find_bar_open (EthosFindBar *self);
void ethos_find_bar_close (EthosFindBar *self);
gboolean ethos_find_bar_get_open (EthosFindBar *self);
void ethos_find_bar_step (EthosFindBar *self, int step);
void ethos_find_bar_select (EthosFindBar *self);

G_END_DECLS
