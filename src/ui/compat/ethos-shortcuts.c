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

/* More than any key is described with. */
#define MOST_CHARACTERS 200

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

static char *
dup_key (const char *accel)
{
  GdkModifierType modifiers;
  guint key;

  return gtk_accelerator_parse (accel, &key, &modifiers) ? dup_words (key, modifiers) : NULL;
}

/* GTK draws "1...8" as a range, but cannot parse it. */
static char *
dup_range (const char *first, const char *last)
{
  g_autofree char *from = dup_key (first);
  g_autofree char *to = dup_key (last);

  if (from == NULL || to == NULL)
    return NULL;
  /* Translators: spoken; the first and the last of several keys, such as "1 to 8". */
  return g_strdup_printf (C_ ("keys", "%s to %s"), from, to);
}

/* The drawn keys are loose labels, which the focus does not come to. */
static void
tell_keys (GtkWidget *row, const char *accels)
{
  g_auto (GStrv) keys = g_strsplit (accels, " ", -1);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_auto (GStrv) ends = g_strsplit (keys[i], "...", 2);
      g_autofree char *label =
          g_strv_length (ends) == 2 ? dup_range (ends[0], ends[1]) : dup_key (keys[i]);

      if (label == NULL)
        continue;
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

/* What is searched in. */
typedef struct
{
  GtkWindow *window;
  GtkEditable *entry;
  GtkWidget *nothing;
  GPtrArray *groups;
  GPtrArray *rows;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_ptr_array_unref (search->groups);
  g_ptr_array_unref (search->rows);
  g_free (search);
}

static void
add_group (Search *search,
           AdwPreferencesPage *page,
           const EthosShortcut *rows,
           gsize n_rows,
           const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, g_dpgettext2 (NULL, "shortcuts", title));
  for (gsize i = 0; i < n_rows; i++)
    if (g_str_equal (rows[i].group, title))
      {
        GtkWidget *row = new_row (&rows[i]);

        adw_preferences_group_add (group, row);
        g_ptr_array_add (search->rows, row);
      }
  adw_preferences_page_add (page, group);
  g_ptr_array_add (search->groups, group);
}

static gboolean
matches (const char *text, const char *wanted)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return strstr (folded, wanted) != NULL;
}

/* A row is found by what it does and by the name of its group, and a group is there as long as one
 * of its rows is. */
static void
search_cb (Search *search)
{
  g_autofree char *wanted = g_utf8_casefold (gtk_editable_get_text (search->entry), -1);
  gboolean any = FALSE;

  for (guint i = 0; i < search->groups->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (search->groups, i), FALSE);
  for (guint i = 0; i < search->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (search->rows, i);
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);
      gboolean found =
          matches (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), wanted) ||
          matches (adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group)), wanted);

      gtk_widget_set_visible (row, found);
      if (found)
        gtk_widget_set_visible (group, TRUE);
      any = any || found;
    }
  gtk_widget_set_visible (search->nothing, !any);
  if (!any)
    ethos_announce (GTK_WIDGET (search->window), _ ("Nothing found"));
}

/* Escape empties the search first. */
static void
stop_search_cb (Search *search)
{
  if (*gtk_editable_get_text (search->entry) != '\0')
    gtk_editable_set_text (search->entry, "");
  else
    gtk_window_close (search->window);
}

static gboolean
close_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static GtkWidget *
build_search (Search *search)
{
  GtkWidget *entry = gtk_search_entry_new ();
  GtkWidget *clamp = adw_clamp_new ();

  search->entry = GTK_EDITABLE (entry);
  gtk_text_set_max_length (GTK_TEXT (gtk_editable_get_delegate (search->entry)), MOST_CHARACTERS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search for a key"), -1);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (entry), GTK_WIDGET (search->window));
  g_signal_connect_swapped (entry, "search-changed", G_CALLBACK (search_cb), search);
  g_signal_connect_swapped (entry, "stop-search", G_CALLBACK (stop_search_cb), search);
  adw_clamp_set_child (ADW_CLAMP (clamp), entry);
  gtk_widget_set_margin_start (clamp, 12);
  gtk_widget_set_margin_end (clamp, 12);
  return clamp;
}

static GtkWidget *
build_content (Search *search, const EthosShortcut *rows, gsize n_rows)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());

  search->nothing = gtk_label_new (_ ("Nothing found"));
  gtk_widget_set_margin_top (search->nothing, 24);
  gtk_widget_set_visible (search->nothing, FALSE);
  for (gsize i = 0; i < n_rows; i++)
    if (group_is_new (rows, i))
      add_group (search, page, rows, n_rows, rows[i].group);
  gtk_widget_set_vexpand (GTK_WIDGET (page), TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), build_search (search));
  gtk_box_append (GTK_BOX (box), search->nothing);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (page));
  return box;
}

/**
 * ethos_shortcuts_window_new:
 * @rows: (array length=n_rows): every shortcut there is, groups in order of appearance
 *
 * Builds the window that lists the shortcuts from the table that also sets them, so that the two
 * cannot differ, with a search. GtkShortcutsWindow cuts long lists into pages without names, and
 * the search of AdwPreferencesWindow finds rows without their keys.
 *
 * Returns: (transfer none): a new window, owned by GTK like every toplevel
 */
GtkWindow *
ethos_shortcuts_window_new (const EthosShortcut *rows, gsize n_rows)
{
  GtkEventController *keys;
  Search *search;

  g_return_val_if_fail (rows != NULL || n_rows == 0, NULL);

  search = g_new0 (Search, 1);
  search->groups = g_ptr_array_new ();
  search->rows = g_ptr_array_new ();
  search->window = g_object_new (ADW_TYPE_WINDOW, "title", _ ("Keyboard Shortcuts"), "modal", TRUE,
                                 "default-width", WIDTH, "default-height", HEIGHT,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_DIALOG, NULL);
  g_object_set_data_full (G_OBJECT (search->window), "ethos-search", search, search_free);
  adw_window_set_content (ADW_WINDOW (search->window), build_content (search, rows, n_rows));
  keys = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (close_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (search->window), keys);
  return search->window;
}
