// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-session.h"

G_BEGIN_DECLS

/*
 * What the facilitator did, so that it can be taken back. Undo is unlimited, and it is itself a
 * list of edits worked out from the images before and after: where somebody else has changed a
 * target since, that target is left alone and named.
 */
typedef struct _EthosHistory EthosHistory;

/**
 * EthosUndoLabel:
 * @one: what was done, untranslated; goes on after “Undo”
 * @many: (nullable): the same for several, where these are counted by a %u in both
 * @count: how many
 */
typedef struct
{
  const char *one;
  const char *many;
  guint count;
} EthosUndoLabel;

EthosHistory *ethos_history_new (void);
void ethos_history_free (EthosHistory *self);

void ethos_history_begin_group (EthosHistory *self, const EthosUndoLabel *label);
gboolean ethos_history_end_group (EthosHistory *self);
void ethos_history_record (EthosHistory *self, const EthosUndoLabel *label, EthosChanges *changes);
void ethos_history_clear (EthosHistory *self);

const EthosUndoLabel *ethos_history_get_undo_label (EthosHistory *self);
const EthosUndoLabel *ethos_history_get_redo_label (EthosHistory *self);

EthosEdits *
ethos_history_prepare_undo (EthosHistory *self, EthosSession *session, GStrvBuilder *skipped);
EthosEdits *
ethos_history_prepare_redo (EthosHistory *self, EthosSession *session, GStrvBuilder *skipped);
void ethos_history_undone (EthosHistory *self, EthosChanges *changes);
void ethos_history_redone (EthosHistory *self, EthosChanges *changes);

EthosEdits *ethos_changes_invert (EthosChanges *const *changes,
                                  guint n_changes,
                                  EthosSession *session,
                                  GStrvBuilder *skipped);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosHistory, ethos_history_free)

G_END_DECLS
