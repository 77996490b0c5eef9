// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-compat"

#include "config.h"

#include "ethos-open-uri.h"

#include <glib/gi18n.h>

#include "ethos-ask.h"

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;

  if (gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
help_shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (ethos_open_uri_finish (result, &error) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  ethos_tell (GTK_WINDOW (source), _ ("The Help Can’t Be Shown"),
              _ ("No help viewer is installed. Install “yelp”, then press F1 again."));
}

/**
 * ethos_open_uri_async:
 * @parent: the window that asks
 * @uri: an address, a file or a help page
 * @cancellable: (nullable): stops waiting for it
 *
 * Opens @uri in whatever the desktop has for it.
 */
void
ethos_open_uri_async (GtkWindow *parent,
                      const char *uri,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (uri != NULL);

  task = g_task_new (parent, cancellable, callback, user_data);
  g_task_set_source_tag (task, ethos_open_uri_async);
  gtk_show_uri_full (parent, uri, GDK_CURRENT_TIME, cancellable, shown_cb, g_steal_pointer (&task));
}

/**
 * ethos_open_uri_finish:
 *
 * Returns: whether something was started for it
 */
gboolean
ethos_open_uri_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ethos_open_help:
 * @parent: the window that asks
 * @page: (nullable): the id of a page, or %NULL for the index
 *
 * Opens the help, or says what is missing.
 */
void
ethos_open_help (GtkWindow *parent, const char *page)
{
  g_autofree char *uri = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  uri = page != NULL ? g_strconcat ("help:" GETTEXT_PACKAGE "/", page, NULL)
                     : g_strdup ("help:" GETTEXT_PACKAGE);
  ethos_open_uri_async (parent, uri, NULL, help_shown_cb, NULL);
}
