// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-wall-loose.h"

#include "ethos-wall-index.h"

/* No note stands before the corner where the wall begins: all others would have to make room. */
static void
place_chosen (const EthosWallMetrics *metrics, EthosWallSlot *slot)
{
  slot->area.x = metrics->padding + MAX (ethos_wall_to_pixels (metrics, slot->x), 0);
  slot->area.y =
      metrics->title_height + metrics->padding + MAX (ethos_wall_to_pixels (metrics, slot->y), 0);
  slot->area.width = metrics->note_width;
  slot->area.height = metrics->note_height;
}

/* What lies on the wall already and fills no cell: groups, the heading, and notes beside the grid.
 */
typedef struct
{
  EthosWallIndex *index;
  const GdkRectangle *area;
  gboolean free;
} Lying;

static gboolean
visit_lying (guint item, gpointer data)
{
  Lying *lying = data;

  lying->free =
      !gdk_rectangle_intersect (ethos_wall_index_get_area (lying->index, item), lying->area, NULL);
  return lying->free;
}

static gboolean
is_free (EthosWallIndex *index, const GdkRectangle *area)
{
  Lying lying = { index, area, TRUE };

  ethos_wall_index_visit (index, area, visit_lying, &lying);
  return lying.free;
}

/* Notes that stand where somebody put them stay there, unless something lies there already.
 * Returns: which of them had to give way */
static GArray *
place_placed (const EthosWallMetrics *metrics,
              EthosWallSlot *slots,
              guint n_slots,
              const EthosWallColumn *columns,
              guint n_columns,
              EthosWallCells *cells,
              const GdkRectangle *heading)
{
  g_autoptr (EthosWallIndex) index =
      ethos_wall_index_new (MAX (4 * metrics->note_width, 1), MAX (4 * metrics->note_height, 1));
  g_autofree gboolean *in_cell = g_new0 (gboolean, n_slots + 1);
  GArray *displaced = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n_slots; i++)
    if (slots[i].column < 0 && slots[i].placed)
      {
        place_chosen (metrics, &slots[i]);
        in_cell[i] = ethos_wall_cells_snap (cells, &slots[i].area);
      }
  for (guint i = 0; i < n_columns; i++)
    ethos_wall_index_add (index, &columns[i].area);
  if (heading->height > 0)
    ethos_wall_index_add (index, heading);
  for (guint i = 0; i < n_slots; i++)
    {
      const GdkRectangle *area = &slots[i].area;

      if (slots[i].column >= 0 || !slots[i].placed)
        continue;
      if (in_cell[i] ? !ethos_wall_cells_is_free (cells, area)
                     : ethos_wall_cells_has_note (cells, area) || !is_free (index, area))
        g_array_append_val (displaced, i);
      else if (in_cell[i])
        ethos_wall_cells_fill (cells, area);
      else
        {
          ethos_wall_cells_take (cells, area);
          ethos_wall_index_add (index, area);
        }
    }
  return displaced;
}

/**
 * ethos_wall_place_loose:
 * @metrics: sizes
 * @slots: (array length=n_slots): the notes in order
 * @n_slots: how many
 * @columns: (array length=n_columns): the groups, where they go
 * @n_columns: how many
 * @cells: the grid, of which groups and heading have taken their part
 * @heading: where the heading goes, or nowhere
 *
 * Finds where loose notes go: first those with a place of their own, then those that have to give
 * way, which go no further than they must, then the others, which flow into what is free, line by
 * line.
 */
void
ethos_wall_place_loose (const EthosWallMetrics *metrics,
                        EthosWallSlot *slots,
                        guint n_slots,
                        const EthosWallColumn *columns,
                        guint n_columns,
                        EthosWallCells *cells,
                        const GdkRectangle *heading)
{
  g_autoptr (GArray) displaced = NULL;

  g_return_if_fail (metrics != NULL && cells != NULL && heading != NULL);

  displaced = place_placed (metrics, slots, n_slots, columns, n_columns, cells, heading);
  for (guint i = 0; i < displaced->len; i++)
    ethos_wall_cells_take_nearest (cells, &slots[g_array_index (displaced, guint, i)].area);
  for (guint i = 0; i < n_slots; i++)
    if (slots[i].column < 0 && !slots[i].placed)
      ethos_wall_cells_take_next (cells, &slots[i].area);
}
