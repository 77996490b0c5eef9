// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ETHOS_TYPE_FOCUS_BAR (ethos_focus_bar_get_type ())
G_DECLARE_FINAL_TYPE (EthosFocusBar, ethos_focus_bar, ETHOS, FOCUS_BAR, GtkWidget)

GtkWidget *ethos_focus_bar_new (EthosStore *store);

void ethos_focus_bar_set_wall (EthosFocusBar *self, const char *wall);

G_END_DECLS
