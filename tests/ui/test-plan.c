// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <string.h>

#include "agenda-fixture.h"
#include "ethos-announce.h"
#include "ethos-plan-row.h"
#include "ethos-plan-view.h"
#include "ethos-step-editor.h"
#include "ui-harness.h"

static EthosPlanRow *
get_row (GtkWidget *view, int position)
{
  GtkListBox *list = GTK_LIST_BOX (agenda_find_type (view, GTK_TYPE_LIST_BOX));

  return ETHOS_PLAN_ROW (gtk_list_box_get_row_at_index (list, position));
}

static void
test_plan (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = ethos_plan_view_new (fixture->store);
  EthosPlanView *plan = ETHOS_PLAN_VIEW (view);
  GtkWindow *window = ui_harness_show (view, 240, 600);
  g_autofree char *second = g_strdup (ui_sample_get_step (fixture->store, 1)->record.id);

  agenda_run (fixture, "activity-next");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_row (view, 0)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Look at one value");
  ui_harness_assert_said (GTK_WIDGET (get_row (view, 0)), "Now\n1 of 5\n1 min\nShow cards");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_row (view, 1)),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "To come\n2 of 5\n1 min\nWrite notes\n"
                                       "Protected: keeps its time");

  /* Looking does not go there; going there is followed. */
  g_signal_emit_by_name (agenda_find_type (view, GTK_TYPE_LIST_BOX), "row-activated",
                         get_row (view, 1));
  g_assert_cmpstr (ethos_plan_view_get_looked (plan), ==, second);
  g_assert_true (ethos_session_get_current (fixture->session) ==
                 ui_sample_get_step (fixture->store, 0));
  gtk_widget_grab_focus (GTK_WIDGET (get_row (view, 1)));
  ui_harness_settle (view);
  g_assert_true (gtk_widget_activate_action (view, "plan.go", NULL));
  g_assert_true (ethos_session_get_current (fixture->session) ==
                 ui_sample_get_step (fixture->store, 1));
  g_assert_null (ethos_plan_view_get_looked (plan));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (get_row (view, 1)),
                                    GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  gtk_window_destroy (window);
}

static void
test_plan_changes (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = ethos_plan_view_new (fixture->store);
  GtkWindow *window = ui_harness_show (view, 240, 600);
  g_autofree char *third = g_strdup (ui_sample_get_step (fixture->store, 2)->record.id);

  gtk_widget_grab_focus (GTK_WIDGET (get_row (view, 2)));
  ui_harness_settle (view);
  g_assert_true (gtk_widget_activate_action (view, "plan.move-up", NULL));
  g_assert_cmpstr (ui_sample_get_step (fixture->store, 1)->record.id, ==, third);
  g_assert_true (gtk_widget_activate_action (view, "plan.move-up", NULL));
  g_assert_cmpstr (ui_sample_get_step (fixture->store, 0)->record.id, ==, third);
  g_assert_true (gtk_window_get_focus (window) == GTK_WIDGET (get_row (view, 0)));
  ui_harness_assert_said (GTK_WIDGET (get_row (view, 0)), "Moved to 1 of 5");
  g_assert_true (strstr (ethos_get_description (GTK_WIDGET (get_row (view, 1))), "2 of 5") != NULL);
  gtk_widget_activate_action (view, "plan.move-up", NULL);
  g_assert_true (gtk_widget_activate_action (view, "plan.move-down", NULL));
  g_assert_cmpstr (ui_sample_get_step (fixture->store, 1)->record.id, ==, third);
  g_assert_true (gtk_widget_activate_action (view, "plan.remove", NULL));
  g_assert_null (ethos_session_find (fixture->session, ETHOS_KIND_ACTIVITY, third));
  /* The next step has the keyboard now. */
  g_assert_true (gtk_window_get_focus (window) == GTK_WIDGET (get_row (view, 1)));
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  g_assert_nonnull (ethos_session_find (fixture->session, ETHOS_KIND_ACTIVITY, third));

  /* The step that goes on now cannot be deleted. */
  agenda_run (fixture, "activity-next");
  gtk_widget_grab_focus (GTK_WIDGET (get_row (view, 0)));
  ui_harness_settle (view);
  gtk_widget_activate_action (view, "plan.remove", NULL);
  g_assert_nonnull (ethos_session_get_current (fixture->session));
  gtk_window_destroy (window);
}

static GtkWidget *
find_open_popover (GtkWidget *view)
{
  for (GtkWidget *child = gtk_widget_get_first_child (view); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child) && gtk_widget_get_mapped (child))
      return child;
  return NULL;
}

/* Whatever a key opens from a step: the keyboard is back on the step when it closes. */
static void
test_plan_keys (Fixture *fixture, gconstpointer data)
{
  static const guint keys[] = { GDK_KEY_F2, GDK_KEY_Insert, GDK_KEY_Menu };
  GtkWidget *view = ethos_plan_view_new (fixture->store);
  GtkWindow *window = ui_harness_show (view, 240, 600);
  GtkWidget *row = GTK_WIDGET (get_row (view, 2));
  GtkWidget *popover;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_grab_focus (row);
      ui_harness_settle (view);
      g_assert_true (ui_harness_press (row, keys[i], 0));
      ui_harness_settle (view);
      popover = find_open_popover (view);
      g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window), popover));
      gtk_popover_popdown (GTK_POPOVER (popover));
      ui_harness_settle (view);
      g_assert_true (gtk_window_get_focus (window) == row);
    }

  /* The editor that the menu opens belongs to the step, too. */
  g_assert_true (ui_harness_press (row, GDK_KEY_Menu, 0));
  ui_harness_settle (view);
  popover = find_open_popover (view);
  gtk_widget_activate_action (view, "plan.edit", NULL);
  gtk_popover_popdown (GTK_POPOVER (popover));
  ui_harness_settle (view);
  gtk_popover_popdown (GTK_POPOVER (find_open_popover (view)));
  ui_harness_settle (view);
  g_assert_true (gtk_window_get_focus (window) == row);
  gtk_window_destroy (window);
}

/* Tab comes in on the step that is shown, from either side. */
static void
test_plan_tab (Fixture *fixture, gconstpointer data)
{
  static const GtkDirectionType directions[] = { GTK_DIR_TAB_FORWARD, GTK_DIR_TAB_BACKWARD };
  GtkWidget *view = ethos_plan_view_new (fixture->store);
  GtkWindow *window = ui_harness_show (view, 240, 600);
  GtkWidget *root = GTK_WIDGET (window);
  GtkWidget *add = agenda_find_type (view, GTK_TYPE_BUTTON);

  agenda_run (fixture, "activity-next");
  agenda_run (fixture, "activity-next");
  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      gtk_window_set_focus (window, i == 0 ? NULL : add);
      g_assert_true (gtk_widget_child_focus (root, directions[i]));
      g_assert_true (gtk_window_get_focus (window) == GTK_WIDGET (get_row (view, 1)));
    }
  g_assert_true (ui_harness_press (gtk_window_get_focus (window), GDK_KEY_Tab, 0));
  g_assert_true (gtk_window_get_focus (window) == add);
  for (int i = 0; i < 3; i++)
    ui_harness_assert_tab_comes_round (GTK_WIDGET (get_row (view, 2 * i)), 10);
  gtk_window_destroy (window);
}

static void
test_editor (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = gtk_label_new ("plan");
  GtkWidget *editor = ethos_step_editor_new (fixture->store);
  GtkWindow *window = ui_harness_show (view, 600, 600);
  g_autofree char *first = g_strdup (ui_sample_get_step (fixture->store, 0)->record.id);
  guint n_steps = ethos_item_list_get_length (
      ethos_session_get_children (fixture->session, ETHOS_WORKSHOP_ID, ETHOS_KIND_ACTIVITY));
  GtkWidget *title;

  gtk_widget_set_parent (editor, view);
  ethos_step_editor_edit (ETHOS_STEP_EDITOR (editor), first);
  gtk_popover_popup (GTK_POPOVER (editor));
  ui_harness_settle (view);
  title = agenda_find_type (editor, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (title), "  ");
  gtk_widget_activate_action (editor, "editor.save", NULL);
  gtk_editable_set_text (GTK_EDITABLE (title), "Look closely");
  g_assert_true (gtk_widget_activate_action (editor, "editor.save", NULL));
  g_assert_cmpstr (ui_sample_get_step (fixture->store, 0)->title, ==, "Look closely");
  g_assert_cmpint (ui_sample_get_step (fixture->store, 0)->maximum, ==, 2);
  g_assert_cmpstr (ethos_store_get_undo_label (fixture->store), ==, "editing of a step");

  ethos_step_editor_add (ETHOS_STEP_EDITOR (editor), first);
  gtk_editable_set_text (GTK_EDITABLE (title), "Talk in pairs");
  g_assert_true (gtk_widget_activate_action (editor, "editor.save", NULL));
  g_assert_cmpstr (ui_sample_get_step (fixture->store, 1)->title, ==, "Talk in pairs");
  g_assert_cmpint (ui_sample_get_step (fixture->store, 1)->kind, ==, ETHOS_ACTIVITY_DISCUSS);
  g_assert_cmpint (ui_sample_get_step (fixture->store, 1)->minimum, ==, 5);
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  g_assert_cmpuint (n_steps, ==,
                    ethos_item_list_get_length (ethos_session_get_children (fixture->session,
                                                                            ETHOS_WORKSHOP_ID,
                                                                            ETHOS_KIND_ACTIVITY)));
  ui_harness_settle (view);
  gtk_widget_unparent (editor);
  gtk_window_destroy (window);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  ui_harness_init (&argc, &argv);
  g_test_add ("/plan/rows", Fixture, NULL, agenda_set_up, test_plan, agenda_tear_down);
  g_test_add ("/plan/changes", Fixture, NULL, agenda_set_up, test_plan_changes, agenda_tear_down);
  g_test_add ("/plan/keys", Fixture, NULL, agenda_set_up, test_plan_keys, agenda_tear_down);
  g_test_add ("/plan/tab", Fixture, NULL, agenda_set_up, test_plan_tab, agenda_tear_down);
  g_test_add ("/plan/editor", Fixture, NULL, agenda_set_up, test_editor, agenda_tear_down);
  return g_test_run ();
}
