// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <string.h>

#include "board-fixture.h"
#include "ethos-group-popover.h"
#include "ethos-note-view.h"
#include "ui-harness.h"

/* Into which group notes go, found by typing. */

#define N_GROUPS 200

static const char *
add_group (BoardFixture *fixture, const char *note, const char *title)
{
  const char *ids[] = { board_fixture_find_note (fixture, note)->record.id, NULL };

  board_fixture_run (fixture, ethos_op_new ("notes-group", "notes", ids, "title", title, NULL));
  return board_fixture_find_note (fixture, note)->group;
}

static const char *
get_group_title (BoardFixture *fixture, const char *note)
{
  const EthosGroup *group = ethos_session_find (fixture->session, ETHOS_KIND_GROUP,
                                                board_fixture_find_note (fixture, note)->group);

  return group != NULL ? group->title : NULL;
}

/* Puts the focus on a note and opens the choice for it. */
static GtkWidget *
open_choice (BoardFixture *fixture, EthosNotesWall *wall, const char *note)
{
  GtkWidget *popover;

  gtk_widget_grab_focus (board_fixture_find_note_view (GTK_WIDGET (wall), note));
  g_assert_true (board_fixture_press (wall, GDK_KEY_g, 0));
  ui_harness_settle (fixture->view);
  popover = board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_GROUP_POPOVER);
  g_assert_nonnull (popover);
  return popover;
}

static GtkWidget *
find_entry (GtkWidget *popover)
{
  return board_fixture_find (popover, GTK_TYPE_ENTRY);
}

static void
type (GtkWidget *popover, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_entry (popover)), text);
}

static void
enter (BoardFixture *fixture, GtkWidget *popover)
{
  g_signal_emit_by_name (find_entry (popover), "activate");
  ui_harness_settle (fixture->view);
}

/* What Enter would take, as the row says it. */
static const char *
get_choice (GtkWidget *popover)
{
  GtkListBox *list = board_fixture_find (popover, GTK_TYPE_LIST_BOX);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);

  return row != NULL ? gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (row))) : NULL;
}

static void
test_type_ahead (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall;
  GtkWidget *popover;

  board_fixture_add_notes (fixture, 5);
  wall = board_fixture_reveal_wall (fixture);
  add_group (fixture, "Secret 0", "More trust");
  add_group (fixture, "Secret 1", "Distrust");
  add_group (fixture, "Secret 2", "Trust in each other");
  add_group (fixture, "Secret 3", "Größe zählt");
  ui_harness_settle (fixture->view);

  /* The beginning of a name first, then that of a word in it, then the rest, then a new one. */
  popover = open_choice (fixture, wall, "Secret 4");
  g_assert_null (get_choice (popover));
  type (popover, "TRUST");
  g_assert_cmpstr (get_choice (popover), ==, "Trust in each other");
  ui_harness_assert_said (find_entry (popover),
                          "Enter puts into “\u2068Trust in each other\u2069”");
  board_fixture_press (find_entry (popover), GDK_KEY_Down, 0);
  g_assert_cmpstr (get_choice (popover), ==, "More trust");
  board_fixture_press (find_entry (popover), GDK_KEY_Down, 0);
  g_assert_cmpstr (get_choice (popover), ==, "Distrust");
  board_fixture_press (find_entry (popover), GDK_KEY_Down, 0);
  g_assert_cmpstr (get_choice (popover), ==, "New group “\u2068TRUST\u2069”");
  board_fixture_press (find_entry (popover), GDK_KEY_Down, 0);
  g_assert_cmpstr (get_choice (popover), ==, "New group “\u2068TRUST\u2069”");
  board_fixture_press (find_entry (popover), GDK_KEY_Up, 0);
  g_assert_cmpstr (get_choice (popover), ==, "Distrust");

  /* Case and accents do not matter, and a whole name offers no second group of that name. */
  type (popover, "grosse zahlt");
  g_assert_cmpstr (get_choice (popover), ==, "Größe zählt");
  board_fixture_press (find_entry (popover), GDK_KEY_Down, 0);
  g_assert_cmpstr (get_choice (popover), ==, "Größe zählt");
  enter (fixture, popover);
  board_fixture_wait_for_announcement (fixture, "1 note put into “\u2068Größe zählt\u2069”",
                                       "put into");
  g_assert_cmpstr (get_group_title (fixture, "Secret 4"), ==, "Größe zählt");
  g_assert_cmpstr (board_fixture_get_focus_text (fixture), ==, "Secret 4");

  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  g_assert_null (get_group_title (fixture, "Secret 4"));
}

/* What fits no group makes one, and so does, where it is asked for, what fits a part of a name. */
static void
test_new_group (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall;
  GtkWidget *popover;

  board_fixture_add_notes (fixture, 3);
  wall = board_fixture_reveal_wall (fixture);
  add_group (fixture, "Secret 0", "Trust in each other");
  ui_harness_settle (fixture->view);

  popover = open_choice (fixture, wall, "Secret 1");
  type (popover, "  Courage ");
  g_assert_cmpstr (get_choice (popover), ==, "New group “\u2068Courage\u2069”");
  enter (fixture, popover);
  g_assert_cmpstr (get_group_title (fixture, "Secret 1"), ==, "Courage");
  g_assert_cmpstr (board_fixture_get_focus_text (fixture), ==, "Secret 1");

  popover = open_choice (fixture, wall, "Secret 2");
  type (popover, "Trust");
  g_assert_cmpstr (get_choice (popover), ==, "Trust in each other");
  g_assert_true (board_fixture_press (find_entry (popover), GDK_KEY_Return, GDK_CONTROL_MASK));
  ui_harness_settle (fixture->view);
  g_assert_cmpstr (get_group_title (fixture, "Secret 2"), ==, "Trust");
  g_assert_cmpstr (board_fixture_get_focus_text (fixture), ==, "Secret 2");
}

static void
find_entries (GtkWidget *widget, GPtrArray *entries)
{
  if (GTK_IS_ENTRY (widget))
    g_ptr_array_add (entries, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_entries (child, entries);
}

/* The list between the two has rows that take no focus, and lets Tab go on. */
static void
assert_tab_reaches (BoardFixture *fixture, GtkWidget *popover, GtkWidget *entry)
{
  GtkWidget *button = board_fixture_find_button (popover, "_Group");

  gtk_widget_grab_focus (button);
  gtk_widget_child_focus (popover, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_widget_is_ancestor (board_fixture_get_focus (fixture), entry));
  gtk_widget_child_focus (popover, GTK_DIR_TAB_BACKWARD);
  g_assert_true (board_fixture_get_focus (fixture) == button);
}

/* What a table proposes is taken down by keys, and waits: it is no group before it is accepted. */
static void
test_propose (BoardFixture *fixture, gconstpointer data)
{
  const char *accepted[] = { NULL, NULL };
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  const EthosProposal *proposal;
  EthosItemList *proposals;
  EthosNotesWall *wall;
  GtkWidget *popover, *button;

  board_fixture_add_notes (fixture, 3);
  wall = board_fixture_reveal_wall (fixture);
  add_group (fixture, "Secret 0", "Trust");
  ui_harness_settle (fixture->view);
  proposals =
      ethos_session_get_children (fixture->session, board_fixture_get_wall (fixture)->record.id,
                                  ETHOS_KIND_PROPOSAL);
  popover = open_choice (fixture, wall, "Secret 1");
  find_entries (popover, entries);
  g_assert_cmpuint (entries->len, ==, 2);
  assert_tab_reaches (fixture, popover, g_ptr_array_index (entries, 1));
  button = board_fixture_find_button (popover, "_Propose");
  g_assert_false (gtk_widget_is_sensitive (button));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (g_ptr_array_index (entries, 1)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Table that proposes the group");
  type (popover, "Courage");
  /* Without a table nothing is proposed. */
  g_signal_emit_by_name (g_ptr_array_index (entries, 1), "activate");
  g_assert_cmpuint (ethos_item_list_get_length (proposals), ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (g_ptr_array_index (entries, 1)), " Table 3 ");
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (g_ptr_array_index (entries, 1), "activate");
  ui_harness_settle (fixture->view);
  g_assert_cmpuint (ethos_item_list_get_length (proposals), ==, 1);
  proposal = ethos_item_list_get_record (proposals, 0);
  g_assert_cmpstr (proposal->title, ==, "Courage");
  g_assert_cmpstr (proposal->proposer, ==, "Table 3");
  g_assert_null (get_group_title (fixture, "Secret 1"));
  g_assert_cmpstr (board_fixture_get_focus_text (fixture), ==, "Secret 1");
  accepted[0] = proposal->record.id;
  board_fixture_run (fixture, ethos_op_new ("proposals-accept", "proposals", accepted, NULL));
  g_assert_cmpstr (get_group_title (fixture, "Secret 1"), ==, "Courage");
}

/* Escape puts the notes nowhere, and the focus back on the note; what is only spaces is no name. */
static void
test_leave (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall;
  GtkWidget *popover;

  board_fixture_add_notes (fixture, 2);
  wall = board_fixture_reveal_wall (fixture);
  popover = open_choice (fixture, wall, "Secret 1");
  type (popover, "   ");
  g_assert_null (get_choice (popover));
  gtk_popover_popdown (GTK_POPOVER (popover));
  ui_harness_settle (fixture->view);
  g_assert_null (get_group_title (fixture, "Secret 1"));
  g_assert_cmpstr (board_fixture_get_focus_text (fixture), ==, "Secret 1");
}

/* Many groups are one list that scrolls, and the one that is chosen is in view. */
static void
test_many_groups (BoardFixture *fixture, gconstpointer data)
{
  const char *ids[] = { NULL, NULL };
  GtkAdjustment *adjustment;
  EthosNotesWall *wall;
  GtkWidget *popover, *scroller;

  board_fixture_add_notes (fixture, N_GROUPS + 1);
  for (guint i = 0; i < N_GROUPS; i++)
    {
      g_autofree char *note = g_strdup_printf ("Secret %u", i);
      g_autofree char *title = g_strdup_printf ("Group number %u", i);

      ids[0] = board_fixture_find_note (fixture, note)->record.id;
      board_fixture_run (fixture, ethos_op_new ("notes-group", "notes", ids, "title", title, NULL));
    }
  wall = board_fixture_reveal_wall (fixture);
  ids[0] = NULL;
  gtk_widget_activate_action (GTK_WIDGET (wall), "notes.select-none", NULL);
  g_assert_true (board_fixture_press (wall, GDK_KEY_End, 0));
  ui_harness_settle (fixture->view);
  g_assert_true (board_fixture_press (wall, GDK_KEY_g, 0));
  ui_harness_settle (fixture->view);
  popover = board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_GROUP_POPOVER);
  scroller = board_fixture_find (popover, GTK_TYPE_SCROLLED_WINDOW);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  for (guint i = 0; i < 40; i++)
    board_fixture_press (find_entry (popover), GDK_KEY_Down, 0);
  ui_harness_settle (fixture->view);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 0);
  type (popover, "r 150");
  ui_harness_settle (fixture->view);
  g_assert_cmpstr (get_choice (popover), ==, "Group number 150");
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
  enter (fixture, popover);
  g_assert_true (ETHOS_IS_NOTE_VIEW (board_fixture_get_focus (fixture)));
}

int
main (int argc, char **argv)
{
  ui_harness_init (&argc, &argv);

  ADD ("-group-choice/propose", test_propose);
  ADD ("-group-choice/type-ahead", test_type_ahead);
  ADD ("-group-choice/new-group", test_new_group);
  ADD ("-group-choice/leave", test_leave);
  ADD ("-group-choice/many-groups", test_many_groups);

  return g_test_run ();
}
