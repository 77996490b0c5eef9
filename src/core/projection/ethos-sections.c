// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-sections-private.h"

#include "ethos-same-notes.h"
#include "ethos-tally.h"
#include "ethos-votes.h"

struct _EthosSections
{
  EthosSession *session;
  GHashTable *public_ids;

  /* Sections are kept while nothing in them changes. */
  EthosAudienceCards *cards;
  EthosAudienceWall *wall;
  char *wall_of;
  /* For how many its notes are shown. */
  GHashTable *counts;
  char *counts_of;

  /* The dots of a wall, where the room may know them. */
  EthosTally *tally;
  char *tally_of;
};

/**
 * ethos_sections_new:
 * @session: a workshop
 *
 * Returns: (transfer full): its sections, to be freed with ethos_sections_free()
 */
EthosSections *
ethos_sections_new (EthosSession *session)
{
  EthosSections *self = g_new0 (EthosSections, 1);

  self->session = g_object_ref (session);
  self->public_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/**
 * ethos_sections_free:
 * @self: (transfer full): sections
 */
void
ethos_sections_free (EthosSections *self)
{
  g_clear_pointer (&self->cards, ethos_audience_cards_unref);
  g_clear_pointer (&self->wall, ethos_audience_wall_unref);
  g_free (self->wall_of);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_free (self->counts_of);
  g_clear_pointer (&self->tally, ethos_tally_free);
  g_free (self->tally_of);
  g_hash_table_unref (self->public_ids);
  g_object_unref (self->session);
  g_free (self);
}

/**
 * ethos_sections_forget:
 * @changes: what has changed in the workshop
 *
 * Lets go of what shows it no longer. A record that has gone and comes back gets another public id.
 */
void
ethos_sections_forget (EthosSections *self, EthosChanges *changes)
{
  if (ethos_changes_touch (changes, ETHOS_KIND_CARD) ||
      ethos_changes_touch (changes, ETHOS_KIND_BEHAVIOUR))
    g_clear_pointer (&self->cards, ethos_audience_cards_unref);

  if (ethos_changes_touch (changes, ETHOS_KIND_NOTE) ||
      ethos_changes_touch (changes, ETHOS_KIND_GROUP) ||
      ethos_changes_touch (changes, ETHOS_KIND_ACTIVITY) ||
      ethos_changes_touch (changes, ETHOS_KIND_ROUND))
    {
      g_clear_pointer (&self->wall, ethos_audience_wall_unref);
      g_clear_pointer (&self->tally_of, g_free);
    }
  if (ethos_changes_touch (changes, ETHOS_KIND_NOTE))
    g_clear_pointer (&self->counts, g_hash_table_unref);

  for (guint i = 0; i < ethos_changes_get_length (changes); i++)
    {
      const EthosChange *change = ethos_changes_get (changes, i);

      if (change->type == ETHOS_EDIT_REMOVE)
        g_hash_table_remove (self->public_ids, change->id);
    }
}

/**
 * ethos_sections_get_session:
 *
 * Returns: (transfer none): the workshop
 */
EthosSession *
ethos_sections_get_session (EthosSections *self)
{
  return self->session;
}

/**
 * ethos_sections_get_public_id:
 * @id: the id of a record
 *
 * Returns: (transfer none): the id by which the room knows it from now on
 */
const char *
ethos_sections_get_public_id (EthosSections *self, const char *id)
{
  char *made = g_hash_table_lookup (self->public_ids, id);

  if (made == NULL)
    {
      made = ethos_id_new ();
      g_hash_table_insert (self->public_ids, g_strdup (id), made);
    }

  return made;
}

/**
 * ethos_sections_find_public_id:
 * @id: the id of a record
 *
 * Returns: (transfer none) (nullable): the id by which the room knows it, if the room does
 */
const char *
ethos_sections_find_public_id (EthosSections *self, const char *id)
{
  return g_hash_table_lookup (self->public_ids, id);
}

static char *
dup_text (const char *text)
{
  return g_strdup (text ? text : "");
}

/**
 * ethos_sections_fill_line:
 * @shown: (out caller-allocates): a line of a card that the room sees
 * @line: what it shows
 * @text: all of its text, or as much as is shown at once
 */
void
ethos_sections_fill_line (EthosSections *self,
                          EthosAudienceLine *shown,
                          const EthosBehaviour *line,
                          const char *text)
{
  shown->id = g_strdup (ethos_sections_get_public_id (self, line->record.id));
  shown->kind = line->kind;
  shown->text = dup_text (text);
}

static void
add_lines (EthosSections *self, EthosAudienceCard *card, const char *id)
{
  EthosItemList *lines = ethos_session_get_children (self->session, id, ETHOS_KIND_BEHAVIOUR);

  card->n_lines = ethos_item_list_get_length (lines);
  card->lines = g_new0 (EthosAudienceLine, card->n_lines);
  for (guint i = 0; i < card->n_lines; i++)
    {
      const EthosBehaviour *line = ethos_item_list_get_record (lines, i);

      ethos_sections_fill_line (self, &card->lines[i], line, line->text);
    }
}

/**
 * ethos_sections_get_cards:
 *
 * Returns: (transfer none): all cards, until ethos_sections_forget()
 */
EthosAudienceCards *
ethos_sections_get_cards (EthosSections *self)
{
  const EthosCard *card;
  EthosChildIter iter;

  if (self->cards != NULL)
    return self->cards;

  self->cards = ethos_audience_cards_new ();
  ethos_session_iter_init (self->session, &iter, ETHOS_DECK_ID, ETHOS_KIND_CARD);
  while ((card = ethos_child_iter_next (&iter)) != NULL)
    {
      EthosAudienceCard *shown = ethos_audience_cards_add (self->cards);

      shown->id = g_strdup (ethos_sections_get_public_id (self, card->record.id));
      shown->kind = card->kind;
      /* A name that is only our proposal never reaches the room. */
      shown->title = dup_text (card->proposed ? NULL : card->title);
      shown->statement = dup_text (card->statement);
      shown->colour = card->colour;
      shown->emblem = dup_text (card->emblem);
      add_lines (self, shown, card->record.id);
    }

  return self->cards;
}

/* Looked for once for all notes of a wall. */
static GHashTable *
get_counts (EthosSections *self, const EthosNote *note)
{
  const char *wall = ethos_session_get_parent (self->session, note->record.id);

  if (self->counts == NULL || g_strcmp0 (self->counts_of, wall) != 0)
    {
      g_clear_pointer (&self->counts, g_hash_table_unref);
      self->counts = ethos_same_notes_count (self->session, wall);
      ethos_set_text (&self->counts_of, wall);
    }
  return self->counts;
}

static guint
get_dots (EthosSections *self, const char *id)
{
  const char *wall = ethos_session_get_parent (self->session, id);

  if (self->tally_of == NULL || g_strcmp0 (self->tally_of, wall) != 0)
    {
      g_clear_pointer (&self->tally, ethos_tally_free);
      self->tally = ethos_tally_new_shown (self->session, wall);
      ethos_set_text (&self->tally_of, wall);
    }
  return ethos_tally_get_dots (self->tally, id);
}

/**
 * ethos_sections_add_note:
 * @wall: a wall that is being made
 * @note: a note that the room may read
 * @group: the place of its group among those of @wall, or -1
 * @text: all of its text, or as much as is shown at once
 */
void
ethos_sections_add_note (EthosSections *self,
                         EthosAudienceWall *wall,
                         const EthosNote *note,
                         int group,
                         const char *text)
{
  EthosAudienceNote *shown = ethos_audience_wall_add_note (wall);

  shown->id = g_strdup (ethos_sections_get_public_id (self, note->record.id));
  shown->text = dup_text (text);
  shown->colour = note->colour;
  shown->count = ethos_same_notes_get_count (get_counts (self, note), note->record.id);
  shown->dots = get_dots (self, note->record.id);
  shown->group = group;
  shown->placed = note->placed;
  shown->x = note->x;
  shown->y = note->y;
}

/**
 * ethos_sections_add_group:
 * @wall: a wall that is being made
 * @group: a group that the room may see
 */
void
ethos_sections_add_group (EthosSections *self, EthosAudienceWall *wall, const EthosGroup *group)
{
  EthosAudienceGroup *shown = ethos_audience_wall_add_group (wall);

  shown->id = g_strdup (ethos_sections_get_public_id (self, group->record.id));
  shown->title = dup_text (group->title);
  shown->dots = get_dots (self, group->record.id);
}

/* The places of groups among all of their wall, from 1, by their records. */
static GHashTable *
number_groups (GPtrArray *groups)
{
  GHashTable *places = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < groups->len; i++)
    g_hash_table_insert (places, g_ptr_array_index (groups, i), GUINT_TO_POINTER (i + 1));
  return places;
}

/* The place of a note's group among these; -1 where it has none. */
static int
group_of (EthosSections *self, GHashTable *places, const EthosNote *note)
{
  gconstpointer group = ethos_session_find (self->session, ETHOS_KIND_GROUP, note->group);

  return group != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (places, group)) - 1 : -1;
}

/**
 * ethos_sections_get_wall:
 * @activity: the id of a step in which notes were written; that they are revealed is the caller's
 *   to know
 *
 * Returns: (transfer none): its wall without what was set aside, until ethos_sections_forget()
 */
EthosAudienceWall *
ethos_sections_get_wall (EthosSections *self, const char *activity)
{
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GHashTable) places = NULL;

  if (self->wall != NULL && g_strcmp0 (self->wall_of, activity) == 0)
    return self->wall;

  g_clear_pointer (&self->wall, ethos_audience_wall_unref);
  ethos_set_text (&self->wall_of, activity);
  self->wall = ethos_audience_wall_new ();

  groups = ethos_tally_dup_groups (self->session, activity);
  places = number_groups (groups);
  for (guint i = 0; i < groups->len; i++)
    ethos_sections_add_group (self, self->wall, g_ptr_array_index (groups, i));
  notes = ethos_tally_dup_notes (self->session, activity);
  for (guint i = 0; i < notes->len; i++)
    {
      const EthosNote *note = g_ptr_array_index (notes, i);

      ethos_sections_add_note (self, self->wall, note, group_of (self, places, note), note->text);
    }

  return self->wall;
}

/**
 * ethos_sections_new_part:
 * @activity: the id of a step in which notes were written, and are revealed
 * @first: the place of a group among those of its wall
 * @n_groups: how many groups from there on; the notes that are in none come after the last one
 *
 * Returns: (transfer full): a part of its wall, without what was set aside
 */
EthosAudienceWall *
ethos_sections_new_part (EthosSections *self, const char *activity, guint first, guint n_groups)
{
  EthosAudienceWall *part = ethos_audience_wall_new ();
  g_autoptr (GPtrArray) groups = ethos_tally_dup_groups (self->session, activity);
  g_autoptr (GHashTable) places = number_groups (groups);
  guint end = MIN (first + n_groups, groups->len);
  g_autoptr (GPtrArray) notes = ethos_tally_dup_notes (self->session, activity);
  gboolean with_loose = first + n_groups > groups->len;

  for (guint i = first; i < end; i++)
    ethos_sections_add_group (self, part, g_ptr_array_index (groups, i));
  for (guint i = 0; i < notes->len; i++)
    {
      const EthosNote *note = g_ptr_array_index (notes, i);
      int group = group_of (self, places, note);

      if (group < 0 ? !with_loose : group < (int) first || group >= (int) end)
        continue;
      ethos_sections_add_note (self, part, note, group < 0 ? -1 : group - (int) first, note->text);
    }

  return part;
}
