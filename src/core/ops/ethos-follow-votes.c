// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-ballot-private.h"
#include "ethos-op-private.h"

static gboolean
follow (char **targets, GHashTable *ids)
{
  gboolean changed = FALSE;

  for (guint i = 0; targets != NULL && targets[i] != NULL; i++)
    if (g_hash_table_contains (ids, targets[i]))
      {
        ethos_set_text (&targets[i], g_hash_table_lookup (ids, targets[i]));
        changed = TRUE;
      }
  return changed;
}

/**
 * ethos_op_follow_votes:
 * @context: what may be looked at
 * @wall: the id of the step in which the notes were written
 * @ids: (element-type utf8 utf8): the ids of groups and notes, and those that they get or go into
 * @edits: where to add what is to happen
 *
 * Dots follow what they were put on, those that are sealed as well as those that are counted.
 */
void
ethos_op_follow_votes (const EthosOpContext *context,
                       const char *wall,
                       GHashTable *ids,
                       EthosEdits *edits)
{
  const EthosRound *round;
  EthosChildIter rounds;

  ethos_session_iter_init (context->session, &rounds, wall, ETHOS_KIND_ROUND);
  while ((round = ethos_child_iter_next (&rounds)) != NULL)
    {
      g_autoptr (EthosRound) copy = ethos_record_copy (&round->record);
      const EthosBallot *ballot;
      EthosChildIter ballots;

      if (follow (copy->targets, ids))
        ethos_edits_set (edits, g_steal_pointer (&copy));
      ethos_session_iter_init (context->session, &ballots, round->record.id, ETHOS_KIND_BALLOT);
      while ((ballot = ethos_child_iter_next (&ballots)) != NULL)
        {
          g_autoptr (EthosBallot) sealed = ethos_record_copy (&ballot->record);

          if (follow (sealed->targets, ids))
            ethos_edits_set (edits, g_steal_pointer (&sealed));
        }
    }
}
