// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-import"

#include "config.h"

#include <string.h>

#include "ethos-name-proposal.h"
#include "ethos-statement-build.h"
#include "ethos-statement-private.h"

static EthosStatementLine *
get (GPtrArray *lines, guint i)
{
  return g_ptr_array_index (lines, i);
}

static GPtrArray *
collect_words (GPtrArray *lines, const EthosStatementCard *card)
{
  GPtrArray *words = g_ptr_array_new ();

  for (guint i = 0; i < card->lines->len; i++)
    g_ptr_array_add (words, get (lines, g_array_index (card->lines, guint, i))->text);
  return words;
}

static gboolean
needs_name (const EthosStatementCard *card)
{
  return (card->kind == ETHOS_STATEMENT_VALUE || card->kind == ETHOS_STATEMENT_STRAND) &&
         card->lines->len > 0 && (card->proposed || *card->title == '\0');
}

/* A proposal stands as long as its words are still on the card. */
static gboolean
is_still_true (const char *name, GPtrArray *words)
{
  for (guint i = 0; i < words->len; i++)
    {
      if (strstr (g_ptr_array_index (words, i), name) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
set_name (GPtrArray *lines, guint index, const char *name)
{
  EthosStatementLine *old = get (lines, index);
  EthosStatementLine *line;

  if (g_strcmp0 (old->proposed_title, name) == 0)
    return;
  line = ethos_statement_line_copy (old);
  g_free (line->proposed_title);
  line->proposed_title = g_strdup (name);
  lines->pdata[index] = line;
  ethos_statement_line_unref (old);
}

static void
clear_stray_names (GPtrArray *lines, GPtrArray *cards)
{
  g_autoptr (GHashTable) starts = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < cards->len; i++)
    {
      const EthosStatementCard *card = g_ptr_array_index (cards, i);

      if (needs_name (card))
        g_hash_table_add (starts, GUINT_TO_POINTER (g_array_index (card->lines, guint, 0)));
    }
  for (guint i = 0; i < lines->len; i++)
    {
      if (get (lines, i)->proposed_title != NULL &&
          !g_hash_table_contains (starts, GUINT_TO_POINTER (i)))
        set_name (lines, i, NULL);
    }
}

/* Gives every untitled value and strand a proposed name, on its first line. Names that still fit
 * stay, so that an edit of one value doesn't rename another. */
void
ethos_statement_fill_names (GPtrArray *lines)
{
  g_autoptr (EthosStatement) scratch = ethos_statement_new_take (g_ptr_array_ref (lines));
  g_autoptr (GPtrArray) cards = ethos_statement_build (scratch);
  g_autoptr (GPtrArray) groups =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) names = NULL;

  clear_stray_names (lines, cards);
  for (guint i = 0; i < cards->len; i++)
    {
      const EthosStatementCard *card = g_ptr_array_index (cards, i);
      g_autoptr (GPtrArray) words = NULL;
      guint start;

      if (!needs_name (card))
        {
          g_hash_table_add (taken, ethos_words_key (card->title));
          continue;
        }
      words = collect_words (lines, card);
      start = g_array_index (card->lines, guint, 0);
      if (get (lines, start)->proposed_title != NULL &&
          is_still_true (get (lines, start)->proposed_title, words))
        {
          g_hash_table_add (taken, ethos_words_key (get (lines, start)->proposed_title));
          continue;
        }
      g_ptr_array_add (groups, g_steal_pointer (&words));
      g_array_append_val (starts, start);
    }
  names = ethos_name_proposals (groups, taken);
  for (guint i = 0; i < starts->len; i++)
    set_name (lines, g_array_index (starts, guint, i), g_ptr_array_index (names, i));
}
