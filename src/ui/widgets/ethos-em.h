// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

double ethos_em_get (GtkWidget *widget);
gboolean ethos_set_string (char **field, const char *value);

G_END_DECLS
