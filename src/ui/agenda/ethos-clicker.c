// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-agenda"

#include "config.h"

#include "ethos-clicker.h"

#include <glib/gi18n.h>

#include "ethos-focus.h"
#include "ethos-projection.h"
#include "ethos-text.h"

static EthosRecord *
show (const char *id, guint page)
{
  return ethos_op_new ("stage-show", "target", id, "page", (int) page, NULL);
}

/* From note to note within the group of the one that is in focus; at the ends it stays, so that
 * nobody leaves the group by mistake. Nothing where no note of a group is in focus. */
static EthosRecord *
turn_notes (EthosSession *session, gboolean forward)
{
  EthosFocusPlace place = ethos_focus_get_place (session);
  EthosRecord *op;

  if (place.place == 0)
    return NULL;
  op = ethos_focus_create_turn (session, forward);
  return op != NULL ? op
                    : show (ethos_session_get_workshop (session)->stage_focus,
                            ethos_projection_get_focus_page (session));
}

/* The page that is one further of what is in focus; nothing at its ends. */
static EthosRecord *
turn_focus (EthosSession *session, gboolean forward)
{
  const char *focus = ethos_session_get_workshop (session)->stage_focus;
  int page = (int) ethos_projection_get_focus_page (session) + (forward ? 1 : -1);

  return page >= 0 && page < (int) ethos_projection_count_focus_pages (session, focus)
             ? show (focus, (guint) page)
             : NULL;
}

/* The page that is one further; nothing at the ends. */
static EthosRecord *
turn_page (EthosSession *session, gboolean forward)
{
  const char *focus = ethos_session_get_workshop (session)->stage_focus;
  EthosRecord *op = NULL;
  int page;

  if (ethos_session_find (session, ETHOS_KIND_NOTE, focus) != NULL)
    op = turn_notes (session, forward);
  if (op == NULL && ethos_session_find (session, ETHOS_KIND_NOTE, focus) != NULL)
    op = turn_focus (session, forward);
  if (op != NULL)
    return op;

  page = ethos_projection_find_page (session, forward);
  return page >= 0 ? ethos_op_new ("stage-page", "page", page, NULL) : NULL;
}

/* The page that is one further: of all of a list, then of each item of it in turn. @current is the
 * place in the list of what is in focus, -1 if nothing is. */
static EthosRecord *
turn_list (EthosSession *session, EthosItemList *list, int current, gboolean forward)
{
  int n_pages = (int) ethos_projection_count_overview_pages (session);
  int page = (int) ethos_projection_get_overview_page (session) + (forward ? 1 : -1);
  EthosRecord *op = current >= 0 ? turn_focus (session, forward) : NULL;
  const char *next;

  if (op != NULL)
    return op;
  if (current < 0 && page >= 0 && page < n_pages)
    return ethos_op_new ("stage-page", "page", page, NULL);

  current += forward ? 1 : -1;
  if (current >= (int) ethos_item_list_get_length (list) || current < -1)
    return NULL;
  if (current < 0)
    return ethos_op_new ("stage-page", "page", n_pages - 1, NULL);
  next = ((const EthosRecord *) ethos_item_list_get_record (list, (guint) current))->id;
  return show (next, forward ? 0 : ethos_projection_count_focus_pages (session, next) - 1);
}

static EthosRecord *
turn_groups (EthosSession *session, const char *wall, gboolean forward)
{
  const char *focus = ethos_session_get_workshop (session)->stage_focus;
  gboolean focused = ethos_session_find (session, ETHOS_KIND_GROUP, focus) != NULL;
  EthosRecord *op = turn_notes (session, forward);

  if (op != NULL)
    return op;
  return turn_list (session, ethos_session_get_children (session, wall, ETHOS_KIND_GROUP),
                    focused ? ethos_session_get_position (session, focus) : -1, forward);
}

static EthosRecord *
turn_cards (EthosSession *session, gboolean forward)
{
  const char *card = ethos_session_get_workshop (session)->stage_focus;

  if (ethos_session_find (session, ETHOS_KIND_BEHAVIOUR, card) != NULL)
    card = ethos_session_get_parent (session, card);
  return turn_list (session, ethos_session_get_children (session, ETHOS_DECK_ID, ETHOS_KIND_CARD),
                    ethos_session_find (session, ETHOS_KIND_CARD, card) != NULL
                        ? ethos_session_get_position (session, card)
                        : -1,
                    forward);
}

/**
 * ethos_clicker_create_op:
 * @session: a workshop
 * @forward: whether the clicker goes on; otherwise it goes back
 *
 * What a clicker does: it moves within a step, from page to page or from group to group, or from
 * note to note within a group while one of its notes is shown alone, also once the workshop is
 * finished. It never reveals anything and never leaves the step.
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

static char *
dup_focus_place (EthosSession *session, const EthosRecord *focus)
{
  guint n_pages = ethos_projection_count_focus_pages (session, focus->id);
  guint page = ethos_projection_get_focus_page (session);
  g_autofree char *label = ethos_record_dup_label (focus);
  EthosFocusPlace place = ethos_focus_get_place (session);

  if (*label == '\0' && ethos_record_get_kind (focus) == ETHOS_KIND_GROUP)
    ethos_set_text (&label, _ ("Group without a name"));
  if (place.place > 0)
    /* Translators: spoken; what a note says that the room reads alone, which note of its group it
     * is, and how many there are. */
    return ethos_text_print_isolated (_ ("“%s”, note %u of %u"), label, place.place,
                                      place.n_places);
  return n_pages > 1
             /* Translators: spoken; what the room reads, the page of it, and how many there are. */
             ? ethos_text_print_isolated (_ ("“%s”, page %u of %u"), label, page + 1, n_pages)
             : ethos_text_print_isolated (_ ("“%s”"), label);
}

/**
 * ethos_clicker_dup_place:
 * @session: a workshop
 *
 * Where a clicker has led, for who does not see the projector.
 *
 * Returns: (transfer full): the page, or what is in focus, translated
 */
char *
ethos_clicker_dup_place (EthosSession *session)
{
  const EthosRecord *focus;
  const EthosActivity *step;
  guint page, n_pages;

  g_return_val_if_fail (ETHOS_IS_SESSION (session), NULL);

  focus = ethos_session_get_record (session, ethos_session_get_workshop (session)->stage_focus);
  if (focus != NULL)
    return dup_focus_place (session, focus);
  step = ethos_session_get_current (session);
  if (step != NULL && (step->kind == ETHOS_ACTIVITY_WRITE_NOTES ||
                       step->kind == ETHOS_ACTIVITY_DISCUSS || step->kind == ETHOS_ACTIVITY_CLOSE))
    {
      n_pages = MAX (ethos_projection_count_pages (session), 1);
      page = MIN ((guint) ethos_session_get_workshop (session)->stage_page, n_pages - 1);
    }
  else
    {
      n_pages = ethos_projection_count_overview_pages (session);
      page = ethos_projection_get_overview_page (session);
    }
  return g_strdup_printf (_ ("Page %u of %u"), page + 1, n_pages);
}
