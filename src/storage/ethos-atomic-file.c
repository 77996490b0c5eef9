// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-atomic-file.h"

#include <errno.h>
#include <fcntl.h>

#include <glib/gi18n-lib.h>

#include "ethos-crc32c.h"
#include "ethos-temp-file.h"

/* Read in pieces: a file that says it is small may grow while it is read. */
#define READ_STEP (256 * 1024)

/* Above this a GByteArray could overflow; no file of ours comes near. */
#define READ_MAX (1024 * 1024 * 1024)

/* Coarser than the clock of any file system in use (FAT: two seconds). */
#define SETTLED_AFTER (3 * G_GINT64_CONSTANT (1000000000))

/* There is no old file whose permission bits could be kept. */
#define MODE_NEW G_MAXUINT

/* How bytes become a file. */
typedef struct
{
  const char *owner;
  guint new_mode;
  /* Whether there must be no file yet. */
  gboolean fresh;
  const EthosFileStamp *expected;
  /* When it is to have been written, in seconds since 1970; 0: when it is. */
  gint64 time;
} Way;

static void
take_stamp (EthosFileStamp *stamp, const struct stat *info, guint64 size, guint32 crc)
{
  gint64 now = g_get_real_time () * 1000;

  *stamp = (EthosFileStamp){
    .device = info->st_dev,
    .inode = info->st_ino,
    .size = size,
    .modified = info->st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + info->st_mtim.tv_nsec,
    .crc = crc,
  };
  stamp->settled = stamp->modified < now - SETTLED_AFTER;
}

static void
set_not_a_file (GError **error, const char *path, mode_t mode)
{
  g_autofree char *name = ethos_storage_dup_shown_path (path);

  if (S_ISDIR (mode))
    g_set_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_NOT_A_FILE,
                 /* Translators: a path. */
                 _ ("“%s” is a folder. Choose a file inside it."), name);
  else
    g_set_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_NOT_A_FILE,
                 /* Translators: a path; it is a pipe, a socket or a device. */
                 _ ("“%s” is not an ordinary file. Choose a file."), name);
}

static void
set_too_large (GError **error, const char *path, gsize limit)
{
  g_autofree char *name = ethos_storage_dup_shown_path (path);
  g_autofree char *size = g_format_size_full (limit, G_FORMAT_SIZE_IEC_UNITS);

  g_set_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_TOO_LARGE,
               /* Translators: a path, and a size such as “16.0 MiB”. */
               _ ("“%s” is too large: at most %s can be read. Choose another file."), name, size);
}

/* Opens without waiting for the other end of a pipe, and refuses what isn't a file. */
static EthosFile *
open_regular (const EthosFiles *files,
              const char *path,
              const char *subject,
              struct stat *info,
              GError **error)
{
  g_autoptr (EthosFile) file = NULL;

  file = ethos_file_open (files, path, subject, O_RDONLY | O_NONBLOCK | O_NOCTTY, 0, error);
  if (file == NULL || !ethos_file_stat (file, info, error))
    return NULL;
  if (!S_ISREG (info->st_mode))
    {
      set_not_a_file (error, subject, info->st_mode);
      return NULL;
    }
  return g_steal_pointer (&file);
}

static GBytes *
read_as (const EthosFiles *files,
         const char *path,
         const char *subject,
         gsize limit,
         EthosFileStamp *stamp,
         GError **error)
{
  g_autoptr (EthosFile) file = NULL;
  g_autoptr (GByteArray) content = NULL;
  struct stat info;
  gssize n = 0;

  file = open_regular (files, path, subject, &info, error);
  if (file == NULL)
    return NULL;
  if ((guint64) info.st_size > limit)
    {
      set_too_large (error, subject, limit);
      return NULL;
    }
  content = g_byte_array_sized_new ((guint) MIN ((guint64) info.st_size + READ_STEP, G_MAXINT));
  do
    {
      guint before = content->len;

      g_byte_array_set_size (content, before + READ_STEP);
      n = ethos_file_read (file, content->data + before, READ_STEP, error);
      g_byte_array_set_size (content, before + (guint) MAX (n, 0));
      if (content->len > limit)
        {
          set_too_large (error, subject, limit);
          return NULL;
        }
    }
  while (n > 0);
  if (n < 0)
    return NULL;
  if (stamp != NULL)
    take_stamp (stamp, &info, content->len, ethos_crc32c (0, content->data, content->len));
  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

/* The folder is opened, and everything about the target is asked, before the first byte is
 * written: what can fail early fails early. */
static gboolean
look_at_target (const EthosFiles *files, const char *target, guint *mode, GError **error)
{
  struct stat info;
  int errnum = ethos_files_stat (files, target, &info);

  *mode = MODE_NEW;
  if (errnum == ENOENT)
    return TRUE;
  if (errnum != 0)
    {
      ethos_storage_set_error (error, ETHOS_STORAGE_SAVING, target, errnum);
      return FALSE;
    }
  if (!S_ISREG (info.st_mode))
    {
      set_not_a_file (error, target, info.st_mode);
      return FALSE;
    }
  *mode = info.st_mode & 0777;
  /* A rename would replace a file that is write-protected; the protection was meant. */
  return ethos_files_check_writable (files, target, error);
}

static gboolean
check_unchanged (const EthosFiles *files,
                 const char *target,
                 const EthosFileStamp *expected,
                 GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *name = NULL;

  if (expected == NULL || ethos_file_stamp_matches (files, target, expected, &local))
    return TRUE;
  if (local != NULL && !g_error_matches (local, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_VANISHED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  name = ethos_storage_dup_shown_path (target);
  g_set_error (
      error, ETHOS_STORAGE_ERROR,
      local != NULL ? ETHOS_STORAGE_ERROR_MOVED : ETHOS_STORAGE_ERROR_CHANGED,
      local != NULL
          /* Translators: a path. */
          ? _ ("“%s” was moved or deleted while it was open. Save a copy to keep your work.")
          /* Translators: a path. */
          : _ ("“%s” was changed by another program. Save a copy to keep both versions."),
      name);
  return FALSE;
}

/* Everything up to, but not including, the moment at which the new bytes get their name. */
static gboolean
write_temp (const EthosFiles *files,
            EthosFile *file,
            GBytes *bytes,
            guint mode,
            gint64 time,
            struct stat *info,
            GError **error)
{
  g_autoptr (EthosFile) owned = file;
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  if (!ethos_file_write_all (owned, data, size, error))
    return FALSE;
  if (mode != MODE_NEW && mode != 0600 && !ethos_file_set_mode (owned, mode, error))
    return FALSE;
  if (time != 0 && !ethos_file_set_time (owned, time, error))
    return FALSE;
  if (!ethos_file_sync (owned, error) || !ethos_file_stat (owned, info, error))
    return FALSE;
  return ethos_file_close (g_steal_pointer (&owned), error);
}

/* A file that is there in time for a better message than a name that is taken later gets. */
static gboolean
check_free (guint mode, const char *target, GError **error)
{
  if (mode == MODE_NEW)
    return TRUE;
  ethos_storage_set_error (error, ETHOS_STORAGE_SAVING, target, EEXIST);
  return FALSE;
}

static gboolean
give_name (const EthosFiles *files,
           const char *temp,
           const char *target,
           const Way *way,
           GError **error)
{
  return way->fresh ? ethos_files_rename_new (files, temp, target, error)
                    : ethos_files_rename (files, temp, target, error);
}

static gboolean
replace (const EthosFiles *files,
         const char *path,
         GBytes *bytes,
         const Way *way,
         EthosFileStamp *stamp,
         GError **error)
{
  g_autofree char *target = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *temp = NULL;
  g_autoptr (EthosFile) dir = NULL;
  EthosFile *file;
  struct stat info;
  guint mode;
  gboolean done;

  target = ethos_files_resolve (files, path, ETHOS_STORAGE_SAVING, error);
  if (target == NULL || !look_at_target (files, target, &mode, error) ||
      (way->fresh && !check_free (mode, target, error)))
    return FALSE;
  folder = g_path_get_dirname (target);
  dir = ethos_file_open_dir (files, folder, error);
  file = dir != NULL ? ethos_temp_file_create (files, target, way->owner,
                                               mode == MODE_NEW ? way->new_mode : 0600, error)
                     : NULL;
  if (file == NULL)
    return FALSE;

  temp = g_strdup (ethos_file_get_path (file));
  done = write_temp (files, file, bytes, mode, way->time, &info, error) &&
         check_unchanged (files, target, way->expected, error) &&
         give_name (files, temp, target, way, error);
  if (!done)
    ethos_files_remove (files, temp, NULL);
  ethos_temp_file_end (temp);
  if (!done)
    return FALSE;
  if (stamp != NULL)
    {
      gsize size;
      const void *data = g_bytes_get_data (bytes, &size);

      take_stamp (stamp, &info, size, ethos_crc32c (0, data, size));
    }
  return ethos_file_sync_dir (dir, error);
}

/**
 * ethos_atomic_file_replace:
 * @files: (nullable): the seam
 * @path: what to save; links are followed, so that what they point to is replaced
 * @bytes: the whole new content
 * @expected: (nullable): what the file was when it was last read or written: if it isn't that
 *   any more, nothing is replaced and the error is ETHOS_STORAGE_ERROR_CHANGED
 * @stamp: (out) (optional): what the file is now; set as soon as it has the new bytes, which can
 *   be also when the last step fails and FALSE is returned; otherwise left alone
 * @error: ETHOS_STORAGE_ERROR
 *
 * Replaces a file as a whole, durably: temporary file in the same folder, write, fsync, close,
 * rename, fsync of the folder. Keeps the permission bits of the old file; a new one gets 0600. A
 * hard link to the old file keeps the old bytes. Blocks in fsync: not for the main thread.
 *
 * Returns: TRUE when the new bytes survive a power cut. FALSE: the old file is untouched and no
 *   temporary file remains, unless only the fsync of the folder failed: then the file has the new
 *   bytes, but after a power cut it could be the old one.
 */
gboolean
ethos_atomic_file_replace (const EthosFiles *files,
                           const char *path,
                           GBytes *bytes,
                           const EthosFileStamp *expected,
                           EthosFileStamp *stamp,
                           GError **error)
{
  return ethos_atomic_file_save (files, path, NULL, bytes, expected, stamp, error);
}

/**
 * ethos_atomic_file_save:
 * @owner: (nullable): the id of the workshop whose words @bytes has; what a kill leaves is found by
 *   it, wherever the file is and whatever it is called by then
 *
 * ethos_atomic_file_replace() of the file of a workshop.
 */
gboolean
ethos_atomic_file_save (const EthosFiles *files,
                        const char *path,
                        const char *owner,
                        GBytes *bytes,
                        const EthosFileStamp *expected,
                        EthosFileStamp *stamp,
                        GError **error)
{
  const Way way = { owner, 0600, FALSE, expected, 0 };

  g_return_val_if_fail (path != NULL && bytes != NULL, FALSE);
  g_return_val_if_fail (g_bytes_get_size (bytes) <= READ_MAX, FALSE);

  return replace (files, path, bytes, &way, stamp, error);
}

/**
 * ethos_atomic_file_create:
 * @owner: (nullable): as of ethos_atomic_file_save()
 * @error: ETHOS_STORAGE_ERROR_EXISTS where there is anything, also where another program put it
 *   there in the last moment
 *
 * Makes a new file as ethos_atomic_file_save() does, and never replaces one.
 */
gboolean
ethos_atomic_file_create (const EthosFiles *files,
                          const char *path,
                          const char *owner,
                          GBytes *bytes,
                          EthosFileStamp *stamp,
                          GError **error)
{
  const Way way = { owner, 0600, TRUE, NULL, 0 };

  g_return_val_if_fail (path != NULL && bytes != NULL, FALSE);
  g_return_val_if_fail (g_bytes_get_size (bytes) <= READ_MAX, FALSE);

  return replace (files, path, bytes, &way, stamp, error);
}

/**
 * ethos_atomic_file_keep:
 * @time: when the file is to have been written, in seconds since 1970
 *
 * ethos_atomic_file_replace() of what must not tell when it was made.
 */
gboolean
ethos_atomic_file_keep (const EthosFiles *files,
                        const char *path,
                        GBytes *bytes,
                        gint64 time,
                        GError **error)
{
  const Way way = { NULL, 0600, FALSE, NULL, time };

  g_return_val_if_fail (path != NULL && bytes != NULL, FALSE);
  g_return_val_if_fail (g_bytes_get_size (bytes) <= READ_MAX, FALSE);

  return replace (files, path, bytes, &way, NULL, error);
}

/**
 * ethos_atomic_file_export:
 * @files: (nullable): the seam
 * @path: what to write; links are followed
 * @bytes: the whole new content
 * @error: ETHOS_STORAGE_ERROR
 *
 * As ethos_atomic_file_replace(), for what is made to be handed on: a poster, a record, cards. A
 * new file can be read by whom the umask lets; an old one keeps its permission bits.
 *
 * Returns: TRUE when the new bytes survive a power cut
 */
gboolean
ethos_atomic_file_export (const EthosFiles *files, const char *path, GBytes *bytes, GError **error)
{
  const Way way = { NULL, 0666, FALSE, NULL, 0 };

  g_return_val_if_fail (path != NULL && bytes != NULL, FALSE);
  g_return_val_if_fail (g_bytes_get_size (bytes) <= READ_MAX, FALSE);

  return replace (files, path, bytes, &way, NULL, error);
}

/**
 * ethos_atomic_file_read:
 * @path: an ordinary file, or a link to one; a folder, pipe or device is refused without waiting
 * @limit: the most bytes that are read, at most 1 GiB
 * @stamp: (out) (optional): what the file was
 * @error: ETHOS_STORAGE_ERROR
 *
 * Returns: (transfer full) (nullable): the whole content
 */
GBytes *
ethos_atomic_file_read (const EthosFiles *files,
                        const char *path,
                        gsize limit,
                        EthosFileStamp *stamp,
                        GError **error)
{
  g_return_val_if_fail (path != NULL && limit <= READ_MAX, NULL);

  return read_as (files, path, path, limit, stamp, error);
}

/**
 * ethos_atomic_file_read_head:
 * @path: as of ethos_atomic_file_read()
 * @most: how many bytes are enough
 * @error: ETHOS_STORAGE_ERROR
 *
 * Reads the beginning of a file, however long it is: for whoever tells by it what the file is.
 *
 * Returns: (transfer full) (nullable): the first @most bytes, or all where there are fewer
 */
GBytes *
ethos_atomic_file_read_head (const EthosFiles *files, const char *path, gsize most, GError **error)
{
  g_autoptr (EthosFile) file = NULL;
  g_autofree guint8 *data = NULL;
  struct stat info;
  gsize length = 0;
  gssize n;

  g_return_val_if_fail (path != NULL && most <= READ_MAX, NULL);

  file = open_regular (files, path, path, &info, error);
  if (file == NULL)
    return NULL;
  data = g_malloc (most);
  do
    {
      n = ethos_file_read (file, data + length, most - length, error);
      length += (gsize) MAX (n, 0);
    }
  while (n > 0 && length < most);
  return n >= 0 ? g_bytes_new_take (g_steal_pointer (&data), length) : NULL;
}

/**
 * ethos_file_stamp_matches:
 * @path: a file
 * @stamp: what it was
 * @error: ETHOS_STORAGE_ERROR; left unset when the answer is simply no
 *
 * Whether a file still has the bytes it had. Where times can't tell, the content is read: a
 * file that was only touched, or replaced by an equal copy, matches.
 *
 * Returns: FALSE with @error set when the file can't be looked at: ETHOS_STORAGE_ERROR_VANISHED
 *   when it is gone
 */
gboolean
ethos_file_stamp_matches (const EthosFiles *files,
                          const char *path,
                          const EthosFileStamp *stamp,
                          GError **error)
{
  g_autoptr (EthosFile) file = NULL;
  g_autoptr (GBytes) content = NULL;
  EthosFileStamp now;
  struct stat info;

  g_return_val_if_fail (path != NULL && stamp != NULL, FALSE);

  file = open_regular (files, path, path, &info, error);
  if (file == NULL)
    return FALSE;
  take_stamp (&now, &info, (guint64) info.st_size, stamp->crc);
  if (now.size != stamp->size)
    return FALSE;
  if (stamp->settled && now.device == stamp->device && now.inode == stamp->inode &&
      now.modified == stamp->modified)
    return TRUE;
  g_clear_pointer (&file, ethos_file_discard);
  content = ethos_atomic_file_read (files, path, stamp->size, &now, error);
  return content != NULL && now.size == stamp->size && now.crc == stamp->crc;
}
