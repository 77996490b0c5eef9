// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-poster"

#include "config.h"

#include "ethos-slips.h"

#include <glib/gi18n-lib.h>

#include "ethos-print-sheet.h"

#define COLUMNS 2
#define ROWS (ETHOS_SLIPS_PER_PAGE / COLUMNS)

/* Points. Printers leave up to 6 mm at the edge white. */
#define INSET 24
#define SPINE_WIDTH 3
#define SPINE_GAP 9
#define CUT_WIDTH 0.5
#define LARGEST_PROMPT 12
#define SMALLEST_PROMPT 8

/* The rest of a slip is for writing. */
#define PROMPT_PART 0.45

static void
add_cut (EthosPrintSheet *sheet, double x, double y, double width, double height)
{
  ethos_print_sheet_add_item (sheet, (EthosPosterItem){
                                         .kind = ETHOS_POSTER_ITEM_CUT,
                                         .x = x,
                                         .y = y,
                                         .width = width,
                                         .height = height,
                                         .size = CUT_WIDTH,
                                         .colour = ethos_palette_get_tone (ETHOS_THEME_LIGHT,
                                                                           ETHOS_TONE_EDGE),
                                     });
}

/* The largest type in which the prompt leaves room to write; 0 where there is none. */
static double
find_size (const EthosPosterText *prompt, double width, double height)
{
  for (double size = LARGEST_PROMPT; size >= SMALLEST_PROMPT; size -= 0.5)
    {
      double used = ethos_print_sheet_measure (prompt, size, width);

      if (used >= 0 && used <= height)
        return size;
    }
  return 0;
}

static void
add_slip (EthosPrintSheet *sheet,
          const EthosPosterText *prompt,
          double size,
          double x,
          double y,
          double width,
          double height)
{
  double inner = width - 2 * INSET - SPINE_WIDTH - SPINE_GAP;
  gboolean right_to_left = prompt != NULL && prompt->right_to_left;
  double spine = right_to_left ? x + width - INSET - SPINE_WIDTH : x + INSET;
  double text = right_to_left ? x + INSET : x + INSET + SPINE_WIDTH + SPINE_GAP;

  ethos_print_sheet_add_item (sheet, (EthosPosterItem){
                                         .kind = ETHOS_POSTER_ITEM_SPINE,
                                         .x = spine,
                                         .y = y + INSET,
                                         .width = SPINE_WIDTH,
                                         .height = height - 2 * INSET,
                                         .colour = ethos_palette_get_spine (ETHOS_THEME_LIGHT,
                                                                            ETHOS_SPINE_TEAL),
                                     });
  if (prompt != NULL)
    ethos_print_sheet_place (sheet, prompt, size, text, y + INSET, inner);
}

static void
add_page (EthosPrintSheet *sheet, const EthosPosterText *prompt, double size)
{
  double width = sheet->width / COLUMNS;
  double height = sheet->height / ROWS;

  for (guint i = 0; i < ETHOS_SLIPS_PER_PAGE; i++)
    add_slip (sheet, prompt, size, i % COLUMNS * width, i / COLUMNS * height, width, height);
  for (guint i = 1; i < COLUMNS; i++)
    add_cut (sheet, i * width, 0, 0, sheet->height);
  for (guint i = 1; i < ROWS; i++)
    add_cut (sheet, 0, i * height, sheet->width, 0);
}

static gboolean
export_sheet (EthosPrintSheet *sheet,
              const char *prompt,
              guint n_pages,
              gint64 date,
              GOutputStream *stream,
              GCancellable *cancellable,
              GError **error)
{
  const EthosPosterText *text = NULL;
  double size = LARGEST_PROMPT;

  if (prompt != NULL)
    {
      text = ethos_print_sheet_add_text (sheet, ETHOS_POSTER_ROLE_STRAND_TITLE, prompt);
      size = find_size (text, sheet->width / COLUMNS - 2 * INSET - SPINE_WIDTH - SPINE_GAP,
                        (sheet->height / ROWS - 2 * INSET) * PROMPT_PART);
    }
  if (size == 0)
    {
      g_set_error_literal (error, ETHOS_POSTER_ERROR, ETHOS_POSTER_ERROR_TOO_LONG,
                           _ ("The prompt is too long for a paper slip: it would leave no room "
                              "to write. Shorten it, or print slips without a prompt."));
      return FALSE;
    }
  for (sheet->page = 0; sheet->page < n_pages; sheet->page++)
    add_page (sheet, text, size);
  sheet->page = n_pages - 1;
  /* Translators: the title of a PDF with blank paper slips. */
  return ethos_print_sheet_write (sheet, prompt != NULL ? prompt : _ ("Paper slips"), date, stream,
                                  cancellable, error);
}

/**
 * ethos_slips_export_pdf:
 * @prompt: (nullable): what people write about; NULL for blank slips
 * @language: (nullable): of the prompt, BCP 47
 * @n_pages: from 1 to %ETHOS_SLIPS_MAX_PAGES
 * @date: Unix seconds, for the metadata
 *
 * Writes a sheet of blank paper notes to cut along the dashed lines, each with the prompt. The
 * stream is not closed; after an error what was written is worthless.
 *
 * Returns: whether everything was written
 */
gboolean
ethos_slips_export_pdf (EthosPosterEngine *engine,
                        const char *prompt,
                        const char *language,
                        EthosPaper paper,
                        guint n_pages,
                        gint64 date,
                        GOutputStream *stream,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autofree char *clean = NULL;
  EthosPrintSheet sheet;
  gboolean done;

  g_return_val_if_fail (engine != NULL, FALSE);
  g_return_val_if_fail (n_pages >= 1 && n_pages <= ETHOS_SLIPS_MAX_PAGES, FALSE);

  ethos_poster_content_set_text (&clean, prompt);
  ethos_print_sheet_init (&sheet, engine, language, paper);
  done = export_sheet (&sheet, clean, n_pages, date, stream, cancellable, error);
  ethos_print_sheet_clear (&sheet);
  return done;
}
