// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-notes-wall.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_SIGHT_BAR (ethos_sight_bar_get_type ())
G_DECLARE_FINAL_TYPE (EthosSightBar, ethos_sight_bar, ETHOS, SIGHT_BAR, GtkWidget)

GtkWidget *ethos_sight_bar_new (EthosNotesWall *wall);
GtkWidget *ethos_sight_bar_lay_over (GtkWidget *scroller, EthosNotesWall *wall);

G_END_DECLS
