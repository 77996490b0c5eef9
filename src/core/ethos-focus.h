// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-op.h"

G_BEGIN_DECLS

/* What of a wall is alone on the stage, and what comes beside it. */

/**
 * EthosFocusPlace:
 * @group: (nullable): the group that the note is in; %NULL for a note that is in none
 * @place: which of its notes it is, from 1; 0 where the group itself is in focus
 * @n_places: how many notes the room can see of the group
 *
 * Where what is in focus stands in its group.
 */
typedef struct
{
  const EthosGroup *group;
  guint place;
  guint n_places;
} EthosFocusPlace;

gconstpointer ethos_focus_find (EthosSession *session, const char *wall);
EthosFocusPlace ethos_focus_get_place (EthosSession *session);
EthosRecord *ethos_focus_create_turn (EthosSession *session, gboolean forward);
EthosRecord *ethos_focus_create_first (EthosSession *session);

G_END_DECLS
