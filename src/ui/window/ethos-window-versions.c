// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-window"

#include "config.h"

#include <glib/gi18n.h>

#include "ethos-choose-file.h"
#include "ethos-versions-dialog.h"
#include "ethos-window-private.h"

/* The previous versions of the open workshop. */

/* A copy that is asked for, and of what. */
typedef struct
{
  EthosVersionsDialog *dialog;
  EthosDocument *document;
  EthosBackup *version;
  /* Holds the version. */
  GPtrArray *versions;
} Wanted;

static void
wanted_free (Wanted *wanted)
{
  g_object_unref (wanted->dialog);
  g_object_unref (wanted->document);
  g_ptr_array_unref (wanted->versions);
  g_free (wanted);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wanted, wanted_free)

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosVersionsDialog) dialog = data;
  g_autoptr (GError) error = NULL;

  if (ethos_document_copy_version_finish (ETHOS_DOCUMENT (source), result, &error))
    ethos_versions_dialog_tell (dialog, _ ("Copy saved"));
  else
    ethos_window_tell_not_copied (GTK_WINDOW (dialog), error);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Wanted) wanted = data;
  g_autoptr (GFile) file = ethos_choose_file_finish (result, NULL);
  const char *path = file != NULL ? g_file_peek_path (file) : NULL;

  if (path != NULL)
    ethos_document_copy_version_async (wanted->document, wanted->version, path, copied_cb,
                                       g_object_ref (wanted->dialog));
}

static void
copy_wanted_cb (EthosVersionsDialog *dialog, EthosBackup *version, GPtrArray *versions)
{
  EthosWindow *self = ETHOS_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (dialog)));
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc (version->time);
  g_autofree char *day = when != NULL ? g_date_time_format (when, "%F") : NULL;
  g_autofree char *name =
      day != NULL ? g_strdup_printf ("%s (%" G_GUINT64_FORMAT ")", day, version->serial) : NULL;
  const EthosWindowCopy copy = { .title = _ ("Save a Previous Version"),
                                 .what = name != NULL ? name : _ ("previous"),
                                 .suffix = ".ethos" };
  Wanted *wanted;

  if (self->document == NULL)
    return;
  wanted = g_new0 (Wanted, 1);
  wanted->dialog = g_object_ref (dialog);
  wanted->document = g_object_ref (self->document);
  wanted->version = version;
  wanted->versions = g_ptr_array_ref (versions);
  ethos_window_choose_copy (self, GTK_WINDOW (dialog), &copy, chosen_cb, wanted);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions =
      ethos_document_list_versions_finish (ETHOS_DOCUMENT (source), result, &error);
  GtkWindow *dialog;

  if (self->document != ETHOS_DOCUMENT (source))
    return;
  if (versions == NULL)
    {
      ethos_window_tell_error (self, _ ("Could Not Look for Previous Versions"), error);
      return;
    }
  dialog =
      ethos_versions_dialog_new (GTK_WINDOW (self), versions,
                                 ethos_clock_get_wall_ms (ethos_store_get_clock (self->store)) /
                                     1000);
  g_signal_connect_data (dialog, "copy-wanted", G_CALLBACK (copy_wanted_cb),
                         g_ptr_array_ref (versions), (GClosureNotify) (GCallback) g_ptr_array_unref,
                         0);
  gtk_window_present (dialog);
}

static void
versions_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosWindow *self = ETHOS_WINDOW (widget);

  ethos_document_list_versions_async (self->document, listed_cb, g_object_ref (self));
}

void
ethos_window_install_versions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.versions", NULL, versions_cb);
}
