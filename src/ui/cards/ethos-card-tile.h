// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-session.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_CARD_TILE (ethos_card_tile_get_type ())
G_DECLARE_FINAL_TYPE (EthosCardTile, ethos_card_tile, ETHOS, CARD_TILE, GtkWidget)

GtkWidget *ethos_card_tile_new (const char *id);

const char *ethos_card_tile_get_id (EthosCardTile *self);
EthosCardKind ethos_card_tile_get_kind (EthosCardTile *self);
void ethos_card_tile_update (EthosCardTile *self,
                             EthosSession *session,
                             const EthosCard *card,
                             gboolean on_projector);
void ethos_card_tile_set_whole (EthosCardTile *self, gboolean whole);
gboolean ethos_card_tile_set_room (EthosCardTile *self, guint factor);
void ethos_card_tile_set_position (EthosCardTile *self, guint position, guint n_tiles);

G_END_DECLS
