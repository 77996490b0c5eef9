// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <string.h>

#include "board-fixture.h"
#include "ethos-grouping-button.h"
#include "ethos-grouping-dialog.h"
#include "ethos-grouping-row.h"
#include "ui-harness.h"

/* Groups that are suggested, and groups that are proposed. */

static const char *const texts[] = {
  "Thank the night shift",      "The night shift is alone",
  "A meal for the night shift", "Handover is rushed",
  "A written handover",         "Handover at the bedside",
  "Parking is dark and far",    "More parking",
  "Parking costs too much",     "Nothing goes with this one",
};

/* One of them twice, which counts as one: the other is behind it. */
static EthosNotesWall *
set_up_wall (BoardFixture *fixture)
{
  static const char again[] = "Thank the night shift!";
  const char *same[3] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    board_fixture_run (fixture, ethos_op_new ("note-add", "text", texts[i], NULL));
  board_fixture_run (fixture, ethos_op_new ("note-add", "text", again, NULL));
  same[0] = board_fixture_find_note (fixture, texts[0])->record.id;
  same[1] = board_fixture_find_note (fixture, again)->record.id;
  board_fixture_run (fixture, ethos_op_new ("notes-combine", "notes", same, NULL));
  return board_fixture_reveal_wall (fixture);
}

static void
propose (BoardFixture *fixture, const char *title, const char *proposer, const char *const *notes)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; notes[i] != NULL; i++)
    g_strv_builder_add (builder, board_fixture_find_note (fixture, notes[i])->record.id);
  ids = g_strv_builder_end (builder);
  ethos_store_submit (fixture->store, ETHOS_ORIGIN_SEAT,
                      ethos_op_new ("group-propose", "notes", ids, "title", title, "proposer",
                                    proposer, NULL),
                      NULL, &error);
  g_assert_no_error (error);
}

static EthosGroupingDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ETHOS_IS_GROUPING_DIALOG (window))
        return ETHOS_GROUPING_DIALOG (window);
    }
  return NULL;
}

/* Opened by its key; waits until the notes have been looked through. */
static EthosGroupingDialog *
open_dialog (BoardFixture *fixture, EthosNotesWall *wall)
{
  EthosGroupingDialog *dialog;
  GtkWidget *spinner;

  g_assert_true (board_fixture_press (wall, GDK_KEY_G, GDK_SHIFT_MASK));
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  ui_harness_settle (GTK_WIDGET (dialog));
  spinner = board_fixture_find (GTK_WIDGET (dialog), GTK_TYPE_SPINNER);
  wait_until (!gtk_widget_get_mapped (spinner));
  ui_harness_settle (GTK_WIDGET (dialog));
  return dialog;
}

static void
close_dialog (EthosGroupingDialog *dialog)
{
  gtk_window_close (GTK_WINDOW (dialog));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_null (find_dialog ());
}

static EthosGroupingRow *
get_row (EthosGroupingDialog *dialog, int place)
{
  GtkListBox *list = board_fixture_find (GTK_WIDGET (dialog), GTK_TYPE_LIST_BOX);

  return (EthosGroupingRow *) gtk_list_box_get_row_at_index (list, place);
}

static guint
count_rows (EthosGroupingDialog *dialog)
{
  guint n_rows = 0;

  while (get_row (dialog, (int) n_rows) != NULL)
    n_rows++;
  return n_rows;
}

static EthosGroupingRow *
find_row (EthosGroupingDialog *dialog, const char *title)
{
  for (int i = 0; i < (int) count_rows (dialog); i++)
    if (g_str_equal (ethos_grouping_row_get_title (get_row (dialog, i)), title))
      return get_row (dialog, i);
  return NULL;
}

static void
click (gpointer widget, const char *label)
{
  GtkWidget *button = board_fixture_find_button (widget, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  gtk_widget_grab_focus (button);
  g_signal_emit_by_name (button, "clicked");
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static const char *
get_group_title (BoardFixture *fixture, const char *note)
{
  const EthosGroup *group = ethos_session_find (fixture->session, ETHOS_KIND_GROUP,
                                                board_fixture_find_note (fixture, note)->group);

  return group != NULL ? group->title : NULL;
}

static guint
count_groups (BoardFixture *fixture)
{
  return ethos_item_list_get_length (
      ethos_session_get_children (fixture->session, board_fixture_get_wall (fixture)->record.id,
                                  ETHOS_KIND_GROUP));
}

static GtkWidget *
get_dialog_focus (EthosGroupingDialog *dialog)
{
  return gtk_window_get_focus (GTK_WINDOW (dialog));
}

/* Each with its words and its notes; one is accepted, one is left, and each is a step of its own.
 */
static void
test_one_by_one (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = set_up_wall (fixture);
  EthosGroupingDialog *dialog = open_dialog (fixture, wall);
  EthosGroupingRow *row;

  g_assert_cmpuint (count_rows (dialog), ==, 3);
  row = find_row (dialog, "Night shift");
  g_assert_nonnull (row);
  g_assert_true (board_fixture_has_text (GTK_WIDGET (row), "\u2068night shift\u2069: 3 notes"));
  g_assert_true (board_fixture_has_text (GTK_WIDGET (row), "A meal for the night shift"));
  g_assert_true (
      gtk_widget_is_ancestor (get_dialog_focus (dialog), GTK_WIDGET (get_row (dialog, 0))));
  /* Tab goes through one row and out, the arrows from row to row. */
  ui_harness_assert_tab_comes_round (get_dialog_focus (dialog), 8);
  click (row, "Accept");
  g_assert_cmpuint (count_rows (dialog), ==, 2);
  g_assert_cmpuint (count_groups (fixture), ==, 1);
  g_assert_cmpstr (get_group_title (fixture, texts[0]), ==, "Night shift");
  g_assert_cmpstr (get_group_title (fixture, texts[2]), ==, "Night shift");
  ui_harness_assert_said (get_dialog_focus (dialog), "3 notes put into “\u2068Night shift\u2069”");
  /* The focus is on what comes next. */
  g_assert_true (GTK_IS_BUTTON (get_dialog_focus (dialog)));
  g_assert_nonnull (gtk_widget_get_ancestor (get_dialog_focus (dialog), ETHOS_TYPE_GROUPING_ROW));

  click (find_row (dialog, "Parking"), "Leave");
  g_assert_cmpuint (count_rows (dialog), ==, 1);
  g_assert_null (get_group_title (fixture, "More parking"));
  row = find_row (dialog, "Handover");
  gtk_widget_grab_focus (GTK_WIDGET (row));
  g_assert_true (board_fixture_press (row, GDK_KEY_Return, 0));
  g_assert_cmpuint (count_rows (dialog), ==, 0);
  g_assert_cmpuint (count_groups (fixture), ==, 2);
  g_assert_nonnull (get_dialog_focus (dialog));
  close_dialog (dialog);

  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  g_assert_null (get_group_title (fixture, "A written handover"));
  g_assert_cmpstr (get_group_title (fixture, texts[0]), ==, "Night shift");

  /* What comes up later is another group than the one that has the name. */
  board_fixture_run (fixture, ethos_op_new ("note-add", "text", "Night shift lamps", NULL));
  board_fixture_run (fixture, ethos_op_new ("note-add", "text", "The night shift, again", NULL));
  ui_harness_settle (fixture->view);
  dialog = open_dialog (fixture, wall);
  g_assert_cmpuint (count_rows (dialog), ==, 3);
  g_assert_null (find_row (dialog, "Night shift"));
  close_dialog (dialog);
}

/* All at once is one step back, with what was proposed. */
static void
test_all_at_once (BoardFixture *fixture, gconstpointer data)
{
  static const char *const proposed[] = { "More parking", "Nothing goes with this one", NULL };
  EthosNotesWall *wall = set_up_wall (fixture);
  EthosGroupingDialog *dialog;

  propose (fixture, "Odds and ends", "Table 3", proposed);
  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_PRIVATE);
  dialog = open_dialog (fixture, wall);
  g_assert_cmpstr (ethos_grouping_row_get_title (get_row (dialog, 0)), ==, "Odds and ends");
  click (dialog, "_Accept All");
  g_assert_cmpuint (count_rows (dialog), ==, 0);
  g_assert_cmpuint (count_groups (fixture), ==, 4);
  g_assert_cmpstr (get_group_title (fixture, "More parking"), ==, "Odds and ends");
  g_assert_cmpstr (get_group_title (fixture, "Parking costs too much"), ==, "Parking");
  ui_harness_assert_said (get_dialog_focus (dialog), "4 groups accepted");
  close_dialog (dialog);
  g_assert_cmpstr (ethos_store_get_undo_label (fixture->store), ==, "accepting of 4 groups");
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  g_assert_cmpuint (count_groups (fixture), ==, 0);
  g_assert_null (get_group_title (fixture, "More parking"));
}

/* What is proposed already is not suggested, also where another note is shown for it by now. */
static void
test_proposed_twin (BoardFixture *fixture, gconstpointer data)
{
  static const char twin[] = "Handover is rushed!";
  const char *proposed[] = { twin, "Nothing goes with this one", NULL };
  g_autofree char *first = NULL, *second = NULL;
  EthosNotesWall *wall;
  EthosGroupingDialog *dialog;

  board_fixture_run (fixture, ethos_op_new ("note-add", "text", twin, NULL));
  wall = set_up_wall (fixture);
  first = g_strdup (board_fixture_find_note (fixture, texts[3])->record.id);
  second = g_strdup (board_fixture_find_note (fixture, twin)->record.id);
  board_fixture_run (fixture, ethos_op_new ("notes-combine", "notes",
                                            (const char *[]){ first, second, NULL }, NULL));
  /* Which of them is shown for the other depends on how they were shuffled. */
  if (board_fixture_find_note (fixture, twin)->same_as == NULL)
    proposed[0] = texts[3];
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  propose (fixture, "Odds and ends", "Table 3", proposed);
  board_fixture_run (fixture, ethos_op_new ("notes-combine", "notes",
                                            (const char *[]){ first, second, NULL }, NULL));
  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_PRIVATE);
  dialog = open_dialog (fixture, wall);
  g_assert_true (board_fixture_has_text (GTK_WIDGET (find_row (dialog, "Handover")), ": 2 notes"));
  close_dialog (dialog);
}

/* While the room can see the screen, what is proposed is not even made; and it comes and goes while
 * somebody looks. */
static void
test_proposals (BoardFixture *fixture, gconstpointer data)
{
  static const char *const first[] = { "More parking", "Handover is rushed", NULL };
  static const char *const second[] = { "Parking is dark and far", NULL };
  EthosNotesWall *wall = set_up_wall (fixture);
  EthosGroupingDialog *dialog;
  EthosGroupingButton *button = board_fixture_find (fixture->view, ETHOS_TYPE_GROUPING_BUTTON);

  g_assert_nonnull (board_fixture_find_button (GTK_WIDGET (button), "Suggest _Groups…"));
  propose (fixture, "Proposed one", "Table 3", first);
  ui_harness_assert_said (board_fixture_get_focus (fixture), "1 proposed group is waiting");
  g_assert_nonnull (board_fixture_find_button (GTK_WIDGET (button), "1 Proposed _Group…"));
  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_SEEN);
  dialog = open_dialog (fixture, wall);
  g_assert_false (board_fixture_has_text (GTK_WIDGET (dialog), "Proposed one"));
  g_assert_false (board_fixture_has_text (GTK_WIDGET (dialog), "Table 3"));
  g_assert_true (board_fixture_has_text (GTK_WIDGET (dialog), "1 proposed group stays covered"));
  click (dialog, "_Show Them Here");
  g_assert_true (board_fixture_has_text (GTK_WIDGET (get_row (dialog, 0)), "Proposed one"));
  g_assert_true (board_fixture_has_text (GTK_WIDGET (get_row (dialog, 0)),
                                         "\u2068Table 3\u2069 proposes this: 2 notes"));

  propose (fixture, "Proposed two", "", second);
  g_assert_cmpstr (ethos_grouping_row_get_title (get_row (dialog, 1)), ==, "Proposed two");
  click (get_row (dialog, 0), "Refuse");
  g_assert_cmpstr (ethos_grouping_row_get_title (get_row (dialog, 0)), ==, "Proposed two");
  g_assert_cmpuint (count_groups (fixture), ==, 0);
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  g_assert_nonnull (find_row (dialog, "Proposed one"));
  click (find_row (dialog, "Proposed one"), "Accept");
  g_assert_null (find_row (dialog, "Proposed one"));
  g_assert_cmpstr (get_group_title (fixture, "More parking"), ==, "Proposed one");
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  g_assert_null (get_group_title (fixture, "More parking"));
  g_assert_nonnull (find_row (dialog, "Proposed one"));

  /* Somebody turns the screen to the room. */
  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_PRIVATE);
  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_SEEN);
  g_assert_false (board_fixture_has_text (GTK_WIDGET (dialog), "Proposed one"));
  close_dialog (dialog);
}

static void
test_nothing (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall;
  EthosGroupingDialog *dialog;

  board_fixture_run (fixture, ethos_op_new ("note-add", "text", "Courage", NULL));
  board_fixture_run (fixture, ethos_op_new ("note-add", "text", "Humour", NULL));
  wall = board_fixture_reveal_wall (fixture);
  dialog = open_dialog (fixture, wall);
  g_assert_cmpuint (count_rows (dialog), ==, 0);
  g_assert_false (
      gtk_widget_is_sensitive (board_fixture_find_button (GTK_WIDGET (dialog), "_Accept All")));
  g_assert_true (board_fixture_has_text (GTK_WIDGET (dialog), "No notes without a group share"));
  close_dialog (dialog);
}

/* What a table has proposed of notes that others have grouped or set aside since says what is left
 * of it; and a long list is opened on demand. */
static void
test_changed_since (BoardFixture *fixture, gconstpointer data)
{
  static const char *const proposed[] = { "More parking",
                                          "Handover is rushed",
                                          "A written handover",
                                          "Parking costs too much",
                                          "Parking is dark and far",
                                          "Thank the night shift",
                                          "The night shift is alone",
                                          NULL };
  const char *ids[] = { NULL, NULL };
  EthosNotesWall *wall = set_up_wall (fixture);
  EthosGroupingDialog *dialog;
  EthosGroupingRow *row;
  GtkExpander *expander;

  propose (fixture, "Odds and ends", "Table 3", proposed);
  ids[0] = board_fixture_find_note (fixture, "More parking")->record.id;
  board_fixture_run (fixture, ethos_op_new ("notes-group", "notes", ids, "title", "Cars", NULL));
  ids[0] = board_fixture_find_note (fixture, "Handover is rushed")->record.id;
  board_fixture_run (fixture, ethos_op_new ("notes-aside", "notes", ids, "value", TRUE, NULL));
  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_PRIVATE);
  dialog = open_dialog (fixture, wall);
  row = get_row (dialog, 0);
  g_assert_true (board_fixture_has_text (GTK_WIDGET (row), "proposes this: 6 notes"));
  g_assert_true (board_fixture_has_text (GTK_WIDGET (row), "1 of them is in a group by now"));
  g_assert_false (board_fixture_has_text (GTK_WIDGET (row), "Handover is rushed"));
  g_assert_false (board_fixture_has_text (GTK_WIDGET (row), "The night shift is alone"));
  expander = board_fixture_find (GTK_WIDGET (row), GTK_TYPE_EXPANDER);
  gtk_expander_set_expanded (expander, TRUE);
  g_assert_true (board_fixture_has_text (GTK_WIDGET (row), "The night shift is alone"));
  click (row, "Accept");
  g_assert_cmpstr (get_group_title (fixture, "More parking"), ==, "Cars");
  g_assert_cmpstr (get_group_title (fixture, "A written handover"), ==, "Odds and ends");
  close_dialog (dialog);
}

/* What is closed while it is still looking is gone for good. */
static void
test_close_early (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = set_up_wall (fixture);
  GtkWidget *dialog;

  g_assert_true (board_fixture_press (wall, GDK_KEY_G, GDK_SHIFT_MASK));
  dialog = GTK_WIDGET (find_dialog ());
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_close (GTK_WINDOW (dialog));
  wait_until (dialog == NULL);
  g_assert_cmpuint (count_groups (fixture), ==, 0);
}

/* Who covers the notes again, or has a remote do so, covers them here as well. */
static void
test_covered_again (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = set_up_wall (fixture);

  open_dialog (fixture, wall);
  board_fixture_run (fixture, ethos_op_new ("activity-cover", NULL));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_null (find_dialog ());
}

/* Each button says what it is about, and each row what it would do. */
static void
test_names (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = set_up_wall (fixture);
  EthosGroupingDialog *dialog = open_dialog (fixture, wall);
  GtkWidget *row = GTK_WIDGET (find_row (dialog, "Night shift"));

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (dialog), GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (board_fixture_find_button (row, "Accept")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Accept “\u2068Night shift\u2069”");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (board_fixture_find_button (row, "Leave")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Leave “\u2068Night shift\u2069”");
  g_assert_true (
      gtk_test_accessible_has_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  close_dialog (dialog);
}

int
main (int argc, char **argv)
{
  ui_harness_init (&argc, &argv);

  ADD ("-grouping/one-by-one", test_one_by_one);
  ADD ("-grouping/all-at-once", test_all_at_once);
  ADD ("-grouping/proposed-twin", test_proposed_twin);
  ADD ("-grouping/proposals", test_proposals);
  ADD ("-grouping/changed-since", test_changed_since);
  ADD ("-grouping/nothing", test_nothing);
  ADD ("-grouping/close-early", test_close_early);
  ADD ("-grouping/covered-again", test_covered_again);
  ADD ("-grouping/names", test_names);

  return g_test_run ();
}
