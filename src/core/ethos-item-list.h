// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "ethos-model.h"

G_BEGIN_DECLS

/**
 * EthosItem:
 *
 * A thin object that points at the current version of a record, for lists and bindings. Its
 * property `record` is notified whenever the record gets a new version; after the record has been
 * removed it keeps the last one.
 */
#define ETHOS_TYPE_ITEM (ethos_item_get_type ())
G_DECLARE_FINAL_TYPE (EthosItem, ethos_item, ETHOS, ITEM, GObject)

const char *ethos_item_get_id (EthosItem *self);
gconstpointer ethos_item_get_record (EthosItem *self);

/**
 * EthosItemList:
 *
 * The children of one record that are of one kind, in order, as a #GListModel of #EthosItem.
 * Finding, inserting and removing are O(log n), which GListStore cannot offer.
 */
#define ETHOS_TYPE_ITEM_LIST (ethos_item_list_get_type ())
G_DECLARE_FINAL_TYPE (EthosItemList, ethos_item_list, ETHOS, ITEM_LIST, GObject)

guint ethos_item_list_get_length (EthosItemList *self);
gconstpointer ethos_item_list_get_record (EthosItemList *self, guint position);

G_END_DECLS
