// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-timer.h"

#include <string.h>

/* JSON readers elsewhere keep integers as doubles; this is where those stop being exact. */
#define MAX_STORED_MS ((G_GINT64_CONSTANT (1) << 53) - 1)

/* Wall deadlines are off by scheduling jitter; a difference below this is no clock change. */
#define WALL_TOLERANCE_MS 1000

static gint64
subtract_saturated (gint64 a, gint64 b)
{
  gint64 result;

  if (__builtin_sub_overflow (a, b, &result))
    return a < b ? G_MININT64 : G_MAXINT64;

  return result;
}

static gboolean
is_same_boot (const EthosTimer *timer, EthosClock *clock)
{
  return timer->boot_id[0] != '\0' &&
         g_strcmp0 (timer->boot_id, ethos_clock_get_boot_id (clock)) == 0;
}

static void
set_deadline (EthosTimer *timer, EthosClock *clock, gint64 left_ms)
{
  timer->left_ms = left_ms;
  timer->deadline_boot_ms = ethos_clock_get_boot_ms (clock) + left_ms;
  timer->deadline_wall_ms = ethos_clock_get_wall_ms (clock) + left_ms;

  /* The padding is cleared too, so that equal timers are equal bytes wherever they are hashed. */
  memset (timer->boot_id, 0, sizeof timer->boot_id);
  g_strlcpy (timer->boot_id, ethos_clock_get_boot_id (clock), sizeof timer->boot_id);
}

static void
clear_deadline (EthosTimer *timer, gint64 left_ms)
{
  timer->left_ms = left_ms;
  timer->deadline_boot_ms = 0;
  timer->deadline_wall_ms = 0;
  memset (timer->boot_id, 0, sizeof timer->boot_id);
}

/**
 * ethos_timer_is_valid:
 * @timer: a timer from outside
 *
 * Checks the ranges of all fields, for whoever reads a timer from a file.
 *
 * The other functions are safe with any timer; with a valid one their results make sense, too.
 *
 * Returns: whether every field is within its range
 */
gboolean
ethos_timer_is_valid (const EthosTimer *timer)
{
  g_return_val_if_fail (timer != NULL, FALSE);

  if (timer->state < ETHOS_TIMER_IDLE || timer->state > ETHOS_TIMER_FINISHED)
    return FALSE;

  if (memchr (timer->boot_id, '\0', sizeof timer->boot_id) == NULL)
    return FALSE;

  return timer->allotted_ms >= 0 && timer->allotted_ms <= ETHOS_TIMER_MAX_MS &&
         timer->left_ms >= -ETHOS_TIMER_MAX_OVERRUN_MS && timer->left_ms <= timer->allotted_ms &&
         timer->elapsed_before_ms >= 0 && timer->elapsed_before_ms <= ETHOS_TIMER_MAX_ELAPSED_MS &&
         ABS (timer->deadline_boot_ms) <= MAX_STORED_MS &&
         ABS (timer->deadline_wall_ms) <= MAX_STORED_MS;
}

/**
 * ethos_timer_get_left_ms:
 * @timer: a timer
 * @clock: what time it is
 *
 * Computes what is left, negative once time is overrun.
 *
 * Within the boot that set the deadline, boot time decides: sleep counts, setting the clock does
 * not. After another boot only the time of day is known. It may have been set in between, so the
 * result is kept at most what was left when the deadline was set, and in every case at least
 * `-ETHOS_TIMER_MAX_OVERRUN_MS`.
 *
 * Returns: milliseconds
 */
gint64
ethos_timer_get_left_ms (const EthosTimer *timer, EthosClock *clock)
{
  gint64 left_ms;

  g_return_val_if_fail (timer != NULL, 0);
  g_return_val_if_fail (ETHOS_IS_CLOCK (clock), 0);

  if (timer->state != ETHOS_TIMER_RUNNING)
    left_ms = timer->left_ms;
  else if (is_same_boot (timer, clock))
    left_ms = subtract_saturated (timer->deadline_boot_ms, ethos_clock_get_boot_ms (clock));
  else
    left_ms = subtract_saturated (timer->deadline_wall_ms, ethos_clock_get_wall_ms (clock));

  left_ms = MIN (left_ms, timer->left_ms);

  return CLAMP (left_ms, -ETHOS_TIMER_MAX_OVERRUN_MS, ETHOS_TIMER_MAX_MS);
}

/**
 * ethos_timer_get_remaining_ms:
 * @timer: a timer
 * @clock: what time it is
 *
 * Computes what is left to use.
 *
 * Returns: milliseconds, never negative
 */
gint64
ethos_timer_get_remaining_ms (const EthosTimer *timer, EthosClock *clock)
{
  return MAX (ethos_timer_get_left_ms (timer, clock), 0);
}

/**
 * ethos_timer_get_elapsed_ms:
 * @timer: a timer
 * @clock: what time it is
 *
 * Computes the time that was really used: pauses left out, overrun and earlier runs counted.
 *
 * Returns: milliseconds, never negative
 */
gint64
ethos_timer_get_elapsed_ms (const EthosTimer *timer, EthosClock *clock)
{
  gint64 run_ms;

  g_return_val_if_fail (timer != NULL, 0);
  g_return_val_if_fail (ETHOS_IS_CLOCK (clock), 0);

  run_ms =
      CLAMP (timer->allotted_ms, 0, ETHOS_TIMER_MAX_MS) - ethos_timer_get_left_ms (timer, clock);

  return CLAMP (timer->elapsed_before_ms, 0, ETHOS_TIMER_MAX_ELAPSED_MS) + MAX (run_ms, 0);
}

/**
 * ethos_timer_get_deadline_wall_ms:
 * @timer: a timer
 * @clock: what time it is
 *
 * Computes the time of day at which nothing is (or was) left, for "ends at 10:40".
 *
 * The answer moves when somebody sets the clock, as it should: so does the clock on the wall.
 *
 * Returns: milliseconds since 1970-01-01T00:00:00Z, or -1 unless @timer is running
 */
gint64
ethos_timer_get_deadline_wall_ms (const EthosTimer *timer, EthosClock *clock)
{
  g_return_val_if_fail (timer != NULL, -1);
  g_return_val_if_fail (ETHOS_IS_CLOCK (clock), -1);

  if (timer->state != ETHOS_TIMER_RUNNING)
    return -1;

  return ethos_clock_get_wall_ms (clock) + ethos_timer_get_left_ms (timer, clock);
}

/**
 * ethos_timer_get_band:
 * @timer: a timer
 * @clock: what time it is
 *
 * Tells how near the end is, as a share of the time allotted now.
 *
 * Returns: a band, calm while @timer is idle or finished
 */
EthosTimerBand
ethos_timer_get_band (const EthosTimer *timer, EthosClock *clock)
{
  gint64 allotted_ms, left_ms;

  g_return_val_if_fail (timer != NULL, ETHOS_TIMER_BAND_CALM);
  g_return_val_if_fail (ETHOS_IS_CLOCK (clock), ETHOS_TIMER_BAND_CALM);

  if (timer->state == ETHOS_TIMER_IDLE || timer->state == ETHOS_TIMER_FINISHED)
    return ETHOS_TIMER_BAND_CALM;

  left_ms = ethos_timer_get_left_ms (timer, clock);
  allotted_ms = timer->allotted_ms;

  if (left_ms <= 0)
    return ETHOS_TIMER_BAND_OVER;
  if (left_ms * 20 <= allotted_ms)
    return ETHOS_TIMER_BAND_LAST;
  if (left_ms * 5 <= allotted_ms)
    return ETHOS_TIMER_BAND_NEAR;
  return ETHOS_TIMER_BAND_CALM;
}

/**
 * ethos_timer_start:
 * @timer: an idle or finished timer
 * @clock: what time it is
 * @duration_ms: the time to allot, 1 to %ETHOS_TIMER_MAX_MS
 *
 * Starts a run. Time used by a finished run before it is kept and counted.
 *
 * Returns: whether @timer changed; not while it runs or pauses, and not with a bad duration
 */
gboolean
ethos_timer_start (EthosTimer *timer, EthosClock *clock, gint64 duration_ms)
{
  g_return_val_if_fail (timer != NULL, FALSE);
  g_return_val_if_fail (ETHOS_IS_CLOCK (clock), FALSE);

  if (timer->state != ETHOS_TIMER_IDLE && timer->state != ETHOS_TIMER_FINISHED)
    return FALSE;
  if (duration_ms < 1 || duration_ms > ETHOS_TIMER_MAX_MS)
    return FALSE;

  timer->elapsed_before_ms =
      MIN (ethos_timer_get_elapsed_ms (timer, clock), ETHOS_TIMER_MAX_ELAPSED_MS);
  timer->state = ETHOS_TIMER_RUNNING;
  timer->bell_rung = FALSE;
  timer->allotted_ms = duration_ms;
  set_deadline (timer, clock, duration_ms);

  return TRUE;
}

/**
 * ethos_timer_pause:
 * @timer: a running timer
 * @clock: what time it is
 *
 * Stops time, before or after zero.
 *
 * Returns: whether @timer changed; only a running one does
 */
gboolean
ethos_timer_pause (EthosTimer *timer, EthosClock *clock)
{
  g_return_val_if_fail (timer != NULL, FALSE);
  g_return_val_if_fail (ETHOS_IS_CLOCK (clock), FALSE);

  if (timer->state != ETHOS_TIMER_RUNNING)
    return FALSE;

  clear_deadline (timer, ethos_timer_get_left_ms (timer, clock));
  timer->state = ETHOS_TIMER_PAUSED;

  return TRUE;
}

/**
 * ethos_timer_resume:
 * @timer: a paused timer
 * @clock: what time it is
 *
 * Lets time pass again, from where it was paused.
 *
 * Returns: whether @timer changed; only a paused one does
 */
gboolean
ethos_timer_resume (EthosTimer *timer, EthosClock *clock)
{
  g_return_val_if_fail (timer != NULL, FALSE);
  g_return_val_if_fail (ETHOS_IS_CLOCK (clock), FALSE);

  if (timer->state != ETHOS_TIMER_PAUSED)
    return FALSE;

  set_deadline (timer, clock, ethos_timer_get_left_ms (timer, clock));
  timer->state = ETHOS_TIMER_RUNNING;

  return TRUE;
}

/**
 * ethos_timer_extend:
 * @timer: a running or paused timer
 * @clock: what time it is
 * @delta_ms: time to give, or to take when negative
 *
 * Changes how much time is left.
 *
 * After zero, time is given from now on: "one more minute" is a minute, however long the overrun,
 * and has a bell of its own. No more is taken than is left, and no more than %ETHOS_TIMER_MAX_MS
 * is ever left.
 *
 * Returns: whether @timer changed
 */
gboolean
ethos_timer_extend (EthosTimer *timer, EthosClock *clock, gint64 delta_ms)
{
  gint64 left_ms, remaining_ms, run_ms, wanted_ms;

  g_return_val_if_fail (timer != NULL, FALSE);
  g_return_val_if_fail (ETHOS_IS_CLOCK (clock), FALSE);

  if (timer->state != ETHOS_TIMER_RUNNING && timer->state != ETHOS_TIMER_PAUSED)
    return FALSE;

  left_ms = ethos_timer_get_left_ms (timer, clock);
  remaining_ms = MAX (left_ms, 0);
  run_ms = MAX (timer->allotted_ms - left_ms, 0);
  delta_ms = CLAMP (delta_ms, -ETHOS_TIMER_MAX_MS, ETHOS_TIMER_MAX_MS);
  wanted_ms = CLAMP (remaining_ms + delta_ms, 0, ETHOS_TIMER_MAX_MS);

  if (wanted_ms == remaining_ms)
    return FALSE;

  /* After a night of overrun five more minutes must still be possible: what was used until now
   * then counts as an earlier run. */
  if (run_ms > ETHOS_TIMER_MAX_MS - wanted_ms)
    {
      timer->elapsed_before_ms =
          MIN (ethos_timer_get_elapsed_ms (timer, clock), ETHOS_TIMER_MAX_ELAPSED_MS);
      run_ms = 0;
    }

  timer->allotted_ms = run_ms + wanted_ms;
  if (timer->state == ETHOS_TIMER_RUNNING)
    set_deadline (timer, clock, wanted_ms);
  else
    timer->left_ms = wanted_ms;

  timer->bell_rung = FALSE;

  return TRUE;
}

/**
 * ethos_timer_finish:
 * @timer: a running or paused timer
 * @clock: what time it is
 *
 * Ends the run and keeps what was left or overrun, and so what was used.
 *
 * Returns: whether @timer changed
 */
gboolean
ethos_timer_finish (EthosTimer *timer, EthosClock *clock)
{
  g_return_val_if_fail (timer != NULL, FALSE);
  g_return_val_if_fail (ETHOS_IS_CLOCK (clock), FALSE);

  if (timer->state != ETHOS_TIMER_RUNNING && timer->state != ETHOS_TIMER_PAUSED)
    return FALSE;

  clear_deadline (timer, ethos_timer_get_left_ms (timer, clock));
  timer->state = ETHOS_TIMER_FINISHED;

  return TRUE;
}

/**
 * ethos_timer_reopen:
 * @timer: a finished timer
 *
 * Takes back the end of a run: it stands still with what was left or overrun then, until it is
 * resumed.
 *
 * Returns: whether @timer changed; only a finished one does
 */
gboolean
ethos_timer_reopen (EthosTimer *timer)
{
  g_return_val_if_fail (timer != NULL, FALSE);

  if (timer->state != ETHOS_TIMER_FINISHED)
    return FALSE;

  timer->state = ETHOS_TIMER_PAUSED;

  return TRUE;
}

/**
 * ethos_timer_rebase:
 * @timer: a timer that was stored
 * @clock: what time it is
 *
 * Ties a running timer to this boot and to today's time of day, without changing what is left.
 *
 * Call it when a session is opened: from then on setting the clock no longer matters. It is also
 * the way to keep the stored time of day right after the clock was set.
 *
 * Returns: whether @timer changed
 */
gboolean
ethos_timer_rebase (EthosTimer *timer, EthosClock *clock)
{
  gint64 drift_ms;

  g_return_val_if_fail (timer != NULL, FALSE);
  g_return_val_if_fail (ETHOS_IS_CLOCK (clock), FALSE);

  if (timer->state != ETHOS_TIMER_RUNNING)
    return FALSE;

  drift_ms =
      subtract_saturated (ethos_timer_get_deadline_wall_ms (timer, clock), timer->deadline_wall_ms);
  if (is_same_boot (timer, clock) && drift_ms < WALL_TOLERANCE_MS && drift_ms > -WALL_TOLERANCE_MS)
    return FALSE;

  set_deadline (timer, clock, ethos_timer_get_left_ms (timer, clock));

  return TRUE;
}

/**
 * ethos_timer_forget_absence:
 * @timer: a timer that was stored
 * @clock: what time it is
 * @since_wall_ms: the time of day since which nobody was there, unix milliseconds
 *
 * Takes back the time that passed since then, and lets time pass again from now on. A moment
 * before the timer was last set, or one to come, tells nothing: then all is left as it is.
 *
 * Returns: whether @timer changed; only a running one does
 */
gboolean
ethos_timer_forget_absence (EthosTimer *timer, EthosClock *clock, gint64 since_wall_ms)
{
  gint64 left_ms, present_ms;

  g_return_val_if_fail (timer != NULL, FALSE);
  g_return_val_if_fail (ETHOS_IS_CLOCK (clock), FALSE);

  if (timer->state != ETHOS_TIMER_RUNNING || since_wall_ms >= ethos_clock_get_wall_ms (clock))
    return FALSE;

  present_ms = subtract_saturated (since_wall_ms,
                                   subtract_saturated (timer->deadline_wall_ms, timer->left_ms));
  left_ms = subtract_saturated (timer->left_ms, present_ms);
  if (present_ms < 0 || left_ms <= ethos_timer_get_left_ms (timer, clock))
    return FALSE;

  set_deadline (timer, clock, left_ms);

  return TRUE;
}
