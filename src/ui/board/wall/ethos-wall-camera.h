// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>
#include <graphene.h>

G_BEGIN_DECLS

/* So small or large a wall can be shown, whatever its size. */
#define ETHOS_WALL_ZOOM_MIN 0.02
#define ETHOS_WALL_ZOOM_MAX 2.0

/**
 * EthosWallCamera:
 * @zoom: how large the wall is shown; 1 is as large as it is
 * @x: how far the corner of the view is from that of the wall, in pixels of the screen
 * @y: the same, down
 *
 * Which part of the wall is seen, and how large. Pure arithmetic: places on the wall are pixels at
 * zoom 1 from its upper left corner, already mirrored where people read from right to left.
 */
typedef struct
{
  double zoom;
  double x;
  double y;
} EthosWallCamera;

/**
 * EthosWallSight:
 * @wall_width: how large the wall is, at zoom 1
 * @wall_height: how large the wall is, at zoom 1
 * @view_width: how much is seen of it, on the screen
 * @view_height: how much is seen of it, on the screen
 * @foot: how much of the view is under what floats over its lower edge while some of the wall is
 * out of sight, on the screen
 * @bar: the same while all of it is seen
 */
typedef struct
{
  double wall_width;
  double wall_height;
  double view_width;
  double view_height;
  double foot;
  double bar;
} EthosWallSight;

void ethos_wall_camera_to_screen (const EthosWallCamera *self, double *x, double *y);
void ethos_wall_camera_to_wall (const EthosWallCamera *self, double *x, double *y);
double ethos_wall_camera_get_least (const EthosWallSight *sight);
gboolean ethos_wall_camera_sees_all (const EthosWallCamera *self, const EthosWallSight *sight);
double ethos_wall_camera_get_foot (const EthosWallCamera *self, const EthosWallSight *sight);
gboolean ethos_wall_camera_is_clear (double wall, double view, double foot);
void ethos_wall_camera_zoom_at (EthosWallCamera *self,
                                const EthosWallSight *sight,
                                double zoom,
                                double x,
                                double y);
void ethos_wall_camera_pinch (EthosWallCamera *self,
                              const EthosWallSight *sight,
                              double scale,
                              double from_x,
                              double from_y,
                              double to_x,
                              double to_y);
void ethos_wall_camera_fit (EthosWallCamera *self, const EthosWallSight *sight);
void ethos_wall_camera_clamp (EthosWallCamera *self, const EthosWallSight *sight);
void ethos_wall_camera_show (EthosWallCamera *self,
                             const EthosWallSight *sight,
                             const graphene_rect_t *place,
                             const graphene_rect_t *cover);

G_END_DECLS
