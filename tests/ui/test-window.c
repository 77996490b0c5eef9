// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <locale.h>

#include <glib/gstdio.h>

#include "ethos-board-view.h"
#include "ethos-cards-view.h"
#include "ethos-lines-view.h"
#include "ethos-preview-view.h"
#include "ethos-ready-page.h"
#include "ethos-script-view.h"
#include "ethos-stage-window.h"
#include "ethos-start-page.h"
#include "ethos-step-page.h"
#include "ethos-step-stack.h"
#include "ui-harness.h"
#include "window-fixture.h"

static GtkWidget *
get_view (Fixture *fixture)
{
  return ethos_step_stack_get_view (ETHOS_STEP_STACK (
      ui_harness_find (GTK_WIDGET (fixture->window), ETHOS_TYPE_STEP_STACK, NULL)));
}

static const char *
get_primary_label (Fixture *fixture)
{
  return gtk_button_get_label (GTK_BUTTON (
      ethos_workshop_view_get_primary_button (ethos_window_get_workshop (fixture->window))));
}

/* Presses when a person would: not at once after the last time. */
static void
press_on (Fixture *fixture)
{
  g_autofree char *label = g_strdup (get_primary_label (fixture));

  do
    {
      act (fixture, "win.primary");
      ui_harness_settle (GTK_WIDGET (fixture->window));
    }
  while (gtk_widget_get_visible (ethos_workshop_view_get_primary_button (
             ethos_window_get_workshop (fixture->window))) &&
         g_str_equal (get_primary_label (fixture), label));
}

static guint
count_notes (Fixture *fixture)
{
  EthosSession *session = get_session (fixture);
  EthosItemList *plan =
      ethos_session_get_children (session, ETHOS_WORKSHOP_ID, ETHOS_KIND_ACTIVITY);
  guint n_notes = 0;

  for (guint i = 0; i < ethos_item_list_get_length (plan); i++)
    {
      const EthosRecord *step = ethos_item_list_get_record (plan, i);

      n_notes += ethos_item_list_get_length (
          ethos_session_get_children (session, step->id, ETHOS_KIND_NOTE));
    }
  return n_notes;
}

static void
add_note (Fixture *fixture, const char *text)
{
  g_assert_true (
      ethos_store_run (get_store (fixture), ethos_op_new ("note-add", "text", text, NULL)));
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

/* Whether a button of the middle can be seen without scrolling. */
static void
check_in_sight (Fixture *fixture, const char *label)
{
  GtkWidget *button = find_button (get_view (fixture), label);
  GtkWidget *scroller;
  graphene_rect_t bounds;

  ui_harness_settle (GTK_WIDGET (fixture->window));
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_mapped (button));
  scroller = gtk_widget_get_ancestor (button, GTK_TYPE_SCROLLED_WINDOW);
  g_assert_nonnull (scroller);
  g_assert_true (gtk_widget_compute_bounds (button, scroller, &bounds));
  g_test_message ("%s ends at %g of %d", label, bounds.origin.y + bounds.size.height,
                  gtk_widget_get_height (scroller));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (scroller));
}

/* The first page stands in the middle, and its heading on one line. */
static void
test_first_page (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = ui_harness_find (GTK_WIDGET (fixture->window), ETHOS_TYPE_START_PAGE, NULL);
  GtkWidget *title = ui_harness_find (page, GTK_TYPE_LABEL, NULL);
  GtkWidget *button = ui_harness_find (page, GTK_TYPE_BUTTON, NULL);
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (button, page, &bounds));
  g_assert_cmpfloat (ABS (bounds.origin.x + bounds.size.width / 2 -
                          (float) gtk_widget_get_width (page) / 2),
                     <=, 1);
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (title))), ==, 1);
}

/* The whole small workshop by its one button: what it says, and what is in the middle. */
static void
test_run (Fixture *fixture, gconstpointer data)
{
  const struct
  {
    const char *label;
    GType view;
  } steps[] = {
    { "Show Cards", ETHOS_TYPE_CARDS_VIEW },  { "Start Clock", ETHOS_TYPE_CARDS_VIEW },
    { "Next Step", ETHOS_TYPE_CARDS_VIEW },   { "Show Prompt", ETHOS_TYPE_BOARD_VIEW },
    { "Start Clock", ETHOS_TYPE_BOARD_VIEW }, { "Reveal", ETHOS_TYPE_BOARD_VIEW },
    { "Next Step", ETHOS_TYPE_BOARD_VIEW },   { "Show Prompt", ETHOS_TYPE_BOARD_VIEW },
    { "Start Clock", ETHOS_TYPE_BOARD_VIEW }, { "Next Step", ETHOS_TYPE_BOARD_VIEW },
    { "Show Prompt", ETHOS_TYPE_LINES_VIEW }, { "Start Clock", ETHOS_TYPE_LINES_VIEW },
    { "Next Step", ETHOS_TYPE_LINES_VIEW },   { "Show Prompt", ETHOS_TYPE_STEP_PAGE },
    { "Start Clock", ETHOS_TYPE_STEP_PAGE },  { "Finish", ETHOS_TYPE_STEP_PAGE },
  };
  GtkWidget *primary =
      ethos_workshop_view_get_primary_button (ethos_window_get_workshop (fixture->window));
  guint n_windows;

  start_sample (fixture);
  g_assert_true (ETHOS_IS_READY_PAGE (get_view (fixture)));
  g_assert_cmpstr (get_primary_label (fixture), ==, "Begin");
  begin (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      ui_harness_settle (GTK_WIDGET (fixture->window));
      g_test_message ("%u: %s", i, steps[i].label);
      g_assert_true (G_TYPE_CHECK_INSTANCE_TYPE (get_view (fixture), steps[i].view));
      if (g_str_equal (steps[i].label, "Reveal"))
        {
          g_assert_cmpstr (get_primary_label (fixture), ==, "Next Step");
          add_note (fixture, "We asked twice");
        }
      g_assert_cmpstr (get_primary_label (fixture), ==, steps[i].label);
      press_on (fixture);
    }
  n_windows = g_list_model_get_n_items (gtk_window_get_toplevels ());
  g_assert_true (ethos_session_get_workshop (get_session (fixture))->finished);
  g_assert_true (ETHOS_IS_POSTER_VIEW (get_view (fixture)));
  /* Its corner stays taken, so that what stands beside it never comes under a second press. */
  g_assert_true (gtk_widget_get_visible (primary));
  g_assert_cmpstr (get_primary_label (fixture), ==, "_Print…");
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (primary)), ==, "win.print");
  /* Who pressed Finish twice didn't ask for a printer. */
  act (fixture, "win.print");
  ui_harness_settle (GTK_WIDGET (fixture->window));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, n_windows);
  check_in_sight (fixture, "_Clean Copy…");
  check_in_sight (fixture, "_Keep");
  check_in_sight (fixture, "_Delete…");
  act (fixture, "step.back");
  g_assert_true (ETHOS_IS_STEP_PAGE (get_view (fixture)));
  g_assert_true (gtk_widget_get_visible (primary));
}

/* Two presses on one spot are one too many, where the button has come to mean something else. */
static void
test_second_press (Fixture *fixture, gconstpointer data)
{
  g_autofree char *step = NULL;

  start_sample (fixture);
  begin (fixture);
  act (fixture, "step.skip");
  step = g_strdup (ethos_session_get_current (get_session (fixture))->record.id);
  add_note (fixture, "We asked twice");
  g_assert_cmpstr (get_primary_label (fixture), ==, "Show Prompt");
  press_on (fixture);

  /* Showing and starting come in any pace; what cannot be taken back does not. */
  g_assert_cmpstr (get_primary_label (fixture), ==, "Start Clock");
  act (fixture, "win.primary");
  g_assert_cmpstr (get_primary_label (fixture), ==, "Reveal");
  act (fixture, "win.primary");
  g_assert_cmpstr (get_primary_label (fixture), ==, "Reveal");
  press_on (fixture);
  g_assert_cmpstr (get_primary_label (fixture), ==, "Next Step");
  act (fixture, "win.primary");
  g_assert_cmpstr (ethos_session_get_current (get_session (fixture))->record.id, ==, step);
  g_assert_true (tree_has_text (GTK_WIDGET (fixture->window), "1 note is not read yet."));
  press_on (fixture);
  g_assert_cmpstr (get_primary_label (fixture), ==, "Show Prompt");
  g_assert_false (tree_has_text (GTK_WIDGET (fixture->window), "not read yet"));
}

/* What was done is in the file when the window has gone, without anybody having saved. */
static void
test_close (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;

  start_sample (fixture);
  path = g_strdup (ethos_document_get_path (ethos_window_get_document (fixture->window)));
  file = g_file_new_for_path (path);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  begin (fixture);
  act (fixture, "win.primary");
  act (fixture, "step.skip");
  add_note (fixture, "Kept");
  close_window (fixture);

  g_application_open (G_APPLICATION (fixture->application), &file, 1, "");
  fixture->window =
      ETHOS_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (fixture->application)));
  wait_until (ethos_window_get_page (fixture->window) == ETHOS_PAGE_WORKSHOP);
  g_assert_cmpuint (count_notes (fixture), ==, 1);
  g_assert_true (ETHOS_IS_BOARD_VIEW (get_view (fixture)));

  /* Opened once more it is the same window. */
  g_application_open (G_APPLICATION (fixture->application), &file, 1, "");
  g_assert_cmpuint (g_list_length (
                        gtk_application_get_windows (GTK_APPLICATION (fixture->application))),
                    ==, 1);
}

/* A window that is closed while its workshop moves to another file closes behind that. */
static void
test_close_moving (Fixture *fixture, gconstpointer data)
{
  EthosDocument *document;
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "Moved.ethos", NULL);

  start_sample (fixture);
  document = ethos_window_get_document (fixture->window);
  ethos_document_save_as_async (document, path, NULL, NULL);
  close_window (fixture);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* Puts the only note into a group and takes that apart. */
static void
take_group_apart (Fixture *fixture)
{
  const char *wall = ethos_session_get_current (get_session (fixture))->record.id;
  const char *ids[] = { NULL, NULL };
  const EthosNote *note;

  ids[0] = ((const EthosRecord *) ethos_item_list_get_record (
                ethos_session_get_children (get_session (fixture), wall, ETHOS_KIND_NOTE), 0))
               ->id;
  g_assert_true (ethos_store_run (get_store (fixture), ethos_op_new ("notes-group", "notes", ids,
                                                                     "title", "Care", NULL)));
  note = ethos_session_find (get_session (fixture), ETHOS_KIND_NOTE, ids[0]);
  g_assert_true (ethos_store_run (get_store (fixture),
                                  ethos_op_new ("group-remove", "group", note->group, NULL)));
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  start_sample (fixture);
  begin (fixture);
  act (fixture, "step.skip");
  add_note (fixture, "One");
  g_assert_true (ethos_store_can_undo (get_store (fixture)));
  act (fixture, "win.undo");
  g_assert_cmpuint (count_notes (fixture), ==, 0);
  act (fixture, "win.redo");
  g_assert_cmpuint (count_notes (fixture), ==, 1);

  /* A deletion says so and can be taken back from there. */
  g_assert_true (ethos_store_run (
      get_store (fixture),
      ethos_op_new ("activity-remove", "activity",
                    ethos_session_get_sibling_after (
                        get_session (fixture),
                        ethos_session_get_current (get_session (fixture))->record.id),
                    NULL)));
  ui_harness_settle (window);
  g_assert_true (tree_has_text (window, "“\u2068Put like with like\u2069” deleted"));
  act (fixture, "win.undo");
  ui_harness_settle (window);
  /* Of a group, only the name is gone. */
  take_group_apart (fixture);
  ui_harness_settle (window);
  g_assert_true (tree_has_text (window, "Group “\u2068Care\u2069” taken apart"));
  act (fixture, "win.undo");
  act (fixture, "win.undo");
  ui_harness_settle (window);

  /* What is refused is told. */
  g_assert_false (ethos_store_run (get_store (fixture), ethos_op_new ("timer-pause", NULL)));
}

/* Pressed until there is nothing left, undo and redo hand the keyboard to each other. */
static void
test_undo_keeps_focus (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *undo, *redo, *primary;

  start_sample (fixture);
  begin (fixture);
  act (fixture, "step.skip");
  add_note (fixture, "One");
  ui_harness_settle (window);
  undo = ui_harness_find (window, GTK_TYPE_BUTTON, "Undo addition of a note");
  redo = ui_harness_find (window, GTK_TYPE_BUTTON, "Redo");
  g_assert_true (gtk_widget_grab_focus (undo));
  act (fixture, "win.undo");
  ui_harness_assert_said (gtk_window_get_focus (GTK_WINDOW (window)), "Undone: addition of a note");
  while (ethos_store_can_undo (get_store (fixture)))
    act (fixture, "win.undo");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == redo);
  /* A key that does nothing says so. */
  g_assert_true (ui_harness_press (redo, GDK_KEY_z, GDK_CONTROL_MASK));
  ui_harness_assert_said (redo, "Nothing to undo");
  while (ethos_store_can_redo (get_store (fixture)))
    g_assert_true (ui_harness_press (gtk_window_get_focus (GTK_WINDOW (window)), GDK_KEY_z,
                                     GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == undo);
  ui_harness_assert_said (undo, "Done again: addition of a note");
  g_assert_true (ui_harness_press (undo, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  ui_harness_assert_said (undo, "Nothing to redo");
  g_assert_true (ethos_store_run (get_store (fixture), ethos_op_new ("activity-reveal", NULL)));
  ui_harness_settle (window);
  primary = ethos_workshop_view_get_primary_button (ethos_window_get_workshop (fixture->window));
  g_assert_true (gtk_widget_grab_focus (primary));
  g_assert_true (ui_harness_press (primary, GDK_KEY_z, GDK_CONTROL_MASK));
  ui_harness_assert_said (primary, "Revealing cannot be undone");
}

/* What was taken back is told in the language of the room, as all of the sentence. */
static void
test_undo_in_german (Fixture *fixture, gconstpointer data)
{
  g_autofree char *locale = g_strdup (setlocale (LC_MESSAGES, NULL));

  start_sample (fixture);
  begin (fixture);
  act (fixture, "step.skip");
  add_note (fixture, "One");
  ui_harness_settle (GTK_WIDGET (fixture->window));
  g_setenv ("LANGUAGE", "de", TRUE);
  g_assert_nonnull (setlocale (LC_MESSAGES, "C.UTF-8"));
  act (fixture, "win.undo");
  ui_harness_assert_said (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                          "Rückgängig gemacht: Zettel hinzufügen");
  act (fixture, "win.redo");
  ui_harness_assert_said (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                          "Wiederholt: Zettel hinzufügen");
  g_unsetenv ("LANGUAGE");
  /* What gettext has looked up is forgotten only where the locale changes. */
  setlocale (LC_MESSAGES, "C");
  setlocale (LC_MESSAGES, locale);
}

static gboolean
focus_is_shown (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && gtk_widget_get_mapped (focus);
}

/* The focus never stays in a page that is gone, nor comes back to it. */
static void
test_focus_is_shown (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *page, *toggle;

  start_sample (fixture);
  page = get_view (fixture);
  g_assert_true (ETHOS_IS_READY_PAGE (page));
  toggle = ui_harness_find (page, GTK_TYPE_TOGGLE_BUTTON, NULL);
  g_assert_true (gtk_widget_grab_focus (toggle));
  begin (fixture);
  ui_harness_settle (window);
  g_assert_false (gtk_widget_get_mapped (toggle));
  g_assert_true (focus_is_shown (fixture));
  gtk_widget_grab_focus (toggle);
  ui_harness_settle (window);
  g_assert_true (focus_is_shown (fixture));
}

/* Who goes back finds the button that led there in focus. */
static void
test_back (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *button = ui_harness_find (window, GTK_TYPE_BUTTON, "Start from Our Statement");

  for (guint visit = 0; visit < 2; visit++)
    {
      g_assert_true (gtk_widget_grab_focus (button));
      act (fixture, "win.open-statement");
      g_assert_true (focus_is_shown (fixture));
      ui_harness_settle (window);
      g_assert_true (GTK_IS_TEXT_VIEW (gtk_window_get_focus (GTK_WINDOW (window))));
      g_signal_emit_by_name (ui_harness_find (window, ETHOS_TYPE_PREVIEW_VIEW, NULL), "back");
      ui_harness_settle (window);
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == button);
    }
}

static EthosStageWindow *
find_stage (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ETHOS_IS_STAGE_WINDOW (window))
        return ETHOS_STAGE_WINDOW (window);
    }
  return NULL;
}

/* As Esc does. */
static void
leave_question (void)
{
  wait_until (find_dialog () != NULL);
  gtk_window_close (find_dialog ());
  wait_until (find_dialog () == NULL);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
test_privacy (Fixture *fixture, gconstpointer data)
{
  static const char script[] = "Here is what we say about ourselves";
  GtkWidget *window = GTK_WIDGET (fixture->window);

  start_sample (fixture);
  g_assert_false (tree_has_text (window, script));
  /* Leaving the question is not an answer: nothing begins, and what was shown for it goes. */
  act (fixture, "win.check-projector");
  leave_question ();
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (find_stage ())));
  g_assert_true (tree_has_text (window, "until it is clear"));
  g_assert_false (tree_has_text (window, "because the room can see"));
  act (fixture, "win.primary");
  leave_question ();
  g_assert_null (ethos_session_get_current (get_session (fixture)));
  g_assert_false (tree_has_text (window, script));
  act (fixture, "win.ask-screen");
  answer ("seen");
  g_assert_false (tree_has_text (window, script));
  g_assert_true (tree_has_text (window, "because the room can see"));
  /* The question goes away with its answer; the focus goes to what is done next. */
  gtk_widget_child_focus (ui_harness_find (window, ETHOS_TYPE_SCRIPT_VIEW, NULL),
                          GTK_DIR_TAB_FORWARD);
  g_assert_true (GTK_IS_BUTTON (gtk_window_get_focus (GTK_WINDOW (window))));
  act (fixture, "win.ask-screen");
  answer ("private");
  wait_until (tree_has_text (window, script));
  g_assert_true (
      gtk_window_get_focus (GTK_WINDOW (window)) ==
      ethos_workshop_view_get_primary_button (ethos_window_get_workshop (fixture->window)));
  act (fixture, "win.cover-private");
  g_assert_false (tree_has_text (window, script));

  /* Once answered, beginning does not ask again. */
  act (fixture, "win.primary");
  g_assert_nonnull (ethos_session_get_current (get_session (fixture)));
}

static GtkWidget *
find_by_css_name (GtkWidget *widget, const char *name)
{
  GtkWidget *found = NULL;

  if (g_str_equal (gtk_widget_get_css_name (widget), name))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_by_css_name (child, name);
  return found;
}

/* What lies over the step goes by Escape, and the focus to the button that brings it. */
static void
test_escape (Fixture *fixture, gconstpointer data)
{
  EthosPanes *panes = ethos_workshop_view_get_panes (ethos_window_get_workshop (fixture->window));
  GtkWidget *window = GTK_WIDGET (fixture->window);

  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  start_sample (fixture);
  wait_until (ethos_panes_get_end_floats (panes));
  g_assert_false (ui_harness_press (window, GDK_KEY_Escape, 0));
  act (fixture, "win.show-script");
  g_assert_true (ethos_panes_get_end_shown (panes));
  g_assert_true (ui_harness_press (window, GDK_KEY_Escape, 0));
  g_assert_false (ethos_panes_get_end_shown (panes));
  g_assert_true (GTK_IS_TOGGLE_BUTTON (gtk_window_get_focus (GTK_WINDOW (window))));
}

static void
test_projector (Fixture *fixture, gconstpointer data)
{
  graphene_rect_t toast_bounds, bar_bounds;
  GtkWidget *toast, *bar;

  start_sample (fixture);
  g_assert_null (find_stage ());
  act (fixture, "projector.show");
  /* Whoever shows it has a projector: the question comes by itself, once. */
  answer ("private");
  act (fixture, "win.primary");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (find_stage ())));
  /* On the only screen it is not in sight: that is said, with a way to it. */
  g_assert_true (tree_has_text (GTK_WIDGET (fixture->window), "in a window of its own"));
  toast = find_by_css_name (GTK_WIDGET (fixture->window), "toast");
  bar = gtk_widget_get_parent (
      ethos_workshop_view_get_primary_button (ethos_window_get_workshop (fixture->window)));
  ui_harness_settle (GTK_WIDGET (fixture->window));
  g_assert_true (gtk_widget_compute_bounds (toast, GTK_WIDGET (fixture->window), &toast_bounds));
  g_assert_true (gtk_widget_compute_bounds (bar, GTK_WIDGET (fixture->window), &bar_bounds));
  g_assert_false (graphene_rect_intersection (&toast_bounds, &bar_bounds, NULL));

  /* What showed it brings it to the front where it is behind, and leaves the keyboard here. */
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_until (!gtk_window_is_active (GTK_WINDOW (find_stage ())));
  act (fixture, "projector.show");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (find_stage ())));
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (find_stage ())) ==
                 GTK_WINDOW (fixture->window));
  g_assert_false (gtk_window_is_active (GTK_WINDOW (find_stage ())));
  g_assert_nonnull (ethos_stage_view_get_audience (ethos_stage_window_get_view (find_stage ())));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (find_stage ())) ==
                 GTK_WIDGET (ethos_stage_window_get_view (find_stage ())));
  act (fixture, "projector.freeze");
  g_assert_true (ethos_session_get_workshop (get_session (fixture))->stage_frozen);
  act (fixture, "projector.blank");
  g_assert_true (ethos_session_get_workshop (get_session (fixture))->stage_blank);
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "projector.theme", "s", "dark"));
  g_assert_cmpint (ethos_session_get_workshop (get_session (fixture))->stage_theme, ==,
                   ETHOS_STAGE_DARK);
  /* With the focus on the projector the same keys work. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (find_stage ()), "projector.show", NULL));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (find_stage ())));
  g_assert_null (gtk_window_get_transient_for (GTK_WINDOW (find_stage ())));
  act (fixture, "projector.show");
  /* Nobody is caught in it. */
  g_assert_true (ui_harness_press (GTK_WIDGET (find_stage ()), GDK_KEY_Escape, 0));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (find_stage ())));
  act (fixture, "projector.show");
  /* It goes with its workshop. */
  close_window (fixture);
  g_assert_null (find_stage ());
}

/* The next window is as large as the last one was. */
static void
test_size (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (ETHOS_APPLICATION_ID);
  int width;
  int height;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 650);
  ui_harness_settle (GTK_WIDGET (fixture->window));
  close_window (fixture);
  g_assert_cmpint (g_settings_get_int (settings, "window-width"), ==, 1000);
  set_up (fixture, NULL);
  gtk_window_get_default_size (GTK_WINDOW (fixture->window), &width, &height);
  g_assert_cmpint (width, ==, 1000);
  g_assert_cmpint (height, ==, 650);
}

/* Without a workshop, what needs one does nothing at all. */
static void
test_free (Fixture *fixture, gconstpointer data)
{
  static const char *const actions[] = {
    "win.primary",      "win.undo",         "win.redo",        "win.ask-screen",
    "win.save",         "win.save-as",      "win.save-copy",   "win.rename",
    "win.retry",        "win.resolve",      "win.dismiss",     "win.cover-private",
    "win.print",        "win.clean-copy",   "win.save-record", "win.check-projector",
    "win.export-slips", "win.export-cards",
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    act (fixture, actions[i]);
  ui_harness_settle (GTK_WIDGET (fixture->window));
  g_assert_null (find_dialog ());
  g_assert_true (ethos_window_is_free (fixture->window));
}

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;
  g_autoptr (GtkWidget) entry = NULL;

  start_sample (fixture);
  act (fixture, "win.rename");
  wait_until (find_dialog () != NULL);
  dialog = find_dialog ();
  g_object_get (dialog, "extra-child", &entry, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Spring in ward 7");
  answer ("rename");
  wait_until (
      g_str_equal (gtk_window_get_title (GTK_WINDOW (fixture->window)), "Spring in ward 7"));
}

int
main (int argc, char **argv)
{
  static const WindowTest tests[] = {
    { "/window/first-page", test_first_page },
    { "/window/run", test_run },
    { "/window/second-press", test_second_press },
    { "/window/close", test_close },
    { "/window/close-moving", test_close_moving },
    { "/window/undo", test_undo },
    { "/window/undo-keeps-focus", test_undo_keeps_focus },
    { "/window/undo-in-german", test_undo_in_german },
    { "/window/focus-is-shown", test_focus_is_shown },
    { "/window/back", test_back },
    { "/window/privacy", test_privacy },
    { "/window/escape", test_escape },
    { "/window/projector", test_projector },
    { "/window/free", test_free },
    { "/window/size", test_size },
    { "/window/rename", test_rename },
  };

  return window_fixture_run (&argc, &argv, tests, G_N_ELEMENTS (tests));
}
