// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-poster"

#include "config.h"

#include "ethos-card-sheet.h"

#include <glib/gi18n-lib.h>

#include "ethos-print-sheet.h"

/* In units of the type. */
#define SPINE_WIDTH 0.42
#define SPINE_GAP 1.0
#define GAP_LINE 0.5
#define GAP_NAME 0.4
#define GAP_CARD 1.8

/* Long lines are hard to read, above all in large print. */
#define MAX_MEASURE 34

typedef struct
{
  const EthosPosterText *text;
  double gap; /* above, unless it is the first of a page */
  double size;
} Part;

typedef struct
{
  EthosPrintSheet *sheet;
  double margin;
  double y;
  gboolean right_to_left;
} Flow;

static void
add_part (Flow *flow, GArray *parts, EthosPosterRole role, const char *string, double gap)
{
  Part part = { .gap = gap * ETHOS_CARD_SHEET_TYPE, .size = ETHOS_CARD_SHEET_TYPE };

  if (string == NULL)
    return;
  part.text = ethos_print_sheet_add_text (flow->sheet, role, string);
  if (ethos_poster_face_get (role)->level == ETHOS_POSTER_LEVEL_NAME)
    part.size *= ETHOS_POSTER_SCALE;
  g_array_append_val (parts, part);
}

static GArray *
create_parts (Flow *flow, const EthosPosterContent *content, const EthosPosterCard *card)
{
  const char *const labels[] = {
    [ETHOS_POSTER_LINE_DO] = NULL,
    [ETHOS_POSTER_LINE_DONT] = content->dont_label,
    [ETHOS_POSTER_LINE_HEARD] = content->heard_label,
  };
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (Part));

  add_part (flow, parts, ETHOS_POSTER_ROLE_NAME, card->title, 0);
  add_part (flow, parts, ETHOS_POSTER_ROLE_STATEMENT, card->statement, GAP_NAME);
  for (guint kind = 0; kind < G_N_ELEMENTS (labels); kind++)
    {
      const char *label = labels[kind];

      for (guint i = 0; i < card->lines->len; i++)
        {
          const EthosPosterLine *line = g_ptr_array_index (card->lines, i);

          if (line->kind != kind)
            continue;
          add_part (flow, parts, ETHOS_POSTER_ROLE_LINE_LABEL, label, 2 * GAP_LINE);
          label = NULL;
          add_part (flow, parts, ETHOS_POSTER_ROLE_LINE, line->text, GAP_LINE);
        }
    }
  return parts;
}

static double
get_text_width (const Flow *flow)
{
  double width =
      flow->sheet->width - 2 * flow->margin - (SPINE_WIDTH + SPINE_GAP) * ETHOS_CARD_SHEET_TYPE;

  return MIN (width, MAX_MEASURE * ETHOS_CARD_SHEET_TYPE);
}

/* The height of as many parts as fit from @from on; @to is the first that does not. */
static double
fit_parts (const Flow *flow, GArray *parts, guint from, double room, guint *to)
{
  double used = 0;

  for (*to = from; *to < parts->len; (*to)++)
    {
      const Part *part = &g_array_index (parts, Part, *to);
      double gap = *to > from ? part->gap : 0;
      double height = ethos_print_sheet_measure (part->text, part->size, get_text_width (flow));

      if (height < 0 || used + gap + height > room)
        break;
      used += gap + height;
    }
  return used;
}

static void
place_parts (Flow *flow, GArray *parts, guint from, guint to, double height, EthosSpine colour)
{
  double spine_width = SPINE_WIDTH * ETHOS_CARD_SHEET_TYPE;
  double inset = spine_width + SPINE_GAP * ETHOS_CARD_SHEET_TYPE;
  double right = flow->sheet->width - flow->margin;
  double y = flow->y;

  ethos_print_sheet_add_item (flow->sheet,
                              (EthosPosterItem){
                                  .kind = ETHOS_POSTER_ITEM_SPINE,
                                  .x = flow->right_to_left ? right - spine_width : flow->margin,
                                  .y = y,
                                  .width = spine_width,
                                  .height = height,
                                  .colour = ethos_palette_get_spine (ETHOS_THEME_LIGHT, colour),
                              });
  for (guint i = from; i < to; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);
      double width = get_text_width (flow);

      y += i > from ? part->gap : 0;
      y += ethos_print_sheet_place (flow->sheet, part->text, part->size,
                                    flow->right_to_left ? right - inset - width
                                                        : flow->margin + inset,
                                    y, width);
    }
}

static void
start_page (Flow *flow)
{
  flow->sheet->page++;
  flow->y = flow->margin;
}

/* A card stays together where a page can hold it, else it goes on over the page. */
static gboolean
flow_card (Flow *flow, GArray *parts, EthosSpine colour)
{
  double page = flow->sheet->height - 2 * flow->margin;
  guint from = 0;
  guint to = 0;

  fit_parts (flow, parts, 0, flow->sheet->height - flow->margin - flow->y, &to);
  if (to < parts->len && flow->y > flow->margin)
    start_page (flow);
  while (from < parts->len)
    {
      double height = fit_parts (flow, parts, from, page - (flow->y - flow->margin), &to);

      if (to == from)
        return FALSE;
      place_parts (flow, parts, from, to, height, colour);
      flow->y += height + GAP_CARD * ETHOS_CARD_SHEET_TYPE;
      from = to;
      if (from < parts->len)
        start_page (flow);
    }
  return TRUE;
}

/* The mission and the vision as cards like the others. */
static void
add_sentence (GPtrArray *cards, EthosPosterCard *card, char *label, char *words)
{
  if (words == NULL)
    return;
  card->title = ethos_poster_label_is_needed (label, words) ? label : NULL;
  card->statement = words;
  g_ptr_array_add (cards, card);
}

static gboolean
flow_cards (Flow *flow, const EthosPosterContent *content, GError **error)
{
  g_autoptr (GPtrArray) no_lines = g_ptr_array_new ();
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  EthosPosterCard mission = { .lines = no_lines };
  EthosPosterCard vision = { .lines = no_lines };

  add_sentence (cards, &mission, content->mission_label, content->mission);
  g_ptr_array_extend (cards, content->strands, NULL, NULL);
  add_sentence (cards, &vision, content->vision_label, content->vision);
  g_ptr_array_extend (cards, content->values, NULL, NULL);
  if (content->leadership != NULL)
    g_ptr_array_add (cards, content->leadership);

  for (guint i = 0; i < cards->len; i++)
    {
      const EthosPosterCard *card = g_ptr_array_index (cards, i);
      g_autoptr (GArray) parts = create_parts (flow, content, card);

      if (parts->len == 0)
        continue;
      flow->sheet->card++;
      flow->right_to_left = g_array_index (parts, Part, 0).text->right_to_left;
      if (flow_card (flow, parts, card->colour))
        continue;
      g_set_error (error, ETHOS_POSTER_ERROR, ETHOS_POSTER_ERROR_TOO_LONG,
                   /* Translators: %s is the name of a card. */
                   _ ("A line of “%s” does not fit on a page in large print. Shorten it."),
                   card->title != NULL ? card->title : "…");
      return FALSE;
    }
  if (flow->sheet->card == 0)
    {
      g_set_error_literal (error, ETHOS_POSTER_ERROR, ETHOS_POSTER_ERROR_EMPTY,
                           _ ("There are no cards to print yet."));
      return FALSE;
    }
  return TRUE;
}

/**
 * ethos_card_sheet_export_pdf:
 * @content: the cards
 *
 * Writes the cards in large print, one under the other, for people who can't read the wall. The
 * stream is not closed; after an error what was written is worthless.
 *
 * Returns: whether everything was written
 */
gboolean
ethos_card_sheet_export_pdf (EthosPosterEngine *engine,
                             const EthosPosterContent *content,
                             EthosPaper paper,
                             GOutputStream *stream,
                             GCancellable *cancellable,
                             GError **error)
{
  EthosPrintSheet sheet;
  Flow flow = { .sheet = &sheet };
  gboolean done;

  g_return_val_if_fail (engine != NULL && content != NULL, FALSE);

  ethos_print_sheet_init (&sheet, engine, content->language, paper);
  flow.margin = ethos_poster_get_margin (sheet.width, sheet.height);
  flow.y = flow.margin;
  done = flow_cards (&flow, content, error) &&
         ethos_print_sheet_write (&sheet,
                                  content->title != NULL
                                      ? content->title
                                      /* Translators: the title of a PDF with large-print cards. */
                                      : _ ("Cards"),
                                  content->date, stream, cancellable, error);
  ethos_print_sheet_clear (&sheet);
  return done;
}
