// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-stage"

#include "config.h"

#include "ethos-stage-window.h"

#include <glib/gi18n-lib.h>

/* A resting pointer is nothing the room should look at. */
#define POINTER_REST_S 3

struct _EthosStageWindow
{
  GtkWindow parent_instance;

  EthosStageView *view;
  GdkMonitor *monitor;
  guint inhibit_cookie;
  guint pointer_rest;
};

G_DEFINE_FINAL_TYPE (EthosStageWindow, ethos_stage_window, GTK_TYPE_WINDOW)

enum
{
  SIGNAL_UNPLUGGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
hide_pointer_cb (gpointer user_data)
{
  EthosStageWindow *self = user_data;

  self->pointer_rest = 0;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "none");
  return G_SOURCE_REMOVE;
}

static void
motion_cb (EthosStageWindow *self)
{
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  g_clear_handle_id (&self->pointer_rest, g_source_remove);
  self->pointer_rest = g_timeout_add_seconds (POINTER_REST_S, hide_pointer_cb, self);
}

/* While the room looks at it, the screen neither dims nor locks. */
static void
update_inhibit (EthosStageWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  gboolean wanted = application != NULL && gtk_widget_get_mapped (GTK_WIDGET (self));

  if (wanted && self->inhibit_cookie == 0)
    self->inhibit_cookie =
        gtk_application_inhibit (application, GTK_WINDOW (self), GTK_APPLICATION_INHIBIT_IDLE,
                                 /* Translators: why the screen does not lock itself. */
                                 _ ("A workshop is on the projector"));
  else if (!wanted && self->inhibit_cookie != 0)
    {
      if (application != NULL)
        gtk_application_uninhibit (application, self->inhibit_cookie);
      self->inhibit_cookie = 0;
    }
}

static gboolean
toggle_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  EthosStageWindow *self = ETHOS_STAGE_WINDOW (widget);

  if (gtk_window_is_fullscreen (GTK_WINDOW (self)))
    gtk_window_unfullscreen (GTK_WINDOW (self));
  else
    gtk_window_fullscreen (GTK_WINDOW (self));

  return TRUE;
}

/* The first press leaves full screen, the next one puts the window away: nobody is caught in it. */
static gboolean
leave_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    gtk_widget_set_visible (widget, FALSE);

  return TRUE;
}

/* The key that shows it puts it away, also where it has the focus itself. */
static gboolean
hide_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  gtk_widget_set_visible (widget, FALSE);
  return TRUE;
}

/* The monitor was unplugged: the picture must not jump onto the facilitator's screen. */
static void
monitor_gone_cb (EthosStageWindow *self, GdkMonitor *monitor)
{
  gboolean looked_at = gtk_widget_get_visible (GTK_WIDGET (self));

  gtk_window_unfullscreen (GTK_WINDOW (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (looked_at)
    g_signal_emit (self, signals[SIGNAL_UNPLUGGED], 0, monitor);
}

static void
set_monitor (EthosStageWindow *self, GdkMonitor *monitor)
{
  if (self->monitor != NULL)
    g_signal_handlers_disconnect_by_func (self->monitor, monitor_gone_cb, self);
  g_set_object (&self->monitor, monitor);
  if (monitor != NULL)
    g_signal_connect_object (monitor, "invalidate", G_CALLBACK (monitor_gone_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
ethos_stage_window_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ethos_stage_window_parent_class)->map (widget);
  update_inhibit (ETHOS_STAGE_WINDOW (widget));
}

static void
ethos_stage_window_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ethos_stage_window_parent_class)->unmap (widget);
  update_inhibit (ETHOS_STAGE_WINDOW (widget));
}

static void
ethos_stage_window_dispose (GObject *object)
{
  EthosStageWindow *self = ETHOS_STAGE_WINDOW (object);

  g_clear_handle_id (&self->pointer_rest, g_source_remove);
  set_monitor (self, NULL);

  G_OBJECT_CLASS (ethos_stage_window_parent_class)->dispose (object);
}

static void
ethos_stage_window_class_init (EthosStageWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ethos_stage_window_dispose;
  widget_class->map = ethos_stage_window_map;
  widget_class->unmap = ethos_stage_window_unmap;

  /**
   * EthosStageWindow::unplugged:
   * @monitor: the monitor, which is no longer valid
   *
   * The monitor of the room has gone while the room looked at it, and the window is hidden.
   */
  signals[SIGNAL_UNPLUGGED] = g_signal_new ("unplugged", ETHOS_TYPE_STAGE_WINDOW, G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 1, GDK_TYPE_MONITOR);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_F11, 0, toggle_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, leave_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F5, 0, hide_cb, NULL);
}

static void
ethos_stage_window_init (EthosStageWindow *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  /* GTK 4.8 tells a screen reader that it is a window of those of an application only. */
  g_object_set (self, "accessible-role", GTK_ACCESSIBLE_ROLE_WINDOW, NULL);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);

  gtk_window_set_default_size (GTK_WINDOW (self), 960, 540);
  /* Translators: the title of the window that the room sees. */
  gtk_window_set_title (GTK_WINDOW (self), _ ("Projector"));
  gtk_window_set_hide_on_close (GTK_WINDOW (self), TRUE);
}

/**
 * ethos_stage_window_new:
 * @application: the application
 * @view: (transfer floating): the picture
 *
 * Returns: (transfer none): a window, not shown yet, that GTK owns
 */
GtkWidget *
ethos_stage_window_new (GtkApplication *application, EthosStageView *view)
{
  EthosStageWindow *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (ETHOS_IS_STAGE_VIEW (view), NULL);

  self = g_object_new (ETHOS_TYPE_STAGE_WINDOW, "application", application, NULL);
  self->view = view;
  gtk_window_set_child (GTK_WINDOW (self), GTK_WIDGET (view));
  /* A screen reader always finds something that has the focus, and reads the picture there. */
  gtk_widget_set_focusable (GTK_WIDGET (view), TRUE);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (view));

  return GTK_WIDGET (self);
}

/**
 * ethos_stage_window_get_view:
 * @self: a stage window
 *
 * Returns: (transfer none): its picture
 */
EthosStageView *
ethos_stage_window_get_view (EthosStageWindow *self)
{
  g_return_val_if_fail (ETHOS_IS_STAGE_WINDOW (self), NULL);

  return self->view;
}

/**
 * ethos_stage_window_get_monitor:
 * @self: a stage window
 *
 * Returns: (transfer none) (nullable): the monitor that it fills; %NULL for an ordinary window
 */
GdkMonitor *
ethos_stage_window_get_monitor (EthosStageWindow *self)
{
  g_return_val_if_fail (ETHOS_IS_STAGE_WINDOW (self), NULL);

  return self->monitor;
}

/**
 * ethos_stage_window_show_on:
 * @self: a stage window
 * @monitor: (nullable): the monitor of the room; %NULL shows an ordinary window to be moved by hand
 *
 * Shows the picture to the room. When the monitor is unplugged, the window hides.
 */
void
ethos_stage_window_show_on (EthosStageWindow *self, GdkMonitor *monitor)
{
  g_return_if_fail (ETHOS_IS_STAGE_WINDOW (self));

  set_monitor (self, monitor);
  if (monitor != NULL)
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), monitor);
  else
    gtk_window_unfullscreen (GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (self));
}
