// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ETHOS_TYPE_LOOK_POPOVER (ethos_look_popover_get_type ())
G_DECLARE_FINAL_TYPE (EthosLookPopover, ethos_look_popover, ETHOS, LOOK_POPOVER, GtkPopover)

GtkWidget *ethos_look_popover_new (void);

void ethos_look_popover_update (EthosLookPopover *self, int colour, const char *emblem);

G_END_DECLS
