// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-journal.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "ethos-atomic-file.h"
#include "ethos-crc32c.h"
#include "ethos-state-dir.h"

#define MAGIC "EthosJnl"
#define MAGIC_SIZE 8
#define CHECKPOINT_SIZE 4
/* What stands in a base before the session. */
#define SINCE_SIZE 8

typedef struct
{
  const guint8 *bytes;
  gsize size;
  gsize at;
} Cursor;

/* One reading. @last: the sequence of the last operation (0: none yet) */
typedef struct
{
  EthosJournal *journal;
  Cursor cursor;
  guint32 crc;
  guint64 last;
  gboolean has_base;
} Reading;

static void
put_u32 (GByteArray *buffer, guint32 value)
{
  value = GUINT32_TO_LE (value);
  g_byte_array_append (buffer, (const guint8 *) &value, sizeof value);
}

static void
put_u64 (GByteArray *buffer, guint64 value)
{
  value = GUINT64_TO_LE (value);
  g_byte_array_append (buffer, (const guint8 *) &value, sizeof value);
}

static const guint8 *
take (Cursor *cursor, gsize size)
{
  const guint8 *start = cursor->bytes + cursor->at;

  if (cursor->size - cursor->at < size)
    return NULL;
  cursor->at += size;
  return start;
}

static gboolean
take_u32 (Cursor *cursor, guint32 *value)
{
  const guint8 *start = take (cursor, sizeof *value);

  if (start == NULL)
    return FALSE;
  memcpy (value, start, sizeof *value);
  *value = GUINT32_FROM_LE (*value);
  return TRUE;
}

static gboolean
take_u64 (Cursor *cursor, guint64 *value)
{
  const guint8 *start = take (cursor, sizeof *value);

  if (start == NULL)
    return FALSE;
  memcpy (value, start, sizeof *value);
  *value = GUINT64_FROM_LE (*value);
  return TRUE;
}

static gboolean
set_damaged (GError **error, const char *name)
{
  g_set_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_DAMAGED,
               /* Translators: a path. The journal keeps what was done since the last save. */
               _ ("“%s” can’t be read: its beginning is damaged. It was left as it is."), name);
  return FALSE;
}

static gboolean
parse_header (Reading *reading, const char *name, const char *session_id, GError **error)
{
  EthosJournal *self = reading->journal;
  Cursor *cursor = &reading->cursor;
  const guint8 *magic = take (cursor, MAGIC_SIZE);
  const guint8 *id;
  guint32 version, length, stored;

  if (magic == NULL || memcmp (magic, MAGIC, MAGIC_SIZE) != 0 || !take_u32 (cursor, &version))
    return set_damaged (error, name);
  if (version > ETHOS_JOURNAL_VERSION)
    {
      g_set_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_NEWER,
                   /* Translators: a path. The journal keeps what was done since the last save. */
                   _ ("“%s” was written by a newer version of Ethos. It was left as it is; open "
                      "the workshop with that version."),
                   name);
      return FALSE;
    }
  if (version == 0 || !take_u32 (cursor, &self->base_crc) ||
      !take_u64 (cursor, &self->generation) || !take_u32 (cursor, &length) ||
      length > ETHOS_STATE_ID_MAX || (id = take (cursor, length)) == NULL)
    return set_damaged (error, name);
  reading->has_base = version > ETHOS_JOURNAL_VERSION_PLAIN;
  reading->crc = ethos_crc32c (0, cursor->bytes, cursor->at);
  self->session_id = g_strndup ((const char *) id, length);
  if (!take_u32 (cursor, &stored) || stored != reading->crc ||
      strlen (self->session_id) != length || !ethos_state_id_is_valid (self->session_id))
    return set_damaged (error, name);
  if (session_id != NULL && !g_str_equal (session_id, self->session_id))
    {
      g_set_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_FOREIGN,
                   /* Translators: a path. */
                   _ ("“%s” belongs to another workshop. It was left as it is."), name);
      return FALSE;
    }
  return TRUE;
}

/* Whether a record may stand behind what was read. */
static gboolean
is_plausible (const Reading *reading, guint32 kind, guint32 length, guint64 sequence)
{
  const gboolean first = reading->journal->records->len == 0;
  const guint64 last = reading->last;

  if (kind == ETHOS_JOURNAL_BASE || (reading->has_base && first))
    return kind == ETHOS_JOURNAL_BASE && reading->has_base && first && length > SINCE_SIZE &&
           length <= ETHOS_JOURNAL_BASE_MAX + SINCE_SIZE;
  if (kind == ETHOS_JOURNAL_EDITS)
    return length > 0 && length <= ETHOS_JOURNAL_PAYLOAD_MAX && sequence > 0 &&
           (last == 0 || sequence == last + 1);
  return kind == ETHOS_JOURNAL_CHECKPOINT && length == CHECKPOINT_SIZE &&
         (last == 0 || sequence <= last);
}

/* Returns: (nullable): %NULL for what can't be */
static EthosJournalRecord *
make_record (guint32 kind, guint64 sequence, const guint8 *payload, guint32 length)
{
  Cursor inside = { payload, length, 0 };
  g_autoptr (GBytes) bytes = NULL;
  guint32 base_crc = 0;
  guint64 since = 0;

  switch (kind)
    {
    case ETHOS_JOURNAL_EDITS:
      bytes = g_bytes_new (payload, length);
      return ethos_journal_record_new_edits (sequence, bytes);
    case ETHOS_JOURNAL_BASE:
      if (!take_u64 (&inside, &since) || since > sequence)
        return NULL;
      bytes = g_bytes_new (payload + inside.at, length - inside.at);
      return ethos_journal_record_new_base (sequence, since, bytes);
    default:
      return take_u32 (&inside, &base_crc)
                 ? ethos_journal_record_new_checkpoint (sequence, base_crc)
                 : NULL;
    }
}

static EthosJournalStop
parse_record (Reading *reading)
{
  Cursor *cursor = &reading->cursor;
  EthosJournalRecord *record;
  const guint8 *start = cursor->bytes + cursor->at;
  const guint8 *payload;
  gsize begin = cursor->at;
  guint32 length, kind, stored;
  guint64 sequence;

  if (!take_u32 (cursor, &length) || !take_u32 (cursor, &kind) || !take_u64 (cursor, &sequence))
    return ETHOS_JOURNAL_TORN;
  if (!is_plausible (reading, kind, length, sequence))
    return ETHOS_JOURNAL_BROKEN;
  payload = take (cursor, length);
  if (payload == NULL)
    return ETHOS_JOURNAL_TORN;
  reading->crc = ethos_crc32c (reading->crc, start, cursor->at - begin);
  if (!take_u32 (cursor, &stored))
    return ETHOS_JOURNAL_TORN;
  if (stored != reading->crc || (record = make_record (kind, sequence, payload, length)) == NULL)
    return ETHOS_JOURNAL_BROKEN;
  g_ptr_array_add (reading->journal->records, record);
  if (kind != ETHOS_JOURNAL_CHECKPOINT)
    reading->last = sequence;
  return ETHOS_JOURNAL_END;
}

static void
parse_records (Reading *reading)
{
  EthosJournal *self = reading->journal;
  Cursor *cursor = &reading->cursor;

  do
    {
      self->valid_size = cursor->at;
      if (cursor->at == cursor->size)
        break;
      self->stop = parse_record (reading);
    }
  while (self->stop == ETHOS_JOURNAL_END);
  self->dropped_size = cursor->size - self->valid_size;
}

/**
 * ethos_journal_record_new_edits:
 * @sequence: from 1
 * @payload: 1 … ETHOS_JOURNAL_PAYLOAD_MAX bytes
 *
 * Returns: (transfer full): a record of one operation
 */
EthosJournalRecord *
ethos_journal_record_new_edits (guint64 sequence, GBytes *payload)
{
  EthosJournalRecord *self;

  g_return_val_if_fail (payload != NULL && sequence > 0, NULL);

  self = g_new0 (EthosJournalRecord, 1);
  self->kind = ETHOS_JOURNAL_EDITS;
  self->sequence = sequence;
  self->payload = g_bytes_ref (payload);
  return self;
}

/**
 * ethos_journal_record_new_checkpoint:
 * @sequence: of the last operation in the file; 0: none
 * @base_crc: CRC32C of the file
 *
 * Returns: (transfer full): a record that announces a session file
 */
EthosJournalRecord *
ethos_journal_record_new_checkpoint (guint64 sequence, guint32 base_crc)
{
  EthosJournalRecord *self = g_new0 (EthosJournalRecord, 1);

  self->kind = ETHOS_JOURNAL_CHECKPOINT;
  self->sequence = sequence;
  self->base_crc = base_crc;
  return self;
}

/**
 * ethos_journal_record_new_base:
 * @sequence: of the last operation in it; 0: none
 * @since: of the last operation in the file that the journal continues
 * @session: 1 … ETHOS_JOURNAL_BASE_MAX bytes
 *
 * Returns: (transfer full): a record to which those behind it apply
 */
EthosJournalRecord *
ethos_journal_record_new_base (guint64 sequence, guint64 since, GBytes *session)
{
  EthosJournalRecord *self;

  g_return_val_if_fail (session != NULL && since <= sequence, NULL);

  self = g_new0 (EthosJournalRecord, 1);
  self->kind = ETHOS_JOURNAL_BASE;
  self->sequence = sequence;
  self->since = since;
  self->payload = g_bytes_ref (session);
  return self;
}

/** ethos_journal_record_copy: shares the payload. */
EthosJournalRecord *
ethos_journal_record_copy (const EthosJournalRecord *self)
{
  EthosJournalRecord *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  if (self->payload != NULL)
    g_bytes_ref (copy->payload);
  return copy;
}

/** ethos_journal_record_count: how many operations the file doesn't have are in it. */
guint
ethos_journal_record_count (const EthosJournalRecord *self)
{
  g_return_val_if_fail (self != NULL, 0);

  switch (self->kind)
    {
    case ETHOS_JOURNAL_EDITS:
      return 1;
    case ETHOS_JOURNAL_BASE:
      return (guint) MIN (self->sequence - self->since, G_MAXUINT);
    default:
      return 0;
    }
}

void
ethos_journal_record_free (EthosJournalRecord *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->payload, g_bytes_unref);
  g_free (self);
}

/**
 * ethos_journal_encode_header:
 * @has_base: whether the first record is a base
 *
 * Appends a header to an empty @buffer.
 *
 * Returns: the checksum so far, for the first record
 */
guint32
ethos_journal_encode_header (GByteArray *buffer,
                             const char *session_id,
                             guint64 generation,
                             guint32 base_crc,
                             gboolean has_base)
{
  guint32 crc;

  g_return_val_if_fail (buffer != NULL && buffer->len == 0, 0);
  g_return_val_if_fail (ethos_state_id_is_valid (session_id), 0);

  g_byte_array_append (buffer, (const guint8 *) MAGIC, MAGIC_SIZE);
  put_u32 (buffer, has_base ? ETHOS_JOURNAL_VERSION : ETHOS_JOURNAL_VERSION_PLAIN);
  put_u32 (buffer, base_crc);
  put_u64 (buffer, generation);
  put_u32 (buffer, (guint32) strlen (session_id));
  g_byte_array_append (buffer, (const guint8 *) session_id, (guint) strlen (session_id));
  crc = ethos_crc32c (0, buffer->data, buffer->len);
  put_u32 (buffer, crc);
  return crc;
}

/**
 * ethos_journal_encode_record:
 * @before: the checksum of all that stands before
 *
 * Appends a record to @buffer.
 *
 * Returns: the checksum so far, for the next record
 */
guint32
ethos_journal_encode_record (GByteArray *buffer, guint32 before, const EthosJournalRecord *record)
{
  const gsize head = record->kind == ETHOS_JOURNAL_BASE ? SINCE_SIZE : 0;
  gsize size = CHECKPOINT_SIZE;
  const void *payload = NULL;
  guint start = buffer->len;
  guint32 crc;

  if (record->payload != NULL)
    payload = g_bytes_get_data (record->payload, &size);
  put_u32 (buffer, (guint32) (head + size));
  put_u32 (buffer, record->kind);
  put_u64 (buffer, record->sequence);
  if (head > 0)
    put_u64 (buffer, record->since);
  if (payload != NULL)
    g_byte_array_append (buffer, payload, (guint) size);
  else
    put_u32 (buffer, record->base_crc);
  crc = ethos_crc32c (before, buffer->data + start, buffer->len - start);
  put_u32 (buffer, crc);
  return crc;
}

/**
 * ethos_journal_parse:
 * @bytes: a journal, or anything
 * @name: what errors call it
 * @session_id: (nullable): whose it must be
 * @error: ETHOS_STORAGE_ERROR_DAMAGED, _NEWER or _FOREIGN
 *
 * Reads the longest valid prefix. Damage behind the header, and behind a base, is no error: see
 * stop and dropped_size.
 *
 * Returns: (transfer full) (nullable): what it holds
 */
EthosJournal *
ethos_journal_parse (GBytes *bytes, const char *name, const char *session_id, GError **error)
{
  g_autoptr (EthosJournal) self = NULL;
  Reading reading = { 0 };

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  self = g_new0 (EthosJournal, 1);
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) ethos_journal_record_free);
  reading.journal = self;
  reading.cursor.bytes = g_bytes_get_data (bytes, &reading.cursor.size);
  if (!parse_header (&reading, name, session_id, error))
    return NULL;
  parse_records (&reading);
  /* What stands behind a base means nothing without it. */
  if (reading.has_base && self->records->len == 0)
    {
      set_damaged (error, name);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * ethos_journal_read:
 * @path: a journal; not changed, whatever is in it
 * @session_id: (nullable): whose it must be
 * @error: as ethos_journal_parse() and ethos_atomic_file_read(); ETHOS_STORAGE_ERROR_VANISHED
 *   when there is none
 *
 * Returns: (transfer full) (nullable): what it holds
 */
EthosJournal *
ethos_journal_read (const EthosFiles *files,
                    const char *path,
                    const char *session_id,
                    GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  bytes = ethos_atomic_file_read (files, path, ETHOS_JOURNAL_SIZE_MAX, NULL, error);
  if (bytes == NULL)
    return NULL;
  name = ethos_storage_dup_shown_path (path);
  return ethos_journal_parse (bytes, name, session_id, error);
}

/** ethos_journal_get_base: (nullable): the session that the other records apply to. */
const EthosJournalRecord *
ethos_journal_get_base (const EthosJournal *self)
{
  const EthosJournalRecord *record;

  g_return_val_if_fail (self != NULL, NULL);

  record = self->records->len > 0 ? g_ptr_array_index (self->records, 0) : NULL;
  return record != NULL && record->kind == ETHOS_JOURNAL_BASE ? record : NULL;
}

/**
 * ethos_journal_find_start:
 * @file_crc: CRC32C of the session file as it is now
 * @first: (out): index of the first record that the file doesn't have yet: edits to it, or the
 *   base that takes its place; may be the number of records. Skip the checkpoints from there on.
 *
 * Returns: FALSE when the journal doesn't continue this file: the file was changed by another
 *   program, or put back from a copy
 */
gboolean
ethos_journal_find_start (const EthosJournal *self, guint32 file_crc, guint *first)
{
  gboolean found, announced = FALSE;
  guint64 covered = 0;

  g_return_val_if_fail (self != NULL && first != NULL, FALSE);

  found = self->base_crc == file_crc;
  /* Two files can be equal (an edit and its undo): the later checkpoint is the one meant. */
  for (guint i = 0; i < self->records->len; i++)
    {
      const EthosJournalRecord *record = g_ptr_array_index (self->records, i);

      if (record->kind == ETHOS_JOURNAL_CHECKPOINT && record->base_crc == file_crc)
        {
          found = announced = TRUE;
          covered = record->sequence;
        }
    }
  for (*first = 0; *first < self->records->len; (*first)++)
    {
      const EthosJournalRecord *record = g_ptr_array_index (self->records, *first);

      if (record->kind != ETHOS_JOURNAL_CHECKPOINT &&
          (record->sequence > covered || (record->kind == ETHOS_JOURNAL_BASE && !announced)))
        break;
    }
  return found;
}

void
ethos_journal_free (EthosJournal *self)
{
  if (self == NULL)
    return;
  g_free (self->session_id);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_free (self);
}

/** ethos_journal_is_journal: whether bytes begin as a journal of any version does. */
gboolean
ethos_journal_is_journal (GBytes *bytes)
{
  gsize length;
  const void *data;

  g_return_val_if_fail (bytes != NULL, FALSE);

  data = g_bytes_get_data (bytes, &length);
  return length >= MAGIC_SIZE && memcmp (data, MAGIC, MAGIC_SIZE) == 0;
}
