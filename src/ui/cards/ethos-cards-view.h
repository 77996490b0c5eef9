// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-projection.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_CARDS_VIEW (ethos_cards_view_get_type ())
G_DECLARE_FINAL_TYPE (EthosCardsView, ethos_cards_view, ETHOS, CARDS_VIEW, GtkWidget)

GtkWidget *ethos_cards_view_new (EthosStore *store, EthosProjection *projection);

const char *ethos_cards_view_get_current (EthosCardsView *self);
gboolean ethos_cards_view_get_one_at_a_time (EthosCardsView *self);
void ethos_cards_view_set_one_at_a_time (EthosCardsView *self, gboolean one_at_a_time);

G_END_DECLS
