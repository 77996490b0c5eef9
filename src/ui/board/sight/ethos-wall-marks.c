// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-wall-marks.h"

#include <math.h>

#include "ethos-wall-lens.h"
#include "ethos-wall-shown.h"
#include "ethos-wall-tiles.h"
#include "ethos-wall-titles.h"

/* What is drawn where notes are too small to be read: boxes of their colours, and what lies over
 * them. */

struct _EthosWallMarks
{
  EthosWallPaint paint;
  gboolean has_paint;
  EthosWallTiles *tiles;
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
  ethos_wall_tiles_forget (self->marks->tiles);
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
  self->marks->tiles = ethos_wall_tiles_new ();
}

void
ethos_wall_marks_clear (EthosNotesWall *self)
{
  if (self->marks == NULL)
    return;
  g_clear_pointer (&self->marks->tiles, ethos_wall_tiles_free);
  g_clear_pointer (&self->marks, g_free);
}

static int
to_pixel (double place)
{
  return (int) floor (place + 0.5);
}

static void
snapshot_dragged (EthosNotesWall *self, GtkSnapshot *snapshot)
{
  for (guint i = 0; self->dragged != NULL && i < self->dragged->len; i++)
    {
      EthosWallMark mark;

      ethos_wall_tiles_make_mark (self, g_ptr_array_index (self->dragged, i), self->camera.zoom,
                                  &mark);
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
  ethos_wall_tiles_snapshot (self->marks->tiles, self, ethos_wall_marks_get_paint (self), snapshot);
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
 * ethos_wall_marks_is_missing:
 * @note: a note that is seen, large enough to be read
 *
 * Returns: whether it is drawn as a mark, as its widget is not there yet
 */
gboolean
ethos_wall_marks_is_missing (EthosNotesWall *self, EthosWallNote *note)
{
  return self->views_stale && note->view == NULL;
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

      if (!ethos_wall_marks_is_missing (self, note))
        continue;
      ethos_wall_tiles_make_mark (self, note, self->camera.zoom, &mark);
      ethos_wall_paint_append_mark (ethos_wall_marks_get_paint (self), snapshot, &mark);
    }
  gtk_snapshot_restore (snapshot);
}
