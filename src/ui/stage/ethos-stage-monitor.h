// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Which monitor the projector is. A monitor is remembered by its connector and model, because its
 * place in the list changes with every plug. */

char *ethos_stage_monitor_dup_name (GdkMonitor *monitor);
char *ethos_stage_monitor_dup_label (GdkMonitor *monitor);
GdkMonitor *ethos_stage_monitor_find (GdkDisplay *display, const char *name);
GdkMonitor *
ethos_stage_monitor_choose (GdkDisplay *display, const char *remembered, GdkMonitor *own);

G_END_DECLS
