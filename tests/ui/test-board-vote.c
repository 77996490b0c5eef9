// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <string.h>

#include "board-fixture.h"
#include "ethos-announce.h"
#include "ethos-group-column.h"
#include "ethos-note-view.h"
#include "ethos-tally.h"
#include "ethos-vote-bar.h"
#include "ethos-vote-button.h"
#include "ethos-votes.h"
#include "ui-harness.h"

/* A vote by dots: started, put for one voice after the other by keys alone, counted, shown. */

static const char *
get_wall (BoardFixture *fixture)
{
  return board_fixture_get_wall (fixture)->record.id;
}

static const EthosRound *
get_open (BoardFixture *fixture)
{
  return ethos_votes_get_open (fixture->session, get_wall (fixture));
}

static EthosVoteBar *
get_bar (BoardFixture *fixture)
{
  return board_fixture_find (fixture->view, ETHOS_TYPE_VOTE_BAR);
}

static void
press (BoardFixture *fixture, EthosNotesWall *wall, guint key, GdkModifierType state)
{
  g_assert_true (board_fixture_press (wall, key, state));
  board_fixture_save_all (fixture);
  ui_harness_settle (fixture->view);
}

static void
assert_heard (BoardFixture *fixture, const char *text)
{
  ui_harness_assert_said (board_fixture_get_focus (fixture), text);
}

static gboolean
bar_says (BoardFixture *fixture, const char *text)
{
  return board_fixture_has_text (GTK_WIDGET (get_bar (fixture)), text);
}

/* Three notes in no group, the first with the focus, and a group of two. */
static EthosNotesWall *
set_up_wall (BoardFixture *fixture)
{
  EthosNotesWall *wall;
  const char *ids[3] = { NULL };

  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_PRIVATE);
  board_fixture_add_notes (fixture, 5);
  wall = board_fixture_reveal_wall (fixture);
  ids[0] = board_fixture_find_note (fixture, "Secret 0")->record.id;
  ids[1] = board_fixture_find_note (fixture, "Secret 1")->record.id;
  board_fixture_run (fixture, ethos_op_new ("notes-group", "notes", ids, "title", "Care", NULL));
  ui_harness_settle (fixture->view);
  ethos_notes_wall_focus_id (wall, board_fixture_find_note (fixture, "Secret 2")->record.id);
  ui_harness_settle (fixture->view);
  return wall;
}

static const char *
describe (EthosNotesWall *wall, const char *text)
{
  return ethos_get_description (board_fixture_find_note_view (GTK_WIDGET (wall), text));
}

static void
start (BoardFixture *fixture, EthosNotesWall *wall, int budget, int cap)
{
  board_fixture_run (fixture, ethos_op_new ("round-open", "budget", budget, "cap", cap, NULL));
  gtk_widget_activate_action (fixture->view, "board.vote-begin", NULL);
  ui_harness_settle (fixture->view);
}

/* Words that need another row must not push the button out of sight: GTK 4.8 asks for the height at
 * more than the width that there is. */
static void
check_room (GtkPopover *popover)
{
  GtkWidget *content = gtk_popover_get_child (popover);
  int width, height, height_asked;

  gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (content, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  gtk_widget_measure (content, GTK_ORIENTATION_VERTICAL, width + 500, NULL, &height_asked, NULL,
                      NULL);
  g_assert_cmpint (height_asked, ==, height);
}

/* V asks for the numbers where no vote is on; both rules of thumb give theirs. */
static void
test_start (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = set_up_wall (fixture);
  GtkWidget *button = board_fixture_find (fixture->view, ETHOS_TYPE_VOTE_BUTTON);
  GtkPopover *popover;
  GtkWidget *rule;

  board_fixture_run (fixture, ethos_op_new ("workshop-people", "people", 8, NULL));
  press (fixture, wall, GDK_KEY_v, 0);
  g_assert_true (board_fixture_has_text (button, "5 dots, at most 3 on one: enough to weigh"));
  popover = board_fixture_find (button, GTK_TYPE_POPOVER);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (popover)));
  g_assert_true (board_fixture_has_text (GTK_WIDGET (popover),
                                         "With 8 people that makes \u206840 dots\u2069 on"));
  check_room (popover);
  rule = gtk_widget_get_next_sibling (
      board_fixture_find (GTK_WIDGET (popover), GTK_TYPE_CHECK_BUTTON));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (rule), TRUE);
  g_assert_true (board_fixture_has_text (GTK_WIDGET (popover), "\u20688 dots\u2069 on"));
  /* The button stays pressed for a moment. */
  g_assert_true (board_fixture_press (rule, GDK_KEY_Return, 0));
  while (get_open (fixture) == NULL)
    g_main_context_iteration (NULL, TRUE);
  ui_harness_settle (fixture->view);
  g_assert_cmpint (get_open (fixture)->budget, ==, 1);
  g_assert_cmpint (get_open (fixture)->cap, ==, 1);
  g_assert_false (gtk_widget_get_visible (button));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (get_bar (fixture))));
  g_assert_cmpstr (board_fixture_get_focus_text (fixture), ==, "Secret 2");
  assert_heard (fixture, "Voice 1: 1 of 1 dots left");
}

static void
test_voices (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = set_up_wall (fixture);
  g_autoptr (EthosTally) tally = NULL;
  g_autofree char *care = g_strdup (board_fixture_find_note (fixture, "Secret 0")->group);

  start (fixture, wall, 3, 2);
  press (fixture, wall, GDK_KEY_v, 0);
  assert_heard (fixture, "1 dot on “\u2068Secret 2\u2069”, 2 left");
  press (fixture, wall, GDK_KEY_plus, GDK_SHIFT_MASK);
  press (fixture, wall, GDK_KEY_v, 0);
  assert_heard (fixture, "At most 2 dots may go on one");
  g_assert_nonnull (strstr (describe (wall, "Secret 2"), ", 2 dots, "));
  press (fixture, wall, GDK_KEY_minus, 0);
  assert_heard (fixture, "1 dot on “\u2068Secret 2\u2069”, 2 left");
  g_assert_true (bar_says (fixture, "Voice 1: 2 of 3 dots left"));

  /* A note in a group stands for its group; the next voice finds the wall as it was. */
  ethos_notes_wall_focus_id (wall, board_fixture_find_note (fixture, "Secret 1")->record.id);
  ui_harness_settle (fixture->view);
  press (fixture, wall, GDK_KEY_v, 0);
  assert_heard (fixture, "1 dot on “\u2068Care\u2069”, 1 left");
  press (fixture, wall, GDK_KEY_Return, GDK_CONTROL_MASK);
  assert_heard (fixture, "Voice 2: 3 of 3 dots left");
  g_assert_null (strstr (describe (wall, "Secret 2"), "dot"));
  press (fixture, wall, GDK_KEY_minus, 0);
  assert_heard (fixture, "This voice has no dot here");
  press (fixture, wall, GDK_KEY_v, 0);
  press (fixture, wall, GDK_KEY_Escape, 0);
  g_assert_true (bar_says (fixture, "Dots are being put: 2 voices so far"));
  g_assert_null (ethos_tally_new (fixture->session, get_wall (fixture)));

  g_signal_emit_by_name (board_fixture_find_button (GTK_WIDGET (get_bar (fixture)),
                                                    "_Count and Show"),
                         "clicked");
  ui_harness_settle (fixture->view);
  assert_heard (fixture, "Dots of 2 voices counted and shown");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (get_bar (fixture))));
  g_assert_nonnull (strstr (describe (wall, "Secret 2"), ", 1 dot, "));
  tally = ethos_tally_new (fixture->session, get_wall (fixture));
  g_assert_cmpuint (ethos_tally_get_dots (tally, care), ==, 2);
  g_assert_cmpuint (ethos_group_column_get_dots (
                        board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_GROUP_COLUMN)),
                    ==, 2);
}

/* A note that goes into a group keeps its dots, and the voice can still take them back. */
static void
test_kept (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = set_up_wall (fixture);
  const char *ids[] = { board_fixture_find_note (fixture, "Secret 2")->record.id, NULL };

  start (fixture, wall, 3, 2);
  press (fixture, wall, GDK_KEY_v, 0);
  press (fixture, wall, GDK_KEY_v, 0);
  board_fixture_run (fixture, ethos_op_new ("notes-group", "notes", ids, "title", "Care", NULL));
  ui_harness_settle (fixture->view);
  g_assert_true (bar_says (fixture, "Voice 1: 1 of 3 dots left"));
  press (fixture, wall, GDK_KEY_minus, 0);
  assert_heard (fixture, "1 dot on “\u2068Secret 2\u2069”, 2 left");
  press (fixture, wall, GDK_KEY_v, 0);
  assert_heard (fixture, "1 dot on “\u2068Care\u2069”, 1 left");
}

/* What a voice has put is for that voice alone, not for a room that sees this screen; none of it is
 * lost where the view goes away. */
static void
test_covered (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = set_up_wall (fixture);

  start (fixture, wall, 3, 2);
  press (fixture, wall, GDK_KEY_v, 0);
  g_assert_nonnull (strstr (describe (wall, "Secret 2"), "1 dot"));
  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_SEEN);
  ui_harness_settle (fixture->view);
  g_assert_null (strstr (describe (wall, "Secret 2"), "dot"));
  g_assert_cmpuint (ethos_votes_count_voices (fixture->session, get_open (fixture)->record.id), ==,
                    1);
}

static void
test_hands (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = set_up_wall (fixture);
  GtkPopover *popover;
  GtkWidget *spin;
  g_autoptr (EthosTally) tally = NULL;

  start (fixture, wall, 3, 2);
  press (fixture, wall, GDK_KEY_h, 0);
  popover = board_fixture_find (GTK_WIDGET (wall), GTK_TYPE_POPOVER);
  g_assert_true (
      board_fixture_has_text (GTK_WIDGET (popover), "How many hands for “\u2068Secret 2\u2069”?"));
  g_assert_nonnull (board_fixture_find_button (GTK_WIDGET (popover), "_Count Hands"));
  spin = board_fixture_find (GTK_WIDGET (popover), GTK_TYPE_SPIN_BUTTON);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 7);
  /* As Enter does. */
  g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (spin)), "activate");
  ui_harness_settle (fixture->view);
  gtk_widget_activate_action (fixture->view, "board.vote-close", NULL);
  tally = ethos_tally_new (fixture->session, get_wall (fixture));
  g_assert_cmpuint (ethos_tally_get_dots (tally,
                                          board_fixture_find_note (fixture, "Secret 2")->record.id),
                    ==, 7);
}

/* Loose notes and groups with most dots first; without a count the reason is told. */
static void
test_arrange (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = set_up_wall (fixture);
  graphene_rect_t most, none;

  gtk_widget_activate_action (GTK_WIDGET (wall), "notes.arrange-dots", NULL);
  g_assert_cmpuint (fixture->n_refused, ==, 1);
  fixture->n_refused = 0;
  ethos_notes_wall_focus_id (wall, board_fixture_find_note (fixture, "Secret 4")->record.id);
  start (fixture, wall, 3, 2);
  press (fixture, wall, GDK_KEY_v, 0);
  gtk_widget_activate_action (fixture->view, "board.vote-close", NULL);
  gtk_widget_activate_action (GTK_WIDGET (wall), "notes.arrange-dots", NULL);
  ui_harness_settle (fixture->view);
  assert_heard (fixture, "Wall tidied: most dots first");
  g_assert_true (
      gtk_widget_compute_bounds (board_fixture_find_note_view (GTK_WIDGET (wall), "Secret 4"),
                                 GTK_WIDGET (wall), &most));
  g_assert_true (
      gtk_widget_compute_bounds (board_fixture_find_note_view (GTK_WIDGET (wall), "Secret 2"),
                                 GTK_WIDGET (wall), &none));
  g_assert_true (most.origin.y < none.origin.y ||
                 (most.origin.y == none.origin.y && most.origin.x < none.origin.x));
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  g_assert_cmpint (board_fixture_get_wall (fixture)->arrangement, ==, ETHOS_ARRANGEMENT_GROUPS);
}

int
main (int argc, char **argv)
{
  ui_harness_init (&argc, &argv);

  ADD ("/vote/start", test_start);
  ADD ("/vote/voices", test_voices);
  ADD ("/vote/kept", test_kept);
  ADD ("/vote/covered", test_covered);
  ADD ("/vote/hands", test_hands);
  ADD ("/vote/arrange", test_arrange);

  return g_test_run ();
}
