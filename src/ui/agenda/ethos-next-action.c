// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-agenda"

#include "config.h"

#include "ethos-next-action.h"

#include <glib/gi18n-lib.h>

#include "ethos-op.h"
#include "ethos-same-notes.h"

static gboolean
has_something_to_show (const EthosActivity *step)
{
  switch (step->kind)
    {
    case ETHOS_ACTIVITY_PRESENT_CARDS:
    case ETHOS_ACTIVITY_WRITE_LINES:
    case ETHOS_ACTIVITY_CLOSE:
      return TRUE;
    default:
      return step->prompt != NULL && *step->prompt != '\0';
    }
}

/* Whether there are notes of this step's own, or of the one that it works on, to reveal. */
static gboolean
can_reveal (EthosSession *session, const EthosActivity *step)
{
  const EthosActivity *wall;
  const EthosNote *note;
  EthosChildIter iter;

  if (step->kind != ETHOS_ACTIVITY_WRITE_NOTES && step->kind != ETHOS_ACTIVITY_GROUP)
    return FALSE;

  wall = ethos_session_get_wall (session, step->record.id);
  if (wall == NULL || wall->revealed)
    return FALSE;

  ethos_session_iter_init (session, &iter, wall->record.id, ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    if (!note->aside)
      return TRUE;

  return FALSE;
}

/**
 * ethos_next_action_find:
 * @session: a workshop
 *
 * What comes next within the step, in the order *show, start the clock, reveal*, and then the next
 * step.
 *
 * Returns: the action
 */
EthosNextAction
ethos_next_action_find (EthosSession *session)
{
  const EthosActivity *step;

  g_return_val_if_fail (ETHOS_IS_SESSION (session), ETHOS_NEXT_BEGIN);

  if (ethos_session_get_workshop (session)->finished)
    return ETHOS_NEXT_POSTER;

  step = ethos_session_get_current (session);
  if (step == NULL)
    return ETHOS_NEXT_BEGIN;

  if (!step->prompt_shown && has_something_to_show (step))
    return ETHOS_NEXT_SHOW;
  if (step->timer.state == ETHOS_TIMER_IDLE && step->planned > 0)
    return ETHOS_NEXT_START_CLOCK;
  if (can_reveal (session, step))
    return ETHOS_NEXT_REVEAL;

  return ethos_session_get_sibling_after (session, step->record.id) ? ETHOS_NEXT_STEP
                                                                    : ETHOS_NEXT_FINISH;
}

/**
 * ethos_next_action_get_label:
 * @action: an action
 * @session: the workshop
 *
 * Returns: (transfer none): what the button says
 */
const char *
ethos_next_action_get_label (EthosNextAction action, EthosSession *session)
{
  const EthosActivity *step = ethos_session_get_current (session);

  switch (action)
    {
    case ETHOS_NEXT_BEGIN:
      /* Translators: the primary button; begins the first step of the workshop. */
      return _ ("Begin");
    case ETHOS_NEXT_SHOW:
      if (step != NULL && step->kind == ETHOS_ACTIVITY_PRESENT_CARDS)
        /* Translators: the primary button; shows the cards on the projector. */
        return _ ("Show Cards");
      /* Translators: the primary button; shows the question of this step on the projector. */
      return _ ("Show Prompt");
    case ETHOS_NEXT_START_CLOCK:
      /* Translators: the primary button; starts the clock of this step. */
      return _ ("Start Clock");
    case ETHOS_NEXT_REVEAL:
      /* Translators: the primary button; shows the hidden notes to everybody. */
      return _ ("Reveal");
    case ETHOS_NEXT_STEP:
      /* Translators: the primary button; goes on to the next step of the plan. */
      return _ ("Next Step");
    case ETHOS_NEXT_FINISH:
      /* Translators: the primary button; ends the workshop and draws the poster. */
      return _ ("Finish");
    case ETHOS_NEXT_POSTER:
      /* Translators: the primary button; the workshop is over, goes to the poster. */
      return _ ("Poster");
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * ethos_next_action_get_hint:
 * @action: an action
 *
 * Returns: (transfer none): what it does, for somebody who practices
 */
const char *
ethos_next_action_get_hint (EthosNextAction action)
{
  switch (action)
    {
    case ETHOS_NEXT_BEGIN:
      return _ ("Begins the first step. You can always go back.");
    case ETHOS_NEXT_SHOW:
      return _ ("Shows it on the projector. The clock does not run yet.");
    case ETHOS_NEXT_START_CLOCK:
      return _ ("Starts the clock of this step. Nothing ends when it rings.");
    case ETHOS_NEXT_REVEAL:
      return _ ("Shows all notes to the room, shuffled. They can be covered again, not put back "
                "into order.");
    case ETHOS_NEXT_STEP:
      return _ ("Goes on to the next step. You can always come back.");
    case ETHOS_NEXT_FINISH:
      return _ ("Ends the workshop and draws the poster.");
    case ETHOS_NEXT_POSTER:
      return _ ("Shows the poster again.");
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * ethos_next_action_needs_care:
 * @action: an action
 *
 * Returns: whether it leaves the step or cannot be taken back, so that nobody should do it by
 *   pressing once too often
 */
gboolean
ethos_next_action_needs_care (EthosNextAction action)
{
  return action == ETHOS_NEXT_REVEAL || action == ETHOS_NEXT_STEP || action == ETHOS_NEXT_FINISH;
}

/**
 * ethos_next_action_dup_caution:
 * @action: an action
 * @session: the workshop
 *
 * Returns: (transfer full) (nullable): what is left to do before it: notes that are revealed and
 *   that the room has had no time to read
 */
char *
ethos_next_action_dup_caution (EthosNextAction action, EthosSession *session)
{
  const EthosActivity *step = ethos_session_get_current (session);
  guint n_unread;

  if (!ethos_next_action_needs_care (action) || step == NULL ||
      step->kind != ETHOS_ACTIVITY_WRITE_NOTES || !step->revealed)
    return NULL;

  n_unread = ethos_same_notes_count_unread (session, step->record.id, NULL);
  if (n_unread == 0)
    return NULL;
  return g_strdup_printf (
      /* Translators: stands beside the button “Next Step”. */
      ngettext ("%'u note is not read yet.", "%'u notes are not read yet.", n_unread), n_unread);
}

/**
 * ethos_next_action_create_op:
 * @action: an action
 *
 * Returns: (transfer full) (nullable): the operation that does it; %NULL where it only shows
 *   another view
 */
EthosRecord *
ethos_next_action_create_op (EthosNextAction action)
{
  switch (action)
    {
    case ETHOS_NEXT_BEGIN:
    case ETHOS_NEXT_STEP:
      return ethos_op_new ("activity-next", NULL);
    case ETHOS_NEXT_SHOW:
      return ethos_op_new ("activity-prompt", "value", TRUE, NULL);
    case ETHOS_NEXT_START_CLOCK:
      return ethos_op_new ("timer-start", NULL);
    case ETHOS_NEXT_REVEAL:
      return ethos_op_new ("activity-reveal", NULL);
    case ETHOS_NEXT_FINISH:
      return ethos_op_new ("workshop-finish", "value", TRUE, NULL);
    case ETHOS_NEXT_POSTER:
      return NULL;
    default:
      g_return_val_if_reached (NULL);
    }
}
