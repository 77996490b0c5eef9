// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-card-grid.h"
#include "ethos-card-page.h"
#include "ethos-cards-view.h"

G_BEGIN_DECLS

/*
 * The view is one widget in several files: what is in it (ethos-cards-view.c), the tools around the
 * cards (ethos-cards-tools.c), what can be done with cards (ethos-cards-actions.c), keys
 * (ethos-cards-keys.c), and what the room sees of them (ethos-cards-room.c).
 */

struct _EthosCardsView
{
  GtkWidget parent_instance;

  EthosStore *store;
  EthosProjection *projection;

  GtkWidget *tools;
  GtkWidget *room_strip;
  GtkWidget *room_label;
  GtkWidget *room_this;
  GtkWidget *room_all;
  GtkWidget *marked_toggle;
  GtkWidget *marked_label;
  GtkWidget *overview_toggle;
  GtkWidget *one_toggle;
  GtkWidget *pages;
  GtkWidget *grid;
  GtkWidget *page;
  GtkWidget *page_tools;
  GtkWidget *position;
  GtkWidget *mark_content;
  GtkWidget *fix_content;
  GtkWidget *empty_label;

  gboolean one_at_a_time;
};

EthosSession *ethos_cards_view_get_session (EthosCardsView *self);
const EthosCard *ethos_cards_view_get_card (EthosCardsView *self);
void ethos_cards_view_update (EthosCardsView *self);
void ethos_cards_view_tell_removed (EthosCardsView *self, const char *text);

void ethos_cards_tools_init (EthosCardsView *self);
void ethos_cards_tools_init_page (EthosCardsView *self);
void ethos_cards_tools_update (EthosCardsView *self);
void
ethos_cards_tools_update_page (EthosCardsView *self, const EthosCard *card, const char *position);

void ethos_cards_room_init (EthosCardsView *self);
void ethos_cards_room_update (EthosCardsView *self, const EthosCard *shown);
const EthosCard *ethos_cards_room_find_card (EthosCardsView *self);
void ethos_cards_room_show (EthosCardsView *self);

void ethos_cards_actions_class_init (GtkWidgetClass *klass);
void ethos_cards_actions_update (EthosCardsView *self);
void ethos_cards_mark (EthosCardsView *self);
void ethos_cards_delete (EthosCardsView *self);
void ethos_cards_go (EthosCardsView *self, int steps);

void ethos_cards_keys_class_init (GtkWidgetClass *klass);
void ethos_cards_keys_add (EthosCardsView *self, GtkWidget *scrolling);

G_END_DECLS
