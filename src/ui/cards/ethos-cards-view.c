// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-cards"

#include "config.h"

#include "ethos-cards-view.h"

#include <glib/gi18n-lib.h>

#include "ethos-announce.h"
#include "ethos-card-grid.h"
#include "ethos-card-page.h"
#include "ethos-card-words.h"
#include "ethos-cards-resources.h"
#include "ethos-palette.h"
#include "ethos-read-only.h"
#include "ethos-style.h"
#include "ethos-text.h"
#include "ethos-wrap-layout.h"

#define STYLE "/io/github/ethos_workshops/Ethos/cards/cards.css"

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
  gboolean can_show = self->one_at_a_time && room_looks (self) && shown != get_card (self);

  if (shown != NULL)
    /* Translators: %s is the name of a card that the room sees. */
    text = ethos_text_print_isolated (_ ("On the projector: %s"), name);
  else
    text = g_strdup (_ ("On the projector: all cards"));
  gtk_label_set_text (GTK_LABEL (self->room_label), text);
  gtk_widget_set_visible (self->room_all, shown != NULL);
  gtk_widget_set_visible (self->room_this, can_show);
  gtk_widget_set_visible (self->room_strip, shown != NULL || room_looks (self));
}

/* A button with an icon and a word in it has no name of its own. */
static void
name_button (GtkWidget *button, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
set_content (GtkWidget *content, const char *icon, const char *label)
{
  GtkWidget *image = gtk_widget_get_first_child (content);

  gtk_image_set_from_icon_name (GTK_IMAGE (image), icon);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (image)), label);
  name_button (gtk_widget_get_parent (content), label);
}

static void
update_page (EthosCardsView *self)
{
  EthosCardGrid *grid = ETHOS_CARD_GRID (self->grid);
  const EthosCard *card = get_card (self);
  g_autofree char *position = NULL;
  guint place;

  if (card == NULL)
    return;
  ethos_card_page_show (ETHOS_CARD_PAGE (self->page), card->record.id);
  ethos_card_grid_find (grid, card->record.id, &place);
  /* Translators: which card of how many. */
  position = g_strdup_printf (_ ("%u of %u"), place + 1, ethos_card_grid_get_n_cards (grid));
  gtk_label_set_text (GTK_LABEL (self->position), position);
  ethos_card_page_set_position (ETHOS_CARD_PAGE (self->page), position);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "cards.previous", place > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "cards.next",
                                 place + 1 < ethos_card_grid_get_n_cards (grid));
  set_content (self->mark_content, card->marked ? "starred-symbolic" : "non-starred-symbolic",
               card->marked ? _ ("Remove Mark") : _ ("Mark for Discussion"));
  set_content (self->fix_content,
               card->fixed ? "changes-allow-symbolic" : "changes-prevent-symbolic",
               card->fixed ? _ ("Open Words") : _ ("Fix Words"));
}

static void
update (EthosCardsView *self)
{
  static const char *const changing[] = { "cards.mark",    "cards.delete", "cards.shuffle",
                                          "cards.add",     "cards.fix",    "cards.show-this",
                                          "cards.show-all" };

  for (guint i = 0; i < G_N_ELEMENTS (changing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), changing[i],
                                   !ethos_store_get_read_only (self->store));
  gboolean only_marked = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->marked_toggle));
  const EthosCard *shown = find_on_projector (self);
  g_autofree char *marked = NULL;
  gboolean any;

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
  gtk_widget_set_visible (self->page_tools, any && self->one_at_a_time);
  /* Translators: cards that are marked for discussion, and how many. */
  marked = g_strdup_printf (C_ ("filter", "Marked (%u)"), count_marked (self));
  gtk_label_set_text (GTK_LABEL (self->marked_label), marked);
  name_button (self->marked_toggle, marked);
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
  text = ethos_text_print_isolated (_ ("“%s” deleted"), name);
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
fix_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosCardsView *self = ETHOS_CARDS_VIEW (widget);
  const EthosCard *card = get_card (self);
  const char *cards[] = { card != NULL ? card->record.id : NULL, NULL };
  gboolean fixed;

  if (card == NULL)
    return;
  fixed = !card->fixed;
  if (ethos_store_run (self->store, ethos_op_new ("cards-fix", "cards", cards, "value", fixed,
                                                  "with_lines", TRUE, NULL)))
    ethos_announce (widget, fixed ? _ ("Words fixed") : _ ("Words open"));
}

/* What is chosen here goes to the room while the step is shown there. */
static void
show_to_room (EthosCardsView *self)
{
  const EthosCard *card = get_card (self);

  if (card != NULL && self->one_at_a_time && room_looks (self))
    ethos_store_run (self->store, ethos_op_new ("stage-show", "target", card->record.id, NULL));
}

static void
show_this_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  show_to_room (ETHOS_CARDS_VIEW (widget));
}

/* The focus stays on the page, so that nothing else says which card has come. */
static void
announce_card (EthosCardsView *self)
{
  const EthosCard *card = get_card (self);
  g_autofree char *name = card != NULL ? ethos_card_dup_name (card) : NULL;
  g_autofree char *text = NULL;

  if (card == NULL)
    return;
  text = g_strdup_printf ("%s\n%s", name, ethos_get_description (self->page));
  ethos_announce (self->page, text);
}

static void
go (EthosCardsView *self, int steps)
{
  EthosCardGrid *grid = ETHOS_CARD_GRID (self->grid);
  g_autofree char *id =
      g_strdup (ethos_card_grid_get_neighbour (grid, ethos_card_grid_get_current (grid), steps));

  if (id == NULL || g_strcmp0 (id, ethos_card_grid_get_current (grid)) == 0)
    return;
  ethos_card_grid_set_current (grid, id, FALSE);
  gtk_widget_grab_focus (self->page);
  update (self);
  announce_card (self);
  show_to_room (self);
}

static void
next_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  go (ETHOS_CARDS_VIEW (widget), 1);
}

static void
previous_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  go (ETHOS_CARDS_VIEW (widget), -1);
}

static gboolean
in_grid (EthosCardsView *self)
{
  return !self->one_at_a_time && gtk_widget_get_focus_child (self->grid) != NULL;
}

/* Whether keys are free to leaf through cards. */
static gboolean
on_page (EthosCardsView *self)
{
  return self->one_at_a_time && !ethos_card_page_get_editing (ETHOS_CARD_PAGE (self->page));
}

static gboolean
go_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  EthosCardsView *self = ETHOS_CARDS_VIEW (widget);
  int steps;

  if (!on_page (self))
    return GDK_EVENT_PROPAGATE;
  g_variant_get (args, "(i)", &steps);
  go (self, steps);
  return GDK_EVENT_STOP;
}

static gboolean
arrow_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  EthosCardsView *self = ETHOS_CARDS_VIEW (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int steps;

  if (!on_page (self))
    return GDK_EVENT_PROPAGATE;
  g_variant_get (args, "(i)", &steps);
  go (self, rtl ? -steps : steps);
  return GDK_EVENT_STOP;
}

/* In the overview Home and End go to the first and the last card as well. */
static gboolean
edge_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  EthosCardsView *self = ETHOS_CARDS_VIEW (widget);
  EthosCardGrid *grid = ETHOS_CARD_GRID (self->grid);
  int steps;

  if (on_page (self))
    return go_key_cb (widget, args, data);
  if (!in_grid (self))
    return GDK_EVENT_PROPAGATE;
  g_variant_get (args, "(i)", &steps);
  ethos_card_grid_set_current (
      grid, ethos_card_grid_get_neighbour (grid, ethos_card_grid_get_current (grid), steps), TRUE);
  return GDK_EVENT_STOP;
}

static gboolean
mark_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  EthosCardsView *self = ETHOS_CARDS_VIEW (widget);

  if (!in_grid (self) && !on_page (self))
    return GDK_EVENT_PROPAGATE;
  mark_cb (widget, NULL, NULL);
  return GDK_EVENT_STOP;
}

static gboolean
delete_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  EthosCardsView *self = ETHOS_CARDS_VIEW (widget);

  if (!in_grid (self) && !(on_page (self) && gtk_widget_is_focus (self->page)))
    return GDK_EVENT_PROPAGATE;
  delete_cb (widget, NULL, NULL);
  return GDK_EVENT_STOP;
}

static gboolean
open_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  EthosCardsView *self = ETHOS_CARDS_VIEW (widget);
  gboolean edit;

  if (!in_grid (self) && !gtk_widget_is_focus (self->page))
    return GDK_EVENT_PROPAGATE;
  g_variant_get (args, "(b)", &edit);
  edit |= self->one_at_a_time;
  ethos_cards_view_set_one_at_a_time (self, TRUE);
  if (edit)
    ethos_card_page_edit (ETHOS_CARD_PAGE (self->page));
  return GDK_EVENT_STOP;
}

static gboolean
leave_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  EthosCardsView *self = ETHOS_CARDS_VIEW (widget);

  if (!self->one_at_a_time)
    return GDK_EVENT_PROPAGATE;
  ethos_cards_view_set_one_at_a_time (self, FALSE);
  return GDK_EVENT_STOP;
}

static gboolean
move_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  EthosCardsView *self = ETHOS_CARDS_VIEW (widget);
  EthosCardGrid *grid = ETHOS_CARD_GRID (self->grid);
  int direction;

  if (!in_grid (self))
    return GDK_EVENT_PROPAGATE;
  g_variant_get (args, "(i)", &direction);
  ethos_card_grid_move (grid, ethos_card_grid_get_current (grid), (GtkDirectionType) direction);
  return GDK_EVENT_STOP;
}

static void
show_all_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ethos_store_run (ETHOS_CARDS_VIEW (widget)->store, ethos_op_new ("stage-show", NULL));
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
  ethos_card_grid_set_current (ETHOS_CARD_GRID (self->grid), made, FALSE);
  ethos_cards_view_set_one_at_a_time (self, TRUE);
  update (self);
  ethos_card_page_edit (ETHOS_CARD_PAGE (self->page));
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

static void
toggled_cb (EthosCardsView *self)
{
  ethos_cards_view_set_one_at_a_time (self, gtk_toggle_button_get_active (
                                                GTK_TOGGLE_BUTTON (self->one_toggle)));
}

static GtkWidget *
new_content (const char *icon, const char *label)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (content), gtk_label_new (label));
  return content;
}

static GtkWidget *
build_switch (EthosCardsView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  self->overview_toggle = gtk_toggle_button_new_with_label (_ ("Overview"));
  self->one_toggle = gtk_toggle_button_new_with_label (_ ("One at a Time"));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->one_toggle),
                               GTK_TOGGLE_BUTTON (self->overview_toggle));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->overview_toggle), TRUE);
  g_signal_connect_swapped (self->one_toggle, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (GTK_BOX (box), self->overview_toggle);
  gtk_box_append (GTK_BOX (box), self->one_toggle);
  return box;
}

static GtkWidget *
new_action_button (GtkWidget *content, const char *action)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
new_icon_button (const char *icon, const char *name, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
build_page_tools (EthosCardsView *self)
{
  GtkWidget *leaf = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->page_tools = ethos_wrap_box_new (8);
  gtk_widget_add_css_class (self->page_tools, "page-tools");
  self->position = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->position, "numeric");
  self->mark_content = new_content ("non-starred-symbolic", NULL);
  self->fix_content = new_content ("changes-prevent-symbolic", NULL);
  gtk_box_append (GTK_BOX (leaf),
                  new_icon_button ("go-previous-symbolic", _ ("Previous Card"), "cards.previous"));
  gtk_box_append (GTK_BOX (leaf), self->position);
  gtk_box_append (GTK_BOX (leaf),
                  new_icon_button ("go-next-symbolic", _ ("Next Card"), "cards.next"));
  gtk_widget_set_hexpand (leaf, TRUE);
  gtk_box_append (GTK_BOX (self->page_tools), leaf);
  gtk_box_append (GTK_BOX (self->page_tools), new_action_button (self->mark_content, "cards.mark"));
  gtk_box_append (GTK_BOX (self->page_tools), new_action_button (self->fix_content, "cards.fix"));
  gtk_box_append (GTK_BOX (self->page_tools),
                  new_icon_button ("user-trash-symbolic", _ ("Delete Card"), "cards.delete"));
  gtk_widget_set_parent (self->page_tools, GTK_WIDGET (self));
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
  GtkWidget *marked = build_marked_toggle (self);
  GtkWidget *add = build_add_button ();

  self->tools = ethos_wrap_box_new (8);
  gtk_widget_add_css_class (self->tools, "tools");
  gtk_widget_set_halign (marked, GTK_ALIGN_START);
  gtk_widget_set_hexpand (marked, TRUE);
  gtk_box_append (GTK_BOX (self->tools), build_switch (self));
  gtk_box_append (GTK_BOX (self->tools), marked);
  gtk_box_append (GTK_BOX (self->tools), new_icon_button ("media-playlist-shuffle-symbolic",
                                                          _ ("Shuffle Values"), "cards.shuffle"));
  gtk_box_append (GTK_BOX (self->tools), add);
  ethos_read_only_follow (add, G_OBJECT (self->store));
  gtk_widget_set_parent (self->tools, GTK_WIDGET (self));
}

static void
build_room_strip (EthosCardsView *self)
{
  self->room_strip = ethos_wrap_box_new (8);
  self->room_label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->room_label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->room_label), 0);
  gtk_widget_set_hexpand (self->room_label, TRUE);
  self->room_this = gtk_button_new_with_label (_ ("Show This Card"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->room_this), "cards.show-this");
  self->room_all = gtk_button_new_with_label (_ ("Show All Cards"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->room_all), "cards.show-all");
  gtk_widget_add_css_class (self->room_strip, "room-strip");
  gtk_box_append (GTK_BOX (self->room_strip),
                  gtk_image_new_from_icon_name ("video-display-symbolic"));
  gtk_box_append (GTK_BOX (self->room_strip), self->room_label);
  gtk_box_append (GTK_BOX (self->room_strip), self->room_this);
  gtk_box_append (GTK_BOX (self->room_strip), self->room_all);
  gtk_widget_set_parent (self->room_strip, GTK_WIDGET (self));
}

static void
opened_cb (EthosCardsView *self)
{
  ethos_cards_view_set_one_at_a_time (self, TRUE);
}

static void
removed_cb (EthosCardsView *self, const char *text)
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
install_actions (GtkWidgetClass *widget_class)
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

typedef struct
{
  guint key;
  GdkModifierType modifiers;
  GtkShortcutFunc run;
  int argument;
} Key;

static const Key keys[] = {
  { GDK_KEY_Left, 0, arrow_key_cb, -1 },
  { GDK_KEY_Right, 0, arrow_key_cb, 1 },
  { GDK_KEY_Page_Up, 0, go_key_cb, -1 },
  { GDK_KEY_Page_Down, 0, go_key_cb, 1 },
  { GDK_KEY_Home, 0, edge_key_cb, -G_MAXINT },
  { GDK_KEY_End, 0, edge_key_cb, G_MAXINT },
  { GDK_KEY_space, 0, mark_key_cb, 0 },
  { GDK_KEY_Delete, 0, delete_key_cb, 0 },
  { GDK_KEY_Escape, 0, leave_key_cb, 0 },
  { GDK_KEY_Left, GDK_ALT_MASK, move_key_cb, GTK_DIR_LEFT },
  { GDK_KEY_Right, GDK_ALT_MASK, move_key_cb, GTK_DIR_RIGHT },
  { GDK_KEY_Up, GDK_ALT_MASK, move_key_cb, GTK_DIR_UP },
  { GDK_KEY_Down, GDK_ALT_MASK, move_key_cb, GTK_DIR_DOWN },
};

/* A scrolled window takes these for itself unless what is in it takes them first. */
static const guint scrolling_keys[] = { GDK_KEY_Page_Up, GDK_KEY_Page_Down, GDK_KEY_Home,
                                        GDK_KEY_End };

static gboolean
scrolling_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  guint key;

  g_variant_get (args, "(u)", &key);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].key == key && keys[i].modifiers == 0)
      {
        g_autoptr (GVariant) argument =
            g_variant_ref_sink (g_variant_new ("(i)", keys[i].argument));

        return keys[i].run (GTK_WIDGET (data), argument, NULL);
      }
  return GDK_EVENT_PROPAGATE;
}

static void
keep_keys (EthosCardsView *self, GtkWidget *widget)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (scrolling_keys); i++)
    {
      GtkShortcut *shortcut =
          gtk_shortcut_new (gtk_keyval_trigger_new (scrolling_keys[i], 0),
                            gtk_callback_action_new (scrolling_key_cb, self, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new ("(u)", scrolling_keys[i]));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (widget, controller);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].modifiers, keys[i].run, "(i)",
                                  keys[i].argument);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, open_key_cb, "(b)", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, open_key_cb, "(b)", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F2, 0, open_key_cb, "(b)", TRUE);
}

static void
ethos_cards_view_constructed (GObject *object)
{
  EthosCardsView *self = ETHOS_CARDS_VIEW (object);

  G_OBJECT_CLASS (ethos_cards_view_parent_class)->constructed (object);

  build_tools (self);
  build_room_strip (self);
  self->pages = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->pages), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->pages), FALSE);
  gtk_widget_set_parent (self->pages, GTK_WIDGET (self));
  build_page_tools (self);
  self->grid = ethos_card_grid_new (self->store);
  gtk_widget_add_css_class (self->grid, "overview");
  g_signal_connect_object (self->grid, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (GTK_STACK (self->pages), new_scroller (self->grid), "overview");
  self->page = ethos_card_page_new (self->store);
  g_signal_connect_object (self->page, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (GTK_STACK (self->pages), new_scroller (self->page), "one");
  keep_keys (self, self->grid);
  keep_keys (self, self->page);
  self->empty_label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->empty_label), TRUE);
  gtk_widget_add_css_class (self->empty_label, "quiet");
  gtk_stack_add_named (GTK_STACK (self->pages), self->empty_label, "empty");

  g_signal_connect_object (self->store, "notify::read-only", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_session (self), "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  if (self->projection != NULL)
    g_signal_connect_object (self->projection, "notify::audience", G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
  update (self);
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
  add_keys (widget_class);
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
  update (self);
  if (one_at_a_time)
    gtk_widget_grab_focus (self->page);
  else
    ethos_card_grid_set_current (ETHOS_CARD_GRID (self->grid), current, TRUE);
  show_to_room (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ONE_AT_A_TIME]);
}
