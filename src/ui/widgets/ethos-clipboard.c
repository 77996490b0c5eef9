// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-widgets"

#include "config.h"

#include "ethos-clipboard.h"

/* Another program may offer any amount: the toolkit's own functions take all of it. */

const char *const ethos_clipboard_text_types[] = { "text/plain;charset=utf-8", "text/plain", NULL };

typedef struct
{
  gsize most;
  char *buffer;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->buffer);
  g_free (reading);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  GError *error = NULL;
  gsize length = 0;

  if (g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &length, &error))
    g_task_return_pointer (task, g_bytes_new_take (g_steal_pointer (&reading->buffer), length),
                           (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
open_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;
  g_autoptr (GInputStream) stream =
      gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);

  if (stream == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  reading->buffer = g_malloc (reading->most);
  g_input_stream_read_all_async (stream, reading->buffer, reading->most, G_PRIORITY_DEFAULT,
                                 cancellable, read_cb, g_steal_pointer (&task));
}

typedef struct
{
  gulong handler;
  guint timeout;
} Waiting;

static gboolean
is_empty (GdkContentFormats *formats)
{
  gsize n_types, n_mime_types;

  gdk_content_formats_get_gtypes (formats, &n_types);
  gdk_content_formats_get_mime_types (formats, &n_mime_types);
  return n_types == 0 && n_mime_types == 0;
}

static void
return_formats (GTask *task)
{
  GdkClipboard *clipboard = g_task_get_source_object (task);

  g_task_return_pointer (task, gdk_content_formats_ref (gdk_clipboard_get_formats (clipboard)),
                         (GDestroyNotify) gdk_content_formats_unref);
  g_object_unref (task);
}

static void
formats_changed_cb (GdkClipboard *clipboard, GParamSpec *pspec, GTask *task)
{
  Waiting *waiting = g_task_get_task_data (task);

  if (is_empty (gdk_clipboard_get_formats (clipboard)))
    return;
  g_clear_signal_handler (&waiting->handler, clipboard);
  g_clear_handle_id (&waiting->timeout, g_source_remove);
  return_formats (task);
}

static gboolean
patience_cb (gpointer user_data)
{
  GTask *task = user_data;
  Waiting *waiting = g_task_get_task_data (task);

  waiting->timeout = 0;
  g_clear_signal_handler (&waiting->handler, g_task_get_source_object (task));
  return_formats (task);
  return G_SOURCE_REMOVE;
}

/**
 * ethos_clipboard_find_formats_async:
 * @clipboard: where to look
 * @cancellable: (nullable): to give up
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks what the clipboard offers. Between a copy in another program and that program's answer it
 * seems to offer nothing; so nothing counts only once it has lasted
 * %ETHOS_CLIPBOARD_PATIENCE milliseconds.
 */
void
ethos_clipboard_find_formats_async (GdkClipboard *clipboard,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  GTask *task;
  Waiting *waiting;

  g_return_if_fail (GDK_IS_CLIPBOARD (clipboard));

  task = g_task_new (clipboard, cancellable, callback, user_data);
  g_task_set_source_tag (task, ethos_clipboard_find_formats_async);
  if (!is_empty (gdk_clipboard_get_formats (clipboard)))
    {
      return_formats (task);
      return;
    }
  waiting = g_new0 (Waiting, 1);
  g_task_set_task_data (task, waiting, g_free);
  waiting->handler =
      g_signal_connect (clipboard, "notify::formats", G_CALLBACK (formats_changed_cb), task);
  waiting->timeout = g_timeout_add (ETHOS_CLIPBOARD_PATIENCE, patience_cb, task);
}

/**
 * ethos_clipboard_find_formats_finish:
 *
 * Errors: %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): what is offered, which may be nothing
 */
GdkContentFormats *
ethos_clipboard_find_formats_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * ethos_clipboard_read_async:
 * @clipboard: where to read
 * @mime_types: (array zero-terminated=1): what is wanted, best first
 * @most: how many bytes are enough
 * @cancellable: (nullable): to give up
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads at most @most bytes, however much is offered.
 */
void
ethos_clipboard_read_async (GdkClipboard *clipboard,
                            const char *const *mime_types,
                            gsize most,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task;
  Reading *reading;

  g_return_if_fail (GDK_IS_CLIPBOARD (clipboard));
  g_return_if_fail (mime_types != NULL);
  g_return_if_fail (most > 0);

  task = g_task_new (clipboard, cancellable, callback, user_data);
  g_task_set_source_tag (task, ethos_clipboard_read_async);
  reading = g_new0 (Reading, 1);
  reading->most = most;
  g_task_set_task_data (task, reading, reading_free);
  gdk_clipboard_read_async (clipboard, (const char **) mime_types, G_PRIORITY_DEFAULT, cancellable,
                            open_cb, task);
}

/**
 * ethos_clipboard_read_finish:
 *
 * Errors: what the other program made of it; %G_IO_ERROR_NOT_SUPPORTED where it offers none of the
 * types.
 *
 * Returns: (transfer full) (nullable): what was read
 */
GBytes *
ethos_clipboard_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
