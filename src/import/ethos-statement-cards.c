// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-import"

#include "config.h"

#include "ethos-statement-cards.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ethos-statement-private.h"
#include "ethos-text.h"

/* A person finds a card again by the beginning of its words. */
#define QUOTED_CHARACTERS 40
/* Fields take four times as many bytes as characters, see EthosField. */
#define BYTES_A_CHARACTER 4

static const EthosCardKind card_kinds[] = {
  [ETHOS_STATEMENT_MISSION] = ETHOS_CARD_MISSION,
  [ETHOS_STATEMENT_STRAND] = ETHOS_CARD_STRAND,
  [ETHOS_STATEMENT_VISION] = ETHOS_CARD_VISION,
  [ETHOS_STATEMENT_VALUE] = ETHOS_CARD_VALUE,
  [ETHOS_STATEMENT_LEADERSHIP] = ETHOS_CARD_LEADERSHIP,
};

/* Where a problem is: a line of the statement, as far as one can be named. */
typedef struct
{
  const EthosStatement *statement;
  guint index;
  guint *line;
} Place;

static gboolean
is_behaviour (EthosStatementRole role)
{
  return role == ETHOS_ROLE_DO || role == ETHOS_ROLE_DONT || role == ETHOS_ROLE_HEARD ||
         role == ETHOS_ROLE_LEADERSHIP_BEHAVIOUR;
}

static char *
quote (const char *text)
{
  g_autofree char *start =
      ethos_text_truncate (text, QUOTED_CHARACTERS, QUOTED_CHARACTERS * BYTES_A_CHARACTER);

  return strlen (start) < strlen (text) ? g_strconcat (g_strchomp (start), "…", NULL)
                                        : g_steal_pointer (&start);
}

/* Says where (line of the document, first words), then what is wrong and what to do. */
static GString *
add_place (const EthosStatementLine *line, const char *what)
{
  g_autofree char *start = quote (line->text);
  GString *message = g_string_new (NULL);

  /* Translators: %u is the number of a line of a document, %s its first words; the reason
   * follows. */
  g_string_printf (message, _ ("Line %u, “%s”: "), line->source_line, start);
  g_string_append (message, what);
  return message;
}

static gboolean
check_length (const char *text, gsize limit, const char *format, const Place *place, GError **error)
{
  const EthosStatementLine *line = ethos_statement_get_line (place->statement, place->index);
  g_autofree char *maximum = NULL;
  g_autoptr (GString) message = NULL;

  if (ethos_text_check (text, limit, limit * BYTES_A_CHARACTER, NULL))
    return TRUE;
  maximum = g_strdup_printf ("%" G_GSIZE_FORMAT, limit);
  message = add_place (line, format);
  g_string_replace (message, "{n}", maximum, 1);
  g_set_error_literal (error, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_RANGE, message->str);
  if (place->line != NULL)
    *place->line = place->index;
  return FALSE;
}

static gboolean
fail_count (const char *text, const Place *place, GError **error)
{
  g_set_error_literal (error, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_RANGE, text);
  if (place->line != NULL)
    *place->line = place->index;
  return FALSE;
}

/* The first line with words of the card's own; where it has none, its first behaviour. */
static guint
find_words (const EthosStatement *self, const EthosStatementCard *card)
{
  for (guint i = 0; i < card->lines->len; i++)
    {
      guint index = g_array_index (card->lines, guint, i);

      if (!is_behaviour (ethos_statement_get_line (self, index)->role))
        return index;
    }
  return g_array_index (card->lines, guint, 0);
}

static EthosCard *
new_card (const EthosStatement *self,
          const EthosStatementCard *card,
          const EthosStatementMark *marks,
          guint position)
{
  g_autofree char *id = g_strdup_printf ("card-%u", position + 1);
  EthosCard *record = ethos_entity_new (ETHOS_KIND_CARD, id);

  record->kind = card_kinds[card->kind];
  ethos_set_text (&record->title, card->title);
  record->proposed = card->proposed;
  ethos_set_text (&record->statement, card->statement);
  record->colour = (int) (position % g_strv_length ((char **) ethos_spine_names));
  record->fixed = ethos_statement_card_is_fixed (self, card, marks);
  return record;
}

static EthosBehaviour *
new_behaviour (const EthosStatementBehaviour *behaviour,
               const EthosStatementMark *marks,
               const char *card,
               guint position)
{
  g_autofree char *id = g_strdup_printf ("%s-%u", card, position + 1);
  EthosBehaviour *record = ethos_entity_new (ETHOS_KIND_BEHAVIOUR, id);

  record->kind = behaviour->role == ETHOS_ROLE_DONT    ? ETHOS_BEHAVIOUR_DONT
                 : behaviour->role == ETHOS_ROLE_HEARD ? ETHOS_BEHAVIOUR_HEARD
                                                       : ETHOS_BEHAVIOUR_DO;
  ethos_set_text (&record->text, behaviour->text);
  record->fixed = marks != NULL && marks[behaviour->line].fixed;
  return record;
}

static gboolean
check_card (const EthosStatementCard *card, Place *place, GError **error)
{
  guint maximum = ethos_kind_get_info (ETHOS_KIND_BEHAVIOUR)->maximum;

  place->index = find_words (place->statement, card);
  if (!check_length (card->title, ETHOS_TITLE_MAX_CHARACTERS,
                     /* Translators: {n} is a number. Follows the line it is about. */
                     _ ("this name is longer than {n} characters. Split the line after its name, "
                        "or say that it tells what the value means."),
                     place, error) ||
      !check_length (card->statement, ETHOS_STATEMENT_MAX_CHARACTERS,
                     /* Translators: {n} is a number. Follows the line it is about. */
                     _ ("the text of this card is longer than {n} characters. Leave out some of "
                        "its lines, or let them start another card."),
                     place, error))
    return FALSE;
  for (guint i = 0; i < card->behaviours->len; i++)
    {
      const EthosStatementBehaviour *behaviour = g_ptr_array_index (card->behaviours, i);

      place->index = behaviour->line;
      if (!check_length (behaviour->text, ETHOS_BEHAVIOUR_MAX_CHARACTERS,
                         /* Translators: {n} is a number. Follows the line it is about. */
                         _ ("this is longer than {n} characters, and nobody could read it on a "
                            "card. Split it into several lines."),
                         place, error))
        return FALSE;
      if (i >= maximum)
        return fail_count (_ ("There are too many lines on one card from here on. Let a line above "
                              "start a new value, or leave some out."),
                           place, error);
    }
  return TRUE;
}

static gboolean
fill_card (EthosSnapshotNode *node,
           const EthosStatementCard *card,
           const EthosStatementMark *marks,
           guint position,
           Place *place,
           GError **error)
{
  if (!check_card (card, place, error))
    return FALSE;
  node->record = (EthosRecord *) new_card (place->statement, card, marks, position);
  ethos_record_normalise (node->record);
  if (!ethos_record_check (node->record, error))
    return FALSE;
  if (card->behaviours->len == 0)
    return TRUE;
  node->children[ETHOS_KIND_BEHAVIOUR] = g_new0 (EthosSnapshotNode, card->behaviours->len);
  for (guint i = 0; i < card->behaviours->len; i++)
    {
      EthosBehaviour *record =
          new_behaviour (g_ptr_array_index (card->behaviours, i), marks, node->record->id, i);

      node->children[ETHOS_KIND_BEHAVIOUR][i].record = &record->record;
      node->n_children[ETHOS_KIND_BEHAVIOUR]++;
      ethos_record_normalise (&record->record);
      if (!ethos_record_check (&record->record, error))
        return FALSE;
    }
  return TRUE;
}

/* Cuts between characters; through one only where it alone is longer than an element, which is
 * nothing that people write. */
static char *
cut_element (const char *text)
{
  g_autofree char *piece =
      ethos_text_truncate (text, ETHOS_STATEMENT_MAX_CHARACTERS, ETHOS_STATEMENT_MAX_CHARACTERS);

  if (*piece != '\0')
    return g_steal_pointer (&piece);
  return g_strndup (text,
                    g_utf8_find_prev_char (text, text + ETHOS_STATEMENT_MAX_CHARACTERS + 1) - text);
}

/* What a deck keeps of left-out lines is a list of limited length with elements of limited length:
 * a long line takes several elements, and elements are filled up, so that nothing is lost. */
static char **
collect_left_out (const EthosStatement *self, gboolean pack)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GString) element = g_string_new (NULL);

  for (guint i = 0; i < ethos_statement_get_n_lines (self); i++)
    {
      const EthosStatementLine *line = ethos_statement_get_line (self, i);
      const char *rest = line->text;

      while (line->role == ETHOS_ROLE_LEFT_OUT && *rest != '\0')
        {
          g_autofree char *piece = cut_element (rest);

          rest += strlen (piece);
          if (element->len > 0 &&
              (!pack || element->len + 1 + strlen (piece) > ETHOS_STATEMENT_MAX_CHARACTERS))
            {
              g_strv_builder_add (builder, element->str);
              g_string_truncate (element, 0);
            }
          if (element->len > 0)
            g_string_append_c (element, '\n');
          g_string_append (element, piece);
        }
    }
  if (element->len > 0)
    g_strv_builder_add (builder, element->str);
  return g_strv_builder_end (builder);
}

static EthosDeck *
new_deck (const EthosStatement *self, const char *title, const char *source)
{
  EthosDeck *deck = ethos_entity_new (ETHOS_KIND_DECK, ETHOS_DECK_ID);
  const EthosField *field = ethos_record_type_find_field (deck->record.type, "left_out");
  g_autofree char *short_title =
      ethos_text_truncate (title, ETHOS_TITLE_MAX_CHARACTERS,
                           ETHOS_TITLE_MAX_CHARACTERS * BYTES_A_CHARACTER);
  g_autofree char *short_source =
      ethos_text_truncate (source, ETHOS_STATEMENT_MAX_CHARACTERS,
                           ETHOS_STATEMENT_MAX_CHARACTERS * BYTES_A_CHARACTER);
  char **left_out = collect_left_out (self, FALSE);

  if (g_strv_length (left_out) > field->elements)
    {
      g_strfreev (left_out);
      left_out = collect_left_out (self, TRUE);
    }
  ethos_set_text (&deck->title, short_title);
  ethos_set_text (&deck->source, short_source);
  ethos_field_take_texts (field, &deck->record, left_out);
  ethos_record_normalise (&deck->record);
  return deck;
}

/**
 * ethos_statement_build_marked:
 * @self: a statement
 * @marks: (nullable): one for each line
 *
 * Derives the cards as ethos_statement_build() does, with the names that people gave them. The
 * first line of a card that has a name gives it; that name is no proposal any more.
 *
 * Returns: (transfer full) (element-type EthosStatementCard): the cards
 */
GPtrArray *
ethos_statement_build_marked (const EthosStatement *self, const EthosStatementMark *marks)
{
  GPtrArray *cards;

  g_return_val_if_fail (self != NULL, NULL);

  cards = ethos_statement_build (self);
  for (guint i = 0; marks != NULL && i < cards->len; i++)
    {
      EthosStatementCard *card = g_ptr_array_index (cards, i);

      for (guint j = 0; j < card->lines->len; j++)
        {
          const char *title = marks[g_array_index (card->lines, guint, j)].title;

          if (title == NULL)
            continue;
          g_free (card->title);
          card->title = g_strdup (title);
          card->proposed = FALSE;
          break;
        }
    }
  return cards;
}

/**
 * ethos_statement_card_is_fixed:
 * @self: a statement
 * @card: a card of it
 * @marks: (nullable): one for each line
 *
 * Tells whether the name and the text of a card are fixed: when all lines they come from are; for
 * a card made of behaviours alone, when all of these are.
 *
 * Returns: whether it is fixed
 */
gboolean
ethos_statement_card_is_fixed (const EthosStatement *self,
                               const EthosStatementCard *card,
                               const EthosStatementMark *marks)
{
  gboolean own_words = FALSE;
  gboolean own_fixed = TRUE;
  gboolean all_fixed = TRUE;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (card != NULL, FALSE);

  if (marks == NULL || card->lines->len == 0)
    return FALSE;
  for (guint i = 0; i < card->lines->len; i++)
    {
      guint index = g_array_index (card->lines, guint, i);

      all_fixed = all_fixed && marks[index].fixed;
      if (is_behaviour (ethos_statement_get_line (self, index)->role))
        continue;
      own_words = TRUE;
      own_fixed = own_fixed && marks[index].fixed;
    }
  return own_words ? own_fixed : all_fixed;
}

/**
 * ethos_statement_line_dup_left_out:
 * @line: a line that is left out
 *
 * Says why it is left out, and where it stands, where the document itself is not in sight: "Line 3,
 * “We walk”: Too long for a card; split it".
 *
 * Returns: (transfer full): the translated words
 */
char *
ethos_statement_line_dup_left_out (const EthosStatementLine *line)
{
  g_return_val_if_fail (line != NULL, NULL);
  g_return_val_if_fail (line->role == ETHOS_ROLE_LEFT_OUT, NULL);

  return g_string_free (add_place (line, ethos_left_out_reason_to_label (line->reason)), FALSE);
}

/* "We have four values:", "as promised, our values:" */
static gboolean
is_announcement (const char *text)
{
  return g_str_has_suffix (text, ":") &&
         (g_unichar_islower (g_utf8_get_char (text)) || g_str_has_prefix (text, "We ") ||
          g_str_has_prefix (text, "Wir "));
}

/* "Our values are:" and "We do this in two ways" announce what follows, and are no name for it. */
static gboolean
could_be_title (const EthosStatementLine *line)
{
  EthosTopic topic = ethos_words_heading_topic (line->text);

  return line->role == ETHOS_ROLE_HEADING && line->name_length == 0 && topic != ETHOS_TOPIC_NONE &&
         topic != ETHOS_TOPIC_STRANDS && !is_announcement (line->text) &&
         ethos_words_sentence_topic (line->text) == ETHOS_TOPIC_NONE;
}

/* The title; else the heading over the values, which most cards are from; else the first one. */
static const EthosStatementLine *
find_title (const EthosStatement *self)
{
  const EthosStatementLine *values = NULL;
  const EthosStatementLine *first = NULL;

  for (guint i = 0; i < ethos_statement_get_n_lines (self); i++)
    {
      const EthosStatementLine *line = ethos_statement_get_line (self, i);

      if (line->role == ETHOS_ROLE_TITLE)
        return line;
      if (values != NULL || !could_be_title (line))
        continue;
      if (ethos_words_heading_topic (line->text) == ETHOS_TOPIC_VALUES)
        values = line;
      else if (first == NULL)
        first = line;
    }
  return values != NULL ? values : first;
}

/**
 * ethos_statement_dup_title:
 * @self: a statement
 *
 * Finds what to call its cards: the title that the document has, or a heading that may stand for
 * one, cut to what fits.
 *
 * Returns: (transfer full) (nullable): the title, or %NULL where the document has none
 */
char *
ethos_statement_dup_title (const EthosStatement *self)
{
  const EthosStatementLine *line;
  g_autofree char *title = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  line = find_title (self);
  if (line == NULL)
    return NULL;
  title = g_strndup (line->text, line->role == ETHOS_ROLE_HEADING
                                     ? ethos_statement_measure_name (line->text)
                                     : strlen (line->text));
  return ethos_text_truncate (g_strchomp (title), ETHOS_TITLE_MAX_CHARACTERS,
                              ETHOS_TITLE_MAX_CHARACTERS * BYTES_A_CHARACTER);
}

/**
 * ethos_statement_to_deck:
 * @self: a statement
 * @marks: (nullable): one for each line
 * @title: (nullable): what the cards are called; cut to what fits. Without it, "Our Values"
 * @source: where the words are from, such as the name of a file
 * @line: (out) (optional): where it fails, the index of the line to look at
 * @error: an %ETHOS_IMPORT_ERROR that names the line and the remedy
 *
 * Makes the records of a deck with its cards, their behaviours, and the lines that are left out.
 * The same statement always gives the same records: ids are counted and spines go through the
 * palette in its order. The root of the tree is the deck.
 *
 * Errors: %ETHOS_IMPORT_ERROR_EMPTY where no line is on a card, %ETHOS_IMPORT_ERROR_RANGE where
 * something is more than a card can hold.
 *
 * Returns: (transfer full): the deck, or %NULL
 */
EthosSnapshot *
ethos_statement_to_deck (const EthosStatement *self,
                         const EthosStatementMark *marks,
                         const char *title,
                         const char *source,
                         guint *line,
                         GError **error)
{
  g_autoptr (GPtrArray) cards = NULL;
  g_autoptr (EthosSnapshot) deck = NULL;
  EthosSnapshotNode *root;
  Place place = { self, 0, line };

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (source != NULL, NULL);

  if (line != NULL)
    *line = 0;
  cards = ethos_statement_build_marked (self, marks);
  if (cards->len == 0)
    {
      g_set_error_literal (error, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_EMPTY,
                           _ ("No line of this text is on a card. In the preview, choose what at "
                              "least one line is; or write a heading such as “Our values” above "
                              "the values in the document, and open it again."));
      return NULL;
    }
  if (cards->len > ethos_kind_get_info (ETHOS_KIND_CARD)->maximum)
    {
      const EthosStatementCard *last =
          g_ptr_array_index (cards, ethos_kind_get_info (ETHOS_KIND_CARD)->maximum);

      place.index = g_array_index (last->lines, guint, 0);
      fail_count (_ ("There are too many cards from here on. Leave out the lines that are not part "
                     "of the statement."),
                  &place, error);
      return NULL;
    }
  root = g_new0 (EthosSnapshotNode, 1);
  root->record = (EthosRecord *) new_deck (self, title != NULL ? title : _ ("Our Values"), source);
  deck = ethos_snapshot_new (root);
  if (!ethos_record_check (root->record, error))
    return NULL;
  root->children[ETHOS_KIND_CARD] = g_new0 (EthosSnapshotNode, cards->len);
  for (guint i = 0; i < cards->len; i++)
    {
      gboolean filled = fill_card (&root->children[ETHOS_KIND_CARD][i],
                                   g_ptr_array_index (cards, i), marks, i, &place, error);

      if (root->children[ETHOS_KIND_CARD][i].record != NULL)
        root->n_children[ETHOS_KIND_CARD]++;
      if (!filled)
        return NULL;
    }
  return g_steal_pointer (&deck);
}
