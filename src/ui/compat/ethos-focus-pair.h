// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*EthosFocusUpdate) (gpointer data);

void
ethos_focus_pair_update (GtkWidget *one, GtkWidget *other, EthosFocusUpdate update, gpointer data);

G_END_DECLS
