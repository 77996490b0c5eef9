// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ETHOS_TYPE_GROUP_POPOVER (ethos_group_popover_get_type ())
G_DECLARE_FINAL_TYPE (EthosGroupPopover, ethos_group_popover, ETHOS, GROUP_POPOVER, GtkPopover)

GtkWidget *ethos_group_popover_new (EthosStore *store, const char *wall, const char *const *notes);

void ethos_group_announce (GtkWidget *widget, guint n_notes, const char *title);

G_END_DECLS
