// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-csv.h"

G_BEGIN_DECLS

/* More than anybody says the same: what has more in its row is no count of notes, unless it is
 * known what the numbers are. */
#define ETHOS_CSV_MAX_COUNT 500

/**
 * EthosCsvRole:
 * @ETHOS_CSV_NOTE: what a note says
 * @ETHOS_CSV_GROUP: the name of its group
 * @ETHOS_CSV_COLOUR: its colour
 * @ETHOS_CSV_COUNT: how many say the same
 * @ETHOS_CSV_SAME_AS: what the note says that is shown for it
 *
 * What a column of a table of notes is for.
 */
typedef enum
{
  ETHOS_CSV_NOTE,
  ETHOS_CSV_GROUP,
  ETHOS_CSV_COLOUR,
  ETHOS_CSV_COUNT,
  ETHOS_CSV_SAME_AS,
  ETHOS_CSV_N_ROLES,
} EthosCsvRole;

gboolean ethos_csv_guess_heading (const EthosCsv *self);
guint ethos_csv_guess_column (const EthosCsv *self);
int ethos_csv_find_role (const EthosCsv *self, EthosCsvRole role);
gboolean ethos_csv_is_notes_table (const EthosCsv *self);

int ethos_csv_read_colour (const char *cell);
guint ethos_csv_read_count (const char *cell, guint most);
guint ethos_csv_read_unnamed (const char *cell);

G_END_DECLS
