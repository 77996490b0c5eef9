// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "ethos-application.h"
#include "ethos-step-stack.h"
#include "ethos-test.h"
#include "ethos-window.h"
#include "ui-harness.h"

/* What somebody hears who does not see the window. */

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
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_until (gtk_application_get_windows (GTK_APPLICATION (fixture->application)) == NULL);
}

static EthosStore *
get_store (Fixture *fixture)
{
  return ethos_document_get_store (ethos_window_get_document (fixture->window));
}

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL));
}

static void
start_sample (Fixture *fixture)
{
  act (fixture, "win.try-sample");
  wait_until (ethos_window_get_page (fixture->window) == ETHOS_PAGE_WORKSHOP);
  ui_harness_settle (GTK_WIDGET (fixture->window));
}

/* What is said waits only for the loop to have nothing more urgent to do. */
static void
assert_said (Fixture *fixture, const char *text)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  ui_harness_settle (GTK_WIDGET (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       text);
}

static void
add_notes (Fixture *fixture)
{
  static const char *const texts[] = { "We asked twice", "We waited", "We said it" };
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  EthosSession *session = ethos_store_get_session (get_store (fixture));
  EthosItemList *notes;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    ethos_store_run (get_store (fixture), ethos_op_new ("note-add", "text", texts[i], NULL));
  notes = ethos_session_get_children (session, ethos_session_get_current (session)->record.id,
                                      ETHOS_KIND_NOTE);
  g_ptr_array_add (ids, ((EthosRecord *) ethos_item_list_get_record (notes, 0))->id);
  g_ptr_array_add (ids, NULL);
  ethos_store_run (get_store (fixture),
                   ethos_op_new ("notes-aside", "notes", ids->pdata, "value", TRUE, NULL));
}

static void
colour_notes (Fixture *fixture)
{
  EthosSession *session = ethos_store_get_session (get_store (fixture));
  EthosItemList *notes =
      ethos_session_get_children (session, ethos_session_get_current (session)->record.id,
                                  ETHOS_KIND_NOTE);
  const EthosRecord *note = ethos_item_list_get_record (notes, 0);
  char *ids[] = { note->id, NULL };

  ethos_store_run (get_store (fixture),
                   ethos_op_new ("notes-colour", "notes", ids, "colour", 4, NULL));
}

/* The focus stays on a button: what happens to the step and the projector has to be said. */
static void
test_announcements (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *action;
    const char *said;
  } steps[] = {
    { "win.primary", "Cards shown" },
    { "win.primary", "Clock started" },
    { "step.pause", "Clock paused" },
    { "step.pause", "Clock resumed" },
    { "projector.show", "Projector shown" },
    { "projector.show", "Projector hidden" },
    { "projector.blank", "Projector is blank" },
    { "projector.blank", "Projector is no longer blank" },
    { "projector.freeze", "Projector is frozen" },
    { "projector.freeze", "Projector is no longer frozen" },
    { "win.primary", "Step 2 of 5: Write in silence" },
    { "step.back", "Step 1 of 5: Look at one value. Cards shown" },
    { "win.primary", "Step 2 of 5: Write in silence" },
    { "win.primary", "Prompt shown" },
    { "step.hide-prompt", "Prompt hidden" },
    { "win.primary", "Prompt shown" },
    { "win.primary", "Clock started" },
    { NULL, NULL },
    { "win.primary", "2 notes revealed" },
    { "step.cover", "Notes covered again" },
  };

  if (gtk_check_version (4, 14, 0) == NULL)
    {
      g_test_skip ("GTK announces by itself");
      return;
    }
  start_sample (fixture);
  act (fixture, "win.primary");
  answer ("private");
  wait_until (ethos_session_get_current (ethos_store_get_session (get_store (fixture))) != NULL);
  assert_said (fixture, "Step 1 of 5: Look at one value");
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_test_message ("%s: %s", steps[i].action, steps[i].said);
      if (steps[i].action == NULL)
        {
          add_notes (fixture);
          continue;
        }
      gtk_widget_grab_focus (
          ethos_workshop_view_get_primary_button (ethos_window_get_workshop (fixture->window)));
      act (fixture, steps[i].action);
      assert_said (fixture, steps[i].said);
    }
  colour_notes (fixture);
  assert_said (fixture, "1 note changed to Sky");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/screen-reader/announcements", test_announcements },
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
