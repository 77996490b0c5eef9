// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-item-list.h"

#include "ethos-item-list-private.h"

struct _EthosItem
{
  GObject parent_instance;

  EthosRecord *record;
};

enum
{
  PROP_0,
  PROP_RECORD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (EthosItem, ethos_item, G_TYPE_OBJECT)

struct _EthosItemList
{
  GObject parent_instance;

  GSequence *nodes;

  /* While frozen: the stretch that differs from what views have been told. */
  guint old_length;
  guint same_head;
  guint same_tail;
  guint frozen : 1;
  guint changed : 1;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EthosItemList,
                               ethos_item_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
ethos_item_finalize (GObject *object)
{
  EthosItem *self = ETHOS_ITEM (object);

  g_clear_pointer (&self->record, ethos_record_unref);

  G_OBJECT_CLASS (ethos_item_parent_class)->finalize (object);
}

static void
ethos_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  EthosItem *self = ETHOS_ITEM (object);

  switch (prop_id)
    {
    case PROP_RECORD:
      g_value_set_pointer (value, self->record);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_item_class_init (EthosItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ethos_item_finalize;
  object_class->get_property = ethos_item_get_property;

  /**
   * EthosItem:record:
   *
   * The current version, an #EthosRecord that the item owns.
   */
  properties[PROP_RECORD] =
      g_param_spec_pointer ("record", NULL, NULL,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ethos_item_init (EthosItem *self)
{
}

static gpointer
list_get_item (GListModel *model, guint position)
{
  EthosNode *node = ethos_item_list_get_node (ETHOS_ITEM_LIST (model), position);

  if (node == NULL)
    return NULL;
  if (node->item != NULL)
    return g_object_ref (node->item);

  node->item = g_object_new (ETHOS_TYPE_ITEM, NULL);
  node->item->record = ethos_record_ref (node->record);
  g_object_add_weak_pointer (G_OBJECT (node->item), (gpointer *) &node->item);

  return node->item;
}

static guint
list_get_n_items (GListModel *model)
{
  return ethos_item_list_get_length (ETHOS_ITEM_LIST (model));
}

static GType
list_get_item_type (GListModel *model)
{
  return ETHOS_TYPE_ITEM;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item = list_get_item;
  iface->get_n_items = list_get_n_items;
  iface->get_item_type = list_get_item_type;
}

static void
free_node (gpointer node, gpointer user_data)
{
  ethos_node_free (node);
}

static void
ethos_item_list_finalize (GObject *object)
{
  EthosItemList *self = ETHOS_ITEM_LIST (object);

  g_sequence_foreach (self->nodes, free_node, NULL);
  g_clear_pointer (&self->nodes, g_sequence_free);

  G_OBJECT_CLASS (ethos_item_list_parent_class)->finalize (object);
}

static void
ethos_item_list_class_init (EthosItemListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ethos_item_list_finalize;
}

static void
ethos_item_list_init (EthosItemList *self)
{
  self->nodes = g_sequence_new (NULL);
}

/* Tells views of one removal and one insertion at once; while frozen, only widens the stretch. */
static void
tell (EthosItemList *self, guint position, guint removed, guint added)
{
  guint length = ethos_item_list_get_length (self);

  if (!self->frozen)
    {
      g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
      return;
    }

  if (!self->changed)
    {
      self->changed = TRUE;
      self->old_length = length - added + removed;
      self->same_head = position;
      self->same_tail = length - position - added;
      return;
    }

  self->same_head = MIN (self->same_head, position);
  self->same_tail = MIN (self->same_tail, length - position - added);
}

EthosItemList *
ethos_item_list_new (void)
{
  return g_object_new (ETHOS_TYPE_ITEM_LIST, NULL);
}

GSequence *
ethos_item_list_get_sequence (EthosItemList *self)
{
  g_assert (ETHOS_IS_ITEM_LIST (self));

  return self->nodes;
}

/* @after: the node to stand after, or NULL to stand first. */
void
ethos_item_list_insert (EthosItemList *self, EthosNode *node, const EthosNode *after)
{
  GSequenceIter *next;

  g_assert (ETHOS_IS_ITEM_LIST (self));
  g_assert (after == NULL || after->list == self);

  next = after ? g_sequence_iter_next (after->place) : g_sequence_get_begin_iter (self->nodes);
  node->list = self;
  node->place = g_sequence_insert_before (next, node);
  tell (self, g_sequence_iter_get_position (node->place), 0, 1);
}

void
ethos_item_list_append (EthosItemList *self, EthosNode *node)
{
  g_assert (ETHOS_IS_ITEM_LIST (self));

  node->list = self;
  node->place = g_sequence_append (self->nodes, node);
  tell (self, ethos_item_list_get_length (self) - 1, 0, 1);
}

/* Takes the node out without freeing it. */
void
ethos_item_list_remove (EthosItemList *self, EthosNode *node)
{
  guint position;

  g_assert (node->list == self);

  position = g_sequence_iter_get_position (node->place);
  g_sequence_remove (node->place);
  node->place = NULL;
  node->list = NULL;
  tell (self, position, 1, 0);
}

/* Views hear of everything up to the thaw as one change. Returns FALSE if it is frozen already. */
gboolean
ethos_item_list_freeze (EthosItemList *self)
{
  if (self->frozen)
    return FALSE;

  self->frozen = TRUE;
  self->changed = FALSE;
  return TRUE;
}

/* @tell_views: whether anything may have changed; an operation that was taken back changed nothing.
 */
void
ethos_item_list_thaw (EthosItemList *self, gboolean tell_views)
{
  guint length = ethos_item_list_get_length (self);
  guint head, tail;

  g_assert (self->frozen);

  self->frozen = FALSE;
  if (!self->changed || !tell_views)
    return;

  head = MIN (self->same_head, MIN (length, self->old_length));
  tail = MIN (self->same_tail, MIN (length, self->old_length) - head);
  g_list_model_items_changed (G_LIST_MODEL (self), head, self->old_length - head - tail,
                              length - head - tail);
}

EthosNode *
ethos_item_list_get_before (EthosItemList *self, const EthosNode *node)
{
  g_assert (node->list == self);

  if (g_sequence_iter_is_begin (node->place))
    return NULL;

  return g_sequence_get (g_sequence_iter_prev (node->place));
}

EthosNode *
ethos_item_list_get_node (EthosItemList *self, guint position)
{
  GSequenceIter *iter;

  if (position >= ethos_item_list_get_length (self))
    return NULL;

  iter = g_sequence_get_iter_at_pos (self->nodes, (int) position);
  return g_sequence_get (iter);
}

EthosNode *
ethos_node_new (EthosRecord *record, EthosNode *parent)
{
  EthosNode *node = g_new0 (EthosNode, 1);

  node->record = ethos_record_ref (record);
  node->parent = parent;

  return node;
}

void
ethos_node_free (EthosNode *node)
{
  for (guint i = 0; i < ETHOS_N_KINDS; i++)
    g_clear_object (&node->lists[i]);
  if (node->item != NULL)
    g_object_remove_weak_pointer (G_OBJECT (node->item), (gpointer *) &node->item);
  ethos_record_unref (node->record);
  g_free (node);
}

void
ethos_node_set_record (EthosNode *node, EthosRecord *record)
{
  EthosRecord *old = node->record;

  node->record = ethos_record_ref (record);
  ethos_record_unref (old);

  if (node->item != NULL)
    {
      old = node->item->record;
      node->item->record = ethos_record_ref (record);
      ethos_record_unref (old);
    }
}

void
ethos_node_notify (EthosNode *node)
{
  if (node->item != NULL)
    g_object_notify_by_pspec (G_OBJECT (node->item), properties[PROP_RECORD]);
}

/**
 * ethos_item_get_id:
 * @self: an item
 *
 * Returns: the id of its record
 */
const char *
ethos_item_get_id (EthosItem *self)
{
  g_return_val_if_fail (ETHOS_IS_ITEM (self), NULL);

  return self->record->id;
}

/**
 * ethos_item_get_record:
 * @self: an item
 *
 * Returns: (transfer none): the current version of its record, an #EthosRecord
 */
gconstpointer
ethos_item_get_record (EthosItem *self)
{
  g_return_val_if_fail (ETHOS_IS_ITEM (self), NULL);

  return self->record;
}

/**
 * ethos_item_list_get_length:
 * @self: a list
 *
 * Returns: how many records it has
 */
guint
ethos_item_list_get_length (EthosItemList *self)
{
  g_return_val_if_fail (ETHOS_IS_ITEM_LIST (self), 0);

  return (guint) g_sequence_get_length (self->nodes);
}

/**
 * ethos_item_list_get_record:
 * @self: a list
 * @position: a place in it
 *
 * Returns: (transfer none) (nullable): the record there, or %NULL beyond the end
 */
gconstpointer
ethos_item_list_get_record (EthosItemList *self, guint position)
{
  EthosNode *node;

  g_return_val_if_fail (ETHOS_IS_ITEM_LIST (self), NULL);

  node = ethos_item_list_get_node (self, position);
  return node ? node->record : NULL;
}
