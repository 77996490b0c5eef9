// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <string.h>

#include "board-fixture.h"
#include "ethos-note-export.h"
#include "ethos-wall-exchange.h"
#include "ui-harness.h"

/* What leaves the wall: by the clipboard and as a file. */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* What another program gets that asks for one type. */
static char *
read_clipboard (BoardFixture *fixture, const char *type, gsize *length)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->view);
  const char *types[] = { type, NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, NULL, read_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  stream = gdk_clipboard_read_finish (clipboard, result, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  g_output_stream_splice_async (memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, read_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_output_stream_splice_finish (memory, result, &error);
  g_assert_no_error (error);
  if (length != NULL)
    *length = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory));
  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory)));
}

static gboolean
offers (BoardFixture *fixture, const char *type)
{
  return gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (
                                                    gtk_widget_get_clipboard (fixture->view)),
                                                type);
}

static void
group (BoardFixture *fixture, const char *text, const char *title)
{
  const char *ids[] = { board_fixture_find_note (fixture, text)->record.id, NULL };

  board_fixture_run (fixture, ethos_op_new ("notes-group", "notes", ids, "title", title, NULL));
  ui_harness_settle (fixture->view);
}

/* One copy, and each program takes what it knows. */
static void
test_copy (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall;
  g_autofree char *plain = NULL;
  g_autofree char *markdown = NULL;
  g_autofree char *csv = NULL;

  board_fixture_add_notes (fixture, 2);
  board_fixture_run (fixture, ethos_op_new ("note-add", "text", "=1+1", NULL));
  wall = board_fixture_reveal_wall (fixture);
  group (fixture, "=1+1", "Sums");
  g_assert_true (board_fixture_press (wall, GDK_KEY_a, GDK_CONTROL_MASK));
  g_assert_true (board_fixture_press (wall, GDK_KEY_c, GDK_CONTROL_MASK));

  plain = read_clipboard (fixture, "text/plain;charset=utf-8", NULL);
  g_assert_true (g_str_has_prefix (plain, "=1+1\nSecret "));
  g_assert_nonnull (strstr (plain, "Secret 0\n"));
  g_assert_nonnull (strstr (plain, "Secret 1\n"));
  markdown = read_clipboard (fixture, "text/markdown;charset=utf-8", NULL);
  g_assert_true (g_str_has_prefix (markdown, "## Sums\n\n- \\=1+1\n\n## Not grouped\n\n- Secret"));
  csv = read_clipboard (fixture, "text/csv;charset=utf-8", NULL);
  g_assert_nonnull (strstr (csv, "\"'=1+1\",\"Sums\",\"straw\",\"1\",\"\",\"0\",\"0\"\r\n"));
  /* A picture would win in a word processor, where words were meant. */
  g_assert_false (offers (fixture, "image/png"));
}

/* Without a selection it is the note, or the group, that has the focus. */
static void
test_copy_focused (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall;
  g_autofree char *note = NULL;
  g_autofree char *notes = NULL;

  board_fixture_add_notes (fixture, 3);
  wall = board_fixture_reveal_wall (fixture);
  group (fixture, "Secret 1", "Few");
  gtk_widget_grab_focus (board_fixture_find_note_view (GTK_WIDGET (wall), "Secret 2"));
  g_assert_true (board_fixture_press (wall, GDK_KEY_c, GDK_CONTROL_MASK));
  note = read_clipboard (fixture, "text/plain;charset=utf-8", NULL);
  g_assert_cmpstr (note, ==, "Secret 2\n");

  gtk_widget_grab_focus (
      board_fixture_find (GTK_WIDGET (wall), g_type_from_name ("EthosGroupColumn")));
  g_assert_true (board_fixture_press (wall, GDK_KEY_c, GDK_CONTROL_MASK));
  notes = read_clipboard (fixture, "text/plain;charset=utf-8", NULL);
  g_assert_cmpstr (notes, ==, "Secret 1\n");
  /* Its name selects them; what is copied then is what is selected. */
  g_assert_true (board_fixture_press (wall, GDK_KEY_space, 0));
  g_assert_cmpuint (ethos_notes_wall_count_selected (wall), ==, 1);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (fixture->view), "Something else");
  g_assert_true (board_fixture_press (wall, GDK_KEY_c, GDK_CONTROL_MASK));
  board_fixture_wait_for_announcement (fixture, "1 note copied", "copied");
  g_clear_pointer (&notes, g_free);
  notes = read_clipboard (fixture, "text/plain;charset=utf-8", NULL);
  g_assert_cmpstr (notes, ==, "Secret 1\n");
  /* A group is not cut: its notes would be gone with it. */
  board_fixture_press (wall, GDK_KEY_x, GDK_CONTROL_MASK);
  g_assert_cmpuint (board_fixture_count_notes (fixture), ==, 3);
}

static void
test_cut (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall;
  g_autofree char *text = NULL;
  g_autofree char *cut = NULL;

  board_fixture_add_notes (fixture, 3);
  wall = board_fixture_reveal_wall (fixture);
  cut = g_strconcat (board_fixture_get_focus_text (fixture), "\n", NULL);
  g_assert_true (board_fixture_press (wall, GDK_KEY_x, GDK_CONTROL_MASK));
  board_fixture_wait_for_announcement (fixture, "1 note cut", "copied");
  text = read_clipboard (fixture, "text/plain;charset=utf-8", NULL);
  g_assert_cmpstr (text, ==, cut);
  g_assert_cmpuint (board_fixture_count_notes (fixture), ==, 2);
  /* The focus stays on the wall. */
  g_assert_nonnull (board_fixture_get_focus_text (fixture));
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  g_assert_cmpuint (board_fixture_count_notes (fixture), ==, 3);
}

/* What was asked for as Markdown is Markdown for programs that know only text. */
static void
test_copy_as (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall;
  g_autofree char *markdown = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *png = NULL;
  gsize length;

  board_fixture_add_notes (fixture, 1);
  wall = board_fixture_reveal_wall (fixture);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (wall), "notes.copy-as", "s", "markdown"));
  markdown = read_clipboard (fixture, "text/plain;charset=utf-8", NULL);
  g_assert_cmpstr (markdown, ==, "- Secret 0\n");
  g_assert_false (offers (fixture, "text/csv;charset=utf-8"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (wall), "notes.copy-all-as", "s", "csv"));
  csv = read_clipboard (fixture, "text/plain;charset=utf-8", NULL);
  g_assert_true (g_str_has_prefix (csv, "\"note\",\"group\""));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (wall), "notes.copy-as", "s", "picture"));
  while (!offers (fixture, "image/png"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (offers (fixture, "text/plain;charset=utf-8"));
  png = read_clipboard (fixture, "image/png", &length);
  g_assert_cmpuint (length, >, 1000);
  g_assert_cmpmem (png, 4, "\211PNG", 4);
}

static void
tell_cb (GSimpleAction *action, GVariant *text, char **told)
{
  g_free (*told);
  *told = g_variant_dup_string (text, NULL);
}

/* A group without notes goes along, and is none of them. */
static void
test_copied_count (BoardFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *format;
    const char *told;
  } copies[] = {
    { "markdown", "1 note copied as Markdown" },
    { "csv", "1 note copied as a table" },
    { "picture", "Picture of 1 note copied" },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) tell = g_simple_action_new ("tell", G_VARIANT_TYPE_STRING);
  g_autofree char *told = NULL;
  const char *ids[] = { NULL, NULL };
  EthosNotesWall *wall;

  g_signal_connect (tell, "activate", G_CALLBACK (tell_cb), &told);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (tell));
  gtk_widget_insert_action_group (fixture->view, "win", G_ACTION_GROUP (actions));
  board_fixture_add_notes (fixture, 1);
  wall = board_fixture_reveal_wall (fixture);
  group (fixture, "Secret 0", "Nothing yet");
  ids[0] = board_fixture_find_note (fixture, "Secret 0")->record.id;
  board_fixture_run (fixture, ethos_op_new ("notes-ungroup", "notes", ids, NULL));
  ui_harness_settle (fixture->view);
  for (guint i = 0; i < G_N_ELEMENTS (copies); i++)
    {
      g_clear_pointer (&told, g_free);
      gtk_widget_activate_action (GTK_WIDGET (wall), "notes.copy-all-as", "s", copies[i].format);
      wait_until (told != NULL);
      g_assert_cmpstr (told, ==, copies[i].told);
    }
}

/* Spreadsheets need the mark to read what is not English. */
static void
test_file (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall;
  g_autoptr (EthosCopyOut) notes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) csv = NULL;
  g_autoptr (GBytes) text = NULL;

  board_fixture_add_notes (fixture, 1);
  wall = board_fixture_reveal_wall (fixture);
  notes = ethos_wall_exchange_collect (wall, NULL);
  g_assert_cmpuint (ethos_copy_out_count (notes), ==, 1);
  csv = ethos_copy_out_make (notes, ETHOS_COPY_CSV, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (g_bytes_get_data (csv, NULL), "\357\273\277\"note\""));
  text = ethos_copy_out_make (notes, ETHOS_COPY_TEXT, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (text, NULL), g_bytes_get_size (text), "Secret 0\n", 9);
}

/* Hidden notes are nowhere on the wall, so that nothing of them can be copied; what is set aside
 * stays where it is. */
static void
test_hidden (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = board_fixture_find (fixture->view, ETHOS_TYPE_NOTES_WALL);
  g_autoptr (EthosCopyOut) notes = NULL;

  board_fixture_add_notes (fixture, 2);
  g_assert_null (ethos_wall_exchange_collect (wall, NULL));
  {
    const char *ids[] = { board_fixture_get_note (fixture, 0)->record.id, NULL };

    board_fixture_run (fixture, ethos_op_new ("notes-aside", "notes", ids, "value", TRUE, NULL));
  }
  board_fixture_reveal_wall (fixture);
  notes = ethos_wall_exchange_collect (wall, NULL);
  g_assert_cmpuint (ethos_copy_out_count (notes), ==, 1);
}

/* What is drawn may be looked at: ETHOS_TEST_PICTURE is where it goes. */
static void
test_picture (BoardFixture *fixture, gconstpointer data)
{
  const char *path = g_getenv ("ETHOS_TEST_PICTURE");
  EthosNotesWall *wall;
  g_autoptr (EthosCopyOut) notes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  board_fixture_add_notes (fixture, 14);
  board_fixture_run (fixture, ethos_op_new ("note-add", "text",
                                            "We write down what we decided, who does it and by "
                                            "when, and send it round the same day",
                                            "colour", 4, NULL));
  board_fixture_run (fixture,
                     ethos_op_new ("note-add", "text", "نستمع قبل أن نجيب", "colour", 2, NULL));
  wall = board_fixture_reveal_wall (fixture);
  group (fixture, "Secret 1", "What we promise each other");
  group (fixture, "Secret 2", "What we promise each other");
  notes = ethos_wall_exchange_collect (wall, NULL);
  png = ethos_copy_out_make (notes, ETHOS_COPY_PICTURE, NULL, &error);
  g_assert_no_error (error);
  texture = gdk_texture_new_from_bytes (png, &error);
  g_assert_no_error (error);
  /* Twice as sharp as the window. */
  g_assert_cmpint (gdk_texture_get_width (texture), >, gtk_widget_get_width (GTK_WIDGET (wall)));
  if (path != NULL)
    g_assert_true (gdk_texture_save_to_png (texture, path));
}

int
main (int argc, char *argv[])
{
  ui_harness_init (&argc, &argv);
  ADD ("/copy/types", test_copy);
  ADD ("/copy/focused", test_copy_focused);
  ADD ("/copy/cut", test_cut);
  ADD ("/copy/as", test_copy_as);
  ADD ("/copy/count", test_copied_count);
  ADD ("/copy/file", test_file);
  ADD ("/copy/hidden", test_hidden);
  ADD ("/copy/picture", test_picture);
  return g_test_run ();
}
