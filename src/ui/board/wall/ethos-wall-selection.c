// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-notes-wall-private.h"
#include "ethos-wall-marks.h"

guint
ethos_notes_wall_count_selected (EthosNotesWall *self)
{
  guint n_selected = 0;

  g_return_val_if_fail (ETHOS_IS_NOTES_WALL (self), 0);

  for (guint i = 0; i < self->order->len; i++)
    if (((EthosWallNote *) g_ptr_array_index (self->order, i))->selected)
      n_selected++;
  return n_selected;
}

/**
 * ethos_notes_wall_is_column_selected:
 * @column: the place of a group
 *
 * Returns: whether all of its notes are selected, and there are some
 */
gboolean
ethos_notes_wall_is_column_selected (EthosNotesWall *self, int column)
{
  gboolean some = FALSE;

  for (guint i = 0; i < self->order->len; i++)
    {
      const EthosWallNote *note = g_ptr_array_index (self->order, i);

      if (note->column != column)
        continue;
      if (!note->selected)
        return FALSE;
      some = TRUE;
    }
  return some;
}

/**
 * ethos_notes_wall_dup_targets:
 *
 * Which notes an action is about: the selected ones if the focus is on one of them, on the name of
 * a group that is selected as a whole, or nowhere, else the one with the focus.
 *
 * Returns: (transfer full) (array zero-terminated=1): their ids
 */
char **
ethos_notes_wall_dup_targets (EthosNotesWall *self)
{
  EthosGroupColumn *column;
  EthosWallNote *focused;
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  g_return_val_if_fail (ETHOS_IS_NOTES_WALL (self), NULL);

  column = ethos_notes_wall_get_focused_column (self);
  focused = ethos_notes_wall_get_focused (self);
  if (focused != NULL && !focused->selected)
    g_strv_builder_add (ids, focused->record->record.id);
  else if (column == NULL ||
           ethos_notes_wall_is_column_selected (
               self, ethos_wall_content_find_place (self, ethos_group_column_get_id (column))))
    for (guint i = 0; i < self->order->len; i++)
      {
        EthosWallNote *note = g_ptr_array_index (self->order, i);

        if (note->selected)
          g_strv_builder_add (ids, note->record->record.id);
      }
  return g_strv_builder_end (ids);
}

/* Returns: whether that is a change */
static gboolean
set_selected (EthosWallNote *note, gboolean selected)
{
  if (note->selected == selected)
    return FALSE;
  note->selected = selected;
  if (note->view == NULL)
    return TRUE;
  if (selected)
    gtk_widget_set_state_flags (note->view, GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (note->view, GTK_STATE_FLAG_SELECTED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (note->view), GTK_ACCESSIBLE_STATE_SELECTED, selected,
                               -1);
  return TRUE;
}

/* However many notes it was, what depends on them looks at them once. */
static void
tell_change (EthosNotesWall *self, gboolean changed)
{
  if (!changed)
    return;
  ethos_wall_marks_forget (self);
  ethos_wall_actions_update (self);
  ethos_notes_wall_tell_selection (self);
}

void
ethos_notes_wall_select (EthosNotesWall *self, EthosWallNote *note, gboolean selected)
{
  tell_change (self, set_selected (note, selected));
}

void
ethos_notes_wall_select_only (EthosNotesWall *self, EthosWallNote *only)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < self->order->len; i++)
    changed |= set_selected (g_ptr_array_index (self->order, i),
                             g_ptr_array_index (self->order, i) == only);
  tell_change (self, changed);
}

/**
 * ethos_notes_wall_select_all:
 *
 * Selects what matches and is shown: everything, while nothing is looked for.
 *
 * Returns: how much that is
 */
guint
ethos_notes_wall_select_all (EthosNotesWall *self)
{
  gboolean changed = FALSE;
  guint n_selected = 0;

  for (guint i = 0; i < self->order->len; i++)
    {
      EthosWallNote *note = g_ptr_array_index (self->order, i);

      changed |= set_selected (note, note->matches);
      n_selected += note->matches ? 1 : 0;
    }
  tell_change (self, changed);
  return n_selected;
}

/**
 * ethos_notes_wall_select_where:
 * @selected: whether each note is to be, in the order in which they are read
 */
void
ethos_notes_wall_select_where (EthosNotesWall *self, const gboolean *selected)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < self->order->len; i++)
    changed |= set_selected (g_ptr_array_index (self->order, i), selected[i]);
  tell_change (self, changed);
}

/**
 * ethos_notes_wall_select_column:
 * @column: the place of a group
 * @selected: whether its notes are to be selected or not
 */
void
ethos_notes_wall_select_column (EthosNotesWall *self, int column, gboolean selected)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < self->order->len; i++)
    if (((EthosWallNote *) g_ptr_array_index (self->order, i))->column == column)
      changed |= set_selected (g_ptr_array_index (self->order, i), selected);
  tell_change (self, changed);
}

/**
 * ethos_notes_wall_select_only_column:
 * @column: the place of a group
 *
 * Selects its notes and no others.
 */
void
ethos_notes_wall_select_only_column (EthosNotesWall *self, int column)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < self->order->len; i++)
    {
      EthosWallNote *note = g_ptr_array_index (self->order, i);

      changed |= set_selected (note, note->column == column);
    }
  tell_change (self, changed);
}

/**
 * ethos_notes_wall_select_more:
 * @ids: (element-type utf8): the ids of notes
 *
 * Selects those of them that are on the wall, beside what is selected already.
 */
void
ethos_notes_wall_select_more (EthosNotesWall *self, GPtrArray *ids)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      EthosWallNote *note = g_hash_table_lookup (self->notes, g_ptr_array_index (ids, i));

      if (note != NULL)
        changed |= set_selected (note, TRUE);
    }
  tell_change (self, changed);
}

/* Selects everything from the note that has the focus to @note, in reading order. While something
 * is looked for, what lies between and does not match stays out: the list does not even show it. */
void
ethos_notes_wall_select_to (EthosNotesWall *self, EthosWallNote *note)
{
  EthosWallNote *focused = ethos_notes_wall_get_focused (self);
  guint first, last;
  gboolean changed = FALSE;

  if (focused == NULL || !g_ptr_array_find (self->order, focused, &first))
    focused = note;
  if (!g_ptr_array_find (self->order, focused, &first) ||
      !g_ptr_array_find (self->order, note, &last))
    return;
  for (guint i = MIN (first, last); i <= MAX (first, last); i++)
    {
      EthosWallNote *between = g_ptr_array_index (self->order, i);

      if (!between->dimmed && (between->matches || between == note))
        changed |= set_selected (between, TRUE);
    }
  tell_change (self, changed);
}
