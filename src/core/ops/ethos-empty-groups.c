// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-op-private.h"
#include "ethos-same-notes.h"

/* A group that nobody has named is only the notes in it. */

/**
 * ethos_op_is_named:
 * @group: a group
 *
 * Returns: whether it has a name
 */
gboolean
ethos_op_is_named (const EthosGroup *group)
{
  return group->title != NULL && *group->title != '\0';
}

/* The groups without a name that the notes are in, and the walls of these. */
static void
collect_left (const EthosOpContext *context,
              char **notes,
              const char *to,
              GHashTable *left,
              GHashTable *walls)
{
  for (guint i = 0; notes[i] != NULL; i++)
    {
      const EthosNote *note = ethos_session_find (context->session, ETHOS_KIND_NOTE, notes[i]);
      const EthosGroup *group =
          ethos_session_find (context->session, ETHOS_KIND_GROUP, note->group);

      if (group == NULL || ethos_op_is_named (group) || g_strcmp0 (group->record.id, to) == 0)
        continue;
      g_hash_table_add (left, group->record.id);
      g_hash_table_add (walls,
                        (char *) ethos_session_get_parent (context->session, group->record.id));
    }
}

/**
 * ethos_op_remove_left_groups:
 * @context: what may be looked at
 * @notes: (array zero-terminated=1): the ids of notes that leave the groups they are in
 * @to: (nullable): the id of the group that they go to
 * @edits: where to add what is to happen
 *
 * Removes the groups that have no name and hold no other notes. One that was named was meant, and
 * stays. Looks at every note of the wall only where such a group is left.
 */
void
ethos_op_remove_left_groups (const EthosOpContext *context,
                             char **notes,
                             const char *to,
                             EthosEdits *edits)
{
  g_autoptr (GHashTable) leaving = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) left = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) walls = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer id;

  collect_left (context, notes, to, left, walls);
  if (g_hash_table_size (left) == 0)
    return;

  for (guint i = 0; notes[i] != NULL; i++)
    g_hash_table_add (leaving, notes[i]);
  g_hash_table_iter_init (&iter, walls);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      const EthosNote *note;
      EthosChildIter children;

      ethos_session_iter_init (context->session, &children, id, ETHOS_KIND_NOTE);
      while ((note = ethos_child_iter_next (&children)) != NULL)
        if (note->group != NULL && !g_hash_table_contains (leaving, note->record.id))
          g_hash_table_remove (left, note->group);
    }

  g_hash_table_iter_init (&iter, left);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    ethos_edits_remove (edits, ETHOS_KIND_GROUP, id);
}

/**
 * ethos_op_dup_with_same:
 * @context: what may be looked at
 * @notes: (array zero-terminated=1): the ids of notes
 *
 * What happens to a note that is shown for others happens to these as well: nobody sees them.
 *
 * Returns: (transfer full): the ids, and those of the notes behind them
 */
char **
ethos_op_dup_with_same (const EthosOpContext *context, char **notes)
{
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
  g_autoptr (GHashTable) chosen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) walls = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer wall;

  for (guint i = 0; notes[i] != NULL; i++)
    {
      const char *parent = ethos_session_get_parent (context->session, notes[i]);

      g_strv_builder_add (all, notes[i]);
      g_hash_table_add (chosen, notes[i]);
      if (parent != NULL)
        g_hash_table_add (walls, (char *) parent);
    }
  g_hash_table_iter_init (&iter, walls);
  while (g_hash_table_iter_next (&iter, &wall, NULL))
    {
      const EthosNote *note;
      EthosChildIter children;

      ethos_session_iter_init (context->session, &children, wall, ETHOS_KIND_NOTE);
      while ((note = ethos_child_iter_next (&children)) != NULL)
        if (note->same_as != NULL && g_hash_table_contains (chosen, note->same_as) &&
            !g_hash_table_contains (chosen, note->record.id) &&
            ethos_same_notes_get_first (context->session, note) != NULL)
          g_strv_builder_add (all, note->record.id);
    }
  return g_strv_builder_end (all);
}

/**
 * ethos_op_holds_notes:
 * @context: what may be looked at
 * @group: the id of a group
 *
 * Returns: whether any note is in it, also one that is set aside
 */
gboolean
ethos_op_holds_notes (const EthosOpContext *context, const char *group)
{
  const EthosNote *note;
  EthosChildIter iter;

  ethos_session_iter_init (context->session, &iter,
                           ethos_session_get_parent (context->session, group), ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    if (g_strcmp0 (note->group, group) == 0)
      return TRUE;
  return FALSE;
}
