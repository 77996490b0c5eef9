// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-tally.h"

#include <string.h>

#include "ethos-ballot-private.h"
#include "ethos-same-notes.h"
#include "ethos-votes.h"

struct _EthosTally
{
  GHashTable *dots;
  GHashTable *ranks;
  /* (element-type EthosTallyEntry): the most dots first. */
  GArray *entries;
  guint total;
  guint gone;
  guint voices;
};

static const char *
find_owner (EthosSession *session, const char *wall, const char *target)
{
  const char *owner = ethos_votes_get_owner (session, target);

  return owner != NULL && g_strcmp0 (ethos_session_get_parent (session, owner), wall) == 0 ? owner
                                                                                           : NULL;
}

static gint
compare_entries (gconstpointer first, gconstpointer second, gpointer user_data)
{
  const EthosTallyEntry *a = first;
  const EthosTallyEntry *b = second;
  EthosSession *session = user_data;
  gboolean a_group, b_group;

  if (a->dots != b->dots)
    return a->dots > b->dots ? -1 : 1;
  a_group = ethos_session_find (session, ETHOS_KIND_GROUP, a->id) != NULL;
  b_group = ethos_session_find (session, ETHOS_KIND_GROUP, b->id) != NULL;
  if (a_group != b_group)
    return a_group ? -1 : 1;
  return ethos_session_get_position (session, a->id) - ethos_session_get_position (session, b->id);
}

static void
list_entries (EthosTally *self, EthosSession *session)
{
  GHashTableIter iter;
  gpointer id, dots;

  g_hash_table_iter_init (&iter, self->dots);
  while (g_hash_table_iter_next (&iter, &id, &dots))
    {
      const EthosTallyEntry entry = { id, GPOINTER_TO_UINT (dots) };

      g_array_append_val (self->entries, entry);
    }
  g_array_sort_with_data (self->entries, compare_entries, session);
  for (guint i = 0; i < self->entries->len; i++)
    g_hash_table_insert (self->ranks,
                         (gpointer) g_array_index (self->entries, EthosTallyEntry, i).id,
                         GUINT_TO_POINTER (i + 1));
}

/**
 * ethos_tally_new:
 * @session: a workshop
 * @wall: (nullable): the id of the step in which the notes were written
 *
 * Returns: (transfer full) (nullable): the dots of the round that was counted last; %NULL where
 * none was
 */
EthosTally *
ethos_tally_new (EthosSession *session, const char *wall)
{
  const EthosRound *round = ethos_votes_get_counted (session, wall);
  EthosTally *self;

  if (round == NULL)
    return NULL;

  self = g_new0 (EthosTally, 1);
  self->dots = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ranks = g_hash_table_new (g_str_hash, g_str_equal);
  self->entries = g_array_new (FALSE, FALSE, sizeof (EthosTallyEntry));
  self->voices = (guint) round->voices;
  for (guint i = 0; i < ethos_dots_get_length (round->targets, round->dots); i++)
    {
      const char *owner = find_owner (session, wall, round->targets[i]);
      guint dots = (guint) g_array_index (round->dots, gint64, i);

      if (owner == NULL)
        {
          self->gone += dots;
          continue;
        }
      self->total += dots;
      g_hash_table_replace (self->dots, g_strdup (owner),
                            GUINT_TO_POINTER (ethos_tally_get_dots (self, owner) + dots));
    }
  list_entries (self, session);
  return self;
}

/**
 * ethos_tally_new_shown:
 * @session: a workshop
 * @wall: (nullable): the id of the step in which the notes were written
 *
 * While dots are put the room sees none, not even those of an earlier vote: they would lead.
 *
 * Returns: (transfer full) (nullable): the dots that the room may know
 */
EthosTally *
ethos_tally_new_shown (EthosSession *session, const char *wall)
{
  return ethos_votes_get_open (session, wall) == NULL ? ethos_tally_new (session, wall) : NULL;
}

/**
 * ethos_tally_free:
 * @self: (transfer full): a tally
 */
void
ethos_tally_free (EthosTally *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->ranks);
  g_hash_table_unref (self->dots);
  g_array_unref (self->entries);
  g_free (self);
}

static gint
compare_records (gconstpointer first, gconstpointer second, gpointer user_data)
{
  const EthosTally *tally = user_data;
  const EthosRecord *a = *(const EthosRecord *const *) first;
  const EthosRecord *b = *(const EthosRecord *const *) second;
  guint a_rank = ethos_tally_get_rank (tally, a->id);
  guint b_rank = ethos_tally_get_rank (tally, b->id);

  return a_rank == b_rank ? 0 : a_rank < b_rank ? -1 : 1;
}

/**
 * ethos_tally_sort:
 * @self: (nullable): a tally; with none, everything stays as it is
 * @records: (element-type EthosRecord): groups or notes
 *
 * Puts what got most dots first; equals stay as they are.
 */
void
ethos_tally_sort (const EthosTally *self, GPtrArray *records)
{
  g_return_if_fail (records != NULL);

  if (self != NULL)
    g_ptr_array_sort_with_data (records, compare_records, (gpointer) self);
}

static void
sort_records (GPtrArray *records, EthosSession *session, const char *wall)
{
  g_autoptr (EthosTally) tally = ethos_tally_new_shown (session, wall);

  ethos_tally_sort (tally, records);
}

/**
 * ethos_tally_dup_groups:
 * @session: a workshop
 * @wall: the id of the step in which the notes were written
 *
 * The groups as the room reads them: what got most dots first, once these are counted; otherwise,
 * and while others are put, in the order of the wall.
 *
 * Returns: (transfer full) (element-type EthosGroup): the groups, borrowed until the next change
 */
GPtrArray *
ethos_tally_dup_groups (EthosSession *session, const char *wall)
{
  GPtrArray *groups = g_ptr_array_new ();
  gconstpointer group;
  EthosChildIter iter;

  g_return_val_if_fail (ETHOS_IS_SESSION (session) && wall != NULL, groups);

  ethos_session_iter_init (session, &iter, wall, ETHOS_KIND_GROUP);
  while ((group = ethos_child_iter_next (&iter)) != NULL)
    g_ptr_array_add (groups, (gpointer) group);
  sort_records (groups, session, wall);
  return groups;
}

/**
 * ethos_tally_dup_notes:
 * @session: a workshop
 * @wall: the id of the step in which the notes were written
 *
 * The notes that the room may read, without those that another one is shown for, in the order of
 * ethos_tally_dup_groups().
 *
 * Returns: (transfer full) (element-type EthosNote): the notes, borrowed until the next change
 */
GPtrArray *
ethos_tally_dup_notes (EthosSession *session, const char *wall)
{
  GPtrArray *notes = g_ptr_array_new ();
  const EthosNote *note;
  EthosChildIter iter;

  g_return_val_if_fail (ETHOS_IS_SESSION (session) && wall != NULL, notes);

  ethos_session_iter_init (session, &iter, wall, ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    if (!note->aside && ethos_same_notes_get_first (session, note) == NULL)
      g_ptr_array_add (notes, (gpointer) note);
  sort_records (notes, session, wall);
  return notes;
}

/**
 * ethos_tally_get_dots:
 * @self: (nullable): a tally; none has no dots
 * @id: (nullable): the id of a group or note
 *
 * Returns: how many dots it has
 */
guint
ethos_tally_get_dots (const EthosTally *self, const char *id)
{
  return self != NULL && id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->dots, id)) : 0;
}

/**
 * ethos_tally_get_rank:
 * @self: (nullable): a tally
 * @id: the id of a group or note
 *
 * Returns: its place in the order of ethos_tally_get(); after all of them where it has no dots
 */
guint
ethos_tally_get_rank (const EthosTally *self, const char *id)
{
  guint rank;

  if (self == NULL)
    return 0;
  rank = GPOINTER_TO_UINT (g_hash_table_lookup (self->ranks, id));
  return rank > 0 ? rank - 1 : self->entries->len;
}

/**
 * ethos_tally_get_total:
 * @self: a tally
 *
 * Returns: how many dots there are on what is still there
 */
guint
ethos_tally_get_total (const EthosTally *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->total;
}

/**
 * ethos_tally_get_gone:
 * @self: a tally
 *
 * Returns: how many dots there were on what is gone or set aside since; they count nowhere
 */
guint
ethos_tally_get_gone (const EthosTally *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->gone;
}

/**
 * ethos_tally_get_voices:
 * @self: a tally
 *
 * Returns: how many voices have put dots; hands that were shown are not among them
 */
guint
ethos_tally_get_voices (const EthosTally *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->voices;
}

/**
 * ethos_tally_get_length:
 * @self: a tally
 *
 * Returns: how many groups and notes have dots
 */
guint
ethos_tally_get_length (const EthosTally *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->entries->len;
}

/**
 * ethos_tally_get:
 * @self: a tally
 * @index: less than ethos_tally_get_length()
 *
 * Returns: (transfer none): a group or note with its dots, the most first; of equals groups first,
 *   then in the order of the wall
 */
const EthosTallyEntry *
ethos_tally_get (const EthosTally *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->entries->len, NULL);

  return &g_array_index (self->entries, EthosTallyEntry, index);
}
