// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *ui_scenes_show (const char *view, const int *size);

G_END_DECLS
