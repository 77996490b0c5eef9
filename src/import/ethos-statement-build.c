// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-import"

#include "config.h"

#include "ethos-statement-build.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ethos-statement-private.h"

typedef struct
{
  GPtrArray *cards;
  GHashTable *by_title;
  EthosStatementCard *mission;
  EthosStatementCard *vision;
  EthosStatementCard *leadership;
  /* The card that statements and behaviours go to. */
  EthosStatementCard *current;
} Builder;

static void
behaviour_free (gpointer data)
{
  EthosStatementBehaviour *behaviour = data;

  g_free (behaviour->text);
  g_free (behaviour);
}

static char *
capitalise (const char *text)
{
  GString *out = g_string_new (NULL);

  if (*text != '\0')
    {
      g_string_append_unichar (out, g_unichar_totitle (g_utf8_get_char (text)));
      g_string_append (out, g_utf8_next_char (text));
    }
  return g_string_free (out, FALSE);
}

static EthosStatementCard *
add_card (Builder *self, EthosStatementCardKind kind)
{
  EthosStatementCard *card = g_new0 (EthosStatementCard, 1);

  card->kind = kind;
  card->title = g_strdup ("");
  card->statement = g_strdup ("");
  card->behaviours = g_ptr_array_new_with_free_func (behaviour_free);
  card->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (self->cards, card);
  self->current = card;
  return card;
}

static void
set_title (EthosStatementCard *card, const char *title, gboolean proposed)
{
  if (*card->title != '\0' || title == NULL || *title == '\0')
    return;
  g_free (card->title);
  card->title = capitalise (title);
  card->proposed = proposed;
}

/* Sentences run on; anything else keeps its line. */
static void
add_text (EthosStatementCard *card, const char *text)
{
  gsize length = strlen (card->statement);
  char *joined;

  if (*text == '\0')
    return;
  if (length == 0)
    joined = g_strdup (text);
  else
    joined =
        g_strconcat (card->statement,
                     strchr (".!?:", card->statement[length - 1]) != NULL ? " " : "\n", text, NULL);
  g_free (card->statement);
  card->statement = joined;
}

static void
add_behaviour (EthosStatementCard *card,
               EthosStatementRole role,
               const EthosStatementLine *line,
               guint index)
{
  EthosStatementBehaviour *behaviour = g_new0 (EthosStatementBehaviour, 1);
  const char *text = ethos_statement_line_get_text_part (line);

  behaviour->role = role;
  behaviour->text = g_strdup (*text != '\0' ? text : line->text);
  behaviour->line = index;
  g_ptr_array_add (card->behaviours, behaviour);
}

static EthosStatementCard *
get_single (Builder *self, EthosStatementCard **card, EthosStatementCardKind kind)
{
  if (*card == NULL)
    *card = add_card (self, kind);
  self->current = *card;
  return *card;
}

/* A value whose name came up before goes on where it was. */
static EthosStatementCard *
open_value (Builder *self, const EthosStatementLine *line)
{
  g_autofree char *name = ethos_statement_line_dup_name (line);
  g_autofree char *key = ethos_words_key (name != NULL ? name : line->text);
  EthosStatementCard *card = g_hash_table_lookup (self->by_title, key);

  if (card == NULL)
    {
      card = add_card (self, ETHOS_STATEMENT_VALUE);
      set_title (card, name != NULL ? name : line->text, FALSE);
      g_hash_table_insert (self->by_title, g_steal_pointer (&key), card);
    }
  self->current = card;
  if (name != NULL)
    add_text (card, ethos_statement_line_get_text_part (line));
  return card;
}

static EthosStatementCard *
get_card_for_text (Builder *self, const EthosStatementLine *line, gboolean behaviour)
{
  if (line->starts_card || self->current == NULL ||
      (behaviour && (self->current == self->mission || self->current == self->vision)))
    {
      add_card (self, ETHOS_STATEMENT_VALUE);
      set_title (self->current, line->proposed_title, TRUE);
    }
  return self->current;
}

static void
take_heading (Builder *self, const EthosStatementLine *line)
{
  EthosTopic topic = ethos_words_heading_topic (line->text);

  if (topic != ETHOS_TOPIC_NONE || ethos_words_sentence_topic (line->text) != ETHOS_TOPIC_NONE)
    self->current = NULL;
}

static EthosStatementCard *
take_opening (Builder *self, const EthosStatementLine *line)
{
  g_autofree char *name = ethos_statement_line_dup_name (line);
  EthosStatementCard *card;

  switch (line->role)
    {
    case ETHOS_ROLE_MISSION:
      card = get_single (self, &self->mission, ETHOS_STATEMENT_MISSION);
      set_title (card, name, FALSE);
      add_text (card, ethos_statement_line_get_text_part (line));
      return card;
    case ETHOS_ROLE_VISION:
      card = get_single (self, &self->vision, ETHOS_STATEMENT_VISION);
      set_title (card, name, FALSE);
      add_text (card, ethos_statement_line_get_text_part (line));
      return card;
    case ETHOS_ROLE_STRAND:
      card = add_card (self, ETHOS_STATEMENT_STRAND);
      set_title (card, name, FALSE);
      set_title (card, line->proposed_title, TRUE);
      add_text (card, ethos_statement_line_get_text_part (line));
      return card;
    case ETHOS_ROLE_LEADERSHIP:
    default:
      card = self->leadership = add_card (self, ETHOS_STATEMENT_LEADERSHIP);
      set_title (card, name != NULL ? name : line->text, FALSE);
      if (name != NULL)
        add_text (card, ethos_statement_line_get_text_part (line));
      return card;
    }
}

static EthosStatementCard *
take_line (Builder *self, const EthosStatementLine *line, guint index)
{
  EthosStatementCard *card = NULL;

  switch (line->role)
    {
    case ETHOS_ROLE_LEFT_OUT:
    case ETHOS_ROLE_TITLE:
      return NULL;
    case ETHOS_ROLE_HEADING:
      take_heading (self, line);
      return NULL;
    case ETHOS_ROLE_VALUE:
      return open_value (self, line);
    case ETHOS_ROLE_STATEMENT:
      card = get_card_for_text (self, line, FALSE);
      add_text (card, line->text);
      return card;
    case ETHOS_ROLE_DO:
    case ETHOS_ROLE_DONT:
    case ETHOS_ROLE_HEARD:
      card = get_card_for_text (self, line, TRUE);
      add_behaviour (card, line->role, line, index);
      return card;
    case ETHOS_ROLE_LEADERSHIP_BEHAVIOUR:
      card = get_single (self, &self->leadership, ETHOS_STATEMENT_LEADERSHIP);
      add_behaviour (card, ETHOS_ROLE_DO, line, index);
      return card;
    case ETHOS_ROLE_MISSION:
    case ETHOS_ROLE_STRAND:
    case ETHOS_ROLE_VISION:
    case ETHOS_ROLE_LEADERSHIP:
    default:
      return take_opening (self, line);
    }
}

/* The mission is called as the document's own heading calls it, else as everybody calls it. */
static void
title_from_heading (const EthosStatement *self,
                    EthosStatementCard *card,
                    EthosTopic topic,
                    const char *fallback)
{
  for (guint i = 0; card != NULL && i < ethos_statement_get_n_lines (self); i++)
    {
      const EthosStatementLine *line = ethos_statement_get_line (self, i);

      if (line->role == ETHOS_ROLE_HEADING && ethos_words_heading_topic (line->text) == topic)
        {
          g_autofree char *title =
              g_strndup (line->text, ethos_statement_measure_name (line->text));

          set_title (card, title, FALSE);
        }
    }
  if (card != NULL)
    set_title (card, fallback, TRUE);
}

/**
 * ethos_statement_card_free:
 * @card: (transfer full): a card
 *
 * Frees a card.
 */
void
ethos_statement_card_free (EthosStatementCard *card)
{
  g_return_if_fail (card != NULL);

  g_free (card->title);
  g_free (card->statement);
  g_ptr_array_unref (card->behaviours);
  g_array_unref (card->lines);
  g_free (card);
}

/**
 * ethos_statement_build:
 * @self: a statement
 *
 * Derives the cards from the lines, in the document's order. Only the position and the roles of
 * the lines count, so an edit of a line shows at once.
 *
 * Returns: (transfer full) (element-type EthosStatementCard): the cards
 */
GPtrArray *
ethos_statement_build (const EthosStatement *self)
{
  g_autoptr (GHashTable) by_title = NULL;
  Builder builder = { NULL };

  g_return_val_if_fail (self != NULL, NULL);

  by_title = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  builder.by_title = by_title;
  builder.cards = g_ptr_array_new_with_free_func ((GDestroyNotify) ethos_statement_card_free);
  for (guint i = 0; i < ethos_statement_get_n_lines (self); i++)
    {
      EthosStatementCard *card = take_line (&builder, ethos_statement_get_line (self, i), i);

      if (card != NULL)
        g_array_append_val (card->lines, i);
    }
  title_from_heading (self, builder.mission, ETHOS_TOPIC_MISSION, C_ ("card", "Mission"));
  title_from_heading (self, builder.vision, ETHOS_TOPIC_VISION, C_ ("card", "Vision"));
  if (builder.leadership != NULL)
    set_title (builder.leadership, C_ ("card", "Leadership"), TRUE);
  return builder.cards;
}

/**
 * ethos_statement_count:
 * @self: a statement
 * @counts: (out): what is in it
 *
 * Counts cards and left-out lines.
 */
void
ethos_statement_count (const EthosStatement *self, EthosStatementCounts *counts)
{
  g_autoptr (GPtrArray) cards = NULL;
  guint by_kind[ETHOS_STATEMENT_LEADERSHIP + 1] = { 0 };

  g_return_if_fail (self != NULL);
  g_return_if_fail (counts != NULL);

  memset (counts, 0, sizeof *counts);
  cards = ethos_statement_build (self);
  for (guint i = 0; i < cards->len; i++)
    by_kind[((EthosStatementCard *) g_ptr_array_index (cards, i))->kind]++;
  counts->missions = by_kind[ETHOS_STATEMENT_MISSION];
  counts->strands = by_kind[ETHOS_STATEMENT_STRAND];
  counts->visions = by_kind[ETHOS_STATEMENT_VISION];
  counts->values = by_kind[ETHOS_STATEMENT_VALUE];
  counts->leadership = by_kind[ETHOS_STATEMENT_LEADERSHIP];
  for (guint i = 0; i < ethos_statement_get_n_lines (self); i++)
    {
      const EthosStatementLine *line = ethos_statement_get_line (self, i);

      if (line->role != ETHOS_ROLE_LEFT_OUT)
        continue;
      if (line->reason == ETHOS_LEFT_OUT_REPEATED)
        counts->repeated++;
      else
        counts->left_out++;
    }
}

static void
add_part (GString *summary, const char *part)
{
  if (summary->len > 0)
    /* Translators: stands between the parts of "mission, 2 strands, vision, 4 values". */
    g_string_append (summary, C_ ("list of parts", ", "));
  g_string_append (summary, part);
}

static void
add_number (GString *summary, const char *format, guint n)
{
  g_autoptr (GString) part = g_string_new (format);
  g_autofree char *number = g_strdup_printf ("%u", n);

  if (n == 0)
    return;
  g_string_replace (part, "{n}", number, 1);
  add_part (summary, part->str);
}

/**
 * ethos_statement_counts_dup_summary:
 * @counts: what was found
 *
 * Says it for people: "Mission, 2 strands, vision, 4 values, leadership; 1 line left out."
 *
 * Returns: (transfer full): a translated sentence
 */
char *
ethos_statement_counts_dup_summary (const EthosStatementCounts *counts)
{
  g_autoptr (GString) parts = NULL;
  g_autoptr (GString) tail = NULL;
  g_autofree char *capital = NULL;

  g_return_val_if_fail (counts != NULL, NULL);

  parts = g_string_new (NULL);
  tail = g_string_new (NULL);
  if (counts->missions > 0)
    add_part (parts, C_ ("found in a statement", "mission"));
  /* Translators: {n} is a number; part of "mission, 2 strands, vision, 4 values". */
  add_number (parts, ngettext ("{n} strand", "{n} strands", counts->strands), counts->strands);
  if (counts->visions > 0)
    add_part (parts, C_ ("found in a statement", "vision"));
  /* Translators: {n} is a number; part of "mission, 2 strands, vision, 4 values". */
  add_number (parts, ngettext ("{n} value", "{n} values", counts->values), counts->values);
  if (counts->leadership > 0)
    add_part (parts, C_ ("found in a statement", "leadership"));
  if (parts->len == 0)
    add_part (parts, C_ ("found in a statement", "nothing recognized yet"));
  /* Translators: {n} is a number; follows "mission, 4 values;". */
  add_number (tail, ngettext ("{n} line left out", "{n} lines left out", counts->left_out),
              counts->left_out);
  capital = capitalise (parts->str);
  if (tail->len == 0)
    /* Translators: %s is "Mission, 2 strands, vision, 4 values". */
    return g_strdup_printf (_ ("%s."), capital);
  /* Translators: "Mission, 2 strands, vision, 4 values" and "1 line left out". */
  return g_strdup_printf (_ ("%s; %s."), capital, tail->str);
}
