// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-agenda"

#include "config.h"

#include "ethos-agenda-words.h"

#include <glib/gi18n.h>

/**
 * ethos_step_kind_get_name:
 * @kind: what is done in a step
 *
 * Returns: (transfer none): what people call it
 */
const char *
ethos_step_kind_get_name (EthosActivityKind kind)
{
  switch (kind)
    {
    case ETHOS_ACTIVITY_PRESENT_CARDS:
      /* Translators: a kind of step. */
      return C_ ("step", "Show cards");
    case ETHOS_ACTIVITY_WRITE_NOTES:
      /* Translators: a kind of step. */
      return C_ ("step", "Write notes");
    case ETHOS_ACTIVITY_GROUP:
      /* Translators: a kind of step: notes are put into groups. */
      return C_ ("step", "Group notes");
    case ETHOS_ACTIVITY_WRITE_LINES:
      /* Translators: a kind of step: lines are written under a value. */
      return C_ ("step", "Write lines");
    case ETHOS_ACTIVITY_DISCUSS:
      /* Translators: a kind of step. */
      return C_ ("step", "Discuss");
    case ETHOS_ACTIVITY_BREAK:
      /* Translators: a kind of step: everybody rests. */
      return C_ ("step", "Break");
    case ETHOS_ACTIVITY_CLOSE:
      /* Translators: a kind of step: the last one, with the closing words. */
      return C_ ("step", "Close");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * ethos_step_state_get_name:
 * @state: how far a step is
 *
 * Returns: (transfer none): what people call it
 */
const char *
ethos_step_state_get_name (EthosActivityState state)
{
  switch (state)
    {
    case ETHOS_ACTIVITY_WAITING:
      /* Translators: a step of the plan that has not begun. */
      return C_ ("step", "To come");
    case ETHOS_ACTIVITY_ACTIVE:
      /* Translators: the step of the plan that goes on now. */
      return C_ ("step", "Now");
    case ETHOS_ACTIVITY_DONE:
      /* Translators: a step of the plan that is over. */
      return C_ ("step", "Done");
    case ETHOS_ACTIVITY_SKIPPED:
      /* Translators: a step of the plan that was left out. */
      return C_ ("step", "Skipped");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * ethos_step_dup_minutes:
 * @step: a step of the plan
 * @clock: what time it is
 *
 * Writes how long a step is meant to take, and how long it has taken once it began.
 *
 * Returns: (transfer full): the text
 */
char *
ethos_step_dup_minutes (const EthosActivity *step, EthosClock *clock)
{
  gint64 used_ms = ethos_timer_get_elapsed_ms (&step->presence, clock);
  int planned = (int) step->planned;
  int used = (int) (used_ms / ETHOS_TIMER_MINUTE_MS);

  if (used_ms == 0 || step->state == ETHOS_ACTIVITY_SKIPPED)
    /* Translators: how long a step is meant to take, in minutes; keep it short. */
    return g_strdup_printf (C_ ("minutes", "%d min"), planned);
  /* Translators: minutes that a step has taken so far, and the minutes planned; keep it short. */
  return g_strdup_printf (C_ ("minutes", "%d of %d min"), used, planned);
}

static EthosPaceStatus
get_status (const EthosActivity *step)
{
  switch (step->state)
    {
    case ETHOS_ACTIVITY_ACTIVE:
      return ETHOS_PACE_CURRENT;
    case ETHOS_ACTIVITY_DONE:
    case ETHOS_ACTIVITY_SKIPPED:
      return ETHOS_PACE_BEHIND_US;
    case ETHOS_ACTIVITY_WAITING:
    default:
      return ETHOS_PACE_AHEAD_OF_US;
    }
}

/* An ended clock tells nothing of what the step still takes; the plan does. */
static gint64
get_left_ms (const EthosActivity *step, EthosClock *clock)
{
  gint64 planned_ms = step->planned * ETHOS_TIMER_MINUTE_MS;

  switch (step->timer.state)
    {
    case ETHOS_TIMER_RUNNING:
    case ETHOS_TIMER_PAUSED:
      return ethos_timer_get_remaining_ms (&step->timer, clock);
    case ETHOS_TIMER_FINISHED:
      return MAX (planned_ms - ethos_timer_get_elapsed_ms (&step->presence, clock), 0);
    case ETHOS_TIMER_IDLE:
    default:
      return planned_ms;
    }
}

/**
 * ethos_agenda_compute_pace:
 * @session: a workshop
 * @clock: what time it is
 *
 * Compares the time spent in each step with the plan.
 *
 * Returns: the pace
 */
EthosPace
ethos_agenda_compute_pace (EthosSession *session, EthosClock *clock)
{
  EthosItemList *plan;
  g_autofree EthosPaceStep *steps = NULL;
  guint n_steps;

  g_return_val_if_fail (ETHOS_IS_SESSION (session), (EthosPace){ 0 });

  plan = ethos_session_get_children (session, ETHOS_WORKSHOP_ID, ETHOS_KIND_ACTIVITY);
  n_steps = ethos_item_list_get_length (plan);
  steps = g_new0 (EthosPaceStep, n_steps);
  for (guint i = 0; i < n_steps; i++)
    {
      const EthosActivity *step = ethos_item_list_get_record (plan, i);

      steps[i].status = get_status (step);
      steps[i].planned_ms = step->planned * ETHOS_TIMER_MINUTE_MS;
      steps[i].minimum_ms = step->minimum * ETHOS_TIMER_MINUTE_MS;
      steps[i].used_ms = ethos_timer_get_elapsed_ms (&step->presence, clock);
      steps[i].left_ms = get_left_ms (step, clock);
    }
  return ethos_pace_compute (steps, n_steps, ethos_clock_get_wall_ms (clock));
}

/**
 * ethos_pace_dup_words:
 * @pace: a pace
 *
 * Returns: (transfer full): how the workshop stands against its plan; empty in the first minute of
 *   overrun, when “on time” would contradict the clock
 */
char *
ethos_pace_dup_words (const EthosPace *pace)
{
  int minutes = (int) pace->behind_minutes;

  if (minutes > 0)
    return g_strdup_printf (
        /* Translators: the workshop takes so many minutes more than planned; keep it short. */
        ngettext ("%d min behind", "%d min behind", (gulong) minutes), minutes);
  if (minutes < 0)
    return g_strdup_printf (
        /* Translators: the workshop takes so many minutes less than planned; keep it short. */
        ngettext ("%d min ahead", "%d min ahead", (gulong) -minutes), -minutes);
  if (pace->is_over)
    return g_strdup ("");
  /* Translators: the workshop goes as planned. */
  return g_strdup (_ ("On time"));
}

/**
 * ethos_pace_dup_line:
 * @pace: a pace
 *
 * Returns: (transfer full): how the workshop stands, and when it will be over in local time
 */
char *
ethos_pace_dup_line (const EthosPace *pace)
{
  g_autofree char *words = ethos_pace_dup_words (pace);
  g_autoptr (GDateTime) finish = g_date_time_new_from_unix_local (pace->finish_wall_ms / 1000);
  g_autofree char *time = NULL;

  if (finish == NULL)
    return g_steal_pointer (&words);
  /* Translators: a time of day as of g_date_time_format(), without seconds. */
  time = g_date_time_format (finish, C_ ("time of day", "%H:%M"));
  if (*words == '\0')
    /* Translators: when the workshop will end (“15:40”). */
    return g_strdup_printf (_ ("Finish about %s"), time);
  /* Translators: how the workshop stands (“4 min behind”), and when it will end (“15:40”). */
  return g_strdup_printf (_ ("%s · finish about %s"), words, time);
}

/**
 * ethos_timer_dup_words:
 * @timer: the clock of a step
 * @clock: what time it is
 * @planned_minutes: what is planned for the step
 *
 * Says in words what the figures of a clock mean, so that nobody has to read a color.
 *
 * Returns: (transfer full): the text
 */
char *
ethos_timer_dup_words (const EthosTimer *timer, EthosClock *clock, gint64 planned_minutes)
{
  int planned = (int) planned_minutes;

  if (timer->state == ETHOS_TIMER_IDLE)
    return planned > 0 ? g_strdup_printf (_ ("%d min planned"), planned)
                       /* Translators: the step has no planned minutes. */
                       : g_strdup (_ ("No time limit"));
  if (timer->state == ETHOS_TIMER_PAUSED)
    /* Translators: the clock of the step stands still. */
    return g_strdup (C_ ("clock", "Paused"));
  if (timer->state == ETHOS_TIMER_FINISHED)
    /* Translators: the clock of the step was ended. */
    return g_strdup (C_ ("clock", "Ended"));

  switch (ethos_timer_get_band (timer, clock))
    {
    case ETHOS_TIMER_BAND_NEAR:
      /* Translators: a fifth of the time of the step is left, or less. */
      return g_strdup (C_ ("clock", "Nearly time"));
    case ETHOS_TIMER_BAND_LAST:
      /* Translators: a twentieth of the time of the step is left, or less. */
      return g_strdup (C_ ("clock", "Last moments"));
    case ETHOS_TIMER_BAND_OVER:
      /* Translators: the time of the step is over. */
      return g_strdup (C_ ("clock", "Over time"));
    case ETHOS_TIMER_BAND_CALM:
    default:
      /* Translators: stands beside the time that is left: “0:57” “left of 1 min”. */
      return g_strdup_printf (C_ ("clock", "left of %d min"),
                              (int) ((timer->allotted_ms + ETHOS_TIMER_MINUTE_MS / 2) /
                                     ETHOS_TIMER_MINUTE_MS));
    }
}

static char *
dup_left (gint64 left_ms, int allotted)
{
  /* A second that has begun still counts, as in the figures. */
  int left = (int) ((left_ms + 999) / ETHOS_TIMER_MINUTE_MS);
  int over = (int) (-left_ms / ETHOS_TIMER_MINUTE_MS);

  if (left_ms > 0 && left == 0)
    return g_strdup_printf (
        /* Translators: spoken; less than a minute of the time of the step is left. */
        ngettext ("Less than a minute left of %d", "Less than a minute left of %d",
                  (gulong) allotted),
        allotted);
  if (left_ms > 0)
    return g_strdup_printf (
        /* Translators: spoken; the minutes that are left, and all minutes of the step: “22 minutes
         * left of 23”. */
        ngettext ("%d minute left of %d", "%d minutes left of %d", (gulong) left), left, allotted);
  if (over == 0)
    /* Translators: spoken; the time of the step has just ended. */
    return g_strdup (_ ("The time is over"));
  return g_strdup_printf (
      /* Translators: spoken; the time of the step ended so many minutes ago. */
      ngettext ("%d minute over the time", "%d minutes over the time", (gulong) over), over);
}

/**
 * ethos_timer_dup_spoken:
 * @timer: the clock of a step
 * @clock: what time it is
 * @planned_minutes: what is planned for the step
 *
 * Says what figures and words of a clock say together, for who hears them. It changes at full
 * minutes only.
 *
 * Returns: (transfer full): the text
 */
char *
ethos_timer_dup_spoken (const EthosTimer *timer, EthosClock *clock, gint64 planned_minutes)
{
  int allotted = (int) ((timer->allotted_ms + ETHOS_TIMER_MINUTE_MS / 2) / ETHOS_TIMER_MINUTE_MS);
  g_autofree char *left = NULL;
  g_autofree char *words = NULL;

  if (timer->state != ETHOS_TIMER_RUNNING && timer->state != ETHOS_TIMER_PAUSED)
    return ethos_timer_dup_words (timer, clock, planned_minutes);
  left = dup_left (ethos_timer_get_left_ms (timer, clock), allotted);
  if (timer->state == ETHOS_TIMER_RUNNING)
    return g_steal_pointer (&left);
  words = ethos_timer_dup_words (timer, clock, planned_minutes);
  return g_strconcat (words, "\n", left, NULL);
}
