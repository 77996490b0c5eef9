// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-pace.h"

#include "ethos-timer.h"

/* Hostile figures in a file must not overflow the sums: a year a step, for any number of steps
 * that fit in memory. */
#define MAX_STEP_MS (G_GINT64_CONSTANT (366) * 24 * 60 * ETHOS_TIMER_MINUTE_MS)

/**
 * ethos_pace_compute:
 * @steps: (array length=n_steps): the plan
 * @n_steps: how many
 * @now_wall_ms: the time of day, unix milliseconds
 *
 * Compares a workshop with its plan.
 *
 * The current step is expected to take what it has taken and what its clock has left; steps to
 * come, what was planned; a step done or skipped took what it took. Behind is the sum of all that
 * minus the plan, so during a step the figure moves while its clock does not run, when the clock is
 * set, and once it is overrun.
 *
 * Returns: the pace; all zero and "now" for an empty plan
 */
EthosPace
ethos_pace_compute (const EthosPaceStep *steps, gsize n_steps, gint64 now_wall_ms)
{
  EthosPace pace = { 0 };

  g_return_val_if_fail (steps != NULL || n_steps == 0, pace);

  for (gsize i = 0; i < n_steps; i++)
    {
      gint64 planned_ms = CLAMP (steps[i].planned_ms, 0, MAX_STEP_MS);
      gint64 used_ms = CLAMP (steps[i].used_ms, 0, MAX_STEP_MS);
      gint64 left_ms = MAX (planned_ms - used_ms, 0);

      pace.planned_ms += planned_ms;
      pace.used_ms += used_ms;

      if (steps[i].status == ETHOS_PACE_BEHIND_US)
        continue;

      if (steps[i].status == ETHOS_PACE_CURRENT)
        {
          left_ms = CLAMP (steps[i].left_ms, 0, MAX_STEP_MS);
          pace.is_over = planned_ms > 0 && left_ms == 0;
        }
      pace.remaining_ms += left_ms;
      pace.can_save_ms +=
          MAX (left_ms - MAX (CLAMP (steps[i].minimum_ms, 0, MAX_STEP_MS) - used_ms, 0), 0);
    }

  pace.behind_ms = pace.used_ms + pace.remaining_ms - pace.planned_ms;
  pace.behind_minutes = pace.behind_ms / ETHOS_TIMER_MINUTE_MS;
  pace.finish_wall_ms = now_wall_ms + pace.remaining_ms;

  return pace;
}
