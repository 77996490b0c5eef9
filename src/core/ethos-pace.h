// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EthosPaceStatus:
 * @ETHOS_PACE_AHEAD_OF_US: still to come
 * @ETHOS_PACE_CURRENT: being done; at most one step
 * @ETHOS_PACE_BEHIND_US: done or skipped
 */
typedef enum
{
  ETHOS_PACE_AHEAD_OF_US,
  ETHOS_PACE_CURRENT,
  ETHOS_PACE_BEHIND_US,
} EthosPaceStatus;

/**
 * EthosPaceStep:
 * @status: where the step stands
 * @planned_ms: the time planned for it
 * @minimum_ms: the least it can be done in; more than @planned_ms counts as @planned_ms
 * @used_ms: the time used for it until now, 0 when skipped
 * @left_ms: what the clock of the current step has left, all that is planned before it starts;
 *   of no meaning for the others
 *
 * What pace needs to know about one step of the plan.
 */
typedef struct
{
  EthosPaceStatus status;
  gint64 planned_ms;
  gint64 minimum_ms;
  gint64 used_ms;
  gint64 left_ms;
} EthosPaceStep;

/**
 * EthosPace:
 * @planned_ms: the whole plan
 * @used_ms: the time used by all steps until now
 * @remaining_ms: what the plan still asks for: the rest of the current step and all to come
 * @behind_ms: how much more than planned the workshop will take; negative when ahead
 * @behind_minutes: the same in whole minutes towards zero, so that seconds never look like delay
 * @can_save_ms: what shortening the rest to its minimums would save
 * @finish_wall_ms: when it ends if the rest goes as planned, unix milliseconds
 * @is_over: whether the current step had time of its own, and none is left
 *
 * How a workshop stands against its plan.
 */
typedef struct
{
  gint64 planned_ms;
  gint64 used_ms;
  gint64 remaining_ms;
  gint64 behind_ms;
  gint64 behind_minutes;
  gint64 can_save_ms;
  gint64 finish_wall_ms;
  gboolean is_over;
} EthosPace;

EthosPace ethos_pace_compute (const EthosPaceStep *steps, gsize n_steps, gint64 now_wall_ms);

G_END_DECLS
