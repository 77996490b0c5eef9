// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-window"

#include "config.h"

#include "ethos-ready-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ethos-window-resources.h"
#include "ethos-wrap-layout.h"

#define RESOURCES "/io/github/ethos_workshops/Ethos/window"

struct _EthosReadyPage
{
  GtkWidget parent_instance;

  EthosStore *store;
  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *summary;
  AdwBin *cards;
};

G_DEFINE_FINAL_TYPE (EthosReadyPage, ethos_ready_page, GTK_TYPE_WIDGET)

static char *
dup_summary (EthosReadyPage *self)
{
  EthosSession *session = ethos_store_get_session (self->store);
  guint n_cards = ethos_item_list_get_length (
      ethos_session_get_children (session, ETHOS_DECK_ID, ETHOS_KIND_CARD));
  EthosItemList *plan =
      ethos_session_get_children (session, ETHOS_WORKSHOP_ID, ETHOS_KIND_ACTIVITY);
  guint n_steps = ethos_item_list_get_length (plan);
  gint64 n_minutes = 0;
  g_autofree char *cards = NULL;
  g_autofree char *steps = NULL;
  g_autofree char *minutes = NULL;

  for (guint i = 0; i < n_steps; i++)
    n_minutes += ((const EthosActivity *) ethos_item_list_get_record (plan, i))->planned;
  cards = g_strdup_printf (ngettext ("%u card", "%u cards", n_cards), n_cards);
  steps = g_strdup_printf (ngettext ("%u step", "%u steps", n_steps), n_steps);
  minutes =
      g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) n_minutes), (int) n_minutes);
  /* Translators: how large a workshop is: “7 cards · 5 steps · 90 minutes”. */
  return g_strdup_printf (_ ("%s · %s · %s"), cards, steps, minutes);
}

static void
update (EthosReadyPage *self)
{
  const char *title = ethos_session_get_workshop (ethos_store_get_session (self->store))->title;
  g_autofree char *summary = dup_summary (self);

  /* A heading without words would be a gap on the page, and nothing to a screen reader. */
  gtk_widget_set_visible (GTK_WIDGET (self->title), title != NULL);
  gtk_label_set_text (self->title, title != NULL ? title : "");
  gtk_label_set_text (self->summary, summary);
}

static void
ethos_ready_page_dispose (GObject *object)
{
  EthosReadyPage *self = ETHOS_READY_PAGE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ethos_ready_page_parent_class)->dispose (object);
}

static void
ethos_ready_page_class_init (EthosReadyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ethos_ready_page_dispose;

  /* Naming the resource keeps the linker from dropping it. */
  ethos_window_get_resource ();
  g_type_ensure (ADW_TYPE_BIN);
  g_type_ensure (ETHOS_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCES "/ethos-ready-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EthosReadyPage, box);
  gtk_widget_class_bind_template_child (widget_class, EthosReadyPage, title);
  gtk_widget_class_bind_template_child (widget_class, EthosReadyPage, summary);
  gtk_widget_class_bind_template_child (widget_class, EthosReadyPage, cards);
}

static void
ethos_ready_page_init (EthosReadyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ethos_ready_page_new:
 * @store: a workshop that has not begun
 *
 * Makes what stands before the first step: what the workshop is made of, and what to do before
 * people come.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_ready_page_new (EthosStore *store)
{
  EthosReadyPage *self;

  g_return_val_if_fail (ETHOS_IS_STORE (store), NULL);

  self = g_object_new (ETHOS_TYPE_READY_PAGE, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (ethos_store_get_session (store), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * ethos_ready_page_set_cards:
 * @cards: (nullable): a view of the cards, to look through them and change them
 */
void
ethos_ready_page_set_cards (EthosReadyPage *self, GtkWidget *cards)
{
  g_return_if_fail (ETHOS_IS_READY_PAGE (self));

  adw_bin_set_child (self->cards, cards);
}
