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

/* Letters that go to notes, notes moved by keys, and the frame that selects. */

/* After an apostrophe, letters go to what begins with them; before and afterwards they are
 * commands. */
static void
test_type_on_wall (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall;

  board_fixture_run (fixture, ethos_op_new ("note-add", "text", "Äpfel", NULL));
  board_fixture_run (fixture, ethos_op_new ("note-add", "text", "Birnen", NULL));
  board_fixture_run (fixture, ethos_op_new ("note-add", "text", "Gute Birnen", NULL));
  wall = board_fixture_open_wall (fixture, 3);
  board_fixture_group (fixture, "Secret 1", "Bananen");
  ui_harness_settle (fixture->view);
  board_fixture_press_key (fixture, wall, GDK_KEY_Home);
  board_fixture_press_key (fixture, wall, GDK_KEY_x);
  ui_harness_assert_said (board_fixture_get_focus (fixture), "No notes are combined here");
  board_fixture_press_key (fixture, wall, GDK_KEY_apostrophe);
  ui_harness_assert_said (board_fixture_get_focus (fixture), "Type how a note begins to go there");
  g_assert_true (board_fixture_has_text (fixture->view, "Type how a note begins to go there"));
  board_fixture_press_key (fixture, wall, GDK_KEY_g);
  g_assert_cmpstr (board_fixture_get_focus_text (fixture), ==, "Gute Birnen");
  board_fixture_press_key (fixture, wall, GDK_KEY_Escape);
  board_fixture_press_key (fixture, wall, GDK_KEY_apostrophe);
  board_fixture_press_key (fixture, wall, GDK_KEY_b);
  board_fixture_press_key (fixture, wall, GDK_KEY_i);
  g_assert_cmpstr (board_fixture_get_focus_text (fixture), ==, "Birnen");
  board_fixture_press_key (fixture, wall, GDK_KEY_x);
  ui_harness_assert_said (board_fixture_get_focus (fixture),
                          "Nothing begins with “\u2068bix\u2069”");
  board_fixture_press_key (fixture, wall, GDK_KEY_Escape);
  board_fixture_press_key (fixture, wall, GDK_KEY_apostrophe);
  board_fixture_press_key (fixture, wall, GDK_KEY_b);
  board_fixture_press_key (fixture, wall, GDK_KEY_a);
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (board_fixture_get_focus (fixture)), ==, "EthosGroupColumn");
  board_fixture_press_key (fixture, wall, GDK_KEY_Escape);
  board_fixture_press_key (fixture, wall, GDK_KEY_Home);
  board_fixture_press_key (fixture, wall, GDK_KEY_g);
  g_assert_true (gtk_widget_get_mapped (board_fixture_find (GTK_WIDGET (wall), GTK_TYPE_POPOVER)));
  gtk_popover_popdown (board_fixture_find (GTK_WIDGET (wall), GTK_TYPE_POPOVER));
  ui_harness_settle (fixture->view);
}

/* Returns: what composes letters on the wall, while they are typed */
static GtkIMContext *
get_input_method (EthosNotesWall *wall)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (wall));
  GtkIMContext *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && found == NULL; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        found = gtk_event_controller_key_get_im_context (GTK_EVENT_CONTROLLER_KEY (controller));
    }
  return found;
}

/* Letters that take several keys go to notes as well, and none of those keys is a command. */
static void
test_compose_on_wall (BoardFixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint key;
    const char *letter;
    const char *note;
  } composed[] = {
    { GDK_KEY_ISO_Level3_Shift, "ś", "Śruba" }, { GDK_KEY_Caps_Lock, "E", "Éclair" },
    { GDK_KEY_dead_acute, "é", "Éclair" },      { GDK_KEY_Multi_key, "ą", "Ąb" },
    { GDK_KEY_Mode_switch, "łą", "Łąka" },      { GDK_KEY_Alt_R, "ś", "Śruba" },
    { GDK_KEY_Num_Lock, "s", "Śruba" },         { GDK_KEY_Hangul, "\u2069ś", "Śruba" },
  };
  EthosNotesWall *wall;

  board_fixture_run (fixture, ethos_op_new ("note-add", "text", "Śruba", NULL));
  board_fixture_run (fixture, ethos_op_new ("note-add", "text", "Éclair", NULL));
  board_fixture_run (fixture, ethos_op_new ("note-add", "text", "Ąb", NULL));
  board_fixture_run (fixture, ethos_op_new ("note-add", "text", "Łąka", NULL));
  board_fixture_run (fixture, ethos_op_new ("note-add", "text", "Zebra", NULL));
  wall = board_fixture_open_wall (fixture, 0);
  for (guint i = 0; i < G_N_ELEMENTS (composed); i++)
    {
      g_assert_null (get_input_method (wall));
      ethos_notes_wall_focus_id (wall, board_fixture_find_note (fixture, "Zebra")->record.id);
      board_fixture_press_key (fixture, wall, GDK_KEY_apostrophe);
      board_fixture_press_key (fixture, wall, composed[i].key);
      g_assert_nonnull (get_input_method (wall));
      g_signal_emit_by_name (get_input_method (wall), "commit", composed[i].letter);
      ui_harness_settle (fixture->view);
      g_test_message ("%s", composed[i].letter);
      g_assert_cmpstr (board_fixture_get_focus_text (fixture), ==, composed[i].note);
      board_fixture_press_key (fixture, wall, GDK_KEY_Escape);
    }
  board_fixture_press_key (fixture, wall, GDK_KEY_apostrophe);
  board_fixture_press_key (fixture, wall, GDK_KEY_dead_acute);
  board_fixture_press_key (fixture, wall, GDK_KEY_s);
  g_assert_cmpstr (board_fixture_get_focus_text (fixture), ==, "Śruba");
  for (guint i = 0; i < board_fixture_count_notes (fixture); i++)
    g_assert_false (board_fixture_get_note (fixture, i)->aside);
}

/* Keys that move notes */

static const EthosNote *
get_focused_note (BoardFixture *fixture)
{
  return board_fixture_find_note (fixture, board_fixture_get_focus_text (fixture));
}

static void
test_carry_to_place (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = board_fixture_open_wall (fixture, 2);
  g_autofree char *text = g_strdup (board_fixture_get_focus_text (fixture));

  board_fixture_press_key (fixture, wall, GDK_KEY_m);
  ui_harness_assert_said (board_fixture_get_focus (fixture),
                          "Moving 1 note: arrow keys move it, Enter puts it down, Escape brings it "
                          "back");
  g_assert_true (board_fixture_has_text (fixture->view, "Moving 1 note"));
  /* What means something else at other times means nothing now. */
  board_fixture_press_key (fixture, wall, GDK_KEY_Delete);
  g_assert_cmpuint (board_fixture_count_notes (fixture), ==, 2);
  board_fixture_press_key (fixture, wall, GDK_KEY_Down);
  ui_harness_assert_said (board_fixture_get_focus (fixture), "Over a free place");
  g_assert_cmpstr (board_fixture_get_focus_text (fixture), ==, text);
  g_assert_false (get_focused_note (fixture)->placed);
  board_fixture_press_key (fixture, wall, GDK_KEY_Return);
  ui_harness_assert_said (board_fixture_get_focus (fixture), "1 note put down");
  g_assert_false (board_fixture_has_text (fixture->view, "Moving 1 note"));
  g_assert_true (get_focused_note (fixture)->placed);
  g_assert_cmpint (get_focused_note (fixture)->y, >, 50);
  g_assert_cmpstr (board_fixture_get_focus_text (fixture), ==, text);
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  g_assert_false (get_focused_note (fixture)->placed);
}

static void
test_carry_back (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = board_fixture_open_wall (fixture, 2);

  board_fixture_press_key (fixture, wall, GDK_KEY_m);
  board_fixture_press_key (fixture, wall, GDK_KEY_Down);
  board_fixture_press_key (fixture, wall, GDK_KEY_Escape);
  ui_harness_assert_said (board_fixture_get_focus (fixture), "Back where it was");
  g_assert_false (get_focused_note (fixture)->placed);
  g_assert_cmpstr (ethos_store_get_undo_label (fixture->store), !=, "move of 1 note");
  board_fixture_press_key (fixture, wall, GDK_KEY_m);
  board_fixture_press_key (fixture, wall, GDK_KEY_Return);
  ui_harness_assert_said (board_fixture_get_focus (fixture), "Not moved");
  /* The focus goes elsewhere: it hangs in the air no longer. */
  board_fixture_press_key (fixture, wall, GDK_KEY_m);
  board_fixture_press_key (fixture, wall, GDK_KEY_Down);
  gtk_widget_grab_focus (board_fixture_find (fixture->view, GTK_TYPE_TOGGLE_BUTTON));
  ui_harness_settle (fixture->view);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (wall), "carrying"));
  g_assert_false (board_fixture_get_note (fixture, 0)->placed);
}

static void
test_carry_to_group (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = board_fixture_open_wall (fixture, 4);

  board_fixture_group (fixture, "Secret 1", "Breaks");
  board_fixture_group (fixture, "Secret 2", "Thanks");
  ui_harness_settle (fixture->view);
  board_fixture_press (wall, GDK_KEY_Home, 0);
  g_assert_cmpstr (board_fixture_get_focus_text (fixture), ==, "Secret 1");
  board_fixture_press_key (fixture, wall, GDK_KEY_m);
  board_fixture_press_key (fixture, wall, GDK_KEY_Right);
  ui_harness_assert_said (board_fixture_get_focus (fixture), "Over the group “\u2068Thanks\u2069”");
  board_fixture_press_key (fixture, wall, GDK_KEY_Return);
  g_assert_cmpstr (board_fixture_get_focus_text (fixture), ==, "Secret 1");
  g_assert_cmpstr (board_fixture_find_note (fixture, "Secret 1")->group, ==,
                   board_fixture_find_note (fixture, "Secret 2")->group);
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  g_assert_cmpstr (board_fixture_find_note (fixture, "Secret 1")->group, !=,
                   board_fixture_find_note (fixture, "Secret 2")->group);
}

/* The window may close while notes hang in the air. */
static void
test_carry_closed (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = board_fixture_open_wall (fixture, 2);

  board_fixture_press_key (fixture, wall, GDK_KEY_m);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (wall), "carrying"));
}

/* Somebody else takes the note away meanwhile. */
static void
test_carry_gone (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = board_fixture_open_wall (fixture, 2);

  for (guint n_notes = 2; n_notes > 0; n_notes--)
    {
      const char *ids[] = { get_focused_note (fixture)->record.id, NULL };

      board_fixture_press_key (fixture, wall, GDK_KEY_m);
      board_fixture_press_key (fixture, wall, GDK_KEY_Down);
      board_fixture_run (fixture, ethos_op_new ("notes-remove", "notes", ids, NULL));
      ui_harness_settle (fixture->view);
      g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (wall), "carrying"));
      g_assert_cmpuint (board_fixture_count_notes (fixture), ==, n_notes - 1);
    }
}

/* The frame */

static void
drag (BoardFixture *fixture,
      EthosNotesWall *wall,
      const char *from,
      const char *to,
      const char *key)
{
  g_autofree char *command = NULL;
  GtkWidget *first = board_fixture_find_note_view (GTK_WIDGET (wall), from);
  GtkWidget *last = board_fixture_find_note_view (GTK_WIDGET (wall), to);
  graphene_rect_t a, b;
  double x, y;

  g_assert_true (gtk_widget_compute_bounds (first, GTK_WIDGET (fixture->window), &a));
  g_assert_true (gtk_widget_compute_bounds (last, GTK_WIDGET (fixture->window), &b));
  gtk_native_get_surface_transform (GTK_NATIVE (fixture->window), &x, &y);
  /* From below the first to into the last. */
  command = g_strdup_printf (
      "xdotool %s %s mousemove %d %d mousedown 1 mousemove_relative 0 20 mousemove %d %d mousemove "
      "%d %d mouseup 1 %s %s",
      key != NULL ? "keydown" : "", key != NULL ? key : "", (int) (x + a.origin.x + 20),
      (int) (y + a.origin.y + a.size.height + 60), (int) (x + b.origin.x + b.size.width / 2 - 4),
      (int) (y + b.origin.y + b.size.height / 2), (int) (x + b.origin.x + b.size.width / 2),
      (int) (y + b.origin.y + b.size.height / 2), key != NULL ? "keyup" : "",
      key != NULL ? key : "");
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  ui_harness_settle (fixture->view);
}

static void
test_lasso (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = board_fixture_open_wall (fixture, 3);
  g_autofree char *first = g_strdup (board_fixture_get_note (fixture, 0)->text);
  g_autofree char *second = g_strdup (board_fixture_get_note (fixture, 1)->text);
  g_autofree char *third = g_strdup (board_fixture_get_note (fixture, 2)->text);

  drag (fixture, wall, first, second, NULL);
  wait_until (ethos_notes_wall_count_selected (wall) == 2);
  ui_harness_assert_said (board_fixture_get_focus (fixture), "2 selected");
  g_assert_nonnull (board_fixture_get_focus_text (fixture));
  /* What is drawn anew replaces what was selected, with Shift it adds to it. */
  drag (fixture, wall, third, third, NULL);
  wait_until (ethos_notes_wall_count_selected (wall) == 1);
  drag (fixture, wall, first, first, "shift");
  wait_until (ethos_notes_wall_count_selected (wall) == 2);
  for (guint i = 0; i < 3; i++)
    g_assert_false (board_fixture_get_note (fixture, i)->placed);
}

int
main (int argc, char **argv)
{
  ui_harness_init (&argc, &argv);
  ADD ("/reach/type-on-wall", test_type_on_wall);
  ADD ("/reach/compose-on-wall", test_compose_on_wall);
  ADD ("/reach/carry-to-place", test_carry_to_place);
  ADD ("/reach/carry-back", test_carry_back);
  ADD ("/reach/carry-to-group", test_carry_to_group);
  ADD ("/reach/carry-closed", test_carry_closed);
  ADD ("/reach/carry-gone", test_carry_gone);
  ADD ("/reach/lasso", test_lasso);

  return g_test_run ();
}
