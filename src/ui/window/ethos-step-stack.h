// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-poster-view.h"
#include "ethos-privacy.h"
#include "ethos-projection.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_STEP_STACK (ethos_step_stack_get_type ())
G_DECLARE_FINAL_TYPE (EthosStepStack, ethos_step_stack, ETHOS, STEP_STACK, GtkWidget)

GtkWidget *ethos_step_stack_new (EthosStore *store,
                                 EthosProjection *projection,
                                 EthosPrivacy *privacy,
                                 GSettings *settings);

const char *ethos_step_stack_get_looked (EthosStepStack *self);
void ethos_step_stack_set_looked (EthosStepStack *self, const char *step);
void ethos_step_stack_set_file_saved (EthosStepStack *self, gboolean file_saved);
void ethos_step_stack_set_projector_shown (EthosStepStack *self, gboolean shown);
void ethos_step_stack_set_show_hints (EthosStepStack *self, gboolean show_hints);
GtkWidget *ethos_step_stack_get_view (EthosStepStack *self);
EthosPosterView *ethos_step_stack_get_poster (EthosStepStack *self);

G_END_DECLS
