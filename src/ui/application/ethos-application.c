// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-application"

#include "config.h"

#include "ethos-application.h"

#include <stdio.h>

#include <glib/gi18n.h>

#include "ethos-application-resources.h"
#include "ethos-keys.h"
#include "ethos-paper-style.h"
#include "ethos-preferences.h"
#include "ethos-recent-list.h"
#include "ethos-widget-names.h"
#include "ethos-window.h"

#define RESOURCES "/io/github/ethos_workshops/Ethos"
/* How many recent workshops are listed where no settings are installed. */
#define RECENT_LIMIT 12

struct _EthosApplication
{
  AdwApplication parent_instance;

  EthosPaperStyle *style;
  EthosRecentList *recent;
  GSettings *settings;
  gboolean sample;
};

G_DEFINE_FINAL_TYPE (EthosApplication, ethos_application, ADW_TYPE_APPLICATION)

/* Where the schema is not installed the application runs with its defaults: GSettings itself would
 * end it. */
static GSettings *
find_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, ETHOS_APPLICATION_ID, TRUE);
  if (schema == NULL)
    {
      g_info ("The settings schema %s is not installed", ETHOS_APPLICATION_ID);
      return NULL;
    }
  return g_settings_new_full (schema, NULL, NULL);
}

static void
apply_appearance (EthosApplication *self)
{
  g_autofree char *appearance = g_settings_get_string (self->settings, "appearance");
  AdwColorScheme scheme = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (appearance, "light"))
    scheme = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (appearance, "dark"))
    scheme = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_application_get_style_manager (ADW_APPLICATION (self)),
                                      scheme);
}

static EthosWindow *
create_window (EthosApplication *self)
{
  return ethos_window_new (GTK_APPLICATION (self), self->settings, self->recent);
}

/* Where something new can be shown without taking anything away. */
static EthosWindow *
find_free_window (EthosApplication *self)
{
  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (self)); link != NULL;
       link = link->next)
    if (ETHOS_IS_WINDOW (link->data) && ethos_window_is_free (link->data))
      return link->data;
  return create_window (self);
}

static EthosWindow *
find_window_of (EthosApplication *self, GFile *file)
{
  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (self)); link != NULL;
       link = link->next)
    {
      EthosDocument *document =
          ETHOS_IS_WINDOW (link->data) ? ethos_window_get_document (link->data) : NULL;
      g_autoptr (GFile) open = NULL;

      if (document == NULL)
        continue;
      open = g_file_new_for_path (ethos_document_get_path (document));
      if (g_file_equal (open, file))
        return link->data;
    }
  return NULL;
}

static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (GTK_WINDOW (create_window (data)));
}

static void
try_sample_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EthosWindow *window = find_free_window (data);

  gtk_window_present (GTK_WINDOW (window));
  ethos_window_try_sample (window);
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EthosApplication *self = data;
  GtkWindow *window = ethos_preferences_new (self->settings);

  gtk_window_set_transient_for (window, gtk_application_get_active_window (GTK_APPLICATION (self)));
  gtk_window_present (window);
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *parent = gtk_application_get_active_window (data);
  GtkWindow *window = ethos_keys_window_new ();

  if (parent != NULL)
    gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}

/* Closing asks each window, which may have something to finish first. */
static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (data));

  for (GList *link = windows; link != NULL; link = link->next)
    gtk_window_close (link->data);
}

static int
ethos_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  EthosApplication *self = ETHOS_APPLICATION (application);
  g_autoptr (GError) error = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      puts (GETTEXT_PACKAGE " " ETHOS_VERSION);
      return 0;
    }
  if (!g_variant_dict_contains (options, "sample"))
    return -1;
  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("%s: %s\n", GETTEXT_PACKAGE, error->message);
      return 1;
    }
  if (g_application_get_is_remote (application))
    {
      g_action_group_activate_action (G_ACTION_GROUP (application), "try-sample", NULL);
      return 0;
    }
  /* The first instance has no window yet: it shows the sample when it is activated. */
  self->sample = TRUE;
  return -1;
}

static void
read_icons_thread (GTask *task, gpointer theme, gpointer data, GCancellable *cancellable)
{
  gtk_icon_theme_has_icon (theme, ETHOS_APPLICATION_ID);
  g_task_return_boolean (task, TRUE);
}

/* GTK reads the icons in a thread when it starts, but what is read is void as soon as a path is
 * added, and GtkApplication and libadwaita each add one: the first icon would wait for all of them
 * to be read again. Lookups in another thread are fine once a theme is set up. */
static void
read_icons (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  g_autoptr (GTask) task = g_task_new (theme, NULL, NULL, NULL);

  g_task_run_in_thread (task, read_icons_thread);
}

static void
ethos_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "new-window", .activate = new_window_cb },
    { .name = "try-sample", .activate = try_sample_cb },
    { .name = "preferences", .activate = preferences_cb },
    { .name = "shortcuts", .activate = shortcuts_cb },
    { .name = "quit", .activate = quit_cb },
  };
  EthosApplication *self = ETHOS_APPLICATION (application);
  guint limit = RECENT_LIMIT;

  G_APPLICATION_CLASS (ethos_application_parent_class)->startup (application);
  read_icons ();
  ethos_widget_names_install ();

  gtk_window_set_default_icon_name (ETHOS_APPLICATION_ID);
  self->settings = find_settings ();
  if (self->settings != NULL)
    {
      limit = (guint) g_settings_get_int (self->settings, "recent-limit");
      g_signal_connect_object (self->settings, "changed::appearance", G_CALLBACK (apply_appearance),
                               self, G_CONNECT_SWAPPED);
      apply_appearance (self);
    }
  self->style = ethos_paper_style_new (gdk_display_get_default ());
  self->recent = ethos_recent_list_new (gtk_recent_manager_get_default (), limit);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  if (self->settings == NULL)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self),
                                                                              "preferences")),
                                 FALSE);
  ethos_keys_install (GTK_APPLICATION (self));
}

static void
ethos_application_activate (GApplication *application)
{
  EthosApplication *self = ETHOS_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (create_window (self));
  gtk_window_present (window);
  if (self->sample)
    ethos_window_try_sample (ETHOS_WINDOW (window));
  self->sample = FALSE;
}

static void
ethos_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  EthosApplication *self = ETHOS_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    {
      EthosWindow *window = find_window_of (self, files[i]);

      if (window == NULL)
        {
          window = find_free_window (self);
          ethos_window_open_file (window, files[i]);
        }
      gtk_window_present (GTK_WINDOW (window));
    }
}

static void
ethos_application_dispose (GObject *object)
{
  EthosApplication *self = ETHOS_APPLICATION (object);

  g_clear_object (&self->style);
  g_clear_object (&self->recent);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (ethos_application_parent_class)->dispose (object);
}

static void
ethos_application_class_init (EthosApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ethos_application_dispose;
  application_class->handle_local_options = ethos_application_handle_local_options;
  application_class->startup = ethos_application_startup;
  application_class->activate = ethos_application_activate;
  application_class->open = ethos_application_open;

  /* Naming the resource keeps the linker from dropping it. */
  ethos_application_get_resource ();
}

static void
ethos_application_init (EthosApplication *self)
{
  static const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version and exit"), NULL },
    { "sample", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open a small workshop to try things with"),
      NULL },
    { 0 },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * ethos_application_new:
 *
 * Returns: (transfer full): the application
 */
EthosApplication *
ethos_application_new (void)
{
  return g_object_new (ETHOS_TYPE_APPLICATION, "application-id", ETHOS_APPLICATION_ID,
                       "resource-base-path", RESOURCES, "flags", G_APPLICATION_HANDLES_OPEN, NULL);
}
