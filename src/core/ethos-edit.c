// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-edit.h"

const char *const ethos_edit_type_names[] = { "insert", "remove", "set", "move", NULL };

struct _EthosEdits
{
  GArray *edits;
};

struct _EthosChanges
{
  gatomicrefcount ref_count;
  GArray *changes;
  guint kinds;
};

G_DEFINE_BOXED_TYPE (EthosChanges, ethos_changes, ethos_changes_ref, ethos_changes_unref)

static void
edit_clear (gpointer data)
{
  EthosEdit *edit = data;

  g_free (edit->id);
  g_free (edit->parent);
  g_free (edit->after);
  g_clear_pointer (&edit->record, ethos_record_unref);
}

static void
change_clear (gpointer data)
{
  EthosChange *change = data;

  g_free (change->parent);
  g_free (change->old_sibling);
  g_free (change->new_sibling);
  g_clear_pointer (&change->before, ethos_record_unref);
  g_clear_pointer (&change->after, ethos_record_unref);
}

/**
 * ethos_edits_new:
 *
 * Returns: (transfer full): an empty list
 */
EthosEdits *
ethos_edits_new (void)
{
  EthosEdits *self = g_new0 (EthosEdits, 1);

  self->edits = g_array_new (FALSE, TRUE, sizeof (EthosEdit));
  g_array_set_clear_func (self->edits, edit_clear);

  return self;
}

/**
 * ethos_edits_free:
 * @self: (transfer full): a list
 */
void
ethos_edits_free (EthosEdits *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->edits);
  g_free (self);
}

/**
 * ethos_edits_get_length:
 * @self: a list
 *
 * Returns: how many edits it has
 */
guint
ethos_edits_get_length (const EthosEdits *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->edits->len;
}

/**
 * ethos_edits_get:
 * @self: a list
 * @index: less than its length
 *
 * Returns: (transfer none): an edit, until the list grows
 */
const EthosEdit *
ethos_edits_get (const EthosEdits *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->edits->len, NULL);

  return &g_array_index (self->edits, EthosEdit, index);
}

static EthosEdit *
add_edit (EthosEdits *self, EthosEditType type, EthosKind kind, const char *id)
{
  EthosEdit edit = { .type = type, .kind = kind, .id = g_strdup (id) };

  g_array_append_val (self->edits, edit);
  return &g_array_index (self->edits, EthosEdit, self->edits->len - 1);
}

/**
 * ethos_edits_insert:
 * @self: a list
 * @record: (transfer full) (type EthosRecord): a new record, which nobody may change any more
 * @parent: the id of its parent
 * @after: (nullable): the id of the sibling before it, %ETHOS_PLACE_FIRST or %ETHOS_PLACE_LAST
 */
void
ethos_edits_insert (EthosEdits *self, gpointer record, const char *parent, const char *after)
{
  EthosRecord *head = record;
  EthosEdit *edit;

  g_return_if_fail (self != NULL && record != NULL && head->id != NULL);

  edit = add_edit (self, ETHOS_EDIT_INSERT, ethos_record_get_kind (record), head->id);
  edit->parent = g_strdup (parent);
  edit->after = g_strdup (after);
  edit->record = record;
}

/**
 * ethos_edits_remove:
 * @self: a list
 * @kind: the kind of the record
 * @id: its id; what hangs below it has to be removed by edits before this one
 */
void
ethos_edits_remove (EthosEdits *self, EthosKind kind, const char *id)
{
  g_return_if_fail (self != NULL && id != NULL);

  add_edit (self, ETHOS_EDIT_REMOVE, kind, id);
}

/**
 * ethos_edits_set:
 * @self: a list
 * @record: (transfer full) (type EthosRecord): the new version of a record, which nobody may change
 *   any more
 */
void
ethos_edits_set (EthosEdits *self, gpointer record)
{
  EthosRecord *head = record;

  g_return_if_fail (self != NULL && record != NULL && head->id != NULL);

  add_edit (self, ETHOS_EDIT_SET, ethos_record_get_kind (record), head->id)->record = record;
}

/**
 * ethos_edits_move:
 * @self: a list
 * @kind: the kind of the record
 * @id: its id
 * @after: (nullable): the id of the sibling to put it after, %ETHOS_PLACE_FIRST or
 *   %ETHOS_PLACE_LAST
 */
void
ethos_edits_move (EthosEdits *self, EthosKind kind, const char *id, const char *after)
{
  g_return_if_fail (self != NULL && id != NULL);

  add_edit (self, ETHOS_EDIT_MOVE, kind, id)->after = g_strdup (after);
}

/**
 * ethos_edits_set_token:
 * @self: a list that is not empty
 * @token: a move
 *
 * Says that the last edit puts a record back where the move @token had put it.
 */
void
ethos_edits_set_token (EthosEdits *self, guint64 token)
{
  g_return_if_fail (self != NULL && self->edits->len > 0);

  g_array_index (self->edits, EthosEdit, self->edits->len - 1).token = token;
}

/**
 * ethos_changes_new:
 *
 * Returns: (transfer full): an empty list
 */
EthosChanges *
ethos_changes_new (void)
{
  EthosChanges *self = g_new0 (EthosChanges, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->changes = g_array_new (FALSE, TRUE, sizeof (EthosChange));
  g_array_set_clear_func (self->changes, change_clear);

  return self;
}

/**
 * ethos_changes_ref:
 * @self: a list
 *
 * Returns: (transfer full): @self
 */
EthosChanges *
ethos_changes_ref (EthosChanges *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * ethos_changes_unref:
 * @self: (transfer full): a list
 */
void
ethos_changes_unref (EthosChanges *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->ref_count))
    {
      g_array_unref (self->changes);
      g_free (self);
    }
}

/**
 * ethos_changes_get_length:
 * @self: a list
 *
 * Returns: how many changes it has
 */
guint
ethos_changes_get_length (const EthosChanges *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->changes->len;
}

/**
 * ethos_changes_get:
 * @self: a list
 * @index: less than its length
 *
 * Returns: (transfer none): a change
 */
const EthosChange *
ethos_changes_get (const EthosChanges *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->changes->len, NULL);

  return &g_array_index (self->changes, EthosChange, index);
}

/**
 * ethos_changes_take:
 * @self: a list that nobody else has seen yet
 * @change: (transfer full): what happened; the struct is emptied
 */
void
ethos_changes_take (EthosChanges *self, EthosChange *change)
{
  g_return_if_fail (self != NULL && change != NULL);

  self->kinds |= 1u << change->kind;
  g_array_append_val (self->changes, *change);
  *change = (EthosChange){ 0 };
}

/**
 * ethos_changes_touch:
 * @self: a list
 * @kind: a kind of record
 *
 * Whether any record of that kind changed.
 */
gboolean
ethos_changes_touch (const EthosChanges *self, EthosKind kind)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return (self->kinds & (1u << kind)) != 0;
}
