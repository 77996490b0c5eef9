// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "ethos-document.h"
#include "window-fixture.h"

/* What a window leaves behind that is closed while it has something to do: nothing. The fixture
 * sees to it that the window itself is gone. */

/* (transfer full): what was made without anybody seeing where. */
static GFile *
find_workshop (void)
{
  g_autofree char *folder = ethos_document_dup_default_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".ethos"))
      return g_file_new_build_filename (folder, name, NULL);
  g_assert_not_reached ();
}

static void
open_file (Fixture *fixture, GFile *file)
{
  g_application_open (G_APPLICATION (fixture->application), &file, 1, "");
  fixture->window =
      ETHOS_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (fixture->application)));
}

/* Nobody has it any more: it can be written to. */
static void
assert_free (Fixture *fixture, GFile *file)
{
  open_file (fixture, file);
  wait_until (ethos_window_get_page (fixture->window) == ETHOS_PAGE_WORKSHOP);
  g_assert_cmpint (ethos_document_get_access (ethos_window_get_document (fixture->window)), ==,
                   ETHOS_DOCUMENT_WRITABLE);
}

static void
test_while_making (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = NULL;

  act (fixture, "win.try-sample");
  close_window (fixture);
  file = find_workshop ();
  assert_free (fixture, file);
}

static void
test_while_opening (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = NULL;

  start_sample (fixture);
  file =
      g_file_new_for_path (ethos_document_get_path (ethos_window_get_document (fixture->window)));
  close_window (fixture);
  open_file (fixture, file);
  close_window (fixture);
  assert_free (fixture, file);
}

/* A question goes with its window, also where it is the last that holds it. */
static void
test_while_asking (Fixture *fixture, gconstpointer data)
{
  start_sample (fixture);
  act (fixture, "win.rename");
  wait_until (find_dialog () != NULL);
  close_window (fixture);
  g_assert_null (find_dialog ());
}

static gboolean
is_choosing (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (GTK_IS_FILE_CHOOSER (window) && gtk_widget_get_visible (window))
        return TRUE;
    }
  return FALSE;
}

static void
test_while_choosing (Fixture *fixture, gconstpointer data)
{
  start_sample (fixture);
  act (fixture, "win.save-copy");
  wait_until (is_choosing ());
  ui_harness_settle (GTK_WIDGET (fixture->window));
  close_window (fixture);
  g_assert_false (is_choosing ());
}

int
main (int argc, char *argv[])
{
  static const WindowTest tests[] = {
    { "/window/closing/while-making", test_while_making },
    { "/window/closing/while-opening", test_while_opening },
    { "/window/closing/while-asking", test_while_asking },
    { "/window/closing/while-choosing", test_while_choosing },
  };

  return window_fixture_run (&argc, &argv, tests, G_N_ELEMENTS (tests));
}
