// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-store.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_PLAN_VIEW (ethos_plan_view_get_type ())
G_DECLARE_FINAL_TYPE (EthosPlanView, ethos_plan_view, ETHOS, PLAN_VIEW, GtkWidget)

GtkWidget *ethos_plan_view_new (EthosStore *store);

const char *ethos_plan_view_get_looked (EthosPlanView *self);
void ethos_plan_view_set_looked (EthosPlanView *self, const char *step);

G_END_DECLS
