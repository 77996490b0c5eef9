// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-unread.h"

#include <glib/gi18n.h>

#include "ethos-projection.h"
#include "ethos-same-notes.h"
#include "ethos-text.h"

/* What the room has not had time to read. */

/* By itself, so not behind another one. */
static gboolean
is_unread (EthosSession *session, const EthosNote *note)
{
  return !note->seen && ethos_same_notes_get_shown (session, note) == note;
}

/* The first behind the note that is shown large, and round. */
static const EthosNote *
find_note (EthosSession *session, const char *wall)
{
  const char *shown = ethos_session_get_workshop (session)->stage_focus;
  const EthosNote *first = NULL;
  const EthosNote *note;
  EthosChildIter iter;
  gboolean behind = FALSE;

  ethos_session_iter_init (session, &iter, wall, ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    {
      if (g_strcmp0 (note->record.id, shown) == 0)
        behind = TRUE;
      else if (is_unread (session, note) && behind)
        return note;
      else if (is_unread (session, note) && first == NULL)
        first = note;
    }
  return first;
}

static char *
show_note (EthosStore *store, const char *wall)
{
  const EthosNote *note = find_note (ethos_store_get_session (store), wall);
  g_autofree char *text = NULL;

  if (note == NULL)
    return NULL;
  /* Translators: spoken; the room sees this note now. %s is its text. */
  text = ethos_text_print_isolated (_ ("On the projector: %s"), note->text);
  if (!ethos_store_run (store, ethos_op_new ("stage-show", "target", note->record.id, NULL)))
    return NULL;
  return g_steal_pointer (&text);
}

static char *
show_page (EthosStore *store)
{
  EthosSession *session = ethos_store_get_session (store);
  int page = ethos_projection_find_unread_page (session, ethos_projection_get_page (session) + 1);

  if (page < 0 || !ethos_store_run (store, ethos_op_new ("stage-page", "page", page, NULL)))
    return NULL;
  return g_strdup_printf (_ ("Page %u of %u"), (guint) page + 1,
                          ethos_projection_count_pages (session));
}

/**
 * ethos_unread_show_next:
 * @store: a workshop
 *
 * Puts on the projector what the room has not read yet: the next page with such a note where notes
 * are read by pages, else the next such note alone.
 *
 * Returns: (transfer full) (nullable): what is to be said of it; none where everything was read
 */
char *
ethos_unread_show_next (EthosStore *store)
{
  EthosSession *session;
  const EthosActivity *step, *wall;

  g_return_val_if_fail (ETHOS_IS_STORE (store), NULL);

  session = ethos_store_get_session (store);
  step = ethos_session_get_current (session);
  wall = step != NULL ? ethos_session_get_wall (session, step->record.id) : NULL;
  if (wall == NULL || !wall->revealed)
    return NULL;
  return step->kind == ETHOS_ACTIVITY_GROUP ? show_note (store, wall->record.id)
                                            : show_page (store);
}
