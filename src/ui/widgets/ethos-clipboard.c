// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-widgets"

#include "config.h"

#include "ethos-clipboard.h"

#include <glib/gi18n.h>

/* Another program may offer any amount: the toolkit's own functions take all of it. */

const char *const ethos_clipboard_text_types[] = { "text/plain;charset=utf-8", "text/plain", NULL };

/* In pieces: as long as some come, there is no reason to give up. */
#define PIECE_BYTES (64 * 1024)

typedef struct
{
  gsize most;
  GByteArray *bytes;
  guint patience;
  gboolean over;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_handle_id (&reading->patience, g_source_remove);
  g_clear_pointer (&reading->bytes, g_byte_array_unref);
  g_free (reading);
}

/* GTK 4.8 on X11 waits for ever for more than fits into one message of the display server. What it
 * waits for may still come, and is left alone then. */
static gboolean
read_patience_cb (gpointer user_data)
{
  GTask *task = user_data;
  Reading *reading = g_task_get_task_data (task);

  reading->patience = 0;
  reading->over = TRUE;
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "%s",
                           _ ("What was copied did not come. If it is much, save it as a file, and "
                              "import that."));
  return G_SOURCE_REMOVE;
}

static void
wait_on (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);

  g_clear_handle_id (&reading->patience, g_source_remove);
  reading->patience = g_timeout_add (ETHOS_CLIPBOARD_READ_PATIENCE, read_patience_cb, task);
}

static void
return_bytes (GTask *task, GError *error)
{
  Reading *reading = g_task_get_task_data (task);

  g_clear_handle_id (&reading->patience, g_source_remove);
  reading->over = TRUE;
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_byte_array_free_to_bytes (g_steal_pointer (&reading->bytes)),
                           (GDestroyNotify) g_bytes_unref);
}

static void read_on (GInputStream *stream, GTask *task);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) piece =
      g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);

  if (reading->over)
    {
      g_clear_error (&error);
      return;
    }
  if (piece == NULL)
    {
      return_bytes (task, error);
      return;
    }
  g_byte_array_append (reading->bytes, g_bytes_get_data (piece, NULL),
                       (guint) g_bytes_get_size (piece));
  if (g_bytes_get_size (piece) == 0 || reading->bytes->len >= reading->most)
    return_bytes (task, NULL);
  else
    read_on (G_INPUT_STREAM (source), g_steal_pointer (&task));
}

static void
read_on (GInputStream *stream, GTask *task)
{
  Reading *reading = g_task_get_task_data (task);

  wait_on (task);
  g_input_stream_read_bytes_async (stream, MIN (PIECE_BYTES, reading->most - reading->bytes->len),
                                   G_PRIORITY_DEFAULT, g_task_get_cancellable (task), read_cb,
                                   task);
}

static void
open_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GInputStream) stream =
      gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);

  if (reading->over)
    g_clear_error (&error);
  else if (stream == NULL)
    return_bytes (task, error);
  else
    read_on (stream, g_steal_pointer (&task));
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
  reading->bytes = g_byte_array_new ();
  g_task_set_task_data (task, reading, reading_free);
  wait_on (task);
  gdk_clipboard_read_async (clipboard, (const char **) mime_types, G_PRIORITY_DEFAULT, cancellable,
                            open_cb, task);
}

/**
 * ethos_clipboard_read_finish:
 *
 * Errors: what the other program made of it; %G_IO_ERROR_NOT_SUPPORTED where it offers none of the
 * types; %G_IO_ERROR_TIMED_OUT where nothing came for %ETHOS_CLIPBOARD_READ_PATIENCE milliseconds,
 * in words for people.
 *
 * Returns: (transfer full) (nullable): what was read
 */
GBytes *
ethos_clipboard_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
