// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-wall-tiles.h"

#include <math.h>

#include "ethos-em.h"

/* Notes that are too small to be read: boxes of their colours, in tiles that are painted once for a
 * size of the wall and then only moved. Small tiles, so that what is painted fits into the cache of
 * the processor, and that moving the wall paints no more than what comes into sight. */

/* The side of a tile, in pixels of the screen. */
#define TILE 256

/* Tiles that are out of sight are kept until there are so many times as many as are seen. */
#define KEPT_MOST 3

/* The sign of a colour is in the corner of a mark that is so high; so large it is at least, and at
 * natural size, in ems. */
#define SYMBOL_ROOM 14
#define SYMBOL_LEAST 6
#define SYMBOL_EMS 0.72

/* A tile by its column and row; without a node there is nothing on it. */
typedef struct
{
  gint64 key;
  GskRenderNode *node;
} Tile;

struct _EthosWallTiles
{
  GHashTable *tiles;
  /* How many pixels of the screen one of the wall has. */
  double scale;
};

/* Columns and rows of tiles, from the corner of the wall. */
typedef struct
{
  int left;
  int top;
  int right;
  int bottom;
} Range;

static void
tile_free (gpointer data)
{
  Tile *tile = data;

  g_clear_pointer (&tile->node, gsk_render_node_unref);
  g_free (tile);
}

/**
 * ethos_wall_tiles_new:
 *
 * Returns: (transfer full): no tiles yet
 */
EthosWallTiles *
ethos_wall_tiles_new (void)
{
  EthosWallTiles *self = g_new0 (EthosWallTiles, 1);

  self->tiles = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, tile_free);
  return self;
}

void
ethos_wall_tiles_free (EthosWallTiles *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->tiles);
  g_free (self);
}

/**
 * ethos_wall_tiles_forget:
 *
 * Says that notes have changed.
 */
void
ethos_wall_tiles_forget (EthosWallTiles *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_remove_all (self->tiles);
}

static int
to_pixel (double place)
{
  return (int) floor (place + 0.5);
}

/**
 * ethos_wall_tiles_make_mark:
 * @note: a note
 * @scale: how many pixels one of the wall has
 * @mark: (out caller-allocates): the note where it is drawn without words, in pixels from the
 *   corner of the wall
 */
void
ethos_wall_tiles_make_mark (EthosNotesWall *wall,
                            EthosWallNote *note,
                            double scale,
                            EthosWallMark *mark)
{
  GdkRectangle place;

  ethos_wall_places_get_note (wall, note, &place);
  mark->area = (GdkRectangle){ to_pixel (place.x * scale), to_pixel (place.y * scale),
                               MAX (to_pixel (place.width * scale), 2),
                               MAX (to_pixel (place.height * scale), 2) };
  mark->tint = (guint8) CLAMP (note->record->colour, 0, ETHOS_N_TINTS - 1);
  mark->selected = note->selected;
  mark->found = note->matches && ethos_notes_wall_looks_for_words (wall);
  mark->dimmed = note->dimmed;
}

static int
get_symbol_size (EthosNotesWall *wall, double scale, int factor)
{
  if (wall->metrics.note_height * scale < SYMBOL_ROOM * factor)
    return 0;
  return MAX ((int) (SYMBOL_EMS * ethos_em_get (GTK_WIDGET (wall)) * scale), SYMBOL_LEAST * factor);
}

static gint64
make_key (int column, int row)
{
  return (gint64) ((guint64) (guint32) column << 32 | (guint32) row);
}

/* The marks of tiles that are painted now, by tile, in the order in which they are painted. */
typedef struct
{
  Range range;
  int n_across;
  int n_down;
  GArray **marks;
} Sheet;

static void
add_mark (Sheet *sheet, const EthosWallMark *mark)
{
  int left = MAX ((int) floor ((double) mark->area.x / TILE), sheet->range.left);
  int top = MAX ((int) floor ((double) mark->area.y / TILE), sheet->range.top);
  int right = MIN ((mark->area.x + mark->area.width - 1) / TILE, sheet->range.right);
  int bottom = MIN ((mark->area.y + mark->area.height - 1) / TILE, sheet->range.bottom);

  for (int row = top; row <= bottom; row++)
    for (int column = left; column <= right; column++)
      {
        GArray **marks =
            &sheet->marks[(row - sheet->range.top) * sheet->n_across + column - sheet->range.left];

        if (*marks == NULL)
          *marks = g_array_new (FALSE, FALSE, sizeof (EthosWallMark));
        g_array_append_vals (*marks, mark, 1);
      }
}

static gboolean
visit_cb (guint item, gpointer data)
{
  guint8 *near = data;

  near[item] = TRUE;
  return TRUE;
}

/* Which notes reach into the tiles, by their place in the order in which one lies over the other.
 */
static guint8 *
find_near (EthosNotesWall *wall, const Range *range, double scale)
{
  guint8 *near = g_new0 (guint8, wall->order->len + 1);
  GdkRectangle area = { (int) floor (range->left * TILE / scale) - 1,
                        (int) floor (range->top * TILE / scale) - 1, 0, 0 };

  area.width = (int) ceil ((range->right + 1) * TILE / scale) + 1 - area.x;
  area.height = (int) ceil ((range->bottom + 1) * TILE / scale) + 1 - area.y;
  ethos_wall_places_to_logical (wall, &area);
  ethos_wall_index_visit (wall->index, &area, visit_cb, near);
  return near;
}

/* What is selected lies over the rest. */
static void
add_marks (EthosNotesWall *wall, Sheet *sheet, double scale)
{
  g_autofree guint8 *near = find_near (wall, &sheet->range, scale);
  g_autoptr (GArray) selected = g_array_new (FALSE, FALSE, sizeof (EthosWallMark));
  EthosWallMark mark;

  for (guint i = 0; i < wall->order->len; i++)
    {
      EthosWallNote *note = g_ptr_array_index (wall->order, i);

      if (!near[i] || note->dragged)
        continue;
      ethos_wall_tiles_make_mark (wall, note, scale, &mark);
      if (mark.selected)
        g_array_append_val (selected, mark);
      else
        add_mark (sheet, &mark);
    }
  for (guint i = 0; i < selected->len; i++)
    add_mark (sheet, &g_array_index (selected, EthosWallMark, i));
}

static GskRenderNode *
paint_tile (const EthosWallPaint *paint,
            const EthosWallSigns *signs,
            const GArray *marks,
            int column,
            int row,
            int factor)
{
  GdkRectangle bounds = { column * TILE, row * TILE, TILE, TILE };
  EthosWallRaster raster;
  cairo_surface_t *surface = ethos_wall_raster_begin (&raster, &bounds);
  GskRenderNode *node;

  ethos_wall_paint_marks (paint, &raster, (const EthosWallMark *) (gconstpointer) marks->data,
                          marks->len, signs, factor);
  ethos_wall_raster_end (&raster, surface);
  node = ethos_wall_paint_new_picture (surface, bounds.x, bounds.y, factor);
  cairo_surface_destroy (surface);
  return node;
}

/* Those that are there already lie at an edge: what comes into sight comes from one side, or from
 * all where the size is another. */
static void
paint_missing (EthosWallTiles *self,
               EthosNotesWall *wall,
               const EthosWallPaint *paint,
               const Range *range,
               int factor)
{
  Sheet sheet = { .range = *range,
                  .n_across = range->right - range->left + 1,
                  .n_down = range->bottom - range->top + 1 };
  g_autofree GArray **marks = g_new0 (GArray *, (gsize) sheet.n_across * (gsize) sheet.n_down);
  g_autoptr (EthosWallSigns) signs =
      ethos_wall_signs_new (get_symbol_size (wall, self->scale, factor),
                            gtk_widget_get_direction (GTK_WIDGET (wall)) == GTK_TEXT_DIR_RTL);

  sheet.marks = marks;
  add_marks (wall, &sheet, self->scale);
  for (int i = 0; i < sheet.n_across * sheet.n_down; i++)
    {
      int column = range->left + i % sheet.n_across, row = range->top + i / sheet.n_across;
      gint64 key = make_key (column, row);

      if (!g_hash_table_contains (self->tiles, &key))
        {
          Tile *tile = g_new0 (Tile, 1);

          tile->key = key;
          if (marks[i] != NULL)
            tile->node = paint_tile (paint, signs, marks[i], column, row, factor);
          g_hash_table_insert (self->tiles, &tile->key, tile);
        }
      g_clear_pointer (&marks[i], g_array_unref);
    }
}

static gboolean
is_in (const Range *range, gint64 key)
{
  int column = (int) (key >> 32), row = (int) (guint32) key;

  return column >= range->left && column <= range->right && row >= range->top &&
         row <= range->bottom;
}

static gboolean
is_out_cb (gpointer key, gpointer tile, gpointer data)
{
  return !is_in (data, *(gint64 *) key);
}

static int
count (const Range *range)
{
  return (range->right - range->left + 1) * (range->bottom - range->top + 1);
}

/* Returns: whether some of the tiles are not there; @missing is what holds all of these */
static gboolean
find_missing (EthosWallTiles *self, const Range *seen, Range *missing)
{
  *missing = (Range){ G_MAXINT, G_MAXINT, G_MININT, G_MININT };
  for (int row = seen->top; row <= seen->bottom; row++)
    for (int column = seen->left; column <= seen->right; column++)
      {
        gint64 key = make_key (column, row);

        if (g_hash_table_contains (self->tiles, &key))
          continue;
        *missing = (Range){ MIN (missing->left, column), MIN (missing->top, row),
                            MAX (missing->right, column), MAX (missing->bottom, row) };
      }
  return missing->right >= missing->left;
}

static void
append_tiles (EthosWallTiles *self, GtkSnapshot *snapshot, const Range *seen)
{
  for (int row = seen->top; row <= seen->bottom; row++)
    for (int column = seen->left; column <= seen->right; column++)
      {
        gint64 key = make_key (column, row);
        Tile *tile = g_hash_table_lookup (self->tiles, &key);

        if (tile->node != NULL)
          gtk_snapshot_append_node (snapshot, tile->node);
      }
}

/**
 * ethos_wall_tiles_snapshot:
 * @wall: a wall of which it is known where everything is
 * @paint: its colours
 *
 * Draws all notes that are seen but for those that are dragged, from the corner of the wall as
 * large as it is shown.
 */
void
ethos_wall_tiles_snapshot (EthosWallTiles *self,
                           EthosNotesWall *wall,
                           const EthosWallPaint *paint,
                           GtkSnapshot *snapshot)
{
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (wall));
  double left = to_pixel (wall->camera.x) * factor, top = to_pixel (wall->camera.y) * factor;
  Range seen, missing;

  if (self->scale != wall->camera.zoom * factor)
    g_hash_table_remove_all (self->tiles);
  self->scale = wall->camera.zoom * factor;
  seen = (Range){
    (int) floor (left / TILE), (int) floor (top / TILE),
    (int) floor ((left + gtk_widget_get_width (GTK_WIDGET (wall)) * factor - 1) / TILE),
    (int) floor ((top + gtk_widget_get_height (GTK_WIDGET (wall)) * factor - 1) / TILE)
  };
  if ((int) g_hash_table_size (self->tiles) > KEPT_MOST * count (&seen))
    g_hash_table_foreach_remove (self->tiles, is_out_cb, &seen);
  if (find_missing (self, &seen, &missing))
    paint_missing (self, wall, paint, &missing, factor);
  append_tiles (self, snapshot, &seen);
}
