// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-document-private.h"

#include <glib/gi18n-lib.h>

#include "ethos-json-gate.h"

/* A copy that is written while the workshop goes on, and may even move. */
typedef struct
{
  const EthosFiles *files;
  /* One of the two. */
  EthosSnapshot *snapshot;
  char *kept_file;
  gsize kept_max;
  char *path;
  char *own_path;
  char *own_uid;
  /* (nullable): the state folder of the workshop */
  char *own_dir;
  gboolean clean;
} Copy;

static void
copy_free (Copy *copy)
{
  g_clear_pointer (&copy->snapshot, ethos_snapshot_unref);
  g_free (copy->kept_file);
  g_free (copy->path);
  g_free (copy->own_path);
  g_free (copy->own_uid);
  g_free (copy->own_dir);
  g_free (copy);
}

static gboolean
write_bytes (Copy *copy, const char *target, GBytes *bytes, GError **error)
{
  ethos_document_note_folder (copy->files, copy->own_dir, copy->own_path, target);
  return ethos_atomic_file_save (copy->files, target, copy->own_uid, bytes, NULL, NULL, error);
}

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Copy *copy = data;
  GError *error = NULL;
  g_autofree char *uid = g_uuid_string_random ();
  g_autofree char *target =
      ethos_document_resolve_other (copy->files, copy->path, copy->own_path, &error);
  g_autoptr (GBytes) bytes = NULL;

  if (target != NULL)
    bytes = ethos_document_encode (copy->snapshot, uid, copy->clean, &error);
  if (bytes != NULL && write_bytes (copy, target, bytes, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Answers the task that is @data when another file was written for it, or was not. */
void
ethos_document_written_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) whole = data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (whole, TRUE);
  else
    g_task_return_error (whole, error);
}

static void
write_copy (EthosDocument *self,
            const char *path,
            gboolean clean,
            gpointer tag,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  GTask *whole = g_task_new (self, NULL, callback, user_data);
  Copy *copy = g_new0 (Copy, 1);

  copy->files = self->files;
  copy->snapshot = ethos_session_snapshot (ethos_store_get_session (self->store));
  copy->path = g_strdup (path);
  copy->own_path = g_strdup (self->home->path);
  copy->own_uid = g_strdup (self->home->uid);
  copy->own_dir = g_strdup (self->home->dir);
  copy->clean = clean;
  g_task_set_source_tag (whole, tag);
  g_task_set_task_data (whole, copy, (GDestroyNotify) copy_free);
  ethos_document_work (write_thread, copy, ethos_document_written_cb, whole);
}

/**
 * ethos_document_resolve_other:
 * @path: (type filename): where something is to be written
 * @own_path: (type filename): where the workshop lives
 *
 * Returns: (transfer full) (nullable) (type filename): @path, links resolved, unless it is where
 *   the workshop lives
 */
char *
ethos_document_resolve_other (const EthosFiles *files,
                              const char *path,
                              const char *own_path,
                              GError **error)
{
  g_autofree char *target = ethos_files_resolve (files, path, ETHOS_STORAGE_SAVING, error);

  if (target == NULL || !g_str_equal (target, own_path))
    return g_steal_pointer (&target);
  g_set_error_literal (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_EXISTS,
                       _ ("A copy can’t take the place of the workshop itself. Choose another "
                          "name."));
  return NULL;
}

/**
 * ethos_document_save_copy_async:
 * @path: (type filename): where; what is there is replaced
 *
 * Writes what is there now into another file, and goes on in this one. The copy is a workshop of
 * its own.
 */
void
ethos_document_save_copy_async (EthosDocument *self,
                                const char *path,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (ETHOS_IS_DOCUMENT (self) && path != NULL);

  write_copy (self, path, FALSE, ethos_document_save_copy_async, callback, user_data);
}

/** ethos_document_save_copy_finish: FALSE: there is no copy, and @error says why. */
gboolean
ethos_document_save_copy_finish (EthosDocument *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ethos_document_clean_copy_async:
 * @path: (type filename): where; what is there is replaced
 *
 * Writes a copy to hand on: plan and agreed words, without any note or group.
 */
void
ethos_document_clean_copy_async (EthosDocument *self,
                                 const char *path,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (ETHOS_IS_DOCUMENT (self) && path != NULL);

  write_copy (self, path, TRUE, ethos_document_clean_copy_async, callback, user_data);
}

/** ethos_document_clean_copy_finish: FALSE: there is no copy, and @error says why. */
gboolean
ethos_document_clean_copy_finish (EthosDocument *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
kept_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Copy *copy = data;
  GError *error = NULL;
  g_autofree char *target =
      ethos_document_resolve_other (copy->files, copy->path, copy->own_path, &error);
  g_autoptr (GBytes) bytes = NULL;

  if (target != NULL)
    bytes = ethos_atomic_file_read (copy->files, copy->kept_file, copy->kept_max, NULL, &error);
  if (bytes != NULL && write_bytes (copy, target, bytes, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
copy_kept (EthosDocument *self, Copy *copy, const char *path, GTask *whole)
{
  copy->files = self->files;
  copy->path = g_strdup (path);
  copy->own_path = g_strdup (self->home->path);
  copy->own_uid = g_strdup (self->home->uid);
  copy->own_dir = g_strdup (self->home->dir);
  g_task_set_task_data (whole, copy, (GDestroyNotify) copy_free);
  ethos_document_work (kept_thread, copy, ethos_document_written_cb, whole);
}

/**
 * ethos_document_copy_damaged_async:
 * @path: (type filename): where; what is there is replaced
 *
 * Copies the damaged file that an earlier version was opened for, as it is: only where
 * ethos_document_get_differences() says that it is kept.
 */
void
ethos_document_copy_damaged_async (EthosDocument *self,
                                   const char *path,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  Copy *copy;
  GTask *whole;

  g_return_if_fail (ETHOS_IS_DOCUMENT (self) && path != NULL);
  g_return_if_fail (self->differences != NULL && self->differences->kept_file != NULL);

  whole = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (whole, ethos_document_copy_damaged_async);
  copy = g_new0 (Copy, 1);
  copy->kept_file = g_strdup (self->differences->kept_file);
  copy->kept_max = ethos_json_limits_session.max_bytes;
  copy_kept (self, copy, path, whole);
}

/** ethos_document_copy_damaged_finish: FALSE: there is no copy, and @error says why. */
gboolean
ethos_document_copy_damaged_finish (EthosDocument *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ethos_document_copy_changes_async:
 * @path: (type filename): where; what is there is replaced
 *
 * Copies the changes that could not be used when the workshop was opened, as they are: only where
 * ethos_document_get_has_kept_changes() says that there are any.
 */
void
ethos_document_copy_changes_async (EthosDocument *self,
                                   const char *path,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  Copy *copy;
  GTask *whole;

  g_return_if_fail (ETHOS_IS_DOCUMENT (self) && path != NULL);
  g_return_if_fail (self->kept_changes != NULL);

  whole = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (whole, ethos_document_copy_changes_async);
  copy = g_new0 (Copy, 1);
  copy->kept_file = g_strdup (self->kept_changes);
  copy->kept_max = MAX (ETHOS_JOURNAL_SIZE_MAX, ethos_json_limits_session.max_bytes);
  copy_kept (self, copy, path, whole);
}

/** ethos_document_copy_changes_finish: FALSE: there is no copy, and @error says why. */
gboolean
ethos_document_copy_changes_finish (EthosDocument *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
