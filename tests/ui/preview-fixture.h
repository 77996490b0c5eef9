// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-preview-draft.h"
#include "ui-harness.h"

G_BEGIN_DECLS

/* A statement of two values without names, and the widgets of its preview. */

extern const char preview_document[];

EthosPreviewDraft *preview_new_draft (void);
guint preview_find_line (EthosPreviewDraft *draft, const char *start);
EthosStatementRole preview_get_role (EthosPreviewDraft *draft, guint line);
gboolean preview_is_fixed (EthosPreviewDraft *draft, guint line);
const EthosStatementCard *preview_get_card (EthosPreviewDraft *draft, guint index);
GtkWidget *preview_find_type (GtkWidget *widget, GType type);
GtkWidget *preview_find_row (GtkWidget *widget, guint line);

G_END_DECLS
