// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-notes-wall-private.h"
#include "ethos-wall-lens.h"

/* What lies where somebody points. Places count, not widgets: most notes have none. */

typedef struct
{
  EthosNotesWall *wall;
  gboolean target;
  EthosWallNote *found;
  guint place;
} Pick;

static gboolean
is_above (const Pick *pick, EthosWallNote *note, guint place)
{
  gboolean raised = ethos_wall_places_is_raised (pick->wall, note);
  gboolean found_raised =
      pick->found != NULL && ethos_wall_places_is_raised (pick->wall, pick->found);

  if (pick->found == NULL)
    return TRUE;
  return raised != found_raised ? raised : place > pick->place;
}

static gboolean
visit_note (guint item, gpointer data)
{
  Pick *pick = data;
  EthosWallNote *note = g_ptr_array_index (pick->wall->order, item);

  if (note->dragged || (pick->target && note->column >= 0))
    return TRUE;
  if (pick->target ? pick->found == NULL || item > pick->place : is_above (pick, note, item))
    {
      pick->found = note;
      pick->place = item;
    }
  return TRUE;
}

static EthosWallNote *
pick_dragged (EthosNotesWall *self, double x, double y)
{
  for (guint i = self->dragged != NULL ? self->dragged->len : 0; i-- > 0;)
    {
      EthosWallNote *note = g_ptr_array_index (self->dragged, i);
      GdkRectangle place;

      ethos_wall_places_get_note (self, note, &place);
      if (gdk_rectangle_contains_point (&place, (int) x, (int) y))
        return note;
    }
  return NULL;
}

static EthosWallNote *
pick (EthosNotesWall *self, double x, double y, gboolean target)
{
  Pick pick = { self, target, NULL, 0 };
  EthosWallNote *note = NULL;
  GdkRectangle point;

  if (!ethos_wall_places_ensure (self))
    return NULL;
  ethos_wall_camera_to_wall (&self->camera, &x, &y);
  if (!target)
    note = pick_dragged (self, x, y);
  if (note != NULL)
    return note;
  point = (GdkRectangle){ (int) x, (int) y, 1, 1 };
  ethos_wall_places_to_logical (self, &point);
  ethos_wall_index_visit (self->index, &point, visit_note, &pick);
  return pick.found;
}

/**
 * ethos_wall_pick_note:
 * @x: a place in the widget
 * @y: the same, down
 *
 * Returns: (nullable): the note that is seen there
 */
EthosWallNote *
ethos_wall_pick_note (EthosNotesWall *self, double x, double y)
{
  EthosWallNote *lens = ethos_wall_lens_find (self);
  GdkRectangle area;

  if (lens != NULL)
    {
      ethos_wall_lens_get_area (self, lens, &area);
      if (gdk_rectangle_contains_point (&area, (int) x, (int) y))
        return lens;
    }
  return pick (self, x, y, FALSE);
}

/**
 * ethos_wall_pick_target:
 * @x: a place in the widget
 * @y: the same, down
 *
 * Returns: (nullable): the loose note below what is dragged
 */
EthosWallNote *
ethos_wall_pick_target (EthosNotesWall *self, double x, double y)
{
  return pick (self, x, y, TRUE);
}

/**
 * ethos_wall_pick_column:
 * @x: a place in the widget
 * @y: the same, down
 *
 * Returns: (nullable): the group whose ground is there
 */
EthosGroupColumn *
ethos_wall_pick_column (EthosNotesWall *self, double x, double y)
{
  if (!ethos_wall_places_ensure (self))
    return NULL;
  ethos_wall_camera_to_wall (&self->camera, &x, &y);
  for (guint i = 0; i < self->columns->len; i++)
    {
      GdkRectangle place;

      ethos_wall_places_get_column (self, g_ptr_array_index (self->columns, i), &place);
      if (gdk_rectangle_contains_point (&place, (int) x, (int) y))
        return g_ptr_array_index (self->columns, i);
    }
  return NULL;
}

/**
 * ethos_wall_pick_title:
 * @x: a place in the widget
 * @y: the same, down
 *
 * Returns: (nullable): the group whose name is there
 */
EthosGroupColumn *
ethos_wall_pick_title (EthosNotesWall *self, double x, double y)
{
  EthosGroupColumn *column = ethos_wall_pick_column (self, x, y);
  GdkRectangle place;

  if (column == NULL)
    return NULL;
  ethos_wall_places_get_column (self, column, &place);
  gtk_widget_measure (GTK_WIDGET (column), GTK_ORIENTATION_VERTICAL, place.width, &place.height,
                      NULL, NULL, NULL);
  ethos_wall_camera_to_wall (&self->camera, &x, &y);
  return gdk_rectangle_contains_point (&place, (int) x, (int) y) ? column : NULL;
}
