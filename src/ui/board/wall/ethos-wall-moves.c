// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-notes-wall-private.h"

#include <glib/gi18n.h>

#include "ethos-group-popover.h"
#include "ethos-wall-free.h"
#include "ethos-wall-zoom.h"

/* Where notes go: to a place of their own, or into a group. */

static EthosWallNote *
get_note (EthosNotesWall *self, guint index)
{
  return g_ptr_array_index (self->order, index);
}

/* Notes, and where they are to be. */
typedef struct
{
  GPtrArray *ids;
  GArray *x;
  GArray *y;
} Places;

static void
places_init (Places *places)
{
  places->ids = g_ptr_array_new_with_free_func (g_free);
  places->x = g_array_new (FALSE, FALSE, sizeof (gint64));
  places->y = g_array_new (FALSE, FALSE, sizeof (gint64));
}

static void
places_clear (Places *places)
{
  g_ptr_array_unref (places->ids);
  g_array_unref (places->x);
  g_array_unref (places->y);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Places, places_clear)

static void
place_notes (EthosNotesWall *self, Places *places)
{
  if (places->ids->len == 0)
    return;
  g_ptr_array_add (places->ids, NULL);
  ethos_store_run (self->store, ethos_op_new ("notes-place", "notes", places->ids->pdata, "x",
                                              places->x, "y", places->y, NULL));
}

static void
append_place (EthosNotesWall *self, EthosWallNote *note, int to_x, int to_y, Places *places)
{
  gint64 units_x, units_y;

  ethos_wall_get_position (&self->metrics, &self->extent, to_x, to_y, &units_x, &units_y);
  g_ptr_array_add (places->ids, g_strdup (note->record->record.id));
  g_array_append_val (places->x, units_x);
  g_array_append_val (places->y, units_y);
}

/* The notes that nobody has placed yet keep the place in which they are seen. */
static void
append_unplaced (EthosNotesWall *self, const char *const *but, Places *places)
{
  g_autoptr (GHashTable) moving = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; but[i] != NULL; i++)
    g_hash_table_add (moving, (gpointer) but[i]);
  for (guint i = 0; i < self->order->len; i++)
    {
      EthosWallNote *note = get_note (self, i);

      if (note->column < 0 && !note->record->placed &&
          !g_hash_table_contains (moving, note->record->record.id))
        append_place (self, note, note->area.x, note->area.y, places);
    }
}

/* Where everything is that does not move. */
static GArray *
list_taken (EthosNotesWall *self, GPtrArray *moving)
{
  GArray *taken = g_array_new (FALSE, FALSE, sizeof (GdkRectangle));
  g_autoptr (GHashTable) gone = g_hash_table_new (NULL, NULL);
  GdkRectangle area;

  for (guint i = 0; i < moving->len; i++)
    g_hash_table_add (gone, g_ptr_array_index (moving, i));
  for (guint i = 0; i < self->order->len; i++)
    if (get_note (self, i)->column < 0 && !g_hash_table_contains (gone, get_note (self, i)))
      g_array_append_val (taken, get_note (self, i)->area);
  for (guint i = 0; i < self->columns->len; i++)
    {
      area = ethos_wall_places_get_column_area (self, g_ptr_array_index (self->columns, i));
      g_array_append_val (taken, area);
    }
  return taken;
}

static void
move_notes (EthosNotesWall *self, GPtrArray *notes, int dx, int dy, gboolean apart)
{
  g_autoptr (GPtrArray) moved = g_ptr_array_new ();
  g_autoptr (GPtrArray) grouped = g_ptr_array_new ();
  g_autoptr (GArray) taken = list_taken (self, notes);
  g_auto (Places) places = { 0 };

  if (notes->len == 0)
    return;
  places_init (&places);
  for (guint i = 0; i < notes->len; i++)
    {
      EthosWallNote *note = g_ptr_array_index (notes, i);
      GdkRectangle area = note->area;

      area.x += dx;
      area.y += dy;
      if (apart)
        ethos_wall_find_free (&self->metrics, (const GdkRectangle *) (gpointer) taken->data,
                              taken->len, &area);
      g_array_append_val (taken, area);
      append_place (self, note, area.x, area.y, &places);
      g_ptr_array_add (moved, note->record->record.id);
      if (note->column >= 0)
        g_ptr_array_add (grouped, note->record->record.id);
    }
  g_ptr_array_add (moved, NULL);
  append_unplaced (self, (const char *const *) moved->pdata, &places);
  ethos_store_begin_counted_group (self->store, NN_ ("move of %'u note", "move of %'u notes"),
                                   notes->len);
  if (grouped->len > 0)
    {
      g_ptr_array_add (grouped, NULL);
      ethos_store_run (self->store, ethos_op_new ("notes-ungroup", "notes", grouped->pdata, NULL));
    }
  place_notes (self, &places);
  ethos_store_end_group (self->store);
}

/**
 * ethos_wall_move_notes:
 * @notes: (element-type EthosWallNote): notes
 * @dx: how far, in the direction of reading
 * @dy: how far down
 *
 * Moves notes on the wall, out of their groups where they are in one. The notes that nobody has
 * placed yet stay where they are seen, instead of flowing into the gap.
 */
void
ethos_wall_move_notes (EthosNotesWall *self, GPtrArray *notes, int dx, int dy)
{
  move_notes (self, notes, dx, dy, FALSE);
}

/**
 * ethos_wall_drop_notes:
 * @notes: (element-type EthosWallNote): notes
 * @dx: how far, in the direction of reading
 * @dy: how far down
 *
 * Moves notes as ethos_wall_move_notes() does; where one would cover another, it goes to the
 * nearest place that is free.
 */
void
ethos_wall_drop_notes (EthosNotesWall *self, GPtrArray *notes, int dx, int dy)
{
  move_notes (self, notes, dx, dy, TRUE);
}

/**
 * ethos_wall_add_to_group:
 * @ids: (array zero-terminated=1): the ids of notes
 * @group: the id of a group
 *
 * Puts notes into a group. The notes that nobody has placed yet do not flow into the gap.
 */
void
ethos_wall_add_to_group (EthosNotesWall *self, const char *const *ids, const char *group)
{
  g_auto (Places) places = { 0 };

  places_init (&places);
  append_unplaced (self, ids, &places);
  ethos_store_begin_counted_group (self->store,
                                   NN_ ("grouping of %'u note", "grouping of %'u notes"),
                                   g_strv_length ((char **) ids));
  if (ethos_store_run (self->store,
                       ethos_op_new ("notes-group", "notes", ids, "group", group, NULL)))
    place_notes (self, &places);
  ethos_store_end_group (self->store);
}

/**
 * ethos_wall_group_notes:
 * @ids: (array zero-terminated=1): the ids of notes
 *
 * Makes a group of notes, and lets its name be typed at once where its title is seen. Both are
 * undone together. The notes that nobody has placed yet do not flow into the gap.
 */
void
ethos_wall_group_notes (EthosNotesWall *self, const char *const *ids)
{
  const EthosNote *note;
  EthosGroupColumn *column;
  g_auto (Places) places = { 0 };

  ethos_wall_stop_naming (self, self->naming);
  places_init (&places);
  append_unplaced (self, ids, &places);
  ethos_store_begin_counted_group (self->store,
                                   NN_ ("grouping of %'u note", "grouping of %'u notes"),
                                   g_strv_length ((char **) ids));
  if (!ethos_store_run (self->store, ethos_op_new ("notes-group", "notes", ids, "title", "", NULL)))
    {
      ethos_store_end_group (self->store);
      return;
    }
  place_notes (self, &places);
  ethos_group_announce (GTK_WIDGET (self), g_strv_length ((char **) ids), NULL);
  note = ethos_session_find (ethos_store_get_session (self->store), ETHOS_KIND_NOTE, ids[0]);
  column = ethos_wall_content_find_column (self, note->group);
  if (column == NULL)
    {
      ethos_store_end_group (self->store);
      return;
    }
  self->naming = g_strdup (note->group);
  ethos_notes_wall_select_only (self, NULL);
  ethos_wall_zoom_edit_column (self, column);
}

/**
 * ethos_wall_stop_naming:
 * @group: (nullable): a group that has its name now, or none
 *
 * Ends the step that was begun with ethos_wall_group_notes(), where @group is the one it made.
 */
void
ethos_wall_stop_naming (EthosNotesWall *self, const char *group)
{
  if (self->naming == NULL || g_strcmp0 (self->naming, group) != 0)
    return;
  g_clear_pointer (&self->naming, g_free);
  ethos_store_end_group (self->store);
}
