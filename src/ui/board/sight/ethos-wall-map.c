// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-wall-map.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ethos-em.h"
#include "ethos-wall-marks.h"
#include "ethos-wall-pan.h"

/* The whole wall in its corner, and which part of it is seen. For a pointer alone: keys move by
 * notes, and a screen reader reads them. */

/* As large as it becomes, in ems. */
#define WIDTH_EMS 11.0
#define HEIGHT_EMS 7.5

/* Where little of the wall is seen, no more than this part of it is covered. */
#define WIDTH_PART 0.2
#define HEIGHT_PART 0.4

/* How strongly the part that is seen is tinted. */
#define SEEN_OPACITY 0.15f

struct _EthosWallMap
{
  GtkWidget parent_instance;

  EthosNotesWall *wall;
  GskRenderNode *picture;
  guint serial;
  int width;
  int height;
  int picture_width;
  int picture_height;
};

G_DEFINE_FINAL_TYPE (EthosWallMap, ethos_wall_map, GTK_TYPE_WIDGET)

/* How large the wall is drawn here. */
static double
get_scale (EthosNotesWall *wall)
{
  double em = ethos_em_get (GTK_WIDGET (wall));
  double width = MIN (WIDTH_EMS * em, WIDTH_PART * gtk_widget_get_width (GTK_WIDGET (wall)));
  double height = MIN (HEIGHT_EMS * em, HEIGHT_PART * gtk_widget_get_height (GTK_WIDGET (wall)));

  return MIN (width / MAX (wall->wall_width, 1), height / MAX (wall->wall_height, 1));
}

/**
 * ethos_wall_map_get_height:
 * @wall: a wall
 *
 * Returns: how high its picture is
 */
int
ethos_wall_map_get_height (EthosNotesWall *wall)
{
  return (int) ceil (wall->wall_height * get_scale (wall));
}

static void
sight_changed_cb (EthosWallMap *self)
{
  int width = (int) ceil (self->wall->wall_width * get_scale (self->wall));
  int height = ethos_wall_map_get_height (self->wall);
  EthosWallSight sight;

  ethos_wall_scroll_get_sight (self->wall, &sight);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          self->wall->page == ETHOS_WALL_WHOLE &&
                              !ethos_wall_camera_sees_all (&self->wall->camera, &sight));
  /* What GTK measures has the frame around it, too: it says nothing of whether this is another. */
  if (width != self->width || height != self->height)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  self->width = width;
  self->height = height;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
ethos_wall_map_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  EthosWallMap *self = ETHOS_WALL_MAP (widget);
  int size =
      orientation == GTK_ORIENTATION_HORIZONTAL ? self->wall->wall_width : self->wall->wall_height;

  *minimum = *natural = (int) ceil (size * get_scale (self->wall));
  *minimum_baseline = *natural_baseline = -1;
}

static void
add_mark (const EthosWallRaster *raster, const GdkRectangle *place, double scale, guint32 pixel)
{
  int x = (int) (place->x * scale), y = (int) (place->y * scale);

  ethos_wall_raster_fill (raster,
                          &(GdkRectangle){
                              x, y, MAX ((int) ((place->x + place->width) * scale) - x, 1),
                              MAX ((int) ((place->y + place->height) * scale) - y, 1) },
                          pixel);
}

static void
paint (EthosWallMap *self, const EthosWallRaster *raster, double scale)
{
  const EthosWallPaint *paint = ethos_wall_marks_get_paint (self->wall);
  GPtrArray *order = self->wall->order;
  guint32 tints[ETHOS_N_TINTS], edge = ethos_wall_raster_to_pixel (&paint->edge);
  GdkRectangle place;

  for (guint i = 0; i < ETHOS_N_TINTS; i++)
    tints[i] = ethos_wall_raster_to_pixel (&paint->tints[i]);
  for (guint i = 0; i < self->wall->columns->len; i++)
    {
      ethos_wall_places_get_column (self->wall, g_ptr_array_index (self->wall->columns, i), &place);
      add_mark (raster, &place, scale, edge);
    }
  for (guint i = 0; i < order->len; i++)
    {
      EthosWallNote *note = g_ptr_array_index (order, i);

      /* It is painted once, and not again when they have come to rest. */
      ethos_wall_places_get_end (self->wall, note, &place);
      add_mark (raster, &place, scale, tints[CLAMP (note->record->colour, 0, ETHOS_N_TINTS - 1)]);
    }
}

/* A picture that is painted once and shown until notes change. */
static GskRenderNode *
get_picture (EthosWallMap *self, int width, int height)
{
  guint serial = ethos_wall_marks_get_serial (self->wall);
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  EthosWallRaster raster;
  cairo_surface_t *surface;

  if (self->picture != NULL && self->serial == serial && self->picture_width == width * factor &&
      self->picture_height == height * factor)
    return self->picture;
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  self->serial = serial;
  self->picture_width = width * factor;
  self->picture_height = height * factor;
  surface = ethos_wall_raster_begin (&raster, &(GdkRectangle){ 0, 0, self->picture_width,
                                                               self->picture_height });
  paint (self, &raster, get_scale (self->wall) * factor);
  ethos_wall_raster_end (&raster, surface);
  self->picture = ethos_wall_paint_new_picture (surface, 0, 0, factor);
  cairo_surface_destroy (surface);
  return self->picture;
}

static void
append_seen (EthosWallMap *self, GtkSnapshot *snapshot, int width, int height)
{
  const EthosWallPaint *paint = ethos_wall_marks_get_paint (self->wall);
  const float widths[] = { 2, 2, 2, 2 };
  const GdkRGBA colours[] = { paint->action, paint->action, paint->action, paint->action };
  double scale = get_scale (self->wall);
  GdkRGBA tint = paint->action;
  GdkRectangle seen, all = { 0, 0, width, height };
  GskRoundedRect outline;

  ethos_wall_scroll_get_seen (self->wall, &seen);
  seen =
      (GdkRectangle){ (int) (seen.x * scale), (int) (seen.y * scale),
                      MAX ((int) (seen.width * scale), 4), MAX ((int) (seen.height * scale), 4) };
  if (!gdk_rectangle_intersect (&seen, &all, &seen))
    return;
  tint.alpha = SEEN_OPACITY;
  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT ((float) seen.x, (float) seen.y,
                                                        (float) seen.width, (float) seen.height),
                                   0);
  gtk_snapshot_append_color (snapshot, &tint, &outline.bounds);
  gtk_snapshot_append_border (snapshot, &outline, widths, colours);
}

static void
ethos_wall_map_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  EthosWallMap *self = ETHOS_WALL_MAP (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  if (width <= 0 || height <= 0 || self->wall->index == NULL)
    return;
  gtk_snapshot_append_node (snapshot, get_picture (self, width, height));
  append_seen (self, snapshot, width, height);
}

static void
drag_begin_cb (EthosWallMap *self, double x, double y, GtkGesture *gesture)
{
  double scale = get_scale (self->wall);

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  ethos_wall_pan_to (self->wall, x / scale, y / scale);
}

static void
drag_update_cb (EthosWallMap *self, double dx, double dy, GtkGestureDrag *gesture)
{
  double scale = get_scale (self->wall);
  double x, y;

  if (gtk_gesture_drag_get_start_point (gesture, &x, &y))
    ethos_wall_pan_to (self->wall, (x + dx) / scale, (y + dy) / scale);
}

static void
ethos_wall_map_dispose (GObject *object)
{
  g_clear_pointer (&ETHOS_WALL_MAP (object)->picture, gsk_render_node_unref);
  G_OBJECT_CLASS (ethos_wall_map_parent_class)->dispose (object);
}

static void
ethos_wall_map_finalize (GObject *object)
{
  g_clear_object (&ETHOS_WALL_MAP (object)->wall);
  G_OBJECT_CLASS (ethos_wall_map_parent_class)->finalize (object);
}

static void
ethos_wall_map_class_init (EthosWallMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ethos_wall_map_dispose;
  G_OBJECT_CLASS (klass)->finalize = ethos_wall_map_finalize;
  widget_class->measure = ethos_wall_map_measure;
  widget_class->snapshot = ethos_wall_map_snapshot;
  gtk_widget_class_set_css_name (widget_class, "wallmap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
ethos_wall_map_init (EthosWallMap *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (GTK_WIDGET (self), "floating");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: a small picture of the whole wall of notes. */
                                  _ ("Overview of the wall"), -1);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

/**
 * ethos_wall_map_new:
 * @wall: a wall
 *
 * Makes a picture of the whole wall that shows which part is seen, and moves the wall to where it
 * is pressed. It is there while some of the wall is out of sight.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_wall_map_new (EthosNotesWall *wall)
{
  EthosWallMap *self;

  g_return_val_if_fail (ETHOS_IS_NOTES_WALL (wall), NULL);

  self = g_object_new (ETHOS_TYPE_WALL_MAP, NULL);
  self->wall = g_object_ref (wall);
  g_signal_connect_object (wall, "sight-changed", G_CALLBACK (sight_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
