// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-model.h"

G_BEGIN_DECLS

/**
 * EthosOutlineEntry:
 * @note: (nullable): a note; a heading otherwise
 * @title: (nullable): of a heading, the name of the group; of a note, that of its group; %NULL
 * where there is none, "" where the group has no name
 * @group: (nullable): of a heading, the id of the group
 * @place: which one of those that are listed it is, from 1; of a heading, which group, or 0 where
 *   it is over notes in none
 * @n_places: how many are listed; of a heading, how many groups
 * @n_notes: of a heading, how many notes follow it
 * @selected: whether the note is
 * @dots: how many dots it has
 *
 * What a line of the outline says.
 */
typedef struct
{
  const EthosNote *note;
  const char *title;
  const char *group;
  guint place;
  guint n_places;
  guint n_notes;
  gboolean selected;
  guint dots;
} EthosOutlineEntry;

#define ETHOS_TYPE_OUTLINE_ITEM (ethos_outline_item_get_type ())
G_DECLARE_FINAL_TYPE (EthosOutlineItem, ethos_outline_item, ETHOS, OUTLINE_ITEM, GObject)

EthosOutlineItem *ethos_outline_item_new (const char *id);

const char *ethos_outline_item_get_id (EthosOutlineItem *self);
void ethos_outline_item_set_entry (EthosOutlineItem *self, const EthosOutlineEntry *entry);
gboolean ethos_outline_item_get_selected (EthosOutlineItem *self);
const EthosNote *ethos_outline_item_get_note (EthosOutlineItem *self);
guint ethos_outline_item_get_dots (EthosOutlineItem *self);
char *ethos_outline_item_dup_name (EthosOutlineItem *self);
char *ethos_outline_item_dup_label (EthosOutlineItem *self);
char *ethos_outline_item_dup_sums (EthosOutlineItem *self);
char *ethos_outline_item_dup_description (EthosOutlineItem *self);

G_END_DECLS
