// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-import"

#include "config.h"

#include "ethos-source-table.h"

#include <string.h>

#include "ethos-behaviour-words.h"
#include "ethos-page-words.h"
#include "ethos-statement-words.h"
#include "ethos-subject-words.h"

/* A name over what it means, or beside it. */
#define MAX_NAME_WORDS 5
#define MIN_TEXT_WORDS 3

static EthosSourceLine *
get (GPtrArray *lines, guint i)
{
  return g_ptr_array_index (lines, i);
}

/* How many cells the row has that begins at first. */
static guint
measure_row (GPtrArray *lines, guint first)
{
  guint i = first;

  while (i < lines->len && get (lines, i)->kind == ETHOS_SOURCE_CELL &&
         get (lines, i)->level == i - first + 1 &&
         get (lines, i)->furniture == ETHOS_FURNITURE_NONE)
    i++;
  return i - first;
}

/* Whether each of the row's cells names what stands in the row below it. */
static gboolean
row_names_next (GPtrArray *lines, guint first, guint columns)
{
  for (guint i = first; i < first + columns; i++)
    {
      const char *name = get (lines, i)->text;
      guint words = ethos_words_count (name);

      if (get (lines, i)->in_head || words > MAX_NAME_WORDS || strpbrk (name, ".!?;:") != NULL ||
          ethos_words_begins_with_we (name) || ethos_words_label (name) != ETHOS_LABEL_NONE ||
          ethos_words_heading_topic (name) == ETHOS_TOPIC_VALUES ||
          ethos_words_count (get (lines, i + columns)->text) < MAX (words + 1, MIN_TEXT_WORDS))
        return FALSE;
    }
  return TRUE;
}

/* A table of two rows, names over what they mean, is read down its columns: "Care", then what care
 * is. The cells become those of a table with a row a name. */
static void
read_columns_down (GPtrArray *lines)
{
  for (guint first = 0; first < lines->len;)
    {
      guint columns = measure_row (lines, first);
      guint end = first + 2 * columns;
      g_autofree gpointer *cells = NULL;

      if (columns < 2 || measure_row (lines, first + columns) != columns ||
          (end < lines->len && get (lines, end)->kind == ETHOS_SOURCE_CELL) ||
          (first > 0 && get (lines, first - 1)->kind == ETHOS_SOURCE_CELL) ||
          !row_names_next (lines, first, columns))
        {
          first += MAX (columns, 1);
          continue;
        }
      cells = g_memdup2 (lines->pdata + first, 2 * columns * sizeof *cells);
      for (guint i = 0; i < columns; i++)
        {
          EthosSourceLine *name = cells[i];
          EthosSourceLine *text = cells[columns + i];

          name->level = 1;
          text->level = 2;
          lines->pdata[first + 2 * i] = name;
          lines->pdata[first + 2 * i + 1] = text;
        }
      first = end;
    }
}

static gboolean
is_bare_number (const EthosSourceLine *line)
{
  gsize digits = strspn (line->text, "0123456789");

  return digits > 0 && digits <= 2 && line->text[digits + (line->text[digits] == '.')] == '\0';
}

/* "C" beside "Care", in a table whose names spell a word. */
static gboolean
is_first_letter (const EthosSourceLine *line, const EthosSourceLine *name)
{
  return g_utf8_strlen (line->text, -1) == 1 && g_unichar_isalpha (g_utf8_get_char (line->text)) &&
         g_utf8_get_char (line->text) == g_utf8_get_char (name->text);
}

/* The first line behind the table that begins at first; and whether its rows are numbered. */
static guint
measure_table (GPtrArray *lines, guint first, gboolean *numbered)
{
  guint rows = 0;
  guint i;

  *numbered = TRUE;
  for (i = first; i < lines->len && get (lines, i)->kind == ETHOS_SOURCE_CELL; i++)
    {
      const EthosSourceLine *line = get (lines, i);

      if (line->level > 1 || line->in_head)
        continue;
      *numbered = *numbered && i + 1 < lines->len && get (lines, i + 1)->level == 2 &&
                  (is_bare_number (line) || is_first_letter (line, get (lines, i + 1)));
      rows++;
    }
  *numbered = *numbered && rows > 0;
  return i;
}

/* "1 | Care | We look after each other": the column of the numbers goes, its numbers stay as lines
 * of their own, and the names stand in the first column. */
static void
set_numbers_aside (GPtrArray *lines)
{
  for (guint first = 0; first < lines->len;)
    {
      gboolean numbered;
      guint end = measure_table (lines, first, &numbered);

      for (guint i = first; numbered && i < end; i++)
        {
          EthosSourceLine *line = get (lines, i);

          if (line->level > 1)
            line->level--;
          else if (!line->in_head)
            {
              line->kind = ETHOS_SOURCE_PARAGRAPH;
              line->level = 0;
            }
        }
      first = MAX (end, first + 1);
    }
}

static gboolean
is_topic_row (GPtrArray *lines, guint first, guint columns)
{
  EthosTopic topic = ethos_words_topic_word (get (lines, first)->text);
  const char *text = columns == 2 ? get (lines, first + 1)->text : NULL;

  if (columns == 0 || columns > 2 || ethos_words_count (get (lines, first)->text) > MAX_NAME_WORDS)
    return FALSE;
  if (topic == ETHOS_TOPIC_VALUES)
    return text == NULL ||
           (!ethos_page_is_column_head (text) && ethos_words_label (text) == ETHOS_LABEL_NONE &&
            ethos_words_topic_word (text) == ETHOS_TOPIC_NONE);
  return (topic == ETHOS_TOPIC_MISSION || topic == ETHOS_TOPIC_VISION) && text != NULL &&
         ethos_words_count (text) >= MIN_TEXT_WORDS;
}

/* Rows that begin a table with "Mission | To keep the river clean" are headings and their text.
 * Behind a row that names something else, "Vision" is a name, too. */
static void
read_topic_rows (GPtrArray *lines)
{
  gboolean begins = TRUE;

  for (guint first = 0; first < lines->len;)
    {
      guint columns = measure_row (lines, first);

      begins = begins || get (lines, first)->kind != ETHOS_SOURCE_CELL;
      if (!begins || !is_topic_row (lines, first, columns))
        begins = columns == 0;
      else
        {
          get (lines, first)->blanks_before = MAX (get (lines, first)->blanks_before, 1);
          for (guint i = first; i < first + columns; i++)
            {
              get (lines, i)->kind = ETHOS_SOURCE_PARAGRAPH;
              get (lines, i)->level = 0;
              get (lines, i)->in_head = FALSE;
            }
        }
      first += MAX (columns, 1);
    }
}

/**
 * ethos_source_table_mark_head:
 * @lines: (element-type EthosSourceLine): lines
 * @first: where a row begins that the markup has as a table's head; it ends with the lines
 *
 * Marks the cells of a table's head as such, when one of them says what a column is. Markdown has
 * no tables without a head, and people put their first value there.
 */
void
ethos_source_table_mark_head (GPtrArray *lines, guint first)
{
  gboolean head = FALSE;

  g_return_if_fail (lines != NULL);

  for (guint i = first; i < lines->len; i++)
    {
      const EthosSourceLine *line = g_ptr_array_index (lines, i);

      head = head || ethos_words_label (line->text) != ETHOS_LABEL_NONE ||
             ethos_page_is_column_head (line->text);
    }
  for (guint i = first; head && i < lines->len; i++)
    {
      EthosSourceLine *line = g_ptr_array_index (lines, i);

      line->in_head = line->kind == ETHOS_SOURCE_CELL;
    }
}

/**
 * ethos_source_tables_read:
 * @lines: (element-type EthosSourceLine): the lines of a document
 *
 * Gives tables the one form that is read later, a row for each name. Names over what they mean are
 * read column by column; the numbers of the rows become lines of their own; and rows that begin a
 * table with "Mission" or "Vision" become a heading and its text.
 */
void
ethos_source_tables_read (GPtrArray *lines)
{
  g_return_if_fail (lines != NULL);

  read_columns_down (lines);
  set_numbers_aside (lines);
  read_topic_rows (lines);
}
