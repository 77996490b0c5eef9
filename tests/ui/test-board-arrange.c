// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <string.h>

#include "board-fixture.h"
#include "ethos-announce.h"
#include "ethos-group-column.h"
#include "ethos-note-view.h"
#include "ui-harness.h"

/* The wall as a whole: how it is tidied, groups that are merged or collapsed, and notes that say
 * the same. */

static void
add (BoardFixture *fixture, const char *text, int colour)
{
  board_fixture_run (fixture, ethos_op_new ("note-add", "text", text, "colour", colour, NULL));
}

static void
group (BoardFixture *fixture, const char *title, const char *first, const char *second)
{
  const char *ids[] = { board_fixture_find_note (fixture, first)->record.id,
                        second != NULL ? board_fixture_find_note (fixture, second)->record.id
                                       : NULL,
                        NULL };

  board_fixture_run (fixture, ethos_op_new ("notes-group", "notes", ids, "title", title, NULL));
  ui_harness_settle (fixture->view);
}

static graphene_rect_t
get_area (EthosNotesWall *wall, const char *text)
{
  GtkWidget *note = board_fixture_find_note_view (GTK_WIDGET (wall), text);
  graphene_rect_t area;

  g_assert_nonnull (note);
  g_assert_true (gtk_widget_compute_bounds (note, GTK_WIDGET (wall), &area));
  return area;
}

static EthosGroupColumn *
find_column (EthosNotesWall *wall, const char *title)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (wall)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (ETHOS_IS_GROUP_COLUMN (child) &&
        g_strcmp0 (ethos_group_column_get_title (ETHOS_GROUP_COLUMN (child)), title) == 0)
      return ETHOS_GROUP_COLUMN (child);
  return NULL;
}

static GtkPopover *
find_popover (EthosNotesWall *wall)
{
  return board_fixture_find (GTK_WIDGET (wall), GTK_TYPE_POPOVER);
}

/* Straw, sky, straw, sky: two columns, though the notes came in turn; one note has been placed. */
static EthosNotesWall *
set_up_colours (BoardFixture *fixture)
{
  EthosNotesWall *wall;

  add (fixture, "Straw 1", 0);
  add (fixture, "Sky 1", 4);
  add (fixture, "Straw 2", 0);
  add (fixture, "Sky 2", 4);
  wall = board_fixture_reveal_wall (fixture);
  board_fixture_press (wall, GDK_KEY_Down, GDK_CONTROL_MASK);
  ui_harness_settle (fixture->view);
  return wall;
}

static void
test_colours (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = set_up_colours (fixture);

  g_assert_true (board_fixture_get_note (fixture, 0)->placed);
  g_assert_true (board_fixture_press (wall, GDK_KEY_t, 0));
  ui_harness_settle (fixture->view);
  g_assert_true (GTK_IS_POPOVER_MENU (find_popover (wall)));
  gtk_popover_popdown (find_popover (wall));
  ui_harness_settle (fixture->view);
  board_fixture_act (fixture, wall, "notes.arrange-colours");
  ui_harness_assert_said (board_fixture_get_focus (fixture), "Wall tidied: columns by color");
  for (guint i = 0; i < 4; i++)
    g_assert_false (board_fixture_get_note (fixture, i)->placed);
  g_assert_cmpfloat (get_area (wall, "Straw 1").origin.x, ==, get_area (wall, "Straw 2").origin.x);
  g_assert_cmpfloat (get_area (wall, "Sky 1").origin.x, ==, get_area (wall, "Sky 2").origin.x);
  g_assert_cmpfloat (get_area (wall, "Straw 1").origin.x, <, get_area (wall, "Sky 1").origin.x);
  g_assert_cmpfloat (get_area (wall, "Straw 1").origin.y, !=, get_area (wall, "Straw 2").origin.y);

  /* One placed by hand leaves the others where they are seen. */
  board_fixture_press (wall, GDK_KEY_Home, 0);
  board_fixture_press (wall, GDK_KEY_Down, GDK_CONTROL_MASK);
  ui_harness_settle (fixture->view);
  for (guint i = 0; i < 4; i++)
    g_assert_true (board_fixture_get_note (fixture, i)->placed);
  g_assert_cmpfloat (get_area (wall, "Sky 1").origin.x, ==, get_area (wall, "Sky 2").origin.x);
  board_fixture_act (fixture, wall, "notes.tidy");
  g_assert_false (board_fixture_get_note (fixture, 0)->placed);
  g_assert_cmpint (board_fixture_get_wall (fixture)->arrangement, ==, ETHOS_ARRANGEMENT_COLOURS);

  for (guint i = 0; i < 3; i++)
    g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  g_assert_cmpint (board_fixture_get_wall (fixture)->arrangement, ==, ETHOS_ARRANGEMENT_GROUPS);
  g_assert_true (board_fixture_get_note (fixture, 0)->placed);

  /* One color alone does not leave the rest of the wall empty. */
  ethos_notes_wall_focus_id (wall, board_fixture_get_note (fixture, 0)->record.id);
  board_fixture_act (fixture, wall, "notes.select-all");
  gtk_widget_activate_action (GTK_WIDGET (wall), "notes.colour", "i", 0);
  board_fixture_act (fixture, wall, "notes.arrange-colours");
  g_assert_cmpfloat (get_area (wall, "Straw 1").origin.x, !=, get_area (wall, "Straw 2").origin.x);
}

/* Without columns each note says itself which group it is in. */
static void
test_grid (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = set_up_colours (fixture);
  GtkWidget *note;

  group (fixture, "Care", "Straw 1", "Sky 2");
  g_assert_nonnull (find_column (wall, "Care"));
  board_fixture_act (fixture, wall, "notes.arrange-grid");
  g_assert_null (find_column (wall, "Care"));
  note = board_fixture_find_note_view (GTK_WIDGET (wall), "Sky 2");
  g_assert_cmpstr (ethos_note_view_get_caption (ETHOS_NOTE_VIEW (note)), ==, "Care");
  board_fixture_act (fixture, wall, "notes.arrange-groups");
  g_assert_nonnull (find_column (wall, "Care"));
  note = board_fixture_find_note_view (GTK_WIDGET (wall), "Sky 2");
  g_assert_null (ethos_note_view_get_caption (ETHOS_NOTE_VIEW (note)));
}

/* Notes set out from where they were; without motion they are there at once. */
static void
test_glide (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = set_up_colours (fixture);
  g_autofree char *first = g_strdup (board_fixture_get_focus_text (fixture));
  graphene_rect_t before = get_area (wall, first);
  graphene_rect_t there;
  gint64 end;

  board_fixture_act (fixture, wall, "notes.arrange-grid");
  there = get_area (wall, first);
  g_assert_cmpfloat (there.origin.y, <, before.origin.y);
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  ui_harness_settle (fixture->view);
  g_assert_cmpfloat (get_area (wall, first).origin.y, ==, before.origin.y);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  gtk_widget_activate_action (GTK_WIDGET (wall), "notes.arrange-grid", NULL);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (wall));
  g_assert_cmpfloat (get_area (wall, first).origin.y, >, there.origin.y);
  for (end = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;
       get_area (wall, first).origin.y > there.origin.y;)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

static void
test_collapse (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = set_up_colours (fixture);
  EthosGroupColumn *column;
  int height;

  group (fixture, "Care", "Straw 1", "Sky 2");
  column = find_column (wall, "Care");
  height = gtk_widget_get_height (GTK_WIDGET (column));
  gtk_widget_grab_focus (board_fixture_find_note_view (GTK_WIDGET (wall), "Sky 2"));
  g_assert_true (board_fixture_press (wall, GDK_KEY_c, 0));
  ui_harness_settle (fixture->view);
  /* The focus does not go with the note. */
  g_assert_true (board_fixture_get_focus (fixture) == GTK_WIDGET (column));
  ui_harness_assert_said (GTK_WIDGET (column), "“\u2068Care\u2069” collapsed");
  g_assert_null (board_fixture_find_note_view (GTK_WIDGET (wall), "Sky 2"));
  g_assert_cmpuint (ethos_group_column_get_count (column), ==, 2);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (column)), <, height / 2);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (column), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);
  g_assert_cmpstr (ethos_get_description (GTK_WIDGET (column)), ==, "2 notes, collapsed, 1 of 1");

  g_assert_true (board_fixture_press (wall, GDK_KEY_c, 0));
  ui_harness_settle (fixture->view);
  g_assert_nonnull (board_fixture_find_note_view (GTK_WIDGET (wall), "Sky 2"));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (column), GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);
  board_fixture_act (fixture, wall, "notes.collapse-all");
  g_assert_null (board_fixture_find_note_view (GTK_WIDGET (wall), "Sky 2"));
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  ui_harness_settle (fixture->view);
  g_assert_nonnull (board_fixture_find_note_view (GTK_WIDGET (wall), "Sky 2"));
}

/* Space takes all notes of a group, J makes one of the groups that are taken. */
static void
test_merge (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = set_up_colours (fixture);

  group (fixture, "Care", "Straw 1", NULL);
  group (fixture, "Trust", "Straw 2", "Sky 2");
  gtk_widget_grab_focus (GTK_WIDGET (find_column (wall, "Care")));
  g_assert_true (board_fixture_press (wall, GDK_KEY_space, 0));
  g_assert_cmpuint (ethos_notes_wall_count_selected (wall), ==, 1);
  gtk_widget_grab_focus (GTK_WIDGET (find_column (wall, "Trust")));
  g_assert_true (board_fixture_press (wall, GDK_KEY_space, 0));
  g_assert_cmpuint (ethos_notes_wall_count_selected (wall), ==, 3);
  g_assert_true (board_fixture_press (wall, GDK_KEY_j, 0));
  ui_harness_settle (fixture->view);
  g_assert_null (find_column (wall, "Care"));
  g_assert_cmpuint (ethos_group_column_get_count (find_column (wall, "Trust")), ==, 3);
  g_assert_true (board_fixture_get_focus (fixture) == GTK_WIDGET (find_column (wall, "Trust")));
  ui_harness_assert_said (board_fixture_get_focus (fixture),
                          "2 groups merged into “\u2068Trust\u2069”");
  g_assert_cmpstr (ethos_store_get_undo_label (fixture->store), ==, "merging of 2 groups");
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  ui_harness_settle (fixture->view);
  g_assert_cmpuint (ethos_group_column_get_count (find_column (wall, "Care")), ==, 1);
}

/* With one group alone, a list asks which others. */
static void
test_merge_with (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = set_up_colours (fixture);
  GtkWidget *popover;
  GtkWidget *check;

  group (fixture, "Care", "Straw 1", NULL);
  group (fixture, "Trust", "Straw 2", "Sky 2");
  board_fixture_press (wall, GDK_KEY_Escape, 0);
  gtk_widget_grab_focus (GTK_WIDGET (find_column (wall, "Care")));
  g_assert_true (board_fixture_press (wall, GDK_KEY_j, 0));
  ui_harness_settle (fixture->view);
  popover = GTK_WIDGET (find_popover (wall));
  check = board_fixture_find (popover, GTK_TYPE_CHECK_BUTTON);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Merge with “\u2068Trust\u2069”");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_signal_emit_by_name (board_fixture_find_button (popover, "_Merge"), "clicked");
  ui_harness_settle (fixture->view);
  g_assert_null (find_column (wall, "Care"));
  g_assert_cmpuint (ethos_group_column_get_count (find_column (wall, "Trust")), ==, 3);
}

static void
test_same (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall;
  GtkWidget *note;
  GtkWidget *popover;

  add (fixture, "Listen", 0);
  add (fixture, "listen!", 4);
  add (fixture, "Ask", 0);
  wall = board_fixture_reveal_wall (fixture);
  board_fixture_act (fixture, wall, "notes.combine");
  ui_harness_assert_said (board_fixture_get_focus (fixture),
                          "1 note combined with one that says the same");
  g_assert_true ((board_fixture_find_note_view (GTK_WIDGET (wall), "Listen") != NULL) !=
                 (board_fixture_find_note_view (GTK_WIDGET (wall), "listen!") != NULL));
  note = board_fixture_find_note_view (GTK_WIDGET (wall), "Listen");
  if (note == NULL)
    note = board_fixture_find_note_view (GTK_WIDGET (wall), "listen!");
  g_assert_nonnull (strstr (ethos_get_description (note), "2 notes say this"));
  board_fixture_act (fixture, wall, "notes.combine");
  ui_harness_assert_said (board_fixture_get_focus (fixture), "No two notes say the same");

  gtk_widget_grab_focus (note);
  g_assert_true (board_fixture_press (wall, GDK_KEY_x, 0));
  ui_harness_settle (fixture->view);
  popover = GTK_WIDGET (find_popover (wall));
  g_assert_true (board_fixture_has_text (popover, "Listen"));
  g_assert_true (board_fixture_has_text (popover, "listen!"));
  g_signal_emit_by_name (board_fixture_find_button (popover, "Take _Apart"), "clicked");
  ui_harness_settle (fixture->view);
  g_assert_nonnull (board_fixture_find_note_view (GTK_WIDGET (wall), "Listen"));
  g_assert_nonnull (board_fixture_find_note_view (GTK_WIDGET (wall), "listen!"));
}

int
main (int argc, char **argv)
{
  ui_harness_init (&argc, &argv);

  ADD ("/arrange/colours", test_colours);
  ADD ("/arrange/grid", test_grid);
  ADD ("/arrange/glide", test_glide);
  ADD ("/groups/collapse", test_collapse);
  ADD ("/groups/merge", test_merge);
  ADD ("/groups/merge-with", test_merge_with);
  ADD ("/same", test_same);

  return g_test_run ();
}
