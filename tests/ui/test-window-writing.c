// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "ethos-board-view.h"
#include "ethos-keyboard-window.h"
#include "ethos-note-entry.h"
#include "ethos-script-view.h"
#include "ethos-step-stack.h"
#include "ui-harness.h"
#include "window-fixture.h"

/* Whose keys go where while notes are written, and what a toast takes back. */

static EthosBoardView *
get_board (Fixture *fixture)
{
  return ETHOS_BOARD_VIEW (ethos_step_stack_get_view (ETHOS_STEP_STACK (
      ui_harness_find (GTK_WIDGET (fixture->window), ETHOS_TYPE_STEP_STACK, NULL))));
}

static GtkWidget *
get_entry_text (Fixture *fixture)
{
  GtkWidget *entry =
      ui_harness_find (GTK_WIDGET (get_board (fixture)), ETHOS_TYPE_NOTE_ENTRY, NULL);

  return ui_harness_find (entry, GTK_TYPE_TEXT_VIEW, NULL);
}

static GtkWidget *
get_primary (Fixture *fixture)
{
  return ethos_workshop_view_get_primary_button (ethos_window_get_workshop (fixture->window));
}

static void
go_to_writing (Fixture *fixture)
{
  start_sample (fixture);
  begin (fixture);
  act (fixture, "step.skip");
  ui_harness_settle (GTK_WIDGET (fixture->window));
}

static void
add_note (Fixture *fixture, const char *text)
{
  g_assert_true (
      ethos_store_run (get_store (fixture), ethos_op_new ("note-add", "text", text, NULL)));
}

static GtkWindow *
find_keyboard (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ETHOS_IS_KEYBOARD_WINDOW (window))
        return window;
    }
  return NULL;
}

static gboolean
has_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_button (child, label))
      return TRUE;
  return FALSE;
}

/* Nobody who has the keyboard gets to what is private by pressing keys. */
static void
test_give_back (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  g_autofree char *on_enter = NULL;
  g_autofree char *on_escape = NULL;
  GtkWidget *script;
  GtkWindow *keyboard;
  GtkWidget *back;
  const char *say;

  go_to_writing (fixture);
  act (fixture, "win.primary");
  add_note (fixture, "A secret");
  script = ui_harness_find (window, ETHOS_TYPE_SCRIPT_VIEW, NULL);
  say = ethos_session_get_current (get_session (fixture))->say;
  g_assert_true (tree_has_text (script, say));
  gtk_widget_activate_action (GTK_WIDGET (get_board (fixture)), "board.pass-keyboard", NULL);
  ui_harness_settle (window);

  /* Esc asks, and what Enter or another Esc answers is to stay. */
  g_assert_true (ui_harness_press (GTK_WIDGET (find_keyboard ()), GDK_KEY_Escape, 0));
  wait_until (find_dialog () != NULL);
  g_assert_nonnull (find_keyboard ());
  g_object_get (find_dialog (), "default-response", &on_enter, "close-response", &on_escape, NULL);
  g_assert_cmpstr (on_enter, ==, "keep");
  g_assert_cmpstr (on_escape, ==, "keep");
  answer ("keep");
  g_assert_nonnull (find_keyboard ());

  /* Who goes on writing does so in the box, also after the button. */
  keyboard = find_keyboard ();
  back = ui_harness_find (GTK_WIDGET (keyboard), GTK_TYPE_BUTTON, "Give Back");
  g_assert_true (gtk_widget_grab_focus (back));
  g_signal_emit_by_name (back, "clicked");
  wait_until (find_dialog () != NULL);
  gtk_window_close (find_dialog ());
  wait_until (find_dialog () == NULL);
  ui_harness_settle (GTK_WIDGET (keyboard));
  g_assert_true (GTK_IS_TEXT_VIEW (gtk_window_get_focus (keyboard)));

  g_assert_true (ui_harness_press (GTK_WIDGET (find_keyboard ()), GDK_KEY_Escape, 0));
  answer ("give-back");
  wait_until (find_keyboard () == NULL);
  ui_harness_settle (window);
  g_assert_false (tree_has_text (script, say));
  g_assert_false (
      gtk_widget_activate_action (GTK_WIDGET (get_board (fixture)), "board.review", NULL) &&
      tree_has_text (window, "A secret"));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == get_entry_text (fixture));
}

/* The toast of a deletion takes back that deletion and nothing else. */
static void
test_toast_undo (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  const char *next;

  go_to_writing (fixture);
  add_note (fixture, "One");
  next = ethos_session_get_sibling_after (
      get_session (fixture), ethos_session_get_current (get_session (fixture))->record.id);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (ethos_store_run (get_store (fixture),
                                      ethos_op_new ("activity-remove", "activity", next, NULL)));
      ui_harness_settle (window);
      g_assert_true (has_button (window, "_Undo"));
      if (i == 0)
        act (fixture, "win.undo");
      else
        add_note (fixture, "Two");
      ui_harness_settle (window);
      g_assert_false (has_button (window, "_Undo"));
      act (fixture, i == 0 ? "win.redo" : "win.undo");
      act (fixture, "win.undo");
    }
}

/* Groups that are merged are not lost, and no toast says so. */
static void
test_merged (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  EthosSession *session;
  const char *step;
  const char *groups[3] = { NULL };

  go_to_writing (fixture);
  session = get_session (fixture);
  add_note (fixture, "One");
  add_note (fixture, "Two");
  step = ethos_session_get_current (session)->record.id;
  for (guint i = 0; i < 2; i++)
    {
      const EthosRecord *note =
          ethos_item_list_get_record (ethos_session_get_children (session, step, ETHOS_KIND_NOTE),
                                      i);
      const char *ids[] = { note->id, NULL };

      ethos_store_run (get_store (fixture), ethos_op_new ("notes-group", "notes", ids, "title",
                                                          i == 0 ? "Care" : "Trust", NULL));
    }
  for (guint i = 0; i < 2; i++)
    groups[i] = ((const EthosRecord *) ethos_item_list_get_record (
                     ethos_session_get_children (session, step, ETHOS_KIND_GROUP), i))
                    ->id;
  g_assert_true (
      ethos_store_run (get_store (fixture), ethos_op_new ("groups-merge", "groups", groups, NULL)));
  ui_harness_settle (window);
  g_assert_cmpuint (ethos_item_list_get_length (
                        ethos_session_get_children (session, step, ETHOS_KIND_GROUP)),
                    ==, 1);
  g_assert_false (has_button (window, "_Undo"));
}

/* Who types without looking where the focus is means to write. */
static void
test_typing (Fixture *fixture, gconstpointer data)
{
  const EthosActivity *step;
  g_autofree char *text = NULL;

  go_to_writing (fixture);
  add_note (fixture, "A secret");
  gtk_widget_grab_focus (get_primary (fixture));
  ui_harness_settle (GTK_WIDGET (fixture->window));
  g_assert_true (window_fixture_type ("We listen and ask"));
  wait_until (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == get_entry_text (fixture));
  text = ethos_note_entry_dup_text (
      ETHOS_NOTE_ENTRY (gtk_widget_get_ancestor (get_entry_text (fixture), ETHOS_TYPE_NOTE_ENTRY)));
  g_assert_cmpstr (text, ==, "We listen and ask");
  step = ethos_session_get_current (get_session (fixture));
  g_assert_false (step->prompt_shown);

  /* On purpose the key still presses. */
  gtk_widget_grab_focus (get_primary (fixture));
  g_assert_true (window_fixture_type (" "));
  step = ethos_session_get_current (get_session (fixture));
  g_assert_true (step->prompt_shown);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == get_entry_text (fixture));
}

/* A step without a prompt is ready to write in when its clock runs. */
static void
test_no_prompt (Fixture *fixture, gconstpointer data)
{
  const char *step;

  go_to_writing (fixture);
  step = ethos_session_get_current (get_session (fixture))->record.id;
  g_assert_true (ethos_store_run (get_store (fixture), ethos_op_new ("activity-edit", "activity",
                                                                     step, "prompt", "", NULL)));
  gtk_widget_grab_focus (get_primary (fixture));
  act (fixture, "win.primary");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == get_entry_text (fixture));
}

int
main (int argc, char **argv)
{
  static const WindowTest tests[] = {
    { "/writing/give-back", test_give_back }, { "/writing/toast-undo", test_toast_undo },
    { "/writing/merged", test_merged },       { "/writing/typing", test_typing },
    { "/writing/no-prompt", test_no_prompt },
  };

  return window_fixture_run (&argc, &argv, tests, G_N_ELEMENTS (tests));
}
