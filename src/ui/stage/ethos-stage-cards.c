// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-stage"

#include "config.h"

#include "ethos-stage-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ethos-emblem.h"

#define GAP 32
#define PADDING 40
#define BLOCK_GAP 24
#define LABEL_GAP 8
#define EMBLEM 112

/* A name is written larger than the lines below it while it takes no more rows than these. */
#define NAME_ROWS_MAX 2

/* More names than this are a list, not sheets. */
#define SHEETS_MAX 12
#define LIST_COLUMNS 2
#define LIST_GAP 14

/* What stands for a card without a name is at most so many letters. */
#define BEGINNING 72

enum
{
  KIND_VALUE,
  KIND_MISSION,
  KIND_VISION,
  KIND_STRAND,
  KIND_LEADERSHIP,
};

enum
{
  LINE_DO,
  LINE_DONT,
  LINE_HEARD,
};

static EthosRgb
tone (EthosStagePen *pen, EthosTone which)
{
  return ethos_palette_get_tone (pen->theme, which);
}

/* How a text begins: its first sentence, or its first words where that is long. */
static char *
dup_beginning (const char *text)
{
  g_autofree char *first = ethos_stage_first_sentence (text);
  const char *end = NULL;
  guint width = 0;

  g_strchomp (first);
  for (const char *at = first; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      width += g_unichar_iswide (c) ? 2 : 1;
      if (width > BEGINNING)
        return g_strdup_printf ("%.*s…", (int) ((end ? end : at) - first), first);
      if (g_unichar_isspace (c) || g_unichar_iswide (c))
        end = at;
    }

  return g_steal_pointer (&first);
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
    case LINE_DONT:
      return C_ ("line", "We don’t");
    case LINE_HEARD:
      return C_ ("line", "You would hear us say");
    default:
      return C_ ("line", "We do");
    }
}

/* What stands for a card in a list: its name, or how it begins where the name is not agreed. */
static char *
dup_name (const EthosAudienceCard *card)
{
  g_autofree char *beginning = NULL;

  if (*card->title != '\0')
    return g_strdup (card->title);
  if (*card->statement != '\0')
    return dup_beginning (card->statement);
  if (card->n_lines == 0)
    return g_strdup ("");
  beginning = dup_beginning (card->lines[0].text);
  if (card->lines[0].kind == LINE_DO)
    return g_steal_pointer (&beginning);
  /* Alone, a line that says what is not done would say the opposite. */
  return g_strconcat (line_label (card->lines[0].kind), "\n", beginning, NULL);
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

static EthosStageBox
small_name_box (EthosStageBox box)
{
  return (EthosStageBox){ box.x + PADDING, box.y + 24, box.width - PADDING - 24, box.height - 36 };
}

static void
paint_small_sheet (EthosStagePen *pen,
                   const EthosAudienceCard *card,
                   EthosStageBox box,
                   double size)
{
  EthosStageFace face = *card->title ? ETHOS_STAGE_SERIF : ETHOS_STAGE_SANS;
  EthosStageBox text = small_name_box (box);
  EthosStageBox beside = text;
  g_autofree char *name = dup_name (card);
  double emblem = MIN (EMBLEM, box.height - 48);

  beside.width -= emblem + 16;
  ethos_stage_sheet (pen, ethos_stage_mirror (pen, box), card->colour);
  if (ethos_stage_fits (pen, name, face, size, beside) &&
      paint_emblem (pen, card, box.x + box.width - emblem - 24, box.y + 24, emblem) > 0)
    text = beside;
  ethos_stage_text (pen, name, face, size, tone (pen, ETHOS_TONE_INK),
                    ethos_stage_mirror (pen, text));
}

/* The size in which all names fit on sheets of their own; 0 if there is none. */
static double
fit_names (EthosStagePen *pen, const EthosAudienceCards *cards, EthosStageBox box)
{
  static const double sizes[] = { ETHOS_STAGE_MIDDLE, ETHOS_STAGE_SMALL };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      gboolean all = TRUE;

      for (guint j = 0; all && j < ethos_audience_cards_get_length (cards); j++)
        {
          const EthosAudienceCard *card = ethos_audience_cards_get (cards, j);
          g_autofree char *name = dup_name (card);

          all = ethos_stage_fits (pen, name, *card->title ? ETHOS_STAGE_SERIF : ETHOS_STAGE_SANS,
                                  sizes[i], small_name_box (box));
        }
      if (all)
        return sizes[i];
    }

  return 0;
}

/* Goes down a list of names in columns, and writes or only measures. Says whether they all fit. */
static gboolean
go_down_list (EthosStagePen *pen, const EthosAudienceCards *cards, guint n_columns, gboolean writes)
{
  EthosStageBox body = ethos_stage_body (pen);
  double width = (body.width - (n_columns - 1) * GAP) / n_columns;
  double y = 0;
  guint column = 0;

  for (guint i = 0; i < ethos_audience_cards_get_length (cards); i++)
    {
      const EthosAudienceCard *card = ethos_audience_cards_get (cards, i);
      EthosStageFace face = *card->title ? ETHOS_STAGE_SERIF : ETHOS_STAGE_SANS;
      g_autofree char *name = dup_name (card);
      double height = ethos_stage_measure (pen, name, face, ETHOS_STAGE_SMALL, width);
      EthosStageBox box;

      if (y > 0 && y + height > body.height)
        {
          column++;
          y = 0;
        }
      box = (EthosStageBox){ body.x + column * (width + GAP), body.y + y, width, height + 1 };
      if (writes)
        ethos_stage_text (pen, name, face, ETHOS_STAGE_SMALL, tone (pen, ETHOS_TONE_INK),
                          ethos_stage_mirror (pen, box));
      y += height + LIST_GAP;
    }

  return column < n_columns;
}

/* Names below one another, all of each. */
static void
paint_list (EthosStagePen *pen, const EthosAudienceCards *cards)
{
  guint n_columns = 1;

  while (n_columns < LIST_COLUMNS && !go_down_list (pen, cards, n_columns, FALSE))
    n_columns++;
  pen->n_cut += go_down_list (pen, cards, n_columns, TRUE) ? 0 : 1;
}

void
ethos_stage_paint_cards (EthosStagePen *pen, const EthosAudienceParts *parts)
{
  EthosStageBox body = ethos_stage_body (pen);
  guint n_cards = ethos_audience_cards_get_length (parts->cards);
  guint columns = n_cards <= 4 ? 2 : 3;
  guint rows = MAX (1, (n_cards + columns - 1) / columns);
  EthosStageBox box = { body.x, body.y, 0, 0 };
  double size;

  box.width = (body.width - (columns - 1) * GAP) / columns;
  box.height = MIN (340, (body.height - (rows - 1) * GAP) / rows);
  size = n_cards <= SHEETS_MAX ? fit_names (pen, parts->cards, box) : 0;
  ethos_stage_foot (pen, parts);
  if (size <= 0)
    {
      paint_list (pen, parts->cards);
      return;
    }

  for (guint i = 0; i < n_cards; i++)
    {
      box.x = body.x + (i % columns) * (box.width + GAP);
      box.y = body.y + (i / columns) * (box.height + GAP);
      paint_small_sheet (pen, ethos_audience_cards_get (parts->cards, i), box, size);
    }
}

/* The sizes of a page, one for each level of what is on it. */
typedef struct
{
  double name;
  double statement;
  double first;
  double line;
} Sizes;

/* Goes down a sheet and writes, or only measures, so that a page is measured as it is written. */
typedef struct
{
  EthosStagePen *pen;
  gboolean writes;
  gboolean breaks;
  EthosStageBox left;
} Column;

static void
put (Column *column, const char *text, EthosStageFace face, double size, EthosTone ink, double gap)
{
  EthosStageBox box = column->left;
  double used;

  if (text == NULL || *text == '\0')
    return;

  if (column->writes)
    used = ethos_stage_text (column->pen, text, face, size, tone (column->pen, ink),
                             ethos_stage_mirror (column->pen, box));
  else
    {
      used = ethos_stage_measure (column->pen, text, face, size, box.width);
      box.height = used + 1;
      column->breaks |= !ethos_stage_fits (column->pen, text, face, size, box);
    }
  column->left.y += used + gap;
  column->left.height -= used + gap;
}

/* A line; where it stands alone, how it begins is larger than how it goes on. */
static void
put_line (Column *column, const EthosAudienceLine *line, const Sizes *sizes)
{
  g_autofree char *first = NULL;
  const char *rest;

  if (sizes->first == sizes->line)
    {
      put (column, line->text, ETHOS_STAGE_SANS, sizes->line, ETHOS_TONE_INK, BLOCK_GAP);
      return;
    }

  first = ethos_stage_first_sentence (line->text);
  rest = line->text + strlen (first);
  while (g_unichar_isspace (g_utf8_get_char (rest)))
    rest = g_utf8_next_char (rest);
  g_strchomp (first);
  put (column, first, ETHOS_STAGE_SANS, sizes->first, ETHOS_TONE_INK, BLOCK_GAP);
  put (column, rest, ETHOS_STAGE_SANS, sizes->line, ETHOS_TONE_QUIET_INK, BLOCK_GAP);
}

static void
put_label (Column *column, const char *label)
{
  put (column, label, ETHOS_STAGE_STRONG, ETHOS_STAGE_SMALL, ETHOS_TONE_QUIET_INK, LABEL_GAP);
}

static void
put_card (Column *column, const EthosAudienceCard *card, const Sizes *sizes, gboolean label_all)
{
  gboolean large = card->kind == KIND_MISSION || card->kind == KIND_VISION;
  int kind = label_all ? -1 : 0;

  /* What people call their mission says what it is; the label is ours. */
  if (card->kind != KIND_VALUE && *card->title == '\0')
    put_label (column, kind_label (card->kind));
  put (column, card->title, ETHOS_STAGE_SERIF, sizes->name, ETHOS_TONE_INK, BLOCK_GAP);
  put (column, card->statement, large ? ETHOS_STAGE_SERIF : ETHOS_STAGE_SANS, sizes->statement,
       card->n_lines > 0 ? ETHOS_TONE_QUIET_INK : ETHOS_TONE_INK, BLOCK_GAP);
  for (guint i = 0; i < card->n_lines; i++)
    {
      if (card->lines[i].kind != kind)
        put_label (column, line_label (card->lines[i].kind));
      kind = card->lines[i].kind;
      put_line (column, &card->lines[i], sizes);
    }
}

static EthosStageBox
sheet_inside (EthosStageBox body)
{
  return (EthosStageBox){ body.x + 2 * PADDING, body.y + PADDING, body.width - 3 * PADDING,
                          body.height - 2 * PADDING };
}

static gboolean
card_fits (EthosStagePen *pen,
           const EthosAudienceCard *card,
           const Sizes *sizes,
           EthosStageBox inside,
           gboolean label_all,
           gboolean may_break)
{
  Column column = { pen, FALSE, FALSE, inside };
  double name = *card->title == '\0' ? 0
                                     : ethos_stage_measure (pen, card->title, ETHOS_STAGE_SERIF,
                                                            sizes->name, inside.width);
  double row = ethos_stage_measure (pen, "X", ETHOS_STAGE_SERIF, sizes->name, inside.width);

  if (sizes->name > ETHOS_STAGE_SMALL && name > row * (NAME_ROWS_MAX + 0.5))
    return FALSE;
  put_card (&column, card, sizes, label_all);
  return (may_break || !column.breaks) && column.left.height + BLOCK_GAP >= 0;
}

/* The largest sizes in which all of a page fits. What is equal is written in equal size, and no
 * page is smaller than what the back row can read, unless its words do not fit otherwise. */
static Sizes
fit_card (EthosStagePen *pen,
          const EthosAudienceCard *card,
          EthosStageBox inside,
          const Sizes *steps,
          guint n_steps,
          gboolean label_all)
{
  Sizes sizes = { 0 };

  for (guint i = 0; i < n_steps; i++)
    if (card_fits (pen, card, &steps[i], inside, label_all, FALSE))
      return steps[i];
  if (card_fits (pen, card, &steps[n_steps - 1], inside, label_all, TRUE))
    return steps[n_steps - 1];

  pen->n_cut++;
  for (double size = ETHOS_STAGE_SMALL; size >= ETHOS_STAGE_TINY; size -= 2)
    {
      sizes = (Sizes){ size, size, size, size };
      if (card_fits (pen, card, &sizes, inside, label_all, TRUE))
        break;
    }
  return sizes;
}

#define L ETHOS_STAGE_LARGE
#define M ETHOS_STAGE_MIDDLE
#define S ETHOS_STAGE_SMALL

static void
write_card (EthosStagePen *pen,
            const EthosAudienceCard *card,
            EthosStageBox body,
            const Sizes *steps,
            guint n_steps,
            gboolean label_all)
{
  EthosStageBox inside = sheet_inside (body);
  Column column = { pen, TRUE, FALSE, inside };
  Sizes sizes = fit_card (pen, card, inside, steps, n_steps, label_all);
  EthosStageBox beside = inside;

  ethos_stage_sheet (pen, ethos_stage_mirror (pen, body), card->colour);
  put_card (&column, card, &sizes, label_all);

  /* The emblem only where there is room beside a name of one row. */
  beside.width -= EMBLEM + GAP;
  beside.height = 1.5 * ethos_stage_measure (pen, "X", ETHOS_STAGE_SERIF, sizes.name, beside.width);
  if (*card->title == '\0' || sizes.name < M ||
      !ethos_stage_fits (pen, card->title, ETHOS_STAGE_SERIF, sizes.name, beside))
    return;
  paint_emblem (pen, card, inside.x + inside.width - EMBLEM, inside.y, EMBLEM);
}

/* A page of a card: its name, what it means, and lines under what kind of lines they are. */
void
ethos_stage_paint_sheet (EthosStagePen *pen, const EthosAudienceParts *parts)
{
  static const Sizes without_lines[] = {
    { L, M, M, M }, { M, M, M, M }, { M, S, S, S }, { S, S, S, S }
  };
  static const Sizes with_line[] = { { M, S, M, S }, { M, S, S, S }, { S, S, S, S } };
  static const Sizes with_lines[] = { { M, S, S, S }, { S, S, S, S } };
  const EthosAudienceCard *card = ethos_audience_cards_get (parts->cards, 0);
  EthosStageBox body = ethos_stage_body (pen);

  if (card->n_lines == 0)
    write_card (pen, card, body, without_lines, G_N_ELEMENTS (without_lines), FALSE);
  else if (card->n_lines == 1)
    write_card (pen, card, body, with_line, G_N_ELEMENTS (with_line), FALSE);
  else
    write_card (pen, card, body, with_lines, G_N_ELEMENTS (with_lines), FALSE);
  ethos_stage_foot (pen, parts);
}

/* One line alone, while it is being written. */
void
ethos_stage_paint_line (EthosStagePen *pen, const EthosAudienceParts *parts)
{
  static const Sizes steps[] = {
    { M, S, L, L }, { M, S, M, M }, { M, S, M, S }, { M, S, S, S }, { S, S, S, S }
  };
  const EthosAudienceCard *card = ethos_audience_cards_get (parts->cards, 0);

  if (card->n_lines == 0 || g_strcmp0 (card->lines[0].id, parts->focus) != 0)
    {
      ethos_stage_paint_sheet (pen, parts);
      return;
    }

  write_card (pen, card, ethos_stage_body (pen), steps, G_N_ELEMENTS (steps), TRUE);
  ethos_stage_foot (pen, parts);
}

#undef L
#undef M
#undef S
