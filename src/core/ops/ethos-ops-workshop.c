// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-op-private.h"

/* Operations on the workshop as a whole, its stage and its poster. */

typedef struct
{
  EthosRecord record;
  char *text;
  char *target;
  gint64 number;
  int choice;
  int orientation;
  gboolean value;
} Workshop;

static const EthosField rename_fields[] = {
  OP_LINE ("title", Workshop, text, ETHOS_TITLE_MAX_CHARACTERS, ETHOS_FIELD_REQUIRED),
};

static const EthosField people_fields[] = {
  OP_INT ("people", Workshop, number, 0, 10000),
};

static const EthosField mark_fields[] = {
  OP_ENUM ("mark", Workshop, choice, ethos_mark_names),
};

static const EthosField value_fields[] = {
  OP_BOOL ("value", Workshop, value),
};

static const EthosField poster_fields[] = {
  OP_ENUM ("paper", Workshop, choice, ethos_poster_paper_names),
  OP_ENUM ("orientation", Workshop, orientation, ethos_poster_orientation_names),
};

static const EthosField stage_show_fields[] = {
  OP_ID ("target", Workshop, target, 0),
  OP_INT ("page", Workshop, number, 0, ETHOS_NOTES_MAX),
};

static const EthosField stage_page_fields[] = {
  OP_INT ("page", Workshop, number, 0, ETHOS_NOTES_MAX),
};

static const EthosField stage_theme_fields[] = {
  OP_ENUM ("theme", Workshop, choice, ethos_stage_theme_names),
};

/* A copy of the root to change; take_workshop() drops it again where nothing changed. */
static EthosWorkshop *
copy_workshop (const EthosOpContext *context)
{
  return ethos_record_copy (&ethos_session_get_workshop (context->session)->record);
}

static gboolean
take_workshop (const EthosOpContext *context, EthosEdits *edits, EthosWorkshop *workshop)
{
  if (ethos_record_equal (&ethos_session_get_workshop (context->session)->record,
                          &workshop->record))
    ethos_record_unref (workshop);
  else
    ethos_edits_set (edits, workshop);

  return TRUE;
}

static gboolean
workshop_rename (const EthosOpContext *context,
                 const EthosRecord *op,
                 EthosEdits *edits,
                 GError **error)
{
  EthosWorkshop *workshop = copy_workshop (context);

  ethos_set_text (&workshop->title, ((const Workshop *) op)->text);
  return take_workshop (context, edits, workshop);
}

static gboolean
workshop_people (const EthosOpContext *context,
                 const EthosRecord *op,
                 EthosEdits *edits,
                 GError **error)
{
  EthosWorkshop *workshop = copy_workshop (context);

  workshop->people = ((const Workshop *) op)->number;
  return take_workshop (context, edits, workshop);
}

static gboolean
workshop_mark (const EthosOpContext *context,
               const EthosRecord *op,
               EthosEdits *edits,
               GError **error)
{
  EthosWorkshop *workshop = copy_workshop (context);

  workshop->mark = ((const Workshop *) op)->choice;
  return take_workshop (context, edits, workshop);
}

/* Finishing ends the running step; going on after all takes it up again. */
static gboolean
workshop_finish (const EthosOpContext *context,
                 const EthosRecord *op,
                 EthosEdits *edits,
                 GError **error)
{
  const EthosActivity *old = ethos_session_get_current (context->session);
  gboolean finished = ((const Workshop *) op)->value;
  EthosWorkshop *workshop = copy_workshop (context);
  EthosActivity *activity;

  if (!workshop->finished == !finished)
    return take_workshop (context, edits, workshop);

  workshop->finished = finished;
  if (old != NULL)
    {
      activity = ethos_record_copy (&old->record);
      activity->state = finished ? ETHOS_ACTIVITY_DONE : ETHOS_ACTIVITY_ACTIVE;
      if (finished)
        {
          ethos_timer_finish (&activity->timer, context->clock);
          ethos_timer_pause (&activity->presence, context->clock);
        }
      else
        {
          ethos_timer_reopen (&activity->timer);
          ethos_timer_resume (&activity->presence, context->clock);
        }
      ethos_edits_set (edits, activity);
    }

  return take_workshop (context, edits, workshop);
}

static gboolean
workshop_poster (const EthosOpContext *context,
                 const EthosRecord *op,
                 EthosEdits *edits,
                 GError **error)
{
  EthosWorkshop *workshop = copy_workshop (context);

  workshop->poster_paper = ((const Workshop *) op)->choice;
  workshop->poster_orientation = ((const Workshop *) op)->orientation;
  return take_workshop (context, edits, workshop);
}

static gboolean
raw_notes_keep (const EthosOpContext *context,
                const EthosRecord *op,
                EthosEdits *edits,
                GError **error)
{
  EthosWorkshop *workshop = copy_workshop (context);

  workshop->raw_notes = ETHOS_RAW_NOTES_KEPT;
  return take_workshop (context, edits, workshop);
}

/* The words that were agreed stay; every note and group of every step goes, what was proposed,
 * and the dots on them. */
static gboolean
raw_notes_delete (const EthosOpContext *context,
                  const EthosRecord *op,
                  EthosEdits *edits,
                  GError **error)
{
  EthosWorkshop *workshop;
  const EthosRecord *activity;
  EthosChildIter activities;

  ethos_session_iter_init (context->session, &activities, ETHOS_WORKSHOP_ID, ETHOS_KIND_ACTIVITY);
  while ((activity = ethos_child_iter_next (&activities)) != NULL)
    {
      const EthosKind kinds[] = { ETHOS_KIND_NOTE, ETHOS_KIND_GROUP, ETHOS_KIND_PROPOSAL,
                                  ETHOS_KIND_ROUND };

      for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
        {
          const EthosRecord *child;
          EthosChildIter iter;

          ethos_session_iter_init (context->session, &iter, activity->id, kinds[i]);
          while ((child = ethos_child_iter_next (&iter)) != NULL)
            ethos_remove_below (context->session, edits, kinds[i], child->id);
        }
    }

  workshop = copy_workshop (context);
  ethos_op_clear_frozen_stage (workshop);
  workshop->raw_notes = ETHOS_RAW_NOTES_DELETED;
  ethos_set_text (&workshop->stage_focus, NULL);
  return take_workshop (context, edits, workshop);
}

/* What is in focus may take several pages. Those of notes stay where they were turned to; all cards
 * begin at their beginning again. */
static gboolean
stage_show (const EthosOpContext *context, const EthosRecord *op, EthosEdits *edits, GError **error)
{
  const char *target = ((const Workshop *) op)->target;
  EthosWorkshop *workshop;

  if (target != NULL && *target != '\0' &&
      ethos_session_get_record (context->session, target) == NULL)
    return ethos_op_target (context, ETHOS_KIND_CARD, target, error) != NULL;

  workshop = copy_workshop (context);
  workshop->stage_part = ((const Workshop *) op)->number;
  if (ethos_session_find (context->session, ETHOS_KIND_CARD, target) != NULL)
    workshop->stage_page = 0;
  ethos_set_text (&workshop->stage_focus, target);
  return take_workshop (context, edits, workshop);
}

static gboolean
stage_page (const EthosOpContext *context, const EthosRecord *op, EthosEdits *edits, GError **error)
{
  EthosWorkshop *workshop = copy_workshop (context);

  workshop->stage_page = ((const Workshop *) op)->number;
  workshop->stage_part = 0;
  ethos_set_text (&workshop->stage_focus, NULL);
  return take_workshop (context, edits, workshop);
}

static gboolean
stage_freeze (const EthosOpContext *context,
              const EthosRecord *op,
              EthosEdits *edits,
              GError **error)
{
  EthosWorkshop *workshop = copy_workshop (context);

  workshop->stage_frozen = ((const Workshop *) op)->value;
  return take_workshop (context, edits, workshop);
}

static gboolean
stage_blank (const EthosOpContext *context,
             const EthosRecord *op,
             EthosEdits *edits,
             GError **error)
{
  EthosWorkshop *workshop = copy_workshop (context);

  workshop->stage_blank = ((const Workshop *) op)->value;
  return take_workshop (context, edits, workshop);
}

static gboolean
stage_theme (const EthosOpContext *context,
             const EthosRecord *op,
             EthosEdits *edits,
             GError **error)
{
  EthosWorkshop *workshop = copy_workshop (context);

  workshop->stage_theme = ((const Workshop *) op)->choice;
  return take_workshop (context, edits, workshop);
}

#define FACILITATOR ETHOS_ORIGIN_FACILITATOR
#define STEERING (ETHOS_ORIGIN_FACILITATOR | ETHOS_ORIGIN_REMOTE)

const EthosOpKind ethos_ops_workshop[] = {
  OP ("workshop-rename",
      Workshop,
      rename_fields,
      FACILITATOR,
      0,
      ETHOS_OP_UNDOABLE,
      N_ ("renaming of the workshop"),
      workshop_rename),
  OP ("workshop-people",
      Workshop,
      people_fields,
      FACILITATOR | ETHOS_ORIGIN_IMPORT,
      0,
      ETHOS_OP_UNDOABLE,
      N_ ("change of the number of people"),
      workshop_people),
  OP ("workshop-mark",
      Workshop,
      mark_fields,
      FACILITATOR,
      0,
      ETHOS_OP_UNDOABLE,
      N_ ("change of the mark"),
      workshop_mark),
  OP ("workshop-finish",
      Workshop,
      value_fields,
      FACILITATOR,
      0,
      ETHOS_OP_PLAIN,
      NULL,
      workshop_finish),
  OP ("workshop-poster",
      Workshop,
      poster_fields,
      FACILITATOR,
      0,
      ETHOS_OP_UNDOABLE,
      N_ ("change of the paper"),
      workshop_poster),
  OP_BARE ("raw-notes-keep",
           FACILITATOR,
           0,
           ETHOS_OP_UNDOABLE,
           N_ ("keeping of the notes"),
           raw_notes_keep),
  OP_BARE ("raw-notes-delete",
           FACILITATOR,
           0,
           ETHOS_OP_BARRIER | ETHOS_OP_COMPACT,
           NULL,
           raw_notes_delete),
  OP ("stage-show", Workshop, stage_show_fields, STEERING, 0, ETHOS_OP_PLAIN, NULL, stage_show),
  OP ("stage-page", Workshop, stage_page_fields, STEERING, 0, ETHOS_OP_PLAIN, NULL, stage_page),
  OP ("stage-freeze", Workshop, value_fields, STEERING, 0, ETHOS_OP_PLAIN, NULL, stage_freeze),
  OP ("stage-blank", Workshop, value_fields, STEERING, 0, ETHOS_OP_PLAIN, NULL, stage_blank),
  OP ("stage-theme",
      Workshop,
      stage_theme_fields,
      FACILITATOR,
      0,
      ETHOS_OP_PLAIN,
      NULL,
      stage_theme),
};

const guint ethos_n_ops_workshop = G_N_ELEMENTS (ethos_ops_workshop);
