// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Where a workshop lives: its file, and the private folder in which its journal, its previous
 * versions and its lock are. All of this blocks: not for the main thread.
 *
 *   STATE/sessions/UID/journal            what the file may not have yet
 *   STATE/sessions/UID/place              the path of the file
 *   STATE/sessions/UID/lock               see ethos-session-lock.h
 *   STATE/sessions/UID/backups/…          see ethos-backups.h
 *   STATE/sessions/UID/elsewhere-CHECKSUM a folder in which a kill may have left something of it
 *   STATE/sessions/UID/kept-CHECKSUM.…    what could not be read, kept as it was
 */
#pragma once

#include "ethos-journal.h"
#include "ethos-session-lock.h"

G_BEGIN_DECLS

/**
 * EthosDocumentHome:
 * @files: (nullable): the seam
 * @root: the state folder
 * @path: the workshop file, links resolved
 * @uid: the id under which its state is kept
 * @dir: (nullable): the folder of its state; %NULL where there can be none
 * @journal: (nullable): the path of its journal; %NULL where there can be none
 * @lock: (nullable): what keeps others from writing
 * @trouble: (nullable): why there is no state
 */
typedef struct
{
  const EthosFiles *files;
  char *root;
  char *path;
  char *uid;
  char *dir;
  char *journal;
  EthosSessionLock *lock;
  GError *trouble;
} EthosDocumentHome;

EthosDocumentHome *
ethos_document_home_new (const EthosFiles *files, const char *root, const char *path);
void ethos_document_home_free (EthosDocumentHome *self);

void ethos_document_home_identify (EthosDocumentHome *self, const char *uid);
gboolean ethos_document_home_find_by_uid (EthosDocumentHome *self, const char *uid);
gboolean ethos_document_home_find_by_place (EthosDocumentHome *self);
gboolean ethos_document_home_move_in (EthosDocumentHome *self, GError **error);
gboolean ethos_document_home_remake (EthosDocumentHome *self, GError **error);
gboolean ethos_document_home_is_shut_out (EthosDocumentHome *self);
char *ethos_document_home_keep (EthosDocumentHome *self,
                                GBytes *bytes,
                                const char *suffix,
                                GError **error);
gboolean ethos_document_home_keep_version (EthosDocumentHome *self,
                                           GBytes *bytes,
                                           gint64 now,
                                           char **copy,
                                           GError **error);
void ethos_document_note_folder (const EthosFiles *files,
                                 const char *dir,
                                 const char *own_path,
                                 const char *path);
gboolean ethos_document_home_forget (EthosDocumentHome *self, GError **error);
gboolean ethos_document_home_drop_journal (EthosDocumentHome *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosDocumentHome, ethos_document_home_free)

G_END_DECLS
