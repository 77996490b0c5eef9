// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-paste-table.h"

#include "ethos-model.h"
#include "ethos-text.h"

typedef struct
{
  const EthosCsv *table;
  const EthosPasteColumns *columns;
  GPtrArray *lines;
  /* What the last note says that others are combined with, where in the lines it is, or -1. */
  char *first_text;
  int first;
  /* The row that it was, and where the lines of that begin. */
  guint first_row;
  guint first_line;
  guint n_heaps;
} Reader;

/**
 * ethos_paste_columns_guess:
 * @table: rows of cells
 *
 * Finds the columns by their names; the one with the notes also by how much there is to read.
 */
void
ethos_paste_columns_guess (EthosPasteColumns *self, const EthosCsv *table)
{
  g_return_if_fail (self != NULL && table != NULL);

  self->heading = ethos_csv_guess_heading (table);
  for (guint role = 0; role < ETHOS_CSV_N_ROLES; role++)
    self->of[role] = ethos_csv_find_role (table, role);
  self->of[ETHOS_CSV_NOTE] = (int) ethos_csv_guess_column (table);
}

static const char *
get_cell (const Reader *reader, guint row, EthosCsvRole role)
{
  int column = reader->columns->of[role];

  return column >= 0 ? ethos_csv_get_cell (reader->table, row, (guint) column) : "";
}

static gboolean
has_words (const Reader *reader, guint row, EthosCsvRole role)
{
  g_autofree char *line = ethos_text_normalise (get_cell (reader, row, role), ETHOS_TEXT_LINE);

  return *line != '\0';
}

static gboolean
says_something (const Reader *reader, guint row)
{
  return has_words (reader, row, ETHOS_CSV_NOTE) || has_words (reader, row, ETHOS_CSV_GROUP);
}

/* Only a table that Ethos wrote knows groups without a name. */
static void
read_group (const Reader *reader, guint row, EthosPasteLine *line)
{
  const char *cell = get_cell (reader, row, ETHOS_CSV_GROUP);
  g_autofree char *title = ethos_text_normalise (cell, ETHOS_TEXT_LINE);

  if (reader->columns->of[ETHOS_CSV_SAME_AS] >= 0)
    line->unnamed = ethos_csv_read_unnamed (title);
  if (line->unnamed == 0 && *title != '\0')
    line->group =
        ethos_text_truncate (title, ETHOS_TITLE_MAX_CHARACTERS, 4 * ETHOS_TITLE_MAX_CHARACTERS);
}

/* Whether the row is one of those that the last note is shown for. */
static gboolean
is_behind (const Reader *reader, guint row, const EthosPasteLine *line)
{
  g_autofree char *same_as =
      ethos_text_normalise (get_cell (reader, row, ETHOS_CSV_SAME_AS), ETHOS_TEXT_MULTI_LINE);
  const EthosPasteLine *first;

  if (*same_as == '\0' || reader->first < 0 || g_strcmp0 (same_as, reader->first_text) != 0)
    return FALSE;
  first = g_ptr_array_index (reader->lines, (guint) reader->first);
  return g_strcmp0 (first->group, line->group) == 0 && first->unnamed == line->unnamed;
}

/* Says how many notes a line becomes, and which are combined. Those who said it differently are
 * among the count of the one that is shown for them. */
static void
read_count (Reader *reader, guint row, guint place)
{
  EthosPasteLine *line = g_ptr_array_index (reader->lines, place);

  if (is_behind (reader, row, line))
    {
      EthosPasteLine *first = g_ptr_array_index (reader->lines, (guint) reader->first);

      if (first->heap == 0)
        first->heap = ++reader->n_heaps;
      first->count = MAX (first->count - 1, 1);
      line->heap = first->heap;
      line->behind = TRUE;
      return;
    }
  /* A wall may have as many as there can be; a table that Ethos wrote is sure to mean it. */
  line->count =
      ethos_csv_read_count (get_cell (reader, row, ETHOS_CSV_COUNT),
                            reader->columns->of[ETHOS_CSV_SAME_AS] >= 0 ? ETHOS_NOTES_MAX
                                                                        : ETHOS_CSV_MAX_COUNT);
  if (line->count > 1)
    line->heap = ++reader->n_heaps;
  g_free (reader->first_text);
  reader->first_text = g_strdup (line->text);
  reader->first = (int) place;
}

/* A group that somebody has named is one without notes, too. It is told once.
 *
 * Returns: whether there was room for it */
static gboolean
read_group_alone (Reader *reader, guint row)
{
  EthosPasteLine names = { 0 };
  g_autofree char *title = NULL;

  read_group (reader, row, &names);
  title = names.group;
  for (guint i = 0; title != NULL && i < reader->lines->len; i++)
    if (g_strcmp0 (((const EthosPasteLine *) g_ptr_array_index (reader->lines, i))->group, title) ==
        0)
      return TRUE;
  return title == NULL || ethos_paste_append_group (reader->lines, title);
}

/* Returns: whether there was room for it */
static gboolean
read_row (Reader *reader, guint row)
{
  guint n_before = reader->lines->len;

  if (!has_words (reader, row, ETHOS_CSV_NOTE))
    return read_group_alone (reader, row);
  if (!ethos_paste_append_note (reader->lines, get_cell (reader, row, ETHOS_CSV_NOTE)))
    return FALSE;
  for (guint i = n_before; i < reader->lines->len; i++)
    {
      EthosPasteLine *line = g_ptr_array_index (reader->lines, i);

      line->colour = ethos_csv_read_colour (get_cell (reader, row, ETHOS_CSV_COLOUR));
      read_group (reader, row, line);
      read_count (reader, row, i);
      if (reader->first == (int) i)
        {
          reader->first_row = row;
          reader->first_line = n_before;
        }
    }
  return TRUE;
}

/* Returns: whether a row for which there was no room is to be combined with what found some */
static gboolean
parts_heap (const Reader *reader, guint row)
{
  EthosPasteLine line = { 0 };
  gboolean behind;

  read_group (reader, row, &line);
  behind = is_behind (reader, row, &line);
  g_free (line.group);
  return behind;
}

/**
 * ethos_paste_table_split:
 * @table: rows of cells
 * @columns: what is where
 * @watch: (nullable): who waits
 * @row: (inout): the row to begin with; what comes after those that were taken
 * @n_more: (out): how many rows after these say something
 *
 * Makes a note of every row that says something, with the group and the colour that it names, and
 * as many as it counts; a row that names nothing but a group is that group. What is too long for a
 * note becomes several, as ethos_paste_split() does; nothing else of a cell is left out. Takes at
 * most %ETHOS_PASTE_MAX_LINES notes of a row each; what is combined stays together, unless it alone
 * is more than that.
 *
 * Returns: (transfer container) (element-type EthosPasteLine): the lines
 */
GPtrArray *
ethos_paste_table_split (const EthosCsv *table,
                         const EthosPasteColumns *columns,
                         EthosPasteWatch *watch,
                         guint *row,
                         guint *n_more)
{
  Reader reader = { table, columns, ethos_paste_lines_new (), NULL, -1, 0, 0, 0 };
  guint n_rows;

  g_return_val_if_fail (table != NULL && columns != NULL, reader.lines);
  g_return_val_if_fail (row != NULL && n_more != NULL, reader.lines);

  n_rows = ethos_csv_get_n_rows (table);
  *row = MAX (*row, columns->heading ? 1 : 0);
  while (*row < n_rows && ethos_paste_watch_go_on (watch, *row, n_rows) && read_row (&reader, *row))
    (*row)++;
  if (*row < n_rows && reader.first_line > 0 && parts_heap (&reader, *row))
    {
      g_ptr_array_set_size (reader.lines, (int) reader.first_line);
      *row = reader.first_row;
    }
  *n_more = 0;
  for (guint i = *row; i < n_rows; i++)
    *n_more += says_something (&reader, i) ? 1 : 0;
  g_free (reader.first_text);
  return reader.lines;
}
