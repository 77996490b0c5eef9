// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-document-private.h"

#include "ethos-backups.h"
#include "ethos-crc32c.h"
#include "ethos-json-gate.h"
#include "ethos-session-codec.h"

/* How often a previous version is kept and the journal begun anew behind it. The newest version
 * kept is what the journal continues, so that the two make up for a file that is damaged. */
#define FULL_SAVE_MS (5 * 60 * 1000)

/* A full disk or a removed drive may come right without anybody pressing a button. */
#define RETRY_MS (30 * 1000)

/* The steps, each in the thread that may do it:
 *
 *   main     snapshot
 *   worker   encode
 *   main     checkpoint, flush the journal
 *   worker   replace the file; if it is a full save: forget what must be, keep this version
 *   main     restart the journal if it is a full save; rebase it if the file could not be written
 */
struct _EthosDocumentSave
{
  const EthosFiles *files;
  EthosSnapshot *snapshot;
  char *path;
  char *uid;
  char *dir;
  guint64 sequence;
  guint64 forget_sequence;
  gint64 now;
  EthosFileStamp expected;
  EthosFileStamp stamp;
  GBytes *bytes;
  /* What the journal is rebased with, and why it has to be. */
  GBytes *base;
  GError *error;
  guint32 crc;
  EthosDocumentHome *home;
  char *kept;
  EthosFileStamp kept_stamp;
  guint has_expected : 1;
  guint full : 1;
  guint forget : 1;
  guint shorten : 1;
  guint unbacked : 1;
  guint overwrite : 1;
  guint drop_journal : 1;
  guint replaced : 1;
};

static void
save_free (EthosDocumentSave *save)
{
  g_clear_pointer (&save->snapshot, ethos_snapshot_unref);
  g_clear_pointer (&save->bytes, g_bytes_unref);
  g_clear_pointer (&save->base, g_bytes_unref);
  g_clear_error (&save->error);
  g_free (save->path);
  g_free (save->uid);
  g_free (save->dir);
  g_free (save->kept);
  g_free (save);
}

static guint64
get_needed (gpointer task)
{
  return *(guint64 *) g_task_get_task_data (task);
}

/**
 * ethos_document_answer_waiting:
 * @sequence: the last operation in the file
 * @error: (nullable): why no more than that is
 *
 * Those whose changes are in the file are told; after an error all are.
 */
void
ethos_document_answer_waiting (EthosDocument *self, guint64 sequence, const GError *error)
{
  g_autoptr (GPtrArray) answered = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = self->waiting->len; i > 0; i--)
    if (error != NULL || get_needed (g_ptr_array_index (self->waiting, i - 1)) <= sequence)
      g_ptr_array_add (answered, g_ptr_array_steal_index (self->waiting, i - 1));
  for (guint i = answered->len; i > 0; i--)
    {
      GTask *task = g_ptr_array_index (answered, i - 1);

      if (error != NULL)
        g_task_return_error (task, g_error_copy (error));
      else
        g_task_return_boolean (task, TRUE);
    }
}

static void
answer_idle (EthosDocument *self)
{
  while (self->save == NULL && !g_queue_is_empty (&self->idle))
    {
      g_autoptr (GTask) task = g_queue_pop_head (&self->idle);

      g_task_return_boolean (task, TRUE);
    }
}

/* A change was too large for the journal while an earlier one was being saved: it is nowhere yet,
 * and the journal can't go on before it is in the file. */
static gboolean
is_journal_behind (EthosDocument *self)
{
  return self->journal == NULL && self->home->journal != NULL && ethos_document_is_dirty (self);
}

/**
 * ethos_document_needs_rebase:
 *
 * Whether the journal has to be begun anew although the file can't be written: it is too long, or
 * has words that are to be forgotten.
 */
gboolean
ethos_document_needs_rebase (EthosDocument *self)
{
  return self->journal != NULL && (self->forget_sequence > self->rebased_forget_sequence ||
                                   ethos_journal_writer_get_needs_restart (self->journal));
}

/* What comes next after a save that failed. */
static void
go_on_without (EthosDocument *self, const GError *error, guint64 forget_sequence)
{
  /* The words that are to be forgotten were in what the journal was rebased with. */
  if (self->forget_sequence > forget_sequence)
    ethos_document_start_save (self);
  else if (!ethos_document_is_conflict (error) || ethos_document_needs_rebase (self))
    ethos_document_schedule (self, RETRY_MS);
}

/* The bytes are in the file, or not: what follows from it. */
static void
finish (EthosDocument *self, EthosDocumentSave *save, GError *error)
{
  guint64 sequence = save->sequence;
  guint64 forget_sequence = save->forget_sequence;
  gboolean again;

  g_clear_error (&self->file_error);
  self->file_error = error;
  if (error == NULL)
    {
      self->saved_sequence = sequence;
      self->overwrite = FALSE;
      self->dirty = FALSE;
      self->unbacked = !save->full || save->unbacked;
      if (save->full)
        {
          self->full_next = FALSE;
          self->full_save_ms = ethos_clock_get_boot_ms (ethos_store_get_clock (self->store));
        }
      if (self->forget_sequence == save->forget_sequence)
        self->forget_sequence = 0;
      self->base_crc = save->crc;
      if (self->journal_error != NULL)
        {
          ethos_document_set_caution (self, self->journal_error);
          g_clear_error (&self->journal_error);
          self->journal_down = TRUE;
        }
      if (save->drop_journal && sequence == ethos_store_get_sequence (self->store))
        ethos_document_settle_in (self, NULL);
      ethos_store_acknowledge (self->store, sequence);
    }
  self->save = NULL;
  again = error != NULL && self->overwrite && !save->overwrite;
  save_free (save);
  ethos_document_update (self);
  if (!again)
    ethos_document_answer_waiting (self, sequence, error);
  answer_idle (self);

  if (self->save != NULL || self->moving || self->closed)
    return;
  if (again)
    {
      ethos_document_start_save (self);
      return;
    }
  if (error != NULL)
    go_on_without (self, error, forget_sequence);
  else if (self->waiting->len > 0 || self->forget_sequence > 0 || is_journal_behind (self))
    ethos_document_start_save (self);
  else if (ethos_document_is_dirty (self))
    ethos_document_schedule (self, self->autosave_ms);
}

static void
restarted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosDocument) self = data;
  g_autoptr (GError) error = NULL;
  EthosDocumentSave *save = self->save;

  /* A long journal is only long; one that remembers what must be forgotten is not good enough. */
  if (ethos_journal_writer_restart_finish (ETHOS_JOURNAL_WRITER (source), result, &error) ||
      !save->forget)
    g_clear_error (&error);
  finish (self, save, g_steal_pointer (&error));
}

static void
rebased_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosDocument) self = data;
  g_autoptr (GError) error = NULL;
  EthosDocumentSave *save = self->save;

  /* A journal that could not be rebased still has everything. */
  if (ethos_journal_writer_rebase_finish (ETHOS_JOURNAL_WRITER (source), result, &error))
    self->rebased_forget_sequence = save->forget_sequence;
  else
    {
      g_debug ("%s", error->message);
      self->rebase_failed = TRUE;
    }
  finish (self, save, g_steal_pointer (&save->error));
}

static void
replaced_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosDocument) self = data;
  EthosDocumentSave *save = self->save;
  GError *error = NULL;

  if (save->overwrite)
    {
      g_free (self->kept_copy);
      self->kept_copy = g_steal_pointer (&save->kept);
      self->kept_stamp = save->kept_stamp;
    }
  if (g_task_propagate_boolean (G_TASK (result), &error) || save->replaced)
    {
      self->stamp = save->stamp;
      self->has_stamp = TRUE;
    }
  if (error == NULL && save->full && self->journal != NULL)
    ethos_journal_writer_restart_async (self->journal, save->crc, save->sequence, restarted_cb,
                                        g_object_ref (self));
  else if (error != NULL && ethos_document_needs_rebase (self))
    {
      save->error = error;
      ethos_journal_writer_rebase_async (self->journal, save->base, save->sequence, rebased_cb,
                                         g_object_ref (self));
    }
  else
    finish (self, save, error);
}

/* Whether it was kept when writing over it failed before. */
static gboolean
is_kept (EthosDocumentSave *save)
{
  const EthosFileStamp *now = &save->expected;
  const EthosFileStamp *then = &save->kept_stamp;
  struct stat info;

  return save->kept != NULL && ethos_files_stat (save->files, save->kept, &info) == 0 &&
         now->device == then->device && now->inode == then->inode && now->size == then->size &&
         now->modified == then->modified && now->crc == then->crc;
}

/* What another program wrote is kept before it is written over, unless it has to be forgotten. */
static gboolean
keep_theirs (EthosDocumentSave *save, GError **error)
{
  g_autoptr (GBytes) theirs = NULL;
  g_autoptr (GError) local = NULL;

  theirs = ethos_atomic_file_read (save->files, save->path, ethos_json_limits_session.max_bytes,
                                   &save->expected, &local);
  save->has_expected = theirs != NULL;
  if (theirs != NULL && is_kept (save))
    return TRUE;
  g_clear_pointer (&save->kept, g_free);
  if (theirs == NULL)
    {
      if (g_error_matches (local, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_VANISHED))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  save->kept_stamp = save->expected;
  return save->forget ||
         ethos_document_home_keep_version (save->home, theirs, save->now, &save->kept, error);
}

static gboolean
write_file (EthosDocumentSave *save, GError **error)
{
  const EthosFileStamp *expected;
  gboolean done;

  if (save->overwrite && !keep_theirs (save, error))
    return FALSE;
  expected = save->has_expected ? &save->expected : NULL;
  done = ethos_atomic_file_save (save->files, save->path, save->uid, save->bytes, expected,
                                 &save->stamp, error);
  save->replaced = done || save->stamp.inode != 0;
  if (done && save->forget)
    done = ethos_document_home_forget (save->home, error);
  save->unbacked = done && save->full && save->dir != NULL &&
                   !ethos_backups_add (save->files, save->dir, save->bytes, save->now, NULL);
  /* Without a version to continue, the journal goes on as it is, until it takes the room that a
   * version lacks. */
  if (save->unbacked)
    save->full = save->forget || save->shorten;
  if (done && save->drop_journal)
    done = ethos_document_home_drop_journal (save->home, error);
  return done;
}

static void
replace_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  EthosDocumentSave *save = data;
  GError *error = NULL;

  if (write_file (save, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  save->base = ethos_document_encode_base (save->bytes, save->forget);
  g_task_return_error (task, error);
}

static void
replace (EthosDocument *self)
{
  ethos_document_work (replace_thread, self->save, replaced_cb, g_object_ref (self));
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosDocument) self = data;

  /* Without a journal the file is the only safe place left: it is written all the same. */
  ethos_journal_writer_flush_finish (ETHOS_JOURNAL_WRITER (source), result, NULL);
  replace (self);
}

static void
encoded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosDocument) self = data;
  EthosDocumentSave *save = self->save;
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      finish (self, save, error);
      return;
    }
  if (self->journal == NULL)
    {
      replace (self);
      return;
    }
  ethos_journal_writer_checkpoint (self->journal, save->sequence, save->crc);
  ethos_journal_writer_flush_async (self->journal, flushed_cb, g_object_ref (self));
}

static void
encode_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  EthosDocumentSave *save = data;
  GError *error = NULL;
  gsize length;
  const void *bytes;

  save->bytes = ethos_document_encode (save->snapshot, save->uid, FALSE, &error);
  g_clear_pointer (&save->snapshot, ethos_snapshot_unref);
  if (save->bytes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  bytes = g_bytes_get_data (save->bytes, &length);
  save->crc = ethos_crc32c (0, bytes, length);
  g_task_return_boolean (task, TRUE);
}

/**
 * ethos_document_work:
 * @thread: what blocks
 * @data: for @thread; it must live until @callback is called
 * @callback: called in the main context of the caller; its source object is %NULL
 *
 * Works elsewhere. A task that runs in a thread may be the last to go, and from there: so it holds
 * nothing.
 */
void
ethos_document_work (GTaskThreadFunc thread,
                     gpointer data,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, ethos_document_work);
  g_task_set_task_data (task, data, NULL);
  g_task_run_in_thread (task, thread);
}

static gboolean
autosave_cb (gpointer data)
{
  EthosDocument *self = data;

  g_clear_pointer (&self->autosave, g_source_unref);
  ethos_document_start_save (self);
  return G_SOURCE_REMOVE;
}

/**
 * ethos_document_schedule:
 * @delay_ms: how long to wait; a save that is due earlier stays so
 */
void
ethos_document_schedule (EthosDocument *self, guint delay_ms)
{
  if (self->autosave != NULL || self->save != NULL || self->closed ||
      self->access != ETHOS_DOCUMENT_WRITABLE)
    return;
  self->autosave = g_timeout_source_new (delay_ms);
  g_source_set_static_name (self->autosave, "ethos-autosave");
  g_source_set_callback (self->autosave, autosave_cb, self, NULL);
  g_source_attach (self->autosave, self->context);
}

static gboolean
is_full_due (EthosDocument *self)
{
  gint64 now = ethos_clock_get_boot_ms (ethos_store_get_clock (self->store));

  return self->full_next || self->forget_sequence > 0 || now - self->full_save_ms >= FULL_SAVE_MS;
}

/**
 * ethos_document_start_save:
 *
 * Writes the file now, unless that is under way.
 */
void
ethos_document_start_save (EthosDocument *self)
{
  EthosDocumentSave *save;

  if (self->save != NULL || self->moving || self->closed)
    return;
  if (self->autosave != NULL)
    {
      g_source_destroy (self->autosave);
      g_clear_pointer (&self->autosave, g_source_unref);
    }

  self->rebase_failed = FALSE;
  self->save = save = g_new0 (EthosDocumentSave, 1);
  save->files = self->files;
  save->home = self->home;
  save->path = g_strdup (self->home->path);
  save->uid = g_strdup (self->home->uid);
  save->dir = g_strdup (self->home->dir);
  save->snapshot = ethos_session_snapshot (ethos_store_get_session (self->store));
  save->sequence = ethos_store_get_sequence (self->store);
  save->now = MAX (ethos_clock_get_wall_ms (ethos_store_get_clock (self->store)) / 1000, 0);
  save->expected = self->stamp;
  save->has_expected = self->has_stamp;
  save->shorten = self->journal != NULL && ethos_journal_writer_get_needs_restart (self->journal);
  save->full = save->shorten || is_full_due (self);
  save->forget_sequence = self->forget_sequence;
  save->forget = self->forget_sequence > 0;
  save->overwrite = self->overwrite;
  save->kept = g_strdup (self->kept_copy);
  save->kept_stamp = self->kept_stamp;
  save->drop_journal = self->journal == NULL && self->home->journal != NULL;

  ethos_document_work (encode_thread, save, encoded_cb, g_object_ref (self));
}

/**
 * ethos_document_when_idle:
 *
 * Calls back when no save is under way.
 */
void
ethos_document_when_idle (EthosDocument *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, ethos_document_when_idle);
  g_queue_push_tail (&self->idle, task);
  answer_idle (self);
}

/**
 * ethos_document_save_async:
 * @self: a document
 *
 * Writes what has happened so far into the file. Nobody has to: it happens by itself.
 */
void
ethos_document_save_async (EthosDocument *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;
  guint64 *needed;

  g_return_if_fail (ETHOS_IS_DOCUMENT (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, ethos_document_save_async);
  if (self->access != ETHOS_DOCUMENT_WRITABLE)
    {
      g_task_return_new_error (task, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_READ_ONLY, "%s",
                               self->access_message);
      g_object_unref (task);
      return;
    }
  if (self->closed)
    {
      g_task_return_error (task, ethos_document_new_closed_error ());
      g_object_unref (task);
      return;
    }
  needed = g_new (guint64, 1);
  *needed = ethos_store_get_sequence (self->store);
  g_task_set_task_data (task, needed, g_free);
  g_ptr_array_add (self->waiting, task);
  ethos_document_start_save (self);
}

/** ethos_document_save_finish: FALSE: the file is as it was, and @error says why. */
gboolean
ethos_document_save_finish (EthosDocument *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ethos_document_retry:
 * @self: a document
 *
 * Tries at once what could not be saved before; `state` tells what comes of it.
 */
void
ethos_document_retry (EthosDocument *self)
{
  g_return_if_fail (ETHOS_IS_DOCUMENT (self) && !self->closed);

  if (self->access == ETHOS_DOCUMENT_WRITABLE)
    ethos_document_start_save (self);
}
