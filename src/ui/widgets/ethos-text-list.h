// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EthosTextItem:
 * @id: what the program calls it
 * @group: the number of its heading
 * @text: what it says
 * @locked: whether it is fixed
 *
 * One line of an #EthosTextList.
 */
typedef struct
{
  const char *id;
  guint group;
  const char *text;
  gboolean locked;
} EthosTextItem;

#define ETHOS_TYPE_TEXT_LIST (ethos_text_list_get_type ())
G_DECLARE_FINAL_TYPE (EthosTextList, ethos_text_list, ETHOS, TEXT_LIST, GtkWidget)

GtkWidget *ethos_text_list_new (const char *const *headings, guint most_characters);

void ethos_text_list_set_menu (EthosTextList *self, GMenuModel *menu);
void ethos_text_list_set_locked (EthosTextList *self, const char *reason);
void ethos_text_list_update (EthosTextList *self, const EthosTextItem *items, guint n_items);
const char *ethos_text_list_get_current (EthosTextList *self);
gboolean ethos_text_list_get_editing (EthosTextList *self);
void ethos_text_list_announce_place (EthosTextList *self, const char *id);
const char *ethos_text_list_find_place (EthosTextList *self, const char *id, int steps);

G_END_DECLS
