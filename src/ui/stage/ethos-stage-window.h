// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-stage-view.h"

G_BEGIN_DECLS

/**
 * EthosStageWindow:
 *
 * The window that the room sees: the projector's picture and nothing else. On a monitor of its own
 * it fills the screen; where there is only one, it is an ordinary window. F11 enters and
 * leaves full screen; Escape leaves it, and hides an ordinary window. The pointer hides while it
 * rests.
 */
#define ETHOS_TYPE_STAGE_WINDOW (ethos_stage_window_get_type ())
G_DECLARE_FINAL_TYPE (EthosStageWindow, ethos_stage_window, ETHOS, STAGE_WINDOW, GtkWindow)

GtkWidget *ethos_stage_window_new (GtkApplication *application, EthosStageView *view);
EthosStageView *ethos_stage_window_get_view (EthosStageWindow *self);
GdkMonitor *ethos_stage_window_get_monitor (EthosStageWindow *self);
void ethos_stage_window_show_on (EthosStageWindow *self, GdkMonitor *monitor);

G_END_DECLS
