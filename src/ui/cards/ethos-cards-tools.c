// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-cards"

#include "config.h"

#include "ethos-cards-view-private.h"

#include <glib/gi18n-lib.h>

#include "ethos-card-words.h"
#include "ethos-read-only.h"
#include "ethos-wrap-layout.h"

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

static guint
count_marked (EthosCardsView *self)
{
  const EthosCard *card;
  EthosChildIter iter;
  guint n_marked = 0;

  ethos_session_iter_init (ethos_cards_view_get_session (self), &iter, ETHOS_DECK_ID,
                           ETHOS_KIND_CARD);
  while ((card = ethos_child_iter_next (&iter)) != NULL)
    n_marked += card->marked ? 1 : 0;
  return n_marked;
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
  g_signal_connect_swapped (self->marked_toggle, "toggled", G_CALLBACK (ethos_cards_view_update),
                            self);
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

void
ethos_cards_tools_init (EthosCardsView *self)
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

void
ethos_cards_tools_init_page (EthosCardsView *self)
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

void
ethos_cards_tools_update (EthosCardsView *self)
{
  g_autofree char *marked = NULL;

  /* Translators: cards that are marked for discussion, and how many. */
  marked = g_strdup_printf (C_ ("filter", "Marked (%u)"), count_marked (self));
  gtk_label_set_text (GTK_LABEL (self->marked_label), marked);
  name_button (self->marked_toggle, marked);
}

void
ethos_cards_tools_update_page (EthosCardsView *self, const EthosCard *card, const char *position)
{
  gtk_label_set_text (GTK_LABEL (self->position), position);
  set_content (self->mark_content, card->marked ? "starred-symbolic" : "non-starred-symbolic",
               card->marked ? _ ("Remove Mark") : _ ("Mark for Discussion"));
  set_content (self->fix_content,
               card->fixed ? "changes-allow-symbolic" : "changes-prevent-symbolic",
               card->fixed ? _ ("Open Words") : _ ("Fix Words"));
}
