// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-cards"

#include "config.h"

#include "ethos-cards-view-private.h"

#include <glib/gi18n-lib.h>

#include "ethos-cards-resources.h"
#include "ethos-style.h"

#define STYLE "/io/github/ethos_workshops/Ethos/cards/cards.css"

G_DEFINE_FINAL_TYPE (EthosCardsView, ethos_cards_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_STORE,
  PROP_PROJECTION,
  PROP_ONE_AT_A_TIME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

EthosSession *
ethos_cards_view_get_session (EthosCardsView *self)
{
  return ethos_store_get_session (self->store);
}

const EthosCard *
ethos_cards_view_get_card (EthosCardsView *self)
{
  return ethos_session_find (ethos_cards_view_get_session (self), ETHOS_KIND_CARD,
                             ethos_card_grid_get_current (ETHOS_CARD_GRID (self->grid)));
}

static void
update_page (EthosCardsView *self)
{
  EthosCardGrid *grid = ETHOS_CARD_GRID (self->grid);
  const EthosCard *card = ethos_cards_view_get_card (self);
  g_autofree char *position = NULL;
  guint place;

  if (card == NULL)
    return;
  ethos_card_page_show (ETHOS_CARD_PAGE (self->page), card->record.id);
  ethos_card_grid_find (grid, card->record.id, &place);
  /* Translators: which card of how many. */
  position = g_strdup_printf (_ ("%u of %u"), place + 1, ethos_card_grid_get_n_cards (grid));
  ethos_cards_tools_update_page (self, card, position);
  ethos_card_page_set_position (ETHOS_CARD_PAGE (self->page), position);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "cards.previous", place > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "cards.next",
                                 place + 1 < ethos_card_grid_get_n_cards (grid));
}

void
ethos_cards_view_update (EthosCardsView *self)
{
  gboolean only_marked = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->marked_toggle));
  const EthosCard *shown = ethos_cards_room_find_card (self);
  gboolean focused = gtk_widget_get_focus_child (self->pages) != NULL;
  gboolean any;

  ethos_cards_actions_update (self);
  /* A card does not vanish from under the hand that unmarks it. */
  ethos_card_grid_update (ETHOS_CARD_GRID (self->grid), only_marked,
                          self->one_at_a_time
                              ? ethos_card_page_get_card (ETHOS_CARD_PAGE (self->page))
                              : NULL,
                          shown != NULL ? shown->record.id : NULL);
  any = ethos_card_grid_get_n_cards (ETHOS_CARD_GRID (self->grid)) > 0;
  gtk_label_set_text (GTK_LABEL (self->empty_label),
                      only_marked ? _ ("No card is marked. Press Space on a card to mark it.")
                                  : _ ("There are no cards yet."));
  update_page (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->pages), !any                  ? "empty"
                                                             : self->one_at_a_time ? "one"
                                                                                   : "overview");
  /* The last card that was marked takes the focus with it. What chose the marked ones leads on. */
  if (!any && only_marked && focused)
    gtk_widget_grab_focus (self->marked_toggle);
  gtk_widget_set_visible (self->page_tools, any && self->one_at_a_time);
  ethos_cards_tools_update (self);
  ethos_cards_room_update (self, shown);
}

static void
session_changed_cb (EthosCardsView *self, EthosChanges *changes, EthosSession *session)
{
  if (ethos_changes_touch (changes, ETHOS_KIND_CARD) ||
      ethos_changes_touch (changes, ETHOS_KIND_BEHAVIOUR) ||
      ethos_changes_touch (changes, ETHOS_KIND_ACTIVITY) ||
      ethos_changes_touch (changes, ETHOS_KIND_WORKSHOP))
    ethos_cards_view_update (self);
}

static void
opened_cb (EthosCardsView *self)
{
  ethos_cards_view_set_one_at_a_time (self, TRUE);
}

void
ethos_cards_view_tell_removed (EthosCardsView *self, const char *text)
{
  g_signal_emit (self, signals[REMOVED], 0, text);
}

static GtkWidget *
new_scroller (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
page_changed_cb (GtkAdjustment *adjustment, GParamSpec *pspec, EthosCardGrid *grid)
{
  GtkScrolledWindow *page =
      GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (GTK_WIDGET (grid), GTK_TYPE_SCROLLED_WINDOW));

  ethos_card_grid_set_page (
      grid, (int) gtk_adjustment_get_page_size (gtk_scrolled_window_get_hadjustment (page)),
      (int) gtk_adjustment_get_page_size (gtk_scrolled_window_get_vadjustment (page)));
}

static GtkWidget *
new_overview (EthosCardsView *self)
{
  GtkWidget *scroller = new_scroller (self->grid);
  GtkScrolledWindow *page = GTK_SCROLLED_WINDOW (scroller);

  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (page), "notify::page-size",
                           G_CALLBACK (page_changed_cb), self->grid, 0);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (page), "notify::page-size",
                           G_CALLBACK (page_changed_cb), self->grid, 0);
  return scroller;
}

static void
ethos_cards_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  EthosCardsView *self = ETHOS_CARDS_VIEW (object);

  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_PROJECTION:
      g_value_set_object (value, self->projection);
      break;
    case PROP_ONE_AT_A_TIME:
      g_value_set_boolean (value, ethos_cards_view_get_one_at_a_time (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_cards_view_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  EthosCardsView *self = ETHOS_CARDS_VIEW (object);

  switch (prop_id)
    {
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;
    case PROP_PROJECTION:
      self->projection = g_value_dup_object (value);
      break;
    case PROP_ONE_AT_A_TIME:
      ethos_cards_view_set_one_at_a_time (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_cards_view_dispose (GObject *object)
{
  EthosCardsView *self = ETHOS_CARDS_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->projection);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ethos_cards_view_parent_class)->dispose (object);
}

static void
ethos_cards_view_constructed (GObject *object)
{
  EthosCardsView *self = ETHOS_CARDS_VIEW (object);

  G_OBJECT_CLASS (ethos_cards_view_parent_class)->constructed (object);

  ethos_cards_tools_init (self);
  ethos_cards_room_init (self);
  self->pages = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->pages), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->pages), FALSE);
  gtk_widget_set_parent (self->pages, GTK_WIDGET (self));
  ethos_cards_tools_init_page (self);
  self->grid = ethos_card_grid_new (self->store);
  gtk_widget_add_css_class (self->grid, "overview");
  g_signal_connect_object (self->grid, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (GTK_STACK (self->pages), new_overview (self), "overview");
  self->page = ethos_card_page_new (self->store);
  g_signal_connect_object (self->page, "removed", G_CALLBACK (ethos_cards_view_tell_removed), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_add_named (GTK_STACK (self->pages), new_scroller (self->page), "one");
  ethos_cards_keys_add (self, self->grid);
  ethos_cards_keys_add (self, self->page);
  self->empty_label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->empty_label), TRUE);
  gtk_widget_add_css_class (self->empty_label, "quiet");
  gtk_stack_add_named (GTK_STACK (self->pages), self->empty_label, "empty");

  g_signal_connect_object (self->store, "notify::read-only", G_CALLBACK (ethos_cards_view_update),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ethos_cards_view_get_session (self), "changed",
                           G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  if (self->projection != NULL)
    g_signal_connect_object (self->projection, "notify::audience",
                             G_CALLBACK (ethos_cards_view_update), self, G_CONNECT_SWAPPED);
  ethos_cards_view_update (self);
}

static void
ethos_cards_view_class_init (EthosCardsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->constructed = ethos_cards_view_constructed;
  object_class->dispose = ethos_cards_view_dispose;
  object_class->get_property = ethos_cards_view_get_property;
  object_class->set_property = ethos_cards_view_set_property;

  properties[PROP_STORE] =
      g_param_spec_object ("store", NULL, NULL, ETHOS_TYPE_STORE, flags | G_PARAM_CONSTRUCT_ONLY);
  /* What the room sees; without it the view takes the store's word for what is in focus. */
  properties[PROP_PROJECTION] =
      g_param_spec_object ("projection", NULL, NULL, ETHOS_TYPE_PROJECTION,
                           flags | G_PARAM_CONSTRUCT_ONLY);
  /* Whether one card is shown large instead of the overview. */
  properties[PROP_ONE_AT_A_TIME] =
      g_param_spec_boolean ("one-at-a-time", NULL, NULL, FALSE, flags | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * EthosCardsView::removed:
   * @text: what has gone, for a toast with Undo
   */
  signals[REMOVED] = g_signal_new ("removed", ETHOS_TYPE_CARDS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /* Naming the resource keeps the linker from dropping it. */
  ethos_cards_get_resource ();
  ethos_cards_actions_class_init (widget_class);
  ethos_cards_keys_class_init (widget_class);
  gtk_widget_class_set_css_name (widget_class, "cards");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
ethos_cards_view_init (EthosCardsView *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  ethos_style_install (gtk_widget_get_display (GTK_WIDGET (self)), STYLE);
}

/**
 * ethos_cards_view_new:
 * @store: the workshop
 * @projection: (nullable): what the room sees
 *
 * Makes the view of all cards: an overview, and one card at a time.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_cards_view_new (EthosStore *store, EthosProjection *projection)
{
  return g_object_new (ETHOS_TYPE_CARDS_VIEW, "store", store, "projection", projection, NULL);
}

/**
 * ethos_cards_view_get_current:
 *
 * Returns: (transfer none) (nullable): the id of the card on which keys act
 */
const char *
ethos_cards_view_get_current (EthosCardsView *self)
{
  g_return_val_if_fail (ETHOS_IS_CARDS_VIEW (self), NULL);

  return ethos_card_grid_get_current (ETHOS_CARD_GRID (self->grid));
}

gboolean
ethos_cards_view_get_one_at_a_time (EthosCardsView *self)
{
  g_return_val_if_fail (ETHOS_IS_CARDS_VIEW (self), FALSE);

  return self->one_at_a_time;
}

/**
 * ethos_cards_view_set_one_at_a_time:
 * @one_at_a_time: whether to show the current card large instead of the overview
 */
void
ethos_cards_view_set_one_at_a_time (EthosCardsView *self, gboolean one_at_a_time)
{
  g_autofree char *current = NULL;

  g_return_if_fail (ETHOS_IS_CARDS_VIEW (self));

  if (self->one_at_a_time == one_at_a_time)
    return;
  self->one_at_a_time = one_at_a_time;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (one_at_a_time ? self->one_toggle
                                                                 : self->overview_toggle),
                                TRUE);
  /* The stack gives the focus back to what had it before, which need not be this card. */
  current = g_strdup (ethos_cards_view_get_current (self));
  ethos_cards_view_update (self);
  if (one_at_a_time)
    gtk_widget_grab_focus (self->page);
  else
    ethos_card_grid_set_current (ETHOS_CARD_GRID (self->grid), current, TRUE);
  ethos_cards_room_show (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ONE_AT_A_TIME]);
}
