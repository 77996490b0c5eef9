// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Every durable byte passes through here: session files, journals, backups, state.
 *
 * Promises of the storage module, each with the tests that prove it (below tests/storage). That
 * each of these is there is checked by tests/lint/check-promises.py.
 *
 *  1. A save leaves the old bytes or the new ones, never a mixture, wherever it is killed.
 *     [/atomic-file/killed-at-every-call, /atomic-file/new-file-killed]
 *  2. After an error before the rename the old file is untouched; no temporary file and no
 *     descriptor stays behind; the next try works, and comes by itself.
 *     [/atomic-file/every-fault, /document-keeping/retry-by-itself,
 *     /document-keeping/removed-drive]
 *  3. The order is write, fsync, close, rename, fsync of the folder.
 *     [/atomic-file/order]
 *  4. Another program's change of a file is noticed before it is overwritten; the person decides.
 *     The version that does not stay is kept, among the previous ones or beside the file, unless
 *     what is in it was erased; where it can't be kept nothing is written over.
 *     [/atomic-file/changed-by-another-program, /document-conflict/overwrite,
 *     /document-conflict/reload, /document-conflict/save-as, /document-conflict/versions,
 *     /document-trouble/deleted, /document-state/overwrite-without-state,
 *     /document-state/reload-without-state, /document-state/versions-fail,
 *     /document-state/nowhere-to-keep, /document-state/kept-once,
 *     /document-state/erased-is-not-kept, /document-recovery/replaced-file]
 *  5. Nothing is acknowledged before fdatasync returned 0.
 *     [/journal-writer/order, /journal-log/not-synced]
 *  6. A failed write or sync is never tried again on the same descriptor; everything not yet
 *     durable goes to a new file, or the failure is told.
 *     [/files/failed-sync-poisons, /journal-log/moves-to-a-new-file,
 *     /document-trouble/everything-fails]
 *  7. The longest valid prefix of a journal is read; a damaged, doubled, swapped or foreign record
 *     never is.
 *     [/journal/cut-everywhere, /journal/flipped, /journal/swapped, /journal/foreign,
 *     /journal-log/leftovers]
 *  8. A journal of a newer version is reported and not touched.
 *     [/journal/newer, /document-recovery/newer-journal]
 *  9. Nothing acknowledged is lost wherever journal writing is killed, nor by what is removed from
 *     the state folder while the workshop is open: before anything is acknowledged the journal is
 *     looked for under its name. Where it is gone, folder, lock and journal are made anew with all
 *     that they had, or the failure is told.
 *     [/journal-log/killed-at-every-call, /journal-log/not-in-place, /journal-log/place-gone,
 *     /document-state/removed, /document-state/removed-and-saved, /document-state/removed-and-full,
 *     /document-state/removed-and-protected, /document-state/removed-and-opened]
 * 10. No session id leads outside the state folder; state is private (0700, 0600).
 *     [/state-dir/ids, /state-dir/private]
 * 11. Two programs never write one workshop, and a new one never takes the place of a file.
 *     [/session-lock/one-at-a-time, /document/open-twice, /document/second-name,
 *     /document/create-at-once, /document/name-taken]
 * 12. What can't be read only for a moment is not passed over: the workshop opens for reading.
 *     [/document-trouble/shut-out]
 * 13. Who wrote a note, and when, is in no file, finished or not, and in no log.
 *     [/document-secrets/nowhere, /document-secrets/log, /backups/days]
 * 14. Recovery brings back what was acknowledged, the running timer too, is no change by itself,
 *     and may be killed anywhere.
 *     [/document-recovery/replay, /document-recovery/timers, /document-kill/recover]
 * 15. A damaged file is kept, and opens from a version and the journal with a list of what differs.
 *     [/document-recovery/damaged-file, /document-recovery/damaged-and-renamed,
 *     /document-differences/opened, /document-keeping/damaged-not-kept,
 *     /document-keeping/version-at-close]
 * 16. What is erased is in no file of ours any more, wherever erasing is killed, and whatever was
 *     killed before it.
 *     [/document-erase/erase, /document-erase/killed, /document-erase/fails,
 *     /document-erase/and-reload, /document-erase/renamed, /document-erase/moved,
 *     /document-erase/after-save-as, /document-erase/after-copy, /document-erase/after-overwrite,
 *     /document-keeping/erase-while-erasing, /document-keeping/erased-for-good]
 * 17. The journal begins anew at 4 MiB or 10,000 records, by itself, also where no version can be
 *     kept. Not while the file can't be written or is in a conflict: nothing else has it then.
 *     [/document-cost/many-changes, /document-cost/large-changes, /document-cost/no-versions]
 * 18. Nobody who works waits for the disk, and a note takes at most twice its bytes in the file.
 *     [/document-cost/never-waits, /document-cost/bytes-of-a-note]
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
  ETHOS_FILE_CALL_LINK,
  ETHOS_FILE_CALL_SET_TIME,
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
gboolean ethos_file_set_time (EthosFile *self, gint64 seconds, GError **error);
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
gboolean
ethos_files_rename_new (const EthosFiles *files, const char *from, const char *to, GError **error);
gboolean ethos_files_remove (const EthosFiles *files, const char *path, GError **error);
gboolean
ethos_files_make_dir (const EthosFiles *files, const char *path, guint mode, GError **error);
gboolean ethos_files_sync_dir (const EthosFiles *files, const char *path, GError **error);
GPtrArray *
ethos_files_list (const EthosFiles *files, const char *path, const char *prefix, GError **error);
char *ethos_files_resolve (const EthosFiles *files,
                           const char *path,
                           EthosStorageDoing doing,
                           GError **error);

G_END_DECLS
