// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-poster"

#include "config.h"

#include "ethos-poster-compose.h"

#include <math.h>

/* Distances in units of the body size, before the plan's spacing: what belongs together is closer
 * than what does not.
 */
#define GAP_LABEL 0.5
#define GAP_LINE 0.6
#define GAP_TITLE 0.55
#define GAP_ROW 2.2
#define GAP_SECTION 3.0
#define SPINE_WIDTH 0.42
#define SPINE_GAP 1.0
#define EMBLEM_SIZE 2.6
#define FRAME_PADDING 0.45
#define FRAME_STROKE 0.06

/* The most characters in a line that an eye follows with ease are about 75: 34 times the size. */
#define MAX_MEASURE 34

#define GRID_COLUMNS 12

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

typedef struct
{
  const EthosPosterDraft *draft;
  const EthosPosterPlan *plan;
  GArray *items;
  double margin;
  double gutter;
  guint page;
  guint card;
  gboolean failed;
} Composer;

static double
get_size (const Composer *c, EthosPosterRole role)
{
  static const double steps[] = { 1, ETHOS_POSTER_SCALE };
  EthosPosterLevel level = ethos_poster_face_get (role)->level;

  return c->plan->body *
         (level == ETHOS_POSTER_LEVEL_MISSION ? c->plan->mission_scale : steps[level]);
}

static double
get_gap (const Composer *c, double gap)
{
  return gap * c->plan->body * c->plan->spacing;
}

/* A function, for a macro would place things twice. */
static void
raise_to (double *most, double value)
{
  *most = MAX (*most, value);
}

static double
get_column_width (const Composer *c, double width, guint columns)
{
  return (width - c->gutter * (columns - 1)) / columns;
}

static void
add_item (Composer *c, EthosPosterItem item)
{
  if (c->items == NULL)
    return;
  item.page = c->page;
  item.card = c->card;
  g_array_append_val (c->items, item);
}

/* Each place function returns the height; it adds items only where the composer has an array. */
static double
place_text (Composer *c, guint index, double x, double y, double width)
{
  const EthosPosterText *text;
  double size, line_height, wrap;
  guint lines;

  if (index == ETHOS_POSTER_NONE)
    return 0;
  text = g_ptr_array_index (c->draft->texts, index);
  size = get_size (c, text->role);
  line_height = size * ethos_poster_draft_get_line_height (c->draft, text->role);
  wrap = MIN (width, MAX_MEASURE * size);
  lines = ethos_poster_text_count_lines (text, wrap / size, NULL);
  if (lines == 0)
    {
      c->failed = TRUE;
      lines = 1;
    }
  if (c->items != NULL)
    add_item (c, (EthosPosterItem){
                     .kind = ETHOS_POSTER_ITEM_TEXT,
                     .role = text->role,
                     .x = x,
                     .y = y,
                     .width = ethos_poster_text_balance (text, wrap / size) * size,
                     .height = lines * line_height,
                     .size = size,
                     .line_height = line_height,
                     .baseline = size * ethos_poster_draft_get_baseline (c->draft, text->role),
                     .colour = ethos_palette_get_tone (ETHOS_THEME_LIGHT,
                                                       ethos_poster_face_get (text->role)->tone),
                     .text = index,
                     .string = text->string,
                 });
  return lines * line_height;
}

static gboolean
is_line_label (const Composer *c, const EthosPosterSheet *sheet, guint line)
{
  const EthosPosterText *text =
      g_ptr_array_index (c->draft->texts, g_array_index (sheet->lines, guint, line));

  return text->role == ETHOS_POSTER_ROLE_LINE_LABEL;
}

static double
place_lines (Composer *c,
             const EthosPosterSheet *sheet,
             guint from,
             guint to,
             double x,
             double y,
             double width)
{
  double at = y;

  for (guint i = from; i < to; i++)
    {
      if (i > from)
        at += get_gap (c, is_line_label (c, sheet, i) ? 2 * GAP_LINE : GAP_LINE);
      at += place_text (c, g_array_index (sheet->lines, guint, i), x, at, width);
    }
  return at - y;
}

static double
place_head (Composer *c, const EthosPosterSheet *sheet, double x, double y, double width)
{
  double at = y;

  if (c->draft->any_emblem && sheet != c->draft->leadership)
    {
      double side = EMBLEM_SIZE * c->plan->body;

      if (sheet->has_emblem)
        add_item (c, (EthosPosterItem){
                         .kind = ETHOS_POSTER_ITEM_EMBLEM,
                         .x = x,
                         .y = at,
                         .width = side,
                         .height = side,
                         .colour = ethos_palette_get_spine (ETHOS_THEME_LIGHT, sheet->colour),
                         .emblem = sheet->emblem,
                     });
      at += side + get_gap (c, GAP_TITLE);
    }
  if (sheet->title != ETHOS_POSTER_NONE)
    at += place_text (c, sheet->title, x, at, width) + get_gap (c, GAP_TITLE);
  if (sheet->statement != ETHOS_POSTER_NONE)
    at += place_text (c, sheet->statement, x, at, width) + get_gap (c, GAP_TITLE);
  return at - y;
}

static void
place_spine (Composer *c, const EthosPosterSheet *sheet, double x, double y, double height)
{
  add_item (c, (EthosPosterItem){
                   .kind = ETHOS_POSTER_ITEM_SPINE,
                   .x = x,
                   .y = y,
                   .width = SPINE_WIDTH * c->plan->body,
                   .height = height,
                   .colour = ethos_palette_get_spine (ETHOS_THEME_LIGHT, sheet->colour),
               });
}

/* A sheet whose lines stand under each other. */
static double
place_sheet (Composer *c,
             const EthosPosterSheet *sheet,
             double x,
             double y,
             double width,
             double height)
{
  double inset = (SPINE_WIDTH + SPINE_GAP) * c->plan->body;
  double at = y;

  c->card = sheet->number;
  place_spine (c, sheet, x, y, height);
  at += place_head (c, sheet, x + inset, at, width - inset);
  if (sheet->lines->len > 0)
    at += place_lines (c, sheet, 0, sheet->lines->len, x + inset, at, width - inset);
  else
    at -= get_gap (c, GAP_TITLE);
  c->card = 0;
  return at - y;
}

/* What people do, what they don't and what one would hear, each in a column. */
static double
place_kinds (Composer *c,
             const EthosPosterSheet *sheet,
             guint n_kinds,
             double x,
             double y,
             double width)
{
  double inset = (SPINE_WIDTH + SPINE_GAP) * c->plan->body;
  double column = get_column_width (c, width, n_kinds);
  double most = 0;
  guint from = 0;

  for (guint i = 0; i < n_kinds; i++)
    {
      guint to = from + 1;

      while (to < sheet->lines->len && !is_line_label (c, sheet, to))
        to++;
      raise_to (&most, place_lines (c, sheet, from, to, x + inset + i * (column + c->gutter), y,
                                    column - inset));
      from = to;
    }
  return most;
}

static gboolean
has_room (const Composer *c, const EthosPosterSheet *sheet, double width)
{
  for (guint i = 0; i < sheet->lines->len; i++)
    {
      const EthosPosterText *text =
          g_ptr_array_index (c->draft->texts, g_array_index (sheet->lines, guint, i));

      if (ethos_poster_text_count_lines (text, width / c->plan->body, NULL) == 0)
        return FALSE;
    }
  return TRUE;
}

/* As many columns as leave no gap in the last row, unless a long word needs more room. */
static double
place_grid (Composer *c, const EthosPosterSheet *sheet, double x, double y, double width)
{
  double inset = (SPINE_WIDTH + SPINE_GAP) * c->plan->body;
  guint columns = sheet->lines->len % 3 == 2 || sheet->lines->len == 4 ? 2 : 3;
  double column = get_column_width (c, width, columns);
  double at = y;

  while (columns > 1 && !has_room (c, sheet, column - inset))
    column = get_column_width (c, width, --columns);
  for (guint i = 0; i < sheet->lines->len; i += columns)
    {
      double row = 0;

      if (i > 0)
        at += get_gap (c, GAP_LINE);
      for (guint j = 0; j < columns && i + j < sheet->lines->len; j++)
        raise_to (&row, place_text (c, g_array_index (sheet->lines, guint, i + j),
                                    x + inset + j * (column + c->gutter), at, column - inset));
      at += row;
    }
  return at - y;
}

/* A sheet as wide as the page, whose lines stand beside each other. */
static double
place_band (Composer *c,
            const EthosPosterSheet *sheet,
            double x,
            double y,
            double width,
            double height)
{
  double inset = (SPINE_WIDTH + SPINE_GAP) * c->plan->body;
  guint n_kinds = 1;
  double at = y;

  if (sheet->lines->len <= 1)
    return place_sheet (c, sheet, x, y, width, height);
  for (guint i = 1; i < sheet->lines->len; i++)
    n_kinds += is_line_label (c, sheet, i);
  c->card = sheet->number;
  place_spine (c, sheet, x, y, height);
  at += place_head (c, sheet, x + inset, at, width - inset);
  if (n_kinds > 1)
    at += place_kinds (c, sheet, n_kinds, x, at, width);
  else if (is_line_label (c, sheet, 0))
    at += place_lines (c, sheet, 0, sheet->lines->len, x + inset, at, width - inset);
  else
    at += place_grid (c, sheet, x, at, width);
  c->card = 0;
  return at - y;
}

static double
place_row (Composer *c, const Strip *strip, double x, double y, double width, double height)
{
  double column = get_column_width (c, width, c->plan->columns);
  double most = 0;

  for (guint i = 0; i < strip->n; i++)
    {
      const EthosPosterSheet *sheet = g_ptr_array_index (c->draft->values, strip->first + i);

      raise_to (&most, place_sheet (c, sheet, x + i * (column + c->gutter), y, column, height));
    }
  /* Leadership takes what the last row leaves. */
  if (strip->n < c->plan->columns && c->draft->leadership != NULL)
    {
      guint rest = c->plan->columns - strip->n;
      double w = rest * column + (rest - 1) * c->gutter;
      double at = x + strip->n * (column + c->gutter);

      raise_to (&most, rest > 1 ? place_band (c, c->draft->leadership, at, y, w, height)
                                : place_sheet (c, c->draft->leadership, at, y, w, height));
    }
  return most;
}

static double
get_natural_width (const Composer *c, guint index)
{
  const EthosPosterText *text = g_ptr_array_index (c->draft->texts, index);
  double width = 0;

  for (guint i = 0; i < text->n_pieces; i++)
    width += text->widths[i] + text->spaces[i];
  /* Room for rounding, so that one line stays one line. */
  return (width + 0.02) * get_size (c, text->role);
}

static double
place_status (Composer *c, double x, double y, double width)
{
  double padding = FRAME_PADDING * c->plan->body;
  double height = place_text (c, c->draft->status, x + padding, y + padding / 2, width) + padding;

  add_item (c, (EthosPosterItem){
                   .kind = ETHOS_POSTER_ITEM_FRAME,
                   .x = x,
                   .y = y,
                   .width = width + 2 * padding,
                   .height = height,
                   .size = FRAME_STROKE * c->plan->body,
                   .colour = ethos_palette_get_tone (ETHOS_THEME_LIGHT, ETHOS_TONE_EDGE),
               });
  return height;
}

static double
place_header (Composer *c, double x, double y, double width)
{
  double padding = FRAME_PADDING * c->plan->body;
  double status = 0;
  double height;

  if (c->draft->status != ETHOS_POSTER_NONE)
    status = get_natural_width (c, c->draft->status);
  /* The title keeps most of the line. */
  if (status > width / 3)
    c->failed = TRUE;
  height = padding / 2 + place_text (c, c->draft->title, x, y + padding / 2,
                                     width - status - 2 * padding - c->gutter);
  if (c->draft->status != ETHOS_POSTER_NONE)
    raise_to (&height, place_status (c, x + width - status - 2 * padding, y, status));
  return height;
}

static double
place_labelled (Composer *c, guint label, guint text, double x, double y, double width)
{
  double at = y;

  if (label != ETHOS_POSTER_NONE)
    at += place_text (c, label, x, at, width) + get_gap (c, GAP_LABEL);
  at += place_text (c, text, x, at, width);
  return at - y;
}

static double
place_strand (Composer *c, const EthosPosterSheet *sheet, double x, double y, double width)
{
  double at = y;

  at += place_text (c, sheet->title, x, at, width);
  at += place_text (c, sheet->statement, x, at, width);
  return at - y;
}

static double
place_strands (Composer *c, double x, double y, double width)
{
  guint n = c->draft->strands->len;
  guint columns = n == 4 ? 2 : MIN (n, 3);
  double column = get_column_width (c, width, columns);
  double at = y;

  for (guint i = 0; i < n; i += columns)
    {
      double row = 0;

      for (guint j = 0; j < columns && i + j < n; j++)
        raise_to (&row, place_strand (c, g_ptr_array_index (c->draft->strands, i + j),
                                      x + j * (column + c->gutter), at, column));
      at += row + get_gap (c, GAP_ROW / 2);
    }
  return at - get_gap (c, GAP_ROW / 2) - y;
}

static double
place_strip (Composer *c, const Strip *strip, double x, double y, double width, double height)
{
  const EthosPosterDraft *draft = c->draft;

  switch (strip->kind)
    {
    case STRIP_HEADER:
      return place_header (c, x, y, width);
    case STRIP_MISSION:
      return place_labelled (c, draft->mission_label, draft->mission, x, y, width);
    case STRIP_VISION:
      return place_labelled (c, draft->vision_label, draft->vision, x, y, width);
    case STRIP_STRANDS:
      return place_strands (c, x, y, width);
    case STRIP_STRAND:
      return place_strand (c, g_ptr_array_index (draft->strands, strip->first), x, y, width);
    case STRIP_ROW:
      return place_row (c, strip, x, y, width, height);
    case STRIP_BAND:
      return place_band (c,
                         strip->n > 0 ? g_ptr_array_index (draft->values, strip->first)
                                      : draft->leadership,
                         x, y, width, height);
    default:
      g_assert_not_reached ();
    }
}

static void
add_strip (Composer *c, GArray *strips, StripKind kind, guint first, guint n, double gap)
{
  Strip strip = { kind, first, n, get_gap (c, gap), 0 };

  g_array_append_val (strips, strip);
}

static void
add_opening (Composer *c, GArray *strips)
{
  const EthosPosterDraft *draft = c->draft;

  if (draft->mission != ETHOS_POSTER_NONE)
    add_strip (c, strips, STRIP_MISSION, 0, 0, GAP_SECTION);
  if (draft->strands->len > 0 && c->plan->beside == 0)
    add_strip (c, strips, STRIP_STRANDS, 0, 0, GAP_ROW);
  for (guint i = 0; i < draft->strands->len && c->plan->beside > 0; i++)
    add_strip (c, strips, STRIP_STRAND, i, 0, i > 0 ? GAP_ROW / 2 : GAP_ROW);
  if (draft->vision != ETHOS_POSTER_NONE)
    add_strip (c, strips, STRIP_VISION, 0, 0, GAP_SECTION);
}

static void
add_values (Composer *c, GArray *strips)
{
  guint n = c->draft->values->len;
  guint columns = c->plan->columns;

  for (guint i = 0; i < n; i += columns)
    add_strip (c, strips, columns == 1 && n == 1 ? STRIP_BAND : STRIP_ROW, i, MIN (columns, n - i),
               i > 0 ? GAP_ROW : GAP_SECTION);
  if (c->draft->leadership != NULL && n % columns == 0)
    add_strip (c, strips, STRIP_BAND, 0, 0, n > 0 ? GAP_ROW : GAP_SECTION);
}

/* Shares out what a page has left over: gaps grow, then the gap above @sink takes the rest, or
 * the rows grow where there is none.
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
        strip->gap += left;
      else if ((sink <= from || sink >= to) && strip->kind == STRIP_ROW)
        strip->height += left / n_rows;
    }
}

/* Places strips from @from on one page. Returns the first that does not fit any more. */
static guint
flow_page (Composer *c,
           GArray *strips,
           guint from,
           guint sink,
           double x,
           double y,
           double width,
           double height,
           double *left)
{
  GArray *items = c->items;
  double used = 0;
  guint to;

  c->items = NULL;
  for (to = from; to < strips->len; to++)
    {
      Strip *strip = &g_array_index (strips, Strip, to);
      double gap = to > from ? strip->gap : 0;

      strip->height = place_strip (c, strip, x, y, width, 0);
      if (used + gap + strip->height > height + 1e-6)
        break;
      used += gap + strip->height;
    }
  c->items = items;
  *left = height - used;
  if (items == NULL)
    return to;

  spread_strips (strips, from, to, sink, *left);
  for (guint i = from; i < to; i++)
    {
      const Strip *strip = &g_array_index (strips, Strip, i);

      if (i > from)
        y += strip->gap;
      place_strip (c, strip, x, y, width, strip->height);
      y += strip->height;
    }
  return to;
}

static gboolean
compose_stacked (Composer *c, double *fill)
{
  g_autoptr (GArray) strips = g_array_new (FALSE, TRUE, sizeof (Strip));
  double width = c->plan->width - 2 * c->margin;
  double height = c->plan->height - 2 * c->margin;
  double left = 0;
  guint n_opening;
  guint at = 0;

  add_strip (c, strips, STRIP_HEADER, 0, 0, 0);
  add_opening (c, strips);
  n_opening = strips->len;
  add_values (c, strips);
  for (c->page = 0; c->page < c->plan->pages && at < strips->len; c->page++)
    {
      guint next = flow_page (c, strips, at, n_opening, c->margin, c->margin, width, height, &left);

      /* What the poster opens with stays together. */
      if (next == at || (at == 0 && next < n_opening))
        return FALSE;
      at = next;
    }
  *fill = 1 - left / height;
  return at == strips->len && !c->failed;
}

static gboolean
compose_beside (Composer *c, double *fill)
{
  g_autoptr (GArray) head = g_array_new (FALSE, TRUE, sizeof (Strip));
  g_autoptr (GArray) opening = g_array_new (FALSE, TRUE, sizeof (Strip));
  g_autoptr (GArray) values = g_array_new (FALSE, TRUE, sizeof (Strip));
  double width = c->plan->width - 2 * c->margin;
  double height = c->plan->height - 2 * c->margin;
  /* The channel between the two halves is wider than a gutter. */
  double channel = 2 * c->gutter;
  double left_width = (width - channel) * c->plan->beside / GRID_COLUMNS;
  double right_width = width - channel - left_width;
  double y = c->margin;
  double left = 0;
  double right = 0;
  double header;

  add_strip (c, head, STRIP_HEADER, 0, 0, 0);
  add_opening (c, opening);
  add_values (c, values);
  header = height;
  flow_page (c, head, 0, 0, c->margin, y, width, height, &left);
  header = height - left + get_gap (c, GAP_SECTION);
  y += header;
  height -= header;
  if (height <= 0 ||
      flow_page (c, opening, 0, MAX (opening->len, 1) - 1, c->margin, y, left_width, height,
                 &left) < opening->len ||
      flow_page (c, values, 0, 0, c->margin + left_width + channel, y, right_width, height,
                 &right) < values->len)
    return FALSE;
  *fill = 1 - MIN (left, right) / height;
  return !c->failed;
}

/**
 * ethos_poster_compose:
 * @items: (nullable): receives what stands where, without layouts; NULL to ask only if it fits
 * @fill: (out): how much of the last page is used, 0 to 1
 *
 * Arranges the poster as @plan says. Pure arithmetic: no font is asked.
 *
 * Returns: whether everything fits
 */
gboolean
ethos_poster_compose (const EthosPosterDraft *draft,
                      const EthosPosterPlan *plan,
                      GArray *items,
                      double *fill)
{
  Composer c = { .draft = draft, .plan = plan, .items = items };
  gboolean fits;

  g_return_val_if_fail (draft != NULL && plan != NULL && fill != NULL, FALSE);

  c.margin = ethos_poster_get_margin (plan->width, plan->height);
  c.gutter = c.margin * 0.6;
  fits = plan->beside > 0 ? compose_beside (&c, fill) : compose_stacked (&c, fill);
  for (guint i = 0; items != NULL && draft->right_to_left && i < items->len; i++)
    {
      EthosPosterItem *item = &g_array_index (items, EthosPosterItem, i);

      item->x = plan->width - item->x - item->width;
    }
  return fits;
}
