// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include <math.h>
#include <string.h>

#include "ethos-em.h"
#include "ethos-notes-wall-private.h"
#include "ethos-wall-map.h"
#include "ethos-wall-zoom.h"

/* Which part of the wall is seen. The camera is what counts; the adjustments of the scrolled window
 * say the same in its terms. */

/* The buttons that float over the lower corner, with what is around them, in ems. */
#define BAR_EMS 4.0

/* Between them and the overview, in pixels. */
#define BETWEEN 8

/* So much of a wide group has its name. */
#define NAME_EMS 12.0

#define STEP_PART 0.1
#define PAGE_PART 0.9

/**
 * ethos_wall_scroll_get_sight:
 * @sight: (out): how large the wall and the view of it are
 */
void
ethos_wall_scroll_get_sight (EthosNotesWall *self, EthosWallSight *sight)
{
  gboolean whole = self->page == ETHOS_WALL_WHOLE;
  double bar = whole ? BAR_EMS * ethos_em_get (GTK_WIDGET (self)) : 0;

  /* What floats over the corner would hide the last notes for ever: the wall can be scrolled
   * further by as much. The overview is there while some of the wall is out of sight. */
  *sight = (EthosWallSight){ self->wall_width,
                             self->wall_height,
                             gtk_widget_get_width (GTK_WIDGET (self)),
                             gtk_widget_get_height (GTK_WIDGET (self)),
                             whole ? bar + BETWEEN + ethos_wall_map_get_height (self) : 0,
                             bar };
}

static double *
get_offset (EthosNotesWall *self, GtkOrientation orientation)
{
  return orientation == GTK_ORIENTATION_HORIZONTAL ? &self->camera.x : &self->camera.y;
}

static void
value_changed_cb (EthosNotesWall *self, GtkAdjustment *adjustment)
{
  GtkOrientation orientation = adjustment == self->adjustments[GTK_ORIENTATION_HORIZONTAL]
                                   ? GTK_ORIENTATION_HORIZONTAL
                                   : GTK_ORIENTATION_VERTICAL;
  double *offset = get_offset (self, orientation);

  if (self->configuring || *offset == gtk_adjustment_get_value (adjustment))
    return;
  ethos_wall_zoom_stop (self);
  *offset = gtk_adjustment_get_value (adjustment);
  if (ethos_wall_places_is_far (self))
    ethos_wall_views_schedule (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * ethos_wall_scroll_set_adjustment:
 * @orientation: which
 * @adjustment: (nullable): what says how far the wall is scrolled
 */
void
ethos_wall_scroll_set_adjustment (EthosNotesWall *self,
                                  GtkOrientation orientation,
                                  GtkAdjustment *adjustment)
{
  g_autoptr (GtkAdjustment) old = self->adjustments[orientation];

  if (old != NULL)
    g_signal_handlers_disconnect_by_func (old, value_changed_cb, self);
  self->adjustments[orientation] = NULL;
  if (adjustment == NULL)
    return;
  self->adjustments[orientation] = g_object_ref_sink (adjustment);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (value_changed_cb), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
configure (EthosNotesWall *self, GtkOrientation orientation, double wall, double view, double foot)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  if (adjustment != NULL)
    gtk_adjustment_configure (adjustment, MAX (*get_offset (self, orientation), 0), 0,
                              ethos_wall_camera_is_clear (wall, view, foot) ? view : wall + foot,
                              view * STEP_PART, view * PAGE_PART, view);
}

/**
 * ethos_wall_scroll_configure:
 * @width: how wide the wall has become, at zoom 1
 * @height: how high
 *
 * Tells the scrolled window how much there is. Who reads from right to left keeps the distance from
 * the right edge.
 */
void
ethos_wall_scroll_configure (EthosNotesWall *self, int width, int height)
{
  EthosWallSight sight;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    self->camera.x += (width - self->wall_width) * self->camera.zoom;
  self->wall_width = width;
  self->wall_height = height;
  ethos_wall_scroll_get_sight (self, &sight);
  ethos_wall_camera_clamp (&self->camera, &sight);
  if (memcmp (&sight, &self->sight, sizeof sight) != 0 ||
      memcmp (&self->camera, &self->sighted, sizeof self->camera) != 0)
    self->sight_stale = TRUE;
  self->sight = sight;
  self->sighted = self->camera;
  self->configuring = TRUE;
  configure (self, GTK_ORIENTATION_HORIZONTAL, sight.wall_width * self->camera.zoom,
             sight.view_width, 0);
  configure (self, GTK_ORIENTATION_VERTICAL, sight.wall_height * self->camera.zoom,
             sight.view_height, ethos_wall_camera_get_foot (&self->camera, &sight));
  self->configuring = FALSE;
}

/**
 * ethos_wall_scroll_get_seen:
 * @seen: (out): the part of the wall that is seen
 */
void
ethos_wall_scroll_get_seen (EthosNotesWall *self, GdkRectangle *seen)
{
  EthosWallSight sight;
  double zoom = self->camera.zoom;

  ethos_wall_scroll_get_sight (self, &sight);
  *seen = (GdkRectangle){ (int) floor (self->camera.x / zoom), (int) floor (self->camera.y / zoom),
                          (int) ceil (sight.view_width / zoom) + 1,
                          (int) ceil (sight.view_height / zoom) + 1 };
}

/**
 * ethos_wall_scroll_set_cover:
 * @cover: (nullable): what lies over a corner of the wall
 *
 * What is brought into view is not brought below that.
 */
void
ethos_wall_scroll_set_cover (EthosNotesWall *self, GtkWidget *cover)
{
  g_set_weak_pointer (&self->cover, cover);
}

/* With room for the frame around what has the focus. */
static void
get_cover (EthosNotesWall *self, graphene_rect_t *cover)
{
  if (self->cover != NULL && self->page == ETHOS_WALL_WHOLE &&
      gtk_widget_get_mapped (self->cover) &&
      gtk_widget_compute_bounds (self->cover, GTK_WIDGET (self), cover))
    graphene_rect_inset (cover, -ETHOS_WALL_MARGIN, -ETHOS_WALL_MARGIN);
  else
    *cover = *graphene_rect_zero ();
}

/**
 * ethos_wall_scroll_to:
 * @place: a place on the wall
 *
 * Brings a place into view, and its beginning first; not below what lies over the corner. There is
 * room for the frame around it, as far as the wall has any.
 */
void
ethos_wall_scroll_to (EthosNotesWall *self, const GdkRectangle *place)
{
  EthosWallCamera camera = self->camera;
  EthosWallSight sight;
  graphene_rect_t cover, framed;

  if (self->adjustments[0] == NULL || self->adjustments[1] == NULL)
    return;
  ethos_wall_scroll_get_sight (self, &sight);
  get_cover (self, &cover);
  graphene_rect_init (&framed, (float) place->x, (float) place->y, (float) place->width,
                      (float) place->height);
  graphene_rect_inset (&framed, (float) (-ETHOS_WALL_MARGIN / camera.zoom),
                       (float) (-ETHOS_WALL_MARGIN / camera.zoom));
  ethos_wall_camera_show (&camera, &sight, &framed, &cover);
  gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL], camera.x);
  gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_VERTICAL], camera.y);
}

/**
 * ethos_wall_scroll_to_name:
 * @note: the id of a note
 *
 * Brings the name of the group of @note into view, which may have many columns.
 */
void
ethos_wall_scroll_to_name (EthosNotesWall *self, const char *note)
{
  const EthosNote *record =
      ethos_session_find (ethos_store_get_session (self->store), ETHOS_KIND_NOTE, note);
  EthosGroupColumn *column = record != NULL && record->group != NULL
                                 ? ethos_wall_content_find_column (self, record->group)
                                 : NULL;
  GdkRectangle place, first;

  if (column == NULL || !ethos_wall_places_ensure (self))
    return;
  ethos_wall_places_get_column (self, column, &place);
  gtk_widget_measure (GTK_WIDGET (column), GTK_ORIENTATION_VERTICAL, place.width, &first.height,
                      NULL, NULL, NULL);
  first.width = MIN (place.width, (int) (NAME_EMS * ethos_em_get (GTK_WIDGET (self))));
  first.x = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL
                ? place.x + place.width - first.width
                : place.x;
  first.y = place.y;
  ethos_wall_scroll_to (self, &first);
}

/**
 * ethos_wall_scroll_to_screen:
 * @place: (inout): a place on the wall; becomes where that is in the widget
 */
void
ethos_wall_scroll_to_screen (EthosNotesWall *self, GdkRectangle *place)
{
  double x = place->x, y = place->y;

  ethos_wall_camera_to_screen (&self->camera, &x, &y);
  *place = (GdkRectangle){ (int) round (x), (int) round (y),
                           MAX ((int) round (place->width * self->camera.zoom), 1),
                           MAX ((int) round (place->height * self->camera.zoom), 1) };
}
