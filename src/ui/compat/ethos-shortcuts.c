// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-compat"

#include "config.h"

#include "ethos-shortcuts.h"

#include <glib/gi18n.h>

static void
append_property (GString *xml, const char *name, const char *value)
{
  g_autofree char *escaped = g_markup_escape_text (value, -1);

  g_string_append_printf (xml, "<property name=\"%s\">%s</property>", name, escaped);
}

static void
append_group (GString *xml, const EthosShortcut *rows, gsize n_rows, const char *group)
{
  g_string_append (xml, "<child><object class=\"GtkShortcutsGroup\">");
  append_property (xml, "title", g_dpgettext2 (NULL, "shortcuts", group));
  for (gsize i = 0; i < n_rows; i++)
    {
      if (!g_str_equal (rows[i].group, group))
        continue;
      g_string_append (xml, "<child><object class=\"GtkShortcutsShortcut\">");
      append_property (xml, "title", g_dpgettext2 (NULL, "shortcuts", rows[i].title));
      append_property (xml, "accelerator", rows[i].accels);
      g_string_append (xml, "</object></child>");
    }
  g_string_append (xml, "</object></child>");
}

static gboolean
group_is_new (const EthosShortcut *rows, gsize row)
{
  for (gsize i = 0; i < row; i++)
    if (g_str_equal (rows[i].group, rows[row].group))
      return FALSE;
  return TRUE;
}

/**
 * ethos_shortcuts_window_new:
 * @rows: (array length=n_rows): every shortcut there is, groups in order of appearance
 *
 * Builds the window that lists the shortcuts from the table that also sets them, so that the two
 * cannot differ. GtkShortcutsWindow takes its children from GtkBuilder only, hence the markup.
 *
 * Returns: (transfer none): a new window, owned by GTK like every toplevel
 */
GtkWindow *
ethos_shortcuts_window_new (const EthosShortcut *rows, gsize n_rows)
{
  g_autoptr (GString) xml = g_string_new ("<interface><object class=\"GtkShortcutsWindow\" "
                                          "id=\"window\"><property name=\"modal\">1</property>"
                                          "<child><object class=\"GtkShortcutsSection\">"
                                          "<property name=\"section-name\">all</property>"
                                          "<property name=\"max-height\">24</property>");
  g_autoptr (GtkBuilder) builder = NULL;

  g_return_val_if_fail (rows != NULL && n_rows > 0, NULL);

  for (gsize i = 0; i < n_rows; i++)
    if (group_is_new (rows, i))
      append_group (xml, rows, n_rows, rows[i].group);
  g_string_append (xml, "</object></child></object></interface>");
  builder = gtk_builder_new_from_string (xml->str, (gssize) xml->len);
  return GTK_WINDOW (gtk_builder_get_object (builder, "window"));
}
