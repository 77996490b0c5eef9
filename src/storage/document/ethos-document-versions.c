// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-document-private.h"

#include "ethos-atomic-file.h"
#include "ethos-json-gate.h"
#include "ethos-session-codec.h"

/* The previous versions of a workshop, and a copy of one of them. */

typedef struct
{
  const EthosFiles *files;
  /* (nullable): the state folder of the workshop */
  char *dir;
  char *version;
  char *path;
  char *own_path;
  char *own_uid;
} Versions;

static void
versions_free (Versions *versions)
{
  g_free (versions->dir);
  g_free (versions->version);
  g_free (versions->path);
  g_free (versions->own_path);
  g_free (versions->own_uid);
  g_free (versions);
}

static GTask *
new_task (EthosDocument *self, gpointer tag, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *whole = g_task_new (self, NULL, callback, user_data);
  Versions *versions = g_new0 (Versions, 1);

  versions->files = self->files;
  versions->dir = g_strdup (self->home->dir);
  versions->own_path = g_strdup (self->home->path);
  versions->own_uid = g_strdup (self->home->uid);
  g_task_set_source_tag (whole, tag);
  g_task_set_task_data (whole, versions, (GDestroyNotify) versions_free);
  return whole;
}

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) ethos_backup_free);
}

static void
list_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Versions *versions = data;
  GError *error = NULL;
  GPtrArray *list = NULL;

  if (versions->dir != NULL)
    list = ethos_backups_list (versions->files, versions->dir, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, list != NULL ? list : new_list (),
                           (GDestroyNotify) g_ptr_array_unref);
}

static void
listed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) whole = data;
  GError *error = NULL;
  GPtrArray *list = g_task_propagate_pointer (G_TASK (result), &error);

  if (list != NULL)
    g_task_return_pointer (whole, list, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (whole, error);
}

/**
 * ethos_document_list_versions_async:
 *
 * Looks for the previous versions that are kept in the state folder. There are none where nothing
 * could be kept, and after notes were revealed or erased.
 */
void
ethos_document_list_versions_async (EthosDocument *self,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  GTask *whole;

  g_return_if_fail (ETHOS_IS_DOCUMENT (self));

  whole = new_task (self, ethos_document_list_versions_async, callback, user_data);
  ethos_document_work (list_thread, g_task_get_task_data (whole), listed_cb, whole);
}

/**
 * ethos_document_list_versions_finish:
 *
 * Returns: (transfer full) (nullable) (element-type EthosBackup): newest first; %NULL with @error
 *   where the folder can't be read
 */
GPtrArray *
ethos_document_list_versions_finish (EthosDocument *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
copy_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Versions *versions = data;
  GError *error = NULL;
  g_autofree char *uid = g_uuid_string_random ();
  g_autofree char *target =
      ethos_document_resolve_other (versions->files, versions->path, versions->own_path, &error);
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (EthosSessionFile) file = NULL;

  if (target != NULL)
    kept = ethos_atomic_file_read (versions->files, versions->version,
                                   ethos_json_limits_session.max_bytes, NULL, &error);
  if (kept != NULL)
    file = ethos_session_codec_read (kept, &error);
  if (file != NULL)
    {
      EthosSnapshot *snapshot = ethos_session_snapshot (file->session);

      bytes = ethos_document_encode (snapshot, uid, FALSE, &error);
      ethos_snapshot_unref (snapshot);
    }
  if (bytes != NULL)
    ethos_document_note_folder (versions->files, versions->dir, versions->own_path, target);
  if (bytes != NULL && ethos_atomic_file_save (versions->files, target, versions->own_uid, bytes,
                                               NULL, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * ethos_document_copy_version_async:
 * @version: one of ethos_document_list_versions_finish(); it may be gone by now
 * @path: (type filename): where; what is there is replaced
 *
 * Writes a previous version into another file. The copy is a workshop of its own.
 */
void
ethos_document_copy_version_async (EthosDocument *self,
                                   const EthosBackup *version,
                                   const char *path,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GTask *whole;
  Versions *versions;

  g_return_if_fail (ETHOS_IS_DOCUMENT (self) && version != NULL && path != NULL);

  whole = new_task (self, ethos_document_copy_version_async, callback, user_data);
  versions = g_task_get_task_data (whole);
  versions->version = g_strdup (version->path);
  versions->path = g_strdup (path);
  ethos_document_work (copy_thread, versions, ethos_document_written_cb, whole);
}

/** ethos_document_copy_version_finish: FALSE: there is no copy, and @error says why. */
gboolean
ethos_document_copy_version_finish (EthosDocument *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ethos_document_keeps_versions:
 *
 * Whether there is a place for previous versions of the workshop.
 */
gboolean
ethos_document_keeps_versions (EthosDocument *self)
{
  g_return_val_if_fail (ETHOS_IS_DOCUMENT (self), FALSE);

  return self->home->dir != NULL;
}

/**
 * ethos_document_get_kept_copy:
 *
 * Returns: (nullable) (type filename): where the version is that did not stay when the workshop was
 *   last overwritten or reloaded; %NULL: among the previous versions
 */
const char *
ethos_document_get_kept_copy (EthosDocument *self)
{
  g_return_val_if_fail (ETHOS_IS_DOCUMENT (self), NULL);

  return self->kept_copy;
}
