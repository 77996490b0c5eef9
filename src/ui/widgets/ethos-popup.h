// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ethos_popup_keep_focus (GtkPopover *popover);
GtkWidget *ethos_popup_get_focused (GtkWidget *widget);

G_END_DECLS
