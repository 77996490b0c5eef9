// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "test-stage-window"

#include "config.h"

#include "ethos-stage-monitor.h"
#include "ethos-stage-view.h"
#include "ethos-stage-window.h"
#include "two-monitors.h"
#include "ui-harness.h"

static EthosAudience *
create_audience (const char *prompt)
{
  const EthosAudienceParts parts = { .scene = ETHOS_SCENE_STEP,
                                     .step = "A step",
                                     .prompt = prompt };

  return ethos_audience_new (&parts);
}

static gint64
now (gpointer data)
{
  return 0;
}

/* There can be only one in a process. */
static GtkApplication *
get_application (void)
{
  static GtkApplication *application;

  if (application == NULL)
    {
      application =
          gtk_application_new ("io.github.ethos_workshops.Ethos.Test", G_APPLICATION_NON_UNIQUE);
      g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
    }

  return application;
}

static void
test_two_monitors (void)
{
  g_autoptr (GdkMonitor) own = NULL;
  g_autoptr (GdkMonitor) chosen = NULL;
  g_autoptr (GdkMonitor) again = NULL;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;

  two_monitors_wait (2);
  own = g_list_model_get_item (two_monitors_list (), 0);
  chosen = ethos_stage_monitor_choose (gdk_display_get_default (), NULL, own);
  g_assert_nonnull (chosen);
  g_assert_true (chosen != own);

  /* What was chosen last time wins, even over the rule not to take one's own. */
  name = ethos_stage_monitor_dup_name (own);
  again = ethos_stage_monitor_choose (gdk_display_get_default (), name, own);
  g_assert_true (again == own);

  label = ethos_stage_monitor_dup_label (chosen);
  g_assert_nonnull (strstr (label, "1920 × 1080"));
}

static void
test_unplug (void)
{
  GtkApplication *application = get_application ();
  g_autoptr (GdkMonitor) own = g_list_model_get_item (two_monitors_list (), 0);
  g_autoptr (GdkMonitor) room = ethos_stage_monitor_choose (gdk_display_get_default (), NULL, own);
  GtkWidget *window;

  window = ethos_stage_window_new (application,
                                   ETHOS_STAGE_VIEW (ethos_stage_view_new (now, NULL, NULL)));
  ethos_stage_window_show_on (ETHOS_STAGE_WINDOW (window), room);
  g_assert_true (gtk_widget_get_visible (window));

  /* The picture must not jump onto the facilitator's screen. */
  two_monitors_xrandr ("--delmonitor room");
  two_monitors_xrandr ("--output DUMMY1 --off");
  two_monitors_wait (1);
  while (gtk_widget_get_visible (window))
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (ethos_stage_monitor_choose (gdk_display_get_default (), "gone", NULL));

  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is asked of the desktop now; no flags are nothing. */
static GtkApplicationInhibitFlags inhibited;
static guint n_inhibits;

guint __wrap_gtk_application_inhibit (GtkApplication *application,
                                      GtkWindow *window,
                                      GtkApplicationInhibitFlags flags,
                                      const char *reason);
void __wrap_gtk_application_uninhibit (GtkApplication *application, guint cookie);

/* The linker leads the calls of the program here. */
guint
__wrap_gtk_application_inhibit (GtkApplication *application,
                                GtkWindow *window,
                                GtkApplicationInhibitFlags flags,
                                const char *reason)
{
  g_assert_nonnull (window);
  g_assert_true (reason != NULL && *reason != '\0');
  g_assert_cmpint (inhibited, ==, 0);
  inhibited = flags;
  return ++n_inhibits;
}

void
__wrap_gtk_application_uninhibit (GtkApplication *application, guint cookie)
{
  g_assert_cmpuint (cookie, ==, n_inhibits);
  inhibited = 0;
}

/* The screen neither dims nor locks while the room looks at it, and may do so again afterwards. */
static void
test_inhibit (void)
{
  GtkApplication *application = get_application ();
  GtkWidget *window;

  window = ethos_stage_window_new (application,
                                   ETHOS_STAGE_VIEW (ethos_stage_view_new (now, NULL, NULL)));
  g_assert_cmpint (inhibited, ==, 0);
  for (guint i = 0; i < 2; i++)
    {
      ethos_stage_window_show_on (ETHOS_STAGE_WINDOW (window), NULL);
      while (!gtk_widget_get_mapped (window))
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (inhibited, ==, GTK_APPLICATION_INHIBIT_IDLE);
      gtk_widget_set_visible (window, FALSE);
      g_assert_cmpint (inhibited, ==, 0);
    }
  g_assert_cmpuint (n_inhibits, ==, 2);

  /* Nor does one that is destroyed while it shows keep the screen awake. */
  ethos_stage_window_show_on (ETHOS_STAGE_WINDOW (window), NULL);
  while (!gtk_widget_get_mapped (window))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (inhibited, ==, GTK_APPLICATION_INHIBIT_IDLE);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_cmpint (inhibited, ==, 0);
}

static void
test_words (void)
{
  GtkWidget *view = ethos_stage_view_new (now, NULL, NULL);
  g_autoptr (EthosAudience) before = create_audience (NULL);
  g_autoptr (EthosAudience) after = create_audience ("What do we keep?");
  GtkWindow *window = ui_harness_show (view, 640, 360);

  ethos_stage_view_set_audience (ETHOS_STAGE_VIEW (view), before);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "A step");
  ethos_stage_view_set_audience (ETHOS_STAGE_VIEW (view), after);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "A step\nWhat do we keep?");
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  ui_harness_init (&argc, &argv);

  g_test_add_func ("/stage-window/two-monitors", test_two_monitors);
  g_test_add_func ("/stage-window/words", test_words);
  g_test_add_func ("/stage-window/inhibit", test_inhibit);
  /* The last, because the second monitor is gone after it. */
  g_test_add_func ("/stage-window/unplug", test_unplug);

  return g_test_run ();
}
