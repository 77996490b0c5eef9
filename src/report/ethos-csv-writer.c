// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-report"

#include "config.h"

#include "ethos-csv-writer.h"

#include <string.h>

/* A spreadsheet calculates what begins like a formula, wherever the file came from. A mark in front
 * makes text of it; a cell that has such marks already gets one more, so that taking one away again
 * gives back what was there. */
static gboolean
needs_guard (const char *cell)
{
  cell += strspn (cell, "'");
  return *cell != '\0' && strchr ("=+-@\t\r", *cell) != NULL;
}

/**
 * ethos_csv_append_row:
 * @out: where to write
 * @cells: (array zero-terminated=1): what the cells say
 *
 * Writes a row as RFC 4180 has it: each cell in quotes, commas between them, CR and LF behind them.
 * In front of a cell that a spreadsheet would take for a formula stands an apostrophe;
 * ethos_csv_parse() takes it away.
 */
void
ethos_csv_append_row (GString *out, const char *const *cells)
{
  g_return_if_fail (out != NULL && cells != NULL);

  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_string_append (out, i > 0 ? ",\"" : "\"");
      if (needs_guard (cells[i]))
        g_string_append_c (out, '\'');
      for (const char *p = cells[i]; *p != '\0'; p++)
        {
          if (*p == '"')
            g_string_append_c (out, '"');
          g_string_append_c (out, *p);
        }
      g_string_append_c (out, '"');
    }
  g_string_append (out, "\r\n");
}
