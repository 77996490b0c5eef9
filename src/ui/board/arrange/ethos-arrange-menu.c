// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-arrange-menu.h"

#include <adwaita.h>
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
  GtkWidget *button = adw_split_button_new ();
  g_autoptr (GMenuModel) menu = ethos_arrange_menu_new (through);

  adw_split_button_set_label (ADW_SPLIT_BUTTON (button), _ ("_Tidy Up"));
  adw_split_button_set_use_underline (ADW_SPLIT_BUTTON (button), TRUE);
  adw_split_button_set_menu_model (ADW_SPLIT_BUTTON (button), menu);
  adw_split_button_set_dropdown_tooltip (ADW_SPLIT_BUTTON (button), _ ("Ways to Tidy Up"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), through);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "notes.tidy");
  gtk_widget_set_tooltip_text (button, _ ("Put the notes into rows"));
  return button;
}
