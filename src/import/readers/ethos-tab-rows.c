// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-import"

#include "config.h"

#include "ethos-tab-rows.h"

#include <string.h>

#include "ethos-line-marker.h"
#include "ethos-page-words.h"
#include "ethos-source-line.h"
#include "ethos-statement-words.h"

/* A name beside what it means, where only a tab parts them; and how long what it means is. */
#define MAX_NAME_WORDS 5
#define MAX_NAME_BYTES 64
#define MIN_TEXT_WORDS 3

/* Where a line has one wide gap behind its first words. */
static char *
find_wide_gap (char *line)
{
  char *content = line + strspn (line, " ");
  char *gap = strstr (content, "   ");

  if (gap == NULL || gap - content > MAX_NAME_BYTES || !g_ascii_isalpha (*content) ||
      strchr (content, '\t') != NULL)
    return NULL;
  content = gap + strspn (gap, " ");
  return *content != '\0' && strstr (content, "   ") == NULL ? gap : NULL;
}

/**
 * ethos_tab_rows_mark_columns:
 * @lines: the lines of a text, which are changed
 *
 * Puts a tab between two columns: "Care      We look after each other", in several lines.
 */
void
ethos_tab_rows_mark_columns (char **lines)
{
  char *above = NULL;

  g_return_if_fail (lines != NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *gap = find_wide_gap (lines[i]);

      if (gap != NULL && (above != NULL || (lines[i + 1] != NULL && find_wide_gap (lines[i + 1]))))
        *gap = '\t';
      above = gap;
    }
}

/**
 * ethos_tab_rows_has_cells:
 * @content: a line with tabs
 * @next: (nullable): the line below
 * @in_rows: whether the line above was such a row
 *
 * Tells whether tabs part the cells of a row: "Care<TAB>We look after each other", as spreadsheets
 * and word processors hand it on; not where they only align, as behind a bullet or in a table of
 * contents. One such line among others that have none needs a name and a text.
 *
 * Returns: whether it is a row
 */
gboolean
ethos_tab_rows_has_cells (const char *content, const char *next, gboolean in_rows)
{
  g_auto (GStrv) cells = g_strsplit (content, "\t", -1);
  EthosLineMarker marker;
  g_autofree char *probe = NULL;
  guint n = g_strv_length (cells);
  gboolean text;

  probe = g_strconcat (cells[0], " x", NULL);
  if (!ethos_source_line_has_words (cells[0]) || ethos_line_marker_find (probe, &marker) ||
      (strchr (cells[0], '.') != NULL && cells[0][strspn (cells[0], "0123456789. ")] == '\0'))
    return FALSE;
  for (guint i = 1; i < n; i++)
    {
      g_strstrip (cells[i]);
      if (ethos_page_is_number (cells[i]))
        return FALSE;
    }
  text = ethos_words_count (cells[n - 1]) >= MIN_TEXT_WORDS;
  if (!ethos_source_line_has_words (cells[n - 1]) ||
      (n == 2 && !g_ascii_isalpha (cells[1][0]) &&
       cells[1][strspn (cells[1], "0123456789")] == '\0'))
    return FALSE;
  return in_rows || (next != NULL && strchr (next, '\t') != NULL) ||
         (text && strlen (cells[0]) <= MAX_NAME_BYTES &&
          ethos_words_count (cells[0]) <= MAX_NAME_WORDS);
}

/**
 * ethos_tab_rows_have_marker:
 * @content: a line with tabs
 *
 * Looks for a bullet or a number before them.
 *
 * Returns: whether there is one
 */
gboolean
ethos_tab_rows_have_marker (const char *content)
{
  g_autofree char *spaced = g_strdup (content);
  EthosLineMarker marker;

  g_strdelimit (spaced, "\t\n", ' ');
  return ethos_line_marker_find (spaced, &marker);
}
