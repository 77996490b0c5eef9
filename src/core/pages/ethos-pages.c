// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-pages.h"

#include <string.h>

#include "ethos-page-text.h"
#include "ethos-pages-private.h"

/* A prompt of more rows than these leaves too little for what is read below it. */
#define PROMPT_ROWS_MAX 2

struct _EthosPages
{
  GArray *pieces;
  GArray *pages;

  /* All pages are of what is in focus, so that one of them was turned to. */
  gboolean of_focus;
};

/**
 * ethos_pages_new_empty:
 * @of_focus: whether all pages will be of one thing, that they are turned in
 *
 * Returns: (transfer full): no pages yet
 */
EthosPages *
ethos_pages_new_empty (gboolean of_focus)
{
  EthosPages *self = g_new0 (EthosPages, 1);

  self->pieces = g_array_new (FALSE, FALSE, sizeof (EthosPiece));
  self->pages = g_array_new (FALSE, FALSE, sizeof (EthosPage));
  self->of_focus = of_focus;
  return self;
}

/**
 * ethos_pages_get_text_of:
 * @record: a record that the room may read
 *
 * Returns: what there is to read of it
 */
const char *
ethos_pages_get_text_of (gconstpointer record)
{
  const char *text;

  switch (ethos_record_get_kind (record))
    {
    case ETHOS_KIND_NOTE:
      text = ((const EthosNote *) record)->text;
      break;
    case ETHOS_KIND_GROUP:
      text = ((const EthosGroup *) record)->title;
      break;
    case ETHOS_KIND_CARD:
      text = ((const EthosCard *) record)->statement;
      break;
    default:
      text = ((const EthosBehaviour *) record)->text;
    }

  return text != NULL ? text : "";
}

/**
 * ethos_pages_get_n_pieces:
 *
 * Returns: how many pieces there are
 */
guint
ethos_pages_get_n_pieces (const EthosPages *self)
{
  return self->pieces->len;
}

/**
 * ethos_pages_add_piece:
 * @record: (nullable): what there is to read
 * @start: where in its text the piece begins
 * @length: how much of its text it is
 */
void
ethos_pages_add_piece (EthosPages *self, gconstpointer record, gsize start, gsize length)
{
  EthosPiece piece = { record, start, length };

  g_array_append_val (self->pieces, piece);
}

/**
 * ethos_pages_add_page:
 * @section: (nullable): the id of what all of the page belongs to
 * @first: its first piece; the last one there is, is its last
 */
void
ethos_pages_add_page (EthosPages *self, const char *section, guint first)
{
  EthosPage page = { section, first, self->pieces->len - first };

  g_array_append_val (self->pages, page);
}

static guint
count_rows (const char *text)
{
  return text != NULL && *text != '\0'
             ? ethos_page_text_count_rows (text, strlen (text), ETHOS_PAGE_COLUMNS)
             : 0;
}

static gboolean
has_prompt_above (const EthosActivity *step)
{
  return step->prompt_shown &&
         (step->kind == ETHOS_ACTIVITY_DISCUSS || step->kind == ETHOS_ACTIVITY_CLOSE) &&
         count_rows (step->prompt) > 0;
}

/**
 * ethos_pages_get_height:
 * @session: a workshop in a step
 *
 * Returns: what the stage has for what is read, below the name of the step or its prompt
 */
int
ethos_pages_get_height (EthosSession *session)
{
  const EthosActivity *step = ethos_session_get_current (session);
  guint rows = 1;

  if (step != NULL)
    rows = has_prompt_above (step) && count_rows (step->prompt) <= PROMPT_ROWS_MAX
               ? count_rows (step->prompt)
               : count_rows (step->title);

  return ETHOS_PAGE_HEIGHT - (int) (MAX (rows, 1) - 1) * ETHOS_PAGE_ROW;
}

/**
 * ethos_pages_add_prompt:
 *
 * Adds a page without records for a prompt that is too long to stand above what is read.
 */
void
ethos_pages_add_prompt (EthosPages *self, EthosSession *session)
{
  const EthosActivity *step = ethos_session_get_current (session);

  if (has_prompt_above (step) && count_rows (step->prompt) > PROMPT_ROWS_MAX)
    ethos_pages_add_page (self, NULL, self->pieces->len);
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
  EthosPages *self = ethos_pages_new_empty (FALSE);
  const EthosActivity *step;

  g_return_val_if_fail (ETHOS_IS_SESSION (session), self);

  step = ethos_session_get_current (session);
  if (step != NULL && step->kind == ETHOS_ACTIVITY_CLOSE)
    {
      if (step->prompt_shown)
        {
          ethos_pages_add_prompt (self, session);
          ethos_pages_add_cards (self, session);
        }
    }
  else if (step != NULL)
    ethos_pages_add_wall (self, session, step);

  return self;
}

/**
 * ethos_pages_new_of_focus:
 * @session: a workshop
 * @id: the id of a card, of one of its lines, of a group or of a note
 *
 * What there is to read of a card alone, of one line below the name of its card, of a group, or of
 * a note alone.
 *
 * Returns: (transfer full): the pages; at least one
 */
EthosPages *
ethos_pages_new_of_focus (EthosSession *session, const char *id)
{
  EthosPages *self = ethos_pages_new_empty (TRUE);
  const EthosBehaviour *line;
  const EthosCard *card;
  const EthosNote *note;

  g_return_val_if_fail (ETHOS_IS_SESSION (session), self);

  line = ethos_session_find (session, ETHOS_KIND_BEHAVIOUR, id);
  note = ethos_session_find (session, ETHOS_KIND_NOTE, id);
  card = ethos_session_find (session, ETHOS_KIND_CARD,
                             line != NULL ? ethos_session_get_parent (session, id) : id);

  if (line != NULL)
    ethos_pages_add_line (self, session, card, line);
  else if (card != NULL)
    ethos_pages_add_card (self, session, card);
  else if (note != NULL)
    ethos_pages_add_note (self, session, note);
  else if (ethos_session_find (session, ETHOS_KIND_GROUP, id) != NULL)
    ethos_pages_add_group (self, session, id);
  if (self->pages->len == 0)
    ethos_pages_add_page (self, card != NULL ? card->record.id : id, self->pieces->len);

  return self;
}

/**
 * ethos_pages_new_of_draft:
 * @session: a workshop
 * @card: the id of a card
 * @line: a line that is not under it yet
 *
 * What there is to read of a line that is being written, below the name of its card.
 *
 * Returns: (transfer full) (nullable): the pages; %NULL when there is no such card
 */
EthosPages *
ethos_pages_new_of_draft (EthosSession *session, const char *id, const EthosBehaviour *line)
{
  EthosPages *self;
  const EthosCard *card;

  g_return_val_if_fail (ETHOS_IS_SESSION (session), NULL);
  g_return_val_if_fail (line != NULL, NULL);

  card = ethos_session_find (session, ETHOS_KIND_CARD, id);
  if (card == NULL)
    return NULL;
  self = ethos_pages_new_empty (TRUE);
  ethos_pages_add_line (self, session, card, line);
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
 * Returns: how many records there are on all pages, one that is spread over several counting once
 */
guint
ethos_pages_get_n_records (const EthosPages *self)
{
  guint n_records = 0;

  for (guint i = 0; i < self->pieces->len; i++)
    if (g_array_index (self->pieces, EthosPiece, i).start == 0)
      n_records++;

  return n_records;
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
 *   an #EthosBehaviour for each line; of a wall an #EthosGroup, or %NULL for the notes that are in
 *   none
 */
gconstpointer
ethos_pages_get_record (const EthosPages *self, const EthosPage *page, guint index)
{
  g_return_val_if_fail (index < page->n_records, NULL);

  return g_array_index (self->pieces, EthosPiece, page->first + index).record;
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
  const EthosPiece *piece;

  g_return_val_if_fail (index < page->n_records, NULL);

  piece = &g_array_index (self->pieces, EthosPiece, page->first + index);
  return g_strndup (ethos_pages_get_text_of (piece->record) + piece->start, piece->length);
}

/**
 * ethos_pages_ends:
 * @self: pages
 * @page: one of them
 * @index: less than the number of its records
 *
 * Returns: whether the last words of a record are on the page
 */
gboolean
ethos_pages_ends (const EthosPages *self, const EthosPage *page, guint index)
{
  const EthosPiece *piece;

  g_return_val_if_fail (index < page->n_records, FALSE);

  piece = &g_array_index (self->pieces, EthosPiece, page->first + index);
  return piece->start + piece->length == strlen (ethos_pages_get_text_of (piece->record));
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
  gint64 turned = self->of_focus ? workshop->stage_part : workshop->stage_page;
  int focused = self->of_focus ? -1 : ethos_pages_find (self, workshop->stage_focus);

  if (focused >= 0)
    return (guint) focused;

  return self->pages->len > 0 ? MIN ((guint) turned, self->pages->len - 1) : 0;
}
