// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "ethos-test.h"

#include <locale.h>
#include <malloc.h>
#include <time.h>

#include <glib/gstdio.h>

/* Folders are a few levels deep in tests; a symbolic link is removed, never followed. */
static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK) && g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      /* Tests take permissions away to see what happens. */
      g_chmod (path, 0700);
      dir = g_dir_open (path, 0, NULL);
      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          remove_tree (child);
        }
    }
  g_remove (path);
}

/**
 * ethos_test_init:
 *
 * Starts GLib's test framework with XDG folders that belong to each test alone, and with the
 * locale that the environment asks for.
 */
void
ethos_test_init (int *argc, char ***argv)
{
  setlocale (LC_ALL, "");
  g_test_init (argc, argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
}

/**
 * ethos_test_make_dir:
 *
 * Makes an empty folder. Hold it in a `g_autoptr (EthosTestDir)`, which removes it.
 *
 * Returns: (transfer full): its path
 */
EthosTestDir *
ethos_test_make_dir (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("ethos-test-XXXXXX", &error);

  g_assert_no_error (error);
  return path;
}

/**
 * ethos_test_remove_dir:
 *
 * Removes the folder with all it holds, and frees its path.
 */
void
ethos_test_remove_dir (EthosTestDir *dir)
{
  remove_tree (dir);
  g_free (dir);
}

/**
 * ethos_test_dup_source:
 * @relative: a path from the top of the source tree, such as `tests/data/note.json`
 *
 * Returns: (transfer full): the path of a file of the project, which has to exist
 */
char *
ethos_test_dup_source (const char *relative)
{
  char *path = g_build_filename (ETHOS_TEST_SOURCE_ROOT, relative, NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_error ("%s does not exist", path);
  return path;
}

/**
 * ethos_test_dup_shared:
 * @relative: a path in the folder of public test data
 *
 * Finds a file of the test data that is too big to be part of the project. The folder is named by
 * the environment variable `ETHOS_SHARED`, or is called `shared` and lies beside the source tree or
 * beside one of the folders above it.
 *
 * Returns: (transfer full) (nullable): its path, or %NULL where there is no such file
 */
char *
ethos_test_dup_shared (const char *relative)
{
  const char *shared = g_getenv ("ETHOS_SHARED");
  g_autofree char *folder = NULL;
  gboolean at_top = FALSE;

  if (shared != NULL)
    {
      g_autofree char *path = g_build_filename (shared, relative, NULL);

      return g_file_test (path, G_FILE_TEST_EXISTS) ? g_steal_pointer (&path) : NULL;
    }

  for (folder = g_path_get_dirname (ETHOS_TEST_SOURCE_ROOT); !at_top;)
    {
      g_autofree char *path = g_build_filename (folder, "shared", relative, NULL);
      char *parent = g_path_get_dirname (folder);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        {
          g_free (parent);
          return g_steal_pointer (&path);
        }
      at_top = g_str_equal (parent, folder);
      g_free (folder);
      folder = parent;
    }
  return NULL;
}

/**
 * ethos_test_add_shared:
 * @name: the name of the test
 * @relative: a path in the folder of public test data
 * @test: called with the whole path
 *
 * Adds a test of a file that ethos_test_dup_shared() finds. Where there is no such file there is no
 * such test either: it must not look as if it had passed. What it tests is then tried with
 * `tests/data` alone.
 */
void
ethos_test_add_shared (const char *name, const char *relative, GTestDataFunc test)
{
  char *path = ethos_test_dup_shared (relative);

  if (path != NULL)
    g_test_add_data_func_full (name, path, test, g_free);
  else
    g_test_message ("no test %s: %s is not here", name, relative);
}

/**
 * ethos_test_read:
 * @length: (out) (optional): the number of bytes
 *
 * Returns: (transfer full): the whole file, with a NUL after its last byte
 */
char *
ethos_test_read (const char *path, gsize *length)
{
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;

  g_file_get_contents (path, &bytes, length, &error);
  g_assert_no_error (error);
  return bytes;
}

/**
 * ethos_test_write:
 * @length: the number of bytes, or -1 for a string
 *
 * Writes a fixture: makes the folders above it, and replaces what was there.
 */
void
ethos_test_write (const char *path, const void *bytes, gssize length)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
}

/* Below this there is too little to tell, and nobody waits. */
#define FEW_NANOSECONDS 15000000
/* Eight times the size takes eight times as long, or 64 times where time is squared. Caches that
 * hold only what is small may cost twice as much again. */
#define SIZE_RATIO 8
#define MOST_TIME_RATIO 24
/* Another program may spoil the caches; it does not do so each time. */
#define TRIES 3

static gint64
measure (EthosTestWork work, gsize size, gconstpointer data)
{
  struct timespec begin, end;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &begin);
  work (size, data);
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &end);
  return (end.tv_sec - begin.tv_sec) * G_GINT64_CONSTANT (1000000000) +
         (end.tv_nsec - begin.tv_nsec);
}

/**
 * ethos_test_assert_linear:
 * @work: what is measured, in the thread that calls
 * @size: the larger of two sizes; the other is an eighth of it
 * @data: for @work
 *
 * Asserts that time does not grow as the square of the size: on a busy machine and on a slow one,
 * as processor time is counted and two sizes are compared.
 */
void
ethos_test_assert_linear (EthosTestWork work, gsize size, gconstpointer data)
{
  gint64 less = G_MAXINT64;
  gint64 more = G_MAXINT64;

#ifdef __SANITIZE_ADDRESS__
  /* The sanitizer's own work on many allocations does not grow with the size alone: here the work
   * is only done, and the build without it is what is measured. */
  work (size, data);
  return;
#endif
  /* Memory comes from what was used before: pages that are new cost more than the work, and only
   * large sizes would get them each time. */
  mallopt (M_MMAP_MAX, 0);
  mallopt (M_TRIM_THRESHOLD, G_MAXINT);

  for (guint i = 0; i < TRIES; i++)
    {
      more = MIN (more, measure (work, size, data));
      if (more <= FEW_NANOSECONDS)
        return;
      less = MIN (less, measure (work, size / SIZE_RATIO, data));
      if (more / MOST_TIME_RATIO < less)
        return;
    }
  g_test_message ("%" G_GINT64_FORMAT " ns, and %" G_GINT64_FORMAT " ns for an eighth of it", more,
                  less);
  g_assert_cmpint (more / MOST_TIME_RATIO, <, less);
}
