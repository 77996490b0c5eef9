// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ethos_widget_names_install (void);
void ethos_set_button_label (GtkButton *button, const char *label);

G_END_DECLS
