// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "statement-outline.h"

static const char *const kinds[] = { "mission", "strand", "vision", "value", "leadership" };
static const char *const reasons[] = { "used",     "repeated", "picture", "menu",
                                       "cookies",  "page",     "intro",   "too long",
                                       "too many", "unknown",  "by hand" };

static const char *
role_word (EthosStatementRole role)
{
  return role == ETHOS_ROLE_DONT ? "don't" : role == ETHOS_ROLE_HEARD ? "heard" : "do";
}

/* What a statement was read as, one line a thing, for people to compare with the document. */
char *
statement_outline (const EthosStatement *statement)
{
  g_autoptr (GPtrArray) cards = ethos_statement_build (statement);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < cards->len; i++)
    {
      const EthosStatementCard *card = g_ptr_array_index (cards, i);

      g_string_append_printf (out, "%s%s: %s\n", kinds[card->kind],
                              card->proposed ? " (proposed)" : "", card->title);
      if (*card->statement != '\0')
        {
          g_autofree char *shown = g_strdup (card->statement);

          g_strdelimit (shown, "\n", '/');
          g_string_append_printf (out, "  = %s\n", shown);
        }
      for (guint j = 0; j < card->behaviours->len; j++)
        {
          const EthosStatementBehaviour *behaviour = g_ptr_array_index (card->behaviours, j);

          g_string_append_printf (out, "  %s: %s\n", role_word (behaviour->role), behaviour->text);
        }
    }
  for (guint i = 0; i < ethos_statement_get_n_lines (statement); i++)
    {
      const EthosStatementLine *line = ethos_statement_get_line (statement, i);

      if (line->role == ETHOS_ROLE_TITLE)
        g_string_append_printf (out, "title: %s\n", line->text);
      else if (line->role == ETHOS_ROLE_HEADING)
        g_string_append_printf (out, "heading: %s\n", line->text);
      else if (line->role == ETHOS_ROLE_LEFT_OUT)
        g_string_append_printf (out, "left out (%s): %s\n", reasons[line->reason], line->text);
    }
  return g_string_free (out, FALSE);
}
