// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include <string.h>

#include "ethos-page-notes.h"
#include "ethos-page-text.h"
#include "ethos-pages-private.h"
#include "ethos-same-notes.h"
#include "ethos-tally.h"

/* How the stage lays out the name of a group above its notes, and beside them on the wall. */
#define NAME_LARGE 112
#define NAME_GAP 16
#define NAME_COLUMNS 18
#define NAMED_GAP 24
#define GROUPS_A_PAGE 8

/* A note on as many pages as it needs. */
static void
add_alone (EthosPages *self, const char *section, const EthosNote *note, int height)
{
  const char *text = ethos_pages_get_text_of (note);
  gsize length = strlen (text);
  gsize start = 0;

  do
    {
      gsize fits = ethos_page_notes_fit_alone (text + start, length - start, height);

      ethos_pages_add_piece (self, note, start, fits);
      ethos_pages_add_page (self, section, ethos_pages_get_n_pieces (self) - 1);
      start += fits;
      while (start < length && g_unichar_isspace (g_utf8_get_char (text + start)))
        start = (gsize) (g_utf8_next_char (text + start) - text);
    }
  while (start < length);
}

/* Spreads notes that belong together over pages. */
static void
add_section (EthosPages *self,
             EthosSession *session,
             const char *section,
             const GPtrArray *notes,
             int height)
{
  EthosPageMeasures *known = ethos_page_measures_get (session);
  g_autofree const char **texts = g_new0 (const char *, notes->len + 1);
  guint n_fit;

  for (guint i = 0; i < notes->len; i++)
    texts[i] = ethos_pages_get_text_of (g_ptr_array_index (notes, i));

  for (guint i = 0; i < notes->len; i += MAX (n_fit, 1))
    {
      guint first = ethos_pages_get_n_pieces (self);

      n_fit = ethos_page_notes_count (known, texts + i, notes->len - i, height);
      if (n_fit == 0)
        {
          add_alone (self, section, g_ptr_array_index (notes, i), height);
          continue;
        }
      for (guint j = i; j < i + n_fit; j++)
        ethos_pages_add_piece (self, g_ptr_array_index (notes, j), 0, strlen (texts[j]));
      ethos_pages_add_page (self, section, first);
    }
}

/* The notes of a wall that the room may read: all of them, or those of one group, or of none. */
static GPtrArray *
dup_notes (EthosSession *session, const char *wall, gboolean by_group, const char *group)
{
  GPtrArray *notes = g_ptr_array_new ();
  const EthosNote *note;
  EthosChildIter iter;

  ethos_session_iter_init (session, &iter, wall, ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    {
      const EthosGroup *own = ethos_session_find (session, ETHOS_KIND_GROUP, note->group);

      if (!note->aside && ethos_same_notes_get_first (session, note) == NULL &&
          (!by_group || g_strcmp0 (own != NULL ? own->record.id : NULL, group) == 0))
        g_ptr_array_add (notes, (gpointer) note);
    }

  return notes;
}

/* The name of a group with its dots behind it, at least as long as the stage shows them. */
static char *
dup_counted_title (const EthosTally *tally, const EthosGroup *group)
{
  const char *title = group != NULL ? ethos_pages_get_text_of (group) : "";
  guint dots = group != NULL ? ethos_tally_get_dots (tally, group->record.id) : 0;

  return dots > 0 ? g_strdup_printf ("%s  ●●●\302\240%u", title, dots) : g_strdup (title);
}

/* What is left below the name of a group. */
static int
get_height_below_name (int height, const EthosTally *tally, const EthosGroup *group)
{
  g_autofree char *title = dup_counted_title (tally, group);
  int rows;

  if (*ethos_pages_get_text_of (group) == '\0')
    return height;

  rows = (int) ethos_page_text_count_rows (title, strlen (title), ETHOS_PAGE_COLUMNS);
  return height - (rows == 1 ? NAME_LARGE : rows * ETHOS_PAGE_ROW) - NAME_GAP;
}

/**
 * ethos_pages_add_group:
 * @group: the id of a group
 *
 * Adds the notes of a group below its name, those with most dots first once these are counted.
 */
void
ethos_pages_add_group (EthosPages *self, EthosSession *session, const char *group)
{
  const char *wall = ethos_session_get_parent (session, group);
  g_autoptr (GPtrArray) notes = dup_notes (session, wall, TRUE, group);
  g_autoptr (EthosTally) tally = ethos_tally_new_shown (session, wall);

  ethos_tally_sort (tally, notes);
  add_section (self, session, group, notes,
               get_height_below_name (ethos_pages_get_height (session), tally,
                                      ethos_session_find (session, ETHOS_KIND_GROUP, group)));
}

/**
 * ethos_pages_add_note:
 * @note: a note
 *
 * Adds a note alone.
 */
void
ethos_pages_add_note (EthosPages *self, EthosSession *session, const EthosNote *note)
{
  add_alone (self, note->record.id, note, ethos_pages_get_height (session));
}

/**
 * ethos_pages_add_wall:
 * @step: the current step
 *
 * Adds the notes of its wall once they are revealed, group by group where they are discussed: then
 * with what got most dots first once these are counted.
 */
void
ethos_pages_add_wall (EthosPages *self, EthosSession *session, const EthosActivity *step)
{
  const EthosActivity *wall = ethos_session_get_wall (session, step->record.id);
  int height = ethos_pages_get_height (session);
  gboolean by_group = step->kind == ETHOS_ACTIVITY_DISCUSS;
  g_autoptr (GPtrArray) notes = NULL;

  if (wall == NULL || !wall->revealed)
    return;

  notes = dup_notes (session, wall->record.id, by_group, NULL);
  if (by_group)
    {
      g_autoptr (GPtrArray) groups = ethos_tally_dup_groups (session, wall->record.id);
      g_autoptr (EthosTally) tally = ethos_tally_new_shown (session, wall->record.id);

      ethos_pages_add_prompt (self, session);
      for (guint i = 0; i < groups->len; i++)
        ethos_pages_add_group (self, session, ((EthosRecord *) groups->pdata[i])->id);
      ethos_tally_sort (tally, notes);
    }
  add_section (self, session, NULL, notes, height);
}

/**
 * ethos_pages_new_of_groups:
 * @session: a workshop
 * @wall: the id of a step in which notes were written
 *
 * All groups of a wall by name, as many as can be read at once, and last what is in none of them.
 *
 * Returns: (transfer full): the pages, whose records are groups; at least one
 */
EthosPages *
ethos_pages_new_of_groups (EthosSession *session, const char *wall)
{
  EthosPages *self = ethos_pages_new_empty (FALSE);
  g_autoptr (GPtrArray) loose = dup_notes (session, wall, TRUE, NULL);
  g_autoptr (GPtrArray) groups = ethos_tally_dup_groups (session, wall);
  g_autoptr (EthosTally) tally = ethos_tally_new_shown (session, wall);
  guint n_groups = groups->len;
  int height = ethos_pages_get_height (session);
  int left = height;
  guint first = 0;

  for (guint i = 0; i < n_groups + (loose->len > 0 ? 1 : 0); i++)
    {
      const EthosGroup *group = i < n_groups ? g_ptr_array_index (groups, i) : NULL;
      g_autofree char *title = dup_counted_title (tally, group);
      int row =
          (int) ethos_page_text_count_rows (title, strlen (title), NAME_COLUMNS) * ETHOS_PAGE_ROW +
          NAMED_GAP;

      if (i > 0 && (row > left || i - first == GROUPS_A_PAGE))
        {
          ethos_pages_add_page (self, NULL, first);
          first = i;
          left = height;
        }
      ethos_pages_add_piece (self, group, 0, 0);
      left -= row;
    }
  ethos_pages_add_page (self, NULL, first);

  return self;
}
