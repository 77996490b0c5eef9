// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-document-private.h"

#include <glib/gi18n-lib.h>

#include "ethos-backups.h"
#include "ethos-crc32c.h"
#include "ethos-document-name.h"
#include "ethos-document-sentence.h"
#include "ethos-document-tidy.h"
#include "ethos-state-dir.h"
#include "ethos-system-clock.h"

#define AUTOSAVE_MS 2000

/* The folder of workshops inside the person's documents. Not translated: it must be the same one
 * when the language changes. */
#define FOLDER "Ethos"

/* Nobody takes one name after the other this often. */
#define TRIES_MAX 100

/* How a document comes to be: opened, or made from a session. */
typedef struct
{
  const EthosFiles *files;
  EthosClock *clock;
  char *root;
  guint autosave_ms;
  gsize compact_bytes;
  /* Opening: the file. */
  char *path;
  /* Making: where, and of what. */
  char *folder;
  EthosSession *session;
  EthosSnapshot *snapshot;
} Request;

static void
request_free (Request *request)
{
  g_clear_object (&request->clock);
  g_clear_object (&request->session);
  g_clear_pointer (&request->snapshot, ethos_snapshot_unref);
  g_free (request->root);
  g_free (request->path);
  g_free (request->folder);
  g_free (request);
}

static Request *
request_new (const EthosDocumentSetup *setup)
{
  static const EthosDocumentSetup standard = { 0 };
  Request *request = g_new0 (Request, 1);

  if (setup == NULL)
    setup = &standard;
  request->files = setup->files;
  request->clock = setup->clock != NULL ? g_object_ref (setup->clock) : ethos_system_clock_new ();
  request->root =
      setup->state_root != NULL ? g_strdup (setup->state_root) : ethos_state_dir_dup_root ();
  request->autosave_ms = setup->autosave_ms != 0 ? setup->autosave_ms : AUTOSAVE_MS;
  request->compact_bytes =
      setup->compact_bytes != 0 ? setup->compact_bytes : ETHOS_JOURNAL_COMPACT_BYTES;
  return request;
}

static void
tidy (const Request *request, const EthosDocumentLoaded *loaded)
{
  gint64 now = ethos_clock_get_wall_ms (request->clock) / 1000;

  if (loaded->access == ETHOS_DOCUMENT_WRITABLE)
    ethos_document_tidy (request->files, request->root, loaded->home->path, now);
}

static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  GError *error = NULL;
  EthosDocumentLoaded *loaded;

  loaded =
      ethos_document_load (request->files, request->root, request->clock, request->path, &error);
  if (loaded == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  tidy (request, loaded);
  g_task_return_pointer (task, loaded, (GDestroyNotify) ethos_document_loaded_free);
}

/* The person's folder is made like any other: readable as the person's settings say. */
static gboolean
make_folder (const EthosFiles *files, const char *folder, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (folder);
  struct stat info;

  if (ethos_files_stat (files, folder, &info) == 0)
    return TRUE;
  return (g_str_equal (parent, folder) || make_folder (files, parent, error)) &&
         ethos_files_make_dir (files, folder, 0777, error) &&
         ethos_files_sync_dir (files, parent, error);
}

/* Whoever takes a name first keeps it, another program too: the next one is free then. */
static EthosDocumentLoaded *
make_under_free_name (const Request *request, const char *title, GError **error)
{
  for (guint i = 1;; i++)
    {
      g_autofree char *path = NULL;
      g_autofree char *target = NULL;
      g_autoptr (GError) local = NULL;
      EthosDocumentLoaded *loaded = NULL;

      path = ethos_document_find_free_path (request->files, request->folder, title, &local);
      if (path != NULL)
        target = ethos_files_resolve (request->files, path, ETHOS_STORAGE_SAVING, &local);
      if (target != NULL)
        loaded = ethos_document_make (request->files, request->root, request->clock, target, NULL,
                                      request->snapshot, &local);
      if (loaded != NULL)
        return loaded;
      if (i < TRIES_MAX && g_error_matches (local, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_EXISTS))
        continue;
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
}

static void
create_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  const EthosSnapshotNode *root = ethos_snapshot_get_root (request->snapshot);
  g_autoptr (EthosDocumentLoaded) loaded = NULL;
  GError *error = NULL;

  if (make_folder (request->files, request->folder, &error))
    loaded = make_under_free_name (request, ((const EthosWorkshop *) root->record)->title, &error);
  if (loaded == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  loaded->store = ethos_store_new (request->session, request->clock);
  tidy (request, loaded);
  g_task_return_pointer (task, g_steal_pointer (&loaded),
                         (GDestroyNotify) ethos_document_loaded_free);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) whole = data;
  const Request *request = g_task_get_task_data (whole);
  const EthosDocumentSetup setup = { .files = request->files,
                                     .autosave_ms = request->autosave_ms,
                                     .compact_bytes = request->compact_bytes };
  EthosDocumentLoaded *loaded;
  GError *error = NULL;

  loaded = g_task_propagate_pointer (G_TASK (result), &error);
  if (loaded == NULL)
    g_task_return_error (whole, error);
  else
    g_task_return_pointer (whole, ethos_document_new_loaded (loaded, &setup), g_object_unref);
}

static void
begin (Request *request,
       gpointer tag,
       GTaskThreadFunc thread,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  GTask *whole = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (whole, tag);
  g_task_set_task_data (whole, request, (GDestroyNotify) request_free);
  ethos_document_work (thread, request, loaded_cb, whole);
}

/**
 * ethos_document_make:
 * @path: where
 * @source: (nullable): the id of the workshop that goes there and replaces what is there; %NULL: a
 *   new one, which never replaces anything
 * @snapshot: of what
 * @error: ETHOS_STORAGE_ERROR
 *
 * Writes a workshop into a file of its own, with a state of its own. Blocks.
 *
 * Returns: (transfer full) (nullable): the file, still without a store
 */
EthosDocumentLoaded *
ethos_document_make (const EthosFiles *files,
                     const char *root,
                     EthosClock *clock,
                     const char *path,
                     const char *source,
                     const EthosSnapshot *snapshot,
                     GError **error)
{
  g_autoptr (EthosDocumentLoaded) loaded = g_new0 (EthosDocumentLoaded, 1);
  g_autofree char *uid = g_uuid_string_random ();
  g_autoptr (GBytes) bytes = ethos_document_encode (snapshot, uid, FALSE, error);
  gint64 now = MAX (ethos_clock_get_wall_ms (clock) / 1000, 0);
  const void *data;
  gsize length;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  loaded->base_crc = ethos_crc32c (0, data, length);
  loaded->home = ethos_document_home_new (files, root, path);
  loaded->home->uid = g_steal_pointer (&uid);
  if (!ethos_document_home_move_in (loaded->home, error) ||
      !(source != NULL
            ? ethos_atomic_file_save (files, path, source, bytes, NULL, &loaded->stamp, error)
            : ethos_atomic_file_create (files, path, loaded->home->uid, bytes, &loaded->stamp,
                                        error)))
    {
      if (loaded->home->dir != NULL)
        ethos_state_dir_remove_session (files, root, loaded->home->uid, NULL);
      return NULL;
    }
  loaded->has_stamp = TRUE;
  if (loaded->home->dir != NULL)
    ethos_backups_add (files, loaded->home->dir, bytes, now, NULL);
  if (loaded->home->trouble != NULL)
    loaded->caution = ethos_document_dup_caution (loaded->home->trouble);
  return g_steal_pointer (&loaded);
}

/**
 * ethos_document_dup_default_folder:
 *
 * Returns: (transfer full) (type filename): where new workshops are kept: “Ethos” in the person's
 *   documents, or in the home folder where there are none
 */
char *
ethos_document_dup_default_folder (void)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  return g_build_filename (documents != NULL ? documents : g_get_home_dir (), FOLDER, NULL);
}

/**
 * ethos_document_create_async:
 * @setup: (nullable): what to work with
 * @session: a new workshop; from now on only the document's store changes it
 * @folder: (nullable) (type filename): where; %NULL: ethos_document_dup_default_folder()
 *
 * Saves a new workshop under a name made from its title, “Title 2” where there is one already, and
 * makes the missing folders. Nobody is asked for a name.
 */
void
ethos_document_create_async (const EthosDocumentSetup *setup,
                             EthosSession *session,
                             const char *folder,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Request *request;

  g_return_if_fail (ETHOS_IS_SESSION (session));
  g_return_if_fail (folder == NULL || g_path_is_absolute (folder));

  request = request_new (setup);
  request->folder = folder != NULL ? g_strdup (folder) : ethos_document_dup_default_folder ();
  request->session = g_object_ref (session);
  request->snapshot = ethos_session_snapshot (session);
  begin (request, ethos_document_create_async, create_thread, callback, user_data);
}

/**
 * ethos_document_create_finish:
 * @error: why it could not be saved: try another folder
 *
 * Returns: (transfer full) (nullable): the document
 */
EthosDocument *
ethos_document_create_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * ethos_document_open_async:
 * @setup: (nullable): what to work with
 * @path: (type filename): a file
 *
 * Opens a workshop, with what its journal has beyond the file. See
 * ethos_document_get_recovered(), ethos_document_get_access() and ethos_document_get_caution() for
 * what to tell.
 */
void
ethos_document_open_async (const EthosDocumentSetup *setup,
                           const char *path,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  Request *request;

  g_return_if_fail (path != NULL);

  request = request_new (setup);
  request->path = g_strdup (path);
  begin (request, ethos_document_open_async, open_thread, callback, user_data);
}

/**
 * ethos_document_open_finish:
 * @error: ETHOS_STORAGE_ERROR or ETHOS_JSON_ERROR: which file, what is wrong where, a remedy
 *
 * Returns: (transfer full) (nullable): the document
 */
EthosDocument *
ethos_document_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
