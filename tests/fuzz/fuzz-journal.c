// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The journal: what was read is exactly what the encoder writes of it, byte for byte, so nothing
 * false is ever believed; and the operations in it are read, or refused in words.
 *
 * No fuzzer guesses a CRC32C. After each change the mutator puts the checksums right as far as the
 * lengths make sense, four times of five; the fifth time they stay wrong.
 */
#include "config.h"

#include <string.h>

#include "ethos-crc32c.h"
#include "ethos-edits-codec.h"
#include "ethos-journal.h"
#include "fuzz-target.h"

/* Before and behind the id of a header; before the payload of a record. */
#define HEADER_SIZE 28
#define RECORD_SIZE 16
#define SUM_SIZE 4

static void
check_operation (GBytes *payload)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosEdits) edits = NULL;
  g_autoptr (EthosEdits) again = NULL;
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;
  guint64 sequence;

  edits = ethos_edits_codec_read (payload, &sequence, &error);
  g_assert_true ((edits == NULL) == (error != NULL));
  if (edits == NULL)
    return;
  first = ethos_edits_codec_write (sequence, edits, &error);
  g_assert_no_error (error);
  again = ethos_edits_codec_read (first, &sequence, &error);
  g_assert_no_error (error);
  second = ethos_edits_codec_write (sequence, again, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (first, second));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosJournal) journal = ethos_journal_parse (bytes, "x", NULL, &error);
  g_autoptr (GByteArray) written = g_byte_array_new ();
  guint first;
  guint32 crc;

  g_assert_true ((journal == NULL) == (error != NULL));
  if (journal == NULL)
    return 0;
  crc = ethos_journal_encode_header (written, journal->session_id, journal->generation,
                                     journal->base_crc, ethos_journal_get_base (journal) != NULL);
  for (guint i = 0; i < journal->records->len; i++)
    {
      const EthosJournalRecord *record = g_ptr_array_index (journal->records, i);

      crc = ethos_journal_encode_record (written, crc, record);
      if (record->kind == ETHOS_JOURNAL_EDITS)
        check_operation (record->payload);
    }
  g_assert_cmpuint (journal->valid_size + journal->dropped_size, ==, size);
  g_assert_true ((journal->dropped_size == 0) == (journal->stop == ETHOS_JOURNAL_END));
  g_assert_cmpmem (written->data, written->len, data, journal->valid_size);
  g_assert_true (ethos_journal_find_start (journal, journal->base_crc, &first));
  g_assert_cmpuint (first, <=, journal->records->len);
  return 0;
}

static guint32
get_u32 (const guint8 *at)
{
  guint32 value;

  memcpy (&value, at, sizeof value);
  return GUINT32_FROM_LE (value);
}

/* Puts the checksum behind the @length bytes at @at; returns what the next one continues. */
static guint32
seal (guint8 *at, gsize length, guint32 before)
{
  guint32 crc = ethos_crc32c (before, at, length);
  guint32 stored = GUINT32_TO_LE (crc);

  memcpy (at + length, &stored, sizeof stored);
  return crc;
}

static void
seal_all (guint8 *data, gsize size)
{
  gsize length, at;
  guint32 crc;

  if (size < HEADER_SIZE)
    return;
  length = (gsize) get_u32 (data + HEADER_SIZE - 4) + HEADER_SIZE;
  if (size < SUM_SIZE || length > size - SUM_SIZE)
    return;
  crc = seal (data, length, 0);
  at = length + SUM_SIZE;
  while (size - at >= RECORD_SIZE)
    {
      length = (gsize) get_u32 (data + at) + RECORD_SIZE;
      if (size - at < SUM_SIZE || length > size - at - SUM_SIZE)
        return;
      crc = seal (data + at, length, crc);
      at += length + SUM_SIZE;
    }
}

/* Lets the last record end where the input does, or a changed payload is almost never whole. */
static void
fit_last (guint8 *data, gsize size)
{
  gsize at, length;

  if (size < HEADER_SIZE)
    return;
  at = (gsize) get_u32 (data + HEADER_SIZE - 4) + HEADER_SIZE + SUM_SIZE;
  while (at <= size && size - at >= RECORD_SIZE + SUM_SIZE)
    {
      length = (gsize) get_u32 (data + at) + RECORD_SIZE + SUM_SIZE;
      if (length > size - at)
        {
          guint32 fitting = GUINT32_TO_LE ((guint32) (size - at - RECORD_SIZE - SUM_SIZE));

          memcpy (data + at, &fitting, sizeof fitting);
          return;
        }
      at += length;
    }
}

gsize
LLVMFuzzerCustomMutator (guint8 *data, gsize size, gsize max_size, unsigned int seed)
{
  size = LLVMFuzzerMutate (data, size, max_size);
  if (seed % 2 == 0)
    fit_last (data, size);
  if (seed % 5 != 0)
    seal_all (data, size);
  return size;
}
