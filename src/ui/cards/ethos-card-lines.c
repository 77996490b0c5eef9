// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-cards"

#include "config.h"

#include "ethos-card-lines.h"

#include <glib/gi18n-lib.h>

#include "ethos-em.h"
#include "ethos-line-list.h"
#include "ethos-read-only.h"

/* The lines of one card, and a field for one more. */

struct _EthosCardLines
{
  GtkWidget parent_instance;

  EthosStore *store;
  char *card;

  EthosTextList *list;
  GtkWidget *adder;
};

G_DEFINE_FINAL_TYPE (EthosCardLines, ethos_card_lines, GTK_TYPE_WIDGET)

enum
{
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
add_line_cb (EthosCardLines *self)
{
  g_autofree char *text =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->adder))));

  if (*text == '\0')
    return;
  if (ethos_store_run (self->store, ethos_op_new ("line-add", "card", self->card, "kind",
                                                  ETHOS_BEHAVIOUR_DO, "text", text, NULL)))
    gtk_editable_set_text (GTK_EDITABLE (self->adder), "");
}

static void
delete_line (EthosCardLines *self)
{
  if (ethos_line_list_remove (self->list, self->store))
    g_signal_emit (self, signals[REMOVED], 0, _ ("Line deleted"));
}

static void
fix_line_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosCardLines *self = ETHOS_CARD_LINES (widget);

  ethos_line_list_fix (self->list, self->store);
}

static void
move_line_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosCardLines *self = ETHOS_CARD_LINES (widget);

  ethos_line_list_move (self->list, self->store, g_variant_get_int32 (parameter));
}

static void
delete_line_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  delete_line (ETHOS_CARD_LINES (widget));
}

static gboolean
move_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  EthosCardLines *self = ETHOS_CARD_LINES (widget);
  int steps;

  if (!ethos_line_list_takes_keys (self->list))
    return GDK_EVENT_PROPAGATE;
  g_variant_get (args, "(i)", &steps);
  ethos_line_list_move (self->list, self->store, steps);
  return GDK_EVENT_STOP;
}

static gboolean
delete_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  if (!ethos_line_list_takes_keys (ETHOS_CARD_LINES (widget)->list))
    return GDK_EVENT_PROPAGATE;
  delete_line (ETHOS_CARD_LINES (widget));
  return GDK_EVENT_STOP;
}

static void
build_list (EthosCardLines *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  self->list = ethos_line_list_new (self->store);
  g_menu_append (menu, _ ("Move Up"), "card.move-line(-1)");
  g_menu_append (menu, _ ("Move Down"), "card.move-line(1)");
  g_menu_append (menu, _ ("Fix or Open Words"), "card.fix-line");
  g_menu_append (menu, _ ("Delete Line"), "card.delete-line");
  ethos_text_list_set_menu (self->list, G_MENU_MODEL (menu));
}

static void
build_adder (EthosCardLines *self)
{
  self->adder = gtk_entry_new ();
  gtk_entry_set_max_length (GTK_ENTRY (self->adder), ETHOS_BEHAVIOUR_MAX_CHARACTERS);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->adder), _ ("Add a line: We …"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->adder), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add a line"), -1);
  gtk_widget_add_css_class (self->adder, "adder");
  g_signal_connect_object (self->adder, "activate", G_CALLBACK (add_line_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
ethos_card_lines_dispose (GObject *object)
{
  EthosCardLines *self = ETHOS_CARD_LINES (object);

  if (self->list != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->list)));
  g_clear_pointer (&self->adder, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ethos_card_lines_parent_class)->dispose (object);
}

static void
ethos_card_lines_finalize (GObject *object)
{
  g_free (ETHOS_CARD_LINES (object)->card);
  G_OBJECT_CLASS (ethos_card_lines_parent_class)->finalize (object);
}

static void
ethos_card_lines_class_init (EthosCardLinesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ethos_card_lines_dispose;
  G_OBJECT_CLASS (klass)->finalize = ethos_card_lines_finalize;

  /**
   * EthosCardLines::removed:
   * @text: what has gone, for a toast with Undo
   */
  signals[REMOVED] = g_signal_new ("removed", ETHOS_TYPE_CARD_LINES, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "card.move-line", "i", move_line_cb);
  gtk_widget_class_install_action (widget_class, "card.fix-line", NULL, fix_line_cb);
  gtk_widget_class_install_action (widget_class, "card.delete-line", NULL, delete_line_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, move_key_cb, "(i)", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, move_key_cb, "(i)", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, delete_key_cb, NULL);
  gtk_widget_class_set_css_name (widget_class, "cardlines");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
ethos_card_lines_init (EthosCardLines *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (
                                      gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
}

/**
 * ethos_card_lines_new:
 * @store: the workshop
 *
 * Makes what shows the lines of a card, for them to be edited. It shows none until
 * ethos_card_lines_show().
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_card_lines_new (EthosStore *store)
{
  EthosCardLines *self;

  g_return_val_if_fail (ETHOS_IS_STORE (store), NULL);

  self = g_object_new (ETHOS_TYPE_CARD_LINES, NULL);
  self->store = g_object_ref (store);
  build_list (self);
  build_adder (self);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
  gtk_widget_set_parent (self->adder, GTK_WIDGET (self));
  ethos_read_only_follow (self->adder, G_OBJECT (store));
  return GTK_WIDGET (self);
}

/**
 * ethos_card_lines_show:
 * @card: the id of a card
 *
 * Shows the lines of a card as they are now, in the order of the deck.
 */
void
ethos_card_lines_show (EthosCardLines *self, const char *card)
{
  g_return_if_fail (ETHOS_IS_CARD_LINES (self));

  ethos_set_string (&self->card, card);
  ethos_line_list_show (self->list, self->store, card);
}

/**
 * ethos_card_lines_get_editing:
 *
 * Returns: whether something is being typed, so that keys are letters
 */
gboolean
ethos_card_lines_get_editing (EthosCardLines *self)
{
  g_return_val_if_fail (ETHOS_IS_CARD_LINES (self), FALSE);

  return ethos_text_list_get_editing (self->list) ||
         gtk_widget_get_focus_child (self->adder) != NULL;
}
