// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "ethos-application.h"
#include "ethos-board-view.h"
#include "ethos-cards-view.h"
#include "ethos-lines-view.h"
#include "ethos-preview-view.h"
#include "ethos-ready-page.h"
#include "ethos-script-view.h"
#include "ethos-setup-view.h"
#include "ethos-stage-window.h"
#include "ethos-start-page.h"
#include "ethos-step-page.h"
#include "ethos-step-stack.h"
#include "ethos-test.h"
#include "ethos-window.h"
#include "ui-harness.h"

/* More than any step of these tests takes, even on a crowded machine. */
#define PATIENCE_S 30

typedef struct
{
  EthosApplication *application;
  EthosWindow *window;
} Fixture;

/* There is one application a process, on its bus too. */
static EthosApplication *the_application = NULL;

#define wait_until(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 wait_end = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;                       \
    while (!(condition))                                                                           \
      {                                                                                            \
        g_assert_cmpint (g_get_monotonic_time (), <, wait_end);                                    \
        g_main_context_iteration (NULL, TRUE);                                                     \
      }                                                                                            \
  }                                                                                                \
  G_STMT_END

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child : find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
tree_has_text (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (tree_has_text (child, text))
      return TRUE;
  return FALSE;
}

static GtkWindow *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static void
answer (const char *response)
{
  GtkWindow *dialog;

  wait_until (find_dialog () != NULL);
  dialog = find_dialog ();
  g_signal_emit_by_name (dialog, "response", response);
  gtk_window_destroy (dialog);
  /* The answer comes when the loop runs. */
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->application = the_application;
  g_application_activate (G_APPLICATION (fixture->application));
  fixture->window =
      ETHOS_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (fixture->application)));
  ui_harness_settle (GTK_WIDGET (fixture->window));
}

static void
close_window (Fixture *fixture)
{
  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_until (gtk_application_get_windows (GTK_APPLICATION (fixture->application)) == NULL);
  fixture->window = NULL;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    close_window (fixture);
}

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL));
}

static EthosStore *
get_store (Fixture *fixture)
{
  return ethos_document_get_store (ethos_window_get_document (fixture->window));
}

static EthosSession *
get_session (Fixture *fixture)
{
  return ethos_store_get_session (get_store (fixture));
}

static void
start_sample (Fixture *fixture)
{
  act (fixture, "win.try-sample");
  wait_until (ethos_window_get_page (fixture->window) == ETHOS_PAGE_WORKSHOP);
  ui_harness_settle (GTK_WIDGET (fixture->window));
}

static GtkWidget *
get_view (Fixture *fixture)
{
  return ethos_step_stack_get_view (
      ETHOS_STEP_STACK (find_type (GTK_WIDGET (fixture->window), ETHOS_TYPE_STEP_STACK)));
}

static const char *
get_primary_label (Fixture *fixture)
{
  return gtk_button_get_label (GTK_BUTTON (
      ethos_workshop_view_get_primary_button (ethos_window_get_workshop (fixture->window))));
}

static void
begin (Fixture *fixture)
{
  act (fixture, "win.primary");
  answer ("private");
  wait_until (ethos_session_get_current (get_session (fixture)) != NULL);
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
  GtkWidget *page = find_type (GTK_WIDGET (fixture->window), ETHOS_TYPE_START_PAGE);
  GtkWidget *title = find_type (page, GTK_TYPE_LABEL);
  GtkWidget *button = find_type (page, GTK_TYPE_BUTTON);
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

/* Where something in the file was put right, the message says where. */
static void
test_repairs (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GString) text = NULL;

  start_sample (fixture);
  path = g_strdup (ethos_document_get_path (ethos_window_get_document (fixture->window)));
  file = g_file_new_for_path (path);
  close_window (fixture);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  text = g_string_new (content);
  g_string_replace (text, "  \"uid\": ", "  \"stage_focus\": \"nobody\",\n  \"uid\": ", 1);
  ethos_test_write (path, text->str, (gssize) text->len);

  g_application_open (G_APPLICATION (fixture->application), &file, 1, "");
  fixture->window =
      ETHOS_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (fixture->application)));
  wait_until (ethos_window_get_page (fixture->window) == ETHOS_PAGE_WORKSHOP);
  g_assert_true (tree_has_text (GTK_WIDGET (fixture->window), "Put right: the workshop itself"));
  g_assert_false (tree_has_text (GTK_WIDGET (fixture->window), "stage_focus"));
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

  /* What is refused is told. */
  g_assert_false (ethos_store_run (get_store (fixture), ethos_op_new ("timer-pause", NULL)));
}

/* Pressed until there is nothing left, undo and redo hand the keyboard to each other. */
static void
test_undo_keeps_focus (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *undo, *redo;

  start_sample (fixture);
  begin (fixture);
  act (fixture, "step.skip");
  add_note (fixture, "One");
  ui_harness_settle (window);
  undo = ui_harness_find (window, GTK_TYPE_BUTTON, "Undo Add Note");
  redo = ui_harness_find (window, GTK_TYPE_BUTTON, "Redo");
  g_assert_true (gtk_widget_grab_focus (undo));
  while (ethos_store_can_undo (get_store (fixture)))
    act (fixture, "win.undo");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == redo);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (redo), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Undone");
  while (ethos_store_can_redo (get_store (fixture)))
    act (fixture, "win.redo");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == undo);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (undo), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Done again");
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
  gtk_widget_child_focus (find_type (window, ETHOS_TYPE_SCRIPT_VIEW), GTK_DIR_TAB_FORWARD);
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

static void
test_projector (Fixture *fixture, gconstpointer data)
{
  start_sample (fixture);
  g_assert_null (find_stage ());
  act (fixture, "projector.show");
  /* Whoever shows it has a projector: the question comes by itself, once. */
  answer ("private");
  act (fixture, "win.primary");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (find_stage ())));
  /* On the only screen it is not in sight: that is said, with a way to it. */
  g_assert_true (tree_has_text (GTK_WIDGET (fixture->window), "in a window of its own"));
  act (fixture, "projector.raise");
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
  act (fixture, "projector.show");
  /* Nobody is caught in it. */
  g_assert_true (ui_harness_press (GTK_WIDGET (find_stage ()), GDK_KEY_Escape, 0));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (find_stage ())));
  act (fixture, "projector.show");
  /* It goes with its workshop. */
  close_window (fixture);
  g_assert_null (find_stage ());
}

static void
test_paste (Fixture *fixture, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->window));

  gdk_clipboard_set_text (clipboard, "Our mission\n\nWe help people live well at home.\n");
  act (fixture, "win.paste-statement");
  g_assert_cmpuint (ethos_window_get_page (fixture->window), ==, ETHOS_PAGE_PREVIEW);
  wait_until (GTK_IS_TEXT_VIEW (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  wait_until (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (
                  GTK_TEXT_VIEW (gtk_window_get_focus (GTK_WINDOW (fixture->window))))) > 0);
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
test_statement (Fixture *fixture, gconstpointer data)
{
  EthosPreviewView *preview;
  EthosSetupView *setup;

  ethos_window_open_text (fixture->window, "Our mission\n\nWe help people live well at home.\n\n"
                                           "Our values\n\nKindness\n\n- We knock and wait.\n");
  g_assert_cmpuint (ethos_window_get_page (fixture->window), ==, ETHOS_PAGE_PREVIEW);
  preview = ETHOS_PREVIEW_VIEW (find_type (GTK_WIDGET (fixture->window), ETHOS_TYPE_PREVIEW_VIEW));
  wait_until (ethos_preview_view_get_has_statement (preview));
  ui_harness_settle (GTK_WIDGET (preview));
  g_signal_emit_by_name (preview, "accepted");
  setup = ETHOS_SETUP_VIEW (find_type (GTK_WIDGET (fixture->window), ETHOS_TYPE_SETUP_VIEW));
  ui_harness_settle (GTK_WIDGET (setup));
  g_signal_emit_by_name (setup, "back");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (preview)));
  g_signal_emit_by_name (preview, "accepted");
  setup = ETHOS_SETUP_VIEW (find_type (GTK_WIDGET (fixture->window), ETHOS_TYPE_SETUP_VIEW));
  g_signal_emit_by_name (setup, "create");
  wait_until (ethos_window_get_page (fixture->window) == ETHOS_PAGE_WORKSHOP);
  g_assert_cmpuint (ethos_item_list_get_length (ethos_session_get_children (get_session (fixture),
                                                                            ETHOS_DECK_ID,
                                                                            ETHOS_KIND_CARD)),
                    ==, 2);
  g_assert_cmpint (ethos_session_get_workshop (get_session (fixture))->people, ==,
                   ethos_setup_view_get_people (setup));
  g_assert_false (ethos_store_can_undo (get_store (fixture)));
}

static GtkWidget *
find_chooser (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (GTK_IS_FILE_CHOOSER (window) && gtk_widget_get_visible (window))
        return window;
    }
  return NULL;
}

/* Where the usual place can't be used, the workshop that was begun goes to another one. */
static void
test_another_place (Fixture *fixture, gconstpointer data)
{
  g_autofree char *usual = ethos_document_dup_default_folder ();
  g_autofree char *away = g_strconcat (usual, "-away", NULL);
  g_autofree char *place = NULL;
  g_autofree char *body = NULL;
  EthosSetupView *setup;

  g_assert_cmpint (g_mkdir_with_parents (usual, 0700), ==, 0);
  g_assert_cmpint (g_rename (usual, away), ==, 0);
  ethos_test_write (usual, "not a folder", -1);

  act (fixture, "win.ready-made-cards");
  setup = ETHOS_SETUP_VIEW (find_type (GTK_WIDGET (fixture->window), ETHOS_TYPE_SETUP_VIEW));
  g_signal_emit_by_name (setup, "create");
  wait_until (find_dialog () != NULL);
  g_object_get (find_dialog (), "body", &body, NULL);
  g_assert_nonnull (strstr (body, "another place"));
  answer ("place");
  wait_until (find_chooser () != NULL);
  ui_harness_settle (find_chooser ());
  /* The home folder is offered, and taken. */
  g_signal_emit_by_name (find_chooser (), "response", GTK_RESPONSE_ACCEPT);
  wait_until (ethos_window_get_page (fixture->window) == ETHOS_PAGE_WORKSHOP);
  place =
      g_path_get_dirname (ethos_document_get_path (ethos_window_get_document (fixture->window)));
  g_assert_cmpstr (place, ==, g_get_home_dir ());

  g_assert_cmpint (g_remove (usual), ==, 0);
  g_assert_cmpint (g_rename (away, usual), ==, 0);
}

static void
test_ready_made (Fixture *fixture, gconstpointer data)
{
  GtkWidget *setup;

  act (fixture, "win.ready-made-cards");
  setup = find_type (GTK_WIDGET (fixture->window), ETHOS_TYPE_SETUP_VIEW);
  ui_harness_settle (setup);
  g_signal_emit_by_name (setup, "back");
  g_assert_cmpuint (ethos_window_get_page (fixture->window), ==, ETHOS_PAGE_START);
}

static GFile *
write_file (const char *name, const char *contents)
{
  g_autofree char *path = g_build_filename (g_get_home_dir (), name, NULL);

  g_assert_true (g_file_set_contents (path, contents, -1, NULL));
  return g_file_new_for_path (path);
}

static void
test_bad_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) broken = write_file ("broken.ethos", "{\"format\": \"ethos-session\",");
  g_autoptr (GFile) folder = g_file_new_for_path (g_get_home_dir ());
  GFile *files[] = { broken, folder };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *heading = NULL;

      ethos_window_open_file (fixture->window, files[i]);
      wait_until (find_dialog () != NULL);
      g_object_get (find_dialog (), "heading", &heading, NULL);
      g_assert_cmpstr (heading, ==, "Could Not Open the Workshop");
      answer ("close");
      g_assert_true (ethos_window_is_free (fixture->window));
    }
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  EthosBanner *banner = ethos_window_get_banner (fixture->window);
  g_autofree char *path = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *newer = NULL;
  g_autoptr (GFile) file = NULL;
  const char *version;

  start_sample (fixture);
  path = g_strdup (ethos_document_get_path (ethos_window_get_document (fixture->window)));
  close_window (fixture);
  contents = ethos_test_read (path, NULL);
  version = strstr (contents, "\"version\": 1,");
  g_assert_nonnull (version);
  newer = g_strdup_printf ("%.*s\"version\": 99,%s", (int) (version - contents), contents,
                           version + strlen ("\"version\": 1,"));
  file = write_file ("newer.ethos", newer);

  set_up (fixture, NULL);
  banner = ethos_window_get_banner (fixture->window);
  ethos_window_open_file (fixture->window, file);
  wait_until (ethos_window_get_page (fixture->window) == ETHOS_PAGE_WORKSHOP);
  g_assert_true (ethos_banner_get_revealed (banner));
  g_assert_true (ethos_store_get_read_only (get_store (fixture)));
  act (fixture, "win.primary");
  g_assert_null (find_dialog ());
  g_assert_null (ethos_session_get_current (get_session (fixture)));
}

static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  EthosDocument *document;
  g_autofree char *path = NULL;

  start_sample (fixture);
  document = ethos_window_get_document (fixture->window);
  path = g_strdup (ethos_document_get_path (document));
  g_assert_true (g_file_set_contents (path, "somebody else was here", -1, NULL));
  begin (fixture);
  act (fixture, "win.save");
  wait_until (ethos_document_get_state (document) == ETHOS_DOCUMENT_CONFLICT);
  g_assert_true (ethos_banner_get_revealed (ethos_window_get_banner (fixture->window)));
  while (find_dialog () != NULL)
    answer ("close");
  act (fixture, "win.resolve");
  answer ("overwrite");
  wait_until (ethos_document_get_state (document) == ETHOS_DOCUMENT_SAVED);
  g_assert_false (ethos_banner_get_revealed (ethos_window_get_banner (fixture->window)));
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
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/window/first-page", test_first_page },
    { "/window/run", test_run },
    { "/window/second-press", test_second_press },
    { "/window/close", test_close },
    { "/window/close-moving", test_close_moving },
    { "/window/repairs", test_repairs },
    { "/window/undo", test_undo },
    { "/window/undo-keeps-focus", test_undo_keeps_focus },
    { "/window/privacy", test_privacy },
    { "/window/projector", test_projector },
    { "/window/free", test_free },
    { "/window/paste", test_paste },
    { "/window/size", test_size },
    { "/window/statement", test_statement },
    { "/window/another-place", test_another_place },
    { "/window/ready-made", test_ready_made },
    { "/window/bad-files", test_bad_files },
    { "/window/newer", test_newer },
    { "/window/conflict", test_conflict },
    { "/window/rename", test_rename },
  };
  g_autofree char *seeds = ethos_test_dup_source ("seeds");
  int status;

  g_setenv ("ETHOS_DATA_DIR", seeds, TRUE);
  ui_harness_init (&argc, &argv);
  the_application = ethos_application_new ();
  g_application_set_flags (G_APPLICATION (the_application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_assert_true (g_application_register (G_APPLICATION (the_application), NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].test, tear_down);
  status = g_test_run ();
  g_object_unref (the_application);
  return status;
}
