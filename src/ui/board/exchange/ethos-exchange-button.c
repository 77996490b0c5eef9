// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-exchange-button.h"

#include <glib/gi18n.h>

#include "ethos-copy-out.h"

static GMenuModel *
new_formats (const char *action)
{
  GMenu *menu = g_menu_new ();

  for (guint format = 0; format < ETHOS_N_COPY_FORMATS; format++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (ethos_copy_format_get_label (format), NULL);

      g_menu_item_set_action_and_target (item, action, "s", ethos_copy_format_get_name (format));
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

/**
 * ethos_exchange_button_new:
 *
 * Makes the button whose menu brings notes in and takes them out, by actions of the board.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_exchange_button_new (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) in = g_menu_new ();
  g_autoptr (GMenu) out = g_menu_new ();
  g_autoptr (GMenuModel) copy = new_formats ("board.copy-all-as");
  g_autoptr (GMenuModel) save = new_formats ("board.save-all-as");

  /* Translators: somebody types notes that others wrote on paper, or said. */
  g_menu_append (in, _ ("_Type for Others"), "board.type-for-others");
  g_menu_append (in, _ ("_Import Notes…"), "board.import");
  /* Translators: opens a menu of formats: text, Markdown, table, picture. */
  g_menu_append_submenu (out, _ ("_Copy All As"), copy);
  g_menu_append_submenu (out, _ ("_Save All As"), save);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (in));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (out));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _ ("Import, copy or save notes"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Import, copy or save notes"), -1);
  return button;
}
