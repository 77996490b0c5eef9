// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-session.h"

#include <glib/gi18n-lib.h>

#include "ethos-item-list-private.h"
#include "ethos-session-private.h"

struct _EthosSession
{
  GObject parent_instance;

  GHashTable *nodes;
  EthosNode *root;
  guint64 last_token;

  /* What views have still to be told; they may submit operations while they are being told. */
  GPtrArray *frozen;
  GQueue untold;
  guint telling : 1;
};

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

/* What one operation has to tell, in the order of operations. */
typedef struct
{
  EthosChanges *changes;
  GPtrArray *frozen;
} Tale;

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EthosSession, ethos_session, G_TYPE_OBJECT)

static EthosNode *
lookup (EthosSession *self, const char *id)
{
  return id ? g_hash_table_lookup (self->nodes, id) : NULL;
}

static EthosItemList *
list_below (EthosNode *node, EthosKind kind)
{
  if (node->lists[kind] == NULL)
    node->lists[kind] = ethos_item_list_new ();

  return node->lists[kind];
}

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

  *node = lookup (self, after);
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

  if (lookup (self, edit->id) != NULL)
    {
      g_set_error (error, ETHOS_CORE_ERROR, ETHOS_CORE_ERROR_ID,
                   /* Translators: %s is a technical id. */
                   _ ("id: “%s” is in use already"), edit->id);
      return FALSE;
    }

  if (ethos_item_list_get_length (list_below (parent, edit->kind)) >= info->maximum)
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
  EthosNode *parent = lookup (self, edit->parent);
  EthosItemList *list;
  EthosNode *after;
  EthosNode *node;

  if (!check_insert (self, edit, parent, error))
    return FALSE;

  list = list_below (parent, edit->kind);
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
  EthosNode *node = lookup (self, edit->id);

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
  EthosNode *node = lookup (self, edit->id);

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
  EthosNode *node = lookup (self, edit->id);
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
                          *change->old_sibling ? lookup (self, change->old_sibling) : NULL);
  node->token = change->old_token;
}

/* Takes back what was applied before an edit that cannot be: all of an operation or nothing. */
static void
roll_back (EthosSession *self, Transaction *transaction)
{
  for (guint i = ethos_changes_get_length (transaction->changes); i > 0; i--)
    {
      const EthosChange *change = ethos_changes_get (transaction->changes, i - 1);
      EthosNode *node = lookup (self, change->id);
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
          put_back (self, node, list_below (node->parent, change->kind), change);
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

static void
tale_free (gpointer data)
{
  Tale *tale = data;

  ethos_changes_unref (tale->changes);
  g_ptr_array_unref (tale->frozen);
  g_free (tale);
}

static void
tell_tale (EthosSession *self, const Tale *tale)
{
  for (guint i = 0; i < tale->frozen->len; i++)
    ethos_item_list_thaw (g_ptr_array_index (tale->frozen, i), TRUE);

  for (guint i = 0; i < ethos_changes_get_length (tale->changes); i++)
    {
      const EthosChange *change = ethos_changes_get (tale->changes, i);
      EthosNode *node = lookup (self, change->id);

      if (change->type == ETHOS_EDIT_SET && node != NULL)
        ethos_node_notify (node);
    }

  if (ethos_changes_get_length (tale->changes) > 0)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, tale->changes);
}

/*
 * Tells lists, items and views of what was applied. A view that submits an operation meanwhile has
 * it told to everybody after the present one, never in between.
 */
void
ethos_session_tell (EthosSession *self, EthosChanges *changes)
{
  Tale *tale = g_new0 (Tale, 1);

  g_assert (ETHOS_IS_SESSION (self));
  g_assert (self->frozen != NULL);

  tale->changes = ethos_changes_ref (changes);
  tale->frozen = g_steal_pointer (&self->frozen);
  g_queue_push_tail (&self->untold, tale);
  if (self->telling)
    return;

  g_object_ref (self);
  self->telling = TRUE;
  while ((tale = g_queue_pop_head (&self->untold)) != NULL)
    {
      tell_tale (self, tale);
      tale_free (tale);
    }
  self->telling = FALSE;
  g_object_unref (self);
}

guint64
ethos_session_get_token (EthosSession *self, const char *id)
{
  EthosNode *node = lookup (self, id);

  return node ? node->token : 0;
}

static void
ethos_session_finalize (GObject *object)
{
  EthosSession *self = ETHOS_SESSION (object);

  g_queue_clear_full (&self->untold, tale_free);
  g_clear_pointer (&self->frozen, g_ptr_array_unref);
  g_clear_pointer (&self->nodes, g_hash_table_unref);
  g_clear_pointer (&self->root, ethos_node_free);

  G_OBJECT_CLASS (ethos_session_parent_class)->finalize (object);
}

static void
ethos_session_class_init (EthosSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ethos_session_finalize;

  /**
   * EthosSession::changed:
   * @changes: what one operation changed
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", ETHOS_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, ETHOS_TYPE_CHANGES | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
ethos_session_init (EthosSession *self)
{
  g_autoptr (EthosWorkshop) workshop = ethos_entity_new (ETHOS_KIND_WORKSHOP, ETHOS_WORKSHOP_ID);
  g_autoptr (EthosDeck) deck = ethos_entity_new (ETHOS_KIND_DECK, ETHOS_DECK_ID);
  EthosNode *node;

  g_queue_init (&self->untold);
  self->nodes = g_hash_table_new (g_str_hash, g_str_equal);
  self->root = ethos_node_new (&workshop->record, NULL);
  g_hash_table_insert (self->nodes, self->root->record->id, self->root);

  node = ethos_node_new (&deck->record, self->root);
  ethos_item_list_append (list_below (self->root, ETHOS_KIND_DECK), node);
  g_hash_table_insert (self->nodes, node->record->id, node);
}

/**
 * ethos_session_new:
 *
 * Returns: (transfer full): a workshop without cards and without a plan
 */
EthosSession *
ethos_session_new (void)
{
  return g_object_new (ETHOS_TYPE_SESSION, NULL);
}

/**
 * ethos_session_load:
 * @record: (transfer none): what a file holds; see ethos_kind_get_info() for what is single
 * @parent: (nullable): the id of what it hangs below
 * @error: why it does not fit
 *
 * Puts a record into a session that is being read. A single one takes the place of the preset.
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
      EthosNode *node = lookup (self, head->id);

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
      EthosNode *above = lookup (self, parent);
      EthosNode *node;

      if (!check_insert (self, &edit, above, error))
        return FALSE;

      node = ethos_node_new (head, above);
      node->token = ++self->last_token;
      ethos_item_list_append (list_below (above, kind), node);
      g_hash_table_insert (self->nodes, node->record->id, node);
    }

  return TRUE;
}

/**
 * ethos_session_get_workshop:
 * @self: a session
 *
 * Returns: (transfer none): the root, until the next change
 */
const EthosWorkshop *
ethos_session_get_workshop (EthosSession *self)
{
  g_return_val_if_fail (ETHOS_IS_SESSION (self), NULL);

  return (const EthosWorkshop *) self->root->record;
}

/**
 * ethos_session_get_current:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the activity that is running, until the next change
 */
const EthosActivity *
ethos_session_get_current (EthosSession *self)
{
  g_return_val_if_fail (ETHOS_IS_SESSION (self), NULL);

  return ethos_session_find (self, ETHOS_KIND_ACTIVITY, ethos_session_get_workshop (self)->current);
}

/**
 * ethos_session_get_wall:
 * @self: a session
 * @activity: (nullable): the id of an activity
 *
 * The board that an activity works on: its own when it is one of writing, otherwise that of the
 * nearest one before it in which notes are written.
 *
 * Returns: (transfer none) (nullable): the activity that holds the notes, until the next change
 */
const EthosActivity *
ethos_session_get_wall (EthosSession *self, const char *activity)
{
  EthosNode *node;

  g_return_val_if_fail (ETHOS_IS_SESSION (self), NULL);

  for (node = lookup (self, activity); node != NULL && node->list != NULL;
       node = ethos_item_list_get_before (node->list, node))
    {
      const EthosActivity *candidate = (const EthosActivity *) node->record;

      if (ethos_record_get_kind (node->record) != ETHOS_KIND_ACTIVITY)
        return NULL;
      if (candidate->kind == ETHOS_ACTIVITY_WRITE_NOTES)
        return candidate;
    }

  return NULL;
}

/**
 * ethos_session_get_record:
 * @self: a session
 * @id: (nullable): an id
 *
 * Returns: (transfer none) (nullable): the #EthosRecord with that id, until the next change
 */
gconstpointer
ethos_session_get_record (EthosSession *self, const char *id)
{
  EthosNode *node;

  g_return_val_if_fail (ETHOS_IS_SESSION (self), NULL);

  node = lookup (self, id);
  return node ? node->record : NULL;
}

/**
 * ethos_session_find:
 * @self: a session
 * @kind: a kind
 * @id: (nullable): an id
 *
 * Returns: (transfer none) (nullable): the record with that id if it is of that kind, until the
 *   next change
 */
gconstpointer
ethos_session_find (EthosSession *self, EthosKind kind, const char *id)
{
  const EthosRecord *record = ethos_session_get_record (self, id);

  return record != NULL && ethos_record_get_kind (record) == kind ? record : NULL;
}

/**
 * ethos_session_get_parent:
 * @self: a session
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the id of the record above, until the next change
 */
const char *
ethos_session_get_parent (EthosSession *self, const char *id)
{
  EthosNode *node;

  g_return_val_if_fail (ETHOS_IS_SESSION (self), NULL);

  node = lookup (self, id);
  return node && node->parent ? node->parent->record->id : NULL;
}

/**
 * ethos_session_get_sibling_before:
 * @self: a session
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the id of the record before it in its list
 */
const char *
ethos_session_get_sibling_before (EthosSession *self, const char *id)
{
  EthosNode *node;

  g_return_val_if_fail (ETHOS_IS_SESSION (self), NULL);

  node = lookup (self, id);
  if (node == NULL || node->list == NULL)
    return NULL;

  node = ethos_item_list_get_before (node->list, node);
  return node ? node->record->id : NULL;
}

/**
 * ethos_session_get_sibling_after:
 * @self: a session
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the id of the record after it in its list
 */
const char *
ethos_session_get_sibling_after (EthosSession *self, const char *id)
{
  EthosNode *node;
  GSequenceIter *next;

  g_return_val_if_fail (ETHOS_IS_SESSION (self), NULL);

  node = lookup (self, id);
  if (node == NULL || node->list == NULL)
    return NULL;

  next = g_sequence_iter_next (node->place);
  if (g_sequence_iter_is_end (next))
    return NULL;

  node = g_sequence_get (next);
  return node->record->id;
}

/**
 * ethos_session_get_position:
 * @self: a session
 * @id: an id
 *
 * Returns: where the record stands in its list, from 0; -1 if it does not exist
 */
int
ethos_session_get_position (EthosSession *self, const char *id)
{
  EthosNode *node;

  g_return_val_if_fail (ETHOS_IS_SESSION (self), -1);

  node = lookup (self, id);
  return node && node->place ? g_sequence_iter_get_position (node->place) : -1;
}

/**
 * ethos_session_get_children:
 * @self: a session
 * @parent: the id of a record
 * @kind: a kind
 *
 * Returns: (transfer none) (nullable): the children of that kind, as a live list; %NULL if there is
 *   no such parent
 */
EthosItemList *
ethos_session_get_children (EthosSession *self, const char *parent, EthosKind kind)
{
  EthosNode *node;

  g_return_val_if_fail (ETHOS_IS_SESSION (self), NULL);
  g_return_val_if_fail (kind < ETHOS_N_KINDS, NULL);

  node = lookup (self, parent);
  return node ? list_below (node, kind) : NULL;
}

/**
 * ethos_session_iter_init:
 * @self: a session
 * @iter: a place for the iterator
 * @parent: (nullable): the id of a record; where there is none, there are no children
 * @kind: a kind
 */
void
ethos_session_iter_init (EthosSession *self,
                         EthosChildIter *iter,
                         const char *parent,
                         EthosKind kind)
{
  EthosNode *node;

  g_return_if_fail (ETHOS_IS_SESSION (self));

  node = lookup (self, parent);
  iter->next = node == NULL || node->lists[kind] == NULL
                   ? NULL
                   : g_sequence_get_begin_iter (ethos_item_list_get_sequence (node->lists[kind]));
}

/**
 * ethos_child_iter_next:
 * @iter: an iterator
 *
 * Returns: (transfer none) (nullable): the next record, or %NULL after the last
 */
gconstpointer
ethos_child_iter_next (EthosChildIter *iter)
{
  EthosNode *node;

  if (iter->next == NULL || g_sequence_iter_is_end (iter->next))
    return NULL;

  node = g_sequence_get (iter->next);
  iter->next = g_sequence_iter_next (iter->next);
  return node->record;
}
