// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-poster"

#include "config.h"

#include "ethos-poster-place.h"

/* In units of the body size. */
#define SPINE_WIDTH 0.42
#define SPINE_GAP 1.0
#define EMBLEM_SIZE 2.6

/* The most characters in a line that an eye follows with ease are about 75: 34 times the size. */
#define MAX_MEASURE 34

/**
 * ethos_poster_placer_get_size:
 *
 * The size of type of @role, in points.
 */
double
ethos_poster_placer_get_size (const EthosPosterPlacer *p, EthosPosterRole role)
{
  static const double steps[] = { 1, ETHOS_POSTER_SCALE };
  EthosPosterLevel level = ethos_poster_face_get (role)->level;

  return p->plan->body *
         (level == ETHOS_POSTER_LEVEL_MISSION ? p->plan->mission_scale : steps[level]);
}

/**
 * ethos_poster_placer_get_gap:
 *
 * A distance in units of the body size as points, tightened as the plan says.
 */
double
ethos_poster_placer_get_gap (const EthosPosterPlacer *p, double gap)
{
  return gap * p->plan->body * p->plan->spacing;
}

/**
 * ethos_poster_raise_to:
 *
 * Raises @most to @value. A function, for a macro would place things twice.
 */
void
ethos_poster_raise_to (double *most, double value)
{
  *most = MAX (*most, value);
}

/**
 * ethos_poster_placer_get_column:
 *
 * The width of one of equal columns, in points.
 */
double
ethos_poster_placer_get_column (const EthosPosterPlacer *p, double width, guint columns)
{
  return (width - p->gutter * (columns - 1)) / columns;
}

/**
 * ethos_poster_place_item:
 *
 * Adds an item to the current page and card, unless only measuring.
 */
void
ethos_poster_place_item (EthosPosterPlacer *p, EthosPosterItem item)
{
  if (p->items == NULL)
    return;
  item.page = p->page;
  item.card = p->card;
  g_array_append_val (p->items, item);
}

/* Also says how wide the lines may be. */
static double
measure_text (EthosPosterPlacer *p, const EthosPosterText *text, double width, double *wrap)
{
  double size = ethos_poster_placer_get_size (p, text->role);
  guint lines;

  *wrap = MIN (width, MAX_MEASURE * size);
  lines = ethos_poster_text_count_lines (text, *wrap / size, NULL);
  if (lines == 0)
    p->failed = TRUE;
  return MAX (lines, 1) * size * ethos_poster_draft_get_line_height (p->draft, text->role);
}

/**
 * ethos_poster_place_text:
 * @index: of the text, or %ETHOS_POSTER_NONE
 */
double
ethos_poster_place_text (EthosPosterPlacer *p, guint index, double x, double y, double width)
{
  EthosPosterItem item = { .kind = ETHOS_POSTER_ITEM_TEXT };
  const EthosPosterText *text;
  double height, wrap;

  if (index == ETHOS_POSTER_NONE)
    return 0;
  text = g_ptr_array_index (p->draft->texts, index);
  height = measure_text (p, text, width, &wrap);
  if (p->items == NULL)
    return height;
  item.role = text->role;
  item.x = x;
  item.y = y;
  item.size = ethos_poster_placer_get_size (p, text->role);
  item.width = ethos_poster_text_balance (text, wrap / item.size) * item.size;
  item.height = height;
  item.line_height = item.size * ethos_poster_draft_get_line_height (p->draft, text->role);
  item.baseline = item.size * ethos_poster_draft_get_baseline (p->draft, text->role);
  item.colour =
      ethos_palette_get_tone (ETHOS_THEME_LIGHT, ethos_poster_face_get (text->role)->tone);
  item.text = index;
  item.string = text->string;
  ethos_poster_place_item (p, item);
  return height;
}

static gboolean
is_line_label (const EthosPosterPlacer *p, const EthosPosterSheet *sheet, guint line)
{
  const EthosPosterText *text =
      g_ptr_array_index (p->draft->texts, g_array_index (sheet->lines, guint, line));

  return text->role == ETHOS_POSTER_ROLE_LINE_LABEL;
}

static double
place_lines (EthosPosterPlacer *p,
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
        at +=
            ethos_poster_placer_get_gap (p, is_line_label (p, sheet, i) ? 2 * ETHOS_POSTER_GAP_LINE
                                                                        : ETHOS_POSTER_GAP_LINE);
      at += ethos_poster_place_text (p, g_array_index (sheet->lines, guint, i), x, at, width);
    }
  return at - y;
}

/**
 * ethos_poster_place_strand:
 *
 * Places a sheet without a spine: what belongs to the mission.
 */
double
ethos_poster_place_strand (EthosPosterPlacer *p,
                           const EthosPosterSheet *sheet,
                           double x,
                           double y,
                           double width)
{
  double at = y;

  p->card = sheet->number;
  at += ethos_poster_place_text (p, sheet->title, x, at, width);
  at += ethos_poster_place_text (p, sheet->statement, x, at, width);
  if (sheet->lines->len > 0 && at > y)
    at += ethos_poster_placer_get_gap (p, ETHOS_POSTER_GAP_LINE);
  at += place_lines (p, sheet, 0, sheet->lines->len, x, at, width);
  p->card = 0;
  return at - y;
}

static double
place_emblem (EthosPosterPlacer *p, const EthosPosterSheet *sheet, double x, double y)
{
  double side = EMBLEM_SIZE * p->plan->body;

  /* Where some cards have one, the others keep its place, so that names stay in line. */
  if (!p->draft->any_emblem || sheet == p->draft->leadership)
    return 0;
  if (sheet->has_emblem)
    ethos_poster_place_item (p, (EthosPosterItem){
                                    .kind = ETHOS_POSTER_ITEM_EMBLEM,
                                    .x = x,
                                    .y = y,
                                    .width = side,
                                    .height = side,
                                    .colour =
                                        ethos_palette_get_spine (ETHOS_THEME_LIGHT, sheet->colour),
                                    .emblem = sheet->emblem,
                                });
  return side + ethos_poster_placer_get_gap (p, ETHOS_POSTER_GAP_TITLE);
}

/* What stands above the lines, with the gap to them. A name takes at least @name. */
static double
place_head (EthosPosterPlacer *p,
            const EthosPosterSheet *sheet,
            double name,
            double x,
            double y,
            double width)
{
  double gap = ethos_poster_placer_get_gap (p, ETHOS_POSTER_GAP_TITLE);
  double at = y + place_emblem (p, sheet, x, y);

  if (sheet->title != ETHOS_POSTER_NONE)
    {
      ethos_poster_raise_to (&name, ethos_poster_place_text (p, sheet->title, x, at, width));
      at += name + gap;
    }
  if (sheet->statement != ETHOS_POSTER_NONE)
    at += ethos_poster_place_text (p, sheet->statement, x, at, width) + gap;
  return at - y - (sheet->lines->len == 0 ? gap : 0);
}

/* Returns its index, for how long it is shows when the text beside it is placed. */
static guint
place_spine (EthosPosterPlacer *p, const EthosPosterSheet *sheet, double x, double y)
{
  ethos_poster_place_item (p,
                           (EthosPosterItem){
                               .kind = ETHOS_POSTER_ITEM_SPINE,
                               .x = x,
                               .y = y,
                               .width = SPINE_WIDTH * p->plan->body,
                               .colour = ethos_palette_get_spine (ETHOS_THEME_LIGHT, sheet->colour),
                           });
  return p->items != NULL ? p->items->len - 1 : 0;
}

/* A spine ends with the text of its card, however much room the page has left. */
static void
end_spine (EthosPosterPlacer *p, guint spine, double height)
{
  if (p->items != NULL)
    g_array_index (p->items, EthosPosterItem, spine).height = height;
}

/* A sheet whose lines stand under each other. */
static double
place_sheet (EthosPosterPlacer *p,
             const EthosPosterSheet *sheet,
             double name,
             double x,
             double y,
             double width)
{
  double inset = (SPINE_WIDTH + SPINE_GAP) * p->plan->body;
  double at = y;
  guint spine;

  p->card = sheet->number;
  spine = place_spine (p, sheet, x, y);
  at += place_head (p, sheet, name, x + inset, at, width - inset);
  at += place_lines (p, sheet, 0, sheet->lines->len, x + inset, at, width - inset);
  end_spine (p, spine, at - y);
  p->card = 0;
  return at - y;
}

/* What people do, what they don't and what one would hear, each in a column. */
static double
place_kinds (EthosPosterPlacer *p,
             const EthosPosterSheet *sheet,
             guint n_kinds,
             double x,
             double y,
             double width)
{
  double inset = (SPINE_WIDTH + SPINE_GAP) * p->plan->body;
  double column = ethos_poster_placer_get_column (p, width, n_kinds);
  double most = 0;
  guint from = 0;

  for (guint i = 0; i < n_kinds; i++)
    {
      guint to = from + 1;

      while (to < sheet->lines->len && !is_line_label (p, sheet, to))
        to++;
      ethos_poster_raise_to (&most,
                             place_lines (p, sheet, from, to, x + inset + i * (column + p->gutter),
                                          y, column - inset));
      from = to;
    }
  return most;
}

static gboolean
has_room (const EthosPosterPlacer *p, const EthosPosterSheet *sheet, double width)
{
  for (guint i = 0; i < sheet->lines->len; i++)
    {
      const EthosPosterText *text =
          g_ptr_array_index (p->draft->texts, g_array_index (sheet->lines, guint, i));

      if (ethos_poster_text_count_lines (text, width / p->plan->body, NULL) == 0)
        return FALSE;
    }
  return TRUE;
}

/* As many columns as leave no gap in the last row, unless a long word needs more room. */
static double
place_grid (EthosPosterPlacer *p, const EthosPosterSheet *sheet, double x, double y, double width)
{
  double inset = (SPINE_WIDTH + SPINE_GAP) * p->plan->body;
  guint columns = sheet->lines->len % 3 == 2 || sheet->lines->len == 4 ? 2 : 3;
  double column = ethos_poster_placer_get_column (p, width, columns);
  double at = y;

  while (columns > 1 && !has_room (p, sheet, column - inset))
    column = ethos_poster_placer_get_column (p, width, --columns);
  for (guint i = 0; i < sheet->lines->len; i += columns)
    {
      double row = 0;

      if (i > 0)
        at += ethos_poster_placer_get_gap (p, ETHOS_POSTER_GAP_LINE);
      for (guint j = 0; j < columns && i + j < sheet->lines->len; j++)
        ethos_poster_raise_to (&row, ethos_poster_place_text (
                                         p, g_array_index (sheet->lines, guint, i + j),
                                         x + inset + j * (column + p->gutter), at, column - inset));
      at += row;
    }
  return at - y;
}

/**
 * ethos_poster_place_band:
 *
 * Places a sheet as wide as the page, whose lines stand beside each other.
 */
double
ethos_poster_place_band (EthosPosterPlacer *p,
                         const EthosPosterSheet *sheet,
                         double x,
                         double y,
                         double width)
{
  double inset = (SPINE_WIDTH + SPINE_GAP) * p->plan->body;
  guint n_kinds = 1;
  double at = y;
  guint spine;

  if (sheet->lines->len <= 1)
    return place_sheet (p, sheet, 0, x, y, width);
  for (guint i = 1; i < sheet->lines->len; i++)
    n_kinds += is_line_label (p, sheet, i);
  p->card = sheet->number;
  spine = place_spine (p, sheet, x, y);
  at += place_head (p, sheet, 0, x + inset, at, width - inset);
  if (n_kinds > 1)
    at += place_kinds (p, sheet, n_kinds, x, at, width);
  else if (is_line_label (p, sheet, 0))
    at += place_lines (p, sheet, 0, sheet->lines->len, x + inset, at, width - inset);
  else
    at += place_grid (p, sheet, x, at, width);
  end_spine (p, spine, at - y);
  p->card = 0;
  return at - y;
}

static double
measure_name (EthosPosterPlacer *p, guint value, double width)
{
  const EthosPosterSheet *sheet = g_ptr_array_index (p->draft->values, value);
  double wrap;

  if (sheet->title == ETHOS_POSTER_NONE)
    return 0;
  return measure_text (p, g_ptr_array_index (p->draft->texts, sheet->title), width, &wrap);
}

/* What a name of a row takes at least, so that the lines under them begin on one baseline. A name
 * that is longer than another one by more than a line would leave a hole under that: it stands for
 * itself. */
static double
measure_names (EthosPosterPlacer *p, guint first, guint n, double width)
{
  double line = ethos_poster_placer_get_size (p, ETHOS_POSTER_ROLE_NAME) *
                ethos_poster_draft_get_line_height (p->draft, ETHOS_POSTER_ROLE_NAME);
  double least = G_MAXDOUBLE;
  double most = 0;

  for (guint i = first; i < first + n; i++)
    {
      double name = measure_name (p, i, width);

      if (name > 0)
        least = MIN (least, name);
    }
  for (guint i = first; i < first + n; i++)
    {
      double name = measure_name (p, i, width);

      if (name < least + 1.5 * line)
        most = MAX (most, name);
    }
  return most;
}

/**
 * ethos_poster_place_row:
 * @first: the first value
 * @n: how many there are, at most the columns of the plan
 *
 * Places values beside each other, and leadership in what the last row leaves.
 */
double
ethos_poster_place_row (EthosPosterPlacer *p,
                        guint first,
                        guint n,
                        double x,
                        double y,
                        double width)
{
  const EthosPosterSheet *leadership = p->draft->leadership;
  double column = ethos_poster_placer_get_column (p, width, p->plan->columns);
  double name = measure_names (p, first, n, column - (SPINE_WIDTH + SPINE_GAP) * p->plan->body);
  guint rest = p->plan->columns - n;
  double most = 0;

  for (guint i = 0; i < n; i++)
    ethos_poster_raise_to (&most, place_sheet (p, g_ptr_array_index (p->draft->values, first + i),
                                               name, x + i * (column + p->gutter), y, column));
  if (rest == 0 || leadership == NULL)
    return most;
  x += n * (column + p->gutter);
  if (rest == 1)
    ethos_poster_raise_to (&most, place_sheet (p, leadership, name, x, y, column));
  else
    ethos_poster_raise_to (&most,
                           ethos_poster_place_band (p, leadership, x, y,
                                                    rest * (column + p->gutter) - p->gutter));
  return most;
}
