// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib-object.h>

#include "ethos-paste-text.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_PASTE_ITEM (ethos_paste_item_get_type ())
G_DECLARE_FINAL_TYPE (EthosPasteItem, ethos_paste_item, ETHOS, PASTE_ITEM, GObject)

EthosPasteItem *ethos_paste_item_new (const EthosPasteLine *line);

const char *ethos_paste_item_get_text (EthosPasteItem *self);
void ethos_paste_item_set_text (EthosPasteItem *self, const char *text);
const EthosPasteLine *ethos_paste_item_get_line (EthosPasteItem *self);
gboolean ethos_paste_item_is_group (EthosPasteItem *self);
const char *ethos_paste_item_get_flag (EthosPasteItem *self);
gboolean ethos_paste_item_get_repeats (EthosPasteItem *self);
gboolean ethos_paste_item_get_chosen (EthosPasteItem *self);
void ethos_paste_item_set_chosen (EthosPasteItem *self, gboolean chosen);
gboolean ethos_paste_item_get_counts (EthosPasteItem *self);

G_END_DECLS
