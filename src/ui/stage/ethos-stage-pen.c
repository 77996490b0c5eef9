// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-stage"

#include "config.h"

#include "ethos-stage-private.h"

#include <math.h>

/* The spine of a sheet, and the room around what is on it. */
#define SPINE_WIDTH 20

/* What a letter takes up with the space between rows, in ems: about half as wide as it is high. */
#define LETTER_AREA 0.6

/* From one size of small text to the next. */
#define SIZE_STEP 0.84

#define RADIUS 6

static const char *const families[] = {
  [ETHOS_STAGE_SANS] = "Inter, Noto Sans, sans-serif",
  [ETHOS_STAGE_STRONG] = "Inter, Noto Sans, sans-serif",
  [ETHOS_STAGE_SERIF] = "Noto Serif, serif",
  [ETHOS_STAGE_NOTE] = "Inter, Noto Sans, sans-serif",
};

/* From line to line. What fonts ask for differs by a third, and pages are made without them. */
#define SPACING 1.15f
#define PITCH 1.4
#define NOTE_PITCH 1.2
#define SPACING_LEAST 0.8f

/* Begins with what the text before needed: a spacing that stays lays nothing out again. */
static void
space_lines (EthosStagePen *pen, PangoLayout *layout, EthosStageFace face, double size)
{
  EthosStageSpacing *known = &pen->spacings[face];
  double pitch = (face == ETHOS_STAGE_NOTE ? NOTE_PITCH : PITCH) * size * PANGO_SCALE;
  int highest = 1;
  float spacing;

  if (known->size == size)
    pango_layout_set_line_spacing (layout, known->spacing);
  for (GSList *lines = pango_layout_get_lines_readonly (layout); lines != NULL; lines = lines->next)
    {
      PangoRectangle logical;

      pango_layout_line_get_extents (lines->data, NULL, &logical);
      highest = MAX (highest, logical.height);
    }
  spacing = CLAMP ((float) (pitch / highest), SPACING_LEAST, SPACING);
  if (known->size != size || known->spacing != spacing)
    pango_layout_set_line_spacing (layout, spacing);
  *known = (EthosStageSpacing){ size, spacing };
}

static PangoLayout *
create_layout (EthosStagePen *pen, const char *text, EthosStageFace face, double size, double width)
{
  PangoLayout *layout = pango_layout_new (pen->context);
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family_static (font, families[face]);
  pango_font_description_set_weight (font, face == ETHOS_STAGE_SANS || face == ETHOS_STAGE_NOTE
                                               ? PANGO_WEIGHT_NORMAL
                                               : PANGO_WEIGHT_SEMIBOLD);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);

  pango_layout_set_auto_dir (layout, TRUE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  space_lines (pen, layout, face, size);
  return layout;
}

static double
layout_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

void
ethos_stage_set_colour (EthosStagePen *pen, EthosRgb colour)
{
  cairo_set_source_rgb (pen->cr, ((colour >> 16) & 0xff) / 255.0, ((colour >> 8) & 0xff) / 255.0,
                        (colour & 0xff) / 255.0);
}

void
ethos_stage_fill (EthosStagePen *pen, EthosStageBox box, EthosRgb colour)
{
  ethos_stage_set_colour (pen, colour);
  cairo_rectangle (pen->cr, box.x, box.y, box.width, box.height);
  cairo_fill (pen->cr);
}

static void
round_box (cairo_t *cr, EthosStageBox box, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, box.x + box.width - radius, box.y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, box.x + box.width - radius, box.y + box.height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, box.x + radius, box.y + box.height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, box.x + radius, box.y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

/* A sheet of paper with its coloured spine on the side where reading begins. */
void
ethos_stage_sheet (EthosStagePen *pen, EthosStageBox box, EthosSpine spine)
{
  EthosStageBox edge = { box.x, box.y, SPINE_WIDTH, box.height };

  if (pen->rtl)
    edge.x = box.x + box.width - SPINE_WIDTH;

  cairo_save (pen->cr);
  round_box (pen->cr, box, RADIUS);
  cairo_clip (pen->cr);
  ethos_stage_fill (pen, box, ethos_palette_get_tone (pen->theme, ETHOS_TONE_SHEET));
  ethos_stage_fill (pen, edge, ethos_palette_get_spine (pen->theme, spine));
  cairo_restore (pen->cr);

  round_box (pen->cr, box, RADIUS);
  ethos_stage_set_colour (pen, ethos_palette_get_tone (pen->theme, ETHOS_TONE_EDGE));
  cairo_set_line_width (pen->cr, 2);
  cairo_stroke (pen->cr);
}

double
ethos_stage_measure (EthosStagePen *pen,
                     const char *text,
                     EthosStageFace face,
                     double size,
                     double width)
{
  g_autoptr (PangoLayout) layout = create_layout (pen, text, face, size, width);

  return layout_height (layout);
}

static double
show_layout (EthosStagePen *pen, PangoLayout *layout, EthosRgb colour, EthosStageBox box)
{
  if (layout_height (layout) > box.height)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_height (layout, (int) (box.height * PANGO_SCALE));
      pen->n_cut += pango_layout_is_ellipsized (layout) ? 1 : 0;
    }

  ethos_stage_set_colour (pen, colour);
  cairo_move_to (pen->cr, box.x, box.y);
  pango_cairo_show_layout (pen->cr, layout);
  return layout_height (layout);
}

/* Writes into a box and says how high it became; what is too high ends in an ellipsis. */
double
ethos_stage_text (EthosStagePen *pen,
                  const char *text,
                  EthosStageFace face,
                  double size,
                  EthosRgb colour,
                  EthosStageBox box)
{
  g_autoptr (PangoLayout) layout = create_layout (pen, text, face, size, box.width);

  return show_layout (pen, layout, colour, box);
}

/* The largest of a few sizes that is no larger than @wanted: each size has pictures of its letters
 * of its own, which take longer to make than a page to paint. */
static double
choose_size (double wanted, double largest, double smallest)
{
  double size = largest;

  /* A box without room wants no size at all. */
  while (!(size <= wanted) && size > smallest)
    size = MAX (size * SIZE_STEP, smallest);
  return size;
}

/* Writes into a box in letters that become smaller before an ellipsis has to end the text. Each
 * size that is tried takes as long as painting it: the first is what about so many letters need,
 * and how much too high that was tells the second. */
void
ethos_stage_text_small (EthosStagePen *pen,
                        const char *text,
                        EthosStageFace face,
                        double largest,
                        double smallest,
                        EthosRgb colour,
                        EthosStageBox box)
{
  double letters = MAX (g_utf8_strlen (text, -1), 1) * LETTER_AREA;
  double size = choose_size (sqrt (box.width * box.height / letters), largest, smallest);
  g_autoptr (PangoLayout) layout = create_layout (pen, text, face, size, box.width);
  double height;

  while ((height = layout_height (layout)) > box.height && size > smallest)
    {
      size = choose_size (size * sqrt (box.height / height), largest, smallest);
      g_object_unref (layout);
      layout = create_layout (pen, text, face, size, box.width);
    }
  show_layout (pen, layout, colour, box);
}

/* Whether a text of this size fits a box without breaking a word. */
gboolean
ethos_stage_fits (EthosStagePen *pen,
                  const char *text,
                  EthosStageFace face,
                  double size,
                  EthosStageBox box)
{
  g_autoptr (PangoLayout) layout = create_layout (pen, text, face, size, box.width);
  PangoRectangle logical;

  /* Below what the back row reads the words count more than where they break. */
  if (size >= ETHOS_STAGE_SMALL)
    pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_get_extents (layout, NULL, &logical);
  return layout_height (layout) <= box.height && logical.width <= (int) (box.width * PANGO_SCALE);
}

/* How many rows words take, of which none is wider than a row. */
static guint
count_rows (const double *words, guint n_words, double width)
{
  guint n_rows = 1;
  double used = 0;

  for (guint i = 0; i < n_words; i++)
    {
      if (used > 0 && used + words[i] > width)
        {
          n_rows++;
          used = 0;
        }
      used += words[i];
    }

  return n_rows;
}

/* How wide each word is in one long row, with the space behind it. */
static double *
measure_words (PangoLayout *layout, guint *n_words)
{
  const char *text = pango_layout_get_text (layout);
  int n_attrs;
  const PangoLogAttr *attrs = pango_layout_get_log_attrs_readonly (layout, &n_attrs);
  double *words = g_new0 (double, (gsize) n_attrs);
  const char *at = text;
  guint n = 0;

  for (int i = 0; i < n_attrs - 1; i++, at = g_utf8_next_char (at))
    {
      PangoRectangle place;

      if (i > 0 && attrs[i].is_line_break)
        n++;
      pango_layout_index_to_pos (layout, (int) (at - text), &place);
      words[n] += ABS (place.width) / (double) PANGO_SCALE;
    }
  *n_words = n_attrs > 1 ? n + 1 : 0;
  return words;
}

/* About how wide a text must be to have no more than so many rows without breaking a word: found by
 * the widths of its words, because to lay it out at one width after the other takes long. */
double
ethos_stage_narrowest (EthosStagePen *pen,
                       const char *text,
                       EthosStageFace face,
                       double size,
                       guint rows)
{
  g_autoptr (PangoLayout) layout = create_layout (pen, text, face, size, -1);
  guint n_words;
  g_autofree double *words = measure_words (layout, &n_words);
  double least = 0;
  double most = 0;

  for (guint i = 0; i < n_words; i++)
    {
      least = MAX (least, words[i]);
      most += words[i];
    }
  while (most - least > 1)
    {
      double middle = (least + most) / 2;

      if (count_rows (words, n_words, middle) <= rows)
        most = middle;
      else
        least = middle;
    }

  return most;
}

/* The largest size in which a text fits a box, of the three sizes that there are. A word is broken
 * before the back row cannot read it; only what does not fit at all becomes smaller. */
double
ethos_stage_fit (EthosStagePen *pen,
                 const char *text,
                 EthosStageFace face,
                 double largest,
                 EthosStageBox box)
{
  static const double sizes[] = { ETHOS_STAGE_LARGE, ETHOS_STAGE_MIDDLE, ETHOS_STAGE_SMALL };
  double size;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (sizes[i] <= largest && ethos_stage_fits (pen, text, face, sizes[i], box))
      return sizes[i];

  if (ethos_stage_measure (pen, text, face, ETHOS_STAGE_SMALL, box.width) <= box.height)
    return ETHOS_STAGE_SMALL;

  pen->n_cut++;
  for (size = ETHOS_STAGE_SMALL; size > ETHOS_STAGE_TINY; size -= 2)
    if (ethos_stage_fits (pen, text, face, size - 2, box))
      break;

  return MAX (size - 2, ETHOS_STAGE_TINY);
}

/* Up to where the second sentence begins, in any script. */
char *
ethos_stage_first_sentence (const char *text)
{
  int n_attrs = (int) g_utf8_strlen (text, -1) + 1;
  g_autofree PangoLogAttr *attrs = g_new0 (PangoLogAttr, (gsize) n_attrs);
  int end = n_attrs - 1;

  pango_get_log_attrs (text, -1, -1, pango_language_get_default (), attrs, n_attrs);
  for (int i = n_attrs - 2; i > 0; i--)
    if (attrs[i].is_sentence_start)
      end = i;

  return g_utf8_substring (text, 0, end);
}

/* Where a box stands when text begins on the right. */
EthosStageBox
ethos_stage_mirror (const EthosStagePen *pen, EthosStageBox box)
{
  if (pen->rtl)
    box.x = pen->width - box.x - box.width;

  return box;
}

/* What is left of the screen below the name of the step and above the ring. */
EthosStageBox
ethos_stage_body (const EthosStagePen *pen)
{
  double top = pen->margin_y + 96 + pen->head;

  return (EthosStageBox){ pen->margin_x, top, pen->width - 2 * pen->margin_x,
                          pen->height - top - pen->margin_y - 120 };
}
