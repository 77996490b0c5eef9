// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-outline-item.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_OUTLINE_ROW (ethos_outline_row_get_type ())
G_DECLARE_FINAL_TYPE (EthosOutlineRow, ethos_outline_row, ETHOS, OUTLINE_ROW, GtkWidget)

GtkWidget *ethos_outline_row_new (GtkListItem *list_item);

void ethos_outline_row_set_item (EthosOutlineRow *self, EthosOutlineItem *item);
EthosOutlineItem *ethos_outline_row_get_item (EthosOutlineRow *self);
guint ethos_outline_row_get_position (EthosOutlineRow *self);

G_END_DECLS
