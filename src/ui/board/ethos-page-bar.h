// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ETHOS_TYPE_PAGE_BAR (ethos_page_bar_get_type ())
G_DECLARE_FINAL_TYPE (EthosPageBar, ethos_page_bar, ETHOS, PAGE_BAR, GtkWidget)

GtkWidget *ethos_page_bar_new (EthosStore *store);

void ethos_page_bar_update (EthosPageBar *self);
guint ethos_page_bar_get_page (EthosPageBar *self);
gboolean ethos_page_bar_turn (EthosPageBar *self, int step);

G_END_DECLS
