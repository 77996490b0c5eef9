// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <string.h>

#include "ethos-preview-view.h"
#include "ui-harness.h"
#include "window-fixture.h"

/* What everything in the window is called. GTK gives what has no name that of its type, which is
 * read out. */

/* Of the first wall: what its notes have in common. */
static void
group_notes (Fixture *fixture)
{
  EthosSession *session = ethos_store_get_session (get_store (fixture));
  EthosItemList *steps =
      ethos_session_get_children (session, ETHOS_WORKSHOP_ID, ETHOS_KIND_ACTIVITY);

  for (guint i = 0; i < ethos_item_list_get_length (steps); i++)
    {
      const EthosRecord *step = ethos_item_list_get_record (steps, i);
      EthosItemList *notes = ethos_session_get_children (session, step->id, ETHOS_KIND_NOTE);

      if (ethos_item_list_get_length (notes) > 1)
        {
          char *ids[] = { ((EthosRecord *) ethos_item_list_get_record (notes, 1))->id, NULL };

          ethos_store_run (get_store (fixture),
                           ethos_op_new ("notes-group", "notes", ids, "title", "Patience", NULL));
          return;
        }
    }
}

static gboolean
is_named (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);
  g_autofree char *name = NULL;

  /* GTK labels a button with a picture by the picture, which has no name itself; of the rows of a
   * list it tells only the name they have themselves. */
  if (gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY) &&
      !(GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL) &&
      !g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkListItemWidget"))
    return TRUE;
  if (!gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL))
    return FALSE;
  /* What it is instead. */
  name = gtk_test_accessible_check_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, "");
  return name != NULL && *name != '\0' && strchr (name, '_') == NULL &&
         !g_str_has_prefix (name, "Gtk") && !g_str_has_prefix (name, "Adw") &&
         !g_str_has_prefix (name, "Ethos");
}

/* What takes the focus, and what is read out on the way to it. */
static gboolean
needs_name (GtkWidget *widget)
{
  switch ((guint) gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)))
    {
    case GTK_ACCESSIBLE_ROLE_NONE:
    case GTK_ACCESSIBLE_ROLE_PRESENTATION:
      return FALSE;
    case GTK_ACCESSIBLE_ROLE_ALERT:
    case GTK_ACCESSIBLE_ROLE_BUTTON:
    case GTK_ACCESSIBLE_ROLE_DIALOG:
    case GTK_ACCESSIBLE_ROLE_GRID:
    case GTK_ACCESSIBLE_ROLE_GRID_CELL:
    case GTK_ACCESSIBLE_ROLE_HEADING:
    case GTK_ACCESSIBLE_ROLE_LIST:
      return TRUE;
    default:
      return gtk_widget_get_focusable (widget);
    }
}

static void
add_place (GString *places, const char *page, GtkWidget *widget)
{
  g_autoptr (GString) place = g_string_new (page);

  g_string_append_c (place, ':');
  for (GtkWidget *above = widget; above != NULL; above = gtk_widget_get_parent (above))
    g_string_append_printf (place, " %s", G_OBJECT_TYPE_NAME (above));
  g_string_append_c (place, '\n');
  if (strstr (places->str, place->str) == NULL)
    g_string_append (places, place->str);
}

/* Whether something in it takes the focus, so that the keys lead to all of it. */
static gboolean
leads_inside (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child) && gtk_widget_get_can_focus (child) &&
        (gtk_widget_get_focusable (child) || leads_inside (child)))
      return TRUE;
  return FALSE;
}

/* What scrolls takes the focus where nothing in it does, and then says what it is about. */
static gboolean
is_good_pane (GtkWidget *pane)
{
  GtkAdjustment *across = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (pane));
  gboolean scrolls =
      gtk_adjustment_get_upper (across) > gtk_adjustment_get_page_size (across) + 0.5;
  g_autofree char *name = NULL;

  if (!gtk_widget_get_focusable (pane))
    return !scrolls || leads_inside (pane);
  name =
      gtk_test_accessible_check_property (GTK_ACCESSIBLE (pane), GTK_ACCESSIBLE_PROPERTY_LABEL, "");
  return name != NULL && strstr (name, "Scrollable area") == NULL && !leads_inside (pane);
}

/* What describes it is its name once more, and would be read twice. */
static gboolean
is_said_twice (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);
  g_autofree char *name = NULL;
  g_autofree char *other = NULL;

  if (GTK_IS_LABEL (widget) &&
      gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION))
    {
      other = gtk_test_accessible_check_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                                  gtk_label_get_text (GTK_LABEL (widget)));
      return other == NULL;
    }
  if (!gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) ||
      !gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION))
    return FALSE;
  name = gtk_test_accessible_check_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, "");
  if (name == NULL)
    return FALSE;
  other =
      gtk_test_accessible_check_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name);
  return other == NULL;
}

static void
find_unnamed (GtkWidget *widget, const char *page, GString *places)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_can_focus (widget))
    return;
  if (is_said_twice (widget))
    add_place (places, page, widget);
  if (needs_name (widget) && !is_named (widget))
    add_place (places, page, widget);
  if (GTK_IS_SCROLLED_WINDOW (widget) && !is_good_pane (widget))
    add_place (places, page, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_unnamed (child, page, places);
}

/* GTK 4.8 tells of a window that somebody has to answer as of a box. */
static gboolean
is_told_as_box (GtkWindow *window)
{
  return gtk_window_get_modal (window) &&
         !gtk_test_accessible_has_role (GTK_ACCESSIBLE (window), GTK_ACCESSIBLE_ROLE_DIALOG);
}

/* Tabs are told also where nobody sees them. */
static void
find_unnamed_tabs (GtkWidget *widget, const char *page, GString *places)
{
  if (gtk_test_accessible_has_role (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_ROLE_TAB))
    {
      g_autofree char *label = NULL;

      g_object_get (widget, "label", &label, NULL);
      if (label == NULL || *label == '\0')
        add_place (places, page, widget);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_unnamed_tabs (child, page, places);
}

static void
find_unnamed_everywhere (const char *page, GString *places)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (is_told_as_box (GTK_WINDOW (window)))
        add_place (places, page, window);
      find_unnamed_tabs (window, page, places);
      find_unnamed (window, page, places);
    }
}

static void
close_popovers (Fixture *fixture)
{
  g_autoptr (GPtrArray) popovers = g_ptr_array_new_with_free_func (g_object_unref);

  ui_harness_list_mapped (GTK_WIDGET (fixture->window), GTK_TYPE_POPOVER, popovers);
  for (guint i = 0; i < popovers->len; i++)
    gtk_popover_popdown (popovers->pdata[i]);
  ui_harness_settle (GTK_WIDGET (fixture->window));
}

static void
look_into_menus (Fixture *fixture, const char *page, GString *places)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new_with_free_func (g_object_unref);

  ui_harness_list_mapped (GTK_WIDGET (fixture->window), GTK_TYPE_MENU_BUTTON, buttons);
  for (guint i = 0; i < buttons->len; i++)
    {
      if (!gtk_widget_is_sensitive (buttons->pdata[i]))
        continue;
      /* The focus is on the button inside, and what is said of that must not go on with what is
       * said of the one around it. */
      if (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (
                                                gtk_widget_get_first_child (buttons->pdata[i])),
                                            GTK_ACCESSIBLE_RELATION_DESCRIBED_BY))
        add_place (places, page, buttons->pdata[i]);
      gtk_menu_button_popup (buttons->pdata[i]);
      ui_harness_settle (GTK_WIDGET (fixture->window));
      find_unnamed_everywhere (page, places);
      gtk_menu_button_popdown (buttons->pdata[i]);
    }
}

static GtkWidget *
find_open_popover (GtkWidget *widget)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_object_unref);

  ui_harness_list_mapped (widget, GTK_TYPE_POPOVER, open);
  return open->len > 0 ? open->pdata[0] : NULL;
}

/* What there is to choose from. */
static void
look_into_drop_downs (GtkWidget *window, const char *page, GString *places)
{
  const GType types[] = { GTK_TYPE_DROP_DOWN, ADW_TYPE_COMBO_ROW };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

      ui_harness_list_mapped (window, types[i], found);
      for (guint j = 0; j < found->len; j++)
        {
          GtkWidget *open;

          if (!gtk_widget_is_sensitive (found->pdata[j]))
            continue;
          if (ADW_IS_COMBO_ROW (found->pdata[j]))
            adw_action_row_activate (found->pdata[j]);
          else
            gtk_widget_activate (found->pdata[j]);
          wait_until ((open = find_open_popover (found->pdata[j])) != NULL);
          ui_harness_settle (open);
          find_unnamed (open, page, places);
          gtk_popover_popdown (GTK_POPOVER (open));
          wait_until (find_open_popover (found->pdata[j]) == NULL);
        }
    }
}

static void
look_into_drop_downs_everywhere (const char *page, GString *places)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      look_into_drop_downs (window, page, places);
    }
}

/* What keys open beside the menus, from the first widget of a type that takes the focus. */
static void
look_into_popovers (Fixture *fixture, const char *page, GString *places)
{
  static const struct
  {
    const char *type;
    const char *action;
  } rows[] = {
    { "EthosPlanRow", "plan.add" },       { "EthosPlanRow", "plan.edit" },
    { "EthosPlanRow", "plan.menu" },      { "EthosNoteView", "notes.group" },
    { "EthosNoteView", "notes.line" },    { "EthosNoteView", "notes.menu" },
    { "EthosNoteView", "notes.edit" },    { "EthosPreviewRow", "preview.line-menu" },
    { "EthosBoardView", "board.review" }, { "EthosBoardView", "board.pass-keyboard" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
      g_autofree char *place = g_strdup_printf ("%s, %s", page, rows[i].action);

      if (g_type_from_name (rows[i].type) == 0)
        continue;
      ui_harness_list_mapped (GTK_WIDGET (fixture->window), g_type_from_name (rows[i].type), found);
      if (found->len == 0)
        continue;
      gtk_widget_child_focus (found->pdata[0], GTK_DIR_TAB_FORWARD);
      gtk_widget_grab_focus (found->pdata[0]);
      gtk_widget_activate_action (found->pdata[0], rows[i].action, NULL);
      ui_harness_settle (GTK_WIDGET (fixture->window));
      find_unnamed_everywhere (place, places);
      look_into_drop_downs_everywhere (place, places);
      close_popovers (fixture);
    }
}

static void
look_at (Fixture *fixture, const char *page, GString *places)
{
  ui_harness_settle (GTK_WIDGET (fixture->window));
  find_unnamed_everywhere (page, places);
  look_into_menus (fixture, page, places);
  look_into_drop_downs_everywhere (page, places);
  look_into_popovers (fixture, page, places);
}

static void
close_other_windows (Fixture *fixture)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = g_list_model_get_n_items (windows); i > 0; i--)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i - 1);

      if (window != GTK_WINDOW (fixture->window))
        gtk_window_destroy (window);
    }
}

static void
open_search (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      GtkWidget *bar = ui_harness_find (window, GTK_TYPE_SEARCH_BAR, NULL);

      if (ADW_IS_PREFERENCES_WINDOW (window) && bar != NULL)
        gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (bar), TRUE);
    }
}

static void
look_at_windows (Fixture *fixture, GString *places)
{
  static const char *const actions[] = { "app.preferences", "app.shortcuts", "win.about",
                                         "win.rename",      "win.help",      "win.ask-screen" };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      act (fixture, actions[i]);
      ui_harness_settle (GTK_WIDGET (fixture->window));
      find_unnamed_everywhere (actions[i], places);
      look_into_drop_downs_everywhere (actions[i], places);
      open_search ();
      ui_harness_settle (GTK_WIDGET (fixture->window));
      find_unnamed_everywhere (actions[i], places);
      close_other_windows (fixture);
      while (g_main_context_iteration (NULL, FALSE))
        continue;
    }
}

static void
look_at_beginning (Fixture *fixture, GString *places)
{
  g_autoptr (GPtrArray) views = g_ptr_array_new_with_free_func (g_object_unref);

  look_at (fixture, "start", places);
  act (fixture, "win.ready-made-cards");
  look_at (fixture, "ready-made cards", places);
  ui_harness_list_mapped (GTK_WIDGET (fixture->window), g_type_from_name ("EthosSetupView"), views);
  g_signal_emit_by_name (views->pdata[0], "back");
  act (fixture, "win.open-statement");
  look_at (fixture, "paste", places);
  ethos_window_open_text (fixture->window, "Our mission\n\nWe help people live well at home.\n\n"
                                           "Our values\n\nKindness\n\n- We knock and wait.\n");
  g_ptr_array_set_size (views, 0);
  ui_harness_list_mapped (GTK_WIDGET (fixture->window), ETHOS_TYPE_PREVIEW_VIEW, views);
  wait_until (ethos_preview_view_get_has_statement (views->pdata[0]));
  look_at (fixture, "preview", places);
}

/* Everything that the window has: every page, its menus and popovers, every dialog. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) places = g_string_new (NULL);

  look_at_beginning (fixture, places);
  start_sample (fixture);
  look_at (fixture, "ready", places);
  act (fixture, "win.primary");
  answer ("private");
  wait_until (ethos_session_get_current (ethos_store_get_session (get_store (fixture))) != NULL);
  look_at_windows (fixture, places);
  while (!ethos_session_get_workshop (ethos_store_get_session (get_store (fixture)))->finished)
    {
      const EthosActivity *step =
          ethos_session_get_current (ethos_store_get_session (get_store (fixture)));

      if (step->kind == ETHOS_ACTIVITY_GROUP)
        group_notes (fixture);
      look_at (fixture, step->title, places);
      if (step->kind == ETHOS_ACTIVITY_WRITE_NOTES && step->timer.state != ETHOS_TIMER_IDLE &&
          !step->revealed)
        {
          add_notes (fixture);
          look_at (fixture, "hidden notes", places);
        }
      act (fixture, "win.primary");
    }
  look_at (fixture, "poster", places);
  if (places->len > 0)
    g_test_message ("Without a name, or with one that is said twice:\n%s", places->str);
  g_assert_cmpuint (places->len, ==, 0);
}

int
main (int argc, char **argv)
{
  static const WindowTest tests[] = {
    { "/screen-reader/names", test_names },
  };

  return window_fixture_run (&argc, &argv, tests, G_N_ELEMENTS (tests));
}
