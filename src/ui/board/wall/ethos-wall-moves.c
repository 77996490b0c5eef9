// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-notes-wall-private.h"

#include <glib/gi18n.h>

#include "ethos-group-popover.h"
#include "ethos-wall-arrange.h"
#include "ethos-wall-cells.h"
#include "ethos-wall-free.h"
#include "ethos-wall-zoom.h"

/* Where notes go: to a place of their own, or into a group. */

static EthosWallNote *
get_note (EthosNotesWall *self, guint index)
{
  return g_ptr_array_index (self->order, index);
}

/* So many steps lead over what lies in the way. */
#define STEPS_MOST 400

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
  g_clear_pointer (&places->ids, g_ptr_array_unref);
  g_clear_pointer (&places->x, g_array_unref);
  g_clear_pointer (&places->y, g_array_unref);
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

/* Loose notes get the place in which they are seen, unless they have it: nobody may have placed
 * them, or a group may lie where they were. */
static void
append_others (EthosNotesWall *self, GHashTable *moving, Places *places)
{
  for (guint i = 0; i < self->order->len; i++)
    {
      EthosWallNote *note = get_note (self, i);
      gint64 x, y;

      if (note->column >= 0 || (moving != NULL && g_hash_table_contains (moving, note)))
        continue;
      ethos_wall_get_position (&self->metrics, &self->extent, note->area.x, note->area.y, &x, &y);
      if (!note->record->placed || note->record->x != x || note->record->y != y)
        append_place (self, note, note->area.x, note->area.y, places);
    }
}

/* Whether a loose note hangs where another comes back to. */
typedef struct
{
  EthosNotesWall *wall;
  const GdkRectangle *area;
  gboolean taken;
} Returning;

static gboolean
visit_hanging (guint item, gpointer data)
{
  Returning *returning = data;
  const EthosWallNote *note = get_note (returning->wall, item);

  returning->taken =
      note->column < 0 && gdk_rectangle_intersect (&note->area, returning->area, NULL);
  return !returning->taken;
}

static gboolean
is_taken (EthosNotesWall *self, const GdkRectangle *area)
{
  Returning returning = { self, area, FALSE };

  ethos_wall_index_visit (self->index, area, visit_hanging, &returning);
  return returning.taken;
}

static EthosWallCells *
new_cells (EthosNotesWall *self)
{
  EthosWallCells *cells = ethos_wall_cells_new (&self->metrics);
  GdkRectangle area;

  for (guint i = 0; i < self->order->len; i++)
    if (get_note (self, i)->column < 0)
      ethos_wall_cells_take (cells, &get_note (self, i)->area);
  for (guint i = 0; i < self->columns->len; i++)
    {
      area = ethos_wall_places_get_column_area (self, g_ptr_array_index (self->columns, i));
      ethos_wall_cells_take (cells, &area);
    }
  ethos_wall_cells_take (cells, &self->extent.heading);
  return cells;
}

/* A note in a group keeps the place that it had, unless another hangs there meanwhile: that one
 * would have to give way if it came back. */
static void
append_grouped (EthosNotesWall *self, Places *places)
{
  g_autoptr (GPtrArray) all = ethos_wall_collapsed_list_all (self);
  g_autoptr (EthosWallCells) cells = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      EthosWallNote *note = g_ptr_array_index (all, i);
      GdkRectangle area = { 0, 0, self->metrics.note_width, self->metrics.note_height };

      if (note->column < 0 || !note->record->placed)
        continue;
      area.x = self->extent.origin_x + ethos_wall_to_pixels (&self->metrics, note->record->x);
      area.y = self->extent.origin_y + ethos_wall_to_pixels (&self->metrics, note->record->y);
      if (!is_taken (self, &area))
        continue;
      if (cells == NULL)
        cells = new_cells (self);
      ethos_wall_cells_take_nearest (cells, &area);
      append_place (self, note, area.x, area.y, places);
    }
}

/**
 * ethos_notes_wall_keep_places:
 *
 * Lets the loose notes that nobody has placed yet stay where they are seen, those too that are
 * about to go into a group: once they are taken out of it, they come back to where they were. It
 * belongs into one step with what would let others flow into a gap.
 */
void
ethos_notes_wall_keep_places (EthosNotesWall *self)
{
  g_auto (Places) places = { 0 };

  if (!ethos_wall_arrange_has_columns (self) || !ethos_wall_places_ensure (self))
    return;
  places_init (&places);
  append_others (self, NULL, &places);
  append_grouped (self, &places);
  place_notes (self, &places);
}

/**
 * ethos_wall_run_in_place:
 * @op: (transfer full): what changes groups
 * @one: what Undo shall call it, untranslated
 * @many: (nullable): the same for several, where there may be several
 * @count: how many
 *
 * Runs an operation while loose notes stay where they are seen.
 *
 * Returns: whether it was done
 */
gboolean
ethos_wall_run_in_place (EthosNotesWall *self,
                         EthosRecord *op,
                         const char *one,
                         const char *many,
                         guint count)
{
  if (many != NULL)
    ethos_store_begin_counted_group (self->store, one, many, count);
  else
    ethos_store_begin_group (self->store, one);
  ethos_notes_wall_keep_places (self);
  if (!ethos_store_run (self->store, op))
    {
      ethos_store_cancel_group (self->store);
      return FALSE;
    }
  ethos_store_end_group (self->store);
  return TRUE;
}

static GHashTable *
new_set (GPtrArray *notes)
{
  GHashTable *set = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < notes->len; i++)
    g_hash_table_add (set, g_ptr_array_index (notes, i));
  return set;
}

/* Where everything is that does not move. */
static GArray *
list_taken (EthosNotesWall *self, GHashTable *moving)
{
  GArray *taken = g_array_new (FALSE, FALSE, sizeof (GdkRectangle));
  GdkRectangle area;

  for (guint i = 0; i < self->order->len; i++)
    if (get_note (self, i)->column < 0 && !g_hash_table_contains (moving, get_note (self, i)))
      g_array_append_val (taken, get_note (self, i)->area);
  for (guint i = 0; i < self->columns->len; i++)
    {
      area = ethos_wall_places_get_column_area (self, g_ptr_array_index (self->columns, i));
      g_array_append_val (taken, area);
    }
  return taken;
}

/* Whether all notes have room so far from where they are. */
static gboolean
have_room (EthosNotesWall *self, GPtrArray *notes, GArray *taken, int dx, int dy)
{
  for (guint i = 0; i < notes->len; i++)
    {
      EthosWallNote *note = g_ptr_array_index (notes, i);
      GdkRectangle area = note->area;

      area.x += dx;
      area.y += dy;
      if (!ethos_wall_is_clear ((const GdkRectangle *) (gpointer) taken->data, taken->len, &area))
        return FALSE;
    }
  return TRUE;
}

/* Whether none of the notes would go over the edge where the wall begins. */
static gboolean
are_on_wall (EthosNotesWall *self, GPtrArray *notes, int dx, int dy)
{
  for (guint i = 0; i < notes->len; i++)
    {
      const EthosWallNote *note = g_ptr_array_index (notes, i);

      if (note->area.x + dx < self->extent.origin_x || note->area.y + dy < self->extent.origin_y)
        return FALSE;
    }
  return TRUE;
}

/**
 * ethos_wall_drop_notes:
 * @notes: (element-type EthosWallNote): notes
 * @dx: how far, in the direction of reading
 * @dy: how far down
 *
 * Moves notes on the wall, out of their groups where they are in one. Where one would cover
 * another, it goes to the nearest place that is free. The notes that nobody has placed yet stay
 * where they are seen, instead of flowing into the gap.
 */
void
ethos_wall_drop_notes (EthosNotesWall *self, GPtrArray *notes, int dx, int dy)
{
  g_autoptr (GPtrArray) grouped = g_ptr_array_new ();
  g_autoptr (GHashTable) moving = new_set (notes);
  g_autoptr (GArray) taken = list_taken (self, moving);
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
      ethos_wall_find_free (&self->metrics, (const GdkRectangle *) (gpointer) taken->data,
                            taken->len, &area);
      g_array_append_val (taken, area);
      append_place (self, note, area.x, area.y, &places);
      if (note->column >= 0)
        g_ptr_array_add (grouped, note->record->record.id);
    }
  append_others (self, moving, &places);
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
 * ethos_wall_step_notes:
 * @notes: (element-type EthosWallNote): loose notes
 * @dx: how far, in the direction of reading
 * @dy: how far down
 *
 * Moves notes on the wall by a step, or by as many as it takes to leave what lies in the way
 * behind.
 *
 * Returns: whether there was room; the wall has two edges where it begins, and none where it ends
 */
gboolean
ethos_wall_step_notes (EthosNotesWall *self, GPtrArray *notes, int dx, int dy)
{
  g_autoptr (GHashTable) moving = new_set (notes);
  g_autoptr (GArray) taken = list_taken (self, moving);

  for (int i = 1; i <= STEPS_MOST && are_on_wall (self, notes, i * dx, i * dy); i++)
    if (have_room (self, notes, taken, i * dx, i * dy))
      {
        ethos_wall_drop_notes (self, notes, i * dx, i * dy);
        return TRUE;
      }
  return FALSE;
}

/**
 * ethos_wall_add_to_group:
 * @ids: (array zero-terminated=1): the ids of notes
 * @group: the id of a group
 *
 * Puts notes into a group. Loose notes stay where they are.
 */
void
ethos_wall_add_to_group (EthosNotesWall *self, const char *const *ids, const char *group)
{
  ethos_wall_run_in_place (self, ethos_op_new ("notes-group", "notes", ids, "group", group, NULL),
                           NN_ ("grouping of %'u note", "grouping of %'u notes"),
                           g_strv_length ((char **) ids));
}

/**
 * ethos_wall_group_notes:
 * @ids: (array zero-terminated=1): the ids of notes
 *
 * Makes a group of notes, and lets its name be typed at once where its title is seen. Both are
 * undone together. Loose notes stay where they are.
 */
void
ethos_wall_group_notes (EthosNotesWall *self, const char *const *ids)
{
  const EthosNote *note;
  EthosGroupColumn *column;

  ethos_wall_stop_naming (self, self->naming);
  ethos_store_begin_counted_group (self->store,
                                   NN_ ("grouping of %'u note", "grouping of %'u notes"),
                                   g_strv_length ((char **) ids));
  ethos_notes_wall_keep_places (self);
  if (!ethos_store_run (self->store, ethos_op_new ("notes-group", "notes", ids, "title", "", NULL)))
    {
      ethos_store_cancel_group (self->store);
      return;
    }
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
