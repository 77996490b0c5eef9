// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-start"

#include "config.h"

#include "ethos-preview-roles.h"

#include <glib/gi18n.h>

/* What a line can be made, in the order of the menu, with the key that makes it. */
static const struct
{
  EthosStatementRole role;
  const char *name;
  const char *key;
} roles[] = {
  { ETHOS_ROLE_MISSION, "mission", "m" },
  { ETHOS_ROLE_STRAND, "strand", "s" },
  { ETHOS_ROLE_VISION, "vision", "v" },
  { ETHOS_ROLE_VALUE, "value", "n" },
  { ETHOS_ROLE_STATEMENT, "statement", "w" },
  { ETHOS_ROLE_DO, "do", "b" },
  { ETHOS_ROLE_DONT, "dont", "d" },
  { ETHOS_ROLE_HEARD, "heard", "h" },
  { ETHOS_ROLE_LEADERSHIP, "leadership", "l" },
  { ETHOS_ROLE_LEADERSHIP_BEHAVIOUR, "leadership-do", "a" },
  { ETHOS_ROLE_TITLE, "title", NULL },
  { ETHOS_ROLE_HEADING, "heading", NULL },
  { ETHOS_ROLE_LEFT_OUT, "left-out", "x" },
};

/* What else can be done with a line. */
static const struct
{
  const char *label;
  const char *action;
  const char *key;
} edits[] = {
  { N_ ("_Split…"), "preview.split", "t" },
  { N_ ("_Join with Next Line"), "preview.join", "j" },
  { N_ ("_Fix or Open"), "preview.fix", "f" },
  { N_ ("_Bring Back"), "preview.bring-back", "r" },
};

const char *
ethos_preview_role_get_name (EthosStatementRole role)
{
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    if (roles[i].role == role)
      return roles[i].name;
  g_return_val_if_reached (NULL);
}

gboolean
ethos_preview_role_from_name (const char *name, EthosStatementRole *role)
{
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (role != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_str_equal (roles[i].name, name))
      {
        *role = roles[i].role;
        return TRUE;
      }
  return FALSE;
}

/**
 * ethos_preview_roles_new_menu:
 *
 * Makes the menu of a line: what it can be (`preview.role`), and what else can be done with it.
 *
 * Returns: (transfer full): the menu
 */
GMenuModel *
ethos_preview_roles_new_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) role_section = g_menu_new ();
  g_autoptr (GMenu) edit_section = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr (GMenuItem) item =
          g_menu_item_new (ethos_statement_role_to_label (roles[i].role), NULL);

      g_menu_item_set_action_and_target (item, "preview.role", "s", roles[i].name);
      if (roles[i].key != NULL)
        g_menu_item_set_attribute (item, "accel", "s", roles[i].key);
      g_menu_append_item (role_section, item);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (edits[i].label), edits[i].action);

      g_menu_item_set_attribute (item, "accel", "s", edits[i].key);
      g_menu_append_item (edit_section, item);
    }
  /* Translators: the head of a menu that asks what a line of a document is. */
  g_menu_append_section (menu, _ ("What Is This Line?"), G_MENU_MODEL (role_section));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit_section));
  return G_MENU_MODEL (menu);
}

/* A key means the line that has the focus, which need not be the one that was selected last. */
static gboolean
key_cb (GtkWidget *widget, GVariant *target, gpointer action)
{
  gtk_widget_activate_action (widget, "preview.select-focused", NULL);
  return gtk_widget_activate_action_variant (widget, action, target);
}

/* The words of @action stay where they are for good. */
static void
add_key (GtkEventController *keys, const char *key, const char *action, const char *target)
{
  GtkShortcut *shortcut =
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (key),
                        gtk_callback_action_new (key_cb, (gpointer) action, NULL));

  if (target != NULL)
    gtk_shortcut_set_arguments (shortcut, g_variant_new_string (target));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
}

/**
 * ethos_preview_roles_new_keys:
 *
 * Makes the keys of the list of lines. They work only where it is added and has the focus, so that
 * they never take a letter from somebody who types.
 *
 * Returns: (transfer full): the keys
 */
GtkEventController *
ethos_preview_roles_new_keys (void)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    if (roles[i].key != NULL)
      add_key (keys, roles[i].key, "preview.role", roles[i].name);
  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    add_key (keys, edits[i].key, edits[i].action, NULL);
  add_key (keys, "Menu", "preview.line-menu", NULL);
  add_key (keys, "<Shift>F10", "preview.line-menu", NULL);
  return keys;
}
