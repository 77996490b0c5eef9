// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-history.h"
#include "ethos-store.h"

G_BEGIN_DECLS

struct _EthosStore
{
  GObject parent_instance;

  EthosSession *session;
  EthosClock *clock;
  EthosHistory *history;
  guint64 sequence;
  guint64 durable_sequence;
  /* What the labels of the history are in the language of the user. */
  char *undo_label;
  char *redo_label;
  /* The operation that the history begins after; none before the first. */
  const char *barrier;
  guint read_only : 1;
};

/* For undo and redo, which change the session as operations do. */
gboolean ethos_store_check_writable (EthosStore *self, GError **error);
EthosChanges *ethos_store_apply (EthosStore *self, const EthosEdits *edits, GError **error);
void ethos_store_announce (EthosStore *self,
                           const EthosEdits *edits,
                           EthosChanges *changes,
                           EthosOpFlags flags);
void ethos_store_fill_outcome (EthosStore *self,
                               EthosOutcome *outcome,
                               EthosChanges *changes,
                               GStrvBuilder *skipped);
void ethos_store_notify_history (EthosStore *self);

G_END_DECLS
