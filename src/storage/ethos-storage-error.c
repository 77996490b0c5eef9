// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-storage-error.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (ethos_storage_error, ethos_storage_error)

typedef struct
{
  int errnum;
  EthosStorageError code;
  const char *reason;
  /* For reading, for saving or making, for removing; NULL: trying again is all there is. */
  const char *reading;
  const char *saving;
  const char *removing;
} Reason;

/* Translators: from here on, these follow what is wrong with a file: what a person can do. */
#define FREE_SPACE N_ ("Free some space and try again.")
#define FREE_SPACE_OR_ELSEWHERE N_ ("Free some space and try again, or save in another place.")
#define ELSEWHERE N_ ("Save in another place.")
#define SHORTER_NAME N_ ("Save under a shorter name or in another place.")
#define ANOTHER_NAME N_ ("Save under another name or in another place.")
#define ELSEWHERE_OR_OWNER N_ ("Save in another place, or ask its owner for access.")
#define ELSEWHERE_AND_CHECK N_ ("Save in another place, then have this disk checked.")
#define CONNECT N_ ("Connect it again and try again.")
#define CONNECT_OR_ELSEWHERE N_ ("Connect it again and try again, or save in another place.")
#define OPEN_ANOTHER N_ ("Choose another file.")
#define OPEN_INSIDE N_ ("Choose a file inside it.")
#define OPEN_WHERE_IT_IS N_ ("Look whether it was moved or renamed, and open it there.")
#define OPEN_COPY N_ ("Copy the file to another disk and open it there.")
#define OPEN_COPY_AND_CHECK                                                                        \
  N_ ("Try again. If that does not help, open a copy from another disk, and have this one "        \
      "checked.")
#define OPEN_OR_OWNER N_ ("Ask its owner for access, or choose another file.")
#define OPEN_SHORTER N_ ("Give it a shorter name and open it then.")
#define ASK_OWNER N_ ("Ask its owner for access.")
#define ASK_HELP N_ ("Ask the person who looks after this computer.")
#define CHECK_DISK N_ ("Have this disk checked.")
#define CLOSE_WINDOWS N_ ("Close some windows and try again.")
#define CLOSE_PROGRAMS N_ ("Close some programs and try again.")
#define TRY_AGAIN N_ ("Try again.")
#define TRY_AGAIN_OR_ANOTHER N_ ("Try again, or choose another file.")
#define TRY_AGAIN_OR_ELSEWHERE N_ ("Try again, or save in another place.")

/* Translators: from here on, these follow “… could not be saved: ” or “… could not be read: ”. */
static const Reason reasons[] = {
  { ENOSPC, ETHOS_STORAGE_ERROR_NO_SPACE, N_ ("the disk is full"), FREE_SPACE,
    FREE_SPACE_OR_ELSEWHERE, FREE_SPACE },
  { EDQUOT, ETHOS_STORAGE_ERROR_NO_SPACE, N_ ("your share of this disk is used up"), FREE_SPACE,
    FREE_SPACE_OR_ELSEWHERE, FREE_SPACE },
  { EROFS, ETHOS_STORAGE_ERROR_READ_ONLY, N_ ("this disk can only be read"), OPEN_COPY, ELSEWHERE,
    ASK_HELP },
  { EACCES, ETHOS_STORAGE_ERROR_PERMISSION, N_ ("you don’t have permission"), OPEN_OR_OWNER,
    ELSEWHERE_OR_OWNER, ASK_OWNER },
  { EPERM, ETHOS_STORAGE_ERROR_PERMISSION, N_ ("the system doesn’t allow it here"), OPEN_OR_OWNER,
    ELSEWHERE_OR_OWNER, ASK_OWNER },
  { ENOENT, ETHOS_STORAGE_ERROR_VANISHED, N_ ("its folder is not there"), OPEN_WHERE_IT_IS,
    ELSEWHERE, NULL },
  { ENOTDIR, ETHOS_STORAGE_ERROR_VANISHED, N_ ("its folder is not there"), OPEN_WHERE_IT_IS,
    ELSEWHERE, NULL },
  { ESTALE, ETHOS_STORAGE_ERROR_VANISHED, N_ ("the connection to its drive was lost"), CONNECT,
    CONNECT_OR_ELSEWHERE, CONNECT },
  { ENODEV, ETHOS_STORAGE_ERROR_VANISHED, N_ ("its drive was removed"), CONNECT,
    CONNECT_OR_ELSEWHERE, CONNECT },
  { ENXIO, ETHOS_STORAGE_ERROR_VANISHED, N_ ("its drive was removed"), CONNECT,
    CONNECT_OR_ELSEWHERE, CONNECT },
  { EFBIG, ETHOS_STORAGE_ERROR_TOO_LARGE, N_ ("it is too large for this disk"), OPEN_COPY,
    ELSEWHERE, NULL },
  { EISDIR, ETHOS_STORAGE_ERROR_NOT_A_FILE, N_ ("it is a folder"), OPEN_INSIDE, ANOTHER_NAME,
    NULL },
  { EEXIST, ETHOS_STORAGE_ERROR_EXISTS, N_ ("there is already a file of that name"), OPEN_ANOTHER,
    ANOTHER_NAME, NULL },
  { EMFILE, ETHOS_STORAGE_ERROR_BUSY, N_ ("too many files are open"), CLOSE_WINDOWS, CLOSE_WINDOWS,
    CLOSE_WINDOWS },
  { ENFILE, ETHOS_STORAGE_ERROR_BUSY, N_ ("too many files are open"), CLOSE_PROGRAMS,
    CLOSE_PROGRAMS, CLOSE_PROGRAMS },
  { ENOMEM, ETHOS_STORAGE_ERROR_BUSY, N_ ("the computer is short of memory"), CLOSE_PROGRAMS,
    CLOSE_PROGRAMS, CLOSE_PROGRAMS },
  { EINTR, ETHOS_STORAGE_ERROR_BUSY, N_ ("it was interrupted again and again"), NULL, NULL, NULL },
  { EBUSY, ETHOS_STORAGE_ERROR_BUSY, N_ ("the disk is busy"), NULL, NULL, NULL },
  { ENAMETOOLONG, ETHOS_STORAGE_ERROR_FAILED, N_ ("the name is too long"), OPEN_SHORTER,
    SHORTER_NAME, NULL },
  { ELOOP, ETHOS_STORAGE_ERROR_FAILED, N_ ("its links lead in a circle"), OPEN_ANOTHER, ELSEWHERE,
    ASK_HELP },
  { EIO, ETHOS_STORAGE_ERROR_FAILED, N_ ("the disk reported an error"), OPEN_COPY_AND_CHECK,
    ELSEWHERE_AND_CHECK, CHECK_DISK },
};

static const Reason *
find_reason (int errnum)
{
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (reasons[i].errnum == errnum)
      return &reasons[i];
  return NULL;
}

/* A path may be gone or may never have been: the words have to fit both. */
static const char *
find_why (const Reason *reason, EthosStorageDoing doing, int errnum)
{
  if (errnum == ENOENT && doing == ETHOS_STORAGE_READING)
    /* Translators: follows “… could not be read: ”. */
    return _ ("there is no such file");
  return reason != NULL ? _ (reason->reason) : g_strerror (errnum);
}

static const char *
find_remedy (const Reason *reason, EthosStorageDoing doing)
{
  const char *remedy = NULL;

  switch (doing)
    {
    case ETHOS_STORAGE_READING:
      remedy = reason != NULL ? reason->reading : TRY_AGAIN_OR_ANOTHER;
      break;
    case ETHOS_STORAGE_SAVING:
    case ETHOS_STORAGE_MAKING_FOLDER:
      remedy = reason != NULL ? reason->saving : TRY_AGAIN_OR_ELSEWHERE;
      break;
    case ETHOS_STORAGE_REMOVING:
    default:
      remedy = reason != NULL ? reason->removing : NULL;
    }
  return _ (remedy != NULL ? remedy : TRY_AGAIN);
}

static char *
dup_message (EthosStorageDoing doing, const char *name, const char *why, const char *remedy)
{
  switch (doing)
    {
    case ETHOS_STORAGE_READING:
      /* Translators: a file name; why, as the rest of the sentence; a sentence with a remedy. */
      return g_strdup_printf (_ ("“%s” could not be read: %s. %s"), name, why, remedy);
    case ETHOS_STORAGE_SAVING:
      /* Translators: a file name; why, as the rest of the sentence; a sentence with a remedy. */
      return g_strdup_printf (_ ("“%s” could not be saved: %s. %s"), name, why, remedy);
    case ETHOS_STORAGE_MAKING_FOLDER:
      /* Translators: a folder; why, as the rest of the sentence; a sentence with a remedy. */
      return g_strdup_printf (_ ("The folder “%s” could not be made: %s. %s"), name, why, remedy);
    case ETHOS_STORAGE_REMOVING:
      /* Translators: a file name; why, as the rest of the sentence; a sentence with a remedy. */
      return g_strdup_printf (_ ("“%s” could not be removed: %s. %s"), name, why, remedy);
    default:
      g_assert_not_reached ();
    }
}

/**
 * ethos_storage_dup_shown_path:
 * @path: (type filename): an absolute path
 *
 * Returns: (transfer full): the path as people call it in a message: from their home on where it is
 *   there
 */
char *
ethos_storage_dup_shown_path (const char *path)
{
  const char *home = g_get_home_dir ();
  gsize length = strlen (home);

  g_return_val_if_fail (path != NULL, NULL);

  if (length > 1 && g_str_has_prefix (path, home) && path[length] == G_DIR_SEPARATOR)
    {
      g_autofree char *rest = g_filename_display_name (path + length);

      return g_strconcat ("~", rest, NULL);
    }
  return g_filename_display_name (path);
}

/**
 * ethos_storage_set_error:
 * @error: where to put it
 * @doing: what failed, for the words
 * @path: the file, in the file system's encoding
 * @errnum: what the system said
 *
 * Makes a failed system call a message that names the file, and what a person who did that can do.
 */
void
ethos_storage_set_error (GError **error, EthosStorageDoing doing, const char *path, int errnum)
{
  const Reason *reason = find_reason (errnum);
  g_autofree char *name = NULL;
  g_autofree char *message = NULL;

  g_return_if_fail (path != NULL);

  name = ethos_storage_dup_shown_path (path);
  message =
      dup_message (doing, name, find_why (reason, doing, errnum), find_remedy (reason, doing));
  g_set_error_literal (error, ETHOS_STORAGE_ERROR,
                       reason ? reason->code : ETHOS_STORAGE_ERROR_FAILED, message);
}
