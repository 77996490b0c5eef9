// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ethos-announce.h"
#include "ethos-dots.h"
#include "ethos-notes-wall-private.h"
#include "ethos-palette.h"
#include "ethos-projection.h"
#include "ethos-same-notes.h"
#include "ethos-text.h"
#include "ethos-wall-arrange.h"
#include "ethos-wall-dots.h"
#include "ethos-wall-groups.h"
#include "ethos-wall-shown.h"

/* What is on the wall: notes and groups, in the order in which they are read. */

static void
wall_note_free (gpointer data)
{
  EthosWallNote *note = data;

  g_assert (note->view == NULL);
  ethos_record_unref (note->record);
  g_free (note->folded);
  g_free (note);
}

static EthosSession *
get_session (EthosNotesWall *self)
{
  return ethos_store_get_session (self->store);
}

static EthosGroupColumn *
get_column (EthosNotesWall *self, int index)
{
  return index < 0 ? NULL : g_ptr_array_index (self->columns, (guint) index);
}

/**
 * ethos_wall_content_find_place:
 * @group: (nullable): the id of a group
 *
 * Returns: which column is its, or -1
 */
int
ethos_wall_content_find_place (EthosNotesWall *self, const char *group)
{
  return group != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (self->column_places, group)) - 1
                       : -1;
}

/**
 * ethos_wall_content_find_column:
 * @group: (nullable): the id of a group
 *
 * Returns: (transfer none) (nullable): its column, where the whole wall is shown
 */
EthosGroupColumn *
ethos_wall_content_find_column (EthosNotesWall *self, const char *group)
{
  return get_column (self, ethos_wall_content_find_place (self, group));
}

/**
 * ethos_wall_content_find_group:
 * @note: a note on the wall
 *
 * Returns: (transfer none) (nullable): the group it is in, whether the wall or a page is shown
 */
const EthosGroup *
ethos_wall_content_find_group (EthosNotesWall *self, EthosWallNote *note)
{
  const char *group = note->record->group;

  return group != NULL && *group != '\0'
             ? ethos_session_find (get_session (self), ETHOS_KIND_GROUP, group)
             : NULL;
}

/**
 * ethos_wall_content_describe:
 * @note: a note with a widget
 *
 * Says its colour, group, dots, place, whether it is left out and whether it is not saved although
 * it should be: all that the eye sees beside the text. That it is being saved would be read after
 * every change.
 */
void
ethos_wall_content_describe (EthosNotesWall *self, EthosWallNote *note)
{
  const EthosGroup *in = ethos_wall_content_find_group (self, note);
  g_autoptr (GString) description =
      g_string_new (ethos_tint_get_label ((EthosTint) note->record->colour));
  g_autofree char *count = ethos_note_view_dup_count (note->count);
  g_autofree char *dots = ethos_dots_dup_words (note->dots);

  if (count != NULL)
    g_string_append_printf (description, ", %s", count);
  if (in != NULL)
    {
      g_string_append (description, ", ");
      if (in->title != NULL && *in->title != '\0')
        {
          /* Translators: %s is the name of a group of notes. */
          g_autofree char *group = ethos_text_print_isolated (_ ("group %s"), in->title);

          g_string_append (description, group);
        }
      else
        g_string_append (description, _ ("in a group without a name"));
    }
  if (dots != NULL)
    g_string_append_printf (description, ", %s", dots);
  if (note->position > 0)
    {
      g_autofree char *place = ethos_dup_place (note->position, note->set_size);

      g_string_append_printf (description, ", %s", place);
    }
  if (ethos_wall_shown_is (self, note->record->record.id))
    /* Translators: spoken; a note or a group that the projector shows now. */
    g_string_append_printf (description, ", %s", _ ("on the projector"));
  if (note->late)
    g_string_append_printf (description, ", %s", _ ("Not saved yet"));
  if (note->dimmed)
    /* Translators: spoken; a note that is left out by the filter of colors and groups. */
    g_string_append_printf (description, ", %s", _ ("left out by the filter"));
  ethos_describe (note->view, description->str);
}

/* Where groups are no columns, notes say themselves which one they are in. */
static const char *
get_caption (EthosNotesWall *self, EthosWallNote *note)
{
  const EthosGroup *in =
      ethos_wall_arrange_has_columns (self) ? NULL : ethos_wall_content_find_group (self, note);

  if (note->late)
    return _ ("Not saved yet");
  if (in == NULL)
    return NULL;
  return in->title != NULL && *in->title != '\0' ? in->title : _ ("Group without a name");
}

/* Where a note stands, which its description says as well. */
static void
show_place (EthosNotesWall *self, EthosWallNote *note)
{
  gtk_accessible_update_relation (GTK_ACCESSIBLE (note->view), GTK_ACCESSIBLE_RELATION_POS_IN_SET,
                                  (int) note->position, GTK_ACCESSIBLE_RELATION_SET_SIZE,
                                  (int) note->set_size, -1);
  ethos_wall_content_describe (self, note);
}

/* What a note says of itself beside its words. */
static void
show_state (EthosNotesWall *self, EthosWallNote *note)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (note->view);

  if (note->selected)
    {
      gtk_widget_set_state_flags (note->view, GTK_STATE_FLAG_SELECTED, FALSE);
      gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_SELECTED, TRUE, -1);
    }
  else
    {
      gtk_widget_unset_state_flags (note->view, GTK_STATE_FLAG_SELECTED);
      gtk_accessible_reset_state (accessible, GTK_ACCESSIBLE_STATE_SELECTED);
    }
  if (note == self->drop_note)
    gtk_widget_add_css_class (note->view, "drop");
  else
    gtk_widget_remove_css_class (note->view, "drop");
  ethos_wall_matches_show (self, note);
}

static void
show_words (EthosNotesWall *self, EthosWallNote *note)
{
  EthosNoteView *view = ETHOS_NOTE_VIEW (note->view);

  ethos_note_view_set_text (view, note->record->text);
  ethos_note_view_set_tint (view, ethos_tint_get_name ((EthosTint) note->record->colour));
  ethos_note_view_set_caption (view, get_caption (self, note));
  ethos_note_view_set_count (view, note->count);
  ethos_note_view_set_shown (view, ethos_wall_shown_is (self, note->record->record.id));
  ethos_note_view_set_dots (view, note->dots);
  ethos_wall_content_describe (self, note);
}

/**
 * ethos_wall_content_show_note:
 * @note: a note that has just got its widget
 *
 * Makes the widget what the note is.
 */
void
ethos_wall_content_show_note (EthosNotesWall *self, EthosWallNote *note)
{
  show_words (self, note);
  show_state (self, note);
  show_place (self, note);
}

static void
renamed_cb (EthosNotesWall *self, const char *title, EthosGroupColumn *column)
{
  ethos_store_run (self->store,
                   ethos_op_new ("group-rename", "group", ethos_group_column_get_id (column),
                                 "title", title, NULL));
}

static void
edited_cb (EthosNotesWall *self, EthosGroupColumn *column)
{
  ethos_wall_stop_naming (self, ethos_group_column_get_id (column));
}

static void
toggled_cb (EthosNotesWall *self, EthosGroupColumn *column)
{
  ethos_notes_wall_focus_column (self, column);
  ethos_wall_groups_toggle (self, column);
}

static void
number_columns (EthosNotesWall *self, GPtrArray *columns)
{
  self->columns = columns;
  g_hash_table_remove_all (self->column_places);
  g_free (self->n_collapsed);
  self->n_collapsed = g_new0 (guint, columns->len + 1);
  for (guint i = 0; i < columns->len; i++)
    {
      EthosGroupColumn *column = g_ptr_array_index (columns, i);

      ethos_group_column_set_place (column, i + 1, columns->len);
      g_hash_table_insert (self->column_places, (gpointer) ethos_group_column_get_id (column),
                           GUINT_TO_POINTER (i + 1));
    }
}

static EthosGroupColumn *
new_column (EthosNotesWall *self, const char *id)
{
  GtkWidget *column = ethos_group_column_new (id);

  gtk_widget_set_parent (column, GTK_WIDGET (self));
  g_signal_connect_object (column, "renamed", G_CALLBACK (renamed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (column, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (column, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  return ETHOS_GROUP_COLUMN (column);
}

static void
remove_column (EthosNotesWall *self, GtkWidget *column)
{
  if (self->current_column == ETHOS_GROUP_COLUMN (column))
    self->current_column = NULL;
  if (self->drop == ETHOS_GROUP_COLUMN (column))
    self->drop = NULL;
  ethos_wall_stop_naming (self, ethos_group_column_get_id (ETHOS_GROUP_COLUMN (column)));
  gtk_widget_unparent (column);
}

static void
sync_columns (EthosNotesWall *self)
{
  g_autoptr (GPtrArray) old = self->columns;
  GPtrArray *columns = g_ptr_array_new ();
  const EthosGroup *group;
  EthosChildIter iter;

  if (self->wall != NULL && ethos_wall_arrange_has_columns (self))
    {
      ethos_session_iter_init (get_session (self), &iter, self->wall, ETHOS_KIND_GROUP);
      while ((group = ethos_child_iter_next (&iter)) != NULL)
        {
          int known = ethos_wall_content_find_place (self, group->record.id);
          EthosGroupColumn *column =
              known >= 0 ? get_column (self, known) : new_column (self, group->record.id);

          ethos_group_column_set_title (column, group->title);
          ethos_group_column_set_collapsed (column, group->collapsed);
          ethos_group_column_set_shown (column, ethos_wall_shown_is (self, group->record.id));
          ethos_group_column_set_dots (column, ethos_wall_dots_get (self, group->record.id));
          g_ptr_array_add (columns, column);
        }
      ethos_wall_dots_sort_columns (self, columns);
    }
  self->columns_stale |=
      columns->len != old->len ||
      (old->len > 0 && memcmp (columns->pdata, old->pdata, old->len * sizeof (gpointer)) != 0);
  number_columns (self, columns);
  for (guint i = 0; i < old->len; i++)
    {
      GtkWidget *column = g_ptr_array_index (old, i);

      if (ethos_wall_content_find_place (self, ethos_group_column_get_id (
                                                   ETHOS_GROUP_COLUMN (column))) < 0)
        remove_column (self, column);
    }
}

/* The columns of groups of which only the name is shown. */
static gboolean
has_collapsed (EthosNotesWall *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (ethos_group_column_get_collapsed (get_column (self, (int) i)))
      return TRUE;
  return FALSE;
}

/* Notes of a group of which the name alone is shown are not; they count, and are found. */
static gboolean
is_collapsed (EthosNotesWall *self, GHashTable *before, EthosNote *record)
{
  int column = ethos_wall_content_find_place (self, record->group);

  if (column < 0 || !ethos_group_column_get_collapsed (get_column (self, column)))
    return FALSE;
  self->n_collapsed[column]++;
  ethos_wall_collapsed_add (self, before, record, column);
  return TRUE;
}

/* Notes behind others are not shown, and @counts says of these for how many they are. */
static GPtrArray *
collect_all (EthosNotesWall *self, GHashTable *counts)
{
  GPtrArray *records = g_ptr_array_sized_new (self->order->len + 1);
  gboolean some_collapsed = has_collapsed (self);
  GHashTable *before = ethos_wall_collapsed_begin (self);
  const EthosNote *record;
  EthosChildIter iter;

  ethos_session_iter_init (get_session (self), &iter, self->wall, ETHOS_KIND_NOTE);
  while ((record = ethos_child_iter_next (&iter)) != NULL)
    {
      const EthosNote *first = ethos_same_notes_get_first (get_session (self), record);

      if (first != NULL && !record->aside)
        ethos_same_notes_count_one (counts, first->record.id);
      else if (first == NULL && !record->aside &&
               !(some_collapsed && is_collapsed (self, before, (gpointer) record)))
        g_ptr_array_add (records, (gpointer) record);
    }
  ethos_wall_collapsed_end (self, before);
  return records;
}

/* Whether the note is where the focus is, or comes back to once its window is in front again. */
static gboolean
keeps_focus (EthosWallNote *note)
{
  return note->view != NULL && gtk_widget_is_focus (note->view);
}

static char *
dup_id (EthosWallNote *note)
{
  return g_strdup (note->record->record.id);
}

/* Returns: the records of all notes that are shown; @counts is empty where each stands for itself
 */
static GPtrArray *
collect_records (EthosNotesWall *self, GHashTable **counts)
{
  if (self->wall != NULL && self->page != ETHOS_WALL_WHOLE)
    {
      ethos_wall_collapsed_clear (self);
      *counts = ethos_same_notes_count (get_session (self), self->wall);
      return ethos_projection_dup_page (get_session (self), (guint) self->page);
    }
  *counts = g_hash_table_new (g_str_hash, g_str_equal);
  return collect_all (self, *counts);
}

/* Where the focus goes when the note that has it leaves: to the next that stays, else to the one
 * before; where none does, as another page is shown, to the first of those that come. */
static char *
find_heir (EthosNotesWall *self, GPtrArray *records)
{
  EthosWallNote *focused = ethos_notes_wall_get_focused (self);
  guint place;

  if (focused == NULL || !keeps_focus (focused) || focused->found_in == self->refreshes ||
      !g_ptr_array_find (self->order, focused, &place))
    return NULL;
  for (guint i = place + 1; i < self->order->len; i++)
    {
      EthosWallNote *note = g_ptr_array_index (self->order, i);

      if (note->found_in == self->refreshes)
        return dup_id (note);
    }
  for (guint i = place; i-- > 0;)
    {
      EthosWallNote *note = g_ptr_array_index (self->order, i);

      if (note->found_in == self->refreshes)
        return dup_id (note);
    }
  return records->len > 0 ? g_strdup (((EthosRecord *) records->pdata[0])->id) : NULL;
}

static int
compare_positions (gconstpointer first, gconstpointer second)
{
  const EthosWallNote *a = *(EthosWallNote *const *) first;
  const EthosWallNote *b = *(EthosWallNote *const *) second;

  return (a->position > b->position) - (a->position < b->position);
}

/* Those that have widgets are few. */
static GPtrArray *
list_with_views (EthosNotesWall *self)
{
  GPtrArray *notes = g_ptr_array_sized_new (g_hash_table_size (self->views) + 1);
  GHashTableIter iter;
  gpointer note;

  g_hash_table_iter_init (&iter, self->views);
  while (g_hash_table_iter_next (&iter, NULL, &note))
    g_ptr_array_add (notes, note);
  g_ptr_array_sort (notes, compare_positions);
  return notes;
}

/**
 * ethos_wall_content_order_children:
 *
 * A screen reader reads the wall in the order of the children: each group, then its notes.
 */
void
ethos_wall_content_order_children (EthosNotesWall *self)
{
  g_autoptr (GPtrArray) notes = list_with_views (self);
  GtkWidget *before = NULL;
  guint next = 0;

  for (int column = 0; column <= (int) self->columns->len; column++)
    {
      gboolean loose = column == (int) self->columns->len;
      GtkWidget *head = loose ? self->heading : GTK_WIDGET (get_column (self, column));

      if (gtk_widget_get_prev_sibling (head) != before)
        gtk_widget_insert_after (head, GTK_WIDGET (self), before);
      before = head;
      for (; next < notes->len; next++)
        {
          EthosWallNote *note = g_ptr_array_index (notes, next);

          if (!loose && note->column != column)
            break;
          if (gtk_widget_get_prev_sibling (note->view) != before)
            gtk_widget_insert_after (note->view, GTK_WIDGET (self), before);
          before = note->view;
        }
    }
}

static void
number_notes (EthosNotesWall *self)
{
  g_autofree guint *counts = g_new0 (guint, self->columns->len + 1);
  g_autofree char *label = NULL;

  for (guint i = 0; i < self->order->len; i++)
    {
      EthosWallNote *note = g_ptr_array_index (self->order, i);
      gboolean moved = note->position != i + 1 || note->set_size != self->order->len;

      note->position = i + 1;
      note->set_size = self->order->len;
      if (moved && note->view != NULL)
        show_place (self, note);
      counts[note->column < 0 ? self->columns->len : (guint) note->column]++;
    }
  for (guint i = 0; i < self->columns->len; i++)
    ethos_group_column_set_count (get_column (self, (int) i), counts[i] + self->n_collapsed[i]);
  label = g_strdup_printf (ngettext ("%'u note not in a group", "%'u notes not in a group",
                                     counts[self->columns->len]),
                           counts[self->columns->len]);
  gtk_label_set_text (GTK_LABEL (self->heading), label);
  gtk_widget_set_visible (self->heading,
                          ethos_wall_arrange_has_columns (self) && counts[self->columns->len] > 0);
  g_free (label);
  label = g_strdup_printf (ngettext ("Wall, %'u note", "Wall, %'u notes", self->order->len),
                           self->order->len);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
forget_note (EthosNotesWall *self, EthosWallNote *note)
{
  ethos_wall_matches_forget (self, note);
  ethos_wall_pointer_forget (self, note);
  if (g_strcmp0 (self->editing, note->record->record.id) == 0)
    ethos_wall_editor_stop (self, FALSE);
  if (self->current_note == note)
    self->current_note = NULL;
}

/* GTK takes the focus from a widget that leaves to one beside it, which has to be one that stays.
 */
static void
release_gone (EthosNotesWall *self, GHashTable *gone)
{
  GHashTableIter iter;
  gpointer note;

  g_hash_table_iter_init (&iter, gone);
  while (g_hash_table_iter_next (&iter, NULL, &note))
    ethos_wall_views_release (self, note);
}

/* The key of the table belongs to the record, so it changes with it. */
static EthosWallNote *
take_record (EthosNotesWall *self, EthosNote *record)
{
  EthosWallNote *note = g_hash_table_lookup (self->notes, record->record.id);

  if (note != NULL && note->record == record)
    return note;
  if (note == NULL)
    note = g_new0 (EthosWallNote, 1);
  else
    g_hash_table_steal (self->notes, record->record.id);
  if (note->record != NULL && g_strcmp0 (note->record->text, record->text) != 0)
    g_clear_pointer (&note->folded, g_free);
  note->stale = TRUE;
  g_clear_pointer (&note->record, ethos_record_unref);
  note->record = ethos_record_ref (record);
  g_hash_table_insert (self->notes, record->record.id, note);
  return note;
}

/* Makes a note what the workshop says of it. */
static EthosWallNote *
sync_note (EthosNotesWall *self, EthosNote *record, GHashTable *counts)
{
  EthosWallNote *note = take_record (self, record);

  note->found_in = self->refreshes;
  if (note->stale || self->columns_stale)
    note->column = ethos_wall_content_find_place (self, record->group);
  note->stale = FALSE;
  note->count =
      g_hash_table_size (counts) > 0 ? ethos_same_notes_get_count (counts, record->record.id) : 1;
  note->dots = ethos_wall_dots_get (self, record->record.id);
  note->late = ethos_save_tracker_is_late (self->saves, record->record.id);
  return note;
}

/* Takes the notes off the table that were not found. */
static GHashTable *
take_left (EthosNotesWall *self, guint n_found)
{
  GHashTable *left = ethos_wall_content_new_table ();
  GHashTableIter iter;
  gpointer note;

  if (g_hash_table_size (self->notes) == n_found)
    return left;
  g_hash_table_iter_init (&iter, self->notes);
  while (g_hash_table_iter_next (&iter, NULL, &note))
    if (((EthosWallNote *) note)->found_in != self->refreshes)
      {
        g_hash_table_iter_steal (&iter);
        g_hash_table_insert (left, ((EthosWallNote *) note)->record->record.id, note);
      }
  return left;
}

/* Returns: (nullable): the id of the note that is to have the focus; @left are the notes that leave
 */
static char *
sync_notes (EthosNotesWall *self, GHashTable **left)
{
  g_autoptr (GHashTable) counts = NULL;
  g_autoptr (GPtrArray) records = collect_records (self, &counts);
  g_autoptr (GPtrArray) order = g_ptr_array_sized_new (records->len + 1);
  GHashTableIter iter;
  gpointer note;
  char *heir;

  self->refreshes++;
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (order, sync_note (self, g_ptr_array_index (records, i), counts));
  self->columns_stale = FALSE;
  heir = find_heir (self, records);
  *left = take_left (self, order->len);
  g_hash_table_iter_init (&iter, *left);
  while (g_hash_table_iter_next (&iter, NULL, &note))
    forget_note (self, note);
  g_ptr_array_set_size (self->order, 0);
  g_ptr_array_extend (self->order, order, NULL, NULL);
  g_hash_table_iter_init (&iter, self->views);
  while (g_hash_table_iter_next (&iter, NULL, &note))
    if (((EthosWallNote *) note)->found_in == self->refreshes)
      show_words (self, note);
  ethos_wall_arrange_order (self);
  return heir;
}

/**
 * ethos_wall_content_new_table:
 *
 * Returns: (transfer full): a table that owns the notes of a wall and takes them off it
 */
GHashTable *
ethos_wall_content_new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL, wall_note_free);
}

/**
 * ethos_wall_content_refresh:
 *
 * Makes the wall what the workshop says now. Widgets of notes that stay are kept; where the one
 * with the focus leaves, its neighbour gets it.
 */
void
ethos_wall_content_refresh (EthosNotesWall *self)
{
  g_autoptr (GHashTable) left = NULL;
  g_autofree char *heir = NULL;

  ethos_wall_places_forget (self);
  ethos_wall_arrange_read (self);
  ethos_wall_dots_read (self);
  sync_columns (self);
  heir = sync_notes (self, &left);
  ethos_wall_places_forget (self);
  ethos_wall_matches_refresh (self);
  number_notes (self);
  if (self->page != ETHOS_WALL_WHOLE)
    ethos_wall_views_need_all (self);
  /* Before the note that has it is gone: GTK looks for another place only once it has drawn, and
   * what is gone may be another note by then. */
  if (heir != NULL)
    ethos_notes_wall_focus_note (self, g_hash_table_lookup (self->notes, heir));
  release_gone (self, left);
  ethos_wall_content_order_children (self);
  ethos_wall_views_schedule (self);
}
