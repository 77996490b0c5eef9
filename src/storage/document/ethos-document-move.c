// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-document-private.h"

#include "ethos-json-gate.h"
#include "ethos-session-codec.h"

/* What a step lasts longer than that without being written down is worth writing. */
#define QUIET_LEAST_MS (60 * 1000)

typedef struct _Move Move;

/* A workshop that goes to another place, or leaves this one. */
struct _Move
{
  const EthosFiles *files;
  EthosClock *clock;
  EthosSnapshot *snapshot;
  /* Where it lives when its turn begins; owned once it doesn't any more. */
  EthosDocumentHome *home;
  EthosDocumentHome *left;
  EthosJournalWriter *journal;
  char *path;
  char *kept;
  guint64 sequence;
  /* Whether what was erased may still be in the state of the place that is left. */
  gboolean forget;
  void (*next) (EthosDocument *self, GTask *whole);
};

static void
move_free (Move *move)
{
  g_clear_pointer (&move->snapshot, ethos_snapshot_unref);
  g_clear_object (&move->journal);
  g_clear_pointer (&move->left, ethos_document_home_free);
  g_clear_object (&move->clock);
  g_free (move->path);
  g_free (move->kept);
  g_free (move);
}

static GTask *
move_task (EthosDocument *self,
           const char *path,
           gpointer tag,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Move *move = g_new0 (Move, 1);

  move->files = self->files;
  move->clock = g_object_ref (ethos_store_get_clock (self->store));
  move->path = g_strdup (path);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, move, (GDestroyNotify) move_free);
  return task;
}

static void
take_snapshot (EthosDocument *self, Move *move)
{
  move->snapshot = ethos_session_snapshot (ethos_store_get_session (self->store));
  move->sequence = ethos_store_get_sequence (self->store);
}

/* A step that blocks, on the way of a whole. */
static void
run (GTaskThreadFunc thread, GAsyncReadyCallback callback, GTask *whole)
{
  ethos_document_work (thread, g_task_get_task_data (whole), callback, whole);
}

/* --- Leaving: close the journal, remove it, let others in ---------------------------------- */

static void
drop_journal_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Move *move = data;
  g_autoptr (GError) error = NULL;

  /* A journal that stays has nothing that the file doesn't have: it does no harm. */
  if (!ethos_document_home_drop_journal (move->home, &error) ||
      (move->forget && !ethos_document_home_forget (move->home, &error)))
    g_debug ("%s", error->message);
  g_task_return_boolean (task, TRUE);
}

static void
left_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) whole = data;
  Move *move = g_task_get_task_data (whole);

  g_clear_pointer (&move->home->lock, ethos_session_lock_release);
  move->next (g_task_get_source_object (whole), whole);
}

static void
journal_closed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *whole = data;
  Move *move = g_task_get_task_data (whole);

  ethos_journal_writer_close_finish (ETHOS_JOURNAL_WRITER (source), result, NULL);
  g_clear_object (&move->journal);
  run (drop_journal_thread, left_cb, whole);
}

/* @journal: (transfer full) (nullable); @whole: (transfer full) */
static void
leave (EthosJournalWriter *journal, GTask *whole)
{
  Move *move = g_task_get_task_data (whole);

  move->journal = journal;
  if (journal != NULL)
    ethos_journal_writer_close_async (journal, journal_closed_cb, whole);
  else
    run (drop_journal_thread, left_cb, whole);
}

static EthosJournalWriter *
steal_journal (EthosDocument *self)
{
  if (self->journal != NULL)
    g_signal_handlers_disconnect_by_data (self->journal, self);
  return g_steal_pointer (&self->journal);
}

/* Nothing more happens to the workshop. */
static void
end (EthosDocument *self)
{
  g_autoptr (GError) error = ethos_document_new_closed_error ();

  self->closed = TRUE;
  ethos_document_update_read_only (self);
  if (self->autosave != NULL)
    g_source_destroy (self->autosave);
  g_clear_pointer (&self->autosave, g_source_unref);
  ethos_document_answer_waiting (self, self->saved_sequence, NULL);
  ethos_document_answer_waiting (self, self->saved_sequence, error);
}

/* @error: (transfer full) (nullable): why it did not work */
static void
answer (EthosDocument *self, GTask *whole, GError *error)
{
  if (error != NULL)
    g_task_return_error (whole, error);
  else
    g_task_return_boolean (whole, TRUE);
  ethos_document_end_turn (self);
}

static void
succeed (EthosDocument *self, GTask *whole)
{
  answer (self, whole, NULL);
}

/* Operations are refused until all who asked for it have given up. */
static void
refuse (EthosDocument *self)
{
  self->n_refusing++;
  ethos_document_update_read_only (self);
}

static void
admit (EthosDocument *self)
{
  self->n_refusing--;
  ethos_document_update_read_only (self);
}

/* --- Save as -------------------------------------------------------------------------------- */

static void
make_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Move *move = data;
  GError *error = NULL;
  g_autofree char *target =
      ethos_document_resolve_other (move->files, move->path, move->home->path, &error);
  EthosDocumentLoaded *loaded = NULL;

  if (target != NULL)
    {
      ethos_document_note_folder (move->files, move->home->dir, move->home->path, target);
      loaded = ethos_document_make (move->files, move->home->root, move->clock, target,
                                    move->home->uid, move->snapshot, &error);
    }
  if (loaded != NULL)
    g_task_return_pointer (task, loaded, (GDestroyNotify) ethos_document_loaded_free);
  else
    g_task_return_error (task, error);
}

/* The workshop lives at another place now; what happened on the way goes to the journal there. */
static void
arrive (EthosDocument *self, EthosDocumentLoaded *loaded, Move *move)
{
  g_autoptr (GPtrArray) tail = g_steal_pointer (&self->tail);

  self->stamp = loaded->stamp;
  self->has_stamp = TRUE;
  self->base_crc = loaded->base_crc;
  self->saved_sequence = move->sequence;
  move->forget = self->forget_sequence > 0;
  self->forget_sequence = self->forget_sequence > move->sequence ? self->forget_sequence : 0;
  self->dirty = FALSE;
  self->overwrite = FALSE;
  move->home = move->left = g_steal_pointer (&self->home);
  ethos_document_take_home (self, g_steal_pointer (&loaded->home));
  ethos_document_settle_in (self, NULL);
  for (guint i = 0; i < tail->len && self->journal != NULL; i++)
    {
      const EthosJournalRecord *record = g_ptr_array_index (tail, i);

      ethos_journal_writer_append (self->journal, record->sequence, record->payload);
    }
  ethos_store_acknowledge (self->store, move->sequence);
  ethos_document_update (self);
}

/* No save began meanwhile, whoever asked for one. */
static void
resume (EthosDocument *self)
{
  self->moving = FALSE;
  if (self->waiting->len > 0 || self->forget_sequence > 0)
    ethos_document_start_save (self);
  else if (ethos_document_is_dirty (self))
    ethos_document_schedule (self, self->autosave_ms);
}

static void
made_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) whole = data;
  EthosDocument *self = g_task_get_source_object (whole);
  Move *move = g_task_get_task_data (whole);
  const gboolean was_writable = self->access == ETHOS_DOCUMENT_WRITABLE;
  g_autoptr (EthosDocumentLoaded) loaded = NULL;
  EthosJournalWriter *journal;
  GError *error = NULL;

  loaded = g_task_propagate_pointer (G_TASK (result), &error);
  if (loaded == NULL)
    {
      g_clear_pointer (&self->tail, g_ptr_array_unref);
      resume (self);
      answer (self, whole, error);
      return;
    }
  journal = steal_journal (self);
  arrive (self, loaded, move);
  resume (self);
  move->next = succeed;
  if (was_writable)
    leave (journal, g_steal_pointer (&whole));
  else
    succeed (self, whole);
}

static void
depart_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  EthosDocument *self = ETHOS_DOCUMENT (object);
  GTask *whole = data;
  Move *move = g_task_get_task_data (whole);

  g_task_propagate_boolean (G_TASK (result), NULL);
  if (self->save != NULL)
    {
      ethos_document_when_idle (self, depart_cb, whole);
      return;
    }
  self->moving = TRUE;
  self->tail = g_ptr_array_new_with_free_func ((GDestroyNotify) ethos_journal_record_free);
  take_snapshot (self, move);
  run (make_thread, made_cb, whole);
}

static void
stayed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) whole = data;
  GError *error = NULL;

  ethos_document_save_finish (ETHOS_DOCUMENT (object), result, &error);
  answer (ETHOS_DOCUMENT (object), whole, error);
}

static void
begin_save_as (EthosDocument *self, GTask *whole)
{
  Move *move = g_task_get_task_data (whole);

  move->home = self->home;
  if (g_str_equal (move->path, self->home->path) && self->access == ETHOS_DOCUMENT_WRITABLE)
    ethos_document_save_async (self, stayed_cb, whole);
  else if (ethos_document_is_dirty (self))
    ethos_document_save_async (self, depart_cb, whole);
  else
    ethos_document_when_idle (self, depart_cb, whole);
}

/* --- Reload --------------------------------------------------------------------------------- */

/* Theirs must be readable, and ours be safe, before ours is let go. */
static void
compare_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Move *move = data;
  GError *error = NULL;
  g_autoptr (GBytes) theirs = NULL;
  g_autoptr (GBytes) ours = NULL;
  g_autoptr (EthosSessionFile) file = NULL;
  gint64 now = MAX (ethos_clock_get_wall_ms (move->clock) / 1000, 0);

  theirs = ethos_atomic_file_read (move->files, move->home->path,
                                   ethos_json_limits_session.max_bytes, NULL, &error);
  if (theirs != NULL)
    file = ethos_session_codec_read (theirs, &error);
  if (file != NULL)
    ours = ethos_document_encode (move->snapshot, move->home->uid, FALSE, &error);
  /* What was erased goes first: the version that is kept here is the only one that may stay. */
  if (ours != NULL && move->forget && !ethos_document_home_forget (move->home, &error))
    g_clear_pointer (&ours, g_bytes_unref);
  move->forget = FALSE;
  if (ours != NULL && ethos_document_home_keep_version (move->home, ours, now, &move->kept, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
reopened_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) whole = data;
  GError *error = NULL;
  EthosDocument *document = ethos_document_open_finish (result, &error);

  if (document != NULL)
    g_task_return_pointer (whole, document, g_object_unref);
  else
    g_task_return_error (whole, error);
  ethos_document_end_turn (g_task_get_source_object (whole));
}

static void
reopen (EthosDocument *self, GTask *whole)
{
  Move *move = g_task_get_task_data (whole);
  const EthosDocumentSetup setup = { move->clock, self->home->root, self->files, self->autosave_ms,
                                     self->compact_bytes };

  ethos_document_open_async (&setup, self->home->path, reopened_cb, g_object_ref (whole));
}

static void
compared_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) whole = data;
  EthosDocument *self = g_task_get_source_object (whole);
  Move *move = g_task_get_task_data (whole);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      admit (self);
      resume (self);
      answer (self, whole, error);
      return;
    }
  g_free (self->kept_copy);
  self->kept_copy = g_steal_pointer (&move->kept);
  end (self);
  if (self->access == ETHOS_DOCUMENT_WRITABLE)
    {
      move->next = reopen;
      leave (steal_journal (self), g_steal_pointer (&whole));
      return;
    }
  /* A journal that was not ours to write is not ours to remove. */
  g_clear_pointer (&self->home->lock, ethos_session_lock_release);
  reopen (self, whole);
}

static void
compare_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  EthosDocument *self = ETHOS_DOCUMENT (object);
  GTask *whole = data;

  g_task_propagate_boolean (G_TASK (result), NULL);
  if (self->save != NULL)
    {
      ethos_document_when_idle (self, compare_cb, whole);
      return;
    }
  self->moving = TRUE;
  refuse (self);
  take_snapshot (self, g_task_get_task_data (whole));
  ((Move *) g_task_get_task_data (whole))->forget = self->forget_sequence > 0;
  run (compare_thread, compared_cb, whole);
}

static void
begin_reload (EthosDocument *self, GTask *whole)
{
  Move *move = g_task_get_task_data (whole);

  move->home = self->home;
  ethos_document_when_idle (self, compare_cb, whole);
}

/* --- Close ---------------------------------------------------------------------------------- */

static void
last_saved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  EthosDocument *self = ETHOS_DOCUMENT (object);
  g_autoptr (GTask) whole = data;
  Move *move = g_task_get_task_data (whole);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      admit (self);
      answer (self, whole, error);
      return;
    }
  if (self->save != NULL)
    {
      ethos_document_when_idle (self, last_saved_cb, g_steal_pointer (&whole));
      return;
    }
  end (self);
  move->next = succeed;
  leave (steal_journal (self), g_steal_pointer (&whole));
}

/* When the file was written last is how the next opening knows until when somebody was in a step
 * whose clock does not run. Nothing may have been written for a long time; who only looks in leaves
 * the file as it was. */
static gboolean
is_time_to_be_kept (EthosDocument *self)
{
  const EthosActivity *step = ethos_session_get_current (ethos_store_get_session (self->store));
  gint64 now_ms = ethos_clock_get_boot_ms (ethos_store_get_clock (self->store));

  return step != NULL && step->presence.state == ETHOS_TIMER_RUNNING &&
         step->timer.state != ETHOS_TIMER_RUNNING && now_ms - self->full_save_ms >= QUIET_LEAST_MS;
}

static void
close_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  EthosDocument *self = ETHOS_DOCUMENT (object);

  g_task_propagate_boolean (G_TASK (result), NULL);
  self->full_next |= self->unbacked;
  if (self->full_next || ethos_document_is_dirty (self))
    {
      self->full_next = TRUE;
      ethos_document_save_async (self, last_saved_cb, data);
    }
  else if (is_time_to_be_kept (self))
    {
      self->dirty = TRUE;
      ethos_document_save_async (self, last_saved_cb, data);
    }
  else
    ethos_document_when_idle (self, last_saved_cb, data);
}

static void
begin_close (EthosDocument *self, GTask *whole)
{
  Move *move = g_task_get_task_data (whole);

  move->home = self->home;
  if (self->access == ETHOS_DOCUMENT_WRITABLE)
    {
      ethos_document_when_idle (self, close_cb, whole);
      return;
    }
  end (self);
  g_clear_pointer (&self->home->lock, ethos_session_lock_release);
  answer (self, whole, NULL);
  g_object_unref (whole);
}

/**
 * ethos_document_save_as_async:
 * @self: a document
 * @path: (type filename): where it shall live; what is there is replaced
 *
 * Goes on in another file. The old one stays as it was last saved. Also the way to work on what
 * could only be read, and out of a conflict. Like reloading, closing and overwriting it begins
 * when what was asked for before has come to its end.
 */
void
ethos_document_save_as_async (EthosDocument *self,
                              const char *path,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (ETHOS_IS_DOCUMENT (self) && path != NULL);

  ethos_document_take_turn (self, begin_save_as,
                            move_task (self, path, ethos_document_save_as_async, callback,
                                       user_data));
}

/** ethos_document_save_as_finish: FALSE: it lives where it lived, and @error says why. */
gboolean
ethos_document_save_as_finish (EthosDocument *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ethos_document_reload_async:
 * @self: a document whose file another program changed
 *
 * Opens what the other program wrote. What is in memory is kept among the previous versions, or at
 * ethos_document_get_kept_copy() of @self, which is closed, unless this fails: then nothing has
 * changed.
 */
void
ethos_document_reload_async (EthosDocument *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (ETHOS_IS_DOCUMENT (self));

  ethos_document_take_turn (self, begin_reload,
                            move_task (self, NULL, ethos_document_reload_async, callback,
                                       user_data));
}

/**
 * ethos_document_reload_finish:
 *
 * Returns: (transfer full) (nullable): the document to go on with
 */
EthosDocument *
ethos_document_reload_finish (EthosDocument *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * ethos_document_close_async:
 * @self: a document
 *
 * Saves what is not saved, removes the journal and lets others in. Operations are refused from now
 * on. When this fails the document goes on; dropping it then leaves the journal for the next time
 * it is opened. Closing what is closed already succeeds.
 */
void
ethos_document_close_async (EthosDocument *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (ETHOS_IS_DOCUMENT (self));

  refuse (self);
  ethos_document_take_turn (self, begin_close,
                            move_task (self, NULL, ethos_document_close_async, callback,
                                       user_data));
}

/** ethos_document_close_finish: FALSE: it is NOT all in the file, and @error says why. */
gboolean
ethos_document_close_finish (EthosDocument *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
