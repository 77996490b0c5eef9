// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-card-grid.h"
#include "ethos-card-tile.h"

G_BEGIN_DECLS

/*
 * The overview is one widget in several files: what is in it (ethos-card-grid.c), where things are
 * (ethos-card-layout.c), and how cards change their places (ethos-card-moves.c).
 */

struct _EthosCardGrid
{
  GtkWidget parent_instance;

  EthosStore *store;
  GHashTable *tiles;

  /* The tiles as they stand: by kind, then by their order among all cards. */
  GPtrArray *order;
  GtkWidget *headings[ETHOS_CARD_LEADERSHIP + 1];
  char *current;

  /* The page that the tiles stand on, and what is to be done when it has changed. */
  int page_width;
  int page_height;
  guint fit;

  /* Where a card that is being dragged would go: before this place among the tiles of its kind. */
  int drop_place;
  EthosCardTile *dragged;
};

/* With more cards than this no tile is measured: every one is as high as all others. Measuring
 * takes some 4 ms a card, all before the first frame; statements seldom have half as many. */
#define ETHOS_CARD_WHOLE_TILES 24

/**
 * EthosCardMetrics:
 * @columns: how many tiles fit beside each other
 * @column_width: of each
 * @gap: between tiles
 * @rtl: whether the first tile stands on the right
 * @width: of the grid
 */
typedef struct
{
  int columns;
  int column_width;
  int gap;
  gboolean rtl;
  int width;
} EthosCardMetrics;

EthosCardTile *ethos_card_layout_get_tile (EthosCardGrid *self, guint place);
int ethos_card_layout_find_place (EthosCardGrid *self, const char *id);
EthosCardMetrics ethos_card_layout_get_metrics (EthosCardGrid *self, int width);
gboolean
ethos_card_layout_get_bounds (EthosCardGrid *self, EthosCardTile *tile, graphene_rect_t *bounds);
guint ethos_card_layout_find_section (EthosCardGrid *self, EthosCardTile *tile, guint *first);
EthosCardTile *
ethos_card_layout_find_next (EthosCardGrid *self, EthosCardTile *from, GtkDirectionType direction);
void ethos_card_layout_fit (EthosCardGrid *self);
void ethos_card_layout_class_init (GtkWidgetClass *klass);

void ethos_card_moves_init (EthosCardGrid *self);
void ethos_card_moves_add_source (EthosCardGrid *self, GtkWidget *tile);
void ethos_card_moves_snapshot (EthosCardGrid *self, GtkSnapshot *snapshot);

G_END_DECLS
