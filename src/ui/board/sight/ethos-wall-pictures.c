// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-wall-pictures.h"

#include <math.h>

#include "ethos-wall-paint.h"
#include "ethos-wall-zoom.h"

/* What a note looks like, with its shadow, its sign and its words, is drawn once and kept as a
 * picture for as long as the widget draws the same. Moving the wall moves pictures. */

#define PICTURE_KEY "ethos-wall-picture"

/* Pictures of another size are shown as they are until their turn comes: so many in a frame. */
#define FRAME_BUDGET 24

/* A picture, of what it is, and how large the wall was. */
typedef struct
{
  GskRenderNode *node;
  GskRenderNode *picture;
  double zoom;
  int factor;
} Picture;

static void
picture_free (gpointer data)
{
  Picture *picture = data;

  g_clear_pointer (&picture->node, gsk_render_node_unref);
  g_clear_pointer (&picture->picture, gsk_render_node_unref);
  g_free (picture);
}

static Picture *
get_picture (GtkWidget *view)
{
  Picture *picture = g_object_get_data (G_OBJECT (view), PICTURE_KEY);

  if (picture == NULL)
    {
      picture = g_new0 (Picture, 1);
      g_object_set_data_full (G_OBJECT (view), PICTURE_KEY, picture, picture_free);
    }
  return picture;
}

static void
paint (Picture *picture, GskRenderNode *node, double zoom, int factor)
{
  double scale = zoom * factor;
  graphene_rect_t bounds;
  cairo_surface_t *surface;
  cairo_t *cr;
  int left, top;

  gsk_render_node_get_bounds (node, &bounds);
  left = (int) floor (bounds.origin.x * scale);
  top = (int) floor (bounds.origin.y * scale);
  surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                  (int) ceil ((bounds.origin.x + bounds.size.width) * scale) - left,
                                  (int) ceil ((bounds.origin.y + bounds.size.height) * scale) -
                                      top);
  cr = cairo_create (surface);
  cairo_translate (cr, -left, -top);
  cairo_scale (cr, scale, scale);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  g_clear_pointer (&picture->picture, gsk_render_node_unref);
  picture->picture = ethos_wall_paint_new_picture (surface, left, top, factor);
  cairo_surface_destroy (surface);
  picture->zoom = zoom;
  picture->factor = factor;
  g_clear_pointer (&picture->node, gsk_render_node_unref);
  picture->node = gsk_render_node_ref (node);
}

static gboolean
is_seen (EthosNotesWall *self, const graphene_rect_t *bounds)
{
  return graphene_rect_intersection (
      bounds,
      &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (GTK_WIDGET (self)),
                           (float) gtk_widget_get_height (GTK_WIDGET (self))),
      NULL);
}

/* Returns: whether the picture may be painted anew in this frame */
static gboolean
take_budget (EthosNotesWall *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));
  gint64 frame = clock != NULL ? gdk_frame_clock_get_frame_counter (clock) : -1;

  if (frame != self->pictures_frame)
    {
      self->pictures_frame = frame;
      self->pictures_budget = FRAME_BUDGET;
    }
  if (self->pictures_budget == 0)
    return FALSE;
  self->pictures_budget--;
  return TRUE;
}

/* Words that are too large or too small for a moment are better than a frame that is late. */
static void
refresh (EthosNotesWall *self, Picture *picture, GskRenderNode *node, double zoom)
{
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  if (picture->node == node && picture->zoom == zoom && picture->factor == factor)
    return;
  if (picture->node == node && (ethos_wall_zoom_is_moving (self) || !take_budget (self)))
    self->pictures_stale = TRUE;
  else
    paint (picture, node, zoom, factor);
}

/**
 * ethos_wall_pictures_snapshot:
 * @view: the widget of a note
 *
 * Draws a note, unless it is out of sight.
 */
void
ethos_wall_pictures_snapshot (EthosNotesWall *self, GtkSnapshot *snapshot, GtkWidget *view)
{
  GtkSnapshot *child = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  Picture *picture;
  GskTransform *transform;
  graphene_rect_t bounds;
  float x, y, scale_x, scale_y;

  gtk_widget_snapshot_child (GTK_WIDGET (self), view, child);
  node = gtk_snapshot_free_to_node (child);
  if (node == NULL)
    return;
  gsk_render_node_get_bounds (node, &bounds);
  if (!is_seen (self, &bounds))
    return;
  transform = gsk_render_node_get_node_type (node) == GSK_TRANSFORM_NODE
                  ? gsk_transform_node_get_transform (node)
                  : NULL;
  if (transform == NULL ||
      gsk_transform_get_category (transform) < GSK_TRANSFORM_CATEGORY_2D_AFFINE)
    {
      gtk_snapshot_append_node (snapshot, node);
      return;
    }
  gsk_transform_to_affine (transform, &scale_x, &scale_y, &x, &y);
  picture = get_picture (view);
  refresh (self, picture, gsk_transform_node_get_child (node), scale_x);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  if (picture->zoom != scale_x)
    gtk_snapshot_scale (snapshot, (float) (scale_x / picture->zoom),
                        (float) (scale_x / picture->zoom));
  gtk_snapshot_append_node (snapshot, picture->picture);
  gtk_snapshot_restore (snapshot);
}
