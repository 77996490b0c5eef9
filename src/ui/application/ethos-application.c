// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-application"

#include "config.h"

#include "ethos-application.h"

#include <stdio.h>

#include <glib/gi18n.h>

#include "ethos-application-resources.h"
#include "ethos-keys.h"
#include "ethos-paper-style.h"
#include "ethos-recent-list.h"
#include "ethos-start-page.h"
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
  EthosWindow *window = ethos_window_new (GTK_APPLICATION (self), self->settings);

  ethos_window_set_start (window, ethos_start_page_new (self->recent));
  return window;
}

static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (GTK_WINDOW (create_window (data)));
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
  if (g_variant_dict_contains (options, "version"))
    {
      puts (GETTEXT_PACKAGE " " ETHOS_VERSION);
      return 0;
    }
  return -1;
}

static void
ethos_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "new-window", .activate = new_window_cb },
    { .name = "shortcuts", .activate = shortcuts_cb },
    { .name = "quit", .activate = quit_cb },
  };
  EthosApplication *self = ETHOS_APPLICATION (application);
  guint limit = RECENT_LIMIT;

  G_APPLICATION_CLASS (ethos_application_parent_class)->startup (application);

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
  ethos_keys_install (GTK_APPLICATION (self));
}

static void
ethos_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (create_window (ETHOS_APPLICATION (application)));
  gtk_window_present (window);
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

  /* Naming the resource keeps the linker from dropping it. */
  ethos_application_get_resource ();
}

static void
ethos_application_init (EthosApplication *self)
{
  static const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version and exit"), NULL },
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
                       "resource-base-path", RESOURCES, "flags", G_APPLICATION_DEFAULT_FLAGS, NULL);
}
