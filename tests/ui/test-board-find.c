// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <string.h>

#include "board-fixture.h"
#include "ethos-announce.h"
#include "ethos-board-view.h"
#include "ethos-find-bar.h"
#include "ethos-note-view.h"
#include "ethos-notes-wall.h"
#include "ui-harness.h"

/* How notes are found on the wall, and which are left out. */

#define MANY_NOTES 10000

static void
add (BoardFixture *fixture, const char *text, int colour)
{
  board_fixture_run (fixture, ethos_op_new ("note-add", "text", text, "colour", colour, NULL));
}

static void
group (BoardFixture *fixture, const char *text, const char *title)
{
  const char *ids[] = { board_fixture_find_note (fixture, text)->record.id, NULL };

  board_fixture_run (fixture, ethos_op_new ("notes-group", "notes", ids, "title", title, NULL));
}

static EthosFindBar *
get_bar (BoardFixture *fixture)
{
  return board_fixture_find (fixture->view, ETHOS_TYPE_FIND_BAR);
}

static GtkWidget *
get_entry (BoardFixture *fixture)
{
  return board_fixture_find (GTK_WIDGET (get_bar (fixture)), GTK_TYPE_SEARCH_ENTRY);
}

static void
type (BoardFixture *fixture, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_entry (fixture)), text);
}

/* A wall with six notes, in whatever order, and the bar open. */
static EthosNotesWall *
open_wall (BoardFixture *fixture)
{
  EthosNotesWall *wall;

  add (fixture, "Über alles reden", 0);
  add (fixture, "Wir reden darüber", 1);
  add (fixture, "Ask twice", 1);
  add (fixture, "Say thank you", 2);
  add (fixture, "Thank the night shift", 1);
  add (fixture, "Rest", 0);
  wall = board_fixture_reveal_wall (fixture);
  ui_harness_settle (fixture->view);
  gtk_widget_activate_action (fixture->view, "board.find", NULL);
  ui_harness_settle (fixture->view);
  return wall;
}

static gboolean
has_class (EthosNotesWall *wall, const char *text, const char *name)
{
  GtkWidget *view = board_fixture_find_note_view (GTK_WIDGET (wall), text);

  g_assert_nonnull (view);
  return gtk_widget_has_css_class (view, name);
}

static gboolean
is_within (GtkWidget *widget, gpointer around)
{
  return widget != NULL && (widget == around || gtk_widget_is_ancestor (widget, around));
}

static void
test_words (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = open_wall (fixture);

  g_assert_true (is_within (board_fixture_get_focus (fixture), get_entry (fixture)));
  type (fixture, "UBER");
  g_assert_cmpuint (ethos_notes_wall_count_matches (wall), ==, 2);
  g_assert_true (board_fixture_has_text (GTK_WIDGET (get_bar (fixture)), "2 of 6 found, at no. 1"));
  g_assert_true (has_class (wall, "Über alles reden", "found"));
  g_assert_true (has_class (wall, "Wir reden darüber", "found"));
  g_assert_false (has_class (wall, "Rest", "found"));
  g_assert_false (has_class (wall, "Rest", "dimmed"));
  /* The keyboard stays where people type. */
  g_assert_true (is_within (board_fixture_get_focus (fixture), get_entry (fixture)));
  type (fixture, "nowhere");
  g_assert_true (board_fixture_has_text (GTK_WIDGET (get_bar (fixture)), "None of 6"));
  g_assert_false (has_class (wall, "Über alles reden", "found"));
  type (fixture, "");
  g_assert_cmpuint (ethos_notes_wall_count_matches (wall), ==, 6);
  g_assert_false (board_fixture_has_text (GTK_WIDGET (get_bar (fixture)), "of 6"));
}

static const char *
get_at (EthosNotesWall *wall)
{
  return ethos_notes_wall_get_match_text (wall);
}

static void
test_steps (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = open_wall (fixture);
  g_autofree char *first = NULL;
  g_autofree char *said = NULL;

  type (fixture, "thank");
  first = g_strdup (get_at (wall));
  g_assert_true (has_class (wall, first, "at"));
  g_signal_emit_by_name (get_entry (fixture), "activate");
  g_assert_cmpstr (get_at (wall), !=, first);
  said = g_strdup_printf ("\u2068"
                          "2 of 2\u2069: \u2068%s\u2069",
                          get_at (wall));
  ui_harness_assert_said (get_entry (fixture), said);
  g_assert_true (is_within (board_fixture_get_focus (fixture), get_entry (fixture)));
  g_assert_false (has_class (wall, first, "at"));
  /* Round. */
  g_signal_emit_by_name (get_entry (fixture), "activate");
  g_assert_cmpstr (get_at (wall), ==, first);
  g_assert_true (board_fixture_press (get_entry (fixture), GDK_KEY_Return, GDK_SHIFT_MASK));
  g_assert_cmpstr (get_at (wall), !=, first);
  gtk_widget_activate_action (fixture->view, "board.find-next", NULL);
  g_assert_cmpstr (get_at (wall), ==, first);
  /* Of three, back is another way than on. */
  type (fixture, "re");
  g_assert_cmpuint (ethos_notes_wall_count_matches (wall), ==, 3);
  g_free (first);
  first = g_strdup (get_at (wall));
  g_signal_emit_by_name (get_entry (fixture), "activate");
  g_assert_true (board_fixture_press (get_entry (fixture), GDK_KEY_Return, GDK_SHIFT_MASK));
  g_assert_cmpstr (get_at (wall), ==, first);

  /* Escape leaves the focus on what was found, and everything as it was. */
  g_signal_emit_by_name (get_entry (fixture), "stop-search");
  g_assert_cmpstr (board_fixture_get_focus_text (fixture), ==, first);
  g_assert_false (ethos_find_bar_get_open (get_bar (fixture)));
  g_assert_false (has_class (wall, first, "found"));
  g_assert_false (has_class (wall, first, "at"));
}

static void
test_steps_on_wall (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = open_wall (fixture);
  g_autofree char *first = NULL;

  type (fixture, "reden");
  gtk_widget_activate_action (fixture->view, "board.focus-found", NULL);
  first = g_strdup (board_fixture_get_focus_text (fixture));
  g_assert_nonnull (first);
  gtk_widget_activate_action (fixture->view, "board.find-next", NULL);
  g_assert_nonnull (board_fixture_get_focus_text (fixture));
  g_assert_cmpstr (board_fixture_get_focus_text (fixture), !=, first);
  gtk_widget_activate_action (fixture->view, "board.find-previous", NULL);
  g_assert_cmpstr (board_fixture_get_focus_text (fixture), ==, first);
  g_assert_true (board_fixture_press (wall, GDK_KEY_slash, 0));
  g_assert_true (is_within (board_fixture_get_focus (fixture), get_entry (fixture)));
}

static void
choose_tint (BoardFixture *fixture, guint row)
{
  gtk_drop_down_set_selected (board_fixture_find (GTK_WIDGET (get_bar (fixture)),
                                                  GTK_TYPE_DROP_DOWN),
                              row);
}

static GtkDropDown *
get_groups (BoardFixture *fixture)
{
  GtkWidget *tints = board_fixture_find (GTK_WIDGET (get_bar (fixture)), GTK_TYPE_DROP_DOWN);

  return GTK_DROP_DOWN (gtk_widget_get_next_sibling (tints));
}

static void
test_tint (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = open_wall (fixture);
  guint n_stops = 0;

  choose_tint (fixture, 2);
  g_assert_cmpuint (ethos_notes_wall_count_matches (wall), ==, 3);
  g_assert_true (has_class (wall, "Rest", "dimmed"));
  g_assert_false (has_class (wall, "Ask twice", "dimmed"));
  g_assert_false (has_class (wall, "Ask twice", "found"));
  /* It is still there, and who comes to it hears why keys pass it over. */
  g_assert_true (g_str_has_suffix (ethos_get_description (
                                       board_fixture_find_note_view (GTK_WIDGET (wall), "Rest")),
                                   "left out by the filter"));
  /* Keys go from one that is not left out to the next. */
  gtk_widget_activate_action (fixture->view, "board.focus-found", NULL);
  board_fixture_press (wall, GDK_KEY_Home, 0);
  for (const char *text = NULL; g_strcmp0 (text, board_fixture_get_focus_text (fixture)) != 0;)
    {
      text = board_fixture_get_focus_text (fixture);
      g_assert_false (has_class (wall, text, "dimmed"));
      n_stops++;
      board_fixture_press (wall, GDK_KEY_Right, 0);
    }
  g_assert_cmpuint (n_stops, >=, 1);
  g_assert_true (board_fixture_press (wall, GDK_KEY_a, GDK_CONTROL_MASK));
  g_assert_cmpuint (ethos_notes_wall_count_selected (wall), ==, 3);
  ui_harness_assert_said (board_fixture_get_focus (fixture), "3 selected");
  gtk_widget_activate_action (fixture->view, "board.close-find", NULL);
  ui_harness_assert_said (board_fixture_get_focus (fixture), "All 6 notes are shown again");
  g_assert_false (has_class (wall, "Rest", "dimmed"));
}

static void
test_group (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = open_wall (fixture);

  group (fixture, "Rest", "Breaks");
  ui_harness_settle (fixture->view);
  gtk_drop_down_set_selected (get_groups (fixture), 1);
  g_assert_cmpuint (ethos_notes_wall_count_matches (wall), ==, 5);
  gtk_drop_down_set_selected (get_groups (fixture), 2);
  g_assert_cmpuint (ethos_notes_wall_count_matches (wall), ==, 1);
  g_assert_true (has_class (wall, "Ask twice", "dimmed"));
  /* The group goes: everything is there again, and the list says so. */
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  ui_harness_settle (fixture->view);
  g_assert_cmpuint (gtk_drop_down_get_selected (get_groups (fixture)), ==, 0);
  g_assert_cmpuint (ethos_notes_wall_count_matches (wall), ==, 6);
}

static gboolean
is_collapsed (BoardFixture *fixture, const char *text)
{
  const EthosNote *note = board_fixture_find_note (fixture, text);
  const EthosGroup *group = ethos_session_find (fixture->session, ETHOS_KIND_GROUP, note->group);

  return group->collapsed;
}

/* What is in a collapsed group is found as well. Who goes there sees it, who only types does not
 * change the wall. */
static void
test_collapsed (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = open_wall (fixture);

  group (fixture, "Rest", "Breaks");
  ui_harness_settle (fixture->view);
  gtk_widget_activate_action (GTK_WIDGET (wall), "notes.collapse-all", NULL);
  ui_harness_settle (fixture->view);
  type (fixture, "rest");
  g_assert_true (board_fixture_has_text (GTK_WIDGET (get_bar (fixture)), "1 of 6 found"));
  g_assert_null (get_at (wall));
  g_assert_true (is_collapsed (fixture, "Rest"));
  g_signal_emit_by_name (get_entry (fixture), "activate");
  g_assert_cmpstr (get_at (wall), ==, "Rest");
  g_assert_false (is_collapsed (fixture, "Rest"));
  g_assert_true (board_fixture_has_text (GTK_WIDGET (get_bar (fixture)), "1 of 6 found, at no. 1"));

  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  g_assert_true (is_collapsed (fixture, "Rest"));
  type (fixture, "re");
  g_assert_cmpuint (ethos_notes_wall_count_matches (wall), ==, 3);
  ethos_find_bar_select (get_bar (fixture));
  g_assert_cmpuint (ethos_notes_wall_count_selected (wall), ==, 3);
  g_assert_false (is_collapsed (fixture, "Rest"));

  /* What is not looked for stays as it is. */
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  type (fixture, "ask");
  ethos_find_bar_select (get_bar (fixture));
  g_assert_true (is_collapsed (fixture, "Rest"));
  /* Where nothing may be changed, it is only counted. */
  ethos_store_set_read_only (fixture->store, TRUE);
  type (fixture, "re");
  for (guint i = 0; i < 3; i++)
    {
      g_signal_emit_by_name (get_entry (fixture), "activate");
      g_assert_cmpstr (get_at (wall), !=, "Rest");
    }
  ethos_store_set_read_only (fixture->store, FALSE);
}

static void
test_unread (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = open_wall (fixture);
  const char *ids[] = { board_fixture_find_note (fixture, "Rest")->record.id, NULL };
  GtkWidget *button =
      board_fixture_find_button (GTK_WIDGET (get_bar (fixture)), "Not _Read Yet (6)");

  g_assert_nonnull (button);
  board_fixture_run (fixture, ethos_op_new ("notes-seen", "notes", ids, NULL));
  ui_harness_settle (fixture->view);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "Not _Read Yet (5)");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  g_assert_cmpuint (ethos_notes_wall_count_matches (wall), ==, 5);
  g_assert_true (has_class (wall, "Rest", "dimmed"));
  gtk_widget_activate_action (fixture->view, "board.show-unread", NULL);
  g_assert_nonnull (
      ethos_session_find (fixture->session, ETHOS_KIND_NOTE,
                          ethos_session_get_workshop (fixture->session)->stage_focus));
}

/* A note that is left out the moment it is written would seem lost. */
static void
test_missed (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = open_wall (fixture);

  choose_tint (fixture, 2);
  add (fixture, "Sit down", 1);
  ui_harness_settle (fixture->view);
  g_assert_false (board_fixture_has_text (GTK_WIDGET (get_bar (fixture)), "not among them"));
  add (fixture, "Stand up", 5);
  ui_harness_settle (fixture->view);
  g_assert_true (
      board_fixture_has_text (GTK_WIDGET (get_bar (fixture)), "1 new note is not among them"));
  g_assert_true (has_class (wall, "Stand up", "dimmed"));
  choose_tint (fixture, 0);
  g_assert_false (board_fixture_has_text (GTK_WIDGET (get_bar (fixture)), "not among them"));
}

static void
test_select (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = open_wall (fixture);
  const char *ids[] = { NULL, NULL };

  type (fixture, "thank");
  g_assert_true (board_fixture_press (get_entry (fixture), GDK_KEY_Return, GDK_ALT_MASK));
  g_assert_cmpuint (ethos_notes_wall_count_selected (wall), ==, 2);
  g_assert_nonnull (board_fixture_get_focus_text (fixture));
  ui_harness_assert_said (board_fixture_get_focus (fixture), "2 selected");
  /* What is done next is done to both. */
  g_assert_true (board_fixture_press (wall, GDK_KEY_5, 0));
  ids[0] = board_fixture_find_note (fixture, "Say thank you")->record.id;
  g_assert_cmpint (board_fixture_find_note (fixture, "Say thank you")->colour, ==, 4);
  g_assert_cmpint (board_fixture_find_note (fixture, "Thank the night shift")->colour, ==, 4);
  g_assert_nonnull (ids[0]);
}

/* What changes so that it no longer matches keeps the focus. */
static void
test_focus_stays (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = open_wall (fixture);

  choose_tint (fixture, 3);
  gtk_widget_activate_action (fixture->view, "board.focus-found", NULL);
  g_assert_cmpstr (board_fixture_get_focus_text (fixture), ==, "Say thank you");
  g_assert_true (board_fixture_press (wall, GDK_KEY_1, 0));
  g_assert_true (has_class (wall, "Say thank you", "dimmed"));
  g_assert_cmpstr (board_fixture_get_focus_text (fixture), ==, "Say thank you");
  g_assert_true (board_fixture_press (wall, GDK_KEY_Delete, 0));
  g_assert_nonnull (board_fixture_get_focus_text (fixture));
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  g_assert_nonnull (board_fixture_get_focus_text (fixture));
}

/* Another step has other notes: nothing is left out there. */
static void
test_step_changes (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = open_wall (fixture);

  type (fixture, "thank");
  choose_tint (fixture, 2);
  board_fixture_go_to (fixture, ETHOS_ACTIVITY_CLOSE);
  ui_harness_settle (fixture->view);
  board_fixture_go_to (fixture, ETHOS_ACTIVITY_GROUP);
  ui_harness_settle (fixture->view);
  if (!ethos_find_bar_get_open (get_bar (fixture)))
    g_assert_cmpuint (ethos_notes_wall_count_matches (wall), ==, 6);
}

/* From the pages it leads to the wall. */
static void
test_from_pages (BoardFixture *fixture, gconstpointer data)
{
  add (fixture, "Rest", 0);
  board_fixture_run (fixture, ethos_op_new ("activity-reveal", NULL));
  ui_harness_settle (fixture->view);
  gtk_widget_activate_action (fixture->view, "board.find", NULL);
  g_assert_true (ethos_find_bar_get_open (get_bar (fixture)));
  g_assert_true (is_within (board_fixture_get_focus (fixture), get_entry (fixture)));
}

/* Hidden notes are found by nobody. */
static void
test_hidden (BoardFixture *fixture, gconstpointer data)
{
  add (fixture, "Rest", 0);
  ui_harness_settle (fixture->view);
  gtk_widget_activate_action (fixture->view, "board.find", NULL);
  g_assert_false (ethos_find_bar_get_open (get_bar (fixture)));
}

/* As many as one operation takes. */
static void
add_many (BoardFixture *fixture, guint first, guint n_notes)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;

  for (guint i = first; i < first + n_notes; i++)
    {
      g_autofree char *text =
          g_strdup_printf ("Übergabe %u: say early what is open and who does it", i);

      g_strv_builder_add (builder, text);
    }
  texts = g_strv_builder_end (builder);
  board_fixture_run (fixture, ethos_op_new ("notes-add", "texts", texts, NULL));
}

/* However many there are, no key waits for them. What a frame costs is measured elsewhere: a busy
 * machine takes its time. */
static void
test_many (BoardFixture *fixture, gconstpointer data)
{
  static const char query[] = "ubergabe 999";
  EthosNotesWall *wall;
  gint64 longest = 0;

  for (guint i = 0; i < MANY_NOTES; i += 2000)
    add_many (fixture, i, 2000);
  wall = board_fixture_reveal_wall (fixture);
  ui_harness_settle (fixture->view);
  gtk_widget_activate_action (fixture->view, "board.find", NULL);
  ui_harness_settle (fixture->view);
  for (gsize i = 1; i < sizeof query; i++)
    {
      g_autofree char *typed = g_strndup (query, i);
      gint64 began = g_get_monotonic_time ();
      gint64 took;

      type (fixture, typed);
      took = g_get_monotonic_time () - began;
      g_test_message ("“%s”: %" G_GINT64_FORMAT " µs", typed, took);
      longest = MAX (longest, took);
    }
  g_assert_cmpuint (ethos_notes_wall_count_matches (wall), ==, 19);
  g_assert_cmpint (longest, <, G_USEC_PER_SEC);
  gtk_widget_activate_action (fixture->view, "board.close-find", NULL);
  g_assert_nonnull (board_fixture_get_focus_text (fixture));
}

int
main (int argc, char **argv)
{
  ui_harness_init (&argc, &argv);
  ADD ("/find/words", test_words);
  ADD ("/find/steps", test_steps);
  ADD ("/find/steps-on-wall", test_steps_on_wall);
  ADD ("/find/tint", test_tint);
  ADD ("/find/group", test_group);
  ADD ("/find/collapsed", test_collapsed);
  ADD ("/find/unread", test_unread);
  ADD ("/find/missed", test_missed);
  ADD ("/find/select", test_select);
  ADD ("/find/focus-stays", test_focus_stays);
  ADD ("/find/step-changes", test_step_changes);
  ADD ("/find/from-pages", test_from_pages);
  ADD ("/find/hidden", test_hidden);
  ADD ("/find/many", test_many);
  return g_test_run ();
}
