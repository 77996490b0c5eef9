// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <string.h>

#include "ethos-statement-build.h"
#include "ethos-text-decode.h"

/* Documents that nobody writes and somebody will open. Each is one pattern, repeated until it
 * fills the size; they must come out as lines, or be refused in words, in a moment. */
typedef struct
{
  const char *name;
  const char *start;
  const char *pattern;
  gsize size;
  EthosSourceFormat format;
  int error;
} Hostile;

/* Enough that time squared would be noticed, and no more, for the tests' own time. */
#define FULL (ETHOS_IMPORT_MAX_BYTES / 16)

static const Hostile hostiles[] = {
  { "long-line", "Our mission\n", "word ", 100000, ETHOS_SOURCE_TEXT, -1 },
  { "one-word", "", "a", FULL, ETHOS_SOURCE_TEXT, -1 },
  { "bullets", "Our values\n", "- We listen.\n", 130000, ETHOS_SOURCE_TEXT, -1 },
  { "part-headings", "", "Ways of working\n", FULL, ETHOS_SOURCE_TEXT, -1 },
  { "part-headings-over-lines", "", "## Ways of working\n- We x\n", FULL, ETHOS_SOURCE_MARKDOWN,
    -1 },
  { "part-headings-deeper", "# Our values\n", "## Ways of working\n### x\n### y\n", FULL,
    ETHOS_SOURCE_MARKDOWN, -1 },
  { "pages", "We go on and on and on\n", "3\nand on\n", FULL, ETHOS_SOURCE_TEXT, -1 },
  { "page-numbers", "We go on and on and on\n", "3\n", FULL, ETHOS_SOURCE_TEXT, -1 },
  { "tabs", "Our values\n", "Care\tWe x\n", FULL, ETHOS_SOURCE_TEXT, -1 },
  { "many-tabs", "Our values\nCare", "\tx", FULL, ETHOS_SOURCE_TEXT, -1 },
  { "many-bullets", "Our values\n", "- We x\n\n", FULL, ETHOS_SOURCE_TEXT, -1 },
  { "one-line-bullets", "Our values\n• x", " • x", FULL, ETHOS_SOURCE_TEXT, -1 },
  { "headings", "", "# Our values\n", FULL, ETHOS_SOURCE_MARKDOWN, -1 },
  { "value-headings", "# Our values\n", "## Care\n- We x\n", FULL, ETHOS_SOURCE_MARKDOWN, -1 },
  { "sentences", "", "Our mission is x. ", FULL, ETHOS_SOURCE_TEXT, -1 },
  { "value-lists", "", "Our values are a, b and c. ", FULL, ETHOS_SOURCE_TEXT, -1 },
  { "commas", "Our values are a", ",b", FULL, ETHOS_SOURCE_TEXT, -1 },
  { "wrapped", "", "lower case words that go on and on, line after line, to no end\n", FULL,
    ETHOS_SOURCE_TEXT, -1 },
  { "wrapped-bullet", "- x\n", "  y\n", FULL, ETHOS_SOURCE_TEXT, -1 },
  { "brackets", "", "[", FULL, ETHOS_SOURCE_MARKDOWN, -2 },
  { "brackets-and-word", "a", "[a", FULL, ETHOS_SOURCE_MARKDOWN, -1 },
  { "pictures", "a", "![a](b)", FULL, ETHOS_SOURCE_MARKDOWN, -1 },
  { "stars", "a", "*a", FULL, ETHOS_SOURCE_MARKDOWN, -1 },
  { "cells", "|a", "|a", FULL, ETHOS_SOURCE_MARKDOWN, -1 },
  { "rules", "a\n", "---\n", FULL, ETHOS_SOURCE_MARKDOWN, -1 },
  { "indents", "Our values\n", "                    - x\n - y\n", FULL, ETHOS_SOURCE_TEXT, -1 },
  { "menu", "", "a > b > ", FULL, ETHOS_SOURCE_TEXT, -1 },
  { "overrides", "Our values\n", "- We \342\200\256 hide\n", FULL, ETHOS_SOURCE_TEXT, -1 },
  { "deep-html", "a", "<div>", 4000, ETHOS_SOURCE_HTML, -1 },
  { "deeper-html", "a", "<div>", FULL, ETHOS_SOURCE_HTML, ETHOS_IMPORT_ERROR_MARKUP },
  { "unclosed-html", "<ul>", "<li>We listen", FULL, ETHOS_SOURCE_HTML, -1 },
  { "unclosed-bold", "<ul>", "<li><b>We listen", 7000, ETHOS_SOURCE_HTML, -1 },
  { "stray-ends", "<p>a", "</i>", FULL, ETHOS_SOURCE_HTML, -1 },
  { "half-tags", "a", "<", FULL, ETHOS_SOURCE_HTML, -1 },
  { "half-entities", "a", "&", FULL, ETHOS_SOURCE_HTML, -1 },
  { "entities", "a", "&#8238;&amp;", FULL, ETHOS_SOURCE_HTML, -1 },
  { "comments", "a", "<!-- a -->", FULL, ETHOS_SOURCE_HTML, -1 },
  { "open-comment", "a<!--", " a", FULL, ETHOS_SOURCE_HTML, -1 },
  { "html-headings", "<h2>Our values</h2>", "<h3>Care</h3><p>We x</p>", FULL, ETHOS_SOURCE_HTML,
    -1 },
  { "attributes", "<p", " a=b", FULL, ETHOS_SOURCE_HTML, -2 },
};

static void
test_hostile (gconstpointer data)
{
  const Hostile *hostile = data;
  g_autoptr (GString) bytes = g_string_new (hostile->start);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosStatement) statement = NULL;
  g_autoptr (GPtrArray) cards = NULL;
  gint64 begin;

  while (bytes->len + strlen (hostile->pattern) <= hostile->size)
    g_string_append (bytes, hostile->pattern);
  begin = g_get_monotonic_time ();
  text = ethos_text_decode_normalise (bytes->str);
  statement = ethos_statement_parse (text, hostile->format, &error);
  if (hostile->error >= 0)
    {
      g_assert_error (error, ETHOS_IMPORT_ERROR, hostile->error);
      return;
    }
  if (statement == NULL)
    {
      g_assert_cmpint (hostile->error, ==, -2);
      g_assert_error (error, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_EMPTY);
      return;
    }
  cards = ethos_statement_build (statement);
  g_test_message ("%u lines, %u cards, %.0f ms", ethos_statement_get_n_lines (statement),
                  cards->len, (g_get_monotonic_time () - begin) / 1000.0);
  for (guint i = 0; i < ethos_statement_get_n_lines (statement); i++)
    {
      const EthosStatementLine *line = ethos_statement_get_line (statement, i);

      g_assert_true (g_utf8_validate (line->text, -1, NULL));
      g_assert_null (strchr (line->text, '\n'));
      g_assert_null (strstr (line->text, "\342\200\256"));
      g_assert_cmpuint (line->text_start, <=, strlen (line->text));
      g_assert_cmpuint (line->name_start + line->name_length, <=, strlen (line->text));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (hostiles); i++)
    {
      g_autofree char *path = g_strconcat ("/import/hostile/", hostiles[i].name, NULL);

      g_test_add_data_func (path, &hostiles[i], test_hostile);
    }
  return g_test_run ();
}
