// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-op-private.h"
#include "ethos-same-notes.h"
#include "ethos-votes.h"

/* Operations on what hangs on a wall as a whole: how it is laid out, groups, notes that say the
 * same. */

typedef struct
{
  EthosRecord record;
  char *activity;
  int arrangement;
} Arrange;

typedef struct
{
  EthosRecord record;
  char **groups;
} Groups;

typedef struct
{
  EthosRecord record;
  char **notes;
} Notes;

static const EthosField arrange_fields[] = {
  OP_ID ("activity", Arrange, activity, ETHOS_FIELD_REQUIRED),
  OP_ENUM ("arrangement", Arrange, arrangement, ethos_arrangement_names),
};

static const EthosField groups_fields[] = {
  OP_IDS ("groups", Groups, groups, OP_TARGETS_MAX),
};

static const EthosField notes_fields[] = {
  OP_IDS ("notes", Notes, notes, OP_TARGETS_MAX),
};

/* The places that were chosen go: what has none flows in the new arrangement, in a window of any
 * width. */
static gboolean
wall_arrange (const EthosOpContext *context,
              const EthosRecord *op,
              EthosEdits *edits,
              GError **error)
{
  const Arrange *arrange = (const Arrange *) op;
  const EthosActivity *old =
      ethos_op_target (context, ETHOS_KIND_ACTIVITY, arrange->activity, error);
  const EthosNote *note;
  EthosChildIter iter;

  if (old == NULL)
    return FALSE;
  if (arrange->arrangement == ETHOS_ARRANGEMENT_DOTS &&
      ethos_votes_get_counted (context->session, arrange->activity) == NULL)
    return ethos_op_fail (error, ETHOS_CORE_ERROR_STATE,
                          /* Translators: dots are what people put on notes to vote for them. */
                          _ ("No dots have been counted here yet"));
  if (old->arrangement != arrange->arrangement)
    {
      EthosActivity *activity = ethos_record_copy (&old->record);

      activity->arrangement = arrange->arrangement;
      ethos_edits_set (edits, activity);
    }

  ethos_session_iter_init (context->session, &iter, arrange->activity, ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    if (note->placed)
      {
        EthosNote *copy = ethos_record_copy (&note->record);

        copy->placed = FALSE;
        copy->x = copy->y = 0;
        ethos_edits_set (edits, copy);
      }
  return TRUE;
}

/* All of them have to be on one wall. */
static gboolean
check_groups (const EthosOpContext *context, char **ids, GError **error)
{
  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (ethos_op_target (context, ETHOS_KIND_GROUP, ids[i], error) == NULL)
        return FALSE;
      if (g_strcmp0 (ethos_session_get_parent (context->session, ids[0]),
                     ethos_session_get_parent (context->session, ids[i])) != 0)
        return ethos_op_fail (error, ETHOS_CORE_ERROR_STATE,
                              /* Translators: a wall is where the sticky notes of a step hang. */
                              _ ("These groups are on different walls"));
    }
  return TRUE;
}

/* The group that the others go into: of those with a name, or else of all, the one with most notes,
 * the first of equals. */
static const EthosGroup *
choose_kept (const EthosOpContext *context, GHashTable *merged, const char *wall)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  const EthosGroup *kept = NULL;
  const EthosGroup *group;
  const EthosNote *note;
  guint most = 0;
  EthosChildIter iter;

  ethos_session_iter_init (context->session, &iter, wall, ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    if (note->group != NULL)
      g_hash_table_insert (counts, note->group,
                           GUINT_TO_POINTER (
                               GPOINTER_TO_UINT (g_hash_table_lookup (counts, note->group)) + 1));

  ethos_session_iter_init (context->session, &iter, wall, ETHOS_KIND_GROUP);
  while ((group = ethos_child_iter_next (&iter)) != NULL)
    {
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, group->record.id));

      if (!g_hash_table_contains (merged, group->record.id) ||
          (kept != NULL && ethos_op_is_named (kept) && !ethos_op_is_named (group)) ||
          (kept != NULL && ethos_op_is_named (kept) == ethos_op_is_named (group) && count <= most))
        continue;
      kept = group;
      most = count;
    }
  return kept;
}

static gboolean
groups_merge (const EthosOpContext *context,
              const EthosRecord *op,
              EthosEdits *edits,
              GError **error)
{
  const Groups *groups = (const Groups *) op;
  g_autoptr (GHashTable) merged = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) followed = g_hash_table_new (g_str_hash, g_str_equal);
  const EthosGroup *kept;
  const EthosNote *note;
  EthosChildIter iter;
  const char *wall;

  if (!check_groups (context, groups->groups, error))
    return FALSE;
  for (guint i = 0; groups->groups[i] != NULL; i++)
    g_hash_table_add (merged, groups->groups[i]);
  wall = ethos_session_get_parent (context->session, groups->groups[0]);
  kept = choose_kept (context, merged, wall);

  ethos_session_iter_init (context->session, &iter, wall, ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    if (note->group != NULL && g_hash_table_contains (merged, note->group) &&
        !g_str_equal (note->group, kept->record.id))
      {
        EthosNote *copy = ethos_record_copy (&note->record);

        ethos_set_text (&copy->group, kept->record.id);
        ethos_edits_set (edits, copy);
      }
  for (guint i = 0; groups->groups[i] != NULL; i++)
    if (!g_str_equal (groups->groups[i], kept->record.id) &&
        g_hash_table_remove (merged, groups->groups[i]))
      {
        ethos_edits_remove (edits, ETHOS_KIND_GROUP, groups->groups[i]);
        g_hash_table_insert (followed, groups->groups[i], kept->record.id);
      }
  ethos_op_follow_votes (context, wall, followed, edits);
  return TRUE;
}

static gboolean
set_collapsed (const EthosOpContext *context,
               const EthosRecord *op,
               gboolean collapsed,
               EthosEdits *edits,
               GError **error)
{
  const Groups *groups = (const Groups *) op;

  if (!check_groups (context, groups->groups, error))
    return FALSE;
  for (guint i = 0; groups->groups[i] != NULL; i++)
    {
      const EthosGroup *old =
          ethos_session_find (context->session, ETHOS_KIND_GROUP, groups->groups[i]);
      EthosGroup *copy;

      if (old->collapsed == collapsed)
        continue;
      copy = ethos_record_copy (&old->record);
      copy->collapsed = collapsed;
      ethos_edits_set (edits, copy);
    }
  return TRUE;
}

static gboolean
groups_collapse (const EthosOpContext *context,
                 const EthosRecord *op,
                 EthosEdits *edits,
                 GError **error)
{
  return set_collapsed (context, op, TRUE, edits, error);
}

static gboolean
groups_expand (const EthosOpContext *context,
               const EthosRecord *op,
               EthosEdits *edits,
               GError **error)
{
  return set_collapsed (context, op, FALSE, edits, error);
}

/* Notes of one group, or of none, that say the same have one key. */
static char *
dup_key (const EthosOpContext *context, const EthosNote *note)
{
  const EthosGroup *group = ethos_session_find (context->session, ETHOS_KIND_GROUP, note->group);
  g_autofree char *words = ethos_same_notes_dup_key (note->text);

  return g_strconcat (ethos_session_get_parent (context->session, note->record.id), "\n",
                      group != NULL ? group->record.id : "", "\n", words, NULL);
}

/* Notes that say the same, and the one that is to stand for the others. */
typedef struct
{
  const EthosNote *first;
} Heap;

/* Finds the heap of each target. It is one that stands for others already that does so, or else the
 * first on the wall. */
static void
find_heaps (const EthosOpContext *context,
            GHashTable *targets,
            const char *wall,
            GHashTable *heaps,
            GHashTable *heap_of)
{
  g_autoptr (GHashTable) counts = ethos_same_notes_count (context->session, wall);
  const EthosNote *note;
  EthosChildIter iter;

  ethos_session_iter_init (context->session, &iter, wall, ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    {
      g_autofree char *key = NULL;
      Heap *heap;

      if (!g_hash_table_contains (targets, note->record.id))
        continue;
      key = dup_key (context, note);
      heap = g_hash_table_lookup (heaps, key);
      if (heap == NULL)
        {
          heap = g_new (Heap, 1);
          heap->first = note;
          g_hash_table_insert (heaps, g_steal_pointer (&key), heap);
        }
      else if (g_hash_table_contains (counts, note->record.id) &&
               !g_hash_table_contains (counts, heap->first->record.id))
        heap->first = note;
      g_hash_table_insert (heap_of, note->record.id, heap);
    }
}

/* Notes that are shown for others take these along. */
static gboolean
notes_combine (const EthosOpContext *context,
               const EthosRecord *op,
               EthosEdits *edits,
               GError **error)
{
  const Notes *notes = (const Notes *) op;
  g_autoptr (GHashTable) targets = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) heaps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) heap_of = g_hash_table_new (g_str_hash, g_str_equal);
  const char *wall;
  const EthosNote *note;
  EthosChildIter iter;

  for (guint i = 0; notes->notes[i] != NULL; i++)
    {
      note = ethos_op_target (context, ETHOS_KIND_NOTE, notes->notes[i], error);
      if (note == NULL)
        return FALSE;
      if (ethos_same_notes_get_first (context->session, note) == NULL && !note->aside)
        g_hash_table_add (targets, notes->notes[i]);
    }
  wall = ethos_session_get_parent (context->session, notes->notes[0]);
  find_heaps (context, targets, wall, heaps, heap_of);

  ethos_session_iter_init (context->session, &iter, wall, ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    {
      const EthosNote *shown = ethos_same_notes_get_first (context->session, note);
      const Heap *heap =
          g_hash_table_lookup (heap_of, shown != NULL ? shown->record.id : note->record.id);
      const EthosNote *first = heap != NULL ? heap->first : NULL;
      EthosNote *copy;

      if (first == NULL || first == note || first == shown)
        continue;
      copy = ethos_record_copy (&note->record);
      ethos_set_text (&copy->same_as, first->record.id);
      ethos_edits_set (edits, copy);
    }
  return TRUE;
}

static gboolean
notes_separate (const EthosOpContext *context,
                const EthosRecord *op,
                EthosEdits *edits,
                GError **error)
{
  const Notes *notes = (const Notes *) op;
  g_autoptr (GHashTable) targets = g_hash_table_new (g_str_hash, g_str_equal);
  const EthosNote *note;
  EthosChildIter iter;

  for (guint i = 0; notes->notes[i] != NULL; i++)
    {
      if (ethos_op_target (context, ETHOS_KIND_NOTE, notes->notes[i], error) == NULL)
        return FALSE;
      g_hash_table_add (targets, notes->notes[i]);
    }

  ethos_session_iter_init (context->session, &iter,
                           ethos_session_get_parent (context->session, notes->notes[0]),
                           ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    if (note->same_as != NULL && *note->same_as != '\0' &&
        (g_hash_table_contains (targets, note->same_as) ||
         g_hash_table_contains (targets, note->record.id)))
      {
        EthosNote *copy = ethos_record_copy (&note->record);

        ethos_set_text (&copy->same_as, NULL);
        ethos_edits_set (edits, copy);
      }
  return TRUE;
}

static gboolean
says (const EthosNote *note, const char *key)
{
  g_autofree char *own = ethos_same_notes_dup_key (note->text);

  return g_str_equal (own, key);
}

/**
 * ethos_op_let_same_go:
 * @context: what may be looked at
 * @note: a copy of a note, with what it is to say
 * @edits: where to add what is to happen to others
 *
 * Lets those go that it no longer says the same as: a number beside it would not be true. They stay
 * combined, and the first of them is shown.
 */
void
ethos_op_let_same_go (const EthosOpContext *context, EthosNote *note, EthosEdits *edits)
{
  const EthosNote *first = ethos_same_notes_get_first (context->session, note);
  g_autoptr (GPtrArray) behind = ethos_same_notes_list (context->session, note->record.id);
  g_autofree char *key = ethos_same_notes_dup_key (note->text);
  const char *shown = NULL;

  if (first != NULL && !says (first, key))
    ethos_set_text (&note->same_as, NULL);
  for (guint i = 0; i < behind->len; i++)
    {
      const EthosNote *other = behind->pdata[i];
      EthosNote *copy;

      if (says (other, key))
        continue;
      copy = ethos_record_copy (&other->record);
      ethos_set_text (&copy->same_as, shown);
      ethos_edits_set (edits, copy);
      if (shown == NULL)
        shown = other->record.id;
    }
}

#define FACILITATOR ETHOS_ORIGIN_FACILITATOR

/* What Undo calls them goes on after “Undo” or “Redo”. */
const EthosOpKind ethos_ops_wall[] = {
  OP ("wall-arrange",
      Arrange,
      arrange_fields,
      FACILITATOR,
      0,
      ETHOS_OP_UNDOABLE,
      N_ ("tidying of the wall"),
      wall_arrange),
  OP_COUNTED ("groups-merge",
              Groups,
              groups_fields,
              FACILITATOR,
              0,
              ETHOS_OP_UNDOABLE,
              "groups",
              NN_ ("merging of %u group", "merging of %u groups"),
              groups_merge),
  OP_COUNTED ("groups-collapse",
              Groups,
              groups_fields,
              FACILITATOR,
              0,
              ETHOS_OP_UNDOABLE,
              "groups",
              NN_ ("collapsing of %u group", "collapsing of %u groups"),
              groups_collapse),
  OP_COUNTED ("groups-expand",
              Groups,
              groups_fields,
              FACILITATOR,
              0,
              ETHOS_OP_UNDOABLE,
              "groups",
              NN_ ("expanding of %u group", "expanding of %u groups"),
              groups_expand),
  OP_COUNTED ("notes-combine",
              Notes,
              notes_fields,
              FACILITATOR,
              0,
              ETHOS_OP_UNDOABLE,
              /* Of those that were looked at, few may say the same. */
              NULL,
              NN_ ("combining of %'u note", "combining of %'u notes"),
              notes_combine),
  OP_COUNTED ("notes-separate",
              Notes,
              notes_fields,
              FACILITATOR,
              0,
              ETHOS_OP_UNDOABLE,
              "notes",
              NN_ ("taking apart of %'u note", "taking apart of %'u notes"),
              notes_separate),
};

const guint ethos_n_ops_wall = G_N_ELEMENTS (ethos_ops_wall);
