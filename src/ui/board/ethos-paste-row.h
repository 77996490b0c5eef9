// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-paste-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ETHOS_TYPE_PASTE_ROW (ethos_paste_row_get_type ())
G_DECLARE_FINAL_TYPE (EthosPasteRow, ethos_paste_row, ETHOS, PASTE_ROW, GtkWidget)

GtkWidget *ethos_paste_row_new (void);

void ethos_paste_row_set_place (EthosPasteRow *self, guint place, guint n_places);
void ethos_paste_row_set_item (EthosPasteRow *self, EthosPasteItem *item);
void ethos_paste_row_add_keys (GtkWidget *list);

G_END_DECLS
