// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <errno.h>

#include "ethos-op.h"
#include "ethos-test.h"
#include "trouble-harness.h"

/* The journal of a file that can't be written is begun anew, and everything is stopped, or fails,
 * at every call to the system. */

/* --- When it goes wrong --------------------------------------------------------------------- */

static guint
count_acknowledged (EthosDocument *document, guint64 base)
{
  EthosStore *store = ethos_document_get_store (document);

  return 3 + (guint) (ethos_store_get_durable_sequence (store) - base);
}

static void
add_more (EthosDocument *document)
{
  for (guint i = 3; i < 6; i++)
    {
      trouble_add_note (document, i);
      trouble_rest (document);
    }
}

#ifdef __SANITIZE_ADDRESS__
/* Each point takes the sanitizer ten times as long; what it looks for is the same at the next. */
#define STEP 4
#else
#define STEP 1
#endif

/* Returns: whether the end was reached before the call */
static gboolean
break_at (Trouble trouble, guint at, FaultMode mode, int errnum)
{
  Desk desk;
  g_autofree char *path = NULL;
  EthosDocument *document = trouble_begin_rebasing (&desk, trouble, &path);
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
  trouble_check_recovery (&desk, path, trouble, acknowledged);
  desk_clear (&desk);
  return done;
}

static void
test_killed (gconstpointer data)
{
  const Trouble trouble = GPOINTER_TO_UINT (data);
  guint n_points = 0;

  for (FaultMode mode = FAULT_KILL; mode <= FAULT_KILL_HALFWAY; mode++)
    for (guint at = 1; !break_at (trouble, at, mode, EIO); at += STEP)
      n_points += STEP;
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
      for (guint at = 1; !break_at (trouble, at, mode, errnums[i]); at += STEP)
        n_points += STEP;
  g_test_message ("%s: %u points", trouble_names[trouble], n_points);
  g_assert_cmpuint (n_points, >, 120);
}

/* --- What is erased ------------------------------------------------------------------------- */

static void
erase (EthosDocument *document)
{
  const EthosNote *note = desk_find_note (document, TROUBLE_SECRET);
  g_autofree char *id = g_strdup (note->record.id);
  const char *const ids[] = { id, NULL };

  desk_run (document, ethos_op_new ("notes-erase", "notes", ids, NULL));
}

/* @always: whether the note is in a base already, and not in an operation behind the file */
static EthosDocument *
begin_erasing (Desk *desk, Trouble trouble, gboolean always, char **path)
{
  EthosDocument *document;

  desk_init (desk);
  desk->setup.compact_bytes = always ? TROUBLE_ALWAYS : 0;
  document = trouble_begin (desk, path);
  trouble_make (desk, *path, trouble);
  g_free (desk_add_note (document, TROUBLE_SECRET));
  desk_wait_durable (document);
  trouble_rest (document);
  if (always)
    trouble_assert_has_base (desk);
  g_assert_true (desk_has_text (desk->root, TROUBLE_SECRET));
  return document;
}

/* The journal has nothing of it although the file can't be written; and the rest is done when it
 * can. */
static void
check_erase (Trouble trouble, gboolean always)
{
  Desk desk;
  g_autofree char *path = NULL;
  EthosDocument *document = begin_erasing (&desk, trouble, always, &path);

  erase (document);
  trouble_rest (document);
  g_assert_false (desk_has_text (desk.root, TROUBLE_SECRET));
  g_assert_true (ethos_document_forgets (document));
  trouble_add_note (document, 2);
  desk_wait_durable (document);
  trouble_rest (document);
  /* It is still to be forgotten elsewhere. */
  desk_drop (document);
  desk_block (&desk, NULL, 0);
  document = desk_open_good (&desk, path);
  g_assert_true (ethos_document_forgets (document));
  trouble_rest (document);
  g_assert_false (ethos_document_forgets (document));
  g_assert_false (desk_has_text (desk.dir, TROUBLE_SECRET));
  if (trouble != TROUBLE_CONFLICT)
    g_assert_cmpuint (trouble_count_notes (trouble_get_session (document)), ==, 3);
  desk_close_good (document);
  desk_clear (&desk);
}

static void
test_erase (gconstpointer data)
{
  check_erase (GPOINTER_TO_UINT (data), TRUE);
  check_erase (GPOINTER_TO_UINT (data), FALSE);
}

/* Opens it again, and from now on its journal is too long at the next change. */
static EthosDocument *
open_again (Desk *desk, const char *path)
{
  g_autoptr (EthosJournal) journal = trouble_read_journal (desk);
  const guint64 generation = journal->generation;
  EthosDocument *document;

  desk->setup.compact_bytes = journal->valid_size + 1;
  document = desk_open_good (desk, path);
  while (journal->generation == generation)
    {
      g_main_context_iteration (NULL, FALSE);
      g_clear_pointer (&journal, ethos_journal_free);
      journal = trouble_read_journal (desk);
    }
  return document;
}

/* The base that is being written has it still, and nothing else has the journal begun anew. */
static void
test_erase_while_rebasing (void)
{
  for (Trouble trouble = TROUBLE_FULL; trouble < N_TROUBLES; trouble++)
    {
      Desk desk;
      g_autofree char *path = NULL;
      EthosDocument *document = begin_erasing (&desk, trouble, FALSE, &path);

      desk_drop (document);
      document = open_again (&desk, path);
      trouble_hold_rebasing (&desk, document, 2);
      erase (document);
      desk_hold (&desk, NULL);
      trouble_rest (document);
      trouble_assert_has_base (&desk);
      g_assert_false (desk_has_text (desk.root, TROUBLE_SECRET));
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
  EthosDocument *document = begin_erasing (&desk, trouble, TRUE, &path);
  gboolean acknowledged, erased, done;
  guint64 sequence;

  fault_files_arm (&desk.faults, at, mode, EIO);
  erase (document);
  sequence = ethos_store_get_sequence (ethos_document_get_store (document));
  trouble_rest (document);
  acknowledged = ethos_store_get_durable_sequence (ethos_document_get_store (document)) >= sequence;
  desk_drop (document);
  done = desk.faults.n_calls < at;
  fault_files_arm (&desk.faults, 0, FAULT_ONCE, 0);

  /* The file still can't be written; without anybody asking for it. */
  document = desk_open_good (&desk, path);
  trouble_rest (document);
  if (trouble == TROUBLE_CONFLICT)
    erased = !ethos_document_get_has_kept_changes (document);
  else
    erased = desk_find_note (document, TROUBLE_SECRET) == NULL;
  g_assert_true (erased || !acknowledged);
  g_assert_cmpint (desk_has_text (desk.root, TROUBLE_SECRET), ==, !erased);
  desk_drop (document);
  desk_block (&desk, NULL, 0);
  document = desk_open_good (&desk, path);
  trouble_rest (document);
  g_assert_cmpint (desk_has_text (desk.dir, TROUBLE_SECRET), ==, !erased);
  g_assert_cmpuint (trouble_count_notes (trouble_get_session (document)), ==, 2);
  desk_close_good (document);
  g_assert_cmpint (desk_has_text (desk.dir, TROUBLE_SECRET), ==, !erased);
  desk_clear (&desk);
  return done;
}

static void
test_erase_killed (gconstpointer data)
{
  const Trouble trouble = GPOINTER_TO_UINT (data);
  guint n_points = 0;

  for (FaultMode mode = FAULT_KILL; mode <= FAULT_KILL_HALFWAY; mode++)
    for (guint at = 1; !kill_erasing_at (trouble, at, mode); at += STEP)
      n_points += STEP;
  g_test_message ("%s: %u points", trouble_names[trouble], n_points);
  g_assert_cmpuint (n_points, >, 20);
}

static void
add (const char *name, GTestDataFunc function)
{
  for (guint i = 0; i < N_TROUBLES; i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/document-rebase-kill/%s/%s", name, trouble_names[i]);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), function);
    }
}

int
main (int argc, char *argv[])
{
  ethos_test_init (&argc, &argv);

  add ("killed", test_killed);
  add ("fails", test_fails);
  add ("erase", test_erase);
  g_test_add_func ("/document-rebase-kill/erase-while-rebasing", test_erase_while_rebasing);
  add ("erase-killed", test_erase_killed);

  return g_test_run ();
}
