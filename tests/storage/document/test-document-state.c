// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <errno.h>
#include <string.h>

#include <glib/gstdio.h>

#include "document-harness.h"
#include "ethos-crc32c.h"
#include "ethos-op.h"
#include "ethos-test.h"

/* The state folder goes away while a workshop is open, or there never was one. */

/* Removed by somebody who tidies up. */
static void
test_removed (void)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *path = NULL;

  desk_init (&desk);
  document = desk_create (&desk, "Tidied", NULL);
  path = g_strdup (ethos_document_get_path (document));
  g_free (desk_add_note (document, "Before"));
  desk_wait_durable (document);
  fault_remove_dir (g_strdup (desk.root));
  g_free (desk_add_note (document, "After"));
  desk_wait_durable (document);
  g_assert_cmpint (ethos_document_get_state (document), ==, ETHOS_DOCUMENT_SAVED);
  g_assert_false (desk_has_text (desk.folder, "After"));
  desk_drop (document);

  document = desk_open_good (&desk, path);
  g_assert_nonnull (desk_find_note (document, "Before"));
  g_assert_nonnull (desk_find_note (document, "After"));
  desk_close_good (document);
  desk_clear (&desk);
}

/* Versions are kept again, too, and a second window still finds the workshop open. */
static void
test_removed_and_saved (void)
{
  Desk desk;
  EthosDocument *document;
  EthosDocument *second;

  desk_init (&desk);
  document = desk_create (&desk, "Tidied", NULL);
  fault_remove_dir (g_strdup (desk.root));
  g_free (desk_add_note (document, "After"));
  desk_wait_durable (document);
  second = desk_open_good (&desk, ethos_document_get_path (document));
  g_assert_cmpint (ethos_document_get_access (second), ==, ETHOS_DOCUMENT_ELSEWHERE);
  desk_drop (second);
  desk_close_good (document);
  g_assert_cmpuint (desk_count_files (desk.root, "journal"), ==, 0);
  g_assert_true (desk_has_text (desk.root, "After"));
  desk_clear (&desk);
}

/* Neither the file nor a new state folder can be written: nothing is promised. */
static void
test_removed_and_full (void)
{
  Desk desk;
  EthosDocument *document;
  EthosStore *store;
  guint64 durable;

  desk_init (&desk);
  document = desk_create (&desk, "Nowhere", NULL);
  store = ethos_document_get_store (document);
  desk_wait_durable (document);
  durable = ethos_store_get_durable_sequence (store);
  desk_block (&desk, desk.dir, ENOSPC);
  fault_remove_dir (g_strdup (desk.root));
  g_free (desk_add_note (document, "In memory only"));
  g_assert_false (desk_save (document, NULL));
  g_assert_cmpint (ethos_document_get_state (document), ==, ETHOS_DOCUMENT_NOT_SAVED);
  g_assert_null (strstr (ethos_document_get_message (document), "kept on this computer"));
  g_assert_false (ethos_document_comes_back (document));
  g_assert_cmpuint (ethos_store_get_durable_sequence (store), ==, durable);

  desk_block (&desk, NULL, 0);
  ethos_document_retry (document);
  desk_wait (document, ETHOS_DOCUMENT_SAVED);
  g_assert_true (desk_has_text (desk.folder, "In memory only"));
  desk_close_good (document);
  desk_clear (&desk);
}

/* The file can't be written, and what made up for it goes: it is made anew before it is promised.
 */
static void
test_removed_and_protected (void)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *path = NULL;

  desk_init (&desk);
  document = desk_create (&desk, "On a full stick", NULL);
  path = g_strdup (ethos_document_get_path (document));
  desk_block (&desk, desk.folder, ENOSPC);
  g_free (desk_add_note (document, "Before"));
  g_assert_false (desk_save (document, NULL));
  fault_remove_dir (g_strdup (desk.root));
  /* Trying again is enough: nobody has to change anything. */
  g_assert_false (desk_save (document, NULL));
  g_assert_nonnull (strstr (ethos_document_get_message (document), "kept on this computer"));
  g_assert_true (desk_has_text (desk.root, "Before"));
  desk_drop (document);

  desk_block (&desk, NULL, 0);
  document = desk_open_good (&desk, path);
  g_assert_nonnull (desk_find_note (document, "Before"));
  desk_close_good (document);
  desk_clear (&desk);
}

/* Another program opened the workshop where the lock was removed: only one of the two writes, and
 * the other one says that it doesn't. */
static void
test_removed_and_opened (void)
{
  Desk desk;
  EthosDocument *first;
  EthosDocument *second;
  g_autofree char *path = NULL;
  guint64 durable;

  desk_init (&desk);
  first = desk_create (&desk, "Twice", NULL);
  path = g_strdup (ethos_document_get_path (first));
  g_free (desk_add_note (first, "Before"));
  desk_save_good (first);
  durable = ethos_store_get_durable_sequence (ethos_document_get_store (first));
  fault_remove_dir (g_strdup (desk.root));
  second = desk_open_good (&desk, path);
  g_free (desk_add_note (second, "Theirs"));
  desk_wait_durable (second);
  g_free (desk_add_note (first, "Ours"));
  desk_wait (first, ETHOS_DOCUMENT_NOT_SAVED);
  g_assert_cmpuint (ethos_store_get_durable_sequence (ethos_document_get_store (first)), ==,
                    durable);
  g_assert_true (desk_has_text (desk.root, "Theirs"));
  desk_drop (first);
  desk_drop (second);

  second = desk_open_good (&desk, path);
  g_assert_nonnull (desk_find_note (second, "Theirs"));
  desk_close_good (second);
  desk_clear (&desk);
}

/* What is done to a journal once its workshop is gone, with the place that it is in. */
typedef struct
{
  int gone;
  int late;
} Watch;

static int
watch_cb (EthosFileCall call, const char *path, gsize *size, gpointer data)
{
  Watch *watch = data;

  if (g_atomic_int_get (&watch->gone) && g_str_has_suffix (path, "/journal"))
    g_atomic_int_inc (&watch->late);
  return 0;
}

static void
gone_cb (gpointer data, GObject *object)
{
  g_atomic_int_set (&((Watch *) data)->gone, TRUE);
}

/* Told that all is saved, somebody writes one more note and lets the workshop go. */
static void
saved_cb (EthosDocument *document)
{
  if (ethos_document_get_state (document) != ETHOS_DOCUMENT_SAVED)
    return;
  g_signal_handlers_disconnect_by_func (document, saved_cb, NULL);
  g_free (desk_add_note (document, "Last"));
  g_object_unref (document);
}

static void
test_let_go (void)
{
  Desk desk;
  EthosDocument *document;
  Watch watch = { FALSE, 0 };
  const EthosFiles files = { watch_cb, &watch };
  g_autofree char *path = NULL;

  desk_init (&desk);
  desk.setup.files = &files;
  document = desk_create (&desk, "Let go", NULL);
  path = g_strdup (ethos_document_get_path (document));
  desk_wait_durable (document);
  g_free (desk_add_note (document, "First"));
  g_signal_connect (document, "notify::state", G_CALLBACK (saved_cb), NULL);
  g_object_weak_ref (G_OBJECT (document), gone_cb, &watch);
  while (!g_atomic_int_get (&watch.gone))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (g_atomic_int_get (&watch.late), ==, 0);

  desk.setup.files = &desk.files;
  document = desk_open_good (&desk, path);
  g_assert_nonnull (desk_find_note (document, "Last"));
  g_assert_cmpint (g_atomic_int_get (&watch.late), ==, 0);
  desk_close_good (document);
  desk_clear (&desk);
}

/* --- Conflicts without versions ------------------------------------------------------------- */

/* The id of a workshop, out of its file. */
static char *
dup_uid (const char *content)
{
  g_autoptr (GRegex) regex = g_regex_new ("\"uid\": \"([^\"]+)\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_assert_true (g_regex_match (regex, content, 0, &match));
  return g_match_info_fetch (match, 1);
}

/* Where files of the workshop begin to be written; @content: of one of them. */
static char *
dup_temp_prefix (Desk *desk, const char *content)
{
  g_autofree char *uid = dup_uid (content);

  return g_strdup_printf ("%s/.ethos-save-%08x-", desk->folder,
                          ethos_crc32c (0, uid, strlen (uid)));
}

/* The version that doesn't stay is put beside the file, under a name that nothing else has. */
static void
test_overwrite_without_state (void)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *theirs = NULL;
  g_autofree char *taken = NULL;
  g_autofree char *copy = NULL;

  desk_init (&desk);
  ethos_test_write (desk.root, "not a folder", -1);
  document = desk_create (&desk, "Shared", NULL);
  g_assert_false (ethos_document_keeps_versions (document));
  taken = g_build_filename (desk.folder, "Shared 2.ethos", NULL);
  ethos_test_write (taken, "taken", -1);
  theirs = desk_begin_conflict (document);
  g_assert_true (desk_overwrite (document, NULL));
  g_assert_cmpint (ethos_document_get_state (document), ==, ETHOS_DOCUMENT_SAVED);
  copy = g_build_filename (desk.folder, "Shared 3.ethos", NULL);
  g_assert_cmpstr (ethos_document_get_kept_copy (document), ==, copy);
  fault_assert_file (copy, theirs);
  fault_assert_file (taken, "taken");
  desk_close_good (document);
  document = desk_open_good (&desk, copy);
  g_assert_cmpuint (desk_count_notes (document), ==, 0);
  desk_close_good (document);
  desk_clear (&desk);
}

static void
test_reload_without_state (void)
{
  Desk desk;
  EthosDocument *document;
  EthosDocument *reloaded;
  g_autofree char *theirs = NULL;
  g_autofree char *copy = NULL;

  desk_init (&desk);
  ethos_test_write (desk.root, "not a folder", -1);
  document = desk_create (&desk, "Shared", NULL);
  theirs = desk_begin_conflict (document);
  reloaded = desk_reload (document, NULL);
  g_assert_nonnull (reloaded);
  fault_assert_file (ethos_document_get_path (reloaded), theirs);
  copy = g_strdup (ethos_document_get_kept_copy (document));
  g_assert_nonnull (copy);
  desk_drop (document);
  desk_close_good (reloaded);
  document = desk_open_good (&desk, copy);
  g_assert_nonnull (desk_find_note (document, "Ours"));
  desk_close_good (document);
  desk_clear (&desk);
}

/* Where there is no place for the version that doesn't stay, both stay as they are. */
static void
test_nowhere_to_keep (void)
{
  Desk desk;
  EthosDocument *document;
  EthosDocument *reloaded;
  g_autofree char *theirs = NULL;
  g_autofree char *beside = NULL;
  g_autoptr (GError) error = NULL;

  desk_init (&desk);
  ethos_test_write (desk.root, "not a folder", -1);
  document = desk_create (&desk, "Shared", NULL);
  theirs = desk_begin_conflict (document);
  beside = dup_temp_prefix (&desk, theirs);
  desk_block (&desk, beside, ENOSPC);
  reloaded = desk_reload (document, &error);
  g_assert_null (reloaded);
  g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_NO_SPACE);
  g_assert_nonnull (desk_find_note (document, "Ours"));
  g_clear_error (&error);
  g_assert_false (desk_overwrite (document, &error));
  g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_NO_SPACE);
  g_assert_nonnull (strstr (error->message, "could not be kept"));
  fault_assert_file (ethos_document_get_path (document), theirs);
  g_assert_null (ethos_document_get_kept_copy (document));

  desk_block (&desk, NULL, 0);
  ethos_document_retry (document);
  desk_wait (document, ETHOS_DOCUMENT_SAVED);
  fault_assert_file (ethos_document_get_kept_copy (document), theirs);
  desk_close_good (document);
  desk_clear (&desk);
}

/* However often the file is tried to be written, what it was is kept once. */
static void
test_kept_once (void)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *theirs = NULL;

  desk_init (&desk);
  ethos_test_write (desk.root, "not a folder", -1);
  document = desk_create (&desk, "Shared", NULL);
  theirs = desk_begin_conflict (document);
  desk_block (&desk, ethos_document_get_path (document), ENOSPC);
  g_assert_false (desk_overwrite (document, NULL));
  g_assert_false (desk_save (document, NULL));
  fault_assert_file (ethos_document_get_kept_copy (document), theirs);
  desk_block (&desk, NULL, 0);
  desk_save_good (document);
  fault_assert_file (ethos_document_get_kept_copy (document), theirs);
  g_assert_cmpuint (desk_count_files (desk.folder, "Shared"), ==, 2);
  desk_close_good (document);
  desk_clear (&desk);
}

/* A state folder that is there and can't be written is as good as none. */
static void
test_versions_fail (void)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *theirs = NULL;

  desk_init (&desk);
  document = desk_create (&desk, "Shared", NULL);
  theirs = desk_begin_conflict (document);
  g_assert_true (ethos_document_keeps_versions (document));
  desk_block (&desk, desk.root, ENOSPC);
  g_assert_true (desk_overwrite (document, NULL));
  g_assert_nonnull (ethos_document_get_kept_copy (document));
  fault_assert_file (ethos_document_get_kept_copy (document), theirs);
  desk_block (&desk, NULL, 0);
  desk_close_good (document);
  desk_clear (&desk);
}

/* What was erased here is in the version that doesn't stay: that goes. */
static void
test_erased_is_not_kept (void)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *note = NULL;
  g_autofree char *theirs = NULL;
  const char *ids[] = { NULL, NULL };

  desk_init (&desk);
  ethos_test_write (desk.root, "not a folder", -1);
  document = desk_create (&desk, "Shared", NULL);
  note = desk_add_note (document, "Told in private");
  desk_save_good (document);
  theirs = desk_begin_conflict (document);
  g_assert_nonnull (strstr (theirs, "Told in private"));
  ids[0] = note;
  desk_run (document, ethos_op_new ("notes-erase", "notes", ids, NULL));
  g_assert_true (desk_overwrite (document, NULL));
  g_assert_null (ethos_document_get_kept_copy (document));
  g_assert_false (desk_has_text (desk.dir, "Told in private"));
  desk_close_good (document);
  desk_clear (&desk);
}

int
main (int argc, char *argv[])
{
  ethos_test_init (&argc, &argv);

  g_test_add_func ("/document-state/removed", test_removed);
  g_test_add_func ("/document-state/removed-and-saved", test_removed_and_saved);
  g_test_add_func ("/document-state/removed-and-full", test_removed_and_full);
  g_test_add_func ("/document-state/removed-and-protected", test_removed_and_protected);
  g_test_add_func ("/document-state/removed-and-opened", test_removed_and_opened);
  g_test_add_func ("/document-state/let-go", test_let_go);
  g_test_add_func ("/document-state/overwrite-without-state", test_overwrite_without_state);
  g_test_add_func ("/document-state/reload-without-state", test_reload_without_state);
  g_test_add_func ("/document-state/nowhere-to-keep", test_nowhere_to_keep);
  g_test_add_func ("/document-state/kept-once", test_kept_once);
  g_test_add_func ("/document-state/versions-fail", test_versions_fail);
  g_test_add_func ("/document-state/erased-is-not-kept", test_erased_is_not_kept);

  return g_test_run ();
}
