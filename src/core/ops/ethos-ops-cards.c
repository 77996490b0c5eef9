// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-op-private.h"

/* Operations on cards and on the lines under them. */

#define TARGETS_MAX 1000

typedef struct
{
  EthosRecord record;
  char *card;
  int kind;
  char *title;
  char *statement;
  char *emblem;
  int colour;
  char *after;
} Card;

typedef struct
{
  EthosRecord record;
  char **cards;
  gboolean value;
  gboolean with_lines;
} Cards;

typedef struct
{
  EthosRecord record;
  char *card;
  char *line;
  int kind;
  char *text;
  char *source;
  char *after;
} Line;

typedef struct
{
  EthosRecord record;
  char **lines;
  gboolean value;
} Lines;

static const EthosField card_add_fields[] = {
  OP_ENUM ("kind", Card, kind, ethos_card_kind_names),
  OP_LINE ("title", Card, title, ETHOS_TITLE_MAX_CHARACTERS, 0),
  OP_TEXT ("statement", Card, statement, ETHOS_STATEMENT_MAX_CHARACTERS, 0),
  OP_ENUM ("colour", Card, colour, ethos_spine_names),
  OP_ID ("after", Card, after, ETHOS_FIELD_OPTIONAL),
};

static const EthosField card_edit_fields[] = {
  OP_ID ("card", Card, card, ETHOS_FIELD_REQUIRED),
  OP_LINE ("title", Card, title, ETHOS_TITLE_MAX_CHARACTERS, ETHOS_FIELD_OPTIONAL),
  OP_TEXT ("statement", Card, statement, ETHOS_STATEMENT_MAX_CHARACTERS, ETHOS_FIELD_OPTIONAL),
  OP_LINE ("emblem", Card, emblem, 40, ETHOS_FIELD_OPTIONAL),
};

static const EthosField card_colour_fields[] = {
  OP_ID ("card", Card, card, ETHOS_FIELD_REQUIRED),
  OP_ENUM ("colour", Card, colour, ethos_spine_names),
};

static const EthosField card_fields[] = {
  OP_ID ("card", Card, card, ETHOS_FIELD_REQUIRED),
};

static const EthosField card_move_fields[] = {
  OP_ID ("card", Card, card, ETHOS_FIELD_REQUIRED),
  OP_ID ("after", Card, after, ETHOS_FIELD_OPTIONAL),
};

static const EthosField cards_fields[] = {
  OP_IDS ("cards", Cards, cards, TARGETS_MAX),
};

static const EthosField cards_mark_fields[] = {
  OP_IDS ("cards", Cards, cards, TARGETS_MAX),
  OP_BOOL ("value", Cards, value),
};

static const EthosField cards_fix_fields[] = {
  OP_IDS ("cards", Cards, cards, TARGETS_MAX),
  OP_BOOL ("value", Cards, value),
  OP_BOOL ("with_lines", Cards, with_lines),
};

static const EthosField line_add_fields[] = {
  OP_ID ("card", Line, card, ETHOS_FIELD_REQUIRED),
  OP_ENUM ("kind", Line, kind, ethos_behaviour_kind_names),
  OP_TEXT ("text", Line, text, ETHOS_BEHAVIOUR_MAX_CHARACTERS, ETHOS_FIELD_REQUIRED),
  OP_ID ("after", Line, after, ETHOS_FIELD_OPTIONAL),
};

static const EthosField line_from_fields[] = {
  OP_ID ("card", Line, card, ETHOS_FIELD_REQUIRED),
  OP_ID ("source", Line, source, ETHOS_FIELD_REQUIRED),
  OP_ENUM ("kind", Line, kind, ethos_behaviour_kind_names),
  OP_TEXT ("text", Line, text, ETHOS_BEHAVIOUR_MAX_CHARACTERS, ETHOS_FIELD_OPTIONAL),
};

static const EthosField line_edit_fields[] = {
  OP_ID ("line", Line, line, ETHOS_FIELD_REQUIRED),
  OP_TEXT ("text", Line, text, ETHOS_BEHAVIOUR_MAX_CHARACTERS, ETHOS_FIELD_REQUIRED),
};

static const EthosField line_kind_fields[] = {
  OP_ID ("line", Line, line, ETHOS_FIELD_REQUIRED),
  OP_ENUM ("kind", Line, kind, ethos_behaviour_kind_names),
};

static const EthosField line_move_fields[] = {
  OP_ID ("line", Line, line, ETHOS_FIELD_REQUIRED),
  OP_ID ("after", Line, after, ETHOS_FIELD_OPTIONAL),
};

static const EthosField lines_fields[] = {
  OP_IDS ("lines", Lines, lines, TARGETS_MAX),
};

static const EthosField lines_fix_fields[] = {
  OP_IDS ("lines", Lines, lines, TARGETS_MAX),
  OP_BOOL ("value", Lines, value),
};

static gboolean
fail_fixed (GError **error)
{
  return ethos_op_fail (error, ETHOS_CORE_ERROR_FIXED,
                        /* Translators: fixed words were approved and may not be changed; opening
                         * them is a command beside deleting them. */
                        _ ("These words are fixed. Open them first, then change or delete them."));
}

static gboolean
card_add (const EthosOpContext *context, const EthosRecord *op, EthosEdits *edits, GError **error)
{
  const Card *add = (const Card *) op;
  const char *after;
  EthosCard *card;

  if (!ethos_op_place (context, ETHOS_KIND_CARD, add->after, &after, error))
    return FALSE;

  card = ethos_entity_new (ETHOS_KIND_CARD, NULL);
  card->kind = add->kind;
  card->colour = add->colour;
  ethos_set_text (&card->title, add->title);
  ethos_set_text (&card->statement, add->statement);
  ethos_edits_insert (edits, card, ETHOS_DECK_ID, after);
  return TRUE;
}

static gboolean
card_edit (const EthosOpContext *context, const EthosRecord *op, EthosEdits *edits, GError **error)
{
  const Card *edit = (const Card *) op;
  const EthosCard *old = ethos_op_target (context, ETHOS_KIND_CARD, edit->card, error);
  g_autoptr (EthosCard) card = NULL;

  if (old == NULL)
    return FALSE;

  card = ethos_record_copy (&old->record);
  if (edit->title != NULL)
    {
      /* A name that somebody has touched is no proposal of ours any more. */
      card->proposed = FALSE;
      ethos_set_text (&card->title, edit->title);
    }
  if (edit->statement != NULL)
    ethos_set_text (&card->statement, edit->statement);
  if (old->fixed && (g_strcmp0 (old->title, card->title) != 0 ||
                     g_strcmp0 (old->statement, card->statement) != 0))
    return fail_fixed (error);

  if (edit->emblem != NULL)
    ethos_set_text (&card->emblem, edit->emblem);
  if (!ethos_record_equal (&old->record, &card->record))
    ethos_edits_set (edits, g_steal_pointer (&card));
  return TRUE;
}

static gboolean
card_accept (const EthosOpContext *context,
             const EthosRecord *op,
             EthosEdits *edits,
             GError **error)
{
  const Card *accept = (const Card *) op;
  const EthosCard *old = ethos_op_target (context, ETHOS_KIND_CARD, accept->card, error);
  EthosCard *card;

  if (old == NULL)
    return FALSE;
  if (!old->proposed)
    return TRUE;

  card = ethos_record_copy (&old->record);
  card->proposed = FALSE;
  ethos_edits_set (edits, card);
  return TRUE;
}

static gboolean
card_colour (const EthosOpContext *context,
             const EthosRecord *op,
             EthosEdits *edits,
             GError **error)
{
  const Card *colour = (const Card *) op;
  const EthosCard *old = ethos_op_target (context, ETHOS_KIND_CARD, colour->card, error);
  EthosCard *card;

  if (old == NULL)
    return FALSE;
  if (old->colour == colour->colour)
    return TRUE;

  card = ethos_record_copy (&old->record);
  card->colour = colour->colour;
  ethos_edits_set (edits, card);
  return TRUE;
}

static gboolean
card_move (const EthosOpContext *context, const EthosRecord *op, EthosEdits *edits, GError **error)
{
  const Card *move = (const Card *) op;
  const char *after;

  if (ethos_op_target (context, ETHOS_KIND_CARD, move->card, error) == NULL ||
      !ethos_op_place (context, ETHOS_KIND_CARD, move->after, &after, error))
    return FALSE;

  ethos_op_move (context, edits, ETHOS_KIND_CARD, move->card, after);
  return TRUE;
}

static gboolean
has_fixed_line (EthosSession *session, const char *card)
{
  const EthosBehaviour *line;
  EthosChildIter iter;

  ethos_session_iter_init (session, &iter, card, ETHOS_KIND_BEHAVIOUR);
  while ((line = ethos_child_iter_next (&iter)) != NULL)
    if (line->fixed)
      return TRUE;

  return FALSE;
}

static gboolean
cards_remove (const EthosOpContext *context,
              const EthosRecord *op,
              EthosEdits *edits,
              GError **error)
{
  const Cards *cards = (const Cards *) op;

  for (guint i = 0; cards->cards[i] != NULL; i++)
    {
      const EthosCard *card = ethos_op_target (context, ETHOS_KIND_CARD, cards->cards[i], error);

      if (card == NULL)
        return FALSE;
      if (card->fixed || has_fixed_line (context->session, card->record.id))
        return fail_fixed (error);
      ethos_remove_below (context->session, edits, ETHOS_KIND_CARD, card->record.id);
    }

  return TRUE;
}

static gboolean
cards_shuffle (const EthosOpContext *context,
               const EthosRecord *op,
               EthosEdits *edits,
               GError **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  const EthosCard *card;
  EthosChildIter iter;
  const char *after = ETHOS_PLACE_FIRST;
  gboolean changed = FALSE;
  guint next = 0;

  /* The mission, the vision and so on keep their places: only values have no order of their own. */
  ethos_session_iter_init (context->session, &iter, ETHOS_DECK_ID, ETHOS_KIND_CARD);
  while ((card = ethos_child_iter_next (&iter)) != NULL)
    {
      g_ptr_array_add (order, (gpointer) card);
      if (card->kind == ETHOS_CARD_VALUE)
        g_ptr_array_add (values, (gpointer) card);
    }
  ethos_shuffle (values);

  for (guint i = 0; i < order->len; i++)
    {
      card = g_ptr_array_index (order, i);
      if (card->kind != ETHOS_CARD_VALUE)
        continue;
      changed |= order->pdata[i] != values->pdata[next];
      order->pdata[i] = values->pdata[next++];
    }

  for (guint i = 0; changed && i < order->len; i++)
    {
      card = g_ptr_array_index (order, i);
      ethos_edits_move (edits, ETHOS_KIND_CARD, card->record.id, after);
      after = card->record.id;
    }

  return TRUE;
}

static gboolean
cards_mark (const EthosOpContext *context, const EthosRecord *op, EthosEdits *edits, GError **error)
{
  const Cards *cards = (const Cards *) op;

  for (guint i = 0; cards->cards[i] != NULL; i++)
    {
      const EthosCard *old = ethos_op_target (context, ETHOS_KIND_CARD, cards->cards[i], error);
      EthosCard *card;

      if (old == NULL)
        return FALSE;
      if (old->marked == cards->value)
        continue;

      card = ethos_record_copy (&old->record);
      card->marked = cards->value;
      ethos_edits_set (edits, card);
    }

  return TRUE;
}

static void
fix_line (EthosEdits *edits, const EthosBehaviour *old, gboolean fixed)
{
  EthosBehaviour *line;

  if (old->fixed == fixed)
    return;

  line = ethos_record_copy (&old->record);
  line->fixed = fixed;
  ethos_edits_set (edits, line);
}

static gboolean
cards_fix (const EthosOpContext *context, const EthosRecord *op, EthosEdits *edits, GError **error)
{
  const Cards *cards = (const Cards *) op;

  for (guint i = 0; cards->cards[i] != NULL; i++)
    {
      const EthosCard *old = ethos_op_target (context, ETHOS_KIND_CARD, cards->cards[i], error);
      const EthosBehaviour *line;
      EthosChildIter iter;

      if (old == NULL)
        return FALSE;
      if (old->fixed != cards->value)
        {
          EthosCard *card = ethos_record_copy (&old->record);

          card->fixed = cards->value;
          ethos_edits_set (edits, card);
        }
      if (!cards->with_lines)
        continue;

      ethos_session_iter_init (context->session, &iter, old->record.id, ETHOS_KIND_BEHAVIOUR);
      while ((line = ethos_child_iter_next (&iter)) != NULL)
        fix_line (edits, line, cards->value);
    }

  return TRUE;
}

static void
insert_line (EthosEdits *edits, const char *card, int kind, const char *text, const char *after)
{
  EthosBehaviour *line = ethos_entity_new (ETHOS_KIND_BEHAVIOUR, NULL);

  line->kind = kind;
  ethos_set_text (&line->text, text);
  ethos_edits_insert (edits, line, card, after);
}

static gboolean
line_add (const EthosOpContext *context, const EthosRecord *op, EthosEdits *edits, GError **error)
{
  const Line *add = (const Line *) op;
  const char *after;

  if (ethos_op_target (context, ETHOS_KIND_CARD, add->card, error) == NULL ||
      !ethos_op_place (context, ETHOS_KIND_BEHAVIOUR, add->after, &after, error))
    return FALSE;

  insert_line (edits, add->card, add->kind, add->text, after);
  return TRUE;
}

/* A note or a group becomes a line: in its own words, or in words that were made of them. */
static gboolean
line_from (const EthosOpContext *context, const EthosRecord *op, EthosEdits *edits, GError **error)
{
  const Line *from = (const Line *) op;
  const EthosNote *note = ethos_session_find (context->session, ETHOS_KIND_NOTE, from->source);
  const EthosGroup *group = ethos_session_find (context->session, ETHOS_KIND_GROUP, from->source);
  const EthosActivity *wall;
  const char *text = from->text;

  if (ethos_op_target (context, ETHOS_KIND_CARD, from->card, error) == NULL)
    return FALSE;
  if (note == NULL && group == NULL)
    return ethos_op_target (context, ETHOS_KIND_NOTE, from->source, error) != NULL;

  wall = ethos_session_find (context->session, ETHOS_KIND_ACTIVITY,
                             ethos_session_get_parent (context->session, from->source));
  if (!wall->revealed || (note != NULL && note->aside))
    return ethos_op_fail (error, ETHOS_CORE_ERROR_STATE,
                          _ ("This note has not been shown to the room yet"));

  if (text == NULL || *text == '\0')
    text = note != NULL ? note->text : group->title;
  if (text == NULL || *text == '\0')
    return ethos_op_fail (error, ETHOS_CORE_ERROR_MISSING, _ ("This group has no name yet"));

  insert_line (edits, from->card, from->kind, text, ETHOS_PLACE_LAST);
  return TRUE;
}

static const EthosBehaviour *
open_line (const EthosOpContext *context, const char *id, GError **error)
{
  const EthosBehaviour *line = ethos_op_target (context, ETHOS_KIND_BEHAVIOUR, id, error);

  if (line != NULL && line->fixed)
    {
      fail_fixed (error);
      return NULL;
    }

  return line;
}

static gboolean
line_edit (const EthosOpContext *context, const EthosRecord *op, EthosEdits *edits, GError **error)
{
  const Line *edit = (const Line *) op;
  const EthosBehaviour *old = open_line (context, edit->line, error);
  EthosBehaviour *line;

  if (old == NULL)
    return FALSE;
  if (g_strcmp0 (old->text, edit->text) == 0)
    return TRUE;

  line = ethos_record_copy (&old->record);
  ethos_set_text (&line->text, edit->text);
  ethos_edits_set (edits, line);
  return TRUE;
}

static gboolean
line_kind (const EthosOpContext *context, const EthosRecord *op, EthosEdits *edits, GError **error)
{
  const Line *kind = (const Line *) op;
  const EthosBehaviour *old = open_line (context, kind->line, error);
  EthosBehaviour *line;

  if (old == NULL)
    return FALSE;
  if (old->kind == kind->kind)
    return TRUE;

  line = ethos_record_copy (&old->record);
  line->kind = kind->kind;
  ethos_edits_set (edits, line);
  return TRUE;
}

static gboolean
line_move (const EthosOpContext *context, const EthosRecord *op, EthosEdits *edits, GError **error)
{
  const Line *move = (const Line *) op;
  const char *after;

  if (ethos_op_target (context, ETHOS_KIND_BEHAVIOUR, move->line, error) == NULL ||
      !ethos_op_place (context, ETHOS_KIND_BEHAVIOUR, move->after, &after, error))
    return FALSE;

  ethos_op_move (context, edits, ETHOS_KIND_BEHAVIOUR, move->line, after);
  return TRUE;
}

static gboolean
lines_remove (const EthosOpContext *context,
              const EthosRecord *op,
              EthosEdits *edits,
              GError **error)
{
  const Lines *lines = (const Lines *) op;

  for (guint i = 0; lines->lines[i] != NULL; i++)
    {
      if (open_line (context, lines->lines[i], error) == NULL)
        return FALSE;
      ethos_edits_remove (edits, ETHOS_KIND_BEHAVIOUR, lines->lines[i]);
    }

  return TRUE;
}

static gboolean
lines_fix (const EthosOpContext *context, const EthosRecord *op, EthosEdits *edits, GError **error)
{
  const Lines *lines = (const Lines *) op;

  for (guint i = 0; lines->lines[i] != NULL; i++)
    {
      const EthosBehaviour *line =
          ethos_op_target (context, ETHOS_KIND_BEHAVIOUR, lines->lines[i], error);

      if (line == NULL)
        return FALSE;
      fix_line (edits, line, lines->value);
    }

  return TRUE;
}

#define FACILITATOR ETHOS_ORIGIN_FACILITATOR
#define FACILITATOR_OR_IMPORT (ETHOS_ORIGIN_FACILITATOR | ETHOS_ORIGIN_IMPORT)

const EthosOpKind ethos_ops_cards[] = {
  OP ("card-add",
      Card,
      card_add_fields,
      FACILITATOR_OR_IMPORT,
      0,
      ETHOS_OP_UNDOABLE,
      N_ ("addition of a card"),
      card_add),
  OP ("card-edit",
      Card,
      card_edit_fields,
      FACILITATOR,
      0,
      ETHOS_OP_UNDOABLE,
      N_ ("editing of a card"),
      card_edit),
  OP ("card-accept",
      Card,
      card_fields,
      FACILITATOR,
      0,
      ETHOS_OP_UNDOABLE,
      N_ ("acceptance of a name"),
      card_accept),
  OP ("card-colour",
      Card,
      card_colour_fields,
      FACILITATOR,
      0,
      ETHOS_OP_UNDOABLE,
      N_ ("change of color"),
      card_colour),
  OP ("card-move",
      Card,
      card_move_fields,
      FACILITATOR,
      0,
      ETHOS_OP_UNDOABLE,
      N_ ("move of a card"),
      card_move),
  OP_COUNTED ("cards-remove",
              Cards,
              cards_fields,
              FACILITATOR,
              0,
              ETHOS_OP_UNDOABLE,
              "cards",
              NN_ ("deletion of %u card", "deletion of %u cards"),
              cards_remove),
  OP_BARE ("cards-shuffle",
           FACILITATOR,
           0,
           ETHOS_OP_UNDOABLE,
           N_ ("shuffling of the cards"),
           cards_shuffle),
  OP_TURNED ("cards-mark",
             Cards,
             cards_mark_fields,
             FACILITATOR,
             0,
             ETHOS_OP_UNDOABLE,
             "cards",
             NN_ ("marking of %u card", "marking of %u cards"),
             NN_ ("unmarking of %u card", "unmarking of %u cards"),
             cards_mark),
  OP_TURNED ("cards-fix",
             Cards,
             cards_fix_fields,
             FACILITATOR,
             0,
             ETHOS_OP_UNDOABLE,
             "cards",
             NN_ ("fixing of %u card", "fixing of %u cards"),
             NN_ ("opening of %u card", "opening of %u cards"),
             cards_fix),
  OP ("line-add",
      Line,
      line_add_fields,
      FACILITATOR_OR_IMPORT,
      0,
      ETHOS_OP_UNDOABLE,
      N_ ("addition of a line"),
      line_add),
  OP ("line-from",
      Line,
      line_from_fields,
      FACILITATOR,
      0,
      ETHOS_OP_UNDOABLE,
      N_ ("use as a line"),
      line_from),
  OP ("line-edit",
      Line,
      line_edit_fields,
      FACILITATOR,
      0,
      ETHOS_OP_UNDOABLE,
      N_ ("editing of a line"),
      line_edit),
  OP ("line-kind",
      Line,
      line_kind_fields,
      FACILITATOR,
      0,
      ETHOS_OP_UNDOABLE,
      N_ ("editing of a line"),
      line_kind),
  OP ("line-move",
      Line,
      line_move_fields,
      FACILITATOR,
      0,
      ETHOS_OP_UNDOABLE,
      N_ ("move of a line"),
      line_move),
  OP_COUNTED ("lines-remove",
              Lines,
              lines_fields,
              FACILITATOR,
              0,
              ETHOS_OP_UNDOABLE,
              "lines",
              NN_ ("deletion of %'u line", "deletion of %'u lines"),
              lines_remove),
  OP_TURNED ("lines-fix",
             Lines,
             lines_fix_fields,
             FACILITATOR,
             0,
             ETHOS_OP_UNDOABLE,
             "lines",
             NN_ ("fixing of %'u line", "fixing of %'u lines"),
             NN_ ("opening of %'u line", "opening of %'u lines"),
             lines_fix),
};

const guint ethos_n_ops_cards = G_N_ELEMENTS (ethos_ops_cards);
