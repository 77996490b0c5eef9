// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-preview-items.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_PREVIEW_ROW (ethos_preview_row_get_type ())
G_DECLARE_FINAL_TYPE (EthosPreviewRow, ethos_preview_row, ETHOS, PREVIEW_ROW, GtkWidget)

GtkWidget *ethos_preview_row_new (GMenuModel *menu);
void
ethos_preview_row_bind (EthosPreviewRow *self, EthosPreviewDraft *draft, EthosPreviewItem *item);
void ethos_preview_row_unbind (EthosPreviewRow *self);
EthosPreviewItem *ethos_preview_row_get_item (EthosPreviewRow *self);
void ethos_preview_row_set_card (EthosPreviewRow *self, guint card);
void ethos_preview_row_open_menu (EthosPreviewRow *self);

G_END_DECLS
