// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-document-load.h"
#include "ethos-document.h"
#include "ethos-journal-writer.h"

G_BEGIN_DECLS

/* One writing of the file, from the snapshot to the restarted journal; ethos-document-save.c. */
typedef struct _EthosDocumentSave EthosDocumentSave;

/* @whole: (transfer full): the task that is answered when the turn ends */
typedef void (*EthosDocumentTurn) (EthosDocument *self, GTask *whole);

struct _EthosDocument
{
  GObject parent_instance;

  EthosStore *store;
  gulong applied_id;
  EthosDocumentHome *home;
  EthosJournalWriter *journal;
  const EthosFiles *files;
  GMainContext *context;
  GSource *autosave;
  guint autosave_ms;
  gsize compact_bytes;

  EthosFileStamp stamp;
  guint32 base_crc;
  /* The last operation in the file. */
  guint64 saved_sequence;
  /* The operation behind which everything older must be forgotten; 0: none is. */
  guint64 forget_sequence;
  /* The one of which the journal has nothing any more, although the file may have. */
  guint64 rebased_forget_sequence;
  gint64 full_save_ms;

  EthosDocumentSave *save;
  /* (element-type GTask): who waits for a save, each with the sequence it needs as data. */
  GPtrArray *waiting;
  /* (element-type GTask): who waits for the save under way to end, however it does. */
  GQueue idle;
  /* Who moves, reloads, closes or overwrites next; ethos-document-turn.c. */
  GQueue turns;
  /* How many closings and reloads want the workshop to stay as it is. */
  guint n_refusing;
  /* While the workshop moves to another file: records for the journal there. */
  GPtrArray *tail;

  EthosDocumentState state;
  EthosDocumentAccess access;
  GError *file_error;
  GError *journal_error;
  char *message;
  char *access_message;
  char *caution;
  char *recovered;
  char **repairs;
  EthosDifferences *differences;
  char *kept_changes;
  /* Where the version that did not stay is, and what it was; ethos_document_get_kept_copy(). */
  char *kept_copy;
  EthosFileStamp kept_stamp;

  guint has_stamp : 1;
  guint dirty : 1;
  guint unbacked : 1;
  guint overwrite : 1;
  guint full_next : 1;
  guint moving : 1;
  guint busy : 1;
  guint journal_down : 1;
  /* The journal could not be rebased: not tried again before the next save. */
  guint rebase_failed : 1;
  guint closed : 1;
};

EthosDocument *ethos_document_new_loaded (EthosDocumentLoaded *loaded,
                                          const EthosDocumentSetup *setup);
void ethos_document_settle_in (EthosDocument *self, const EthosJournal *previous);
void ethos_document_update (EthosDocument *self);
void ethos_document_set_caution (EthosDocument *self, const GError *error);
void ethos_document_take_home (EthosDocument *self, EthosDocumentHome *home);
void ethos_document_stop_journal (EthosDocument *self);
void ethos_document_update_read_only (EthosDocument *self);
gboolean ethos_document_is_dirty (EthosDocument *self);
gboolean ethos_document_is_conflict (const GError *error);

EthosDocumentLoaded *ethos_document_make (const EthosFiles *files,
                                          const char *root,
                                          EthosClock *clock,
                                          const char *path,
                                          const char *source,
                                          const EthosSnapshot *snapshot,
                                          GError **error);
GBytes *ethos_document_encode (const EthosSnapshot *snapshot,
                               const char *uid,
                               gboolean clean,
                               GError **error);
GBytes *ethos_document_encode_record (guint64 sequence,
                                      const EthosEdits *edits,
                                      guint flags,
                                      GError **error);
GBytes *ethos_document_encode_base (GBytes *bytes, gboolean forget);
void ethos_document_work (GTaskThreadFunc thread,
                          gpointer data,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
void ethos_document_schedule (EthosDocument *self, guint delay_ms);
void ethos_document_start_save (EthosDocument *self);
gboolean ethos_document_needs_rebase (EthosDocument *self);
void ethos_document_answer_waiting (EthosDocument *self, guint64 sequence, const GError *error);
char *ethos_document_resolve_other (const EthosFiles *files,
                                    const char *path,
                                    const char *own_path,
                                    GError **error);
void ethos_document_written_cb (GObject *object, GAsyncResult *result, gpointer data);
GError *ethos_document_new_closed_error (void);
void ethos_document_take_turn (EthosDocument *self, EthosDocumentTurn begin, GTask *whole);
void ethos_document_end_turn (EthosDocument *self);
void
ethos_document_when_idle (EthosDocument *self, GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
