// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <errno.h>
#include <string.h>

#include <glib/gstdio.h>

#include "document-harness.h"
#include "ethos-journal.h"
#include "ethos-op.h"
#include "ethos-test.h"

/* What saving costs those who work: no waiting, and little space. How quickly a note is called
 * saved is measured by bench-durability. */

/* Nothing on the disk comes to an end, and work goes on all the same. */
static void
test_never_waits (void)
{
  Desk desk;
  EthosDocument *document;

  desk_init (&desk);
  document = desk_create (&desk, "Slow", NULL);
  g_free (desk_add_note (document, "Before"));
  desk_wait_durable (document);
  desk_hold (&desk, desk.dir);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *text = g_strdup_printf ("Note %u", i);

      g_free (desk_add_note (document, text));
      ethos_document_save_async (document, NULL, NULL);
      g_main_context_iteration (NULL, FALSE);
    }
  desk_wait_held (&desk);
  g_assert_cmpuint (desk_count_notes (document), ==, 101);
  g_assert_cmpint (ethos_document_get_state (document), ==, ETHOS_DOCUMENT_SAVING);
  desk_hold (&desk, NULL);
  desk_wait_durable (document);
  desk_save_good (document);
  g_assert_true (desk_has_text (desk.folder, "Note 99"));
  desk_close_good (document);
  desk_clear (&desk);
}

static gint64
get_size (const char *path)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  return info.st_size;
}

static void
check_bytes (const char *words)
{
  const guint n_notes = 200;
  Desk desk;
  EthosDocument *document;
  g_autofree char *journal = NULL;
  gint64 journal_before, file_before, in_journal, in_file;

  desk_init (&desk);
  document = desk_create (&desk, "Bytes", NULL);
  g_free (desk_add_note (document, "Before"));
  desk_save_good (document);
  journal = desk_find_state (&desk, "journal");
  journal_before = get_size (journal);
  file_before = get_size (ethos_document_get_path (document));
  for (guint i = 0; i < n_notes; i++)
    g_free (desk_add_note (document, words));
  desk_wait_durable (document);
  in_journal = get_size (journal) - journal_before;
  desk_save_good (document);
  in_file = get_size (ethos_document_get_path (document)) - file_before;
  g_test_message ("%zu bytes of words: %.1f in the journal, %.1f in the file", strlen (words),
                  (double) in_journal / n_notes, (double) in_file / n_notes);
  g_assert_cmpint (in_journal, <=, 2 * in_file);
  desk_close_good (document);
  desk_clear (&desk);
}

static void
test_bytes_of_a_note (void)
{
  check_bytes ("We ask before we answer, and say so when we do not know yet.");
  check_bytes ("Yes");
  check_bytes (
      "“Ärger” – größere Öfen \"\\\" 🌱 und viele, viele Wörter darüber, warum das so ist.");
}

static void
measure_journal (const char *path, guint *n_records, gsize *size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosJournal) journal = ethos_journal_read (NULL, path, NULL, &error);

  g_assert_no_error (error);
  *n_records = journal->records->len;
  *size = journal->valid_size;
}

/* Until the journal has begun anew. */
static void
wait_short (const char *path)
{
  guint n_records;
  gsize size;

  do
    {
      g_main_context_iteration (NULL, TRUE);
      measure_journal (path, &n_records, &size);
    }
  while (n_records >= ETHOS_JOURNAL_COMPACT_RECORDS || size >= ETHOS_JOURNAL_COMPACT_BYTES);
}

static void
add_large (EthosDocument *document, guint number)
{
  g_auto (GStrv) texts = g_new0 (char *, 501);

  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *words = g_strnfill (390, 'w');

      texts[i] = g_strdup_printf ("%u %s", number, words);
    }
  desk_run (document, ethos_op_new ("notes-add", "texts", texts, NULL));
}

/* Nobody saves and no time passes: it is its length that makes the journal begin anew. */
static void
check_bounded (gboolean large, guint n_rounds, gboolean no_versions)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *path = NULL;
  g_autofree char *journal = NULL;
  g_autofree char *versions = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size, longest = 0;
  guint n_records, most = 0;

  desk_init (&desk);
  document = desk_create (&desk, "Long", NULL);
  path = g_strdup (ethos_document_get_path (document));
  g_free (desk_add_note (document, "Before"));
  desk_wait_durable (document);
  journal = desk_find_state (&desk, "journal");
  versions = desk_find_state (&desk, "backups");
  if (no_versions)
    desk_block (&desk, versions, ENOSPC);
  for (guint i = 0; i < n_rounds; i++)
    {
      if (large)
        add_large (document, i);
      else
        for (guint j = 0; j < 1000; j++)
          desk_run (document, ethos_op_new ("stage-page", "page", (int) (j % 2) + 1, NULL));
      desk_wait_durable (document);
      measure_journal (journal, &n_records, &size);
      most = MAX (most, n_records);
      longest = MAX (longest, size);
      if (n_records >= ETHOS_JOURNAL_COMPACT_RECORDS || size >= ETHOS_JOURNAL_COMPACT_BYTES)
        wait_short (journal);
    }
  g_test_message ("at most %u records, %zu bytes", most, longest);
  /* What came while it was being noticed. */
  g_assert_cmpuint (most, <, ETHOS_JOURNAL_COMPACT_RECORDS + 1000);
  g_assert_cmpuint (longest, <, ETHOS_JOURNAL_COMPACT_BYTES + 512 * 1024);
  desk_block (&desk, NULL, 0);
  before = desk_describe (document);
  desk_drop (document);
  document = desk_open_good (&desk, path);
  after = desk_describe (document);
  g_assert_cmpstr (after, ==, before);
  desk_close_good (document);
  desk_clear (&desk);
}

static void
test_many_changes (void)
{
  check_bounded (FALSE, 25, FALSE);
}

static void
test_large_changes (void)
{
  check_bounded (TRUE, 25, FALSE);
}

/* A journal that nothing makes shorter would fill the disk that has no room for a version. */
static void
test_no_versions (void)
{
  check_bounded (TRUE, 30, TRUE);
}

int
main (int argc, char *argv[])
{
  ethos_test_init (&argc, &argv);

  g_test_add_func ("/document-cost/never-waits", test_never_waits);
  g_test_add_func ("/document-cost/bytes-of-a-note", test_bytes_of_a_note);
  g_test_add_func ("/document-cost/many-changes", test_many_changes);
  g_test_add_func ("/document-cost/large-changes", test_large_changes);
  g_test_add_func ("/document-cost/no-versions", test_no_versions);

  return g_test_run ();
}
