// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ui_harness_init (int *argc, char ***argv);
void ui_harness_settle (GtkWidget *widget);
GtkWindow *ui_harness_show (GtkWidget *child, int width, int height);
GdkTexture *ui_harness_render (GtkWidget *widget);

G_END_DECLS
