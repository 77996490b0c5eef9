// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <string.h>

#include "ethos-statement-build.h"
#include "ethos-test.h"
#include "ethos-text-decode.h"

/* Documents that nobody writes and somebody will open. Each is one pattern, repeated until it
 * fills the size; they must come out as lines, or be refused in words, in time that does not grow
 * as the square of their size. */
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
  { "quoted-cells", "Our values\nCare\t\"x", "\nx", FULL, ETHOS_SOURCE_TEXT, -1 },
  { "quotes-that-open", "Our values\n", "Care\t\"We x\nx\nx\n", FULL, ETHOS_SOURCE_TEXT, -1 },
  { "quotes-in-cells", "Our values\nCare", "\t\"x\"", FULL, ETHOS_SOURCE_TEXT, -1 },
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
  { "quotes", "Our values\n", "> ", FULL, ETHOS_SOURCE_TEXT, -1 },
  { "quotes-in-markdown", "Our values\n", "> ", FULL, ETHOS_SOURCE_MARKDOWN, -1 },
  { "quotes-tight", "Our values\n", ">", FULL, ETHOS_SOURCE_TEXT, -1 },
  { "double-marks", "Our values\na", "\u0F73", FULL, ETHOS_SOURCE_TEXT, -1 },
  { "all-double-marks", "Our values\na", "\u0F81\u0F75\u0F73", FULL, ETHOS_SOURCE_TEXT, -1 },
  { "marks", "Our values\na", "\u0315\u0323", FULL, ETHOS_SOURCE_TEXT, -1 },
  { "marks-parted", "Our values\na",
    "\u0315\u0323\u0315\u0323\u0315\u0323\u0315\u0323\u0315\u0323\u0315\u0323\u0315\u0323\u0315"
    "\u0323\u0315\u0323\u0315\u0323\u0315\u0323\u0315\u0323\u0315\u0323\u0315\u0323\u0315\u0323"
    "\u200B",
    FULL, ETHOS_SOURCE_TEXT, -1 },
  { "marks-parted-by-soft-hyphens", "Our values\na", "\u0315\u0323\u00AD", FULL, ETHOS_SOURCE_TEXT,
    -1 },
  { "marks-in-html", "<p>Our values</p><p>a", "&#x315;&#x323;&#x200b;", FULL, ETHOS_SOURCE_HTML,
    -1 },
  { "accents", "Our values\n", "\u00E9", FULL, ETHOS_SOURCE_TEXT, -1 },
  { "hangul", "Our values\n", "\uD55C\uAE00", FULL, ETHOS_SOURCE_TEXT, -1 },
  { "vowel-signs", "Our values\n\u0B95", "\u0BCA", FULL, ETHOS_SOURCE_TEXT, -1 },
  { "row-of-names", "Our values\n", "Care: x. ", FULL, ETHOS_SOURCE_TEXT, -1 },
  { "topics-in-a-row", "", "Our mission: We x. Our vision: No y. ", FULL, ETHOS_SOURCE_TEXT, -1 },
  { "topics-line-by-line", "", "Our mission: We x.\n", FULL, ETHOS_SOURCE_TEXT, -1 },
  { "names-over-lines", "Our values\n", "Care\n\nWe look out\n\n- We x\n\n", FULL,
    ETHOS_SOURCE_TEXT, -1 },
  { "missions-among-values", "# Our values\n", "## Our mission\n## Care\n", FULL,
    ETHOS_SOURCE_MARKDOWN, -1 },
  { "promises", "# Our values\n## Care\n", "We will x.\n\n", FULL, ETHOS_SOURCE_MARKDOWN, -1 },
  { "buttons", "# Our values\n## Care\n", "- Share\n", FULL, ETHOS_SOURCE_MARKDOWN, -1 },
  { "links", "# Our values\n", "[Home](/) | ", FULL, ETHOS_SOURCE_MARKDOWN, -1 },
  { "links-on-lines", "# Our values\n", "[Home](/) | [x]\n", FULL, ETHOS_SOURCE_MARKDOWN, -1 },
  { "who-we-are", "# Who we are\n", "## What we stand for\n", FULL, ETHOS_SOURCE_MARKDOWN, -1 },
  { "deep-html", "a", "<div>", 4000, ETHOS_SOURCE_HTML, -1 },
  { "deeper-html", "a", "<div>", FULL, ETHOS_SOURCE_HTML, ETHOS_IMPORT_ERROR_MARKUP },
  { "unclosed-html", "<ul>", "<li>We listen", FULL, ETHOS_SOURCE_HTML, -1 },
  { "unclosed-bold", "<ul>", "<li><b>We listen", 7000, ETHOS_SOURCE_HTML, -1 },
  { "stray-ends", "<p>a", "</i>", FULL, ETHOS_SOURCE_HTML, -1 },
  { "parted-elements", "<p>", "<i>A</i> ", FULL, ETHOS_SOURCE_HTML, -1 },
  { "half-tags", "a", "<", FULL, ETHOS_SOURCE_HTML, -1 },
  { "half-entities", "a", "&", FULL, ETHOS_SOURCE_HTML, -1 },
  { "entities", "a", "&#8238;&amp;", FULL, ETHOS_SOURCE_HTML, -1 },
  { "comments", "a", "<!-- a -->", FULL, ETHOS_SOURCE_HTML, -1 },
  { "open-comment", "a<!--", " a", FULL, ETHOS_SOURCE_HTML, -1 },
  { "html-headings", "<h2>Our values</h2>", "<h3>Care</h3><p>We x</p>", FULL, ETHOS_SOURCE_HTML,
    -1 },
  { "attributes", "<p", " a=b", FULL, ETHOS_SOURCE_HTML, -2 },
};

static char *
fill (const Hostile *hostile, gsize size)
{
  GString *bytes = g_string_new (hostile->start);

  while (bytes->len + strlen (hostile->pattern) <= size)
    g_string_append (bytes, hostile->pattern);
  return g_string_free (bytes, FALSE);
}

static void
check_lines (const EthosStatement *statement)
{
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

static void
read_document (gsize size, gconstpointer data)
{
  const Hostile *hostile = data;
  g_autofree char *bytes = fill (hostile, size);
  g_autofree char *text = ethos_text_decode_normalise (bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosStatement) statement =
      ethos_statement_parse (text, hostile->format, NULL, &error);
  g_autoptr (GPtrArray) cards = NULL;

  if (statement == NULL)
    {
      g_assert_cmpint (hostile->error, !=, -1);
      g_assert_error (error, ETHOS_IMPORT_ERROR,
                      (hostile->error >= 0 ? hostile->error : ETHOS_IMPORT_ERROR_EMPTY));
      return;
    }
  if (size == hostile->size)
    g_assert_cmpint (hostile->error, <, 0);
  cards = ethos_statement_build (statement);
  check_lines (statement);
}

static void
test_hostile (gconstpointer data)
{
  const Hostile *hostile = data;

  ethos_test_assert_linear (read_document, hostile->size, hostile);
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
