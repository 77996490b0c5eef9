// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-item-list.h"

G_BEGIN_DECLS

/**
 * EthosNode:
 * @record: a reference to the current version
 * @parent: the node above
 * @place: where it stands in @list
 * @list: the list that it stands in
 * @lists: the lists below it, by kind, made when first needed
 * @item: (nullable): the object that stands for it in lists, a weak pointer
 * @token: the move that put it where it is
 *
 * A record in its place. Only the session changes nodes.
 */
typedef struct _EthosNode EthosNode;

struct _EthosNode
{
  EthosRecord *record;
  EthosNode *parent;
  GSequenceIter *place;
  EthosItemList *list;
  EthosItemList *lists[ETHOS_N_KINDS];
  EthosItem *item;
  guint64 token;
};

EthosItemList *ethos_item_list_new (void);
GSequence *ethos_item_list_get_sequence (EthosItemList *self);
void ethos_item_list_insert (EthosItemList *self, EthosNode *node, const EthosNode *after);
void ethos_item_list_append (EthosItemList *self, EthosNode *node);
void ethos_item_list_remove (EthosItemList *self, EthosNode *node);
gboolean ethos_item_list_freeze (EthosItemList *self);
void ethos_item_list_thaw (EthosItemList *self, gboolean tell_views);
EthosNode *ethos_item_list_get_before (EthosItemList *self, const EthosNode *node);
EthosNode *ethos_item_list_get_node (EthosItemList *self, guint position);

EthosNode *ethos_node_new (EthosRecord *record, EthosNode *parent);
void ethos_node_free (EthosNode *node);
void ethos_node_set_record (EthosNode *node, EthosRecord *record);
void ethos_node_notify (EthosNode *node);

G_END_DECLS
