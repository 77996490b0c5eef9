// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-store.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_CARD_GRID (ethos_card_grid_get_type ())
G_DECLARE_FINAL_TYPE (EthosCardGrid, ethos_card_grid, ETHOS, CARD_GRID, GtkWidget)

GtkWidget *ethos_card_grid_new (EthosStore *store);

void ethos_card_grid_update (EthosCardGrid *self,
                             gboolean only_marked,
                             const char *kept,
                             const char *on_projector);
gboolean ethos_card_grid_find (EthosCardGrid *self, const char *id, guint *place);
guint ethos_card_grid_get_n_cards (EthosCardGrid *self);
const char *ethos_card_grid_get_current (EthosCardGrid *self);
void ethos_card_grid_set_current (EthosCardGrid *self, const char *id, gboolean focus);
const char *ethos_card_grid_get_neighbour (EthosCardGrid *self, const char *id, int steps);
void ethos_card_grid_move (EthosCardGrid *self, const char *id, GtkDirectionType direction);
void ethos_card_grid_set_page (EthosCardGrid *self, int width, int height);

G_END_DECLS
