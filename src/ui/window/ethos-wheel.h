// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ethos_wheel_lead_on (GtkScrolledWindow *scroller);
gboolean ethos_wheel_scroll_from (GtkScrolledWindow *scroller, GtkWidget *from, double distance);

G_END_DECLS
