// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-arrange-menu.h"

#include <glib/gi18n.h>

static void
append (GMenu *menu, const char *label, const char *through, const char *action)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  if (through != NULL)
    g_menu_item_set_action_and_target (item, through, "s", action);
  else
    g_menu_item_set_action_and_target (item, action, NULL);
  g_menu_append_item (menu, item);
}

/**
 * ethos_arrange_menu_new:
 * @through: (nullable): an action that hands the names of those of the wall on to it; without one,
 *   the wall itself shows the menu
 *
 * Returns: (transfer full): what can be done with the wall as a whole
 */
GMenuModel *
ethos_arrange_menu_new (const char *through)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) layouts = g_menu_new ();
  g_autoptr (GMenu) groups = g_menu_new ();
  g_autoptr (GMenu) same = g_menu_new ();

  /* Translators: lays out the wall in columns, one for each group. */
  append (layouts, _ ("Columns by _Group"), through, "notes.arrange-groups");
  /* Translators: lays out the wall in columns, one for each color of notes. */
  append (layouts, _ ("Columns by _Color"), through, "notes.arrange-colours");
  /* Translators: lays out all notes of the wall in rows. */
  append (layouts, _ ("One G_rid"), through, "notes.arrange-grid");
  /* Translators: lays out the wall with what has got most dots in a vote first. */
  append (layouts, _ ("By Most _Dots"), through, "notes.arrange-dots");
  append (groups, _ ("C_ollapse All Groups"), through, "notes.collapse-all");
  append (groups, _ ("_Expand All Groups"), through, "notes.expand-all");
  append (same, _ ("Combine Notes That _Say the Same"), through, "notes.combine");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (layouts));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (groups));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (same));
  return G_MENU_MODEL (menu);
}

/**
 * ethos_arrange_button_new:
 * @through: an action that hands the names of those of the wall on to it
 *
 * Makes a button that tidies the wall as it is arranged, with a menu of other ways.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_arrange_button_new (const char *through)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *tidy = gtk_button_new_with_mnemonic (_ ("_Tidy Up"));
  GtkWidget *ways = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = ethos_arrange_menu_new (through);

  /* Not a split button: the half with the menu would have no name for screen readers. */
  gtk_widget_add_css_class (box, "linked");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (tidy), through);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (tidy), "s", "notes.tidy");
  gtk_widget_set_tooltip_text (
      tidy, _ ("Put the notes in order: in columns by group, or the way chosen last"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (ways), menu);
  gtk_widget_set_tooltip_text (ways, _ ("Ways to Tidy Up"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (ways), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Ways to Tidy Up"), -1);
  gtk_box_append (GTK_BOX (box), tidy);
  gtk_box_append (GTK_BOX (box), ways);
  return box;
}
