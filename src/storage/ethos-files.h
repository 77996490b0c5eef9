// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Every durable byte passes through here: session files, journals, backups, state.
 *
 * Promises of the storage module, each with the test that proves it (tests/storage):
 *
 *  1. A save leaves the old bytes or the new ones, never a mixture, wherever it is killed.
 *     [atomic-file: /atomic-file/killed-at-every-call]
 *  2. After an error before the rename the old file is untouched; no temporary file and no
 *     descriptor stays behind; the next try works.     [atomic-file: /atomic-file/every-fault]
 *  3. The order is write, fsync, close, rename, fsync of the folder. [atomic-file:
 * /atomic-file/order]
 *  4. Another program's change of a file is noticed before it is overwritten.
 *     [atomic-file: /atomic-file/changed-by-another-program]
 *  5. Nothing is acknowledged before fdatasync returned 0.   [journal-writer:
 * /journal-writer/order, journal-log: /journal-log/every-fault]
 *  6. A failed write or sync is never tried again on the same descriptor; everything not yet
 *     durable goes to a new file, or the failure is told.  [files: /files/failed-sync-poisons,
 *     journal-log: /journal-log/moves-to-a-new-file]
 *  7. The longest valid prefix of a journal is read; a damaged, doubled, swapped or foreign record
 *     never is.                     [journal: /journal/cut-everywhere, flipped, swapped, foreign]
 *  8. A journal of a newer version is reported and not touched.            [journal:
 * /journal/newer]
 *  9. Nothing acknowledged is lost wherever journal writing is killed.
 *     [journal-log: /journal-log/killed-at-every-call]
 * 10. No session id leads outside the state folder; state is private (0700, 0600).
 *     [state-dir: /state-dir/ids, /state-dir/private]
 * 11. Two programs never write one workshop.
 *     [session-lock: /session-lock/one-at-a-time, document: /document/open-twice]
 * 12. What can't be read only for a moment is not passed over: the workshop opens for reading.
 *     [document-trouble: /document-trouble/shut-out]
 * 13. Who wrote a note, and when, is in no file.  [document-secrets: /document-secrets/nowhere]
 *
 * Real processes, real disks and storage that is broken on purpose: tests/faults/campaign.py.
 */
#pragma once

#include <glib.h>
#include <sys/stat.h>

#include "ethos-storage-error.h"

G_BEGIN_DECLS

/* The kinds of system call, for @before of EthosFiles. */
typedef enum
{
  ETHOS_FILE_CALL_OPEN,
  ETHOS_FILE_CALL_STAT,
  ETHOS_FILE_CALL_ACCESS,
  ETHOS_FILE_CALL_LIST,
  ETHOS_FILE_CALL_READ,
  ETHOS_FILE_CALL_WRITE,
  ETHOS_FILE_CALL_SET_MODE,
  ETHOS_FILE_CALL_SYNC,
  ETHOS_FILE_CALL_SYNC_DATA,
  ETHOS_FILE_CALL_SYNC_DIR,
  ETHOS_FILE_CALL_CLOSE,
  ETHOS_FILE_CALL_RENAME,
  ETHOS_FILE_CALL_REMOVE,
  ETHOS_FILE_CALL_MAKE_DIR,
  ETHOS_FILE_CALL_LOCK,
} EthosFileCall;

/**
 * EthosFiles:
 * @before: called before each system call with what it is and the path concerned; for reads and
 *   writes @size may be lowered to make them short. Returns 0 to let the call happen, or an errno
 *   with which it fails without happening (a close always frees the descriptor). Called from
 *   whichever thread does the work.
 * @data: for @before
 *
 * The seam at which faults are injected. Everywhere in this module NULL stands for the plain
 * system. The struct is borrowed and must outlive what it was given to.
 */
typedef struct
{
  int (*before) (EthosFileCall call, const char *path, gsize *size, gpointer data);
  gpointer data;
} EthosFiles;

typedef struct _EthosFile EthosFile;

EthosFile *ethos_file_open (const EthosFiles *files,
                            const char *path,
                            const char *subject,
                            int flags,
                            guint mode,
                            GError **error);
EthosFile *ethos_file_open_dir (const EthosFiles *files, const char *path, GError **error);
const char *ethos_file_get_path (EthosFile *self);
gboolean ethos_file_stat (EthosFile *self, struct stat *info, GError **error);
gssize ethos_file_read (EthosFile *self, void *buffer, gsize size, GError **error);
gboolean ethos_file_write_all (EthosFile *self, const void *data, gsize size, GError **error);
gboolean ethos_file_set_mode (EthosFile *self, guint mode, GError **error);
gboolean ethos_file_sync (EthosFile *self, GError **error);
gboolean ethos_file_sync_data (EthosFile *self, GError **error);
gboolean ethos_file_sync_dir (EthosFile *self, GError **error);
gboolean ethos_file_try_lock (EthosFile *self, gboolean *taken, GError **error);
gboolean ethos_file_close (EthosFile *self, GError **error);
void ethos_file_discard (EthosFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosFile, ethos_file_discard)

int ethos_files_stat (const EthosFiles *files, const char *path, struct stat *info);
gboolean ethos_files_check_writable (const EthosFiles *files, const char *path, GError **error);
gboolean
ethos_files_rename (const EthosFiles *files, const char *from, const char *to, GError **error);
gboolean ethos_files_remove (const EthosFiles *files, const char *path, GError **error);
gboolean
ethos_files_make_dir (const EthosFiles *files, const char *path, guint mode, GError **error);
gboolean ethos_files_sync_dir (const EthosFiles *files, const char *path, GError **error);
GPtrArray *ethos_files_list (const EthosFiles *files, const char *path, GError **error);
char *ethos_files_resolve (const EthosFiles *files,
                           const char *path,
                           EthosStorageDoing doing,
                           GError **error);

G_END_DECLS
