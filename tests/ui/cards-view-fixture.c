// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "cards-view-fixture.h"

#include "ethos-card-tile.h"

static void
removed_cb (Fixture *fixture, const char *text)
{
  g_free (fixture->removed);
  fixture->removed = g_strdup (text);
}

void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->style = ethos_paper_style_new (gdk_display_get_default ());
  fixture->store = cards_fixture_new ();
  fixture->projection = ethos_projection_new (fixture->store);
  fixture->view = ETHOS_CARDS_VIEW (ethos_cards_view_new (fixture->store, fixture->projection));
  g_signal_connect_swapped (fixture->view, "removed", G_CALLBACK (removed_cb), fixture);
  fixture->window = ui_harness_show (GTK_WIDGET (fixture->view), 826, 648);
}

void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  g_assert_finalize_object (fixture->projection);
  g_assert_finalize_object (fixture->store);
  g_assert_finalize_object (fixture->style);
  g_free (fixture->removed);
}

const EthosCard *
get_card (Fixture *fixture, const char *id)
{
  return ethos_session_find (ethos_store_get_session (fixture->store), ETHOS_KIND_CARD, id);
}

GtkWidget *
get_tile (Fixture *fixture, const char *label)
{
  GtkWidget *tile = ui_harness_find (GTK_WIDGET (fixture->view), ETHOS_TYPE_CARD_TILE, label);

  g_assert_nonnull (tile);
  return tile;
}

/* A key as GTK would deliver it: from the focus up to the window, the first taker wins. */
gboolean
press (Fixture *fixture, guint key, GdkModifierType modifiers)
{
  return ui_harness_press (gtk_root_get_focus (GTK_ROOT (fixture->window)), key, modifiers);
}
