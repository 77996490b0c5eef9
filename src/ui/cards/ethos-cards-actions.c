// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-cards"

#include "config.h"

#include "ethos-cards-view-private.h"

#include <glib/gi18n-lib.h>

#include "ethos-announce.h"
#include "ethos-line-words.h"
#include "ethos-palette.h"
#include "ethos-text.h"

void
ethos_cards_mark (EthosCardsView *self)
{
  const EthosCard *card = ethos_cards_view_get_card (self);
  const char *cards[] = { card != NULL ? card->record.id : NULL, NULL };
  gboolean marked;

  if (card == NULL)
    return;
  marked = !card->marked;
  if (ethos_store_run (self->store,
                       ethos_op_new ("cards-mark", "cards", cards, "value", marked, NULL)))
    ethos_announce (GTK_WIDGET (self),
                    marked ? _ ("Marked for discussion") : _ ("No longer marked"));
}

static void
mark_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ethos_cards_mark (ETHOS_CARDS_VIEW (widget));
}

void
ethos_cards_delete (EthosCardsView *self)
{
  const EthosCard *card = ethos_cards_view_get_card (self);
  const char *cards[] = { card != NULL ? card->record.id : NULL, NULL };
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (card == NULL)
    return;
  name = ethos_lines_dup_card_name (card);
  if (!ethos_store_run (self->store, ethos_op_new ("cards-remove", "cards", cards, NULL)))
    return;
  /* Translators: %s is the name of a card. */
  text = ethos_text_print_isolated (_ ("“%s” deleted"), name);
  ethos_cards_view_tell_removed (self, text);
}

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ethos_cards_delete (ETHOS_CARDS_VIEW (widget));
}

static void
shuffle_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosCardsView *self = ETHOS_CARDS_VIEW (widget);

  if (ethos_store_run (self->store, ethos_op_new ("cards-shuffle", NULL)))
    ethos_announce (widget, _ ("Cards shuffled"));
}

static void
fix_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosCardsView *self = ETHOS_CARDS_VIEW (widget);
  const EthosCard *card = ethos_cards_view_get_card (self);
  const char *cards[] = { card != NULL ? card->record.id : NULL, NULL };
  gboolean fixed;

  if (card == NULL)
    return;
  fixed = !card->fixed;
  if (ethos_store_run (self->store, ethos_op_new ("cards-fix", "cards", cards, "value", fixed,
                                                  "with_lines", TRUE, NULL)))
    ethos_announce (widget, fixed ? _ ("Words fixed") : _ ("Words open"));
}

/* The place after the last card of that kind, where a new one belongs; %NULL for the end. */
static const char *
find_last_of_kind (EthosCardsView *self, int kind, guint *n_cards)
{
  const EthosCard *card;
  const char *last = NULL;
  EthosChildIter iter;

  *n_cards = 0;
  ethos_session_iter_init (ethos_cards_view_get_session (self), &iter, ETHOS_DECK_ID,
                           ETHOS_KIND_CARD);
  while ((card = ethos_child_iter_next (&iter)) != NULL)
    if (card->kind == kind)
      {
        last = card->record.id;
        (*n_cards)++;
      }
  return last;
}

static void
add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosCardsView *self = ETHOS_CARDS_VIEW (widget);
  int kind = g_variant_get_int32 (parameter);
  const char *after;
  const char *made;
  guint n_cards;

  after = find_last_of_kind (self, kind, &n_cards);
  if (!ethos_store_run (self->store,
                        ethos_op_new ("card-add", "kind", kind, "colour",
                                      (int) (n_cards % ETHOS_N_SPINES), "after", after, NULL)))
    return;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->marked_toggle), FALSE);
  made = find_last_of_kind (self, kind, &n_cards);
  ethos_card_grid_set_current (ETHOS_CARD_GRID (self->grid), made, FALSE);
  ethos_cards_view_set_one_at_a_time (self, TRUE);
  ethos_cards_view_update (self);
  ethos_card_page_edit (ETHOS_CARD_PAGE (self->page));
}

void
ethos_cards_go (EthosCardsView *self, int steps)
{
  EthosCardGrid *grid = ETHOS_CARD_GRID (self->grid);
  g_autofree char *id =
      g_strdup (ethos_card_grid_get_neighbour (grid, ethos_card_grid_get_current (grid), steps));

  if (id == NULL || g_strcmp0 (id, ethos_card_grid_get_current (grid)) == 0)
    return;
  ethos_card_grid_set_current (grid, id, FALSE);
  /* The page has the focus, or gets it with the card on it: its name and its description change,
   * which is heard. An announcement would say all of it once more. */
  ethos_cards_view_update (self);
  gtk_widget_grab_focus (self->page);
  ethos_cards_room_show (self);
}

static void
next_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ethos_cards_go (ETHOS_CARDS_VIEW (widget), 1);
}

static void
previous_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ethos_cards_go (ETHOS_CARDS_VIEW (widget), -1);
}

static void
show_this_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ethos_cards_room_show (ETHOS_CARDS_VIEW (widget));
}

static void
show_all_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ethos_store_run (ETHOS_CARDS_VIEW (widget)->store, ethos_op_new ("stage-show", NULL));
}

void
ethos_cards_actions_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "cards.mark", NULL, mark_cb);
  gtk_widget_class_install_action (widget_class, "cards.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "cards.shuffle", NULL, shuffle_cb);
  gtk_widget_class_install_action (widget_class, "cards.add", "i", add_cb);
  gtk_widget_class_install_action (widget_class, "cards.fix", NULL, fix_cb);
  gtk_widget_class_install_action (widget_class, "cards.next", NULL, next_cb);
  gtk_widget_class_install_action (widget_class, "cards.previous", NULL, previous_cb);
  gtk_widget_class_install_action (widget_class, "cards.show-this", NULL, show_this_cb);
  gtk_widget_class_install_action (widget_class, "cards.show-all", NULL, show_all_cb);
}

void
ethos_cards_actions_update (EthosCardsView *self)
{
  static const char *const changing[] = { "cards.mark",    "cards.delete", "cards.shuffle",
                                          "cards.add",     "cards.fix",    "cards.show-this",
                                          "cards.show-all" };

  for (guint i = 0; i < G_N_ELEMENTS (changing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), changing[i],
                                   !ethos_store_get_read_only (self->store));
}
