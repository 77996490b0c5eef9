// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-wall-index.h"

/* The end of a chain. */
#define NONE G_MAXUINT

typedef struct
{
  gint64 key;
  /* The place of the first link, from 1; 0 where there is no cell. */
  guint first;
} Bucket;

/* As few as there are at first: a power of two. */
#define BUCKETS_LEAST 64

/* Spreads keys that lie side by side. */
#define SPREAD G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)

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
  /* Cells and where their chains begin, at a place that follows from where the cell is or at the
   * next one that is free: half of the places are. */
  Bucket *buckets;
  guint n_buckets;
  guint n_cells;
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
  self->n_buckets = BUCKETS_LEAST;
  self->buckets = g_new0 (Bucket, self->n_buckets);
  return self;
}

void
ethos_wall_index_free (EthosWallIndex *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->areas);
  g_array_unref (self->links);
  g_free (self->buckets);
  g_free (self);
}

/* Returns: the bucket of a cell, or the one that it would get */
static Bucket *
find_bucket (const EthosWallIndex *self, gint64 key)
{
  guint place = (guint) ((guint64) key * SPREAD >> 32) & (self->n_buckets - 1);

  while (self->buckets[place].first != 0 && self->buckets[place].key != key)
    place = (place + 1) & (self->n_buckets - 1);
  return &self->buckets[place];
}

static void
grow (EthosWallIndex *self)
{
  g_autofree Bucket *old = self->buckets;
  guint n_old = self->n_buckets;

  self->n_buckets *= 2;
  self->buckets = g_new0 (Bucket, self->n_buckets);
  for (guint i = 0; i < n_old; i++)
    if (old[i].first != 0)
      *find_bucket (self, old[i].key) = old[i];
}

static void
add_to_cell (EthosWallIndex *self, gint64 key, guint item)
{
  Bucket *bucket = find_bucket (self, key);
  Link link = { item, bucket->first > 0 ? bucket->first - 1 : NONE };

  g_array_append_val (self->links, link);
  if (bucket->first == 0)
    self->n_cells++;
  bucket->key = key;
  bucket->first = self->links->len;
  if (self->n_cells > self->n_buckets / 2)
    grow (self);
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
  guint first = find_bucket (self, key)->first;
  guint place = first > 0 ? first - 1 : NONE;

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
