// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-store.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_CARD_PAGE (ethos_card_page_get_type ())
G_DECLARE_FINAL_TYPE (EthosCardPage, ethos_card_page, ETHOS, CARD_PAGE, GtkWidget)

GtkWidget *ethos_card_page_new (EthosStore *store);

const char *ethos_card_page_get_card (EthosCardPage *self);
void ethos_card_page_show (EthosCardPage *self, const char *id);
void ethos_card_page_set_position (EthosCardPage *self, const char *position);
void ethos_card_page_edit (EthosCardPage *self);
gboolean ethos_card_page_get_editing (EthosCardPage *self);

G_END_DECLS
