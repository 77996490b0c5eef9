// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-recent.h"

#include <string.h>

#include "ethos-atomic-file.h"
#include "ethos-json-reader.h"
#include "ethos-json-writer.h"
#include "ethos-state-dir.h"

#define NAME "recent.json"
#define FORMAT "ethos-recent"
#define VERSION 1

/* Twenty paths and titles; whatever is larger isn't ours. */
#define SIZE_MAX_BYTES (1024 * 1024)
#define TEXT_MAX_BYTES 16384
#define OPENED_MAX G_GINT64_CONSTANT (99999999999999)

typedef struct
{
  const EthosFiles *files;
  char *root;
  /* What to add or remove; NULL: only list. */
  char *path;
  char *title;
  gint64 opened;
  gboolean remove;
} Request;

/* Changes are read, changed and written as a whole, one after the other. */
static GMutex lock;

static void
request_free (Request *request)
{
  g_free (request->root);
  g_free (request->path);
  g_free (request->title);
  g_free (request);
}

static gboolean
read_entry (EthosJsonCursor *cursor, GPtrArray *list, GError **error)
{
  g_autoptr (EthosRecent) entry = g_new0 (EthosRecent, 1);
  const char *uri = NULL;
  const char *title = "";

  if (!ethos_json_cursor_enter_object (cursor, NULL, error) ||
      !ethos_json_cursor_get_string (cursor, "uri", ETHOS_JSON_REQUIRED, TEXT_MAX_BYTES, &uri,
                                     error) ||
      !ethos_json_cursor_get_string (cursor, "title", ETHOS_JSON_OPTIONAL, TEXT_MAX_BYTES, &title,
                                     error) ||
      !ethos_json_cursor_get_int (cursor, "opened", ETHOS_JSON_OPTIONAL, 0, OPENED_MAX,
                                  &entry->opened, error))
    return FALSE;
  ethos_json_cursor_leave (cursor);
  entry->path = g_filename_from_uri (uri, NULL, NULL);
  entry->title = g_strdup (title);
  if (entry->path != NULL)
    g_ptr_array_add (list, g_steal_pointer (&entry));
  return TRUE;
}

static gboolean
parse (GBytes *bytes, GPtrArray *list, GError **error)
{
  EthosJsonLimits limits = ethos_json_limits_content;
  g_autoptr (EthosJsonCursor) cursor = NULL;
  g_autoptr (JsonNode) root = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  gint64 version = 0;

  limits.max_bytes = SIZE_MAX_BYTES;
  root = ethos_json_parse (text, length, &limits, error);
  if (root == NULL)
    return FALSE;
  cursor = ethos_json_cursor_new (root);
  if (!ethos_json_cursor_enter_object (cursor, NULL, error) ||
      !ethos_json_cursor_get_int (cursor, "version", ETHOS_JSON_REQUIRED, VERSION, VERSION,
                                  &version, error) ||
      !ethos_json_cursor_enter_array (cursor, "workshops", ETHOS_JSON_REQUIRED, ETHOS_RECENT_MAX,
                                      error))
    return FALSE;
  while (ethos_json_cursor_next (cursor))
    if (!read_entry (cursor, list, error))
      return FALSE;
  return TRUE;
}

/* A list that can't be read is no reason to stop anybody: it begins anew. */
static GPtrArray *
load (const EthosFiles *files, const char *root)
{
  g_autofree char *path = g_build_filename (root, NAME, NULL);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) ethos_recent_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ethos_atomic_file_read (files, path, SIZE_MAX_BYTES, NULL, &error);

  if (bytes == NULL || !parse (bytes, list, &error))
    g_debug ("%s", error->message);
  return g_steal_pointer (&list);
}

static GBytes *
encode (GPtrArray *list, GError **error)
{
  g_autoptr (EthosJsonWriter) writer = ethos_json_writer_new (ETHOS_JSON_INDENTED, NULL, NULL);

  ethos_json_writer_begin_object (writer, NULL);
  ethos_json_writer_add_string (writer, "format", FORMAT);
  ethos_json_writer_add_int (writer, "version", VERSION);
  ethos_json_writer_begin_array (writer, "workshops");
  for (guint i = 0; i < list->len; i++)
    {
      const EthosRecent *entry = g_ptr_array_index (list, i);
      g_autofree char *uri = g_filename_to_uri (entry->path, NULL, NULL);

      if (uri == NULL)
        continue;
      ethos_json_writer_begin_object (writer, NULL);
      ethos_json_writer_add_string (writer, "uri", uri);
      ethos_json_writer_add_string (writer, "title", entry->title);
      ethos_json_writer_add_int (writer, "opened", entry->opened);
      ethos_json_writer_end_object (writer);
    }
  ethos_json_writer_end_array (writer);
  ethos_json_writer_end_object (writer);
  return ethos_json_writer_finish_bytes (writer, error);
}

static void
drop (GPtrArray *list, const char *path)
{
  for (guint i = list->len; i > 0; i--)
    if (g_str_equal (((const EthosRecent *) g_ptr_array_index (list, i - 1))->path, path))
      g_ptr_array_remove_index (list, i - 1);
}

static gboolean
change (const Request *request, GError **error)
{
  g_autoptr (GPtrArray) list = load (request->files, request->root);
  g_autofree char *path = g_build_filename (request->root, NAME, NULL);
  g_autoptr (GBytes) bytes = NULL;

  drop (list, request->path);
  if (!request->remove)
    {
      EthosRecent *entry = g_new0 (EthosRecent, 1);

      entry->path = g_strdup (request->path);
      entry->title = g_strdup (request->title != NULL ? request->title : "");
      entry->opened = CLAMP (request->opened, 0, OPENED_MAX);
      g_ptr_array_insert (list, 0, entry);
    }
  if (list->len > ETHOS_RECENT_MAX)
    g_ptr_array_set_size (list, ETHOS_RECENT_MAX);
  bytes = encode (list, error);
  return bytes != NULL && ethos_state_dir_prepare_root (request->files, request->root, error) &&
         ethos_atomic_file_replace (request->files, path, bytes, NULL, NULL, NULL, NULL, error);
}

static void
change_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  gboolean done;

  g_mutex_lock (&lock);
  done = change (data, &error);
  g_mutex_unlock (&lock);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
list_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Request *request = data;
  GPtrArray *list;

  g_mutex_lock (&lock);
  list = load (request->files, request->root);
  g_mutex_unlock (&lock);
  for (guint i = 0; i < list->len; i++)
    {
      EthosRecent *entry = g_ptr_array_index (list, i);
      struct stat info;

      entry->missing = ethos_files_stat (request->files, entry->path, &info) != 0;
    }
  g_task_return_pointer (task, list, (GDestroyNotify) g_ptr_array_unref);
}

static void
begin (const Request *request,
       gpointer tag,
       GTaskThreadFunc thread,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Request *own = g_memdup2 (request, sizeof *request);

  own->root = request->root != NULL ? g_strdup (request->root) : ethos_state_dir_dup_root ();
  own->path = g_strdup (request->path);
  own->title = g_strdup (request->title);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, own, (GDestroyNotify) request_free);
  g_task_run_in_thread (task, thread);
}

void
ethos_recent_free (EthosRecent *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self->title);
  g_free (self);
}

/**
 * ethos_recent_list_async:
 * @files: (nullable): the seam
 * @root: (nullable): the state folder; %NULL: ethos_state_dir_dup_root()
 *
 * Reads the list and looks whether the files are there, which may take a while for drives that
 * are asleep.
 */
void
ethos_recent_list_async (const EthosFiles *files,
                         const char *root,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  const Request request = { .files = files, .root = (char *) root };

  begin (&request, ethos_recent_list_async, list_thread, callback, user_data);
}

/**
 * ethos_recent_list_finish:
 *
 * Returns: (transfer full) (element-type EthosRecent): at most %ETHOS_RECENT_MAX, the last opened
 *   first; empty where there is no list or it can't be read
 */
GPtrArray *
ethos_recent_list_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * ethos_recent_add_async:
 * @path: (type filename): an absolute path
 * @title: (nullable): of the workshop
 * @opened: milliseconds since 1970
 *
 * Puts a workshop first; it is in the list once. The oldest goes when there are too many.
 */
void
ethos_recent_add_async (const EthosFiles *files,
                        const char *root,
                        const char *path,
                        const char *title,
                        gint64 opened,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  const Request request = { files, (char *) root, (char *) path, (char *) title, opened, FALSE };

  g_return_if_fail (path != NULL && g_path_is_absolute (path));

  begin (&request, ethos_recent_add_async, change_thread, callback, user_data);
}

/**
 * ethos_recent_remove_async:
 * @path: (type filename): as it was added
 *
 * Takes a workshop off the list. Its file is not touched.
 */
void
ethos_recent_remove_async (const EthosFiles *files,
                           const char *root,
                           const char *path,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  const Request request = { files, (char *) root, (char *) path, NULL, 0, TRUE };

  g_return_if_fail (path != NULL);

  begin (&request, ethos_recent_remove_async, change_thread, callback, user_data);
}

/** ethos_recent_change_finish: for both; FALSE: the list is as it was, and @error says why. */
gboolean
ethos_recent_change_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
