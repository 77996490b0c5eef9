// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-model.h"

G_BEGIN_DECLS

/*
 * What one voice has put while a round is open. Only the core looks into one: views, the room and
 * reports get sums, and these only once the round is counted, when its ballots are gone. Lint sees
 * to it that nobody else includes this.
 */

/* One a voice, and a show of hands for as many again. */
#define ETHOS_BALLOTS_MAX (2 * ETHOS_VOICES_MAX)

/**
 * EthosBallot:
 * @hands: whether it is how many hands were shown for the one target
 * @targets: (nullable): the ids of groups, and of notes that are in none
 * @dots: (nullable): how many each of these gets
 */
typedef struct
{
  EthosRecord record;
  gboolean hands;
  char **targets;
  GArray *dots;
} EthosBallot;

/**
 * ethos_dots_get_length:
 *
 * Returns: how many targets have their number: files may have more of one than of the other
 */
static inline guint
ethos_dots_get_length (char **targets, const GArray *dots)
{
  return targets != NULL && dots != NULL ? MIN (g_strv_length (targets), dots->len) : 0;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosBallot, ethos_record_unref)

G_END_DECLS
