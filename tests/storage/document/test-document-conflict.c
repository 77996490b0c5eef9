// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <glib/gstdio.h>

#include "document-harness.h"
#include "ethos-op.h"
#include "ethos-test.h"

/* Another program has changed the file: a person decides which version stays, and the other one can
 * be had again. */

static void
test_overwrite (void)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *theirs = NULL;

  desk_init (&desk);
  document = desk_create (&desk, "Shared", NULL);
  theirs = desk_begin_conflict (document);
  g_assert_cmpint (ethos_document_get_state (document), ==, ETHOS_DOCUMENT_CONFLICT);
  g_assert_nonnull (ethos_document_get_message (document));
  fault_assert_file (ethos_document_get_path (document), theirs);
  desk_wait_durable (document);
  g_assert_false (ethos_document_comes_back (document));

  g_assert_true (desk_overwrite (document, NULL));
  g_assert_cmpint (ethos_document_get_state (document), ==, ETHOS_DOCUMENT_SAVED);
  g_assert_true (desk_has_text (desk.folder, "Ours"));
  g_assert_false (desk_has_text (desk.folder, "Theirs"));
  g_assert_true (desk_has_text (desk.root, "Theirs"));
  desk_close_good (document);
  desk_clear (&desk);
}

static GPtrArray *
list_versions (EthosDocument *document)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *versions;

  ethos_document_list_versions_async (document, desk_keep_cb, &result);
  desk_await (&result);
  versions = ethos_document_list_versions_finish (document, result, &error);
  g_assert_no_error (error);
  return versions;
}

static gboolean
copy_version (EthosDocument *document, const EthosBackup *version, const char *path, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ethos_document_copy_version_async (document, version, path, desk_keep_cb, &result);
  desk_await (&result);
  return ethos_document_copy_version_finish (document, result, error);
}

/* What was written over can be had again, as a workshop of its own, until notes are erased. */
static void
test_versions (void)
{
  Desk desk;
  EthosDocument *document;
  EthosDocument *copy;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *note = NULL;
  const char *ids[] = { NULL, NULL };
  const EthosBackup *version;

  desk_init (&desk);
  document = desk_create (&desk, "Shared", NULL);
  g_free (desk_meddle (document));
  note = desk_add_note (document, "Ours");
  g_assert_false (desk_save (document, NULL));
  g_assert_false (ethos_document_is_file_gone (document));
  g_assert_true (desk_overwrite (document, NULL));

  versions = list_versions (document);
  g_assert_cmpuint (versions->len, >=, 2);
  folder = g_build_filename (desk.folder, "copies", NULL);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  path = g_build_filename (folder, "Copy.ethos", NULL);
  for (guint i = 0; i < versions->len && !desk_has_text (folder, "Theirs"); i++)
    g_assert_true (copy_version (document, g_ptr_array_index (versions, i), path, NULL));
  g_assert_true (desk_has_text (folder, "Theirs"));
  g_assert_false (desk_has_text (folder, "Ours"));
  g_assert_false (copy_version (document, g_ptr_array_index (versions, 0),
                                ethos_document_get_path (document), &error));
  g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_EXISTS);
  g_clear_error (&error);

  copy = desk_open_good (&desk, path);
  g_assert_cmpint (ethos_document_get_access (copy), ==, ETHOS_DOCUMENT_WRITABLE);
  desk_close_good (copy);

  ids[0] = note;
  desk_run (document, ethos_op_new ("notes-erase", "notes", ids, NULL));
  g_assert_true (ethos_document_forgets (document));
  desk_save_good (document);
  g_assert_false (ethos_document_forgets (document));
  left = list_versions (document);
  g_assert_cmpuint (left->len, <=, 1);
  /* One that went meanwhile is told, and there is no copy. */
  g_unlink (path);
  version = g_ptr_array_index (versions, 0);
  g_unlink (version->path);
  g_assert_false (copy_version (document, version, path, &error));
  g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_VANISHED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  desk_close_good (document);
  desk_clear (&desk);
}

static void
test_reload (void)
{
  Desk desk;
  EthosDocument *document;
  EthosDocument *reloaded;
  g_autofree char *theirs = NULL;
  g_autoptr (GError) error = NULL;

  desk_init (&desk);
  document = desk_create (&desk, "Shared", NULL);
  g_free (desk_add_note (document, "Ours"));
  ethos_test_write (ethos_document_get_path (document), "garbage", -1);
  g_assert_null (desk_reload (document, &error));
  g_assert_nonnull (error);
  g_assert_false (ethos_store_get_read_only (ethos_document_get_store (document)));
  g_assert_true (desk_overwrite (document, NULL));

  theirs = desk_meddle (document);
  g_free (desk_add_note (document, "Ours too"));
  g_assert_false (desk_save (document, NULL));
  reloaded = desk_reload (document, NULL);
  g_assert_nonnull (reloaded);
  desk_drop (document);
  g_assert_cmpint (ethos_document_get_access (reloaded), ==, ETHOS_DOCUMENT_WRITABLE);
  g_assert_null (ethos_document_get_recovered (reloaded));
  g_assert_null (desk_find_note (reloaded, "Ours too"));
  g_assert_true (desk_has_text (desk.root, "Ours too"));
  fault_assert_file (ethos_document_get_path (reloaded), theirs);
  desk_close_good (reloaded);
  desk_clear (&desk);
}

static void
test_save_as (void)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *old_path = NULL;
  g_autofree char *new_path = NULL;
  g_autofree char *theirs = NULL;

  desk_init (&desk);
  document = desk_create (&desk, "Mine", NULL);
  old_path = g_strdup (ethos_document_get_path (document));
  new_path = g_build_filename (desk.folder, "Mine too.ethos", NULL);
  theirs = desk_begin_conflict (document);
  g_assert_true (desk_call_path (document, new_path, ethos_document_save_as_async,
                                 ethos_document_save_as_finish, NULL));
  g_assert_cmpint (ethos_document_get_state (document), ==, ETHOS_DOCUMENT_SAVED);
  fault_assert_file (old_path, theirs);
  desk_close_good (document);
  document = desk_open_good (&desk, old_path);
  g_assert_null (ethos_document_get_recovered (document));
  g_assert_cmpuint (desk_count_notes (document), ==, 0);
  desk_close_good (document);
  desk_clear (&desk);
}

int
main (int argc, char *argv[])
{
  ethos_test_init (&argc, &argv);

  g_test_add_func ("/document-conflict/overwrite", test_overwrite);
  g_test_add_func ("/document-conflict/reload", test_reload);
  g_test_add_func ("/document-conflict/save-as", test_save_as);
  g_test_add_func ("/document-conflict/versions", test_versions);

  return g_test_run ();
}
