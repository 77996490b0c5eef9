// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-cards"

#include "config.h"

#include "ethos-cards-view.h"

#include <glib/gi18n-lib.h>

#include "ethos-announce.h"
#include "ethos-card-grid.h"
#include "ethos-card-words.h"
#include "ethos-cards-resources.h"
#include "ethos-palette.h"
#include "ethos-style.h"

#define STYLE "/io/github/ethos_workshops/Ethos/cards/cards.css"

struct _EthosCardsView
{
  GtkWidget parent_instance;

  EthosStore *store;
  EthosProjection *projection;

  GtkWidget *tools;
  GtkWidget *room_strip;
  GtkWidget *room_label;
  GtkWidget *room_button;
  GtkWidget *marked_toggle;
  GtkWidget *marked_label;
  GtkWidget *pages;
  GtkWidget *grid;
  GtkWidget *empty;
  GtkWidget *empty_label;

  gboolean one_at_a_time;
};

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

static EthosSession *
get_session (EthosCardsView *self)
{
  return ethos_store_get_session (self->store);
}

static const EthosCard *
get_card (EthosCardsView *self)
{
  return ethos_session_find (get_session (self), ETHOS_KIND_CARD,
                             ethos_card_grid_get_current (ETHOS_CARD_GRID (self->grid)));
}

/* Whether what is chosen here is for the room: the step runs and has been shown. */
static gboolean
room_looks (EthosCardsView *self)
{
  const EthosActivity *step = ethos_session_get_current (get_session (self));

  return step != NULL && step->kind == ETHOS_ACTIVITY_PRESENT_CARDS && step->prompt_shown;
}

/* The card that the room sees, asked of what the room sees: it may be frozen. */
static const EthosCard *
find_on_projector (EthosCardsView *self)
{
  EthosSession *session = get_session (self);
  const char *focus = ethos_session_get_workshop (session)->stage_focus;
  const EthosCard *card = ethos_session_find (session, ETHOS_KIND_CARD, focus);
  const EthosAudienceParts *parts;

  if (card == NULL || self->projection == NULL)
    return card;
  parts = ethos_audience_get_parts (ethos_projection_get_audience (self->projection));
  if (g_strcmp0 (parts->focus, ethos_projection_get_public_id (self->projection, focus)) != 0)
    return NULL;
  return card;
}

static guint
count_marked (EthosCardsView *self)
{
  const EthosCard *card;
  EthosChildIter iter;
  guint n_marked = 0;

  ethos_session_iter_init (get_session (self), &iter, ETHOS_DECK_ID, ETHOS_KIND_CARD);
  while ((card = ethos_child_iter_next (&iter)) != NULL)
    n_marked += card->marked ? 1 : 0;
  return n_marked;
}

static void
update_room_strip (EthosCardsView *self, const EthosCard *shown)
{
  g_autofree char *name = shown != NULL ? ethos_card_dup_name (shown) : NULL;
  g_autofree char *text = NULL;

  if (shown != NULL)
    /* Translators: %s is the name of a card that the room sees. */
    text = g_strdup_printf (_ ("On the projector: %s"), name);
  else
    text = g_strdup (_ ("On the projector: all cards"));
  gtk_label_set_text (GTK_LABEL (self->room_label), text);
  gtk_widget_set_visible (self->room_button, shown != NULL);
  gtk_widget_set_visible (self->room_strip, shown != NULL || room_looks (self));
}

static void
update (EthosCardsView *self)
{
  gboolean only_marked = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->marked_toggle));
  const EthosCard *shown = find_on_projector (self);
  g_autofree char *marked = NULL;
  gboolean any;

  ethos_card_grid_update (ETHOS_CARD_GRID (self->grid), only_marked,
                          shown != NULL ? shown->record.id : NULL);
  any = ethos_card_grid_get_n_cards (ETHOS_CARD_GRID (self->grid)) > 0;
  gtk_label_set_text (GTK_LABEL (self->empty_label),
                      only_marked ? _ ("No card is marked. Press Space on a card to mark it.")
                                  : _ ("There are no cards yet."));
  gtk_stack_set_visible_child_name (GTK_STACK (self->pages), any ? "overview" : "empty");
  /* Translators: cards that are marked for discussion, and how many. */
  marked = g_strdup_printf (C_ ("filter", "Marked (%u)"), count_marked (self));
  gtk_label_set_text (GTK_LABEL (self->marked_label), marked);
  update_room_strip (self, shown);
}

static void
session_changed_cb (EthosCardsView *self, EthosChanges *changes, EthosSession *session)
{
  if (ethos_changes_touch (changes, ETHOS_KIND_CARD) ||
      ethos_changes_touch (changes, ETHOS_KIND_BEHAVIOUR) ||
      ethos_changes_touch (changes, ETHOS_KIND_ACTIVITY) ||
      ethos_changes_touch (changes, ETHOS_KIND_WORKSHOP))
    update (self);
}

static void
mark_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosCardsView *self = ETHOS_CARDS_VIEW (widget);
  const EthosCard *card = get_card (self);
  const char *cards[] = { card != NULL ? card->record.id : NULL, NULL };
  gboolean marked;

  if (card == NULL)
    return;
  marked = !card->marked;
  if (ethos_store_run (self->store,
                       ethos_op_new ("cards-mark", "cards", cards, "value", marked, NULL)))
    ethos_announce (widget, marked ? _ ("Marked for discussion") : _ ("No longer marked"));
}

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosCardsView *self = ETHOS_CARDS_VIEW (widget);
  const EthosCard *card = get_card (self);
  const char *cards[] = { card != NULL ? card->record.id : NULL, NULL };
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (card == NULL)
    return;
  name = ethos_card_dup_name (card);
  if (!ethos_store_run (self->store, ethos_op_new ("cards-remove", "cards", cards, NULL)))
    return;
  /* Translators: %s is the name of a card. */
  text = g_strdup_printf (_ ("“%s” deleted"), name);
  g_signal_emit (self, signals[REMOVED], 0, text);
}

static void
shuffle_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosCardsView *self = ETHOS_CARDS_VIEW (widget);

  if (ethos_store_run (self->store, ethos_op_new ("cards-shuffle", NULL)))
    ethos_announce (widget, _ ("Cards shuffled"));
}

static void
show_all_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ethos_store_run (ETHOS_CARDS_VIEW (widget)->store, ethos_op_new ("stage-show", NULL));
}

static void
move_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosCardsView *self = ETHOS_CARDS_VIEW (widget);
  EthosCardGrid *grid = ETHOS_CARD_GRID (self->grid);

  ethos_card_grid_move (grid, ethos_card_grid_get_current (grid),
                        (GtkDirectionType) g_variant_get_int32 (parameter));
}

/* The place after the last card of that kind, where a new one belongs; %NULL for the end. */
static const char *
find_last_of_kind (EthosCardsView *self, int kind, guint *n_cards)
{
  const EthosCard *card;
  const char *last = NULL;
  EthosChildIter iter;

  *n_cards = 0;
  ethos_session_iter_init (get_session (self), &iter, ETHOS_DECK_ID, ETHOS_KIND_CARD);
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
  ethos_card_grid_set_current (ETHOS_CARD_GRID (self->grid), made, TRUE);
}

static GtkWidget *
build_marked_toggle (EthosCardsView *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->marked_toggle = gtk_toggle_button_new ();
  self->marked_label = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("starred-symbolic"));
  gtk_box_append (GTK_BOX (content), self->marked_label);
  gtk_button_set_child (GTK_BUTTON (self->marked_toggle), content);
  gtk_widget_set_tooltip_text (self->marked_toggle, _ ("Show only cards marked for discussion"));
  g_signal_connect_swapped (self->marked_toggle, "toggled", G_CALLBACK (update), self);
  return self->marked_toggle;
}

static GtkWidget *
build_add_button (void)
{
  static const EthosCardKind kinds[] = { ETHOS_CARD_VALUE, ETHOS_CARD_MISSION, ETHOS_CARD_STRAND,
                                         ETHOS_CARD_VISION, ETHOS_CARD_LEADERSHIP };
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *action = g_strdup_printf ("cards.add(%d)", (int) kinds[i]);

      g_menu_append (menu, ethos_card_kind_get_label (kinds[i]), action);
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Add Card"));
  return button;
}

static void
build_tools (EthosCardsView *self)
{
  GtkWidget *shuffle = gtk_button_new_from_icon_name ("media-playlist-shuffle-symbolic");
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_hexpand (space, TRUE);
  gtk_widget_set_tooltip_text (shuffle, _ ("Shuffle the values"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (shuffle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Shuffle"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (shuffle), "cards.shuffle");

  self->tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_add_css_class (self->tools, "tools");
  gtk_box_append (GTK_BOX (self->tools), build_marked_toggle (self));
  gtk_box_append (GTK_BOX (self->tools), space);
  gtk_box_append (GTK_BOX (self->tools), shuffle);
  gtk_box_append (GTK_BOX (self->tools), build_add_button ());
  gtk_widget_set_parent (self->tools, GTK_WIDGET (self));
}

static void
build_room_strip (EthosCardsView *self)
{
  self->room_strip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->room_label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->room_label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->room_label), 0);
  gtk_widget_set_hexpand (self->room_label, TRUE);
  self->room_button = gtk_button_new_with_label (_ ("Show All Cards"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->room_button), "cards.show-all");
  gtk_widget_add_css_class (self->room_strip, "room-strip");
  gtk_box_append (GTK_BOX (self->room_strip),
                  gtk_image_new_from_icon_name ("video-display-symbolic"));
  gtk_box_append (GTK_BOX (self->room_strip), self->room_label);
  gtk_box_append (GTK_BOX (self->room_strip), self->room_button);
  gtk_widget_set_parent (self->room_strip, GTK_WIDGET (self));
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
ethos_cards_view_constructed (GObject *object)
{
  EthosCardsView *self = ETHOS_CARDS_VIEW (object);

  G_OBJECT_CLASS (ethos_cards_view_parent_class)->constructed (object);

  build_tools (self);
  build_room_strip (self);
  self->pages = gtk_stack_new ();
  gtk_widget_set_parent (self->pages, GTK_WIDGET (self));
  self->grid = ethos_card_grid_new (self->store);
  gtk_widget_add_css_class (self->grid, "overview");
  gtk_stack_add_named (GTK_STACK (self->pages), new_scroller (self->grid), "overview");
  self->empty_label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->empty_label), TRUE);
  gtk_widget_add_css_class (self->empty_label, "quiet");
  gtk_stack_add_named (GTK_STACK (self->pages), self->empty_label, "empty");

  g_signal_connect_object (get_session (self), "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  if (self->projection != NULL)
    g_signal_connect_object (self->projection, "notify::audience", G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
  update (self);
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
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GtkDirectionType direction;
  } moves[] = {
    { GDK_KEY_Left, GTK_DIR_LEFT },
    { GDK_KEY_Right, GTK_DIR_RIGHT },
    { GDK_KEY_Up, GTK_DIR_UP },
    { GDK_KEY_Down, GTK_DIR_DOWN },
  };

  gtk_widget_class_install_action (widget_class, "cards.mark", NULL, mark_cb);
  gtk_widget_class_install_action (widget_class, "cards.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "cards.shuffle", NULL, shuffle_cb);
  gtk_widget_class_install_action (widget_class, "cards.add", "i", add_cb);
  gtk_widget_class_install_action (widget_class, "cards.move", "i", move_cb);
  gtk_widget_class_install_action (widget_class, "cards.show-all", NULL, show_all_cb);
  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_add_binding_action (widget_class, moves[i].key, GDK_ALT_MASK, "cards.move",
                                         "i", (int) moves[i].direction);
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
  install_actions (widget_class);
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
  g_return_if_fail (ETHOS_IS_CARDS_VIEW (self));

  if (self->one_at_a_time == one_at_a_time)
    return;
  self->one_at_a_time = one_at_a_time;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ONE_AT_A_TIME]);
}
