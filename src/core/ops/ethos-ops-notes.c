// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-named-groups.h"
#include "ethos-op-private.h"

/* Operations on notes and groups. */

#define WRITERS (ETHOS_ORIGIN_FACILITATOR | ETHOS_ORIGIN_SCRIBE | ETHOS_ORIGIN_SEAT)

typedef struct
{
  EthosRecord record;
  char *activity;
  char *text;
  int colour;
} NoteAdd;

typedef struct
{
  EthosRecord record;
  char *note;
  char *text;
} NoteEdit;

typedef struct
{
  EthosRecord record;
  char **notes;
  int colour;
  gboolean value;
  char *group;
  char *title;
  GArray *x;
  GArray *y;
} Notes;

typedef struct
{
  EthosRecord record;
  char *group;
  char *title;
  char *after;
} Group;

static const EthosField note_add_fields[] = {
  OP_ID ("activity", NoteAdd, activity, 0),
  OP_TEXT ("text", NoteAdd, text, ETHOS_NOTE_MAX_CHARACTERS, ETHOS_FIELD_REQUIRED),
  OP_ENUM ("colour", NoteAdd, colour, ethos_note_colour_names),
};

static const EthosField note_edit_fields[] = {
  OP_ID ("note", NoteEdit, note, ETHOS_FIELD_REQUIRED),
  OP_TEXT ("text", NoteEdit, text, ETHOS_NOTE_MAX_CHARACTERS, ETHOS_FIELD_REQUIRED),
};

static const EthosField notes_fields[] = {
  OP_IDS ("notes", Notes, notes, OP_TARGETS_MAX),
};

static const EthosField notes_colour_fields[] = {
  OP_IDS ("notes", Notes, notes, OP_TARGETS_MAX),
  OP_ENUM ("colour", Notes, colour, ethos_note_colour_names),
};

static const EthosField notes_value_fields[] = {
  OP_IDS ("notes", Notes, notes, OP_TARGETS_MAX),
  OP_BOOL ("value", Notes, value),
};

static const EthosField notes_place_fields[] = {
  OP_IDS ("notes", Notes, notes, OP_TARGETS_MAX),
  OP_INTS ("x", Notes, x, -ETHOS_WALL_EXTENT, ETHOS_WALL_EXTENT, OP_TARGETS_MAX),
  OP_INTS ("y", Notes, y, -ETHOS_WALL_EXTENT, ETHOS_WALL_EXTENT, OP_TARGETS_MAX),
};

static const EthosField notes_group_fields[] = {
  OP_IDS ("notes", Notes, notes, OP_TARGETS_MAX),
  OP_ID ("group", Notes, group, 0),
  OP_LINE ("title", Notes, title, ETHOS_TITLE_MAX_CHARACTERS, 0),
};

static const EthosField group_rename_fields[] = {
  OP_ID ("group", Group, group, ETHOS_FIELD_REQUIRED),
  OP_LINE ("title", Group, title, ETHOS_TITLE_MAX_CHARACTERS, 0),
};

static const EthosField group_fields[] = {
  OP_ID ("group", Group, group, ETHOS_FIELD_REQUIRED),
};

static const EthosField group_move_fields[] = {
  OP_ID ("group", Group, group, ETHOS_FIELD_REQUIRED),
  OP_ID ("after", Group, after, ETHOS_FIELD_OPTIONAL),
};

static gboolean
note_add (const EthosOpContext *context, const EthosRecord *op, EthosEdits *edits, GError **error)
{
  const NoteAdd *add = (const NoteAdd *) op;
  const EthosActivity *wall = ethos_op_find_wall (context, add->activity, error);
  EthosNote *note;

  if (wall == NULL)
    return FALSE;

  note = ethos_entity_new (ETHOS_KIND_NOTE, NULL);
  ethos_set_text (&note->text, add->text);
  note->colour = add->colour;
  ethos_op_insert_note (context, wall, note, edits);
  return TRUE;
}

static gboolean
note_edit (const EthosOpContext *context, const EthosRecord *op, EthosEdits *edits, GError **error)
{
  const NoteEdit *edit = (const NoteEdit *) op;
  const EthosNote *old = ethos_op_target (context, ETHOS_KIND_NOTE, edit->note, error);
  EthosNote *note;

  if (old == NULL)
    return FALSE;
  if (g_strcmp0 (old->text, edit->text) == 0)
    return TRUE;

  note = ethos_record_copy (&old->record);
  ethos_set_text (&note->text, edit->text);
  ethos_op_let_same_go (context, note, edits);
  ethos_edits_set (edits, note);
  return TRUE;
}

/* Copies every target for the caller to change; targets that are gone fail the whole operation. */
static gboolean
copy_notes (const EthosOpContext *context, char **ids, GPtrArray *copies, GError **error)
{
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const EthosNote *old = ethos_op_target (context, ETHOS_KIND_NOTE, ids[i], error);

      if (old == NULL)
        return FALSE;
      g_ptr_array_add (copies, ethos_record_copy (&old->record));
    }

  return TRUE;
}

/* Adds an edit for each copy that differs from what is there. */
static void
set_changed (const EthosOpContext *context, GPtrArray *copies, EthosEdits *edits)
{
  for (guint i = 0; i < copies->len; i++)
    {
      EthosRecord *copy = g_ptr_array_index (copies, i);
      const EthosRecord *old = ethos_session_get_record (context->session, copy->id);

      if (!ethos_record_equal (old, copy))
        ethos_edits_set (edits, ethos_record_ref (copy));
    }
}

static gboolean
notes_colour (const EthosOpContext *context,
              const EthosRecord *op,
              EthosEdits *edits,
              GError **error)
{
  const Notes *notes = (const Notes *) op;
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (ethos_record_unref);

  if (!copy_notes (context, notes->notes, copies, error))
    return FALSE;

  for (guint i = 0; i < copies->len; i++)
    ((EthosNote *) g_ptr_array_index (copies, i))->colour = notes->colour;
  set_changed (context, copies, edits);
  return TRUE;
}

static gboolean
notes_aside (const EthosOpContext *context,
             const EthosRecord *op,
             EthosEdits *edits,
             GError **error)
{
  const Notes *notes = (const Notes *) op;
  g_auto (GStrv) ids = ethos_op_dup_with_same (context, notes->notes);
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (ethos_record_unref);

  if (!copy_notes (context, ids, copies, error))
    return FALSE;

  for (guint i = 0; i < copies->len; i++)
    {
      EthosNote *note = g_ptr_array_index (copies, i);

      note->aside = notes->value;
      /* One or the other: whoever brings it back has it on the wall. */
      note->later = FALSE;
    }
  set_changed (context, copies, edits);
  return TRUE;
}

static gboolean
notes_seen (const EthosOpContext *context, const EthosRecord *op, EthosEdits *edits, GError **error)
{
  const Notes *notes = (const Notes *) op;
  g_auto (GStrv) ids = ethos_op_dup_with_same (context, notes->notes);
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (ethos_record_unref);

  if (!copy_notes (context, ids, copies, error))
    return FALSE;

  for (guint i = 0; i < copies->len; i++)
    ((EthosNote *) g_ptr_array_index (copies, i))->seen = TRUE;
  set_changed (context, copies, edits);
  return TRUE;
}

static gboolean
notes_place (const EthosOpContext *context,
             const EthosRecord *op,
             EthosEdits *edits,
             GError **error)
{
  const Notes *notes = (const Notes *) op;
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (ethos_record_unref);
  guint n_notes = g_strv_length (notes->notes);

  if (notes->x == NULL || notes->y == NULL || notes->x->len != n_notes || notes->y->len != n_notes)
    return ethos_op_fail (error, ETHOS_CORE_ERROR_LIMIT, "x, y: not one for each note");
  if (!copy_notes (context, notes->notes, copies, error))
    return FALSE;

  for (guint i = 0; i < copies->len; i++)
    {
      EthosNote *note = g_ptr_array_index (copies, i);

      note->x = g_array_index (notes->x, gint64, i);
      note->y = g_array_index (notes->y, gint64, i);
      note->placed = TRUE;
    }
  set_changed (context, copies, edits);
  return TRUE;
}

static gboolean
notes_duplicate (const EthosOpContext *context,
                 const EthosRecord *op,
                 EthosEdits *edits,
                 GError **error)
{
  const Notes *notes = (const Notes *) op;

  for (guint i = 0; notes->notes[i] != NULL; i++)
    {
      const EthosNote *old = ethos_op_target (context, ETHOS_KIND_NOTE, notes->notes[i], error);
      g_autofree char *id = ethos_id_new ();
      EthosNote *copy;

      if (old == NULL)
        return FALSE;

      copy = ethos_record_copy_as (&old->record, id);
      copy->placed = FALSE;
      ethos_set_text (&copy->same_as, NULL);
      copy->x = 0;
      copy->y = 0;
      ethos_edits_insert (edits, copy, ethos_session_get_parent (context->session, old->record.id),
                          old->record.id);
    }

  return TRUE;
}

static gboolean
notes_remove (const EthosOpContext *context,
              const EthosRecord *op,
              EthosEdits *edits,
              GError **error)
{
  const Notes *notes = (const Notes *) op;
  g_auto (GStrv) ids = ethos_op_dup_with_same (context, notes->notes);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (ethos_op_target (context, ETHOS_KIND_NOTE, ids[i], error) == NULL)
        return FALSE;
      ethos_edits_remove (edits, ETHOS_KIND_NOTE, ids[i]);
    }

  ethos_op_remove_left_groups (context, ids, NULL, edits);
  return TRUE;
}

/*
 * What is held on a frozen stage may be what must not exist any more, so the stage is cleared, and
 * the facilitator decides when to show something again.
 */
static gboolean
notes_erase (const EthosOpContext *context,
             const EthosRecord *op,
             EthosEdits *edits,
             GError **error)
{
  const EthosWorkshop *old = ethos_session_get_workshop (context->session);
  g_autoptr (EthosWorkshop) workshop = ethos_record_copy (&old->record);

  if (!notes_remove (context, op, edits, error))
    return FALSE;

  ethos_op_clear_frozen_stage (workshop);
  if (!ethos_record_equal (&old->record, &workshop->record))
    ethos_edits_set (edits, g_steal_pointer (&workshop));
  return TRUE;
}

/* The group to put notes into: an existing one, one of the same name, or a new one. */
static char *
find_or_add_group (const EthosOpContext *context,
                   const Notes *notes,
                   const char *activity,
                   EthosEdits *edits)
{
  g_autoptr (EthosNamedGroups) groups = NULL;

  if (notes->group != NULL && *notes->group != '\0')
    return g_strdup (notes->group);
  groups = ethos_named_groups_new (context->session, activity);
  return g_strdup (ethos_named_groups_find_or_add (groups, notes->title, edits));
}

static gboolean
notes_group (const EthosOpContext *context,
             const EthosRecord *op,
             EthosEdits *edits,
             GError **error)
{
  const Notes *notes = (const Notes *) op;
  g_auto (GStrv) ids = ethos_op_dup_with_same (context, notes->notes);
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (ethos_record_unref);
  g_autofree char *group = NULL;
  const char *activity;

  if (!copy_notes (context, ids, copies, error))
    return FALSE;

  activity = ethos_session_get_parent (context->session, notes->notes[0]);
  for (guint i = 1; notes->notes[i] != NULL; i++)
    if (g_strcmp0 (activity, ethos_session_get_parent (context->session, notes->notes[i])) != 0)
      return ethos_op_fail (error, ETHOS_CORE_ERROR_STATE,
                            /* Translators: a wall is where the sticky notes of a step hang. */
                            _ ("These notes are on different walls"));
  if (notes->group != NULL && *notes->group != '\0')
    {
      if (ethos_op_target (context, ETHOS_KIND_GROUP, notes->group, error) == NULL)
        return FALSE;
      if (g_strcmp0 (ethos_session_get_parent (context->session, notes->group), activity) != 0)
        return ethos_op_fail (error, ETHOS_CORE_ERROR_STATE,
                              _ ("These notes are on different walls"));
    }

  group = find_or_add_group (context, notes, activity, edits);
  for (guint i = 0; i < copies->len; i++)
    ethos_set_text (&((EthosNote *) g_ptr_array_index (copies, i))->group, group);
  set_changed (context, copies, edits);
  ethos_op_remove_left_groups (context, ids, group, edits);
  return TRUE;
}

static gboolean
notes_ungroup (const EthosOpContext *context,
               const EthosRecord *op,
               EthosEdits *edits,
               GError **error)
{
  const Notes *notes = (const Notes *) op;
  g_auto (GStrv) ids = ethos_op_dup_with_same (context, notes->notes);
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (ethos_record_unref);

  if (!copy_notes (context, ids, copies, error))
    return FALSE;

  for (guint i = 0; i < copies->len; i++)
    ethos_set_text (&((EthosNote *) g_ptr_array_index (copies, i))->group, NULL);
  set_changed (context, copies, edits);
  ethos_op_remove_left_groups (context, ids, NULL, edits);
  return TRUE;
}

static gboolean
group_rename (const EthosOpContext *context,
              const EthosRecord *op,
              EthosEdits *edits,
              GError **error)
{
  const Group *rename = (const Group *) op;
  const EthosGroup *old = ethos_op_target (context, ETHOS_KIND_GROUP, rename->group, error);
  EthosGroup *group;

  if (old == NULL)
    return FALSE;
  if ((rename->title == NULL || *rename->title == '\0') &&
      !ethos_op_holds_notes (context, rename->group))
    {
      ethos_edits_remove (edits, ETHOS_KIND_GROUP, rename->group);
      return TRUE;
    }
  if (g_strcmp0 (old->title, rename->title) == 0)
    return TRUE;

  group = ethos_record_copy (&old->record);
  ethos_set_text (&group->title, rename->title ? rename->title : "");
  ethos_edits_set (edits, group);
  return TRUE;
}

static gboolean
group_remove (const EthosOpContext *context,
              const EthosRecord *op,
              EthosEdits *edits,
              GError **error)
{
  const Group *remove = (const Group *) op;
  const EthosNote *note;
  EthosChildIter iter;

  if (ethos_op_target (context, ETHOS_KIND_GROUP, remove->group, error) == NULL)
    return FALSE;

  ethos_session_iter_init (context->session, &iter,
                           ethos_session_get_parent (context->session, remove->group),
                           ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    if (g_strcmp0 (note->group, remove->group) == 0)
      {
        EthosNote *copy = ethos_record_copy (&note->record);

        ethos_set_text (&copy->group, NULL);
        ethos_edits_set (edits, copy);
      }

  ethos_edits_remove (edits, ETHOS_KIND_GROUP, remove->group);
  return TRUE;
}

static gboolean
group_move (const EthosOpContext *context, const EthosRecord *op, EthosEdits *edits, GError **error)
{
  const Group *move = (const Group *) op;
  const char *after;

  if (ethos_op_target (context, ETHOS_KIND_GROUP, move->group, error) == NULL ||
      !ethos_op_place (context, ETHOS_KIND_GROUP, move->after, &after, error))
    return FALSE;

  ethos_op_move (context, edits, ETHOS_KIND_GROUP, move->group, after);
  return TRUE;
}

#define FACILITATOR ETHOS_ORIGIN_FACILITATOR

const EthosOpKind ethos_ops_notes[] = {
  OP ("note-add",
      NoteAdd,
      note_add_fields,
      WRITERS,
      ETHOS_OP_IN_WALL,
      ETHOS_OP_UNDOABLE,
      N_ ("addition of a note"),
      note_add),
  OP ("note-edit",
      NoteEdit,
      note_edit_fields,
      FACILITATOR | ETHOS_ORIGIN_SCRIBE,
      0,
      ETHOS_OP_UNDOABLE,
      N_ ("editing of a note"),
      note_edit),
  OP_COUNTED ("notes-colour",
              Notes,
              notes_colour_fields,
              FACILITATOR,
              0,
              ETHOS_OP_UNDOABLE,
              "notes",
              NN_ ("change of color of %'u note", "change of color of %'u notes"),
              notes_colour),
  OP_COUNTED ("notes-place",
              Notes,
              notes_place_fields,
              FACILITATOR,
              0,
              ETHOS_OP_UNDOABLE,
              "notes",
              NN_ ("move of %'u note", "move of %'u notes"),
              notes_place),
  OP_COUNTED ("notes-duplicate",
              Notes,
              notes_fields,
              FACILITATOR,
              0,
              ETHOS_OP_UNDOABLE,
              "notes",
              NN_ ("duplication of %'u note", "duplication of %'u notes"),
              notes_duplicate),
  OP_COUNTED ("notes-remove",
              Notes,
              notes_fields,
              FACILITATOR,
              0,
              ETHOS_OP_UNDOABLE,
              "notes",
              NN_ ("deletion of %'u note", "deletion of %'u notes"),
              notes_remove),
  OP_TURNED ("notes-aside",
             Notes,
             notes_value_fields,
             FACILITATOR,
             0,
             ETHOS_OP_UNDOABLE,
             "notes",
             NN_ ("setting aside of %'u note", "setting aside of %'u notes"),
             NN_ ("bringing back of %'u note", "bringing back of %'u notes"),
             notes_aside),
  OP ("notes-seen", Notes, notes_fields, FACILITATOR, 0, ETHOS_OP_PLAIN, NULL, notes_seen),
  OP ("notes-erase",
      Notes,
      notes_fields,
      FACILITATOR,
      0,
      ETHOS_OP_BARRIER | ETHOS_OP_COMPACT,
      NULL,
      notes_erase),
  OP_COUNTED ("notes-group",
              Notes,
              notes_group_fields,
              FACILITATOR,
              0,
              ETHOS_OP_UNDOABLE,
              "notes",
              NN_ ("grouping of %'u note", "grouping of %'u notes"),
              notes_group),
  OP_COUNTED ("notes-ungroup",
              Notes,
              notes_fields,
              FACILITATOR,
              0,
              ETHOS_OP_UNDOABLE,
              "notes",
              NN_ ("ungrouping of %'u note", "ungrouping of %'u notes"),
              notes_ungroup),
  OP ("group-rename",
      Group,
      group_rename_fields,
      FACILITATOR,
      0,
      ETHOS_OP_UNDOABLE,
      N_ ("renaming of a group"),
      group_rename),
  OP ("group-remove",
      Group,
      group_fields,
      FACILITATOR,
      0,
      ETHOS_OP_UNDOABLE,
      N_ ("taking apart of a group"),
      group_remove),
  OP ("group-move",
      Group,
      group_move_fields,
      FACILITATOR,
      0,
      ETHOS_OP_UNDOABLE,
      N_ ("move of a group"),
      group_move),
};

const guint ethos_n_ops_notes = G_N_ELEMENTS (ethos_ops_notes);
