// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "board-fixture.h"
#include "ethos-announce.h"
#include "ethos-board-view.h"
#include "ethos-keyboard-window.h"
#include "ethos-note-entry.h"
#include "ethos-note-row.h"
#include "ethos-notes-wall.h"
#include "ethos-tint-chooser.h"
#include "ui-harness.h"

static void
typed_cb (GPid pid, int status, gpointer done)
{
  *(gboolean *) done = TRUE;
}

/* A long note is typed without GTK complaining: a warning ends the test. */
static void
test_long_note (BoardFixture *fixture, gconstpointer data)
{
  GtkWidget *entry = board_fixture_find (fixture->view, ETHOS_TYPE_NOTE_ENTRY);
  GtkWidget *text = board_fixture_find (entry, GTK_TYPE_TEXT_VIEW);
  g_autoptr (GString) words = g_string_new (NULL);
  const char *argv[] = { "xdotool", "type", "--delay", "10", NULL, NULL };
  gboolean done = FALSE;
  GPid pid;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  while (words->len < 450)
    g_string_append (words, "we listen until people feel heard and ");
  argv[4] = words->str;
  gtk_widget_grab_focus (text);
  g_assert_true (g_spawn_async (NULL, (char **) argv, NULL,
                                G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid,
                                NULL));
  g_child_watch_add (pid, typed_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  ui_harness_settle (fixture->view);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_assert_cmpint (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text))),
                   >=, 450);
}

/* Whoever clicks on a colour goes on writing, and a paste reaches the text from beside it. */
static void
test_colour (BoardFixture *fixture, gconstpointer data)
{
  GtkWidget *entry = board_fixture_find (fixture->view, ETHOS_TYPE_NOTE_ENTRY);
  GtkWidget *text = board_fixture_find (entry, GTK_TYPE_TEXT_VIEW);
  GtkWidget *tints = board_fixture_find (fixture->view, ETHOS_TYPE_TINT_CHOOSER);
  GtkWidget *swatch = gtk_widget_get_next_sibling (gtk_widget_get_first_child (tints));
  GtkWidget *add = board_fixture_find_button (fixture->view, "_Add Note");
  g_autofree char *got = NULL;

  gtk_widget_grab_focus (text);
  board_fixture_point_at (fixture, swatch, "click 1");
  wait_until (ethos_tint_chooser_get_tint (ETHOS_TINT_CHOOSER (tints)) == 1);
  g_assert_true (board_fixture_get_focus (fixture) == text);
  gtk_widget_grab_focus (add);
  board_fixture_point_at (fixture, gtk_widget_get_next_sibling (swatch), "click 1");
  wait_until (board_fixture_get_focus (fixture) == text);

  /* With the keyboard, the focus stays where the arrows are. */
  gtk_widget_grab_focus (tints);
  g_assert_true (board_fixture_press (tints, GDK_KEY_Right, 0));
  g_assert_true (gtk_widget_is_ancestor (board_fixture_get_focus (fixture), tints));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (fixture->view), "pasted");
  board_fixture_point_at (fixture, fixture->view, "key ctrl+v");
  wait_until (board_fixture_get_focus (fixture) == text);
  do
    {
      g_main_context_iteration (NULL, TRUE);
      g_free (got);
      got = ethos_note_entry_dup_text (ETHOS_NOTE_ENTRY (entry));
    }
  while (*got == '\0');
  g_assert_cmpstr (got, ==, "pasted");

  /* The button is for one note; the next is written at once. */
  board_fixture_point_at (fixture, add, "click 1");
  wait_until (board_fixture_find_note (fixture, "pasted") != NULL);
  wait_until (board_fixture_get_focus (fixture) == text);
}

/* What becomes of a note in the review is heard, at once and when the row is come back to. */
static void
test_aside_said (BoardFixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  const char *ids[] = { NULL, NULL };
  GtkWidget *button, *row;

  board_fixture_add_notes (fixture, 3);
  ids[0] = id = g_strdup (board_fixture_find_note (fixture, "Secret 1")->record.id);
  board_fixture_run (fixture, ethos_op_new ("notes-aside", "notes", ids, "value", TRUE, NULL));
  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_PRIVATE);
  gtk_widget_activate_action (fixture->view, "board.review", NULL);
  ui_harness_settle (fixture->view);
  button = board_fixture_find_button (fixture->view, "Bring Back");
  row = gtk_widget_get_parent (gtk_widget_get_ancestor (button, ETHOS_TYPE_NOTE_ROW));
  g_assert_cmpstr (ethos_get_description (row), ==, "Set aside");
  gtk_widget_grab_focus (button);
  g_signal_emit_by_name (button, "clicked");
  ui_harness_settle (fixture->view);
  ui_harness_assert_said (button, "Brought back");
  g_assert_null (ethos_get_description (row));
}

/* Hidden notes answer to the keys that they have on the wall. */
static void
test_review_keys (BoardFixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  GtkWidget *button, *row;

  board_fixture_add_notes (fixture, 2);
  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_PRIVATE);
  gtk_widget_activate_action (fixture->view, "board.review", NULL);
  ui_harness_settle (fixture->view);
  button = board_fixture_find_button (fixture->view, "Set Aside");
  row = gtk_widget_get_parent (gtk_widget_get_ancestor (button, ETHOS_TYPE_NOTE_ROW));
  text = g_strdup (ethos_get_description (button));
  g_assert_true (gtk_widget_grab_focus (row));
  g_assert_true (ui_harness_press (row, GDK_KEY_s, 0));
  g_assert_true (board_fixture_find_note (fixture, text)->aside);
  ui_harness_assert_said (row, "Set aside");
  g_assert_true (ui_harness_press (row, GDK_KEY_s, 0));
  g_assert_false (board_fixture_find_note (fixture, text)->aside);
  ui_harness_assert_said (row, "Brought back");
  g_assert_true (ui_harness_press (row, GDK_KEY_Delete, 0));
  g_assert_null (board_fixture_find_note (fixture, text));
  g_assert_true (ethos_store_can_undo (fixture->store));
  ui_harness_settle (fixture->view);
  g_assert_nonnull (gtk_window_get_focus (fixture->window));
  ui_harness_assert_said (gtk_window_get_focus (fixture->window), "1 note deleted");
}

/* On a page notes have no places: who tries to move one is told. */
static void
test_move_on_page (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall;

  board_fixture_add_notes (fixture, 2);
  board_fixture_run (fixture, ethos_op_new ("activity-reveal", NULL));
  ui_harness_settle (fixture->view);
  wall = board_fixture_find (fixture->view, ETHOS_TYPE_NOTES_WALL);
  gtk_widget_grab_focus (GTK_WIDGET (wall));
  g_assert_true (board_fixture_press (wall, GDK_KEY_Right, GDK_CONTROL_MASK));
  ui_harness_assert_said (board_fixture_get_focus (fixture),
                          "Notes are moved on the wall, not on pages");
}

static GtkWidget *
find_question (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return GTK_WIDGET (window);
    }
  return NULL;
}

/* What is erased takes its row along: the next one has the focus then. */
static void
test_erase_focus (BoardFixture *fixture, gconstpointer data)
{
  GtkWidget *button, *question;

  board_fixture_add_notes (fixture, 2);
  ethos_board_view_focus_entry (ETHOS_BOARD_VIEW (fixture->view));
  board_fixture_wait_for_announcement (fixture, "2 notes added, 2 in all", "erased");
  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_PRIVATE);
  gtk_widget_activate_action (fixture->view, "board.review", NULL);
  ui_harness_settle (fixture->view);
  for (guint n_left = 1; n_left != G_MAXUINT; n_left--)
    {
      button = board_fixture_find_button (board_fixture_find (fixture->view, ETHOS_TYPE_NOTE_ROW),
                                          "Erase Everywhere…");
      gtk_widget_grab_focus (button);
      g_signal_emit_by_name (button, "clicked");
      wait_until ((question = find_question ()) != NULL);
      g_signal_emit_by_name (board_fixture_find_button (question, "_Erase Everywhere"), "clicked");
      wait_until (board_fixture_count_notes (fixture) == n_left);
      ui_harness_settle (fixture->view);
      g_assert_nonnull (board_fixture_get_focus (fixture));
      if (n_left > 0)
        g_assert_true (gtk_widget_is_ancestor (
            board_fixture_get_focus (fixture),
            gtk_widget_get_ancestor (board_fixture_find (fixture->view, ETHOS_TYPE_NOTE_ROW),
                                     GTK_TYPE_LIST_VIEW)));
      else
        g_assert_true (GTK_IS_TEXT_VIEW (board_fixture_get_focus (fixture)));
      ui_harness_assert_said (board_fixture_get_focus (fixture), "1 note erased");
    }
}

static gboolean
warns (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget) &&
      strstr (gtk_label_get_text (GTK_LABEL (widget)), "The room can see") != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (warns (child))
      return TRUE;
  return FALSE;
}

static void
test_keyboard_seen (BoardFixture *fixture, gconstpointer data)
{
  GtkWindow *window = ethos_keyboard_window_new (fixture->window, fixture->store, fixture->privacy);

  g_assert_true (warns (GTK_WIDGET (window)));
  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_PRIVATE);
  g_assert_false (warns (GTK_WIDGET (window)));
  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_SEEN);
  g_assert_true (warns (GTK_WIDGET (window)));
  gtk_window_destroy (window);

  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_PRIVATE);
  window = ethos_keyboard_window_new (fixture->window, fixture->store, fixture->privacy);
  g_assert_false (warns (GTK_WIDGET (window)));
  gtk_window_destroy (window);
}

static void
test_keyboard (BoardFixture *fixture, gconstpointer data)
{
  GtkWindow *window = ethos_keyboard_window_new (fixture->window, fixture->store, fixture->privacy);
  EthosNoteEntry *entry = board_fixture_find (GTK_WIDGET (window), ETHOS_TYPE_NOTE_ENTRY);
  g_autofree char *text = NULL;
  gboolean could_undo;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_present (window);
  ui_harness_settle (GTK_WIDGET (window));
  could_undo = ethos_store_can_undo (fixture->store);
  ethos_note_entry_set_text (entry, "My own thought");
  ethos_note_entry_submit (entry);
  text = ethos_note_entry_dup_text (entry);
  g_assert_cmpstr (text, ==, "");
  g_assert_false (board_fixture_has_text (GTK_WIDGET (window), "My own thought"));
  g_assert_nonnull (board_fixture_find_note (fixture, "My own thought"));
  g_assert_cmpint (could_undo, ==, ethos_store_can_undo (fixture->store));
  board_fixture_run (fixture, ethos_op_new ("activity-reveal", NULL));
  while (window != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* A note that is not finished is neither lost without a word nor told to anybody. */
static void
test_keyboard_unfinished (BoardFixture *fixture, gconstpointer data)
{
  static const char *const answers[] = { "_Keep Writing", "_Drop It and Give Back",
                                         "_Add It and Give Back" };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      GtkWindow *window =
          ethos_keyboard_window_new (fixture->window, fixture->store, fixture->privacy);
      EthosNoteEntry *entry = board_fixture_find (GTK_WIDGET (window), ETHOS_TYPE_NOTE_ENTRY);
      guint n_notes = board_fixture_count_notes (fixture);
      g_autofree char *left = NULL;
      GtkWidget *question;

      g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
      gtk_window_present (window);
      ui_harness_settle (GTK_WIDGET (window));
      ethos_note_entry_set_text (entry, "Half a thou");
      gtk_window_close (window);
      wait_until ((question = find_question ()) != NULL);
      g_assert_true (board_fixture_has_text (question, "has not been added yet stands in"));
      g_assert_false (board_fixture_has_text (question, "Half"));
      g_signal_emit_by_name (board_fixture_find_button (question, answers[i]), "clicked");
      if (i == 0)
        {
          wait_until (find_question () == NULL);
          ui_harness_settle (GTK_WIDGET (window));
          left = ethos_note_entry_dup_text (entry);
          g_assert_cmpstr (left, ==, "Half a thou");
          ethos_note_entry_set_text (entry, " ");
          gtk_window_close (window);
          wait_until ((question = find_question ()) != NULL);
          g_assert_false (board_fixture_has_text (question, "added yet"));
          g_signal_emit_by_name (board_fixture_find_button (question, "_Give Back"), "clicked");
        }
      wait_until (window == NULL);
      g_assert_cmpuint (board_fixture_count_notes (fixture), ==, n_notes + (i == 2));
    }
  g_assert_nonnull (board_fixture_find_note (fixture, "Half a thou"));
}

/* On a full disk nothing is being saved, and nobody is told so for ever. */
static void
test_not_saved (BoardFixture *fixture, gconstpointer data)
{
  board_fixture_add_notes (fixture, 2);
  ui_harness_settle (fixture->view);
  g_assert_true (board_fixture_has_text (fixture->view, "2 notes, saving…"));
  ethos_board_view_set_file_saved (ETHOS_BOARD_VIEW (fixture->view), FALSE);
  g_assert_true (board_fixture_has_text (fixture->view, "2 notes, 2 not saved"));
  board_fixture_save_all (fixture);
  g_assert_true (board_fixture_has_text (fixture->view, "2 notes, not in the file yet"));
}

int
main (int argc, char **argv)
{
  ui_harness_init (&argc, &argv);

  ADD ("/long-note", test_long_note);
  ADD ("/colour", test_colour);
  ADD ("/aside-said", test_aside_said);
  ADD ("/review-keys", test_review_keys);
  ADD ("/move-on-page", test_move_on_page);
  ADD ("/erase-focus", test_erase_focus);
  ADD ("/keyboard-seen", test_keyboard_seen);
  ADD ("/keyboard", test_keyboard);
  ADD ("/keyboard-unfinished", test_keyboard_unfinished);
  ADD ("/not-saved", test_not_saved);

  return g_test_run ();
}
