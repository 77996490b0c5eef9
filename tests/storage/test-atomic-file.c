// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "ethos-atomic-file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <utime.h>

#include <glib/gstdio.h>

#include "ethos-temp-file.h"
#include "fault-files.h"

#define OLD "the old text, which must not be lost"
#define NEW "the new text, somewhat longer than the old text was"
#define LIMIT 4096

typedef struct
{
  FaultFiles faults;
  char *dir;
  char *path;
  GBytes *bytes;
} Fixture;

static void
write_file (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  fault_files_init (&self->faults);
  self->dir = fault_make_dir ();
  self->path = g_build_filename (self->dir, "review.ethos", NULL);
  self->bytes = fault_bytes (NEW);
  write_file (self->path, OLD);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  fault_files_clear (&self->faults);
  fault_remove_dir (self->dir);
  g_bytes_unref (self->bytes);
  g_free (self->path);
}

static gboolean
save (Fixture *self, EthosFileStamp *stamp, GError **error)
{
  return ethos_atomic_file_replace (&self->faults.files, self->path, self->bytes, NULL, stamp,
                                    error);
}

static guint
mode_of (const char *path)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  return info.st_mode & 07777;
}

static void
test_order (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *log = NULL;

  g_assert_true (
      ethos_atomic_file_replace (&self->faults.files, self->path, self->bytes, NULL, NULL, &error));
  g_assert_no_error (error);
  fault_assert_file (self->path, NEW);
  g_assert_cmpuint (fault_count_entries (self->dir), ==, 1);
  log = fault_files_steal_log (&self->faults);
  /* Look, open folder and temporary file; write; replace. */
  g_assert_cmpstr (log, ==,
                   "stat stat access open open write mode sync stat close "
                   "rename sync-dir close");
}

static void
test_modes (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (g_chmod (self->path, 0640), ==, 0);
  g_assert_true (save (self, NULL, NULL));
  g_assert_cmphex (mode_of (self->path), ==, 0640);
  g_assert_cmpint (g_remove (self->path), ==, 0);
  g_assert_true (save (self, NULL, NULL));
  g_assert_cmphex (mode_of (self->path), ==, 0600);
}

/* What is handed on can be read by others, as far as the umask lets them; a workshop cannot. */
static void
test_export_modes (Fixture *self, gconstpointer data)
{
  mode_t before = umask (027);

  g_assert_cmpint (g_chmod (self->path, 0604), ==, 0);
  g_assert_true (ethos_atomic_file_export (NULL, self->path, self->bytes, NULL));
  g_assert_cmphex (mode_of (self->path), ==, 0604);
  g_assert_cmpint (g_remove (self->path), ==, 0);
  g_assert_true (ethos_atomic_file_export (NULL, self->path, self->bytes, NULL));
  g_assert_cmphex (mode_of (self->path), ==, 0640);
  fault_assert_file (self->path, NEW);
  g_assert_cmpuint (fault_count_entries (self->dir), ==, 1);
  umask (before);
}

static void
test_link (Fixture *self, gconstpointer data)
{
  g_autofree char *link = g_build_filename (self->dir, "link.ethos", NULL);

  g_assert_cmpint (symlink ("review.ethos", link), ==, 0);
  g_assert_true (ethos_atomic_file_replace (NULL, link, self->bytes, NULL, NULL, NULL));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  fault_assert_file (self->path, NEW);
}

/* The file is old or new as a whole; only the last call, the fsync of the folder, may fail with
 * the new bytes in place; then the stamp says so. */
static void
check_after_fault (Fixture *self, const EthosFileStamp *stamp)
{
  g_autofree char *text = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (self->path, &text, &size, NULL));
  if (stamp->size == 0)
    g_assert_cmpstr (text, ==, OLD);
  else
    g_assert_cmpstr (text, ==, NEW);
}

static void
inject (Fixture *self, guint at, FaultMode mode, const FaultErrno *fault)
{
  g_autoptr (GError) error = NULL;
  EthosFileStamp stamp = { 0 };
  guint descriptors = fault_count_descriptors ();
  gboolean saved;

  write_file (self->path, OLD);
  fault_files_arm (&self->faults, at, mode, fault->errnum);
  saved = save (self, &stamp, &error);
  g_test_message ("%s at call %u, mode %d: %s", fault->name, at, mode,
                  saved ? "saved" : error->message);
  if (saved)
    {
      /* A fault may go unfelt only where trying again is right or no byte depends on it. */
      g_assert_true (stamp.size == strlen (NEW));
    }
  else
    {
      g_assert_nonnull (error);
      g_assert_true (error->domain == ETHOS_STORAGE_ERROR);
      g_assert_nonnull (strstr (error->message, self->dir));
      g_assert_null (strstr (error->message, ".tmp"));
    }
  check_after_fault (self, &stamp);
  g_assert_cmpuint (fault_count_descriptors (), ==, descriptors);

  fault_files_arm (&self->faults, 0, FAULT_ONCE, 0);
  /* Where the removal fails too, the sweep at the next start does it. */
  if (mode == FAULT_PERSISTENT)
    g_assert_true (ethos_temp_file_sweep (NULL, self->path, G_MAXINT64, NULL));
  g_assert_cmpuint (fault_count_entries (self->dir), ==, 1);
  g_clear_error (&error);
  g_assert_true (save (self, &stamp, &error));
  g_assert_no_error (error);
  fault_assert_file (self->path, NEW);
}

static guint
count_calls (Fixture *self)
{
  fault_files_arm (&self->faults, 0, FAULT_ONCE, 0);
  write_file (self->path, OLD);
  g_assert_true (save (self, NULL, NULL));
  return self->faults.n_calls;
}

static void
test_every_fault (Fixture *self, gconstpointer data)
{
  guint n_calls = count_calls (self);
  guint n = 0;

  for (guint i = 0; i < n_fault_errnos; i++)
    for (guint at = 1; at <= n_calls; at++)
      for (FaultMode mode = FAULT_ONCE; mode <= FAULT_PERSISTENT; mode++, n++)
        inject (self, at, mode, &fault_errnos[i]);
  g_test_message ("%u injections", n);
  g_assert_cmpuint (n, >=, 200);
}

static void
test_killed (Fixture *self, gconstpointer data)
{
  guint n_calls = count_calls (self);

  for (FaultMode mode = FAULT_KILL; mode <= FAULT_KILL_HALFWAY; mode++)
    for (guint at = 1; at <= n_calls; at++)
      {
        g_autofree char *text = NULL;

        write_file (self->path, OLD);
        fault_files_arm (&self->faults, at, mode, EIO);
        save (self, NULL, NULL);
        g_assert_true (g_file_get_contents (self->path, &text, NULL, NULL));
        g_assert_true (g_str_equal (text, OLD) || g_str_equal (text, NEW));

        g_assert_true (ethos_temp_file_sweep (NULL, self->path, G_MAXINT64, NULL));
        g_assert_cmpuint (fault_count_entries (self->dir), ==, 1);
      }
}

static void
test_new_file_killed (Fixture *self, gconstpointer data)
{
  for (guint at = 1; at <= 20; at++)
    {
      g_autofree char *text = NULL;

      g_remove (self->path);
      fault_files_arm (&self->faults, at, FAULT_KILL_HALFWAY, EIO);
      save (self, NULL, NULL);
      if (g_file_get_contents (self->path, &text, NULL, NULL))
        g_assert_cmpstr (text, ==, NEW);
    }
}

static void
test_changed (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) read = NULL;
  EthosFileStamp stamp;
  char other[] = OLD;
  struct utimbuf past = { 1000, 1000 };

  read = ethos_atomic_file_read (NULL, self->path, LIMIT, &stamp, &error);
  g_assert_no_error (error);
  g_assert_true (ethos_file_stamp_matches (NULL, self->path, &stamp, NULL));

  /* An equal copy is no change, whenever it was made. */
  write_file (self->path, OLD);
  g_assert_true (ethos_file_stamp_matches (NULL, self->path, &stamp, NULL));
  g_assert_cmpint (utime (self->path, &past), ==, 0);
  g_assert_true (ethos_file_stamp_matches (NULL, self->path, &stamp, NULL));

  /* One other byte in place, size and time as before. */
  other[0] = 'T';
  write_file (self->path, other);
  g_assert_false (ethos_file_stamp_matches (NULL, self->path, &stamp, &error));
  g_assert_no_error (error);
  g_assert_false (ethos_atomic_file_replace (NULL, self->path, self->bytes, &stamp, NULL, &error));
  g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_CHANGED);
  fault_assert_file (self->path, other);
  g_assert_cmpuint (fault_count_entries (self->dir), ==, 1);
  g_clear_error (&error);

  g_remove (self->path);
  g_assert_false (ethos_file_stamp_matches (NULL, self->path, &stamp, &error));
  g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_VANISHED);
  g_clear_error (&error);
  g_assert_false (ethos_atomic_file_replace (NULL, self->path, self->bytes, &stamp, NULL, &error));
  g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_MOVED);
}

/* Whatever is wrong with a file, the message calls it what people call it. */
static void
test_names (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) read = NULL;
  g_autofree char *folder = g_build_filename (g_get_home_dir (), "reviews", NULL);
  g_autofree char *path = g_build_filename (folder, "review.ethos", NULL);
  EthosFileStamp stamp;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  write_file (path, OLD);
  read = ethos_atomic_file_read (NULL, path, LIMIT, &stamp, &error);
  g_assert_no_error (error);
  g_assert_null (ethos_atomic_file_read (NULL, path, 1, NULL, &error));
  g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_TOO_LARGE);
  g_assert_true (g_str_has_prefix (error->message, "“~/reviews/review.ethos” "));
  g_clear_error (&error);
  g_assert_null (ethos_atomic_file_read (NULL, folder, LIMIT, NULL, &error));
  g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_NOT_A_FILE);
  g_assert_true (g_str_has_prefix (error->message, "“~/reviews” "));
  g_clear_error (&error);
  write_file (path, NEW);
  g_assert_false (ethos_atomic_file_replace (NULL, path, self->bytes, &stamp, NULL, &error));
  g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_CHANGED);
  g_assert_true (g_str_has_prefix (error->message, "“~/reviews/review.ethos” "));
}

/* Old enough files are known by their times alone: looking must not read them. */
static void
test_settled (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) read = NULL;
  g_autofree char *log = NULL;
  struct utimbuf past = { 1000, 1000 };
  EthosFileStamp stamp;

  g_assert_cmpint (utime (self->path, &past), ==, 0);
  read = ethos_atomic_file_read (NULL, self->path, LIMIT, &stamp, NULL);
  g_assert_true (stamp.settled);
  g_assert_true (ethos_file_stamp_matches (&self->faults.files, self->path, &stamp, NULL));
  log = fault_files_steal_log (&self->faults);
  g_assert_cmpstr (log, ==, "open stat close");
}

/* A save's own stamp lets the next save through. */
static void
test_saves_in_a_row (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  EthosFileStamp stamp;

  g_assert_true (save (self, &stamp, NULL));
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *text = g_strdup_printf ("number %u", i);
      g_autoptr (GBytes) bytes = fault_bytes (text);

      g_assert_true (ethos_atomic_file_replace (NULL, self->path, bytes, &stamp, &stamp, &error));
      g_assert_no_error (error);
      fault_assert_file (self->path, text);
    }
}

/* A change within one tick of the file system's clock leaves size, time and inode as they were:
 * a stamp that was taken right after the last write must not trust them. */
static void
test_same_tick (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) read = NULL;
  g_autoptr (GError) error = NULL;
  struct timespec times[2];
  EthosFileStamp stamp;
  struct stat info;
  FILE *file;

  read = ethos_atomic_file_read (NULL, self->path, LIMIT, &stamp, NULL);
  g_assert_false (stamp.settled);
  g_assert_cmpint (stat (self->path, &info), ==, 0);
  file = fopen (self->path, "r+");
  g_assert_cmpint (fputc ('T', file), ==, 'T');
  g_assert_cmpint (fclose (file), ==, 0);
  times[0] = info.st_atim;
  times[1] = info.st_mtim;
  g_assert_cmpint (utimensat (AT_FDCWD, self->path, times, 0), ==, 0);
  g_assert_false (ethos_file_stamp_matches (NULL, self->path, &stamp, &error));
  g_assert_no_error (error);
}

static void
test_not_files (Fixture *self, gconstpointer data)
{
  g_autofree char *pipe = g_build_filename (self->dir, "pipe", NULL);
  const char *paths[] = { self->dir, pipe, "/dev/null", "/dev/zero" };

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (ethos_atomic_file_read (NULL, paths[i], LIMIT, NULL, &error));
      g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_NOT_A_FILE);
      g_assert_nonnull (strstr (error->message, paths[i]));
      g_clear_error (&error);
      g_assert_null (ethos_atomic_file_read_head (NULL, paths[i], LIMIT, &error));
      g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_NOT_A_FILE);
      g_clear_error (&error);
      g_assert_false (ethos_atomic_file_replace (NULL, paths[i], self->bytes, NULL, NULL, &error));
      g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_NOT_A_FILE);
    }
}

/* Of a file however long, in pieces however small. */
static void
test_head (Fixture *self, gconstpointer data)
{
  gsize size = strlen (OLD);
  const gsize most[] = { 1, size - 1, size, LIMIT };

  self->faults.part_max = 5;
  for (guint i = 0; i < G_N_ELEMENTS (most); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) head =
          ethos_atomic_file_read_head (&self->faults.files, self->path, most[i], &error);

      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (head, NULL), g_bytes_get_size (head), OLD,
                       MIN (size, most[i]));
    }
}

static void
test_limit (Fixture *self, gconstpointer data)
{
  gsize size = strlen (OLD);
  g_autoptr (GBytes) exact = NULL;
  g_autoptr (GError) error = NULL;

  self->faults.part_max = 5;
  exact = ethos_atomic_file_read (&self->faults.files, self->path, size, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (exact, NULL), g_bytes_get_size (exact), OLD, size);
  g_assert_null (ethos_atomic_file_read (NULL, self->path, size - 1, NULL, &error));
  g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_TOO_LARGE);
  g_clear_error (&error);
  /* Files of /proc say that they are empty: what is read counts, not what is said. */
  g_assert_null (ethos_atomic_file_read (NULL, "/proc/cpuinfo", 8, NULL, &error));
  g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_TOO_LARGE);
}

static void
test_sweep (Fixture *self, gconstpointer data)
{
  static const char *const strangers[] = {
    ".ethos-save-00000000-0123456789abcdef.tmp",
    ".ethos-save-0123456789abcdef.tmp",
    "review.ethos.tmp",
  };
  g_autofree char *temp = NULL;
  struct utimbuf past = { 1000, 1000 };
  EthosFile *file;

  for (guint i = 0; i < G_N_ELEMENTS (strangers); i++)
    {
      g_autofree char *path = g_build_filename (self->dir, strangers[i], NULL);

      write_file (path, "somebody else's");
      g_assert_cmpint (utime (path, &past), ==, 0);
    }
  file = ethos_temp_file_create (NULL, self->path, NULL, 0600, NULL);
  temp = g_strdup (ethos_file_get_path (file));
  ethos_file_discard (file);
  g_assert_cmphex (mode_of (temp), ==, 0600);

  g_assert_true (ethos_temp_file_sweep (NULL, self->path, 2000, NULL));
  g_assert_true (g_file_test (temp, G_FILE_TEST_EXISTS));
  g_assert_cmpint (utime (temp, &past), ==, 0);
  g_assert_true (ethos_temp_file_sweep (NULL, self->path, 2000, NULL));
  g_assert_false (g_file_test (temp, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (fault_count_entries (self->dir), ==, 1 + G_N_ELEMENTS (strangers));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/atomic-file/order", test_order);
  ADD ("/atomic-file/modes", test_modes);
  ADD ("/atomic-file/export-modes", test_export_modes);
  ADD ("/atomic-file/link", test_link);
  ADD ("/atomic-file/every-fault", test_every_fault);
  ADD ("/atomic-file/killed-at-every-call", test_killed);
  ADD ("/atomic-file/new-file-killed", test_new_file_killed);
  ADD ("/atomic-file/changed-by-another-program", test_changed);
  ADD ("/atomic-file/names", test_names);
  ADD ("/atomic-file/same-tick", test_same_tick);
  ADD ("/atomic-file/settled", test_settled);
  ADD ("/atomic-file/saves-in-a-row", test_saves_in_a_row);
  ADD ("/atomic-file/not-files", test_not_files);
  ADD ("/atomic-file/head", test_head);
  ADD ("/atomic-file/limit", test_limit);
  ADD ("/atomic-file/sweep", test_sweep);
  return g_test_run ();
}
