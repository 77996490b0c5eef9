// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-agenda"

#include "config.h"

#include "ethos-clicker.h"

#include "ethos-projection.h"

/* The page that is one further; nothing at the ends. */
static EthosRecord *
turn_page (EthosSession *session, gboolean forward)
{
  int page = ethos_projection_find_page (session, forward);

  return page >= 0 ? ethos_op_new ("stage-page", "page", page, NULL) : NULL;
}

/* The next thing of a list alone; before the first one, all of them together. */
static EthosRecord *
turn_focus (EthosSession *session, const char *parent, EthosKind kind, gboolean forward)
{
  EthosItemList *list = ethos_session_get_children (session, parent, kind);
  const char *focus = ethos_session_get_workshop (session)->stage_focus;
  int n_items = (int) ethos_item_list_get_length (list);
  int position = -1;
  const EthosRecord *next;

  if (ethos_session_find (session, ETHOS_KIND_BEHAVIOUR, focus) != NULL)
    focus = ethos_session_get_parent (session, focus);
  if (ethos_session_find (session, kind, focus) != NULL)
    position = ethos_session_get_position (session, focus);
  else if (!forward)
    return NULL;
  position += forward ? 1 : -1;
  if (position >= n_items)
    return NULL;
  if (position < 0)
    return ethos_op_new ("stage-show", "target", "", NULL);
  next = ethos_item_list_get_record (list, (guint) position);
  return ethos_op_new ("stage-show", "target", next->id, NULL);
}

/**
 * ethos_clicker_create_op:
 * @session: a workshop
 * @forward: whether the clicker goes on; otherwise it goes back
 *
 * What a clicker does: it moves within a step, from page to page or from card to card. It never
 * reveals anything and never leaves the step.
 *
 * Returns: (transfer full) (nullable): the operation; %NULL where there is nowhere to go
 */
EthosRecord *
ethos_clicker_create_op (EthosSession *session, gboolean forward)
{
  const EthosActivity *step;
  const EthosActivity *wall;

  g_return_val_if_fail (ETHOS_IS_SESSION (session), NULL);

  step = ethos_session_get_current (session);
  if (step == NULL || ethos_session_get_workshop (session)->finished)
    return NULL;
  switch (step->kind)
    {
    case ETHOS_ACTIVITY_PRESENT_CARDS:
    case ETHOS_ACTIVITY_WRITE_LINES:
      return step->prompt_shown ? turn_focus (session, ETHOS_DECK_ID, ETHOS_KIND_CARD, forward)
                                : NULL;
    case ETHOS_ACTIVITY_WRITE_NOTES:
    case ETHOS_ACTIVITY_DISCUSS:
    case ETHOS_ACTIVITY_CLOSE:
      return turn_page (session, forward);
    case ETHOS_ACTIVITY_GROUP:
      wall = ethos_session_get_wall (session, step->record.id);
      return wall != NULL && wall->revealed
                 ? turn_focus (session, wall->record.id, ETHOS_KIND_GROUP, forward)
                 : NULL;
    default:
      return NULL;
    }
}
