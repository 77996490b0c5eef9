// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GMenuModel *ethos_arrange_menu_new (const char *through);
GtkWidget *ethos_arrange_button_new (const char *through);

G_END_DECLS
