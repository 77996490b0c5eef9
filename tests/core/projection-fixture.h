// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-projection.h"

G_BEGIN_DECLS

/* A workshop with a card, notes on a wall and a step of each kind that shows them, and what the
 * room sees of it. */
typedef struct
{
  EthosStore *store;
  EthosSession *session;
  EthosProjection *projection;
  char *write;
  char *group;
  char *lines;
} Room;

void room_run (Room *room, EthosRecord *op);
void room_flag (Room *room, const char *op, gboolean value);
const EthosAudienceParts *room_look (Room *room);
void room_init (Room *room);
void room_clear (Room *room);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Room, room_clear)

G_END_DECLS
