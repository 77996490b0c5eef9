// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The two monitors that run-two-monitors.sh has made. */

void two_monitors_xrandr (const char *arguments);
GListModel *two_monitors_list (void);
void two_monitors_wait (guint n_monitors);

G_END_DECLS
