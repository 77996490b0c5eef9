// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "board-fixture.h"
#include "ethos-board-view.h"
#include "ethos-capture-box.h"
#include "ethos-later-window.h"
#include "ethos-note-entry.h"
#include "ethos-note-view.h"
#include "ethos-paste-dialog.h"
#include "ui-harness.h"

/* What is not for now. */

static GtkWindow *
open_window (BoardFixture *fixture)
{
  GtkWindow *window = ethos_later_window_new (fixture->window, fixture->store);

  gtk_window_present (window);
  ui_harness_settle (GTK_WIDGET (window));
  return window;
}

static void
write_and_enter (GtkWindow *window, const char *text)
{
  EthosNoteEntry *entry = board_fixture_find (GTK_WIDGET (window), ETHOS_TYPE_NOTE_ENTRY);

  ethos_note_entry_set_text (entry, text);
  ethos_note_entry_submit (entry);
  ui_harness_settle (GTK_WIDGET (window));
}

/* It is written down while notes are still hidden, and neither the wall nor its counts have it. */
static void
test_write (BoardFixture *fixture, gconstpointer data)
{
  GtkWindow *window = open_window (fixture);
  EthosNoteEntry *entry = board_fixture_find (GTK_WIDGET (window), ETHOS_TYPE_NOTE_ENTRY);
  GtkWidget *text = board_fixture_find (GTK_WIDGET (entry), GTK_TYPE_TEXT_VIEW);
  g_autofree char *left = NULL;

  g_assert_true (gtk_window_get_focus (window) == text);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "What should not be lost?");
  g_assert_true (board_fixture_has_text (GTK_WIDGET (window), "Nothing is kept for later yet."));
  write_and_enter (window, "Who pays for parking?");
  left = ethos_note_entry_dup_text (entry);
  g_assert_cmpstr (left, ==, "");
  g_assert_true (gtk_window_get_focus (window) == text);
  g_assert_true (board_fixture_has_text (GTK_WIDGET (window), "Who pays for parking?"));
  g_assert_true (board_fixture_has_text (fixture->view, "No notes yet"));
  g_assert_false (board_fixture_has_text (fixture->view, "parking"));
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  g_assert_false (board_fixture_has_text (GTK_WIDGET (window), "parking"));
  gtk_window_destroy (window);
}

/* What is selected goes off the wall, is on the list, and comes back from it. */
static void
test_put_off (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall;
  GtkWindow *window;

  board_fixture_add_notes (fixture, 3);
  wall = board_fixture_reveal_wall (fixture);
  /* With nothing selected, something new is meant. */
  g_assert_false (ethos_board_view_keep_selected (ETHOS_BOARD_VIEW (fixture->view)));
  gtk_widget_grab_focus (board_fixture_find_note_view (GTK_WIDGET (wall), "Secret 1"));
  gtk_widget_activate_action (GTK_WIDGET (wall), "notes.toggle", NULL);
  g_assert_true (ethos_board_view_keep_selected (ETHOS_BOARD_VIEW (fixture->view)));
  ui_harness_settle (fixture->view);
  board_fixture_wait_for_announcement (fixture, "1 note kept for later", "set aside");
  g_assert_null (board_fixture_find_note_view (GTK_WIDGET (wall), "Secret 1"));
  g_assert_true (board_fixture_has_text (fixture->view, "2 notes"));
  /* The other list is for what is not to be shown. */
  g_assert_false (board_fixture_has_text (fixture->view, "1 note set aside"));

  window = open_window (fixture);
  g_assert_true (board_fixture_has_text (GTK_WIDGET (window), "Secret 1"));
  g_signal_emit_by_name (board_fixture_find_button (GTK_WIDGET (window), "Bring Back"), "clicked");
  ui_harness_settle (GTK_WIDGET (window));
  g_assert_nonnull (board_fixture_find_note_view (GTK_WIDGET (wall), "Secret 1"));
  g_assert_true (board_fixture_has_text (GTK_WIDGET (window), "Nothing is kept for later yet."));
  g_assert_nonnull (gtk_window_get_focus (window));
  gtk_window_destroy (window);
}

/* What came up where there is no wall has none to go back to. The focus stays in the list. */
static void
test_delete (BoardFixture *fixture, gconstpointer data)
{
  GtkWindow *window;
  GtkWidget *button;

  board_fixture_go_to (fixture, ETHOS_ACTIVITY_BREAK);
  window = open_window (fixture);
  write_and_enter (window, "First");
  write_and_enter (window, "Second");
  g_assert_null (board_fixture_find_button (GTK_WIDGET (window), "Bring Back"));
  button = board_fixture_find_button (GTK_WIDGET (window), "Delete");
  gtk_widget_grab_focus (button);
  g_signal_emit_by_name (button, "clicked");
  ui_harness_settle (GTK_WIDGET (window));
  g_assert_false (board_fixture_has_text (GTK_WIDGET (window), "First"));
  g_assert_true (
      gtk_widget_is_ancestor (gtk_window_get_focus (window),
                              board_fixture_find (GTK_WIDGET (window), GTK_TYPE_LIST_BOX)));
  gtk_window_destroy (window);
}

/* Who types for others counts their voices. The number is written once, at the end: nothing on the
 * disk tells which notes belong together. */
static void
test_scribe (BoardFixture *fixture, gconstpointer data)
{
  EthosNoteEntry *entry = board_fixture_find (fixture->view, ETHOS_TYPE_NOTE_ENTRY);
  GtkWidget *next;

  g_assert_true (gtk_widget_activate_action (fixture->view, "board.type-for-others", NULL));
  ui_harness_settle (fixture->view);
  next = board_fixture_find_button (fixture->view, "Next _Voice");
  g_assert_false (gtk_widget_is_sensitive (next));
  for (guint i = 0; i < 3; i++)
    {
      ethos_note_entry_set_text (entry, "Slip");
      ethos_note_entry_submit (entry);
      if (i == 1)
        g_signal_emit_by_name (next, "clicked");
      g_assert_cmpint (board_fixture_get_wall (fixture)->voices, ==, 0);
    }
  g_assert_true (board_fixture_has_text (fixture->view, "Voice 2, 1 note"));
  g_signal_emit_by_name (board_fixture_find_button (fixture->view, "_Done"), "clicked");
  ui_harness_settle (fixture->view);
  g_assert_cmpint (board_fixture_get_wall (fixture)->voices, ==, 2);
  g_assert_true (board_fixture_has_text (fixture->view, "2 voices typed"));
  g_assert_false (gtk_widget_get_mapped (next));

  /* It belongs to one wall: where there is none any more, it is over. */
  gtk_widget_activate_action (fixture->view, "board.type-for-others", NULL);
  ui_harness_settle (fixture->view);
  g_assert_true (gtk_widget_get_mapped (next));
  ethos_capture_box_set_wall (board_fixture_find (fixture->view, ETHOS_TYPE_CAPTURE_BOX), NULL);
  ui_harness_settle (fixture->view);
  g_assert_false (gtk_widget_get_mapped (next));
}

static void
paste_slips (BoardFixture *fixture, const char *slips)
{
  GListModel *windows = gtk_window_get_toplevels ();

  ethos_capture_box_take_text (board_fixture_find (fixture->view, ETHOS_TYPE_CAPTURE_BOX), slips,
                               TRUE);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (!ETHOS_IS_PASTE_DIALOG (window))
        continue;
      ui_harness_settle (GTK_WIDGET (window));
      g_signal_emit_by_name (board_fixture_find_button (GTK_WIDGET (window), "_Add 2 Notes"),
                             "clicked");
      return;
    }
  g_assert_not_reached ();
}

/* What is pasted is the voice's as well; and whoever goes on before “Done” has typed for them all
 * the same, even where the next step has no notes. */
static void
test_scribe_goes_on (BoardFixture *fixture, gconstpointer data)
{
  const EthosActivity *wall = board_fixture_get_wall (fixture);
  g_autofree char *id = g_strdup (wall->record.id);
  gboolean handled;

  gtk_widget_activate_action (fixture->view, "board.type-for-others", NULL);
  paste_slips (fixture, "First slip\nSecond slip\n");
  g_assert_true (board_fixture_has_text (fixture->view, "Voice 1, 2 notes"));
  g_signal_emit_by_name (board_fixture_find_button (fixture->view, "Next _Voice"), "clicked");
  paste_slips (fixture, "Third slip\nFourth slip\n");
  board_fixture_go_to (fixture, ETHOS_ACTIVITY_BREAK);
  ui_harness_settle (fixture->view);
  g_signal_emit_by_name (fixture->window, "close-request", &handled);
  wall = ethos_session_find (fixture->session, ETHOS_KIND_ACTIVITY, id);
  g_assert_cmpint (wall->voices, ==, 2);
}

/* Who closes the window before “Done” has typed for them all the same. */
static void
test_scribe_closed (BoardFixture *fixture, gconstpointer data)
{
  EthosNoteEntry *entry = board_fixture_find (fixture->view, ETHOS_TYPE_NOTE_ENTRY);
  gboolean handled = TRUE;

  gtk_widget_activate_action (fixture->view, "board.type-for-others", NULL);
  for (guint i = 0; i < 3; i++)
    {
      ethos_note_entry_set_text (entry, "Slip");
      ethos_note_entry_submit (entry);
      g_signal_emit_by_name (board_fixture_find_button (fixture->view, "Next _Voice"), "clicked");
    }
  ethos_note_entry_set_text (entry, "Slip");
  ethos_note_entry_submit (entry);
  g_assert_cmpint (board_fixture_get_wall (fixture)->voices, ==, 0);
  g_signal_emit_by_name (fixture->window, "close-request", &handled);
  g_assert_false (handled);
  g_assert_cmpint (board_fixture_get_wall (fixture)->voices, ==, 4);
  /* Once only. */
  g_signal_emit_by_name (fixture->window, "close-request", &handled);
  g_assert_cmpint (board_fixture_get_wall (fixture)->voices, ==, 4);
}

int
main (int argc, char **argv)
{
  ui_harness_init (&argc, &argv);
  ADD ("/later/write", test_write);
  ADD ("/later/put-off", test_put_off);
  ADD ("/later/delete", test_delete);
  ADD ("/scribe", test_scribe);
  ADD ("/scribe-goes-on", test_scribe_goes_on);
  ADD ("/scribe-closed", test_scribe_closed);
  return g_test_run ();
}
