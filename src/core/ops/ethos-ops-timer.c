// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-op-private.h"

/* Operations on the timer of the running activity. */

/* A step without planned minutes still needs a clock that can be started. */
#define DEFAULT_MINUTES 5

typedef struct
{
  EthosRecord record;
  gint64 seconds;
} Adjust;

static const EthosField timer_adjust_fields[] = {
  OP_INT ("seconds", Adjust, seconds, -3600, 3600),
};

typedef gboolean (*TimerChange) (EthosTimer *timer, EthosClock *clock, gint64 amount);

static gboolean
change_timer (const EthosOpContext *context,
              EthosEdits *edits,
              TimerChange change,
              gint64 amount,
              GError **error)
{
  const EthosActivity *old = ethos_op_current (context, error);
  g_autoptr (EthosActivity) activity = NULL;

  if (old == NULL)
    return FALSE;

  activity = ethos_record_copy (&old->record);
  if (!change (&activity->timer, context->clock, amount))
    return ethos_op_fail (error, ETHOS_CORE_ERROR_STATE,
                          _ ("The clock of this step is not in a state for this"));

  if (!ethos_record_equal (&old->record, &activity->record))
    ethos_edits_set (edits, g_steal_pointer (&activity));
  return TRUE;
}

static gboolean
pause_clock (EthosTimer *timer, EthosClock *clock, gint64 amount)
{
  return ethos_timer_pause (timer, clock);
}

static gboolean
resume_clock (EthosTimer *timer, EthosClock *clock, gint64 amount)
{
  return ethos_timer_resume (timer, clock);
}

static gboolean
finish_clock (EthosTimer *timer, EthosClock *clock, gint64 amount)
{
  return ethos_timer_finish (timer, clock);
}

static gboolean
ring_bell (EthosTimer *timer, EthosClock *clock, gint64 amount)
{
  if (timer->state != ETHOS_TIMER_RUNNING)
    return FALSE;

  timer->bell_rung = TRUE;
  return TRUE;
}

static gboolean
timer_start (const EthosOpContext *context,
             const EthosRecord *op,
             EthosEdits *edits,
             GError **error)
{
  const EthosActivity *activity = ethos_op_current (context, error);
  gint64 minutes;

  if (activity == NULL)
    return FALSE;

  minutes = activity->planned > 0 ? activity->planned : DEFAULT_MINUTES;
  return change_timer (context, edits, ethos_timer_start, minutes * ETHOS_TIMER_MINUTE_MS, error);
}

static gboolean
timer_pause (const EthosOpContext *context,
             const EthosRecord *op,
             EthosEdits *edits,
             GError **error)
{
  return change_timer (context, edits, pause_clock, 0, error);
}

static gboolean
timer_resume (const EthosOpContext *context,
              const EthosRecord *op,
              EthosEdits *edits,
              GError **error)
{
  return change_timer (context, edits, resume_clock, 0, error);
}

static gboolean
timer_finish (const EthosOpContext *context,
              const EthosRecord *op,
              EthosEdits *edits,
              GError **error)
{
  return change_timer (context, edits, finish_clock, 0, error);
}

static gboolean
timer_bell (const EthosOpContext *context, const EthosRecord *op, EthosEdits *edits, GError **error)
{
  return change_timer (context, edits, ring_bell, 0, error);
}

static gboolean
timer_adjust (const EthosOpContext *context,
              const EthosRecord *op,
              EthosEdits *edits,
              GError **error)
{
  const Adjust *adjust = (const Adjust *) op;

  return change_timer (context, edits, ethos_timer_extend, adjust->seconds * 1000, error);
}

#define FACILITATOR ETHOS_ORIGIN_FACILITATOR
#define STEERING (ETHOS_ORIGIN_FACILITATOR | ETHOS_ORIGIN_REMOTE)

const EthosOpKind ethos_ops_timer[] = {
  OP_BARE ("timer-start", STEERING, 0, ETHOS_OP_PLAIN, NULL, timer_start),
  OP_BARE ("timer-pause", STEERING, 0, ETHOS_OP_PLAIN, NULL, timer_pause),
  OP_BARE ("timer-resume", STEERING, 0, ETHOS_OP_PLAIN, NULL, timer_resume),
  OP_BARE ("timer-finish", STEERING, 0, ETHOS_OP_PLAIN, NULL, timer_finish),
  OP_BARE ("timer-bell", FACILITATOR, 0, ETHOS_OP_PLAIN, NULL, timer_bell),
  OP ("timer-adjust", Adjust, timer_adjust_fields, STEERING, 0, ETHOS_OP_PLAIN, NULL, timer_adjust),
};

const guint ethos_n_ops_timer = G_N_ELEMENTS (ethos_ops_timer);
