// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cards-fixture.h"
#include "ethos-cards-view.h"
#include "ethos-paper-style.h"
#include "ui-harness.h"

G_BEGIN_DECLS

/* The view of the cards that cards-fixture.h makes, in a window. */
typedef struct
{
  EthosStore *store;
  EthosProjection *projection;
  EthosCardsView *view;
  GtkWindow *window;
  EthosPaperStyle *style;
  /* What was said last to have been deleted. */
  char *removed;
} Fixture;

void set_up (Fixture *fixture, gconstpointer data);
void tear_down (Fixture *fixture, gconstpointer data);
const EthosCard *get_card (Fixture *fixture, const char *id);
GtkWidget *get_tile (Fixture *fixture, const char *label);
gboolean press (Fixture *fixture, guint key, GdkModifierType modifiers);

/* One row of main(). */
#define ADD(name, function) g_test_add ("/cards/" name, Fixture, NULL, set_up, function, tear_down)

G_END_DECLS
