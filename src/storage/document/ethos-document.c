// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-document-name.h"
#include "ethos-document-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ethos-document-sentence.h"

G_DEFINE_FINAL_TYPE (EthosDocument, ethos_document, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STORE,
  PROP_PATH,
  PROP_STATE,
  PROP_MESSAGE,
  PROP_ACCESS,
  PROP_ACCESS_MESSAGE,
  PROP_CAUTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

GType
ethos_document_state_get_type (void)
{
  static gsize type;
  static const GEnumValue values[] = {
    { ETHOS_DOCUMENT_SAVED, "ETHOS_DOCUMENT_SAVED", "saved" },
    { ETHOS_DOCUMENT_SAVING, "ETHOS_DOCUMENT_SAVING", "saving" },
    { ETHOS_DOCUMENT_NOT_SAVED, "ETHOS_DOCUMENT_NOT_SAVED", "not-saved" },
    { ETHOS_DOCUMENT_CONFLICT, "ETHOS_DOCUMENT_CONFLICT", "conflict" },
    { 0, NULL, NULL },
  };

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("EthosDocumentState", values));
  return type;
}

GType
ethos_document_access_get_type (void)
{
  static gsize type;
  static const GEnumValue values[] = {
    { ETHOS_DOCUMENT_WRITABLE, "ETHOS_DOCUMENT_WRITABLE", "writable" },
    { ETHOS_DOCUMENT_ELSEWHERE, "ETHOS_DOCUMENT_ELSEWHERE", "elsewhere" },
    { ETHOS_DOCUMENT_NEWER, "ETHOS_DOCUMENT_NEWER", "newer" },
    { ETHOS_DOCUMENT_PROTECTED, "ETHOS_DOCUMENT_PROTECTED", "protected" },
    { 0, NULL, NULL },
  };

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("EthosDocumentAccess", values));
  return type;
}

static gboolean
take_string (char **place, char *text)
{
  g_autofree char *old = *place;

  *place = text;
  return g_strcmp0 (old, text) != 0;
}

/* Whether somebody has to say which version stays; trying again would not help. */
gboolean
ethos_document_is_conflict (const GError *error)
{
  return g_error_matches (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_CHANGED) ||
         g_error_matches (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_MOVED);
}

static EthosDocumentState
find_state (EthosDocument *self)
{
  if (self->access != ETHOS_DOCUMENT_WRITABLE)
    return ETHOS_DOCUMENT_SAVED;
  if (ethos_document_is_conflict (self->file_error))
    return ETHOS_DOCUMENT_CONFLICT;
  if (self->file_error != NULL || self->journal_error != NULL)
    return ETHOS_DOCUMENT_NOT_SAVED;
  return ethos_store_get_sequence (self->store) > ethos_store_get_durable_sequence (self->store)
             ? ETHOS_DOCUMENT_SAVING
             : ETHOS_DOCUMENT_SAVED;
}

static gboolean
is_kept_meanwhile (EthosDocument *self)
{
  return self->journal != NULL && self->journal_error == NULL && !self->journal_down;
}

static char *
find_message (EthosDocument *self)
{
  const GError *error = self->file_error != NULL ? self->file_error : self->journal_error;

  if (error == NULL || self->access != ETHOS_DOCUMENT_WRITABLE)
    return NULL;
  if (!is_kept_meanwhile (self))
    return g_strdup (error->message);
  /* Translators: %s is what could not be done, why, and a remedy: one or two sentences. */
  return g_strdup_printf (_ ("%s Until then every change is kept on this computer."),
                          error->message);
}

/* The file has all up to the last save; a journal that can't go on is worth a save at once. */
static void
journal_failed_cb (EthosJournalWriter *journal, const GError *error, EthosDocument *self)
{
  g_clear_error (&self->journal_error);
  if (!self->journal_down)
    self->journal_error = g_error_copy (error);
  ethos_document_update (self);
  ethos_document_schedule (self, self->autosave_ms);
}

static void
journal_durable_cb (EthosJournalWriter *journal, guint64 sequence, EthosDocument *self)
{
  g_clear_error (&self->journal_error);
  if (self->journal_down)
    ethos_document_set_caution (self, NULL);
  self->journal_down = FALSE;
  ethos_store_acknowledge (self->store, sequence);
  ethos_document_update (self);
  /* The save that begins the journal anew is due soon: not at a time of its own, but now. Where the
   * file can't be written, that is found out once more, and the journal is rebased. */
  if ((self->file_error != NULL ? !self->rebase_failed : self->autosave != NULL) &&
      ethos_journal_writer_get_needs_restart (journal))
    ethos_document_start_save (self);
}

static void
append (EthosDocument *self, guint64 sequence, GBytes *payload)
{
  if (self->tail != NULL)
    g_ptr_array_add (self->tail, ethos_journal_record_new_edits (sequence, payload));
  if (self->journal != NULL)
    ethos_journal_writer_append (self->journal, sequence, payload);
}

static void
applied_cb (EthosStore *store,
            gconstpointer edits,
            EthosChanges *changes,
            guint64 sequence,
            guint flags,
            EthosDocument *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) payload = ethos_document_encode_record (sequence, edits, flags, &error);

  if (payload != NULL)
    append (self, sequence, payload);
  else
    {
      /* The journal may not have a gap: the file takes over until it can begin anew behind it. */
      ethos_document_stop_journal (self);
      g_clear_error (&self->journal_error);
      self->journal_error = g_steal_pointer (&error);
    }

  if (flags & ETHOS_OP_COMPACT)
    {
      self->forget_sequence = sequence;
      /* They have words that are to be forgotten, too. */
      g_clear_pointer (&self->differences, ethos_differences_unref);
      g_clear_pointer (&self->kept_changes, g_free);
    }
  ethos_document_update (self);
  if (self->forget_sequence == sequence || payload == NULL)
    ethos_document_start_save (self);
  else if (ethos_document_get_state (self) != ETHOS_DOCUMENT_CONFLICT)
    ethos_document_schedule (self, self->autosave_ms);
}

static void
ethos_document_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  EthosDocument *self = ETHOS_DOCUMENT (object);

  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_PATH:
      g_value_set_string (value, self->home->path);
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case PROP_ACCESS:
      g_value_set_enum (value, self->access);
      break;
    case PROP_ACCESS_MESSAGE:
      g_value_set_string (value, self->access_message);
      break;
    case PROP_CAUTION:
      g_value_set_string (value, self->caution);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_document_dispose (GObject *object)
{
  EthosDocument *self = ETHOS_DOCUMENT (object);

  if (self->store != NULL)
    g_clear_signal_handler (&self->applied_id, self->store);
  if (self->autosave != NULL)
    g_source_destroy (self->autosave);
  g_clear_pointer (&self->autosave, g_source_unref);
  ethos_document_stop_journal (self);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (ethos_document_parent_class)->dispose (object);
}

static void
ethos_document_finalize (GObject *object)
{
  EthosDocument *self = ETHOS_DOCUMENT (object);

  g_clear_pointer (&self->home, ethos_document_home_free);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->tail, g_ptr_array_unref);
  g_clear_error (&self->file_error);
  g_clear_error (&self->journal_error);
  g_free (self->message);
  g_free (self->access_message);
  g_free (self->caution);
  g_free (self->recovered);
  g_strfreev (self->repairs);
  g_clear_pointer (&self->differences, ethos_differences_unref);
  g_free (self->kept_changes);
  g_free (self->kept_copy);

  G_OBJECT_CLASS (ethos_document_parent_class)->finalize (object);
}

static void
ethos_document_class_init (EthosDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = ethos_document_dispose;
  object_class->finalize = ethos_document_finalize;
  object_class->get_property = ethos_document_get_property;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, ETHOS_TYPE_STORE, flags);
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, ETHOS_TYPE_DOCUMENT_STATE,
                                              ETHOS_DOCUMENT_SAVED, flags);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  properties[PROP_ACCESS] = g_param_spec_enum ("access", NULL, NULL, ETHOS_TYPE_DOCUMENT_ACCESS,
                                               ETHOS_DOCUMENT_WRITABLE, flags);
  properties[PROP_ACCESS_MESSAGE] = g_param_spec_string ("access-message", NULL, NULL, NULL, flags);
  properties[PROP_CAUTION] = g_param_spec_string ("caution", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ethos_document_init (EthosDocument *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->waiting = g_ptr_array_new ();
}

/**
 * ethos_document_new_loaded:
 * @loaded: (transfer full): what came of opening or making a file
 * @setup: all but where its state is and what its clock is, which @loaded knows
 *
 * Returns: (transfer full): a document that follows its store
 */
EthosDocument *
ethos_document_new_loaded (EthosDocumentLoaded *loaded, const EthosDocumentSetup *setup)
{
  EthosDocument *self = g_object_new (ETHOS_TYPE_DOCUMENT, NULL);

  self->files = setup->files;
  self->autosave_ms = setup->autosave_ms;
  self->compact_bytes = setup->compact_bytes;
  self->store = g_steal_pointer (&loaded->store);
  self->home = g_steal_pointer (&loaded->home);
  self->stamp = loaded->stamp;
  self->has_stamp = loaded->has_stamp;
  self->base_crc = loaded->base_crc;
  self->access = loaded->access;
  self->access_message = g_steal_pointer (&loaded->access_message);
  self->caution = g_steal_pointer (&loaded->caution);
  self->recovered = g_steal_pointer (&loaded->recovered);
  self->repairs = g_steal_pointer (&loaded->repairs);
  self->differences = g_steal_pointer (&loaded->differences);
  self->kept_changes = g_steal_pointer (&loaded->kept_changes);
  self->dirty = loaded->dirty;
  self->saved_sequence = ethos_store_get_sequence (self->store);
  self->full_save_ms = ethos_clock_get_boot_ms (ethos_store_get_clock (self->store));
  self->applied_id = g_signal_connect (self->store, "applied", G_CALLBACK (applied_cb), self);

  if (self->access == ETHOS_DOCUMENT_WRITABLE)
    {
      ethos_document_settle_in (self, loaded->journal);
      if (loaded->pending != NULL)
        append (self, ethos_store_get_sequence (self->store), loaded->pending);
      if (loaded->forget)
        self->forget_sequence = MAX (ethos_store_get_sequence (self->store), 1);
      self->full_next = loaded->dirty;
    }
  if (self->forget_sequence > 0)
    ethos_document_start_save (self);
  else if (self->dirty || loaded->pending != NULL)
    ethos_document_schedule (self, self->autosave_ms);
  ethos_document_loaded_free (loaded);
  return self;
}

static gboolean
remake_cb (gpointer data, GError **error)
{
  return ethos_document_home_remake (data, error);
}

/**
 * ethos_document_settle_in:
 * @previous: (nullable): what the journal of the home holds; without it there must be none
 *
 * Begins to write the journal of the home, where there can be one.
 */
void
ethos_document_settle_in (EthosDocument *self, const EthosJournal *previous)
{
  if (self->home->journal == NULL)
    return;
  self->journal = ethos_journal_writer_new (self->files, self->home->journal, self->home->uid,
                                            self->base_crc, previous, remake_cb, self->home);
  ethos_journal_writer_set_compact_bytes (self->journal, self->compact_bytes);
  g_signal_connect_object (self->journal, "durable", G_CALLBACK (journal_durable_cb), self, 0);
  g_signal_connect_object (self->journal, "failed", G_CALLBACK (journal_failed_cb), self, 0);
}

/** ethos_document_stop_journal: what was appended is still written; this waits for it. */
void
ethos_document_stop_journal (EthosDocument *self)
{
  if (self->journal == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->journal, self);
  /* Whoever called may be called by the writer: the last reference is not ours then. */
  g_object_run_dispose (G_OBJECT (self->journal));
  g_clear_object (&self->journal);
}

/** ethos_document_is_dirty: whether the file lacks anything. */
gboolean
ethos_document_is_dirty (EthosDocument *self)
{
  return self->access == ETHOS_DOCUMENT_WRITABLE &&
         (self->dirty || self->forget_sequence > 0 ||
          ethos_store_get_sequence (self->store) > self->saved_sequence);
}

/** ethos_document_update_read_only: whether operations are refused, for whatever reason. */
void
ethos_document_update_read_only (EthosDocument *self)
{
  ethos_store_set_read_only (self->store, self->closed || self->n_refusing > 0 ||
                                              self->access != ETHOS_DOCUMENT_WRITABLE);
}

/** ethos_document_update: works out what to show, and tells. */
void
ethos_document_update (EthosDocument *self)
{
  EthosDocumentState state = find_state (self);
  gboolean changed = take_string (&self->message, find_message (self));

  if (self->state != state)
    {
      self->state = state;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
    }
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
}

/**
 * ethos_document_set_caution:
 * @error: (nullable): why there is no journal
 */
void
ethos_document_set_caution (EthosDocument *self, const GError *error)
{
  if (take_string (&self->caution, error != NULL ? ethos_document_dup_caution (error) : NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAUTION]);
}

/**
 * ethos_document_take_home:
 * @home: (transfer full): another one
 *
 * The workshop lives there now, and can be worked on unless it is about to be closed.
 */
void
ethos_document_take_home (EthosDocument *self, EthosDocumentHome *home)
{
  g_clear_pointer (&self->home, ethos_document_home_free);
  self->home = home;
  g_clear_error (&self->file_error);
  g_clear_error (&self->journal_error);
  self->journal_down = FALSE;
  if (self->access != ETHOS_DOCUMENT_WRITABLE)
    {
      self->access = ETHOS_DOCUMENT_WRITABLE;
      g_clear_pointer (&self->access_message, g_free);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCESS]);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCESS_MESSAGE]);
    }
  ethos_document_update_read_only (self);
  ethos_document_set_caution (self, home->trouble);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PATH]);
}

/**
 * ethos_document_get_store:
 * @self: a document
 *
 * Returns: (transfer none): the one way to change the workshop
 */
EthosStore *
ethos_document_get_store (EthosDocument *self)
{
  g_return_val_if_fail (ETHOS_IS_DOCUMENT (self), NULL);

  return self->store;
}

/** ethos_document_get_path: the file, links resolved. */
const char *
ethos_document_get_path (EthosDocument *self)
{
  g_return_val_if_fail (ETHOS_IS_DOCUMENT (self), NULL);

  return self->home->path;
}

/** ethos_document_get_state: how safe the last change is. */
EthosDocumentState
ethos_document_get_state (EthosDocument *self)
{
  g_return_val_if_fail (ETHOS_IS_DOCUMENT (self), ETHOS_DOCUMENT_SAVED);

  return self->state;
}

/** ethos_document_get_message: (nullable): what could not be done, why, and what helps. */
const char *
ethos_document_get_message (EthosDocument *self)
{
  g_return_val_if_fail (ETHOS_IS_DOCUMENT (self), NULL);

  return self->message;
}

/**
 * ethos_document_comes_back:
 * @self: a document
 *
 * Whether what the file does not have yet would be there when it is opened again. Not so where the
 * journal can't be written either, nor where another program has changed the file: what is kept
 * then doesn't continue it.
 */
gboolean
ethos_document_comes_back (EthosDocument *self)
{
  g_return_val_if_fail (ETHOS_IS_DOCUMENT (self), FALSE);

  return self->state == ETHOS_DOCUMENT_SAVED ||
         (self->state != ETHOS_DOCUMENT_CONFLICT && is_kept_meanwhile (self));
}

/**
 * ethos_document_is_file_gone:
 *
 * Whether the file of a conflict was moved or deleted, so that there is no other version to open.
 */
gboolean
ethos_document_is_file_gone (EthosDocument *self)
{
  g_return_val_if_fail (ETHOS_IS_DOCUMENT (self), FALSE);

  return self->state == ETHOS_DOCUMENT_CONFLICT &&
         g_error_matches (self->file_error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_MOVED);
}

/**
 * ethos_document_forgets:
 *
 * Whether the next save also removes every previous version, because notes were revealed or erased.
 */
gboolean
ethos_document_forgets (EthosDocument *self)
{
  g_return_val_if_fail (ETHOS_IS_DOCUMENT (self), FALSE);

  return self->forget_sequence > 0;
}

/** ethos_document_get_access: what may be done. */
EthosDocumentAccess
ethos_document_get_access (EthosDocument *self)
{
  g_return_val_if_fail (ETHOS_IS_DOCUMENT (self), ETHOS_DOCUMENT_PROTECTED);

  return self->access;
}

/** ethos_document_get_access_message: (nullable): why it can't be changed, and what helps. */
const char *
ethos_document_get_access_message (EthosDocument *self)
{
  g_return_val_if_fail (ETHOS_IS_DOCUMENT (self), NULL);

  return self->access_message;
}

/** ethos_document_get_caution: (nullable): why less is protected than usual; work goes on. */
const char *
ethos_document_get_caution (EthosDocument *self)
{
  g_return_val_if_fail (ETHOS_IS_DOCUMENT (self), NULL);

  return self->caution;
}

/** ethos_document_get_recovered: (nullable): what came back when it was opened, in one sentence. */
const char *
ethos_document_get_recovered (EthosDocument *self)
{
  g_return_val_if_fail (ETHOS_IS_DOCUMENT (self), NULL);

  return self->recovered;
}

/** ethos_document_get_repairs: (nullable): where in the workshop something was put right. */
const char *const *
ethos_document_get_repairs (EthosDocument *self)
{
  g_return_val_if_fail (ETHOS_IS_DOCUMENT (self), NULL);

  return (const char *const *) self->repairs;
}

/**
 * ethos_document_get_differences:
 *
 * Returns: (transfer none) (nullable): how what was opened instead of a damaged file differs from
 *   it; gone once something is revealed or erased, because older words must be forgotten then
 */
EthosDifferences *
ethos_document_get_differences (EthosDocument *self)
{
  g_return_val_if_fail (ETHOS_IS_DOCUMENT (self), NULL);

  return self->differences;
}

/**
 * ethos_document_get_has_kept_changes:
 *
 * Returns: whether there are changes that could not be used when it was opened, and are kept; gone
 *   once something is revealed or erased, because older words must be forgotten then
 */
gboolean
ethos_document_get_has_kept_changes (EthosDocument *self)
{
  g_return_val_if_fail (ETHOS_IS_DOCUMENT (self), FALSE);

  return self->kept_changes != NULL;
}

/**
 * ethos_document_get_kept_suffix:
 * @self: a document of which ethos_document_get_has_kept_changes() is true
 *
 * Returns: how the name of a copy of them must end: as that of a workshop, where they could be made
 *   one
 */
const char *
ethos_document_get_kept_suffix (EthosDocument *self)
{
  g_return_val_if_fail (ETHOS_IS_DOCUMENT (self) && self->kept_changes != NULL, NULL);

  return g_str_has_suffix (self->kept_changes, ".journal") ? ".journal" : ETHOS_DOCUMENT_SUFFIX;
}
