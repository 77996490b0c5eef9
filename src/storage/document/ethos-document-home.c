// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-document-home.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "ethos-atomic-file.h"
#include "ethos-backups.h"
#include "ethos-crc32c.h"
#include "ethos-document-name.h"
#include "ethos-json-gate.h"
#include "ethos-state-dir.h"
#include "ethos-storage-error.h"
#include "ethos-temp-file.h"

#define JOURNAL "journal"
#define PLACE "place"
#define ELSEWHERE "elsewhere-"
#define KEPT "kept-"
#define BACKUPS "backups"
#define LEFTOVER ".tmp"

/* Paths are at most a few KiB; what is larger isn't ours. */
#define PLACE_MAX (64 * 1024)

/* 128 bits of a checksum: two paths don't meet. */
#define DERIVED_LENGTH 32

/* An id that is the same each time, for a file that has none, or whose own is another file's. */
static char *
derive_uid (const char *uid, const char *path)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  if (uid != NULL)
    g_checksum_update (checksum, (const guchar *) uid, strlen (uid) + 1);
  g_checksum_update (checksum, (const guchar *) path, strlen (path));
  return g_strndup (g_checksum_get_string (checksum), DERIVED_LENGTH);
}

/* A path that was written down. */
static char *
read_path (const EthosFiles *files, const char *path)
{
  g_autoptr (GBytes) bytes = ethos_atomic_file_read (files, path, PLACE_MAX, NULL, NULL);
  gsize length;
  const char *data;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  if (length == 0 || data[0] != '/' || memchr (data, '\0', length) != NULL)
    return NULL;
  return g_strndup (data, length);
}

static char *
read_place (EthosDocumentHome *self, const char *uid)
{
  g_autofree char *path = ethos_state_dir_dup_path (self->root, uid, PLACE);

  return read_path (self->files, path);
}

/* Whether the state of @uid is that of another file that is still there: then this one was copied
 * from it by a file manager, and would otherwise get the other one's changes. */
static gboolean
belongs_to_another (EthosDocumentHome *self, const char *uid)
{
  g_autofree char *place = read_place (self, uid);
  g_autoptr (GBytes) bytes = NULL;
  struct stat there, here;
  gsize length;
  const char *data;

  if (place == NULL || g_str_equal (place, self->path) ||
      ethos_files_stat (self->files, place, &there) != 0 || !S_ISREG (there.st_mode))
    return FALSE;
  if (ethos_files_stat (self->files, self->path, &here) == 0 && here.st_dev == there.st_dev &&
      here.st_ino == there.st_ino)
    return FALSE;
  bytes =
      ethos_atomic_file_read (self->files, place, ethos_json_limits_session.max_bytes, NULL, NULL);
  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &length);
  return g_strstr_len (data, (gssize) length, uid) != NULL;
}

/* When something of a session was last kept; 0 where nothing is. */
static gint64
get_last_kept (EthosDocumentHome *self, const char *uid)
{
  static const char *const names[] = { JOURNAL, BACKUPS };
  gint64 last = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = ethos_state_dir_dup_path (self->root, uid, names[i]);
      struct stat info;

      if (ethos_files_stat (self->files, path, &info) == 0)
        last = MAX (last, info.st_mtim.tv_sec);
    }
  return last;
}

static gboolean
write_place (EthosDocumentHome *self, GError **error)
{
  g_autofree char *old = read_place (self, self->uid);
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (g_strcmp0 (old, self->path) == 0)
    return TRUE;
  /* What a kill left in the folder where it was. */
  if (old != NULL)
    ethos_document_note_folder (self->files, self->dir, self->path, old);
  path = g_build_filename (self->dir, PLACE, NULL);
  bytes = g_bytes_new (self->path, strlen (self->path));
  return ethos_atomic_file_replace (self->files, path, bytes, NULL, NULL, error);
}

/* What killed saves left in a folder of ours, whatever it was to become. */
static void
sweep_folder (EthosDocumentHome *self, const char *name)
{
  g_autofree char *folder = g_build_filename (self->dir, name, NULL);
  g_autoptr (GPtrArray) names = ethos_files_list (self->files, folder, NULL, NULL);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

      if (g_str_has_suffix (path, LEFTOVER))
        ethos_files_remove (self->files, path, NULL);
    }
}

/* A drive that is not there, or that nobody lets us change, can't be waited for. */
static gboolean
is_out_of_reach (const GError *error)
{
  return g_error_matches (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_VANISHED) ||
         g_error_matches (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_PERMISSION) ||
         g_error_matches (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_READ_ONLY);
}

/* @done: whether nothing of the workshop is on its way to the other folders, so that what is swept
 * stays so */
static gboolean
sweep_elsewhere (EthosDocumentHome *self, gboolean done, GError **error)
{
  g_autoptr (GPtrArray) names = ethos_files_list (self->files, self->dir, ELSEWHERE, error);

  if (names == NULL)
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_build_filename (self->dir, name, NULL);
      g_autofree char *folder = NULL;
      g_autoptr (GError) local = NULL;

      if (g_str_has_suffix (name, LEFTOVER))
        continue;
      folder = read_path (self->files, path);
      if (folder != NULL && !ethos_temp_file_sweep_owner (self->files, folder, self->uid, &local))
        {
          if (is_out_of_reach (local))
            continue;
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (done)
        ethos_files_remove (self->files, path, NULL);
    }
  return TRUE;
}

/* What kills left of writing the workshop, wherever that was. */
static gboolean
sweep_leftovers (EthosDocumentHome *self, gboolean done, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  return ethos_temp_file_sweep_owner (self->files, folder, self->uid, error) &&
         (self->dir == NULL || sweep_elsewhere (self, done, error));
}

/**
 * ethos_document_note_folder:
 * @dir: (nullable): the state folder of a workshop
 * @own_path: where it lives
 * @path: where something of it is about to be written, or was
 *
 * Remembers, durably, that a kill may leave a temporary file in another folder than the workshop's
 * own. As well as can be: where nothing can be kept, that is no reason not to write.
 */
void
ethos_document_note_folder (const EthosFiles *files,
                            const char *dir,
                            const char *own_path,
                            const char *path)
{
  g_autofree char *own = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *note = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  struct stat info;

  g_return_if_fail (own_path != NULL && path != NULL);

  own = g_path_get_dirname (own_path);
  folder = g_path_get_dirname (path);
  if (dir == NULL || g_str_equal (own, folder))
    return;
  note = g_strdup_printf ("%s/" ELSEWHERE "%08x", dir, ethos_crc32c (0, folder, strlen (folder)));
  bytes = g_bytes_new (folder, strlen (folder));
  if (ethos_files_stat (files, note, &info) != 0 &&
      !ethos_atomic_file_replace (files, note, bytes, NULL, NULL, &error))
    g_debug ("%s", error->message);
}

/**
 * ethos_document_home_new:
 * @root: the state folder
 * @path: the workshop file, links resolved
 *
 * Returns: (transfer full): a home nobody lives in yet
 */
EthosDocumentHome *
ethos_document_home_new (const EthosFiles *files, const char *root, const char *path)
{
  EthosDocumentHome *self;

  g_return_val_if_fail (root != NULL && path != NULL, NULL);

  self = g_new0 (EthosDocumentHome, 1);
  self->files = files;
  self->root = g_strdup (root);
  self->path = g_strdup (path);
  return self;
}

/** ethos_document_home_free: others may move in. */
void
ethos_document_home_free (EthosDocumentHome *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->lock, ethos_session_lock_release);
  g_clear_error (&self->trouble);
  g_free (self->journal);
  g_free (self->dir);
  g_free (self->uid);
  g_free (self->path);
  g_free (self->root);
  g_free (self);
}

/**
 * ethos_document_home_identify:
 * @uid: (nullable): what the file says, not to be trusted
 *
 * Decides under which id the state of the file is kept. A file without a good id gets one that
 * follows from its path; so does a copy of another file that is still there.
 */
void
ethos_document_home_identify (EthosDocumentHome *self, const char *uid)
{
  g_return_if_fail (self != NULL && self->uid == NULL);

  if (!ethos_state_id_is_valid (uid))
    self->uid = derive_uid (NULL, self->path);
  else if (belongs_to_another (self, uid))
    self->uid = derive_uid (uid, self->path);
  else
    self->uid = g_strdup (uid);
}

/**
 * ethos_document_home_find_by_uid:
 * @uid: (nullable): what seems to be the id in a file that is damaged
 *
 * Finds the id of a file that may have got another name since it was last open here. A copy of a
 * file that is still there has none.
 *
 * Returns: whether there is any state of it
 */
gboolean
ethos_document_home_find_by_uid (EthosDocumentHome *self, const char *uid)
{
  g_autofree char *dir = NULL;
  struct stat info;

  g_return_val_if_fail (self != NULL && self->uid == NULL, FALSE);

  if (!ethos_state_id_is_valid (uid))
    return FALSE;
  dir = ethos_state_dir_dup_path (self->root, uid, NULL);
  if (ethos_files_stat (self->files, dir, &info) != 0 || belongs_to_another (self, uid))
    return FALSE;
  self->uid = g_strdup (uid);
  return TRUE;
}

/**
 * ethos_document_home_find_by_place:
 *
 * Finds the id of a file that can't say it any more. Of several files that were at the same place,
 * the one that was last worked on is meant.
 *
 * Returns: whether there is any state of a file at this path
 */
gboolean
ethos_document_home_find_by_place (EthosDocumentHome *self)
{
  g_autoptr (GPtrArray) ids = NULL;
  gint64 best = 0;

  g_return_val_if_fail (self != NULL && self->uid == NULL, FALSE);

  ids = ethos_state_dir_list_sessions (self->files, self->root, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      const char *uid = g_ptr_array_index (ids, i);
      g_autofree char *place = read_place (self, uid);
      gint64 last;

      if (g_strcmp0 (place, self->path) != 0 || (last = get_last_kept (self, uid)) <= best)
        continue;
      best = last;
      g_free (self->uid);
      self->uid = g_strdup (uid);
    }
  return self->uid != NULL;
}

/**
 * ethos_document_home_move_in:
 * @error: ETHOS_STORAGE_ERROR_EXISTS: open elsewhere; nothing else is an error here
 *
 * Makes the folder, takes the lock, and removes what killed saves left behind. Where there can be
 * no folder, @trouble says why, and the workshop is without a journal.
 */
gboolean
ethos_document_home_move_in (EthosDocumentHome *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (self != NULL && self->uid != NULL && self->lock == NULL, FALSE);

  g_clear_error (&self->trouble);
  self->dir = ethos_state_dir_prepare (self->files, self->root, self->uid, &self->trouble);
  if (self->dir == NULL)
    return TRUE;
  self->lock = ethos_session_lock_take (self->files, self->dir, &local);
  if (self->lock == NULL)
    {
      g_clear_pointer (&self->dir, g_free);
      if (g_error_matches (local, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_EXISTS))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      self->trouble = g_steal_pointer (&local);
      return TRUE;
    }

  self->journal = g_build_filename (self->dir, JOURNAL, NULL);
  sweep_folder (self, NULL);
  sweep_folder (self, BACKUPS);
  /* Only a file that can't be read any more needs its place to be known. */
  if (!write_place (self, &local))
    g_debug ("%s", local->message);
  sweep_leftovers (self, TRUE, NULL);
  return TRUE;
}

/* Another program's journal at the place of ours is nothing to write over. */
static gboolean
keep_journal (EthosDocumentHome *self, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *kept = NULL;

  bytes = ethos_atomic_file_read (self->files, self->journal, ETHOS_JOURNAL_SIZE_MAX, NULL, &local);
  if (bytes != NULL)
    kept = ethos_document_home_keep (self, bytes, JOURNAL, error);
  else if (!g_error_matches (local, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_VANISHED))
    g_propagate_error (error, g_steal_pointer (&local));
  else
    return TRUE;
  return kept != NULL;
}

/**
 * ethos_document_home_remake:
 * @error: ETHOS_STORAGE_ERROR_EXISTS: somebody else has moved in meanwhile
 *
 * Makes the folder and the lock anew when somebody has removed them while the workshop is open,
 * so that a journal can be written again. What is at the place of the journal is kept. Called by
 * the writer of the journal, in its thread.
 */
gboolean
ethos_document_home_remake (EthosDocumentHome *self, GError **error)
{
  g_autofree char *dir = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (self != NULL && self->dir != NULL && self->lock != NULL, FALSE);

  dir = ethos_state_dir_prepare (self->files, self->root, self->uid, error);
  if (dir == NULL)
    return FALSE;
  if (!ethos_session_lock_is_in_place (self->lock))
    {
      EthosSessionLock *lock = ethos_session_lock_take (self->files, self->dir, error);

      if (lock == NULL)
        return FALSE;
      ethos_session_lock_release (self->lock);
      self->lock = lock;
    }
  if (!keep_journal (self, error))
    return FALSE;
  if (!write_place (self, &local))
    g_debug ("%s", local->message);
  return TRUE;
}

/* Whether there is state of the workshop, as far as can be told. A folder that nobody lets us into
 * holds nothing that we could have written. */
static gboolean
has_state (EthosDocumentHome *self, const char *dir)
{
  struct stat info;

  switch (ethos_files_stat (self->files, dir, &info))
    {
    case ENOENT:
    case ENOTDIR:
    case EACCES:
    case ELOOP:
      return FALSE;
    default:
      return TRUE;
    }
}

/**
 * ethos_document_home_is_shut_out:
 *
 * Whether there is state of the workshop although ethos_document_home_move_in() could not use it:
 * the file may lack what was written last. Then @journal tells where that would be, to be read and
 * not to be written.
 */
gboolean
ethos_document_home_is_shut_out (EthosDocumentHome *self)
{
  g_autofree char *dir = NULL;

  g_return_val_if_fail (self != NULL && self->uid != NULL, FALSE);

  if (self->dir != NULL)
    return FALSE;
  dir = ethos_state_dir_dup_path (self->root, self->uid, NULL);
  if (!has_state (self, dir))
    return FALSE;
  g_free (self->journal);
  self->journal = g_build_filename (dir, JOURNAL, NULL);
  return TRUE;
}

/**
 * ethos_document_home_keep:
 * @bytes: what can't be used
 * @suffix: what it is
 *
 * Keeps bytes as they are, durably. The same ones are kept once.
 *
 * Returns: (transfer full) (nullable) (type filename): where
 */
char *
ethos_document_home_keep (EthosDocumentHome *self,
                          GBytes *bytes,
                          const char *suffix,
                          GError **error)
{
  g_autofree char *path = NULL;
  struct stat info;
  gsize length;
  const void *data;

  g_return_val_if_fail (self != NULL && self->dir != NULL && bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &length);
  path = g_strdup_printf ("%s/" KEPT "%08x.%s", self->dir, ethos_crc32c (0, data, length), suffix);
  if (ethos_files_stat (self->files, path, &info) != 0 &&
      !ethos_atomic_file_replace (self->files, path, bytes, NULL, NULL, error))
    return NULL;
  return g_steal_pointer (&path);
}

/* The name of the file with a number that is free. */
static char *
find_place_beside (EthosDocumentHome *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *name = g_filename_display_basename (self->path);

  if (g_str_has_suffix (name, ETHOS_DOCUMENT_SUFFIX))
    name[strlen (name) - strlen (ETHOS_DOCUMENT_SUFFIX)] = '\0';
  return ethos_document_find_free_path (self->files, folder, name, error);
}

/**
 * ethos_document_home_keep_version:
 * @bytes: the version of a conflict that does not stay
 * @now: seconds since 1970
 * @copy: (out) (transfer full) (nullable) (type filename): where, when it is not among the previous
 *   versions
 *
 * Keeps a version among the previous ones, or, where they can't be written, in a file of its own
 * beside the workshop. Durable when it returns %TRUE; otherwise nothing may be written over.
 */
gboolean
ethos_document_home_keep_version (EthosDocumentHome *self,
                                  GBytes *bytes,
                                  gint64 now,
                                  char **copy,
                                  GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (self != NULL && bytes != NULL && copy != NULL, FALSE);

  *copy = NULL;
  if (self->dir != NULL && ethos_backups_add (self->files, self->dir, bytes, now, NULL))
    return TRUE;
  path = find_place_beside (self, &local);
  if (path != NULL &&
      ethos_atomic_file_save (self->files, path, self->uid, bytes, NULL, NULL, &local))
    {
      *copy = g_steal_pointer (&path);
      return TRUE;
    }
  g_set_error (error, local->domain, local->code,
               /* Translators: %s is what could not be saved, why, and a remedy. */
               _ ("Nothing was written over, because the version that does not stay could not be "
                  "kept. %s"),
               local->message);
  return FALSE;
}

/* Where there could be no state, there must be none of an earlier day either. */
static gboolean
check_nothing_kept (EthosDocumentHome *self, GError **error)
{
  g_autofree char *dir = ethos_state_dir_dup_path (self->root, self->uid, NULL);
  struct stat info;
  int errnum = ethos_files_stat (self->files, dir, &info);

  if (errnum == ENOENT || errnum == ENOTDIR)
    return TRUE;
  ethos_storage_set_error (error, ETHOS_STORAGE_SAVING, dir, errnum != 0 ? errnum : EACCES);
  return FALSE;
}

/**
 * ethos_document_home_forget:
 *
 * Removes everything that may still hold what was erased or hidden: previous versions, what was
 * kept, leftovers. The journal is not touched. Durable when it returns TRUE; after FALSE calling
 * again goes on.
 */
gboolean
ethos_document_home_forget (EthosDocumentHome *self, GError **error)
{
  g_autoptr (GPtrArray) names = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->dir == NULL)
    return check_nothing_kept (self, error) && sweep_leftovers (self, FALSE, error);
  names = ethos_files_list (self->files, self->dir, KEPT, error);
  if (names == NULL)
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (self->dir, g_ptr_array_index (names, i), NULL);

      if (!ethos_files_remove (self->files, path, error))
        return FALSE;
    }
  return ethos_files_sync_dir (self->files, self->dir, error) &&
         ethos_backups_remove_all (self->files, self->dir, error) &&
         sweep_leftovers (self, FALSE, error);
}

/** ethos_document_home_drop_journal: durably removes a journal that has nothing more to tell. */
gboolean
ethos_document_home_drop_journal (EthosDocumentHome *self, GError **error)
{
  struct stat info;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->journal == NULL || ethos_files_stat (self->files, self->journal, &info) == ENOENT)
    return TRUE;
  return ethos_files_remove (self->files, self->journal, error) &&
         ethos_files_sync_dir (self->files, self->dir, error);
}
