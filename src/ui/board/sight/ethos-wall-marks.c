// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-wall-marks.h"

#include <math.h>

#include "ethos-em.h"
#include "ethos-wall-lens.h"
#include "ethos-wall-shown.h"
#include "ethos-wall-titles.h"
#include "ethos-wall-zoom.h"

/* Notes that are too small to be read: boxes of their colours, in tiles that are painted once for a
 * size of the wall and then only moved. Small tiles, because Cairo makes a picture of each before
 * it reaches the window, and that has to fit into the cache of the processor. */

/* The side of a tile, in pixels of the screen. */
#define TILE 256

/* Beside what is seen, tiles are kept ready for this part of it on each side. */
#define READY_PART 4

/* The sign of a colour is in the corner of a mark that is so high; so large it is at least, and at
 * natural size, in ems. */
#define SYMBOL_ROOM 14
#define SYMBOL_LEAST 6
#define SYMBOL_EMS 0.72

struct _EthosWallMarks
{
  EthosWallPaint paint;
  gboolean has_paint;
  /* All tiles together, for which zoom they are, and for which part of the wall. */
  GskRenderNode *node;
  double zoom;
  GdkRectangle covered;
  /* Another one whenever something has changed. */
  guint serial;
};

/**
 * ethos_wall_marks_forget:
 *
 * Says that notes have changed, or that others are drawn as marks.
 */
void
ethos_wall_marks_forget (EthosNotesWall *self)
{
  g_clear_pointer (&self->marks->node, gsk_render_node_unref);
  self->marks->serial++;
  self->sight_stale = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * ethos_wall_marks_get_serial:
 *
 * Returns: a number that is another one whenever notes have changed
 */
guint
ethos_wall_marks_get_serial (EthosNotesWall *self)
{
  return self->marks->serial;
}

/**
 * ethos_wall_marks_forget_colours:
 *
 * Says that colours may be others.
 */
void
ethos_wall_marks_forget_colours (EthosNotesWall *self)
{
  self->marks->has_paint = FALSE;
  ethos_wall_marks_forget (self);
}

/**
 * ethos_wall_marks_get_paint:
 *
 * Returns: (transfer none): the colours as they are now
 */
const EthosWallPaint *
ethos_wall_marks_get_paint (EthosNotesWall *self)
{
  if (!self->marks->has_paint)
    ethos_wall_paint_find (&self->marks->paint, GTK_WIDGET (self));
  self->marks->has_paint = TRUE;
  return &self->marks->paint;
}

void
ethos_wall_marks_init (EthosNotesWall *self)
{
  self->marks = g_new0 (EthosWallMarks, 1);
}

void
ethos_wall_marks_clear (EthosNotesWall *self)
{
  if (self->marks == NULL)
    return;
  g_clear_pointer (&self->marks->node, gsk_render_node_unref);
  g_clear_pointer (&self->marks, g_free);
}

static int
to_pixel (double place)
{
  return (int) floor (place + 0.5);
}

/* In pixels from the corner of the wall as large as it is shown. */
static void
make_mark (EthosNotesWall *self, EthosWallNote *note, EthosWallMark *mark)
{
  double zoom = self->camera.zoom;
  GdkRectangle place;

  ethos_wall_places_get_note (self, note, &place);
  mark->area = (GdkRectangle){ to_pixel (place.x * zoom), to_pixel (place.y * zoom),
                               MAX (to_pixel (place.width * zoom), 2),
                               MAX (to_pixel (place.height * zoom), 2) };
  mark->tint = (guint8) CLAMP (note->record->colour, 0, ETHOS_N_TINTS - 1);
  mark->selected = note->selected;
  mark->found = note->matches && ethos_notes_wall_looks_for_words (self);
  mark->dimmed = note->dimmed;
}

static int
get_symbol_size (EthosNotesWall *self)
{
  double zoom = self->camera.zoom;

  if (self->metrics.note_height * zoom < SYMBOL_ROOM)
    return 0;
  return MAX ((int) (SYMBOL_EMS * ethos_em_get (GTK_WIDGET (self)) * zoom), SYMBOL_LEAST);
}

/* The marks of a part of the wall, by the tile that the corner is in. */
typedef struct
{
  EthosNotesWall *wall;
  int left;
  int top;
  int n_across;
  int n_down;
  GArray **tiles;
} Tiles;

static gboolean
visit_note (guint item, gpointer data)
{
  Tiles *tiles = data;
  EthosWallNote *note = g_ptr_array_index (tiles->wall->order, item);
  EthosWallMark mark;
  GArray **tile;
  int column, row;

  if (note->dragged)
    return TRUE;
  make_mark (tiles->wall, note, &mark);
  column = CLAMP ((mark.area.x - tiles->left) / TILE, 0, tiles->n_across - 1);
  row = CLAMP ((mark.area.y - tiles->top) / TILE, 0, tiles->n_down - 1);
  tile = &tiles->tiles[row * tiles->n_across + column];
  if (*tile == NULL)
    *tile = g_array_new (FALSE, FALSE, sizeof (EthosWallMark));
  g_array_append_val (*tile, mark);
  return TRUE;
}

static void
append_tile (EthosNotesWall *self, GtkSnapshot *snapshot, const GArray *tile)
{
  const EthosWallMark *marks = (const EthosWallMark *) (gpointer) tile->data;
  GdkRectangle bounds = marks[0].area;
  cairo_t *cr;

  for (guint i = 1; i < tile->len; i++)
    gdk_rectangle_union (&bounds, &marks[i].area, &bounds);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) bounds.x, (float) bounds.y,
                                                                 (float) bounds.width,
                                                                 (float) bounds.height));
  ethos_wall_paint_marks (ethos_wall_marks_get_paint (self), cr, marks, tile->len,
                          get_symbol_size (self),
                          gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL);
  cairo_destroy (cr);
}

static void
sort_into_tiles (EthosNotesWall *self, const GdkRectangle *area, Tiles *tiles)
{
  double zoom = self->camera.zoom;
  GdkRectangle logical = *area;

  *tiles = (Tiles){ .wall = self,
                    .left = to_pixel (area->x * zoom),
                    .top = to_pixel (area->y * zoom),
                    .n_across = MAX ((int) (area->width * zoom) / TILE + 1, 1),
                    .n_down = MAX ((int) (area->height * zoom) / TILE + 1, 1) };
  tiles->tiles = g_new0 (GArray *, (gsize) tiles->n_across * (gsize) tiles->n_down);
  ethos_wall_places_to_logical (self, &logical);
  ethos_wall_index_visit (self->index, &logical, visit_note, tiles);
}

static GskRenderNode *
paint (EthosNotesWall *self, const GdkRectangle *area)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  Tiles tiles;

  sort_into_tiles (self, area, &tiles);
  for (int i = 0; i < tiles.n_across * tiles.n_down; i++)
    if (tiles.tiles[i] != NULL)
      {
        append_tile (self, snapshot, tiles.tiles[i]);
        g_array_unref (tiles.tiles[i]);
      }
  g_free (tiles.tiles);
  node = gtk_snapshot_free_to_node (snapshot);
  return node != NULL ? node : gsk_container_node_new (NULL, 0);
}

static gboolean
contains (const GdkRectangle *outer, const GdkRectangle *inner)
{
  return inner->x >= outer->x && inner->y >= outer->y &&
         inner->x + inner->width <= outer->x + outer->width &&
         inner->y + inner->height <= outer->y + outer->height;
}

/* While the size changes, every frame has other tiles, and none is made ready for the next. */
static GskRenderNode *
get_node (EthosNotesWall *self)
{
  EthosWallMarks *marks = self->marks;
  GdkRectangle seen;

  ethos_wall_scroll_get_seen (self, &seen);
  if (marks->node != NULL && marks->zoom == self->camera.zoom && contains (&marks->covered, &seen))
    return marks->node;
  if (marks->zoom == self->camera.zoom)
    {
      seen.x -= seen.width / READY_PART;
      seen.y -= seen.height / READY_PART;
      seen.width += 2 * (seen.width / READY_PART);
      seen.height += 2 * (seen.height / READY_PART);
    }
  g_clear_pointer (&marks->node, gsk_render_node_unref);
  marks->zoom = self->camera.zoom;
  marks->covered = seen;
  marks->node = paint (self, &seen);
  return marks->node;
}

static void
snapshot_dragged (EthosNotesWall *self, GtkSnapshot *snapshot)
{
  for (guint i = 0; self->dragged != NULL && i < self->dragged->len; i++)
    {
      EthosWallMark mark;

      make_mark (self, g_ptr_array_index (self->dragged, i), &mark);
      ethos_wall_paint_append_mark (ethos_wall_marks_get_paint (self), snapshot, &mark);
    }
}

static void
append_ring (EthosNotesWall *self, GtkSnapshot *snapshot, EthosWallNote *note)
{
  GdkRectangle place;

  ethos_wall_places_get_note (self, note, &place);
  ethos_wall_scroll_to_screen (self, &place);
  ethos_wall_paint_append_ring (ethos_wall_marks_get_paint (self), snapshot, &place);
}

/* The focus, and where something would fall. */
static void
snapshot_rings (EthosNotesWall *self, GtkSnapshot *snapshot)
{
  EthosWallNote *note = self->current_note;

  if (note != NULL && note->view != NULL && gtk_widget_has_visible_focus (note->view))
    append_ring (self, snapshot, note);
  if (self->drop_note != NULL)
    append_ring (self, snapshot, self->drop_note);
}

/**
 * ethos_wall_marks_snapshot:
 *
 * Draws the wall where notes are too small to be read. The note with the focus is over it.
 */
void
ethos_wall_marks_snapshot (EthosNotesWall *self, GtkSnapshot *snapshot)
{
  EthosWallNote *lens = ethos_wall_lens_find (self);

  ethos_wall_titles_snapshot_grounds (self, snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) -to_pixel (self->camera.x),
                                                          (float) -to_pixel (self->camera.y)));
  gtk_snapshot_append_node (snapshot, get_node (self));
  snapshot_dragged (self, snapshot);
  gtk_snapshot_restore (snapshot);
  ethos_wall_titles_snapshot (self, snapshot);
  snapshot_rings (self, snapshot);
  ethos_wall_shown_snapshot (self, snapshot);
  if (lens != NULL)
    gtk_widget_snapshot_child (GTK_WIDGET (self), lens->view, snapshot);
}

static gboolean
visit_missing (guint item, gpointer data)
{
  GPtrArray *missing = data;

  g_ptr_array_add (missing, GUINT_TO_POINTER (item));
  return TRUE;
}

/**
 * ethos_wall_marks_snapshot_missing:
 *
 * Draws the notes that can be read, but whose widgets are not there yet: their words come in the
 * next frames, and nothing flickers.
 */
void
ethos_wall_marks_snapshot_missing (EthosNotesWall *self, GtkSnapshot *snapshot)
{
  g_autoptr (GPtrArray) seen_notes = NULL;
  GdkRectangle seen;

  if (!self->views_stale || self->index == NULL)
    return;
  seen_notes = g_ptr_array_new ();
  ethos_wall_scroll_get_seen (self, &seen);
  ethos_wall_places_to_logical (self, &seen);
  ethos_wall_index_visit (self->index, &seen, visit_missing, seen_notes);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) -to_pixel (self->camera.x),
                                                          (float) -to_pixel (self->camera.y)));
  for (guint i = 0; i < seen_notes->len; i++)
    {
      EthosWallNote *note =
          g_ptr_array_index (self->order, GPOINTER_TO_UINT (g_ptr_array_index (seen_notes, i)));
      EthosWallMark mark;

      if (note->view != NULL)
        continue;
      make_mark (self, note, &mark);
      ethos_wall_paint_append_mark (ethos_wall_marks_get_paint (self), snapshot, &mark);
    }
  gtk_snapshot_restore (snapshot);
}
