// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-preview-draft.h"

G_BEGIN_DECLS

/**
 * EthosPreviewItem:
 *
 * A line or a card of a draft while something shows it. The signal `changed` tells that it says
 * something else now.
 */
#define ETHOS_TYPE_PREVIEW_ITEM (ethos_preview_item_get_type ())
G_DECLARE_FINAL_TYPE (EthosPreviewItem, ethos_preview_item, ETHOS, PREVIEW_ITEM, GObject)

guint ethos_preview_item_get_position (EthosPreviewItem *self);

/**
 * EthosPreviewPart:
 * @ETHOS_PREVIEW_LINES: the lines of the document
 * @ETHOS_PREVIEW_CARDS: the cards they become
 */
typedef enum
{
  ETHOS_PREVIEW_LINES,
  ETHOS_PREVIEW_CARDS,
} EthosPreviewPart;

#define ETHOS_TYPE_PREVIEW_ITEMS (ethos_preview_items_get_type ())
G_DECLARE_FINAL_TYPE (EthosPreviewItems, ethos_preview_items, ETHOS, PREVIEW_ITEMS, GObject)

EthosPreviewItems *ethos_preview_items_new (EthosPreviewDraft *draft, EthosPreviewPart part);

void ethos_preview_name_list_item (GtkWidget *child, const char *name, const char *description);

G_END_DECLS
