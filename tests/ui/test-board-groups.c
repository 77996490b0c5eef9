// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <string.h>

#include "board-fixture.h"
#include "ethos-announce.h"
#include "ethos-group-column.h"
#include "ethos-note-view.h"
#include "ethos-group-popover.h"
#include "ethos-notes-wall-private.h"
#include "ui-harness.h"

/* Notes that belong together. */

static void
test_group (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall;
  GtkWidget *entry;
  EthosGroupColumn *column;
  g_autofree char *first = NULL;
  g_autofree char *focused = NULL;

  board_fixture_add_notes (fixture, 3);
  wall = board_fixture_reveal_wall (fixture);
  first = g_strdup (board_fixture_get_focus_text (fixture));
  board_fixture_press (wall, GDK_KEY_a, GDK_CONTROL_MASK);
  g_assert_cmpuint (ethos_notes_wall_count_selected (wall), ==, 3);
  board_fixture_press (wall, GDK_KEY_Escape, 0);
  board_fixture_press (wall, GDK_KEY_space, 0);
  board_fixture_press (wall, GDK_KEY_Right, GDK_SHIFT_MASK);
  g_assert_cmpuint (ethos_notes_wall_count_selected (wall), ==, 2);
  g_assert_true (board_fixture_press (wall, GDK_KEY_g, 0));
  ui_harness_settle (fixture->view);
  entry = board_fixture_find (GTK_WIDGET (wall), GTK_TYPE_POPOVER);
  entry = board_fixture_find (entry, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "\u05D0\u05DE\u05D5\u05DF!");
  /* Enter does it, and so does a button. */
  entry = gtk_widget_get_ancestor (entry, GTK_TYPE_POPOVER);
  g_signal_emit_by_name (board_fixture_find_button (entry, "_Group"), "clicked");
  ui_harness_settle (fixture->view);
  column = board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_GROUP_COLUMN);
  g_assert_cmpstr (ethos_group_column_get_title (column), ==, "\u05D0\u05DE\u05D5\u05DF!");
  g_assert_cmpstr (ethos_session_find (fixture->session, ETHOS_KIND_GROUP,
                                       board_fixture_find_note (fixture, first)->group)
                       ? "grouped"
                       : "loose",
                   ==, "grouped");
  /* A name that runs from right to left does not turn around the words that follow it. */
  g_assert_nonnull (
      strstr (ethos_get_description (board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_NOTE_VIEW)),
              "group \u2068\u05D0\u05DE\u05D5\u05DF!\u2069"));

  /* Its title can be reached, changed in place, and the group taken apart. */
  gtk_widget_grab_focus (GTK_WIDGET (column));
  g_assert_true (board_fixture_press (wall, GDK_KEY_F2, 0));
  g_assert_true (ethos_group_column_get_editing (column));
  ui_harness_settle (fixture->view);
  entry = board_fixture_find (GTK_WIDGET (column), GTK_TYPE_ENTRY);
  /* Nothing beside it takes room from it. */
  g_assert_cmpint (gtk_widget_get_width (entry), >,
                   gtk_widget_get_width (GTK_WIDGET (column)) * 4 / 5);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Courage");
  ethos_group_column_stop (column, TRUE);
  g_assert_cmpstr (ethos_group_column_get_title (column), ==, "Courage");
  gtk_widget_grab_focus (GTK_WIDGET (column));
  g_assert_true (board_fixture_press (wall, GDK_KEY_Delete, 0));
  g_assert_null (board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_GROUP_COLUMN));
  /* The focus is on what was in it. */
  focused = g_strdup (board_fixture_get_focus_text (fixture));
  g_assert_nonnull (focused);
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  g_assert_nonnull (board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_GROUP_COLUMN));
  g_assert_cmpstr (board_fixture_find_note (fixture, focused)->group, ==,
                   board_fixture_find_note (fixture, first)->group);
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_assert_true (ethos_store_undo (((BoardFixture *) data)->store, NULL, NULL));
}

/* As the window has it. */
static void
install_undo (BoardFixture *fixture)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) undo = g_simple_action_new ("undo", NULL);

  g_signal_connect (undo, "activate", G_CALLBACK (undo_cb), fixture);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (undo));
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "win", G_ACTION_GROUP (actions));
}

/* A note that is dropped on another makes a group with it, whose name is asked for at once. */
static void
test_drop_on_note (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall;
  EthosGroupColumn *column;
  GtkWidget *from, *to;

  board_fixture_add_notes (fixture, 3);
  wall = board_fixture_reveal_wall (fixture);
  from = board_fixture_find_note_view (GTK_WIDGET (wall), "Secret 0");
  to = board_fixture_find_note_view (GTK_WIDGET (wall), "Secret 2");
  board_fixture_point_at (fixture, from, "mousedown 1");
  board_fixture_point_at (fixture, to, "");
  g_assert_true (gtk_widget_has_css_class (to, "drop"));
  board_fixture_point_at (fixture, to, "mouseup 1");
  g_assert_false (gtk_widget_has_css_class (to, "drop"));
  column = board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_GROUP_COLUMN);
  g_assert_nonnull (column);
  g_assert_cmpstr (board_fixture_find_note (fixture, "Secret 0")->group, ==,
                   ethos_group_column_get_id (column));
  g_assert_cmpstr (board_fixture_find_note (fixture, "Secret 2")->group, ==,
                   ethos_group_column_get_id (column));
  g_assert_true (ethos_group_column_get_editing (column));
  gtk_editable_set_text (GTK_EDITABLE (board_fixture_find (GTK_WIDGET (column), GTK_TYPE_ENTRY)),
                         "Listening");
  ethos_group_column_stop (column, TRUE);
  g_assert_cmpstr (ethos_group_column_get_title (column), ==, "Listening");

  /* Making and naming are undone together. */
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  ui_harness_settle (fixture->view);
  g_assert_null (board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_GROUP_COLUMN));
  g_assert_false (board_fixture_find_note (fixture, "Secret 0")->placed);

  /* So is making alone, by the key that does it everywhere, while nothing has been typed. */
  install_undo (fixture);
  from = board_fixture_find_note_view (GTK_WIDGET (wall), "Secret 0");
  to = board_fixture_find_note_view (GTK_WIDGET (wall), "Secret 2");
  board_fixture_point_at (fixture, from, "mousedown 1");
  board_fixture_point_at (fixture, to, "");
  board_fixture_point_at (fixture, to, "mouseup 1");
  g_assert_nonnull (board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_GROUP_COLUMN));
  column = board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_GROUP_COLUMN);
  g_assert_true (board_fixture_press (board_fixture_find (GTK_WIDGET (column), GTK_TYPE_ENTRY),
                                      GDK_KEY_z, GDK_CONTROL_MASK));
  ui_harness_settle (fixture->view);
  g_assert_null (board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_GROUP_COLUMN));

  /* Nobody has to name it, and what goes on meanwhile does not get mixed up with it. */
  from = board_fixture_find_note_view (GTK_WIDGET (wall), "Secret 0");
  to = board_fixture_find_note_view (GTK_WIDGET (wall), "Secret 2");
  board_fixture_point_at (fixture, from, "mousedown 1");
  board_fixture_point_at (fixture, to, "");
  board_fixture_point_at (fixture, to, "mouseup 1");
  g_assert_nonnull (board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_GROUP_COLUMN));
  board_fixture_go_to (fixture, ETHOS_ACTIVITY_WRITE_NOTES);
  ui_harness_settle (fixture->view);
  g_assert_nonnull (ethos_store_get_undo_label (fixture->store));
}

/* In one grid a note in a group looks like any other: what is dropped on it joins that group. */
static void
test_drop_in_grid (BoardFixture *fixture, gconstpointer data)
{
  const char *ids[] = { NULL, NULL };
  g_autofree char *group = NULL;
  EthosNotesWall *wall;
  GtkWidget *to, *entry;

  board_fixture_add_notes (fixture, 4);
  wall = board_fixture_reveal_wall (fixture);
  ids[0] = board_fixture_find_note (fixture, "Secret 2")->record.id;
  board_fixture_run (fixture, ethos_op_new ("notes-group", "notes", ids, "title", "One", NULL));
  gtk_widget_activate_action (GTK_WIDGET (wall), "notes.arrange-grid", NULL);
  ui_harness_settle (fixture->view);
  group = g_strdup (board_fixture_find_note (fixture, "Secret 2")->group);
  to = board_fixture_find_note_view (GTK_WIDGET (wall), "Secret 2");
  board_fixture_point_at (fixture, board_fixture_find_note_view (GTK_WIDGET (wall), "Secret 0"),
                          "mousedown 1");
  board_fixture_point_at (fixture, to, "");
  g_assert_true (gtk_widget_has_css_class (to, "drop"));
  board_fixture_point_at (fixture, to, "mouseup 1");
  ui_harness_settle (fixture->view);
  g_assert_cmpstr (board_fixture_find_note (fixture, "Secret 2")->group, ==, group);
  g_assert_cmpstr (board_fixture_find_note (fixture, "Secret 0")->group, ==, group);

  /* No column asks for the name of a new one, so it is asked for before there is one. */
  to = board_fixture_find_note_view (GTK_WIDGET (wall), "Secret 3");
  board_fixture_point_at (fixture, board_fixture_find_note_view (GTK_WIDGET (wall), "Secret 1"),
                          "mousedown 1");
  board_fixture_point_at (fixture, to, "");
  board_fixture_point_at (fixture, to, "mouseup 1");
  ui_harness_settle (fixture->view);
  g_assert_null (board_fixture_find_note (fixture, "Secret 1")->group);
  entry = board_fixture_find (board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_GROUP_POPOVER),
                              GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Two");
  g_signal_emit_by_name (entry, "activate");
  ui_harness_settle (fixture->view);
  g_assert_nonnull (board_fixture_find_note (fixture, "Secret 1")->group);
  g_assert_cmpstr (board_fixture_find_note (fixture, "Secret 1")->group, ==,
                   board_fixture_find_note (fixture, "Secret 3")->group);
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  g_assert_null (board_fixture_find_note (fixture, "Secret 1")->group);
  g_assert_null (board_fixture_find_note (fixture, "Secret 3")->group);
}

/* The name of a group stands for all of its notes. */
static void
test_click_name (BoardFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *click;
    guint column;
    guint n_selected;
  } clicks[] = {
    { "click 1", 0, 2 },
    { "click 1", 1, 3 },
    { "keydown ctrl click 1 keyup ctrl", 0, 5 },
    { "keydown ctrl click 1 keyup ctrl", 1, 2 },
    { "keydown shift click 1 keyup shift", 1, 5 },
    { "click 1", 0, 2 },
  };
  g_auto (GStrv) targets = NULL;
  EthosNotesWall *wall;

  board_fixture_add_notes (fixture, 6);
  wall = board_fixture_reveal_wall (fixture);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
      g_auto (GStrv) notes = NULL;

      for (guint j = 0; j < 2 + i; j++)
        {
          g_autofree char *text = g_strdup_printf ("Secret %u", 2 * i + j);

          g_strv_builder_add (ids, board_fixture_find_note (fixture, text)->record.id);
        }
      notes = g_strv_builder_end (ids);
      board_fixture_run (fixture, ethos_op_new ("notes-group", "notes", notes, "title",
                                                i == 0 ? "One" : "Two", NULL));
    }
  ui_harness_settle (fixture->view);
  for (guint i = 0; i < G_N_ELEMENTS (clicks); i++)
    {
      GtkWidget *column = g_ptr_array_index (wall->columns, clicks[i].column);
      GtkWidget *header = gtk_widget_get_first_child (column);

      g_test_message ("%u: %s", i, clicks[i].click);
      board_fixture_point_at (fixture, header, clicks[i].click);
      ui_harness_settle (fixture->view);
      g_assert_cmpuint (ethos_notes_wall_count_selected (wall), ==, clicks[i].n_selected);
      g_assert_true (ethos_notes_wall_get_focused_column (wall) == ETHOS_GROUP_COLUMN (column));
    }
  /* What is done next is done to these, though the name has the focus. */
  targets = ethos_notes_wall_dup_targets (wall);
  g_assert_cmpuint (g_strv_length (targets), ==, 2);
  /* Twice changes the name, as before. */
  board_fixture_point_at (fixture,
                          gtk_widget_get_first_child (g_ptr_array_index (wall->columns, 1)),
                          "click --repeat 2 --delay 50 1");
  ui_harness_settle (fixture->view);
  g_assert_true (ethos_group_column_get_editing (g_ptr_array_index (wall->columns, 1)));
}

static const char *const others[] = { "Secret 3", "Secret 4", "Secret 5", "Secret 6" };

static void
get_places (BoardFixture *fixture, EthosNotesWall *wall, GdkRectangle *places)
{
  g_assert_true (ethos_wall_places_ensure (wall));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      const char *id = board_fixture_find_note (fixture, others[i])->record.id;

      places[i] = ((EthosWallNote *) g_hash_table_lookup (wall->notes, id))->area;
    }
}

/* Those and only those have moved that were where the group is now. */
static void
assert_kept (BoardFixture *fixture, EthosNotesWall *wall, GtkWidget *column, GdkRectangle *places)
{
  GdkRectangle now[G_N_ELEMENTS (others)], ground;

  get_places (fixture, wall, now);
  ground = ethos_wall_places_get_column_area (wall, ETHOS_GROUP_COLUMN (column));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_assert_true (gdk_rectangle_equal (&now[i], &places[i]) !=
                     gdk_rectangle_intersect (&places[i], &ground, NULL));
      g_assert_false (gdk_rectangle_intersect (&now[i], &ground, NULL));
      places[i] = now[i];
    }
}

/* What is dragged or taken into a group leaves a gap: the others do not flow into it, and make no
 * room for the group but where it is. */
static void
test_drop_keeps_others (BoardFixture *fixture, gconstpointer data)
{
  GdkRectangle before[G_N_ELEMENTS (others)], now[G_N_ELEMENTS (others)];
  EthosNotesWall *wall;
  GtkWidget *column;

  board_fixture_add_notes (fixture, 7);
  wall = board_fixture_reveal_wall (fixture);
  get_places (fixture, wall, before);
  get_places (fixture, wall, now);
  board_fixture_point_at (fixture, board_fixture_find_note_view (GTK_WIDGET (wall), "Secret 0"),
                          "mousedown 1");
  board_fixture_point_at (fixture, board_fixture_find_note_view (GTK_WIDGET (wall), "Secret 1"),
                          "");
  board_fixture_point_at (fixture, board_fixture_find_note_view (GTK_WIDGET (wall), "Secret 1"),
                          "mouseup 1");
  column = board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_GROUP_COLUMN);
  g_assert_nonnull (column);
  ethos_group_column_stop (ETHOS_GROUP_COLUMN (column), TRUE);
  ui_harness_settle (fixture->view);
  assert_kept (fixture, wall, column, now);

  board_fixture_point_at (fixture, board_fixture_find_note_view (GTK_WIDGET (wall), "Secret 2"),
                          "mousedown 1");
  board_fixture_point_at (fixture, column, "");
  board_fixture_point_at (fixture, column, "mouseup 1");
  ui_harness_settle (fixture->view);
  g_assert_nonnull (board_fixture_find_note (fixture, "Secret 2")->group);
  assert_kept (fixture, wall, column, now);
  /* Out of it again, by key. */
  ethos_notes_wall_focus_id (wall, board_fixture_find_note (fixture, "Secret 2")->record.id);
  g_assert_true (board_fixture_press (wall, GDK_KEY_u, 0));
  ui_harness_settle (fixture->view);
  assert_kept (fixture, wall, column, now);
  for (guint i = 0; i < 3; i++)
    g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  ui_harness_settle (fixture->view);
  get_places (fixture, wall, now);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_assert_false (board_fixture_find_note (fixture, others[i])->placed);
      g_assert_true (gdk_rectangle_equal (&now[i], &before[i]));
    }
}

/* What goes from the wall, and what is accepted, leaves a gap as well. */
static void
test_others_stay (BoardFixture *fixture, gconstpointer data)
{
  static const char *const actions[] = { "notes.delete", "notes.set-aside", "notes.later" };
  GdkRectangle before[G_N_ELEMENTS (others)], now[G_N_ELEMENTS (others)];
  EthosNotesWall *wall;

  board_fixture_add_notes (fixture, 7);
  wall = board_fixture_reveal_wall (fixture);
  get_places (fixture, wall, before);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      ethos_notes_wall_focus_id (wall, board_fixture_find_note (fixture, "Secret 0")->record.id);
      board_fixture_act (fixture, wall, actions[i]);
      get_places (fixture, wall, now);
      g_assert_cmpmem (now, sizeof now, before, sizeof before);
      g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
      ui_harness_settle (fixture->view);
      g_assert_false (board_fixture_find_note (fixture, "Secret 6")->placed);
    }
  ethos_store_begin_group (fixture->store, "test");
  gtk_widget_activate_action (fixture->view, "board.keep-places", NULL);
  ethos_store_end_group (fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_true (board_fixture_find_note (fixture, others[i])->placed);
}

/* A group whose name alone is shown gives way like all others when it is taken apart, and is opened
 * where its notes are selected. */
static void
test_collapsed_apart (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall;
  EthosWallNote *hanging;
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autofree char *id = NULL;
  const char *ids[] = { NULL, NULL };
  GdkRectangle was, before[G_N_ELEMENTS (others)], now[G_N_ELEMENTS (others)];

  board_fixture_add_notes (fixture, 8);
  wall = board_fixture_reveal_wall (fixture);
  id = g_strdup (board_fixture_find_note (fixture, "Secret 1")->record.id);
  hanging = g_hash_table_lookup (wall->notes, id);
  was = hanging->area;
  ids[0] = id;
  ethos_wall_run_in_place (wall, ethos_op_new ("notes-group", "notes", ids, "title", "One", NULL),
                           "test", NULL, 1);
  ui_harness_settle (fixture->view);
  board_fixture_act (fixture, wall, "notes.collapse-all");
  hanging =
      g_hash_table_lookup (wall->notes, board_fixture_find_note (fixture, others[2])->record.id);
  g_ptr_array_add (one, hanging);
  ethos_wall_drop_notes (wall, one, was.x - hanging->area.x, was.y - hanging->area.y);
  ui_harness_settle (fixture->view);
  get_places (fixture, wall, before);
  ethos_notes_wall_focus_column (wall, g_ptr_array_index (wall->columns, 0));
  g_assert_true (board_fixture_press (wall, GDK_KEY_space, 0));
  ui_harness_settle (fixture->view);
  g_assert_cmpuint (ethos_notes_wall_count_selected (wall), ==, 1);
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  ui_harness_settle (fixture->view);
  ethos_notes_wall_focus_column (wall, g_ptr_array_index (wall->columns, 0));
  g_assert_true (board_fixture_press (wall, GDK_KEY_Delete, 0));
  ui_harness_settle (fixture->view);
  g_assert_cmpuint (wall->columns->len, ==, 0);
  get_places (fixture, wall, now);
  g_assert_true (gdk_rectangle_equal (&now[2], &before[2]));
}

/* Notes of a group go to the next one by keys, and a group past its neighbour. */
static void
test_move_groups (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall;
  const EthosNote *note;
  const char *ids[] = { NULL, NULL };
  g_autofree char *id = NULL;

  board_fixture_add_notes (fixture, 2);
  wall = board_fixture_reveal_wall (fixture);
  id = g_strdup (board_fixture_get_note (fixture, 0)->record.id);
  ids[0] = id;
  board_fixture_run (fixture, ethos_op_new ("notes-group", "notes", ids, "title", "One", NULL));
  ids[0] = board_fixture_get_note (fixture, 1)->record.id;
  board_fixture_run (fixture, ethos_op_new ("notes-group", "notes", ids, "title", "Two", NULL));
  ui_harness_settle (fixture->view);
  gtk_widget_grab_focus (GTK_WIDGET (wall));
  g_assert_cmpstr (board_fixture_get_focus_text (fixture), ==,
                   board_fixture_get_note (fixture, 0)->text);
  g_assert_true (board_fixture_press (wall, GDK_KEY_Right, GDK_CONTROL_MASK));
  note = ethos_session_get_record (fixture->session, id);
  g_assert_cmpstr (note->group, ==, board_fixture_get_note (fixture, 1)->group);
  gtk_widget_grab_focus (board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_GROUP_COLUMN));
  g_assert_true (board_fixture_press (wall, GDK_KEY_Right, GDK_CONTROL_MASK));
  g_assert_cmpint (ethos_session_get_position (fixture->session, note->group), ==, 0);
  /* Out of the group with u, which leaves it loose. */
  ethos_store_undo (fixture->store, NULL, NULL);
  ui_harness_settle (fixture->view);
  board_fixture_press (wall, GDK_KEY_Home, 0);
  g_assert_true (board_fixture_press (wall, GDK_KEY_u, 0));
  note = board_fixture_find_note (fixture, board_fixture_get_focus_text (fixture));
  g_assert_null (ethos_session_find (fixture->session, ETHOS_KIND_GROUP, note->group));
}

/* On a page no column appears: the note itself says where it is, and can be taken out again. */
static void
test_group_on_page (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall;
  GtkWidget *note, *entry;

  board_fixture_add_notes (fixture, 3);
  board_fixture_run (fixture, ethos_op_new ("activity-reveal", NULL));
  ui_harness_settle (fixture->view);
  wall = board_fixture_find (fixture->view, ETHOS_TYPE_NOTES_WALL);
  gtk_widget_grab_focus (GTK_WIDGET (wall));
  note = board_fixture_get_focus (fixture);
  g_assert_true (board_fixture_press (wall, GDK_KEY_g, 0));
  ui_harness_settle (fixture->view);
  entry =
      board_fixture_find (board_fixture_find (GTK_WIDGET (wall), GTK_TYPE_POPOVER), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Courage");
  g_signal_emit_by_name (entry, "activate");
  board_fixture_wait_for_announcement (fixture, "1 note put into “\u2068Courage\u2069”",
                                       "put into");
  g_assert_null (board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_GROUP_COLUMN));
  g_assert_cmpstr (ethos_note_view_get_caption (ETHOS_NOTE_VIEW (note)), ==, "Courage");
  g_assert_nonnull (strstr (ethos_get_description (note), "group \u2068Courage\u2069"));

  gtk_widget_grab_focus (note);
  g_assert_true (board_fixture_press (wall, GDK_KEY_u, 0));
  board_fixture_wait_for_announcement (fixture, "1 note taken out of its group", "taken out");
  g_assert_null (ethos_note_view_get_caption (ETHOS_NOTE_VIEW (note)));
}

/* Opens the choice of a group and leaves it with Enter. */
static void
group_without_a_name (BoardFixture *fixture, EthosNotesWall *wall)
{
  GtkWidget *popover;

  g_assert_true (board_fixture_press (wall, GDK_KEY_g, 0));
  ui_harness_settle (fixture->view);
  popover = board_fixture_find (GTK_WIDGET (wall), GTK_TYPE_POPOVER);
  g_assert_true (gtk_widget_is_ancestor (board_fixture_get_focus (fixture),
                                         board_fixture_find (popover, GTK_TYPE_ENTRY)));
  g_signal_emit_by_name (board_fixture_find (popover, GTK_TYPE_ENTRY), "activate");
  ui_harness_settle (fixture->view);
}

/* Who gives no name is asked for it where the group is seen, and need not give any. A group without
 * a name goes with its last note. */
static void
test_group_without_a_name (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall;
  EthosGroupColumn *column;
  GtkWidget *entry;

  board_fixture_add_notes (fixture, 2);
  wall = board_fixture_reveal_wall (fixture);
  board_fixture_press (wall, GDK_KEY_a, GDK_CONTROL_MASK);
  group_without_a_name (fixture, wall);
  column = board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_GROUP_COLUMN);
  g_assert_true (ethos_group_column_get_editing (column));
  entry = board_fixture_find (GTK_WIDGET (column), GTK_TYPE_ENTRY);
  g_assert_true (gtk_widget_is_ancestor (board_fixture_get_focus (fixture), entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Courage");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (ethos_group_column_get_title (column), ==, "Courage");
  /* Making and naming are undone together. */
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  ui_harness_settle (fixture->view);
  g_assert_null (board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_GROUP_COLUMN));

  gtk_widget_grab_focus (board_fixture_find_note_view (GTK_WIDGET (wall), "Secret 0"));
  group_without_a_name (fixture, wall);
  column = board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_GROUP_COLUMN);
  entry = board_fixture_find (GTK_WIDGET (column), GTK_TYPE_ENTRY);
  g_assert_true (board_fixture_press (entry, GDK_KEY_Escape, 0));
  ui_harness_settle (fixture->view);
  g_assert_true (board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_GROUP_COLUMN) == column);
  gtk_widget_grab_focus (board_fixture_find_note_view (GTK_WIDGET (wall), "Secret 0"));
  g_assert_true (board_fixture_press (wall, GDK_KEY_u, 0));
  ui_harness_settle (fixture->view);
  g_assert_null (board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_GROUP_COLUMN));
  g_assert_true (board_fixture_get_focus (fixture) ==
                 board_fixture_find_note_view (GTK_WIDGET (wall), "Secret 0"));
}

/* Where a note went by a key is heard, and so is that it went nowhere. */
static void
test_move_heard (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall;
  const char *ids[] = { NULL, NULL };

  board_fixture_add_notes (fixture, 3);
  wall = board_fixture_reveal_wall (fixture);
  ids[0] = board_fixture_find_note (fixture, "Secret 0")->record.id;
  board_fixture_run (fixture, ethos_op_new ("notes-group", "notes", ids, "title", "One", NULL));
  ids[0] = board_fixture_find_note (fixture, "Secret 1")->record.id;
  board_fixture_run (fixture, ethos_op_new ("notes-group", "notes", ids, "title", "", NULL));
  ui_harness_settle (fixture->view);
  gtk_widget_grab_focus (board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_GROUP_COLUMN));
  g_assert_true (board_fixture_press (wall, GDK_KEY_Right, GDK_CONTROL_MASK));
  board_fixture_wait_for_announcement (fixture, "Moved to 2 of 2", "Moved");
  g_assert_true (board_fixture_press (wall, GDK_KEY_Left, GDK_CONTROL_MASK));
  board_fixture_wait_for_announcement (fixture, "Moved to 1 of 2", "Stays");

  gtk_widget_grab_focus (board_fixture_find_note_view (GTK_WIDGET (wall), "Secret 0"));
  g_assert_true (board_fixture_press (wall, GDK_KEY_Down, GDK_CONTROL_MASK));
  board_fixture_wait_for_announcement (fixture, "Stays in “\u2068One\u2069”", "Stays");
  g_assert_true (board_fixture_press (wall, GDK_KEY_Right, GDK_CONTROL_MASK));
  board_fixture_wait_for_announcement (fixture,
                                       "1 note put into “\u2068Group without a name\u2069”", "put");
  g_assert_true (board_fixture_press (wall, GDK_KEY_Right, GDK_CONTROL_MASK));
  board_fixture_wait_for_announcement (fixture, "Stays in the group without a name", "Stays");
  g_assert_true (board_fixture_press (wall, GDK_KEY_Left, GDK_CONTROL_MASK));
  board_fixture_wait_for_announcement (fixture, "1 note put into “\u2068One\u2069”",
                                       "put into “\u2068One");
}

static void
press_twice (gpointer widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller))
        g_signal_emit_by_name (controller, "pressed", 2, 0.0, 0.0);
    }
}

/* A name of a group is changed by pressing it twice, but not where that would be refused. */
static void
test_read_only_group (BoardFixture *fixture, gconstpointer data)
{
  const char *ids[] = { NULL, NULL };
  g_autofree char *id = NULL;
  EthosNotesWall *wall;
  EthosGroupColumn *column;
  GtkWidget *label;

  board_fixture_add_notes (fixture, 2);
  wall = board_fixture_reveal_wall (fixture);
  id = g_strdup (board_fixture_get_note (fixture, 0)->record.id);
  ids[0] = id;
  board_fixture_run (fixture, ethos_op_new ("notes-group", "notes", ids, "title", "One", NULL));
  ui_harness_settle (fixture->view);
  column = board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_GROUP_COLUMN);
  label = board_fixture_find (GTK_WIDGET (column), GTK_TYPE_LABEL);
  gtk_widget_grab_focus (GTK_WIDGET (column));
  ethos_store_set_read_only (fixture->store, TRUE);
  press_twice (label);
  g_assert_false (ethos_group_column_get_editing (column));
  ethos_store_set_read_only (fixture->store, FALSE);
  press_twice (label);
  g_assert_true (ethos_group_column_get_editing (column));
}

int
main (int argc, char **argv)
{
  ui_harness_init (&argc, &argv);

  ADD ("-groups/read-only-group", test_read_only_group);
  ADD ("-groups/drop-on-note", test_drop_on_note);
  ADD ("-groups/drop-in-grid", test_drop_in_grid);
  ADD ("-groups/click-name", test_click_name);
  ADD ("-groups/drop-keeps-others", test_drop_keeps_others);
  ADD ("-groups/others-stay", test_others_stay);
  ADD ("-groups/collapsed-apart", test_collapsed_apart);
  ADD ("-groups/group", test_group);
  ADD ("-groups/group-on-page", test_group_on_page);
  ADD ("-groups/group-without-a-name", test_group_without_a_name);
  ADD ("-groups/move-heard", test_move_heard);
  ADD ("-groups/move-groups", test_move_groups);

  return g_test_run ();
}
