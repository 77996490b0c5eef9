// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-op-private.h"

/* Operations on the agenda and the running activity. */

typedef struct
{
  EthosRecord record;
  char *activity;
  int kind;
  char *title;
  char *prompt;
  char *say;
  char *doing;
  char *watch;
  gint64 planned;
  gint64 minimum;
  gint64 maximum;
  gboolean value;
  char *after;
} Activity;

static const EthosField activity_fields[] = {
  OP_ID ("activity", Activity, activity, ETHOS_FIELD_REQUIRED),
};

static const EthosField activity_value_fields[] = {
  OP_BOOL ("value", Activity, value),
};

static const EthosField activity_add_fields[] = {
  OP_ENUM ("kind", Activity, kind, ethos_activity_kind_names),
  OP_LINE ("title", Activity, title, ETHOS_TITLE_MAX_CHARACTERS, ETHOS_FIELD_REQUIRED),
  OP_TEXT ("prompt", Activity, prompt, ETHOS_PROMPT_MAX_CHARACTERS, 0),
  OP_INT ("planned", Activity, planned, 0, ETHOS_STEP_MAX_MINUTES),
  OP_ID ("after", Activity, after, ETHOS_FIELD_OPTIONAL),
};

static const EthosField activity_edit_fields[] = {
  OP_ID ("activity", Activity, activity, ETHOS_FIELD_REQUIRED),
  OP_LINE ("title", Activity, title, ETHOS_TITLE_MAX_CHARACTERS, ETHOS_FIELD_OPTIONAL),
  OP_TEXT ("prompt", Activity, prompt, ETHOS_PROMPT_MAX_CHARACTERS, ETHOS_FIELD_OPTIONAL),
  OP_TEXT ("say", Activity, say, ETHOS_SCRIPT_MAX_CHARACTERS, ETHOS_FIELD_OPTIONAL),
  OP_TEXT ("do", Activity, doing, ETHOS_SCRIPT_MAX_CHARACTERS, ETHOS_FIELD_OPTIONAL),
  OP_TEXT ("watch", Activity, watch, ETHOS_SCRIPT_MAX_CHARACTERS, ETHOS_FIELD_OPTIONAL),
};

static const EthosField activity_minutes_fields[] = {
  OP_ID ("activity", Activity, activity, ETHOS_FIELD_REQUIRED),
  OP_INT ("planned", Activity, planned, 0, ETHOS_STEP_MAX_MINUTES),
  OP_INT ("minimum", Activity, minimum, 0, ETHOS_STEP_MAX_MINUTES),
  OP_INT ("maximum", Activity, maximum, 0, ETHOS_STEP_MAX_MINUTES),
  OP_BOOL ("protected", Activity, value),
};

static const EthosField activity_move_fields[] = {
  OP_ID ("activity", Activity, activity, ETHOS_FIELD_REQUIRED),
  OP_ID ("after", Activity, after, ETHOS_FIELD_OPTIONAL),
};

/* What leaving the current activity does; the caller goes on to change the copy. */
static void
leave (const EthosOpContext *context, EthosEdits *edits, EthosActivityState state)
{
  const EthosActivity *old = ethos_session_get_current (context->session);
  EthosActivity *activity;

  if (old == NULL)
    return;

  activity = ethos_record_copy (&old->record);
  activity->state = state;
  ethos_timer_finish (&activity->timer, context->clock);
  ethos_timer_pause (&activity->presence, context->clock);
  ethos_edits_set (edits, activity);
}

/* Cards come to the room one at a time, from the first one on; all of them at once are there for
 * who asks. None stays when the step is not shown. */
static const char *
find_focus (const EthosOpContext *context, const EthosActivity *activity)
{
  EthosItemList *cards =
      ethos_session_get_children (context->session, ETHOS_DECK_ID, ETHOS_KIND_CARD);

  if (activity->kind != ETHOS_ACTIVITY_PRESENT_CARDS || !activity->prompt_shown ||
      ethos_item_list_get_length (cards) == 0)
    return NULL;
  return ((const EthosRecord *) ethos_item_list_get_record (cards, 0))->id;
}

static void
begin_cards (const EthosOpContext *context, EthosEdits *edits, const EthosActivity *activity)
{
  EthosWorkshop *workshop;

  if (activity->kind != ETHOS_ACTIVITY_PRESENT_CARDS)
    return;
  workshop = ethos_record_copy (&ethos_session_get_workshop (context->session)->record);
  ethos_set_text (&workshop->stage_focus, find_focus (context, activity));
  workshop->stage_page = 0;
  workshop->stage_part = 0;
  ethos_edits_set (edits, workshop);
}

static void
enter (const EthosOpContext *context, EthosEdits *edits, const char *id)
{
  const EthosActivity *old = ethos_session_find (context->session, ETHOS_KIND_ACTIVITY, id);
  EthosActivity *activity = ethos_record_copy (&old->record);
  EthosWorkshop *workshop =
      ethos_record_copy (&ethos_session_get_workshop (context->session)->record);
  const char *focus;

  activity->state = ETHOS_ACTIVITY_ACTIVE;
  /* Who comes back goes on with what was left, when the room is ready. */
  ethos_timer_reopen (&activity->timer);
  if (!ethos_timer_resume (&activity->presence, context->clock))
    ethos_timer_start (&activity->presence, context->clock, ETHOS_TIMER_MAX_MS);
  focus = find_focus (context, activity);
  ethos_edits_set (edits, activity);

  /* Going back is always possible: a step that runs opens a finished workshop again. */
  workshop->finished = FALSE;
  ethos_set_text (&workshop->current, id);
  ethos_set_text (&workshop->stage_focus, focus);
  workshop->stage_page = 0;
  workshop->stage_part = 0;
  ethos_edits_set (edits, workshop);
}

static gboolean
go (const EthosOpContext *context, EthosEdits *edits, const char *id, EthosActivityState left_as)
{
  const EthosWorkshop *workshop = ethos_session_get_workshop (context->session);

  if (g_strcmp0 (workshop->current, id) == 0 && !workshop->finished)
    return TRUE;

  leave (context, edits, left_as);
  enter (context, edits, id);
  return TRUE;
}

static gboolean
activity_go (const EthosOpContext *context,
             const EthosRecord *op,
             EthosEdits *edits,
             GError **error)
{
  const Activity *target = (const Activity *) op;

  if (ethos_op_target (context, ETHOS_KIND_ACTIVITY, target->activity, error) == NULL)
    return FALSE;

  return go (context, edits, target->activity, ETHOS_ACTIVITY_DONE);
}

static gboolean
go_next (const EthosOpContext *context,
         EthosEdits *edits,
         EthosActivityState left_as,
         GError **error)
{
  const char *now = ethos_session_get_workshop (context->session)->current;
  const EthosRecord *first;
  EthosChildIter iter;
  const char *next;

  if (ethos_session_get_current (context->session) != NULL)
    next = ethos_session_get_sibling_after (context->session, now);
  else
    {
      ethos_session_iter_init (context->session, &iter, ETHOS_WORKSHOP_ID, ETHOS_KIND_ACTIVITY);
      first = ethos_child_iter_next (&iter);
      next = first ? first->id : NULL;
    }

  if (next == NULL)
    return ethos_op_fail (error, ETHOS_CORE_ERROR_STATE, _ ("This is the last step"));

  return go (context, edits, next, left_as);
}

static gboolean
activity_next (const EthosOpContext *context,
               const EthosRecord *op,
               EthosEdits *edits,
               GError **error)
{
  return go_next (context, edits, ETHOS_ACTIVITY_DONE, error);
}

static gboolean
activity_skip (const EthosOpContext *context,
               const EthosRecord *op,
               EthosEdits *edits,
               GError **error)
{
  return ethos_op_current (context, error) != NULL &&
         go_next (context, edits, ETHOS_ACTIVITY_SKIPPED, error);
}

static gboolean
activity_back (const EthosOpContext *context,
               const EthosRecord *op,
               EthosEdits *edits,
               GError **error)
{
  const EthosActivity *now = ethos_op_current (context, error);
  const char *before;

  if (now == NULL)
    return FALSE;

  before = ethos_session_get_sibling_before (context->session, now->record.id);
  if (before == NULL)
    return ethos_op_fail (error, ETHOS_CORE_ERROR_STATE, _ ("This is the first step"));

  return go (context, edits, before, ETHOS_ACTIVITY_WAITING);
}

/*
 * Once more from the start: the prompt is put away, the clock is idle again, and notes are covered
 * until they are revealed anew. Nothing that was written is lost.
 */
static gboolean
activity_repeat (const EthosOpContext *context,
                 const EthosRecord *op,
                 EthosEdits *edits,
                 GError **error)
{
  const EthosActivity *old = ethos_op_current (context, error);
  g_autoptr (EthosActivity) activity = NULL;

  if (old == NULL)
    return FALSE;

  activity = ethos_record_copy (&old->record);
  activity->prompt_shown = FALSE;
  activity->revealed = FALSE;
  activity->timer = (EthosTimer){
    .elapsed_before_ms =
        MIN (ethos_timer_get_elapsed_ms (&old->timer, context->clock), ETHOS_TIMER_MAX_ELAPSED_MS),
  };
  if (ethos_record_equal (&old->record, &activity->record))
    return TRUE;
  begin_cards (context, edits, activity);
  ethos_edits_set (edits, g_steal_pointer (&activity));
  return TRUE;
}

static gboolean
activity_prompt (const EthosOpContext *context,
                 const EthosRecord *op,
                 EthosEdits *edits,
                 GError **error)
{
  const Activity *show = (const Activity *) op;
  const EthosActivity *old = ethos_op_current (context, error);
  EthosActivity *activity;

  if (old == NULL)
    return FALSE;
  if (old->prompt_shown == show->value)
    return TRUE;

  activity = ethos_record_copy (&old->record);
  activity->prompt_shown = show->value;
  begin_cards (context, edits, activity);
  ethos_edits_set (edits, activity);
  return TRUE;
}

/* Notes that get new ids stay in what was proposed of them. */
static void
follow_notes (const EthosOpContext *context, const char *wall, GHashTable *ids, EthosEdits *edits)
{
  const EthosProposal *proposal;
  EthosChildIter iter;

  ethos_session_iter_init (context->session, &iter, wall, ETHOS_KIND_PROPOSAL);
  while ((proposal = ethos_child_iter_next (&iter)) != NULL)
    {
      EthosProposal *copy = ethos_record_copy (&proposal->record);

      for (guint i = 0; copy->notes != NULL && copy->notes[i] != NULL; i++)
        if (g_hash_table_contains (ids, copy->notes[i]))
          ethos_set_text (&copy->notes[i], g_hash_table_lookup (ids, copy->notes[i]));
      if (ethos_record_equal (&proposal->record, &copy->record))
        ethos_record_unref (copy);
      else
        ethos_edits_set (edits, copy);
    }
}

/*
 * The notes get new ids and a new order, so that nothing ties a note on the wall to the moment in
 * which, or the phone on which, it was written. Notes that were set aside stay behind, covered.
 */
static gboolean
activity_reveal (const EthosOpContext *context,
                 const EthosRecord *op,
                 EthosEdits *edits,
                 GError **error)
{
  const EthosActivity *now = ethos_op_current (context, error);
  const EthosActivity *wall =
      now ? ethos_session_get_wall (context->session, now->record.id) : NULL;
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  EthosActivity *activity;
  const EthosNote *note;
  EthosChildIter iter;

  if (now == NULL)
    return FALSE;
  if (wall == NULL)
    return ethos_op_fail (error, ETHOS_CORE_ERROR_STATE, _ ("There are no notes to reveal"));
  if (wall->revealed)
    return TRUE;

  ethos_session_iter_init (context->session, &iter, wall->record.id, ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    g_ptr_array_add (notes, (gpointer) note);
  for (guint i = 0; i < notes->len; i++)
    ethos_edits_remove (edits, ETHOS_KIND_NOTE, ((EthosRecord *) notes->pdata[i])->id);

  ethos_shuffle (notes);
  for (guint i = 0; i < notes->len; i++)
    g_hash_table_insert (ids, ((EthosRecord *) notes->pdata[i])->id, ethos_id_new ());
  for (guint i = 0; i < notes->len; i++)
    {
      EthosRecord *old = g_ptr_array_index (notes, i);
      EthosNote *copy = ethos_record_copy_as (old, g_hash_table_lookup (ids, old->id));

      if (copy->same_as != NULL)
        ethos_set_text (&copy->same_as, g_hash_table_lookup (ids, copy->same_as));
      ethos_edits_insert (edits, copy, wall->record.id, ETHOS_PLACE_LAST);
    }
  follow_notes (context, wall->record.id, ids, edits);
  ethos_op_follow_votes (context, wall->record.id, ids, edits);

  activity = ethos_record_copy (&wall->record);
  activity->revealed = TRUE;
  ethos_edits_set (edits, activity);
  return TRUE;
}

static gboolean
activity_cover (const EthosOpContext *context,
                const EthosRecord *op,
                EthosEdits *edits,
                GError **error)
{
  const EthosActivity *now = ethos_op_current (context, error);
  const EthosActivity *wall =
      now ? ethos_session_get_wall (context->session, now->record.id) : NULL;
  EthosActivity *activity;

  if (now == NULL)
    return FALSE;
  if (wall == NULL || !wall->revealed)
    return TRUE;

  activity = ethos_record_copy (&wall->record);
  activity->revealed = FALSE;
  ethos_edits_set (edits, activity);
  return TRUE;
}

static gboolean
activity_add (const EthosOpContext *context,
              const EthosRecord *op,
              EthosEdits *edits,
              GError **error)
{
  const Activity *add = (const Activity *) op;
  const char *after;
  EthosActivity *activity;

  if (!ethos_op_place (context, ETHOS_KIND_ACTIVITY, add->after, &after, error))
    return FALSE;

  activity = ethos_entity_new (ETHOS_KIND_ACTIVITY, NULL);
  activity->kind = add->kind;
  ethos_set_text (&activity->title, add->title);
  ethos_set_text (&activity->prompt, add->prompt);
  activity->planned = add->planned;
  activity->maximum = add->planned;
  ethos_edits_insert (edits, activity, ETHOS_WORKSHOP_ID, after);
  return TRUE;
}

static gboolean
activity_edit (const EthosOpContext *context,
               const EthosRecord *op,
               EthosEdits *edits,
               GError **error)
{
  const Activity *edit = (const Activity *) op;
  const EthosActivity *old = ethos_op_target (context, ETHOS_KIND_ACTIVITY, edit->activity, error);
  g_autoptr (EthosActivity) activity = NULL;

  if (old == NULL)
    return FALSE;

  activity = ethos_record_copy (&old->record);
  if (edit->title != NULL && *edit->title != '\0')
    ethos_set_text (&activity->title, edit->title);
  if (edit->prompt != NULL)
    ethos_set_text (&activity->prompt, edit->prompt);
  if (edit->say != NULL)
    ethos_set_text (&activity->say, edit->say);
  if (edit->doing != NULL)
    ethos_set_text (&activity->doing, edit->doing);
  if (edit->watch != NULL)
    ethos_set_text (&activity->watch, edit->watch);

  if (!ethos_record_equal (&old->record, &activity->record))
    ethos_edits_set (edits, g_steal_pointer (&activity));
  return TRUE;
}

static gboolean
activity_minutes (const EthosOpContext *context,
                  const EthosRecord *op,
                  EthosEdits *edits,
                  GError **error)
{
  const Activity *minutes = (const Activity *) op;
  const EthosActivity *old =
      ethos_op_target (context, ETHOS_KIND_ACTIVITY, minutes->activity, error);
  g_autoptr (EthosActivity) activity = NULL;

  if (old == NULL)
    return FALSE;
  if (minutes->minimum > minutes->planned || minutes->planned > minutes->maximum)
    return ethos_op_fail (error, ETHOS_CORE_ERROR_LIMIT,
                          _ ("The planned minutes are not between the fewest and the most"));

  activity = ethos_record_copy (&old->record);
  activity->planned = minutes->planned;
  activity->minimum = minutes->minimum;
  activity->maximum = minutes->maximum;
  activity->is_protected = minutes->value;
  if (!ethos_record_equal (&old->record, &activity->record))
    ethos_edits_set (edits, g_steal_pointer (&activity));
  return TRUE;
}

static gboolean
activity_move (const EthosOpContext *context,
               const EthosRecord *op,
               EthosEdits *edits,
               GError **error)
{
  const Activity *move = (const Activity *) op;
  const char *after;

  if (ethos_op_target (context, ETHOS_KIND_ACTIVITY, move->activity, error) == NULL ||
      !ethos_op_place (context, ETHOS_KIND_ACTIVITY, move->after, &after, error))
    return FALSE;

  ethos_op_move (context, edits, ETHOS_KIND_ACTIVITY, move->activity, after);
  return TRUE;
}

static gboolean
activity_remove (const EthosOpContext *context,
                 const EthosRecord *op,
                 EthosEdits *edits,
                 GError **error)
{
  const Activity *remove = (const Activity *) op;

  if (ethos_op_target (context, ETHOS_KIND_ACTIVITY, remove->activity, error) == NULL)
    return FALSE;
  if (g_strcmp0 (ethos_session_get_workshop (context->session)->current, remove->activity) == 0)
    return ethos_op_fail (error, ETHOS_CORE_ERROR_STATE,
                          _ ("The step that is running cannot be deleted"));

  ethos_remove_below (context->session, edits, ETHOS_KIND_ACTIVITY, remove->activity);
  return TRUE;
}

#define FACILITATOR ETHOS_ORIGIN_FACILITATOR
#define STEERING (ETHOS_ORIGIN_FACILITATOR | ETHOS_ORIGIN_REMOTE)
#define WALL (IN (WRITE_NOTES) | IN (GROUP) | IN (WRITE_LINES) | IN (DISCUSS) | IN (CLOSE))

const EthosOpKind ethos_ops_agenda[] = {
  OP ("activity-go", Activity, activity_fields, FACILITATOR, 0, ETHOS_OP_PLAIN, NULL, activity_go),
  OP_BARE ("activity-next", FACILITATOR, 0, ETHOS_OP_PLAIN, NULL, activity_next),
  OP_BARE ("activity-skip", FACILITATOR, 0, ETHOS_OP_PLAIN, NULL, activity_skip),
  OP_BARE ("activity-back", FACILITATOR, 0, ETHOS_OP_PLAIN, NULL, activity_back),
  OP_BARE ("activity-repeat", FACILITATOR, 0, ETHOS_OP_PLAIN, NULL, activity_repeat),
  OP ("activity-prompt",
      Activity,
      activity_value_fields,
      STEERING,
      0,
      ETHOS_OP_PLAIN,
      NULL,
      activity_prompt),
  OP_BARE ("activity-reveal",
           FACILITATOR,
           WALL,
           ETHOS_OP_BARRIER | ETHOS_OP_COMPACT,
           NULL,
           activity_reveal),
  OP_BARE ("activity-cover", FACILITATOR, WALL, ETHOS_OP_PLAIN, NULL, activity_cover),
  OP ("activity-add",
      Activity,
      activity_add_fields,
      FACILITATOR | ETHOS_ORIGIN_IMPORT,
      0,
      ETHOS_OP_UNDOABLE,
      N_ ("addition of a step"),
      activity_add),
  OP ("activity-edit",
      Activity,
      activity_edit_fields,
      FACILITATOR,
      0,
      ETHOS_OP_UNDOABLE,
      N_ ("editing of a step"),
      activity_edit),
  OP ("activity-minutes",
      Activity,
      activity_minutes_fields,
      FACILITATOR,
      0,
      ETHOS_OP_UNDOABLE,
      N_ ("change of minutes"),
      activity_minutes),
  OP ("activity-move",
      Activity,
      activity_move_fields,
      FACILITATOR,
      0,
      ETHOS_OP_UNDOABLE,
      N_ ("move of a step"),
      activity_move),
  OP ("activity-remove",
      Activity,
      activity_fields,
      FACILITATOR,
      0,
      ETHOS_OP_UNDOABLE,
      N_ ("deletion of a step"),
      activity_remove),
};

const guint ethos_n_ops_agenda = G_N_ELEMENTS (ethos_ops_agenda);
