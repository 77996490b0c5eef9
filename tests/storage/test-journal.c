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

/* A base, what it is known by, and two operations. */
static void
build_based (GByteArray *bytes, gboolean told, guint *base_end)
{
  g_autoptr (GBytes) session = fault_bytes ("{\"format\": \"ethos-session\", \"a whole one\": 1}");
  g_autoptr (GBytes) payload = fault_bytes ("edits");
  g_autoptr (EthosJournalRecord) base = ethos_journal_record_new_base (7, 3, session);
  g_autoptr (EthosJournalRecord) checkpoint = ethos_journal_record_new_checkpoint (5, 0xcafe);
  g_autoptr (EthosJournalRecord) eighth = ethos_journal_record_new_edits (8, payload);
  g_autoptr (EthosJournalRecord) ninth = ethos_journal_record_new_edits (9, payload);
  guint32 crc = ethos_journal_encode_header (bytes, ID, 1, BASE, told);

  crc = ethos_journal_encode_record (bytes, crc, base);
  *base_end = bytes->len;
  crc = ethos_journal_encode_record (bytes, crc, checkpoint);
  crc = ethos_journal_encode_record (bytes, crc, eighth);
  ethos_journal_encode_record (bytes, crc, ninth);
}

static void
test_base (void)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (EthosJournal) journal = NULL;
  const EthosJournalRecord *base;
  guint end, first;

  build_based (bytes, TRUE, &end);
  /* A version that knows no base keeps it and says so: see test_newer(). */
  g_assert_cmpuint (bytes->data[8], ==, ETHOS_JOURNAL_VERSION);
  g_assert_cmpuint (ETHOS_JOURNAL_VERSION, >, ETHOS_JOURNAL_VERSION_PLAIN);
  journal = parse (bytes->data, bytes->len, NULL);
  g_assert_cmpint (journal->stop, ==, ETHOS_JOURNAL_END);
  g_assert_cmpuint (journal->records->len, ==, 4);
  base = ethos_journal_get_base (journal);
  g_assert_cmpuint (base->sequence, ==, 7);
  g_assert_cmpuint (base->since, ==, 3);
  g_assert_cmpuint (ethos_journal_record_count (base), ==, 4);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (base->payload, NULL),
                                  (gssize) g_bytes_get_size (base->payload), "a whole one"));
  /* It takes the place of each file that the journal continues, and of no other. */
  g_assert_true (ethos_journal_find_start (journal, BASE, &first));
  g_assert_cmpuint (first, ==, 0);
  g_assert_true (ethos_journal_find_start (journal, 0xcafe, &first));
  g_assert_cmpuint (first, ==, 0);
  g_assert_false (ethos_journal_find_start (journal, 0xbad, &first));
}

/* A file that was written behind the base has what the base has. */
static void
test_base_and_later_file (void)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GBytes) payload = fault_bytes ("anything");
  EthosJournalRecord *records[] = {
    ethos_journal_record_new_base (0, 0, payload),
    ethos_journal_record_new_edits (1, payload),
    ethos_journal_record_new_checkpoint (1, 0xcafe),
    ethos_journal_record_new_edits (2, payload),
  };
  guint32 crc = ethos_journal_encode_header (bytes, ID, 1, BASE, TRUE);
  g_autoptr (EthosJournal) journal = NULL;
  guint first;

  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    crc = ethos_journal_encode_record (bytes, crc, records[i]);
  journal = parse (bytes->data, bytes->len, NULL);
  g_assert_cmpuint (journal->records->len, ==, 4);
  g_assert_true (ethos_journal_find_start (journal, BASE, &first));
  g_assert_cmpuint (first, ==, 0);
  g_assert_true (ethos_journal_find_start (journal, 0xcafe, &first));
  g_assert_cmpuint (first, ==, 3);
  free_records (records, G_N_ELEMENTS (records));
}

/* Nothing behind a base is believed where it is damaged, and everything else is worth what it would
 * be without one. */
static void
test_damaged_base (void)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint end;

  build_based (bytes, TRUE, &end);
  for (guint at = 0; at < bytes->len; at++)
    for (guint how = 0; how < 9; how++)
      {
        g_autoptr (EthosJournal) journal = NULL;
        g_autoptr (GError) error = NULL;

        if (how < 8)
          bytes->data[at] ^= (guint8) (1 << how);
        journal = parse (bytes->data, how < 8 ? bytes->len : at, &error);
        if (at >= end)
          {
            g_assert_nonnull (ethos_journal_get_base (journal));
            g_assert_cmpuint (journal->records->len, <, 4);
          }
        else
          {
            g_assert_null (journal);
            g_assert_true (
                g_error_matches (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_DAMAGED) ||
                g_error_matches (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_NEWER));
          }
        if (how < 8)
          bytes->data[at] ^= (guint8) (1 << how);
      }
}

/* A base stands where the header says so, and nowhere else. */
static void
test_misplaced_base (void)
{
  g_autoptr (GByteArray) untold = g_byte_array_new ();
  g_autoptr (GByteArray) without = g_byte_array_new ();
  g_autoptr (GByteArray) twice = g_byte_array_new ();
  g_autoptr (GBytes) payload = fault_bytes ("anything");
  g_autoptr (EthosJournalRecord) base = ethos_journal_record_new_base (7, 3, payload);
  g_autoptr (EthosJournalRecord) edits = ethos_journal_record_new_edits (8, payload);
  g_autoptr (EthosJournal) of_untold = NULL;
  g_autoptr (EthosJournal) of_twice = NULL;
  g_autoptr (GError) error = NULL;
  guint32 crc;
  guint end;

  build_based (untold, FALSE, &end);
  of_untold = parse (untold->data, untold->len, NULL);
  g_assert_cmpuint (of_untold->records->len, ==, 0);
  g_assert_cmpint (of_untold->stop, ==, ETHOS_JOURNAL_BROKEN);

  crc = ethos_journal_encode_header (without, ID, 1, BASE, TRUE);
  ethos_journal_encode_record (without, crc, edits);
  g_assert_null (parse (without->data, without->len, &error));
  g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_DAMAGED);

  crc = ethos_journal_encode_header (twice, ID, 1, BASE, TRUE);
  crc = ethos_journal_encode_record (twice, crc, base);
  ethos_journal_encode_record (twice, crc, base);
  of_twice = parse (twice->data, twice->len, NULL);
  g_assert_cmpuint (of_twice->records->len, ==, 1);
  g_assert_cmpint (of_twice->stop, ==, ETHOS_JOURNAL_BROKEN);
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
  g_test_add_func ("/journal/base", test_base);
  g_test_add_func ("/journal/base-and-later-file", test_base_and_later_file);
  g_test_add_func ("/journal/damaged-base", test_damaged_base);
  g_test_add_func ("/journal/misplaced-base", test_misplaced_base);
  return g_test_run ();
}
