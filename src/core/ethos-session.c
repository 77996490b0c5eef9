// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-session.h"

#include "ethos-same-notes.h"
#include "ethos-session-private.h"
#include "ethos-session-tree-private.h"
#include "ethos-text.h"

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

EthosNode *
ethos_session_get_node (EthosSession *self, const char *id)
{
  return id ? g_hash_table_lookup (self->nodes, id) : NULL;
}

EthosItemList *
ethos_node_get_list (EthosNode *node, EthosKind kind)
{
  if (node->lists[kind] == NULL)
    node->lists[kind] = ethos_item_list_new ();

  return node->lists[kind];
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
      EthosNode *node = ethos_session_get_node (self, change->id);

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
  EthosNode *node = ethos_session_get_node (self, id);

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
  ethos_item_list_append (ethos_node_get_list (self->root, ETHOS_KIND_DECK), node);
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

  for (node = ethos_session_get_node (self, activity); node != NULL && node->list != NULL;
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
 * ethos_session_dup_group_words:
 * @self: a session
 * @group: the id of a group
 *
 * What a group says where it becomes a line: its name; where it has none, what its notes say, one
 * after the other, as far as a line holds.
 *
 * Returns: (transfer full): the words; empty where there are none
 */
char *
ethos_session_dup_group_words (EthosSession *self, const char *group)
{
  const EthosGroup *record;
  const EthosNote *note;
  EthosChildIter iter;
  g_autoptr (GString) words = g_string_new (NULL);

  g_return_val_if_fail (ETHOS_IS_SESSION (self), NULL);

  record = ethos_session_find (self, ETHOS_KIND_GROUP, group);
  if (record == NULL)
    return g_strdup ("");
  if (record->title != NULL && *record->title != '\0')
    return g_strdup (record->title);
  ethos_session_iter_init (self, &iter, ethos_session_get_parent (self, group), ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    if (!note->aside && g_strcmp0 (note->group, group) == 0 &&
        ethos_same_notes_get_first (self, note) == NULL)
      g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "", note->text);
  return ethos_text_truncate (words->str, ETHOS_BEHAVIOUR_MAX_CHARACTERS,
                              4 * ETHOS_BEHAVIOUR_MAX_CHARACTERS);
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

  node = ethos_session_get_node (self, id);
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

  node = ethos_session_get_node (self, id);
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

  node = ethos_session_get_node (self, id);
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

  node = ethos_session_get_node (self, id);
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

  node = ethos_session_get_node (self, id);
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

  node = ethos_session_get_node (self, parent);
  return node ? ethos_node_get_list (node, kind) : NULL;
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

  node = ethos_session_get_node (self, parent);
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
