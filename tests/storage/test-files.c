// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "ethos-files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fault-files.h"

typedef struct
{
  FaultFiles faults;
  char *dir;
  char *path;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  fault_files_init (&self->faults);
  self->dir = fault_make_dir ();
  self->path = g_build_filename (self->dir, "a file", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  fault_files_clear (&self->faults);
  fault_remove_dir (self->dir);
  g_free (self->path);
}

static void
test_short_writes (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  EthosFile *file;
  gboolean ok;

  self->faults.part_max = 3;
  file = ethos_file_open (&self->faults.files, self->path, NULL, O_WRONLY | O_CREAT, 0600, &error);
  g_assert_no_error (error);
  ok = ethos_file_write_all (file, "one two three", 13, &error);
  g_assert_no_error (error);
  g_assert_true (ok);
  g_assert_true (ethos_file_close (file, NULL));
  fault_assert_file (self->path, "one two three");
}

static void
test_interrupted (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (guint at = 1; at <= 3; at++)
    {
      EthosFile *file;

      fault_files_arm (&self->faults, at, FAULT_ONCE, EINTR);
      file =
          ethos_file_open (&self->faults.files, self->path, NULL, O_WRONLY | O_CREAT, 0600, &error);
      g_assert_no_error (error);
      ethos_file_write_all (file, "text", 4, &error);
      g_assert_no_error (error);
      ethos_file_close (file, &error);
      g_assert_no_error (error);
      fault_assert_file (self->path, "text");
    }
}

static void
test_failed_sync_poisons (Fixture *self, gconstpointer data)
{
  static gboolean (*const first[]) (EthosFile *, GError **) = { ethos_file_sync,
                                                                ethos_file_sync_data };

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    {
      g_autofree char *log = NULL;
      EthosFile *file;

      fault_files_arm (&self->faults, 3, FAULT_ONCE, EIO);
      file =
          ethos_file_open (&self->faults.files, self->path, NULL, O_WRONLY | O_CREAT, 0600, NULL);
      g_assert_true (ethos_file_write_all (file, "text", 4, NULL));
      g_assert_false (first[i](file, NULL));
      g_assert_false (ethos_file_sync (file, NULL));
      g_assert_false (ethos_file_sync_data (file, NULL));
      g_assert_false (ethos_file_write_all (file, "more", 4, NULL));
      ethos_file_discard (file);
      log = fault_files_steal_log (&self->faults);
      g_assert_cmpstr (log, ==, i == 0 ? "open write sync close" : "open write sync-data close");
    }
}

static void
test_messages (Fixture *self, gconstpointer data)
{
  static const struct
  {
    int errnum;
    EthosStorageError code;
    const char *telling;
  } rows[] = {
    { ENOSPC, ETHOS_STORAGE_ERROR_NO_SPACE, "full" },
    { EDQUOT, ETHOS_STORAGE_ERROR_NO_SPACE, "share" },
    { EROFS, ETHOS_STORAGE_ERROR_READ_ONLY, "only be read" },
    { EACCES, ETHOS_STORAGE_ERROR_PERMISSION, "permission" },
    { ENOENT, ETHOS_STORAGE_ERROR_VANISHED, "folder is not there" },
    { ENOTDIR, ETHOS_STORAGE_ERROR_VANISHED, "folder is not there" },
    { ENODEV, ETHOS_STORAGE_ERROR_VANISHED, "removed" },
    { EFBIG, ETHOS_STORAGE_ERROR_TOO_LARGE, "too large" },
    { EMFILE, ETHOS_STORAGE_ERROR_BUSY, "Close" },
    { EIO, ETHOS_STORAGE_ERROR_FAILED, "error" },
    { EXDEV, ETHOS_STORAGE_ERROR_FAILED, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      fault_files_arm (&self->faults, 1, FAULT_PERSISTENT, rows[i].errnum);
      g_assert_null (ethos_file_open (&self->faults.files, self->path, NULL, O_WRONLY, 0, &error));
      g_assert_error (error, ETHOS_STORAGE_ERROR, (int) rows[i].code);
      g_assert_nonnull (strstr (error->message, "a file”"));
      g_assert_nonnull (strstr (error->message, "could not be saved"));
      g_assert_nonnull (strstr (error->message, rows[i].telling));
    }
}

/* What never was there cannot be there “no longer”. */
static void
test_missing (Fixture *self, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (self->dir, "missing", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (ethos_file_open (NULL, missing, NULL, O_RDONLY, 0, &error));
  g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_VANISHED);
  g_assert_nonnull (strstr (error->message, "could not be read: there is no such file."));
}

static void
test_resolve (Fixture *self, gconstpointer data)
{
  g_autofree char *link = g_build_filename (self->dir, "link", NULL);
  g_autofree char *loop = g_build_filename (self->dir, "loop", NULL);
  g_autofree char *real_dir = realpath (self->dir, NULL);
  g_autofree char *real = g_build_filename (real_dir, "a file", NULL);
  g_autofree char *resolved = NULL;
  g_autoptr (GError) error = NULL;

  /* The link dangles: its target is yet to be made. */
  g_assert_cmpint (symlink ("a file", link), ==, 0);
  resolved = ethos_files_resolve (NULL, link, ETHOS_STORAGE_SAVING, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (resolved, ==, real);

  g_assert_cmpint (symlink ("loop", loop), ==, 0);
  g_assert_null (ethos_files_resolve (NULL, loop, ETHOS_STORAGE_SAVING, &error));
  g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_FAILED);
}

static void
test_list (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GError) error = NULL;

  for (char c = 'c'; c >= 'a'; c--)
    {
      g_autofree char *path = g_strdup_printf ("%s/%c", self->dir, c);

      g_assert_true (ethos_files_make_dir (NULL, path, 0700, NULL));
    }
  names = ethos_files_list (NULL, self->dir, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (names->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (names, 0), ==, "a");
  g_assert_cmpstr (g_ptr_array_index (names, 2), ==, "c");
  g_assert_null (ethos_files_list (NULL, self->path, NULL, &error));
  g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_VANISHED);
}

/* A person's folder may be as full as it likes: what is ours in it is found. */
static void
test_list_full_folder (Fixture *self, gconstpointer data)
{
  g_autofree char *first = g_build_filename (self->dir, "ours-1", NULL);
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (first, "words", -1, NULL));
  for (guint i = 0; i <= 100000; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%u", self->dir, i);
      int fd = open (path, O_CREAT | O_WRONLY, 0600);

      g_assert_cmpint (fd, >=, 0);
      close (fd);
    }
  names = ethos_files_list (NULL, self->dir, "ours-", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (names->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (names, 0), ==, "ours-1");
  g_assert_null (ethos_files_list (NULL, self->dir, NULL, &error));
  g_assert_nonnull (error);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/files/short-writes", test_short_writes);
  ADD ("/files/interrupted", test_interrupted);
  ADD ("/files/failed-sync-poisons", test_failed_sync_poisons);
  ADD ("/files/messages", test_messages);
  ADD ("/files/missing", test_missing);
  ADD ("/files/resolve", test_resolve);
  ADD ("/files/list", test_list);
  ADD ("/files/list-full-folder", test_list_full_folder);
  return g_test_run ();
}
