// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-document-rebuild.h"

#include "ethos-backups.h"
#include "ethos-crc32c.h"
#include "ethos-document-private.h"
#include "ethos-edits-codec.h"
#include "ethos-json-gate.h"

/** ethos_document_is_forgetting: whether everything older has to be forgotten behind a record. */
gboolean
ethos_document_is_forgetting (const EthosJournalRecord *record)
{
  gsize length;
  const char *data;

  g_return_val_if_fail (record != NULL, FALSE);

  if (record->payload == NULL)
    return FALSE;
  data = g_bytes_get_data (record->payload, &length);
  return length > 0 && data[0] == ETHOS_DOCUMENT_FORGET_MARK;
}

/* What stands behind the mark, where there is one. */
static GBytes *
get_json (const EthosJournalRecord *record)
{
  gsize mark = ethos_document_is_forgetting (record) ? 1 : 0;

  return g_bytes_new_from_bytes (record->payload, mark, g_bytes_get_size (record->payload) - mark);
}

/**
 * ethos_document_read_edits:
 * @record: one with edits
 * @error: ETHOS_JSON_ERROR, ETHOS_STORAGE_ERROR_DAMAGED
 *
 * Returns: (transfer full) (nullable): what it changes
 */
EthosEdits *
ethos_document_read_edits (const EthosJournalRecord *record, GError **error)
{
  g_autoptr (EthosEdits) edits = NULL;
  g_autoptr (GBytes) json = NULL;
  guint64 sequence;

  g_return_val_if_fail (record != NULL && record->kind == ETHOS_JOURNAL_EDITS, NULL);

  json = get_json (record);
  edits = ethos_edits_codec_read (json, &sequence, error);
  if (edits == NULL || sequence == record->sequence)
    return g_steal_pointer (&edits);
  g_set_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_DAMAGED,
               "record %" G_GUINT64_FORMAT " says it is %" G_GUINT64_FORMAT, record->sequence,
               sequence);
  return NULL;
}

/**
 * ethos_document_read_base:
 * @record: a base
 * @error: ETHOS_JSON_ERROR
 *
 * Returns: (transfer full) (nullable): the workshop that the journal has
 */
EthosSessionFile *
ethos_document_read_base (const EthosJournalRecord *record, GError **error)
{
  g_autoptr (GBytes) json = NULL;

  g_return_val_if_fail (record != NULL && record->kind == ETHOS_JOURNAL_BASE, NULL);

  json = get_json (record);
  return ethos_session_codec_read (json, error);
}

/* What the journal has, or the version that it continues, if it is still kept. */
static EthosSessionFile *
find_base (EthosDocumentHome *home, const EthosJournal *journal, guint *first)
{
  const EthosJournalRecord *base = ethos_journal_get_base (journal);
  g_autoptr (GPtrArray) backups = NULL;

  if (base != NULL)
    return ethos_document_read_base (base, NULL);
  backups = ethos_backups_list (home->files, home->dir, NULL);
  for (guint i = 0; backups != NULL && i < backups->len; i++)
    {
      const EthosBackup *backup = g_ptr_array_index (backups, i);
      g_autoptr (GBytes) content =
          ethos_atomic_file_read (home->files, backup->path, ethos_json_limits_session.max_bytes,
                                  NULL, NULL);
      gsize length;
      const void *data;

      if (content == NULL)
        continue;
      data = g_bytes_get_data (content, &length);
      if (ethos_journal_find_start (journal, ethos_crc32c (0, data, length), first))
        return ethos_session_codec_read (content, NULL);
    }
  return NULL;
}

static gboolean
replay (EthosStore *store, const EthosJournal *journal, guint first)
{
  for (guint i = first; i < journal->records->len; i++)
    {
      const EthosJournalRecord *record = g_ptr_array_index (journal->records, i);
      g_autoptr (EthosEdits) edits = NULL;

      if (record->kind != ETHOS_JOURNAL_EDITS)
        continue;
      edits = ethos_document_read_edits (record, NULL);
      if (edits == NULL || !ethos_store_replay (store, edits, record->sequence, NULL))
        return FALSE;
    }
  return TRUE;
}

/**
 * ethos_document_rebuild:
 * @journal: one that does not continue the file
 * @uid: the id of what comes of it
 *
 * Makes a workshop of changes that could not be used, from the version that they were made to.
 * Blocks.
 *
 * Returns: (transfer full) (nullable): the bytes of its file; %NULL where that version is not kept
 *   any more, or where a change does not fit it
 */
GBytes *
ethos_document_rebuild (EthosDocumentHome *home,
                        const EthosJournal *journal,
                        EthosClock *clock,
                        const char *uid)
{
  g_autoptr (EthosSessionFile) file = NULL;
  g_autoptr (EthosStore) store = NULL;
  g_autoptr (EthosSnapshot) snapshot = NULL;
  guint first = 0;

  g_return_val_if_fail (home != NULL && home->dir != NULL && journal != NULL, NULL);

  file = find_base (home, journal, &first);
  if (file == NULL || file->newer)
    return NULL;
  store = ethos_store_new (file->session, clock);
  if (!replay (store, journal, first))
    return NULL;
  snapshot = ethos_session_snapshot (file->session);
  return ethos_document_encode (snapshot, uid, FALSE, NULL);
}
