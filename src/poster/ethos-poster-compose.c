// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-poster"

#include "config.h"

#include "ethos-poster-compose.h"

#include "ethos-poster-place.h"

/* In units of the body size. */
#define FRAME_PADDING 0.45
#define FRAME_STROKE 0.06

#define GRID_COLUMNS 12

/* Words with nothing below them stand a little above the middle: the part of the rest above them.
 */
#define LONE_PART 0.4

/* Gaps grow by this part at most, lest the page falls apart. */
#define MAX_GAP_GROWTH 1.4

typedef enum
{
  STRIP_HEADER,
  STRIP_MISSION,
  STRIP_STRANDS,
  STRIP_STRAND,
  STRIP_VISION,
  STRIP_ROW,
  STRIP_BAND,
} StripKind;

/* A part of the page from its left edge to its right. */
typedef struct
{
  StripKind kind;
  guint first; /* sheet of a row, a strand */
  guint n;     /* sheets in a row */
  double gap;  /* above */
  double height;
} Strip;

static double
get_natural_width (const EthosPosterPlacer *p, guint index)
{
  const EthosPosterText *text = g_ptr_array_index (p->draft->texts, index);
  double width = 0;

  for (guint i = 0; i < text->n_pieces; i++)
    width += text->widths[i] + text->spaces[i];
  /* Room for rounding, so that one line stays one line. */
  return (width + 0.02) * ethos_poster_placer_get_size (p, text->role);
}

static double
place_status (EthosPosterPlacer *p, double x, double y, double width)
{
  double padding = FRAME_PADDING * p->plan->body;
  double height =
      ethos_poster_place_text (p, p->draft->status, x + padding, y + padding / 2, width) + padding;

  ethos_poster_place_item (p, (EthosPosterItem){
                                  .kind = ETHOS_POSTER_ITEM_FRAME,
                                  .x = x,
                                  .y = y,
                                  .width = width + 2 * padding,
                                  .height = height,
                                  .size = FRAME_STROKE * p->plan->body,
                                  .colour =
                                      ethos_palette_get_tone (ETHOS_THEME_LIGHT, ETHOS_TONE_EDGE),
                              });
  return height;
}

static double
place_header (EthosPosterPlacer *p, double x, double y, double width)
{
  double padding = FRAME_PADDING * p->plan->body;
  double status = 0;
  double height;

  if (p->draft->status != ETHOS_POSTER_NONE)
    status = get_natural_width (p, p->draft->status);
  /* The title keeps most of the line. */
  if (status > width / 3)
    p->failed = TRUE;
  height = padding / 2 + ethos_poster_place_text (p, p->draft->title, x, y + padding / 2,
                                                  width - status - 2 * padding - p->gutter);
  if (p->draft->status != ETHOS_POSTER_NONE)
    ethos_poster_raise_to (&height, place_status (p, x + width - status - 2 * padding, y, status));
  return height;
}

static double
place_labelled (EthosPosterPlacer *p, guint label, guint text, double x, double y, double width)
{
  double at = y;

  if (label != ETHOS_POSTER_NONE)
    at += ethos_poster_place_text (p, label, x, at, width) +
          ethos_poster_placer_get_gap (p, ETHOS_POSTER_GAP_LABEL);
  at += ethos_poster_place_text (p, text, x, at, width);
  return at - y;
}

static double
place_strands (EthosPosterPlacer *p, double x, double y, double width)
{
  guint n = p->draft->strands->len;
  guint columns = n == 4 ? 2 : MIN (n, 3);
  double column = ethos_poster_placer_get_column (p, width, columns);
  double at = y;

  for (guint i = 0; i < n; i += columns)
    {
      double row = 0;

      for (guint j = 0; j < columns && i + j < n; j++)
        ethos_poster_raise_to (
            &row, ethos_poster_place_strand (p, g_ptr_array_index (p->draft->strands, i + j),
                                             x + j * (column + p->gutter), at, column));
      at += row + ethos_poster_placer_get_gap (p, ETHOS_POSTER_GAP_ROW / 2);
    }
  return at - ethos_poster_placer_get_gap (p, ETHOS_POSTER_GAP_ROW / 2) - y;
}

static double
place_strip (EthosPosterPlacer *p, const Strip *strip, double x, double y, double width)
{
  const EthosPosterDraft *draft = p->draft;

  switch (strip->kind)
    {
    case STRIP_HEADER:
      return place_header (p, x, y, width);
    case STRIP_MISSION:
      return place_labelled (p, draft->mission_label, draft->mission, x, y, width);
    case STRIP_VISION:
      return place_labelled (p, draft->vision_label, draft->vision, x, y, width);
    case STRIP_STRANDS:
      return place_strands (p, x, y, width);
    case STRIP_STRAND:
      return ethos_poster_place_strand (p, g_ptr_array_index (draft->strands, strip->first), x, y,
                                        width);
    case STRIP_ROW:
      return ethos_poster_place_row (p, strip->first, strip->n, x, y, width);
    case STRIP_BAND:
      return ethos_poster_place_band (p,
                                      strip->n > 0 ? g_ptr_array_index (draft->values, strip->first)
                                                   : draft->leadership,
                                      x, y, width);
    default:
      g_assert_not_reached ();
    }
}

static void
add_strip (EthosPosterPlacer *p, GArray *strips, StripKind kind, guint first, guint n, double gap)
{
  Strip strip = { kind, first, n, ethos_poster_placer_get_gap (p, gap), 0 };

  g_array_append_val (strips, strip);
}

static void
add_opening (EthosPosterPlacer *p, GArray *strips)
{
  const EthosPosterDraft *draft = p->draft;

  if (draft->mission != ETHOS_POSTER_NONE)
    add_strip (p, strips, STRIP_MISSION, 0, 0, ETHOS_POSTER_GAP_SECTION);
  if (draft->strands->len > 0 && p->plan->beside == 0)
    add_strip (p, strips, STRIP_STRANDS, 0, 0, ETHOS_POSTER_GAP_ROW);
  for (guint i = 0; i < draft->strands->len && p->plan->beside > 0; i++)
    add_strip (p, strips, STRIP_STRAND, i, 0,
               i > 0 ? ETHOS_POSTER_GAP_ROW / 2 : ETHOS_POSTER_GAP_ROW);
  if (draft->vision != ETHOS_POSTER_NONE)
    add_strip (p, strips, STRIP_VISION, 0, 0, ETHOS_POSTER_GAP_SECTION);
}

/* A last value with nothing beside it is as wide as the page, rather than beside a hole. */
static gboolean
is_alone (const EthosPosterPlacer *p, guint value)
{
  guint n = p->draft->values->len;

  return value + 1 == n && value % p->plan->columns == 0 &&
         (n == 1 || (p->plan->columns > 1 && p->draft->leadership == NULL));
}

static void
add_values (EthosPosterPlacer *p, GArray *strips)
{
  guint n = p->draft->values->len;
  guint columns = p->plan->columns;

  for (guint i = 0; i < n; i += columns)
    add_strip (p, strips, is_alone (p, i) ? STRIP_BAND : STRIP_ROW, i, MIN (columns, n - i),
               i > 0 ? ETHOS_POSTER_GAP_ROW : ETHOS_POSTER_GAP_SECTION);
  if (p->draft->leadership != NULL && n % columns == 0)
    add_strip (p, strips, STRIP_BAND, 0, 0,
               n > 0 ? ETHOS_POSTER_GAP_ROW : ETHOS_POSTER_GAP_SECTION);
}

/* Whether a page has nothing but a mission and what belongs to it. */
static gboolean
is_alone_on_page (GArray *strips)
{
  return strips->len > 1 && g_array_index (strips, Strip, 0).kind == STRIP_HEADER &&
         g_array_index (strips, Strip, strips->len - 1).kind < STRIP_ROW;
}

/* Shares out what a page has left over: gaps grow, then the gap above @sink takes the rest, or
 * the rows drift apart where there is none.
 */
static void
spread_strips (GArray *strips, guint from, guint to, guint sink, double left)
{
  double gaps = 0;
  double growth;
  guint n_rows = 0;

  for (guint i = from; i < to; i++)
    {
      const Strip *strip = &g_array_index (strips, Strip, i);

      gaps += i > from ? strip->gap : 0;
      n_rows += strip->kind == STRIP_ROW;
    }
  growth = gaps > 0 ? MIN (left / gaps, MAX_GAP_GROWTH) : 0;
  left -= growth * gaps;
  for (guint i = from; i < to; i++)
    {
      Strip *strip = &g_array_index (strips, Strip, i);

      strip->gap *= 1 + growth;
      if (i == sink && i > from)
        strip->gap += is_alone_on_page (strips) ? LONE_PART * left : left;
      else if ((sink <= from || sink >= to) && strip->kind == STRIP_ROW)
        strip->height += left / n_rows;
    }
}

/* Places strips from @from on one page. Returns the first that does not fit any more. */
static guint
flow_page (EthosPosterPlacer *p,
           GArray *strips,
           guint from,
           guint sink,
           double x,
           double y,
           double width,
           double height,
           double *left)
{
  GArray *items = p->items;
  double used = 0;
  guint to;

  p->items = NULL;
  for (to = from; to < strips->len; to++)
    {
      Strip *strip = &g_array_index (strips, Strip, to);
      double gap = to > from ? strip->gap : 0;

      strip->height = place_strip (p, strip, x, y, width);
      if (used + gap + strip->height > height + 1e-6)
        break;
      used += gap + strip->height;
    }
  p->items = items;
  *left = height - used;
  if (items == NULL)
    return to;

  spread_strips (strips, from, to, sink, *left);
  for (guint i = from; i < to; i++)
    {
      const Strip *strip = &g_array_index (strips, Strip, i);

      if (i > from)
        y += strip->gap;
      place_strip (p, strip, x, y, width);
      y += strip->height;
    }
  return to;
}

static gboolean
compose_stacked (EthosPosterPlacer *p)
{
  g_autoptr (GArray) strips = g_array_new (FALSE, TRUE, sizeof (Strip));
  double width = p->plan->width - 2 * p->margin;
  double height = p->plan->height - 2 * p->margin;
  double left = 0;
  guint n_opening;
  guint sink;
  guint at = 0;

  add_strip (p, strips, STRIP_HEADER, 0, 0, 0);
  add_opening (p, strips);
  n_opening = strips->len;
  add_values (p, strips);
  sink = is_alone_on_page (strips) ? 1 : n_opening;
  for (p->page = 0; p->page < p->plan->pages && at < strips->len; p->page++)
    {
      guint next = flow_page (p, strips, at, sink, p->margin, p->margin, width, height, &left);

      /* What the poster opens with stays together. */
      if (next == at || (at == 0 && next < n_opening))
        return FALSE;
      at = next;
    }
  return at == strips->len && !p->failed;
}

static gboolean
compose_beside (EthosPosterPlacer *p)
{
  g_autoptr (GArray) head = g_array_new (FALSE, TRUE, sizeof (Strip));
  g_autoptr (GArray) opening = g_array_new (FALSE, TRUE, sizeof (Strip));
  g_autoptr (GArray) values = g_array_new (FALSE, TRUE, sizeof (Strip));
  double width = p->plan->width - 2 * p->margin;
  double height = p->plan->height - 2 * p->margin;
  /* The channel between the two halves is wider than a gutter. */
  double channel = 2 * p->gutter;
  double left_width = (width - channel) * p->plan->beside / GRID_COLUMNS;
  double right_width = width - channel - left_width;
  double y = p->margin;
  double left = 0;
  double right = 0;
  double header;

  add_strip (p, head, STRIP_HEADER, 0, 0, 0);
  add_opening (p, opening);
  add_values (p, values);
  header = height;
  flow_page (p, head, 0, 0, p->margin, y, width, height, &left);
  header = height - left + ethos_poster_placer_get_gap (p, ETHOS_POSTER_GAP_SECTION);
  y += header;
  height -= header;
  if (height <= 0 ||
      flow_page (p, opening, 0, MAX (opening->len, 1) - 1, p->margin, y, left_width, height,
                 &left) < opening->len ||
      flow_page (p, values, 0, 0, p->margin + left_width + channel, y, right_width, height,
                 &right) < values->len)
    return FALSE;
  return !p->failed;
}

/**
 * ethos_poster_compose:
 * @items: (nullable): receives what stands where, without layouts; NULL to ask only if it fits
 *
 * Arranges the poster as @plan says. Pure arithmetic: no font is asked.
 *
 * Returns: whether everything fits
 */
gboolean
ethos_poster_compose (const EthosPosterDraft *draft, const EthosPosterPlan *plan, GArray *items)
{
  EthosPosterPlacer p = { .draft = draft, .plan = plan, .items = items };
  gboolean fits;

  g_return_val_if_fail (draft != NULL && plan != NULL, FALSE);

  p.margin = ethos_poster_get_margin (plan->width, plan->height);
  p.gutter = p.margin * 0.6;
  fits = plan->beside > 0 ? compose_beside (&p) : compose_stacked (&p);
  for (guint i = 0; items != NULL && draft->right_to_left && i < items->len; i++)
    {
      EthosPosterItem *item = &g_array_index (items, EthosPosterItem, i);

      item->x = plan->width - item->x - item->width;
    }
  return fits;
}
