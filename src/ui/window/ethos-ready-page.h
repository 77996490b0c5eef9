// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-store.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_READY_PAGE (ethos_ready_page_get_type ())
G_DECLARE_FINAL_TYPE (EthosReadyPage, ethos_ready_page, ETHOS, READY_PAGE, GtkWidget)

GtkWidget *ethos_ready_page_new (EthosStore *store);
void ethos_ready_page_set_cards (EthosReadyPage *self, GtkWidget *cards);

G_END_DECLS
