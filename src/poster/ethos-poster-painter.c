// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-poster"

#include "config.h"

#include "ethos-poster-painter.h"

#include <pango/pangocairo.h>

static void
set_colour (cairo_t *cr, EthosRgb rgb)
{
  cairo_set_source_rgb (cr, (rgb >> 16 & 0xFF) / 255.0, (rgb >> 8 & 0xFF) / 255.0,
                        (rgb & 0xFF) / 255.0);
}

static gboolean
is_list_item (const EthosPosterItem *item)
{
  return item->kind == ETHOS_POSTER_ITEM_TEXT && item->role == ETHOS_POSTER_ROLE_LINE;
}

/* Pango would space lines by the fonts that happen to be in them; ours keep their rhythm. */
static void
paint_lines (const EthosPosterItem *item, cairo_t *cr)
{
  PangoLayoutIter *iter = pango_layout_get_iter (item->layout);
  double y = item->y + item->baseline;

  do
    {
      PangoRectangle logical;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      cairo_move_to (cr, item->x + (double) logical.x / PANGO_SCALE, y);
      pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
      y += item->line_height;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
paint_text (const EthosPosterItem *item, gboolean tagged, cairo_t *cr)
{
  const char *tag = ethos_poster_face_get (item->role)->tag;

  if (tagged)
    cairo_tag_begin (cr, tag, NULL);
  if (tagged && is_list_item (item))
    cairo_tag_begin (cr, "LBody", NULL);
  paint_lines (item, cr);
  if (tagged && is_list_item (item))
    cairo_tag_end (cr, "LBody");
  if (tagged)
    cairo_tag_end (cr, tag);
}

static void
paint_cut (const EthosPosterItem *item, cairo_t *cr)
{
  static const double dashes[] = { 3, 3 };

  cairo_set_line_width (cr, item->size);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (cr, item->x, item->y);
  cairo_line_to (cr, item->x + item->width, item->y + item->height);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
paint_item (const EthosPosterItem *item, gboolean tagged, cairo_t *cr)
{
  set_colour (cr, item->colour);
  switch (item->kind)
    {
    case ETHOS_POSTER_ITEM_TEXT:
      paint_text (item, tagged, cr);
      break;
    case ETHOS_POSTER_ITEM_SPINE:
      cairo_rectangle (cr, item->x, item->y, item->width, item->height);
      cairo_fill (cr);
      break;
    case ETHOS_POSTER_ITEM_EMBLEM:
      ethos_emblem_draw (item->emblem, cr, item->x, item->y, item->width);
      break;
    case ETHOS_POSTER_ITEM_FRAME:
      cairo_set_line_width (cr, item->size);
      cairo_rectangle (cr, item->x + item->size / 2, item->y + item->size / 2,
                       item->width - item->size, item->height - item->size);
      cairo_stroke (cr);
      break;
    case ETHOS_POSTER_ITEM_CUT:
      paint_cut (item, cr);
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * ethos_poster_paint:
 * @items: what stands where, in the order of reading
 * @tagged: whether to write the structure tags of a PDF
 * @cr: a context whose unit is the point, on a white ground
 *
 * Draws the items of one page.
 */
void
ethos_poster_paint (const EthosPosterItem *items,
                    guint n_items,
                    guint page,
                    gboolean tagged,
                    cairo_t *cr)
{
  guint list = 0;

  g_return_if_fail (items != NULL || n_items == 0);
  g_return_if_fail (cr != NULL);

  cairo_save (cr);
  if (tagged)
    cairo_tag_begin (cr, "Document", NULL);
  for (guint i = 0; i < n_items; i++)
    {
      gboolean in_list = is_list_item (&items[i]);

      if (items[i].page != page)
        continue;
      if (tagged && list != 0 && (!in_list || items[i].card != list))
        {
          cairo_tag_end (cr, "L");
          list = 0;
        }
      if (tagged && in_list && list == 0)
        {
          cairo_tag_begin (cr, "L", NULL);
          list = items[i].card;
        }
      paint_item (&items[i], tagged, cr);
    }
  if (list != 0)
    cairo_tag_end (cr, "L");
  if (tagged)
    cairo_tag_end (cr, "Document");
  cairo_restore (cr);
}
