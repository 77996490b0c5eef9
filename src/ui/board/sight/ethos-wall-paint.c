// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-wall-paint.h"

#include <string.h>

#include "ethos-emblem.h"
#include "ethos-style.h"

/* Around a mark, and around what is selected. */
#define EDGE 1
#define FRAME 2

/* Marks that are lower or narrower have only their colour, in pixels. */
#define EDGED_LEAST 6

/* A ring is so wide and so far from what it is around. */
#define RING 2
#define RING_AWAY 1

/* How far from the corner a sign stands. */
#define SYMBOL_INSET 2

/* The signs of all colours in one size, one below the other. */
struct _EthosWallSigns
{
  int size;
  gboolean at_left;
  guint8 *signs;
};

/**
 * ethos_wall_signs_new:
 * @size: how large they are, in pixels, or 0 where there is no room for them
 * @at_left: in which upper corner of a note they are
 *
 * Returns: (transfer full): the signs of the colours
 */
EthosWallSigns *
ethos_wall_signs_new (int size, gboolean at_left)
{
  EthosWallSigns *self = g_new0 (EthosWallSigns, 1);
  cairo_surface_t *surface;
  const guint8 *rows;
  cairo_t *cr;

  self->size = size;
  self->at_left = at_left;
  if (size <= 0)
    return self;
  surface = cairo_image_surface_create (CAIRO_FORMAT_A8, size, size * ETHOS_N_TINTS);
  cr = cairo_create (surface);
  for (int tint = 0; tint < ETHOS_N_TINTS; tint++)
    ethos_mark_draw (ethos_tint_get_mark ((EthosTint) tint), cr, 0, size * tint, size);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  self->signs = g_new0 (guint8, (gsize) size * (gsize) size * ETHOS_N_TINTS);
  rows = cairo_image_surface_get_data (surface);
  for (int y = 0; rows != NULL && y < size * ETHOS_N_TINTS; y++)
    memcpy (self->signs + y * size, rows + y * cairo_image_surface_get_stride (surface),
            (gsize) size);
  cairo_surface_destroy (surface);
  return self;
}

void
ethos_wall_signs_free (EthosWallSigns *self)
{
  if (self == NULL)
    return;
  g_free (self->signs);
  g_free (self);
}

static void
find (GtkWidget *widget, const char *name, GdkRGBA *colour)
{
  if (!ethos_style_find_colour (widget, name, colour))
    *colour = (GdkRGBA){ 0.5f, 0.5f, 0.5f, 1 };
}

/**
 * ethos_wall_paint_find:
 * @widget: the wall
 *
 * Finds the colours as they are now. In a bright room notes are white and their colours strong;
 * marks have the colours.
 */
void
ethos_wall_paint_find (EthosWallPaint *self, GtkWidget *widget)
{
  GdkRGBA ground;

  g_return_if_fail (self != NULL);
  g_return_if_fail (GTK_IS_WIDGET (widget));

  for (guint i = 0; i < ETHOS_N_TINTS; i++)
    {
      g_autofree char *name = g_strconcat ("ethos_note_", ethos_tint_get_name (i), NULL);

      find (widget, name, &self->tints[i]);
    }
  find (widget, "ethos_ground_straw", &ground);
  find (widget,
        gdk_rgba_equal (&ground, &self->tints[ETHOS_TINT_STRAW]) ? "ethos_on_note"
                                                                 : "ethos_on_spine",
        &self->symbol);
  find (widget, "ethos_edge", &self->edge);
  find (widget, "ethos_action", &self->action);
  find (widget, "ethos_sheet", &self->sheet);
  find (widget, "ethos_ink", &self->ink);
}

/* How far in the colour of a mark begins. One that would be more edge than colour has no edge,
 * unless that says something. */
static int
get_inset (const EthosWallMark *mark, int factor)
{
  int inset = (mark->selected || mark->found ? EDGE + FRAME : EDGE) * factor;
  int side = MIN (mark->area.width, mark->area.height);

  if (side < EDGED_LEAST * factor && !mark->selected && !mark->found && !mark->dimmed)
    return 0;
  while (inset > 0 && side <= 2 * inset)
    inset--;
  return inset;
}

static GdkRectangle
shrink (const GdkRectangle *area, int inset)
{
  return (GdkRectangle){ area->x + inset, area->y + inset, area->width - 2 * inset,
                         area->height - 2 * inset };
}

static void
stamp_sign (const EthosWallRaster *raster,
            const EthosWallSigns *signs,
            const EthosWallMark *mark,
            guint32 pixel,
            int factor)
{
  const GdkRectangle *area = &mark->area;
  int inset = SYMBOL_INSET * factor;

  ethos_wall_raster_stamp (raster, signs->signs + mark->tint * signs->size * signs->size,
                           signs->size,
                           signs->at_left ? area->x + inset
                                          : area->x + area->width - signs->size - inset,
                           area->y + inset, pixel);
}

/**
 * ethos_wall_paint_marks:
 * @raster: a part of the wall
 * @marks: (array length=n_marks): notes that nobody can read, in the order in which one lies over
 *   the other
 * @n_marks: how many
 * @signs: the signs of their colours
 * @factor: how many pixels one of the widget has
 *
 * Paints notes without words.
 */
void
ethos_wall_paint_marks (const EthosWallPaint *self,
                        const EthosWallRaster *raster,
                        const EthosWallMark *marks,
                        guint n_marks,
                        const EthosWallSigns *signs,
                        int factor)
{
  guint32 tints[ETHOS_N_TINTS], edge, ink, action, sheet, symbol;

  g_return_if_fail (self != NULL && raster != NULL && signs != NULL);
  g_return_if_fail (marks != NULL || n_marks == 0);

  for (guint i = 0; i < ETHOS_N_TINTS; i++)
    tints[i] = ethos_wall_raster_to_pixel (&self->tints[i]);
  edge = ethos_wall_raster_to_pixel (&self->edge);
  ink = ethos_wall_raster_to_pixel (&self->ink);
  action = ethos_wall_raster_to_pixel (&self->action);
  sheet = ethos_wall_raster_to_pixel (&self->sheet);
  symbol = ethos_wall_raster_to_pixel (&self->symbol);
  for (guint i = 0; i < n_marks; i++)
    {
      const EthosWallMark *mark = &marks[i];
      GdkRectangle inner = shrink (&mark->area, get_inset (mark, factor));

      ethos_wall_raster_fill (raster, &mark->area,
                              mark->selected ? action
                              : mark->found  ? ink
                                             : edge);
      /* What is left out is an outline alone. */
      ethos_wall_raster_fill (raster, &inner, mark->dimmed ? sheet : tints[mark->tint]);
      if (signs->size > 0 && !mark->dimmed)
        stamp_sign (raster, signs, mark, symbol, factor);
    }
}

static void
append_box (GtkSnapshot *snapshot, const GdkRectangle *area, int inset, const GdkRGBA *colour)
{
  gtk_snapshot_append_color (snapshot, colour,
                             &GRAPHENE_RECT_INIT ((float) (area->x + inset),
                                                  (float) (area->y + inset),
                                                  (float) (area->width - 2 * inset),
                                                  (float) (area->height - 2 * inset)));
}

/**
 * ethos_wall_paint_append_mark:
 * @mark: a note
 *
 * Draws one note without words, for the few that lie over the rest.
 */
void
ethos_wall_paint_append_mark (const EthosWallPaint *self,
                              GtkSnapshot *snapshot,
                              const EthosWallMark *mark)
{
  g_return_if_fail (self != NULL && mark != NULL);

  append_box (snapshot, &mark->area, 0, mark->selected ? &self->action : &self->edge);
  append_box (snapshot, &mark->area, get_inset (mark, 1),
              mark->dimmed ? &self->sheet : &self->tints[mark->tint]);
}

/**
 * ethos_wall_paint_append_ring:
 * @area: what has the focus, or where something would fall
 *
 * Draws a ring around something; it is as wide at every size of the wall.
 */
void
ethos_wall_paint_append_ring (const EthosWallPaint *self,
                              GtkSnapshot *snapshot,
                              const GdkRectangle *area)
{
  const float widths[] = { RING, RING, RING, RING };
  const GdkRGBA colours[] = { self->action, self->action, self->action, self->action };
  const int away = RING + RING_AWAY;
  GskRoundedRect outline;

  g_return_if_fail (area != NULL);

  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT ((float) (area->x - away),
                                                        (float) (area->y - away),
                                                        (float) (area->width + 2 * away),
                                                        (float) (area->height + 2 * away)),
                                   2);
  gtk_snapshot_append_border (snapshot, &outline, widths, colours);
}

/**
 * ethos_wall_paint_new_picture:
 * @surface: an image
 * @left: where it begins, in pixels of the image
 * @top: the same, down
 * @factor: how many pixels of the image one of the widget has
 *
 * Makes a node of a picture. The texture that GTK has for it costs more in every frame than all it
 * shows: drawn without a graphics card, each of its colours becomes a fraction and an integer
 * again.
 *
 * Returns: (transfer full): a node
 */
GskRenderNode *
ethos_wall_paint_new_picture (cairo_surface_t *surface, int left, int top, int factor)
{
  GskRenderNode *node;
  cairo_t *cr;

  g_return_val_if_fail (surface != NULL && factor > 0, NULL);

  node = gsk_cairo_node_new (
      &GRAPHENE_RECT_INIT ((float) left / (float) factor, (float) top / (float) factor,
                           (float) cairo_image_surface_get_width (surface) / (float) factor,
                           (float) cairo_image_surface_get_height (surface) / (float) factor));
  cairo_surface_set_device_scale (surface, factor, factor);
  cr = gsk_cairo_node_get_draw_context (node);
  cairo_set_source_surface (cr, surface, (double) left / factor, (double) top / factor);
  cairo_paint (cr);
  cairo_destroy (cr);
  return node;
}
