// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-window"

#include "config.h"

#include "ethos-window.h"

#include <glib/gi18n.h>

#include "ethos-about.h"
#include "ethos-announce.h"
#include "ethos-open-uri.h"
#include "ethos-start-page.h"
#include "ethos-style.h"
#include "ethos-window-private.h"
#include "ethos-window-resources.h"

#define RESOURCES "/io/github/ethos_workshops/Ethos/window"

/* Long enough to read the text and reach the button of a toast. */
#define TOAST_SECONDS 8
/* Opening and creating take a moment; what takes longer than this is worth saying. */
#define BUSY_MS 500

G_DEFINE_FINAL_TYPE (EthosWindow, ethos_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_SETTINGS,
  PROP_RECENT,
  PROP_PAGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GtkWidget *
page_widget (EthosWindow *self, EthosPage page)
{
  switch (page)
    {
    case ETHOS_PAGE_PREVIEW:
      return GTK_WIDGET (self->preview);
    case ETHOS_PAGE_WORKSHOP:
      return GTK_WIDGET (self->workshop);
    case ETHOS_PAGE_START:
    default:
      return GTK_WIDGET (self->start);
    }
}

/* A side that floats over the step has a button to show it; the others are always there. */
static void
update_sides (EthosWindow *self)
{
  EthosPanes *panes = ethos_workshop_view_get_panes (self->workshop);
  gboolean in_workshop = ethos_window_get_page (self) == ETHOS_PAGE_WORKSHOP;

  gtk_widget_set_visible (self->plan_button, in_workshop && ethos_panes_get_start_floats (panes));
  gtk_widget_set_visible (self->script_button, in_workshop && ethos_panes_get_end_floats (panes));
}

/* What lies over the step goes away again, and the focus back to the button that brought it. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  EthosWindow *self = ETHOS_WINDOW (widget);
  EthosPanes *panes = ethos_workshop_view_get_panes (self->workshop);
  GtkWidget *button;

  if (ethos_panes_get_end_floats (panes) && ethos_panes_get_end_shown (panes))
    {
      button = self->script_button;
      ethos_panes_set_end_shown (panes, FALSE);
    }
  else if (ethos_panes_get_start_floats (panes) && ethos_panes_get_start_shown (panes))
    {
      button = self->plan_button;
      ethos_panes_set_start_shown (panes, FALSE);
    }
  else
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (button);
  return GDK_EVENT_STOP;
}

static void
announce_plan (EthosWindow *self)
{
  EthosPanes *panes = ethos_workshop_view_get_panes (self->workshop);

  if (ethos_panes_get_start_floats (panes))
    ethos_announce (GTK_WIDGET (self), ethos_panes_get_start_shown (panes)
                                           /* Translators: the side with the steps is there now. */
                                           ? _ ("Plan shown")
                                           : _ ("Plan hidden"));
}

static void
announce_full_screen (EthosWindow *self)
{
  ethos_announce (GTK_WIDGET (self), gtk_window_is_fullscreen (GTK_WINDOW (self))
                                         /* Translators: the window covers the whole screen now. */
                                         ? _ ("Full screen")
                                         : _ ("No longer full screen"));
}

static void
restore_size (EthosWindow *self)
{
  if (self->settings == NULL)
    return;
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
save_size (EthosWindow *self)
{
  int width;
  int height;

  if (self->settings == NULL)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
}

static void
about_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ethos_about_present (GTK_WINDOW (widget));
}

static void
help_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ethos_open_help (GTK_WINDOW (widget), NULL);
}

static gboolean
ethos_window_close_request (GtkWindow *window)
{
  save_size (ETHOS_WINDOW (window));
  if (ethos_window_begin_close (ETHOS_WINDOW (window)))
    return TRUE;
  ethos_window_begin_leave (ETHOS_WINDOW (window));
  return GTK_WINDOW_CLASS (ethos_window_parent_class)->close_request (window);
}

static void
ethos_window_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  EthosWindow *self = ETHOS_WINDOW (object);

  switch (prop_id)
    {
    case PROP_SETTINGS:
      g_value_set_object (value, self->settings);
      break;
    case PROP_RECENT:
      g_value_set_object (value, self->recent);
      break;
    case PROP_PAGE:
      g_value_set_uint (value, ethos_window_get_page (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_window_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  EthosWindow *self = ETHOS_WINDOW (object);

  switch (prop_id)
    {
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    case PROP_RECENT:
      self->recent = g_value_dup_object (value);
      break;
    case PROP_PAGE:
      ethos_window_set_page (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
add_property_action (EthosWindow *self, const char *name, gpointer object, const char *property)
{
  g_autoptr (GPropertyAction) action = g_property_action_new (name, object, property);

  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
}

/* A window has one workshop: what is opened from its pages may belong into another one. */
static void
open_file_cb (EthosWindow *self, GFile *file)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  g_application_open (G_APPLICATION (application), &file, 1, "");
}

static void
add_start_page (EthosWindow *self)
{
  GtkWidget *start;

  if (self->recent == NULL)
    return;
  start = ethos_start_page_new (self->recent);
  g_signal_connect_object (start, "open-file", G_CALLBACK (open_file_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (start, "open-text", G_CALLBACK (ethos_window_open_text), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->start, start);
  /* The keyboard begins where people begin, not in the header bar above. */
  gtk_widget_grab_focus (start);
}

/* Not to the menu, which is what stands first in the window. */
static void
map_cb (EthosWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->pages)))
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->pages), GTK_DIR_TAB_FORWARD);
}

static gboolean
is_in_toast (GtkWidget *widget)
{
  while (widget != NULL && !g_str_equal (gtk_widget_get_css_name (widget), "toast"))
    widget = gtk_widget_get_parent (widget);
  return widget != NULL;
}

static void
keep_focus (EthosWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus != NULL && !is_in_toast (focus))
    g_set_weak_pointer (&self->before_toast, focus);
}

static void
ethos_window_constructed (GObject *object)
{
  EthosWindow *self = ETHOS_WINDOW (object);
  EthosPanes *panes = ethos_workshop_view_get_panes (self->workshop);

  G_OBJECT_CLASS (ethos_window_parent_class)->constructed (object);

  restore_size (self);
  add_start_page (self);
  ethos_window_add_clicker (self);
  ethos_window_update_document (self);
  add_property_action (self, "show-plan", panes, "start-shown");
  add_property_action (self, "show-script", panes, "end-shown");
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (keep_focus), NULL);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (ethos_window_check_focus), NULL);
  g_signal_connect_object (self->pages, "notify::visible-child",
                           G_CALLBACK (ethos_window_check_focus), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (panes, "notify::start-floats", G_CALLBACK (update_sides), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (panes, "notify::end-floats", G_CALLBACK (update_sides), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (panes, "notify::start-shown", G_CALLBACK (announce_plan), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::fullscreened", G_CALLBACK (announce_full_screen), self,
                           G_CONNECT_SWAPPED);
}

static void
ethos_window_dispose (GObject *object)
{
  EthosWindow *self = ETHOS_WINDOW (object);

  g_clear_handle_id (&self->busy_source, g_source_remove);
  ethos_window_begin_leave (self);
  g_clear_object (&self->cancellable);
  g_clear_weak_pointer (&self->undo_toast);
  g_clear_weak_pointer (&self->resting);
  g_clear_weak_pointer (&self->before_toast);
  g_clear_handle_id (&self->focus_source, g_source_remove);
  g_clear_object (&self->beginning);
  g_clear_object (&self->opening);
  g_clear_object (&self->recent);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (ethos_window_parent_class)->dispose (object);
}

static void
ethos_window_class_init (EthosWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = ethos_window_constructed;
  object_class->dispose = ethos_window_dispose;
  object_class->get_property = ethos_window_get_property;
  object_class->set_property = ethos_window_set_property;
  GTK_WINDOW_CLASS (klass)->close_request = ethos_window_close_request;

  /* Where the window's size is remembered; without it, it is not. */
  properties[PROP_SETTINGS] =
      g_param_spec_object ("settings", NULL, NULL, G_TYPE_SETTINGS,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /* What was open before; without it there is no start page. */
  properties[PROP_RECENT] =
      g_param_spec_object ("recent", NULL, NULL, ETHOS_TYPE_RECENT_LIST,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /* An EthosPage. */
  properties[PROP_PAGE] =
      g_param_spec_uint ("page", NULL, NULL, ETHOS_PAGE_START, ETHOS_PAGE_WORKSHOP,
                         ETHOS_PAGE_START,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* Naming the resource keeps the linker from dropping it. */
  ethos_window_get_resource ();
  g_type_ensure (ETHOS_TYPE_BANNER);
  g_type_ensure (ETHOS_TYPE_WORKSHOP_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCES "/ethos-window.ui");
  gtk_widget_class_bind_template_child (widget_class, EthosWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, EthosWindow, title);
  gtk_widget_class_bind_template_child (widget_class, EthosWindow, plan_button);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_bind_template_child (widget_class, EthosWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, EthosWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, EthosWindow, projector_button);
  gtk_widget_class_bind_template_child (widget_class, EthosWindow, monitors);
  gtk_widget_class_bind_template_child (widget_class, EthosWindow, script_button);
  gtk_widget_class_bind_template_child (widget_class, EthosWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, EthosWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, EthosWindow, start);
  gtk_widget_class_bind_template_child (widget_class, EthosWindow, preview);
  gtk_widget_class_bind_template_child (widget_class, EthosWindow, workshop);

  gtk_widget_class_install_action (widget_class, "win.about", NULL, about_cb);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, help_cb);
  /* Of the class: an action of the window's own would hold the window that holds it. */
  gtk_widget_class_install_property_action (widget_class, "win.full-screen", "fullscreened");
  ethos_window_install_begin (widget_class);
  ethos_window_install_differences (widget_class);
  ethos_window_install_versions (widget_class);
  ethos_window_install_files (widget_class);
  ethos_window_install_outcome (widget_class);
  ethos_window_install_steps (widget_class);
}

static void
ethos_window_init (EthosWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ethos_style_install (gtk_widget_get_display (GTK_WIDGET (self)), RESOURCES "/window.css");
  self->cancellable = g_cancellable_new ();
}

/**
 * ethos_window_new:
 * @application: who owns it
 * @settings: (nullable): where its size is remembered
 * @recent: (nullable): what was open before
 *
 * Makes the facilitator's window with its start page.
 *
 * Returns: (transfer none): a new window, not yet presented
 */
EthosWindow *
ethos_window_new (GtkApplication *application, GSettings *settings, EthosRecentList *recent)
{
  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (settings == NULL || G_IS_SETTINGS (settings), NULL);

  return g_object_new (ETHOS_TYPE_WINDOW, "application", application, "settings", settings,
                       "recent", recent, NULL);
}

EthosPage
ethos_window_get_page (EthosWindow *self)
{
  GtkWidget *visible;

  g_return_val_if_fail (ETHOS_IS_WINDOW (self), ETHOS_PAGE_START);

  visible = gtk_stack_get_visible_child (self->pages);
  if (visible == GTK_WIDGET (self->preview))
    return ETHOS_PAGE_PREVIEW;
  return visible == GTK_WIDGET (self->workshop) ? ETHOS_PAGE_WORKSHOP : ETHOS_PAGE_START;
}

void
ethos_window_set_page (EthosWindow *self, EthosPage page)
{
  g_return_if_fail (ETHOS_IS_WINDOW (self));

  if (ethos_window_get_page (self) == page)
    return;
  gtk_stack_set_visible_child (self->pages, page_widget (self, page));
  update_sides (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

/**
 * ethos_window_get_workshop:
 *
 * Returns: (transfer none): the frame of the open workshop
 */
EthosWorkshopView *
ethos_window_get_workshop (EthosWindow *self)
{
  g_return_val_if_fail (ETHOS_IS_WINDOW (self), NULL);

  return self->workshop;
}

/**
 * ethos_window_get_banner:
 *
 * Returns: (transfer none): the bar under the header, for what stays true
 */
EthosBanner *
ethos_window_get_banner (EthosWindow *self)
{
  g_return_val_if_fail (ETHOS_IS_WINDOW (self), NULL);

  return self->banner;
}

/* To what had it, or to the first thing there is to do. */
static void
give_focus (EthosWindow *self, GtkWidget *widget)
{
  if (widget == NULL || !gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget) ||
      !gtk_widget_grab_focus (widget))
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->pages), GTK_DIR_TAB_FORWARD);
}

/* Whoever pressed a button in it goes back to where they were. */
static void
toast_dismissed_cb (EthosWindow *self)
{
  if (is_in_toast (gtk_window_get_focus (GTK_WINDOW (self))))
    give_focus (self, self->before_toast);
}

/**
 * ethos_window_toast:
 * @text: what has just been done, short, translated
 * @button: (nullable): the label of its button, usually Undo, translated
 * @action: (nullable): the detailed name of the button's action
 *
 * Says that something was done and how to take it back. A toast goes by itself: what must not be
 * missed belongs into the banner.
 */
void
ethos_window_toast (EthosWindow *self, const char *text, const char *button, const char *action)
{
  AdwToast *toast;
  g_autofree char *escaped = NULL;

  g_return_if_fail (ETHOS_IS_WINDOW (self));
  g_return_if_fail (text != NULL);
  g_return_if_fail ((button == NULL) == (action == NULL));

  /* A toast's title is markup. */
  escaped = g_markup_escape_text (text, -1);
  toast = adw_toast_new (escaped);
  adw_toast_set_timeout (toast, TOAST_SECONDS);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_dismissed_cb), self,
                           G_CONNECT_SWAPPED);
  if (button != NULL)
    {
      adw_toast_set_button_label (toast, button);
      adw_toast_set_detailed_action_name (toast, action);
    }
  if (g_strcmp0 (action, "win.undo") == 0)
    g_set_weak_pointer (&self->undo_toast, toast);
  if (ethos_window_get_page (self) == ETHOS_PAGE_WORKSHOP)
    ethos_workshop_view_add_toast (self->workshop, toast);
  else
    adw_toast_overlay_add_toast (self->toasts, toast);
  ethos_announce (GTK_WIDGET (self), text);
}

/* Takes away the toast whose button would by now take back something else. */
void
ethos_window_dismiss_undo (EthosWindow *self)
{
  AdwToast *toast = self->undo_toast;

  g_clear_weak_pointer (&self->undo_toast);
  if (toast != NULL)
    adw_toast_dismiss (toast);
}

static gboolean
busy_cb (gpointer user_data)
{
  EthosWindow *self = user_data;

  self->busy_source = 0;
  adw_window_title_set_subtitle (self->title, self->busy_words);
  ethos_announce (GTK_WIDGET (self), self->busy_words);
  return G_SOURCE_REMOVE;
}

/* What takes longer is said. */
static void
update_busy (EthosWindow *self)
{
  if (self->busy > 0 && self->busy_source == 0)
    self->busy_source = g_timeout_add (BUSY_MS, busy_cb, self);
  if (self->busy > 0)
    return;
  g_clear_handle_id (&self->busy_source, g_source_remove);
  if (self->document == NULL)
    adw_window_title_set_subtitle (self->title, "");
}

/* Takes the focus out of what becomes insensitive: an entry that becomes so with the focus in it
 * blinks on, and warns about it; and what is being typed is handed in when the focus goes. */
void
ethos_window_rest_focus (EthosWindow *self)
{
  g_set_weak_pointer (&self->resting, gtk_window_get_focus (GTK_WINDOW (self)));
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
}

/* Gives it back. */
void
ethos_window_wake_focus (EthosWindow *self)
{
  give_focus (self, self->resting);
  g_clear_weak_pointer (&self->resting);
}

/* What is not shown. A list makes the row that gets the focus first, and shows it with the next
 * frame, once it has scrolled there. */
static gboolean
is_hidden (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (gtk_widget_get_mapped (widget))
    return FALSE;
  while (parent != NULL && !gtk_widget_get_mapped (parent))
    parent = gtk_widget_get_parent (parent);
  return parent == NULL || !GTK_IS_LIST_BASE (parent);
}

static gboolean
check_focus_cb (gpointer data)
{
  EthosWindow *self = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean in_workshop = ethos_window_get_page (self) == ETHOS_PAGE_WORKSHOP;

  self->focus_source = 0;
  if (focus == NULL || !is_hidden (focus) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  if (!in_workshop || self->steps == NULL)
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->pages), GTK_DIR_TAB_FORWARD);
  else if (!gtk_widget_child_focus (GTK_WIDGET (self->steps), GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (ethos_workshop_view_get_primary_button (self->workshop));
  return G_SOURCE_REMOVE;
}

/* The focus may be left in a page that is not shown any more, or be given back to what was in it:
 * there it could be neither seen nor heard, but keys would act. It goes on to what is shown, once
 * whatever is going on has put it where it wants. */
void
ethos_window_check_focus (EthosWindow *self)
{
  if (self->focus_source == 0 && !gtk_widget_in_destruction (GTK_WIDGET (self)))
    self->focus_source = g_idle_add (check_focus_cb, self);
}

static void
update_pages (EthosWindow *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->start), self->busy == 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->preview), self->busy == 0);
}

/* While something is read or written the pages do not take another order. The words, translated
 * and for good, say what it is where it takes longer. */
void
ethos_window_begin_busy (EthosWindow *self, const char *words)
{
  g_assert (words != NULL);

  self->busy++;
  self->busy_words = words;
  update_busy (self);
  if (self->busy == 1)
    ethos_window_rest_focus (self);
  update_pages (self);
}

void
ethos_window_end_busy (EthosWindow *self)
{
  g_assert (self->busy > 0);

  self->busy--;
  update_busy (self);
  update_pages (self);
  /* A window that opens meanwhile puts the focus on what is left, beside the page. */
  if (self->busy == 0)
    ethos_window_wake_focus (self);
}

void
ethos_window_tell_error (EthosWindow *self, const char *heading, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  ethos_tell (GTK_WINDOW (self), heading, error->message);
}
