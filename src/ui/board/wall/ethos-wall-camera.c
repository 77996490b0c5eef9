// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-wall-camera.h"

/* Smaller than so much of what shows the whole wall, there is only more air around it. */
#define LEAST_PART 0.8

/* What does not fit by less than this does. */
#define TOLERANCE 0.5

/* How large the whole wall is shown above the bar. What is small already does not become larger. */
static double
find_fit (const EthosWallSight *sight)
{
  double zoom = 1;

  if (sight->wall_width > 0)
    zoom = MIN (zoom, sight->view_width / sight->wall_width);
  if (sight->wall_height > 0)
    zoom = MIN (zoom, MAX (sight->view_height - sight->bar, 0) / sight->wall_height);
  return CLAMP (zoom, ETHOS_WALL_ZOOM_MIN, ETHOS_WALL_ZOOM_MAX);
}

/**
 * ethos_wall_camera_get_least:
 * @sight: sizes
 *
 * Returns: how small the wall can be shown: the whole of it, with some air around
 */
double
ethos_wall_camera_get_least (const EthosWallSight *sight)
{
  g_return_val_if_fail (sight != NULL, ETHOS_WALL_ZOOM_MIN);

  /* What has no size yet may get any. */
  if (sight->wall_width <= 0 || sight->wall_height <= 0 || sight->view_width <= 0)
    return ETHOS_WALL_ZOOM_MIN;
  return MAX (find_fit (sight) * LEAST_PART, ETHOS_WALL_ZOOM_MIN);
}

/**
 * ethos_wall_camera_to_screen:
 * @x: (inout): a place on the wall; becomes one in the view
 * @y: (inout): the same, down
 */
void
ethos_wall_camera_to_screen (const EthosWallCamera *self, double *x, double *y)
{
  g_return_if_fail (self != NULL && x != NULL && y != NULL);

  *x = *x * self->zoom - self->x;
  *y = *y * self->zoom - self->y;
}

/**
 * ethos_wall_camera_to_wall:
 * @x: (inout): a place in the view; becomes one on the wall
 * @y: (inout): the same, down
 */
void
ethos_wall_camera_to_wall (const EthosWallCamera *self, double *x, double *y)
{
  g_return_if_fail (self != NULL && x != NULL && y != NULL);

  *x = (*x + self->x) / self->zoom;
  *y = (*y + self->y) / self->zoom;
}

/**
 * ethos_wall_camera_zoom_at:
 * @sight: sizes
 * @zoom: how large the wall is to be shown, within the limits or not
 * @x: a place in the view
 * @y: the same, down
 *
 * Shows the wall larger or smaller, and keeps in its place what is at @x and @y.
 */
void
ethos_wall_camera_zoom_at (EthosWallCamera *self,
                           const EthosWallSight *sight,
                           double zoom,
                           double x,
                           double y)
{
  double wall_x = x, wall_y = y;

  g_return_if_fail (self != NULL && sight != NULL);

  ethos_wall_camera_to_wall (self, &wall_x, &wall_y);
  self->zoom = CLAMP (zoom, ethos_wall_camera_get_least (sight), ETHOS_WALL_ZOOM_MAX);
  self->x = wall_x * self->zoom - x;
  self->y = wall_y * self->zoom - y;
}

/**
 * ethos_wall_camera_pinch:
 * @sight: sizes
 * @scale: how many times as large the wall is to be shown, within the limits or not
 * @from_x: a place in the view
 * @from_y: the same, down
 * @to_x: another place in the view
 * @to_y: the same, down
 *
 * Shows the wall larger or smaller, and moves what is at one place to the other.
 */
void
ethos_wall_camera_pinch (EthosWallCamera *self,
                         const EthosWallSight *sight,
                         double scale,
                         double from_x,
                         double from_y,
                         double to_x,
                         double to_y)
{
  g_return_if_fail (self != NULL);

  ethos_wall_camera_zoom_at (self, sight, self->zoom * scale, from_x, from_y);
  self->x -= to_x - from_x;
  self->y -= to_y - from_y;
}

/**
 * ethos_wall_camera_fit:
 * @sight: sizes
 *
 * Shows the whole wall, in the middle of the view above the bar. What is small already does not
 * become larger.
 */
void
ethos_wall_camera_fit (EthosWallCamera *self, const EthosWallSight *sight)
{
  g_return_if_fail (self != NULL && sight != NULL);

  self->zoom = find_fit (sight);
  self->x = self->y = 0;
  ethos_wall_camera_clamp (self, sight);
}

/**
 * ethos_wall_camera_sees_all:
 * @sight: how large the wall and the view of it are
 *
 * Returns: whether the whole wall is seen at once
 */
gboolean
ethos_wall_camera_sees_all (const EthosWallCamera *self, const EthosWallSight *sight)
{
  g_return_val_if_fail (self != NULL && sight != NULL, FALSE);

  return sight->wall_width * self->zoom <= sight->view_width + TOLERANCE &&
         sight->wall_height * self->zoom <= sight->view_height + TOLERANCE;
}

/**
 * ethos_wall_camera_get_foot:
 * @sight: sizes
 *
 * Returns: how much of the view is under what floats over its lower edge: more while some of the
 * wall is out of sight, as there is an overview of it then
 */
double
ethos_wall_camera_get_foot (const EthosWallCamera *self, const EthosWallSight *sight)
{
  g_return_val_if_fail (self != NULL && sight != NULL, 0);

  return ethos_wall_camera_sees_all (self, sight) ? sight->bar : sight->foot;
}

/**
 * ethos_wall_camera_is_clear:
 * @wall: how large the wall is shown, in one direction
 * @view: how much is seen of it
 * @foot: how much of that is under what floats over it
 *
 * Returns: whether all of it can be seen at once
 */
gboolean
ethos_wall_camera_is_clear (double wall, double view, double foot)
{
  return wall <= view - foot + TOLERANCE;
}

/* In the middle where all of it is seen, else no further than its edges, and so far that nothing
 * lies over its end. */
static double
clamp_offset (double offset, double wall, double view, double foot)
{
  return ethos_wall_camera_is_clear (wall, view, foot)
             ? MIN (wall - view + foot, 0) / 2
             : CLAMP (offset, 0, MAX (wall - view + foot, 0));
}

/**
 * ethos_wall_camera_clamp:
 * @sight: sizes
 *
 * Brings the camera back to where it sees the wall, and no more than that of what is beside it. It
 * may be further away than somebody could bring it now: the wall, or the window, was larger.
 */
void
ethos_wall_camera_clamp (EthosWallCamera *self, const EthosWallSight *sight)
{
  g_return_if_fail (self != NULL && sight != NULL);

  self->zoom = CLAMP (self->zoom, ETHOS_WALL_ZOOM_MIN, ETHOS_WALL_ZOOM_MAX);
  self->x = clamp_offset (self->x, sight->wall_width * self->zoom, sight->view_width, 0);
  self->y = clamp_offset (self->y, sight->wall_height * self->zoom, sight->view_height,
                          ethos_wall_camera_get_foot (self, sight));
}

/* Goes no further than it must; the beginning comes first. */
static double
show_span (double offset, double from, double size, double view)
{
  return MIN (MAX (offset, from + size - view), from);
}

/**
 * ethos_wall_camera_show:
 * @sight: sizes
 * @place: a place on the wall
 * @cover: what lies over the view, in its coordinates; may be empty
 *
 * Moves the camera until a place is seen, and is not below what lies over the view. It goes no
 * further than it must, and the beginning of the place comes first.
 */
void
ethos_wall_camera_show (EthosWallCamera *self,
                        const EthosWallSight *sight,
                        const graphene_rect_t *place,
                        const graphene_rect_t *cover)
{
  double x, y, width, height;

  g_return_if_fail (self != NULL && sight != NULL && place != NULL && cover != NULL);

  x = place->origin.x * self->zoom;
  y = place->origin.y * self->zoom;
  width = place->size.width * self->zoom;
  height = place->size.height * self->zoom;
  self->x = show_span (self->x, x, width, sight->view_width);
  self->y = show_span (self->y, y, height, sight->view_height);
  if (x - self->x < cover->origin.x + cover->size.width && cover->origin.x < x + width - self->x &&
      y - self->y < cover->origin.y + cover->size.height && cover->origin.y < y + height - self->y)
    self->y = show_span (self->y, y, height, cover->origin.y);
  ethos_wall_camera_clamp (self, sight);
}
