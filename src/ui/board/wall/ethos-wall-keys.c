// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-focus.h"
#include "ethos-group-popover.h"
#include "ethos-notes-wall-private.h"
#include "ethos-palette.h"
#include "ethos-text.h"
#include "ethos-wall-pan.h"

/* Where the arrows with Control and Shift take a note: this part of the way to the next cell. */
#define SMALL_STEP_PART 4

typedef struct
{
  guint key;
  GdkModifierType modifiers;
  const char *action;
} Key;

/* What a key does while the focus is on the wall and nothing is being edited. */
static const Key keys[] = {
  { GDK_KEY_Return, 0, "notes.edit" },
  { GDK_KEY_KP_Enter, 0, "notes.edit" },
  { GDK_KEY_F2, 0, "notes.edit" },
  { GDK_KEY_Delete, 0, "notes.delete" },
  { GDK_KEY_KP_Delete, 0, "notes.delete" },
  { GDK_KEY_d, GDK_CONTROL_MASK, "notes.duplicate" },
  { GDK_KEY_a, GDK_CONTROL_MASK, "notes.select-all" },
  { GDK_KEY_c, GDK_CONTROL_MASK, "notes.copy" },
  { GDK_KEY_Insert, GDK_CONTROL_MASK, "notes.copy" },
  { GDK_KEY_x, GDK_CONTROL_MASK, "notes.cut" },
  { GDK_KEY_Delete, GDK_SHIFT_MASK, "notes.cut" },
  { GDK_KEY_v, GDK_CONTROL_MASK, "board.paste" },
  { GDK_KEY_Insert, GDK_SHIFT_MASK, "board.paste" },
  { GDK_KEY_space, 0, "notes.toggle" },
  { GDK_KEY_space, GDK_CONTROL_MASK, "notes.toggle" },
  { GDK_KEY_g, 0, "notes.group" },
  { GDK_KEY_g, GDK_SHIFT_MASK, "board.suggest" },
  { GDK_KEY_u, 0, "notes.ungroup" },
  { GDK_KEY_l, 0, "notes.line" },
  { GDK_KEY_p, 0, "notes.project" },
  { GDK_KEY_s, 0, "notes.set-aside" },
  { GDK_KEY_m, 0, "notes.carry" },
  { GDK_KEY_slash, 0, "board.find" },
  { GDK_KEY_slash, GDK_SHIFT_MASK, "board.find" },
  { GDK_KEY_apostrophe, 0, "notes.type" },
  { GDK_KEY_apostrophe, GDK_SHIFT_MASK, "notes.type" },
  { GDK_KEY_t, 0, "notes.arrange" },
  { GDK_KEY_v, 0, "board.vote" },
  { GDK_KEY_plus, 0, "board.vote-put" },
  { GDK_KEY_plus, GDK_SHIFT_MASK, "board.vote-put" },
  { GDK_KEY_KP_Add, 0, "board.vote-put" },
  { GDK_KEY_minus, 0, "board.vote-take" },
  { GDK_KEY_KP_Subtract, 0, "board.vote-take" },
  { GDK_KEY_h, 0, "board.vote-hands" },
  { GDK_KEY_Return, GDK_CONTROL_MASK, "board.vote-done" },
  { GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "board.vote-done" },
  { GDK_KEY_j, 0, "notes.merge" },
  { GDK_KEY_c, 0, "notes.collapse" },
  { GDK_KEY_x, 0, "notes.same" },
  { GDK_KEY_Menu, 0, "notes.menu" },
  { GDK_KEY_F10, GDK_SHIFT_MASK, "notes.menu" },
};

static EthosWallNote *
get_note (EthosNotesWall *self, guint index)
{
  return g_ptr_array_index (self->order, index);
}

/* Whoever presses a key that does nothing hears that nothing has happened. */
static void
announce_stays (EthosNotesWall *self, EthosGroupColumn *column)
{
  const char *title = ethos_group_column_get_title (column);
  g_autofree char *text = NULL;

  if (title != NULL && *title != '\0')
    /* Translators: spoken; a note was not moved. %s is the name of the group it is in. */
    text = ethos_text_print_isolated (_ ("Stays in “%s”"), title);
  else
    /* Translators: spoken; a note was not moved. */
    text = g_strdup (_ ("Stays in the group without a name"));
  ethos_announce (GTK_WIDGET (self), text);
}

/* To the next group in that direction, for those who do not drag. Up and down there is none. */
static void
move_to_next_group (EthosNotesWall *self, EthosWallNote *note, int step)
{
  g_auto (GStrv) ids = ethos_notes_wall_dup_targets (self);
  int next = note->column + step;
  g_autofree char *title = NULL;
  EthosGroupColumn *column;

  if (step == 0 || next < 0 || next >= (int) self->columns->len)
    {
      announce_stays (self, g_ptr_array_index (self->columns, (guint) note->column));
      return;
    }
  column = g_ptr_array_index (self->columns, (guint) next);
  title = g_strdup (ethos_group_column_get_title (column));
  if (ethos_wall_run_in_place (self,
                               ethos_op_new ("notes-group", "notes", ids, "group",
                                             ethos_group_column_get_id (column), NULL),
                               NN_ ("grouping of %'u note", "grouping of %'u notes"),
                               g_strv_length (ids)))
    ethos_group_announce (GTK_WIDGET (self), g_strv_length (ids), title);
}

/* A note on the wall has no number: what is heard is where to it went. */
static void
announce_way (EthosNotesWall *self, int dx, int dy)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (dy != 0)
    ethos_announce (GTK_WIDGET (self), dy < 0 ? _ ("Moved up") : _ ("Moved down"));
  else
    ethos_announce (GTK_WIDGET (self), (dx < 0) != rtl ? _ ("Moved left") : _ ("Moved right"));
}

/* dx and dy are -1, 0 or 1, in the direction of reading and down. */
static void
move_by_key (EthosNotesWall *self, int dx, int dy, gboolean small)
{
  EthosGroupColumn *column = ethos_notes_wall_get_focused_column (self);
  EthosWallNote *focused = ethos_notes_wall_get_focused (self);
  g_auto (GStrv) ids = ethos_notes_wall_dup_targets (self);
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  int step_x = self->metrics.note_width + self->metrics.gap;
  int step_y = self->metrics.note_height + self->metrics.gap;

  if (column != NULL && dx != 0)
    ethos_wall_move_column (self, column, dx);
  else if (focused != NULL && focused->column >= 0)
    move_to_next_group (self, focused, dx);
  else if (focused != NULL && focused->column < 0)
    {
      for (guint i = 0; ids[i] != NULL; i++)
        g_ptr_array_add (notes, g_hash_table_lookup (self->notes, ids[i]));
      if (small)
        {
          step_x /= SMALL_STEP_PART;
          step_y /= SMALL_STEP_PART;
        }
      if (ethos_wall_step_notes (self, notes, dx * step_x, dy * step_y))
        announce_way (self, dx, dy);
      else
        ethos_announce (GTK_WIDGET (self), _ ("The wall ends here"));
    }
}

/* Where everything is that can have the focus: groups, then notes. */
static GArray *
collect_stops (EthosNotesWall *self)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (GdkRectangle));
  GdkRectangle place;

  for (guint i = 0; i < self->columns->len; i++)
    {
      EthosGroupColumn *column = g_ptr_array_index (self->columns, i);

      ethos_wall_places_get_column (self, column, &place);
      /* Of a group only the title counts: its notes lie on the rest. */
      gtk_widget_measure (GTK_WIDGET (column), GTK_ORIENTATION_VERTICAL, -1, &place.height, NULL,
                          NULL, NULL);
      g_array_append_val (places, place);
    }
  for (guint i = 0; i < self->order->len; i++)
    {
      ethos_wall_places_get_note (self, get_note (self, i), &place);
      g_array_append_val (places, place);
    }
  return places;
}

/* Returns: which of the stops has the focus, or -1 */
static int
find_stop (EthosNotesWall *self)
{
  guint place;

  if (self->current_column != NULL)
    return g_ptr_array_find (self->columns, self->current_column, &place) ? (int) place : -1;
  return self->current_note != NULL ? (int) (self->columns->len + self->current_note->position - 1)
                                    : -1;
}

static gboolean
is_left_out (EthosNotesWall *self, guint stop)
{
  return stop >= self->columns->len && get_note (self, stop - self->columns->len)->dimmed;
}

/* Returns: the next stop in that direction that is not left out, or -1 */
static int
find_next_stop (EthosNotesWall *self, guint from, GtkDirectionType direction)
{
  g_autoptr (GArray) all = collect_stops (self);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (GdkRectangle));
  g_autoptr (GArray) stops = g_array_new (FALSE, FALSE, sizeof (guint));
  guint start = 0;
  int to;

  for (guint i = 0; i < all->len; i++)
    {
      if (i == from)
        start = stops->len;
      else if (is_left_out (self, i))
        continue;
      g_array_append_val (places, g_array_index (all, GdkRectangle, i));
      g_array_append_val (stops, i);
    }
  to = ethos_wall_find_neighbour ((const GdkRectangle *) (gpointer) places->data, places->len,
                                  start, direction);
  return to < 0 ? -1 : (int) g_array_index (stops, guint, to);
}

static void
move_focus (EthosNotesWall *self, GtkDirectionType direction, gboolean selecting)
{
  EthosWallNote *note = ethos_notes_wall_get_focused (self);
  int from = find_stop (self), to;

  if (from < 0 || !ethos_wall_places_ensure (self))
    return;
  to = find_next_stop (self, (guint) from, direction);
  if (to < 0)
    {
      ethos_wall_pan_by_key (self, direction);
      return;
    }
  if (selecting && note != NULL)
    ethos_notes_wall_select (self, note, TRUE);
  if (to < (int) self->columns->len)
    ethos_notes_wall_focus_column (self, g_ptr_array_index (self->columns, (guint) to));
  else
    ethos_notes_wall_focus_note (self, get_note (self, (guint) to - self->columns->len));
  note = ethos_notes_wall_get_focused (self);
  if (selecting && note != NULL)
    ethos_notes_wall_select (self, note, TRUE);
}

static void
move_to_end (EthosNotesWall *self, gboolean last)
{
  for (guint i = 0; i < self->order->len; i++)
    {
      EthosWallNote *note = get_note (self, last ? self->order->len - 1 - i : i);

      if (!note->dimmed)
        {
          ethos_notes_wall_focus_note (self, note);
          return;
        }
    }
}

static gboolean
arrow_pressed (EthosNotesWall *self, guint keyval, GdkModifierType state)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GtkDirectionType direction;
  int dx = 0, dy = 0;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      direction = GTK_DIR_LEFT;
      dx = rtl ? 1 : -1;
      break;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      direction = GTK_DIR_RIGHT;
      dx = rtl ? -1 : 1;
      break;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      direction = GTK_DIR_UP;
      dy = -1;
      break;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      direction = GTK_DIR_DOWN;
      dy = 1;
      break;
    case GDK_KEY_Home:
    case GDK_KEY_End:
      move_to_end (self, keyval == GDK_KEY_End);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  if (state & GDK_ALT_MASK)
    return GDK_EVENT_PROPAGATE;
  if ((state & GDK_CONTROL_MASK) == 0)
    move_focus (self, direction, (state & GDK_SHIFT_MASK) != 0);
  else if (self->page < 0)
    move_by_key (self, dx, dy, (state & GDK_SHIFT_MASK) != 0);
  else
    ethos_announce (GTK_WIDGET (self), _ ("Notes are moved on the wall, not on pages"));
  return GDK_EVENT_STOP;
}

/**
 * ethos_wall_keys_escape:
 *
 * Leaves what can be left: a gesture, a turn in a vote, what is selected, what is shown alone.
 *
 * Returns: whether there was anything
 */
gboolean
ethos_wall_keys_escape (EthosNotesWall *self)
{
  if (ethos_wall_pointer_cancel (self) || ethos_wall_lasso_cancel (self))
    return GDK_EVENT_STOP;
  if (self->putting)
    return gtk_widget_activate_action (GTK_WIDGET (self), "board.vote-leave", NULL);
  if (ethos_notes_wall_count_selected (self) == 0)
    return ethos_focus_find (ethos_store_get_session (self->store), self->wall) != NULL &&
                   gtk_widget_activate_action (GTK_WIDGET (self), "board.show-all", NULL)
               ? GDK_EVENT_STOP
               : GDK_EVENT_PROPAGATE;
  ethos_notes_wall_select_only (self, NULL);
  ethos_announce (GTK_WIDGET (self), _ ("Nothing selected"));
  return GDK_EVENT_STOP;
}

static gboolean
is_editing (EthosNotesWall *self)
{
  EthosGroupColumn *column = ethos_notes_wall_get_focused_column (self);

  return self->editor != NULL || (column != NULL && ethos_group_column_get_editing (column));
}

/**
 * ethos_wall_keys_find_action:
 * @keyval: a key
 * @modifiers: what is held with it
 *
 * Returns: (nullable): the action that it stands for
 */
const char *
ethos_wall_keys_find_action (EthosNotesWall *self, guint keyval, GdkModifierType modifiers)
{
  guint lower = gdk_keyval_to_lower (keyval);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (lower == gdk_keyval_to_lower (keys[i].key) && modifiers == keys[i].modifiers &&
        (self->voting || !g_str_has_prefix (keys[i].action, "board.vote-")))
      return keys[i].action;
  return NULL;
}

/**
 * ethos_wall_keys_explain:
 * @action: what a key stands for
 *
 * Says why it does nothing to what has the focus, where nobody would see that.
 */
void
ethos_wall_keys_explain (EthosNotesWall *self, const char *action)
{
  EthosWallNote *note = ethos_notes_wall_get_focused (self);
  g_auto (GStrv) ids = ethos_notes_wall_dup_targets (self);

  if (g_str_equal (action, "notes.group") && ids[0] == NULL)
    /* Translators: spoken; the focus is on a group, and no note is selected. */
    ethos_announce (GTK_WIDGET (self), _ ("Nothing to group: select notes first"));
  else if (g_str_equal (action, "notes.same") && (note == NULL || note->count <= 1))
    /* Translators: spoken; what has the focus does not stand for several notes. */
    ethos_announce (GTK_WIDGET (self), _ ("No notes are combined here"));
}

static gboolean
key_pressed_cb (EthosNotesWall *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  const char *action = ethos_wall_keys_find_action (self, keyval, modifiers);

  /* A key that means nothing in a popover must not change the notes behind it. */
  if (is_editing (self) || !ethos_notes_wall_has_current (self) ||
      ethos_notes_wall_is_in_popover (self))
    return GDK_EVENT_PROPAGATE;
  if (self->carrying)
    return ethos_wall_carry_key (self, keyval, modifiers);
  if (ethos_wall_typing_key (self, keyval, modifiers))
    return GDK_EVENT_STOP;
  if (keyval == GDK_KEY_Escape)
    return ethos_wall_keys_escape (self);
  if (modifiers == 0 && keyval >= GDK_KEY_1 && keyval < GDK_KEY_1 + ETHOS_N_TINTS)
    {
      ethos_wall_colour (self, (int) (keyval - GDK_KEY_1));
      return GDK_EVENT_STOP;
    }
  if (action == NULL)
    return arrow_pressed (self, keyval, state);
  ethos_wall_keys_explain (self, action);
  return gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
}

void
ethos_wall_keys_init (EthosNotesWall *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  g_signal_connect_swapped (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
  ethos_wall_typing_init (self, controller);
}
