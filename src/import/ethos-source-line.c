// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-import"

#include "config.h"

#include "ethos-source-line.h"

#include <string.h>

#include "ethos-behaviour-words.h"
#include "ethos-html-text.h"
#include "ethos-line-scanner.h"
#include "ethos-page-words.h"
#include "ethos-statement-words.h"

/* A name over what it means, in a table. */
#define MAX_NAME_WORDS 5
#define MIN_TEXT_WORDS 3

/* A page says so before anything else. */
static gboolean
begins_as_page (const char *text)
{
  static const char *const beginnings[] = { "<!doctype html", "<html", "<head>", "<body" };

  text += strspn (text, " \n");
  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      if (g_ascii_strncasecmp (text, beginnings[i], strlen (beginnings[i])) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_block_tag (const char *p)
{
  static const char *const tags[] = { "html", "head", "body", "meta",    "div",  "p",
                                      "ul",   "ol",   "li",   "h1",      "h2",   "h3",
                                      "h4",   "span", "br",   "section", "main", "article",
                                      "dl",   "dt",   "dd",   "table",   "tr",   "td" };

  p += *p == '/';
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      gsize length = strlen (tags[i]);

      if (g_ascii_strncasecmp (p, tags[i], length) == 0 && !g_ascii_isalnum (p[length]))
        return TRUE;
    }
  return FALSE;
}

/* Whether most of a text is markup: one tag in a text of many lines is not, a fragment with a tag
 * for every line is. */
static gboolean
is_mostly_html (const char *text)
{
  guint tags = 0;
  guint bare = 0;

  for (const char *p = text; p != NULL && *p != '\0';)
    {
      const char *end = strchrnul (p, '\n');
      guint before = tags;
      gsize spaces = strspn (p, " ");

      for (const char *tag = memchr (p, '<', end - p); tag != NULL;
           tag = memchr (tag + 1, '<', end - tag - 1))
        tags += is_block_tag (tag + 1);
      bare += tags == before && p + spaces < end;
      p = *end == '\n' ? end + 1 : end;
    }
  return tags > 0 && tags >= bare;
}

static gboolean
has_markdown (const char *text)
{
  if (strstr (text, "**") != NULL || strstr (text, "](") != NULL)
    return TRUE;
  for (const char *p = text; p != NULL; p = strchr (p, '\n'))
    {
      gsize hashes;

      p += *p == '\n';
      hashes = strspn (p, "#");
      if (hashes >= 1 && hashes <= 6 && p[hashes] == ' ')
        return TRUE;
      if (p[0] == '|' && strchr (p, '|') != NULL)
        return TRUE;
    }
  return FALSE;
}

/**
 * ethos_source_line_new:
 * @text: what it says
 * @kind: what it is
 * @level: see #EthosSourceKind
 * @line: where it starts, from 1
 * @blanks_before: empty lines before it
 *
 * Makes a line that is part of the text.
 *
 * Returns: (transfer full): a line
 */
EthosSourceLine *
ethos_source_line_new (const char *text,
                       EthosSourceKind kind,
                       guint level,
                       guint line,
                       guint blanks_before)
{
  EthosSourceLine *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (EthosSourceLine, 1);
  self->text = g_strdup (text);
  self->kind = kind;
  self->level = level;
  self->line = line;
  self->blanks_before = blanks_before;
  return self;
}

/**
 * ethos_source_line_free:
 * @self: (transfer full): a line
 *
 * Frees a line.
 */
void
ethos_source_line_free (EthosSourceLine *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->text);
  g_free (self);
}

/**
 * ethos_source_line_is_strong:
 * @self: a line
 *
 * Tells whether all of it is in bold type; a colon behind it does not matter.
 *
 * Returns: whether it is
 */
gboolean
ethos_source_line_is_strong (const EthosSourceLine *self)
{
  const char *rest;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->strong_length == 0)
    return FALSE;
  rest = self->text + self->strong_length;
  return rest[strspn (rest, " :")] == '\0';
}

/**
 * ethos_source_lines_mark_head:
 * @lines: (element-type EthosSourceLine): lines
 * @first: where a row begins that the markup has as a table's head; it ends with the lines
 *
 * Marks the cells of a table's head as such, when one of them says what a column is. Markdown has
 * no tables without a head, and people put their first value there.
 */
void
ethos_source_lines_mark_head (GPtrArray *lines, guint first)
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

static const EthosSourceLine *
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

/**
 * ethos_source_format_guess:
 * @file_name: (nullable): a name with an extension, where there is one
 * @text: the text
 *
 * Tells the format: what says of itself that it is a page is one, because names lie and a saved
 * page may be called .txt. Else the name decides, and without a name that tells what most of the
 * text is.
 *
 * Returns: the format
 */
EthosSourceFormat
ethos_source_format_guess (const char *file_name, const char *text)
{
  const char *dot;

  g_return_val_if_fail (text != NULL, ETHOS_SOURCE_TEXT);

  if (begins_as_page (text))
    return ETHOS_SOURCE_HTML;
  dot = file_name != NULL ? strrchr (file_name, '.') : NULL;
  if (dot != NULL &&
      (g_ascii_strcasecmp (dot, ".md") == 0 || g_ascii_strcasecmp (dot, ".markdown") == 0))
    return ETHOS_SOURCE_MARKDOWN;
  if (dot != NULL &&
      (g_ascii_strcasecmp (dot, ".html") == 0 || g_ascii_strcasecmp (dot, ".htm") == 0 ||
       g_ascii_strcasecmp (dot, ".xhtml") == 0))
    return ETHOS_SOURCE_HTML;
  if (is_mostly_html (text))
    return ETHOS_SOURCE_HTML;
  return has_markdown (text) ? ETHOS_SOURCE_MARKDOWN : ETHOS_SOURCE_TEXT;
}

/**
 * ethos_source_lines_read:
 * @text: normalised text, see ethos_text_decode()
 * @format: how it is written
 * @error: an %ETHOS_IMPORT_ERROR
 *
 * Reads a document into lines, in its order; a table of names over what they mean, column by
 * column.
 *
 * Returns: (transfer full) (element-type EthosSourceLine): the lines, or %NULL
 */
GPtrArray *
ethos_source_lines_read (const char *text, EthosSourceFormat format, GError **error)
{
  GPtrArray *lines;

  g_return_val_if_fail (text != NULL, NULL);

  lines = format == ETHOS_SOURCE_HTML
              ? ethos_html_text_read (text, error)
              : ethos_line_scanner_read (text, format == ETHOS_SOURCE_MARKDOWN);
  if (lines != NULL)
    read_columns_down (lines);
  return lines;
}
