// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <errno.h>
#include <string.h>

#include <glib/gstdio.h>

#include "document-harness.h"
#include "ethos-op.h"
#include "ethos-test.h"

/* What is erased, hidden or deleted is gone from everywhere, whenever it is stopped. */

#define SECRET "Dr Nobody shouted"

/* The note is in the file, the journal, previous versions, and what was kept. */
static void
spread (Desk *desk, EthosDocument *document)
{
  g_free (desk_add_note (document, SECRET));
  desk_add_notes (document, 0, 2);
  desk_save_good (document);
  ethos_fake_clock_advance (desk->clock, 10 * 60 * 1000);
  desk_add_notes (document, 2, 1);
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
      done = desk_drop_killed (&desk, document, at);
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
      done = desk_drop_killed (&desk, document, at);
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

  g_test_add_func ("/document-erase/erase", test_erase);
  g_test_add_func ("/document-erase/killed", test_erase_killed);
  g_test_add_func ("/document-erase/fails", test_erase_fails);
  g_test_add_func ("/document-erase/without-version", test_erase_without_version);
  g_test_add_func ("/document-erase/elsewhere", test_erase_elsewhere);
  g_test_add_func ("/document-erase/and-reload", test_erase_and_reload);
  g_test_add_func ("/document-erase/renamed", test_erase_renamed);
  g_test_add_func ("/document-erase/moved", test_erase_moved);
  g_test_add_func ("/document-erase/after-save-as", test_erase_after_save_as);
  g_test_add_func ("/document-erase/after-copy", test_erase_after_copy);
  g_test_add_func ("/document-erase/after-overwrite", test_erase_after_overwrite);
  g_test_add_func ("/document-erase/reveal", test_reveal);
  g_test_add_func ("/document-erase/raw-notes", test_raw_notes);

  return g_test_run ();
}
