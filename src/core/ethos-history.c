// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-history.h"

typedef struct
{
  char *one;
  char *many;
  EthosUndoLabel label;
  GPtrArray *changes;
} Entry;

struct _EthosHistory
{
  GPtrArray *undo;
  GPtrArray *redo;
  Entry *group;
  guint depth;
};

static Entry *
entry_new (const EthosUndoLabel *label)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->one = g_strdup (label->one);
  entry->many = g_strdup (label->many);
  entry->label = (EthosUndoLabel){ entry->one, entry->many, label->count };
  entry->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) ethos_changes_unref);

  return entry;
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->one);
  g_free (entry->many);
  g_ptr_array_unref (entry->changes);
  g_free (entry);
}

static Entry *
last (GPtrArray *entries)
{
  return entries->len > 0 ? g_ptr_array_index (entries, entries->len - 1) : NULL;
}

/**
 * ethos_history_new:
 *
 * Returns: (transfer full): a history of nothing
 */
EthosHistory *
ethos_history_new (void)
{
  EthosHistory *self = g_new0 (EthosHistory, 1);

  self->undo = g_ptr_array_new_with_free_func (entry_free);
  self->redo = g_ptr_array_new_with_free_func (entry_free);

  return self;
}

/**
 * ethos_history_free:
 * @self: (transfer full): a history
 */
void
ethos_history_free (EthosHistory *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->undo);
  g_ptr_array_unref (self->redo);
  g_clear_pointer (&self->group, entry_free);
  g_free (self);
}

/**
 * ethos_history_begin_group:
 * @self: a history
 * @label: what the whole group is called
 *
 * Makes one step of all that is recorded until the matching ethos_history_end_group(): a drag of
 * many notes, say. Groups may be nested; the outermost counts.
 */
void
ethos_history_begin_group (EthosHistory *self, const EthosUndoLabel *label)
{
  g_return_if_fail (self != NULL && label != NULL);

  if (self->depth++ == 0)
    self->group = entry_new (label);
}

/**
 * ethos_history_end_group:
 * @self: a history with an open group
 *
 * Returns: whether the group has become a step that can be undone
 */
gboolean
ethos_history_end_group (EthosHistory *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  g_return_val_if_fail (self->depth > 0, FALSE);

  if (--self->depth > 0)
    return FALSE;

  if (self->group->changes->len > 0)
    {
      g_ptr_array_add (self->undo, g_steal_pointer (&self->group));
      return TRUE;
    }

  g_clear_pointer (&self->group, entry_free);
  return FALSE;
}

/**
 * ethos_history_record:
 * @self: a history
 * @label: what it is called
 * @changes: what happened
 *
 * Remembers one operation. What had been undone can no longer be done again.
 */
void
ethos_history_record (EthosHistory *self, const EthosUndoLabel *label, EthosChanges *changes)
{
  g_return_if_fail (self != NULL && label != NULL && changes != NULL);

  g_ptr_array_set_size (self->redo, 0);

  if (self->group != NULL)
    {
      g_ptr_array_add (self->group->changes, ethos_changes_ref (changes));
      return;
    }

  g_ptr_array_add (self->undo, entry_new (label));
  g_ptr_array_add (last (self->undo)->changes, ethos_changes_ref (changes));
}

/**
 * ethos_history_clear:
 * @self: a history
 *
 * Forgets everything: a barrier was passed.
 */
void
ethos_history_clear (EthosHistory *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_set_size (self->undo, 0);
  g_ptr_array_set_size (self->redo, 0);

  /* What the rest of an open group does is one step still. */
  if (self->group != NULL)
    g_ptr_array_set_size (self->group->changes, 0);
}

/**
 * ethos_history_get_undo_label:
 * @self: a history
 *
 * Returns: (nullable): what would be undone next, untranslated; nothing while a group is open
 */
const EthosUndoLabel *
ethos_history_get_undo_label (EthosHistory *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->depth == 0 && last (self->undo) ? &last (self->undo)->label : NULL;
}

/**
 * ethos_history_get_redo_label:
 * @self: a history
 *
 * Returns: (nullable): what would be done again next, untranslated; nothing while a group is open
 */
const EthosUndoLabel *
ethos_history_get_redo_label (EthosHistory *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->depth == 0 && last (self->redo) ? &last (self->redo)->label : NULL;
}

static EthosEdits *
prepare (GPtrArray *entries, EthosSession *session, GStrvBuilder *skipped)
{
  Entry *entry = last (entries);

  g_return_val_if_fail (entry != NULL, NULL);

  return ethos_changes_invert ((EthosChanges *const *) entry->changes->pdata, entry->changes->len,
                               session, skipped);
}

/* The step goes to the other side, with what taking it back has changed. */
static void
turn (GPtrArray *from, GPtrArray *to, EthosChanges *changes)
{
  Entry *entry = g_ptr_array_steal_index (from, from->len - 1);

  g_ptr_array_set_size (entry->changes, 0);
  g_ptr_array_add (entry->changes, ethos_changes_ref (changes));

  if (ethos_changes_get_length (changes) > 0)
    g_ptr_array_add (to, entry);
  else
    entry_free (entry);
}

/**
 * ethos_history_prepare_undo:
 * @self: a history with something to undo
 * @session: what is there now
 * @skipped: gets the label of each target that cannot be taken back
 *
 * Returns: (transfer full): the edits to apply; tell ethos_history_undone() when done
 */
EthosEdits *
ethos_history_prepare_undo (EthosHistory *self, EthosSession *session, GStrvBuilder *skipped)
{
  g_return_val_if_fail (self != NULL, NULL);

  return prepare (self->undo, session, skipped);
}

/**
 * ethos_history_prepare_redo:
 * @self: a history with something to do again
 * @session: what is there now
 * @skipped: gets the label of each target that cannot be done again
 *
 * Returns: (transfer full): the edits to apply; tell ethos_history_redone() when done
 */
EthosEdits *
ethos_history_prepare_redo (EthosHistory *self, EthosSession *session, GStrvBuilder *skipped)
{
  g_return_val_if_fail (self != NULL, NULL);

  return prepare (self->redo, session, skipped);
}

/**
 * ethos_history_undone:
 * @self: a history
 * @changes: what the undoing changed
 */
void
ethos_history_undone (EthosHistory *self, EthosChanges *changes)
{
  g_return_if_fail (self != NULL && changes != NULL);

  turn (self->undo, self->redo, changes);
}

/**
 * ethos_history_redone:
 * @self: a history
 * @changes: what the redoing changed
 */
void
ethos_history_redone (EthosHistory *self, EthosChanges *changes)
{
  g_return_if_fail (self != NULL && changes != NULL);

  turn (self->redo, self->undo, changes);
}
