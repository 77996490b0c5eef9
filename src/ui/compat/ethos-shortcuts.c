// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-compat"

#include "config.h"

#include "ethos-shortcuts.h"

#include <string.h>

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ethos-announce.h"

/* Room for the keys beside what they do, and for a good part of them without scrolling. */
#define WIDTH 560
#define HEIGHT 640

/* Keys of the number pad, and = where + needs Shift, are for fingers and need not be learned. */
static gboolean
is_twin (guint key)
{
  return key == GDK_KEY_equal || (key >= GDK_KEY_KP_Space && key <= GDK_KEY_KP_9);
}

/* The keys without those that do the same under another finger. */
static char *
dup_keys (const char *accels)
{
  g_auto (GStrv) keys = g_strsplit (accels, " ", -1);
  g_autoptr (GString) kept = g_string_new (NULL);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      GdkModifierType modifiers;
      guint key;

      if (kept->len > 0 && gtk_accelerator_parse (keys[i], &key, &modifiers) && is_twin (key))
        continue;
      g_string_append_printf (kept, "%s%s", kept->len > 0 ? " " : "", keys[i]);
    }
  return g_string_free (g_steal_pointer (&kept), FALSE);
}

/* As GTK writes it, but for signs that a screen reader leaves out, and of which one looks like what
 * joins the keys. */
static char *
dup_words (guint key, GdkModifierType modifiers)
{
  g_autofree char *label =
      gtk_accelerator_get_label (key == GDK_KEY_plus || key == GDK_KEY_minus ? GDK_KEY_a : key,
                                 modifiers);

  if (key != GDK_KEY_plus && key != GDK_KEY_minus)
    return g_steal_pointer (&label);
  label[strlen (label) - 1] = '\0';
  /* Translators: the names of the keys + and −. */
  return g_strconcat (label, key == GDK_KEY_plus ? C_ ("key", "Plus") : C_ ("key", "Minus"), NULL);
}

/* The drawn keys are loose labels, which the focus does not come to. */
static void
tell_keys (GtkWidget *row, const char *accels)
{
  g_auto (GStrv) keys = g_strsplit (accels, " ", -1);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      GdkModifierType modifiers;
      guint key;
      g_autofree char *label = NULL;

      if (!gtk_accelerator_parse (keys[i], &key, &modifiers))
        continue;
      label = dup_words (key, modifiers);
      if (words->len > 0)
        g_string_append (words, ", ");
      g_string_append (words, label);
    }
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  ethos_describe (row, words->str);
}

static GtkWidget *
new_row (const EthosShortcut *shortcut)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *accels = dup_keys (shortcut->accels);
  GtkWidget *keys = gtk_shortcut_label_new (accels);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 g_dpgettext2 (NULL, "shortcuts", shortcut->title));
  gtk_widget_set_valign (keys, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), keys);
  tell_keys (row, accels);
  return row;
}

static gboolean
group_is_new (const EthosShortcut *rows, gsize row)
{
  for (gsize i = 0; i < row; i++)
    if (g_str_equal (rows[i].group, rows[row].group))
      return FALSE;
  return TRUE;
}

static AdwPreferencesGroup *
new_group (const EthosShortcut *rows, gsize n_rows, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, g_dpgettext2 (NULL, "shortcuts", title));
  for (gsize i = 0; i < n_rows; i++)
    if (g_str_equal (rows[i].group, title))
      adw_preferences_group_add (group, new_row (&rows[i]));
  return group;
}

/**
 * ethos_shortcuts_window_new:
 * @rows: (array length=n_rows): every shortcut there is, groups in order of appearance
 *
 * Builds the window that lists the shortcuts from the table that also sets them, so that the two
 * cannot differ, with a search. GtkShortcutsWindow cuts long lists into pages without names.
 *
 * Returns: (transfer none): a new window, owned by GTK like every toplevel
 */
GtkWindow *
ethos_shortcuts_window_new (const EthosShortcut *rows, gsize n_rows)
{
  AdwPreferencesPage *page;
  GtkWidget *window;

  g_return_val_if_fail (rows != NULL || n_rows == 0, NULL);

  page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  /* A screen reader finds a tab of it, also where it is the only one and not shown. */
  adw_preferences_page_set_title (page, _ ("Keyboard Shortcuts"));
  for (gsize i = 0; i < n_rows; i++)
    if (group_is_new (rows, i))
      adw_preferences_page_add (page, new_group (rows, n_rows, rows[i].group));
  window = g_object_new (ADW_TYPE_PREFERENCES_WINDOW, "title", _ ("Keyboard Shortcuts"), "modal",
                         TRUE, "default-width", WIDTH, "default-height", HEIGHT, "accessible-role",
                         GTK_ACCESSIBLE_ROLE_DIALOG, NULL);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), page);
  return GTK_WINDOW (window);
}
