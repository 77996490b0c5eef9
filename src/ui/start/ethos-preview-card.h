// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-preview-items.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_PREVIEW_CARD (ethos_preview_card_get_type ())
G_DECLARE_FINAL_TYPE (EthosPreviewCard, ethos_preview_card, ETHOS, PREVIEW_CARD, GtkWidget)

GtkWidget *ethos_preview_card_new (void);
void
ethos_preview_card_bind (EthosPreviewCard *self, EthosPreviewDraft *draft, EthosPreviewItem *item);
void ethos_preview_card_unbind (EthosPreviewCard *self);

G_END_DECLS
