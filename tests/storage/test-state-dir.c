// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "ethos-state-dir.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "document/ethos-document-tidy.h"
#include "fault-files.h"

static void
test_ids (void)
{
  static const char *const good[] = {
    "a", "0f3c-12_Z", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
  };
  static const char *const bad[] = {
    "",    ".",    "..",  "../x",
    "a/b", "/etc", "a b", "a.b",
    "ä",   "a\n",  "~",   "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  };
  char *root = fault_make_dir ();

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (ethos_state_id_is_valid (good[i]));
  g_assert_false (ethos_state_id_is_valid (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (ethos_state_id_is_valid (bad[i]));
      g_assert_null (ethos_state_dir_prepare (NULL, root, bad[i], &error));
      g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_INVALID_ID);
      g_clear_error (&error);
      g_assert_false (ethos_state_dir_remove_session (NULL, root, bad[i], &error));
      g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_INVALID_ID);
    }
  g_assert_cmpuint (fault_count_entries (root), ==, 0);
  fault_remove_dir (root);
}

static void
test_private (void)
{
  char *base = fault_make_dir ();
  g_autofree char *root = g_build_filename (base, "state", "ethos", NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *path = ethos_state_dir_prepare (NULL, root, "one", &error);
      GStatBuf info;

      g_assert_no_error (error);
      g_assert_cmpint (g_stat (path, &info), ==, 0);
      g_assert_cmphex (info.st_mode & 0777, ==, 0700);
      g_assert_cmpint (g_stat (root, &info), ==, 0);
      g_assert_cmphex (info.st_mode & 0777, ==, 0700);
      /* Somebody opened it: the next time it is closed again. */
      g_assert_cmpint (g_chmod (path, 0755), ==, 0);
      g_assert_cmpint (g_chmod (root, 0755), ==, 0);
    }
  fault_remove_dir (base);
}

static void
test_every_fault (void)
{
  static const int errnums[] = { ENOSPC, EROFS, EACCES, EIO };
  FaultFiles faults;
  guint n_calls;
  char *root = fault_make_dir ();

  fault_files_init (&faults);
  g_free (ethos_state_dir_prepare (&faults.files, root, "probe", NULL));
  n_calls = faults.n_calls;
  g_assert_true (ethos_state_dir_remove_session (NULL, root, "probe", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (errnums); i++)
    for (guint at = 1; at <= n_calls; at++)
      {
        g_autoptr (GError) error = NULL;
        g_autofree char *path = NULL;
        guint descriptors = fault_count_descriptors ();

        fault_files_arm (&faults, at, FAULT_PERSISTENT, errnums[i]);
        path = ethos_state_dir_prepare (&faults.files, root, "probe", &error);
        g_assert_true ((path == NULL) == (error != NULL));
        g_assert_true (error == NULL || strstr (error->message, root) != NULL);
        g_assert_cmpuint (fault_count_descriptors (), ==, descriptors);
      }
  fault_files_clear (&faults);
  fault_remove_dir (root);
}

static void
test_sessions (void)
{
  char *root = fault_make_dir ();
  g_autofree char *outside = g_build_filename (root, "outside", NULL);
  g_autofree char *link = NULL;
  g_autofree char *file = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  ids = ethos_state_dir_list_sessions (NULL, root, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 0);
  g_clear_pointer (&ids, g_ptr_array_unref);

  g_free (ethos_state_dir_prepare (NULL, root, "b", NULL));
  g_free (ethos_state_dir_prepare (NULL, root, "a", NULL));
  file = ethos_state_dir_dup_path (root, "a", "journal");
  g_assert_true (g_file_set_contents (file, "x", -1, NULL));
  g_assert_true (g_file_set_contents (outside, "stays", -1, NULL));
  link = ethos_state_dir_dup_path (root, "a", "link");
  g_assert_cmpint (symlink (outside, link), ==, 0);

  ids = ethos_state_dir_list_sessions (NULL, root, &error);
  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (ids, 0), ==, "a");
  g_assert_true (ethos_state_dir_remove_session (NULL, root, "a", &error));
  g_assert_no_error (error);
  g_clear_pointer (&ids, g_ptr_array_unref);
  ids = ethos_state_dir_list_sessions (NULL, root, NULL);
  g_assert_cmpuint (ids->len, ==, 1);
  fault_assert_file (outside, "stays");
  g_assert_true (ethos_state_dir_remove_session (NULL, root, "never-was", &error));
  fault_remove_dir (root);
}

static void
test_root (void)
{
  g_autofree char *root = ethos_state_dir_dup_root ();

  /* main() set the environment before GLib looked at it. */
  g_assert_cmpstr (root, ==, "/nowhere/state/ethos");
}

/* What a kill left before there was a file goes after a day; what may be somebody's work stays. */
static void
test_tidy (void)
{
  static const char *const works[] = { "journal", "kept-1.ethos", "something" };
  const gint64 day = 24 * 60 * 60;
  char *base = fault_make_dir ();
  g_autofree char *root = g_build_filename (base, "state", NULL);
  g_autofree char *file = g_build_filename (base, "Care.ethos", NULL);

  for (guint i = 0; i <= G_N_ELEMENTS (works); i++)
    {
      const char *const names[] = { "lock", "place", "half.tmp",
                                    i < G_N_ELEMENTS (works) ? works[i] : NULL, NULL };
      g_autofree char *dir = ethos_state_dir_prepare (NULL, root, "one", NULL);
      GStatBuf info;

      g_assert_nonnull (dir);
      for (guint j = 0; names[j] != NULL; j++)
        {
          g_autofree char *path = g_build_filename (dir, names[j], NULL);

          g_assert_true (g_file_set_contents (path, "x", 1, NULL));
        }
      g_assert_cmpint (g_stat (dir, &info), ==, 0);
      ethos_document_tidy (NULL, root, file, info.st_mtime + day);
      g_assert_true (g_file_test (dir, G_FILE_TEST_EXISTS));
      ethos_document_tidy (NULL, root, file, info.st_mtime + day + 1);
      g_assert_cmpint (g_file_test (dir, G_FILE_TEST_EXISTS), ==, i < G_N_ELEMENTS (works));
      if (i < G_N_ELEMENTS (works))
        g_assert_true (ethos_state_dir_remove_session (NULL, root, "one", NULL));
    }
  fault_remove_dir (base);
}

int
main (int argc, char *argv[])
{
  g_setenv ("XDG_STATE_HOME", "/nowhere/state", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/state-dir/ids", test_ids);
  g_test_add_func ("/state-dir/private", test_private);
  g_test_add_func ("/state-dir/every-fault", test_every_fault);
  g_test_add_func ("/state-dir/sessions", test_sessions);
  g_test_add_func ("/state-dir/root", test_root);
  g_test_add_func ("/state-dir/tidy", test_tidy);

  return g_test_run ();
}
