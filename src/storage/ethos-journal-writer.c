// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-journal-writer.h"

typedef enum
{
  COMMAND_ADD,
  COMMAND_FLUSH,
  COMMAND_RESTART,
  COMMAND_REBASE,
  COMMAND_CLOSE,
} CommandKind;

typedef struct
{
  CommandKind kind;
  EthosJournalRecord *record;
  guint32 base_crc;
  guint64 covered;
  GBytes *session;
  GTask *task;
} Command;

/* What the two threads share. It outlives the writer where an outcome is still under way. */
typedef struct
{
  GMutex lock;
  GCond cond;
  GQueue commands;
  gboolean stop;
  GMainContext *context;
  GWeakRef owner;
  /* The worker's alone. */
  EthosJournalLog *log;
} Shared;

/* What a batch came to, on its way to the owner's thread. Tasks travel with it because only there
 * may the last reference to the writer be dropped: dropping it waits for the worker. */
typedef struct
{
  Shared *shared;
  guint64 durable;
  gsize size;
  guint n_records;
  GError *error;
  GError *restart_error;
  GPtrArray *flushed;
  GPtrArray *restarted;
  gboolean closed;
} Outcome;

struct _EthosJournalWriter
{
  GObject parent_instance;

  Shared *shared;
  GThread *thread;
  guint64 sequence;
  guint64 durable;
  gsize size;
  gsize compact_bytes;
  guint n_records;
  guint closing : 1;
};

G_DEFINE_FINAL_TYPE (EthosJournalWriter, ethos_journal_writer, G_TYPE_OBJECT)

enum
{
  SIGNAL_DURABLE,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
command_free (Command *command)
{
  ethos_journal_record_free (command->record);
  g_clear_pointer (&command->session, g_bytes_unref);
  g_clear_object (&command->task);
  g_free (command);
}

static void
shared_clear (gpointer data)
{
  Shared *shared = data;

  g_queue_clear_full (&shared->commands, (GDestroyNotify) command_free);
  g_weak_ref_clear (&shared->owner);
  g_main_context_unref (shared->context);
  g_mutex_clear (&shared->lock);
  g_cond_clear (&shared->cond);
}

static void
outcome_free (Outcome *outcome)
{
  g_atomic_rc_box_release_full (outcome->shared, shared_clear);
  g_clear_error (&outcome->error);
  g_clear_error (&outcome->restart_error);
  g_ptr_array_unref (outcome->flushed);
  g_ptr_array_unref (outcome->restarted);
  g_free (outcome);
}

static Outcome *
outcome_new (Shared *shared)
{
  Outcome *outcome = g_new0 (Outcome, 1);

  outcome->shared = g_atomic_rc_box_acquire (shared);
  outcome->flushed = g_ptr_array_new_with_free_func (g_object_unref);
  outcome->restarted = g_ptr_array_new_with_free_func (g_object_unref);
  return outcome;
}

static void
return_tasks (GPtrArray *tasks, const GError *error)
{
  for (guint i = 0; i < tasks->len; i++)
    {
      if (error != NULL)
        g_task_return_error (g_ptr_array_index (tasks, i), g_error_copy (error));
      else
        g_task_return_boolean (g_ptr_array_index (tasks, i), TRUE);
    }
}

static gboolean
dispatch_cb (gpointer data)
{
  Outcome *outcome = data;
  g_autoptr (EthosJournalWriter) self = g_weak_ref_get (&outcome->shared->owner);

  if (self == NULL)
    return G_SOURCE_REMOVE;
  self->size = outcome->size;
  self->n_records = outcome->n_records;
  if (outcome->durable > self->durable)
    {
      self->durable = outcome->durable;
      g_signal_emit (self, signals[SIGNAL_DURABLE], 0, self->durable);
    }
  if (outcome->error != NULL)
    {
      self->closing = FALSE;
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, outcome->error);
    }
  return_tasks (outcome->restarted, outcome->restart_error);
  return_tasks (outcome->flushed, outcome->error);
  return G_SOURCE_REMOVE;
}

static void
post (Outcome *outcome)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "ethos-journal-outcome");
  g_source_set_callback (source, dispatch_cb, outcome, (GDestroyNotify) outcome_free);
  g_source_attach (source, outcome->shared->context);
}

/* Returns whether a commit is called for. */
static gboolean
carry_out (Shared *shared, Command *command, Outcome *outcome)
{
  switch (command->kind)
    {
    case COMMAND_ADD:
      ethos_journal_log_add (shared->log, g_steal_pointer (&command->record));
      return TRUE;
    case COMMAND_RESTART:
      g_ptr_array_add (outcome->restarted, g_steal_pointer (&command->task));
      g_clear_error (&outcome->restart_error);
      ethos_journal_log_restart (shared->log, command->base_crc, command->covered,
                                 &outcome->restart_error);
      /* Had it failed after the rename, a new file is needed before anything is called saved. */
      return TRUE;
    case COMMAND_REBASE:
      g_ptr_array_add (outcome->restarted, g_steal_pointer (&command->task));
      g_clear_error (&outcome->restart_error);
      ethos_journal_log_rebase (shared->log, command->session, command->covered,
                                &outcome->restart_error);
      return TRUE;
    case COMMAND_CLOSE:
      outcome->closed = TRUE;
      G_GNUC_FALLTHROUGH;
    case COMMAND_FLUSH:
      if (command->task != NULL)
        g_ptr_array_add (outcome->flushed, g_steal_pointer (&command->task));
      return TRUE;
    default:
      g_assert_not_reached ();
    }
}

/* Takes everything that has come; waits while there is nothing. Returns FALSE at the end. */
static gboolean
take_batch (Shared *shared, GQueue *batch)
{
  gboolean more;

  g_mutex_lock (&shared->lock);
  while (g_queue_is_empty (&shared->commands) && !shared->stop)
    g_cond_wait (&shared->cond, &shared->lock);
  more = !g_queue_is_empty (&shared->commands);
  *batch = shared->commands;
  g_queue_init (&shared->commands);
  g_mutex_unlock (&shared->lock);
  return more;
}

/* Commits at once when there is something; what comes meanwhile makes the next batch, which
 * shares one fdatasync. */
static gpointer
work (gpointer data)
{
  Shared *shared = data;
  GQueue batch = G_QUEUE_INIT;
  gboolean closed = FALSE;

  while (!closed && take_batch (shared, &batch))
    {
      Outcome *outcome = outcome_new (shared);
      gboolean commit = FALSE;

      for (Command *command; (command = g_queue_pop_head (&batch)) != NULL;)
        {
          commit |= carry_out (shared, command, outcome);
          command_free (command);
        }
      if (commit)
        closed = ethos_journal_log_commit (shared->log, &outcome->error) && outcome->closed;
      outcome->durable = ethos_journal_log_get_durable (shared->log);
      outcome->size = ethos_journal_log_get_size (shared->log);
      outcome->n_records = ethos_journal_log_get_n_records (shared->log);
      if (closed)
        g_clear_pointer (&shared->log, ethos_journal_log_free);
      post (outcome);
    }
  g_clear_pointer (&shared->log, ethos_journal_log_free);
  g_atomic_rc_box_release_full (shared, shared_clear);
  return NULL;
}

static void
push_command (EthosJournalWriter *self, Command *command)
{
  g_mutex_lock (&self->shared->lock);
  g_queue_push_tail (&self->shared->commands, command);
  g_cond_signal (&self->shared->cond);
  g_mutex_unlock (&self->shared->lock);
}

static void
push (EthosJournalWriter *self, CommandKind kind, EthosJournalRecord *record, GTask *task)
{
  Command *command = g_new0 (Command, 1);

  command->kind = kind;
  command->record = record;
  command->task = task;
  push_command (self, command);
}

/* The worker is done when this returns, however many still hold the writer. */
static void
ethos_journal_writer_dispose (GObject *object)
{
  EthosJournalWriter *self = ETHOS_JOURNAL_WRITER (object);

  g_mutex_lock (&self->shared->lock);
  self->shared->stop = TRUE;
  g_cond_signal (&self->shared->cond);
  g_mutex_unlock (&self->shared->lock);
  g_clear_pointer (&self->thread, g_thread_join);

  G_OBJECT_CLASS (ethos_journal_writer_parent_class)->dispose (object);
}

static void
ethos_journal_writer_finalize (GObject *object)
{
  g_atomic_rc_box_release_full (ETHOS_JOURNAL_WRITER (object)->shared, shared_clear);

  G_OBJECT_CLASS (ethos_journal_writer_parent_class)->finalize (object);
}

static void
ethos_journal_writer_class_init (EthosJournalWriterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ethos_journal_writer_dispose;
  object_class->finalize = ethos_journal_writer_finalize;

  /**
   * EthosJournalWriter::durable:
   * @sequence: everything up to and including it survives a power cut
   */
  signals[SIGNAL_DURABLE] = g_signal_new ("durable", ETHOS_TYPE_JOURNAL_WRITER, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT64);
  /**
   * EthosJournalWriter::failed:
   * @error: why what was appended behind ethos_journal_writer_get_durable() is NOT saved
   *
   * Nothing is forgotten: each further append, and each flush, tries again with a new file.
   */
  signals[SIGNAL_FAILED] =
      g_signal_new ("failed", ETHOS_TYPE_JOURNAL_WRITER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
ethos_journal_writer_init (EthosJournalWriter *self)
{
  self->shared = g_atomic_rc_box_new0 (Shared);
  g_mutex_init (&self->shared->lock);
  g_cond_init (&self->shared->cond);
  g_queue_init (&self->shared->commands);
  g_weak_ref_init (&self->shared->owner, self);
  self->shared->context = g_main_context_ref_thread_default ();
  self->compact_bytes = ETHOS_JOURNAL_COMPACT_BYTES;
}

/**
 * ethos_journal_writer_new:
 * @files: (nullable): the seam; used from the worker thread
 * @path: where the journal is or will be, in a folder that exists
 * @session_id: a valid id
 * @base_crc: CRC32C of the session file; ignored with @previous
 * @previous: (nullable): what ethos_journal_read() found at @path, to be continued; without it
 *   there must be nothing at @path
 * @remake: (nullable): as of ethos_journal_log_set_remake(); called in the worker thread
 * @remake_data: for @remake; must outlive the writer
 *
 * Begins the journal file at once on a thread of its own. Signals are emitted and callbacks
 * called in the thread-default context of the caller. Disposing of it, or dropping the last
 * reference, writes what is still queued, and waits for it; close first not to wait.
 *
 * Returns: (transfer full)
 */
EthosJournalWriter *
ethos_journal_writer_new (const EthosFiles *files,
                          const char *path,
                          const char *session_id,
                          guint32 base_crc,
                          const EthosJournal *previous,
                          EthosJournalRemake remake,
                          gpointer remake_data)
{
  EthosJournalWriter *self;
  EthosJournalLog *log;

  log = ethos_journal_log_new (files, path, session_id, base_crc, previous);
  g_return_val_if_fail (log != NULL, NULL);
  ethos_journal_log_set_remake (log, remake, remake_data);

  self = g_object_new (ETHOS_TYPE_JOURNAL_WRITER, NULL);
  self->shared->log = log;
  for (guint i = 0; previous != NULL && i < previous->records->len; i++)
    {
      const EthosJournalRecord *record = g_ptr_array_index (previous->records, i);

      if (record->kind != ETHOS_JOURNAL_CHECKPOINT)
        self->sequence = record->sequence;
    }
  self->thread = g_thread_new ("ethos-journal", work, g_atomic_rc_box_acquire (self->shared));
  push (self, COMMAND_FLUSH, NULL, NULL);
  return self;
}

/** ethos_journal_writer_get_durable: the highest sequence told to be durable; 0: none yet. */
guint64
ethos_journal_writer_get_durable (EthosJournalWriter *self)
{
  g_return_val_if_fail (ETHOS_IS_JOURNAL_WRITER (self), 0);

  return self->durable;
}

/**
 * ethos_journal_writer_set_compact_bytes:
 * @compact_bytes: how long the journal may become, the base not counted
 *
 * Until then that is ETHOS_JOURNAL_COMPACT_BYTES.
 */
void
ethos_journal_writer_set_compact_bytes (EthosJournalWriter *self, gsize compact_bytes)
{
  g_return_if_fail (ETHOS_IS_JOURNAL_WRITER (self) && compact_bytes > 0);

  self->compact_bytes = compact_bytes;
}

/**
 * ethos_journal_writer_get_needs_restart:
 *
 * Whether the journal is so long that the session file should be saved and the journal be
 * restarted behind it, or be rebased where that can't be.
 */
gboolean
ethos_journal_writer_get_needs_restart (EthosJournalWriter *self)
{
  g_return_val_if_fail (ETHOS_IS_JOURNAL_WRITER (self), FALSE);

  return self->size >= self->compact_bytes || self->n_records >= ETHOS_JOURNAL_COMPACT_RECORDS;
}

/**
 * ethos_journal_writer_append:
 * @sequence: one more than the last one; the first may be any above 0
 * @payload: one operation, 1 … ETHOS_JOURNAL_PAYLOAD_MAX bytes
 *
 * Queues an operation; never blocks. It is saved when #EthosJournalWriter::durable says so.
 */
void
ethos_journal_writer_append (EthosJournalWriter *self, guint64 sequence, GBytes *payload)
{
  g_return_if_fail (ETHOS_IS_JOURNAL_WRITER (self) && !self->closing);
  g_return_if_fail (sequence > 0 && (self->sequence == 0 || sequence == self->sequence + 1));
  g_return_if_fail (payload != NULL && g_bytes_get_size (payload) > 0 &&
                    g_bytes_get_size (payload) <= ETHOS_JOURNAL_PAYLOAD_MAX);

  self->sequence = sequence;
  push (self, COMMAND_ADD, ethos_journal_record_new_edits (sequence, payload), NULL);
}

/**
 * ethos_journal_writer_checkpoint:
 * @sequence: of the last operation that the file will have
 * @base_crc: CRC32C of the bytes that are about to be saved
 *
 * Announces a save of the session file. Flush, and save only when that worked: from then on the
 * journal continues both the old and the new file.
 */
void
ethos_journal_writer_checkpoint (EthosJournalWriter *self, guint64 sequence, guint32 base_crc)
{
  g_return_if_fail (ETHOS_IS_JOURNAL_WRITER (self) && !self->closing);
  g_return_if_fail (sequence <= self->sequence || self->sequence == 0);

  push (self, COMMAND_ADD, ethos_journal_record_new_checkpoint (sequence, base_crc), NULL);
}

/**
 * ethos_journal_writer_flush_async:
 *
 * Calls back when everything appended before is durable, or couldn't be made so. It is also the
 * way to try again after #EthosJournalWriter::failed.
 */
void
ethos_journal_writer_flush_async (EthosJournalWriter *self,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task;

  g_return_if_fail (ETHOS_IS_JOURNAL_WRITER (self) && !self->closing);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, ethos_journal_writer_flush_async);
  push (self, COMMAND_FLUSH, NULL, task);
}

/** ethos_journal_writer_flush_finish: FALSE: it is NOT saved, and @error says why. */
gboolean
ethos_journal_writer_flush_finish (EthosJournalWriter *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ethos_journal_writer_restart_async:
 * @base_crc: CRC32C of the session file as it was saved, durably and announced by a checkpoint
 * @covered: the last sequence that is in the file
 *
 * Compacts the journal: a new one takes its place, with only the operations behind @covered.
 */
void
ethos_journal_writer_restart_async (EthosJournalWriter *self,
                                    guint32 base_crc,
                                    guint64 covered,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  Command *command;

  g_return_if_fail (ETHOS_IS_JOURNAL_WRITER (self) && !self->closing);

  command = g_new0 (Command, 1);
  command->kind = COMMAND_RESTART;
  command->base_crc = base_crc;
  command->covered = covered;
  command->task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (command->task, ethos_journal_writer_restart_async);
  push_command (self, command);
}

/** ethos_journal_writer_restart_finish: FALSE: the journal is still the long one; nothing is lost.
 */
gboolean
ethos_journal_writer_restart_finish (EthosJournalWriter *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ethos_journal_writer_rebase_async:
 * @session: 1 … ETHOS_JOURNAL_BASE_MAX bytes: the session up to and including @covered
 * @covered: the last sequence that is in it
 *
 * Compacts the journal while the session file can't be written: a new one takes its place, with the
 * session itself and the operations behind @covered. It continues what the old one continued.
 */
void
ethos_journal_writer_rebase_async (EthosJournalWriter *self,
                                   GBytes *session,
                                   guint64 covered,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  Command *command;

  g_return_if_fail (ETHOS_IS_JOURNAL_WRITER (self) && !self->closing);
  g_return_if_fail (session != NULL && g_bytes_get_size (session) > 0 &&
                    g_bytes_get_size (session) <= ETHOS_JOURNAL_BASE_MAX);

  command = g_new0 (Command, 1);
  command->kind = COMMAND_REBASE;
  command->session = g_bytes_ref (session);
  command->covered = covered;
  command->task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (command->task, ethos_journal_writer_rebase_async);
  push_command (self, command);
}

/** ethos_journal_writer_rebase_finish: FALSE: the journal is still the long one; nothing is lost.
 */
gboolean
ethos_journal_writer_rebase_finish (EthosJournalWriter *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ethos_journal_writer_close_async:
 *
 * Makes everything durable and closes the file. Nothing can be appended from now on, unless this
 * fails: then the writer goes on.
 */
void
ethos_journal_writer_close_async (EthosJournalWriter *self,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task;

  g_return_if_fail (ETHOS_IS_JOURNAL_WRITER (self) && !self->closing);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, ethos_journal_writer_close_async);
  push (self, COMMAND_CLOSE, NULL, task);
  self->closing = TRUE;
}

/** ethos_journal_writer_close_finish: FALSE: it is NOT all saved, and @error says why. */
gboolean
ethos_journal_writer_close_finish (EthosJournalWriter *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
