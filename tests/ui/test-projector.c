// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "test-projector"

#include "config.h"

#include "ethos-stage-monitor.h"
#include "ethos-stage-window.h"
#include "ethos-test.h"
#include "two-monitors.h"
#include "window-fixture.h"

#define ROOM "room"

static void
settle (void)
{
  gdk_display_sync (gdk_display_get_default ());
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
unplug (void)
{
  two_monitors_xrandr ("--delmonitor " ROOM);
  two_monitors_xrandr ("--output DUMMY1 --off");
  two_monitors_wait (1);
  settle ();
}

static void
plug_in (void)
{
  two_monitors_xrandr ("--output DUMMY1 --mode 1920x1080 --right-of DUMMY0");
  two_monitors_xrandr ("--setmonitor " ROOM " 1920/508x1080/286+1366+0 DUMMY1");
  two_monitors_xrandr ("--listmonitors");
  two_monitors_wait (2);
  settle ();
}

static GtkWindow *
find_stage (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ETHOS_IS_STAGE_WINDOW (window))
        return window;
    }
  return NULL;
}

static gboolean
is_shown (void)
{
  return find_stage () != NULL && gtk_widget_get_visible (GTK_WIDGET (find_stage ()));
}

/* Where the window was put on the screens, whoever manages windows here. */
static GdkMonitor *
find_monitor (void)
{
  return ethos_stage_window_get_monitor (ETHOS_STAGE_WINDOW (find_stage ()));
}

/* Follows the menu of the button as a person does who reads it: which items choose a screen. */
static void
collect (GMenuModel *menu, GPtrArray *labels, GPtrArray *targets)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autofree char *action = NULL;
      char *label = NULL;
      char *target = NULL;

      if (section != NULL)
        collect (section, labels, targets);
      if (!g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &action) ||
          !g_str_equal (action, "projector.monitor"))
        continue;
      g_assert_true (
          g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label));
      g_assert_true (
          g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_TARGET, "s", &target));
      g_ptr_array_add (labels, label);
      g_ptr_array_add (targets, target);
    }
}

static GPtrArray *
list_screens (Fixture *fixture, const char *wanted)
{
  GPtrArray *targets = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  GMenuModel *menu = gtk_menu_button_get_menu_model (
      GTK_MENU_BUTTON (gtk_widget_get_template_child (GTK_WIDGET (fixture->window),
                                                      ETHOS_TYPE_WINDOW, "projector_button")));
  gboolean found = wanted == NULL;

  collect (menu, labels, targets);
  for (guint i = 0; i < labels->len; i++)
    found |= wanted != NULL && strstr (labels->pdata[i], wanted) != NULL;
  g_assert_true (found);
  return targets;
}

static void
choose (Fixture *fixture, const char *name)
{
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "projector.monitor", "s", name));
  settle ();
}

/* The screens stand in the menu; what is chosen there is used and remembered. */
static void
test_choose (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (ETHOS_APPLICATION_ID);
  g_autoptr (GPtrArray) both = NULL;
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autofree char *marked = NULL;

  start_sample (fixture);
  both = list_screens (fixture, "1920 × 1080");
  g_assert_cmpuint (both->len, ==, 2);
  act (fixture, "projector.show");
  answer ("private");
  /* Without a choice it is the one that is not ours. */
  marked = ethos_stage_monitor_dup_name (find_monitor ());
  g_assert_cmpstr (marked, ==, both->pdata[1]);
  for (int i = 1; i >= 0; i--)
    {
      g_autofree char *used = NULL;
      g_autofree char *kept = NULL;

      choose (fixture, both->pdata[i]);
      kept = g_settings_get_string (settings, "stage-monitor");
      g_assert_cmpstr (kept, ==, both->pdata[i]);
      used = ethos_stage_monitor_dup_name (find_monitor ());
      g_assert_cmpstr (used, ==, both->pdata[i]);
    }

  /* With one screen there is nothing to choose; a screen that comes can be chosen. */
  unplug ();
  one = list_screens (fixture, NULL);
  g_assert_cmpuint (one->len, ==, 0);
  plug_in ();
  again = list_screens (fixture, "1920 × 1080");
  g_assert_cmpuint (again->len, ==, 2);
  choose (fixture, again->pdata[1]);
  g_assert_true (is_shown ());
  {
    g_autofree char *used = ethos_stage_monitor_dup_name (find_monitor ());

    g_assert_cmpstr (used, ==, again->pdata[1]);
  }
  g_settings_reset (settings, "stage-monitor");
}

/* A pulled cable is told together with what helps, and the room sees the same again by itself. */
static void
test_replug (Fixture *fixture, gconstpointer data)
{
  static const char script[] = "Here is what we say about ourselves";
  GtkWidget *window = GTK_WIDGET (fixture->window);
  EthosBanner *banner;

  start_sample (fixture);
  banner = ethos_window_get_banner (fixture->window);
  act (fixture, "projector.show");
  answer ("private");
  act (fixture, "win.primary");
  settle ();
  g_assert_true (is_shown ());
  wait_until (tree_has_text (window, script));

  unplug ();
  g_assert_false (is_shown ());
  g_assert_true (ethos_banner_get_revealed (banner));
  g_assert_nonnull (strstr (ethos_banner_get_text (banner), "1920 × 1080"));
  g_assert_nonnull (strstr (ethos_banner_get_text (banner), "F5"));
  g_assert_false (tree_has_text (window, script));

  plug_in ();
  wait_until (is_shown ());
  g_assert_false (ethos_banner_get_revealed (banner));
  /* Nothing is asked while people write; what is private stays covered meanwhile. */
  g_assert_null (find_dialog ());
  g_assert_false (tree_has_text (window, script));

  /* Who has read it takes it away, and the projector comes back all the same. */
  unplug ();
  g_assert_true (ethos_banner_get_revealed (banner));
  act (fixture, "win.dismiss");
  g_assert_false (ethos_banner_get_revealed (banner));
  plug_in ();
  wait_until (is_shown ());
  g_assert_false (ethos_banner_get_revealed (banner));
}

/* It does not come back to who has put it away, or has it elsewhere by now. */
static void
test_stay_away (Fixture *fixture, gconstpointer data)
{
  EthosBanner *banner;

  start_sample (fixture);
  banner = ethos_window_get_banner (fixture->window);
  act (fixture, "projector.show");
  answer ("private");
  act (fixture, "projector.show");
  g_assert_false (is_shown ());
  unplug ();
  g_assert_false (ethos_banner_get_revealed (banner));
  plug_in ();
  g_assert_false (is_shown ());

  act (fixture, "projector.show");
  answer ("private");
  g_assert_true (is_shown ());
  unplug ();
  act (fixture, "projector.show");
  answer ("private");
  g_assert_true (is_shown ());
  g_assert_null (find_monitor ());
  g_assert_false (ethos_banner_get_revealed (banner));
  plug_in ();
  g_assert_null (find_monitor ());
}

int
main (int argc, char **argv)
{
  const WindowTest tests[] = {
    { "/projector/choose", test_choose },
    { "/projector/replug", test_replug },
    { "/projector/stay-away", test_stay_away },
  };

  return window_fixture_run (&argc, &argv, tests, G_N_ELEMENTS (tests));
}
