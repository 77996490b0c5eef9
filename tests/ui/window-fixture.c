// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "window-fixture.h"

#include <string.h>

#include "ethos-test.h"

#define WAKE_MS 200

/* There is one application a process, on its bus too. */
static EthosApplication *the_application = NULL;

void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->application = the_application;
  g_application_activate (G_APPLICATION (fixture->application));
  fixture->window =
      ETHOS_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (fixture->application)));
  ui_harness_settle (GTK_WIDGET (fixture->window));
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* A window that goes leaves nothing behind: not itself, and nothing that it holds. */
void
close_window (Fixture *fixture)
{
  /* So that waiting ends where nothing comes any more. */
  guint waker = g_timeout_add (WAKE_MS, wake_cb, NULL);
  gpointer window = fixture->window;

  g_object_add_weak_pointer (window, &window);
  gtk_window_close (window);
  fixture->window = NULL;
  wait_until (gtk_application_get_windows (GTK_APPLICATION (fixture->application)) == NULL);
  wait_until (window == NULL);
  g_source_remove (waker);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    close_window (fixture);
}

/* Runs each test with a new window of the one application, and lets that go. */
int
window_fixture_run (int *argc, char ***argv, const WindowTest *tests, gsize n_tests)
{
  g_autofree char *seeds = ethos_test_dup_source ("seeds");
  int status;

  g_setenv ("ETHOS_DATA_DIR", seeds, TRUE);
  ui_harness_init (argc, argv);
  the_application = ethos_application_new ();
  g_application_set_flags (G_APPLICATION (the_application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_assert_true (g_application_register (G_APPLICATION (the_application), NULL, NULL));
  for (gsize i = 0; i < n_tests; i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].test, tear_down);
  status = g_test_run ();
  g_clear_object (&the_application);
  return status;
}

EthosStore *
get_store (Fixture *fixture)
{
  return ethos_document_get_store (ethos_window_get_document (fixture->window));
}

EthosSession *
get_session (Fixture *fixture)
{
  return ethos_store_get_session (get_store (fixture));
}

GtkWindow *
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

gboolean
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

void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL));
}

void
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

void
start_sample (Fixture *fixture)
{
  act (fixture, "win.try-sample");
  wait_until (ethos_window_get_page (fixture->window) == ETHOS_PAGE_WORKSHOP);
  ui_harness_settle (GTK_WIDGET (fixture->window));
}

void
begin (Fixture *fixture)
{
  act (fixture, "win.primary");
  answer ("private");
  wait_until (ethos_session_get_current (get_session (fixture)) != NULL);
}

/* Into the current step: three notes, of which one is set aside. */
void
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
typed_cb (GPid pid, int status, gpointer data)
{
  *(int *) data = status;
}

/* Has the keys come from the display, so that they go where the toolkit leads them. */
gboolean
window_fixture_type (const char *text)
{
  const char *argv[] = { "xdotool", "type", "--delay", "20", text, NULL };
  int status = -1;
  GPid pid;

  if (!g_spawn_async (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD,
                      NULL, NULL, &pid, NULL))
    return FALSE;
  g_child_watch_add (pid, typed_cb, &status);
  while (status == -1)
    g_main_context_iteration (NULL, TRUE);
  /* What is under way on the display still comes. */
  gdk_display_sync (gdk_display_get_default ());
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  return status == 0;
}
