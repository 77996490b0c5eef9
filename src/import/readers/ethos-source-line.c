// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-import"

#include "config.h"

#include "ethos-source-line.h"

#include <string.h>

#include "ethos-html-text.h"
#include "ethos-line-scanner.h"
#include "ethos-source-table.h"

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
 * ethos_source_line_has_words:
 * @text: a text
 *
 * Looks for a letter or a digit.
 *
 * Returns: whether there is one
 */
gboolean
ethos_source_line_has_words (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isalnum (g_utf8_get_char (p)))
        return TRUE;
    }
  return FALSE;
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
 * Reads a document into lines, in its order but for tables, see ethos_source_tables_read().
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
    ethos_source_tables_read (lines);
  return lines;
}
