// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

const char *ethos_read_only_get_reason (void);
void ethos_read_only_follow (GtkWidget *widget, GObject *store);

G_END_DECLS
