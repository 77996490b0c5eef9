// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-wall-cells.h"

/* Cells further to the side are not kept count of: a single note may be put very far away. */
#define ACROSS_MOST 1024

/* A note stands in a cell where it is no further from it than this part of its width: stored places
 * are rounded. */
#define SNAP_PART 50
#define SNAP_LEAST 2

enum
{
  FREE = 0,
  TAKEN = 1,
  RESERVED = 2,
  /* By a note that stands exactly in it. */
  FILLED = 4,
};

struct _EthosWallCells
{
  int x;
  int y;
  int note_width;
  int note_height;
  int step_x;
  int step_y;
  int n_across;
  /* NULL stands for a row that is free. */
  GPtrArray *rows;
  /* Before this one, none is free. */
  guint next;
};

/* Cells in a row: from the first to the last, which may be before the first. */
typedef struct
{
  int first;
  int last;
} Span;

static Span
find_span (int from, int size, int note, int step)
{
  Span span;

  span.first = from - note < 0 ? 0 : (from - note) / step + 1;
  span.last = from + size <= 0 ? -1 : (from + size - 1) / step;
  return span;
}

static Span
find_columns (const EthosWallCells *self, const GdkRectangle *area)
{
  Span span = find_span (area->x - self->x, area->width, self->note_width, self->step_x);

  span.last = MIN (span.last, self->n_across - 1);
  return span;
}

static Span
find_rows (const EthosWallCells *self, const GdkRectangle *area)
{
  return find_span (area->y - self->y, area->height, self->note_height, self->step_y);
}

static const guint8 *
peek_row (const EthosWallCells *self, int row)
{
  return row < (int) self->rows->len ? g_ptr_array_index (self->rows, row) : NULL;
}

static guint8 *
get_row (EthosWallCells *self, int row)
{
  if (row >= (int) self->rows->len)
    g_ptr_array_set_size (self->rows, row + 1);
  if (g_ptr_array_index (self->rows, row) == NULL)
    g_ptr_array_index (self->rows, row) = g_new0 (guint8, self->n_across);
  return g_ptr_array_index (self->rows, row);
}

static void
get_area (const EthosWallCells *self, int column, int row, GdkRectangle *area)
{
  *area = (GdkRectangle){ self->x + column * self->step_x, self->y + row * self->step_y,
                          self->note_width, self->note_height };
}

static void
mark (EthosWallCells *self, const GdkRectangle *area, guint8 as)
{
  Span columns = find_columns (self, area);
  Span rows = find_rows (self, area);

  if (columns.last < columns.first)
    return;
  for (int row = rows.first; row <= rows.last; row++)
    for (int column = columns.first; column <= columns.last; column++)
      get_row (self, row)[column] |= as;
}

/**
 * ethos_wall_cells_new:
 * @metrics: sizes
 *
 * Returns: (transfer full): the grid, of which all cells are free
 */
EthosWallCells *
ethos_wall_cells_new (const EthosWallMetrics *metrics)
{
  EthosWallCells *self;

  g_return_val_if_fail (metrics != NULL, NULL);

  self = g_new0 (EthosWallCells, 1);
  self->x = metrics->padding;
  self->y = metrics->title_height + metrics->padding;
  self->note_width = metrics->note_width;
  self->note_height = metrics->note_height;
  self->step_x = MAX (metrics->note_width + metrics->gap, 1);
  self->step_y = MAX (metrics->note_height + metrics->gap, 1);
  self->n_across = MIN (ethos_wall_count_across (metrics, metrics->width), ACROSS_MOST);
  self->rows = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
ethos_wall_cells_free (EthosWallCells *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static int
snap (int from, int step, int slack)
{
  int nearest = (from + step / 2) / step * step;

  return ABS (from - nearest) <= slack ? nearest : from;
}

/**
 * ethos_wall_cells_snap:
 * @area: (inout): where a note is to stand
 *
 * Puts a note that is as good as in a cell exactly into it.
 *
 * Returns: whether it is in one that is kept count of
 */
gboolean
ethos_wall_cells_snap (const EthosWallCells *self, GdkRectangle *area)
{
  int slack = MAX (self->note_width / SNAP_PART, SNAP_LEAST);
  int x, y;

  g_return_val_if_fail (self != NULL && area != NULL, FALSE);

  x = snap (area->x - self->x, self->step_x, slack);
  y = snap (area->y - self->y, self->step_y, slack);
  if (x % self->step_x != 0 || y % self->step_y != 0)
    return FALSE;
  area->x = self->x + x;
  area->y = self->y + y;
  return x / self->step_x < self->n_across;
}

/**
 * ethos_wall_cells_is_free:
 * @area: a cell, as ethos_wall_cells_snap() found it
 *
 * Returns: whether nothing lies over any part of it
 */
gboolean
ethos_wall_cells_is_free (const EthosWallCells *self, const GdkRectangle *area)
{
  const guint8 *row;

  g_return_val_if_fail (self != NULL && area != NULL, FALSE);

  row = peek_row (self, (area->y - self->y) / self->step_y);
  return row == NULL || (row[(area->x - self->x) / self->step_x] & TAKEN) == 0;
}

/**
 * ethos_wall_cells_take:
 * @area: where something is
 *
 * Says that no note has room there.
 */
void
ethos_wall_cells_take (EthosWallCells *self, const GdkRectangle *area)
{
  g_return_if_fail (self != NULL && area != NULL);

  mark (self, area, TAKEN);
}

/**
 * ethos_wall_cells_fill:
 * @area: a cell, as ethos_wall_cells_snap() found it
 *
 * Says that a note stands in it.
 */
void
ethos_wall_cells_fill (EthosWallCells *self, const GdkRectangle *area)
{
  g_return_if_fail (self != NULL && area != NULL);

  get_row (self, (area->y - self->y) / self->step_y)[(area->x - self->x) / self->step_x] |=
      TAKEN | FILLED;
}

/**
 * ethos_wall_cells_has_note:
 * @area: any place
 *
 * Returns: whether it covers a part of a note that stands in a cell
 */
gboolean
ethos_wall_cells_has_note (const EthosWallCells *self, const GdkRectangle *area)
{
  Span columns, rows;

  g_return_val_if_fail (self != NULL && area != NULL, FALSE);

  columns = find_columns (self, area);
  rows = find_rows (self, area);
  for (int row = rows.first; row <= rows.last; row++)
    for (int column = columns.first; column <= columns.last; column++)
      if (peek_row (self, row) != NULL && (peek_row (self, row)[column] & FILLED) != 0)
        return TRUE;
  return FALSE;
}

/**
 * ethos_wall_cells_reserve:
 * @area: where something will grow
 *
 * Says that a note that stands there already may stay, but no other should come.
 */
void
ethos_wall_cells_reserve (EthosWallCells *self, const GdkRectangle *area)
{
  g_return_if_fail (self != NULL && area != NULL);

  mark (self, area, RESERVED);
}

/**
 * ethos_wall_cells_take_next:
 * @area: (out): the first cell that is free, line by line
 */
void
ethos_wall_cells_take_next (EthosWallCells *self, GdkRectangle *area)
{
  int column, row;

  g_return_if_fail (self != NULL && area != NULL);

  for (;; self->next++)
    {
      const guint8 *cells;

      column = (int) (self->next % (guint) self->n_across);
      row = (int) (self->next / (guint) self->n_across);
      cells = peek_row (self, row);
      if (cells == NULL || cells[column] == FREE)
        break;
    }
  get_row (self, row)[column] |= TAKEN;
  get_area (self, column, row, area);
}

/* The free cell of a row that is nearest to a column, if that is nearer than @most. */
static int
find_in_row (const EthosWallCells *self, int row, int column, gint64 most)
{
  const guint8 *cells = peek_row (self, row);

  for (int aside = 0; aside < self->n_across; aside++)
    {
      int before = column - aside, after = column + aside;
      gint64 way = (gint64) aside * self->step_x;

      if (way * way >= most || (before < 0 && after >= self->n_across))
        return -1;
      if (before >= 0 && before < self->n_across && (cells == NULL || cells[before] == FREE))
        return before;
      if (after < self->n_across && (cells == NULL || cells[after] == FREE))
        return after;
    }
  return -1;
}

/**
 * ethos_wall_cells_take_nearest:
 * @area: (inout): where a note has no room; becomes the free cell that is nearest to it
 */
void
ethos_wall_cells_take_nearest (EthosWallCells *self, GdkRectangle *area)
{
  gint64 least = G_MAXINT64;
  int best_column = 0, best_row = 0;
  int from_column, from_row;

  g_return_if_fail (self != NULL && area != NULL);

  from_column = MAX (area->x - self->x + self->step_x / 2, 0) / self->step_x;
  from_column = MIN (from_column, self->n_across - 1);
  from_row = MAX (area->y - self->y + self->step_y / 2, 0) / self->step_y;
  for (int away = 0;; away++)
    {
      gint64 down = (gint64) away * self->step_y;

      if (down * down >= least)
        break;
      for (int side = -1; side <= 1; side += 2)
        {
          int row = from_row + side * away;
          int column = row >= 0 ? find_in_row (self, row, from_column, least - down * down) : -1;
          gint64 way = (gint64) (column - from_column) * self->step_x;

          if (column < 0)
            continue;
          least = way * way + down * down;
          best_column = column;
          best_row = row;
        }
    }
  get_row (self, best_row)[best_column] |= TAKEN;
  get_area (self, best_column, best_row, area);
}
