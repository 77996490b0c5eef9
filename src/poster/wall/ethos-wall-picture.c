// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-poster"

#include "config.h"

#include "ethos-wall-picture.h"

#include <math.h>

#include <cairo.h>
#include <pango/pangocairo.h>

#include "ethos-emblem.h"

/* Around what is drawn, between the edge of a note and its words, and the mark; in ems. These are
 * those of the wall in the window. */
#define MARGIN_EMS 1.6
#define PADDING_EMS (16.0 / 15.0)
#define MARK_EMS 0.72
#define MARK_INSET_EMS 0.36
#define TITLE_PADDING_EMS (8.0 / 15.0)
#define SHEET_RADIUS 4
#define NOTE_RADIUS 2

/* The shadow of the art direction, without its blur: one pixel down. */
#define SHADOW_OPACITY 0.2

/* As many pixels for one of the window, where there is room for them: pictures are looked at on
 * screens of today, and printed. */
#define SHARPNESS 2

/* Words smaller than so many pixels are dust, and cost the most. */
#define SMALLEST_EM 3

static const double text_ems[] = { 4.0 / 3.0, 1.0, 0.87 };

typedef struct
{
  char *text;
  EthosTint tint;
  double x;
  double y;
  double width;
  double height;
} Piece;

struct _EthosWallPicture
{
  EthosTheme theme;
  char *font;
  double em;
  gboolean right_to_left;
  GArray *groups;
  GArray *notes;
};

typedef struct
{
  const EthosWallPicture *picture;
  cairo_t *cr;
  PangoContext *context;
  double scale;
} Painter;

static void
piece_clear (gpointer data)
{
  g_free (((Piece *) data)->text);
}

/**
 * ethos_wall_picture_new:
 * @theme: its colours
 * @font: the names of font families, parted by commas
 * @em: how large its words are, in the same units as all places
 * @right_to_left: whether marks and titles stand on the other side
 *
 * Returns: (transfer full): a picture with nothing on it
 */
EthosWallPicture *
ethos_wall_picture_new (EthosTheme theme, const char *font, double em, gboolean right_to_left)
{
  EthosWallPicture *self = g_new0 (EthosWallPicture, 1);

  self->theme = theme;
  self->font = g_strdup (font);
  self->em = em;
  self->right_to_left = right_to_left;
  self->groups = g_array_new (FALSE, FALSE, sizeof (Piece));
  self->notes = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_array_set_clear_func (self->groups, piece_clear);
  g_array_set_clear_func (self->notes, piece_clear);
  return self;
}

void
ethos_wall_picture_free (EthosWallPicture *self)
{
  g_array_unref (self->groups);
  g_array_unref (self->notes);
  g_free (self->font);
  g_free (self);
}

/**
 * ethos_wall_picture_add_group:
 * @title: what is written at its top, which may be empty
 *
 * Adds the sheet on which the notes of a group lie.
 */
void
ethos_wall_picture_add_group (EthosWallPicture *self,
                              const char *title,
                              double x,
                              double y,
                              double width,
                              double height)
{
  Piece piece = { NULL, 0, x, y, width, height };

  g_return_if_fail (self != NULL && title != NULL);

  piece.text = g_strdup (title);
  g_array_append_val (self->groups, piece);
}

/**
 * ethos_wall_picture_add_note:
 * @text: what it says
 * @tint: its colour
 *
 * Adds a note over all that are there.
 */
void
ethos_wall_picture_add_note (EthosWallPicture *self,
                             const char *text,
                             EthosTint tint,
                             double x,
                             double y,
                             double width,
                             double height)
{
  Piece piece = { NULL, tint, x, y, width, height };

  g_return_if_fail (self != NULL && text != NULL && tint < ETHOS_N_TINTS);

  piece.text = g_strdup (text);
  g_array_append_val (self->notes, piece);
}

static void
grow (const GArray *pieces, double *left, double *top, double *right, double *bottom)
{
  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);

      *left = MIN (*left, piece->x);
      *top = MIN (*top, piece->y);
      *right = MAX (*right, piece->x + piece->width);
      *bottom = MAX (*bottom, piece->y + piece->height);
    }
}

/* What is drawn of the wall, and how large. A few notes far apart on the largest wall there is
 * still make a picture. */
static double
frame (const EthosWallPicture *self, double *x, double *y, int *width, int *height)
{
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;
  double margin = MARGIN_EMS * self->em;
  double wide, high, scale;

  grow (self->groups, &left, &top, &right, &bottom);
  grow (self->notes, &left, &top, &right, &bottom);
  if (left > right)
    left = top = right = bottom = 0;
  *x = left - margin;
  *y = top - margin;
  wide = right - left + 2 * margin;
  high = bottom - top + 2 * margin;
  scale = MIN (SHARPNESS, ETHOS_WALL_PICTURE_MAX_SIDE / MAX (wide, high));
  scale = MIN (scale, sqrt (ETHOS_WALL_PICTURE_MAX_PIXELS / (wide * high)));
  *width = MAX ((int) (wide * scale), 1);
  *height = MAX ((int) (high * scale), 1);
  return scale;
}

/**
 * ethos_wall_picture_get_size:
 * @width: (out): in pixels
 * @height: (out): in pixels
 *
 * Says how large the picture will be: twice as many pixels as the wall has on the screen, or fewer
 * where that is more than %ETHOS_WALL_PICTURE_MAX_SIDE or %ETHOS_WALL_PICTURE_MAX_PIXELS.
 */
void
ethos_wall_picture_get_size (const EthosWallPicture *self, int *width, int *height)
{
  double x, y;

  g_return_if_fail (self != NULL && width != NULL && height != NULL);

  frame (self, &x, &y, width, height);
}

static void
set_colour (cairo_t *cr, EthosRgb colour)
{
  cairo_set_source_rgb (cr, (colour >> 16 & 0xff) / 255.0, (colour >> 8 & 0xff) / 255.0,
                        (colour & 0xff) / 255.0);
}

static void
trace (cairo_t *cr, const Piece *piece, double radius)
{
  double right = piece->x + piece->width, bottom = piece->y + piece->height;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right - radius, piece->y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0, G_PI_2);
  cairo_arc (cr, piece->x + radius, bottom - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, piece->x + radius, piece->y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
paint_paper (Painter *self, const Piece *piece, EthosRgb paper, EthosRgb edge, double radius)
{
  cairo_save (self->cr);
  cairo_translate (self->cr, 0, 1);
  trace (self->cr, piece, radius);
  cairo_set_source_rgba (self->cr, 0, 0, 0, SHADOW_OPACITY);
  cairo_fill (self->cr);
  cairo_restore (self->cr);
  trace (self->cr, piece, radius);
  set_colour (self->cr, paper);
  cairo_fill_preserve (self->cr);
  set_colour (self->cr, edge);
  cairo_set_line_width (self->cr, 1);
  cairo_stroke (self->cr);
}

static PangoLayout *
new_layout (Painter *self, const char *text, double ems, gboolean bold)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_new ();
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_font_description_set_family (font, self->picture->font);
  pango_font_description_set_absolute_size (font, ems * self->picture->em * PANGO_SCALE);
  if (bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_auto_dir (layout, TRUE);
  if (self->picture->right_to_left)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/* As on the wall: in the largest size in which it fits, and else cut at the smallest. */
static PangoLayout *
fit_layout (Painter *self, const char *text, double width, double height)
{
  g_autoptr (PangoLayout) layout = NULL;
  int text_height;

  for (guint i = 0; i < G_N_ELEMENTS (text_ems); i++)
    {
      g_clear_object (&layout);
      layout = new_layout (self, text, text_ems[i], FALSE);
      pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
      pango_layout_get_pixel_size (layout, NULL, &text_height);
      if (text_height <= height)
        return g_steal_pointer (&layout);
    }
  pango_layout_set_height (layout, (int) (height * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return g_steal_pointer (&layout);
}

static gboolean
can_read (Painter *self)
{
  return self->picture->em * self->scale >= SMALLEST_EM;
}

static void
paint_group (Painter *self, const Piece *group)
{
  EthosTheme theme = self->picture->theme;
  double padding = TITLE_PADDING_EMS * self->picture->em;
  g_autoptr (PangoLayout) layout = NULL;

  paint_paper (self, group, ethos_palette_get_tone (theme, ETHOS_TONE_SHEET),
               ethos_palette_get_tone (theme, ETHOS_TONE_EDGE), SHEET_RADIUS);
  if (*group->text == '\0' || !can_read (self))
    return;
  layout = new_layout (self, group->text, 1, TRUE);
  pango_layout_set_width (layout, (int) (MAX (group->width - 2 * padding, 1) * PANGO_SCALE));
  pango_layout_set_height (layout, -2);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  set_colour (self->cr, ethos_palette_get_tone (theme, ETHOS_TONE_INK));
  cairo_move_to (self->cr, group->x + padding, group->y + padding);
  pango_cairo_show_layout (self->cr, layout);
}

static void
paint_mark (Painter *self, const Piece *note)
{
  double side = MARK_EMS * self->picture->em;
  double inset = MARK_INSET_EMS * self->picture->em;
  double x = self->picture->right_to_left ? note->x + inset : note->x + note->width - inset - side;

  ethos_mark_draw (ethos_tint_get_mark (note->tint), self->cr, x, note->y + inset, side);
}

static void
paint_note (Painter *self, const Piece *note)
{
  EthosTheme theme = self->picture->theme;
  double padding = PADDING_EMS * self->picture->em;
  g_autoptr (PangoLayout) layout = NULL;

  paint_paper (self, note, ethos_palette_get_tint (theme, note->tint),
               ethos_palette_get_tone (theme, ETHOS_TONE_EDGE), NOTE_RADIUS);
  set_colour (self->cr, ethos_palette_get_on_tint (theme));
  paint_mark (self, note);
  if (!can_read (self))
    return;
  layout = fit_layout (self, note->text, MAX (note->width - 2 * padding, 1),
                       MAX (note->height - 2 * padding, 1));
  cairo_move_to (self->cr, note->x + padding, note->y + padding);
  pango_cairo_show_layout (self->cr, layout);
}

static gboolean
paint (Painter *self, GCancellable *cancellable, GError **error)
{
  const EthosWallPicture *picture = self->picture;

  set_colour (self->cr, ethos_palette_get_tone (picture->theme, ETHOS_TONE_PAPER));
  cairo_paint (self->cr);
  for (guint i = 0; i < picture->groups->len; i++)
    paint_group (self, &g_array_index (picture->groups, Piece, i));
  for (guint i = 0; i < picture->notes->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      paint_note (self, &g_array_index (picture->notes, Piece, i));
    }
  return TRUE;
}

static cairo_status_t
write_cb (void *closure, const guchar *bytes, guint n_bytes)
{
  g_byte_array_append (closure, bytes, n_bytes);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
write_png (cairo_surface_t *surface, GError **error)
{
  g_autoptr (GByteArray) png = g_byte_array_new ();
  cairo_status_t status = cairo_surface_write_to_png_stream (surface, write_cb, png);

  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&png));
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
  return NULL;
}

/**
 * ethos_wall_picture_draw:
 * @cancellable: (nullable): to give up
 * @error: where to say why there is no picture
 *
 * Draws the wall as it looks in the window, but without what is selected. Many notes take seconds:
 * call it in a worker thread then.
 *
 * Returns: (transfer full) (nullable): a PNG
 */
GBytes *
ethos_wall_picture_draw (const EthosWallPicture *self, GCancellable *cancellable, GError **error)
{
  Painter painter = { self, NULL, NULL, 1 };
  double x, y;
  int width, height;
  g_autoptr (PangoFontMap) fonts = NULL;
  cairo_surface_t *surface;
  GBytes *png = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  painter.scale = frame (self, &x, &y, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  painter.cr = cairo_create (surface);
  /* Fonts of its own: those of the window belong to its thread. */
  fonts = pango_cairo_font_map_new ();
  painter.context = pango_font_map_create_context (fonts);
  cairo_scale (painter.cr, painter.scale, painter.scale);
  cairo_translate (painter.cr, -x, -y);
  pango_cairo_update_context (painter.cr, painter.context);
  pango_context_set_round_glyph_positions (painter.context, FALSE);
  if (paint (&painter, cancellable, error))
    png = write_png (surface, error);
  g_object_unref (painter.context);
  cairo_destroy (painter.cr);
  cairo_surface_destroy (surface);
  return png;
}
