// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-wall-dots.h"

#include "ethos-hands-popover.h"
#include "ethos-votes.h"
#include "ethos-wall-marks.h"

/* The dots on the wall: those that were counted or, while dots are put, those of the voice that
 * puts some now. Of the others nobody knows any before all are counted. */

/**
 * ethos_wall_dots_read:
 *
 * Looks up the dots of the wall that is shown.
 */
void
ethos_wall_dots_read (EthosNotesWall *self)
{
  EthosSession *session = ethos_store_get_session (self->store);

  g_clear_pointer (&self->tally, ethos_tally_free);
  self->tally = ethos_tally_new (session, self->wall);
  self->voting = ethos_votes_get_open (session, self->wall) != NULL;
}

void
ethos_wall_dots_clear (EthosNotesWall *self)
{
  g_clear_pointer (&self->tally, ethos_tally_free);
  g_clear_pointer (&self->own_dots, g_hash_table_unref);
}

/**
 * ethos_wall_dots_get:
 * @id: the id of a group or note
 *
 * Returns: how many dots are shown on it
 */
guint
ethos_wall_dots_get (EthosNotesWall *self, const char *id)
{
  if (self->own_dots != NULL)
    return GPOINTER_TO_UINT (g_hash_table_lookup (self->own_dots, id));
  return self->voting ? 0 : ethos_tally_get_dots (self->tally, id);
}

static gint
compare_columns (gconstpointer first, gconstpointer second, gpointer user_data)
{
  EthosNotesWall *self = user_data;
  EthosGroupColumn *a = *(EthosGroupColumn *const *) first;
  EthosGroupColumn *b = *(EthosGroupColumn *const *) second;
  const char *a_id = ethos_group_column_get_id (a);
  const char *b_id = ethos_group_column_get_id (b);
  guint a_rank = ethos_tally_get_rank (self->tally, a_id);
  guint b_rank = ethos_tally_get_rank (self->tally, b_id);
  EthosSession *session = ethos_store_get_session (self->store);

  if (a_rank != b_rank)
    return a_rank < b_rank ? -1 : 1;
  return ethos_session_get_position (session, a_id) - ethos_session_get_position (session, b_id);
}

/**
 * ethos_wall_dots_sort_columns:
 * @columns: (element-type EthosGroupColumn): groups in their order
 *
 * Where the wall is arranged by dots, puts those with most first.
 */
void
ethos_wall_dots_sort_columns (EthosNotesWall *self, GPtrArray *columns)
{
  if (self->arrangement == ETHOS_ARRANGEMENT_DOTS && self->tally != NULL)
    g_ptr_array_sort_with_data (columns, compare_columns, self);
}

/**
 * ethos_wall_dots_count_ranks:
 *
 * Returns: how many ranks ethos_wall_dots_get_rank() tells apart
 */
guint
ethos_wall_dots_count_ranks (EthosNotesWall *self)
{
  return self->arrangement == ETHOS_ARRANGEMENT_DOTS && self->tally != NULL
             ? ethos_tally_get_length (self->tally) + 1
             : 1;
}

/**
 * ethos_wall_dots_get_rank:
 * @id: the id of a note
 *
 * Returns: its place among all by their dots, where the wall is arranged by them
 */
guint
ethos_wall_dots_get_rank (EthosNotesWall *self, const char *id)
{
  return ethos_wall_dots_count_ranks (self) > 1 ? ethos_tally_get_rank (self->tally, id) : 0;
}

/* Only what has other dots is told of it. */
static void
show_all (EthosNotesWall *self)
{
  for (guint i = 0; i < self->order->len; i++)
    {
      EthosWallNote *note = g_ptr_array_index (self->order, i);
      guint dots = ethos_wall_dots_get (self, note->record->record.id);

      if (note->dots == dots)
        continue;
      note->dots = dots;
      if (note->view == NULL)
        continue;
      ethos_note_view_set_dots (ETHOS_NOTE_VIEW (note->view), dots);
      ethos_wall_content_describe (self, note);
    }
  for (guint i = 0; i < self->columns->len; i++)
    {
      EthosGroupColumn *column = g_ptr_array_index (self->columns, i);

      ethos_group_column_set_dots (column,
                                   ethos_wall_dots_get (self, ethos_group_column_get_id (column)));
    }
  ethos_wall_marks_forget (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * ethos_wall_dots_set_putting:
 * @putting: whether a voice puts dots, which Escape leaves
 * @own: (nullable) (transfer none) (element-type utf8 guint): the dots of that voice, by what they
 *   are on; %NULL where they are not to be seen
 *
 * Shows these in place of what was counted.
 */
void
ethos_wall_dots_set_putting (EthosNotesWall *self, gboolean putting, GHashTable *own)
{
  self->putting = putting;
  if (own == NULL && self->own_dots == NULL)
    return;
  g_clear_pointer (&self->own_dots, g_hash_table_unref);
  self->own_dots = own != NULL ? g_hash_table_ref (own) : NULL;
  show_all (self);
}

/**
 * ethos_wall_dots_get_target:
 *
 * Returns: (transfer none) (nullable): the id of the group or note that had the focus last
 */
const char *
ethos_wall_dots_get_target (EthosNotesWall *self)
{
  EthosGroupColumn *column = ethos_notes_wall_get_focused_column (self);
  EthosWallNote *note = ethos_notes_wall_get_focused (self);

  if (column != NULL)
    return ethos_group_column_get_id (column);
  return note != NULL ? note->record->record.id : NULL;
}

/**
 * ethos_wall_dots_ask_hands:
 * @round: the id of the round
 * @option: the id of a group or note
 *
 * Asks how many hands are shown for it, beside what has the focus.
 */
void
ethos_wall_dots_ask_hands (EthosNotesWall *self, const char *round, const char *option)
{
  EthosGroupColumn *column = ethos_notes_wall_get_focused_column (self);
  EthosWallNote *note = ethos_notes_wall_get_focused (self);
  GdkRectangle place = { 0, 0, 1, 1 };

  if (ethos_wall_places_ensure (self) && note != NULL)
    ethos_wall_places_get_note (self, note, &place);
  else if (column != NULL)
    ethos_wall_places_get_column (self, column, &place);
  ethos_notes_wall_show_popover (self, ethos_hands_popover_new (self->store, round, option),
                                 &place);
}
