// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ethos_style_get_colour (GtkWidget *widget, GdkRGBA *colour);
gboolean ethos_style_find_colour (GtkWidget *widget, const char *name, GdkRGBA *colour);
void ethos_style_load (GtkCssProvider *provider, const char *css);

void ethos_style_install (GdkDisplay *display, const char *path);

G_END_DECLS
