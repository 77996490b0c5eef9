// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-stage"

#include "config.h"

#include "ethos-stage-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ethos-emblem.h"

#define GAP 32
#define PADDING 40

/* More names than this are a list, not sheets. */
#define SHEETS_MAX 12
#define LIST_COLUMNS 3
#define LIST_LINE 62

enum
{
  KIND_VALUE,
  KIND_MISSION,
  KIND_VISION,
  KIND_STRAND,
  KIND_LEADERSHIP,
};

static EthosRgb
tone (EthosStagePen *pen, EthosTone which)
{
  return ethos_palette_get_tone (pen->theme, which);
}

/* What stands for a card in one line: its name, or its first words where the name is not agreed. */
static const char *
card_name (const EthosAudienceCard *card)
{
  if (*card->title != '\0')
    return card->title;
  if (*card->statement != '\0')
    return card->statement;
  return card->n_lines > 0 ? card->lines[0].text : "";
}

static const char *
kind_label (int kind)
{
  switch (kind)
    {
    case KIND_MISSION:
      return C_ ("card", "Our mission");
    case KIND_VISION:
      return C_ ("card", "Our vision");
    case KIND_STRAND:
      return C_ ("card", "How we deliver it");
    case KIND_LEADERSHIP:
      return C_ ("card", "Leadership");
    default:
      return C_ ("card", "Value");
    }
}

static const char *
line_label (int kind)
{
  switch (kind)
    {
    case 1:
      return C_ ("line", "We don’t");
    case 2:
      return C_ ("line", "You would hear us say");
    default:
      return C_ ("line", "We do");
    }
}

static double
paint_emblem (EthosStagePen *pen, const EthosAudienceCard *card, double x, double y, double size)
{
  EthosEmblem emblem;

  if (*card->emblem == '\0' || !ethos_emblem_from_name (card->emblem, &emblem))
    return 0;

  ethos_stage_set_colour (pen, ethos_palette_get_spine (pen->theme, card->colour));
  ethos_emblem_draw (emblem, pen->cr, pen->rtl ? pen->width - x - size : x, y, size);
  return size;
}

static void
paint_small_sheet (EthosStagePen *pen, const EthosAudienceCard *card, EthosStageBox box)
{
  EthosStageBox text = { box.x + PADDING, box.y + 24, box.width - PADDING - 24, box.height - 48 };
  double emblem = box.height > 260 ? 120 : MIN (72, box.height - 48);

  ethos_stage_sheet (pen, ethos_stage_mirror (pen, box), card->colour);
  if (paint_emblem (pen, card, box.x + box.width - emblem - 24, box.y + 24, emblem) > 0)
    text.width -= emblem + 16;

  {
    EthosStageFace face = *card->title ? ETHOS_STAGE_SERIF : ETHOS_STAGE_SANS;
    double size = ethos_stage_fit (pen, card_name (card), face,
                                   box.height > 260 ? ETHOS_STAGE_MIDDLE : ETHOS_STAGE_SMALL, text);

    ethos_stage_text (pen, card_name (card), face, size, tone (pen, ETHOS_TONE_INK),
                      ethos_stage_mirror (pen, text));
  }
}

static void
paint_list (EthosStagePen *pen, const EthosAudienceCards *cards)
{
  EthosStageBox body = ethos_stage_body (pen);
  guint n_cards = ethos_audience_cards_get_length (cards);
  guint rows = (guint) (body.height / LIST_LINE) - 1;
  guint n_shown = MIN (n_cards, rows * LIST_COLUMNS);
  double width = (body.width - (LIST_COLUMNS - 1) * GAP) / LIST_COLUMNS;

  for (guint i = 0; i < n_shown; i++)
    {
      EthosStageBox box = { body.x + (i / rows) * (width + GAP), body.y + (i % rows) * LIST_LINE,
                            width, LIST_LINE };

      const char *name = card_name (ethos_audience_cards_get (cards, i));

      ethos_stage_text (pen, name, ETHOS_STAGE_SERIF,
                        ethos_stage_fit (pen, name, ETHOS_STAGE_SERIF, ETHOS_STAGE_LEAST, box),
                        tone (pen, ETHOS_TONE_INK), ethos_stage_mirror (pen, box));
    }

  if (n_shown < n_cards)
    {
      EthosStageBox box = { body.x, body.y + rows * LIST_LINE, body.width, LIST_LINE };
      /* Translators: below a list of the names of cards. */
      g_autofree char *more =
          g_strdup_printf (ngettext ("and %u more", "and %u more", n_cards - n_shown),
                           n_cards - n_shown);

      ethos_stage_text (pen, more, ETHOS_STAGE_SANS, ETHOS_STAGE_LEAST,
                        tone (pen, ETHOS_TONE_QUIET_INK), ethos_stage_mirror (pen, box));
    }
}

void
ethos_stage_paint_cards (EthosStagePen *pen, const EthosAudienceParts *parts)
{
  EthosStageBox body = ethos_stage_body (pen);
  guint n_cards = ethos_audience_cards_get_length (parts->cards);
  guint columns = n_cards <= 4 ? 2 : 3;
  guint rows = MAX (1, (n_cards + columns - 1) / columns);
  double width, height;

  if (n_cards > SHEETS_MAX)
    {
      paint_list (pen, parts->cards);
      return;
    }

  width = (body.width - (columns - 1) * GAP) / columns;
  height = MIN (340, (body.height - (rows - 1) * GAP) / rows);
  for (guint i = 0; i < n_cards; i++)
    {
      EthosStageBox box = { body.x + (i % columns) * (width + GAP),
                            body.y + (i / columns) * (height + GAP), width, height };

      paint_small_sheet (pen, ethos_audience_cards_get (parts->cards, i), box);
    }
}

/* Writes a text in the largest size that fits and moves on below it. */
static void
write_block (EthosStagePen *pen,
             const char *text,
             EthosStageFace face,
             double largest,
             EthosRgb colour,
             double share,
             EthosStageBox *left)
{
  EthosStageBox box = { left->x, left->y, left->width, left->height * share };
  double size;
  double used;

  if (text == NULL || *text == '\0' || left->height < ETHOS_STAGE_LEAST)
    return;

  size = ethos_stage_fit (pen, text, face, largest, box);
  used = ethos_stage_text (pen, text, face, size, colour, ethos_stage_mirror (pen, box)) + GAP;
  left->y += used;
  left->height -= used;
}

void
ethos_stage_paint_card (EthosStagePen *pen, const EthosAudienceParts *parts)
{
  const EthosAudienceCard *card = ethos_audience_cards_get (parts->cards, 0);
  EthosStageBox body = ethos_stage_body (pen);
  EthosStageBox left = { body.x + 2 * PADDING, body.y + PADDING, body.width - 3 * PADDING,
                         body.height - 2 * PADDING };
  EthosStageBox head;
  double emblem;

  ethos_stage_sheet (pen, ethos_stage_mirror (pen, body), card->colour);
  emblem = paint_emblem (pen, card, body.x + body.width - PADDING - 144, body.y + PADDING, 144);

  head = left;
  if (emblem > 0)
    head.width -= emblem + GAP;
  if (card->kind != KIND_VALUE)
    write_block (pen, kind_label (card->kind), ETHOS_STAGE_STRONG, ETHOS_STAGE_SMALL,
                 tone (pen, ETHOS_TONE_QUIET_INK), 1, &head);
  write_block (pen, card->title, ETHOS_STAGE_SERIF, ETHOS_STAGE_LARGE, tone (pen, ETHOS_TONE_INK),
               0.5, &head);
  left.height -= head.y - left.y;
  left.y = head.y;

  write_block (pen, card->statement,
               card->kind == KIND_MISSION || card->kind == KIND_VISION ? ETHOS_STAGE_SERIF
                                                                       : ETHOS_STAGE_SANS,
               ETHOS_STAGE_MIDDLE, tone (pen, ETHOS_TONE_INK), card->n_lines > 0 ? 0.5 : 1, &left);

  /* Lines stay quiet here; the step of writing lines shows them one at a time. */
  for (guint i = 0; i < card->n_lines && left.height > ETHOS_STAGE_LEAST * 1.3; i++)
    write_block (pen, card->lines[i].text, ETHOS_STAGE_SANS, ETHOS_STAGE_SMALL,
                 tone (pen, ETHOS_TONE_QUIET_INK), 1.0 / (card->n_lines - i), &left);
}

static const EthosAudienceLine *
focused_line (const EthosAudienceCard *card, const char *focus)
{
  for (guint i = 0; i < card->n_lines; i++)
    if (g_strcmp0 (card->lines[i].id, focus) == 0)
      return &card->lines[i];

  return NULL;
}

void
ethos_stage_paint_lines (EthosStagePen *pen, const EthosAudienceParts *parts)
{
  const EthosAudienceCard *card = ethos_audience_cards_get (parts->cards, 0);
  const EthosAudienceLine *focus = focused_line (card, parts->focus);
  EthosStageBox body = ethos_stage_body (pen);
  EthosStageBox left = { body.x + 2 * PADDING, body.y + PADDING, body.width - 3 * PADDING,
                         body.height - 2 * PADDING };
  int kind = -1;

  ethos_stage_sheet (pen, ethos_stage_mirror (pen, body), card->colour);
  write_block (pen, card_name (card), ETHOS_STAGE_SERIF, ETHOS_STAGE_MIDDLE,
               tone (pen, ETHOS_TONE_INK), 0.4, &left);

  if (focus != NULL)
    {
      write_block (pen, line_label (focus->kind), ETHOS_STAGE_STRONG, ETHOS_STAGE_SMALL,
                   tone (pen, ETHOS_TONE_QUIET_INK), 1, &left);
      write_block (pen, focus->text, ETHOS_STAGE_SANS, ETHOS_STAGE_LARGE,
                   tone (pen, ETHOS_TONE_INK), 1, &left);
      return;
    }

  for (guint i = 0; i < card->n_lines && left.height > ETHOS_STAGE_LEAST * 1.3; i++)
    {
      if (card->lines[i].kind != kind && card->lines[i].kind != 0)
        write_block (pen, line_label (card->lines[i].kind), ETHOS_STAGE_STRONG, ETHOS_STAGE_SMALL,
                     tone (pen, ETHOS_TONE_QUIET_INK), 1, &left);
      kind = card->lines[i].kind;
      write_block (pen, card->lines[i].text, ETHOS_STAGE_SANS, ETHOS_STAGE_MIDDLE,
                   tone (pen, ETHOS_TONE_INK), 1.0 / (card->n_lines - i), &left);
    }
}

/* One line alone: what it says first is large, how it goes on is quieter. */
static void
write_long_line (EthosStagePen *pen, const char *text, EthosStageBox *left)
{
  g_autofree char *first = ethos_stage_first_sentence (text);
  const char *rest = text + strlen (first);

  while (g_unichar_isspace (g_utf8_get_char (rest)))
    rest = g_utf8_next_char (rest);
  g_strchomp (first);
  write_block (pen, first, ETHOS_STAGE_SANS, ETHOS_STAGE_MIDDLE, tone (pen, ETHOS_TONE_INK),
               *rest ? 0.6 : 1, left);
  write_block (pen, rest, ETHOS_STAGE_SANS, ETHOS_STAGE_SMALL, tone (pen, ETHOS_TONE_QUIET_INK), 1,
               left);
}

void
ethos_stage_paint_close (EthosStagePen *pen, const EthosAudienceParts *parts)
{
  const EthosAudienceCard *card = ethos_audience_cards_get (parts->cards, 0);
  EthosStageBox body = ethos_stage_body (pen);
  double head = ethos_stage_head (pen, parts);
  EthosStageBox left;
  gboolean alone = card->n_lines == 0;
  int kind = 0;

  body.y += head;
  body.height -= head;
  left = (EthosStageBox){ body.x + 2 * PADDING, body.y + PADDING, body.width - 3 * PADDING,
                          body.height - 2 * PADDING };
  ethos_stage_sheet (pen, ethos_stage_mirror (pen, body), card->colour);
  if (card->kind != KIND_VALUE)
    write_block (pen, kind_label (card->kind), ETHOS_STAGE_STRONG, ETHOS_STAGE_SMALL,
                 tone (pen, ETHOS_TONE_QUIET_INK), 1, &left);
  write_block (pen, card->title, ETHOS_STAGE_SERIF, ETHOS_STAGE_MIDDLE, tone (pen, ETHOS_TONE_INK),
               0.35, &left);
  write_block (pen, card->statement, alone ? ETHOS_STAGE_SERIF : ETHOS_STAGE_SANS,
               alone ? ETHOS_STAGE_MIDDLE : ETHOS_STAGE_SMALL,
               tone (pen, alone ? ETHOS_TONE_INK : ETHOS_TONE_QUIET_INK), alone ? 1 : 0.4, &left);

  for (guint i = 0; i < card->n_lines; i++)
    {
      const EthosAudienceLine *line = &card->lines[i];

      if (line->kind != kind)
        write_block (pen, line_label (line->kind), ETHOS_STAGE_STRONG, ETHOS_STAGE_LEAST,
                     tone (pen, ETHOS_TONE_QUIET_INK), 0.3, &left);
      kind = line->kind;
      if (card->n_lines == 1)
        write_long_line (pen, line->text, &left);
      else
        write_block (pen, line->text, ETHOS_STAGE_SANS, ETHOS_STAGE_SMALL,
                     tone (pen, ETHOS_TONE_INK), 1.0 / (card->n_lines - i), &left);
    }
  ethos_stage_foot (pen, parts);
}
