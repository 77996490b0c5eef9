// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include <string.h>

#include "ethos-page-text.h"
#include "ethos-pages-private.h"

/* How the stage lays out a sheet. */
#define SHEET_HEIGHT 600
#define SHEET_EDGES 80
#define GAP 24
#define NAME_COLUMNS 23
#define NAME_ROWS_MAX 2
#define NAME_ROW 116
#define LABEL 80

/* How it lays out a list of names. */
#define NAMES_SIDE_BY_SIDE 2
#define NAMES_COLUMNS 21
#define NAMES_GAP 14
#define BEGINNING_ROWS 4

/* A sheet that is being filled. */
typedef struct
{
  EthosPages *self;
  const char *section;
  guint first;
  guint n_lines;
  int kind;
  int left;
  int height;
  gboolean full;
} Sheet;

static void
begin_sheet (Sheet *sheet)
{
  sheet->first = ethos_pages_get_n_pieces (sheet->self);
  sheet->n_lines = 0;
  sheet->kind = ETHOS_BEHAVIOUR_DO;
  sheet->left = sheet->height;
  sheet->full = FALSE;
}

static void
end_sheet (Sheet *sheet)
{
  if (ethos_pages_get_n_pieces (sheet->self) > sheet->first)
    ethos_pages_add_page (sheet->self, sheet->section, sheet->first);
  begin_sheet (sheet);
}

/* What a sheet has for what is on it, below what stands above it. */
static int
get_height (EthosSession *session)
{
  return MIN (SHEET_HEIGHT, ethos_pages_get_height (session) - SHEET_EDGES);
}

/* What is below the name of a card, and above that what kind of card it is. */
static int
get_height_below_name (EthosSession *session, const EthosCard *card)
{
  gboolean named = card->title != NULL && *card->title != '\0' && !card->proposed;
  int height = get_height (session);
  guint rows;

  if (card->kind != ETHOS_CARD_VALUE)
    height -= LABEL;
  if (!named)
    return height;

  rows = ethos_page_text_count_rows (card->title, strlen (card->title), NAME_COLUMNS);
  if (rows <= NAME_ROWS_MAX && ethos_page_text_measure_word (card->title) <= NAME_COLUMNS)
    return height - (int) rows * NAME_ROW - GAP;

  /* Written in the size of the text below it. */
  rows = ethos_page_text_count_rows (card->title, strlen (card->title), ETHOS_PAGE_COLUMNS);
  return MAX (height - (int) rows * ETHOS_PAGE_ROW - GAP, LABEL + ETHOS_PAGE_ROW);
}

/* One text below those that are on the sheet, on the next one, or spread over several. */
static void
fill_sheet (Sheet *sheet, gconstpointer record, int kind, gboolean alone)
{
  const char *text = ethos_pages_get_text_of (record);
  gsize length = strlen (text);
  gsize start = 0;

  while (length > start)
    {
      guint rows = ethos_page_text_count_rows (text + start, length - start, ETHOS_PAGE_COLUMNS);
      int label = kind != sheet->kind ? LABEL : 0;
      gboolean empty = ethos_pages_get_n_pieces (sheet->self) == sheet->first;
      gsize fits = length - start;

      if (!empty && (sheet->full || alone || label + (int) rows * ETHOS_PAGE_ROW > sheet->left))
        {
          end_sheet (sheet);
          continue;
        }
      if (label + (int) rows * ETHOS_PAGE_ROW > sheet->left)
        fits = ethos_page_text_fit (text + start, fits, ETHOS_PAGE_COLUMNS,
                                    (guint) MAX (1, (sheet->left - label) / ETHOS_PAGE_ROW));
      ethos_pages_add_piece (sheet->self, record, start, fits);
      sheet->left -= label + (int) rows * ETHOS_PAGE_ROW + GAP;
      sheet->kind = kind;
      sheet->full = alone || fits < length - start;
      start += fits;
      while (start < length && g_unichar_isspace (g_utf8_get_char (text + start)))
        start = (gsize) (g_utf8_next_char (text + start) - text);
    }
}

static void
fill_line (Sheet *sheet, const EthosBehaviour *line)
{
  gboolean is_long =
      g_utf8_strlen (ethos_pages_get_text_of (line), -1) > ETHOS_LONG_NOTE_CHARACTERS;

  if (sheet->n_lines == ETHOS_LINES_A_PAGE)
    end_sheet (sheet);
  fill_sheet (sheet, line, line->kind, is_long);
  sheet->n_lines++;
}

/**
 * ethos_pages_add_card:
 * @card: a card
 *
 * Adds what it means and its lines; one without any words has nothing to read.
 */
void
ethos_pages_add_card (EthosPages *self, EthosSession *session, const EthosCard *card)
{
  gboolean named = card->title != NULL && *card->title != '\0' && !card->proposed;
  Sheet sheet = { .self = self, .section = card->record.id };
  guint n_pages = ethos_pages_get_length (self);
  const EthosBehaviour *line;
  EthosChildIter lines;

  sheet.height = get_height_below_name (session, card);
  begin_sheet (&sheet);
  fill_sheet (&sheet, card, sheet.kind, FALSE);
  ethos_session_iter_init (session, &lines, card->record.id, ETHOS_KIND_BEHAVIOUR);
  while ((line = ethos_child_iter_next (&lines)) != NULL)
    fill_line (&sheet, line);
  end_sheet (&sheet);
  if (named && ethos_pages_get_length (self) == n_pages)
    ethos_pages_add_page (self, card->record.id, ethos_pages_get_n_pieces (self));
}

/**
 * ethos_pages_add_line:
 * @card: a card
 * @line: one of its lines
 *
 * Adds a line alone, below the name of its card.
 */
void
ethos_pages_add_line (EthosPages *self,
                      EthosSession *session,
                      const EthosCard *card,
                      const EthosBehaviour *line)
{
  Sheet sheet = { .self = self, .section = card->record.id };

  /* What kind of line it is stands above it, whatever the kind. */
  sheet.height = get_height_below_name (session, card) - LABEL;
  begin_sheet (&sheet);
  fill_sheet (&sheet, line, sheet.kind, TRUE);
  end_sheet (&sheet);
}

/**
 * ethos_pages_add_cards:
 *
 * Adds all cards with their lines.
 */
void
ethos_pages_add_cards (EthosPages *self, EthosSession *session)
{
  const EthosCard *card;
  EthosChildIter cards;

  ethos_session_iter_init (session, &cards, ETHOS_DECK_ID, ETHOS_KIND_CARD);
  while ((card = ethos_child_iter_next (&cards)) != NULL)
    ethos_pages_add_card (self, session, card);
}

/* In how many rows the name of a card is in a list; what stands for one that has none is short. */
static guint
count_name_rows (EthosSession *session, const EthosCard *card)
{
  gboolean named = card->title != NULL && *card->title != '\0' && !card->proposed;
  const char *text = named ? card->title : ethos_pages_get_text_of (card);
  EthosItemList *lines =
      ethos_session_get_children (session, card->record.id, ETHOS_KIND_BEHAVIOUR);
  guint rows;

  if (!named && *text == '\0' && ethos_item_list_get_length (lines) > 0)
    text = ethos_pages_get_text_of (ethos_item_list_get_record (lines, 0));
  rows = ethos_page_text_count_rows (text, strlen (text), NAMES_COLUMNS);
  return named ? rows : MIN (rows, BEGINNING_ROWS);
}

/**
 * ethos_pages_new_of_names:
 * @session: a workshop
 *
 * The names of all cards, whole, as many as can be read at once.
 *
 * Returns: (transfer full): the pages; at least one
 */
EthosPages *
ethos_pages_new_of_names (EthosSession *session)
{
  EthosPages *self = ethos_pages_new_empty (FALSE);
  int height = ethos_pages_get_height (session);
  guint first = 0, column = 0;
  int left = height;
  const EthosCard *card;
  EthosChildIter cards;

  ethos_session_iter_init (session, &cards, ETHOS_DECK_ID, ETHOS_KIND_CARD);
  while ((card = ethos_child_iter_next (&cards)) != NULL)
    {
      int rows = (int) count_name_rows (session, card) * ETHOS_PAGE_ROW + NAMES_GAP;

      if (rows > left && left < height && ++column < NAMES_SIDE_BY_SIDE)
        left = height;
      if (column == NAMES_SIDE_BY_SIDE)
        {
          ethos_pages_add_page (self, NULL, first);
          first = ethos_pages_get_n_pieces (self);
          column = 0;
          left = height;
        }
      ethos_pages_add_piece (self, card, 0, 0);
      left -= rows;
    }
  if (ethos_pages_get_n_pieces (self) > first || ethos_pages_get_length (self) == 0)
    ethos_pages_add_page (self, NULL, first);

  return self;
}
