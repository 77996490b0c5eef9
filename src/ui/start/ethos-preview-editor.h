// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-preview-draft.h"

G_BEGIN_DECLS

/**
 * EthosPreviewEditor:
 *
 * A statement line by line, and the cards it becomes beside it. The signal `accepted` tells that
 * the cards look right, `back` that somebody wants to leave; nothing is lost by either.
 */
#define ETHOS_TYPE_PREVIEW_EDITOR (ethos_preview_editor_get_type ())
G_DECLARE_FINAL_TYPE (EthosPreviewEditor, ethos_preview_editor, ETHOS, PREVIEW_EDITOR, GtkWidget)

GtkWidget *ethos_preview_editor_new (void);
EthosPreviewDraft *ethos_preview_editor_get_draft (EthosPreviewEditor *self);
void ethos_preview_editor_set_draft (EthosPreviewEditor *self, EthosPreviewDraft *draft);
void ethos_preview_editor_set_role (EthosPreviewEditor *self, const char *role);
void ethos_preview_editor_select_line (EthosPreviewEditor *self, guint line);
void ethos_preview_editor_show_problem (EthosPreviewEditor *self, const char *text);

G_END_DECLS
