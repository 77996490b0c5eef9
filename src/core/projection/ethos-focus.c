// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-focus.h"

#include "ethos-projection.h"
#include "ethos-same-notes.h"

static const char *
get_focus (EthosSession *session)
{
  return ethos_session_get_workshop (session)->stage_focus;
}

/* Whether the room may see it. */
static gboolean
is_revealed (EthosSession *session, const char *id)
{
  const EthosActivity *wall = id != NULL
                                  ? ethos_session_find (session, ETHOS_KIND_ACTIVITY,
                                                        ethos_session_get_parent (session, id))
                                  : NULL;

  return wall != NULL && wall->revealed;
}

static const EthosNote *
find_note (EthosSession *session)
{
  const EthosNote *note = ethos_session_find (session, ETHOS_KIND_NOTE, get_focus (session));

  return note != NULL && ethos_same_notes_get_shown (session, note) != NULL &&
                 is_revealed (session, note->record.id)
             ? note
             : NULL;
}

/* The group that is in focus, or whose note is. */
static const EthosGroup *
find_group (EthosSession *session)
{
  const EthosNote *note = find_note (session);

  if (note == NULL && !is_revealed (session, get_focus (session)))
    return NULL;
  return ethos_session_find (session, ETHOS_KIND_GROUP,
                             note != NULL ? note->group : get_focus (session));
}

/* The notes of a group that the room can see, in the order of the wall. */
static GPtrArray *
list_notes (EthosSession *session, const EthosGroup *group)
{
  GPtrArray *notes = g_ptr_array_new ();
  const EthosNote *note;
  EthosChildIter iter;

  ethos_session_iter_init (session, &iter, ethos_session_get_parent (session, group->record.id),
                           ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    if (ethos_same_notes_get_shown (session, note) == note &&
        g_strcmp0 (note->group, group->record.id) == 0)
      g_ptr_array_add (notes, (gpointer) note);
  return notes;
}

/* Where the note that is in focus stands among them, or the one that it has been combined with. */
static gboolean
find_place (EthosSession *session, GPtrArray *notes, guint *place)
{
  const EthosNote *note = find_note (session);

  return note != NULL &&
         g_ptr_array_find (notes, ethos_same_notes_get_shown (session, note), place);
}

static EthosRecord *
show (const char *id, guint page)
{
  return ethos_op_new ("stage-show", "target", id, "page", (int) page, NULL);
}

/**
 * ethos_focus_find:
 * @session: a workshop
 * @wall: the id of a step in which notes are written
 *
 * Returns: (transfer none) (nullable): the #EthosNote or #EthosGroup of that wall which the room
 *   sees alone
 */
gconstpointer
ethos_focus_find (EthosSession *session, const char *wall)
{
  const char *focus;

  g_return_val_if_fail (ETHOS_IS_SESSION (session), NULL);

  focus = get_focus (session);
  if (!is_revealed (session, focus) ||
      g_strcmp0 (ethos_session_get_parent (session, focus), wall) != 0)
    return NULL;
  if (ethos_session_find (session, ETHOS_KIND_GROUP, focus) != NULL)
    return ethos_session_get_record (session, focus);
  return find_note (session);
}

/**
 * ethos_focus_get_place:
 * @session: a workshop
 *
 * Returns: where the note or the group that is in focus stands; all zero where neither is
 */
EthosFocusPlace
ethos_focus_get_place (EthosSession *session)
{
  EthosFocusPlace found = { 0 };
  g_autoptr (GPtrArray) notes = NULL;
  guint place;

  g_return_val_if_fail (ETHOS_IS_SESSION (session), found);

  found.group = find_group (session);
  if (found.group == NULL)
    return found;
  notes = list_notes (session, found.group);
  found.n_places = notes->len;
  if (find_place (session, notes, &place))
    found.place = place + 1;
  return found;
}

/* One page further of what is in focus. */
static EthosRecord *
turn_page (EthosSession *session, gboolean forward)
{
  const char *focus = get_focus (session);
  int page = (int) ethos_projection_get_focus_page (session) + (forward ? 1 : -1);

  return page >= 0 && page < (int) ethos_projection_count_focus_pages (session, focus)
             ? show (focus, (guint) page)
             : NULL;
}

/**
 * ethos_focus_create_turn:
 * @session: a workshop
 * @forward: whether it goes on; otherwise it goes back
 *
 * What comes beside what is in focus: another page of it; beside a note of a group the next one of
 * that group. It never goes on to what nobody has put on the stage, such as another group.
 *
 * Returns: (transfer full) (nullable): the operation; %NULL where there is nothing beside it
 */
EthosRecord *
ethos_focus_create_turn (EthosSession *session, gboolean forward)
{
  g_autoptr (GPtrArray) notes = NULL;
  const EthosGroup *group;
  EthosRecord *op;
  guint place;

  g_return_val_if_fail (ETHOS_IS_SESSION (session), NULL);

  group = find_group (session);
  if (group == NULL && find_note (session) == NULL)
    return NULL;
  op = turn_page (session, forward);
  if (op != NULL || find_note (session) == NULL || group == NULL)
    return op;

  notes = list_notes (session, group);
  if (!find_place (session, notes, &place) || (forward ? place + 1 >= notes->len : place == 0))
    return NULL;
  {
    const EthosNote *beside = g_ptr_array_index (notes, forward ? place + 1 : place - 1);

    return show (beside->record.id,
                 forward ? 0 : ethos_projection_count_focus_pages (session, beside->record.id) - 1);
  }
}

/**
 * ethos_focus_create_first:
 * @session: a workshop
 *
 * Shows the notes of the group that is in focus one by one, from the first one on.
 *
 * Returns: (transfer full) (nullable): the operation; %NULL where no group is in focus, or it has
 *   no notes
 */
EthosRecord *
ethos_focus_create_first (EthosSession *session)
{
  g_autoptr (GPtrArray) notes = NULL;
  const EthosGroup *group;

  g_return_val_if_fail (ETHOS_IS_SESSION (session), NULL);

  group = ethos_session_find (session, ETHOS_KIND_GROUP, get_focus (session));
  if (group == NULL)
    return NULL;
  notes = list_notes (session, group);
  return notes->len > 0 ? show (((EthosRecord *) g_ptr_array_index (notes, 0))->id, 0) : NULL;
}
