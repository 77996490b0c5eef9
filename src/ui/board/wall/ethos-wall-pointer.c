// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-notes-wall-private.h"
#include "ethos-wall-arrange.h"
#include "ethos-wall-marks.h"
#include "ethos-wall-touch.h"

/* This near the edge of what can be seen, dragging scrolls, by this much a frame. */
#define SCROLL_EDGE 48
#define SCROLL_STEP 12

static gboolean
is_page (EthosNotesWall *self)
{
  return self->page >= 0;
}

/**
 * ethos_wall_pointer_set_drop:
 * @column: (nullable): a group
 * @note: (nullable): a note
 *
 * Shows where what is dragged would go: into @column, or together with @note.
 */
void
ethos_wall_pointer_set_drop (EthosNotesWall *self, EthosGroupColumn *column, EthosWallNote *note)
{
  if (self->drop != column)
    {
      if (self->drop != NULL)
        ethos_group_column_set_drop (self->drop, FALSE);
      self->drop = column;
      if (column != NULL)
        ethos_group_column_set_drop (column, TRUE);
    }
  if (self->drop_note != note)
    {
      if (self->drop_note != NULL && self->drop_note->view != NULL)
        gtk_widget_remove_css_class (self->drop_note->view, "drop");
      self->drop_note = note;
      if (note != NULL && note->view != NULL)
        gtk_widget_add_css_class (note->view, "drop");
    }
}

static void
update_drop (EthosNotesWall *self)
{
  EthosGroupColumn *column = ethos_wall_pick_column (self, self->pointer_x, self->pointer_y);
  EthosWallNote *note = NULL;

  if (column == NULL)
    note = ethos_wall_pick_target (self, self->pointer_x, self->pointer_y);
  ethos_wall_pointer_set_drop (self, column, note);
}

static void
stop_dragging (EthosNotesWall *self)
{
  for (guint i = 0; i < self->dragged->len; i++)
    ((EthosWallNote *) g_ptr_array_index (self->dragged, i))->dragged = FALSE;
  ethos_wall_pointer_set_drop (self, NULL, NULL);
  if (self->scrolling != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scrolling);
  self->scrolling = 0;
  self->carrying = FALSE;
  g_clear_pointer (&self->dragged, g_ptr_array_unref);
  self->drag_x = self->drag_y = 0;
  ethos_wall_marks_forget (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
press_primary (EthosNotesWall *self, EthosWallNote *note, int n_press, GdkModifierType state)
{
  if (note == NULL)
    {
      if ((state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0)
        ethos_notes_wall_select_only (self, NULL);
      return;
    }
  if (n_press == 2 && !ethos_store_get_read_only (self->store))
    {
      ethos_wall_editor_start (self, note);
      return;
    }
  if (state & GDK_SHIFT_MASK)
    ethos_notes_wall_select_to (self, note);
  else if (state & GDK_CONTROL_MASK)
    ethos_notes_wall_select (self, note, !note->selected);
  else if (!note->selected)
    ethos_notes_wall_select_only (self, note);
  ethos_notes_wall_focus_note (self, note);
}

/* The name of a group stands for all of its notes. */
static void
press_title (EthosNotesWall *self, EthosGroupColumn *column, GdkModifierType state)
{
  int place = ethos_wall_content_find_place (self, ethos_group_column_get_id (column));
  gboolean selected = ethos_notes_wall_is_column_selected (self, place);

  if ((state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0)
    ethos_notes_wall_select_only_column (self, place);
  else
    ethos_notes_wall_select_column (self, place, (state & GDK_SHIFT_MASK) != 0 || !selected);
}

static void
pressed_cb (EthosNotesWall *self, int n_press, double x, double y, GtkGestureClick *click)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (click));
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (click));
  EthosWallNote *note = ethos_wall_pick_note (self, x, y);
  EthosGroupColumn *column = ethos_wall_pick_column (self, x, y);
  graphene_rect_t box;

  /* A press in the box in which a note is edited is the box's own. */
  if (self->editor != NULL &&
      gtk_widget_compute_bounds (GTK_WIDGET (self->editor), GTK_WIDGET (self), &box) &&
      graphene_rect_contains_point (&box, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
    return;
  ethos_wall_carry_cancel (self);
  self->pressed = note;
  if (event != NULL && gdk_event_triggers_context_menu (event))
    {
      if (note != NULL && !note->selected)
        ethos_notes_wall_select_only (self, note);
      if (note != NULL)
        ethos_notes_wall_focus_note (self, note);
      else if (column != NULL)
        ethos_notes_wall_focus_column (self, column);
      if (note != NULL || column != NULL)
        {
          ethos_wall_camera_to_wall (&self->camera, &x, &y);
          ethos_wall_show_menu (self, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
        }
    }
  else if (n_press == 1 && ethos_wall_touch_is_finger (GTK_GESTURE (click)))
    ethos_wall_touch_press (self);
  else if (button == GDK_BUTTON_PRIMARY)
    {
      if (note == NULL && column != NULL && !ethos_group_column_get_editing (column))
        ethos_notes_wall_focus_column (self, column);
      if (note == NULL && column != NULL && ethos_wall_pick_title (self, x, y) == column)
        press_title (self, column, state);
      else
        press_primary (self, note, n_press, state);
    }
}

/* A press on one of several selected notes may begin a drag of them all; if it did not, it meant
 * that note alone. */
static void
released_cb (EthosNotesWall *self, int n_press, double x, double y, GtkGestureClick *click)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));

  if (ethos_wall_touch_is_finger (GTK_GESTURE (click)))
    ethos_wall_touch_release (self, ethos_wall_pick_column (self, x, y));
  else if (self->pressed != NULL && self->dragged == NULL && n_press == 1 &&
           gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (click)) ==
               GDK_BUTTON_PRIMARY &&
           (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0)
    ethos_notes_wall_select_only (self, self->pressed);
}

static void
drag_begin_cb (EthosNotesWall *self, double x, double y, GtkGestureDrag *drag)
{
  if (is_page (self) || self->editor != NULL || ethos_store_get_read_only (self->store) ||
      ethos_wall_pick_note (self, x, y) == NULL)
    gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
  else if (ethos_wall_touch_is_finger (GTK_GESTURE (drag)))
    ethos_wall_touch_take (self);
}

/* What is dragged goes with the pointer, whichever of the two moves: it or the wall. */
static void
follow_pointer (EthosNotesWall *self)
{
  double x = self->pointer_x, y = self->pointer_y;

  ethos_wall_camera_to_wall (&self->camera, &x, &y);
  self->drag_x = x - self->press_x;
  self->drag_y = y - self->press_y;
  update_drop (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Returns: whether the wall has moved */
static gboolean
scroll_at_edge (EthosNotesWall *self, GtkOrientation orientation, double pointer, int size)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];
  double before;

  if (adjustment == NULL)
    return FALSE;
  before = gtk_adjustment_get_value (adjustment);
  if (pointer < SCROLL_EDGE)
    gtk_adjustment_set_value (adjustment, before - SCROLL_STEP);
  else if (pointer > size - SCROLL_EDGE)
    gtk_adjustment_set_value (adjustment, before + SCROLL_STEP);
  return gtk_adjustment_get_value (adjustment) != before;
}

static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  EthosNotesWall *self = ETHOS_NOTES_WALL (widget);
  gboolean across = scroll_at_edge (self, GTK_ORIENTATION_HORIZONTAL, self->pointer_x,
                                    gtk_widget_get_width (widget));
  gboolean down = scroll_at_edge (self, GTK_ORIENTATION_VERTICAL, self->pointer_y,
                                  gtk_widget_get_height (widget));

  if (across || down)
    follow_pointer (self);
  return G_SOURCE_CONTINUE;
}

static void
start_dragging (EthosNotesWall *self, GtkGestureDrag *drag)
{
  ethos_wall_touch_drag (self);
  self->dragged = g_ptr_array_new ();
  for (guint i = 0; i < self->order->len; i++)
    {
      EthosWallNote *note = g_ptr_array_index (self->order, i);

      note->dragged = note->selected || note == self->pressed;
      if (note->dragged)
        g_ptr_array_add (self->dragged, note);
    }
  ethos_wall_marks_forget (self);
  self->scrolling = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_update_cb (EthosNotesWall *self, double dx, double dy, GtkGestureDrag *drag)
{
  double x, y;

  if (self->pressed == NULL)
    return;
  gtk_gesture_drag_get_start_point (drag, &x, &y);
  if (self->dragged == NULL)
    {
      if (!gtk_drag_check_threshold (GTK_WIDGET (self), (int) x, (int) y, (int) (x + dx),
                                     (int) (y + dy)))
        return;
      start_dragging (self, drag);
      self->press_x = x;
      self->press_y = y;
      ethos_wall_camera_to_wall (&self->camera, &self->press_x, &self->press_y);
    }
  self->pointer_x = x + dx;
  self->pointer_y = y + dy;
  follow_pointer (self);
}

/* Where groups are no columns, the note below may be in one: what is dropped joins it there. */
static char *
dup_group_below (EthosNotesWall *self)
{
  const EthosGroup *in;

  if (self->drop != NULL)
    return g_strdup (ethos_group_column_get_id (self->drop));
  in = self->drop_note != NULL ? ethos_wall_content_find_group (self, self->drop_note) : NULL;
  return in != NULL ? g_strdup (in->record.id) : NULL;
}

/* @first stands before the others where there is one. */
static char **
dup_ids (EthosWallNote *first, GPtrArray *notes)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  if (first != NULL)
    g_strv_builder_add (ids, first->record->record.id);
  for (guint i = 0; i < notes->len; i++)
    g_strv_builder_add (ids, ((EthosWallNote *) g_ptr_array_index (notes, i))->record->record.id);
  return g_strv_builder_end (ids);
}

/**
 * ethos_wall_pointer_drop:
 *
 * Puts what is dragged where it is now: into the group or together with the note below it, where
 * there is one. A note that is in a group stands for that. Where groups are columns, a new one gets
 * its name there; where they are not, nothing would show that it has none, and it is asked for
 * first.
 */
void
ethos_wall_pointer_drop (EthosNotesWall *self)
{
  g_autoptr (GPtrArray) dragged = NULL;
  g_auto (GStrv) ids = NULL;
  g_autofree char *group = NULL;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean on_note = self->drop_note != NULL;
  int x = (int) (rtl ? -self->drag_x : self->drag_x);
  int y = (int) self->drag_y;
  GdkRectangle place = { 0, 0, 0, 0 };

  if (self->dragged == NULL)
    return;
  if (on_note)
    ethos_wall_places_get_note (self, self->drop_note, &place);
  dragged = g_ptr_array_ref (self->dragged);
  group = dup_group_below (self);
  ids = dup_ids (group == NULL ? self->drop_note : NULL, dragged);
  stop_dragging (self);
  if (group != NULL)
    ethos_wall_add_to_group (self, (const char *const *) ids, group);
  else if (on_note && !ethos_wall_arrange_has_columns (self))
    ethos_wall_ask_for_group (self, (const char *const *) ids, &place);
  else if (on_note)
    ethos_wall_group_notes (self, (const char *const *) ids);
  else
    ethos_wall_drop_notes (self, dragged, x, y);
}

static void
drag_end_cb (EthosNotesWall *self, double dx, double dy, GtkGestureDrag *drag)
{
  if (!self->carrying)
    ethos_wall_pointer_drop (self);
}

static void
drag_cancelled_cb (EthosNotesWall *self)
{
  ethos_wall_pointer_cancel (self);
}

void
ethos_wall_pointer_init (EthosNotesWall *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (drag_cancelled_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  ethos_wall_touch_init (self, drag);
}

/**
 * ethos_wall_pointer_cancel:
 *
 * Lets what is dragged go back to where it was.
 *
 * Returns: whether anything was dragged
 */
gboolean
ethos_wall_pointer_cancel (EthosNotesWall *self)
{
  if (self->dragged == NULL)
    return FALSE;
  stop_dragging (self);
  self->pressed = NULL;
  return TRUE;
}

/**
 * ethos_wall_pointer_forget:
 * @note: a note that is about to leave the wall
 */
void
ethos_wall_pointer_forget (EthosNotesWall *self, EthosWallNote *note)
{
  if (self->pressed == note)
    self->pressed = NULL;
  if (self->drop_note == note)
    self->drop_note = NULL;
  if (self->carrying && note == self->current_note)
    ethos_wall_carry_cancel (self);
  if (self->dragged != NULL)
    g_ptr_array_remove (self->dragged, note);
}
