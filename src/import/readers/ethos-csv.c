// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-import"

#include "config.h"

#include "ethos-csv.h"

#include <string.h>

/* Cells stand one after the other, each with a zero behind it, and are found by where they begin:
 * a mebibyte of nothing but commas is a million cells, which must not be a million allocations. */

/* What parts cells, the likeliest first. */
static const char delimiters[] = ",;\t|";

/* So many rows show what parts them. */
#define ROWS_TO_GUESS 32

/* What a tab in front of a line has become, see ethos_text_decode_normalise(). */
#define INDENT "    "

struct _EthosCsv
{
  GString *cells;
  GArray *starts;
  GArray *rows;
  guint n_columns;
  char delimiter;
};

typedef struct
{
  EthosCsv *csv;
  const char *at;
  gboolean quote_left_open;
} Reader;

static EthosCsv *
csv_new (char delimiter)
{
  EthosCsv *self = g_atomic_rc_box_new0 (EthosCsv);

  self->cells = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->delimiter = delimiter;
  return self;
}

static void
csv_clear (gpointer data)
{
  EthosCsv *self = data;

  g_string_free (self->cells, TRUE);
  g_array_unref (self->starts);
  g_array_unref (self->rows);
}

static gboolean
ends_cell (const Reader *reader, char c)
{
  return c == '\0' || c == '\n' || c == '\r' || c == reader->csv->delimiter;
}

/* Reads what stands between quotes, where "" is one of them; reader->at is on the first. One that
 * is never closed is an ordinary character, and so are all after it: otherwise it would swallow the
 * rest of the file, and looking for its end again and again would take time squared. */
static gboolean
read_quoted (Reader *reader)
{
  GString *cells = reader->csv->cells;
  gsize length = cells->len;
  const char *p = reader->at + 1;

  if (reader->quote_left_open)
    return FALSE;
  for (;;)
    {
      gsize span = strcspn (p, "\"");

      g_string_append_len (cells, p, (gssize) span);
      p += span;
      if (*p == '\0')
        {
          g_string_truncate (cells, length);
          reader->quote_left_open = TRUE;
          return FALSE;
        }
      if (p[1] != '"')
        break;
      g_string_append_c (cells, '"');
      p += 2;
    }
  reader->at = p + 1;
  return TRUE;
}

/* What programs put in front of a cell so that a spreadsheet does not calculate it. */
static void
remove_guard (GString *cells, gsize start)
{
  const char *cell = cells->str + start;
  gsize marks = strspn (cell, "'");

  if (marks > 0 && cell[marks] != '\0' && strchr ("=+-@\t\r", cell[marks]) != NULL)
    g_string_erase (cells, (gssize) start, 1);
}

static void
read_cell (Reader *reader)
{
  EthosCsv *csv = reader->csv;
  guint32 start = (guint32) csv->cells->len;
  const char *from;

  if (*reader->at == '"')
    read_quoted (reader);
  from = reader->at;
  while (!ends_cell (reader, *reader->at))
    reader->at++;
  g_string_append_len (csv->cells, from, reader->at - from);
  remove_guard (csv->cells, start);
  g_string_append_c (csv->cells, '\0');
  g_array_append_val (csv->starts, start);
}

/* A tab in front of a line was taken for indentation, which a table of tabs does not have. */
static void
read_indent (Reader *reader)
{
  EthosCsv *csv = reader->csv;

  while (csv->delimiter == '\t' && g_str_has_prefix (reader->at, INDENT))
    {
      guint32 start = (guint32) csv->cells->len;

      g_string_append_c (csv->cells, '\0');
      g_array_append_val (csv->starts, start);
      reader->at += strlen (INDENT);
    }
}

/* Returns: whether the row has a cell that says something */
static gboolean
says_something (const EthosCsv *csv, guint first)
{
  for (guint i = first; i < csv->starts->len; i++)
    {
      const char *p = csv->cells->str + g_array_index (csv->starts, guint32, i);

      for (; *p != '\0'; p = g_utf8_next_char (p))
        if (!g_unichar_isspace (g_utf8_get_char (p)))
          return TRUE;
    }
  return FALSE;
}

static void
read_row (Reader *reader)
{
  EthosCsv *csv = reader->csv;
  guint32 first = csv->starts->len;
  gsize length = csv->cells->len;

  read_indent (reader);
  read_cell (reader);
  while (*reader->at == csv->delimiter)
    {
      reader->at++;
      read_cell (reader);
    }
  if (*reader->at == '\r')
    reader->at++;
  if (*reader->at == '\n')
    reader->at++;
  if (!says_something (csv, first))
    {
      g_array_set_size (csv->starts, first);
      g_string_truncate (csv->cells, length);
      return;
    }
  g_array_append_val (csv->rows, first);
  csv->n_columns = MAX (csv->n_columns, MIN (csv->starts->len - first, ETHOS_CSV_MAX_COLUMNS));
}

static EthosCsv *
read_rows (const char *text, char delimiter, guint max_rows)
{
  EthosCsv *csv = csv_new (delimiter);
  Reader reader = { csv, text, FALSE };

  while (*reader.at != '\0' && csv->rows->len < max_rows)
    read_row (&reader);
  return csv;
}

static guint
count_cells (const EthosCsv *self, guint row)
{
  guint first = g_array_index (self->rows, guint32, row);
  guint next =
      row + 1 < self->rows->len ? g_array_index (self->rows, guint32, row + 1) : self->starts->len;

  return next - first;
}

/* Sentences have a space behind a comma, tables have none. */
static gboolean
is_like_first (const EthosCsv *self, guint row)
{
  guint n_cells = count_cells (self, row);

  if (n_cells < 2 || n_cells != count_cells (self, 0))
    return FALSE;
  for (guint i = 1; i < n_cells; i++)
    if (*ethos_csv_get_cell (self, row, i) == ' ')
      return FALSE;
  return TRUE;
}

/* The sign by which the most rows have as many cells as the first. Where none parts anything, a row
 * is one cell. */
static char
guess_delimiter (const char *text)
{
  char best = delimiters[0];
  guint best_rows = 0;

  for (guint i = 0; delimiters[i] != '\0'; i++)
    {
      g_autoptr (EthosCsv) csv = read_rows (text, delimiters[i], ROWS_TO_GUESS);
      guint n_rows = 0;

      for (guint row = 0; row < csv->rows->len; row++)
        n_rows += is_like_first (csv, row) ? 1 : 0;
      if (n_rows <= best_rows)
        continue;
      best_rows = n_rows;
      best = delimiters[i];
    }
  return best;
}

/* Some spreadsheets say in a first line of their own what parts cells. */
static const char *
skip_declaration (const char *text, char *delimiter)
{
  if (!g_str_has_prefix (text, "sep=") || text[4] == '\0' || strchr (delimiters, text[4]) == NULL ||
      (text[5] != '\n' && text[5] != '\r'))
    return text;
  *delimiter = text[4];
  return text + 5;
}

/**
 * ethos_csv_parse:
 * @text: text that ethos_text_decode() made, or any that is valid
 *
 * Reads cells that are parted by commas, semicolons, tabs or bars, whichever fits. It takes RFC
 * 4180 and what is seen beside it: line ends of any system, rows of different length, a first line
 * `sep=;`, quotes inside a cell and quotes that are never closed. Rows that say nothing are left
 * out. Everything that is read comes out in some cell; takes time linear in the text.
 *
 * Returns: (transfer full): the rows, of which there may be none
 */
EthosCsv *
ethos_csv_parse (const char *text)
{
  char delimiter = '\0';

  g_return_val_if_fail (text != NULL, NULL);

  text = skip_declaration (text, &delimiter);
  if (delimiter == '\0')
    delimiter = guess_delimiter (text);
  return read_rows (text, delimiter, G_MAXUINT);
}

EthosCsv *
ethos_csv_ref (EthosCsv *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
ethos_csv_unref (EthosCsv *self)
{
  g_atomic_rc_box_release_full (self, csv_clear);
}

/**
 * ethos_csv_get_delimiter:
 *
 * Returns: what parts the cells
 */
char
ethos_csv_get_delimiter (const EthosCsv *self)
{
  g_return_val_if_fail (self != NULL, '\0');

  return self->delimiter;
}

guint
ethos_csv_get_n_rows (const EthosCsv *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

/**
 * ethos_csv_get_n_columns:
 *
 * Returns: how many cells the longest row has, at most %ETHOS_CSV_MAX_COLUMNS
 */
guint
ethos_csv_get_n_columns (const EthosCsv *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_columns;
}

/**
 * ethos_csv_get_cell:
 * @row: from 0
 * @column: from 0
 *
 * Returns: (transfer none): what the cell says, which is nothing where the row is shorter
 */
const char *
ethos_csv_get_cell (const EthosCsv *self, guint row, guint column)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, "");

  if (column >= count_cells (self, row))
    return "";
  return self->cells->str +
         g_array_index (self->starts, guint32, g_array_index (self->rows, guint32, row) + column);
}
