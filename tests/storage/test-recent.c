// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "ethos-recent.h"
#include "ethos-test.h"
#include "fault-files.h"

static void
keep_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GPtrArray *
list (const char *root)
{
  g_autoptr (GAsyncResult) result = NULL;
  GPtrArray *entries;

  ethos_recent_list_async (NULL, root, keep_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  entries = ethos_recent_list_finish (result, NULL);
  g_assert_nonnull (entries);
  return entries;
}

static gboolean
add (const EthosFiles *files, const char *root, const char *path, const char *title, gint64 opened)
{
  g_autoptr (GAsyncResult) result = NULL;

  ethos_recent_add_async (files, root, path, title, opened, keep_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return ethos_recent_change_finish (result, NULL);
}

static void
take_off (const char *root, const char *path)
{
  g_autoptr (GAsyncResult) result = NULL;

  ethos_recent_remove_async (NULL, root, path, keep_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (ethos_recent_change_finish (result, NULL));
}

static const EthosRecent *
get (GPtrArray *entries, guint index)
{
  g_assert_cmpuint (index, <, entries->len);
  return g_ptr_array_index (entries, index);
}

static void
test_order (void)
{
  g_autoptr (EthosTestDir) dir = ethos_test_make_dir ();
  g_autofree char *root = g_build_filename (dir, "not", "yet", NULL);
  g_autofree char *here = g_build_filename (dir, "here \xff “1”.ethos", NULL);
  g_autoptr (GPtrArray) none = list (root);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) less = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  ethos_test_write (here, "{}", 2);
  g_assert_true (add (NULL, root, here, "Old title", 1));
  g_assert_true (add (NULL, root, "/nowhere/gone.ethos", NULL, 2));
  g_assert_true (add (NULL, root, here, "“New” title", 3));
  entries = list (root);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_cmpstr (get (entries, 0)->path, ==, here);
  g_assert_cmpstr (get (entries, 0)->title, ==, "“New” title");
  g_assert_cmpint (get (entries, 0)->opened, ==, 3);
  g_assert_false (get (entries, 0)->missing);
  g_assert_cmpstr (get (entries, 1)->title, ==, "");
  g_assert_true (get (entries, 1)->missing);

  take_off (root, here);
  less = list (root);
  g_assert_cmpuint (less->len, ==, 1);
  g_assert_true (g_file_test (here, G_FILE_TEST_EXISTS));
}

static void
test_bounded (void)
{
  g_autoptr (EthosTestDir) dir = ethos_test_make_dir ();
  g_autoptr (GPtrArray) entries = NULL;

  for (guint i = 0; i < ETHOS_RECENT_MAX + 3; i++)
    {
      g_autofree char *path = g_strdup_printf ("/nowhere/%u.ethos", i);

      g_assert_true (add (NULL, dir, path, "", i));
    }
  entries = list (dir);
  g_assert_cmpuint (entries->len, ==, ETHOS_RECENT_MAX);
  g_assert_cmpstr (get (entries, 0)->path, ==, "/nowhere/22.ethos");
}

static void
test_damaged (void)
{
  static const char *const contents[] = { "",
                                          "[]",
                                          "{\"version\":2,\"workshops\":[]}",
                                          "{\"version\":1,\"workshops\":[{}]}",
                                          "{\"version\":1,",
                                          "\xff\xfe" };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (EthosTestDir) dir = ethos_test_make_dir ();
      g_autofree char *path = g_build_filename (dir, "recent.json", NULL);
      g_autoptr (GPtrArray) none = NULL;
      g_autoptr (GPtrArray) one = NULL;

      ethos_test_write (path, contents[i], -1);
      none = list (dir);
      g_assert_cmpuint (none->len, ==, 0);
      g_assert_true (add (NULL, dir, "/a", "A", 1));
      one = list (dir);
      g_assert_cmpuint (one->len, ==, 1);
    }
}

/* Whatever fails, the list is the old one or the new one. */
static void
test_every_fault (void)
{
  g_autoptr (EthosTestDir) dir = ethos_test_make_dir ();
  FaultFiles faults;
  guint n_calls;

  fault_files_init (&faults);
  g_assert_true (add (&faults.files, dir, "/a", "A", 1));
  fault_files_arm (&faults, 0, FAULT_ONCE, 0);
  g_assert_true (add (&faults.files, dir, "/a", "A", 1));
  n_calls = faults.n_calls;
  g_assert_cmpuint (n_calls, >, 5);
  for (guint at = 1; at <= n_calls; at++)
    {
      g_autoptr (GPtrArray) entries = NULL;

      fault_files_arm (&faults, at, FAULT_KILL, 5);
      add (&faults.files, dir, "/b", "B", 2);
      entries = list (dir);
      g_assert_cmpuint (entries->len, >=, 1);
      g_assert_cmpuint (entries->len, <=, 2);
      take_off (dir, "/b");
      g_assert_true (add (NULL, dir, "/a", "A", 1));
    }
  fault_files_clear (&faults);
}

int
main (int argc, char *argv[])
{
  ethos_test_init (&argc, &argv);

  g_test_add_func ("/recent/order", test_order);
  g_test_add_func ("/recent/bounded", test_bounded);
  g_test_add_func ("/recent/damaged", test_damaged);
  g_test_add_func ("/recent/every-fault", test_every_fault);

  return g_test_run ();
}
