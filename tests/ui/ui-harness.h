// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ui_harness_init (int *argc, char ***argv);
void ui_harness_settle (GtkWidget *widget);
GtkWindow *ui_harness_show (GtkWidget *child, int width, int height);
GdkTexture *ui_harness_render (GtkWidget *widget);
GtkWidget *ui_harness_find (GtkWidget *root, GType type, const char *label);
gboolean ui_harness_press (GtkWidget *widget, guint key, GdkModifierType modifiers);
void ui_harness_assert_said (GtkWidget *widget, const char *text);
void ui_harness_print_layout (PangoLayout *layout, gboolean clipped);
void ui_harness_print_growth (GtkWidget *root, int width, int height);
void ui_harness_print_words (GtkWidget *root);

G_END_DECLS
