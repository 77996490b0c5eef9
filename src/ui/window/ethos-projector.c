// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-window"

#include "config.h"

#include "ethos-projector.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-stage-monitor.h"
#include "ethos-stage-window.h"

#define MONITOR_KEY "stage-monitor"

struct _EthosProjector
{
  GObject parent_instance;

  /* Not owned: the window owns this. */
  GtkWindow *console;
  EthosStore *store;
  EthosProjection *projection;
  GSettings *settings;
  GtkWindow *stage;
  GSimpleActionGroup *actions;
  /* (nullable): where the screens to choose from are listed. */
  GMenu *monitors;
  char *monitor;
  /* The screen that was unplugged while the room looked at it: what to remember it by, and what to
   * call it. */
  char *lost;
  char *lost_label;
  guint settle;
  /* The small picture and what is on it; not owned. */
  GtkWidget *picture;
  GtkWidget *state;
};

G_DEFINE_FINAL_TYPE (EthosProjector, ethos_projector, G_TYPE_OBJECT)

enum
{
  SIGNAL_MONITORS_CHANGED,
  SIGNAL_LOST_CHANGED,
  SIGNAL_KEY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gint64
now_cb (gpointer data)
{
  return ethos_clock_get_boot_ms (data);
}

static GtkWidget *
new_view (EthosProjector *self)
{
  GtkWidget *view =
      ethos_stage_view_new (now_cb, g_object_ref (ethos_store_get_clock (self->store)),
                            g_object_unref);

  g_object_bind_property (self->projection, "audience", view, "audience", G_BINDING_SYNC_CREATE);
  return view;
}

static GSimpleAction *
get_action (EthosProjector *self, const char *name)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name));
}

/* On an only screen the facilitator's window can cover the projector. */
static gboolean
is_behind (EthosProjector *self)
{
  return ethos_projector_get_shown (self) && !ethos_projector_is_apart (self) &&
         !gtk_window_is_active (self->stage) && gtk_window_get_transient_for (self->stage) == NULL;
}

static void
update_shown (EthosProjector *self)
{
  gboolean shown = ethos_projector_get_shown (self);

  if (!shown && self->stage != NULL)
    gtk_window_set_transient_for (self->stage, NULL);
  g_simple_action_set_state (get_action (self, "show"), g_variant_new_boolean (shown));
  if (self->picture == NULL)
    return;
  gtk_widget_set_tooltip_text (self->picture,
                               !shown ? _ ("What the room sees: show the projector")
                               : is_behind (self)
                                   ? _ ("What the room sees: bring the projector to the front")
                                   : _ ("What the room sees: hide the projector"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  !shown ? _ ("Show projector")
                                  : is_behind (self)
                                      /* Translators: the window that the room sees is behind. */
                                      ? _ ("Bring projector to the front")
                                      : _ ("Hide projector"),
                                  -1);
}

static void
update_states (EthosProjector *self)
{
  const EthosWorkshop *workshop =
      ethos_session_get_workshop (ethos_store_get_session (self->store));
  gboolean open = !ethos_store_get_read_only (self->store);

  g_simple_action_set_state (get_action (self, "freeze"),
                             g_variant_new_boolean (workshop->stage_frozen));
  g_simple_action_set_state (get_action (self, "blank"),
                             g_variant_new_boolean (workshop->stage_blank));
  g_simple_action_set_state (get_action (self, "theme"),
                             g_variant_new_string (ethos_stage_theme_names[workshop->stage_theme]));
  if (self->state != NULL)
    {
      gtk_widget_set_visible (self->state, workshop->stage_blank || workshop->stage_frozen);
      gtk_label_set_text (GTK_LABEL (self->state),
                          workshop->stage_blank
                              /* Translators: the projector shows nothing; short. */
                              ? C_ ("projector", "Blank")
                              /* Translators: the projector keeps its picture; short. */
                              : C_ ("projector", "Frozen"));
    }
  g_simple_action_set_enabled (get_action (self, "freeze"), open);
  g_simple_action_set_enabled (get_action (self, "blank"), open);
  g_simple_action_set_enabled (get_action (self, "theme"), open);
}

static gboolean
key_cb (EthosProjector *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  gboolean handled = FALSE;

  g_signal_emit (self, signals[SIGNAL_KEY], 0, keyval, &handled);
  return handled;
}

static void
set_lost (EthosProjector *self, GdkMonitor *monitor)
{
  if (monitor == NULL && self->lost == NULL)
    return;
  g_clear_pointer (&self->lost, g_free);
  g_clear_pointer (&self->lost_label, g_free);
  if (monitor != NULL)
    {
      self->lost = ethos_stage_monitor_dup_name (monitor);
      self->lost_label = ethos_stage_monitor_dup_label (monitor);
    }
  g_signal_emit (self, signals[SIGNAL_LOST_CHANGED], 0);
}

static GtkWindow *
get_stage (EthosProjector *self)
{
  GtkEventController *keys;

  if (self->stage != NULL)
    return self->stage;
  self->stage = GTK_WINDOW (ethos_stage_window_new (gtk_window_get_application (self->console),
                                                    ETHOS_STAGE_VIEW (new_view (self))));
  /* The same keys steer it while it has the focus itself. */
  gtk_widget_insert_action_group (GTK_WIDGET (self->stage), ETHOS_PROJECTOR_PREFIX,
                                  G_ACTION_GROUP (self->actions));
  keys = gtk_event_controller_key_new ();
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->stage), keys);
  g_signal_connect_object (self->stage, "notify::visible", G_CALLBACK (update_shown), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stage, "notify::is-active", G_CALLBACK (update_shown), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stage, "unplugged", G_CALLBACK (set_lost), self,
                           G_CONNECT_SWAPPED);
  return self->stage;
}

static GdkMonitor *
get_own_monitor (EthosProjector *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self->console));

  return surface != NULL
             ? gdk_display_get_monitor_at_surface (gdk_surface_get_display (surface), surface)
             : NULL;
}

static GdkMonitor *
choose_monitor (EthosProjector *self)
{
  return ethos_stage_monitor_choose (gtk_widget_get_display (GTK_WIDGET (self->console)),
                                     self->monitor, get_own_monitor (self));
}

static void
show_on (EthosProjector *self, GdkMonitor *monitor)
{
  g_autofree char *name = monitor != NULL ? ethos_stage_monitor_dup_name (monitor) : NULL;

  ethos_stage_window_show_on (ETHOS_STAGE_WINDOW (get_stage (self)), monitor);
  /* The menu marks the screen that is used, whoever chose it. */
  if (name != NULL)
    g_simple_action_set_state (get_action (self, "monitor"), g_variant_new_string (name));
  /* What is typed next belongs into the facilitator's window. */
  gtk_window_present (self->console);
}

/* Wherever it is shown from now on, it does not go back from there by itself. */
static void
show (EthosProjector *self)
{
  g_autoptr (GdkMonitor) monitor = choose_monitor (self);

  set_lost (self, NULL);
  show_on (self, monitor);
}

/* What belongs to a window lies above it, also while that one has the keyboard. Whoever is brought
 * to the front takes the keyboard along, and would have to bring it back. */
static void
raise_stage (EthosProjector *self)
{
  gtk_window_set_transient_for (self->stage, self->console);
  gtk_window_present (self->console);
  update_shown (self);
  /* Translators: spoken; the window that the room sees now lies above this one. */
  ethos_announce (GTK_WIDGET (self->console), _ ("Projector brought to the front"));
}

static void
show_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EthosProjector *self = data;

  if (!ethos_projector_get_shown (self))
    show (self);
  else if (is_behind (self))
    raise_stage (self);
  else
    ethos_projector_hide (self);
}

static void
raise_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EthosProjector *self = data;

  if (ethos_projector_get_shown (self))
    raise_stage (self);
}

static void
monitor_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EthosProjector *self = data;

  g_free (self->monitor);
  self->monitor = g_variant_dup_string (parameter, NULL);
  g_simple_action_set_state (action, parameter);
  if (self->settings != NULL)
    g_settings_set_string (self->settings, MONITOR_KEY, self->monitor);
  if (ethos_projector_get_shown (self))
    show (self);
}

static void
freeze_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EthosProjector *self = data;
  gboolean frozen =
      ethos_session_get_workshop (ethos_store_get_session (self->store))->stage_frozen;

  ethos_store_run (self->store, ethos_op_new ("stage-freeze", "value", !frozen, NULL));
}

static void
blank_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EthosProjector *self = data;
  gboolean blank = ethos_session_get_workshop (ethos_store_get_session (self->store))->stage_blank;

  ethos_store_run (self->store, ethos_op_new ("stage-blank", "value", !blank, NULL));
}

static void
theme_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EthosProjector *self = data;
  const char *name = g_variant_get_string (parameter, NULL);

  for (int theme = ETHOS_STAGE_LIGHT; theme <= ETHOS_STAGE_BRIGHT; theme++)
    if (g_str_equal (ethos_stage_theme_names[theme], name))
      ethos_store_run (self->store, ethos_op_new ("stage-theme", "theme", theme, NULL));
}

static void
list_monitors (EthosProjector *self)
{
  GListModel *monitors =
      gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self->console)));
  guint n_monitors = g_list_model_get_n_items (monitors);

  if (self->monitors == NULL)
    return;
  g_menu_remove_all (self->monitors);
  if (n_monitors < 2)
    return;
  for (guint i = 0; i < n_monitors; i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);
      g_autofree char *label = ethos_stage_monitor_dup_label (monitor);
      g_autofree char *name = ethos_stage_monitor_dup_name (monitor);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, ETHOS_PROJECTOR_PREFIX ".monitor", "s", name);
      g_menu_append_item (self->monitors, item);
    }
}

/* The room sees again what it saw, on the screen that it saw it on and on no other. */
static void
return_to_lost (EthosProjector *self)
{
  g_autoptr (GdkMonitor) monitor = NULL;

  if (self->lost == NULL)
    return;
  monitor =
      ethos_stage_monitor_find (gtk_widget_get_display (GTK_WIDGET (self->console)), self->lost);
  if (monitor == NULL || monitor == get_own_monitor (self))
    return;
  show_on (self, monitor);
  set_lost (self, NULL);
}

static gboolean
settle_cb (gpointer data)
{
  EthosProjector *self = data;

  self->settle = 0;
  list_monitors (self);
  return_to_lost (self);
  return G_SOURCE_REMOVE;
}

/* What a new screen is called, and where it is, is only known after it has been added. */
static void
monitors_cb (EthosProjector *self)
{
  g_signal_emit (self, signals[SIGNAL_MONITORS_CHANGED], 0);
  if (self->settle == 0)
    self->settle = g_idle_add (settle_cb, self);
}

static void
ethos_projector_dispose (GObject *object)
{
  EthosProjector *self = ETHOS_PROJECTOR (object);

  g_clear_handle_id (&self->settle, g_source_remove);
  g_clear_weak_pointer (&self->state);
  g_clear_weak_pointer (&self->picture);
  g_clear_pointer (&self->stage, gtk_window_destroy);
  g_clear_object (&self->actions);
  if (self->monitors != NULL)
    g_menu_remove_all (self->monitors);
  g_clear_object (&self->monitors);
  g_clear_object (&self->projection);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (ethos_projector_parent_class)->dispose (object);
}

static void
ethos_projector_finalize (GObject *object)
{
  EthosProjector *self = ETHOS_PROJECTOR (object);

  g_free (self->monitor);
  g_free (self->lost);
  g_free (self->lost_label);
  G_OBJECT_CLASS (ethos_projector_parent_class)->finalize (object);
}

static void
ethos_projector_class_init (EthosProjectorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ethos_projector_dispose;
  object_class->finalize = ethos_projector_finalize;

  /* A screen came or went: who sees what has to be asked again. */
  signals[SIGNAL_MONITORS_CHANGED] =
      g_signal_new ("monitors-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);
  /* The screen that the room looked at was unplugged, or that is over. */
  signals[SIGNAL_LOST_CHANGED] =
      g_signal_new ("lost-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);
  /* A key was pressed while the projector had the focus, as a clicker does. */
  signals[SIGNAL_KEY] =
      g_signal_new ("key", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                    g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 1, G_TYPE_UINT);
}

static void
ethos_projector_init (EthosProjector *self)
{
  static const GActionEntry entries[] = {
    { .name = "show", .activate = show_cb, .state = "false" },
    { .name = "raise", .activate = raise_cb },
    { .name = "monitor", .activate = monitor_cb, .parameter_type = "s", .state = "''" },
    { .name = "freeze", .activate = freeze_cb, .state = "false" },
    { .name = "blank", .activate = blank_cb, .state = "false" },
    { .name = "theme", .activate = theme_cb, .parameter_type = "s", .state = "'light'" },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
}

/**
 * ethos_projector_new:
 * @console: the facilitator's window, which owns the projector
 * @store: a workshop
 * @projection: what the room may see of it
 * @settings: (nullable): where the chosen screen is remembered
 *
 * Returns: (transfer full): a projector that shows nothing yet
 */
EthosProjector *
ethos_projector_new (GtkWindow *console,
                     EthosStore *store,
                     EthosProjection *projection,
                     GSettings *settings)
{
  EthosProjector *self;

  g_return_val_if_fail (GTK_IS_WINDOW (console), NULL);
  g_return_val_if_fail (ETHOS_IS_STORE (store), NULL);
  g_return_val_if_fail (ETHOS_IS_PROJECTION (projection), NULL);
  g_return_val_if_fail (settings == NULL || G_IS_SETTINGS (settings), NULL);

  self = g_object_new (ETHOS_TYPE_PROJECTOR, NULL);
  self->console = console;
  self->store = g_object_ref (store);
  self->projection = g_object_ref (projection);
  if (settings != NULL)
    {
      self->settings = g_object_ref (settings);
      self->monitor = g_settings_get_string (settings, MONITOR_KEY);
      g_simple_action_set_state (get_action (self, "monitor"),
                                 g_variant_new_string (self->monitor));
    }
  g_signal_connect_object (gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (console))),
                           "items-changed", G_CALLBACK (monitors_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ethos_store_get_session (store), "changed", G_CALLBACK (update_states),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::read-only", G_CALLBACK (update_states), self,
                           G_CONNECT_SWAPPED);
  update_states (self);
  return self;
}

/**
 * ethos_projector_list_monitors:
 * @menu: a menu, or a section of one, with nothing else in it
 *
 * Keeps the screens to choose from in a menu, as they come and go; none where there is only one.
 */
void
ethos_projector_list_monitors (EthosProjector *self, GMenu *menu)
{
  g_return_if_fail (ETHOS_IS_PROJECTOR (self));
  g_return_if_fail (G_IS_MENU (menu));

  g_set_object (&self->monitors, menu);
  list_monitors (self);
}

/**
 * ethos_projector_get_lost:
 *
 * Returns: (transfer none) (nullable): what the screen is called that was unplugged while the room
 *   looked at it; the projector returns to it by itself
 */
const char *
ethos_projector_get_lost (EthosProjector *self)
{
  g_return_val_if_fail (ETHOS_IS_PROJECTOR (self), NULL);

  return self->lost_label;
}

/**
 * ethos_projector_get_actions:
 *
 * Returns: (transfer none): its actions, to be inserted as %ETHOS_PROJECTOR_PREFIX
 */
GActionGroup *
ethos_projector_get_actions (EthosProjector *self)
{
  g_return_val_if_fail (ETHOS_IS_PROJECTOR (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

gboolean
ethos_projector_get_shown (EthosProjector *self)
{
  g_return_val_if_fail (ETHOS_IS_PROJECTOR (self), FALSE);

  return self->stage != NULL && gtk_widget_get_visible (GTK_WIDGET (self->stage));
}

/**
 * ethos_projector_is_apart:
 * @self: a projector
 *
 * Returns: whether there is a screen for it that is not the facilitator's
 */
gboolean
ethos_projector_is_apart (EthosProjector *self)
{
  g_autoptr (GdkMonitor) monitor = NULL;

  g_return_val_if_fail (ETHOS_IS_PROJECTOR (self), FALSE);

  monitor = choose_monitor (self);
  return monitor != NULL && monitor != get_own_monitor (self);
}

/**
 * ethos_projector_show_apart:
 *
 * Shows the projector's window where it has a screen of its own, and does nothing where it would
 * lie over the facilitator's.
 *
 * Returns: whether it is shown
 */
gboolean
ethos_projector_show_apart (EthosProjector *self)
{
  g_return_val_if_fail (ETHOS_IS_PROJECTOR (self), FALSE);

  if (!ethos_projector_get_shown (self) && ethos_projector_is_apart (self))
    show (self);
  return ethos_projector_get_shown (self);
}

/**
 * ethos_projector_hide:
 *
 * Puts the projector's window away, wherever it is.
 */
void
ethos_projector_hide (EthosProjector *self)
{
  g_return_if_fail (ETHOS_IS_PROJECTOR (self));

  if (self->stage != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->stage), FALSE);
}

/**
 * ethos_projector_create_picture:
 *
 * Makes the small live picture of what the room sees; pressing it shows the projector, brings it
 * to the front where it is behind, or hides it.
 *
 * Returns: (transfer floating): a new button
 */
GtkWidget *
ethos_projector_create_picture (EthosProjector *self)
{
  GtkWidget *view;
  GtkWidget *overlay;
  GtkWidget *button;

  g_return_val_if_fail (ETHOS_IS_PROJECTOR (self), NULL);

  view = new_view (self);
  gtk_widget_set_size_request (view, 100, 56);
  overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (overlay), view);
  g_set_weak_pointer (&self->state, gtk_label_new (NULL));
  gtk_widget_set_halign (self->state, GTK_ALIGN_END);
  gtk_widget_set_valign (self->state, GTK_ALIGN_END);
  gtk_widget_add_css_class (self->state, "picture-state");
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->state);
  button = gtk_toggle_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), overlay);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), ETHOS_PROJECTOR_PREFIX ".show");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "picture");
  g_set_weak_pointer (&self->picture, button);
  update_shown (self);
  update_states (self);
  return button;
}
