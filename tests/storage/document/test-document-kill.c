// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <errno.h>
#include <string.h>

#include <glib/gstdio.h>

#include "document-harness.h"
#include "ethos-op.h"
#include "ethos-test.h"

/* Everything is stopped at every call to the system, one after the other, as by a kill: nothing
 * happens any more from there on. Then the workshop is opened as after a restart. */

#define SECRET "Dr Nobody shouted"

typedef struct
{
  const char *name;
  /* What is there before. */
  void (*prepare) (EthosDocument *document);
  /* What is killed. May be told that things fail. */
  void (*act) (EthosDocument *document);
  gboolean reopen;
} Scenario;

static void
add_notes (EthosDocument *document, guint first, guint n_notes)
{
  for (guint i = first; i < first + n_notes; i++)
    {
      g_autofree char *text = g_strdup_printf ("Note %u", i);

      g_free (desk_add_note (document, text));
    }
}

static void
prepare_saved (EthosDocument *document)
{
  add_notes (document, 0, 2);
  desk_save_good (document);
  add_notes (document, 2, 1);
  desk_wait_durable (document);
}

static void
flush (EthosDocument *document)
{
  /* Until the journal has said yes or no. */
  while (ethos_document_get_state (document) == ETHOS_DOCUMENT_SAVING)
    g_main_context_iteration (NULL, TRUE);
}

static void
act_append (EthosDocument *document)
{
  for (guint i = 3; i < 6; i++)
    {
      add_notes (document, i, 1);
      flush (document);
    }
}

static void
act_save (EthosDocument *document)
{
  add_notes (document, 3, 2);
  flush (document);
  desk_save (document, NULL);
  add_notes (document, 5, 1);
  flush (document);
}

static void
act_close (EthosDocument *document)
{
  add_notes (document, 3, 2);
  flush (document);
  desk_call (document, ethos_document_close_async, ethos_document_close_finish, NULL);
}

static void
act_nothing (EthosDocument *document)
{
  desk_save (document, NULL);
}

static const Scenario scenarios[] = {
  { "append", prepare_saved, act_append, FALSE },
  { "save", prepare_saved, act_save, FALSE },
  { "close", prepare_saved, act_close, FALSE },
  { "recover", prepare_saved, act_nothing, TRUE },
};

/* Returns: how many of the first notes are there; all others must not be */
static guint
count_in_order (EthosDocument *document)
{
  guint n_notes = desk_count_notes (document);

  for (guint i = 0; i < n_notes; i++)
    {
      g_autofree char *text = g_strdup_printf ("Note %u", i);

      g_assert_nonnull (desk_find_note (document, text));
    }
  return n_notes;
}

static guint
count_acknowledged (EthosDocument *document, guint n_before, guint64 base)
{
  EthosStore *store = ethos_document_get_store (document);

  return n_before + (guint) (ethos_store_get_durable_sequence (store) - base);
}

/* Returns: whether the end of the scenario was reached before the call */
static gboolean
kill_at (const Scenario *scenario, guint at, FaultMode mode)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *path = NULL;
  g_autofree char *once = NULL;
  g_autofree char *twice = NULL;
  guint64 base;
  guint acknowledged = 3;
  gboolean done;

  desk_init (&desk);
  document = desk_create (&desk, "Killed", NULL);
  path = g_strdup (ethos_document_get_path (document));
  scenario->prepare (document);
  if (scenario->reopen)
    {
      desk_drop (document);
      fault_files_arm (&desk.faults, at, mode, EIO);
      document = desk_open (&desk, path, NULL);
    }
  else
    fault_files_arm (&desk.faults, at, mode, EIO);
  if (document != NULL)
    {
      base = ethos_store_get_durable_sequence (ethos_document_get_store (document));
      scenario->act (document);
      if (!scenario->reopen)
        acknowledged = count_acknowledged (document, 3, base);
      desk_drop (document);
    }
  done = desk.faults.n_calls < at;
  fault_files_arm (&desk.faults, 0, FAULT_ONCE, 0);

  document = desk_open_good (&desk, path);
  g_assert_cmpuint (count_in_order (document), >=, acknowledged);
  once = desk_describe (document);
  desk_drop (document);
  document = desk_open_good (&desk, path);
  twice = desk_describe (document);
  g_assert_cmpstr (twice, ==, once);
  desk_close_good (document);
  g_assert_cmpuint (desk_count_files (desk.dir, ".tmp"), ==, 0);
  g_assert_cmpuint (desk_count_files (desk.root, "kept-"), ==, 0);
  desk_clear (&desk);
  return done;
}

static void
test_killed (gconstpointer data)
{
  const Scenario *scenario = data;
  guint before = fault_count_descriptors ();
  guint n_points = 0;

  for (FaultMode mode = FAULT_KILL; mode <= FAULT_KILL_HALFWAY; mode++)
    for (guint at = 1; !kill_at (scenario, at, mode); at++)
      n_points++;
  g_test_message ("%s: %u points", scenario->name, n_points);
  g_assert_cmpuint (n_points, >, 10);
  /* Worker threads come and go; descriptors of ours don't stay. */
  g_assert_cmpuint (fault_count_descriptors (), <=, before + 2);
}

/* Making a workshop: no file, or a whole one. */
static void
test_create_killed (void)
{
  gboolean done = FALSE;
  guint n_points = 0;

  for (guint at = 1; !done; at++)
    {
      Desk desk;
      EthosDocument *document;
      g_autofree char *path = NULL;

      desk_init (&desk);
      path = g_build_filename (desk.folder, "Made.ethos", NULL);
      fault_files_arm (&desk.faults, at, FAULT_KILL_HALFWAY, EIO);
      document = desk_create (&desk, "Made", NULL);
      if (document != NULL)
        desk_drop (document);
      done = desk.faults.n_calls < at;
      fault_files_arm (&desk.faults, 0, FAULT_ONCE, 0);
      if (g_file_test (path, G_FILE_TEST_EXISTS))
        desk_close_good (desk_open_good (&desk, path));
      else
        g_assert_null (document);
      desk_close_good (desk_create (&desk, "Made", NULL));
      desk_clear (&desk);
      n_points++;
    }
  g_test_message ("%u points", n_points);
}

/* Drops a document that was to be killed at a call of the seam.
 *
 * Returns: whether there were fewer calls than that */
static gboolean
drop_killed (Desk *desk, EthosDocument *document, guint at)
{
  gboolean done;

  desk_drop (document);
  done = desk->faults.n_calls < at;
  fault_files_arm (&desk->faults, 0, FAULT_ONCE, 0);
  return done;
}

/* Moving to another file: the old one keeps everything acknowledged before, the new one is not
 * there or whole, and what was acknowledged in it is in it. */
static void
test_save_as_killed (void)
{
  gboolean done = FALSE;
  guint n_points = 0;

  for (guint at = 1; !done; at++)
    {
      Desk desk;
      EthosDocument *document;
      g_autofree char *old_path = NULL;
      g_autofree char *new_path = NULL;
      gboolean moved;
      guint acknowledged = 4;

      desk_init (&desk);
      new_path = g_build_filename (desk.folder, "New.ethos", NULL);
      document = desk_create (&desk, "Old", NULL);
      old_path = g_strdup (ethos_document_get_path (document));
      prepare_saved (document);
      add_notes (document, 3, 1);
      desk_wait_durable (document);
      fault_files_arm (&desk.faults, at, FAULT_KILL, EIO);
      moved = desk_call_path (document, new_path, ethos_document_save_as_async,
                              ethos_document_save_as_finish, NULL);
      if (moved)
        {
          guint64 base = ethos_store_get_durable_sequence (ethos_document_get_store (document));

          add_notes (document, 4, 1);
          flush (document);
          acknowledged = count_acknowledged (document, 4, base);
        }
      done = drop_killed (&desk, document, at);

      document = desk_open_good (&desk, old_path);
      g_assert_cmpuint (count_in_order (document), ==, 4);
      desk_close_good (document);
      g_assert_true (!moved || g_file_test (new_path, G_FILE_TEST_EXISTS));
      if (g_file_test (new_path, G_FILE_TEST_EXISTS))
        {
          document = desk_open_good (&desk, new_path);
          g_assert_cmpuint (count_in_order (document), >=, moved ? acknowledged : 4);
          desk_close_good (document);
        }
      desk_clear (&desk);
      n_points++;
    }
  g_test_message ("%u points", n_points);
}

/* --- Erasing -------------------------------------------------------------------------------- */

/* The note is in the file, the journal, previous versions, and what was kept. */
static void
spread (Desk *desk, EthosDocument *document)
{
  g_free (desk_add_note (document, SECRET));
  add_notes (document, 0, 2);
  desk_save_good (document);
  ethos_fake_clock_advance (desk->clock, 10 * 60 * 1000);
  add_notes (document, 2, 1);
  desk_save_good (document);
  {
    const EthosNote *note = desk_find_note (document, SECRET);
    g_autofree char *id = g_strdup (note->record.id);
    const char *const ids[] = { id, NULL };

    desk_run (document, ethos_op_new ("notes-colour", "notes", ids, "colour", 2, NULL));
  }
  desk_wait_durable (document);
}

static void
erase (EthosDocument *document)
{
  const EthosNote *note = desk_find_note (document, SECRET);
  g_autofree char *id = g_strdup (note->record.id);
  const char *const ids[] = { id, NULL };

  desk_run (document, ethos_op_new ("notes-erase", "notes", ids, NULL));
}

static void
test_erase (void)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *path = NULL;

  desk_init (&desk);
  document = desk_create (&desk, "Erase", NULL);
  path = g_strdup (ethos_document_get_path (document));
  spread (&desk, document);
  g_assert_true (desk_has_text (desk.folder, SECRET));
  g_assert_true (desk_has_text (desk.root, SECRET));
  erase (document);
  desk_save_good (document);
  g_assert_false (desk_has_text (desk.dir, SECRET));
  g_assert_cmpuint (desk_count_notes (document), ==, 3);
  desk_close_good (document);
  desk_clear (&desk);
}

static gboolean
kill_erasing_at (guint at, FaultMode mode)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *path = NULL;
  gboolean acknowledged, erased, done;
  guint64 sequence;

  desk_init (&desk);
  document = desk_create (&desk, "Erase", NULL);
  path = g_strdup (ethos_document_get_path (document));
  spread (&desk, document);
  fault_files_arm (&desk.faults, at, mode, EIO);
  erase (document);
  sequence = ethos_store_get_sequence (ethos_document_get_store (document));
  desk_save (document, NULL);
  acknowledged = ethos_store_get_durable_sequence (ethos_document_get_store (document)) >= sequence;
  desk_drop (document);
  done = desk.faults.n_calls < at;

  fault_files_arm (&desk.faults, 0, FAULT_ONCE, 0);
  document = desk_open_good (&desk, path);
  erased = desk_find_note (document, SECRET) == NULL;
  g_assert_true (erased || !acknowledged);
  /* Without anybody asking for it: what is under way at the start is enough. */
  while (G_OBJECT (document)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (desk_has_text (desk.dir, SECRET), ==, !erased);
  g_assert_cmpuint (desk_count_notes (document), ==, erased ? 3 : 4);
  desk_close_good (document);
  g_assert_cmpint (desk_has_text (desk.dir, SECRET), ==, !erased);
  desk_clear (&desk);
  return done;
}

static void
test_erase_killed (void)
{
  guint n_points = 0;

  for (FaultMode mode = FAULT_KILL; mode <= FAULT_KILL_HALFWAY; mode++)
    for (guint at = 1; !kill_erasing_at (at, mode); at++)
      n_points++;
  g_test_message ("%u points", n_points);
  g_assert_cmpuint (n_points, >, 30);
}

/* One call fails: the erasure is not called done before it is. */
static void
test_erase_fails (void)
{
  guint n_points = 0;

  for (guint at = 1;; at++)
    {
      Desk desk;
      EthosDocument *document;
      gboolean done;

      desk_init (&desk);
      document = desk_create (&desk, "Erase", NULL);
      spread (&desk, document);
      fault_files_arm (&desk.faults, at, FAULT_ONCE, EIO);
      erase (document);
      if (desk_save (document, NULL))
        g_assert_false (desk_has_text (desk.dir, SECRET));
      done = desk.faults.n_calls < at;
      fault_files_arm (&desk.faults, 0, FAULT_ONCE, 0);
      desk_save_good (document);
      g_assert_false (desk_has_text (desk.dir, SECRET));
      desk_close_good (document);
      desk_clear (&desk);
      if (done)
        break;
      n_points++;
    }
  g_test_message ("%u points", n_points);
}

static int
refuse_versions_cb (EthosFileCall call, const char *path, gsize *size, gpointer data)
{
  return call == ETHOS_FILE_CALL_WRITE && strstr (path, "/backups/") != NULL ? ENOSPC : 0;
}

/* The journal begins anew behind an erasure even where there is no version to begin it at. */
static void
test_erase_without_version (void)
{
  Desk desk;
  EthosDocument *document;
  const EthosFiles files = { refuse_versions_cb, NULL };

  desk_init (&desk);
  desk.setup.files = &files;
  document = desk_create (&desk, "Erase", NULL);
  spread (&desk, document);
  g_assert_true (desk_has_text (desk.root, SECRET));
  erase (document);
  desk_save_good (document);
  g_assert_false (desk_has_text (desk.dir, SECRET));
  desk_close_good (document);
  desk_clear (&desk);
}

/* An erasure that couldn't be written goes along to another file, and is finished behind it. */
static void
test_erase_elsewhere (void)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *other = NULL;

  desk_init (&desk);
  document = desk_create (&desk, "Erase", NULL);
  other = g_build_filename (desk.dir, "elsewhere.ethos", NULL);
  spread (&desk, document);
  desk_block (&desk, desk.folder, EROFS);
  erase (document);
  g_assert_false (desk_save (document, NULL));
  g_assert_true (desk_call_path (document, other, ethos_document_save_as_async,
                                 ethos_document_save_as_finish, NULL));
  g_assert_false (desk_has_text (desk.root, SECRET));
  desk_block (&desk, NULL, 0);
  desk_close_good (document);
  desk_clear (&desk);
}

/* What was erased while another program's version was in the file is gone when that is opened. */
static void
test_erase_and_reload (void)
{
  Desk desk;
  EthosDocument *document;
  EthosDocument *reloaded;
  g_autofree char *theirs = NULL;
  g_autofree char *path = NULL;
  gsize length;

  desk_init (&desk);
  document = desk_create (&desk, "Erase", NULL);
  path = g_strdup (ethos_document_get_path (document));
  g_assert_true (g_file_get_contents (path, &theirs, &length, NULL));
  spread (&desk, document);
  ethos_test_write (path, theirs, (gssize) length);
  erase (document);
  g_assert_false (desk_save (document, NULL));
  g_assert_true (desk_has_text (desk.root, SECRET));
  reloaded = desk_reload (document, NULL);
  g_assert_nonnull (reloaded);
  desk_drop (document);
  g_assert_false (desk_has_text (desk.dir, SECRET));
  /* The version that did not stay. */
  g_assert_true (desk_has_text (desk.root, "Note 1"));
  desk_close_good (reloaded);
  desk_clear (&desk);
}

/* What is erased now is nowhere any more, whatever happened to the workshop before. */
static void
check_erase (Desk *desk, const char *path)
{
  EthosDocument *document = desk_open_good (desk, path);

  erase (document);
  desk_save_good (document);
  g_assert_false (desk_has_text (desk->dir, SECRET));
  desk_close_good (document);
}

/* A save was killed, and then the file got another name, or went to another folder: what the kill
 * left is found all the same. */
static void
check_erase_after (gboolean elsewhere)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *path = NULL;
  g_autofree char *other = NULL;
  gboolean done = FALSE;
  guint n_left = 0;

  for (guint at = 1; !done; at++)
    {
      desk_init (&desk);
      document = desk_create (&desk, "Erase", NULL);
      g_free (g_steal_pointer (&path));
      g_free (g_steal_pointer (&other));
      path = g_strdup (ethos_document_get_path (document));
      other = g_build_filename (elsewhere ? desk.dir : desk.folder, "Renamed.ethos", NULL);
      spread (&desk, document);
      fault_files_arm (&desk.faults, at, FAULT_KILL, EIO);
      desk_save (document, NULL);
      done = drop_killed (&desk, document, at);
      n_left += desk_count_files (desk.folder, ".tmp") > 0;
      g_assert_cmpint (g_rename (path, other), ==, 0);
      check_erase (&desk, other);
      desk_clear (&desk);
    }
  g_assert_cmpuint (n_left, >, 2);
}

static void
test_erase_renamed (void)
{
  check_erase_after (FALSE);
}

static void
test_erase_moved (void)
{
  check_erase_after (TRUE);
}

/* The kill came while the workshop, or a copy of it, was being written into another folder. */
static void
check_erase_after_leaving (DeskPathAsync async, DeskFinish finish)
{
  gboolean done = FALSE;
  guint n_left = 0;

  for (guint at = 1; !done; at++)
    {
      Desk desk;
      EthosDocument *document;
      g_autofree char *path = NULL;
      g_autofree char *other = NULL;

      desk_init (&desk);
      document = desk_create (&desk, "Erase", NULL);
      path = g_strdup (ethos_document_get_path (document));
      other = g_build_filename (desk.dir, "Elsewhere.ethos", NULL);
      spread (&desk, document);
      desk_save_good (document);
      fault_files_arm (&desk.faults, at, FAULT_KILL, EIO);
      desk_call_path (document, other, async, finish, NULL);
      done = drop_killed (&desk, document, at);
      /* From then on it is a workshop of its own. */
      if (!g_file_test (other, G_FILE_TEST_EXISTS))
        {
          n_left += desk_count_files (desk.dir, ".tmp") > 0;
          check_erase (&desk, path);
        }
      desk_clear (&desk);
    }
  g_assert_cmpuint (n_left, >, 2);
}

static void
test_erase_after_save_as (void)
{
  check_erase_after_leaving (ethos_document_save_as_async, ethos_document_save_as_finish);
}

static void
test_erase_after_copy (void)
{
  check_erase_after_leaving (ethos_document_save_copy_async, ethos_document_save_copy_finish);
}

/* Another program wrote the file, with the note in it, and what it was is being put beside it. */
static EthosDocument *
begin_conflict (Desk *desk)
{
  EthosDocument *document;
  g_autofree char *content = NULL;
  g_autofree char *theirs = NULL;

  ethos_test_write (desk->root, "not a folder", -1);
  document = desk_create (desk, "Erase", NULL);
  g_free (desk_add_note (document, SECRET));
  desk_save_good (document);
  g_assert_true (g_file_get_contents (ethos_document_get_path (document), &content, NULL, NULL));
  theirs = g_strconcat (content, "\n", NULL);
  ethos_test_write (ethos_document_get_path (document), theirs, -1);
  g_free (desk_add_note (document, "Ours"));
  g_assert_false (desk_save (document, NULL));
  return document;
}

static void
test_erase_after_overwrite (void)
{
  gboolean done = FALSE;
  guint n_left = 0;

  for (guint at = 1; !done; at++)
    {
      Desk desk;
      EthosDocument *document;
      g_autofree char *path = NULL;
      g_autofree char *beside = NULL;

      desk_init (&desk);
      document = begin_conflict (&desk);
      path = g_strdup (ethos_document_get_path (document));
      beside = g_build_filename (desk.folder, "Erase 2.ethos", NULL);
      fault_files_arm (&desk.faults, at, FAULT_KILL, EIO);
      desk_call (document, ethos_document_overwrite_async, ethos_document_overwrite_finish, NULL);
      desk_drop (document);
      done = desk.faults.n_calls < at;
      fault_files_arm (&desk.faults, 0, FAULT_ONCE, 0);
      /* With its name it is a workshop of its own. */
      g_remove (beside);
      n_left += desk_count_files (desk.folder, ".tmp") > 0;
      document = desk_open_good (&desk, path);
      erase (document);
      desk_save_good (document);
      g_assert_false (desk_has_text (desk.folder, SECRET));
      desk_close_good (document);
      desk_clear (&desk);
    }
  g_assert_cmpuint (n_left, >, 4);
}

/* At the reveal notes get new ids, and nothing remembers the old ones or their order. */
static void
test_reveal (void)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *id = NULL;

  desk_init (&desk);
  document = desk_create (&desk, "Reveal", NULL);
  id = desk_add_note (document, "Said in private");
  desk_save_good (document);
  g_assert_true (desk_has_text (desk.dir, id));
  desk_run (document, ethos_op_new ("activity-reveal", NULL));
  desk_save_good (document);
  g_assert_nonnull (desk_find_note (document, "Said in private"));
  g_assert_false (desk_has_text (desk.dir, id));
  desk_close_good (document);
  g_assert_false (desk_has_text (desk.dir, id));
  desk_clear (&desk);
}

static void
test_raw_notes (void)
{
  Desk desk;
  EthosDocument *document;

  desk_init (&desk);
  document = desk_create (&desk, "Raw", NULL);
  spread (&desk, document);
  desk_run (document, ethos_op_new ("raw-notes-delete", NULL));
  desk_save_good (document);
  g_assert_false (desk_has_text (desk.dir, SECRET));
  g_assert_false (desk_has_text (desk.dir, "Note 1"));
  desk_close_good (document);
  desk_clear (&desk);
}

int
main (int argc, char *argv[])
{
  ethos_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (scenarios); i++)
    {
      g_autofree char *path = g_strconcat ("/document-kill/", scenarios[i].name, NULL);

      g_test_add_data_func (path, &scenarios[i], test_killed);
    }
  g_test_add_func ("/document-kill/create", test_create_killed);
  g_test_add_func ("/document-kill/save-as", test_save_as_killed);
  g_test_add_func ("/document-kill/erase", test_erase);
  g_test_add_func ("/document-kill/erase-killed", test_erase_killed);
  g_test_add_func ("/document-kill/erase-fails", test_erase_fails);
  g_test_add_func ("/document-kill/erase-without-version", test_erase_without_version);
  g_test_add_func ("/document-kill/erase-elsewhere", test_erase_elsewhere);
  g_test_add_func ("/document-kill/erase-and-reload", test_erase_and_reload);
  g_test_add_func ("/document-kill/erase-renamed", test_erase_renamed);
  g_test_add_func ("/document-kill/erase-moved", test_erase_moved);
  g_test_add_func ("/document-kill/erase-after-save-as", test_erase_after_save_as);
  g_test_add_func ("/document-kill/erase-after-copy", test_erase_after_copy);
  g_test_add_func ("/document-kill/erase-after-overwrite", test_erase_after_overwrite);
  g_test_add_func ("/document-kill/reveal", test_reveal);
  g_test_add_func ("/document-kill/raw-notes", test_raw_notes);

  return g_test_run ();
}
