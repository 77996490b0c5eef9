// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-pages.h"

#include "ethos-audience.h"

struct _EthosPages
{
  GPtrArray *records;
  GArray *pages;
};

/* Adds pages for the records from @first on, all of one section. */
static void
add_section (EthosPages *self, const char *section, guint first, guint a_page)
{
  guint n_records = self->records->len - first;
  g_autofree const char **texts = g_new0 (const char *, n_records + 1);
  g_autoptr (GArray) starts = NULL;

  for (guint i = 0; i < n_records; i++)
    {
      const EthosRecord *record = g_ptr_array_index (self->records, first + i);

      texts[i] = ethos_record_get_kind (record) == ETHOS_KIND_NOTE
                     ? ((const EthosNote *) record)->text
                     : ((const EthosBehaviour *) record)->text;
      texts[i] = texts[i] ? texts[i] : "";
    }

  starts = ethos_audience_paginate (texts, n_records, a_page);
  for (guint i = 0; i < starts->len; i++)
    {
      guint start = g_array_index (starts, guint, i);
      guint end = i + 1 < starts->len ? g_array_index (starts, guint, i + 1) : n_records;
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
  guint first = self->records->len;
  const EthosNote *note;
  EthosChildIter iter;

  ethos_session_iter_init (session, &iter, wall, ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    {
      const EthosGroup *own = ethos_session_find (session, ETHOS_KIND_GROUP, note->group);

      if (note->aside || (by_group && g_strcmp0 (own != NULL ? own->record.id : NULL, group) != 0))
        continue;
      g_ptr_array_add (self->records, (gpointer) note);
    }
  add_section (self, group, first, ETHOS_NOTES_A_PAGE);
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

/* Cards one at a time, each with its lines; one without any words has nothing to read. */
static void
add_cards (EthosPages *self, EthosSession *session)
{
  const EthosCard *card;
  const EthosBehaviour *line;
  EthosChildIter cards, lines;

  ethos_session_iter_init (session, &cards, ETHOS_DECK_ID, ETHOS_KIND_CARD);
  while ((card = ethos_child_iter_next (&cards)) != NULL)
    {
      gboolean named = card->title != NULL && *card->title != '\0' && !card->proposed;
      gboolean stated = card->statement != NULL && *card->statement != '\0';
      guint first = self->records->len;

      ethos_session_iter_init (session, &lines, card->record.id, ETHOS_KIND_BEHAVIOUR);
      while ((line = ethos_child_iter_next (&lines)) != NULL)
        g_ptr_array_add (self->records, (gpointer) line);
      if (self->records->len > first)
        add_section (self, card->record.id, first, ETHOS_LINES_A_PAGE);
      else if (named || stated)
        {
          EthosPage page = { card->record.id, first, 0 };

          g_array_append_val (self->pages, page);
        }
    }
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
  EthosPages *self = g_new0 (EthosPages, 1);
  const EthosActivity *step;

  self->records = g_ptr_array_new ();
  self->pages = g_array_new (FALSE, FALSE, sizeof (EthosPage));
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
 * ethos_pages_free:
 * @self: (transfer full): pages
 */
void
ethos_pages_free (EthosPages *self)
{
  g_ptr_array_unref (self->records);
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
  return self->records->len;
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
 * Returns: (transfer none): an #EthosNote, or an #EthosBehaviour at the close
 */
gconstpointer
ethos_pages_get_record (const EthosPages *self, const EthosPage *page, guint index)
{
  g_return_val_if_fail (index < page->n_records, NULL);

  return g_ptr_array_index (self->records, page->first + index);
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
  int focused = ethos_pages_find (self, workshop->stage_focus);

  if (focused >= 0)
    return (guint) focused;

  return self->pages->len > 0 ? MIN ((guint) workshop->stage_page, self->pages->len - 1) : 0;
}
