// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "ethos-journal-writer.h"

#include <errno.h>
#include <string.h>

#include <glib/gstdio.h>

#include "fault-files.h"

#define ID "session"

typedef struct
{
  FaultFiles faults;
  char *dir;
  char *path;
  guint64 durable;
  guint n_failed;
  guint pending;
  GError *error;
  /* The calls up to the first acknowledgement. */
  char *log;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  fault_files_init (&self->faults);
  self->dir = fault_make_dir ();
  self->path = g_build_filename (self->dir, "journal", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  fault_files_clear (&self->faults);
  fault_remove_dir (self->dir);
  g_clear_error (&self->error);
  g_free (self->path);
  g_free (self->log);
}

static void
durable_cb (EthosJournalWriter *writer, guint64 sequence, Fixture *self)
{
  g_assert_cmpuint (sequence, >, self->durable);
  self->durable = sequence;
  if (self->log == NULL)
    self->log = fault_files_steal_log (&self->faults);
}

static void
failed_cb (EthosJournalWriter *writer, const GError *error, Fixture *self)
{
  g_assert_nonnull (error);
  self->n_failed++;
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *self = data;

  g_clear_error (&self->error);
  ethos_journal_writer_flush_finish (ETHOS_JOURNAL_WRITER (source), result, &self->error);
  self->pending--;
}

static void
restarted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *self = data;

  g_clear_error (&self->error);
  ethos_journal_writer_restart_finish (ETHOS_JOURNAL_WRITER (source), result, &self->error);
  self->pending--;
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *self = data;

  g_clear_error (&self->error);
  ethos_journal_writer_close_finish (ETHOS_JOURNAL_WRITER (source), result, &self->error);
  self->pending--;
}

static void
wait_until_done (Fixture *self)
{
  while (self->pending > 0)
    g_main_context_iteration (NULL, TRUE);
}

static EthosJournalWriter *
open_writer (Fixture *self, const EthosJournal *previous)
{
  EthosJournalWriter *writer =
      ethos_journal_writer_new (&self->faults.files, self->path, ID, 1, previous, NULL, NULL);

  g_signal_connect (writer, "durable", G_CALLBACK (durable_cb), self);
  g_signal_connect (writer, "failed", G_CALLBACK (failed_cb), self);
  return writer;
}

static void
append (EthosJournalWriter *writer, guint64 sequence)
{
  g_autofree char *text = g_strdup_printf ("operation %" G_GUINT64_FORMAT, sequence);
  g_autoptr (GBytes) payload = fault_bytes (text);

  ethos_journal_writer_append (writer, sequence, payload);
}

static void
flush (Fixture *self, EthosJournalWriter *writer)
{
  self->pending++;
  ethos_journal_writer_flush_async (writer, flushed_cb, self);
  wait_until_done (self);
}

static void
assert_disk (Fixture *self, guint64 first, guint64 last)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosJournal) journal = ethos_journal_read (NULL, self->path, ID, &error);
  guint64 next = first;

  g_assert_no_error (error);
  g_assert_cmpint (journal->stop, ==, ETHOS_JOURNAL_END);
  for (guint i = 0; i < journal->records->len; i++)
    {
      const EthosJournalRecord *record = g_ptr_array_index (journal->records, i);

      if (record->kind == ETHOS_JOURNAL_EDITS)
        g_assert_cmpuint (record->sequence, ==, next++);
    }
  g_assert_cmpuint (next, ==, last + 1);
}

static void
test_order (Fixture *self, gconstpointer data)
{
  g_autoptr (EthosJournalWriter) writer = open_writer (self, NULL);

  flush (self, writer);
  g_assert_no_error (self->error);
  g_free (fault_files_steal_log (&self->faults));
  append (writer, 1);
  g_assert_cmpuint (self->durable, ==, 0);
  flush (self, writer);
  g_assert_no_error (self->error);
  g_assert_cmpuint (self->durable, ==, 1);
  g_assert_cmpuint (ethos_journal_writer_get_durable (writer), ==, 1);
  /* Where it was written before it was asked for, it is only looked for once more. */
  g_assert_true (g_str_equal (self->log, "write sync-data stat") ||
                 g_str_equal (self->log, "write sync-data stat stat"));
  assert_disk (self, 1, 1);
}

static void
test_many (Fixture *self, gconstpointer data)
{
  EthosJournalWriter *writer = open_writer (self, NULL);

  for (guint64 i = 1; i <= ETHOS_JOURNAL_COMPACT_RECORDS; i++)
    append (writer, i);
  flush (self, writer);
  g_assert_no_error (self->error);
  g_assert_cmpuint (self->durable, ==, ETHOS_JOURNAL_COMPACT_RECORDS);
  g_assert_true (ethos_journal_writer_get_needs_restart (writer));
  /* Many share one sync. */
  g_assert_cmpuint (self->faults.n_calls, <, 2 * ETHOS_JOURNAL_COMPACT_RECORDS);
  self->pending++;
  ethos_journal_writer_checkpoint (writer, 9000, 2);
  ethos_journal_writer_restart_async (writer, 2, 9000, restarted_cb, self);
  append (writer, ETHOS_JOURNAL_COMPACT_RECORDS + 1);
  wait_until_done (self);
  g_assert_no_error (self->error);
  flush (self, writer);
  g_assert_false (ethos_journal_writer_get_needs_restart (writer));
  assert_disk (self, 9001, ETHOS_JOURNAL_COMPACT_RECORDS + 1);
  g_object_unref (writer);
}

/* A failing disk: told, nothing acknowledged; when it works again, all is saved. */
static void
test_failing (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < n_fault_errnos; i++)
    {
      g_autoptr (EthosJournalWriter) writer = open_writer (self, NULL);
      guint descriptors = fault_count_descriptors ();

      self->durable = 0;
      self->n_failed = 0;
      append (writer, 1);
      flush (self, writer);
      g_assert_cmpuint (self->durable, ==, 1);
      descriptors = fault_count_descriptors ();

      fault_files_arm (&self->faults, 1, FAULT_PERSISTENT, fault_errnos[i].errnum);
      append (writer, 2);
      append (writer, 3);
      flush (self, writer);
      g_assert_nonnull (self->error);
      g_assert_nonnull (strstr (self->error->message, self->path));
      g_assert_cmpuint (self->n_failed, >, 0);
      g_assert_cmpuint (self->durable, ==, 1);

      fault_files_arm (&self->faults, 0, FAULT_ONCE, 0);
      flush (self, writer);
      g_assert_no_error (self->error);
      g_assert_cmpuint (self->durable, ==, 3);
      g_assert_cmpuint (fault_count_descriptors (), ==, descriptors);
      assert_disk (self, 1, 3);
      g_clear_object (&writer);
      g_assert_cmpint (g_remove (self->path), ==, 0);
    }
}

static void
test_close (Fixture *self, gconstpointer data)
{
  EthosJournalWriter *writer = open_writer (self, NULL);

  append (writer, 1);
  flush (self, writer);
  fault_files_arm (&self->faults, 1, FAULT_PERSISTENT, ENOSPC);
  append (writer, 2);
  self->pending++;
  ethos_journal_writer_close_async (writer, closed_cb, self);
  wait_until_done (self);
  g_assert_error (self->error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_NO_SPACE);

  /* It goes on, and closes when there is space. */
  fault_files_arm (&self->faults, 0, FAULT_ONCE, 0);
  append (writer, 3);
  self->pending++;
  ethos_journal_writer_close_async (writer, closed_cb, self);
  wait_until_done (self);
  g_assert_no_error (self->error);
  g_assert_cmpuint (self->durable, ==, 3);
  assert_disk (self, 1, 3);
  g_assert_finalize_object (writer);
}

static void
test_dropped (Fixture *self, gconstpointer data)
{
  EthosJournalWriter *writer = open_writer (self, NULL);

  for (guint64 i = 1; i <= 50; i++)
    append (writer, i);
  g_assert_finalize_object (writer);
  assert_disk (self, 1, 50);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpuint (self->durable, ==, 0);
}

static void
test_continues (Fixture *self, gconstpointer data)
{
  for (guint64 i = 1; i <= 5; i++)
    {
      g_autoptr (EthosJournal) previous = ethos_journal_read (NULL, self->path, ID, NULL);
      g_autoptr (EthosJournalWriter) writer = open_writer (self, previous);

      self->durable = 0;
      append (writer, i);
      flush (self, writer);
      g_assert_no_error (self->error);
      g_assert_cmpuint (self->durable, ==, i);
      assert_disk (self, 1, i);
    }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/journal-writer/order", test_order);
  ADD ("/journal-writer/many", test_many);
  ADD ("/journal-writer/failing", test_failing);
  ADD ("/journal-writer/close", test_close);
  ADD ("/journal-writer/dropped", test_dropped);
  ADD ("/journal-writer/continues", test_continues);
  return g_test_run ();
}
