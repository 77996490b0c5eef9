// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "ethos-window-private.h"
#include "window-fixture.h"

/* Where something may be saved: on this computer. What can be chosen elsewhere is refused in words,
 * and nothing is lost. And what is said of what was saved. */

#define ELSEWHERE "sftp://server/share/poster.pdf"

/* What somebody chose, in place of what the dialog has; NULL: what it has. */
static GFile *chosen = NULL;

GFile *__real_gtk_file_chooser_get_file (GtkFileChooser *chooser);
GFile *__wrap_gtk_file_chooser_get_file (GtkFileChooser *chooser);

GFile *
__wrap_gtk_file_chooser_get_file (GtkFileChooser *chooser)
{
  return chosen != NULL ? g_object_ref (chosen) : __real_gtk_file_chooser_get_file (chooser);
}

static GtkWidget *
find_chooser (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (GTK_IS_FILE_CHOOSER (window) && gtk_widget_get_visible (window))
        return window;
    }
  return NULL;
}

/* The entry in which a name is proposed. */
static GtkWidget *
find_name (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_ENTRY (widget) && *gtk_editable_get_text (GTK_EDITABLE (widget)) != '\0')
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_name (child);
  return found;
}

/* Says where, and takes what is said then; TRUE where the place is refused. */
static gboolean
is_refused (void)
{
  g_autofree char *body = NULL;

  wait_until (find_chooser () != NULL);
  ui_harness_settle (find_chooser ());
  /* One that is not there yet: the dialog has no question of its own. */
  gtk_editable_set_text (GTK_EDITABLE (find_name (find_chooser ())), "new");
  g_signal_emit_by_name (find_chooser (), "response", GTK_RESPONSE_ACCEPT);
  wait_until (find_chooser () == NULL && find_dialog () != NULL);
  g_object_get (find_dialog (), "body", &body, NULL);
  answer ("close");
  wait_until (find_dialog () == NULL);
  return strstr (body, ELSEWHERE) != NULL &&
         strstr (body, "not on this computer. Choose a folder that is.") != NULL;
}

static void
test_elsewhere (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *action;
    const char *first;
  } savings[] = {
    { "win.save-as", NULL },
    { "win.save-copy", NULL },
    { "win.clean-copy", NULL },
    { "win.save-record", NULL },
    { "win.export-slips", "continue" },
    { "win.export-cards", "continue" },
  };
  g_autofree char *path = NULL;

  start_sample (fixture);
  path = g_strdup (ethos_document_get_path (fixture->window->document));
  chosen = g_file_new_for_uri (ELSEWHERE);
  for (guint i = 0; i < G_N_ELEMENTS (savings); i++)
    {
      g_test_message ("%s", savings[i].action);
      act (fixture, savings[i].action);
      if (savings[i].first != NULL)
        answer (savings[i].first);
      g_assert_true (is_refused ());
    }
  ethos_poster_view_export (ethos_step_stack_get_poster (fixture->window->steps));
  g_assert_true (is_refused ());
  g_clear_object (&chosen);
  g_assert_cmpstr (ethos_document_get_path (fixture->window->document), ==, path);
  g_assert_cmpint (ethos_document_get_state (fixture->window->document), ==, ETHOS_DOCUMENT_SAVED);
}

/* The next thing that is told does not wait until this one is read. */
static void
close_toast (Fixture *fixture)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new_with_free_func (g_object_unref);

  ui_harness_list_mapped (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, buttons);
  for (guint i = 0; i < buttons->len; i++)
    if (g_str_equal (gtk_widget_get_css_name (gtk_widget_get_parent (buttons->pdata[i])), "toast"))
      gtk_widget_activate (buttons->pdata[i]);
}

/* Whoever hands a clean copy on is told what is not in it. */
static void
test_clean_copy (Fixture *fixture, gconstpointer data)
{
  static const char *const told[] = {
    "Clean copy saved",
    "Clean copy saved, without the 1 note kept for later; the record has it",
    "Clean copy saved, without the 2 notes kept for later; the record has them",
  };

  start_sample (fixture);
  begin (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      g_autofree char *name = g_strdup_printf ("clean-%u.ethos", i);
      g_autofree char *path = g_build_filename (g_get_home_dir (), name, NULL);
      g_autofree char *bytes = NULL;

      if (i > 0)
        ethos_store_run (get_store (fixture), ethos_op_new ("later-add", "text", "A taxi", NULL));
      chosen = g_file_new_for_path (path);
      act (fixture, "win.clean-copy");
      wait_until (find_chooser () != NULL);
      ui_harness_settle (find_chooser ());
      gtk_editable_set_text (GTK_EDITABLE (find_name (find_chooser ())), "new");
      g_signal_emit_by_name (find_chooser (), "response", GTK_RESPONSE_ACCEPT);
      wait_until (tree_has_text (GTK_WIDGET (fixture->window), told[i]));
      close_toast (fixture);
      g_clear_object (&chosen);
      g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
      g_assert_null (strstr (bytes, "A taxi"));
      g_assert_cmpint (g_remove (path), ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  static const WindowTest tests[] = {
    { "/window/places/elsewhere", test_elsewhere },
    { "/window/places/clean-copy", test_clean_copy },
  };

  return window_fixture_run (&argc, &argv, tests, G_N_ELEMENTS (tests));
}
