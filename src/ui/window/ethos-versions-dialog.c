// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-window"

#include "config.h"

#include "ethos-versions-dialog.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-backups.h"
#include "ethos-text.h"

#define DEFAULT_WIDTH 480
#define DEFAULT_HEIGHT 520

/* The version of a row. */
#define VERSION "ethos-version"

struct _EthosVersionsDialog
{
  AdwWindow parent_instance;

  GPtrArray *versions;
  AdwToastOverlay *toasts;
};

G_DEFINE_FINAL_TYPE (EthosVersionsDialog, ethos_versions_dialog, ADW_TYPE_WINDOW)

enum
{
  COPY_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_day (gint64 time, gint64 now)
{
  g_autoptr (GDateTime) day = g_date_time_new_from_unix_utc (time);
  g_autoptr (GDateTime) today = g_date_time_new_from_unix_local (now);

  if (day == NULL || today == NULL)
    return g_strdup (_ ("An unknown day"));
  if (g_date_time_get_year (day) == g_date_time_get_year (today) &&
      g_date_time_get_day_of_year (day) == g_date_time_get_day_of_year (today))
    return g_strdup (C_ ("day of a version", "Today"));
  /* Translators: a day as of g_date_time_format(). */
  return g_date_time_format (day, C_ ("day of a version", "%A, %e %B %Y"));
}

/**
 * ethos_version_dup_name:
 * @version: a previous version
 * @now: what time it is, seconds since 1970
 *
 * Returns: (transfer full): what to call it: its day and its number; a time of day would tell when
 *   notes were written
 */
char *
ethos_version_dup_name (const EthosBackup *version, gint64 now)
{
  g_autofree char *day = dup_day (version->time, now);
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, version->serial);

  /* Translators: the day of a previous version, and its number: “Today, version 12”. */
  return g_strdup_printf (C_ ("name of a version", "%s, version %s"), day, number);
}

static void
copy_clicked_cb (EthosVersionsDialog *self, GtkWidget *button)
{
  g_signal_emit (self, signals[COPY_WANTED], 0, g_object_get_data (G_OBJECT (button), VERSION));
}

static GtkWidget *
new_row (EthosVersionsDialog *self, EthosBackup *version, gint64 now)
{
  g_autofree char *title = ethos_version_dup_name (version, now);
  g_autofree char *name = ethos_text_print_isolated (_ ("Save a copy of the version: %s"), title);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Save a _Copy…"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), VERSION, version);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (copy_clicked_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  return row;
}

static GtkWidget *
new_list (EthosVersionsDialog *self, gint64 now)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _ ("Kept on this computer while you work. A copy is a workshop of its own; the one that is "
         "open stays as it is."));
  for (guint i = 0; i < self->versions->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               new_row (self, g_ptr_array_index (self->versions, i), now));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return page;
}

static GtkWidget *
new_empty (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No Previous Versions"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      _ ("They are kept while you work. When notes are revealed or erased, they go."));
  return page;
}

static void
ethos_versions_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (ETHOS_VERSIONS_DIALOG (object)->versions);
  G_OBJECT_CLASS (ethos_versions_dialog_parent_class)->finalize (object);
}

static void
ethos_versions_dialog_class_init (EthosVersionsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ethos_versions_dialog_finalize;

  /* With the EthosBackup of which a copy is wanted. */
  signals[COPY_WANTED] = g_signal_new ("copy-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
ethos_versions_dialog_init (EthosVersionsDialog *self)
{
  /* Not of the class: libadwaita has the role read before that is known. */
  g_object_set (self, "accessible-role", GTK_ACCESSIBLE_ROLE_DIALOG, NULL);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Previous Versions"));
  gtk_window_set_default_size (GTK_WINDOW (self), DEFAULT_WIDTH, DEFAULT_HEIGHT);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
}

/**
 * ethos_versions_dialog_new:
 * @parent: (nullable): the window over which it is shown
 * @versions: (element-type EthosBackup): the previous versions of its workshop, newest first
 * @now: what time it is, seconds since 1970
 *
 * Shows when they were kept, and asks with the signal “copy-wanted” for a copy of one.
 *
 * Returns: a modal dialog
 */
GtkWindow *
ethos_versions_dialog_new (GtkWindow *parent, GPtrArray *versions, gint64 now)
{
  EthosVersionsDialog *self;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *content;

  g_return_val_if_fail (versions != NULL, NULL);

  self = g_object_new (ETHOS_TYPE_VERSIONS_DIALOG, "transient-for", parent, NULL);
  self->versions = g_ptr_array_ref (versions);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  content = versions->len > 0 ? new_list (self, now) : new_empty ();
  gtk_widget_set_vexpand (content, TRUE);
  gtk_box_append (GTK_BOX (box), content);
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  adw_toast_overlay_set_child (self->toasts, box);
  adw_window_set_content (ADW_WINDOW (self), GTK_WIDGET (self->toasts));
  return GTK_WINDOW (self);
}

/**
 * ethos_versions_dialog_tell:
 * @message: what has just happened, translated
 */
void
ethos_versions_dialog_tell (EthosVersionsDialog *self, const char *message)
{
  g_return_if_fail (ETHOS_IS_VERSIONS_DIALOG (self));

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (message));
  ethos_announce (GTK_WIDGET (self), message);
}
