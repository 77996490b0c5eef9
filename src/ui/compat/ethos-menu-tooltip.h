// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ethos_menu_tooltip_settle (GtkWidget *opener);

G_END_DECLS
