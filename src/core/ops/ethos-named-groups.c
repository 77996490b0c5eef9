// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-named-groups.h"

#include "ethos-text.h"

struct _EthosNamedGroups
{
  char *wall;
  /* A folded title to the id of its group. */
  GHashTable *ids;
  /* The ids of groups without a name. */
  GPtrArray *unnamed;
};

/**
 * ethos_named_groups_new:
 * @session: a workshop
 * @wall: the id of the step whose groups they are
 *
 * Of several groups with the same name the first is meant.
 *
 * Returns: (transfer full): the groups that there are
 */
EthosNamedGroups *
ethos_named_groups_new (EthosSession *session, const char *wall)
{
  EthosNamedGroups *self;
  const EthosGroup *group;
  EthosChildIter iter;

  g_return_val_if_fail (ETHOS_IS_SESSION (session) && wall != NULL, NULL);

  self = g_new0 (EthosNamedGroups, 1);
  self->wall = g_strdup (wall);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->unnamed = g_ptr_array_new_with_free_func (g_free);
  ethos_session_iter_init (session, &iter, wall, ETHOS_KIND_GROUP);
  while ((group = ethos_child_iter_next (&iter)) != NULL)
    {
      g_autofree char *key = ethos_text_fold (group->title != NULL ? group->title : "");

      if (*key != '\0' && !g_hash_table_contains (self->ids, key))
        g_hash_table_insert (self->ids, g_steal_pointer (&key), g_strdup (group->record.id));
    }
  return self;
}

void
ethos_named_groups_free (EthosNamedGroups *self)
{
  g_hash_table_unref (self->ids);
  g_ptr_array_unref (self->unnamed);
  g_free (self->wall);
  g_free (self);
}

/**
 * ethos_named_groups_find_or_add:
 * @title: (nullable): a name; without one it is always a new group
 * @edits: where to add the group when there is none
 *
 * Finds the group of that name, whatever its case and accents, or adds one behind the others.
 *
 * Returns: (transfer none): its id
 */
const char *
ethos_named_groups_find_or_add (EthosNamedGroups *self, const char *title, EthosEdits *edits)
{
  g_autofree char *key = NULL;
  const char *there;
  EthosGroup *added;
  char *id;

  g_return_val_if_fail (self != NULL && edits != NULL, NULL);

  key = ethos_text_fold (title != NULL ? title : "");
  there = g_hash_table_lookup (self->ids, key);
  if (there != NULL)
    return there;

  added = ethos_entity_new (ETHOS_KIND_GROUP, NULL);
  ethos_set_text (&added->title, title != NULL ? title : "");
  id = g_strdup (added->record.id);
  if (*key != '\0')
    g_hash_table_insert (self->ids, g_steal_pointer (&key), id);
  else
    g_ptr_array_add (self->unnamed, id);
  ethos_edits_insert (edits, added, self->wall, ETHOS_PLACE_LAST);
  return id;
}
