// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-timer.h"

G_BEGIN_DECLS

/* A bell later than this startles a room that has long moved on; it stays silent. */
#define ETHOS_TIMER_WATCH_BELL_LATE_MS (60 * 1000)

#define ETHOS_TYPE_TIMER_WATCH (ethos_timer_watch_get_type ())

G_DECLARE_FINAL_TYPE (EthosTimerWatch, ethos_timer_watch, ETHOS, TIMER_WATCH, GObject)

EthosTimerWatch *ethos_timer_watch_new (EthosClock *clock);

EthosClock *ethos_timer_watch_get_clock (EthosTimerWatch *self);
const EthosTimer *ethos_timer_watch_get_timer (EthosTimerWatch *self);
void ethos_timer_watch_set_timer (EthosTimerWatch *self, const EthosTimer *timer);
gint64 ethos_timer_watch_get_seconds (EthosTimerWatch *self);
EthosTimerBand ethos_timer_watch_get_band (EthosTimerWatch *self);

gint64 ethos_timer_watch_poll (EthosTimerWatch *self);

G_END_DECLS
