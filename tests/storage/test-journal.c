// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "ethos-journal.h"

#include <string.h>

#include "ethos-crc32c.h"
#include "fault-files.h"

#define ID "4f0c-session"
#define BASE 0x12345678
#define N_RECORDS 6

typedef struct
{
  GByteArray *bytes;
  /* Where each record ends; the first is where the header ends. */
  guint ends[N_RECORDS + 1];
} Sample;

static EthosJournalRecord *
make_record (guint i)
{
  g_autofree char *text =
      g_strdup_printf ("payload of record %u, made longer by %*s", i, i * 3, "");
  g_autoptr (GBytes) payload = fault_bytes (text);

  /* The fourth is a checkpoint that covers what stands before it. */
  if (i == 3)
    return ethos_journal_record_new_checkpoint (42, 0xcafe);
  return ethos_journal_record_new_edits (i < 3 ? 40 + i : 39 + i, payload);
}

static void
build (Sample *sample, const char *id, guint64 generation)
{
  guint32 crc;

  sample->bytes = g_byte_array_new ();
  crc = ethos_journal_encode_header (sample->bytes, id, generation, BASE, FALSE);
  sample->ends[0] = sample->bytes->len;
  for (guint i = 0; i < N_RECORDS; i++)
    {
      g_autoptr (EthosJournalRecord) record = make_record (i);

      crc = ethos_journal_encode_record (sample->bytes, crc, record);
      sample->ends[i + 1] = sample->bytes->len;
    }
}

static void
assert_prefix (const EthosJournal *journal, guint n)
{
  g_assert_cmpuint (journal->records->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      const EthosJournalRecord *record = g_ptr_array_index (journal->records, i);
      g_autoptr (EthosJournalRecord) expected = make_record (i);

      g_assert_cmpint (record->kind, ==, expected->kind);
      g_assert_cmpuint (record->sequence, ==, expected->sequence);
      g_assert_cmphex (record->base_crc, ==, expected->base_crc);
      if (expected->payload != NULL)
        g_assert_true (g_bytes_equal (record->payload, expected->payload));
    }
}

static EthosJournal *
parse (const void *data, gsize size, GError **error)
{
  /* A copy of exactly this size, so that a sanitizer sees any step over the end. */
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  return ethos_journal_parse (bytes, "journal", ID, error);
}

static void
test_round_trip (void)
{
  Sample sample;
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosJournal) journal = NULL;

  build (&sample, ID, 7);
  journal = parse (sample.bytes->data, sample.bytes->len, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (journal->session_id, ==, ID);
  g_assert_cmpuint (journal->generation, ==, 7);
  g_assert_cmphex (journal->base_crc, ==, BASE);
  g_assert_cmpint (journal->stop, ==, ETHOS_JOURNAL_END);
  g_assert_cmpuint (journal->valid_size, ==, sample.bytes->len);
  g_assert_cmpuint (journal->dropped_size, ==, 0);
  assert_prefix (journal, N_RECORDS);
  g_byte_array_unref (sample.bytes);
}

static guint
count_whole (const Sample *sample, gsize size)
{
  guint n = 0;

  while (n < N_RECORDS && sample->ends[n + 1] <= size)
    n++;
  return n;
}

static void
test_cut_everywhere (void)
{
  Sample sample;

  build (&sample, ID, 1);
  for (gsize size = 0; size <= sample.bytes->len; size++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (EthosJournal) journal = parse (sample.bytes->data, size, &error);
      guint n = count_whole (&sample, size);

      if (size < sample.ends[0])
        {
          g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_DAMAGED);
          continue;
        }
      g_assert_no_error (error);
      assert_prefix (journal, n);
      g_assert_cmpuint (journal->valid_size, ==, sample.ends[n]);
      g_assert_cmpuint (journal->dropped_size, ==, size - sample.ends[n]);
      g_assert_cmpint (journal->stop, ==,
                       size == sample.ends[n] ? ETHOS_JOURNAL_END : ETHOS_JOURNAL_TORN);
    }
  g_byte_array_unref (sample.bytes);
}

/* Every single bit: what stands before the record it hits is read, and nothing else. */
static void
test_flipped (void)
{
  Sample sample;

  build (&sample, ID, 1);
  for (guint bit = 0; bit < sample.bytes->len * 8; bit++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (EthosJournal) journal = NULL;

      sample.bytes->data[bit / 8] ^= (guint8) (1 << bit % 8);
      journal = parse (sample.bytes->data, sample.bytes->len, &error);
      sample.bytes->data[bit / 8] ^= (guint8) (1 << bit % 8);
      if (bit / 8 < sample.ends[0])
        {
          g_assert_null (journal);
          g_assert_nonnull (error);
        }
      else
        {
          g_assert_no_error (error);
          assert_prefix (journal, count_whole (&sample, bit / 8));
          g_assert_cmpuint (journal->dropped_size, >, 0);
        }
    }
  g_byte_array_unref (sample.bytes);
}

static void
test_zeroed_tails (void)
{
  Sample sample;

  build (&sample, ID, 1);
  for (gsize from = sample.ends[0]; from < sample.bytes->len; from++)
    {
      g_autofree guint8 *copy = g_memdup2 (sample.bytes->data, sample.bytes->len);
      g_autoptr (EthosJournal) journal = NULL;

      memset (copy + from, 0, sample.bytes->len - from);
      journal = parse (copy, sample.bytes->len, NULL);
      g_assert_nonnull (journal);
      /* Zeros that were zeros before change nothing. */
      g_assert_cmpuint (journal->records->len, >=, count_whole (&sample, from));
      assert_prefix (journal, journal->records->len);
      g_assert_cmpuint (journal->records->len, <, N_RECORDS);
    }
  g_byte_array_unref (sample.bytes);
}

static void
append_part (GByteArray *to, const Sample *from, guint record)
{
  g_byte_array_append (to, from->bytes->data + from->ends[record],
                       from->ends[record + 1] - from->ends[record]);
}

static void
test_swapped (void)
{
  Sample sample;

  build (&sample, ID, 1);
  for (guint i = 0; i < N_RECORDS; i++)
    for (guint j = 0; j < N_RECORDS; j++)
      {
        g_autoptr (GByteArray) mixed = g_byte_array_new ();
        g_autoptr (EthosJournal) journal = NULL;

        /* Record j comes where record i + 1 was expected: swapped, doubled or skipped. */
        if (j == i + 1)
          continue;
        g_byte_array_append (mixed, sample.bytes->data, sample.ends[i + 1]);
        append_part (mixed, &sample, j);
        journal = parse (mixed->data, mixed->len, NULL);
        assert_prefix (journal, i + 1);
        g_assert_cmpint (journal->stop, ==, ETHOS_JOURNAL_BROKEN);
      }
  g_byte_array_unref (sample.bytes);
}

static void
test_foreign (void)
{
  Sample ours, others, older;
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosJournal) journal = NULL;

  build (&ours, ID, 2);
  build (&others, "another-one", 2);
  build (&older, ID, 1);
  g_assert_null (parse (others.bytes->data, others.bytes->len, &error));
  g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_FOREIGN);

  /* A record of an older journal of the same session, at its right place. */
  g_byte_array_set_size (ours.bytes, ours.ends[2]);
  append_part (ours.bytes, &older, 2);
  journal = parse (ours.bytes->data, ours.bytes->len, NULL);
  assert_prefix (journal, 2);
  g_assert_cmpint (journal->stop, ==, ETHOS_JOURNAL_BROKEN);
  g_byte_array_unref (ours.bytes);
  g_byte_array_unref (others.bytes);
  g_byte_array_unref (older.bytes);
}

static void
test_newer (void)
{
  Sample sample;
  char *dir = fault_make_dir ();
  g_autofree char *path = g_build_filename (dir, "journal", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  build (&sample, ID, 1);
  sample.bytes->data[8] = ETHOS_JOURNAL_VERSION + 1;
  g_assert_true (g_file_set_contents (path, (const char *) sample.bytes->data,
                                      (gssize) sample.bytes->len, NULL));
  g_assert_null (ethos_journal_read (NULL, path, ID, &error));
  g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_NEWER);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  g_assert_cmpmem (text, size, sample.bytes->data, sample.bytes->len);
  g_byte_array_unref (sample.bytes);
  fault_remove_dir (dir);
}

static void
test_start (void)
{
  Sample sample;
  g_autoptr (EthosJournal) journal = NULL;
  guint first = 99;

  build (&sample, ID, 1);
  journal = parse (sample.bytes->data, sample.bytes->len, NULL);
  g_assert_true (ethos_journal_find_start (journal, BASE, &first));
  g_assert_cmpuint (first, ==, 0);
  /* The checkpoint covers the three records before it. */
  g_assert_true (ethos_journal_find_start (journal, 0xcafe, &first));
  g_assert_cmpuint (first, ==, 4);
  g_assert_false (ethos_journal_find_start (journal, 0xbad, &first));
  g_byte_array_unref (sample.bytes);
}

static EthosJournal *
write_and_parse (EthosJournalRecord *const *records, guint n)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint32 crc = ethos_journal_encode_header (bytes, ID, 1, BASE, FALSE);

  for (guint i = 0; i < n; i++)
    crc = ethos_journal_encode_record (bytes, crc, records[i]);
  return parse (bytes->data, bytes->len, NULL);
}

static void
free_records (EthosJournalRecord **records, guint n)
{
  for (guint i = 0; i < n; i++)
    ethos_journal_record_free (records[i]);
}

/* An edit and its undo leave the file as it was: what the first checkpoint lacks the second has. */
static void
test_start_at_equal_files (void)
{
  g_autoptr (GBytes) payload = fault_bytes ("edits");
  EthosJournalRecord *records[] = {
    ethos_journal_record_new_edits (1, payload),
    ethos_journal_record_new_checkpoint (1, 0xcafe),
    ethos_journal_record_new_edits (2, payload),
    ethos_journal_record_new_edits (3, payload),
    ethos_journal_record_new_checkpoint (3, 0xcafe),
    ethos_journal_record_new_edits (4, payload),
  };
  g_autoptr (EthosJournal) journal = write_and_parse (records, G_N_ELEMENTS (records));
  guint first = 99;

  g_assert_cmpuint (journal->records->len, ==, G_N_ELEMENTS (records));
  g_assert_true (ethos_journal_find_start (journal, 0xcafe, &first));
  g_assert_cmpuint (first, ==, 5);
  free_records (records, G_N_ELEMENTS (records));
}

/* Whole records that leave one out are worth nothing from there on, and so is one that comes twice.
 */
static void
test_gap (void)
{
  static const guint64 wrong[] = { 42, 40, 39, 41 + (G_GUINT64_CONSTANT (1) << 32) };
  g_autoptr (GBytes) payload = fault_bytes ("edits");

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      EthosJournalRecord *records[] = { ethos_journal_record_new_edits (40, payload),
                                        ethos_journal_record_new_edits (wrong[i], payload) };
      g_autoptr (EthosJournal) journal = write_and_parse (records, G_N_ELEMENTS (records));

      g_assert_cmpuint (journal->records->len, ==, 1);
      g_assert_cmpint (journal->stop, ==, ETHOS_JOURNAL_BROKEN);
      free_records (records, G_N_ELEMENTS (records));
    }
}

/* Cut at the zero, it would pass for the id of another session. */
static void
test_zero_in_id (void)
{
  g_autoptr (GByteArray) header = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  guint end;
  guint32 crc;

  ethos_journal_encode_header (header, ID "-x", 1, BASE, FALSE);
  end = header->len - sizeof crc;
  header->data[end - 2] = '\0';
  crc = GUINT32_TO_LE (ethos_crc32c (0, header->data, end));
  memcpy (header->data + end, &crc, sizeof crc);
  bytes = g_bytes_new (header->data, header->len);
  g_assert_null (ethos_journal_parse (bytes, "journal", ID, &error));
  g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_DAMAGED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journal/round-trip", test_round_trip);
  g_test_add_func ("/journal/cut-everywhere", test_cut_everywhere);
  g_test_add_func ("/journal/flipped", test_flipped);
  g_test_add_func ("/journal/zeroed-tails", test_zeroed_tails);
  g_test_add_func ("/journal/swapped", test_swapped);
  g_test_add_func ("/journal/foreign", test_foreign);
  g_test_add_func ("/journal/newer", test_newer);
  g_test_add_func ("/journal/start", test_start);
  g_test_add_func ("/journal/start-at-equal-files", test_start_at_equal_files);
  g_test_add_func ("/journal/gap", test_gap);
  g_test_add_func ("/journal/zero-in-id", test_zero_in_id);
  return g_test_run ();
}
