// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <errno.h>
#include <string.h>

#include "document-harness.h"
#include "ethos-crc32c.h"
#include "ethos-journal.h"
#include "ethos-op.h"
#include "ethos-session-codec.h"
#include "ethos-test.h"

/* The file can't be written, for hours: its journal stays short all the same, and loses nothing. */

#define SECRET "Dr Nobody shouted"

/* Every change makes the journal too long. */
#define ALWAYS 1

typedef enum
{
  /* Another program wrote it. */
  TROUBLE_CONFLICT,
  TROUBLE_FULL,
  TROUBLE_READ_ONLY,
  N_TROUBLES,
} Trouble;

static const char *const trouble_names[] = { "conflict", "full", "read-only" };

/* Until the journal has said yes or no to everything, and nothing is under way any more. */
static void
rest (EthosDocument *document)
{
  EthosStore *store = ethos_document_get_store (document);
  const char *message = ethos_document_get_message (document);

  while (ethos_store_get_durable_sequence (store) < ethos_store_get_sequence (store) &&
         (message == NULL || strstr (message, "kept on this computer") != NULL))
    {
      g_main_context_iteration (NULL, TRUE);
      message = ethos_document_get_message (document);
    }
  while (G_OBJECT (document)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
}

static void
add_note (EthosDocument *document, guint number)
{
  g_autofree char *text = g_strdup_printf ("Note %u", number);

  desk_run (document, ethos_op_new ("note-add", "text", text, NULL));
}

static EthosSession *
get_session (EthosDocument *document)
{
  return ethos_store_get_session (ethos_document_get_store (document));
}

/* Two notes are in the file. */
static EthosDocument *
begin (Desk *desk, char **path)
{
  EthosDocument *document = desk_create (desk, "Rebased", NULL);

  *path = g_strdup (ethos_document_get_path (document));
  add_note (document, 0);
  add_note (document, 1);
  desk_save_good (document);
  return document;
}

/* From now on the file can't be written. */
static void
make_trouble (Desk *desk, const char *path, Trouble trouble)
{
  g_autofree char *content = NULL;
  g_autofree char *theirs = NULL;

  switch (trouble)
    {
    case TROUBLE_CONFLICT:
      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      theirs = g_strconcat (content, "\n", NULL);
      ethos_test_write (path, theirs, -1);
      break;
    case TROUBLE_FULL:
      desk_block (desk, desk->folder, ENOSPC);
      break;
    default:
      desk_block (desk, desk->folder, EROFS);
      break;
    }
}

static EthosJournal *
read_journal (Desk *desk)
{
  g_autofree char *path = desk_find_state (desk, "journal");
  g_autoptr (GError) error = NULL;
  EthosJournal *journal = ethos_journal_read (NULL, path, NULL, &error);

  g_assert_no_error (error);
  return journal;
}

/* What stands behind the base. */
static void
measure (Desk *desk, guint *n_edits, gsize *size)
{
  g_autoptr (EthosJournal) journal = read_journal (desk);
  const EthosJournalRecord *base = ethos_journal_get_base (journal);

  *size = journal->valid_size - (base != NULL ? g_bytes_get_size (base->payload) : 0);
  *n_edits = 0;
  for (guint i = 0; i < journal->records->len; i++)
    *n_edits += ((EthosJournalRecord *) g_ptr_array_index (journal->records, i))->kind ==
                ETHOS_JOURNAL_EDITS;
}

static void
assert_has_base (Desk *desk)
{
  g_autoptr (EthosJournal) journal = read_journal (desk);

  g_assert_nonnull (ethos_journal_get_base (journal));
}

/* The notes are the first ones, each of them once. Returns how many. */
static guint
count_notes (EthosSession *session)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  const EthosRecord *activity;
  EthosChildIter activities;
  guint n_notes = 0;

  ethos_session_iter_init (session, &activities, ETHOS_WORKSHOP_ID, ETHOS_KIND_ACTIVITY);
  while ((activity = ethos_child_iter_next (&activities)) != NULL)
    {
      const EthosNote *note;
      EthosChildIter notes;

      ethos_session_iter_init (session, &notes, activity->id, ETHOS_KIND_NOTE);
      while ((note = ethos_child_iter_next (&notes)) != NULL)
        if (!g_str_equal (note->text, SECRET))
          {
            g_assert_true (g_str_has_prefix (note->text, "Note "));
            g_assert_true (
                g_hash_table_add (numbers,
                                  GUINT_TO_POINTER (g_ascii_strtoull (note->text + 5, NULL, 10))));
            n_notes++;
          }
    }
  for (guint i = 0; i < n_notes; i++)
    g_assert_true (g_hash_table_contains (numbers, GUINT_TO_POINTER (i)));
  return n_notes;
}

/* What was kept apart from a file that another program wrote. */
static EthosSessionFile *
read_kept (Desk *desk)
{
  g_autofree char *state = desk_find_state (desk, "");
  g_autoptr (GDir) dir = g_dir_open (state, 0, NULL);
  EthosSessionFile *file = NULL;
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (state, name, NULL);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      char *content;
      gsize length;

      if (!g_str_has_prefix (name, "kept-") || !g_str_has_suffix (name, ".ethos"))
        continue;
      g_assert_null (file);
      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      bytes = g_bytes_new_take (content, length);
      file = ethos_session_codec_read (bytes, &error);
      g_assert_no_error (error);
    }
  return file;
}

/* After a kill: everything acknowledged is there once, where it belongs, and opening it once more
 * changes nothing. */
static void
check_recovery (Desk *desk, const char *path, Trouble trouble, guint n_least)
{
  EthosDocument *document = desk_open_good (desk, path);
  g_autofree char *once = desk_describe (document);
  g_autofree char *twice = NULL;
  guint n_notes = count_notes (get_session (document));

  if (trouble == TROUBLE_CONFLICT)
    {
      g_autoptr (EthosSessionFile) kept = read_kept (desk);

      g_assert_cmpuint (n_notes, ==, 2);
      g_assert_true (ethos_document_get_has_kept_changes (document));
      g_assert_nonnull (strstr (ethos_document_get_recovered (document), "changed since"));
      g_assert_nonnull (kept);
      g_assert_cmpuint (count_notes (kept->session), >=, n_least);
    }
  else
    {
      g_assert_cmpuint (n_notes, >=, n_least);
      g_assert_cmpuint (desk_count_files (desk->root, "kept-"), ==, 0);
    }
  desk_drop (document);
  desk_block (desk, NULL, 0);
  document = desk_open_good (desk, path);
  twice = desk_describe (document);
  g_assert_cmpstr (twice, ==, once);
  desk_close_good (document);
  g_assert_cmpuint (desk_count_files (desk->dir, ".tmp"), ==, 0);
  if (trouble == TROUBLE_CONFLICT)
    {
      g_autoptr (EthosSessionFile) kept = read_kept (desk);

      g_assert_cmpuint (count_notes (kept->session), >=, n_least);
    }
}

/* --- How long it becomes -------------------------------------------------------------------- */

#define NOTES_A_ROUND 500

static void
add_small (EthosDocument *document, guint round)
{
  for (guint i = 0; i < NOTES_A_ROUND; i++)
    {
      add_note (document, 2 + NOTES_A_ROUND * round + i);
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
  document = begin (&desk, &path);
  make_trouble (&desk, path, trouble);
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
        rest (document);
    }
  rest (document);
  g_test_message ("%s: at most %u operations, %zu bytes", trouble_names[trouble], most, longest);
  /* What came while it was being noticed. */
  g_assert_cmpuint (most, <, ETHOS_JOURNAL_COMPACT_RECORDS + 1000);
  g_assert_cmpuint (longest, <, ETHOS_JOURNAL_COMPACT_BYTES + 512 * 1024);
  assert_has_base (&desk);
  g_assert_cmpint (ethos_document_get_state (document), ==,
                   trouble == TROUBLE_CONFLICT ? ETHOS_DOCUMENT_CONFLICT
                                               : ETHOS_DOCUMENT_NOT_SAVED);
  g_assert_nonnull (strstr (ethos_document_get_message (document), "kept on this computer"));
  desk_drop (document);
  check_recovery (&desk, path, trouble, 2 + NOTES_A_ROUND * n_rounds);
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
  desk.setup.compact_bytes = ALWAYS;
  document = begin (&desk, &path);
  make_trouble (&desk, path, TROUBLE_CONFLICT);
  add_note (document, 2);
  rest (document);
  assert_has_base (&desk);
  desk_hold (&desk, desk.dir);
  for (guint i = 3; i < 50; i++)
    {
      add_note (document, i);
      g_main_context_iteration (NULL, FALSE);
    }
  desk_wait_held (&desk);
  g_assert_cmpuint (count_notes (get_session (document)), ==, 50);
  desk_hold (&desk, NULL);
  desk_wait_durable (document);
  rest (document);
  desk_drop (document);
  check_recovery (&desk, path, TROUBLE_CONFLICT, 50);
  desk_clear (&desk);
}

/* --- When it goes wrong --------------------------------------------------------------------- */

static guint
count_acknowledged (EthosDocument *document, guint64 base)
{
  EthosStore *store = ethos_document_get_store (document);

  return 3 + (guint) (ethos_store_get_durable_sequence (store) - base);
}

/* A base is there already, with a note behind it; then it is rebased at each note. */
static EthosDocument *
begin_rebasing (Desk *desk, Trouble trouble, char **path)
{
  EthosDocument *document;

  desk_init (desk);
  desk->setup.compact_bytes = ALWAYS;
  document = begin (desk, path);
  make_trouble (desk, *path, trouble);
  add_note (document, 2);
  desk_wait_durable (document);
  rest (document);
  assert_has_base (desk);
  return document;
}

static void
add_more (EthosDocument *document)
{
  for (guint i = 3; i < 6; i++)
    {
      add_note (document, i);
      rest (document);
    }
}

/* Returns: whether the end was reached before the call */
static gboolean
break_at (Trouble trouble, guint at, FaultMode mode, int errnum)
{
  Desk desk;
  g_autofree char *path = NULL;
  EthosDocument *document = begin_rebasing (&desk, trouble, &path);
  guint64 base = ethos_store_get_durable_sequence (ethos_document_get_store (document));
  guint acknowledged;
  gboolean done;

  fault_files_arm (&desk.faults, at, mode, errnum);
  add_more (document);
  acknowledged = count_acknowledged (document, base);
  g_assert_cmpuint (acknowledged, <=, 6);
  /* The file can't be written, and whoever works is told; where only one call failed, it was made
   * good. */
  g_assert_cmpint (ethos_document_get_state (document), !=, ETHOS_DOCUMENT_SAVED);
  g_assert_nonnull (ethos_document_get_message (document));
  if (mode == FAULT_ONCE)
    g_assert_cmpuint (acknowledged, ==, 6);
  desk_drop (document);
  done = desk.faults.n_calls < at;
  fault_files_arm (&desk.faults, 0, FAULT_ONCE, 0);
  check_recovery (&desk, path, trouble, acknowledged);
  desk_clear (&desk);
  return done;
}

static void
test_killed (gconstpointer data)
{
  const Trouble trouble = GPOINTER_TO_UINT (data);
  guint n_points = 0;

  for (FaultMode mode = FAULT_KILL; mode <= FAULT_KILL_HALFWAY; mode++)
    for (guint at = 1; !break_at (trouble, at, mode, EIO); at++)
      n_points++;
  g_test_message ("%s: %u points", trouble_names[trouble], n_points);
  g_assert_cmpuint (n_points, >, 60);
}

static void
test_fails (gconstpointer data)
{
  static const int errnums[] = { ENOSPC, EIO };
  const Trouble trouble = GPOINTER_TO_UINT (data);
  guint n_points = 0;

  for (guint i = 0; i < G_N_ELEMENTS (errnums); i++)
    for (FaultMode mode = FAULT_ONCE; mode <= FAULT_PERSISTENT; mode++)
      for (guint at = 1; !break_at (trouble, at, mode, errnums[i]); at++)
        n_points++;
  g_test_message ("%s: %u points", trouble_names[trouble], n_points);
  g_assert_cmpuint (n_points, >, 120);
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
      document = begin (&desk, &path);
      desk_close_good (document);
      g_assert_true (g_file_get_contents (path, &old, NULL, NULL));
      desk.setup.files = &files;
      desk.setup.compact_bytes = ALWAYS;
      document = desk_open_good (&desk, path);
      add_note (document, 2);
      rest (document);
      assert_has_base (&desk);
      g_assert_true (g_file_get_contents (path, &new, NULL, NULL));
      g_assert_cmpstr (old, !=, new);
      /* And again, with a file that is not written. */
      desk_block (&desk, desk.folder, EROFS);
      add_note (document, 3);
      rest (document);
      desk_drop (document);
      desk_block (&desk, NULL, 0);
      ethos_test_write (path, i == 0 ? old : new, -1);
      desk.setup.files = &desk.files;
      check_recovery (&desk, path, TROUBLE_FULL, 4);
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
  EthosDocument *document = begin_rebasing (&desk, TROUBLE_READ_ONLY, &path);
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
  add_note (document, 3);
  desk_wait_durable (document);
  desk_drop (document);
  desk_block (&desk, NULL, 0);
  g_assert_true (g_file_get_contents (journal, &bytes, &size, NULL));
  old = read_journal (&desk);
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
      g_assert_cmpuint (count_notes (get_session (document)), ==, 2);
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
  g_assert_cmpuint (count_notes (get_session (document)), ==, 4);
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
  document = begin (&desk, &path);
  add_note (document, 2);
  desk_wait_durable (document);
  desk_drop (document);
  g_assert_true (g_file_get_contents (path, &file, &size, NULL));
  journal = desk_find_state (&desk, "journal");
  old = read_journal (&desk);
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
      g_assert_cmpuint (count_notes (get_session (document)), ==, 2);
      add_note (document, 2);
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
      g_assert_cmpuint (count_notes (get_session (document)), ==, 3);
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
  EthosDocument *document = begin_rebasing (&desk, TROUBLE_READ_ONLY, &path);

  desk_drop (document);
  desk_block (&desk, NULL, 0);
  ethos_test_write (path, "{\"format\": \"ethos-ses", -1);
  for (guint i = 0; i < 2; i++)
    {
      document = desk_open_good (&desk, path);
      g_assert_nonnull (strstr (ethos_document_get_recovered (document), "damaged"));
      g_assert_cmpuint (count_notes (get_session (document)), ==, 3);
      if (i == 0)
        desk_drop (document);
    }
  desk_close_good (document);
  desk_clear (&desk);
}

/* --- What is erased ------------------------------------------------------------------------- */

static void
erase (EthosDocument *document)
{
  const EthosNote *note = desk_find_note (document, SECRET);
  g_autofree char *id = g_strdup (note->record.id);
  const char *const ids[] = { id, NULL };

  desk_run (document, ethos_op_new ("notes-erase", "notes", ids, NULL));
}

/* The note is in the base, and in what stands behind it. */
static EthosDocument *
begin_erasing (Desk *desk, Trouble trouble, char **path)
{
  EthosDocument *document;

  desk_init (desk);
  desk->setup.compact_bytes = ALWAYS;
  document = begin (desk, path);
  make_trouble (desk, *path, trouble);
  g_free (desk_add_note (document, SECRET));
  desk_wait_durable (document);
  rest (document);
  assert_has_base (desk);
  g_assert_true (desk_has_text (desk->root, SECRET));
  return document;
}

/* The journal has nothing of it although the file can't be written; and the rest is done when it
 * can. */
static void
test_erase (gconstpointer data)
{
  const Trouble trouble = GPOINTER_TO_UINT (data);
  Desk desk;
  g_autofree char *path = NULL;
  EthosDocument *document = begin_erasing (&desk, trouble, &path);

  erase (document);
  rest (document);
  g_assert_false (desk_has_text (desk.root, SECRET));
  g_assert_true (ethos_document_forgets (document));
  add_note (document, 2);
  desk_wait_durable (document);
  rest (document);
  /* It is still to be forgotten elsewhere. */
  desk_drop (document);
  desk_block (&desk, NULL, 0);
  document = desk_open_good (&desk, path);
  g_assert_true (ethos_document_forgets (document));
  rest (document);
  g_assert_false (ethos_document_forgets (document));
  g_assert_false (desk_has_text (desk.dir, SECRET));
  if (trouble != TROUBLE_CONFLICT)
    g_assert_cmpuint (count_notes (get_session (document)), ==, 3);
  desk_close_good (document);
  desk_clear (&desk);
}

/* The base that is being written has it still. */
static void
test_erase_while_rebasing (void)
{
  for (Trouble trouble = 0; trouble < N_TROUBLES; trouble++)
    {
      Desk desk;
      g_autofree char *path = NULL;
      EthosDocument *document = begin_erasing (&desk, trouble, &path);

      desk_hold (&desk, desk.root);
      add_note (document, 2);
      desk_wait_held (&desk);
      desk_hold (&desk, NULL);
      while (ethos_store_get_durable_sequence (ethos_document_get_store (document)) <
             ethos_store_get_sequence (ethos_document_get_store (document)))
        g_main_context_iteration (NULL, TRUE);
      /* The save is under way that ends with the journal being rebased. */
      desk_hold (&desk, desk.root);
      desk_wait_held (&desk);
      erase (document);
      desk_hold (&desk, NULL);
      rest (document);
      g_assert_false (desk_has_text (desk.root, SECRET));
      g_assert_cmpuint (desk_count_notes (document), ==, 3);
      desk_drop (document);
      desk_block (&desk, NULL, 0);
      desk_clear (&desk);
    }
}

static gboolean
kill_erasing_at (Trouble trouble, guint at, FaultMode mode)
{
  Desk desk;
  g_autofree char *path = NULL;
  EthosDocument *document = begin_erasing (&desk, trouble, &path);
  gboolean acknowledged, erased, done;
  guint64 sequence;

  fault_files_arm (&desk.faults, at, mode, EIO);
  erase (document);
  sequence = ethos_store_get_sequence (ethos_document_get_store (document));
  rest (document);
  acknowledged = ethos_store_get_durable_sequence (ethos_document_get_store (document)) >= sequence;
  desk_drop (document);
  done = desk.faults.n_calls < at;
  fault_files_arm (&desk.faults, 0, FAULT_ONCE, 0);

  /* The file still can't be written; without anybody asking for it. */
  document = desk_open_good (&desk, path);
  rest (document);
  if (trouble == TROUBLE_CONFLICT)
    erased = !ethos_document_get_has_kept_changes (document);
  else
    erased = desk_find_note (document, SECRET) == NULL;
  g_assert_true (erased || !acknowledged);
  g_assert_cmpint (desk_has_text (desk.root, SECRET), ==, !erased);
  desk_drop (document);
  desk_block (&desk, NULL, 0);
  document = desk_open_good (&desk, path);
  rest (document);
  g_assert_cmpint (desk_has_text (desk.dir, SECRET), ==, !erased);
  g_assert_cmpuint (count_notes (get_session (document)), ==, 2);
  desk_close_good (document);
  g_assert_cmpint (desk_has_text (desk.dir, SECRET), ==, !erased);
  desk_clear (&desk);
  return done;
}

static void
test_erase_killed (gconstpointer data)
{
  const Trouble trouble = GPOINTER_TO_UINT (data);
  guint n_points = 0;

  for (FaultMode mode = FAULT_KILL; mode <= FAULT_KILL_HALFWAY; mode++)
    for (guint at = 1; !kill_erasing_at (trouble, at, mode); at++)
      n_points++;
  g_test_message ("%s: %u points", trouble_names[trouble], n_points);
  g_assert_cmpuint (n_points, >, 20);
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
  add ("killed", test_killed);
  add ("fails", test_fails);
  g_test_add_func ("/document-rebase/either-file", test_either_file);
  g_test_add_func ("/document-rebase/damaged-base", test_damaged_base);
  g_test_add_func ("/document-rebase/strange-base", test_strange_base);
  g_test_add_func ("/document-rebase/damaged-file", test_damaged_file);
  add ("erase", test_erase);
  g_test_add_func ("/document-rebase/erase-while-rebasing", test_erase_while_rebasing);
  add ("erase-killed", test_erase_killed);

  return g_test_run ();
}
