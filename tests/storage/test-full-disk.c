// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <fcntl.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

#include "ethos-atomic-file.h"
#include "ethos-journal-log.h"
#include "fault-files.h"

#define OLD_SIZE 40000
#define STEP 4096

/* A real full disk: 64 KiB in a mount namespace of this process alone. */
static char *disk;

static gboolean
tell (const char *path, const char *text)
{
  int fd = open (path, O_WRONLY | O_CLOEXEC);
  gboolean ok = fd >= 0 && write (fd, text, strlen (text)) == (gssize) strlen (text);

  if (fd >= 0)
    close (fd);
  return ok;
}

static char *
mount_tiny_disk (void)
{
  char *dir = fault_make_dir ();
  g_autofree char *users = g_strdup_printf ("%u %u 1", geteuid (), geteuid ());
  g_autofree char *groups = g_strdup_printf ("%u %u 1", getegid (), getegid ());

  if (unshare (CLONE_NEWUSER | CLONE_NEWNS) == 0 && tell ("/proc/self/uid_map", users) &&
      tell ("/proc/self/setgroups", "deny") && tell ("/proc/self/gid_map", groups) &&
      mount ("tmpfs", dir, "tmpfs", 0, "size=64k,nr_inodes=64") == 0)
    return dir;
  fault_remove_dir (dir);
  return NULL;
}

static GBytes *
fill (char c, gsize size)
{
  char *text = g_malloc (size);

  memset (text, c, size);
  return g_bytes_new_take (text, size);
}

static void
test_save (void)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) old = fill ('o', OLD_SIZE);
  guint n_failed = 0;

  if (disk == NULL)
    {
      g_test_skip ("no mount namespace without privileges here");
      return;
    }
  path = g_build_filename (disk, "review.ethos", NULL);
  for (gsize size = STEP; size <= 25 * STEP; size += STEP)
    {
      g_autoptr (GBytes) new = fill ('n', size);
      g_autoptr (GBytes) now = NULL;
      g_autoptr (GError) error = NULL;
      gboolean saved;

      unlink (path);
      g_assert_true (ethos_atomic_file_replace (NULL, path, old, NULL, NULL, NULL));
      saved = ethos_atomic_file_replace (NULL, path, new, NULL, NULL, &error);
      now = ethos_atomic_file_read (NULL, path, 1 << 20, NULL, NULL);
      g_assert_true (g_bytes_equal (now, saved ? new : old));
      if (!saved)
        {
          g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_NO_SPACE);
          n_failed++;
        }
      g_assert_cmpuint (fault_count_entries (disk), ==, 1);
    }
  g_assert_cmpuint (n_failed, >, 10);
  unlink (path);
}

static void
test_journal (void)
{
  g_autofree char *path = NULL;
  g_autoptr (EthosJournalLog) log = NULL;
  g_autoptr (EthosJournal) journal = NULL;
  g_autoptr (GBytes) payload = fill ('x', 1000);
  g_autoptr (GError) error = NULL;
  guint64 sequence = 0;

  if (disk == NULL)
    {
      g_test_skip ("no mount namespace without privileges here");
      return;
    }
  path = g_build_filename (disk, "journal", NULL);
  log = ethos_journal_log_new (NULL, path, "id", 1, NULL);
  do
    ethos_journal_log_add (log, ethos_journal_record_new_edits (++sequence, payload));
  while (ethos_journal_log_commit (log, &error));
  g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_NO_SPACE);
  g_assert_cmpuint (ethos_journal_log_get_durable (log), ==, sequence - 1);

  journal = ethos_journal_read (NULL, path, "id", NULL);
  g_assert_cmpuint (journal->records->len, ==, sequence - 1);
  g_assert_cmpuint (fault_count_entries (disk), ==, 1);

  /* The file lacks an edit that was called saved: the only journal that has it stays. */
  g_clear_error (&error);
  g_assert_false (ethos_journal_log_restart (log, 2, sequence - 2, &error));
  g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_NO_SPACE);
  ethos_journal_free (journal);
  journal = ethos_journal_read (NULL, path, "id", NULL);
  g_assert_nonnull (journal);
  g_assert_cmpuint (journal->records->len, ==, sequence - 1);

  /* The file has what was saved: the journal begins anew, though there is no room beside the old
   * one. */
  g_assert_true (ethos_journal_log_restart (log, 2, sequence - 1, NULL));
  g_assert_cmpuint (ethos_journal_log_get_durable (log), ==, sequence);
  unlink (path);
}

int
main (int argc, char *argv[])
{
  int status;

  /* Before there is any thread: a user namespace is for processes with one. */
  disk = mount_tiny_disk ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/full-disk/save", test_save);
  g_test_add_func ("/full-disk/journal", test_journal);
  status = g_test_run ();
  if (disk != NULL)
    {
      umount (disk);
      fault_remove_dir (disk);
    }
  return status;
}
