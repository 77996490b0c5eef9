// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-votes.h"

#include "ethos-ballot-private.h"
#include "ethos-same-notes.h"

static const EthosRound *
get_last (EthosSession *session, const char *wall, EthosRoundState state)
{
  const EthosRound *last = NULL;
  const EthosRound *round;
  EthosChildIter iter;

  if (ethos_session_find (session, ETHOS_KIND_ACTIVITY, wall) == NULL)
    return NULL;
  ethos_session_iter_init (session, &iter, wall, ETHOS_KIND_ROUND);
  while ((round = ethos_child_iter_next (&iter)) != NULL)
    if (round->state == (int) state)
      last = round;
  return last;
}

/**
 * ethos_votes_get_open:
 * @session: a workshop
 * @wall: (nullable): the id of the step in which the notes were written
 *
 * Returns: (transfer none) (nullable): the round in which dots are put now
 */
const EthosRound *
ethos_votes_get_open (EthosSession *session, const char *wall)
{
  g_return_val_if_fail (ETHOS_IS_SESSION (session), NULL);

  return get_last (session, wall, ETHOS_ROUND_OPEN);
}

/**
 * ethos_votes_get_counted:
 * @session: a workshop
 * @wall: (nullable): the id of the step in which the notes were written
 *
 * Returns: (transfer none) (nullable): the round that was counted last
 */
const EthosRound *
ethos_votes_get_counted (EthosSession *session, const char *wall)
{
  g_return_val_if_fail (ETHOS_IS_SESSION (session), NULL);

  return get_last (session, wall, ETHOS_ROUND_COUNTED);
}

/**
 * ethos_votes_count_voices:
 * @session: a workshop
 * @round: the id of a round
 *
 * For the window of the facilitator: it says how many, and nothing of what they have put.
 *
 * Returns: how many voices have put their dots
 */
guint
ethos_votes_count_voices (EthosSession *session, const char *round)
{
  const EthosRound *record;
  const EthosBallot *ballot;
  EthosChildIter iter;
  guint n_voices = 0;

  g_return_val_if_fail (ETHOS_IS_SESSION (session), 0);

  record = ethos_session_find (session, ETHOS_KIND_ROUND, round);
  if (record == NULL)
    return 0;
  if (record->state == ETHOS_ROUND_COUNTED)
    return (guint) record->voices;
  ethos_session_iter_init (session, &iter, round, ETHOS_KIND_BALLOT);
  while ((ballot = ethos_child_iter_next (&iter)) != NULL)
    n_voices += !ballot->hands;
  return n_voices;
}

/**
 * ethos_votes_dup_ballot:
 * @session: a workshop
 * @ballot: (nullable): the random id of a ballot, which only those know who put its dots
 *
 * Dots on what is set aside or gone count nowhere: the voice has these again.
 *
 * Returns: (transfer full) (element-type utf8 guint): how many dots a voice has put on what now has
 *   them, for that voice alone
 */
GHashTable *
ethos_votes_dup_ballot (EthosSession *session, const char *ballot)
{
  GHashTable *own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const EthosBallot *record;

  g_return_val_if_fail (ETHOS_IS_SESSION (session), own);

  record = ethos_session_find (session, ETHOS_KIND_BALLOT, ballot);
  if (record == NULL)
    return own;
  for (guint i = 0; i < ethos_dots_get_length (record->targets, record->dots); i++)
    {
      const char *owner = ethos_votes_get_owner (session, record->targets[i]);
      guint dots = (guint) g_array_index (record->dots, gint64, i);

      if (owner == NULL)
        continue;
      dots += GPOINTER_TO_UINT (g_hash_table_lookup (own, owner));
      g_hash_table_replace (own, g_strdup (owner), GUINT_TO_POINTER (dots));
    }
  return own;
}

/**
 * ethos_votes_get_owner:
 * @session: a workshop
 * @target: (nullable): the id of a group or note that dots were put on
 *
 * Notes may have been combined since; groups that were merged are renamed where the dots are kept.
 * Unlike ethos_votes_get_option(), a note that has been put into a group keeps its own.
 *
 * Returns: (transfer none) (nullable): what has these dots now; nothing for what is set aside or
 *   gone
 */
const char *
ethos_votes_get_owner (EthosSession *session, const char *target)
{
  const EthosNote *note;
  const EthosNote *first;
  const EthosRecord *group;

  g_return_val_if_fail (ETHOS_IS_SESSION (session), NULL);

  note = ethos_session_find (session, ETHOS_KIND_NOTE, target);
  first = note != NULL ? ethos_same_notes_get_first (session, note) : NULL;
  if (first != NULL)
    note = first;
  if (note != NULL)
    return note->aside ? NULL : note->record.id;
  group = ethos_session_find (session, ETHOS_KIND_GROUP, target);
  return group != NULL ? group->id : NULL;
}

/**
 * ethos_votes_get_option:
 * @session: a workshop
 * @id: (nullable): the id of a group or note
 *
 * Returns: (transfer none) (nullable): what a dot on it goes to: the group of a note, the note that
 *   is shown for others, or itself; nothing for what is set aside or gone
 */
const char *
ethos_votes_get_option (EthosSession *session, const char *id)
{
  const char *owner;
  const EthosNote *note;
  const EthosRecord *group;

  g_return_val_if_fail (ETHOS_IS_SESSION (session), NULL);

  owner = ethos_votes_get_owner (session, id);
  note = ethos_session_find (session, ETHOS_KIND_NOTE, owner);
  group = note != NULL ? ethos_session_find (session, ETHOS_KIND_GROUP, note->group) : NULL;
  return group != NULL ? group->id : owner;
}

/**
 * ethos_votes_count_options:
 * @session: a workshop
 * @wall: (nullable): the id of the step in which the notes were written
 *
 * Returns: on how many groups and notes dots can be put
 */
guint
ethos_votes_count_options (EthosSession *session, const char *wall)
{
  g_autoptr (GHashTable) options = g_hash_table_new (g_str_hash, g_str_equal);
  const EthosNote *note;
  EthosChildIter iter;

  g_return_val_if_fail (ETHOS_IS_SESSION (session), 0);

  if (ethos_session_find (session, ETHOS_KIND_ACTIVITY, wall) == NULL)
    return 0;
  ethos_session_iter_init (session, &iter, wall, ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    {
      const char *option = ethos_votes_get_option (session, note->record.id);

      if (option != NULL)
        g_hash_table_add (options, (gpointer) option);
    }
  return g_hash_table_size (options);
}

/**
 * ethos_votes_suggest_quarter:
 * @n_options: on how many groups and notes dots can be put
 *
 * Returns: a budget by the other rule of thumb: a quarter as many dots as there are options
 */
guint
ethos_votes_suggest_quarter (guint n_options)
{
  return CLAMP ((n_options + 2) / 4, 1, ETHOS_DOTS_BUDGET_MAX);
}
