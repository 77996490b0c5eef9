// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <string.h>

#include "board-fixture.h"
#include "ethos-announce.h"
#include "ethos-board-view.h"
#include "ethos-capture-box.h"
#include "ethos-find-bar.h"
#include "ethos-note-view.h"
#include "ethos-notes-wall.h"
#include "ethos-outline.h"
#include "ethos-outline-item.h"
#include "ui-harness.h"

/* The list of all notes, and what is done in it. */

/* So many that most of them have no widget. */
#define MANY_NOTES 600

static GtkWidget *
get_outline (BoardFixture *fixture)
{
  return board_fixture_find (fixture->view, ETHOS_TYPE_OUTLINE);
}

static GtkWidget *
get_list (BoardFixture *fixture)
{
  return board_fixture_find (get_outline (fixture), GTK_TYPE_LIST_VIEW);
}

static GListModel *
get_lines (BoardFixture *fixture)
{
  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (get_list (fixture))));
}

static void
toggle_list (BoardFixture *fixture)
{
  gtk_widget_activate_action (fixture->view, "board.list", NULL);
  ui_harness_settle (fixture->view);
}

static void
assert_line (BoardFixture *fixture, const char *name, const char *description)
{
  GtkAccessible *row = GTK_ACCESSIBLE (board_fixture_get_focus (fixture));

  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  g_assert_cmpstr (ethos_get_description (GTK_WIDGET (row)), ==, description);
}

static void
choose (BoardFixture *fixture, guint position)
{
  g_signal_emit_by_name (get_list (fixture), "activate", position);
  ui_harness_settle (fixture->view);
}

static void
test_list (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = board_fixture_open_wall (fixture, 3);
  g_autofree char *text = NULL;

  board_fixture_group (fixture, "Secret 1", "Speaking up");
  ui_harness_settle (fixture->view);
  board_fixture_press (wall, GDK_KEY_Home, 0);
  g_assert_cmpstr (board_fixture_get_focus_text (fixture), ==, "Secret 1");
  toggle_list (fixture);
  g_assert_true (gtk_widget_get_mapped (get_list (fixture)));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (wall)));
  g_assert_cmpuint (g_list_model_get_n_items (get_lines (fixture)), ==, 5);
  /* On the line of the note that had the focus. */
  assert_line (fixture, "Secret 1", "Straw, group \u2068Speaking up\u2069, 1 of 3");
  choose (fixture, 4);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (wall)));
  text = g_strdup (board_fixture_get_focus_text (fixture));
  g_assert_nonnull (text);
  g_assert_cmpstr (text, !=, "Secret 1");
  /* A heading leads to its group, and back to the wall leads the same key. */
  toggle_list (fixture);
  choose (fixture, 0);
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (board_fixture_get_focus (fixture)), ==, "EthosGroupColumn");
  toggle_list (fixture);
  toggle_list (fixture);
  g_assert_true (gtk_widget_is_ancestor (board_fixture_get_focus (fixture), GTK_WIDGET (wall)));
}

/* Notes of a collapsed group are listed, and who goes to one sees it. */
static void
test_list_collapsed (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = board_fixture_open_wall (fixture, 3);

  board_fixture_group (fixture, "Secret 1", "Speaking up");
  ui_harness_settle (fixture->view);
  gtk_widget_activate_action (GTK_WIDGET (wall), "notes.collapse-all", NULL);
  ui_harness_settle (fixture->view);
  toggle_list (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (get_lines (fixture)), ==, 5);
  choose (fixture, 1);
  g_assert_cmpstr (board_fixture_get_focus_text (fixture), ==, "Secret 1");
  g_assert_nonnull (board_fixture_find_note_view (GTK_WIDGET (wall), "Secret 1"));

  /* Space on its line selects it, and so shows it as well. */
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  toggle_list (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (get_lines (fixture)), ==, 5);
  g_assert_true (board_fixture_press (get_list (fixture), GDK_KEY_Home, GDK_SHIFT_MASK));
  ui_harness_settle (fixture->view);
  assert_line (fixture, "Group \u2068Speaking up\u2069", "1 note, 1 of 1");
  g_assert_true (board_fixture_press (get_list (fixture), GDK_KEY_Down, GDK_SHIFT_MASK));
  ui_harness_settle (fixture->view);
  g_assert_nonnull (board_fixture_find_note_view (GTK_WIDGET (wall), "Secret 1"));
  assert_line (fixture, "Secret 1", "Straw, group \u2068Speaking up\u2069, 1 of 3, selected");
}

/* In the box for new notes. */
static void
assert_writing (BoardFixture *fixture)
{
  GtkWidget *focus = board_fixture_get_focus (fixture);

  g_assert_nonnull (focus);
  g_test_message ("focus on %s", G_OBJECT_TYPE_NAME (focus));
  g_assert_true (gtk_widget_get_mapped (focus));
  g_assert_true (
      gtk_widget_is_ancestor (focus, board_fixture_find (fixture->view, ETHOS_TYPE_CAPTURE_BOX)));
}

/* While it is shown, it is what the wall is. */
static void
test_list_changes (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = board_fixture_open_wall (fixture, 3);
  GtkWidget *row;

  toggle_list (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (get_lines (fixture)), ==, 3);
  row = board_fixture_get_focus (fixture);
  board_fixture_add_notes (fixture, 1);
  ui_harness_settle (fixture->view);
  g_assert_cmpuint (g_list_model_get_n_items (get_lines (fixture)), ==, 4);
  g_assert_true (board_fixture_get_focus (fixture) == row);
  g_assert_true (g_str_has_suffix (ethos_get_description (row), "in no group, 1 of 4"));
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  ui_harness_settle (fixture->view);
  g_assert_cmpuint (g_list_model_get_n_items (get_lines (fixture)), ==, 3);
  /* The note of the line with the focus goes: the next has it. */
  for (guint i = 0; i < 3; i++)
    {
      const char *ids[] = { board_fixture_get_note (fixture, 0)->record.id, NULL };
      g_autofree char *next = i < 2 ? g_strdup (board_fixture_get_note (fixture, 1)->text) : NULL;

      board_fixture_run (fixture, ethos_op_new ("notes-remove", "notes", ids, NULL));
      /* At once: what is announced now is heard there. */
      if (next != NULL)
        gtk_test_accessible_assert_property (GTK_ACCESSIBLE (board_fixture_get_focus (fixture)),
                                             GTK_ACCESSIBLE_PROPERTY_LABEL, next);
      ui_harness_settle (fixture->view);
      g_assert_nonnull (board_fixture_get_focus (fixture));
      g_assert_true (gtk_widget_get_mapped (board_fixture_get_focus (fixture)));
    }
  g_assert_cmpuint (ethos_notes_wall_count_notes (wall), ==, 0);
  assert_writing (fixture);
}

/* Once nothing is left, the focus is where the next note is written, whatever took the last. */
static void
test_nothing_left (BoardFixture *fixture, gconstpointer data)
{
  static const char *const actions[] = { "notes.delete", "notes.set-aside" };
  EthosNotesWall *wall = board_fixture_open_wall (fixture, 2);

  for (guint i = 0; i < 2 * G_N_ELEMENTS (actions); i++)
    {
      gboolean listed = i >= G_N_ELEMENTS (actions);
      GtkWidget *from;

      gtk_widget_grab_focus (GTK_WIDGET (wall));
      if (listed)
        toggle_list (fixture);
      from = listed ? get_outline (fixture) : GTK_WIDGET (wall);
      g_assert_true (gtk_widget_activate_action (from, "notes.select-all", NULL));
      ui_harness_settle (fixture->view);
      g_assert_true (gtk_widget_activate_action (from, actions[i % G_N_ELEMENTS (actions)], NULL));
      ui_harness_settle (fixture->view);
      g_assert_cmpuint (ethos_notes_wall_count_notes (wall), ==, 0);
      assert_writing (fixture);
      g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
      ui_harness_settle (fixture->view);
      g_assert_cmpuint (ethos_notes_wall_count_notes (wall), ==, 2);
    }
}

static void
test_list_of_matches (BoardFixture *fixture, gconstpointer data)
{
  GtkWidget *bar;

  board_fixture_open_wall (fixture, 30);
  toggle_list (fixture);
  gtk_widget_activate_action (fixture->view, "board.find", NULL);
  bar = board_fixture_find (fixture->view, ETHOS_TYPE_FIND_BAR);
  gtk_editable_set_text (board_fixture_find (bar, GTK_TYPE_SEARCH_ENTRY), "secret 2");
  ui_harness_settle (fixture->view);
  g_assert_true (gtk_widget_get_mapped (get_list (fixture)));
  g_assert_cmpuint (g_list_model_get_n_items (get_lines (fixture)), ==, 12);
  gtk_widget_activate_action (fixture->view, "board.close-find", NULL);
  ui_harness_settle (fixture->view);
  g_assert_cmpuint (g_list_model_get_n_items (get_lines (fixture)), ==, 30);
  g_assert_true (gtk_widget_is_ancestor (board_fixture_get_focus (fixture), get_list (fixture)));
}

static void
test_list_typing (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall;

  board_fixture_run (fixture, ethos_op_new ("note-add", "text", "Äpfel", NULL));
  board_fixture_run (fixture, ethos_op_new ("note-add", "text", "Birnen", NULL));
  wall = board_fixture_open_wall (fixture, MANY_NOTES);
  board_fixture_press (wall, GDK_KEY_Home, 0);
  toggle_list (fixture);
  g_assert_true (board_fixture_press (get_list (fixture), GDK_KEY_b, 0));
  ui_harness_settle (fixture->view);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (board_fixture_get_focus (fixture)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Birnen");
  g_assert_true (board_fixture_press (get_list (fixture), GDK_KEY_i, 0));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (board_fixture_get_focus (fixture)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Birnen");
  g_assert_true (board_fixture_press (get_list (fixture), GDK_KEY_x, 0));
  ui_harness_assert_said (board_fixture_get_focus (fixture),
                          "Nothing begins with “\u2068bix\u2069”");
}

/* What is selected in the list is selected on the wall, where something can be done with it. */
static void
test_list_select (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = board_fixture_open_wall (fixture, 3);
  g_auto (GStrv) targets = NULL;

  board_fixture_group (fixture, "Secret 1", "Speaking up");
  ui_harness_settle (fixture->view);
  board_fixture_press (wall, GDK_KEY_Home, 0);
  toggle_list (fixture);
  g_assert_true (board_fixture_press (get_list (fixture), GDK_KEY_space, 0));
  ui_harness_settle (fixture->view);
  g_assert_cmpuint (ethos_notes_wall_count_selected (wall), ==, 1);
  assert_line (fixture, "Secret 1", "Straw, group \u2068Speaking up\u2069, 1 of 3, selected");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (board_fixture_get_focus (fixture)),
                                    GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  g_assert_true (board_fixture_press (get_list (fixture), GDK_KEY_space, 0));
  g_assert_cmpuint (ethos_notes_wall_count_selected (wall), ==, 0);
  g_assert_true (board_fixture_press (get_list (fixture), GDK_KEY_a, GDK_CONTROL_MASK));
  g_assert_cmpuint (ethos_notes_wall_count_selected (wall), ==, 3);
  targets = ethos_notes_wall_dup_targets (wall);
  g_assert_cmpuint (g_strv_length (targets), ==, 3);
  /* What opens over notes opens over the wall. */
  gtk_widget_activate_action (fixture->view, "board.on-wall", "s", "notes.group");
  ui_harness_settle (fixture->view);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (wall)));
  gtk_popover_popdown (board_fixture_find (GTK_WIDGET (wall), GTK_TYPE_POPOVER));
  ui_harness_settle (fixture->view);
}

/* The line with the focus, in the list that is still there. */
static char *
dup_line (BoardFixture *fixture)
{
  GtkWidget *row, *label;

  ui_harness_settle (fixture->view);
  g_assert_true (gtk_widget_get_mapped (get_list (fixture)));
  row = board_fixture_get_focus (fixture);
  g_assert_nonnull (row);
  g_assert_true (gtk_widget_get_parent (row) == get_list (fixture));
  label = board_fixture_find (row, GTK_TYPE_LABEL);
  return g_strdup (gtk_label_get_text (GTK_LABEL (label)));
}

static void
assert_at (BoardFixture *fixture, const char *text)
{
  g_autofree char *line = dup_line (fixture);

  g_test_message ("at %s", line);
  g_assert_cmpstr (line, ==, text);
}

static void
press_list (BoardFixture *fixture, guint key, GdkModifierType state)
{
  g_assert_true (board_fixture_press (get_list (fixture), key, state));
  ui_harness_settle (fixture->view);
}

static char *
dup_undo (BoardFixture *fixture)
{
  return g_strdup (ethos_store_get_undo_label (fixture->store));
}

/* Keys do with the lines what they do with notes on the wall, and the list stays, with the focus on
 * a line. */
static void
test_list_commands (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = board_fixture_open_wall (fixture, 5);
  g_autofree char *undo = NULL;
  GtkWidget *popover;

  board_fixture_press (wall, GDK_KEY_Home, 0);
  toggle_list (fixture);
  press_list (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  g_assert_cmpuint (ethos_notes_wall_count_selected (wall), ==, 2);
  press_list (fixture, GDK_KEY_Delete, 0);
  g_assert_cmpuint (board_fixture_count_notes (fixture), ==, 3);
  undo = dup_undo (fixture);
  g_assert_cmpstr (undo, ==, "deletion of 2 notes");
  g_free (dup_line (fixture));
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  ui_harness_settle (fixture->view);
  g_assert_cmpuint (board_fixture_count_notes (fixture), ==, 5);

  /* The last line leaves the focus to the one before. */
  ethos_notes_wall_focus_id (wall, board_fixture_get_note (fixture, 4)->record.id);
  ui_harness_settle (fixture->view);
  assert_at (fixture, board_fixture_get_note (fixture, 4)->text);
  press_list (fixture, GDK_KEY_Delete, 0);
  assert_at (fixture, board_fixture_get_note (fixture, 3)->text);

  press_list (fixture, GDK_KEY_g, GDK_CONTROL_MASK);
  popover = board_fixture_find (get_outline (fixture), GTK_TYPE_POPOVER);
  g_assert_true (gtk_widget_get_mapped (popover));
  gtk_popover_popdown (GTK_POPOVER (popover));
  assert_at (fixture, board_fixture_get_note (fixture, 3)->text);

  press_list (fixture, GDK_KEY_F10, GDK_SHIFT_MASK);
  popover = board_fixture_find (get_outline (fixture), GTK_TYPE_POPOVER_MENU);
  g_assert_true (gtk_widget_get_mapped (popover));
  g_assert_true (gtk_widget_activate_action (popover, "notes.set-aside", NULL));
  gtk_popover_popdown (GTK_POPOVER (popover));
  g_assert_true (board_fixture_get_note (fixture, 3)->aside);
  assert_at (fixture, board_fixture_get_note (fixture, 2)->text);

  press_list (fixture, GDK_KEY_F2, 0);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (wall)));
  g_assert_nonnull (board_fixture_find (GTK_WIDGET (wall), GTK_TYPE_TEXT_VIEW));
}

/* A heading is its group. */
static void
test_list_heading (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = board_fixture_open_wall (fixture, 3);

  board_fixture_group (fixture, "Secret 1", "Speaking up");
  ui_harness_settle (fixture->view);
  board_fixture_press (wall, GDK_KEY_Home, 0);
  toggle_list (fixture);
  press_list (fixture, GDK_KEY_Home, GDK_SHIFT_MASK);
  assert_line (fixture, "Group \u2068Speaking up\u2069", "1 note, 1 of 1");
  press_list (fixture, GDK_KEY_Escape, 0);
  ui_harness_assert_said (board_fixture_get_focus (fixture), "Nothing selected");
  press_list (fixture, GDK_KEY_g, GDK_CONTROL_MASK);
  ui_harness_assert_said (board_fixture_get_focus (fixture),
                          "Nothing to group: select notes first");
  press_list (fixture, GDK_KEY_space, 0);
  g_assert_cmpuint (ethos_notes_wall_count_selected (wall), ==, 1);
  press_list (fixture, GDK_KEY_Escape, 0);
  press_list (fixture, GDK_KEY_Delete, 0);
  assert_at (fixture, "Secret 1");
  g_assert_cmpuint (g_list_model_get_n_items (get_lines (fixture)), ==, 3);
}

static void
count_chosen (BoardFixture *fixture, guint *n_notes, guint *n_selected)
{
  *n_notes = *n_selected = 0;
  for (guint i = 0; i < g_list_model_get_n_items (get_lines (fixture)); i++)
    {
      g_autoptr (EthosOutlineItem) item = g_list_model_get_item (get_lines (fixture), i);

      *n_notes += ethos_outline_item_get_note (item) != NULL;
      *n_selected += ethos_outline_item_get_selected (item);
    }
}

/* A range is what the list shows of it: neither less, where groups are collapsed, nor more, where
 * something is looked for. */
static void
test_list_range (BoardFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *find;
    const char *collapse;
    guint key;
    GdkModifierType state;
    guint n_chosen;
  } rows[] = {
    { NULL, NULL, GDK_KEY_End, GDK_SHIFT_MASK, 6 },
    { NULL, "Secret 2", GDK_KEY_End, GDK_SHIFT_MASK, 6 },
    { NULL, "Secret 2", GDK_KEY_a, GDK_CONTROL_MASK, 6 },
    { "secret", "Secret 2", GDK_KEY_End, GDK_SHIFT_MASK, 4 },
    { "1 3", NULL, GDK_KEY_End, GDK_SHIFT_MASK, 2 },
  };
  EthosNotesWall *wall = board_fixture_open_wall (fixture, 6);
  GtkWidget *bar = board_fixture_find (fixture->view, ETHOS_TYPE_FIND_BAR);
  const char *ids[] = { board_fixture_find_note (fixture, "Secret 1")->record.id, NULL };

  board_fixture_run (fixture, ethos_op_new ("note-edit", "note", ids[0], "text", "a 1 3", NULL));
  ids[0] = board_fixture_find_note (fixture, "Secret 4")->record.id;
  board_fixture_run (fixture, ethos_op_new ("note-edit", "note", ids[0], "text", "z 1 3", NULL));
  board_fixture_group (fixture, "Secret 0", "One");
  board_fixture_group (fixture, "Secret 2", "Two");
  board_fixture_group (fixture, "Secret 3", "Two");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint n_notes, n_selected;

      if (rows[i].collapse != NULL)
        {
          ids[0] = board_fixture_find_note (fixture, rows[i].collapse)->group;
          board_fixture_run (fixture, ethos_op_new ("groups-collapse", "groups", ids, NULL));
        }
      ui_harness_settle (fixture->view);
      board_fixture_press (wall, GDK_KEY_Home, 0);
      toggle_list (fixture);
      if (rows[i].find != NULL)
        {
          gtk_widget_activate_action (fixture->view, "board.find", NULL);
          gtk_editable_set_text (board_fixture_find (bar, GTK_TYPE_SEARCH_ENTRY), rows[i].find);
          ui_harness_settle (fixture->view);
          gtk_widget_grab_focus (get_list (fixture));
          press_list (fixture, GDK_KEY_Home, GDK_SHIFT_MASK);
        }
      press_list (fixture, rows[i].key, rows[i].state);
      count_chosen (fixture, &n_notes, &n_selected);
      g_test_message ("row %" G_GSIZE_FORMAT ": %u of %u", i, n_selected, n_notes);
      g_assert_cmpuint (ethos_notes_wall_count_selected (wall), ==, rows[i].n_chosen);
      gtk_widget_activate_action (fixture->view, "board.close-find", NULL);
      ui_harness_settle (fixture->view);
      press_list (fixture, GDK_KEY_Escape, 0);
      toggle_list (fixture);
    }
}

/* As many as a wall has at most open without a pause that people notice. */
static void
test_list_many (BoardFixture *fixture, gconstpointer data)
{
  gint64 began;

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
      g_auto (GStrv) texts = NULL;

      for (guint j = 0; j < 2000; j++)
        {
          g_autofree char *text = g_strdup_printf ("Number %u", i * 2000 + j);

          g_strv_builder_add (builder, text);
        }
      texts = g_strv_builder_end (builder);
      board_fixture_run (fixture, ethos_op_new ("notes-add", "texts", texts, NULL));
    }
  board_fixture_reveal_wall (fixture);
  ui_harness_settle (fixture->view);
  began = g_get_monotonic_time ();
  gtk_widget_activate_action (fixture->view, "board.list", NULL);
  g_test_message ("opened in %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - began) / 1000);
  ui_harness_settle (fixture->view);
  g_assert_cmpuint (g_list_model_get_n_items (get_lines (fixture)), ==, 10000);
}

/* However many there are: the list opens where the wall was, the first time as well. */
static void
open_at_end (BoardFixture *fixture, guint n_notes)
{
  EthosNotesWall *wall = board_fixture_open_wall (fixture, n_notes);
  g_autofree char *text = NULL;
  GtkWidget *row, *scroller = NULL;
  graphene_rect_t area = { 0 };

  board_fixture_press_key (fixture, wall, GDK_KEY_End);
  text = g_strdup (board_fixture_get_focus_text (fixture));
  toggle_list (fixture);
  scroller = gtk_widget_get_ancestor (get_list (fixture), GTK_TYPE_SCROLLED_WINDOW);
  assert_at (fixture, text);
  row = board_fixture_get_focus (fixture);
  g_assert_true (gtk_widget_get_mapped (row));
  g_assert_true (gtk_widget_compute_bounds (row, scroller, &area));
  g_assert_cmpfloat (area.origin.y, >=, 0);
  g_assert_cmpfloat (area.origin.y + area.size.height, <=, gtk_widget_get_height (scroller));
}

static void
test_list_opens_far (BoardFixture *fixture, gconstpointer data)
{
  open_at_end (fixture, 40);
}

static void
test_list_opens_very_far (BoardFixture *fixture, gconstpointer data)
{
  open_at_end (fixture, MANY_NOTES);
}

/* Notes that have no widget are lines all the same, and a line leads to them. */
static void
test_list_far (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = board_fixture_open_wall (fixture, MANY_NOTES);
  const EthosNote *last = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (get_lines (fixture)), ==, 0);
  last = board_fixture_get_note (fixture, MANY_NOTES - 1);
  g_assert_null (board_fixture_find_note_view (GTK_WIDGET (wall), last->text));
  toggle_list (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (get_lines (fixture)), ==, MANY_NOTES);
  choose (fixture, MANY_NOTES - 1);
  g_assert_cmpstr (board_fixture_get_focus_text (fixture), ==, last->text);
}

/* What is not shown is not there for screen readers either. */
static void
test_list_leaves_nothing (BoardFixture *fixture, gconstpointer data)
{
  board_fixture_open_wall (fixture, 3);
  toggle_list (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (get_lines (fixture)), ==, 3);
  toggle_list (fixture);
  wait_until (g_list_model_get_n_items (get_lines (fixture)) == 0);
  toggle_list (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (get_lines (fixture)), ==, 3);
  /* A step in which nothing is revealed. */
  board_fixture_go_to (fixture, ETHOS_ACTIVITY_BREAK);
  ui_harness_settle (fixture->view);
  wait_until (g_list_model_get_n_items (get_lines (fixture)) == 0 ||
              gtk_widget_get_mapped (get_list (fixture)));
}

int
main (int argc, char **argv)
{
  ui_harness_init (&argc, &argv);
  ADD ("/list/all", test_list);
  ADD ("/list/collapsed", test_list_collapsed);
  ADD ("/list/changes", test_list_changes);
  ADD ("/list/nothing-left", test_nothing_left);
  ADD ("/list/of-matches", test_list_of_matches);
  ADD ("/list/typing", test_list_typing);
  ADD ("/list/select", test_list_select);
  ADD ("/list/commands", test_list_commands);
  ADD ("/list/range", test_list_range);
  ADD ("/list/heading", test_list_heading);
  ADD ("/list/many", test_list_many);
  ADD ("/list/far", test_list_far);
  ADD ("/list/opens-far", test_list_opens_far);
  ADD ("/list/opens-very-far", test_list_opens_very_far);
  ADD ("/list/leaves-nothing", test_list_leaves_nothing);

  return g_test_run ();
}
