// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What layouts of rows ask of the children of a widget, and do with them. */

GtkWidget *ethos_child_get_first (GtkWidget *widget);
GtkWidget *ethos_child_get_next (GtkWidget *child);
void ethos_child_measure_width (GtkWidget *child, int *minimum, int *natural);
int ethos_child_measure_height (GtkWidget *child, int width);
void ethos_child_allocate (GtkWidget *child, const GtkAllocation *place, int width);

G_END_DECLS
