// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "board-fixture.h"
#include "ethos-board-view.h"
#include "ethos-capture-box.h"
#include "ethos-csv-columns.h"
#include "ethos-import-error.h"
#include "ethos-note-entry.h"
#include "ethos-note-reader.h"
#include "ethos-paste-dialog.h"
#include "ethos-paste-reading.h"
#include "ethos-paste-text.h"
#include "ui-harness.h"

/* What comes in from files, and more of it than anybody wants. */

/* How large the window of another program is, in pixels. */
#define OTHER_SIZE 100
#define OTHER_TITLE "elsewhere"

/* How this program is told to be the other one. */
#define OFFER "--offer"

static char *
write_file (const char *name, const char *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("ethos-import-XXXXXX", &error);
  char *path = g_build_filename (folder, name, NULL);

  g_assert_no_error (error);
  g_file_set_contents (path, bytes, (gssize) length, &error);
  g_assert_no_error (error);
  return path;
}

static void
remove_file (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_unlink (path);
  g_rmdir (folder);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static EthosReadNotes *
read_notes (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  ethos_note_reader_read_async (file, cancellable, read_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return ethos_note_reader_read_finish (result, error);
}

/* Each kind of file is read, or refused in words that help with notes. */
static void
test_files (BoardFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *bytes;
    gsize length;
    int code;
    const char *text;
    guint n_columns;
  } rows[] = {
    { "a.txt", "one\ntwo\n", 8, -1, "one\ntwo\n", 0 },
    { "a.csv", "note;n\none;1\n", 13, -1, "note;n\none;1\n", 2 },
    { "A.CSV", "one,x\n", 6, -1, "one,x\n", 2 },
    { "a.tsv", "one\tx\n", 6, -1, "one\tx\n", 2 },
    { "latin.csv", "gr\374n,x\n", 7, -1, "grün,x\n", 2 },
    { "wide.txt", "\377\376a\0\n\0", 6, -1, "a\n", 0 },
    { "bidi.txt", "a\342\200\256b\n", 6, -1, "ab\n", 0 },
    { "empty.csv", "", 0, ETHOS_IMPORT_ERROR_EMPTY, "nothing to read", 0 },
    { "blank.txt", " \n\n", 3, ETHOS_IMPORT_ERROR_EMPTY, "nothing to read", 0 },
    { "picture.csv", "\211PNG\r\n\032\n\0\0", 10, ETHOS_IMPORT_ERROR_BINARY, "not text", 0 },
    { "zeros.txt", "a\0b\0", 4, ETHOS_IMPORT_ERROR_BINARY, "not text", 0 },
    { "controls.txt", "\1\2\3\4abc", 7, ETHOS_IMPORT_ERROR_BINARY, "not text", 0 },
    { "cards.csv", "{\"format\": \"ethos-deck\"}", 24, ETHOS_IMPORT_ERROR_CARDS, "file of Ethos",
      0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = write_file (rows[i].name, rows[i].bytes, rows[i].length);
      g_autoptr (GError) error = NULL;
      g_autoptr (EthosReadNotes) notes = read_notes (path, NULL, &error);

      g_test_message ("%s", rows[i].name);
      if (rows[i].code >= 0)
        {
          g_assert_error (error, ETHOS_IMPORT_ERROR, rows[i].code);
          g_assert_nonnull (strstr (error->message, rows[i].text));
          g_assert_null (strstr (error->message, "statement"));
        }
      else
        {
          g_assert_no_error (error);
          g_assert_cmpstr (notes->text, ==, rows[i].text);
          g_assert_cmpint (notes->table != NULL, ==, rows[i].n_columns > 0);
          if (notes->table != NULL)
            g_assert_cmpuint (ethos_csv_get_n_columns (notes->table), ==, rows[i].n_columns);
        }
      remove_file (path);
    }
}

/* As many notes as a wall holds come back from the table that they were saved as. */
static void
test_full_table (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) table = g_string_new ("\357\273\277\"note\",\"group\",\"color\"\r\n");
  g_autofree char *words = g_strnfill (80, 'x');
  g_autofree char *path = NULL;
  g_autoptr (EthosReadNotes) notes = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < ETHOS_NOTES_MAX; i++)
    g_string_append_printf (table, "\"%u %s\",\"A group with a name\",\"straw\"\r\n", i, words);
  path = write_file ("notes.csv", table->str, table->len);
  notes = read_notes (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ethos_csv_get_n_rows (notes->table), ==, ETHOS_NOTES_MAX + 1);
  remove_file (path);
}

static void
test_file_limits (BoardFixture *fixture, gconstpointer data)
{
  g_autofree char *many = g_strnfill (48 * 1024 * 1024 + 1, 'x');
  g_autofree char *path = write_file ("large.txt", many, strlen (many));
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (read_notes (path, NULL, &error));
  g_assert_error (error, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_TOO_BIG);
  g_assert_nonnull (strstr (error->message, "48 MB"));
  g_clear_error (&error);
  g_assert_null (read_notes (folder, NULL, &error));
  g_assert_error (error, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_UNREADABLE);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_null (read_notes (path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  remove_file (path);
}

static EthosPasteDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ETHOS_IS_PASTE_DIALOG (window))
        return ETHOS_PASTE_DIALOG (window);
    }
  return NULL;
}

static GtkWidget *
click (GtkWindow *dialog, const char *label)
{
  GtkWidget *button = board_fixture_find_button (GTK_WIDGET (dialog), label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  return button;
}

static GtkWidget *
find_check (GtkWidget *widget, const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_CHECK_BUTTON (widget) &&
      g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_check (child, label);
  return found;
}

/* What is long is read in a thread: nothing can be added before. */
static void
wait_for_lines (EthosPasteDialog *dialog, const char *notice)
{
  while (!board_fixture_has_text (GTK_WIDGET (dialog), notice))
    g_main_context_iteration (NULL, TRUE);
  ui_harness_settle (GTK_WIDGET (dialog));
}

static void
take_text (BoardFixture *fixture, const char *text)
{
  ethos_capture_box_take_text (board_fixture_find (fixture->view, ETHOS_TYPE_CAPTURE_BOX), text,
                               FALSE);
}

static void
run_loop (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* The place of each choice of columns follows what is asked for. */
static void
find_choices (GtkWidget *widget, GPtrArray *choices)
{
  if (GTK_IS_DROP_DOWN (widget))
    g_ptr_array_add (choices, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_choices (child, choices);
}

static GtkDropDown *
get_choice (EthosPasteDialog *dialog, EthosCsvRole role, const char *name)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new ();

  find_choices (GTK_WIDGET (dialog), choices);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (g_ptr_array_index (choices, role)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  return g_ptr_array_index (choices, role);
}

/* A table that is dropped asks which columns it has, and what is chosen becomes notes in groups:
 * one undo. */
static void
test_table (BoardFixture *fixture, gconstpointer data)
{
  static const char csv[] =
      "count;Text;who;group;colour\n3;We listen;a;Care;blue\n1;\"We ask;\ntwice\";b;;\n"
      "2;We listen;c;care;red\n0;;;Later;\n";
  g_autofree char *path = write_file ("notes.csv", csv, strlen (csv));
  g_autoptr (GFile) file = g_file_new_for_path (path);
  EthosPasteDialog *dialog;
  GtkDropDown *columns, *counts;
  GtkCheckButton *heading;
  EthosItemList *groups;
  const EthosNote *note;

  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_PRIVATE);
  ethos_board_view_import_file (ETHOS_BOARD_VIEW (fixture->view), file);
  while ((dialog = find_dialog ()) == NULL)
    g_main_context_iteration (NULL, TRUE);
  ui_harness_settle (GTK_WIDGET (dialog));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Import Notes");
  g_assert_true (board_fixture_has_text (GTK_WIDGET (dialog), "Each cell of the column"));
  g_assert_true (board_fixture_has_text (GTK_WIDGET (dialog), "Same as line 1"));
  columns = get_choice (dialog, ETHOS_CSV_NOTE, "Column with the notes");
  counts = get_choice (dialog, ETHOS_CSV_COUNT, "Column with how many notes say the same");
  g_assert_cmpuint (gtk_drop_down_get_selected (
                        get_choice (dialog, ETHOS_CSV_GROUP, "Column with the groups")),
                    ==, 4);
  g_assert_cmpuint (gtk_drop_down_get_selected (
                        get_choice (dialog, ETHOS_CSV_COLOUR, "Column with the colors")),
                    ==, 5);
  g_assert_cmpuint (gtk_drop_down_get_selected (counts), ==, 1);
  g_assert_true (board_fixture_has_text (GTK_WIDGET (dialog),
                                         "Group: \u2068Care\u2069 · Sky · 3 notes, combined"));
  g_assert_true (board_fixture_has_text (GTK_WIDGET (dialog),
                                         "Group: \u2068Later\u2069 · No notes in it yet"));
  g_assert_nonnull (board_fixture_find_button (GTK_WIDGET (dialog), "_Add 6 Notes"));
  gtk_drop_down_set_selected (counts, 0);
  heading = GTK_CHECK_BUTTON (find_check (GTK_WIDGET (dialog), "_First row names the columns"));
  g_assert_cmpuint (gtk_drop_down_get_selected (columns), ==, 1);
  g_assert_true (gtk_check_button_get_active (heading));
  g_assert_nonnull (board_fixture_find_button (GTK_WIDGET (dialog), "_Add 3 Notes"));
  gtk_check_button_set_active (heading, FALSE);
  g_assert_nonnull (board_fixture_find_button (GTK_WIDGET (dialog), "_Add 4 Notes"));
  gtk_check_button_set_active (heading, TRUE);
  gtk_drop_down_set_selected (columns, 2);
  ui_harness_settle (GTK_WIDGET (dialog));
  g_assert_false (board_fixture_has_text (GTK_WIDGET (dialog), "Same as line 1"));
  gtk_drop_down_set_selected (columns, 1);
  /* What names a column may be a note. */
  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_SEEN);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (columns)));
  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_PRIVATE);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (columns)));
  click (GTK_WINDOW (dialog), "_Leave Out 1 Repeat");
  click (GTK_WINDOW (dialog), "_Add 2 Notes");
  run_loop ();
  g_assert_null (find_dialog ());
  g_assert_cmpuint (board_fixture_count_notes (fixture), ==, 2);
  g_assert_nonnull (board_fixture_find_note (fixture, "We ask;\ntwice"));
  note = board_fixture_find_note (fixture, "We listen");
  g_assert_cmpint (note->colour, ==, 4);
  g_assert_nonnull (ethos_session_find (fixture->session, ETHOS_KIND_GROUP, note->group));
  groups =
      ethos_session_get_children (fixture->session, board_fixture_get_wall (fixture)->record.id,
                                  ETHOS_KIND_GROUP);
  g_assert_cmpuint (ethos_item_list_get_length (groups), ==, 2);
  g_assert_cmpstr (((const EthosGroup *) ethos_item_list_get_record (groups, 1))->title, ==,
                   "Later");
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  g_assert_cmpuint (board_fixture_count_notes (fixture), ==, 0);
  g_assert_cmpuint (ethos_item_list_get_length (groups), ==, 0);
  remove_file (path);
}

/* What cannot be read is said where notes are written. */
static void
test_problem (BoardFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file ("picture.png", "\211PNG\r\n\032\n", 8);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  ethos_board_view_import_file (ETHOS_BOARD_VIEW (fixture->view), file);
  while (!board_fixture_has_text (fixture->view, "This is not text."))
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (find_dialog ());
  remove_file (path);
}

static char *
number_lines (guint n_lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 1; i <= n_lines; i++)
    g_string_append_printf (text, "n %u\n", i);
  return g_string_free (text, FALSE);
}

/* A hundred thousand lines: what comes first is offered, the rest stays and comes next. */
static void
test_many (BoardFixture *fixture, gconstpointer data)
{
  g_autofree char *text = number_lines (100000);
  gint64 began = g_get_monotonic_time ();
  EthosPasteDialog *dialog;

  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_PRIVATE);
  take_text (fixture, text);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_test_message ("preview of %" G_GSIZE_FORMAT " bytes: %" G_GINT64_FORMAT " ms", strlen (text),
                  (g_get_monotonic_time () - began) / 1000);
  g_assert_cmpint (g_get_monotonic_time () - began, <, 5 * G_USEC_PER_SEC);
  g_assert_false (
      gtk_widget_is_sensitive (board_fixture_find_button (GTK_WIDGET (dialog), "_Add 0 Notes")));
  wait_for_lines (dialog, "These are the lines 1 to 2000. 98000 more come after them.");
  click (GTK_WINDOW (dialog), "_Add 2000 Notes");
  g_assert_true (find_dialog () == dialog);
  g_assert_cmpuint (board_fixture_count_notes (fixture), ==, 2000);
  wait_for_lines (dialog, "These are the lines 2001 to 4000. 96000 more come after them.");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (dialog)) ==
                 board_fixture_find_button (GTK_WIDGET (dialog), "_Add 2000 Notes"));
  g_assert_true (board_fixture_has_text (GTK_WIDGET (dialog), "n 2001") ||
                 board_fixture_find (GTK_WIDGET (dialog), GTK_TYPE_TEXT_VIEW) != NULL);
  click (GTK_WINDOW (dialog), "_Add 2000 Notes");
  g_assert_cmpuint (board_fixture_count_notes (fixture), ==, 4000);
  g_assert_nonnull (board_fixture_find_note (fixture, "n 4000"));
  gtk_window_close (GTK_WINDOW (dialog));
  run_loop ();
}

/* Whoever waits longer sees how far it is; closing gives up, and a table is told from its text. */
static void
test_slow (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (EthosPasteSource) source = ethos_paste_source_new ("note,group\na,b\n", NULL);
  g_autofree char *long_one = g_strnfill (1024 * 1024, 'x');
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) lines = ethos_paste_source_read (source, NULL);
  g_autoptr (GError) error = NULL;
  GtkProgressBar *bar;
  EthosPasteDialog *dialog;

  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_nonnull (ethos_paste_source_get_table (source));
  g_assert_true (ethos_paste_source_is_quick (source));
  g_assert_cmpfloat (ethos_paste_source_get_progress (source), >, 0.4);

  ethos_paste_source_unref (source);
  source = ethos_paste_source_new (long_one, NULL);
  g_assert_false (ethos_paste_source_is_quick (source));
  ethos_paste_source_read_async (source, NULL, cancellable, read_cb, &result);
  g_cancellable_cancel (cancellable);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (ethos_paste_source_read_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_PRIVATE);
  take_text (fixture, long_one);
  dialog = find_dialog ();
  g_signal_emit_by_name (board_fixture_find (GTK_WIDGET (dialog), ETHOS_TYPE_PASTE_READING),
                         "slow");
  bar = board_fixture_find (GTK_WIDGET (dialog), GTK_TYPE_PROGRESS_BAR);
  g_assert_true (gtk_widget_get_child_visible (gtk_widget_get_parent (GTK_WIDGET (bar))));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_ROLE_PROGRESS_BAR);
  gtk_window_close (GTK_WINDOW (dialog));
  run_loop ();
  g_assert_null (find_dialog ());
}

/* Repeats are seen across the parts of a long text, too, and one can go on without adding any. */
static void
test_many_same (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  EthosPasteDialog *dialog;
  gint64 began;

  for (guint i = 0; i < ETHOS_PASTE_MAX_LINES + 3; i++)
    g_string_append (text, "We listen\n");
  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_PRIVATE);
  take_text (fixture, text->str);
  dialog = find_dialog ();
  wait_for_lines (dialog, "These are the lines 1 to 2000. 3 more come after them.");
  g_assert_nonnull (board_fixture_find_button (GTK_WIDGET (dialog), "_Add 2000 Notes"));
  began = g_get_monotonic_time ();
  click (GTK_WINDOW (dialog), "_Leave Out 1999 Repeats");
  g_test_message ("1999 left out in %" G_GINT64_FORMAT " ms",
                  (g_get_monotonic_time () - began) / 1000);
  g_assert_cmpint (g_get_monotonic_time () - began, <, 5 * G_USEC_PER_SEC);
  click (GTK_WINDOW (dialog), "_Add 1 Note");
  g_assert_cmpuint (board_fixture_count_notes (fixture), ==, 1);
  /* A wall that is not shown yet must not tell that there is one like it; what was added from here
   * is known here. */
  wait_for_lines (dialog, "These are the lines 2001 to 2003. 0 more come after them.");
  g_assert_nonnull (board_fixture_find_button (GTK_WIDGET (dialog), "_Leave Out 3 Repeats"));
  click (GTK_WINDOW (dialog), "_Leave Out 3 Repeats");
  g_assert_nonnull (board_fixture_find_button (GTK_WIDGET (dialog), "_Add 0 Notes"));
  gtk_window_close (GTK_WINDOW (dialog));
  run_loop ();
}

/* Where the wall is full, nothing that was pasted is lost: it stays in the preview. */
static void
test_refused (BoardFixture *fixture, gconstpointer data)
{
  EthosPasteDialog *dialog;

  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_PRIVATE);
  take_text (fixture, "one\ntwo\n");
  dialog = find_dialog ();
  ethos_store_set_read_only (fixture->store, TRUE);
  click (GTK_WINDOW (dialog), "_Add 2 Notes");
  run_loop ();
  g_assert_true (find_dialog () == dialog);
  g_assert_cmpuint (fixture->n_refused, ==, 1);
  fixture->n_refused = 0;
  ethos_store_set_read_only (fixture->store, FALSE);
  click (GTK_WINDOW (dialog), "_Add 2 Notes");
  run_loop ();
  g_assert_null (find_dialog ());
  g_assert_cmpuint (board_fixture_count_notes (fixture), ==, 2);
}

/* On the wall, too, a paste belongs into the box, which comes back from behind a selection. */
static void
test_paste_on_wall (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall;
  EthosNoteEntry *entry = board_fixture_find (fixture->view, ETHOS_TYPE_NOTE_ENTRY);
  g_autofree char *text = NULL;

  board_fixture_add_notes (fixture, 2);
  wall = board_fixture_reveal_wall (fixture);
  board_fixture_press (wall, GDK_KEY_a, GDK_CONTROL_MASK);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (fixture->view), "one");
  g_assert_true (board_fixture_press (wall, GDK_KEY_v, GDK_CONTROL_MASK));
  while (text == NULL || *text == '\0')
    {
      g_main_context_iteration (NULL, TRUE);
      g_free (text);
      text = ethos_note_entry_dup_text (entry);
    }
  g_assert_cmpstr (text, ==, "one");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (entry)));
}

/* Another program, from which something can be dragged. */
static int
offer (const char *type, const char *bytes)
{
  GtkWidget *window;
  GtkDragSource *source = gtk_drag_source_new ();
  g_autoptr (GBytes) offered = g_bytes_new (bytes, strlen (bytes));
  g_autoptr (GdkContentProvider) content = gdk_content_provider_new_for_bytes (type, offered);

  gtk_init ();
  window = gtk_window_new ();
  gtk_window_set_title (GTK_WINDOW (window), OTHER_TITLE);
  gtk_window_set_default_size (GTK_WINDOW (window), OTHER_SIZE, OTHER_SIZE);
  gtk_drag_source_set_content (source, content);
  gtk_widget_add_controller (window, GTK_EVENT_CONTROLLER (source));
  gtk_window_present (GTK_WINDOW (window));
  while (TRUE)
    g_main_context_iteration (NULL, TRUE);
  return EXIT_SUCCESS;
}

static void
run_pointer (const char *arguments)
{
  g_autofree char *command = g_strconcat ("xdotool ", arguments, NULL);

  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

/* Drags what another program offers onto the wall. It takes its time to notice that it is dragged
 * from, so the pointer goes on until the wall says that it would take it. */
static GSubprocess *
drag_from_other (BoardFixture *fixture, const char *type, const char *bytes)
{
  g_autoptr (GSubprocess) other = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *there =
      g_strdup_printf ("mousemove %d %d", gtk_widget_get_width (fixture->view) / 2,
                       gtk_widget_get_height (fixture->view) / 2);
  const char *steps[] = { "mousemove 60 60", there, "mousemove_relative 5 5" };

  other = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "/proc/self/exe", OFFER, type, bytes,
                            NULL);
  g_assert_no_error (error);
  run_pointer ("search --sync --onlyvisible --name " OTHER_TITLE " mousemove 20 20 mousedown 1");
  for (guint i = 0; !(gtk_widget_get_state_flags (fixture->view) & GTK_STATE_FLAG_DROP_ACTIVE); i++)
    run_pointer (steps[i % G_N_ELEMENTS (steps)]);
  run_pointer ("mouseup 1");
  while (gtk_widget_get_state_flags (fixture->view) & GTK_STATE_FLAG_DROP_ACTIVE)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (&other);
}

static void
end (GSubprocess *other)
{
  g_subprocess_force_exit (other);
  g_assert_true (g_subprocess_wait (other, NULL, NULL));
  g_object_unref (other);
}

/* One line goes into the box, a file into its preview. */
static void
test_drop_foreign (BoardFixture *fixture, gconstpointer data)
{
  EthosNoteEntry *entry = board_fixture_find (fixture->view, ETHOS_TYPE_NOTE_ENTRY);
  g_autofree char *path = write_file ("notes.txt", "one\ntwo\n", 8);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *uris = g_strconcat (uri, "\r\n", NULL);
  g_autofree char *text = NULL;
  GSubprocess *other;
  EthosPasteDialog *dialog;

  board_fixture_add_notes (fixture, 1);
  board_fixture_reveal_wall (fixture);
  other = drag_from_other (fixture, "text/plain;charset=utf-8", "from elsewhere");
  while (g_strcmp0 (text, "from elsewhere") != 0)
    {
      g_main_context_iteration (NULL, TRUE);
      g_free (text);
      text = ethos_note_entry_dup_text (entry);
    }
  end (other);
  other = drag_from_other (fixture, "text/uri-list", uris);
  while ((dialog = find_dialog ()) == NULL)
    g_main_context_iteration (NULL, TRUE);
  ui_harness_settle (GTK_WIDGET (dialog));
  g_assert_nonnull (board_fixture_find_button (GTK_WIDGET (dialog), "_Add 2 Notes"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  end (other);
  remove_file (path);
}

int
main (int argc, char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], OFFER))
    return offer (argv[2], argv[3]);
  ui_harness_init (&argc, &argv);
  ADD ("/import/files", test_files);
  ADD ("/import/full-table", test_full_table);
  ADD ("/import/file-limits", test_file_limits);
  ADD ("/import/table", test_table);
  ADD ("/import/problem", test_problem);
  ADD ("/import/many", test_many);
  ADD ("/import/slow", test_slow);
  ADD ("/import/many-same", test_many_same);
  ADD ("/import/refused", test_refused);
  ADD ("/import/paste-on-wall", test_paste_on_wall);
  ADD ("/drop-foreign", test_drop_foreign);
  return g_test_run ();
}
