// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-store.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_STEP_EDITOR (ethos_step_editor_get_type ())
G_DECLARE_FINAL_TYPE (EthosStepEditor, ethos_step_editor, ETHOS, STEP_EDITOR, GtkPopover)

GtkWidget *ethos_step_editor_new (EthosStore *store);

void ethos_step_editor_edit (EthosStepEditor *self, const char *step);
void ethos_step_editor_add (EthosStepEditor *self, const char *after);

G_END_DECLS
