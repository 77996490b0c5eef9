// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-store-private.h"

#include <glib/gi18n-lib.h>

#include "ethos-session-private.h"

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_CLOCK,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_READ_ONLY,
  PROP_SEQUENCE,
  PROP_DURABLE_SEQUENCE,
  N_PROPS
};

enum
{
  SIGNAL_APPLIED,
  SIGNAL_REFUSED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EthosStore, ethos_store, G_TYPE_OBJECT)

void
ethos_store_notify_history (EthosStore *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_LABEL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_LABEL]);
}

gboolean
ethos_store_check_writable (EthosStore *self, GError **error)
{
  if (!self->read_only)
    return TRUE;

  g_set_error_literal (error, ETHOS_CORE_ERROR, ETHOS_CORE_ERROR_READ_ONLY,
                       _ ("This workshop is open for reading only"));
  return FALSE;
}

/* Applies edits and numbers them; nothing changed is no operation. ethos_store_announce() has to
 * follow. */
EthosChanges *
ethos_store_apply (EthosStore *self, const EthosEdits *edits, GError **error)
{
  EthosChanges *changes = ethos_session_apply (self->session, edits, error);

  if (changes != NULL && ethos_changes_get_length (changes) > 0)
    self->sequence++;

  return changes;
}

/* The journal first, then the views, which may submit operations of their own. */
void
ethos_store_announce (EthosStore *self,
                      const EthosEdits *edits,
                      EthosChanges *changes,
                      EthosOpFlags flags)
{
  gboolean changed = ethos_changes_get_length (changes) > 0;

  if (changed)
    g_signal_emit (self, signals[SIGNAL_APPLIED], 0, edits, changes, self->sequence, (guint) flags);
  ethos_session_tell (self->session, changes);
  if (changed)
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEQUENCE]);
      ethos_store_notify_history (self);
    }
}

void
ethos_store_fill_outcome (EthosStore *self,
                          EthosOutcome *outcome,
                          EthosChanges *changes,
                          GStrvBuilder *skipped)
{
  if (outcome == NULL)
    return;

  outcome->changes = ethos_changes_ref (changes);
  outcome->sequence = ethos_changes_get_length (changes) > 0 ? self->sequence : 0;
  outcome->skipped = skipped ? g_strv_builder_end (skipped) : NULL;
}

/* What is counted is what the facilitator has chosen: more may change with it. */
static guint
count_targets (const EthosRecord *op, const EthosOpKind *kind)
{
  const EthosField *field =
      kind->counted != NULL ? ethos_record_type_find_field (op->type, kind->counted) : NULL;
  const char *const *texts = field != NULL ? ethos_field_get_texts (field, op) : NULL;
  guint count = 0;

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    count += *texts[i] != '\0';
  return count;
}

static gboolean
is_turned_off (const EthosRecord *op, const EthosOpKind *kind)
{
  const EthosField *value = ethos_record_type_find_field (op->type, "value");

  return kind->label_off != NULL && value != NULL && ethos_field_get_number (value, op) == 0;
}

static void
remember (EthosStore *self,
          EthosOrigin origin,
          const EthosRecord *op,
          const EthosOpKind *kind,
          EthosChanges *changes)
{
  if (ethos_changes_get_length (changes) == 0)
    return;

  if (kind->flags & ETHOS_OP_BARRIER)
    {
      ethos_history_clear (self->history);
      self->barrier = kind->type.name;
    }
  else if ((kind->flags & ETHOS_OP_UNDOABLE) && origin == ETHOS_ORIGIN_FACILITATOR)
    {
      EthosUndoLabel label = { kind->label, kind->label_many,
                               kind->counted != NULL ? count_targets (op, kind)
                                                     : ethos_changes_get_length (changes) };

      if (is_turned_off (op, kind))
        {
          label.one = kind->label_off;
          label.many = kind->label_off_many;
        }
      ethos_history_record (self->history, &label, changes);
    }
}

static void
ethos_store_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  EthosStore *self = ETHOS_STORE (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_CLOCK:
      g_value_set_object (value, self->clock);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, ethos_store_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, ethos_store_can_redo (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, ethos_store_get_undo_label (self));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, ethos_store_get_redo_label (self));
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    case PROP_SEQUENCE:
      g_value_set_uint64 (value, self->sequence);
      break;
    case PROP_DURABLE_SEQUENCE:
      g_value_set_uint64 (value, self->durable_sequence);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_store_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  EthosStore *self = ETHOS_STORE (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    case PROP_CLOCK:
      self->clock = g_value_dup_object (value);
      break;
    case PROP_READ_ONLY:
      ethos_store_set_read_only (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_store_dispose (GObject *object)
{
  EthosStore *self = ETHOS_STORE (object);

  g_clear_object (&self->session);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (ethos_store_parent_class)->dispose (object);
}

static void
ethos_store_finalize (GObject *object)
{
  EthosStore *self = ETHOS_STORE (object);

  g_clear_pointer (&self->history, ethos_history_free);
  g_free (self->undo_label);
  g_free (self->redo_label);

  G_OBJECT_CLASS (ethos_store_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags construct = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, ETHOS_TYPE_SESSION, construct);
  properties[PROP_CLOCK] = g_param_spec_object ("clock", NULL, NULL, ETHOS_TYPE_CLOCK, construct);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, readable);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, readable);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, readable);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, readable);
  properties[PROP_READ_ONLY] =
      g_param_spec_boolean ("read-only", NULL, NULL, FALSE, readable | G_PARAM_WRITABLE);
  properties[PROP_SEQUENCE] =
      g_param_spec_uint64 ("sequence", NULL, NULL, 0, G_MAXUINT64, 0, readable);
  properties[PROP_DURABLE_SEQUENCE] =
      g_param_spec_uint64 ("durable-sequence", NULL, NULL, 0, G_MAXUINT64, 0, readable);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ethos_store_class_init (EthosStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ethos_store_dispose;
  object_class->finalize = ethos_store_finalize;
  object_class->get_property = ethos_store_get_property;
  object_class->set_property = ethos_store_set_property;

  install_properties (object_class);

  /**
   * EthosStore::applied:
   * @edits: (type gpointer): the #EthosEdits, for the journal
   * @changes: what they changed
   * @sequence: their number
   * @flags: the #EthosOpFlags of the operation
   *
   * Emitted for everything that changed the session, undo and redo included.
   */
  signals[SIGNAL_APPLIED] =
      g_signal_new ("applied", ETHOS_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 4, G_TYPE_POINTER, ETHOS_TYPE_CHANGES | G_SIGNAL_TYPE_STATIC_SCOPE,
                    G_TYPE_UINT64, G_TYPE_UINT);

  /**
   * EthosStore::refused:
   * @message: why, for the person who tried
   *
   * Emitted where ethos_store_run() could not do what was asked.
   */
  signals[SIGNAL_REFUSED] = g_signal_new ("refused", ETHOS_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ethos_store_init (EthosStore *self)
{
  self->history = ethos_history_new ();
}

/**
 * ethos_outcome_clear:
 * @outcome: an outcome
 *
 * Frees what @outcome holds.
 */
void
ethos_outcome_clear (EthosOutcome *outcome)
{
  g_return_if_fail (outcome != NULL);

  g_clear_pointer (&outcome->changes, ethos_changes_unref);
  g_clear_pointer (&outcome->skipped, g_strfreev);
}

/**
 * ethos_store_new:
 * @session: the workshop; from now on only the store changes it
 * @clock: the time
 *
 * Returns: (transfer full): a store
 */
EthosStore *
ethos_store_new (EthosSession *session, EthosClock *clock)
{
  g_return_val_if_fail (ETHOS_IS_SESSION (session) && ETHOS_IS_CLOCK (clock), NULL);

  return g_object_new (ETHOS_TYPE_STORE, "session", session, "clock", clock, NULL);
}

/**
 * ethos_store_get_session:
 * @self: a store
 *
 * Returns: (transfer none): its workshop, for reading
 */
EthosSession *
ethos_store_get_session (EthosStore *self)
{
  g_return_val_if_fail (ETHOS_IS_STORE (self), NULL);

  return self->session;
}

/**
 * ethos_store_get_clock:
 * @self: a store
 *
 * Returns: (transfer none): its clock
 */
EthosClock *
ethos_store_get_clock (EthosStore *self)
{
  g_return_val_if_fail (ETHOS_IS_STORE (self), NULL);

  return self->clock;
}

/**
 * ethos_store_submit:
 * @self: a store
 * @origin: who asks
 * @op: (transfer full): an operation of ethos_op_new()
 * @outcome: (out caller-allocates) (optional): what came of it; clear it with ethos_outcome_clear()
 * @error: where to say why not
 *
 * Checks, applies and records an operation. Its texts are normalised first. Takes the same time in
 * a workshop of any size.
 *
 * Views may call this while they are being told of a change; everybody is then told of the second
 * one after the first. Handlers of `applied` must not.
 *
 * Errors: any #EthosCoreError; then nothing has changed.
 *
 * Returns: whether the operation was accepted, also where it changed nothing
 */
gboolean
ethos_store_submit (EthosStore *self,
                    EthosOrigin origin,
                    EthosRecord *op,
                    EthosOutcome *outcome,
                    GError **error)
{
  EthosOpContext context = { .origin = origin };
  g_autoptr (EthosRecord) owned = op;
  g_autoptr (EthosEdits) edits = NULL;
  g_autoptr (EthosChanges) changes = NULL;
  const EthosOpKind *kind;

  g_return_val_if_fail (ETHOS_IS_STORE (self) && op != NULL, FALSE);

  if (outcome != NULL)
    *outcome = (EthosOutcome){ 0 };

  context.session = self->session;
  context.clock = self->clock;
  kind = ethos_op_get_kind (op);
  ethos_record_normalise (op);
  if (!ethos_store_check_writable (self, error) || !ethos_op_check (&context, op, error))
    return FALSE;

  edits = ethos_edits_new ();
  if (!kind->apply (&context, op, edits, error))
    return FALSE;

  changes = ethos_store_apply (self, edits, error);
  if (changes == NULL)
    return FALSE;

  remember (self, origin, op, kind, changes);
  ethos_store_fill_outcome (self, outcome, changes, NULL);
  ethos_store_announce (self, edits, changes, kind->flags);
  return TRUE;
}

/**
 * ethos_store_run:
 * @self: a store
 * @op: (transfer full): an operation of ethos_op_new()
 *
 * Does what the facilitator asks; if that is not possible, `refused` tells the window why.
 *
 * Returns: whether it was accepted
 */
gboolean
ethos_store_run (EthosStore *self, EthosRecord *op)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (ETHOS_IS_STORE (self) && op != NULL, FALSE);

  if (ethos_store_submit (self, ETHOS_ORIGIN_FACILITATOR, op, NULL, &error))
    return TRUE;

  g_signal_emit (self, signals[SIGNAL_REFUSED], 0, error->message);
  return FALSE;
}

/**
 * ethos_store_replay:
 * @self: a store that nobody uses yet
 * @edits: edits from a journal
 * @sequence: their number
 * @error: where to say why not
 *
 * Applies what a journal remembers. It is in the journal already, so nobody is told; it cannot be
 * undone.
 *
 * Errors: any #EthosCoreError; then nothing has changed.
 */
gboolean
ethos_store_replay (EthosStore *self, const EthosEdits *edits, guint64 sequence, GError **error)
{
  g_autoptr (EthosChanges) changes = NULL;

  g_return_val_if_fail (ETHOS_IS_STORE (self) && edits != NULL, FALSE);

  changes = ethos_session_apply (self->session, edits, error);
  if (changes == NULL)
    return FALSE;

  ethos_session_tell (self->session, changes);
  self->sequence = sequence;
  self->durable_sequence = sequence;
  return TRUE;
}

/**
 * ethos_store_get_read_only:
 * @self: a store
 *
 * Whether every operation is refused, because the file is of a newer version.
 */
gboolean
ethos_store_get_read_only (EthosStore *self)
{
  g_return_val_if_fail (ETHOS_IS_STORE (self), FALSE);

  return self->read_only;
}

/**
 * ethos_store_set_read_only:
 * @self: a store
 * @read_only: whether to refuse every operation
 */
void
ethos_store_set_read_only (EthosStore *self, gboolean read_only)
{
  g_return_if_fail (ETHOS_IS_STORE (self));

  if (self->read_only == !!read_only)
    return;

  self->read_only = !!read_only;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
}

/**
 * ethos_store_get_sequence:
 * @self: a store
 *
 * Returns: the number of the last operation that changed something
 */
guint64
ethos_store_get_sequence (EthosStore *self)
{
  g_return_val_if_fail (ETHOS_IS_STORE (self), 0);

  return self->sequence;
}

/**
 * ethos_store_set_sequence:
 * @self: a store that nobody uses yet
 * @sequence: where counting goes on
 */
void
ethos_store_set_sequence (EthosStore *self, guint64 sequence)
{
  g_return_if_fail (ETHOS_IS_STORE (self));

  self->sequence = sequence;
  self->durable_sequence = sequence;
}

/**
 * ethos_store_get_durable_sequence:
 * @self: a store
 *
 * Returns: the number of the last operation that is safe on the disk
 */
guint64
ethos_store_get_durable_sequence (EthosStore *self)
{
  g_return_val_if_fail (ETHOS_IS_STORE (self), 0);

  return self->durable_sequence;
}

/**
 * ethos_store_acknowledge:
 * @self: a store
 * @sequence: the number of an operation
 *
 * Says that all operations up to @sequence are safe on the disk.
 */
void
ethos_store_acknowledge (EthosStore *self, guint64 sequence)
{
  g_return_if_fail (ETHOS_IS_STORE (self));

  if (sequence <= self->durable_sequence)
    return;

  self->durable_sequence = sequence;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DURABLE_SEQUENCE]);
}
