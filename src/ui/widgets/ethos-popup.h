// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ethos_popup_keep_focus (GtkPopover *popover);

G_END_DECLS
