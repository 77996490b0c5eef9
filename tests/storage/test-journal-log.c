// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "ethos-journal-log.h"

#include <errno.h>
#include <string.h>

#include <glib/gstdio.h>

#include "fault-files.h"

#define ID "session"
#define BASE 1

typedef struct
{
  FaultFiles faults;
  char *dir;
  char *path;
  EthosJournalLog *log;
  guint64 next;
  /* The highest sequence that a commit called durable. */
  guint64 acknowledged;
} Fixture;

static void
begin (Fixture *self)
{
  g_clear_pointer (&self->log, ethos_journal_log_free);
  g_remove (self->path);
  self->log = ethos_journal_log_new (&self->faults.files, self->path, ID, BASE, NULL);
  self->next = 1;
  self->acknowledged = 0;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  fault_files_init (&self->faults);
  self->dir = fault_make_dir ();
  self->path = g_build_filename (self->dir, "journal", NULL);
  begin (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  ethos_journal_log_free (self->log);
  fault_files_clear (&self->faults);
  fault_remove_dir (self->dir);
  g_free (self->path);
}

static void
add (Fixture *self)
{
  g_autofree char *text = g_strdup_printf ("operation %" G_GUINT64_FORMAT, self->next);
  g_autoptr (GBytes) payload = fault_bytes (text);

  ethos_journal_log_add (self->log, ethos_journal_record_new_edits (self->next++, payload));
}

static gboolean
note (Fixture *self, gboolean ok)
{
  guint64 durable = ethos_journal_log_get_durable (self->log);

  g_assert_cmpuint (durable, >=, self->acknowledged);
  g_assert_cmpuint (durable, <, self->next);
  g_assert_cmpuint (durable, ==, ok ? self->next - 1 : self->acknowledged);
  self->acknowledged = durable;
  return ok;
}

static gboolean
commit (Fixture *self, GError **error)
{
  return note (self, ethos_journal_log_commit (self->log, error));
}

static gboolean
restart (Fixture *self, GError **error)
{
  ethos_journal_log_add (self->log, ethos_journal_record_new_checkpoint (2, BASE + 1));
  if (!commit (self, error))
    return FALSE;
  return note (self, ethos_journal_log_restart (self->log, BASE + 1, 2, error));
}

/* The session itself, as a text that tells what is in it. */
static gboolean
rebase (Fixture *self, GError **error)
{
  g_autofree char *text = g_strdup_printf ("up to %" G_GUINT64_FORMAT, self->next - 2);
  g_autoptr (GBytes) session = fault_bytes (text);

  return note (self, ethos_journal_log_rebase (self->log, session, self->next - 2, error));
}

/* Creation, appending, a group of two, compaction, appending behind it, and again without a file.
 */
static gboolean
scenario (Fixture *self, GError **error)
{
  gboolean ok = TRUE;

  add (self);
  ok &= commit (self, ok ? error : NULL);
  add (self);
  add (self);
  ok &= commit (self, ok ? error : NULL);
  ok &= restart (self, ok ? error : NULL);
  add (self);
  ok &= commit (self, ok ? error : NULL);
  add (self);
  ok &= rebase (self, ok ? error : NULL);
  add (self);
  ok &= commit (self, ok ? error : NULL);
  ok &= rebase (self, ok ? error : NULL);
  return ok;
}

/* What is on the disk holds everything acknowledged, once, in order, and nothing false. */
static void
check_disk (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosJournal) journal = ethos_journal_read (NULL, self->path, ID, &error);
  guint64 last = 0;

  if (journal == NULL)
    {
      g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_VANISHED);
      g_assert_cmpuint (self->acknowledged, ==, 0);
      return;
    }
  g_assert_no_error (error);
  if (journal->base_crc == BASE + 1)
    last = 2;
  for (guint i = 0; i < journal->records->len; i++)
    {
      const EthosJournalRecord *record = g_ptr_array_index (journal->records, i);
      g_autofree char *text = g_strdup_printf ("operation %" G_GUINT64_FORMAT, record->sequence);
      g_autoptr (GBytes) expected = fault_bytes (text);

      if (record->kind == ETHOS_JOURNAL_BASE)
        {
          g_autofree char *known = g_strdup_printf ("up to %" G_GUINT64_FORMAT, record->sequence);
          g_autoptr (GBytes) session = fault_bytes (known);

          g_assert_cmpuint (record->since, ==, last);
          g_assert_true (g_bytes_equal (record->payload, session));
          last = record->sequence;
        }
      if (record->kind != ETHOS_JOURNAL_EDITS)
        continue;
      g_assert_cmpuint (record->sequence, ==, last + 1);
      g_assert_true (g_bytes_equal (record->payload, expected));
      last = record->sequence;
    }
  g_assert_cmpuint (last, >=, self->acknowledged);
  g_assert_cmpuint (last, <, self->next);
}

static guint
count_calls (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  begin (self);
  fault_files_arm (&self->faults, 0, FAULT_ONCE, 0);
  scenario (self, &error);
  g_assert_no_error (error);
  check_disk (self);
  return self->faults.n_calls;
}

static void
test_order (Fixture *self, gconstpointer data)
{
  g_autofree char *created = NULL;
  g_autofree char *appended = NULL;
  g_autofree char *compacted = NULL;

  add (self);
  g_assert_true (commit (self, NULL));
  created = fault_files_steal_log (&self->faults);
  g_assert_cmpstr (created, ==, "stat list open write sync stat rename open sync-dir close");
  add (self);
  add (self);
  g_assert_true (commit (self, NULL));
  appended = fault_files_steal_log (&self->faults);
  g_assert_cmpstr (appended, ==, "write sync-data stat");
  g_assert_true (ethos_journal_log_restart (self->log, BASE, 3, NULL));
  compacted = fault_files_steal_log (&self->faults);
  g_assert_cmpstr (compacted, ==,
                   "stat list open write sync stat rename close open sync-dir close");
  g_assert_cmpuint (ethos_journal_log_get_n_records (self->log), ==, 0);
}

static void
test_moves_to_a_new_file (Fixture *self, gconstpointer data)
{
  g_autofree char *log = NULL;

  add (self);
  g_assert_true (commit (self, NULL));
  fault_files_arm (&self->faults, 2, FAULT_ONCE, EIO);
  add (self);
  g_assert_true (commit (self, NULL));
  log = fault_files_steal_log (&self->faults);
  /* The descriptor whose sync failed is closed, not synced again. */
  g_assert_cmpstr (
      log, ==, "write sync-data close stat list open write sync stat rename open sync-dir close");
  check_disk (self);
  g_assert_cmpuint (self->acknowledged, ==, 2);
}

/* A file that lost its name saves nothing, however well it is synced. */
static void
test_not_in_place (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *away = g_strconcat (self->path, "-away", NULL);

      begin (self);
      add (self);
      g_assert_true (commit (self, NULL));
      if (i == 0)
        g_assert_cmpint (g_remove (self->path), ==, 0);
      else
        g_assert_cmpint (g_rename (self->path, away), ==, 0);
      if (i == 2)
        g_assert_true (g_file_set_contents (self->path, "somebody else's", -1, NULL));
      add (self);
      g_assert_true (commit (self, NULL));
      check_disk (self);
      g_assert_cmpuint (self->acknowledged, ==, 2);
      /* Also when there is nothing new to save. */
      g_assert_cmpint (g_remove (self->path), ==, 0);
      g_assert_true (commit (self, NULL));
      check_disk (self);
    }
}

/* Where the place can't be made anew nothing is acknowledged. */
static gboolean
remake_cb (gpointer data, GError **error)
{
  const char *folder = data;

  if (folder != NULL)
    return g_mkdir (folder, 0700) == 0;
  g_set_error_literal (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_READ_ONLY, "refused");
  return FALSE;
}

static void
test_place_gone (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      begin (self);
      /* Before anything was written, and behind it. */
      if (i > 0)
        {
          add (self);
          g_assert_true (commit (self, NULL));
        }
      g_remove (self->path);
      g_assert_cmpint (g_rmdir (self->dir), ==, 0);
      ethos_journal_log_set_remake (self->log, remake_cb, NULL);
      add (self);
      g_assert_false (commit (self, &error));
      g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_READ_ONLY);
      g_clear_error (&error);
      g_assert_cmpuint (self->acknowledged, ==, i);
      ethos_journal_log_set_remake (self->log, remake_cb, self->dir);
      g_assert_true (commit (self, NULL));
      g_assert_cmpuint (self->acknowledged, ==, i + 1);
      check_disk (self);
    }
}

/* What is written but not synced is not called saved. */
static void
test_not_synced (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add (self);
  g_assert_true (commit (self, NULL));
  fault_files_arm (&self->faults, 2, FAULT_PERSISTENT, EIO);
  add (self);
  g_assert_false (commit (self, &error));
  g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_FAILED);
  g_assert_cmpuint (self->acknowledged, ==, 1);
  fault_files_arm (&self->faults, 0, FAULT_ONCE, 0);
  g_assert_true (commit (self, NULL));
  g_assert_cmpuint (self->acknowledged, ==, 2);
  check_disk (self);
}

static void
inject (Fixture *self, guint at, FaultMode mode, const FaultErrno *fault)
{
  g_autoptr (GError) error = NULL;
  guint descriptors;
  gboolean ok;

  begin (self);
  descriptors = fault_count_descriptors ();
  fault_files_arm (&self->faults, at, mode, fault->errnum);
  ok = scenario (self, &error);
  g_test_message ("%s at call %u, mode %d: %s", fault->name, at, mode, ok ? "ok" : "failed");
  /* Told, and not acknowledged; or made good. */
  g_assert_true (ok == (error == NULL));
  if (error != NULL)
    g_assert_nonnull (strstr (error->message, self->dir));
  check_disk (self);

  /* A later try works, with nothing forgotten. */
  fault_files_arm (&self->faults, 0, FAULT_ONCE, 0);
  g_clear_error (&error);
  add (self);
  g_assert_true (commit (self, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (self->acknowledged, ==, 7);
  check_disk (self);
  g_assert_true (ethos_journal_log_restart (self->log, BASE + 1, 2, NULL));
  check_disk (self);
  g_assert_cmpuint (fault_count_descriptors (), ==, descriptors + 1);
  g_assert_cmpuint (fault_count_entries (self->dir), ==, 1);
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
  g_assert_cmpuint (n, >=, 350);
}

/* After each kill: what was acknowledged is there; continuing twice comes to the same. */
static void
test_killed (Fixture *self, gconstpointer data)
{
  guint n_calls = count_calls (self);

  for (FaultMode mode = FAULT_KILL; mode <= FAULT_KILL_HALFWAY; mode++)
    for (guint at = 1; at <= n_calls; at++)
      {
        begin (self);
        fault_files_arm (&self->faults, at, mode, EIO);
        scenario (self, NULL);
        g_clear_pointer (&self->log, ethos_journal_log_free);
        fault_files_arm (&self->faults, 0, FAULT_ONCE, 0);
        check_disk (self);
        for (guint again = 0; again < 2; again++)
          {
            g_autoptr (EthosJournal) previous = ethos_journal_read (NULL, self->path, ID, NULL);
            g_autoptr (EthosJournalLog) next =
                ethos_journal_log_new (NULL, self->path, ID, BASE, previous);

            g_assert_true (ethos_journal_log_commit (next, NULL));
            check_disk (self);
            g_assert_cmpuint (fault_count_entries (self->dir), ==, 1);
          }
      }
}

/* Recovery itself is killed: what it recovers from is still there. */
static void
test_recovery_killed (Fixture *self, gconstpointer data)
{
  for (FaultMode mode = FAULT_KILL; mode <= FAULT_KILL_HALFWAY; mode++)
    for (guint at = 1; at <= 12; at++)
      {
        g_autoptr (EthosJournal) previous = NULL;
        g_autoptr (EthosJournalLog) next = NULL;

        begin (self);
        fault_files_arm (&self->faults, 0, FAULT_ONCE, 0);
        g_assert_true (scenario (self, NULL));
        previous = ethos_journal_read (NULL, self->path, ID, NULL);
        next = ethos_journal_log_new (&self->faults.files, self->path, ID, BASE, previous);
        fault_files_arm (&self->faults, at, mode, EIO);
        ethos_journal_log_commit (next, NULL);
        check_disk (self);
        fault_files_arm (&self->faults, 0, FAULT_ONCE, 0);
      }
}

/* A disk may have, behind the end of a journal, what was in the one before: it begins with another
 * number, so nothing of it fits. */
static void
test_leftovers (Fixture *self, gconstpointer data)
{
  g_autoptr (EthosJournal) previous = NULL;
  g_autoptr (EthosJournal) spliced = NULL;
  g_autoptr (EthosJournalLog) next = NULL;
  g_autoptr (GByteArray) mixed = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize first, size, size_after;

  add (self);
  g_assert_true (commit (self, NULL));
  first = ethos_journal_log_get_size (self->log);
  add (self);
  g_assert_true (commit (self, NULL));
  g_assert_true (g_file_get_contents (self->path, &before, &size, NULL));
  g_assert_true (g_file_set_contents (self->path, before, (gssize) first, NULL));
  previous = ethos_journal_read (NULL, self->path, ID, NULL);
  next = ethos_journal_log_new (&self->faults.files, self->path, ID, BASE, previous);
  g_assert_true (ethos_journal_log_commit (next, NULL));
  g_assert_true (g_file_get_contents (self->path, &after, &size_after, NULL));
  g_assert_cmpuint (size_after, ==, first);

  g_byte_array_append (mixed, (const guint8 *) after, (guint) size_after);
  g_byte_array_append (mixed, (const guint8 *) before + first, (guint) (size - first));
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&mixed));
  spliced = ethos_journal_parse (bytes, "spliced", ID, NULL);
  g_assert_nonnull (spliced);
  g_assert_cmpuint (spliced->records->len, ==, 1);
  g_assert_cmpint (spliced->stop, ==, ETHOS_JOURNAL_BROKEN);
  g_assert_cmpuint (spliced->generation, ==, previous->generation + 1);
}

static void
test_never_overwrites (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (self->path, "a journal that nobody has read", -1, NULL));
  add (self);
  g_assert_false (commit (self, &error));
  g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_EXISTS);
  fault_assert_file (self->path, "a journal that nobody has read");
}

static void
test_too_large (Fixture *self, gconstpointer data)
{
  g_autofree char *big = g_malloc0 (ETHOS_JOURNAL_PAYLOAD_MAX);
  g_autoptr (GBytes) payload = g_bytes_new_static (big, ETHOS_JOURNAL_PAYLOAD_MAX);
  g_autoptr (GError) error = NULL;

  add (self);
  g_assert_true (commit (self, NULL));
  for (guint i = 0; i < ETHOS_JOURNAL_SIZE_MAX / ETHOS_JOURNAL_PAYLOAD_MAX; i++)
    ethos_journal_log_add (self->log, ethos_journal_record_new_edits (self->next++, payload));
  g_assert_false (commit (self, &error));
  g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_TOO_LARGE);
  g_assert_cmpuint (self->acknowledged, ==, 1);
  /* The save that covers them is what helps. */
  g_assert_true (
      note (self, ethos_journal_log_restart (self->log, BASE + 1, self->next - 1, NULL)));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/journal-log/order", test_order);
  ADD ("/journal-log/moves-to-a-new-file", test_moves_to_a_new_file);
  ADD ("/journal-log/not-in-place", test_not_in_place);
  ADD ("/journal-log/place-gone", test_place_gone);
  ADD ("/journal-log/not-synced", test_not_synced);
  ADD ("/journal-log/every-fault", test_every_fault);
  ADD ("/journal-log/killed-at-every-call", test_killed);
  ADD ("/journal-log/recovery-killed", test_recovery_killed);
  ADD ("/journal-log/leftovers", test_leftovers);
  ADD ("/journal-log/never-overwrites", test_never_overwrites);
  ADD ("/journal-log/too-large", test_too_large);
  return g_test_run ();
}
