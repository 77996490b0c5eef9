// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-wall-index.h"

/* The end of a chain. */
#define NONE G_MAXUINT

/* What lies on a wall, by the cells of a grid: what is near a place is found without looking at all
 * the rest. The grid has no edges, because notes may lie anywhere; only cells with something in
 * them are kept. */
struct _EthosWallIndex
{
  int cell_width;
  int cell_height;
  GArray *areas;
  /* One for each cell that an item reaches into, in chains. */
  GArray *links;
  /* A cell to the beginning of its chain. */
  GHashTable *cells;
};

typedef struct
{
  guint item;
  guint next;
} Link;

typedef struct
{
  int left;
  int top;
  int right;
  int bottom;
} Cells;

static int
to_cell (gint64 place, int size)
{
  return (int) (place >= 0 ? place / size : -((-place + size - 1) / size));
}

/* The cells that an area reaches into; an empty one is in the cell of its corner. */
static Cells
find_cells (const EthosWallIndex *self, const GdkRectangle *area)
{
  return (Cells){ to_cell (area->x, self->cell_width), to_cell (area->y, self->cell_height),
                  to_cell ((gint64) area->x + MAX (area->width, 1) - 1, self->cell_width),
                  to_cell ((gint64) area->y + MAX (area->height, 1) - 1, self->cell_height) };
}

static gint64
make_key (int column, int row)
{
  return (gint64) ((guint64) (guint32) column << 32 | (guint32) row);
}

/**
 * ethos_wall_index_new:
 * @cell_width: how wide a cell is, in pixels, at least 1; best as wide as most of what lies there
 * @cell_height: how high a cell is, in pixels, at least 1
 *
 * Returns: (transfer full): an empty index
 */
EthosWallIndex *
ethos_wall_index_new (int cell_width, int cell_height)
{
  EthosWallIndex *self;

  g_return_val_if_fail (cell_width > 0 && cell_height > 0, NULL);

  self = g_new0 (EthosWallIndex, 1);
  self->cell_width = cell_width;
  self->cell_height = cell_height;
  self->areas = g_array_new (FALSE, FALSE, sizeof (GdkRectangle));
  self->links = g_array_new (FALSE, FALSE, sizeof (Link));
  self->cells = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

void
ethos_wall_index_free (EthosWallIndex *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->areas);
  g_array_unref (self->links);
  g_hash_table_unref (self->cells);
  g_free (self);
}

static void
add_to_cell (EthosWallIndex *self, gint64 key, guint item)
{
  gpointer first = g_hash_table_lookup (self->cells, &key);
  /* Chains count from 1, so that a cell that is not there has none. */
  Link link = { item, first != NULL ? GPOINTER_TO_UINT (first) - 1 : NONE };

  g_array_append_val (self->links, link);
  g_hash_table_insert (self->cells, g_memdup2 (&key, sizeof key),
                       GUINT_TO_POINTER (self->links->len));
}

/**
 * ethos_wall_index_add:
 * @area: where something lies, no wider or higher than a few cells
 *
 * Returns: its number, which is how many there were before
 */
guint
ethos_wall_index_add (EthosWallIndex *self, const GdkRectangle *area)
{
  Cells cells;
  guint item;

  g_return_val_if_fail (self != NULL && area != NULL, 0);

  item = self->areas->len;
  g_array_append_val (self->areas, *area);
  cells = find_cells (self, area);
  for (int row = cells.top; row <= cells.bottom; row++)
    for (int column = cells.left; column <= cells.right; column++)
      add_to_cell (self, make_key (column, row), item);
  return item;
}

guint
ethos_wall_index_get_length (const EthosWallIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->areas->len;
}

/**
 * ethos_wall_index_get_area:
 * @item: its number
 *
 * Returns: (transfer none): where it lies, until something is added
 */
const GdkRectangle *
ethos_wall_index_get_area (const EthosWallIndex *self, guint item)
{
  g_return_val_if_fail (self != NULL && item < self->areas->len, NULL);

  return &g_array_index (self->areas, GdkRectangle, item);
}

/* What reaches into several cells of @cells is visited in the first of them only. */
static gboolean
is_first (const EthosWallIndex *self, const Cells *cells, int column, int row, guint item)
{
  Cells own = find_cells (self, ethos_wall_index_get_area (self, item));

  return column == MAX (own.left, cells->left) && row == MAX (own.top, cells->top);
}

static gboolean
visit_cell (const EthosWallIndex *self,
            const GdkRectangle *area,
            const Cells *cells,
            int column,
            int row,
            EthosWallVisit visit,
            gpointer data)
{
  gint64 key = make_key (column, row);
  gpointer first = g_hash_table_lookup (self->cells, &key);
  guint place = first != NULL ? GPOINTER_TO_UINT (first) - 1 : NONE;

  while (place != NONE)
    {
      const Link *link = &g_array_index (self->links, Link, place);

      if (is_first (self, cells, column, row, link->item) &&
          gdk_rectangle_intersect (area, ethos_wall_index_get_area (self, link->item), NULL) &&
          !visit (link->item, data))
        return FALSE;
      place = link->next;
    }
  return TRUE;
}

static void
visit_all (const EthosWallIndex *self,
           const GdkRectangle *area,
           EthosWallVisit visit,
           gpointer data)
{
  for (guint i = 0; i < self->areas->len; i++)
    if (gdk_rectangle_intersect (area, ethos_wall_index_get_area (self, i), NULL) &&
        !visit (i, data))
      return;
}

/**
 * ethos_wall_index_visit:
 * @area: a part of the wall
 * @visit: (scope call): called once for everything that reaches into it, in no order, until it says
 *   that that is enough
 * @data: passed to @visit
 */
void
ethos_wall_index_visit (const EthosWallIndex *self,
                        const GdkRectangle *area,
                        EthosWallVisit visit,
                        gpointer data)
{
  Cells cells;

  g_return_if_fail (self != NULL && area != NULL && visit != NULL);

  cells = find_cells (self, area);
  /* Where the part has more cells than there are items, these are fewer to look at. */
  if (((gint64) cells.right - cells.left + 1) * ((gint64) cells.bottom - cells.top + 1) >
      self->areas->len)
    {
      visit_all (self, area, visit, data);
      return;
    }
  for (int row = cells.top; row <= cells.bottom; row++)
    for (int column = cells.left; column <= cells.right; column++)
      if (!visit_cell (self, area, &cells, column, row, visit, data))
        return;
}
