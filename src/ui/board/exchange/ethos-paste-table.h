// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-csv-columns.h"
#include "ethos-paste-text.h"

G_BEGIN_DECLS

/**
 * EthosPasteColumns:
 * @heading: whether the first row only names the columns
 * @of: the column for each role, or -1
 *
 * Where in a table what notes are made of is found.
 */
typedef struct
{
  gboolean heading;
  int of[ETHOS_CSV_N_ROLES];
} EthosPasteColumns;

void ethos_paste_columns_guess (EthosPasteColumns *self, const EthosCsv *table);
GPtrArray *ethos_paste_table_split (const EthosCsv *table,
                                    const EthosPasteColumns *columns,
                                    EthosPasteWatch *watch,
                                    guint *row,
                                    guint *n_more);

G_END_DECLS
