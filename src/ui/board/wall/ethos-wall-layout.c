// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-wall-layout.h"

#include "ethos-model.h"
#include "ethos-wall-free.h"
#include "ethos-wall-index.h"

/* A group with more notes than this becomes two notes wide, where there is room, and so on. */
#define COLUMN_NOTES 6

/* More side by side leave no room for words. */
#define PAGE_MAX_ACROSS 3

/* Going up or down, a note straight ahead is better than a nearer one to the side. */
#define ASIDE_WEIGHT 3

static int
to_pixels (const EthosWallMetrics *metrics, gint64 units)
{
  return (int) (CLAMP (units, -ETHOS_WALL_EXTENT, ETHOS_WALL_EXTENT) * metrics->note_width /
                ETHOS_WALL_UNITS);
}

static int
count_across (const EthosWallMetrics *metrics, int width)
{
  return MAX (1, (width + metrics->gap) / (metrics->note_width + metrics->gap));
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
  int most, n_across;

  g_return_val_if_fail (metrics != NULL, 0);

  most = count_across (metrics, metrics->width - 2 * metrics->padding);
  n_across = MIN (count_column_across (n_notes), most);
  return n_across * (metrics->note_width + metrics->gap) - metrics->gap + 2 * metrics->padding;
}

/* Columns stand side by side and go on in a new row where the width ends. */
static int
place_columns (const EthosWallMetrics *metrics,
               EthosWallColumn *columns,
               guint n_columns,
               int width)
{
  int x = 0, y = 0, row_height = 0;
  int most = count_across (metrics, metrics->width - 2 * metrics->padding);

  for (guint i = 0; i < n_columns; i++)
    {
      EthosWallColumn *column = &columns[i];
      int n_across = MIN (count_column_across (column->n_notes), most);

      column->area.width = ethos_wall_get_column_width (metrics, column->n_notes);
      column->area.height = column->title_height + 2 * metrics->padding;
      if (!column->collapsed)
        column->area.height += grid_height (metrics, column->n_notes, n_across);
      if (x > 0 && x + column->area.width > width)
        {
          x = 0;
          y += row_height + metrics->gap;
          row_height = 0;
        }
      column->area.x = x;
      column->area.y = y;
      x += column->area.width + metrics->gap;
      row_height = MAX (row_height, column->area.height);
    }
  return n_columns > 0 ? y + row_height + metrics->gap : 0;
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
                       count_across (metrics, column->area.width - 2 * metrics->padding),
                       column->area.x + metrics->padding,
                       column->area.y + column->title_height + metrics->padding, &slots[i].area);
      }
}

/* How much of the width the columns have: where two of them and a note have room, so much stays
 * free beside them that what is still loose is in view with them. 0 where it cannot. */
static int
reserve_width (const EthosWallMetrics *metrics, const EthosWallColumn *columns, guint n_columns)
{
  int left = metrics->width - metrics->note_width - metrics->gap;
  int needed = ethos_wall_get_column_width (metrics, 1);

  if (n_columns > 1)
    needed += needed + metrics->gap;
  for (guint i = 0; i < n_columns; i++)
    needed = MAX (needed, ethos_wall_get_column_width (metrics, columns[i].n_notes));
  return n_columns > 0 && left >= needed ? left : 0;
}

/* Places the columns, and finds what they leave for the loose notes. */
static EthosWallRoom
share_wall (const EthosWallMetrics *metrics,
            EthosWallColumn *columns,
            guint n_columns,
            gboolean loose)
{
  int left = loose ? reserve_width (metrics, columns, n_columns) : 0;
  EthosWallRoom room = { .width = metrics->width };
  int right = 0;

  room.columns_height =
      place_columns (metrics, columns, n_columns, left > 0 ? left : metrics->width);
  room.y = room.columns_height;
  if (left <= 0)
    return room;
  for (guint i = 0; i < n_columns; i++)
    right = MAX (right, columns[i].area.x + columns[i].area.width + metrics->gap);
  room.beside = TRUE;
  room.x = right;
  room.y = 0;
  room.width = metrics->width - right;
  return room;
}

/**
 * ethos_wall_place_in_room:
 * @metrics: sizes
 * @room: what the loose notes have
 * @index: which place
 * @area: (out): where it is, from the stored position 0, 0
 *
 * Finds one of the places of the loose notes: row by row beside the columns, and where these end
 * over the whole width, in the same grid.
 */
void
ethos_wall_place_in_room (const EthosWallMetrics *metrics,
                          const EthosWallRoom *room,
                          guint index,
                          GdkRectangle *area)
{
  int n_across, n_rows, below, indent;

  g_return_if_fail (metrics != NULL && room != NULL && area != NULL);

  n_across = count_across (metrics, room->width);
  below = MAX (room->columns_height - metrics->heading_height, 0);
  n_rows = MAX (below / (metrics->note_height + metrics->gap), 1);
  if (!room->beside || (int) index < n_rows * n_across)
    {
      place_in_grid (metrics, index, n_across, 0, 0, area);
      return;
    }
  below = MAX (below, n_rows * (metrics->note_height + metrics->gap));
  /* As far in as it takes for these to stand below those, not between them. */
  indent = room->x % (metrics->note_width + metrics->gap);
  place_in_grid (metrics, index - (guint) (n_rows * n_across),
                 count_across (metrics, metrics->width - indent), indent - room->x, below, area);
}

/* Beside columns a note stays where somebody put it only if that is in view and on no column. */
static gboolean
can_stay (const EthosWallMetrics *metrics, const EthosWallRoom *room, const EthosWallSlot *slot)
{
  if (!slot->placed || !room->beside)
    return slot->placed;
  if (slot->area.x + slot->area.width > room->width || slot->area.x < -room->x)
    return FALSE;
  return slot->area.x >= 0 || slot->area.y + metrics->heading_height >= room->columns_height;
}

/* A cell of the grid of loose notes, and whether nothing that was placed covers it. */
typedef struct
{
  const EthosWallMetrics *metrics;
  const EthosWallIndex *placed;
  GdkRectangle area;
  gboolean free;
} Cell;

static gboolean
visit_placed (guint item, gpointer data)
{
  Cell *cell = data;

  cell->free = !ethos_wall_covers (cell->metrics, ethos_wall_index_get_area (cell->placed, item),
                                   &cell->area);
  return cell->free;
}

/* Notes that nobody has placed flow into the free cells of a grid, line by line. */
static void
flow_loose (const EthosWallMetrics *metrics,
            const EthosWallRoom *room,
            EthosWallSlot *slots,
            guint n_slots)
{
  g_autoptr (EthosWallIndex) placed =
      ethos_wall_index_new (MAX (metrics->note_width, 1), MAX (metrics->note_height, 1));
  Cell cell = { metrics, placed, { 0, 0, 0, 0 }, TRUE };
  guint index = 0;

  for (guint i = 0; i < n_slots; i++)
    if (slots[i].column < 0 && can_stay (metrics, room, &slots[i]))
      ethos_wall_index_add (placed, &slots[i].area);
  for (guint i = 0; i < n_slots; i++)
    {
      if (slots[i].column >= 0 || can_stay (metrics, room, &slots[i]))
        continue;
      do
        {
          cell.free = TRUE;
          ethos_wall_place_in_room (metrics, room, index++, &cell.area);
          ethos_wall_index_visit (placed, &cell.area, visit_placed, &cell);
        }
      while (!cell.free);
      slots[i].area = cell.area;
    }
}

static void
place_chosen (const EthosWallMetrics *metrics, EthosWallSlot *slot)
{
  slot->area.x = to_pixels (metrics, slot->x);
  slot->area.y = to_pixels (metrics, slot->y);
  slot->area.width = metrics->note_width;
  slot->area.height = metrics->note_height;
}

/* Puts the loose notes, which stand where they do among themselves, into their room. */
static void
place_loose (const EthosWallMetrics *metrics,
             const EthosWallRoom *room,
             EthosWallSlot *slots,
             guint n_slots,
             gboolean heading,
             EthosWallExtent *extent)
{
  int top = room->y, min_x = 0, min_y = 0;
  gboolean has_loose = FALSE;

  for (guint i = 0; i < n_slots; i++)
    if (slots[i].column < 0)
      {
        has_loose = TRUE;
        min_x = MIN (min_x, slots[i].area.x);
        min_y = MIN (min_y, slots[i].area.y);
      }
  if (heading && has_loose)
    {
      extent->heading_x = room->x;
      extent->heading_y = top;
      top += metrics->heading_height;
    }
  extent->room = *room;
  extent->origin_x = room->x - (room->beside ? 0 : min_x);
  extent->origin_y = top - min_y;
  extent->height = MAX (top, room->columns_height);
  for (guint i = 0; i < n_slots; i++)
    if (slots[i].column < 0)
      {
        slots[i].area.x += extent->origin_x;
        slots[i].area.y += extent->origin_y;
      }
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
 * Groups become titled columns; beside them and then below them, or only below where that is too
 * narrow, loose notes stand where somebody put them, or flow.
 */
void
ethos_wall_lay_out (const EthosWallMetrics *metrics,
                    EthosWallSlot *slots,
                    guint n_slots,
                    EthosWallColumn *columns,
                    guint n_columns,
                    EthosWallExtent *extent)
{
  EthosWallRoom room;
  gboolean loose = FALSE;

  g_return_if_fail (metrics != NULL && extent != NULL);

  for (guint i = 0; i < n_columns; i++)
    columns[i].n_notes = 0;
  for (guint i = 0; i < n_slots; i++)
    if (slots[i].column >= 0)
      columns[slots[i].column].n_notes++;
    else
      {
        loose = TRUE;
        if (slots[i].placed)
          place_chosen (metrics, &slots[i]);
      }
  room = share_wall (metrics, columns, n_columns, loose);
  place_in_columns (metrics, slots, n_slots, columns, n_columns);
  flow_loose (metrics, &room, slots, n_slots);

  *extent = (EthosWallExtent){ .heading_y = -1 };
  place_loose (metrics, &room, slots, n_slots, n_columns > 0, extent);
  for (guint i = 0; i < n_slots; i++)
    {
      const GdkRectangle *area = &slots[i].area;

      extent->width = MAX (extent->width, area->x + area->width);
      extent->height = MAX (extent->height, area->y + area->height);
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
  return grid_height (&page, n_slots, MIN (count_across (&page, metrics->width), PAGE_MAX_ACROSS));
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
  int left = 0, right;

  g_return_val_if_fail (metrics != NULL, 0);

  right = metrics->note_width + 2 * metrics->padding;
  for (guint i = 0; i < n_slots; i++)
    if (slots[i].column < 0 && slots[i].placed)
      {
        int x = to_pixels (metrics, slots[i].x);

        left = MIN (left, x);
        right = MAX (right, x + metrics->note_width);
      }
  return right - left;
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
  gint64 width;

  g_return_if_fail (metrics != NULL && extent != NULL);

  width = MAX (metrics->note_width, 1);
  *units_x = CLAMP ((gint64) (x - extent->origin_x) * ETHOS_WALL_UNITS / width, -ETHOS_WALL_EXTENT,
                    ETHOS_WALL_EXTENT);
  *units_y = CLAMP ((gint64) (y - extent->origin_y) * ETHOS_WALL_UNITS / width, -ETHOS_WALL_EXTENT,
                    ETHOS_WALL_EXTENT);
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
