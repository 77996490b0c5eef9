// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The journal's format, and its reader.
 *
 * All numbers are little-endian.
 *
 *   header   magic "EthosJnl" · u32 version · u32 checksum of the session file that it continues ·
 *            u64 generation · u32 length of the session id · session id · u32 checksum
 *   record   u32 length of the payload · u32 kind · u64 sequence · payload · u32 checksum
 *
 * A checksum is the CRC32C of everything from the start of the file up to it, other checksums
 * left out. So a record is good only behind exactly the records that it was written behind: one
 * that was swapped, doubled, dropped or left over from another journal does not fit.
 *
 * A record of kind EDITS holds one operation; their sequences go up by one. A CHECKPOINT says,
 * before the session file is replaced, what its checksum will be and the sequence of the last
 * operation in it, so that the journal continues the file whichever of the two a kill leaves
 * behind.
 *
 * While the file can't be written, nothing in it could take the place of a long journal. Then the
 * journal is begun anew with a BASE: u64 sequence of the last operation in the file that the
 * journal continues · the whole session, as a file of it would be. Its own sequence is that of the
 * last operation in it; the EDITS behind it apply to it, and checkpoints only tell which files the
 * journal continues. A BASE is the first record, in a journal of version 2 and in no other: what
 * doesn't know it keeps such a journal and says so. One whose base is damaged can't be applied at
 * all.
 */
#pragma once

#include "ethos-files.h"

G_BEGIN_DECLS

/* Of a journal without a base, and of one with it. */
#define ETHOS_JOURNAL_VERSION_PLAIN 1
#define ETHOS_JOURNAL_VERSION 2

/* One operation: a whole imported statement with its escapes is below 8 MiB. */
#define ETHOS_JOURNAL_PAYLOAD_MAX (16 * 1024 * 1024)

/* A base: no file of a session is larger (ethos_json_limits_session), and it is marked by a byte.
 */
#define ETHOS_JOURNAL_BASE_MAX (64 * 1024 * 1024 + 1)

/* All but the base: sixteen times what it should be compacted at. */
#define ETHOS_JOURNAL_TAIL_MAX (64 * 1024 * 1024)

/* The whole. */
#define ETHOS_JOURNAL_SIZE_MAX (ETHOS_JOURNAL_BASE_MAX + ETHOS_JOURNAL_TAIL_MAX)

/* When its owner should compact it, the base not counted. */
#define ETHOS_JOURNAL_COMPACT_BYTES (4 * 1024 * 1024)
#define ETHOS_JOURNAL_COMPACT_RECORDS 10000

typedef enum
{
  ETHOS_JOURNAL_EDITS = 1,
  ETHOS_JOURNAL_CHECKPOINT = 2,
  ETHOS_JOURNAL_BASE = 3,
} EthosJournalKind;

/**
 * EthosJournalRecord:
 * @kind: what it is
 * @sequence: of the operation; of the last operation in the file, for a checkpoint, or in the
 *   session, for a base
 * @payload: (nullable): the operation; for a base the session
 * @base_crc: of the file, for a checkpoint
 * @since: of the last operation in the file that the journal continues, for a base
 */
typedef struct
{
  EthosJournalKind kind;
  guint64 sequence;
  GBytes *payload;
  guint32 base_crc;
  guint64 since;
} EthosJournalRecord;

/* Why reading stopped. */
typedef enum
{
  /* The journal ends where its last record does. */
  ETHOS_JOURNAL_END,
  /* The last record is not whole: what a kill in the middle of a write leaves behind. */
  ETHOS_JOURNAL_TORN,
  /* A record does not fit its checksum, or can't stand where it stands. */
  ETHOS_JOURNAL_BROKEN,
} EthosJournalStop;

/**
 * EthosJournal:
 * @session_id: whose it is
 * @generation: one more than the journal's that it replaced, so that nothing left over from that
 *   one fits behind it
 * @base_crc: checksum of the session file that it continues
 * @records: (element-type EthosJournalRecord): the longest valid prefix
 * @stop: why it ends there
 * @valid_size: bytes of header and records
 * @dropped_size: bytes behind them that can't be trusted
 *
 * What was read.
 */
typedef struct
{
  char *session_id;
  guint64 generation;
  guint32 base_crc;
  GPtrArray *records;
  EthosJournalStop stop;
  gsize valid_size;
  gsize dropped_size;
} EthosJournal;

EthosJournalRecord *ethos_journal_record_new_edits (guint64 sequence, GBytes *payload);
EthosJournalRecord *ethos_journal_record_new_checkpoint (guint64 sequence, guint32 base_crc);
EthosJournalRecord *
ethos_journal_record_new_base (guint64 sequence, guint64 since, GBytes *session);
EthosJournalRecord *ethos_journal_record_copy (const EthosJournalRecord *self);
guint ethos_journal_record_count (const EthosJournalRecord *self);
void ethos_journal_record_free (EthosJournalRecord *self);

guint32 ethos_journal_encode_header (GByteArray *buffer,
                                     const char *session_id,
                                     guint64 generation,
                                     guint32 base_crc,
                                     gboolean has_base);
guint32
ethos_journal_encode_record (GByteArray *buffer, guint32 before, const EthosJournalRecord *record);

EthosJournal *
ethos_journal_parse (GBytes *bytes, const char *name, const char *session_id, GError **error);
EthosJournal *ethos_journal_read (const EthosFiles *files,
                                  const char *path,
                                  const char *session_id,
                                  GError **error);
const EthosJournalRecord *ethos_journal_get_base (const EthosJournal *self);
gboolean ethos_journal_find_start (const EthosJournal *self, guint32 file_crc, guint *first);
void ethos_journal_free (EthosJournal *self);
gboolean ethos_journal_is_journal (GBytes *bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosJournalRecord, ethos_journal_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosJournal, ethos_journal_free)

G_END_DECLS
