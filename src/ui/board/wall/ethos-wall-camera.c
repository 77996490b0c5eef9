// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-wall-camera.h"

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
 * @zoom: how large the wall is to be shown, within the limits or not
 * @x: a place in the view
 * @y: the same, down
 *
 * Shows the wall larger or smaller, and keeps in its place what is at @x and @y.
 */
void
ethos_wall_camera_zoom_at (EthosWallCamera *self, double zoom, double x, double y)
{
  double wall_x = x, wall_y = y;

  g_return_if_fail (self != NULL);

  ethos_wall_camera_to_wall (self, &wall_x, &wall_y);
  self->zoom = CLAMP (zoom, ETHOS_WALL_ZOOM_MIN, ETHOS_WALL_ZOOM_MAX);
  self->x = wall_x * self->zoom - x;
  self->y = wall_y * self->zoom - y;
}

/**
 * ethos_wall_camera_pinch:
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
                         double scale,
                         double from_x,
                         double from_y,
                         double to_x,
                         double to_y)
{
  g_return_if_fail (self != NULL);

  ethos_wall_camera_zoom_at (self, self->zoom * scale, from_x, from_y);
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
  double zoom = 1;

  g_return_if_fail (self != NULL && sight != NULL);

  if (sight->wall_width > 0)
    zoom = MIN (zoom, sight->view_width / sight->wall_width);
  if (sight->wall_height > 0)
    zoom = MIN (zoom, MAX (sight->view_height - sight->bar, 0) / sight->wall_height);
  self->zoom = CLAMP (zoom, ETHOS_WALL_ZOOM_MIN, ETHOS_WALL_ZOOM_MAX);
  self->x = self->y = 0;
  ethos_wall_camera_clamp (self, sight);
}

/* In the middle where all of it is seen, above the bar as far as there is room, else no further
 * than its edges. */
static double
clamp_offset (double offset, double wall, double view, double foot, double bar)
{
  return wall <= view ? MIN (wall - view + bar, 0) / 2 : CLAMP (offset, 0, wall - view + foot);
}

/**
 * ethos_wall_camera_clamp:
 * @sight: sizes
 *
 * Brings the camera back to where it sees the wall, and no more than that of what is beside it.
 */
void
ethos_wall_camera_clamp (EthosWallCamera *self, const EthosWallSight *sight)
{
  g_return_if_fail (self != NULL && sight != NULL);

  self->zoom = CLAMP (self->zoom, ETHOS_WALL_ZOOM_MIN, ETHOS_WALL_ZOOM_MAX);
  self->x = clamp_offset (self->x, sight->wall_width * self->zoom, sight->view_width, 0, 0);
  self->y = clamp_offset (self->y, sight->wall_height * self->zoom, sight->view_height, sight->foot,
                          sight->bar);
}
