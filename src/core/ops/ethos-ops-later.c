// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-op-private.h"

/* Operations on what is kept for later. Such a note is one that is set aside as well: whatever
 * keeps those from the room keeps these, and what the room has not seen stays so. It is told apart
 * only where it is listed. */

typedef struct
{
  EthosRecord record;
  char *text;
} LaterAdd;

typedef struct
{
  EthosRecord record;
  char **notes;
  gboolean value;
} Later;

static const EthosField later_add_fields[] = {
  OP_TEXT ("text", LaterAdd, text, ETHOS_NOTE_MAX_CHARACTERS, ETHOS_FIELD_REQUIRED),
};

static const EthosField notes_later_fields[] = {
  OP_IDS ("notes", Later, notes, OP_TARGETS_MAX),
  OP_BOOL ("value", Later, value),
};

/* Where something comes up: the current step, or before the workshop the first, and after it the
 * last. */
static const EthosActivity *
find_step (const EthosOpContext *context, GError **error)
{
  const EthosWorkshop *workshop = ethos_session_get_workshop (context->session);
  const EthosActivity *current = ethos_session_get_current (context->session);
  EthosItemList *steps =
      ethos_session_get_children (context->session, ETHOS_WORKSHOP_ID, ETHOS_KIND_ACTIVITY);
  guint n_steps = ethos_item_list_get_length (steps);

  if (current != NULL)
    return current;
  if (n_steps > 0)
    return ethos_item_list_get_record (steps, workshop->finished ? n_steps - 1 : 0);
  ethos_op_fail (error, ETHOS_CORE_ERROR_STATE, _ ("The plan has no steps yet"));
  return NULL;
}

static gboolean
later_add (const EthosOpContext *context, const EthosRecord *op, EthosEdits *edits, GError **error)
{
  const EthosActivity *step = find_step (context, error);
  EthosNote *note;

  if (step == NULL)
    return FALSE;

  note = ethos_entity_new (ETHOS_KIND_NOTE, NULL);
  ethos_set_text (&note->text, ((const LaterAdd *) op)->text);
  note->aside = note->later = TRUE;
  ethos_edits_insert (edits, note, step->record.id, ETHOS_PLACE_LAST);
  return TRUE;
}

/* Those behind a note that is shown for them go with it: alone they would be nowhere on the wall,
 * but still in what leaves it. */
static gboolean
notes_later (const EthosOpContext *context,
             const EthosRecord *op,
             EthosEdits *edits,
             GError **error)
{
  const Later *later = (const Later *) op;
  g_auto (GStrv) ids = ethos_op_dup_with_same (context, later->notes);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const EthosNote *old = ethos_op_target (context, ETHOS_KIND_NOTE, ids[i], error);
      EthosNote *note;

      if (old == NULL)
        return FALSE;
      if (old->later == later->value && old->aside == later->value)
        continue;
      note = ethos_record_copy (&old->record);
      note->aside = note->later = later->value;
      ethos_edits_set (edits, note);
    }
  return TRUE;
}

const EthosOpKind ethos_ops_later[] = {
  OP ("later-add",
      LaterAdd,
      later_add_fields,
      ETHOS_ORIGIN_FACILITATOR,
      0,
      ETHOS_OP_UNDOABLE,
      N_ ("note for later"),
      later_add),
  OP_TURNED ("notes-later",
             Later,
             notes_later_fields,
             ETHOS_ORIGIN_FACILITATOR,
             0,
             ETHOS_OP_UNDOABLE,
             "notes",
             NN_ ("keeping of %'u note for later", "keeping of %'u notes for later"),
             NN_ ("bringing back of %'u note", "bringing back of %'u notes"),
             notes_later),
};

const guint ethos_n_ops_later = G_N_ELEMENTS (ethos_ops_later);
