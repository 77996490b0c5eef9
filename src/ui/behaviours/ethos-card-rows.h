// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-store.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_CARD_ROWS (ethos_card_rows_get_type ())
G_DECLARE_FINAL_TYPE (EthosCardRows, ethos_card_rows, ETHOS, CARD_ROWS, GtkWidget)

GtkWidget *ethos_card_rows_new (EthosStore *store);

const char *ethos_card_rows_get_chosen (EthosCardRows *self);
void ethos_card_rows_set_chosen (EthosCardRows *self, const char *id);
void ethos_card_rows_focus_chosen (EthosCardRows *self);
void ethos_card_rows_update (EthosCardRows *self);

G_END_DECLS
