// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ethos_tab_stop_make (GtkWidget *widget);
void ethos_tab_stop_make_rows (GtkWidget *widget);
void ethos_tab_stop_make_tools (GtkWidget *widget);

G_END_DECLS
