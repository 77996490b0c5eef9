// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <string.h>

#include "board-fixture.h"
#include "ethos-announce.h"
#include "ethos-focus-bar.h"
#include "ethos-group-column.h"
#include "ethos-note-view.h"
#include "ethos-screen-sign.h"
#include "ui-harness.h"

/* One note or one group alone on the projector, from the wall and back. */

static EthosNotesWall *
set_up_group (BoardFixture *fixture)
{
  const char *ids[4] = { NULL };
  EthosNotesWall *wall;

  board_fixture_add_notes (fixture, 5);
  wall = board_fixture_reveal_wall (fixture);
  for (guint i = 0; i < 3; i++)
    ids[i] = board_fixture_get_note (fixture, i)->record.id;
  board_fixture_run (fixture, ethos_op_new ("notes-group", "notes", ids, "title", "Trust", NULL));
  ui_harness_settle (fixture->view);
  return wall;
}

static const char *
get_shown (BoardFixture *fixture)
{
  const char *shown = ethos_session_get_workshop (fixture->session)->stage_focus;

  return shown != NULL && *shown != '\0' ? shown : NULL;
}

static GtkWidget *
get_bar (BoardFixture *fixture)
{
  return board_fixture_find (fixture->view, ETHOS_TYPE_FOCUS_BAR);
}

static GtkWidget *
find_by_tooltip (GtkWidget *widget, const char *tooltip)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_by_tooltip (child, tooltip);
  return found;
}

static void
click (GtkWidget *button)
{
  g_assert_true (gtk_widget_is_sensitive (button));
  gtk_widget_grab_focus (button);
  g_signal_emit_by_name (button, "clicked");
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
focus_note (BoardFixture *fixture, EthosNotesWall *wall, guint place)
{
  gtk_widget_grab_focus (
      board_fixture_find_note_view (GTK_WIDGET (wall),
                                    board_fixture_get_note (fixture, place)->text));
}

/* What the projector shows says so, beside its sign. */
static gboolean
tells_shown (GtkWidget *widget)
{
  const char *description = ethos_get_description (widget);

  return description != NULL && strstr (description, "on the projector") != NULL;
}

/* The sign goes from note to note, and to a group, whoever has put it there. */
static void
test_sign (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = set_up_group (fixture);
  GtkWidget *group = board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_GROUP_COLUMN);
  GtkWidget *sign = board_fixture_find (group, ETHOS_TYPE_SCREEN_SIGN);

  for (guint i = 0; i < 5; i++)
    {
      const EthosNote *note = board_fixture_get_note (fixture, i);
      guint n_told = 0;

      board_fixture_run (fixture, ethos_op_new ("stage-show", "target", note->record.id, NULL));
      for (guint j = 0; j < 5; j++)
        n_told +=
            tells_shown (board_fixture_find_note_view (GTK_WIDGET (wall),
                                                       board_fixture_get_note (fixture, j)->text))
                ? 1
                : 0;
      g_assert_cmpuint (n_told, ==, 1);
      g_assert_true (tells_shown (board_fixture_find_note_view (GTK_WIDGET (wall), note->text)));
    }
  g_assert_false (gtk_widget_get_visible (sign));
  board_fixture_run (fixture, ethos_op_new ("stage-show", "target",
                                            board_fixture_get_note (fixture, 0)->group, NULL));
  g_assert_true (gtk_widget_get_visible (sign));
  g_assert_true (tells_shown (group));
  /* Where notes are too small to be read, it is drawn over them. */
  for (guint i = 0; i < 20; i++)
    gtk_widget_activate_action (GTK_WIDGET (wall), "notes.zoom-out", NULL);
  ui_harness_settle (fixture->view);
  board_fixture_run (fixture, ethos_op_new ("stage-show", "target", "", NULL));
  g_assert_false (gtk_widget_get_visible (sign));
  g_assert_false (tells_shown (group));
}

/* One key puts it there, and the same key, or Escape, takes it off again. */
static void
test_same_key (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = set_up_group (fixture);

  g_assert_false (gtk_widget_get_visible (get_bar (fixture)));
  focus_note (fixture, wall, 0);
  g_assert_true (board_fixture_press (wall, GDK_KEY_p, 0));
  g_assert_cmpstr (get_shown (fixture), ==, board_fixture_get_note (fixture, 0)->record.id);
  g_assert_true (gtk_widget_get_visible (get_bar (fixture)));
  g_assert_true (board_fixture_has_text (get_bar (fixture), "note 1 of 3 in “\u2068Trust\u2069”"));
  g_assert_true (tells_shown (board_fixture_get_focus (fixture)));
  ui_harness_assert_said (board_fixture_get_focus (fixture), "Shown on the projector");
  g_assert_true (board_fixture_press (wall, GDK_KEY_p, 0));
  g_assert_null (get_shown (fixture));
  g_assert_false (tells_shown (board_fixture_get_focus (fixture)));
  g_assert_false (gtk_widget_get_visible (get_bar (fixture)));
  ui_harness_assert_said (board_fixture_get_focus (fixture), "The projector shows all again");

  /* Another note takes the place of the one that is there. */
  g_assert_true (board_fixture_press (wall, GDK_KEY_p, 0));
  focus_note (fixture, wall, 4);
  g_assert_true (board_fixture_press (wall, GDK_KEY_p, 0));
  g_assert_cmpstr (get_shown (fixture), ==, board_fixture_get_note (fixture, 4)->record.id);
  g_assert_false (board_fixture_has_text (get_bar (fixture), "note 1 of"));

  /* What is selected is let go of first. */
  g_assert_true (board_fixture_press (wall, GDK_KEY_space, 0));
  g_assert_true (board_fixture_press (wall, GDK_KEY_Escape, 0));
  g_assert_nonnull (get_shown (fixture));
  ui_harness_assert_said (board_fixture_get_focus (fixture), "Nothing selected");
  g_assert_true (board_fixture_press (wall, GDK_KEY_Escape, 0));
  g_assert_null (get_shown (fixture));
  g_assert_false (board_fixture_press (wall, GDK_KEY_Escape, 0));
  g_assert_true (ETHOS_IS_NOTE_VIEW (board_fixture_get_focus (fixture)));
}

/* A group is shown with its notes, then one by one; the focus never falls into nothing. */
static void
test_step_through (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = set_up_group (fixture);
  GtkWidget *bar = get_bar (fixture);
  GtkWidget *previous = find_by_tooltip (bar, "Previous on the projector");
  GtkWidget *next = find_by_tooltip (bar, "Next on the projector");

  gtk_widget_grab_focus (board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_GROUP_COLUMN));
  g_assert_true (board_fixture_press (wall, GDK_KEY_p, 0));
  g_assert_true (board_fixture_has_text (bar, "On the projector: “\u2068Trust\u2069”, 3 notes"));
  g_assert_false (gtk_widget_is_sensitive (next));
  click (board_fixture_find_button (bar, "One by _One"));
  g_assert_cmpstr (get_shown (fixture), ==, board_fixture_get_note (fixture, 0)->record.id);
  g_assert_true (gtk_widget_is_ancestor (board_fixture_get_focus (fixture), bar));
  g_assert_false (gtk_widget_is_sensitive (previous));
  click (next);
  click (next);
  g_assert_cmpstr (get_shown (fixture), ==, board_fixture_get_note (fixture, 2)->record.id);
  g_assert_true (board_fixture_has_text (bar, "note 3 of 3"));
  /* At the end the focus is on the way back. */
  g_assert_false (gtk_widget_is_sensitive (next));
  g_assert_true (board_fixture_get_focus (fixture) == previous);
  ui_harness_assert_said (previous, gtk_label_get_text (board_fixture_find (bar, GTK_TYPE_LABEL)));
  click (previous);
  g_assert_cmpstr (get_shown (fixture), ==, board_fixture_get_note (fixture, 1)->record.id);
  click (board_fixture_find_button (bar, "Show _All Again"));
  g_assert_null (get_shown (fixture));
  g_assert_true (board_fixture_press (wall, GDK_KEY_p, 0));
  g_assert_nonnull (get_shown (fixture));
  gtk_widget_grab_focus (board_fixture_find_button (bar, "Show _All Again"));
  g_assert_true (ui_harness_press (board_fixture_get_focus (fixture), GDK_KEY_Escape, 0));
  g_assert_null (get_shown (fixture));
  g_assert_false (gtk_widget_get_visible (bar));
  g_assert_true (gtk_widget_is_ancestor (board_fixture_get_focus (fixture), GTK_WIDGET (wall)));
}

/* What is gone is not on the projector any more, nor what is set aside or covered. */
static void
test_gone (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = set_up_group (fixture);
  const char *ids[] = { board_fixture_get_note (fixture, 1)->record.id, NULL };

  focus_note (fixture, wall, 1);
  g_assert_true (board_fixture_press (wall, GDK_KEY_p, 0));
  board_fixture_run (fixture, ethos_op_new ("notes-aside", "notes", ids, "value", TRUE, NULL));
  g_assert_false (gtk_widget_get_visible (get_bar (fixture)));
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  g_assert_true (gtk_widget_get_visible (get_bar (fixture)));
  board_fixture_run (fixture, ethos_op_new ("activity-cover", NULL));
  g_assert_false (gtk_widget_get_visible (get_bar (fixture)));
}

int
main (int argc, char **argv)
{
  ui_harness_init (&argc, &argv);

  ADD ("-focus/sign", test_sign);
  ADD ("-focus/same-key", test_same_key);
  ADD ("-focus/step-through", test_step_through);
  ADD ("-focus/gone", test_gone);

  return g_test_run ();
}
