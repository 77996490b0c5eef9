// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-store.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_PLAN_ROW (ethos_plan_row_get_type ())
G_DECLARE_FINAL_TYPE (EthosPlanRow, ethos_plan_row, ETHOS, PLAN_ROW, GtkListBoxRow)

GtkWidget *ethos_plan_row_new (EthosStore *store, EthosItem *item);

const char *ethos_plan_row_get_id (EthosPlanRow *self);
const EthosActivity *ethos_plan_row_get_step (EthosPlanRow *self);
void ethos_plan_row_update (EthosPlanRow *self);

G_END_DECLS
