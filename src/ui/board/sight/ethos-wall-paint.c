// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-wall-paint.h"

#include "ethos-emblem.h"
#include "ethos-style.h"

/* So many marks at once, however small: each colour is one fill, and each sign a letter, which
 * Cairo draws without looking at its outline again. */

/* Around a mark, and around what is selected. */
#define EDGE 1
#define FRAME 2

/* A ring is so wide and so far from what it is around. */
#define RING 2
#define RING_AWAY 1

/* How far from the corner a sign stands. */
#define SYMBOL_INSET 2

static cairo_status_t
draw_symbol_cb (cairo_scaled_font_t *font,
                unsigned long glyph,
                cairo_t *cr,
                cairo_text_extents_t *extents)
{
  if (glyph < ETHOS_N_TINTS)
    ethos_mark_draw (ethos_tint_get_mark ((EthosTint) glyph), cr, 0, 0, 1);
  return CAIRO_STATUS_SUCCESS;
}

/* A font whose letters are the signs of the colours. */
static cairo_font_face_t *
get_symbols (void)
{
  static cairo_font_face_t *symbols = NULL;

  if (symbols == NULL)
    {
      symbols = cairo_user_font_face_create ();
      cairo_user_font_face_set_render_glyph_func (symbols, draw_symbol_cb);
    }
  return symbols;
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

/* How far in the colour of a mark begins; a mark that is all edge has none. */
static int
get_inset (const EthosWallMark *mark)
{
  int inset = mark->selected || mark->found ? EDGE + FRAME : EDGE;
  int side = MIN (mark->area.width, mark->area.height);

  while (inset > 0 && side <= 2 * inset)
    inset--;
  return inset;
}

static void
add_box (cairo_t *cr, const GdkRectangle *area, int inset)
{
  cairo_rectangle (cr, area->x + inset, area->y + inset, area->width - 2 * inset,
                   area->height - 2 * inset);
}

static void
paint_symbols (const EthosWallPaint *self,
               cairo_t *cr,
               const EthosWallMark *marks,
               guint n_marks,
               int size,
               gboolean at_left)
{
  g_autofree cairo_glyph_t *glyphs = g_new (cairo_glyph_t, n_marks);
  int n_glyphs = 0;

  for (guint i = 0; i < n_marks; i++)
    {
      const GdkRectangle *area = &marks[i].area;

      if (marks[i].dimmed)
        continue;
      glyphs[n_glyphs++] = (cairo_glyph_t){ marks[i].tint,
                                            at_left ? area->x + SYMBOL_INSET
                                                    : area->x + area->width - size - SYMBOL_INSET,
                                            area->y + SYMBOL_INSET };
    }
  gdk_cairo_set_source_rgba (cr, &self->symbol);
  cairo_set_font_face (cr, get_symbols ());
  cairo_set_font_size (cr, size);
  cairo_show_glyphs (cr, glyphs, n_glyphs);
}

/* Around what is found, and over that, around what is selected. */
static void
paint_frames (const EthosWallPaint *self, cairo_t *cr, const EthosWallMark *marks, guint n_marks)
{
  gdk_cairo_set_source_rgba (cr, &self->ink);
  for (guint i = 0; i < n_marks; i++)
    if (marks[i].found && !marks[i].selected)
      add_box (cr, &marks[i].area, 0);
  cairo_fill (cr);
  gdk_cairo_set_source_rgba (cr, &self->action);
  for (guint i = 0; i < n_marks; i++)
    if (marks[i].selected)
      add_box (cr, &marks[i].area, 0);
  cairo_fill (cr);
}

/**
 * ethos_wall_paint_marks:
 * @marks: (array length=n_marks): notes that nobody can read
 * @n_marks: how many
 * @symbol_size: how large the sign of the colour is, or 0 where there is no room
 * @at_left: in which upper corner it is
 *
 * Paints notes without words, all of a colour at once: what lies over what is not seen at this
 * size.
 */
void
ethos_wall_paint_marks (const EthosWallPaint *self,
                        cairo_t *cr,
                        const EthosWallMark *marks,
                        guint n_marks,
                        int symbol_size,
                        gboolean at_left)
{
  gboolean framed = FALSE;

  g_return_if_fail (self != NULL && cr != NULL && (marks != NULL || n_marks == 0));

  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  gdk_cairo_set_source_rgba (cr, &self->edge);
  for (guint i = 0; i < n_marks; i++)
    {
      add_box (cr, &marks[i].area, 0);
      framed |= marks[i].selected || marks[i].found;
    }
  cairo_fill (cr);
  if (framed)
    paint_frames (self, cr, marks, n_marks);
  for (guint tint = 0; tint < ETHOS_N_TINTS; tint++)
    {
      gdk_cairo_set_source_rgba (cr, &self->tints[tint]);
      for (guint i = 0; i < n_marks; i++)
        if (marks[i].tint == tint && !marks[i].dimmed)
          add_box (cr, &marks[i].area, get_inset (&marks[i]));
      cairo_fill (cr);
    }
  /* What is left out is an outline alone. */
  gdk_cairo_set_source_rgba (cr, &self->sheet);
  for (guint i = 0; i < n_marks; i++)
    if (marks[i].dimmed)
      add_box (cr, &marks[i].area, get_inset (&marks[i]));
  cairo_fill (cr);
  if (symbol_size > 0)
    paint_symbols (self, cr, marks, n_marks, symbol_size, at_left);
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
  append_box (snapshot, &mark->area, get_inset (mark),
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
