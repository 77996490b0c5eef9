// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* As many as the oldest spreadsheets had: a list of notes has a handful, and somebody has to choose
 * one of them. */
#define ETHOS_CSV_MAX_COLUMNS 256

/**
 * EthosCsv:
 *
 * Rows of cells, as a spreadsheet writes them into a text. It never changes.
 */
typedef struct _EthosCsv EthosCsv;

EthosCsv *ethos_csv_parse (const char *text);
EthosCsv *ethos_csv_ref (EthosCsv *self);
void ethos_csv_unref (EthosCsv *self);

char ethos_csv_get_delimiter (const EthosCsv *self);
guint ethos_csv_get_n_rows (const EthosCsv *self);
guint ethos_csv_get_n_columns (const EthosCsv *self);
const char *ethos_csv_get_cell (const EthosCsv *self, guint row, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosCsv, ethos_csv_unref)

G_END_DECLS
