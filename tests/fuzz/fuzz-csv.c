// SPDX-License-Identifier: GPL-3.0-or-later
/* Tables: whatever is read comes out as valid cells, and what is written is read as it was. */
#include "config.h"

#include <string.h>

#include "ethos-csv-writer.h"
#include "ethos-csv-columns.h"
#include "ethos-text-decode.h"
#include "fuzz-target.h"

static void
check_round_trip (const EthosCsv *csv)
{
  g_autoptr (GString) written = g_string_new ("\"note\",\"x\"\r\n");
  g_autoptr (EthosCsv) again = NULL;

  for (guint row = 0; row < ethos_csv_get_n_rows (csv); row++)
    {
      const char *cells[] = { ethos_csv_get_cell (csv, row, 0), "x", NULL };

      ethos_csv_append_row (written, cells);
    }
  again = ethos_csv_parse (written->str);
  g_assert_cmpuint (ethos_csv_get_n_rows (again), ==, ethos_csv_get_n_rows (csv) + 1);
  for (guint row = 0; row < ethos_csv_get_n_rows (csv); row++)
    g_assert_cmpstr (ethos_csv_get_cell (again, row + 1, 0), ==, ethos_csv_get_cell (csv, row, 0));
}

static void
check_cells (const EthosCsv *csv)
{
  for (guint row = 0; row < ethos_csv_get_n_rows (csv); row++)
    for (guint column = 0; column < ethos_csv_get_n_columns (csv); column++)
      {
        const char *cell = ethos_csv_get_cell (csv, row, column);

        g_assert_true (g_utf8_validate (cell, -1, NULL));
        g_assert_cmpint (ethos_csv_read_colour (cell), <, 8);
        g_assert_cmpuint (ethos_csv_read_count (cell, ETHOS_CSV_MAX_COUNT) - 1, <,
                          ETHOS_CSV_MAX_COUNT);
      }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = ethos_text_decode (data, size, NULL, NULL);
  g_autoptr (EthosCsv) csv = NULL;

  if (text == NULL)
    return 0;
  csv = ethos_csv_parse (text);
  check_cells (csv);
  g_assert_true (ethos_csv_get_n_rows (csv) == 0 ||
                 ethos_csv_guess_column (csv) < ethos_csv_get_n_columns (csv));
  for (guint role = 0; role < ETHOS_CSV_N_ROLES; role++)
    g_assert_cmpint (ethos_csv_find_role (csv, role), <, (int) ethos_csv_get_n_columns (csv));
  check_round_trip (csv);
  return 0;
}
