// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-pages.h"

#include <string.h>

#include "ethos-audience.h"
#include "ethos-page-text.h"

/* How the stage lays out a sheet on a screen of 1080 lines that is only four thirds as wide, the
 * narrowest there is. On a wider one there is room to spare, and the pages are the same. */
#define SHEET_HEIGHT 600
#define GAP 24
#define NAME_COLUMNS 23
#define NAME_ROWS_MAX 2
#define NAME_ROW 116
#define TEXT_COLUMNS 40
#define TEXT_ROW 70
#define LABEL 80

/* Something to read: a record, or as much of its text as fits on a page. */
typedef struct
{
  gconstpointer record;
  gsize start;
  gsize length;
} Piece;

struct _EthosPages
{
  GArray *pieces;
  GArray *pages;

  /* All pages are of what is in focus, so that one of them was turned to. */
  gboolean of_focus;
};

static const char *
get_text (gconstpointer record)
{
  const char *text;

  switch (ethos_record_get_kind (record))
    {
    case ETHOS_KIND_NOTE:
      text = ((const EthosNote *) record)->text;
      break;
    case ETHOS_KIND_CARD:
      text = ((const EthosCard *) record)->statement;
      break;
    default:
      text = ((const EthosBehaviour *) record)->text;
    }

  return text != NULL ? text : "";
}

static void
add_piece (EthosPages *self, gconstpointer record, gsize start, gsize length)
{
  Piece piece = { record, start, length };

  g_array_append_val (self->pieces, piece);
}

static void
add_page (EthosPages *self, const char *section, guint first)
{
  EthosPage page = { section, first, self->pieces->len - first };

  g_array_append_val (self->pages, page);
}

/* Adds pages for the notes from @first on, all of one section. */
static void
add_section (EthosPages *self, const char *section, guint first)
{
  guint n_notes = self->pieces->len - first;
  g_autofree const char **texts = g_new0 (const char *, n_notes + 1);
  g_autoptr (GArray) starts = NULL;

  for (guint i = 0; i < n_notes; i++)
    texts[i] = get_text (g_array_index (self->pieces, Piece, first + i).record);

  starts = ethos_audience_paginate (texts, n_notes, ETHOS_NOTES_A_PAGE);
  for (guint i = 0; i < starts->len; i++)
    {
      guint start = g_array_index (starts, guint, i);
      guint end = i + 1 < starts->len ? g_array_index (starts, guint, i + 1) : n_notes;
      EthosPage page = { section, first + start, end - start };

      g_array_append_val (self->pages, page);
    }
}

/* The notes that the room may read: all of them, or those of one group, or those of none. */
static void
add_notes (EthosPages *self,
           EthosSession *session,
           const char *wall,
           gboolean by_group,
           const char *group)
{
  guint first = self->pieces->len;
  const EthosNote *note;
  EthosChildIter iter;

  ethos_session_iter_init (session, &iter, wall, ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    {
      const EthosGroup *own = ethos_session_find (session, ETHOS_KIND_GROUP, note->group);

      if (note->aside || (by_group && g_strcmp0 (own != NULL ? own->record.id : NULL, group) != 0))
        continue;
      add_piece (self, note, 0, strlen (get_text (note)));
    }
  add_section (self, group, first);
}

static void
add_wall (EthosPages *self, EthosSession *session, const EthosActivity *step)
{
  const EthosActivity *wall = ethos_session_get_wall (session, step->record.id);
  const EthosGroup *group;
  EthosChildIter iter;

  if (wall == NULL || !wall->revealed)
    return;

  if (step->kind != ETHOS_ACTIVITY_DISCUSS)
    {
      add_notes (self, session, wall->record.id, FALSE, NULL);
      return;
    }

  ethos_session_iter_init (session, &iter, wall->record.id, ETHOS_KIND_GROUP);
  while ((group = ethos_child_iter_next (&iter)) != NULL)
    add_notes (self, session, wall->record.id, TRUE, group->record.id);
  add_notes (self, session, wall->record.id, TRUE, NULL);
}

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
  sheet->first = sheet->self->pieces->len;
  sheet->n_lines = 0;
  sheet->kind = ETHOS_BEHAVIOUR_DO;
  sheet->left = sheet->height;
  sheet->full = FALSE;
}

static void
end_sheet (Sheet *sheet)
{
  if (sheet->self->pieces->len > sheet->first)
    add_page (sheet->self, sheet->section, sheet->first);
  begin_sheet (sheet);
}

/* What is below the name of a card, and above that what kind of card it is. */
static int
get_height_below_name (const EthosCard *card)
{
  gboolean named = card->title != NULL && *card->title != '\0' && !card->proposed;
  int height = SHEET_HEIGHT;
  guint rows;

  if (card->kind != ETHOS_CARD_VALUE)
    height -= LABEL;
  if (!named)
    return height;

  rows = ethos_page_text_count_rows (card->title, strlen (card->title), NAME_COLUMNS);
  if (rows <= NAME_ROWS_MAX)
    return height - (int) rows * NAME_ROW - GAP;

  /* Written in the size of the text below it. */
  rows = ethos_page_text_count_rows (card->title, strlen (card->title), TEXT_COLUMNS);
  return MAX (height - (int) rows * TEXT_ROW - GAP, LABEL + TEXT_ROW);
}

/* One text below those that are on the sheet, on the next one, or spread over several. */
static void
fill_sheet (Sheet *sheet, gconstpointer record, int kind, gboolean alone)
{
  const char *text = get_text (record);
  gsize length = strlen (text);
  gsize start = 0;

  while (length > start)
    {
      guint rows = ethos_page_text_count_rows (text + start, length - start, TEXT_COLUMNS);
      int label = kind != sheet->kind ? LABEL : 0;
      gboolean empty = sheet->self->pieces->len == sheet->first;
      gsize fits = length - start;

      if (!empty && (sheet->full || alone || label + (int) rows * TEXT_ROW > sheet->left))
        {
          end_sheet (sheet);
          continue;
        }
      if (label + (int) rows * TEXT_ROW > sheet->left)
        fits = ethos_page_text_fit (text + start, fits, TEXT_COLUMNS,
                                    (guint) MAX (1, (sheet->left - label) / TEXT_ROW));
      add_piece (sheet->self, record, start, fits);
      sheet->left -= label + (int) rows * TEXT_ROW + GAP;
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
  gboolean is_long = g_utf8_strlen (get_text (line), -1) > ETHOS_LONG_NOTE_CHARACTERS;

  if (sheet->n_lines == ETHOS_LINES_A_PAGE)
    end_sheet (sheet);
  fill_sheet (sheet, line, line->kind, is_long);
  sheet->n_lines++;
}

/* A card with what it means and its lines; one without any words has nothing to read. */
static void
add_card (EthosPages *self, EthosSession *session, const EthosCard *card)
{
  gboolean named = card->title != NULL && *card->title != '\0' && !card->proposed;
  Sheet sheet = { .self = self, .section = card->record.id };
  guint n_pages = self->pages->len;
  const EthosBehaviour *line;
  EthosChildIter lines;

  sheet.height = get_height_below_name (card);
  begin_sheet (&sheet);
  fill_sheet (&sheet, card, sheet.kind, FALSE);
  ethos_session_iter_init (session, &lines, card->record.id, ETHOS_KIND_BEHAVIOUR);
  while ((line = ethos_child_iter_next (&lines)) != NULL)
    fill_line (&sheet, line);
  end_sheet (&sheet);
  if (named && self->pages->len == n_pages)
    add_page (self, card->record.id, self->pieces->len);
}

static void
add_cards (EthosPages *self, EthosSession *session)
{
  const EthosCard *card;
  EthosChildIter cards;

  ethos_session_iter_init (session, &cards, ETHOS_DECK_ID, ETHOS_KIND_CARD);
  while ((card = ethos_child_iter_next (&cards)) != NULL)
    add_card (self, session, card);
}

static EthosPages *
new_pages (void)
{
  EthosPages *self = g_new0 (EthosPages, 1);

  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  self->pages = g_array_new (FALSE, FALSE, sizeof (EthosPage));
  return self;
}

/**
 * ethos_pages_new:
 * @session: a workshop
 *
 * What there is to read in the current step: notes once they are revealed, group by group where
 * they are discussed, and the cards with their lines at the close.
 *
 * Returns: (transfer full): the pages; none while everything is hidden
 */
EthosPages *
ethos_pages_new (EthosSession *session)
{
  EthosPages *self = new_pages ();
  const EthosActivity *step;

  g_return_val_if_fail (ETHOS_IS_SESSION (session), self);

  step = ethos_session_get_current (session);
  if (step != NULL && step->kind == ETHOS_ACTIVITY_CLOSE)
    {
      if (step->prompt_shown)
        add_cards (self, session);
    }
  else if (step != NULL)
    add_wall (self, session, step);

  return self;
}

/**
 * ethos_pages_new_of_card:
 * @session: a workshop
 * @id: the id of a card or of one of its lines
 *
 * What there is to read of a card alone, or of one line below the name of its card.
 *
 * Returns: (transfer full): the pages; at least one
 */
EthosPages *
ethos_pages_new_of_card (EthosSession *session, const char *id)
{
  EthosPages *self = new_pages ();
  const EthosBehaviour *line;
  const EthosCard *card;

  self->of_focus = TRUE;
  g_return_val_if_fail (ETHOS_IS_SESSION (session), self);

  line = ethos_session_find (session, ETHOS_KIND_BEHAVIOUR, id);
  card = ethos_session_find (session, ETHOS_KIND_CARD,
                             line != NULL ? ethos_session_get_parent (session, id) : id);
  g_return_val_if_fail (card != NULL, self);

  if (line == NULL)
    add_card (self, session, card);
  else
    {
      Sheet sheet = { .self = self, .section = card->record.id };

      /* What kind of line it is stands above it, whatever the kind. */
      sheet.height = get_height_below_name (card) - LABEL;
      begin_sheet (&sheet);
      fill_sheet (&sheet, line, sheet.kind, TRUE);
      end_sheet (&sheet);
    }
  if (self->pages->len == 0)
    add_page (self, card->record.id, self->pieces->len);

  return self;
}

/**
 * ethos_pages_free:
 * @self: (transfer full): pages
 */
void
ethos_pages_free (EthosPages *self)
{
  g_array_unref (self->pieces);
  g_array_unref (self->pages);
  g_free (self);
}

/**
 * ethos_pages_get_length:
 * @self: pages
 *
 * Returns: how many there are
 */
guint
ethos_pages_get_length (const EthosPages *self)
{
  return self->pages->len;
}

/**
 * ethos_pages_get_n_records:
 * @self: pages
 *
 * Returns: how many records there are on all pages
 */
guint
ethos_pages_get_n_records (const EthosPages *self)
{
  return self->pieces->len;
}

/**
 * ethos_pages_get:
 * @self: pages
 * @page: a number less than their length
 *
 * Returns: (transfer none): a page
 */
const EthosPage *
ethos_pages_get (const EthosPages *self, guint page)
{
  g_return_val_if_fail (page < self->pages->len, NULL);

  return &g_array_index (self->pages, EthosPage, page);
}

/**
 * ethos_pages_get_record:
 * @self: pages
 * @page: one of them
 * @index: less than the number of its records
 *
 * Returns: (transfer none): an #EthosNote; of a card the #EthosCard itself for what it means, and
 *   an #EthosBehaviour for each line
 */
gconstpointer
ethos_pages_get_record (const EthosPages *self, const EthosPage *page, guint index)
{
  g_return_val_if_fail (index < page->n_records, NULL);

  return g_array_index (self->pieces, Piece, page->first + index).record;
}

/**
 * ethos_pages_dup_text:
 * @self: pages
 * @page: one of them
 * @index: less than the number of its records
 *
 * Returns: (transfer full): as much of the text of a record as is on the page
 */
char *
ethos_pages_dup_text (const EthosPages *self, const EthosPage *page, guint index)
{
  const Piece *piece;

  g_return_val_if_fail (index < page->n_records, NULL);

  piece = &g_array_index (self->pieces, Piece, page->first + index);
  return g_strndup (get_text (piece->record) + piece->start, piece->length);
}

/**
 * ethos_pages_find:
 * @self: pages
 * @section: (nullable): the id of a group or of a card
 *
 * Returns: the number of its first page; -1 where it has none
 */
int
ethos_pages_find (const EthosPages *self, const char *section)
{
  for (guint i = 0; section != NULL && i < self->pages->len; i++)
    if (g_strcmp0 (ethos_pages_get (self, i)->section, section) == 0)
      return (int) i;

  return -1;
}

/**
 * ethos_pages_get_current:
 * @self: pages
 * @session: the workshop that they are of
 *
 * Returns: the number of the page that the room sees: the first one of what is in focus, otherwise
 *   the one that was turned to; 0 where there is none
 */
guint
ethos_pages_get_current (const EthosPages *self, EthosSession *session)
{
  const EthosWorkshop *workshop = ethos_session_get_workshop (session);
  int focused = self->of_focus ? -1 : ethos_pages_find (self, workshop->stage_focus);

  if (focused >= 0)
    return (guint) focused;

  return self->pages->len > 0 ? MIN ((guint) workshop->stage_page, self->pages->len - 1) : 0;
}
