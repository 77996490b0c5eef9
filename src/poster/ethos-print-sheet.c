// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-poster"

#include "config.h"

#include "ethos-print-sheet.h"

#include "ethos-poster-pdf.h"

static void
clear_item (gpointer data)
{
  EthosPosterItem *item = data;

  g_clear_object (&item->layout);
}

static double
get_line_height (const EthosPosterText *text)
{
  return MAX (ethos_poster_face_get (text->role)->line_height,
              MAX (ETHOS_POSTER_ASCENT, text->ascent) + MAX (ETHOS_POSTER_DESCENT, text->descent));
}

/**
 * ethos_print_sheet_init:
 *
 * Starts with the first page of upright @paper. Free what it holds with
 * ethos_print_sheet_clear().
 */
void
ethos_print_sheet_init (EthosPrintSheet *self,
                        EthosPosterEngine *engine,
                        const char *language,
                        EthosPaper paper)
{
  g_return_if_fail (self != NULL && engine != NULL);

  *self = (EthosPrintSheet){ 0 };
  self->context = ethos_poster_engine_create_context (engine, language);
  self->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) ethos_poster_text_free);
  self->items = g_array_new (FALSE, FALSE, sizeof (EthosPosterItem));
  g_array_set_clear_func (self->items, clear_item);
  self->missing = g_string_new (NULL);
  ethos_paper_get_size (paper, ETHOS_ORIENTATION_PORTRAIT, &self->width, &self->height);
}

/**
 * ethos_print_sheet_clear:
 *
 * Frees everything, items and texts too.
 */
void
ethos_print_sheet_clear (EthosPrintSheet *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->items, g_array_unref);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_object (&self->context);
  if (self->missing != NULL)
    g_string_free (g_steal_pointer (&self->missing), TRUE);
}

/**
 * ethos_print_sheet_add_text:
 *
 * Returns: (transfer none): the measured text, which can be placed any number of times
 */
const EthosPosterText *
ethos_print_sheet_add_text (EthosPrintSheet *self, EthosPosterRole role, const char *string)
{
  EthosPosterText *text;

  g_return_val_if_fail (self != NULL && string != NULL, NULL);

  text = ethos_poster_text_new (self->context, role, string, self->missing);
  g_ptr_array_add (self->texts, text);
  return text;
}

/**
 * ethos_print_sheet_measure:
 * @size: in points
 * @width: in points
 *
 * Returns: the height in points, or -1 where a word is wider than @width
 */
double
ethos_print_sheet_measure (const EthosPosterText *text, double size, double width)
{
  guint lines;

  g_return_val_if_fail (text != NULL, -1);

  lines = ethos_poster_text_count_lines (text, width / size, NULL);
  return lines > 0 ? lines * get_line_height (text) * size : -1;
}

/**
 * ethos_print_sheet_place:
 *
 * Puts a text on the current page.
 *
 * Returns: its height in points
 */
double
ethos_print_sheet_place (EthosPrintSheet *self,
                         const EthosPosterText *text,
                         double size,
                         double x,
                         double y,
                         double width)
{
  EthosPosterItem item = { .kind = ETHOS_POSTER_ITEM_TEXT };
  double line_height;

  g_return_val_if_fail (self != NULL && text != NULL, 0);

  line_height = get_line_height (text);
  item.role = text->role;
  item.x = x;
  item.y = y;
  item.width = ethos_poster_text_balance (text, width / size) * size;
  item.size = size;
  item.line_height = line_height * size;
  item.baseline = size *
                  (line_height + MAX (ETHOS_POSTER_ASCENT, text->ascent) -
                   MAX (ETHOS_POSTER_DESCENT, text->descent)) /
                  2;
  item.colour =
      ethos_palette_get_tone (ETHOS_THEME_LIGHT, ethos_poster_face_get (text->role)->tone);
  item.string = text->string;
  item.layout = ethos_poster_text_create_layout (text, self->context, size, item.width);
  item.height = pango_layout_get_line_count (item.layout) * item.line_height;
  if (text->right_to_left)
    item.x += width - item.width;
  ethos_print_sheet_add_item (self, item);
  return item.height;
}

/**
 * ethos_print_sheet_add_item:
 *
 * Puts a shape on the current page.
 */
void
ethos_print_sheet_add_item (EthosPrintSheet *self, EthosPosterItem item)
{
  g_return_if_fail (self != NULL);

  item.page = self->page;
  item.card = self->card;
  g_array_append_val (self->items, item);
}

/**
 * ethos_print_sheet_write:
 *
 * Writes all pages as PDF. Refuses texts with characters that no font has, as posters do.
 *
 * Returns: whether everything was written
 */
gboolean
ethos_print_sheet_write (const EthosPrintSheet *self,
                         const char *title,
                         gint64 date,
                         GOutputStream *stream,
                         GCancellable *cancellable,
                         GError **error)
{
  EthosPosterPdf pdf = { 0 };

  g_return_val_if_fail (self != NULL && title != NULL, FALSE);

  if (!ethos_poster_check_missing (self->missing, error))
    return FALSE;
  pdf.items = (const EthosPosterItem *) self->items->data;
  pdf.n_items = self->items->len;
  pdf.n_pages = self->page + 1;
  pdf.width = self->width;
  pdf.height = self->height;
  pdf.title = title;
  pdf.date = date;
  return ethos_poster_pdf_write (&pdf, stream, cancellable, error);
}
