// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ETHOS_STORAGE_ERROR (ethos_storage_error_quark ())

/**
 * EthosStorageError:
 * @ETHOS_STORAGE_ERROR_FAILED: anything else; a failing disk is the usual case
 * @ETHOS_STORAGE_ERROR_NO_SPACE: the disk is full, or the person's share of it
 * @ETHOS_STORAGE_ERROR_READ_ONLY: the disk can't be written to
 * @ETHOS_STORAGE_ERROR_PERMISSION: this person may not do it here
 * @ETHOS_STORAGE_ERROR_VANISHED: the file, its folder or its drive isn't there (any more)
 * @ETHOS_STORAGE_ERROR_TOO_LARGE: more bytes than the limit
 * @ETHOS_STORAGE_ERROR_NOT_A_FILE: a folder, a pipe or a device where a file was expected
 * @ETHOS_STORAGE_ERROR_BUSY: the computer is short of files or memory; trying again helps
 * @ETHOS_STORAGE_ERROR_EXISTS: something is already there and would have been overwritten
 * @ETHOS_STORAGE_ERROR_CHANGED: another program changed the file since it was read
 * @ETHOS_STORAGE_ERROR_MOVED: the file was moved or deleted since it was read
 * @ETHOS_STORAGE_ERROR_DAMAGED: the bytes aren't what was written
 * @ETHOS_STORAGE_ERROR_FOREIGN: the bytes belong to another workshop
 * @ETHOS_STORAGE_ERROR_NEWER: written by a newer version of the program
 * @ETHOS_STORAGE_ERROR_INVALID_ID: not a session id
 *
 * What a caller can act on. The message is for people: it names the file and a remedy.
 */
typedef enum
{
  ETHOS_STORAGE_ERROR_FAILED,
  ETHOS_STORAGE_ERROR_NO_SPACE,
  ETHOS_STORAGE_ERROR_READ_ONLY,
  ETHOS_STORAGE_ERROR_PERMISSION,
  ETHOS_STORAGE_ERROR_VANISHED,
  ETHOS_STORAGE_ERROR_TOO_LARGE,
  ETHOS_STORAGE_ERROR_NOT_A_FILE,
  ETHOS_STORAGE_ERROR_BUSY,
  ETHOS_STORAGE_ERROR_EXISTS,
  ETHOS_STORAGE_ERROR_CHANGED,
  ETHOS_STORAGE_ERROR_MOVED,
  ETHOS_STORAGE_ERROR_DAMAGED,
  ETHOS_STORAGE_ERROR_FOREIGN,
  ETHOS_STORAGE_ERROR_NEWER,
  ETHOS_STORAGE_ERROR_INVALID_ID,
} EthosStorageError;

/* What was being done when an error came: it chooses the words, and what helps. */
typedef enum
{
  ETHOS_STORAGE_READING,
  ETHOS_STORAGE_SAVING,
  ETHOS_STORAGE_MAKING_FOLDER,
  ETHOS_STORAGE_REMOVING,
} EthosStorageDoing;

GQuark ethos_storage_error_quark (void);

char *ethos_storage_dup_shown_path (const char *path);

void
ethos_storage_set_error (GError **error, EthosStorageDoing doing, const char *path, int errnum);

G_END_DECLS
