// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *ethos_room_strip_new (GtkWidget **label);
GtkWidget *ethos_room_strip_add (GtkWidget *strip, const char *label, const char *action);

G_END_DECLS
