// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "ethos-backups.h"
#include "ethos-differences.h"
#include "ethos-files.h"
#include "ethos-store.h"

G_BEGIN_DECLS

/**
 * EthosDocument:
 *
 * A workshop with its file. Every operation that its store accepts goes to a journal at once, and
 * into the file soon after; nobody has to save. It belongs to the thread that made it; everything
 * that waits for a disk happens elsewhere.
 *
 * The journal is begun anew when it has 4 MiB or 10,000 operations: behind the file, or, while the
 * file can't be written, with the whole workshop in it. Neither shows, and what was acknowledged
 * stays so. What is erased then is nowhere in the journal any more; the file and its previous
 * versions lose it with the next save that works.
 *
 * To show: `state` with `message` (a banner that stays while it is not %ETHOS_DOCUMENT_SAVED or
 * %ETHOS_DOCUMENT_SAVING), `access` with `access-message`, `caution`, and once after opening
 * ethos_document_get_recovered() with ethos_document_get_differences().
 */
#define ETHOS_TYPE_DOCUMENT (ethos_document_get_type ())
G_DECLARE_FINAL_TYPE (EthosDocument, ethos_document, ETHOS, DOCUMENT, GObject)

/**
 * EthosDocumentState:
 * @ETHOS_DOCUMENT_SAVED: everything survives a power cut
 * @ETHOS_DOCUMENT_SAVING: it will in a moment
 * @ETHOS_DOCUMENT_NOT_SAVED: `message` says why not and what to do; it is tried again by itself
 *   and by ethos_document_retry()
 * @ETHOS_DOCUMENT_CONFLICT: another program changed, moved or deleted the file: nothing is written
 *   before ethos_document_overwrite_async(), ethos_document_reload_async() or
 *   ethos_document_save_as_async(); the journal goes on, as short as ever
 */
typedef enum
{
  ETHOS_DOCUMENT_SAVED,
  ETHOS_DOCUMENT_SAVING,
  ETHOS_DOCUMENT_NOT_SAVED,
  ETHOS_DOCUMENT_CONFLICT,
} EthosDocumentState;

/**
 * EthosDocumentAccess:
 * @ETHOS_DOCUMENT_WRITABLE: it can be worked on
 * @ETHOS_DOCUMENT_ELSEWHERE: it is open in another window or program; this is its last save
 * @ETHOS_DOCUMENT_NEWER: the file, or its journal, is of a newer version of the program
 * @ETHOS_DOCUMENT_PROTECTED: this person may not write the file
 *
 * In all but the first the store refuses operations; ethos_document_save_as_async() makes a
 * workshop that can be worked on.
 */
typedef enum
{
  ETHOS_DOCUMENT_WRITABLE,
  ETHOS_DOCUMENT_ELSEWHERE,
  ETHOS_DOCUMENT_NEWER,
  ETHOS_DOCUMENT_PROTECTED,
} EthosDocumentAccess;

#define ETHOS_TYPE_DOCUMENT_STATE (ethos_document_state_get_type ())
GType ethos_document_state_get_type (void);
#define ETHOS_TYPE_DOCUMENT_ACCESS (ethos_document_access_get_type ())
GType ethos_document_access_get_type (void);

/**
 * EthosDocumentSetup:
 * @clock: (nullable): the time; %NULL: the computer's
 * @state_root: (nullable): the state folder; %NULL: ethos_state_dir_dup_root()
 * @files: (nullable): the seam; must outlive the document
 * @autosave_ms: how long after the first unsaved change the file is written; 0: 2,000 ms
 * @compact_bytes: how long the journal may become, without the workshop that it may begin with,
 *   before it is begun anew; 0: ETHOS_JOURNAL_COMPACT_BYTES
 *
 * What a document works with; a %NULL setup is all of that by default.
 */
typedef struct
{
  EthosClock *clock;
  const char *state_root;
  const EthosFiles *files;
  guint autosave_ms;
  gsize compact_bytes;
} EthosDocumentSetup;

char *ethos_document_dup_default_folder (void);

void ethos_document_create_async (const EthosDocumentSetup *setup,
                                  EthosSession *session,
                                  const char *folder,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
EthosDocument *ethos_document_create_finish (GAsyncResult *result, GError **error);
void ethos_document_open_async (const EthosDocumentSetup *setup,
                                const char *path,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
EthosDocument *ethos_document_open_finish (GAsyncResult *result, GError **error);

EthosStore *ethos_document_get_store (EthosDocument *self);
char *ethos_document_dup_file_name (const char *title);
const char *ethos_document_get_path (EthosDocument *self);
EthosDocumentState ethos_document_get_state (EthosDocument *self);
const char *ethos_document_get_message (EthosDocument *self);
gboolean ethos_document_comes_back (EthosDocument *self);
gboolean ethos_document_is_file_gone (EthosDocument *self);
gboolean ethos_document_forgets (EthosDocument *self);
EthosDocumentAccess ethos_document_get_access (EthosDocument *self);
const char *ethos_document_get_access_message (EthosDocument *self);
const char *ethos_document_get_caution (EthosDocument *self);
const char *ethos_document_get_recovered (EthosDocument *self);
const char *const *ethos_document_get_repairs (EthosDocument *self);
EthosDifferences *ethos_document_get_differences (EthosDocument *self);
gboolean ethos_document_get_has_kept_changes (EthosDocument *self);
const char *ethos_document_get_kept_suffix (EthosDocument *self);

void
ethos_document_save_async (EthosDocument *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean ethos_document_save_finish (EthosDocument *self, GAsyncResult *result, GError **error);
void ethos_document_retry (EthosDocument *self);
void ethos_document_overwrite_async (EthosDocument *self,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean
ethos_document_overwrite_finish (EthosDocument *self, GAsyncResult *result, GError **error);
void
ethos_document_reload_async (EthosDocument *self, GAsyncReadyCallback callback, gpointer user_data);
EthosDocument *
ethos_document_reload_finish (EthosDocument *self, GAsyncResult *result, GError **error);
void ethos_document_save_as_async (EthosDocument *self,
                                   const char *path,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean ethos_document_save_as_finish (EthosDocument *self, GAsyncResult *result, GError **error);
void ethos_document_save_copy_async (EthosDocument *self,
                                     const char *path,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean
ethos_document_save_copy_finish (EthosDocument *self, GAsyncResult *result, GError **error);
void ethos_document_copy_damaged_async (EthosDocument *self,
                                        const char *path,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean
ethos_document_copy_damaged_finish (EthosDocument *self, GAsyncResult *result, GError **error);
void ethos_document_copy_changes_async (EthosDocument *self,
                                        const char *path,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean
ethos_document_copy_changes_finish (EthosDocument *self, GAsyncResult *result, GError **error);
void ethos_document_clean_copy_async (EthosDocument *self,
                                      const char *path,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean
ethos_document_clean_copy_finish (EthosDocument *self, GAsyncResult *result, GError **error);
void
ethos_document_close_async (EthosDocument *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean ethos_document_close_finish (EthosDocument *self, GAsyncResult *result, GError **error);

gboolean ethos_document_keeps_versions (EthosDocument *self);
const char *ethos_document_get_kept_copy (EthosDocument *self);
void ethos_document_list_versions_async (EthosDocument *self,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
GPtrArray *
ethos_document_list_versions_finish (EthosDocument *self, GAsyncResult *result, GError **error);
void ethos_document_copy_version_async (EthosDocument *self,
                                        const EthosBackup *version,
                                        const char *path,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean
ethos_document_copy_version_finish (EthosDocument *self, GAsyncResult *result, GError **error);

G_END_DECLS
