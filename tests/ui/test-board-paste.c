// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <string.h>

#include "board-fixture.h"
#include "ethos-announce.h"
#include "ethos-note-entry.h"
#include "ethos-paste-dialog.h"
#include "ethos-paste-item.h"
#include "ethos-paste-reader.h"
#include "ethos-paste-text.h"
#include "ui-harness.h"

/* What is pasted, and becomes notes. */

static void
problem_cb (GObject *object, GParamSpec *pspec, gboolean *done)
{
  *done = TRUE;
}

static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, text);
  return found;
}

static void
pasted_cb (EthosNoteEntry *entry, const char *text, char **pasted)
{
  *pasted = g_strdup (text);
}

static void
test_paste (BoardFixture *fixture, gconstpointer data)
{
  EthosNoteEntry *entry = ETHOS_NOTE_ENTRY (g_object_ref_sink (ethos_note_entry_new ("Write")));
  GtkWidget *text = board_fixture_find (GTK_WIDGET (entry), GTK_TYPE_TEXT_VIEW);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->view);
  g_autoptr (GBytes) pixels = g_bytes_new_take (g_malloc0 (4), 4);
  g_autoptr (GdkTexture) picture = gdk_memory_texture_new (1, 1, GDK_MEMORY_DEFAULT, pixels, 4);
  GtkWidget *box = gtk_widget_get_first_child (fixture->view);
  g_autofree char *pasted = NULL;
  g_autofree char *got = NULL;
  GtkWidget *problem;
  gboolean done = FALSE;

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (entry));
  gdk_clipboard_set_text (clipboard, "one");
  g_signal_connect (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "notify::text",
                    G_CALLBACK (problem_cb), &done);
  g_signal_emit_by_name (text, "paste-clipboard");
  while (got == NULL || *got == '\0')
    {
      g_main_context_iteration (NULL, TRUE);
      g_free (got);
      got = ethos_note_entry_dup_text (entry);
    }
  g_assert_cmpstr (got, ==, "one");

  g_signal_connect (entry, "pasted-lines", G_CALLBACK (pasted_cb), &pasted);
  gdk_clipboard_set_text (clipboard, "two\nthree\n");
  g_signal_emit_by_name (text, "paste-clipboard");
  while (pasted == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (pasted, ==, "two\nthree\n");

  gdk_clipboard_set_texture (clipboard, picture);
  g_signal_emit_by_name (text, "paste-clipboard");
  while (!board_fixture_has_text (GTK_WIDGET (entry), "picture"))
    g_main_context_iteration (NULL, TRUE);
  problem = find_label (GTK_WIDGET (entry), "picture");
  g_assert_true (gtk_widget_get_visible (problem));

  /* What went wrong before is gone once something was pasted, even into a dialog. */
  g_clear_pointer (&pasted, g_free);
  gdk_clipboard_set_text (clipboard, "two\nthree\n");
  g_signal_emit_by_name (text, "paste-clipboard");
  while (pasted == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (gtk_widget_get_visible (problem));
  gtk_box_remove (GTK_BOX (box), GTK_WIDGET (entry));
  g_object_unref (entry);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static char *
paste (GdkClipboard *clipboard, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ethos_paste_read_async (clipboard, NULL, read_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return ethos_paste_read_finish (result, error);
}

static GdkContentProvider *
offer (const char *type, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return gdk_content_provider_new_for_bytes (type, bytes);
}

/* Each kind of thing that is not text is told apart, because what helps is different. */
static void
test_paste_formats (BoardFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *type;
    EthosPasteError code;
    const char *says;
  } rows[] = {
    { "text/html", ETHOS_PASTE_ERROR_FORMATTED, "formatted page without plain text" },
    { "text/rtf", ETHOS_PASTE_ERROR_FORMATTED, "formatted page without plain text" },
    { "image/x-own", ETHOS_PASTE_ERROR_PICTURE, "picture" },
    { "application/x-own", ETHOS_PASTE_ERROR_NOT_TEXT, "not text" },
  };
  static const char *const taken[] = { "text/csv", "text/csv;charset=utf-8", "text/markdown" };
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->view);
  GdkContentProvider *both[2];
  g_autoptr (GdkContentProvider) page = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GdkContentProvider) provider = offer (rows[i].type, "<b>one</b>");

      g_assert_true (gdk_clipboard_set_content (clipboard, provider));
      g_assert_null (paste (clipboard, &error));
      g_assert_error (error, ETHOS_PASTE_ERROR, (int) rows[i].code);
      g_assert_nonnull (strstr (error->message, rows[i].says));
      g_clear_error (&error);
    }

  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    {
      g_autoptr (GdkContentProvider) provider = offer (taken[i], "one,two");
      g_autofree char *alone = NULL;

      g_assert_true (gdk_clipboard_set_content (clipboard, provider));
      alone = paste (clipboard, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (alone, ==, "one,two");
    }

  /* A page that brings its words along as plain text is plain text. */
  both[0] = offer ("text/html", "<b>one</b>");
  both[1] = offer ("text/plain;charset=utf-8", "one");
  page = gdk_content_provider_new_union (both, G_N_ELEMENTS (both));
  g_assert_true (gdk_clipboard_set_content (clipboard, page));
  text = paste (clipboard, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "one");

  g_assert_true (gdk_clipboard_set_content (clipboard, NULL));
  g_assert_null (paste (clipboard, &error));
  g_assert_error (error, ETHOS_PASTE_ERROR, ETHOS_PASTE_ERROR_EMPTY);
}

static gboolean
copy_late_cb (gpointer user_data)
{
  gdk_clipboard_set_text (user_data, "late");
  return G_SOURCE_REMOVE;
}

/* Another program says only a while after the copy what it has copied. */
static void
test_paste_late (BoardFixture *fixture, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->view);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (gdk_clipboard_set_content (clipboard, NULL));
  g_timeout_add (50, copy_late_cb, clipboard);
  text = paste (clipboard, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "late");
}

static gboolean
lines_chosen_cb (EthosPasteDialog *dialog, GPtrArray *items, char **joined)
{
  g_autoptr (GString) texts = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (texts, "%s%s", i > 0 ? "|" : "",
                            ethos_paste_item_get_text (g_ptr_array_index (items, i)));
  g_free (*joined);
  *joined = g_string_free (g_steal_pointer (&texts), FALSE);
  return FALSE;
}

/* From another program it comes in pieces, and more of them than anybody asked for. */
static void
test_paste_foreign (BoardFixture *fixture, gconstpointer data)
{
  EthosNoteEntry *entry = ETHOS_NOTE_ENTRY (g_object_ref_sink (ethos_note_entry_new ("Write")));
  GtkWidget *box = gtk_widget_get_first_child (fixture->view);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->view);
  g_autofree char *much = g_strnfill (ETHOS_PASTE_MAX_BYTES + 1000, 'x');
  g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), "much.txt", NULL);
  g_autoptr (GSubprocess) other = NULL;
  g_autoptr (GError) error = NULL;

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (entry));
  g_file_set_contents (path, much, -1, &error);
  g_assert_no_error (error);
  other = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "xclip", "-quiet", "-selection",
                            "clipboard", "-in", path, NULL);
  g_assert_no_error (error);
  while (gdk_clipboard_is_local (clipboard) ||
         !gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard),
                                                 "text/plain;charset=utf-8"))
    g_main_context_iteration (NULL, TRUE);
  ethos_note_entry_paste (entry);
  while (!board_fixture_has_text (GTK_WIDGET (entry), "This is more than 8 MB of text. Save it "
                                                      "as a file, and import that."))
    g_main_context_iteration (NULL, TRUE);
  g_subprocess_force_exit (other);
  gtk_box_remove (GTK_BOX (box), GTK_WIDGET (entry));
  g_object_unref (entry);
}

static void
test_paste_dialog (BoardFixture *fixture, gconstpointer data)
{
  GtkWindow *dialog = ethos_paste_dialog_new (fixture->window, "- a\n- b\n- A\n- c\n", NULL, NULL);
  GtkTextBuffer *first;
  g_autofree char *joined = NULL;

  gtk_window_present (dialog);
  ui_harness_settle (GTK_WIDGET (dialog));
  g_signal_connect (dialog, "lines-chosen", G_CALLBACK (lines_chosen_cb), &joined);
  g_assert_nonnull (board_fixture_find_button (GTK_WIDGET (dialog), "_Add 4 Notes"));
  g_assert_true (board_fixture_has_text (GTK_WIDGET (dialog), "Same as line 1"));
  g_signal_emit_by_name (board_fixture_find_button (GTK_WIDGET (dialog), "_Leave Out 1 Repeat"),
                         "clicked");
  g_assert_nonnull (board_fixture_find_button (GTK_WIDGET (dialog), "_Add 3 Notes"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (board_fixture_find (GTK_WIDGET (dialog),
                                                                           GTK_TYPE_CHECK_BUTTON)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Make a note: \u2068a\u2069");
  first = gtk_text_view_get_buffer (board_fixture_find (GTK_WIDGET (dialog), GTK_TYPE_TEXT_VIEW));
  gtk_text_buffer_set_text (first, "", -1);
  g_assert_nonnull (board_fixture_find_button (GTK_WIDGET (dialog), "_Add 2 Notes"));
  gtk_text_buffer_set_text (first, "z", -1);
  g_signal_emit_by_name (board_fixture_find_button (GTK_WIDGET (dialog), "_Add 3 Notes"),
                         "clicked");
  g_assert_cmpstr (joined, ==, "z|b|c");
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static GtkWidget *
get_line (GtkWindow *dialog)
{
  GtkWidget *focus = gtk_window_get_focus (dialog);
  GtkWidget *list = board_fixture_find (GTK_WIDGET (dialog), GTK_TYPE_LIST_VIEW);

  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_get_parent (focus) == list);
  return focus;
}

/* The lines are one stop of Tab, each says what it is, and keys do what there is to do. */
static void
test_paste_keys (BoardFixture *fixture, gconstpointer data)
{
  GtkWindow *dialog = ethos_paste_dialog_new (fixture->window, "- a\n- b\n- A\n", NULL, NULL);
  GtkWidget *list, *line;

  gtk_window_present (dialog);
  ui_harness_settle (GTK_WIDGET (dialog));
  list = board_fixture_find (GTK_WIDGET (dialog), GTK_TYPE_LIST_VIEW);
  g_assert_true (gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD));
  line = get_line (dialog);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, "a");
  g_assert_cmpstr (ethos_get_description (line), ==, "checked, 1 of 3");
  g_assert_true (gtk_widget_child_focus (list, GTK_DIR_DOWN));
  g_assert_true (gtk_widget_child_focus (list, GTK_DIR_DOWN));
  line = get_line (dialog);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, "A");
  g_assert_cmpstr (ethos_get_description (line), ==, "checked, 3 of 3, Same as line 1");

  g_assert_true (board_fixture_press (list, GDK_KEY_space, 0));
  g_assert_cmpstr (ethos_get_description (line), ==, "left out, 3 of 3, Same as line 1");
  g_assert_nonnull (board_fixture_find_button (GTK_WIDGET (dialog), "_Add 2 Notes"));
  g_assert_true (board_fixture_press (list, GDK_KEY_space, 0));
  g_assert_nonnull (board_fixture_find_button (GTK_WIDGET (dialog), "_Add 3 Notes"));

  /* Into the text and back, with what was typed and without. */
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *text;

      g_assert_true (board_fixture_press (list, i == 0 ? GDK_KEY_F2 : GDK_KEY_Return, 0));
      text = gtk_window_get_focus (dialog);
      g_assert_true (GTK_IS_TEXT_VIEW (text));
      g_assert_false (board_fixture_press (list, GDK_KEY_space, 0));
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)),
                                i == 0 ? "changed" : "not this", -1);
      g_assert_true (board_fixture_press (text, i == 0 ? GDK_KEY_Return : GDK_KEY_Escape, 0));
      g_assert_true (get_line (dialog) == line);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           "changed");
    }
  ui_harness_settle (GTK_WIDGET (dialog));
  /* Round again, over one line. */
  ui_harness_assert_tab_comes_round (line, 6);
  gtk_window_destroy (dialog);
}

/* All of a long line can be read, whichever way it runs, and it stays one line. */
static void
test_paste_long (BoardFixture *fixture, gconstpointer data)
{
  static const char *const words[] = { "we listen until people feel heard ",
                                       "\u05D0\u05E0\u05D7\u05E0\u05D5 \u05DE\u05E7"
                                       "\u05E9\u05D9\u05D1\u05D9\u05DD " };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GString) text = g_string_new ("short\n");
      GtkWindow *dialog;
      GtkWidget *first, *second, *list;
      GtkTextBuffer *buffer;
      graphene_rect_t bounds;
      GdkRectangle last;
      GtkTextIter end;
      int line_height;

      while (text->len < 300)
        g_string_append (text, words[i]);
      dialog = ethos_paste_dialog_new (fixture->window, text->str, NULL, NULL);
      gtk_window_present (dialog);
      ui_harness_settle (GTK_WIDGET (dialog));
      list = board_fixture_find (GTK_WIDGET (dialog), GTK_TYPE_LIST_VIEW);
      first = board_fixture_find (list, GTK_TYPE_TEXT_VIEW);
      second = board_fixture_find (gtk_widget_get_last_child (list), GTK_TYPE_TEXT_VIEW);
      g_assert_true (first != second);
      line_height = gtk_widget_get_height (first);
      g_assert_cmpint (gtk_widget_get_height (second), >, 2 * line_height - 8);
      g_assert_cmpint (line_height, >=, 20);
      g_assert_true (gtk_widget_compute_bounds (second, GTK_WIDGET (dialog), &bounds));
      g_assert_cmpfloat (bounds.origin.x, >=, 0);
      g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=,
                         gtk_widget_get_width (GTK_WIDGET (dialog)));
      /* It goes on below, and its end is in view. */
      gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (GTK_TEXT_VIEW (second)), &end);
      gtk_text_view_get_iter_location (GTK_TEXT_VIEW (second), &end, &last);
      g_assert_cmpint (last.y, >=, last.height);
      g_assert_cmpint (last.y + last.height, <=, gtk_widget_get_height (second));
      buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (first));
      gtk_text_buffer_insert_at_cursor (buffer, "two\nlines", -1);
      g_assert_cmpint (gtk_text_buffer_get_line_count (buffer), ==, 1);
      /* A line that gets longer gets higher. */
      gtk_text_buffer_insert_at_cursor (buffer, text->str, -1);
      ui_harness_settle (GTK_WIDGET (dialog));
      g_assert_cmpint (gtk_widget_get_height (first), >, line_height);
      gtk_window_destroy (dialog);
    }
}

/* A box for text keeps it for itself, so labels are not enough. */
static gboolean
has_entry (GtkWidget *widget)
{
  return board_fixture_find (widget, GTK_TYPE_TEXT_VIEW) != NULL;
}

static void
test_paste_covered (BoardFixture *fixture, gconstpointer data)
{
  GtkWindow *dialog =
      ethos_paste_dialog_new (fixture->window, "- one\n- two\n", NULL, fixture->privacy);

  gtk_window_present (dialog);
  ui_harness_settle (GTK_WIDGET (dialog));
  g_assert_false (has_entry (GTK_WIDGET (dialog)));
  g_assert_true (board_fixture_has_text (GTK_WIDGET (dialog), "2 lines stay covered"));
  g_assert_false (gtk_widget_get_visible (
      board_fixture_find_button (GTK_WIDGET (dialog), "Paste as _One Note")));

  g_signal_emit_by_name (board_fixture_find_button (GTK_WIDGET (dialog), "_Show the Lines Here"),
                         "clicked");
  ui_harness_settle (GTK_WIDGET (dialog));
  g_assert_true (has_entry (GTK_WIDGET (dialog)));
  g_assert_true (gtk_widget_get_visible (
      board_fixture_find_button (GTK_WIDGET (dialog), "Paste as _One Note")));

  /* Once asked for is not for ever: another answer covers them again. */
  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_PRIVATE);
  ui_harness_settle (GTK_WIDGET (dialog));
  g_assert_true (has_entry (GTK_WIDGET (dialog)));
  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_SEEN);
  ui_harness_settle (GTK_WIDGET (dialog));
  g_assert_false (has_entry (GTK_WIDGET (dialog)));
  gtk_window_destroy (dialog);
}

/* Nothing of a line that is longer than a note is lost: it comes as several notes, one after the
 * other, and what was done is said where it is read first. */
static void
test_paste_too_long (BoardFixture *fixture, gconstpointer data)
{
  GtkWidget *entry = board_fixture_find (fixture->view, ETHOS_TYPE_NOTE_ENTRY);
  g_autofree char *sentence = g_strnfill (398, 'a');
  g_autofree char *pasted = g_strconcat (sentence, ". ", sentence, ". End", NULL);
  g_autofree char *expected = g_strconcat (sentence, ".|", sentence, ". End", NULL);
  g_autofree char *joined = NULL;
  g_autofree char *box = NULL;
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  guint n_windows = g_list_model_get_n_items (windows);
  g_autoptr (GtkWindow) dialog = NULL;

  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_PRIVATE);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (fixture->view), pasted);
  ethos_note_entry_paste (ETHOS_NOTE_ENTRY (entry));
  wait_until (g_list_model_get_n_items (windows) > n_windows);
  for (guint i = 0; i < g_list_model_get_n_items (windows) && dialog == NULL; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ETHOS_IS_PASTE_DIALOG (window))
        dialog = g_steal_pointer (&window);
    }
  g_assert_nonnull (dialog);
  ui_harness_settle (GTK_WIDGET (dialog));
  box = ethos_note_entry_dup_text (ETHOS_NOTE_ENTRY (entry));
  g_assert_cmpstr (box, ==, "");
  g_assert_true (board_fixture_has_text (GTK_WIDGET (dialog), "1 line is too long for one note"));
  g_assert_true (board_fixture_has_text (GTK_WIDGET (dialog), "Part 2 of 2 of a long line"));
  g_signal_connect (dialog, "lines-chosen", G_CALLBACK (lines_chosen_cb), &joined);
  g_signal_emit_by_name (board_fixture_find_button (GTK_WIDGET (dialog), "_Add 2 Notes"),
                         "clicked");
  g_assert_cmpstr (joined, ==, expected);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* The wheel scrolls the list, also where it turns over the words of a line. */
static void
test_paste_wheel (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *turn = NULL;
  GtkAdjustment *scroll;
  GtkWidget *list, *words;
  graphene_rect_t bounds;
  GtkWindow *dialog;
  double x, y;

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (text, "%u we listen\n", i);
  dialog = ethos_paste_dialog_new (fixture->window, text->str, NULL, NULL);
  gtk_window_present (dialog);
  ui_harness_settle (GTK_WIDGET (dialog));
  list = board_fixture_find (GTK_WIDGET (dialog), GTK_TYPE_LIST_VIEW);
  words = board_fixture_find (list, GTK_TYPE_TEXT_VIEW);
  scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  g_assert_cmpfloat (gtk_adjustment_get_value (scroll), ==, 0);
  g_assert_true (gtk_widget_compute_bounds (words, GTK_WIDGET (dialog), &bounds));
  gtk_native_get_surface_transform (GTK_NATIVE (dialog), &x, &y);
  turn = g_strdup_printf ("xdotool mousemove %d %d click 5 click 5",
                          (int) (x + bounds.origin.x + bounds.size.width / 2),
                          (int) (y + bounds.origin.y + bounds.size.height / 2));
  g_assert_true (g_spawn_command_line_sync (turn, NULL, NULL, NULL, NULL));
  wait_until (gtk_adjustment_get_value (scroll) > 0);
  gtk_window_destroy (dialog);
}

int
main (int argc, char **argv)
{
  ui_harness_init (&argc, &argv);
  ADD ("/paste", test_paste);
  ADD ("/paste-formats", test_paste_formats);
  ADD ("/paste-late", test_paste_late);
  ADD ("/paste-foreign", test_paste_foreign);
  ADD ("/paste-dialog", test_paste_dialog);
  ADD ("/paste-keys", test_paste_keys);
  ADD ("/paste-long", test_paste_long);
  ADD ("/paste-too-long", test_paste_too_long);
  ADD ("/paste-wheel", test_paste_wheel);
  ADD ("/paste-covered", test_paste_covered);
  return g_test_run ();
}
