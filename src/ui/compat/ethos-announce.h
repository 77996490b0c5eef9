// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ethos_describe (GtkWidget *widget, const char *description);
void ethos_describe_by_tooltip (GtkWidget *widget);
const char *ethos_get_description (GtkWidget *widget);
void ethos_announce (GtkWidget *widget, const char *text);
void ethos_announce_alert (GtkWidget *widget, const char *text);
char *ethos_dup_place (guint place, guint n_places);
void ethos_announce_place (GtkWidget *widget, guint place, guint n_places);

G_END_DECLS
