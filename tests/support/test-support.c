// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gstdio.h>

#include "ethos-test.h"

static void
test_dir_is_removed (void)
{
  g_autofree char *path = NULL;

  {
    g_autoptr (EthosTestDir) dir = ethos_test_make_dir ();
    g_autofree char *deep = g_build_filename (dir, "a", "b", "c.txt", NULL);
    g_autofree char *middle = g_build_filename (dir, "a", NULL);

    path = g_strdup (dir);
    ethos_test_write (deep, "text", -1);
    g_assert_cmpint (g_chmod (middle, 0), ==, 0);
  }
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_round_trip (void)
{
  g_autoptr (EthosTestDir) dir = ethos_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "bytes", NULL);
  g_autofree char *read = NULL;
  gsize length = 0;

  ethos_test_write (path, "a\0b", 3);
  read = ethos_test_read (path, &length);
  g_assert_cmpmem (read, length, "a\0b", 3);
}

static void
test_own_folders (void)
{
  g_assert_true (g_str_has_prefix (g_get_user_data_dir (), g_get_tmp_dir ()));
  g_assert_true (g_str_has_prefix (g_get_user_state_dir (), g_get_tmp_dir ()));
}

static void
test_shared (void)
{
  g_autoptr (EthosTestDir) dir = ethos_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "data", "x.txt", NULL);
  g_autofree char *before = g_strdup (g_getenv ("ETHOS_SHARED"));
  g_autofree char *found = NULL;

  ethos_test_write (path, "x", -1);
  g_setenv ("ETHOS_SHARED", dir, TRUE);
  found = ethos_test_dup_shared ("data/x.txt");
  g_assert_cmpstr (found, ==, path);
  g_assert_null (ethos_test_dup_shared ("data/y.txt"));

  if (before != NULL)
    g_setenv ("ETHOS_SHARED", before, TRUE);
  else
    g_unsetenv ("ETHOS_SHARED");
  g_assert_null (ethos_test_dup_shared ("no such file anywhere"));
}

int
main (int argc, char *argv[])
{
  ethos_test_init (&argc, &argv);
  g_test_add_func ("/support/dir-is-removed", test_dir_is_removed);
  g_test_add_func ("/support/round-trip", test_round_trip);
  g_test_add_func ("/support/own-folders", test_own_folders);
  g_test_add_func ("/support/shared", test_shared);
  return g_test_run ();
}
