// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-selection-bar.h"

#include <glib/gi18n.h>

#include "ethos-wrap-layout.h"

struct _EthosSelectionBar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (EthosSelectionBar, ethos_selection_bar, GTK_TYPE_WIDGET)

static void
ethos_selection_bar_dispose (GObject *object)
{
  g_clear_pointer (&ETHOS_SELECTION_BAR (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (ethos_selection_bar_parent_class)->dispose (object);
}

static void
ethos_selection_bar_class_init (EthosSelectionBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ethos_selection_bar_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "selectionbar");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
append_button (EthosSelectionBar *self, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (self->box), button);
}

static void
ethos_selection_bar_init (EthosSelectionBar *self)
{
  GtkWidget *none = gtk_button_new_from_icon_name ("edit-clear-all-symbolic");

  /* Where room is short, the buttons go into another row: how many are selected is said in full. */
  self->box = ethos_wrap_box_new (8);
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_label_set_xalign (self->label, 0);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->label));
  append_button (self, _ ("_Group…"), "board.on-wall('notes.group')");
  append_button (self, _ ("Use as _Line…"), "board.on-wall('notes.line')");
  /* Translators: a button that puts the note on the projector. */
  append_button (self, _ ("On _Projector"), "board.on-wall('notes.project')");
  append_button (self, _ ("_Set Aside"), "board.on-wall('notes.set-aside')");
  gtk_widget_set_tooltip_text (none, _ ("Select nothing"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (none), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Select nothing"), -1);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (none),
                                           "board.on-wall('notes.select-none')");
  gtk_box_append (GTK_BOX (self->box), none);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * ethos_selection_bar_new:
 *
 * Makes the bar that says how many notes are selected and offers what can be done with them, by
 * the action `board.on-wall`.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_selection_bar_new (void)
{
  return g_object_new (ETHOS_TYPE_SELECTION_BAR, NULL);
}

void
ethos_selection_bar_set_count (EthosSelectionBar *self, guint count)
{
  g_autofree char *text = NULL;

  g_return_if_fail (ETHOS_IS_SELECTION_BAR (self));

  /* Translators: how many notes are selected. */
  text = g_strdup_printf (ngettext ("%'u selected", "%'u selected", count), count);
  gtk_label_set_text (self->label, text);
}

/**
 * ethos_selection_bar_set_words:
 * @words: (nullable): what is going on with notes at the moment, instead of what can be done with
 *   those that are selected
 *
 * Where there are none, ethos_selection_bar_set_count() says what stands there.
 */
void
ethos_selection_bar_set_words (EthosSelectionBar *self, const char *words)
{
  GtkWidget *child;

  g_return_if_fail (ETHOS_IS_SELECTION_BAR (self));

  child = gtk_widget_get_next_sibling (GTK_WIDGET (self->label));
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_visible (child, words == NULL);
  gtk_label_set_wrap (self->label, words != NULL);
  if (words != NULL)
    gtk_label_set_text (self->label, words);
}
