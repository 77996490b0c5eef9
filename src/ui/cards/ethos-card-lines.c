// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-cards"

#include "config.h"

#include "ethos-card-lines.h"

#include <glib/gi18n-lib.h>

#include "ethos-announce.h"
#include "ethos-card-words.h"
#include "ethos-em.h"
#include "ethos-read-only.h"
#include "ethos-text-list.h"

/* The lines of one card, and a field for one more. */

struct _EthosCardLines
{
  GtkWidget parent_instance;

  EthosStore *store;
  char *card;

  GtkWidget *list;
  GtkWidget *adder;
};

G_DEFINE_FINAL_TYPE (EthosCardLines, ethos_card_lines, GTK_TYPE_WIDGET)

enum
{
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static EthosSession *
get_session (EthosCardLines *self)
{
  return ethos_store_get_session (self->store);
}

static void
line_began_cb (EthosCardLines *self)
{
  ethos_store_begin_group (self->store, N_ ("Edit Line"));
}

/* A line of which nothing is left while it is edited has no words to show yet. */
static void
line_submit_cb (EthosCardLines *self, const char *id, const char *text)
{
  if (*text != '\0')
    ethos_store_run (self->store, ethos_op_new ("line-edit", "line", id, "text", text, NULL));
}

static void
line_ended_cb (EthosCardLines *self, const char *id, gboolean keep)
{
  if (keep)
    ethos_store_end_group (self->store);
  else
    ethos_store_cancel_group (self->store);
}

static void
line_placed_cb (EthosCardLines *self, const char *id, const char *after, guint group)
{
  const EthosBehaviour *line = ethos_session_find (get_session (self), ETHOS_KIND_BEHAVIOUR, id);

  if (line == NULL)
    return;
  ethos_store_begin_group (self->store, N_ ("Move Line"));
  if (line->kind != (int) group)
    ethos_store_run (self->store,
                     ethos_op_new ("line-kind", "line", id, "kind", (int) group, NULL));
  ethos_store_run (self->store, ethos_op_new ("line-move", "line", id, "after", after, NULL));
  ethos_store_end_group (self->store);
}

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
move_line (EthosCardLines *self, int steps)
{
  EthosTextList *lines = ETHOS_TEXT_LIST (self->list);
  const char *id = ethos_text_list_get_current (lines);
  const char *after = ethos_text_list_find_place (lines, id, steps);

  if (after != NULL &&
      ethos_store_run (self->store, ethos_op_new ("line-move", "line", id, "after", after, NULL)))
    ethos_text_list_announce_place (lines, ethos_text_list_get_current (lines));
}

static void
delete_line (EthosCardLines *self)
{
  const char *ids[] = { ethos_text_list_get_current (ETHOS_TEXT_LIST (self->list)), NULL };

  if (ids[0] != NULL &&
      ethos_store_run (self->store, ethos_op_new ("lines-remove", "lines", ids, NULL)))
    g_signal_emit (self, signals[REMOVED], 0, _ ("Line deleted"));
}

static void
fix_line_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosCardLines *self = ETHOS_CARD_LINES (widget);
  const char *ids[] = { ethos_text_list_get_current (ETHOS_TEXT_LIST (self->list)), NULL };
  const EthosBehaviour *line =
      ethos_session_find (get_session (self), ETHOS_KIND_BEHAVIOUR, ids[0]);
  gboolean fixed;

  if (line == NULL)
    return;
  fixed = !line->fixed;
  if (ethos_store_run (self->store, ethos_op_new ("lines-fix", "lines", ids, "value", fixed, NULL)))
    ethos_announce (widget, fixed ? _ ("Words fixed") : _ ("Words open"));
}

static void
move_line_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  move_line (ETHOS_CARD_LINES (widget), g_variant_get_int32 (parameter));
}

static void
delete_line_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  delete_line (ETHOS_CARD_LINES (widget));
}

static gboolean
in_lines (EthosCardLines *self)
{
  return gtk_widget_get_focus_child (self->list) != NULL &&
         !ethos_text_list_get_editing (ETHOS_TEXT_LIST (self->list));
}

static gboolean
move_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  EthosCardLines *self = ETHOS_CARD_LINES (widget);
  int steps;

  if (!in_lines (self))
    return GDK_EVENT_PROPAGATE;
  g_variant_get (args, "(i)", &steps);
  move_line (self, steps);
  return GDK_EVENT_STOP;
}

static gboolean
delete_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  if (!in_lines (ETHOS_CARD_LINES (widget)))
    return GDK_EVENT_PROPAGATE;
  delete_line (ETHOS_CARD_LINES (widget));
  return GDK_EVENT_STOP;
}

static void
build_list (EthosCardLines *self)
{
  const char *headings[] = { ethos_line_kind_get_label (ETHOS_BEHAVIOUR_DO),
                             ethos_line_kind_get_label (ETHOS_BEHAVIOUR_DONT),
                             ethos_line_kind_get_label (ETHOS_BEHAVIOUR_HEARD), NULL };
  g_autoptr (GMenu) menu = g_menu_new ();

  self->list = ethos_text_list_new (headings, ETHOS_BEHAVIOUR_MAX_CHARACTERS);
  g_menu_append (menu, _ ("Move Up"), "card.move-line(-1)");
  g_menu_append (menu, _ ("Move Down"), "card.move-line(1)");
  g_menu_append (menu, _ ("Fix or Open Words"), "card.fix-line");
  g_menu_append (menu, _ ("Delete Line"), "card.delete-line");
  ethos_text_list_set_menu (ETHOS_TEXT_LIST (self->list), G_MENU_MODEL (menu));
  g_signal_connect_object (self->list, "began", G_CALLBACK (line_began_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "submit", G_CALLBACK (line_submit_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "ended", G_CALLBACK (line_ended_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "placed", G_CALLBACK (line_placed_cb), self,
                           G_CONNECT_SWAPPED);
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

  g_clear_pointer (&self->list, gtk_widget_unparent);
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
  build_list (self);
  build_adder (self);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  gtk_widget_set_parent (self->adder, GTK_WIDGET (self));
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
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (EthosTextItem));
  const EthosBehaviour *line;
  EthosChildIter iter;

  g_return_if_fail (ETHOS_IS_CARD_LINES (self));

  ethos_set_string (&self->card, card);
  ethos_text_list_set_locked (ETHOS_TEXT_LIST (self->list), ethos_store_get_read_only (self->store)
                                                                ? ethos_read_only_get_reason ()
                                                                : NULL);
  ethos_session_iter_init (get_session (self), &iter, card, ETHOS_KIND_BEHAVIOUR);
  while ((line = ethos_child_iter_next (&iter)) != NULL)
    {
      EthosTextItem item = { line->record.id, (guint) line->kind, line->text, line->fixed };

      g_array_append_val (items, item);
    }
  ethos_text_list_update (ETHOS_TEXT_LIST (self->list), (EthosTextItem *) (gpointer) items->data,
                          items->len);
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

  return ethos_text_list_get_editing (ETHOS_TEXT_LIST (self->list)) ||
         gtk_widget_get_focus_child (self->adder) != NULL;
}
