// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

/* A call that is interrupted this often in a row isn't going to succeed. */
#define INTERRUPTIONS_MAX 100

/* More names than this are nobody's of ours; listing stops with an error. A folder of a person may
 * have more, of which only those with our beginning count. */
#define LIST_MAX 100000

struct _EthosFile
{
  const EthosFiles *files;
  char *path;
  char *subject;
  EthosStorageDoing doing;
  int fd;
  /* The errno of a failed write or sync: from then on the kernel may have dropped the dirty pages
   * and forgotten the error, so that success on this descriptor would mean nothing. */
  int poison;
};

static int
ask (const EthosFiles *files, EthosFileCall call, const char *path, gsize *size)
{
  return files != NULL && files->before != NULL ? files->before (call, path, size, files->data) : 0;
}

static gboolean
fail (EthosFile *self, GError **error, int errnum)
{
  ethos_storage_set_error (error, self->doing, self->subject, errnum);
  return FALSE;
}

static gboolean
sync_with (EthosFile *self, EthosFileCall call, int (*function) (int), GError **error)
{
  int errnum;

  if (self->poison != 0)
    return fail (self, error, self->poison);
  errnum = ask (self->files, call, self->path, NULL);
  if (errnum == 0 && function (self->fd) != 0)
    errnum = errno;
  if (errnum == 0)
    return TRUE;
  self->poison = errnum;
  return fail (self, error, errnum);
}

static EthosFile *
open_with (const EthosFiles *files,
           const char *path,
           const char *subject,
           int flags,
           guint mode,
           EthosStorageDoing doing,
           GError **error)
{
  EthosFile *self;
  int errnum = 0;
  int fd = -1;

  for (guint i = 0; i < INTERRUPTIONS_MAX; i++)
    {
      errnum = ask (files, ETHOS_FILE_CALL_OPEN, path, NULL);
      if (errnum == 0 && (fd = open (path, flags | O_CLOEXEC, (mode_t) mode)) < 0)
        errnum = errno;
      if (errnum != EINTR)
        break;
    }
  if (errnum != 0)
    {
      ethos_storage_set_error (error, doing, subject, errnum);
      return NULL;
    }
  self = g_new0 (EthosFile, 1);
  self->files = files;
  self->path = g_strdup (path);
  self->subject = g_strdup (subject);
  self->doing = doing;
  self->fd = fd;
  return self;
}

/**
 * ethos_file_open:
 * @files: (nullable): the seam
 * @path: what to open
 * @subject: (nullable): the file that errors name instead of @path: what a temporary one stands for
 * @flags: as of open(); O_CLOEXEC is added
 * @mode: for a new file
 * @error: ETHOS_STORAGE_ERROR
 *
 * Returns: (transfer full) (nullable): give it to ethos_file_close() or ethos_file_discard()
 */
EthosFile *
ethos_file_open (const EthosFiles *files,
                 const char *path,
                 const char *subject,
                 int flags,
                 guint mode,
                 GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  return open_with (files, path, subject != NULL ? subject : path, flags, mode,
                    (flags & O_ACCMODE) == O_RDONLY ? ETHOS_STORAGE_READING : ETHOS_STORAGE_SAVING,
                    error);
}

/**
 * ethos_file_open_dir:
 *
 * Opens a folder so that ethos_file_sync_dir() can make the names in it durable.
 *
 * Returns: (transfer full) (nullable): as ethos_file_open()
 */
EthosFile *
ethos_file_open_dir (const EthosFiles *files, const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  return open_with (files, path, path, O_RDONLY | O_DIRECTORY, 0, ETHOS_STORAGE_SAVING, error);
}

/** ethos_file_get_path: the path it was opened by. */
const char *
ethos_file_get_path (EthosFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

/** ethos_file_stat: fills @info with what fstat() says. */
gboolean
ethos_file_stat (EthosFile *self, struct stat *info, GError **error)
{
  int errnum;

  g_return_val_if_fail (self != NULL && info != NULL, FALSE);

  errnum = ask (self->files, ETHOS_FILE_CALL_STAT, self->path, NULL);
  if (errnum == 0 && fstat (self->fd, info) != 0)
    errnum = errno;
  return errnum == 0 || fail (self, error, errnum);
}

/**
 * ethos_file_read:
 *
 * Returns: how many bytes were read, at most @size; 0 at the end; −1 with @error set
 */
gssize
ethos_file_read (EthosFile *self, void *buffer, gsize size, GError **error)
{
  int errnum = 0;

  g_return_val_if_fail (self != NULL && buffer != NULL, -1);

  for (guint i = 0; i < INTERRUPTIONS_MAX; i++)
    {
      gsize part = size;
      gssize n = -1;

      errnum = ask (self->files, ETHOS_FILE_CALL_READ, self->path, &part);
      if (errnum == 0 && (n = read (self->fd, buffer, part)) < 0)
        errnum = errno;
      if (errnum == 0)
        return n;
      if (errnum != EINTR)
        break;
    }
  fail (self, error, errnum);
  return -1;
}

/**
 * ethos_file_write_all:
 *
 * Writes all of @data however many calls it takes. After a failure nothing more can be written
 * or synced through @self: how much reached the disk is unknown.
 */
gboolean
ethos_file_write_all (EthosFile *self, const void *data, gsize size, GError **error)
{
  const char *bytes = data;
  guint idle = 0;

  g_return_val_if_fail (self != NULL && (data != NULL || size == 0), FALSE);

  if (self->poison != 0)
    return fail (self, error, self->poison);
  while (size > 0)
    {
      gsize part = size;
      gssize n = 0;
      int errnum = ask (self->files, ETHOS_FILE_CALL_WRITE, self->path, &part);

      if (errnum == 0 && (n = write (self->fd, bytes, part)) < 0)
        errnum = errno;
      /* Neither an interruption nor a write of nothing is progress. */
      idle = n > 0 ? 0 : idle + 1;
      if ((errnum != 0 && errnum != EINTR) || idle >= INTERRUPTIONS_MAX)
        {
          self->poison = errnum != 0 ? errnum : EIO;
          return fail (self, error, self->poison);
        }
      if (n > 0)
        {
          bytes += n;
          size -= (gsize) n;
        }
    }
  return TRUE;
}

/** ethos_file_set_mode: sets the permission bits. */
gboolean
ethos_file_set_mode (EthosFile *self, guint mode, GError **error)
{
  int errnum;

  g_return_val_if_fail (self != NULL, FALSE);

  errnum = ask (self->files, ETHOS_FILE_CALL_SET_MODE, self->path, NULL);
  if (errnum == 0 && fchmod (self->fd, (mode_t) mode) != 0)
    errnum = errno;
  return errnum == 0 || fail (self, error, errnum);
}

/** ethos_file_set_time: sets when it was last read and written, in seconds since 1970. */
gboolean
ethos_file_set_time (EthosFile *self, gint64 seconds, GError **error)
{
  const struct timespec times[2] = { { .tv_sec = seconds }, { .tv_sec = seconds } };
  int errnum;

  g_return_val_if_fail (self != NULL, FALSE);

  errnum = ask (self->files, ETHOS_FILE_CALL_SET_TIME, self->path, NULL);
  if (errnum == 0 && futimens (self->fd, times) != 0)
    errnum = errno;
  return errnum == 0 || fail (self, error, errnum);
}

/**
 * ethos_file_sync:
 *
 * fsync. After a failure (an interruption too) every later write and sync on @self fails as well.
 */
gboolean
ethos_file_sync (EthosFile *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return sync_with (self, ETHOS_FILE_CALL_SYNC, fsync, error);
}

/**
 * ethos_file_sync_data:
 *
 * fdatasync: the bytes and the size, not the times. Failures are as final as ethos_file_sync()'s.
 */
gboolean
ethos_file_sync_data (EthosFile *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return sync_with (self, ETHOS_FILE_CALL_SYNC_DATA, fdatasync, error);
}

/**
 * ethos_file_try_lock:
 * @taken: (out): whether this descriptor has the lock now; another one has it otherwise
 * @error: ETHOS_STORAGE_ERROR where locks don't work at all, as on some network drives
 *
 * Locks the whole file for this descriptor alone, without waiting, until it is closed; the kernel
 * lets go of it when the program dies.
 */
gboolean
ethos_file_try_lock (EthosFile *self, gboolean *taken, GError **error)
{
  int errnum;

  g_return_val_if_fail (self != NULL && taken != NULL, FALSE);

  errnum = ask (self->files, ETHOS_FILE_CALL_LOCK, self->path, NULL);
  if (errnum == 0 && flock (self->fd, LOCK_EX | LOCK_NB) != 0)
    errnum = errno;
  *taken = errnum == 0;
  return errnum == 0 || errnum == EWOULDBLOCK || fail (self, error, errnum);
}

/**
 * ethos_file_close:
 * @self: (transfer full): freed in any case
 *
 * Some file systems report a failed write only here.
 */
gboolean
ethos_file_close (EthosFile *self, GError **error)
{
  gboolean ok;
  int errnum;

  g_return_val_if_fail (self != NULL, FALSE);

  errnum = ask (self->files, ETHOS_FILE_CALL_CLOSE, self->path, NULL);
  /* Linux frees the descriptor whatever close() answers, so it is called once only, and EINTR
   * says nothing about the bytes. */
  if (close (self->fd) != 0 && errnum == 0)
    errnum = errno;
  ok = errnum == 0 || errnum == EINTR || fail (self, error, errnum);
  g_free (self->path);
  g_free (self->subject);
  g_free (self);
  return ok;
}

/**
 * ethos_file_discard:
 * @self: (transfer full) (nullable): freed
 *
 * Closes a file whose bytes don't matter (any more).
 */
void
ethos_file_discard (EthosFile *self)
{
  if (self != NULL)
    ethos_file_close (self, NULL);
}

/**
 * ethos_files_stat:
 *
 * lstat(): a link is not followed.
 *
 * Returns: 0 or an errno
 */
int
ethos_files_stat (const EthosFiles *files, const char *path, struct stat *info)
{
  int errnum;

  g_return_val_if_fail (path != NULL && info != NULL, EINVAL);

  errnum = ask (files, ETHOS_FILE_CALL_STAT, path, NULL);
  if (errnum == 0 && lstat (path, info) != 0)
    errnum = errno;
  return errnum;
}

/** ethos_files_check_writable: whether this person may write to @path. */
gboolean
ethos_files_check_writable (const EthosFiles *files, const char *path, GError **error)
{
  int errnum;

  g_return_val_if_fail (path != NULL, FALSE);

  errnum = ask (files, ETHOS_FILE_CALL_ACCESS, path, NULL);
  if (errnum == 0 && access (path, W_OK) != 0)
    errnum = errno;
  if (errnum == 0)
    return TRUE;
  ethos_storage_set_error (error, ETHOS_STORAGE_SAVING, path, errnum);
  return FALSE;
}

/** ethos_files_rename: rename(); what was at @to is replaced at once. Errors name @to. */
gboolean
ethos_files_rename (const EthosFiles *files, const char *from, const char *to, GError **error)
{
  int errnum;

  g_return_val_if_fail (from != NULL && to != NULL, FALSE);

  errnum = ask (files, ETHOS_FILE_CALL_RENAME, to, NULL);
  if (errnum == 0 && rename (from, to) != 0)
    errnum = errno;
  if (errnum == 0)
    return TRUE;
  ethos_storage_set_error (error, ETHOS_STORAGE_SAVING, to, errnum);
  return FALSE;
}

static int
try_link (const EthosFiles *files, const char *from, const char *to)
{
  int errnum = ask (files, ETHOS_FILE_CALL_LINK, to, NULL);

  if (errnum == 0 && link (from, to) != 0)
    errnum = errno;
  return errnum;
}

/* Where the system knows neither way of its own, there is only to look first. */
static int
rename_after_looking (const EthosFiles *files, const char *from, const char *to)
{
  struct stat info;
  int errnum = ethos_files_stat (files, to, &info);

  if (errnum != ENOENT)
    return errnum != 0 ? errnum : EEXIST;
  errnum = ask (files, ETHOS_FILE_CALL_RENAME, to, NULL);
  if (errnum == 0 && rename (from, to) != 0)
    errnum = errno;
  return errnum;
}

/* Old kernels and some network drives can't rename that way; sticks can't link. */
static int
rename_new_otherwise (const EthosFiles *files, const char *from, const char *to)
{
  int errnum = try_link (files, from, to);

  switch (errnum)
    {
    case 0:
      /* What can't be removed now is swept later, as after a kill. */
      ethos_files_remove (files, from, NULL);
      return 0;
    case EPERM:
    case ENOSYS:
    case EOPNOTSUPP:
      return rename_after_looking (files, from, to);
    default:
      return errnum;
    }
}

/**
 * ethos_files_rename_new:
 *
 * As ethos_files_rename(), but what is at @to is never replaced, whoever puts it there and when:
 * the error is ETHOS_STORAGE_ERROR_EXISTS then.
 */
gboolean
ethos_files_rename_new (const EthosFiles *files, const char *from, const char *to, GError **error)
{
  int errnum;

  g_return_val_if_fail (from != NULL && to != NULL, FALSE);

  errnum = ask (files, ETHOS_FILE_CALL_RENAME, to, NULL);
  if (errnum == 0 && renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) != 0)
    errnum = errno;
  if (errnum == EINVAL || errnum == ENOSYS || errnum == EOPNOTSUPP)
    errnum = rename_new_otherwise (files, from, to);
  if (errnum == 0)
    return TRUE;
  ethos_storage_set_error (error, ETHOS_STORAGE_SAVING, to, errnum);
  return FALSE;
}

/** ethos_files_remove: removes a file or an empty folder; that it is gone already is no error. */
gboolean
ethos_files_remove (const EthosFiles *files, const char *path, GError **error)
{
  int errnum;

  g_return_val_if_fail (path != NULL, FALSE);

  errnum = ask (files, ETHOS_FILE_CALL_REMOVE, path, NULL);
  if (errnum == 0 && remove (path) != 0)
    errnum = errno;
  if (errnum == 0 || errnum == ENOENT)
    return TRUE;
  ethos_storage_set_error (error, ETHOS_STORAGE_REMOVING, path, errnum);
  return FALSE;
}

/** ethos_files_make_dir: makes one folder; that it is there already is no error. */
gboolean
ethos_files_make_dir (const EthosFiles *files, const char *path, guint mode, GError **error)
{
  struct stat info;
  int errnum;

  g_return_val_if_fail (path != NULL, FALSE);

  errnum = ask (files, ETHOS_FILE_CALL_MAKE_DIR, path, NULL);
  if (errnum == 0 && mkdir (path, (mode_t) mode) != 0)
    errnum = errno;
  if (errnum == EEXIST && stat (path, &info) == 0 && S_ISDIR (info.st_mode))
    return TRUE;
  if (errnum == 0)
    return TRUE;
  ethos_storage_set_error (error, ETHOS_STORAGE_MAKING_FOLDER, path, errnum);
  return FALSE;
}

/**
 * ethos_files_sync_dir:
 *
 * Makes the names in a folder durable. File systems that have nothing to sync there say so by
 * EINVAL or ENOTSUP, and that is no failure.
 */
gboolean
ethos_files_sync_dir (const EthosFiles *files, const char *path, GError **error)
{
  g_autoptr (EthosFile) dir = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  dir = ethos_file_open_dir (files, path, error);
  return dir != NULL && ethos_file_sync_dir (dir, error);
}

/** ethos_file_sync_dir: ethos_files_sync_dir() of a folder that is open already. */
gboolean
ethos_file_sync_dir (EthosFile *self, GError **error)
{
  int errnum;

  g_return_val_if_fail (self != NULL, FALSE);

  errnum = ask (self->files, ETHOS_FILE_CALL_SYNC_DIR, self->path, NULL);
  if (errnum == 0 && fsync (self->fd) != 0 && errno != EINVAL && errno != ENOTSUP)
    errnum = errno;
  return errnum == 0 || fail (self, error, errnum);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static int
list_into (GPtrArray *names, const char *path, const char *prefix)
{
  DIR *dir = opendir (path);
  int errnum = 0;

  if (dir == NULL)
    return errno;
  while (errnum == 0)
    {
      const struct dirent *entry;

      errno = 0;
      entry = readdir (dir);
      if (entry == NULL)
        {
          errnum = errno;
          break;
        }
      if (g_str_equal (entry->d_name, ".") || g_str_equal (entry->d_name, "..") ||
          (prefix != NULL && !g_str_has_prefix (entry->d_name, prefix)))
        continue;
      if (names->len == LIST_MAX)
        errnum = EOVERFLOW;
      else
        g_ptr_array_add (names, g_strdup (entry->d_name));
    }
  closedir (dir);
  return errnum;
}

/**
 * ethos_files_list:
 * @prefix: (nullable): what the names begin with; without it, all
 *
 * Returns: (transfer full) (nullable) (element-type filename): the names in a folder, in byte
 *   order, without “.” and “..”, at most 100,000
 */
GPtrArray *
ethos_files_list (const EthosFiles *files, const char *path, const char *prefix, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  int errnum;

  g_return_val_if_fail (path != NULL, NULL);

  errnum = ask (files, ETHOS_FILE_CALL_LIST, path, NULL);
  if (errnum == 0)
    errnum = list_into (names, path, prefix);
  if (errnum != 0)
    {
      ethos_storage_set_error (error, ETHOS_STORAGE_READING, path, errnum);
      return NULL;
    }
  g_ptr_array_sort (names, compare_names);
  return g_steal_pointer (&names);
}

/**
 * ethos_files_resolve:
 * @path: a path whose last part need not exist
 * @doing: what it is for, for the words of errors
 *
 * Follows all links, a dangling last one too, so that a save changes what a link points to and
 * not the link.
 *
 * Returns: (transfer full) (nullable) (type filename): an absolute path
 */
char *
ethos_files_resolve (const EthosFiles *files,
                     const char *path,
                     EthosStorageDoing doing,
                     GError **error)
{
  /* As many links in a row as Linux itself follows. */
  const guint max_links = 40;
  g_autofree char *at = NULL;
  int errnum = 0;

  g_return_val_if_fail (path != NULL, NULL);

  at = g_strdup (path);
  for (guint i = 0; i < max_links && errnum == 0; i++)
    {
      g_autofree char *base = g_path_get_basename (at);
      g_autofree char *dir = g_path_get_dirname (at);
      g_autofree char *real_dir = NULL;
      g_autofree char *full = NULL;
      char link[PATH_MAX];
      struct stat info;
      gssize n;

      errnum = ask (files, ETHOS_FILE_CALL_STAT, at, NULL);
      if (errnum == 0 && (real_dir = realpath (dir, NULL)) == NULL)
        errnum = errno;
      if (errnum != 0)
        break;
      full = g_build_filename (real_dir, base, NULL);
      if (lstat (full, &info) != 0 || !S_ISLNK (info.st_mode))
        return g_steal_pointer (&full);
      n = readlink (full, link, sizeof link);
      if (n < 0 || n == sizeof link)
        {
          errnum = n < 0 ? errno : ENAMETOOLONG;
          break;
        }
      g_free (at);
      link[n] = '\0';
      at = g_path_is_absolute (link) ? g_strdup (link) : g_build_filename (real_dir, link, NULL);
    }
  ethos_storage_set_error (error, doing, path, errnum != 0 ? errnum : ELOOP);
  return NULL;
}
