// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-audience.h"
#include "ethos-session.h"

G_BEGIN_DECLS

/**
 * EthosSections:
 *
 * What a workshop has for the room, in the form of the audience: cards, walls, and the ids by which
 * the room knows what is on them. Whether the room may see them now is decided by who asks.
 */
typedef struct _EthosSections EthosSections;

EthosSections *ethos_sections_new (EthosSession *session);
void ethos_sections_free (EthosSections *self);
void ethos_sections_forget (EthosSections *self, EthosChanges *changes);

EthosSession *ethos_sections_get_session (EthosSections *self);
const char *ethos_sections_get_public_id (EthosSections *self, const char *id);
const char *ethos_sections_find_public_id (EthosSections *self, const char *id);

EthosAudienceCards *ethos_sections_get_cards (EthosSections *self);
EthosAudienceWall *ethos_sections_get_wall (EthosSections *self, const char *activity);

EthosAudienceWall *
ethos_sections_new_part (EthosSections *self, const char *activity, guint first, guint n_groups);

void ethos_sections_fill_line (EthosSections *self,
                               EthosAudienceLine *shown,
                               const EthosBehaviour *line,
                               const char *text);
void ethos_sections_add_note (EthosSections *self,
                              EthosAudienceWall *wall,
                              const EthosNote *note,
                              int group,
                              const char *text);
void
ethos_sections_add_group (EthosSections *self, EthosAudienceWall *wall, const EthosGroup *group);

G_END_DECLS
