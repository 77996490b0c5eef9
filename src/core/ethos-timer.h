// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-clock.h"

G_BEGIN_DECLS

/* Plans are made in minutes, clocks run in milliseconds. */
#define ETHOS_TIMER_MINUTE_MS G_GINT64_CONSTANT (60000)

/* Nothing in a workshop takes longer than a day, and sums of such times stay far from overflow. */
#define ETHOS_TIMER_MAX_MS (G_GINT64_CONSTANT (24) * 60 * 60 * 1000)

/* A laptop that slept over the weekend is not three days late: overrun counts up to this. */
#define ETHOS_TIMER_MAX_OVERRUN_MS ETHOS_TIMER_MAX_MS

/* Time used by earlier runs is kept up to this, thirty full days of a step done again. */
#define ETHOS_TIMER_MAX_ELAPSED_MS (30 * ETHOS_TIMER_MAX_MS)

/* A kernel's boot id is a UUID of 36 characters. */
#define ETHOS_TIMER_BOOT_ID_SIZE 40

/**
 * EthosTimerState:
 * @ETHOS_TIMER_IDLE: nothing was started
 * @ETHOS_TIMER_RUNNING: time passes
 * @ETHOS_TIMER_PAUSED: time stands still
 * @ETHOS_TIMER_FINISHED: somebody ended it; reaching zero does not
 */
typedef enum
{
  ETHOS_TIMER_IDLE,
  ETHOS_TIMER_RUNNING,
  ETHOS_TIMER_PAUSED,
  ETHOS_TIMER_FINISHED,
} EthosTimerState;

/**
 * EthosTimerBand:
 * @ETHOS_TIMER_BAND_CALM: more than 20 % of the allotted time is left
 * @ETHOS_TIMER_BAND_NEAR: 20 % or less is left
 * @ETHOS_TIMER_BAND_LAST: 5 % or less is left
 * @ETHOS_TIMER_BAND_OVER: nothing is left
 */
typedef enum
{
  ETHOS_TIMER_BAND_CALM,
  ETHOS_TIMER_BAND_NEAR,
  ETHOS_TIMER_BAND_LAST,
  ETHOS_TIMER_BAND_OVER,
} EthosTimerBand;

/**
 * EthosTimer:
 * @state: what it is doing
 * @bell_rung: whether the bell of the present deadline is done with
 * @allotted_ms: all the time given to this run, extensions included
 * @left_ms: running: what was left when the deadlines were set, and so the most that can be left
 *   now; paused and finished: what is left; negative once time is overrun
 * @elapsed_before_ms: time used by earlier runs of the same step
 * @deadline_boot_ms: running: the boot time at which nothing is left
 * @deadline_wall_ms: running: the same moment by the time of day when it was set
 * @boot_id: running: the boot that @deadline_boot_ms belongs to
 *
 * The time of one step, as a value: copy it, store its fields.
 *
 * All zero is an idle timer. In every state `allotted_ms - left` is the time that this run used,
 * where left is computed from a clock and never counted down.
 */
typedef struct
{
  EthosTimerState state;
  gboolean bell_rung;
  gint64 allotted_ms;
  gint64 left_ms;
  gint64 elapsed_before_ms;
  gint64 deadline_boot_ms;
  gint64 deadline_wall_ms;
  char boot_id[ETHOS_TIMER_BOOT_ID_SIZE];
} EthosTimer;

gboolean ethos_timer_is_valid (const EthosTimer *timer);

gint64 ethos_timer_get_left_ms (const EthosTimer *timer, EthosClock *clock);
gint64 ethos_timer_get_remaining_ms (const EthosTimer *timer, EthosClock *clock);
gint64 ethos_timer_get_elapsed_ms (const EthosTimer *timer, EthosClock *clock);
gint64 ethos_timer_get_deadline_wall_ms (const EthosTimer *timer, EthosClock *clock);
EthosTimerBand ethos_timer_get_band (const EthosTimer *timer, EthosClock *clock);

gboolean ethos_timer_start (EthosTimer *timer, EthosClock *clock, gint64 duration_ms);
gboolean ethos_timer_pause (EthosTimer *timer, EthosClock *clock);
gboolean ethos_timer_resume (EthosTimer *timer, EthosClock *clock);
gboolean ethos_timer_extend (EthosTimer *timer, EthosClock *clock, gint64 delta_ms);
gboolean ethos_timer_finish (EthosTimer *timer, EthosClock *clock);
gboolean ethos_timer_reopen (EthosTimer *timer);
gboolean ethos_timer_rebase (EthosTimer *timer, EthosClock *clock);
gboolean ethos_timer_forget_absence (EthosTimer *timer, EthosClock *clock, gint64 since_wall_ms);

G_END_DECLS
