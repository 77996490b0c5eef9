// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-wall-layout.h"

#include "ethos-model.h"
#include "ethos-wall-cells.h"
#include "ethos-wall-loose.h"

/* A group with more notes than this becomes two notes wide, where there is room, and so on. */
#define COLUMN_NOTES 6

/* More side by side leave no room for words. */
#define PAGE_MAX_ACROSS 3

/* Going up or down, a note straight ahead is better than a nearer one to the side. */
#define ASIDE_WEIGHT 3

/**
 * ethos_wall_to_pixels:
 * @metrics: sizes
 * @units: as it is stored
 *
 * Returns: the same in pixels
 */
int
ethos_wall_to_pixels (const EthosWallMetrics *metrics, gint64 units)
{
  g_return_val_if_fail (metrics != NULL, 0);

  return (int) (CLAMP (units, -ETHOS_WALL_EXTENT, ETHOS_WALL_EXTENT) * metrics->note_width /
                ETHOS_WALL_UNITS);
}

/* No place is before the corner where the wall begins. */
static gint64
to_units (const EthosWallMetrics *metrics, gint64 pixels)
{
  gint64 width = MAX (metrics->note_width, 1);

  return CLAMP ((pixels * ETHOS_WALL_UNITS + width / 2) / width, 0, ETHOS_WALL_EXTENT);
}

static int
count_in (const EthosWallMetrics *metrics, int width)
{
  return MAX (1, (width + metrics->gap) / (metrics->note_width + metrics->gap));
}

/**
 * ethos_wall_count_across:
 * @metrics: sizes
 * @width: how much room there is
 *
 * Returns: how many notes stand side by side between what is left free at the edges
 */
int
ethos_wall_count_across (const EthosWallMetrics *metrics, int width)
{
  g_return_val_if_fail (metrics != NULL, 1);

  return count_in (metrics, width - 2 * metrics->padding);
}

static void
place_in_grid (const EthosWallMetrics *metrics,
               guint index,
               int n_across,
               int x,
               int y,
               GdkRectangle *area)
{
  area->x = x + (int) index % n_across * (metrics->note_width + metrics->gap);
  area->y = y + (int) index / n_across * (metrics->note_height + metrics->gap);
  area->width = metrics->note_width;
  area->height = metrics->note_height;
}

static int
grid_height (const EthosWallMetrics *metrics, guint n_notes, int n_across)
{
  int n_rows = MAX (1, ((int) n_notes + n_across - 1) / n_across);

  return n_rows * metrics->note_height + (n_rows - 1) * metrics->gap;
}

static int
count_column_across (guint n_notes)
{
  return MAX (1, ((int) n_notes + COLUMN_NOTES - 1) / COLUMN_NOTES);
}

/* How many notes are side by side in a column. */
static int
get_across (const EthosWallMetrics *metrics, guint n_notes)
{
  return MIN (count_column_across (n_notes), ethos_wall_count_across (metrics, metrics->width));
}

/**
 * ethos_wall_get_column_width:
 * @metrics: sizes
 * @n_notes: how many notes a group has
 *
 * Returns: how wide its column is
 */
int
ethos_wall_get_column_width (const EthosWallMetrics *metrics, guint n_notes)
{
  g_return_val_if_fail (metrics != NULL, 0);

  return get_across (metrics, n_notes) * (metrics->note_width + metrics->gap) - metrics->gap +
         2 * metrics->padding;
}

/* Between two columns: their notes stand in one grid, whichever column they are in. */
static int
get_column_gap (const EthosWallMetrics *metrics)
{
  return MAX (metrics->gap - 2 * metrics->padding, 0);
}

/* Columns side by side, and what lies below the shorter ones of them. */
typedef struct
{
  guint first;
  guint n_columns;
  int n_across;
  int title_height;
  int bottom;
} Row;

static Row
find_row (const EthosWallMetrics *metrics,
          const EthosWallColumn *columns,
          guint n_columns,
          guint first,
          int most)
{
  Row row = { .first = first };

  for (guint i = first; i < n_columns; i++)
    {
      int n_across = get_across (metrics, columns[i].n_notes);

      if (row.n_columns > 0 && row.n_across + n_across > most)
        break;
      row.n_columns++;
      row.n_across += n_across;
      row.title_height = MAX (row.title_height, columns[i].title_height);
    }
  return row;
}

/* Notes of all columns of a row begin in the same line of the grid, the first in which there is
 * room for the names above them. */
static void
place_row (const EthosWallMetrics *metrics, EthosWallColumn *columns, Row *row, int above)
{
  int step_x = metrics->note_width + metrics->gap;
  int step_y = metrics->note_height + metrics->gap;
  int line = metrics->title_height, n_across = 0;

  while (line - row->title_height < above)
    line += step_y;
  for (guint i = row->first; i < row->first + row->n_columns; i++)
    {
      EthosWallColumn *column = &columns[i];
      int across = get_across (metrics, column->n_notes);

      column->area.x = n_across * step_x;
      column->area.y = line - column->title_height;
      column->area.width = ethos_wall_get_column_width (metrics, column->n_notes);
      column->area.height = column->title_height + 2 * metrics->padding;
      if (!column->collapsed)
        column->area.height += grid_height (metrics, column->n_notes, across);
      row->bottom = MAX (row->bottom, column->area.y + column->area.height);
      n_across += across;
    }
}

static void
place_in_columns (const EthosWallMetrics *metrics,
                  EthosWallSlot *slots,
                  guint n_slots,
                  EthosWallColumn *columns,
                  guint n_columns)
{
  g_autofree guint *filled = g_new0 (guint, n_columns + 1);

  for (guint i = 0; i < n_slots; i++)
    if (slots[i].column >= 0)
      {
        const EthosWallColumn *column = &columns[slots[i].column];

        place_in_grid (metrics, filled[slots[i].column]++,
                       ethos_wall_count_across (metrics, column->area.width),
                       column->area.x + metrics->padding,
                       column->area.y + column->title_height + metrics->padding, &slots[i].area);
      }
}

/* How many notes may be side by side in the columns: where two of them and a note have room, so
 * much stays free beside them that what is still loose is in view with them. */
static int
count_for_columns (const EthosWallMetrics *metrics,
                   const EthosWallColumn *columns,
                   guint n_columns,
                   gboolean loose)
{
  int all = ethos_wall_count_across (metrics, metrics->width);
  int needed = n_columns > 1 ? 2 : 1;

  for (guint i = 0; i < n_columns; i++)
    needed = MAX (needed, get_across (metrics, columns[i].n_notes));
  return loose && all - 1 >= needed ? all - 1 : all;
}

/* The heading over the loose notes stands beside the names of the first groups, or where these have
 * the whole width, below all of them. */
static void
place_heading (const EthosWallMetrics *metrics,
               EthosWallCells *cells,
               int n_across,
               int bottom,
               EthosWallExtent *extent)
{
  GdkRectangle *heading = &extent->heading;

  heading->x = metrics->padding + n_across * (metrics->note_width + metrics->gap);
  heading->width = metrics->width - metrics->padding - heading->x;
  heading->height = metrics->heading_height;
  heading->y = MAX (metrics->title_height - metrics->heading_height, 0);
  if (heading->width < metrics->note_width && n_across > 0)
    {
      heading->x = metrics->padding;
      heading->width = metrics->width - 2 * metrics->padding;
      heading->y = bottom + get_column_gap (metrics);
      extent->height = MAX (extent->height, heading->y + heading->height);
    }
  ethos_wall_cells_take (cells, heading);
}

/* Places the columns, row by row. Below a column that is shorter than those beside it a note may
 * stay, but none comes, as the column may grow. */
static void
place_columns (const EthosWallMetrics *metrics,
               EthosWallColumn *columns,
               guint n_columns,
               gboolean loose,
               EthosWallCells *cells,
               EthosWallExtent *extent)
{
  int most = count_for_columns (metrics, columns, n_columns, loose);
  int above = 0, first_across = 0;

  for (guint i = 0; i < n_columns;)
    {
      Row row = find_row (metrics, columns, n_columns, i, most);
      int step = metrics->note_width + metrics->gap;

      place_row (metrics, columns, &row, above);
      ethos_wall_cells_reserve (cells, &(GdkRectangle){ 0, above, row.n_across * step,
                                                        row.bottom - above });
      for (guint j = 0; j < row.n_columns; j++)
        ethos_wall_cells_take (cells, &columns[i + j].area);
      if (i == 0)
        first_across = row.n_across;
      above = row.bottom + get_column_gap (metrics);
      i += row.n_columns;
      extent->height = MAX (extent->height, row.bottom);
    }
  if (loose && metrics->title_height > 0)
    place_heading (metrics, cells, first_across, extent->height, extent);
}

/**
 * ethos_wall_lay_out:
 * @metrics: sizes
 * @slots: (array length=n_slots): the notes in order
 * @n_slots: how many
 * @columns: (array length=n_columns): the groups in order
 * @n_columns: how many
 * @extent: (out caller-allocates): how large it became
 *
 * Groups become titled columns. Loose notes stand where somebody put them, as long as no group
 * lies there, or flow into what is free beside the groups and then below them. All of them stand in
 * one grid, but for those that somebody put elsewhere; nothing covers anything.
 */
void
ethos_wall_lay_out (const EthosWallMetrics *metrics,
                    EthosWallSlot *slots,
                    guint n_slots,
                    EthosWallColumn *columns,
                    guint n_columns,
                    EthosWallExtent *extent)
{
  g_autoptr (EthosWallCells) cells = NULL;
  gboolean loose = FALSE;

  g_return_if_fail (metrics != NULL && extent != NULL);

  for (guint i = 0; i < n_columns; i++)
    columns[i].n_notes = 0;
  for (guint i = 0; i < n_slots; i++)
    if (slots[i].column >= 0)
      columns[slots[i].column].n_notes++;
    else
      loose = TRUE;
  *extent = (EthosWallExtent){ .origin_x = metrics->padding,
                               .origin_y = metrics->title_height + metrics->padding };
  cells = ethos_wall_cells_new (metrics);
  place_columns (metrics, columns, n_columns, loose, cells, extent);
  place_in_columns (metrics, slots, n_slots, columns, n_columns);
  ethos_wall_place_loose (metrics, slots, n_slots, columns, n_columns, cells, &extent->heading);
  for (guint i = 0; i < n_slots; i++)
    {
      const GdkRectangle *area = &slots[i].area;

      extent->width = MAX (extent->width, area->x + area->width + metrics->padding);
      extent->height = MAX (extent->height, area->y + area->height + metrics->padding);
    }
  for (guint i = 0; i < n_columns; i++)
    extent->width = MAX (extent->width, columns[i].area.x + columns[i].area.width);
}

/* How wide notes of a page can be with so many side by side. */
static int
page_note_width (const EthosWallMetrics *metrics, int height, int n_notes, int n_across)
{
  int n_rows = (n_notes + n_across - 1) / n_across;
  int width = (metrics->width - (n_across - 1) * metrics->gap) / n_across;

  return MIN (width, (height - (n_rows - 1) * metrics->gap) / n_rows * 4 / 3);
}

/**
 * ethos_wall_lay_out_page:
 * @metrics: sizes; notes become as large as fits
 * @height: how much room there is
 * @slots: (array length=n_slots): the notes of the page in order
 * @n_slots: how many
 *
 * Spreads the few notes of one page over the room there is.
 */
void
ethos_wall_lay_out_page (const EthosWallMetrics *metrics,
                         int height,
                         EthosWallSlot *slots,
                         guint n_slots)
{
  EthosWallMetrics page;
  int n_across = 1;
  int left, top;

  g_return_if_fail (metrics != NULL);

  if (n_slots == 0)
    return;
  page = *metrics;
  for (int i = 2; i <= PAGE_MAX_ACROSS; i++)
    if (page_note_width (metrics, height, (int) n_slots, i) >
        page_note_width (metrics, height, (int) n_slots, n_across))
      n_across = i;
  page.note_width = MAX (page_note_width (metrics, height, (int) n_slots, n_across), 1);
  page.note_height = MAX (page.note_width * 3 / 4, 1);
  left = (metrics->width - n_across * page.note_width - (n_across - 1) * page.gap) / 2;
  top = (height - grid_height (&page, n_slots, n_across)) / 2;
  for (guint i = 0; i < n_slots; i++)
    place_in_grid (&page, i, n_across, MAX (left, 0), MAX (top, 0), &slots[i].area);
}

/**
 * ethos_wall_page_height:
 * @metrics: sizes
 * @note_width: how wide a note is at least
 * @n_slots: how many notes the page has
 *
 * Returns: how high a page must be for ethos_wall_lay_out_page() to make no note smaller
 */
int
ethos_wall_page_height (const EthosWallMetrics *metrics, int note_width, guint n_slots)
{
  EthosWallMetrics page;

  g_return_val_if_fail (metrics != NULL, 0);

  page = *metrics;
  page.note_width = CLAMP (note_width, 1, MAX (metrics->width, 1));
  page.note_height = (page.note_width * 3 + 3) / 4;
  return grid_height (&page, n_slots, MIN (count_in (&page, metrics->width), PAGE_MAX_ACROSS));
}

/**
 * ethos_wall_minimum_width:
 * @metrics: sizes, of which the width is not used
 * @slots: (array length=n_slots): the notes
 * @n_slots: how many
 *
 * Returns: how wide the wall must be to show every note that somebody placed
 */
int
ethos_wall_minimum_width (const EthosWallMetrics *metrics,
                          const EthosWallSlot *slots,
                          guint n_slots)
{
  int right;

  g_return_val_if_fail (metrics != NULL, 0);

  right = metrics->note_width + 2 * metrics->padding;
  for (guint i = 0; i < n_slots; i++)
    if (slots[i].column < 0 && slots[i].placed)
      {
        int x = MAX (ethos_wall_to_pixels (metrics, slots[i].x), 0);

        right = MAX (right, x + metrics->note_width + 2 * metrics->padding);
      }
  return right;
}

/**
 * ethos_wall_get_position:
 * @metrics: sizes
 * @extent: what ethos_wall_lay_out() said
 * @x: a pixel
 * @y: a pixel
 * @units_x: (out): the same place as it is stored
 * @units_y: (out): the same place as it is stored
 */
void
ethos_wall_get_position (const EthosWallMetrics *metrics,
                         const EthosWallExtent *extent,
                         int x,
                         int y,
                         gint64 *units_x,
                         gint64 *units_y)
{
  g_return_if_fail (metrics != NULL && extent != NULL);

  *units_x = to_units (metrics, x - extent->origin_x);
  *units_y = to_units (metrics, y - extent->origin_y);
}

/* How far @to lies ahead of @from in a direction, and how far to the side; ahead is negative where
 * it lies behind. */
static void
measure_way (const GdkRectangle *from,
             const GdkRectangle *to,
             GtkDirectionType direction,
             int *ahead,
             int *aside)
{
  int dx = 2 * (to->x - from->x) + to->width - from->width;
  int dy = 2 * (to->y - from->y) + to->height - from->height;
  gboolean upright = direction == GTK_DIR_UP || direction == GTK_DIR_DOWN;

  *ahead = upright ? dy : dx;
  *aside = ABS (upright ? dx : dy);
  if (direction == GTK_DIR_UP || direction == GTK_DIR_LEFT)
    *ahead = -*ahead;
}

/**
 * ethos_wall_find_neighbour:
 * @areas: (array length=n_areas): where everything is
 * @n_areas: how many
 * @from: where to start
 * @direction: up, down, left or right
 *
 * Returns: the place of the nearest one in that direction, or -1
 */
int
ethos_wall_find_neighbour (const GdkRectangle *areas,
                           guint n_areas,
                           guint from,
                           GtkDirectionType direction)
{
  gint64 best = G_MAXINT64;
  int found = -1;

  g_return_val_if_fail (from < n_areas, -1);

  for (guint i = 0; i < n_areas; i++)
    {
      int ahead, aside;
      gint64 cost;

      measure_way (&areas[from], &areas[i], direction, &ahead, &aside);
      if (i == from || ahead <= 0 || aside > ASIDE_WEIGHT * ahead)
        continue;
      cost = ahead + (gint64) ASIDE_WEIGHT * aside;
      if (cost < best)
        {
          best = cost;
          found = (int) i;
        }
    }
  return found;
}
