// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-store.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_STEP_PAGE (ethos_step_page_get_type ())
G_DECLARE_FINAL_TYPE (EthosStepPage, ethos_step_page, ETHOS, STEP_PAGE, GtkWidget)

GtkWidget *ethos_step_page_new (EthosStore *store);

void ethos_step_page_set_step (EthosStepPage *self, const char *step);

G_END_DECLS
