// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Everything that can happen to the bytes of a journal: journal-damage SEED PART. Prints
 * “cases N”, and “wrong …” for each case in which anything else came out than the longest prefix
 * of whole records, or nothing where there is a base that is not whole. PART 1 is all of it; with
 * 20, every twentieth case.
 */
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "ethos-journal.h"

#define ID "4f0c-session"
#define BASE 0x12345678

/* What is cut at every byte. */
#define JOURNAL_SIZE (64 * 1024)
#define BASE_SIZE (16 * 1024)
#define N_FLIPS 10000
#define N_SWAPS 2000

/* Every so many records a save is announced, as in a real journal. */
#define CHECKPOINT_EVERY 40

typedef struct
{
  GByteArray *bytes;
  GPtrArray *records;
  /* (element-type guint) Where each record ends; the first is where the header ends. */
  GArray *ends;
  GRand *dice;
  gboolean has_base;
  guint part;
  guint n_cases;
  guint n_tried;
  guint n_wrong;
} Trial;

static guint
get_end (const Trial *self, guint i)
{
  return g_array_index (self->ends, guint, i);
}

/* Notes as people write them: of all lengths. */
static EthosJournalRecord *
make_record (Trial *self, guint i, guint64 *sequence)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) payload = NULL;
  guint length = (guint) g_rand_int_range (self->dice, 60, 420);

  if (i % CHECKPOINT_EVERY == CHECKPOINT_EVERY - 1)
    return ethos_journal_record_new_checkpoint (*sequence, g_rand_int (self->dice));
  g_string_append_printf (text, "{\"note\": %u, \"text\": \"", i);
  while (text->len < length)
    g_string_append_c (text, (char) g_rand_int_range (self->dice, 'a', 'z'));
  payload = g_bytes_new (text->str, text->len);
  return ethos_journal_record_new_edits (++*sequence, payload);
}

static EthosJournalRecord *
make_base (Trial *self, guint64 *sequence)
{
  g_autoptr (GByteArray) session = g_byte_array_new ();
  g_autoptr (GBytes) payload = NULL;

  while (session->len < BASE_SIZE)
    {
      const guint8 byte = (guint8) g_rand_int_range (self->dice, 'a', 'z');

      g_byte_array_append (session, &byte, 1);
    }
  payload = g_bytes_new (session->data, session->len);
  *sequence = 12;
  return ethos_journal_record_new_base (*sequence, 3, payload);
}

static void
build (Trial *self)
{
  guint64 sequence = 0;
  guint32 crc;

  self->bytes = g_byte_array_new ();
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) ethos_journal_record_free);
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint));
  crc = ethos_journal_encode_header (self->bytes, ID, 1, BASE, self->has_base);
  g_array_append_val (self->ends, self->bytes->len);
  while (self->bytes->len < JOURNAL_SIZE)
    {
      EthosJournalRecord *record = self->has_base && self->records->len == 0
                                       ? make_base (self, &sequence)
                                       : make_record (self, self->records->len, &sequence);

      crc = ethos_journal_encode_record (self->bytes, crc, record);
      g_ptr_array_add (self->records, record);
      g_array_append_val (self->ends, self->bytes->len);
    }
}

/* How many records end at or before a byte. */
static guint
count_whole (const Trial *self, gsize size)
{
  guint n = 0;

  while (n < self->records->len && get_end (self, n + 1) <= size)
    n++;
  return n;
}

static gboolean
is_same (const EthosJournalRecord *a, const EthosJournalRecord *b)
{
  return a->kind == b->kind && a->sequence == b->sequence && a->base_crc == b->base_crc &&
         a->since == b->since && (a->payload == NULL) == (b->payload == NULL) &&
         (a->payload == NULL || g_bytes_equal (a->payload, b->payload));
}

static gboolean
is_prefix (const Trial *self, const EthosJournal *journal, guint n_expected)
{
  if (journal->records->len != n_expected)
    return FALSE;
  for (guint i = 0; i < n_expected; i++)
    if (!is_same (g_ptr_array_index (journal->records, i), g_ptr_array_index (self->records, i)))
      return FALSE;
  return TRUE;
}

/* @n_expected: records; −1 where not even the header, or the base, can be believed */
static void
try (Trial *self, const char *what, guint number, const void *data, gsize size, int n_expected)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (EthosJournal) journal = NULL;

  if (self->n_cases++ % self->part != 0)
    return;
  self->n_tried++;
  bytes = g_bytes_new (data, size);
  journal = ethos_journal_parse (bytes, "journal", ID, NULL);
  if (journal == NULL ? n_expected < 0
                      : n_expected >= 0 && is_prefix (self, journal, (guint) n_expected))
    return;
  self->n_wrong++;
  g_print ("wrong %s %u: %d records, not %d\n", what, number,
           journal != NULL ? (int) journal->records->len : -1, n_expected);
}

static int
expect_cut (const Trial *self, gsize size)
{
  return size < get_end (self, self->has_base ? 1 : 0) ? -1 : (int) count_whole (self, size);
}

static void
cut_everywhere (Trial *self)
{
  for (guint size = 0; size <= self->bytes->len; size++)
    try (self, "cut", size, self->bytes->data, size, expect_cut (self, size));
}

static void
flip_bits (Trial *self)
{
  for (guint i = 0; i < N_FLIPS; i++)
    {
      guint at = (guint) g_rand_int_range (self->dice, 0, (gint32) self->bytes->len);
      guint8 bit = (guint8) (1 << g_rand_int_range (self->dice, 0, 8));

      self->bytes->data[at] ^= bit;
      try (self, "flip", at, self->bytes->data, self->bytes->len, expect_cut (self, at));
      self->bytes->data[at] ^= bit;
    }
}

/* What some file systems leave behind a power cut: the length is there, the bytes are not. */
static void
zero_tails (Trial *self)
{
  g_autofree guint8 *copy = g_malloc (self->bytes->len);

  for (guint at = 0; at < self->bytes->len; at += 64)
    {
      guint first = at;

      memcpy (copy, self->bytes->data, self->bytes->len);
      memset (copy + at, 0, self->bytes->len - at);
      /* Zeros may stand where zeros stood. */
      while (first < self->bytes->len && self->bytes->data[first] == 0)
        first++;
      try (self, "zeroed", at, copy, self->bytes->len, expect_cut (self, first));
    }
}

static void
append (Trial *self, GByteArray *to, guint i)
{
  g_byte_array_append (to, self->bytes->data + get_end (self, i),
                       get_end (self, i + 1) - get_end (self, i));
}

/* All records in their order, but for two that changed places; or one that stands there twice. */
static void
swap_and_double (Trial *self)
{
  guint n = self->records->len;

  for (guint trial = 0; trial < N_SWAPS; trial++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      guint a = (guint) g_rand_int_range (self->dice, 0, (gint32) n);
      guint b = (guint) g_rand_int_range (self->dice, 0, (gint32) n);

      g_byte_array_append (bytes, self->bytes->data, get_end (self, 0));
      for (guint i = 0; i < n; i++)
        append (self, bytes, i == a ? b : i == b ? a : i);
      try (self, "swapped", trial, bytes->data, bytes->len,
           a == b                              ? (int) n
           : self->has_base && MIN (a, b) == 0 ? -1
                                               : (int) MIN (a, b));

      g_byte_array_set_size (bytes, get_end (self, 0));
      for (guint i = 0; i < n; i++)
        {
          append (self, bytes, i);
          if (i == a)
            append (self, bytes, i);
        }
      try (self, "doubled", trial, bytes->data, bytes->len, (int) a + 1);
    }
}

static void
damage (Trial *self)
{
  build (self);
  cut_everywhere (self);
  flip_bits (self);
  zero_tails (self);
  swap_and_double (self);
  g_byte_array_unref (self->bytes);
  g_ptr_array_unref (self->records);
  g_array_unref (self->ends);
}

int
main (int argc, char *argv[])
{
  Trial trial = { 0 };

  if (argc != 3)
    return 2;
  trial.dice = g_rand_new_with_seed ((guint32) g_ascii_strtoull (argv[1], NULL, 10));
  trial.part = (guint) MAX (1, g_ascii_strtoull (argv[2], NULL, 10));
  damage (&trial);
  trial.has_base = TRUE;
  damage (&trial);
  g_print ("cases %u\n", trial.n_tried);
  g_rand_free (trial.dice);
  return trial.n_wrong > 0 ? 1 : 0;
}
