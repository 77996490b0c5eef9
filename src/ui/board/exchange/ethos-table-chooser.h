// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-paste-table.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_TABLE_CHOOSER (ethos_table_chooser_get_type ())
G_DECLARE_FINAL_TYPE (EthosTableChooser, ethos_table_chooser, ETHOS, TABLE_CHOOSER, GtkWidget)

GtkWidget *ethos_table_chooser_new (EthosCsv *table);

void ethos_table_chooser_get_columns (EthosTableChooser *self, EthosPasteColumns *columns);

G_END_DECLS
