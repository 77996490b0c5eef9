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

/* The next group alone; before the first one, all of them together. */
static EthosRecord *
turn_groups (EthosSession *session, const char *wall, gboolean forward)
{
  EthosItemList *list = ethos_session_get_children (session, wall, ETHOS_KIND_GROUP);
  const char *focus = ethos_session_get_workshop (session)->stage_focus;
  int n_items = (int) ethos_item_list_get_length (list);
  int position = -1;
  const EthosRecord *next;

  if (ethos_session_find (session, ETHOS_KIND_GROUP, focus) != NULL)
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

static EthosRecord *
show_card (const char *id, guint page)
{
  return ethos_op_new ("stage-show", "target", id, "page", (int) page, NULL);
}

/* The page that is one further: of the names of all cards, then of each card in turn. */
static EthosRecord *
turn_cards (EthosSession *session, gboolean forward)
{
  EthosItemList *cards = ethos_session_get_children (session, ETHOS_DECK_ID, ETHOS_KIND_CARD);
  const EthosWorkshop *workshop = ethos_session_get_workshop (session);
  const char *focus = workshop->stage_focus;
  const char *card = focus;
  int page, n_pages, position = -1;

  if (ethos_session_find (session, ETHOS_KIND_BEHAVIOUR, focus) != NULL)
    card = ethos_session_get_parent (session, focus);
  if (ethos_session_find (session, ETHOS_KIND_CARD, card) != NULL)
    {
      position = ethos_session_get_position (session, card);
      n_pages = (int) ethos_projection_count_card_pages (session, focus);
      page = MIN ((int) workshop->stage_page, n_pages - 1);
    }
  else
    {
      n_pages = (int) ethos_projection_count_overview_pages (session);
      page = (int) ethos_projection_get_overview_page (session);
    }

  page += forward ? 1 : -1;
  if (page >= 0 && page < n_pages)
    return position >= 0 ? show_card (focus, (guint) page)
                         : ethos_op_new ("stage-page", "page", page, NULL);

  position += forward ? 1 : -1;
  if (position >= (int) ethos_item_list_get_length (cards) || position < -1)
    return NULL;
  if (position < 0)
    return ethos_op_new ("stage-page", "page",
                         (int) ethos_projection_count_overview_pages (session) - 1, NULL);
  card = ((const EthosRecord *) ethos_item_list_get_record (cards, (guint) position))->id;
  return show_card (card, forward ? 0 : ethos_projection_count_card_pages (session, card) - 1);
}

/**
 * ethos_clicker_create_op:
 * @session: a workshop
 * @forward: whether the clicker goes on; otherwise it goes back
 *
 * What a clicker does: it moves within a step, from page to page or from group to group, also once
 * the workshop is finished. It never reveals anything and never leaves the step.
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
  if (step == NULL)
    return NULL;
  switch (step->kind)
    {
    case ETHOS_ACTIVITY_PRESENT_CARDS:
    case ETHOS_ACTIVITY_WRITE_LINES:
      return step->prompt_shown ? turn_cards (session, forward) : NULL;
    case ETHOS_ACTIVITY_WRITE_NOTES:
    case ETHOS_ACTIVITY_DISCUSS:
    case ETHOS_ACTIVITY_CLOSE:
      return turn_page (session, forward);
    case ETHOS_ACTIVITY_GROUP:
      wall = ethos_session_get_wall (session, step->record.id);
      return wall != NULL && wall->revealed ? turn_groups (session, wall->record.id, forward)
                                            : NULL;
    default:
      return NULL;
    }
}
