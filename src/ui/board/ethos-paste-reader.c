// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-paste-reader.h"

#include <glib/gi18n.h>

#include "ethos-clipboard.h"
#include "ethos-paste-text.h"

/* One byte more than is taken, to tell what is too much, and a zero at the end. */
#define MOST_BYTES (ETHOS_PASTE_MAX_BYTES + 2)

/* What programs offer that have words, best first; some have nothing but a table or its markup. */
static const char *const text_types[] = {
  "text/plain;charset=utf-8",
  "text/plain",
  "text/csv;charset=utf-8",
  "text/csv",
  "text/markdown;charset=utf-8",
  "text/markdown",
  NULL,
};

static gboolean
has_type (GdkContentFormats *formats, const char *prefix)
{
  gsize n_types;
  const char *const *types = gdk_content_formats_get_mime_types (formats, &n_types);

  for (gsize i = 0; i < n_types; i++)
    if (g_str_has_prefix (types[i], prefix))
      return TRUE;
  return FALSE;
}

/* Says what is there instead of text. */
static GError *
explain (GdkContentFormats *formats)
{
  gsize n_types, n_mime_types;

  gdk_content_formats_get_gtypes (formats, &n_types);
  gdk_content_formats_get_mime_types (formats, &n_mime_types);
  if (n_types == 0 && n_mime_types == 0)
    return g_error_new_literal (ETHOS_PASTE_ERROR, ETHOS_PASTE_ERROR_EMPTY,
                                _ ("There is nothing to paste. Copy some text first."));
  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE) || has_type (formats, "image/"))
    return g_error_new_literal (
        ETHOS_PASTE_ERROR, ETHOS_PASTE_ERROR_PICTURE,
        _ ("What was copied is a picture. Notes are made of text: copy words, a "
           "list, or a column of a table."));
  if (has_type (formats, "text/html") || has_type (formats, "text/rtf"))
    return g_error_new_literal (ETHOS_PASTE_ERROR, ETHOS_PASTE_ERROR_FORMATTED,
                                _ ("What was copied is a formatted page without plain text. Copy "
                                   "it again as plain text."));
  return g_error_new_literal (ETHOS_PASTE_ERROR, ETHOS_PASTE_ERROR_NOT_TEXT,
                              _ ("What was copied is not text. Notes are made of text."));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = ethos_clipboard_read_finish (result, &error);
  char *text = NULL;

  if (bytes != NULL)
    text =
        ethos_paste_check_text (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  if (text != NULL)
    g_task_return_pointer (task, text, g_free);
  else
    g_task_return_error (task, error);
}

static void
formats_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GdkContentFormats) formats = ethos_clipboard_find_formats_finish (result, &error);

  if (formats == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  formats = gdk_content_formats_union_serialize_mime_types (g_steal_pointer (&formats));
  if (!has_type (formats, "text/plain") && !has_type (formats, "text/csv") &&
      !has_type (formats, "text/markdown"))
    {
      g_task_return_error (task, explain (formats));
      return;
    }
  ethos_clipboard_read_async (GDK_CLIPBOARD (source), text_types, MOST_BYTES,
                              g_task_get_cancellable (task), read_cb, g_object_ref (task));
}

/**
 * ethos_paste_read_async:
 * @clipboard: where to read
 * @cancellable: (nullable): to give up
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads at most %ETHOS_PASTE_MAX_BYTES of text, however much is offered.
 */
void
ethos_paste_read_async (GdkClipboard *clipboard,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task;

  g_return_if_fail (GDK_IS_CLIPBOARD (clipboard));

  task = g_task_new (clipboard, cancellable, callback, user_data);
  g_task_set_source_tag (task, ethos_paste_read_async);
  ethos_clipboard_find_formats_async (clipboard, cancellable, formats_found_cb, task);
}

/**
 * ethos_paste_read_finish:
 * @result: what the callback got
 * @error: where to say why there is no text, in words for people
 *
 * Errors: any #EthosPasteError, and what the other program made of it.
 *
 * Returns: (transfer full) (nullable): valid text that is not blank
 */
char *
ethos_paste_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
