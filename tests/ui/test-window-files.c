// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "ethos-preview-view.h"
#include "ethos-setup-view.h"
#include "ethos-state-dir.h"
#include "ethos-test.h"
#include "ethos-versions-dialog.h"
#include "ui-harness.h"
#include "ethos-window-private.h"
#include "window-fixture.h"

/* Where workshops come from and where they go: files, statements, places that cannot be used. */

/* Where something in the file was put right, the message says where. */
static void
test_repairs (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GString) text = NULL;

  start_sample (fixture);
  path = g_strdup (ethos_document_get_path (ethos_window_get_document (fixture->window)));
  file = g_file_new_for_path (path);
  close_window (fixture);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  text = g_string_new (content);
  g_string_replace (text, "  \"uid\": ", "  \"stage_focus\": \"nobody\",\n  \"uid\": ", 1);
  ethos_test_write (path, text->str, (gssize) text->len);

  g_application_open (G_APPLICATION (fixture->application), &file, 1, "");
  fixture->window =
      ETHOS_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (fixture->application)));
  wait_until (ethos_window_get_page (fixture->window) == ETHOS_PAGE_WORKSHOP);
  g_assert_true (tree_has_text (GTK_WIDGET (fixture->window), "Put right: the workshop itself"));
  g_assert_false (tree_has_text (GTK_WIDGET (fixture->window), "stage_focus"));
  /* Who does not see the banner hears it where the window begins. */
  ui_harness_assert_said (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                          ethos_banner_get_text (ethos_window_get_banner (fixture->window)));
}

/* What takes longer is said, in the words for it. */
static void
test_busy (Fixture *fixture, gconstpointer data)
{
  AdwWindowTitle *title = fixture->window->title;
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;

  ethos_window_begin_busy (fixture->window, "Waiting…");
  wait_until (g_str_equal (adw_window_title_get_subtitle (title), "Waiting…"));
  ethos_window_end_busy (fixture->window);
  g_assert_cmpstr (adw_window_title_get_subtitle (title), ==, "");

  act (fixture, "win.try-sample");
  g_assert_cmpuint (fixture->window->busy, ==, 1);
  g_assert_cmpstr (fixture->window->busy_words, ==, "Creating…");
  wait_until (ethos_window_get_page (fixture->window) == ETHOS_PAGE_WORKSHOP);
  path = g_strdup (ethos_document_get_path (ethos_window_get_document (fixture->window)));
  file = g_file_new_for_path (path);
  close_window (fixture);
  g_application_open (G_APPLICATION (fixture->application), &file, 1, "");
  fixture->window =
      ETHOS_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (fixture->application)));
  g_assert_cmpuint (fixture->window->busy, ==, 1);
  g_assert_cmpstr (fixture->window->busy_words, ==, "Opening…");
  wait_until (ethos_window_get_page (fixture->window) == ETHOS_PAGE_WORKSHOP);
}

static void
test_paste (Fixture *fixture, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->window));

  gdk_clipboard_set_text (clipboard, "Our mission\n\nWe help people live well at home.\n");
  act (fixture, "win.paste-statement");
  g_assert_cmpuint (ethos_window_get_page (fixture->window), ==, ETHOS_PAGE_PREVIEW);
  wait_until (GTK_IS_TEXT_VIEW (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  wait_until (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (
                  GTK_TEXT_VIEW (gtk_window_get_focus (GTK_WINDOW (fixture->window))))) > 0);
}

static void
test_statement (Fixture *fixture, gconstpointer data)
{
  EthosPreviewView *preview;
  EthosSetupView *setup;

  ethos_window_open_text (fixture->window, "Our mission\n\nWe help people live well at home.\n\n"
                                           "Our values\n\nKindness\n\n- We knock and wait.\n");
  g_assert_cmpuint (ethos_window_get_page (fixture->window), ==, ETHOS_PAGE_PREVIEW);
  preview = ETHOS_PREVIEW_VIEW (
      ui_harness_find (GTK_WIDGET (fixture->window), ETHOS_TYPE_PREVIEW_VIEW, NULL));
  wait_until (ethos_preview_view_get_has_statement (preview));
  ui_harness_settle (GTK_WIDGET (preview));
  g_signal_emit_by_name (preview, "accepted");
  setup = ETHOS_SETUP_VIEW (
      ui_harness_find (GTK_WIDGET (fixture->window), ETHOS_TYPE_SETUP_VIEW, NULL));
  ui_harness_settle (GTK_WIDGET (setup));
  g_signal_emit_by_name (setup, "back");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (preview)));
  g_signal_emit_by_name (preview, "accepted");
  setup = ETHOS_SETUP_VIEW (
      ui_harness_find (GTK_WIDGET (fixture->window), ETHOS_TYPE_SETUP_VIEW, NULL));
  g_signal_emit_by_name (setup, "create");
  wait_until (ethos_window_get_page (fixture->window) == ETHOS_PAGE_WORKSHOP);
  g_assert_cmpuint (ethos_item_list_get_length (ethos_session_get_children (get_session (fixture),
                                                                            ETHOS_DECK_ID,
                                                                            ETHOS_KIND_CARD)),
                    ==, 2);
  g_assert_cmpint (ethos_session_get_workshop (get_session (fixture))->people, ==,
                   ethos_setup_view_get_people (setup));
  g_assert_false (ethos_store_can_undo (get_store (fixture)));
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

static gboolean
has_entry (GtkWidget *widget, const char *text)
{
  if (GTK_IS_ENTRY (widget) && g_str_equal (gtk_editable_get_text (GTK_EDITABLE (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_entry (child, text))
      return TRUE;
  return FALSE;
}

/* What comes out of a workshop is called after it, whatever its file is called. */
static void
test_outcome_names (Fixture *fixture, gconstpointer data)
{
  static const char *const copies[][2] = {
    { "win.clean-copy", "Our values us them (clean copy).ethos" },
    { "win.save-record", "Our values us them – Record.md" },
  };

  start_sample (fixture);
  g_assert_true (
      ethos_store_run (get_store (fixture),
                       ethos_op_new ("workshop-rename", "title", "Our values: us/them?", NULL)));
  for (guint i = 0; i < G_N_ELEMENTS (copies); i++)
    {
      act (fixture, copies[i][0]);
      wait_until (find_chooser () != NULL);
      ui_harness_settle (find_chooser ());
      g_assert_true (has_entry (find_chooser (), copies[i][1]));
      g_signal_emit_by_name (find_chooser (), "response", GTK_RESPONSE_CANCEL);
      wait_until (find_chooser () == NULL);
    }
}

/* Where the usual place can't be used, the workshop that was begun goes to another one. */
static void
test_another_place (Fixture *fixture, gconstpointer data)
{
  g_autofree char *usual = ethos_document_dup_default_folder ();
  g_autofree char *away = g_strconcat (usual, "-away", NULL);
  g_autofree char *place = NULL;
  g_autofree char *body = NULL;
  EthosSetupView *setup;

  g_assert_cmpint (g_mkdir_with_parents (usual, 0700), ==, 0);
  g_assert_cmpint (g_rename (usual, away), ==, 0);
  ethos_test_write (usual, "not a folder", -1);

  act (fixture, "win.ready-made-cards");
  setup = ETHOS_SETUP_VIEW (
      ui_harness_find (GTK_WIDGET (fixture->window), ETHOS_TYPE_SETUP_VIEW, NULL));
  g_signal_emit_by_name (setup, "create");
  wait_until (find_dialog () != NULL);
  g_object_get (find_dialog (), "body", &body, NULL);
  g_assert_nonnull (strstr (body, "another place"));
  answer ("place");
  wait_until (find_chooser () != NULL);
  ui_harness_settle (find_chooser ());
  /* The home folder is offered, and taken. */
  g_signal_emit_by_name (find_chooser (), "response", GTK_RESPONSE_ACCEPT);
  wait_until (ethos_window_get_page (fixture->window) == ETHOS_PAGE_WORKSHOP);
  place =
      g_path_get_dirname (ethos_document_get_path (ethos_window_get_document (fixture->window)));
  g_assert_cmpstr (place, ==, g_get_home_dir ());

  g_assert_cmpint (g_remove (usual), ==, 0);
  g_assert_cmpint (g_rename (away, usual), ==, 0);
}

/* The message says to save in another place: the window offers it, and claims nothing else. */
static void
test_not_saved (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = NULL;
  g_autofree char *away = NULL;
  EthosDocument *document;
  GtkWidget *banner;

  start_sample (fixture);
  document = ethos_window_get_document (fixture->window);
  banner = GTK_WIDGET (ethos_window_get_banner (fixture->window));
  folder = g_path_get_dirname (ethos_document_get_path (document));
  away = g_strconcat (folder, "-away", NULL);
  act (fixture, "win.ask-screen");
  answer ("private");
  for (guint i = 0; i < 2; i++)
    g_assert_true (ethos_store_run (get_store (fixture), ethos_op_new ("activity-next", NULL)));
  g_assert_true (
      ethos_store_run (get_store (fixture), ethos_op_new ("note-add", "text", "Ask twice", NULL)));
  wait_until (tree_has_text (GTK_WIDGET (fixture->window), "1 note, all saved"));
  g_assert_false (tree_has_text (banner, "Save a Copy…"));

  g_assert_cmpint (g_rename (folder, away), ==, 0);
  g_assert_true (
      ethos_store_run (get_store (fixture), ethos_op_new ("workshop-rename", "title", "A", NULL)));
  act (fixture, "win.save");
  wait_until (ethos_document_get_state (document) == ETHOS_DOCUMENT_NOT_SAVED);
  wait_until (find_dialog () != NULL);
  g_assert_true (tree_has_text (GTK_WIDGET (find_dialog ()), "Save Elsewhere…"));
  gtk_window_close (find_dialog ());
  wait_until (find_dialog () == NULL);
  wait_until (tree_has_text (banner, "Save a Copy…"));
  wait_until (tree_has_text (GTK_WIDGET (fixture->window), "1 note, not in the file yet"));

  g_assert_cmpint (g_rename (away, folder), ==, 0);
  act (fixture, "win.retry");
  wait_until (ethos_document_get_state (document) == ETHOS_DOCUMENT_SAVED);
  wait_until (tree_has_text (GTK_WIDGET (fixture->window), "1 note, all saved"));
}

static void
test_ready_made (Fixture *fixture, gconstpointer data)
{
  GtkWidget *setup;

  act (fixture, "win.ready-made-cards");
  setup = ui_harness_find (GTK_WIDGET (fixture->window), ETHOS_TYPE_SETUP_VIEW, NULL);
  ui_harness_settle (setup);
  g_signal_emit_by_name (setup, "back");
  g_assert_cmpuint (ethos_window_get_page (fixture->window), ==, ETHOS_PAGE_START);
}

static GFile *
write_file (const char *name, const char *contents)
{
  g_autofree char *path = g_build_filename (g_get_home_dir (), name, NULL);

  g_assert_true (g_file_set_contents (path, contents, -1, NULL));
  return g_file_new_for_path (path);
}

static void
test_bad_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) broken = write_file ("broken.ethos", "{\"format\": \"ethos-session\",");
  g_autoptr (GFile) folder = g_file_new_for_path (g_get_home_dir ());
  GFile *files[] = { broken, folder };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *heading = NULL;

      ethos_window_open_file (fixture->window, files[i]);
      wait_until (find_dialog () != NULL);
      g_object_get (find_dialog (), "heading", &heading, NULL);
      g_assert_cmpstr (heading, ==, "Could Not Open the Workshop");
      answer ("close");
      g_assert_true (ethos_window_is_free (fixture->window));
    }
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  EthosBanner *banner = ethos_window_get_banner (fixture->window);
  g_autofree char *path = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *newer = NULL;
  g_autoptr (GFile) file = NULL;
  const char *version;

  start_sample (fixture);
  path = g_strdup (ethos_document_get_path (ethos_window_get_document (fixture->window)));
  close_window (fixture);
  contents = ethos_test_read (path, NULL);
  version = strstr (contents, "\"version\": 1,");
  g_assert_nonnull (version);
  newer = g_strdup_printf ("%.*s\"version\": 99,%s", (int) (version - contents), contents,
                           version + strlen ("\"version\": 1,"));
  file = write_file ("newer.ethos", newer);

  set_up (fixture, NULL);
  banner = ethos_window_get_banner (fixture->window);
  ethos_window_open_file (fixture->window, file);
  wait_until (ethos_window_get_page (fixture->window) == ETHOS_PAGE_WORKSHOP);
  g_assert_true (ethos_banner_get_revealed (banner));
  g_assert_true (ethos_store_get_read_only (get_store (fixture)));
  act (fixture, "win.primary");
  g_assert_null (find_dialog ());
  g_assert_null (ethos_session_get_current (get_session (fixture)));
}

/* Who has heard that something is not saved hears that it is, wherever the keyboard is by then. */
static void
assert_saved_is_said (Fixture *fixture)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_object_unref);
  const char *said;

  ui_harness_list_mapped (GTK_WIDGET (fixture->window), ADW_TYPE_WINDOW_TITLE, titles);
  g_assert_cmpuint (titles->len, >, 0);
  said = adw_window_title_get_subtitle (titles->pdata[0]);
  g_assert_true (g_str_has_prefix (said, "Saved in "));
  ui_harness_settle (GTK_WIDGET (fixture->window));
  ui_harness_assert_said (gtk_window_get_focus (GTK_WINDOW (fixture->window)), said);
}

static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  EthosDocument *document;
  g_autofree char *path = NULL;
  g_autofree char *body = NULL;

  start_sample (fixture);
  document = ethos_window_get_document (fixture->window);
  path = g_strdup (ethos_document_get_path (document));
  g_assert_true (g_file_set_contents (path, "somebody else was here", -1, NULL));
  begin (fixture);
  act (fixture, "win.save");
  wait_until (ethos_document_get_state (document) == ETHOS_DOCUMENT_CONFLICT);
  g_assert_true (ethos_banner_get_revealed (ethos_window_get_banner (fixture->window)));
  while (find_dialog () != NULL)
    answer ("close");
  /* Nobody is told that what the other version lacks would come back by itself. */
  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_until (find_dialog () != NULL);
  g_object_get (find_dialog (), "body", &body, NULL);
  g_assert_nonnull (strstr (body, "may be lost"));
  g_assert_null (strstr (body, "comes back"));
  answer ("keep");
  wait_until (find_dialog () == NULL);
  /* What the message advises is there, and in the question, too. */
  g_assert_true (
      tree_has_text (GTK_WIDGET (ethos_window_get_banner (fixture->window)), "Save a Copy…"));
  act (fixture, "win.resolve");
  wait_until (find_dialog () != NULL);
  g_assert_true (tree_has_text (GTK_WIDGET (find_dialog ()), "Save a Copy…"));
  answer ("save-copy");
  wait_until (find_chooser () != NULL);
  g_signal_emit_by_name (find_chooser (), "response", GTK_RESPONSE_CANCEL);
  wait_until (find_chooser () == NULL);
  act (fixture, "win.resolve");
  answer ("overwrite");
  wait_until (ethos_document_get_state (document) == ETHOS_DOCUMENT_SAVED);
  g_assert_false (ethos_banner_get_revealed (ethos_window_get_banner (fixture->window)));
  g_assert_null (find_dialog ());
  assert_saved_is_said (fixture);
}

/* Without a state folder the version that does not stay is beside the file, and that is said. */
static void
test_conflict_without_versions (Fixture *fixture, gconstpointer data)
{
  g_autofree char *root = ethos_state_dir_dup_root ();
  g_autofree char *away = g_strconcat (root, "-away", NULL);
  g_autofree char *above = g_path_get_dirname (root);
  g_autofree char *body = NULL;
  g_autofree char *content = NULL;
  EthosDocument *document;

  g_rename (root, away);
  g_assert_cmpint (g_mkdir_with_parents (above, 0700), ==, 0);
  ethos_test_write (root, "not a folder", -1);
  start_sample (fixture);
  document = ethos_window_get_document (fixture->window);
  g_assert_false (ethos_document_keeps_versions (document));
  ethos_test_write (ethos_document_get_path (document), "somebody else was here", -1);
  begin (fixture);
  act (fixture, "win.save");
  wait_until (ethos_document_get_state (document) == ETHOS_DOCUMENT_CONFLICT);
  while (find_dialog () != NULL)
    answer ("close");
  act (fixture, "win.resolve");
  wait_until (find_dialog () != NULL);
  g_object_get (find_dialog (), "body", &body, NULL);
  g_assert_nonnull (strstr (body, "in the same folder"));
  g_assert_null (strstr (body, "Previous Versions"));
  answer ("overwrite");
  wait_until (find_dialog () != NULL);
  g_free (body);
  g_object_get (find_dialog (), "body", &body, NULL);
  g_assert_nonnull (strstr (body, " 2.ethos"));
  answer ("close");
  content = ethos_test_read (ethos_document_get_kept_copy (document), NULL);
  g_assert_cmpstr (content, ==, "somebody else was here");

  g_assert_cmpint (g_remove (root), ==, 0);
  g_rename (away, root);
}

/* Who saves on purpose is told that the file is gone, and gets to what helps from there. */
static void
test_deleted (Fixture *fixture, gconstpointer data)
{
  EthosDocument *document;
  g_autofree char *heading = NULL;

  start_sample (fixture);
  document = ethos_window_get_document (fixture->window);
  g_assert_cmpint (g_remove (ethos_document_get_path (document)), ==, 0);
  g_assert_true (
      ethos_store_run (get_store (fixture), ethos_op_new ("workshop-rename", "title", "A", NULL)));
  act (fixture, "win.save");
  wait_until (find_dialog () != NULL);
  /* What the message advises is beside it. */
  answer ("save-copy");
  wait_until (find_chooser () != NULL);
  g_signal_emit_by_name (find_chooser (), "response", GTK_RESPONSE_CANCEL);
  wait_until (find_chooser () == NULL);
  act (fixture, "win.save");
  wait_until (find_dialog () != NULL);
  answer ("resolve");
  wait_until (find_dialog () != NULL);
  g_object_get (find_dialog (), "heading", &heading, NULL);
  g_assert_cmpstr (heading, ==, "Where Shall the Workshop Be Saved?");
  answer ("overwrite");
  wait_until (ethos_document_get_state (document) == ETHOS_DOCUMENT_SAVED);
  g_assert_true (g_file_test (ethos_document_get_path (document), G_FILE_TEST_EXISTS));
}

static GtkWindow *
find_versions (void)
{
  g_autoptr (GListModel) windows = G_LIST_MODEL (g_object_ref (gtk_window_get_toplevels ()));

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ETHOS_IS_VERSIONS_DIALOG (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

/* What did not stay is found where the question says that it is. */
static void
test_versions (Fixture *fixture, gconstpointer data)
{
  EthosDocument *document;
  g_autofree char *body = NULL;

  start_sample (fixture);
  document = ethos_window_get_document (fixture->window);
  act (fixture, "win.versions");
  wait_until (find_versions () != NULL);
  g_assert_true (tree_has_text (GTK_WIDGET (find_versions ()), "Save a _Copy…") ||
                 tree_has_text (GTK_WIDGET (find_versions ()), "Save a Copy…"));
  gtk_window_close (find_versions ());
  wait_until (find_versions () == NULL);

  /* There is no other version of a file that is gone. */
  g_assert_cmpint (g_unlink (ethos_document_get_path (document)), ==, 0);
  begin (fixture);
  act (fixture, "win.save");
  wait_until (ethos_document_get_state (document) == ETHOS_DOCUMENT_CONFLICT);
  while (find_dialog () != NULL)
    answer ("close");
  act (fixture, "win.resolve");
  wait_until (find_dialog () != NULL);
  g_object_get (find_dialog (), "body", &body, NULL);
  g_assert_nonnull (strstr (body, "moved or deleted"));
  answer ("overwrite");
  wait_until (ethos_document_get_state (document) == ETHOS_DOCUMENT_SAVED);
  g_assert_true (g_file_test (ethos_document_get_path (document), G_FILE_TEST_EXISTS));
}

static void
test_version_times (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) noon = g_date_time_new_utc (2026, 3, 4, 12, 0, 0);
  g_autoptr (GDateTime) evening = g_date_time_new_local (2026, 3, 4, 22, 0, 0);
  gint64 now = g_date_time_to_unix (evening);
  EthosBackup version = { .serial = 12, .time = g_date_time_to_unix (noon) };
  g_autofree char *today = ethos_version_dup_name (&version, now);
  g_autofree char *earlier = NULL;

  g_assert_cmpstr (today, ==, "Today, version 12");
  version.time -= 365 * 24 * 60 * 60;
  earlier = ethos_version_dup_name (&version, now);
  g_assert_nonnull (strstr (earlier, "March 2025, version 12"));
}

/* In the moment when something is at risk, the keyboard still leads somewhere. */
static void
test_focus_comes_back (Fixture *fixture, gconstpointer data)
{
  GtkWidget *primary;
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *away = NULL;

  start_sample (fixture);
  begin (fixture);
  path = g_strdup (ethos_document_get_path (ethos_window_get_document (fixture->window)));
  folder = g_path_get_dirname (path);
  away = g_strconcat (folder, "-away", NULL);
  g_assert_cmpint (g_rename (folder, away), ==, 0);
  act (fixture, "step.skip");
  primary = ethos_workshop_view_get_primary_button (ethos_window_get_workshop (fixture->window));
  gtk_widget_grab_focus (primary);

  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_until (find_dialog () != NULL);
  gtk_window_close (find_dialog ());
  wait_until (find_dialog () == NULL);
  wait_until (gtk_window_get_focus (GTK_WINDOW (fixture->window)) != NULL);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == primary);
  g_assert_cmpint (g_rename (away, folder), ==, 0);
}

/* What was there before the first window was is a button of the header. */
static void
test_focus_on_first_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) broken = write_file ("broken.ethos", "{\"format\": \"ethos-session\",");

  ethos_window_open_file (fixture->window, broken);
  gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD);
  wait_until (find_dialog () != NULL);
  gtk_window_close (find_dialog ());
  wait_until (find_dialog () == NULL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (
                                           gtk_window_get_focus (GTK_WINDOW (fixture->window))),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Try a Sample (5 Minutes)");
}

/* What is gone can be taken off the list on the first page, there where it is said. */
static void
test_forget (Fixture *fixture, gconstpointer data)
{
  GListModel *recent = G_LIST_MODEL (fixture->window->recent);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "Gone.ethos", NULL);
  g_autoptr (GFile) gone = g_file_new_for_path (path);
  guint n_before = g_list_model_get_n_items (recent);

  ethos_window_open_file (fixture->window, gone);
  wait_until (find_dialog () != NULL);
  g_assert_false (tree_has_text (GTK_WIDGET (find_dialog ()), "Remove From List"));
  gtk_window_close (find_dialog ());
  wait_until (find_dialog () == NULL);

  ethos_recent_list_add (fixture->window->recent, gone, "Gone");
  wait_until (g_list_model_get_n_items (recent) == n_before + 1);
  ethos_window_open_file (fixture->window, gone);
  wait_until (find_dialog () != NULL);
  g_assert_true (tree_has_text (GTK_WIDGET (find_dialog ()), "Remove From List"));
  answer ("forget");
  wait_until (g_list_model_get_n_items (recent) == n_before);
}

int
main (int argc, char **argv)
{
  static const WindowTest tests[] = {
    { "/window/repairs", test_repairs },
    { "/window/busy", test_busy },
    { "/window/paste", test_paste },
    { "/window/statement", test_statement },
    { "/window/another-place", test_another_place },
    { "/window/ready-made", test_ready_made },
    { "/window/bad-files", test_bad_files },
    { "/window/outcome-names", test_outcome_names },
    { "/window/forget", test_forget },
    { "/window/focus-comes-back", test_focus_comes_back },
    { "/window/focus-on-first-page", test_focus_on_first_page },
    { "/window/not-saved", test_not_saved },
    { "/window/newer", test_newer },
    { "/window/conflict", test_conflict },
    { "/window/deleted", test_deleted },
    { "/window/conflict-without-versions", test_conflict_without_versions },
    { "/window/versions", test_versions },
    { "/window/version-times", test_version_times },
  };

  return window_fixture_run (&argc, &argv, tests, G_N_ELEMENTS (tests));
}
