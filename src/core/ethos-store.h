// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-op.h"

G_BEGIN_DECLS

/**
 * EthosStore:
 *
 * The one way in: every change of a workshop is an operation that is submitted here. The store
 * checks it, applies it, remembers how to undo it and hands its edits to the journal.
 */
#define ETHOS_TYPE_STORE (ethos_store_get_type ())
G_DECLARE_FINAL_TYPE (EthosStore, ethos_store, ETHOS, STORE, GObject)

/**
 * EthosOutcome:
 * @sequence: the number of the operation in the journal; 0 if nothing changed
 * @changes: (nullable): what changed
 * @skipped: (nullable): for undo and redo, the labels of what somebody had changed since
 */
typedef struct
{
  guint64 sequence;
  EthosChanges *changes;
  char **skipped;
} EthosOutcome;

void ethos_outcome_clear (EthosOutcome *outcome);

EthosStore *ethos_store_new (EthosSession *session, EthosClock *clock);

EthosSession *ethos_store_get_session (EthosStore *self);
EthosClock *ethos_store_get_clock (EthosStore *self);

gboolean ethos_store_submit (EthosStore *self,
                             EthosOrigin origin,
                             EthosRecord *op,
                             EthosOutcome *outcome,
                             GError **error);
gboolean ethos_store_run (EthosStore *self, EthosRecord *op);

gboolean ethos_store_can_undo (EthosStore *self);
gboolean ethos_store_can_redo (EthosStore *self);
const char *ethos_store_get_undo_label (EthosStore *self);
const char *ethos_store_get_redo_label (EthosStore *self);
gboolean ethos_store_undo (EthosStore *self, EthosOutcome *outcome, GError **error);
gboolean ethos_store_redo (EthosStore *self, EthosOutcome *outcome, GError **error);
void ethos_store_begin_group (EthosStore *self, const char *label);
void
ethos_store_begin_counted_group (EthosStore *self, const char *one, const char *many, guint count);
void ethos_store_end_group (EthosStore *self);
void ethos_store_cancel_group (EthosStore *self);

gboolean
ethos_store_replay (EthosStore *self, const EthosEdits *edits, guint64 sequence, GError **error);

gboolean ethos_store_get_read_only (EthosStore *self);
void ethos_store_set_read_only (EthosStore *self, gboolean read_only);
guint64 ethos_store_get_sequence (EthosStore *self);
void ethos_store_set_sequence (EthosStore *self, guint64 sequence);
guint64 ethos_store_get_durable_sequence (EthosStore *self);
void ethos_store_acknowledge (EthosStore *self, guint64 sequence);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EthosOutcome, ethos_outcome_clear)

G_END_DECLS
