// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-report"

#include "config.h"

#include "ethos-markdown-text.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Signs that mean something in CommonMark wherever they stand. */
static const char special[] = "\\`*_{}[]<>#|~&!";

static gboolean
is_list_start (const char *text)
{
  gsize digits = strspn (text, "0123456789");

  if (strchr ("-+=", text[0]) != NULL && text[0] != '\0')
    return TRUE;

  return digits > 0 && (text[digits] == '.' || text[digits] == ')');
}

/**
 * ethos_markdown_append_text:
 * @indent: what stands in front of further lines, which keeps an item of a list together
 *
 * Writes words of people so that no sign of theirs becomes structure of ours.
 */
void
ethos_markdown_append_text (GString *out, const char *text, const char *indent)
{
  gboolean line_start = TRUE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\n')
        {
          g_string_append (out, "  \n");
          g_string_append (out, indent);
          line_start = TRUE;
          continue;
        }

      /* Spaces at a start make code, or hide the sign behind them from the next test. */
      if (line_start && strchr (" \t", *p) != NULL)
        continue;
      if (line_start && is_list_start (p))
        {
          gsize digits = strspn (p, "0123456789");

          g_string_append_len (out, p, (gssize) digits);
          p += digits;
          g_string_append_c (out, '\\');
          g_string_append_c (out, *p);
        }
      else
        {
          if (strchr (special, *p) != NULL)
            g_string_append_c (out, '\\');
          g_string_append_c (out, *p);
        }
      line_start = FALSE;
    }
}

/**
 * ethos_markdown_append_heading:
 * @level: from 1
 * @text: (nullable): without any, nothing is written
 */
void
ethos_markdown_append_heading (GString *out, int level, const char *text)
{
  g_autofree char *one_line = NULL;

  if (text == NULL || *text == '\0')
    return;

  one_line = g_strdelimit (g_strdup (text), "\n", ' ');
  for (int i = 0; i < level; i++)
    g_string_append_c (out, '#');
  g_string_append_c (out, ' ');
  ethos_markdown_append_text (out, one_line, "");
  g_string_append (out, "\n\n");
}

/**
 * ethos_markdown_append_paragraph:
 * @text: (nullable): without any, nothing is written
 */
void
ethos_markdown_append_paragraph (GString *out, const char *text)
{
  if (text == NULL || *text == '\0')
    return;

  ethos_markdown_append_text (out, text, "");
  g_string_append (out, "\n\n");
}

/**
 * ethos_markdown_append_item:
 *
 * Writes an entry of a list.
 */
void
ethos_markdown_append_item (GString *out, const char *text)
{
  g_string_append (out, "- ");
  ethos_markdown_append_text (out, text, "  ");
  g_string_append_c (out, '\n');
}

/**
 * ethos_markdown_dup_with_dots:
 * @text: what a note says, or the name of a group
 * @dots: how many dots it has got
 *
 * Returns: (transfer full): the text, not escaped, and after it the dots, where there are any
 */
char *
ethos_markdown_dup_with_dots (const char *text, guint dots)
{
  g_autofree char *words = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (dots == 0)
    return g_strdup (text);
  /* Translators: what people put on groups and notes to vote for them. */
  words = g_strdup_printf (ngettext ("%u dot", "%u dots", dots), dots);
  return g_strdup_printf ("%s (%s)", text, words);
}
