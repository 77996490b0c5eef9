// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <errno.h>
#include <string.h>

#include "ethos-crc32c.h"
#include "ethos-op.h"
#include "ethos-test.h"
#include "trouble-harness.h"

/* The file can't be written, for hours: its journal stays short all the same, and loses nothing. */

/* What stands behind the base. */
static void
measure (Desk *desk, guint *n_edits, gsize *size)
{
  g_autoptr (EthosJournal) journal = trouble_read_journal (desk);
  const EthosJournalRecord *base = ethos_journal_get_base (journal);

  *size = journal->valid_size - (base != NULL ? g_bytes_get_size (base->payload) : 0);
  *n_edits = 0;
  for (guint i = 0; i < journal->records->len; i++)
    *n_edits += ((EthosJournalRecord *) g_ptr_array_index (journal->records, i))->kind ==
                ETHOS_JOURNAL_EDITS;
}

/* --- How long it becomes -------------------------------------------------------------------- */

#define NOTES_A_ROUND 500

static void
add_small (EthosDocument *document, guint round)
{
  for (guint i = 0; i < NOTES_A_ROUND; i++)
    {
      trouble_add_note (document, 2 + NOTES_A_ROUND * round + i);
      desk_run (document, ethos_op_new ("stage-page", "page", (int) (i % 2) + 1, NULL));
    }
}

static void
add_large (EthosDocument *document, guint round)
{
  g_auto (GStrv) texts = g_new0 (char *, NOTES_A_ROUND + 1);
  g_autofree char *words = g_strnfill (390, 'w');

  for (guint i = 0; i < NOTES_A_ROUND; i++)
    texts[i] = g_strdup_printf ("Note %u %s", 2 + NOTES_A_ROUND * round + i, words);
  desk_run (document, ethos_op_new ("notes-add", "texts", texts, NULL));
}

static void
check_bounded (Trouble trouble, gboolean large)
{
  const guint n_rounds = 25;
  Desk desk;
  EthosDocument *document;
  g_autofree char *path = NULL;
  gsize size, longest = 0;
  guint n_edits, most = 0;

  desk_init (&desk);
  document = trouble_begin (&desk, &path);
  trouble_make (&desk, path, trouble);
  for (guint i = 0; i < n_rounds; i++)
    {
      if (large)
        add_large (document, i);
      else
        add_small (document, i);
      desk_wait_durable (document);
      measure (&desk, &n_edits, &size);
      most = MAX (most, n_edits);
      longest = MAX (longest, size);
      if (n_edits >= ETHOS_JOURNAL_COMPACT_RECORDS || size >= ETHOS_JOURNAL_COMPACT_BYTES)
        trouble_rest (document);
    }
  trouble_rest (document);
  g_test_message ("%s: at most %u operations, %zu bytes", trouble_names[trouble], most, longest);
  /* What came while it was being noticed. */
  g_assert_cmpuint (most, <, ETHOS_JOURNAL_COMPACT_RECORDS + 1000);
  g_assert_cmpuint (longest, <, ETHOS_JOURNAL_COMPACT_BYTES + 512 * 1024);
  trouble_assert_has_base (&desk);
  /* However large the session is: it is what comes behind it that counts. */
  measure (&desk, &n_edits, &size);
  trouble_add_note (document, 2 + NOTES_A_ROUND * n_rounds);
  trouble_rest (document);
  most = n_edits;
  measure (&desk, &n_edits, &size);
  g_assert_cmpuint (n_edits, ==, most + 1);
  g_assert_cmpint (ethos_document_get_state (document), ==,
                   trouble == TROUBLE_CONFLICT ? ETHOS_DOCUMENT_CONFLICT
                                               : ETHOS_DOCUMENT_NOT_SAVED);
  g_assert_nonnull (strstr (ethos_document_get_message (document), "kept on this computer"));
  desk_drop (document);
  trouble_check_recovery (&desk, path, trouble, 3 + NOTES_A_ROUND * n_rounds);
  desk_clear (&desk);
}

static void
test_many_changes (gconstpointer data)
{
  check_bounded (GPOINTER_TO_UINT (data), FALSE);
}

static void
test_large_changes (gconstpointer data)
{
  check_bounded (GPOINTER_TO_UINT (data), TRUE);
}

/* Nobody waits for it. */
static void
test_never_waits (void)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *path = NULL;

  desk_init (&desk);
  desk.setup.compact_bytes = TROUBLE_ALWAYS;
  document = trouble_begin (&desk, &path);
  trouble_make (&desk, path, TROUBLE_CONFLICT);
  trouble_add_note (document, 2);
  trouble_rest (document);
  trouble_assert_has_base (&desk);
  trouble_hold_rebasing (&desk, document, 3);
  for (guint i = 4; i < 50; i++)
    {
      trouble_add_note (document, i);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_cmpuint (trouble_count_notes (trouble_get_session (document)), ==, 50);
  desk_hold (&desk, NULL);
  desk_wait_durable (document);
  trouble_rest (document);
  desk_drop (document);
  trouble_check_recovery (&desk, path, TROUBLE_CONFLICT, 50);
  desk_clear (&desk);
}

/* A save that gave the file its new bytes, and could not make that durable: the rebased journal
 * continues it, whichever of the two is there after a power cut. */
static int
refuse_sync_cb (EthosFileCall call, const char *path, gsize *size, gpointer data)
{
  Desk *desk = data;

  return call == ETHOS_FILE_CALL_SYNC_DIR && g_str_equal (path, desk->folder)
             ? EIO
             : desk->files.before (call, path, size, desk->files.data);
}

static void
test_either_file (void)
{
  for (guint i = 0; i < 2; i++)
    {
      Desk desk;
      const EthosFiles files = { refuse_sync_cb, &desk };
      EthosDocument *document;
      g_autofree char *path = NULL;
      g_autofree char *old = NULL;
      g_autofree char *new = NULL;

      desk_init (&desk);
      document = trouble_begin (&desk, &path);
      desk_close_good (document);
      g_assert_true (g_file_get_contents (path, &old, NULL, NULL));
      desk.setup.files = &files;
      desk.setup.compact_bytes = TROUBLE_ALWAYS;
      document = desk_open_good (&desk, path);
      trouble_add_note (document, 2);
      trouble_rest (document);
      trouble_assert_has_base (&desk);
      g_assert_true (g_file_get_contents (path, &new, NULL, NULL));
      g_assert_cmpstr (old, !=, new);
      /* And again, with a file that is not written. */
      desk_block (&desk, desk.folder, EROFS);
      trouble_add_note (document, 3);
      trouble_rest (document);
      desk_drop (document);
      desk_block (&desk, NULL, 0);
      ethos_test_write (path, i == 0 ? old : new, -1);
      desk.setup.files = &desk.files;
      trouble_check_recovery (&desk, path, TROUBLE_FULL, 4);
      desk_clear (&desk);
    }
}

/* --- What is damaged ------------------------------------------------------------------------ */

/* A base that is damaged is worth nothing, nor is what stands behind it. */
static void
test_damaged_base (void)
{
  Desk desk;
  g_autofree char *path = NULL;
  EthosDocument *document = trouble_begin_rebasing (&desk, TROUBLE_READ_ONLY, &path);
  g_autofree char *journal = desk_find_state (&desk, "journal");
  g_autofree char *bytes = NULL;
  g_autoptr (EthosJournal) old = NULL;
  GBytes *payload;
  guint n_tried = 0;
  gsize size, end;

  /* Something behind it. */
  desk_drop (document);
  desk.setup.compact_bytes = 0;
  document = desk_open_good (&desk, path);
  trouble_add_note (document, 3);
  desk_wait_durable (document);
  desk_drop (document);
  desk_block (&desk, NULL, 0);
  g_assert_true (g_file_get_contents (journal, &bytes, &size, NULL));
  old = trouble_read_journal (&desk);
  payload = ethos_journal_get_base (old)->payload;
  end = g_bytes_get_size (payload) +
        (gsize) ((char *) memmem (bytes, size, g_bytes_get_data (payload, NULL),
                                  g_bytes_get_size (payload)) -
                 bytes);
  for (gsize at = 12; at < end; at += 13, n_tried++)
    {
      bytes[at] ^= (char) (1 << at % 8);
      ethos_test_write (journal, bytes, (gssize) size);
      document = desk_open_good (&desk, path);
      g_assert_cmpuint (trouble_count_notes (trouble_get_session (document)), ==, 2);
      g_assert_nonnull (ethos_document_get_recovered (document));
      g_assert_true (ethos_document_get_has_kept_changes (document));
      g_assert_cmpuint (desk_count_files (desk.root, "kept-"), ==, n_tried + 1);
      desk_drop (document);
      bytes[at] ^= (char) (1 << at % 8);
    }
  g_test_message ("%u of %zu bytes", n_tried, end);
  g_assert_cmpuint (n_tried, >, 50);
  ethos_test_write (journal, bytes, (gssize) size);
  document = desk_open_good (&desk, path);
  g_assert_cmpuint (trouble_count_notes (trouble_get_session (document)), ==, 4);
  desk_close_good (document);
  desk_clear (&desk);
}

/* What is whole and is no workshop can't be applied either. */
static void
check_base (const char *content, gboolean newer)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *path = NULL;
  g_autofree char *journal = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GBytes) payload = fault_bytes (content);
  g_autoptr (EthosJournalRecord) base = ethos_journal_record_new_base (9, 4, payload);
  g_autoptr (EthosJournal) old = NULL;
  g_autofree char *file = NULL;
  gsize size;

  desk_init (&desk);
  document = trouble_begin (&desk, &path);
  trouble_add_note (document, 2);
  desk_wait_durable (document);
  desk_drop (document);
  g_assert_true (g_file_get_contents (path, &file, &size, NULL));
  journal = desk_find_state (&desk, "journal");
  old = trouble_read_journal (&desk);
  ethos_journal_encode_record (bytes,
                               ethos_journal_encode_header (bytes, old->session_id, 7,
                                                            ethos_crc32c (0, file, size), TRUE),
                               base);
  ethos_test_write (journal, (const char *) bytes->data, bytes->len);
  document = desk_open_good (&desk, path);
  if (newer)
    g_assert_cmpint (ethos_document_get_access (document), ==, ETHOS_DOCUMENT_NEWER);
  else
    {
      g_assert_nonnull (strstr (ethos_document_get_recovered (document), "could not be read"));
      g_assert_cmpuint (desk_count_files (desk.root, "kept-"), ==, 1);
      g_assert_cmpuint (trouble_count_notes (trouble_get_session (document)), ==, 2);
      trouble_add_note (document, 2);
      desk_wait_durable (document);
    }
  desk_drop (document);
  if (newer)
    {
      g_assert_true (g_file_get_contents (journal, &after, &size, NULL));
      g_assert_cmpmem (after, size, bytes->data, bytes->len);
    }
  else
    {
      document = desk_open_good (&desk, path);
      g_assert_cmpuint (trouble_count_notes (trouble_get_session (document)), ==, 3);
      desk_close_good (document);
    }
  desk_clear (&desk);
}

static void
test_strange_base (void)
{
  check_base ("{\"format\": \"ethos-session\"", FALSE);
  check_base ("!", FALSE);
  check_base ("{\"format\": \"ethos-session\", \"version\": 999}", TRUE);
}

/* The file is damaged as well: the version that it was opened as is what the journal continues. */
static void
test_damaged_file (void)
{
  Desk desk;
  g_autofree char *path = NULL;
  EthosDocument *document = trouble_begin_rebasing (&desk, TROUBLE_READ_ONLY, &path);

  desk_drop (document);
  desk_block (&desk, NULL, 0);
  ethos_test_write (path, "{\"format\": \"ethos-ses", -1);
  for (guint i = 0; i < 2; i++)
    {
      document = desk_open_good (&desk, path);
      g_assert_nonnull (strstr (ethos_document_get_recovered (document), "damaged"));
      g_assert_cmpuint (trouble_count_notes (trouble_get_session (document)), ==, 3);
      if (i == 0)
        desk_drop (document);
    }
  desk_close_good (document);
  desk_clear (&desk);
}

static void
add (const char *name, GTestDataFunc function)
{
  for (guint i = 0; i < N_TROUBLES; i++)
    {
      g_autofree char *path = g_strdup_printf ("/document-rebase/%s/%s", name, trouble_names[i]);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), function);
    }
}

int
main (int argc, char *argv[])
{
  ethos_test_init (&argc, &argv);

  add ("many-changes", test_many_changes);
  add ("large-changes", test_large_changes);
  g_test_add_func ("/document-rebase/never-waits", test_never_waits);
  g_test_add_func ("/document-rebase/either-file", test_either_file);
  g_test_add_func ("/document-rebase/damaged-base", test_damaged_base);
  g_test_add_func ("/document-rebase/strange-base", test_strange_base);
  g_test_add_func ("/document-rebase/damaged-file", test_damaged_file);

  return g_test_run ();
}
