// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <string.h>

#include "board-fixture.h"
#include "ethos-announce.h"
#include "ethos-board-view.h"
#include "ethos-line-popover.h"
#include "ethos-note-entry.h"
#include "ethos-note-view.h"
#include "ethos-notes-wall.h"
#include "ethos-selection-bar.h"
#include "ui-harness.h"

/* Notes on the revealed wall, and what is done with them there. */

/* So many that most of them are far away, and how many widgets they may have. */
#define MANY_NOTES 2000
#define MOST_WIDGETS 200

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

/* The wall is shuffled when it is revealed. */
static void
assert_described_place (GtkWidget *note, const char *colour)
{
  const char *description = ethos_get_description (note);

  g_assert_true (g_str_has_prefix (description, colour));
  g_assert_true (g_str_has_suffix (description, ", 1 of 2") ||
                 g_str_has_suffix (description, ", 2 of 2"));
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
  assert_described_place (focus, "Sky");
  board_fixture_save_all (fixture);
  assert_described_place (focus, "Sky");
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
  const char *later[] = { NULL, NULL };

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
  /* What is kept for later is not on the wall. */
  later[0] = board_fixture_find_note (fixture, g_str_equal (board_fixture_get_focus_text (fixture),
                                                            "Secret 0")
                                                   ? "Secret 1"
                                                   : "Secret 0")
                 ->record.id;
  board_fixture_run (fixture, ethos_op_new ("notes-later", "notes", later, "value", TRUE, NULL));
  g_assert_true (board_fixture_press (wall, GDK_KEY_d, GDK_CONTROL_MASK));
  g_assert_true (board_fixture_press (wall, GDK_KEY_d, GDK_CONTROL_MASK));
  board_fixture_wait_for_announcement (fixture, "2 notes added, 4 in all", "2 notes added");
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

  /* A little. */
  ui_harness_settle (fixture->view);
  g_assert_true (board_fixture_press (wall, GDK_KEY_Down, GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  g_assert_cmpint (((const EthosNote *) ethos_session_get_record (fixture->session, id))->y, >, 10);
  g_assert_cmpint (((const EthosNote *) ethos_session_get_record (fixture->session, id))->y, <, 50);
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

/* The words of the line that the room sees, if it sees one alone. */
static const char *
get_seen_line (BoardFixture *fixture)
{
  const EthosAudienceParts *parts;
  const EthosAudienceCard *card;

  ethos_projection_flush (fixture->projection);
  parts = ethos_audience_get_parts (ethos_projection_get_audience (fixture->projection));
  if (parts->scene != ETHOS_SCENE_LINES || ethos_audience_cards_get_length (parts->cards) != 1)
    return NULL;
  card = ethos_audience_cards_get (parts->cards, 0);
  return card->n_lines == 1 ? card->lines[0].text : NULL;
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
  g_assert_null (get_seen_line (fixture));
  g_assert_true (board_fixture_press (wall, GDK_KEY_p, 0));
  g_assert_cmpstr (ethos_session_get_workshop (fixture->session)->stage_focus, ==,
                   board_fixture_get_note (fixture, 0)->record.id);
}

/* The room words a line with the facilitator, for as long as that asks for its words. */
static void
test_line_is_seen (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall;
  GtkWidget *popover;

  board_fixture_add_notes (fixture, 1);
  wall = board_fixture_reveal_wall (fixture);
  g_assert_null (get_seen_line (fixture));
  g_assert_true (board_fixture_press (wall, GDK_KEY_l, 0));
  g_assert_cmpstr (get_seen_line (fixture), ==, "Secret 0");
  popover = board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_LINE_POPOVER);
  ethos_note_entry_set_text (board_fixture_find (popover, ETHOS_TYPE_NOTE_ENTRY), "We listen");
  g_assert_cmpstr (get_seen_line (fixture), ==, "We listen");
  gtk_popover_popdown (GTK_POPOVER (popover));
  g_assert_null (get_seen_line (fixture));
}

static GtkAdjustment *
scroll_to_end (EthosNotesWall *wall)
{
  GtkWidget *pane = gtk_widget_get_ancestor (GTK_WIDGET (wall), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (pane));

  gtk_adjustment_set_value (down, gtk_adjustment_get_upper (down));
  return down;
}

/* What is opened for a note that was scrolled away still opens where it can be seen. */
static void
test_popover_out_of_view (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall;
  GtkWidget *popover;
  GtkAdjustment *down;

  board_fixture_add_notes (fixture, 120);
  wall = board_fixture_reveal_wall (fixture);
  gtk_widget_grab_focus (GTK_WIDGET (wall));
  ui_harness_settle (fixture->view);
  down = scroll_to_end (wall);
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
  g_autofree char *begun = NULL;
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

  /* Words that were found already are not lost by leaving. */
  g_assert_true (board_fixture_press (wall, GDK_KEY_l, 0));
  ui_harness_settle (fixture->view);
  popover = board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_LINE_POPOVER);
  ethos_note_entry_set_text (board_fixture_find (popover, ETHOS_TYPE_NOTE_ENTRY), "We ask twice");
  g_assert_true (ui_harness_press (gtk_window_get_focus (fixture->window), GDK_KEY_Escape, 0));
  ui_harness_settle (fixture->view);
  g_assert_true (board_fixture_press (wall, GDK_KEY_l, 0));
  ui_harness_settle (fixture->view);
  popover = board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_LINE_POPOVER);
  begun = ethos_note_entry_dup_text (board_fixture_find (popover, ETHOS_TYPE_NOTE_ENTRY));
  g_assert_cmpstr (begun, ==, "We ask twice");
  gtk_popover_popdown (GTK_POPOVER (popover));
  ui_harness_settle (fixture->view);
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

/* What a screen reader is told of each note that has a widget, in the order in which it reads. */
static guint
check_widgets (EthosNotesWall *wall, guint n_notes)
{
  guint n_widgets = 0;
  int last = -1;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (wall)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int number;

      if (!ETHOS_IS_NOTE_VIEW (child))
        continue;
      n_widgets++;
      number = (int) g_ascii_strtoll (ethos_note_view_get_text (ETHOS_NOTE_VIEW (child)) +
                                          strlen ("Number "),
                                      NULL, 10);
      g_assert_cmpint (number, >, last);
      last = number;
      gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (child),
                                           GTK_ACCESSIBLE_RELATION_POS_IN_SET, number + 1);
      gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_RELATION_SET_SIZE,
                                           (int) n_notes);
    }
  return n_widgets;
}

static void
assert_in_view (EthosNotesWall *wall, GtkWidget *note)
{
  graphene_rect_t bounds;

  g_assert_nonnull (note);
  g_assert_true (gtk_widget_compute_bounds (note, GTK_WIDGET (wall), &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=,
                     (float) gtk_widget_get_height (GTK_WIDGET (wall)));
}

/* Only what is near has widgets, and keys reach everything. */
static void
test_few_widgets (BoardFixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    int number;
  } presses[] = {
    { GDK_KEY_End, 0, MANY_NOTES - 1 },
    { GDK_KEY_Left, 0, MANY_NOTES - 2 },
    { GDK_KEY_Home, 0, 0 },
    { GDK_KEY_Right, 0, 1 },
    { GDK_KEY_a, GDK_CONTROL_MASK, 1 },
    { GDK_KEY_End, 0, MANY_NOTES - 1 },
  };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;
  EthosNotesWall *wall;

  board_fixture_run (fixture, ethos_op_new ("activity-reveal", NULL));
  for (guint i = 0; i < MANY_NOTES; i++)
    {
      g_autofree char *text = g_strdup_printf ("Number %u", i);

      g_strv_builder_add (builder, text);
    }
  texts = g_strv_builder_end (builder);
  board_fixture_run (fixture, ethos_op_new ("notes-add", "texts", texts, NULL));
  board_fixture_go_to (fixture, ETHOS_ACTIVITY_GROUP);
  ui_harness_settle (fixture->view);
  wall = board_fixture_find (fixture->view, ETHOS_TYPE_NOTES_WALL);
  g_assert_cmpuint (check_widgets (wall, MANY_NOTES), >=, 12);
  gtk_widget_grab_focus (GTK_WIDGET (wall));
  for (gsize i = 0; i < G_N_ELEMENTS (presses); i++)
    {
      g_autofree char *text = g_strdup_printf ("Number %d", presses[i].number);

      g_assert_true (board_fixture_press (wall, presses[i].key, presses[i].modifiers));
      g_assert_cmpstr (board_fixture_get_focus_text (fixture), ==, text);
      assert_in_view (wall, board_fixture_get_focus (fixture));
      ui_harness_settle (fixture->view);
      g_assert_cmpstr (board_fixture_get_focus_text (fixture), ==, text);
      assert_in_view (wall, board_fixture_get_focus (fixture));
      g_assert_cmpuint (check_widgets (wall, MANY_NOTES), <=, MOST_WIDGETS);
    }
  /* A widget is what its note is, whichever had it before. */
  g_assert_cmpuint (ethos_notes_wall_count_selected (wall), ==, MANY_NOTES);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (board_fixture_get_focus (fixture)),
                                    GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  g_assert_true (board_fixture_press (wall, GDK_KEY_Escape, 0));
  board_fixture_press (wall, GDK_KEY_Home, 0);
  ui_harness_settle (fixture->view);
  g_assert_false (gtk_widget_get_state_flags (board_fixture_get_focus (fixture)) &
                  GTK_STATE_FLAG_SELECTED);
  /* The note with the focus keeps its widget when it is scrolled away. */
  scroll_to_end (wall);
  ui_harness_settle (fixture->view);
  g_assert_cmpstr (board_fixture_get_focus_text (fixture), ==, "Number 0");
  g_assert_nonnull (board_fixture_find_note_view (GTK_WIDGET (wall), "Number 1999"));
  g_assert_cmpuint (check_widgets (wall, MANY_NOTES), <=, MOST_WIDGETS);
  g_assert_true (board_fixture_press (wall, GDK_KEY_Delete, 0));
  g_assert_cmpstr (board_fixture_get_focus_text (fixture), ==, "Number 1");
}

int
main (int argc, char **argv)
{
  ui_harness_init (&argc, &argv);

  ADD ("/select-said", test_select_said);
  ADD ("/note-accessible", test_note_accessible);
  ADD ("/delete", test_delete);
  ADD ("/announce", test_announce);
  ADD ("/move", test_move);
  ADD ("/edit", test_edit);
  ADD ("/line", test_line);
  ADD ("/line-is-seen", test_line_is_seen);
  ADD ("/notes-below-heading", test_notes_below_heading);
  ADD ("/popover-keys", test_popover_keys);
  ADD ("/popover-out-of-view", test_popover_out_of_view);
  ADD ("/large-wall", test_large_wall);
  ADD ("/few-widgets", test_few_widgets);

  return g_test_run ();
}
