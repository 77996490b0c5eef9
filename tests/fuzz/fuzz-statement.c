// SPDX-License-Identifier: GPL-3.0-or-later
/* Statements: every document comes out as lines that hold together, and as cards that a deck can
 * hold, or is refused in words. */
#include "config.h"

#include <string.h>

#include "ethos-statement-cards.h"
#include "ethos-statement-edit.h"
#include "ethos-statement.h"
#include "ethos-text-decode.h"
#include "fuzz-target.h"

static void
check_line (const EthosStatementLine *line)
{
  gsize length = strlen (line->text);

  g_assert_cmpuint (length, >, 0);
  g_assert_true (g_utf8_validate (line->text, -1, NULL));
  g_assert_null (strchr (line->text, '\n'));
  g_assert_cmpuint (line->name_start, <=, length);
  g_assert_cmpuint (line->name_length, <=, length - line->name_start);
  g_assert_cmpuint (line->text_start, <=, length);
  g_assert_true (g_utf8_validate (line->text + line->text_start, -1, NULL));
  g_assert_true (g_utf8_validate (line->text + line->name_start, (gssize) line->name_length, NULL));
  g_assert_true ((line->reason == ETHOS_LEFT_OUT_NOT) == (line->role != ETHOS_ROLE_LEFT_OUT));
}

static void
check_statement (const EthosStatement *statement)
{
  g_autoptr (GPtrArray) cards = ethos_statement_build (statement);
  g_autoptr (EthosSnapshot) deck = NULL;
  g_autoptr (GError) error = NULL;
  EthosStatementCounts counts;
  guint line;

  for (guint i = 0; i < ethos_statement_get_n_lines (statement); i++)
    check_line (ethos_statement_get_line (statement, i));
  ethos_statement_count (statement, &counts);
  g_assert_cmpuint (cards->len, ==,
                    counts.missions + counts.strands + counts.visions + counts.values +
                        counts.leadership);
  deck = ethos_statement_to_deck (statement, NULL, NULL, "x", &line, &error);
  g_assert_true ((deck == NULL) == (error != NULL));
}

/* One edit of each kind, at a line that the size of the input chooses. */
static void
edit (EthosStatement *statement, gsize size)
{
  guint n = ethos_statement_get_n_lines (statement);
  guint at = (guint) (size % n);
  g_autoptr (EthosStatement) changed = NULL;
  g_autoptr (EthosStatement) split = NULL;
  g_autoptr (EthosStatement) merged = NULL;
  guint length = (guint) strlen (ethos_statement_get_line (statement, at)->text);

  changed =
      ethos_statement_set_role (statement, at, (EthosStatementRole) (size % (ETHOS_ROLE_LAST + 1)));
  check_statement (changed);
  split = ethos_statement_split (statement, at, length / 2, NULL);
  if (split != NULL)
    check_statement (split);
  if (at + 1 < n)
    merged = ethos_statement_merge (statement, at, NULL);
  if (merged != NULL)
    check_statement (merged);
}

static void
parse (const char *text, EthosSourceFormat format, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosStatement) statement = ethos_statement_parse (text, format, NULL, &error);

  g_assert_true ((statement == NULL) == (error != NULL));
  if (statement == NULL)
    return;
  check_statement (statement);
  edit (statement, size);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = ethos_text_decode (data, size, NULL, &error);
  EthosSourceFormat format;

  g_assert_true ((text == NULL) == (error != NULL));
  if (text == NULL)
    return 0;
  g_assert_true (g_utf8_validate (text, -1, NULL));
  format = ethos_source_format_guess (NULL, text);
  parse (text, format, size);
  if (format == ETHOS_SOURCE_TEXT)
    parse (text, ETHOS_SOURCE_MARKDOWN, size);
  return 0;
}
