// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-import"

#include "config.h"

#include "ethos-line-scanner.h"

#include <string.h>

#include "ethos-broken-lines.h"
#include "ethos-line-marker.h"
#include "ethos-markdown-inline.h"
#include "ethos-page-words.h"
#include "ethos-quoted-cells.h"
#include "ethos-source-table.h"
#include "ethos-tab-rows.h"
#include "ethos-statement-words.h"

/* A line shorter than this was ended on purpose, a longer one perhaps by a mail program. */
#define WRAP_MIN 50
/* No paragraph of a statement is longer; joining on without end would take time squared. */
#define MAX_JOINED 4000
/* Nobody writes more about a file at its top. */
#define MAX_FRONT_MATTER 64
/* Deeper lists than this are flattened; statements have two levels. */
#define MAX_LEVELS 6

typedef struct
{
  GPtrArray *lines;
  gboolean markdown;
  gboolean in_comment;
  guint line;
  guint blanks;
  /* Indentation of the open list levels, and the bullet each uses. */
  guint indents[MAX_LEVELS];
  gunichar bullets[MAX_LEVELS];
  guint depth;
  /* What a person wrote before the latest numbered item. */
  guint number;
  /* Width of the physical line before, and where the text of its item began. */
  gsize last_width;
  guint last_indent;
  /* What comes after the line that is being read, or NULL. */
  const char *next;
  /* What stands at the foot of the page that cuts the sentence that is being read. */
  GPtrArray *page_lines;
  /* Whether the line before was a row of cells that tabs part. */
  gboolean in_rows;
} Scanner;

/* The level of a list item. An equal indent with another bullet is a level of its own when the
 * bullet is one that Word uses below another. */
static guint
enter_level (Scanner *self, guint indent, gunichar bullet)
{
  while (self->depth > 0 && self->indents[self->depth - 1] > indent)
    self->depth--;
  while (self->depth > 1 && self->indents[self->depth - 1] == indent &&
         self->bullets[self->depth - 1] != bullet && self->bullets[self->depth - 2] == bullet)
    self->depth--;
  if (self->depth == 0 || (self->indents[self->depth - 1] < indent && self->depth < MAX_LEVELS) ||
      ((bullet == 'o' || bullet == 0x25e6) && self->bullets[self->depth - 1] != bullet &&
       self->depth < MAX_LEVELS))
    {
      self->indents[self->depth] = indent;
      self->bullets[self->depth] = bullet;
      self->depth++;
    }
  return self->depth;
}

static char *
tidy (const char *text)
{
  g_autofree char *copy = g_strdup (text);
  char *out = copy;

  for (const char *p = copy; *p != '\0'; p++)
    {
      if (*p != ' ' || (out > copy && out[-1] != ' '))
        *out++ = *p;
    }
  *out = '\0';
  return g_strdup (g_strchomp (copy));
}

/* How much of a line is the bold words that it begins with: "**Care** We look after …". */
static gsize
measure_strong (const char *raw, const char *text)
{
  g_autoptr (GPtrArray) pictures = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *words = NULL;
  g_autofree char *stripped = NULL;
  g_autofree char *strong = NULL;
  const char *end;

  if (!g_str_has_prefix (raw, "**") && !g_str_has_prefix (raw, "__"))
    return 0;
  end = strnlen (raw, 3) == 3 ? strstr (raw + 3, raw[0] == '*' ? "**" : "__") : NULL;
  if (end == NULL)
    return 0;
  words = g_strndup (raw + 2, end - raw - 2);
  stripped = ethos_markdown_strip (words, pictures);
  strong = tidy (stripped);
  return g_str_has_prefix (text, strong) ? strlen (strong) : 0;
}

static void
emit (Scanner *self, const char *raw, EthosSourceKind kind, guint level)
{
  g_autoptr (GPtrArray) pictures = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *stripped =
      self->markdown ? ethos_markdown_strip (raw, pictures) : g_strdup (raw);
  g_autofree char *text = tidy (stripped);

  for (guint i = 0; i < pictures->len; i++)
    {
      g_autofree char *alt = tidy (g_ptr_array_index (pictures, i));
      EthosSourceLine *line;

      if (!ethos_source_line_has_words (alt))
        continue;
      line = ethos_source_line_new (alt, ETHOS_SOURCE_PARAGRAPH, 0, self->line, self->blanks);
      line->furniture = ETHOS_FURNITURE_PICTURE;
      g_ptr_array_add (self->lines, line);
    }
  if (ethos_source_line_has_words (text))
    {
      EthosSourceLine *line = ethos_source_line_new (text, kind, level, self->line, self->blanks);

      if (self->markdown)
        line->strong_length = measure_strong (raw, text);
      if (self->markdown && ethos_markdown_is_menu (raw))
        line->furniture = ETHOS_FURNITURE_MENU;
      g_ptr_array_add (self->lines, line);
      self->blanks = 0;
    }
}

/* What stands over "|---|---|" is the head of the table. */
static void
mark_head (Scanner *self, guint line)
{
  guint first = self->lines->len;

  while (first > 0 &&
         ((EthosSourceLine *) g_ptr_array_index (self->lines, first - 1))->line == line)
    first--;
  ethos_source_table_mark_head (self->lines, first);
}

/* "---" and "===" under a paragraph make it a heading; elsewhere they part two groups. */
static void
take_rule (Scanner *self, const char *content)
{
  gsize length = strlen (content);
  EthosSourceLine *last =
      self->lines->len > 0 ? g_ptr_array_index (self->lines, self->lines->len - 1) : NULL;

  if (last != NULL && self->blanks == 0 && last->kind == ETHOS_SOURCE_PARAGRAPH && length >= 2 &&
      last->furniture == ETHOS_FURNITURE_NONE &&
      (strspn (content, "=") == length || strspn (content, "-") == length))
    {
      last->kind = ETHOS_SOURCE_HEADING;
      last->level = *content == '=' ? 1 : 2;
    }
  else if (strchr (content, '|') == NULL)
    self->blanks += 2;
  else if (last != NULL && last->kind == ETHOS_SOURCE_CELL && self->blanks == 0)
    mark_head (self, last->line);
  self->last_width = 0;
}

static gboolean
take_heading (Scanner *self, const char *content)
{
  gsize hashes = strspn (content, "#");
  g_autofree char *text = NULL;

  if (hashes < 1 || hashes > 6 || content[hashes] != ' ')
    return FALSE;
  text = g_strdup (content + hashes + 1);
  g_strchomp (text);
  for (gsize n = strlen (text); n > 0 && text[n - 1] == '#'; n--)
    text[n - 1] = '\0';
  emit (self, text, ETHOS_SOURCE_HEADING, hashes);
  self->depth = 0;
  self->last_width = 0;
  return TRUE;
}

/* "<h2>Care</h2>" and "<li>" in Markdown. */
static gboolean
take_tagged (Scanner *self, const char *content)
{
  gboolean heading = content[0] == '<' && g_ascii_tolower (content[1]) == 'h' &&
                     content[2] >= '1' && content[2] <= '6' && !g_ascii_isalnum (content[3]);

  if (!heading && g_ascii_strncasecmp (content, "<li>", 4) != 0)
    return FALSE;
  emit (self, content, heading ? ETHOS_SOURCE_HEADING : ETHOS_SOURCE_BULLET,
        heading ? (guint) (content[2] - '0') : 1);
  self->last_width = 0;
  return TRUE;
}

static void
emit_aside (Scanner *self, const char *words)
{
  guint before = self->lines->len;

  emit (self, words, ETHOS_SOURCE_PARAGRAPH, 0);
  for (guint i = before; i < self->lines->len; i++)
    ((EthosSourceLine *) g_ptr_array_index (self->lines, i))->furniture = ETHOS_FURNITURE_PAGE;
  self->last_width = 0;
}

/* Comments in Markdown are the author's notes, often over several lines. */
static gboolean
take_comment (Scanner *self, const char *content)
{
  gboolean begins = g_str_has_prefix (content, "<!--");
  g_autofree char *words = NULL;

  if (!begins && !self->in_comment)
    return FALSE;
  self->in_comment = strstr (content, "-->") == NULL;
  words = g_strdup (begins ? content + strlen ("<!--") : content);
  if (!self->in_comment)
    *strstr (words, "-->") = '\0';
  emit_aside (self, words);
  return TRUE;
}

static gboolean
take_table_row (Scanner *self, const char *content)
{
  g_auto (GStrv) cells = NULL;
  guint column = 0;

  if (*content != '|')
    return FALSE;
  cells = g_strsplit (content + 1, "|", -1);
  for (guint i = 0; cells[i] != NULL; i++)
    {
      column++;
      emit (self, cells[i], ETHOS_SOURCE_CELL, column);
    }
  self->last_width = 0;
  return TRUE;
}

static gboolean
is_page_foot (const char *content)
{
  gsize digits = strspn (content, "0123456789");

  return (digits > 0 && digits <= 2 && content[digits] == '\0') || ethos_page_is_footer (content);
}

/* Whether a physical line goes on with the line before: a mail program or an editor broke it. */
static gboolean
continues (Scanner *self, const char *content, guint indent)
{
  EthosSourceLine *last;
  gunichar end;
  gboolean lower;

  if (self->lines->len == 0 || self->blanks > 0 || self->last_width == 0)
    return FALSE;
  last = g_ptr_array_index (self->lines, self->lines->len - 1);
  if (last->furniture != ETHOS_FURNITURE_NONE || last->kind == ETHOS_SOURCE_HEADING ||
      last->kind == ETHOS_SOURCE_CELL || strlen (last->text) > MAX_JOINED)
    return FALSE;
  if (ethos_words_heading_topic (content) != ETHOS_TOPIC_NONE || is_page_foot (content) ||
      ethos_page_is_closing (content) || ethos_page_is_closing (last->text) ||
      (self->markdown && (*content == '<' || ethos_markdown_is_menu (content))))
    return FALSE;
  if (ethos_broken_lines_share_word (last->text, content))
    return TRUE;
  end = g_utf8_get_char (g_utf8_prev_char (last->text + strlen (last->text)));
  lower = g_unichar_islower (g_utf8_get_char (content));
  if (!lower && ethos_broken_lines_begin (last, content, self->next))
    return FALSE;
  if (last->kind != ETHOS_SOURCE_PARAGRAPH && indent >= self->last_indent && self->last_indent > 0)
    return lower || !g_unichar_ispunct (end);
  return self->last_width >= WRAP_MIN && (lower || !g_unichar_ispunct (end) || end == ',');
}

static void
join (Scanner *self, const char *content)
{
  EthosSourceLine *last = g_ptr_array_index (self->lines, self->lines->len - 1);
  GPtrArray *lines = g_steal_pointer (&self->lines);
  EthosSourceLine *more;

  self->lines = g_ptr_array_new ();
  emit (self, content, last->kind, last->level);
  if (self->lines->len > 0)
    {
      char *joined;

      more = g_ptr_array_steal_index (self->lines, self->lines->len - 1);
      joined = ethos_broken_lines_join (last->text, more->text);
      g_free (last->text);
      last->text = joined;
      ethos_source_line_free (more);
    }
  for (guint i = 0; i < self->lines->len; i++)
    g_ptr_array_add (lines, g_ptr_array_index (self->lines, i));
  g_ptr_array_unref (self->lines);
  self->lines = lines;
}

/* "• One • Two • Three" on one line is a list that lost its line ends. */
static void
emit_item (Scanner *self, const EthosLineMarker *marker, guint level)
{
  char glyph[8] = " ";
  g_auto (GStrv) parts = NULL;
  guint n = 1;

  n += g_unichar_to_utf8 (marker->bullet, glyph + 1);
  /* "★ Care ★" is adorned. */
  if (marker->kind == ETHOS_SOURCE_BULLET && g_str_has_suffix (marker->text, glyph))
    {
      g_autofree char *name = g_strndup (marker->text, strlen (marker->text) - strlen (glyph));

      emit (self, name, ETHOS_SOURCE_PARAGRAPH, 0);
      return;
    }
  if (marker->kind == ETHOS_SOURCE_NUMBERED || !ethos_line_marker_is_glyph (marker->bullet))
    {
      guint before = self->lines->len;

      emit (self, marker->text, marker->kind, level);
      if (self->lines->len > before)
        ((EthosSourceLine *) g_ptr_array_index (self->lines, self->lines->len - 1))->number =
            marker->number;
      return;
    }
  glyph[n] = ' ';
  parts = g_strsplit (marker->text, glyph, -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      guint before = self->lines->len;

      emit (self, parts[i], marker->kind, level);
      if (self->lines->len > before)
        ((EthosSourceLine *) g_ptr_array_index (self->lines, self->lines->len - 1))->crossed =
            marker->crossed;
    }
}

/* "o" is a bullet, too, in a list, set in, or over another. */
static gboolean
may_begin_list (Scanner *self, guint indent)
{
  const char *next = self->next != NULL ? self->next + strspn (self->next, " ") : "";

  return self->depth > 0 || indent > 0 || g_str_has_prefix (next, "o ");
}

static void
take_text (Scanner *self, const char *content, guint indent)
{
  EthosLineMarker marker = { .text = content };
  gsize width = indent + strlen (content);
  gboolean below = ethos_line_marker_find_below (content, self->number, &marker);

  if (below || (!ethos_page_is_footer (content) &&
                ethos_line_marker_find_item (content, may_begin_list (self, indent), &marker)))
    {
      guint level = enter_level (self, indent + below, marker.bullet);

      if (marker.number > 0)
        self->number = marker.number;

      self->last_indent = indent + (guint) (marker.text - content);
      emit_item (self, &marker, level);
    }
  else if (continues (self, content, indent))
    join (self, content);
  else
    {
      gboolean in_item = self->depth > 0 && self->last_indent > 0 && indent >= self->last_indent;
      guint before = self->lines->len;

      if (indent == 0)
        self->depth = 0;
      if (!in_item)
        self->last_indent = 0;
      emit (self, content, ETHOS_SOURCE_PARAGRAPH, 0);
      if (self->lines->len > before)
        ((EthosSourceLine *) g_ptr_array_index (self->lines, self->lines->len - 1))->in_item =
            in_item;
    }
  self->last_width = width;
}

static gboolean
take_markup (Scanner *self, const char *content)
{
  return take_comment (self, content) || take_heading (self, content) ||
         take_tagged (self, content) || take_table_row (self, content);
}

/* A cell that has several lines says several things, unless it is the first: that is a name. */
static void
emit_cell (Scanner *self, char *cell, guint column)
{
  g_auto (GStrv) parts = NULL;

  if (column == 1)
    g_strdelimit (cell, "\n", ' ');
  parts = g_strsplit (cell, "\n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      EthosLineMarker marker = { .text = g_strstrip (parts[i]) };

      if (parts[1] == NULL || !ethos_line_marker_find (parts[i], &marker))
        marker.text = parts[i];
      emit (self, marker.text, ETHOS_SOURCE_CELL, column);
    }
}

static void
take_tab_row (Scanner *self, const char *content)
{
  g_auto (GStrv) cells = g_strsplit (content, "\t", -1);
  guint first = self->lines->len;

  for (guint i = 0; cells[i] != NULL; i++)
    emit_cell (self, cells[i], i + 1);
  if (!self->in_rows)
    ethos_source_table_mark_head (self->lines, first);
  self->in_rows = TRUE;
  self->last_width = 0;
}

/* The foot of a page between two halves of a sentence: it stands behind the sentence. */
static void
take_page_foot (Scanner *self, const char *content)
{
  GPtrArray *lines = g_steal_pointer (&self->lines);
  guint blanks = self->blanks;

  self->lines = self->page_lines;
  emit (self, content, ETHOS_SOURCE_PARAGRAPH, 0);
  self->page_lines = g_steal_pointer (&self->lines);
  self->lines = lines;
  self->blanks = blanks;
}

static void
end_page (Scanner *self)
{
  while (self->page_lines->len > 0)
    {
      EthosSourceLine *line = g_ptr_array_steal_index (self->page_lines, 0);

      line->furniture = ETHOS_FURNITURE_PAGE;
      g_ptr_array_add (self->lines, line);
    }
}

/* Whether the other half of a sentence can be joined to the first. */
static gboolean
can_join (Scanner *self)
{
  const EthosSourceLine *last =
      self->lines->len > 0 ? g_ptr_array_index (self->lines, self->lines->len - 1) : NULL;

  return last != NULL && last->furniture == ETHOS_FURNITURE_NONE &&
         last->kind != ETHOS_SOURCE_HEADING && last->kind != ETHOS_SOURCE_CELL &&
         strlen (last->text) <= MAX_JOINED;
}

/* "1.<TAB>Care<TAB>We look after each other": a tab sets the name apart as bold type does. */
static void
take_tabbed_text (Scanner *self, char *content, guint indent)
{
  guint before = self->lines->len;
  char *tab = strrchr (content, '\t');
  g_autofree char *head = g_strndup (content, tab - content);
  EthosLineMarker marker = { .text = head };

  g_strdelimit (head, "\t\n", ' ');
  g_strdelimit (content, "\t\n", ' ');
  take_text (self, content, indent);
  if (self->lines->len == before + 1 && ethos_line_marker_find (head, &marker))
    {
      EthosSourceLine *line = g_ptr_array_index (self->lines, before);
      g_autofree char *name = tidy (marker.text);

      if (*name != '\0' && g_str_has_prefix (line->text, name))
        line->strong_length = strlen (name);
    }
}

static void
take_line (Scanner *self, char *line)
{
  guint indent = strspn (line, " ");
  char *content = g_strstrip (line);

  while (*content == '>')
    content += 1 + strspn (content + 1, " \t");
  if (strchr (content, '\t') == NULL)
    self->in_rows = self->in_rows && *content == '\0';
  else if (ethos_tab_rows_has_cells (content, self->next, self->in_rows))
    {
      take_tab_row (self, content);
      return;
    }
  else if (ethos_tab_rows_have_marker (content))
    {
      self->in_rows = FALSE;
      take_tabbed_text (self, content, indent);
      return;
    }
  g_strdelimit (content, "\t\n", ' ');
  if (*content == '\0')
    self->blanks++;
  else if (!ethos_source_line_has_words (content))
    take_rule (self, content);
  else if (!(self->markdown && take_markup (self, content)))
    take_text (self, content, indent);
}

/* How many lines at the top of a file in Markdown are for programs: "date: 2024-01-01", between two
 * rules. */
static guint
measure_front_matter (char *const *lines)
{
  if (lines[0] == NULL || strcmp (lines[0], "---") != 0)
    return 0;
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0' && i < MAX_FRONT_MATTER; i++)
    {
      if (strcmp (lines[i], "---") == 0)
        return i > 1 ? i + 1 : 0;
      /* Lists and long texts are set in. */
      if (strchr (lines[i], ':') == NULL && *lines[i] != ' ' && *lines[i] != '-')
        return 0;
    }
  return 0;
}

/**
 * ethos_line_scanner_read:
 * @text: normalised plain text or Markdown
 * @markdown: whether to read Markdown's headings, tables, links and emphasis
 *
 * Reads text into lines: headings ("#", underlined), bullets of many kinds, numbers ("1.", "2)",
 * "#3", "a)"), paragraphs and table cells. Lines that were wrapped are joined again. Lines with
 * neither letter nor digit hold no words; they count as two blank lines.
 *
 * Takes time linear in the text.
 *
 * Returns: (transfer full) (element-type EthosSourceLine): the lines
 */
GPtrArray *
ethos_line_scanner_read (const char *text, gboolean markdown)
{
  Scanner self = { .markdown = markdown };
  g_auto (GStrv) lines = NULL;
  g_autofree EthosLineBreak *breaks = NULL;
  guint number = 0;
  guint front_matter;

  g_return_val_if_fail (text != NULL, NULL);

  self.page_lines = g_ptr_array_new_with_free_func ((GDestroyNotify) ethos_source_line_free);
  self.lines = g_ptr_array_new_with_free_func ((GDestroyNotify) ethos_source_line_free);
  lines = g_strsplit (text, "\n", -1);
  ethos_quoted_cells_join (lines);
  if (!markdown)
    ethos_tab_rows_mark_columns (lines);
  breaks = ethos_broken_lines_find (lines);
  front_matter = markdown ? measure_front_matter (lines) : 0;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      self.line = ++number;
      self.next = lines[i + 1];
      for (const char *p = strchr (lines[i], '\n'); p != NULL; p = strchr (p + 1, '\n'))
        number++;
      if (i < front_matter)
        emit_aside (&self, g_strstrip (lines[i]));
      else if (breaks[i] == ETHOS_LINE_BREAK_PAGE)
        take_page_foot (&self, g_strstrip (lines[i]));
      else if (breaks[i] == ETHOS_LINE_BREAK_GOES_ON && can_join (&self))
        {
          gsize width = strlen (lines[i]);

          join (&self, g_strstrip (lines[i]));
          self.last_width = width;
        }
      else
        take_line (&self, lines[i]);
      if (breaks[i] != ETHOS_LINE_BREAK_PAGE)
        end_page (&self);
    }
  g_ptr_array_unref (self.page_lines);
  return self.lines;
}
