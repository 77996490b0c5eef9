// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-import"

#include "config.h"

#include "ethos-quoted-cells.h"

#include <string.h>

/* A quote that nobody closes opens no cell: looking for its end at each would take time squared. */
#define MAX_ROW_LINES 64
#define MAX_CELL_BYTES 4000

typedef struct
{
  char *const *lines;
  /* The line that is being read, and where. */
  guint line;
  const char *at;
  /* The row so far. */
  GString *row;
  guint tabs;
  gboolean changed;
} Row;

/* Reads what stands between quotes; the spreadsheet doubles those of the text. */
static gboolean
read_quoted (Row *self, GString *cell, gboolean *plain)
{
  guint first = self->line;
  const char *p = self->at + 1;

  *plain = TRUE;
  while (*p != '"' || p[1] == '"')
    {
      if (cell->len > MAX_CELL_BYTES || self->line - first > MAX_ROW_LINES)
        return FALSE;
      if (*p != '\0')
        {
          gboolean doubled = *p == '"';

          g_string_append_c (cell, *p == '\t' ? ' ' : *p);
          *plain = *plain && !doubled;
          p += 1 + doubled;
          continue;
        }
      if (self->lines[self->line + 1] == NULL)
        return FALSE;
      p = self->lines[++self->line];
      g_string_append_c (cell, '\n');
      *plain = FALSE;
    }
  self->at = p + 1;
  return *self->at == '\t' || *self->at == '\0';
}

/* Quotes that a person typed around a cell stay. */
static gboolean
take_quoted (Row *self)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  const char *start = self->at;
  guint first = self->line;
  gboolean plain;

  if (!read_quoted (self, cell, &plain))
    {
      if (self->line > first)
        return FALSE;
      self->at = start + 1;
      g_string_append_c (self->row, '"');
      return TRUE;
    }
  if (plain)
    g_string_append_printf (self->row, "\"%s\"", cell->str);
  else
    g_string_append (self->row, cell->str);
  self->changed = self->changed || !plain;
  return TRUE;
}

static gboolean
read_row (Row *self)
{
  gboolean begins = TRUE;

  while (*self->at != '\0')
    {
      if (begins && *self->at == '"')
        {
          begins = FALSE;
          if (!take_quoted (self))
            return FALSE;
          continue;
        }
      begins = *self->at == '\t';
      self->tabs += begins;
      g_string_append_c (self->row, *self->at++);
    }
  return self->changed && self->tabs > 0;
}

/**
 * ethos_quoted_cells_join:
 * @lines: the lines of a text; changed in place
 *
 * Finds rows as spreadsheets hand them on, with tabs between the cells, and quotes around one that
 * has several lines or quotes in it. Such a row becomes one line: the outer quotes go, and the
 * lines of a cell are parted by "\n", of which each stands for a line that is gone from @lines.
 *
 * Takes time linear in the text.
 */
void
ethos_quoted_cells_join (char **lines)
{
  guint out = 0;

  g_return_if_fail (lines != NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GString) joined = g_string_new (NULL);
      Row row = { .lines = lines, .line = i, .at = lines[i], .row = joined };
      gboolean is_row = strchr (lines[i], '"') != NULL && read_row (&row);
      char *line = lines[i];

      for (guint j = i + 1; is_row && j <= row.line; j++)
        g_clear_pointer (&lines[j], g_free);
      if (is_row)
        {
          g_free (line);
          line = g_string_free (g_steal_pointer (&joined), FALSE);
          i = row.line;
        }
      /* Rows only get fewer. */
      lines[out++] = line;
    }
  lines[out] = NULL;
}
