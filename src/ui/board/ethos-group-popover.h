// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *ethos_group_popover_new (EthosStore *store, const char *wall, const char *const *notes);

void ethos_group_announce (GtkWidget *widget, guint n_notes, const char *title);

G_END_DECLS
