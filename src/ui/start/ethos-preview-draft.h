// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-statement-cards.h"

G_BEGIN_DECLS

/* The card of a line that is on none. */
#define ETHOS_PREVIEW_NO_CARD G_MAXUINT

/**
 * EthosPreviewState:
 *
 * A statement with what people added, and the cards it becomes, at one moment. Immutable and
 * reference counted.
 */
typedef struct _EthosPreviewState EthosPreviewState;

EthosPreviewState *ethos_preview_state_ref (EthosPreviewState *self);
void ethos_preview_state_unref (EthosPreviewState *self);
EthosStatement *ethos_preview_state_get_statement (EthosPreviewState *self);
const EthosStatementMark *ethos_preview_state_get_marks (EthosPreviewState *self);
guint ethos_preview_state_get_n_cards (EthosPreviewState *self);
const EthosStatementCard *ethos_preview_state_get_card (EthosPreviewState *self, guint index);
guint ethos_preview_state_get_card_of_line (EthosPreviewState *self, guint line);
gboolean ethos_preview_state_get_all_fixed (EthosPreviewState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosPreviewState, ethos_preview_state_unref)

/**
 * EthosPreviewDraft:
 *
 * A statement while a person puts it right, before anything is created. Each edit makes a new
 * state and keeps the old one, which is its undo. The signal `changed` tells that the state is
 * another one.
 */
#define ETHOS_TYPE_PREVIEW_DRAFT (ethos_preview_draft_get_type ())
G_DECLARE_FINAL_TYPE (EthosPreviewDraft, ethos_preview_draft, ETHOS, PREVIEW_DRAFT, GObject)

EthosPreviewDraft *ethos_preview_draft_new (EthosStatement *statement);
EthosPreviewState *ethos_preview_draft_get_state (EthosPreviewDraft *self);

void ethos_preview_draft_set_role (EthosPreviewDraft *self,
                                   const guint *lines,
                                   guint n_lines,
                                   EthosStatementRole role);
void ethos_preview_draft_bring_back (EthosPreviewDraft *self, const guint *lines, guint n_lines);
gboolean
ethos_preview_draft_split (EthosPreviewDraft *self, guint line, guint offset, GError **error);
gboolean ethos_preview_draft_merge (EthosPreviewDraft *self, guint line, GError **error);
void ethos_preview_draft_set_fixed (EthosPreviewDraft *self,
                                    const guint *lines,
                                    guint n_lines,
                                    gboolean fixed);
void ethos_preview_draft_set_all_fixed (EthosPreviewDraft *self, gboolean fixed);
void ethos_preview_draft_set_title (EthosPreviewDraft *self, guint card, const char *title);

gboolean ethos_preview_draft_get_can_undo (EthosPreviewDraft *self);
gboolean ethos_preview_draft_get_can_redo (EthosPreviewDraft *self);
void ethos_preview_draft_undo (EthosPreviewDraft *self);
void ethos_preview_draft_redo (EthosPreviewDraft *self);

G_END_DECLS
