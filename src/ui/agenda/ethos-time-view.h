// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-store.h"
#include "ethos-timer-watch.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_TIME_VIEW (ethos_time_view_get_type ())
G_DECLARE_FINAL_TYPE (EthosTimeView, ethos_time_view, ETHOS, TIME_VIEW, GtkWidget)

GtkWidget *ethos_time_view_new (EthosStore *store);

void ethos_time_view_set_sounds (EthosTimeView *self, gboolean sounds);
EthosTimerWatch *ethos_time_view_get_watch (EthosTimeView *self);
const char *ethos_time_view_get_state (EthosTimeView *self);
const char *ethos_time_view_get_pace (EthosTimeView *self);

G_END_DECLS
