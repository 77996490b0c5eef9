// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-agenda"

#include "config.h"

#include "ethos-plan-view.h"

#include <glib/gi18n.h>

#include "ethos-agenda-resources.h"
#include "ethos-agenda-words.h"
#include "ethos-announce.h"
#include "ethos-plan-row.h"
#include "ethos-popup.h"
#include "ethos-step-editor.h"
#include "ethos-style.h"
#include "ethos-tab-stop.h"
#include "ethos-timer-watch.h"

#define RESOURCES "/io/github/ethos_workshops/Ethos/agenda"

struct _EthosPlanView
{
  GtkWidget parent_instance;

  EthosStore *store;
  EthosTimerWatch *watch;
  char *looked;
  char *current;
  /* The step that the menu and the keys are about. */
  char *target;

  GtkListBox *list;
  GtkLabel *total;
  GtkLabel *pace;
  GtkWidget *add;
  GtkWidget *menu;
  GtkWidget *editor;
  GMenuModel *row_menu;
};

G_DEFINE_FINAL_TYPE (EthosPlanView, ethos_plan_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_STORE,
  PROP_LOOKED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static EthosSession *
get_session (EthosPlanView *self)
{
  return ethos_store_get_session (self->store);
}

static EthosPlanRow *
find_row (EthosPlanView *self, const char *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (ethos_plan_row_get_id (ETHOS_PLAN_ROW (row)), id) == 0)
      return ETHOS_PLAN_ROW (row);
  return NULL;
}

static void
update_actions (EthosPlanView *self)
{
  static const char *const actions[] = { "plan.go",   "plan.skip",    "plan.repeat",
                                         "plan.edit", "plan.move-up", "plan.move-down",
                                         "plan.add",  "plan.remove" };
  EthosSession *session = get_session (self);
  const EthosActivity *current = ethos_session_get_current (session);
  gboolean open = !ethos_store_get_read_only (self->store);
  gboolean there = open && ethos_session_find (session, ETHOS_KIND_ACTIVITY, self->target) != NULL;
  gboolean now = there && current != NULL && g_str_equal (current->record.id, self->target);
  gboolean enabled[] = {
    there && !now,
    now && ethos_session_get_sibling_after (session, self->target) != NULL,
    now,
    there,
    there && ethos_session_get_sibling_before (session, self->target) != NULL,
    there && ethos_session_get_sibling_after (session, self->target) != NULL,
    open,
    there && !now,
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], enabled[i]);
}

static void
set_target (EthosPlanView *self, const char *step)
{
  if (g_strcmp0 (self->target, step) != 0)
    {
      g_free (self->target);
      self->target = g_strdup (step);
    }
  update_actions (self);
}

static void
update_looked (EthosPlanView *self)
{
  const char *shown = self->looked != NULL ? self->looked : self->current;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      gboolean looked = g_strcmp0 (ethos_plan_row_get_id (ETHOS_PLAN_ROW (row)), shown) == 0;

      if (looked)
        gtk_widget_add_css_class (GTK_WIDGET (row), "looked");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (row), "looked");
      gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED, looked, -1);
    }
}

static void
update_time (EthosPlanView *self)
{
  EthosPace pace =
      ethos_agenda_compute_pace (get_session (self), ethos_store_get_clock (self->store));
  gboolean begun = ethos_session_get_current (get_session (self)) != NULL;
  int planned = (int) (pace.planned_ms / ETHOS_TIMER_MINUTE_MS);
  g_autofree char *words = begun ? ethos_pace_dup_words (&pace) : g_strdup ("");
  g_autofree char *total = NULL;
  EthosPlanRow *row = find_row (self, self->current);

  if (begun)
    total = g_strdup_printf (C_ ("minutes", "%d of %d min"),
                             (int) (pace.used_ms / ETHOS_TIMER_MINUTE_MS), planned);
  else
    total = g_strdup_printf (C_ ("minutes", "%d min"), planned);
  gtk_label_set_text (self->total, total);
  gtk_label_set_text (self->pace, words);
  gtk_widget_set_visible (GTK_WIDGET (self->pace), *words != '\0');
  if (pace.behind_minutes > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->pace), "late");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->pace), "late");
  if (row != NULL)
    ethos_plan_row_update (row);
}

/* Where the workshop goes on, the window follows it. */
static void
follow (EthosPlanView *self)
{
  const EthosWorkshop *workshop = ethos_session_get_workshop (get_session (self));
  const EthosActivity *step = ethos_session_get_current (get_session (self));

  if (g_strcmp0 (self->current, workshop->current) != 0)
    {
      g_free (self->current);
      self->current = g_strdup (workshop->current);
      ethos_plan_view_set_looked (self, NULL);
    }
  if (ethos_session_find (get_session (self), ETHOS_KIND_ACTIVITY, self->looked) == NULL)
    ethos_plan_view_set_looked (self, NULL);
  ethos_timer_watch_set_timer (self->watch, step != NULL ? &step->presence : NULL);
}

static void
refresh (EthosPlanView *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    ethos_plan_row_update (ETHOS_PLAN_ROW (row));
  follow (self);
  update_looked (self);
  update_time (self);
  update_actions (self);
}

static void
changed_cb (EthosSession *session, EthosChanges *changes, EthosPlanView *self)
{
  if (ethos_changes_touch (changes, ETHOS_KIND_ACTIVITY) ||
      ethos_changes_touch (changes, ETHOS_KIND_WORKSHOP))
    refresh (self);
}

static void
row_focused_cb (GtkEventController *controller, EthosPlanView *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (controller);

  set_target (self, ethos_plan_row_get_id (ETHOS_PLAN_ROW (row)));
}

static GtkWidget *
create_row_cb (gpointer item, gpointer data)
{
  EthosPlanView *self = data;
  GtkWidget *row = ethos_plan_row_new (self->store, item);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "enter", G_CALLBACK (row_focused_cb), self, 0);
  gtk_widget_add_controller (row, focus);
  return row;
}

static void
row_activated_cb (EthosPlanView *self, EthosPlanRow *row)
{
  ethos_plan_view_set_looked (self, ethos_plan_row_get_id (row));
}

static void
popup_at (EthosPlanView *self, GtkWidget *popover, EthosPlanRow *row)
{
  GdkRectangle place = { 0 };
  graphene_rect_t bounds;

  if (row != NULL && gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self), &bounds))
    place = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                            (int) bounds.size.height };
  ethos_popup_keep_focus (GTK_POPOVER (popover));
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), row != NULL ? &place : NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* The menu and the editor are built when they are first wanted: they are much of what a workshop
 * would take to open. */
static GtkWidget *
get_menu (EthosPlanView *self)
{
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (self->row_menu);
      gtk_popover_set_position (GTK_POPOVER (self->menu), GTK_POS_BOTTOM);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  return self->menu;
}

static EthosStepEditor *
get_editor (EthosPlanView *self)
{
  if (self->editor == NULL)
    {
      self->editor = ethos_step_editor_new (self->store);
      gtk_widget_set_parent (self->editor, GTK_WIDGET (self));
    }
  return ETHOS_STEP_EDITOR (self->editor);
}

static void
pressed_cb (EthosPlanView *self, int n_press, double x, double y, GtkGestureClick *gesture)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) y);

  if (row == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  set_target (self, ethos_plan_row_get_id (ETHOS_PLAN_ROW (row)));
  popup_at (self, get_menu (self), ETHOS_PLAN_ROW (row));
}

static void
menu_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosPlanView *self = ETHOS_PLAN_VIEW (widget);

  popup_at (self, get_menu (self), find_row (self, self->target));
}

static void
go_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosPlanView *self = ETHOS_PLAN_VIEW (widget);

  ethos_store_run (self->store, ethos_op_new ("activity-go", "activity", self->target, NULL));
}

static void
skip_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ethos_store_run (ETHOS_PLAN_VIEW (widget)->store, ethos_op_new ("activity-skip", NULL));
}

static void
repeat_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ethos_store_run (ETHOS_PLAN_VIEW (widget)->store, ethos_op_new ("activity-repeat", NULL));
}

/* Moving makes a new row: the focus goes with the step. */
static void
move_after (EthosPlanView *self, const char *after)
{
  g_autofree char *moved = g_strdup (self->target);
  EthosPlanRow *row;

  if (!ethos_store_run (self->store,
                        ethos_op_new ("activity-move", "activity", moved, "after", after, NULL)))
    return;
  row = find_row (self, moved);
  if (row == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (row));
  ethos_announce_place (GTK_WIDGET (self),
                        (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + 1,
                        ethos_item_list_get_length (
                            ethos_session_get_children (get_session (self), ETHOS_WORKSHOP_ID,
                                                        ETHOS_KIND_ACTIVITY)));
}

static void
move_up_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosPlanView *self = ETHOS_PLAN_VIEW (widget);
  const char *before = ethos_session_get_sibling_before (get_session (self), self->target);
  const char *after = ethos_session_get_sibling_before (get_session (self), before);

  move_after (self, after != NULL ? after : ETHOS_PLACE_FIRST);
}

static void
move_down_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosPlanView *self = ETHOS_PLAN_VIEW (widget);

  move_after (self, ethos_session_get_sibling_after (get_session (self), self->target));
}

static void
remove_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosPlanView *self = ETHOS_PLAN_VIEW (widget);
  const char *next = ethos_session_get_sibling_after (get_session (self), self->target);
  g_autofree char *heir = NULL;
  EthosPlanRow *row;

  if (next == NULL)
    next = ethos_session_get_sibling_before (get_session (self), self->target);
  heir = g_strdup (next);
  ethos_store_run (self->store, ethos_op_new ("activity-remove", "activity", self->target, NULL));
  row = find_row (self, heir);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosPlanView *self = ETHOS_PLAN_VIEW (widget);

  ethos_step_editor_edit (get_editor (self), self->target);
  popup_at (self, self->editor, find_row (self, self->target));
}

static void
add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosPlanView *self = ETHOS_PLAN_VIEW (widget);
  EthosPlanRow *row = find_row (self, self->target);
  int last =
      ethos_item_list_get_length (
          ethos_session_get_children (get_session (self), ETHOS_WORKSHOP_ID, ETHOS_KIND_ACTIVITY)) -
      1;

  ethos_step_editor_add (get_editor (self), row != NULL ? self->target : NULL);
  if (row == NULL && last >= 0)
    row = ETHOS_PLAN_ROW (gtk_list_box_get_row_at_index (self->list, last));
  popup_at (self, self->editor, row);
}

/* Tab comes in on the step that is shown, where the list alone would begin at the top. */
static gboolean
ethos_plan_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  EthosPlanView *self = ETHOS_PLAN_VIEW (widget);
  GtkWidget *within = gtk_widget_get_focus_child (widget);
  EthosPlanRow *row = find_row (self, self->looked != NULL ? self->looked : self->current);
  gboolean comes_in = (direction == GTK_DIR_TAB_FORWARD && within == NULL) ||
                      (direction == GTK_DIR_TAB_BACKWARD && within == self->add);

  if (comes_in && row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row)))
    return TRUE;
  return GTK_WIDGET_CLASS (ethos_plan_view_parent_class)->focus (widget, direction);
}

static void
ethos_plan_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  EthosPlanView *self = ETHOS_PLAN_VIEW (object);

  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_LOOKED:
      g_value_set_string (value, self->looked);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_plan_view_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  EthosPlanView *self = ETHOS_PLAN_VIEW (object);

  switch (prop_id)
    {
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;
    case PROP_LOOKED:
      ethos_plan_view_set_looked (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_plan_view_constructed (GObject *object)
{
  EthosPlanView *self = ETHOS_PLAN_VIEW (object);
  GtkGesture *click = gtk_gesture_click_new ();

  G_OBJECT_CLASS (ethos_plan_view_parent_class)->constructed (object);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));

  self->watch = ethos_timer_watch_new (ethos_store_get_clock (self->store));
  g_signal_connect_object (self->watch, "tick", G_CALLBACK (update_time), self, G_CONNECT_SWAPPED);
  gtk_list_box_bind_model (self->list,
                           G_LIST_MODEL (ethos_session_get_children (get_session (self),
                                                                     ETHOS_WORKSHOP_ID,
                                                                     ETHOS_KIND_ACTIVITY)),
                           create_row_cb, self, NULL);
  ethos_tab_stop_make (GTK_WIDGET (self->list));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_session (self), "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (self->store, "notify::read-only", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}

static void
ethos_plan_view_dispose (GObject *object)
{
  EthosPlanView *self = ETHOS_PLAN_VIEW (object);
  GtkWidget *child;

  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  self->list = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->watch);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ethos_plan_view_parent_class)->dispose (object);
}

static void
ethos_plan_view_finalize (GObject *object)
{
  EthosPlanView *self = ETHOS_PLAN_VIEW (object);

  g_free (self->looked);
  g_free (self->current);
  g_free (self->target);
  G_OBJECT_CLASS (ethos_plan_view_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
    guint key;
    GdkModifierType modifiers;
  } actions[] = {
    { "plan.go", go_cb, 0, 0 },
    { "plan.skip", skip_cb, 0, 0 },
    { "plan.repeat", repeat_cb, 0, 0 },
    { "plan.edit", edit_cb, GDK_KEY_F2, 0 },
    { "plan.move-up", move_up_cb, GDK_KEY_Up, GDK_ALT_MASK },
    { "plan.move-down", move_down_cb, GDK_KEY_Down, GDK_ALT_MASK },
    { "plan.add", add_cb, GDK_KEY_Insert, 0 },
    { "plan.remove", remove_cb, GDK_KEY_Delete, 0 },
    { "plan.menu", menu_cb, GDK_KEY_Menu, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers,
                                             actions[i].name, NULL);
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "plan.menu",
                                       NULL);
}

static void
ethos_plan_view_class_init (EthosPlanViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = ethos_plan_view_constructed;
  object_class->dispose = ethos_plan_view_dispose;
  object_class->finalize = ethos_plan_view_finalize;
  object_class->get_property = ethos_plan_view_get_property;
  object_class->set_property = ethos_plan_view_set_property;
  widget_class->focus = ethos_plan_view_focus;

  properties[PROP_STORE] =
      g_param_spec_object ("store", NULL, NULL, ETHOS_TYPE_STORE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /* The id of the step that is looked at without going there; %NULL while it is the running one. */
  properties[PROP_LOOKED] =
      g_param_spec_string ("looked", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* Naming the resource keeps the linker from dropping it. */
  ethos_agenda_get_resource ();
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCES "/ethos-plan-view.ui");
  gtk_widget_class_bind_template_child (widget_class, EthosPlanView, list);
  gtk_widget_class_bind_template_child (widget_class, EthosPlanView, add);
  gtk_widget_class_bind_template_child (widget_class, EthosPlanView, total);
  gtk_widget_class_bind_template_child (widget_class, EthosPlanView, pace);
  gtk_widget_class_bind_template_child (widget_class, EthosPlanView, row_menu);
  gtk_widget_class_set_css_name (widget_class, "plan");
  install_actions (widget_class);
}

static void
ethos_plan_view_init (EthosPlanView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ethos_style_install (gtk_widget_get_display (GTK_WIDGET (self)), RESOURCES "/agenda.css");
}

/**
 * ethos_plan_view_new:
 * @store: a workshop
 *
 * Makes the list of the steps of a workshop. Choosing one only looks at it, see `looked`; its menu
 * goes there, changes the plan, and takes back nothing that was written.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_plan_view_new (EthosStore *store)
{
  g_return_val_if_fail (ETHOS_IS_STORE (store), NULL);

  return g_object_new (ETHOS_TYPE_PLAN_VIEW, "store", store, NULL);
}

const char *
ethos_plan_view_get_looked (EthosPlanView *self)
{
  g_return_val_if_fail (ETHOS_IS_PLAN_VIEW (self), NULL);

  return self->looked;
}

/**
 * ethos_plan_view_set_looked:
 * @step: (nullable): the id of a step, or %NULL for the running one
 */
void
ethos_plan_view_set_looked (EthosPlanView *self, const char *step)
{
  g_return_if_fail (ETHOS_IS_PLAN_VIEW (self));

  if (g_strcmp0 (step, self->current) == 0)
    step = NULL;
  if (g_strcmp0 (self->looked, step) == 0)
    return;
  g_free (self->looked);
  self->looked = g_strdup (step);
  update_looked (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOOKED]);
}
