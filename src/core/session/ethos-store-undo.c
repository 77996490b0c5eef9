// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-store-private.h"

#include <glib/gi18n-lib.h>

#include "ethos-barrier.h"

/* What the facilitator did, taken back and done again. */

/* The number goes in by hand: what comes from a table is no format that the compiler can check. */
static char *
dup_label (const EthosUndoLabel *label)
{
  g_autofree char *number = NULL;
  g_autoptr (GString) text = NULL;

  if (label == NULL)
    return NULL;
  if (label->many == NULL)
    return g_strdup (g_dgettext (GETTEXT_PACKAGE, label->one));

  number = g_strdup_printf ("%'u", label->count);
  text = g_string_new (g_dngettext (GETTEXT_PACKAGE, label->one, label->many, label->count));
  if (g_string_replace (text, "%'u", number, 1) == 0)
    g_string_replace (text, "%u", number, 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * ethos_store_can_undo:
 * @self: a store
 *
 * Whether there is something to undo.
 */
gboolean
ethos_store_can_undo (EthosStore *self)
{
  g_return_val_if_fail (ETHOS_IS_STORE (self), FALSE);

  return ethos_history_get_undo_label (self->history) != NULL;
}

/**
 * ethos_store_can_redo:
 * @self: a store
 *
 * Whether there is something to do again.
 */
gboolean
ethos_store_can_redo (EthosStore *self)
{
  g_return_val_if_fail (ETHOS_IS_STORE (self), FALSE);

  return ethos_history_get_redo_label (self->history) != NULL;
}

/**
 * ethos_store_get_undo_label:
 * @self: a store
 *
 * Returns: (nullable): what Undo would take back, translated; valid until asked again
 */
const char *
ethos_store_get_undo_label (EthosStore *self)
{
  g_return_val_if_fail (ETHOS_IS_STORE (self), NULL);

  g_free (self->undo_label);
  self->undo_label = dup_label (ethos_history_get_undo_label (self->history));
  return self->undo_label;
}

/**
 * ethos_store_get_redo_label:
 * @self: a store
 *
 * Returns: (nullable): what Redo would do again, translated; valid until asked again
 */
const char *
ethos_store_get_redo_label (EthosStore *self)
{
  g_return_val_if_fail (ETHOS_IS_STORE (self), NULL);

  g_free (self->redo_label);
  self->redo_label = dup_label (ethos_history_get_redo_label (self->history));
  return self->redo_label;
}

/**
 * ethos_store_get_barrier:
 * @self: a store
 *
 * Says why nothing is left to undo: some things, such as a count, are never taken back, and nothing
 * before them is.
 *
 * Returns: (nullable): the name of the last such operation
 */
const char *
ethos_store_get_barrier (EthosStore *self)
{
  g_return_val_if_fail (ETHOS_IS_STORE (self), NULL);

  return self->barrier;
}

/* Undo and redo differ only in which way the step goes. */
static gboolean
turn_back (EthosStore *self, gboolean undo, EthosOutcome *outcome, GError **error)
{
  g_autoptr (GStrvBuilder) skipped = g_strv_builder_new ();
  g_autoptr (EthosEdits) edits = NULL;
  g_autoptr (EthosChanges) changes = NULL;

  if (outcome != NULL)
    *outcome = (EthosOutcome){ 0 };
  if (!ethos_store_check_writable (self, error))
    return FALSE;

  if (undo ? !ethos_store_can_undo (self) : !ethos_store_can_redo (self))
    {
      g_set_error_literal (error, ETHOS_CORE_ERROR, ETHOS_CORE_ERROR_STATE,
                           undo ? _ ("There is nothing to undo") : _ ("There is nothing to redo"));
      return FALSE;
    }

  edits = undo ? ethos_history_prepare_undo (self->history, self->session, skipped)
               : ethos_history_prepare_redo (self->history, self->session, skipped);
  changes = ethos_store_apply (self, edits, error);
  if (changes == NULL)
    return FALSE;

  if (undo)
    ethos_history_undone (self->history, changes);
  else
    ethos_history_redone (self->history, changes);
  ethos_store_fill_outcome (self, outcome, changes, skipped);
  ethos_store_announce (self, edits, changes, ETHOS_OP_PLAIN);
  /* A step that could not be taken back at all is gone from the history without any change. */
  ethos_store_notify_history (self);
  return TRUE;
}

/**
 * ethos_store_undo:
 * @self: a store
 * @outcome: (out caller-allocates) (optional): what came of it; names what was left alone because
 *   somebody had changed it since
 * @error: where to say why not
 *
 * Takes back what the facilitator did last.
 *
 * Errors: %ETHOS_CORE_ERROR_STATE where there is nothing to undo, %ETHOS_CORE_ERROR_READ_ONLY.
 */
gboolean
ethos_store_undo (EthosStore *self, EthosOutcome *outcome, GError **error)
{
  g_return_val_if_fail (ETHOS_IS_STORE (self), FALSE);

  return turn_back (self, TRUE, outcome, error);
}

/**
 * ethos_store_redo:
 * @self: a store
 * @outcome: (out caller-allocates) (optional): what came of it, as with ethos_store_undo()
 * @error: where to say why not
 *
 * Does again what was undone last.
 *
 * Errors: as ethos_store_undo().
 */
gboolean
ethos_store_redo (EthosStore *self, EthosOutcome *outcome, GError **error)
{
  g_return_val_if_fail (ETHOS_IS_STORE (self), FALSE);

  return turn_back (self, FALSE, outcome, error);
}

/**
 * ethos_store_begin_group:
 * @self: a store
 * @label: what Undo shall call it, untranslated
 *
 * Makes one step of all that the facilitator does until the matching ethos_store_end_group().
 * Nothing can be undone in between.
 */
void
ethos_store_begin_group (EthosStore *self, const char *label)
{
  g_return_if_fail (ETHOS_IS_STORE (self) && label != NULL);

  ethos_history_begin_group (self->history, &(EthosUndoLabel){ .one = label });
  ethos_store_notify_history (self);
}

/**
 * ethos_store_begin_counted_group:
 * @self: a store
 * @one: what Undo shall call it, untranslated, with a %u
 * @many: the same for several
 * @count: how many
 *
 * Does what ethos_store_begin_group() does for something that is done to @count of its kind.
 */
void
ethos_store_begin_counted_group (EthosStore *self, const char *one, const char *many, guint count)
{
  g_return_if_fail (ETHOS_IS_STORE (self) && one != NULL && many != NULL);

  ethos_history_begin_group (self->history, &(EthosUndoLabel){ one, many, count });
  ethos_store_notify_history (self);
}

/**
 * ethos_store_end_group:
 * @self: a store with an open group
 */
void
ethos_store_end_group (EthosStore *self)
{
  g_return_if_fail (ETHOS_IS_STORE (self));

  ethos_history_end_group (self->history);
  ethos_store_notify_history (self);
}

/**
 * ethos_store_cancel_group:
 * @self: a store with an open group
 *
 * Ends the group and takes back what was done in it, unless it is part of a larger one.
 */
void
ethos_store_cancel_group (EthosStore *self)
{
  gboolean left_step;

  g_return_if_fail (ETHOS_IS_STORE (self));

  left_step = ethos_history_end_group (self->history);
  ethos_store_notify_history (self);
  if (left_step)
    ethos_store_undo (self, NULL, NULL);
}
