// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-clock.h"
#include "ethos-sections-private.h"

G_BEGIN_DECLS

/**
 * EthosDraft:
 * @card: the id of a card
 * @line: a line that is being written for it and is not in the workshop yet
 */
typedef struct
{
  char *card;
  EthosBehaviour *line;
} EthosDraft;

EthosAudience *
ethos_scene_new_audience (EthosSections *sections, const EthosDraft *draft, EthosClock *clock);

G_END_DECLS
