// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-session-lock.h"

#include <fcntl.h>

#include <glib/gi18n-lib.h>

#define NAME "lock"

struct _EthosSessionLock
{
  const EthosFiles *files;
  EthosFile *file;
};

/**
 * ethos_session_lock_take:
 * @files: (nullable): the seam
 * @session_dir: as of ethos_state_dir_prepare()
 * @error: ETHOS_STORAGE_ERROR_EXISTS when the workshop is open elsewhere; other codes where the
 *   lock file can't be made
 *
 * Makes sure that only one program writes a workshop. A program that dies lets go of the lock; the
 * file stays and means nothing. Where locks don't work at all it is taken as granted: the stamp of
 * the workshop file still shows what another program writes.
 *
 * Returns: (transfer full) (nullable): the lock
 */
EthosSessionLock *
ethos_session_lock_take (const EthosFiles *files, const char *session_dir, GError **error)
{
  g_autoptr (EthosFile) file = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *path = NULL;
  EthosSessionLock *self;
  gboolean taken = FALSE;

  g_return_val_if_fail (session_dir != NULL, NULL);

  path = g_build_filename (session_dir, NAME, NULL);
  file = ethos_file_open (files, path, NULL, O_RDWR | O_CREAT | O_NOFOLLOW, 0600, error);
  if (file == NULL)
    return NULL;
  if (!ethos_file_try_lock (file, &taken, &local))
    {
      g_debug ("%s", local->message);
      taken = TRUE;
    }
  if (!taken)
    {
      g_set_error_literal (
          error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_EXISTS,
          _ ("This workshop is already open in another window or program. To work on it "
             "here, close it there and open it again, or save it elsewhere."));
      return NULL;
    }

  self = g_new0 (EthosSessionLock, 1);
  self->files = files;
  self->file = g_steal_pointer (&file);
  return self;
}

/** ethos_session_lock_is_in_place: whether others who want the lock would still meet this one. */
gboolean
ethos_session_lock_is_in_place (EthosSessionLock *self)
{
  struct stat there, ours;

  g_return_val_if_fail (self != NULL, FALSE);

  return ethos_files_stat (self->files, ethos_file_get_path (self->file), &there) == 0 &&
         ethos_file_stat (self->file, &ours, NULL) && there.st_dev == ours.st_dev &&
         there.st_ino == ours.st_ino;
}

/** ethos_session_lock_release: lets others write. */
void
ethos_session_lock_release (EthosSessionLock *self)
{
  if (self == NULL)
    return;
  ethos_file_discard (self->file);
  g_free (self);
}
