// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "board-fixture.h"
#include "ethos-announce.h"
#include "ethos-board-view.h"
#include "ethos-fake-clock.h"
#include "ethos-group-column.h"
#include "ethos-keyboard-window.h"
#include "ethos-line-popover.h"
#include "ethos-note-entry.h"
#include "ethos-note-view.h"
#include "ethos-notes-wall.h"
#include "ethos-page-bar.h"
#include "ethos-paper-style.h"
#include "ethos-paste-dialog.h"
#include "ethos-seen-tracker.h"
#include "ethos-selection-bar.h"
#include "ui-harness.h"
#include "ui-sample.h"

static void
test_type (BoardFixture *fixture, gconstpointer data)
{
  EthosNoteEntry *entry = board_fixture_find (fixture->view, ETHOS_TYPE_NOTE_ENTRY);
  GtkWidget *view = board_fixture_find (GTK_WIDGET (entry), GTK_TYPE_TEXT_VIEW);
  g_autofree char *text = NULL;

  g_assert_true (board_fixture_has_text (fixture->view, "No notes yet"));
  ethos_board_view_focus_entry (ETHOS_BOARD_VIEW (fixture->view));
  g_assert_true (board_fixture_get_focus (fixture) == view);
  /* The button that adds comes after what is added. */
  g_assert_true (gtk_widget_child_focus (fixture->view, GTK_DIR_TAB_FORWARD));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (board_fixture_get_focus (fixture)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "_Add Note");
  g_assert_true (gtk_widget_child_focus (fixture->view, GTK_DIR_TAB_BACKWARD));
  g_assert_true (board_fixture_get_focus (fixture) == view);
  ethos_note_entry_set_text (entry, "Ask twice");
  board_fixture_press (view, GDK_KEY_Return, GDK_SHIFT_MASK);
  ethos_note_entry_insert (entry, "and listen");
  g_assert_cmpuint (board_fixture_count_notes (fixture), ==, 0);
  g_assert_true (board_fixture_press (view, GDK_KEY_Return, 0));
  g_assert_cmpuint (board_fixture_count_notes (fixture), ==, 1);
  g_assert_cmpstr (board_fixture_get_note (fixture, 0)->text, ==, "Ask twice\nand listen");
  text = ethos_note_entry_dup_text (entry);
  g_assert_cmpstr (text, ==, "");
  g_assert_true (board_fixture_get_focus (fixture) == view);
  /* Blank is nothing, and undoing in the box does not bring back what was taken. */
  ethos_note_entry_set_text (entry, " \n ");
  g_assert_true (board_fixture_press (view, GDK_KEY_Return, 0));
  g_assert_cmpuint (board_fixture_count_notes (fixture), ==, 1);
  g_assert_false (gtk_text_buffer_get_can_undo (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view))));
}

static void
test_saved (BoardFixture *fixture, gconstpointer data)
{
  board_fixture_save_all (fixture);
  board_fixture_add_notes (fixture, 2);
  g_assert_true (board_fixture_has_text (fixture->view, "2 notes, saving…"));
  g_assert_false (board_fixture_has_text (fixture->view, "all saved"));
  ethos_store_acknowledge (fixture->store, ethos_store_get_sequence (fixture->store) - 1);
  g_assert_true (board_fixture_has_text (fixture->view, "2 notes, saving…"));
  board_fixture_save_all (fixture);
  g_assert_true (board_fixture_has_text (fixture->view, "2 notes, all saved"));
}

static void
test_limit (BoardFixture *fixture, gconstpointer data)
{
  EthosNoteEntry *entry = board_fixture_find (fixture->view, ETHOS_TYPE_NOTE_ENTRY);
  g_autofree char *near = g_strnfill (ETHOS_NOTE_MAX_CHARACTERS - 2, 'x');
  g_autofree char *text = NULL;

  ethos_note_entry_set_text (entry, "short");
  g_assert_false (board_fixture_has_text (GTK_WIDGET (entry), "of 500"));
  ethos_note_entry_set_text (entry, near);
  g_assert_true (board_fixture_has_text (GTK_WIDGET (entry), "498 of 500"));
  /* Characters as people count them: a flag is one, though it is eight bytes. */
  ethos_note_entry_insert (entry, "🇩🇪🇫🇷🇮🇹");
  g_assert_true (board_fixture_has_text (GTK_WIDGET (entry), "500 of 500"));
  g_assert_true (board_fixture_has_text (GTK_WIDGET (entry), "A note holds 500 characters"));
  text = ethos_note_entry_dup_text (entry);
  g_assert_true (g_str_has_suffix (text, "x🇩🇪🇫🇷"));
}

/* Whether a label that ends like that can be seen. */
static gboolean
shows_label (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && g_str_has_suffix (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_label (child, text))
      return TRUE;
  return FALSE;
}

static void
test_hidden (BoardFixture *fixture, gconstpointer data)
{
  board_fixture_add_notes (fixture, 7);
  ui_harness_settle (fixture->view);
  g_assert_false (board_fixture_has_text (fixture->view, "Secret"));
  /* While the room may see this screen, not even on request. */
  gtk_widget_activate_action (fixture->view, "board.review", NULL);
  ui_harness_settle (fixture->view);
  g_assert_false (board_fixture_has_text (fixture->view, "Secret"));
  /* Why not stands there; nobody has to find it by pointing. */
  g_assert_true (shows_label (fixture->view, "cannot see this screen."));

  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_PRIVATE);
  g_assert_false (shows_label (fixture->view, "cannot see this screen."));
  g_assert_false (board_fixture_has_text (fixture->view, "Secret"));
  gtk_widget_activate_action (fixture->view, "board.review", NULL);
  ui_harness_settle (fixture->view);
  g_assert_true (board_fixture_has_text (fixture->view, "Secret 6"));
  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_SEEN);
  ui_harness_settle (fixture->view);
  g_assert_false (board_fixture_has_text (fixture->view, "Secret"));
  /* Answering again does not open the list by itself. */
  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_PRIVATE);
  ui_harness_settle (fixture->view);
  g_assert_false (board_fixture_has_text (fixture->view, "Secret"));
}

/* In large letters the rows wrap; whatever their height, the last can be scrolled to, whole. */
static void
test_review_whole (BoardFixture *fixture, gconstpointer data)
{
  GtkWidget *stack, *list, *last;
  graphene_rect_t bounds;
  GtkAdjustment *adjustment;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 192 * 1024, NULL);
  board_fixture_run (fixture, ethos_op_new ("note-add", "text",
                                            "We write down what we decided, who does it and by "
                                            "when, and send it round the same day.",
                                            NULL));
  board_fixture_add_notes (fixture, 5);
  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_PRIVATE);
  gtk_widget_activate_action (fixture->view, "board.review", NULL);
  ui_harness_settle (fixture->view);
  stack = gtk_widget_get_ancestor (board_fixture_find (fixture->view, ETHOS_TYPE_NOTES_WALL),
                                   GTK_TYPE_STACK);
  list = board_fixture_find (gtk_stack_get_visible_child (GTK_STACK (stack)), GTK_TYPE_LIST_VIEW);
  g_assert_true (GTK_IS_SCROLLED_WINDOW (gtk_widget_get_parent (list)));
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", 5u);
  ui_harness_settle (fixture->view);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  ui_harness_settle (fixture->view);
  last = gtk_widget_get_last_child (list);
  g_assert_true (gtk_widget_compute_bounds (last, list, &bounds));
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (list));
  g_assert_cmpfloat (bounds.size.height, >, 0);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

static void
test_aside (BoardFixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  const char *ids[] = { NULL, NULL };

  board_fixture_add_notes (fixture, 3);
  ids[0] = id = g_strdup (board_fixture_find_note (fixture, "Secret 1")->record.id);
  board_fixture_run (fixture, ethos_op_new ("notes-aside", "notes", ids, "value", TRUE, NULL));
  g_assert_true (board_fixture_has_text (fixture->view, "3 notes, saving…, 1 set aside"));
  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_PRIVATE);
  gtk_widget_activate_action (fixture->view, "board.review", NULL);
  ui_harness_settle (fixture->view);
  g_assert_true (shows_label (fixture->view, "Set aside"));
  board_fixture_run (fixture, ethos_op_new ("notes-aside", "notes", ids, "value", FALSE, NULL));
  ui_harness_settle (fixture->view);
  g_assert_false (shows_label (fixture->view, "Set aside"));
  board_fixture_run (fixture, ethos_op_new ("notes-aside", "notes", ids, "value", TRUE, NULL));
  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_SEEN);
  board_fixture_reveal_wall (fixture);
  g_assert_true (board_fixture_has_text (fixture->view, "Secret 0"));
  g_assert_false (board_fixture_has_text (fixture->view, "Secret 1"));
  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_PRIVATE);
  g_assert_true (board_fixture_has_text (fixture->view, "1 note set aside"));
}

static void
test_pages (BoardFixture *fixture, gconstpointer data)
{
  board_fixture_add_notes (fixture, 8);
  board_fixture_run (fixture, ethos_op_new ("activity-reveal", NULL));
  ui_harness_settle (fixture->view);
  g_assert_true (board_fixture_has_text (fixture->view, "Page 1 of 2"));
  g_assert_true (board_fixture_has_text (fixture->view, "0 of 8 read"));
  g_assert_true (board_fixture_has_text (fixture->view, board_fixture_get_note (fixture, 5)->text));
  g_assert_false (
      board_fixture_has_text (fixture->view, board_fixture_get_note (fixture, 6)->text));
  gtk_widget_activate_action (fixture->view, "board.next-page", NULL);
  g_assert_true (board_fixture_has_text (fixture->view, "Page 2 of 2"));
  if (gtk_check_version (4, 14, 0) != NULL)
    {
      while (g_main_context_iteration (NULL, FALSE))
        continue;
      ui_harness_assert_said (gtk_root_get_focus (gtk_widget_get_root (fixture->view)),
                              "Page 2 of 2");
    }
  g_assert_cmpint (ethos_session_get_workshop (fixture->session)->stage_page, ==, 1);
  g_assert_true (board_fixture_has_text (fixture->view, board_fixture_get_note (fixture, 6)->text));
  g_assert_false (
      board_fixture_has_text (fixture->view, board_fixture_get_note (fixture, 5)->text));
  /* At the end the page is said once more. */
  gtk_widget_grab_focus (board_fixture_find (fixture->view, ETHOS_TYPE_NOTES_WALL));
  gtk_widget_activate_action (fixture->view, "board.next-page", NULL);
  g_assert_cmpint (ethos_session_get_workshop (fixture->session)->stage_page, ==, 1);
  if (gtk_check_version (4, 14, 0) != NULL)
    ui_harness_assert_said (board_fixture_get_focus (fixture), "Page 2 of 2");
  /* Covering again covers here, too. */
  board_fixture_run (fixture, ethos_op_new ("activity-cover", NULL));
  ui_harness_settle (fixture->view);
  g_assert_false (board_fixture_has_text (fixture->view, "Secret"));
}

static guint
count_seen (BoardFixture *fixture)
{
  guint n_seen = 0;

  for (guint i = 0; i < board_fixture_count_notes (fixture); i++)
    n_seen += board_fixture_get_note (fixture, i)->seen ? 1 : 0;
  return n_seen;
}

static void
wait_for_seen (BoardFixture *fixture, guint n_seen)
{
  guint n_now = count_seen (fixture);

  while (n_now != n_seen)
    {
      g_main_context_iteration (NULL, TRUE);
      n_now = count_seen (fixture);
      g_assert_cmpuint (n_now, <=, n_seen);
    }
}

static void
test_seen (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (EthosSeenTracker) tracker =
      ethos_seen_tracker_new (fixture->store, fixture->projection, 0);

  /* Nobody reads what is shown nowhere. */
  board_fixture_add_notes (fixture, 8);
  board_fixture_run (fixture, ethos_op_new ("activity-reveal", NULL));
  ethos_projection_flush (fixture->projection);
  ui_harness_settle (fixture->view);
  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (count_seen (fixture), ==, 0);
  ethos_seen_tracker_set_room_sees (tracker, TRUE);
  board_fixture_run (fixture, ethos_op_new ("stage-freeze", "value", TRUE, NULL));
  ui_harness_settle (fixture->view);
  g_assert_cmpuint (count_seen (fixture), ==, 0);
  board_fixture_run (fixture, ethos_op_new ("stage-freeze", "value", FALSE, NULL));
  wait_for_seen (fixture, 6);
  g_assert_true (board_fixture_has_text (fixture->view, "6 of 8 read"));
  board_fixture_run (fixture, ethos_op_new ("stage-show", "target",
                                            board_fixture_get_note (fixture, 7)->record.id, NULL));
  wait_for_seen (fixture, 7);
  board_fixture_run (fixture, ethos_op_new ("stage-page", "page", 1, NULL));
  wait_for_seen (fixture, 8);
  g_assert_true (board_fixture_has_text (fixture->view, "8 of 8 read"));
}

/* What is selected is said, and the button that selects nothing leaves the focus on a note. */
static void
test_select_said (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall;
  GtkWidget *bar;

  board_fixture_add_notes (fixture, 3);
  wall = board_fixture_reveal_wall (fixture);
  g_assert_true (board_fixture_press (wall, GDK_KEY_a, GDK_CONTROL_MASK));
  ui_harness_assert_said (board_fixture_get_focus (fixture), "3 selected");
  bar = board_fixture_find (fixture->view, ETHOS_TYPE_SELECTION_BAR);
  ui_harness_settle (fixture->view);
  g_assert_true (
      gtk_widget_grab_focus (gtk_widget_get_last_child (gtk_widget_get_first_child (bar))));
  gtk_widget_activate (board_fixture_get_focus (fixture));
  wait_until (ethos_notes_wall_count_selected (wall) == 0);
  g_assert_true (ETHOS_IS_NOTE_VIEW (board_fixture_get_focus (fixture)));
  ui_harness_assert_said (board_fixture_get_focus (fixture), "Nothing selected");
}

/* At the last page the focus goes to the button that leads back. */
static void
test_turn_focus (BoardFixture *fixture, gconstpointer data)
{
  GtkWidget *bar = board_fixture_find (fixture->view, ETHOS_TYPE_PAGE_BAR);
  GtkWidget *previous, *next;

  board_fixture_add_notes (fixture, 8);
  board_fixture_run (fixture, ethos_op_new ("activity-reveal", NULL));
  ui_harness_settle (fixture->view);
  previous = gtk_widget_get_first_child (gtk_widget_get_first_child (bar));
  next = gtk_widget_get_next_sibling (gtk_widget_get_next_sibling (previous));
  gtk_widget_grab_focus (next);
  g_signal_emit_by_name (next, "clicked");
  g_assert_false (gtk_widget_get_sensitive (next));
  g_assert_true (board_fixture_get_focus (fixture) == previous);
  ui_harness_assert_said (previous, "Page 2 of 2");
  g_signal_emit_by_name (previous, "clicked");
  g_assert_true (board_fixture_get_focus (fixture) == next);
}

static void
test_note_accessible (BoardFixture *fixture, gconstpointer data)
{
  GtkWidget *focus;

  board_fixture_run (fixture, ethos_op_new ("note-add", "text", "Ask twice", "colour", 4, NULL));
  board_fixture_run (fixture, ethos_op_new ("note-add", "text", "Rest", NULL));
  board_fixture_reveal_wall (fixture);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (
                                       board_fixture_find (fixture->view, ETHOS_TYPE_NOTES_WALL)),
                                   GTK_ACCESSIBLE_ROLE_LIST);
  focus = board_fixture_get_focus (fixture);
  if (!g_str_equal (board_fixture_get_focus_text (fixture), "Ask twice"))
    board_fixture_press (gtk_widget_get_parent (focus), GDK_KEY_Right, 0);
  focus = board_fixture_get_focus (fixture);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Ask twice");
  g_assert_cmpstr (ethos_get_description (focus), ==, "Sky");
  board_fixture_save_all (fixture);
  g_assert_cmpstr (ethos_get_description (focus), ==, "Sky");
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_RELATION_SET_SIZE, 2);
  board_fixture_press (gtk_widget_get_parent (focus), GDK_KEY_space, 0);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  g_assert_true (board_fixture_has_text (fixture->view, "1 selected"));
}

static void
test_delete (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  board_fixture_add_notes (fixture, 3);
  wall = board_fixture_reveal_wall (fixture);
  first = g_strdup (board_fixture_get_note (fixture, 0)->text);
  second = g_strdup (board_fixture_get_note (fixture, 1)->text);
  g_assert_cmpstr (board_fixture_get_focus_text (fixture), ==, first);
  g_assert_true (board_fixture_press (wall, GDK_KEY_Delete, 0));
  g_assert_null (board_fixture_find_note (fixture, first));
  g_assert_cmpstr (board_fixture_get_focus_text (fixture), ==, second);
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  g_assert_nonnull (board_fixture_find_note (fixture, first));
  board_fixture_press (wall, GDK_KEY_End, 0);
  g_assert_true (board_fixture_press (wall, GDK_KEY_Delete, 0));
  g_assert_cmpstr (board_fixture_get_focus_text (fixture), ==, second);
  g_assert_true (board_fixture_press (wall, GDK_KEY_d, GDK_CONTROL_MASK));
  g_assert_cmpuint (board_fixture_count_notes (fixture), ==, 3);
  g_assert_true (board_fixture_press (wall, GDK_KEY_3, 0));
  g_assert_cmpint (board_fixture_find_note (fixture, second)->colour, ==, 2);
}

/* What comes back by undo is not new, and what was taken back again is not there. */
static void
test_announce (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall;

  board_fixture_add_notes (fixture, 3);
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  ethos_board_view_focus_entry (ETHOS_BOARD_VIEW (fixture->view));
  board_fixture_wait_for_announcement (fixture, "2 notes added, 2 in all", "added");
  wall = board_fixture_reveal_wall (fixture);
  g_assert_true (board_fixture_press (wall, GDK_KEY_Delete, 0));
  board_fixture_wait_for_announcement (fixture, "1 note deleted", "deleted");
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  g_assert_true (board_fixture_press (wall, GDK_KEY_d, GDK_CONTROL_MASK));
  board_fixture_wait_for_announcement (fixture, "1 note added, 3 in all", "added");
}

static void
test_move (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall;
  g_autofree char *id = NULL;

  board_fixture_add_notes (fixture, 3);
  wall = board_fixture_reveal_wall (fixture);
  id = g_strdup (board_fixture_get_note (fixture, 0)->record.id);
  g_assert_true (board_fixture_press (wall, GDK_KEY_Down, GDK_CONTROL_MASK));
  if (gtk_check_version (4, 14, 0) != NULL)
    ui_harness_assert_said (board_fixture_get_focus (fixture), "Moved down");
  for (guint i = 0; i < 3; i++)
    g_assert_true (board_fixture_get_note (fixture, i)->placed);
  /* One row down, and the others stay where they were seen. */
  g_assert_cmpint (((const EthosNote *) ethos_session_get_record (fixture->session, id))->y, >, 75);
  g_assert_cmpint (board_fixture_get_note (fixture, 1)->y, ==, 0);
  g_assert_cmpint (board_fixture_get_note (fixture, 1)->x, >, 100);
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  g_assert_false (board_fixture_get_note (fixture, 1)->placed);
  ui_harness_settle (fixture->view);
  board_fixture_press (wall, GDK_KEY_Down, GDK_CONTROL_MASK);
  ui_harness_settle (fixture->view);
  gtk_widget_activate_action (GTK_WIDGET (wall), "notes.tidy", NULL);
  g_assert_cmpint (((const EthosNote *) ethos_session_get_record (fixture->session, id))->y, ==, 0);
}

static GtkWidget *
find_toggle (BoardFixture *fixture)
{
  return board_fixture_find (fixture->view, GTK_TYPE_TOGGLE_BUTTON);
}

static void
test_edit (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall;
  EthosNoteEntry *editor;
  g_autofree char *first = NULL;
  GtkWidget *text;

  board_fixture_add_notes (fixture, 2);
  wall = board_fixture_reveal_wall (fixture);
  first = g_strdup (board_fixture_get_focus_text (fixture));
  g_assert_true (board_fixture_press (wall, GDK_KEY_Return, 0));
  editor = board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_NOTE_ENTRY);
  text = board_fixture_find (GTK_WIDGET (editor), GTK_TYPE_TEXT_VIEW);
  /* While somebody types, letters are letters: they go into the note. */
  g_assert_true (board_fixture_get_focus (fixture) == text);
  g_assert_false (board_fixture_press (wall, GDK_KEY_g, 0));
  ethos_note_entry_set_text (editor, "Ask three times");
  g_assert_true (board_fixture_press (text, GDK_KEY_Return, 0));
  g_assert_null (board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_NOTE_ENTRY));
  g_assert_nonnull (board_fixture_find_note (fixture, "Ask three times"));
  g_assert_cmpstr (board_fixture_get_focus_text (fixture), ==, "Ask three times");
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  g_assert_nonnull (board_fixture_find_note (fixture, first));

  g_assert_true (board_fixture_press (wall, GDK_KEY_F2, 0));
  editor = board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_NOTE_ENTRY);
  g_assert_true (gtk_widget_is_ancestor (board_fixture_get_focus (fixture), GTK_WIDGET (editor)));
  ethos_note_entry_set_text (editor, "Never mind");
  g_assert_true (board_fixture_press (editor, GDK_KEY_Escape, 0));
  g_assert_null (board_fixture_find_note (fixture, "Never mind"));
  g_assert_cmpstr (board_fixture_get_focus_text (fixture), ==, first);

  /* Going elsewhere keeps what was typed. */
  g_assert_true (board_fixture_press (wall, GDK_KEY_F2, 0));
  editor = board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_NOTE_ENTRY);
  ethos_note_entry_set_text (editor, "Elsewhere by now");
  g_assert_true (gtk_widget_grab_focus (find_toggle (fixture)));
  ui_harness_settle (fixture->view);
  g_assert_null (board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_NOTE_ENTRY));
  g_assert_true (board_fixture_get_focus (fixture) == find_toggle (fixture));
  g_assert_nonnull (board_fixture_find_note (fixture, "Elsewhere by now"));
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (wall)));

  /* Deleting the note under the editor ends it without a word. */
  g_assert_true (board_fixture_press (wall, GDK_KEY_F2, 0));
  {
    const char *ids[] = { board_fixture_find_note (fixture, first)->record.id, NULL };

    board_fixture_run (fixture, ethos_op_new ("notes-remove", "notes", ids, NULL));
  }
  g_assert_null (board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_NOTE_ENTRY));
}

static guint
count_lines (BoardFixture *fixture)
{
  guint n_lines = 0;
  const EthosCard *card;
  EthosChildIter iter;

  ethos_session_iter_init (fixture->session, &iter, ETHOS_DECK_ID, ETHOS_KIND_CARD);
  while ((card = ethos_child_iter_next (&iter)) != NULL)
    n_lines += ethos_item_list_get_length (
        ethos_session_get_children (fixture->session, card->record.id, ETHOS_KIND_BEHAVIOUR));
  return n_lines;
}

static void
test_line (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall;
  EthosLinePopover *popover;
  guint n_lines = count_lines (fixture);
  g_autofree char *text = NULL;

  board_fixture_add_notes (fixture, 1);
  wall = board_fixture_reveal_wall (fixture);
  g_assert_true (board_fixture_press (wall, GDK_KEY_l, 0));
  popover = board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_LINE_POPOVER);
  text =
      ethos_note_entry_dup_text (board_fixture_find (GTK_WIDGET (popover), ETHOS_TYPE_NOTE_ENTRY));
  g_assert_cmpstr (text, ==, "Secret 0");
  ethos_note_entry_submit (board_fixture_find (GTK_WIDGET (popover), ETHOS_TYPE_NOTE_ENTRY));
  g_assert_cmpuint (count_lines (fixture), ==, n_lines + 1);
  g_assert_true (board_fixture_press (wall, GDK_KEY_p, 0));
  g_assert_cmpstr (ethos_session_get_workshop (fixture->session)->stage_focus, ==,
                   board_fixture_get_note (fixture, 0)->record.id);
}

/* What is opened for a note that was scrolled away still opens where it can be seen. */
static void
test_popover_out_of_view (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall;
  GtkWidget *pane, *popover;
  GtkAdjustment *down;

  board_fixture_add_notes (fixture, 120);
  wall = board_fixture_reveal_wall (fixture);
  gtk_widget_grab_focus (GTK_WIDGET (wall));
  ui_harness_settle (fixture->view);
  pane = gtk_widget_get_ancestor (GTK_WIDGET (wall), GTK_TYPE_SCROLLED_WINDOW);
  down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (pane));
  gtk_adjustment_set_value (down, gtk_adjustment_get_upper (down));
  ui_harness_settle (fixture->view);
  g_assert_true (board_fixture_press (wall, GDK_KEY_l, 0));
  popover = board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_LINE_POPOVER);
  while (!gtk_widget_get_mapped (popover))
    g_main_context_iteration (NULL, TRUE);
  ui_harness_settle (fixture->view);
  g_assert_cmpfloat (gtk_adjustment_get_value (down), <, 100);
  gtk_popover_popdown (GTK_POPOVER (popover));
  ui_harness_settle (fixture->view);
}

/* Tab stays in what has opened over the wall, keys there mean nothing to the notes behind it, and
 * Escape leads back to the note. */
static void
test_popover_keys (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall;
  GtkWidget *popover, *note;
  guint n_drop_downs = 0;
  gboolean add = FALSE;

  board_fixture_add_notes (fixture, 2);
  wall = board_fixture_reveal_wall (fixture);
  note = gtk_window_get_focus (fixture->window);
  g_assert_true (board_fixture_press (wall, GDK_KEY_l, 0));
  ui_harness_settle (fixture->view);
  popover = board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_LINE_POPOVER);
  g_assert_true (GTK_IS_TEXT_VIEW (gtk_window_get_focus (fixture->window)));
  for (guint i = 0; i < 8; i++)
    {
      GtkWidget *focus;

      gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD);
      focus = gtk_window_get_focus (fixture->window);
      g_assert_true (gtk_widget_is_ancestor (focus, popover));
      n_drop_downs += gtk_widget_get_ancestor (focus, GTK_TYPE_DROP_DOWN) != NULL ? 1 : 0;
      add |= GTK_IS_BUTTON (focus) &&
             g_strcmp0 (gtk_button_get_label (GTK_BUTTON (focus)), "_Add Line") == 0;
    }
  g_assert_true (add);
  g_assert_cmpuint (n_drop_downs, >=, 2);

  board_fixture_press (wall, GDK_KEY_Delete, 0);
  board_fixture_press (wall, GDK_KEY_2, 0);
  g_assert_cmpuint (board_fixture_count_notes (fixture), ==, 2);
  g_assert_cmpint (board_fixture_get_note (fixture, 0)->colour, ==, 0);
  g_assert_true (ui_harness_press (gtk_window_get_focus (fixture->window), GDK_KEY_Escape, 0));
  ui_harness_settle (fixture->view);
  g_assert_false (gtk_widget_get_mapped (popover));
  g_assert_true (gtk_window_get_focus (fixture->window) == note);
}

static void
get_edges (GtkWidget *widget, GtkWidget *root, float *left, float *right)
{
  graphene_rect_t bounds;

  g_assert_nonnull (widget);
  g_assert_true (gtk_widget_compute_bounds (widget, root, &bounds));
  *left = bounds.origin.x;
  *right = bounds.origin.x + bounds.size.width;
}

/* The first note stands right below the beginning of what is above it, in both directions. */
static void
test_notes_below_heading (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall;
  GtkWidget *note;
  GtkWidget *heading;
  float left, right, note_left, note_right;

  board_fixture_add_notes (fixture, 3);
  wall = board_fixture_reveal_wall (fixture);
  note = board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_NOTE_VIEW);
  /* What is asked in this step stands above the wall, as wide as there is room. */
  heading = board_fixture_find (fixture->view, GTK_TYPE_LABEL);
  gtk_widget_set_direction (GTK_WIDGET (wall), GTK_TEXT_DIR_LTR);
  ui_harness_settle (GTK_WIDGET (fixture->window));
  get_edges (heading, fixture->view, &left, &right);
  get_edges (note, fixture->view, &note_left, &note_right);
  g_assert_cmpfloat (note_left, ==, left);
  gtk_widget_set_direction (GTK_WIDGET (wall), GTK_TEXT_DIR_RTL);
  gtk_widget_queue_allocate (GTK_WIDGET (wall));
  ui_harness_settle (GTK_WIDGET (fixture->window));
  get_edges (note, fixture->view, &note_left, &note_right);
  g_assert_cmpfloat (note_right, ==, right);
}

static void
test_large_wall (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall;

  board_fixture_add_notes (fixture, 300);
  wall = board_fixture_reveal_wall (fixture);
  board_fixture_press (wall, GDK_KEY_End, 0);
  g_assert_cmpstr (board_fixture_get_focus_text (fixture), ==,
                   board_fixture_get_note (fixture, 299)->text);
  board_fixture_press (wall, GDK_KEY_Up, 0);
  g_assert_cmpstr (board_fixture_get_focus_text (fixture), !=,
                   board_fixture_get_note (fixture, 299)->text);
}

/* Everything that can be pressed can be reached by Tab, both ways, and nothing holds the focus. */
static void
walk (BoardFixture *fixture, GtkDirectionType direction, GPtrArray *visited)
{
  GtkWidget *start = gtk_window_get_focus (fixture->window);

  for (guint i = 0; i < 40; i++)
    {
      GtkWidget *before = gtk_window_get_focus (fixture->window);
      GtkWidget *now;

      gtk_widget_child_focus (GTK_WIDGET (fixture->window), direction);
      now = gtk_window_get_focus (fixture->window);
      g_assert_true (now != before);
      g_assert_false (GTK_IS_SCROLLED_WINDOW (now));
      if (now == start)
        return;
      if (now != NULL)
        g_ptr_array_add (visited, now);
    }
}

static gboolean
has_visited (GPtrArray *visited, const char *label)
{
  for (guint i = 0; i < visited->len; i++)
    if (GTK_IS_BUTTON (visited->pdata[i]) &&
        g_strcmp0 (gtk_button_get_label (visited->pdata[i]), label) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
has_visited_note (GPtrArray *visited)
{
  for (guint i = 0; i < visited->len; i++)
    if (ETHOS_IS_NOTE_VIEW (visited->pdata[i]))
      return TRUE;

  return FALSE;
}

static gboolean
has_focusable_pane (GtkWidget *widget)
{
  if (GTK_IS_SCROLLED_WINDOW (widget) && gtk_widget_get_mapped (widget) &&
      gtk_widget_get_focusable (widget) &&
      !GTK_IS_TEXT_VIEW (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (widget))))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_focusable_pane (child))
      return TRUE;
  return FALSE;
}

static void
test_tab (BoardFixture *fixture, gconstpointer data)
{
  const GtkDirectionType directions[] = { GTK_DIR_TAB_FORWARD, GTK_DIR_TAB_BACKWARD };

  g_assert_false (has_focusable_pane (fixture->view));

  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      g_autoptr (GPtrArray) hidden = g_ptr_array_new ();

      ethos_board_view_focus_entry (ETHOS_BOARD_VIEW (fixture->view));
      walk (fixture, directions[i], hidden);
      g_assert_true (has_visited (hidden, "Pass the _Keyboard"));
    }

  board_fixture_run (fixture, ethos_op_new ("note-add", "text", "One", NULL));
  board_fixture_run (fixture, ethos_op_new ("activity-reveal", NULL));
  ui_harness_settle (fixture->view);
  g_assert_false (has_focusable_pane (fixture->view));
  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      g_autoptr (GPtrArray) shown = g_ptr_array_new ();

      ethos_board_view_focus_entry (ETHOS_BOARD_VIEW (fixture->view));
      walk (fixture, directions[i], shown);
      g_assert_true (has_visited_note (shown));
      g_assert_true (has_visited (shown, "_Wall"));
    }
}

/* What would be refused does not look ready; reading goes on. */
static void
test_read_only (BoardFixture *fixture, gconstpointer data)
{
  GtkWidget *add = board_fixture_find_button (fixture->view, "_Add Note");

  g_assert_true (gtk_widget_is_sensitive (add));
  ethos_store_set_read_only (fixture->store, TRUE);
  g_assert_false (gtk_widget_is_sensitive (add));
  g_assert_false (gtk_widget_is_sensitive (board_fixture_find (fixture->view, GTK_TYPE_TEXT_VIEW)));
  ethos_store_set_read_only (fixture->store, FALSE);
  g_assert_true (gtk_widget_is_sensitive (add));
}

/* A workshop that could not be closed goes on where somebody was typing. */
static void
test_read_only_for_a_moment (BoardFixture *fixture, gconstpointer data)
{
  GtkWidget *box = board_fixture_find (fixture->view, GTK_TYPE_TEXT_VIEW);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (box));
  g_autofree char *text = NULL;

  gtk_widget_grab_focus (box);
  gtk_text_buffer_set_text (buffer, "Half a no", -1);
  ethos_store_set_read_only (fixture->store, TRUE);
  ui_harness_settle (fixture->view);
  ethos_store_set_read_only (fixture->store, FALSE);
  ui_harness_settle (fixture->view);
  g_assert_true (gtk_widget_has_focus (box));
  g_object_get (buffer, "text", &text, NULL);
  g_assert_cmpstr (text, ==, "Half a no");
}

#define ADD(path, func)                                                                            \
  g_test_add ("/board/" path, BoardFixture, NULL, board_fixture_set_up, func,                      \
              board_fixture_tear_down)

int
main (int argc, char **argv)
{
  ui_harness_init (&argc, &argv);

  ADD ("read-only", test_read_only);
  ADD ("read-only-for-a-moment", test_read_only_for_a_moment);
  ADD ("type", test_type);
  ADD ("tab", test_tab);
  ADD ("select-said", test_select_said);
  ADD ("turn-focus", test_turn_focus);
  ADD ("saved", test_saved);
  ADD ("limit", test_limit);
  ADD ("hidden", test_hidden);
  ADD ("review-whole", test_review_whole);
  ADD ("aside", test_aside);
  ADD ("pages", test_pages);
  ADD ("seen", test_seen);
  ADD ("note-accessible", test_note_accessible);
  ADD ("delete", test_delete);
  ADD ("announce", test_announce);
  ADD ("move", test_move);
  ADD ("edit", test_edit);
  ADD ("line", test_line);
  ADD ("notes-below-heading", test_notes_below_heading);
  ADD ("popover-keys", test_popover_keys);
  ADD ("popover-out-of-view", test_popover_out_of_view);
  ADD ("large-wall", test_large_wall);

  return g_test_run ();
}
