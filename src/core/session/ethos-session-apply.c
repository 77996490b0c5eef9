// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-session-private.h"

#include <glib/gi18n-lib.h>

#include "ethos-session-tree-private.h"

/*
 * An operation while it is applied. Nodes that it took out are kept to its end: put back, they are
 * the same nodes with the same items, and nobody notices that they were away.
 */
typedef struct
{
  EthosChanges *changes;
  GPtrArray *frozen;
  GPtrArray *removed;
} Transaction;

static gboolean
fail_target (GError **error, const char *id)
{
  g_set_error (error, ETHOS_CORE_ERROR, ETHOS_CORE_ERROR_TARGET,
               /* Translators: %s is a technical id. */
               _ ("“%s” does not exist (any more)"), id ? id : "");
  return FALSE;
}

/* Finds the node to stand after: NULL is first. */
static gboolean
resolve_place (EthosSession *self,
               EthosItemList *list,
               const char *after,
               EthosNode **node,
               GError **error)
{
  *node = NULL;

  if (after == ETHOS_PLACE_LAST)
    {
      guint length = ethos_item_list_get_length (list);

      if (length > 0)
        *node = ethos_item_list_get_node (list, length - 1);
      return TRUE;
    }

  if (*after == '\0')
    return TRUE;

  *node = ethos_session_get_node (self, after);
  if (*node == NULL || (*node)->list != list)
    return fail_target (error, after);

  return TRUE;
}

static char *
dup_sibling (EthosNode *node)
{
  EthosNode *before = ethos_item_list_get_before (node->list, node);

  return g_strdup (before ? before->record->id : "");
}

static void
freeze (Transaction *transaction, EthosItemList *list)
{
  if (ethos_item_list_freeze (list))
    g_ptr_array_add (transaction->frozen, g_object_ref (list));
}

static gboolean
check_not_single (EthosKind kind, const char *id, GError **error)
{
  if (!ethos_kind_get_info (kind)->single)
    return TRUE;

  g_set_error (error, ETHOS_CORE_ERROR, ETHOS_CORE_ERROR_STATE,
               /* Translators: %s is a technical id. */
               _ ("“%s” can neither be added nor taken away"), id);
  return FALSE;
}

static gboolean
check_insert (EthosSession *self, const EthosEdit *edit, EthosNode *parent, GError **error)
{
  const EthosKindInfo *info = ethos_kind_get_info (edit->kind);

  if (!check_not_single (edit->kind, edit->id, error))
    return FALSE;

  if (parent == NULL || ethos_record_get_kind (parent->record) != info->parent)
    return fail_target (error, edit->parent);

  if (ethos_session_get_node (self, edit->id) != NULL)
    {
      g_set_error (error, ETHOS_CORE_ERROR, ETHOS_CORE_ERROR_ID,
                   /* Translators: %s is a technical id. */
                   _ ("id: “%s” is in use already"), edit->id);
      return FALSE;
    }

  if (ethos_item_list_get_length (ethos_node_get_list (parent, edit->kind)) >= info->maximum)
    {
      g_set_error (error, ETHOS_CORE_ERROR, ETHOS_CORE_ERROR_LIMIT,
                   /* Translators: %s is the technical name of a list in a file. */
                   _ ("%s: more than %u elements"), info->member, info->maximum);
      return FALSE;
    }

  return TRUE;
}

static gboolean
apply_insert (EthosSession *self,
              const EthosEdit *edit,
              EthosChange *change,
              Transaction *transaction,
              GError **error)
{
  EthosNode *parent = ethos_session_get_node (self, edit->parent);
  EthosItemList *list;
  EthosNode *after;
  EthosNode *node;

  if (!check_insert (self, edit, parent, error))
    return FALSE;

  list = ethos_node_get_list (parent, edit->kind);
  if (!resolve_place (self, list, edit->after, &after, error))
    return FALSE;

  freeze (transaction, list);
  node = ethos_node_new (edit->record, parent);
  node->token = edit->token ? edit->token : ++self->last_token;
  ethos_item_list_insert (list, node, after);
  g_hash_table_insert (self->nodes, node->record->id, node);

  change->parent = g_strdup (edit->parent);
  change->after = ethos_record_ref (edit->record);
  change->new_sibling = g_strdup (after ? after->record->id : "");
  change->new_token = node->token;
  return TRUE;
}

static gboolean
has_children (EthosNode *node)
{
  for (guint i = 0; i < ETHOS_N_KINDS; i++)
    if (node->lists[i] != NULL && ethos_item_list_get_length (node->lists[i]) > 0)
      return TRUE;

  return FALSE;
}

static gboolean
apply_remove (EthosSession *self,
              const EthosEdit *edit,
              EthosChange *change,
              Transaction *transaction,
              GError **error)
{
  EthosNode *node = ethos_session_get_node (self, edit->id);

  if (node == NULL)
    return fail_target (error, edit->id);
  if (!check_not_single (ethos_record_get_kind (node->record), edit->id, error))
    return FALSE;
  if (has_children (node))
    {
      g_set_error (error, ETHOS_CORE_ERROR, ETHOS_CORE_ERROR_STATE,
                   /* Translators: %s is a technical id. */
                   _ ("“%s” has something in it"), edit->id);
      return FALSE;
    }

  freeze (transaction, node->list);
  change->parent = g_strdup (node->parent->record->id);
  change->before = ethos_record_ref (node->record);
  change->old_sibling = dup_sibling (node);
  change->old_token = node->token;

  g_hash_table_remove (self->nodes, edit->id);
  ethos_item_list_remove (node->list, node);
  g_ptr_array_add (transaction->removed, node);
  return TRUE;
}

/* The key of the table belongs to the record, so it changes with it. */
static void
replace_record (EthosSession *self, EthosNode *node, EthosRecord *record)
{
  g_hash_table_remove (self->nodes, node->record->id);
  ethos_node_set_record (node, record);
  g_hash_table_insert (self->nodes, node->record->id, node);
}

static gboolean
apply_set (EthosSession *self, const EthosEdit *edit, EthosChange *change, GError **error)
{
  EthosNode *node = ethos_session_get_node (self, edit->id);

  if (node == NULL || node->record->type != edit->record->type)
    return fail_target (error, edit->id);

  change->parent = g_strdup (node->parent ? node->parent->record->id : NULL);
  change->before = ethos_record_ref (node->record);
  change->after = ethos_record_ref (edit->record);

  replace_record (self, node, edit->record);
  return TRUE;
}

static gboolean
apply_move (EthosSession *self,
            const EthosEdit *edit,
            EthosChange *change,
            Transaction *transaction,
            GError **error)
{
  EthosNode *node = ethos_session_get_node (self, edit->id);
  EthosItemList *list = node ? node->list : NULL;
  EthosNode *after;

  if (list == NULL)
    return fail_target (error, edit->id);

  if (!resolve_place (self, list, edit->after, &after, error))
    return FALSE;
  if (after == node)
    after = ethos_item_list_get_before (list, node);

  freeze (transaction, list);
  change->parent = g_strdup (node->parent->record->id);
  change->before = ethos_record_ref (node->record);
  change->after = ethos_record_ref (node->record);
  change->old_sibling = dup_sibling (node);
  change->old_token = node->token;

  ethos_item_list_remove (list, node);
  ethos_item_list_insert (list, node, after);
  node->token = edit->token ? edit->token : ++self->last_token;
  change->new_sibling = dup_sibling (node);
  change->new_token = node->token;
  return TRUE;
}

static gboolean
apply_edit (EthosSession *self, const EthosEdit *edit, Transaction *transaction, GError **error)
{
  EthosChange change = { .type = edit->type, .kind = edit->kind };
  gboolean done;

  switch (edit->type)
    {
    case ETHOS_EDIT_INSERT:
      done = apply_insert (self, edit, &change, transaction, error);
      break;
    case ETHOS_EDIT_REMOVE:
      done = apply_remove (self, edit, &change, transaction, error);
      break;
    case ETHOS_EDIT_SET:
      done = apply_set (self, edit, &change, error);
      break;
    case ETHOS_EDIT_MOVE:
      done = apply_move (self, edit, &change, transaction, error);
      break;
    default:
      g_assert_not_reached ();
    }

  if (!done)
    return FALSE;

  change.id = (change.after ? change.after : change.before)->id;
  ethos_changes_take (transaction->changes, &change);
  return TRUE;
}

static void
put_back (EthosSession *self, EthosNode *node, EthosItemList *list, const EthosChange *change)
{
  ethos_item_list_insert (list, node,
                          *change->old_sibling ? ethos_session_get_node (self, change->old_sibling)
                                               : NULL);
  node->token = change->old_token;
}

/* Takes back what was applied before an edit that cannot be: all of an operation or nothing. */
static void
roll_back (EthosSession *self, Transaction *transaction)
{
  for (guint i = ethos_changes_get_length (transaction->changes); i > 0; i--)
    {
      const EthosChange *change = ethos_changes_get (transaction->changes, i - 1);
      EthosNode *node = ethos_session_get_node (self, change->id);
      EthosItemList *list = node ? node->list : NULL;

      switch (change->type)
        {
        case ETHOS_EDIT_INSERT:
          g_hash_table_remove (self->nodes, change->id);
          ethos_item_list_remove (list, node);
          ethos_node_free (node);
          break;
        case ETHOS_EDIT_REMOVE:
          node = g_ptr_array_steal_index (transaction->removed, transaction->removed->len - 1);
          put_back (self, node, ethos_node_get_list (node->parent, change->kind), change);
          g_hash_table_insert (self->nodes, node->record->id, node);
          break;
        case ETHOS_EDIT_SET:
          replace_record (self, node, change->before);
          break;
        case ETHOS_EDIT_MOVE:
          ethos_item_list_remove (list, node);
          put_back (self, node, list, change);
          break;
        default:
          g_assert_not_reached ();
        }
    }
}

/*
 * Applies all of @edits or none. Nobody is told before ethos_session_tell(), which has to follow:
 * first the operation gets its number and its place in the journal and in the history, so that what
 * views do while they are being told comes after it there too.
 */
EthosChanges *
ethos_session_apply (EthosSession *self, const EthosEdits *edits, GError **error)
{
  g_autoptr (EthosChanges) changes = ethos_changes_new ();
  g_autoptr (GPtrArray) frozen = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) removed = g_ptr_array_new_with_free_func ((GDestroyNotify) ethos_node_free);
  Transaction transaction = { changes, frozen, removed };
  gboolean done = TRUE;

  g_assert (ETHOS_IS_SESSION (self));
  g_assert (self->frozen == NULL);

  for (guint i = 0; done && i < ethos_edits_get_length (edits); i++)
    done = apply_edit (self, ethos_edits_get (edits, i), &transaction, error);

  if (done)
    {
      self->frozen = g_steal_pointer (&frozen);
      return g_steal_pointer (&changes);
    }

  roll_back (self, &transaction);
  for (guint i = 0; i < frozen->len; i++)
    ethos_item_list_thaw (g_ptr_array_index (frozen, i), FALSE);
  return NULL;
}

/**
 * ethos_session_load:
 * @self: a session that is being put together, before any store or view knows it
 * @record: (transfer none) (type EthosRecord): a record that passed ethos_record_check(); the
 *   session takes a reference, and nobody may change it any more
 * @parent: (nullable): the id of what it hangs below, which has to be there already; not asked for
 *   where there is only one of the kind, see ethos_kind_get_info()
 * @error: where to say why it does not fit
 *
 * Puts a record at the end of its list. The only one of its kind, which needs the id that the
 * preset has, takes the place of the preset. Nobody is told.
 *
 * Errors: %ETHOS_CORE_ERROR_TARGET where there is no such parent for the kind,
 * %ETHOS_CORE_ERROR_ID where the id is in use, %ETHOS_CORE_ERROR_LIMIT where the parent is full.
 *
 * Returns: whether it is in the session
 */
gboolean
ethos_session_load (EthosSession *self, gpointer record, const char *parent, GError **error)
{
  EthosRecord *head = record;
  EthosKind kind;
  const EthosKindInfo *info;

  g_return_val_if_fail (ETHOS_IS_SESSION (self), FALSE);
  g_return_val_if_fail (record != NULL, FALSE);

  kind = ethos_record_get_kind (head);
  info = ethos_kind_get_info (kind);

  if (info->single)
    {
      EthosNode *node = ethos_session_get_node (self, head->id);

      g_return_val_if_fail (node != NULL && node->record->type == head->type, FALSE);
      replace_record (self, node, head);
    }
  else
    {
      EthosEdit edit = { .type = ETHOS_EDIT_INSERT,
                         .kind = kind,
                         .id = head->id,
                         .parent = (char *) parent,
                         .record = head };
      EthosNode *above = ethos_session_get_node (self, parent);
      EthosNode *node;

      if (!check_insert (self, &edit, above, error))
        return FALSE;

      node = ethos_node_new (head, above);
      node->token = ++self->last_token;
      ethos_item_list_append (ethos_node_get_list (above, kind), node);
      g_hash_table_insert (self->nodes, node->record->id, node);
    }

  return TRUE;
}
