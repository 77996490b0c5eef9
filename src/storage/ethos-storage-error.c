// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-storage-error.h"

#include <errno.h>

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (ethos_storage_error, ethos_storage_error)

typedef struct
{
  int errnum;
  EthosStorageError code;
  const char *reason;
} Reason;

/* Translators: these follow “… could not be saved: ” or “… could not be read: ”. */
static const Reason reasons[] = {
  { ENOSPC, ETHOS_STORAGE_ERROR_NO_SPACE,
    N_ ("the disk is full. Free some space and try again, or save a copy on another disk.") },
  { EDQUOT, ETHOS_STORAGE_ERROR_NO_SPACE,
    N_ ("your share of this disk is used up. Free some space and try again, or save a copy on "
        "another disk.") },
  { EROFS, ETHOS_STORAGE_ERROR_READ_ONLY,
    N_ ("this disk can only be read. Save a copy in another folder.") },
  { EACCES, ETHOS_STORAGE_ERROR_PERMISSION,
    N_ ("you don’t have permission. Choose another folder, or ask the owner for access.") },
  { EPERM, ETHOS_STORAGE_ERROR_PERMISSION,
    N_ ("the system doesn’t allow it here. Choose another folder.") },
  { ENOENT, ETHOS_STORAGE_ERROR_VANISHED,
    N_ ("it is no longer there. Look whether it was moved or renamed, or save a copy.") },
  { ENOTDIR, ETHOS_STORAGE_ERROR_VANISHED,
    N_ ("its folder is no longer there. Look whether it was moved or renamed, or save a copy.") },
  { ESTALE, ETHOS_STORAGE_ERROR_VANISHED,
    N_ ("the connection to its drive was lost. Connect it again, or save a copy elsewhere.") },
  { ENODEV, ETHOS_STORAGE_ERROR_VANISHED,
    N_ ("its drive was removed. Connect it again, or save a copy elsewhere.") },
  { ENXIO, ETHOS_STORAGE_ERROR_VANISHED,
    N_ ("its drive was removed. Connect it again, or save a copy elsewhere.") },
  { EFBIG, ETHOS_STORAGE_ERROR_TOO_LARGE,
    N_ ("it is too large for this disk. Save a copy on another disk.") },
  { EISDIR, ETHOS_STORAGE_ERROR_NOT_A_FILE, N_ ("it is a folder. Choose a file.") },
  { EEXIST, ETHOS_STORAGE_ERROR_EXISTS, N_ ("there is already a file of that name.") },
  { EMFILE, ETHOS_STORAGE_ERROR_BUSY,
    N_ ("too many files are open. Close some windows and try again.") },
  { ENFILE, ETHOS_STORAGE_ERROR_BUSY,
    N_ ("too many files are open. Close some programs and try again.") },
  { ENOMEM, ETHOS_STORAGE_ERROR_BUSY,
    N_ ("the computer is short of memory. Close some programs and try again.") },
  { EINTR, ETHOS_STORAGE_ERROR_BUSY, N_ ("it was interrupted again and again. Try again.") },
  { EBUSY, ETHOS_STORAGE_ERROR_BUSY, N_ ("the disk is busy. Try again.") },
  { ENAMETOOLONG, ETHOS_STORAGE_ERROR_FAILED, N_ ("the name is too long. Choose a shorter one.") },
  { ELOOP, ETHOS_STORAGE_ERROR_FAILED, N_ ("its links lead in a circle. Choose another file.") },
  { EIO, ETHOS_STORAGE_ERROR_FAILED,
    N_ ("the disk reported an error. Save a copy on another disk, then have this one checked.") },
};

static const Reason *
find_reason (int errnum)
{
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (reasons[i].errnum == errnum)
      return &reasons[i];
  return NULL;
}

/**
 * ethos_storage_set_error:
 * @error: where to put it
 * @doing: what failed, for the words
 * @path: the file, in the file system's encoding
 * @errnum: what the system said
 *
 * Makes a failed system call a sentence that names the file and what a person can do.
 */
void
ethos_storage_set_error (GError **error, EthosStorageDoing doing, const char *path, int errnum)
{
  const Reason *reason = find_reason (errnum);
  g_autofree char *name = NULL;
  const char *why;

  g_return_if_fail (path != NULL);

  name = g_filename_display_name (path);
  why = reason != NULL ? _ (reason->reason) : g_strerror (errnum);
  switch (doing)
    {
    case ETHOS_STORAGE_READING:
      g_set_error (error, ETHOS_STORAGE_ERROR, reason ? reason->code : ETHOS_STORAGE_ERROR_FAILED,
                   /* Translators: a file name, and why with a remedy (a whole sentence's end). */
                   _ ("“%s” could not be read: %s"), name, why);
      return;
    case ETHOS_STORAGE_SAVING:
      g_set_error (error, ETHOS_STORAGE_ERROR, reason ? reason->code : ETHOS_STORAGE_ERROR_FAILED,
                   /* Translators: a file name, and why with a remedy (a whole sentence's end). */
                   _ ("“%s” could not be saved: %s"), name, why);
      return;
    case ETHOS_STORAGE_REMOVING:
      g_set_error (error, ETHOS_STORAGE_ERROR, reason ? reason->code : ETHOS_STORAGE_ERROR_FAILED,
                   /* Translators: a file name, and why with a remedy (a whole sentence's end). */
                   _ ("“%s” could not be removed: %s"), name, why);
      return;
    default:
      g_assert_not_reached ();
    }
}
