// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-notes-wall-private.h"
#include "ethos-wall-dots.h"

/* Notes of groups of which the name alone is shown. They have no place on the wall, but they are
 * found and listed like all others; who goes to one expands its group. */

static EthosWallNote *
get_note (EthosNotesWall *self, guint index)
{
  return g_ptr_array_index (self->collapsed, index);
}

void
ethos_wall_collapsed_init (EthosNotesWall *self)
{
  self->collapsed = g_ptr_array_new ();
  self->collapsed_notes = ethos_wall_content_new_table ();
}

void
ethos_wall_collapsed_clear (EthosNotesWall *self)
{
  g_ptr_array_set_size (self->collapsed, 0);
  g_hash_table_remove_all (self->collapsed_notes);
}

void
ethos_wall_collapsed_free (EthosNotesWall *self)
{
  g_ptr_array_unref (self->collapsed);
  g_hash_table_unref (self->collapsed_notes);
}

/**
 * ethos_wall_collapsed_begin:
 *
 * Begins to look anew which notes there are.
 *
 * Returns: (transfer full): those that there were, for ethos_wall_collapsed_add()
 */
GHashTable *
ethos_wall_collapsed_begin (EthosNotesWall *self)
{
  GHashTable *before = self->collapsed_notes;

  g_ptr_array_set_size (self->collapsed, 0);
  self->collapsed_notes = ethos_wall_content_new_table ();
  return before;
}

/**
 * ethos_wall_collapsed_add:
 * @before: what there was; a note that stays is taken out of it, with its words as they are
 *   compared
 * @record: a note
 * @column: the place of its group
 */
void
ethos_wall_collapsed_add (EthosNotesWall *self, GHashTable *before, EthosNote *record, int column)
{
  EthosWallNote *note = g_hash_table_lookup (before, record->record.id);

  if (note != NULL && note->record == record)
    g_hash_table_steal (before, record->record.id);
  else
    {
      note = g_new0 (EthosWallNote, 1);
      note->record = ethos_record_ref (record);
      note->collapsed = TRUE;
      note->count = 1;
    }
  note->column = column;
  note->position = self->collapsed->len;
  note->dots = ethos_wall_dots_get (self, record->record.id);
  g_hash_table_insert (self->collapsed_notes, record->record.id, note);
  g_ptr_array_add (self->collapsed, note);
}

static int
compare (gconstpointer first, gconstpointer second)
{
  const EthosWallNote *a = *(EthosWallNote *const *) first;
  const EthosWallNote *b = *(EthosWallNote *const *) second;

  return a->column != b->column ? a->column - b->column
                                : (a->position > b->position) - (a->position < b->position);
}

/**
 * ethos_wall_collapsed_end:
 * @before: (transfer full): from ethos_wall_collapsed_begin()
 *
 * Puts the notes into the order in which they are read.
 */
void
ethos_wall_collapsed_end (EthosNotesWall *self, GHashTable *before)
{
  g_ptr_array_sort (self->collapsed, compare);
  g_hash_table_unref (before);
}

/**
 * ethos_wall_collapsed_list_all:
 *
 * Returns: (transfer container) (element-type EthosWallNote): all notes in the order in which they
 *   are read, those of collapsed groups among the others
 */
GPtrArray *
ethos_wall_collapsed_list_all (EthosNotesWall *self)
{
  GPtrArray *all = g_ptr_array_sized_new (self->order->len + self->collapsed->len + 1);
  guint next = 0;

  for (guint i = 0; i < self->order->len; i++)
    {
      EthosWallNote *note = g_ptr_array_index (self->order, i);

      for (; next < self->collapsed->len; next++)
        {
          if (note->column >= 0 && get_note (self, next)->column > note->column)
            break;
          g_ptr_array_add (all, get_note (self, next));
        }
      g_ptr_array_add (all, note);
    }
  for (; next < self->collapsed->len; next++)
    g_ptr_array_add (all, get_note (self, next));
  return all;
}

/* The groups of those notes that are meant, each once; of all that match where none are named. */
static char **
dup_groups (EthosNotesWall *self, GHashTable *meant)
{
  g_autoptr (GStrvBuilder) groups = g_strv_builder_new ();
  int last = -1;

  for (guint i = 0; i < self->collapsed->len; i++)
    {
      EthosWallNote *note = get_note (self, i);

      if (note->column == last ||
          (meant != NULL ? !g_hash_table_contains (meant, note) : !note->matches))
        continue;
      g_strv_builder_add (groups, note->record->group);
      last = note->column;
    }
  return g_strv_builder_end (groups);
}

static void
expand (EthosNotesWall *self, GHashTable *meant)
{
  g_auto (GStrv) groups = dup_groups (self, meant);

  if (groups[0] != NULL && !ethos_store_get_read_only (self->store))
    ethos_wall_run_in_place (self, ethos_op_new ("groups-expand", "groups", groups, NULL),
                             NN_ ("expanding of %u group", "expanding of %u groups"),
                             g_strv_length (groups));
}

/**
 * ethos_wall_collapsed_expand_matches:
 *
 * Expands each group in which there is something that is looked for.
 */
void
ethos_wall_collapsed_expand_matches (EthosNotesWall *self)
{
  expand (self, NULL);
}

/**
 * ethos_wall_collapsed_bring_out:
 * @id: the id of a note, whether it is shown or not
 *
 * Expands the group that it is in, where that is collapsed.
 *
 * Returns: (transfer none) (nullable): the note as it is on the wall
 */
EthosWallNote *
ethos_wall_collapsed_bring_out (EthosNotesWall *self, const char *id)
{
  EthosWallNote *note = g_hash_table_lookup (self->collapsed_notes, id);
  /* It goes with the note. */
  g_autofree char *kept = g_strdup (id);

  if (note != NULL)
    {
      g_autoptr (GHashTable) meant = g_hash_table_new (NULL, NULL);

      g_hash_table_add (meant, note);
      expand (self, meant);
    }
  return g_hash_table_lookup (self->notes, kept);
}

/**
 * ethos_wall_collapsed_bring_out_all:
 * @ids: (element-type utf8): the ids of notes, whether they are shown or not
 *
 * Expands the groups that they are in, where these are collapsed, in one step.
 */
void
ethos_wall_collapsed_bring_out_all (EthosNotesWall *self, GPtrArray *ids)
{
  g_autoptr (GHashTable) meant = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      EthosWallNote *note = g_hash_table_lookup (self->collapsed_notes, g_ptr_array_index (ids, i));

      if (note != NULL)
        g_hash_table_add (meant, note);
    }
  if (g_hash_table_size (meant) > 0)
    expand (self, meant);
}

/**
 * ethos_wall_collapsed_bring_out_column:
 * @column: the place of a group
 *
 * Expands it, where it is collapsed and there is anything in it.
 */
void
ethos_wall_collapsed_bring_out_column (EthosNotesWall *self, int column)
{
  g_autoptr (GHashTable) meant = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->collapsed->len; i++)
    if (get_note (self, i)->column == column)
      g_hash_table_add (meant, get_note (self, i));
  if (g_hash_table_size (meant) > 0)
    expand (self, meant);
}
