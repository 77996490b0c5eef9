// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-wall-pan.h"

#include "ethos-wall-zoom.h"

/* The wall is moved by hand: with the middle button, or with the space bar held. A finger that
 * comes down beside the notes moves it, too, which the scrolled window sees to. */

struct _EthosWallPan
{
  /* Whether the space bar is held, and the note that it has selected or not on the way down. */
  gboolean space;
  char *toggled;
  double from_x;
  double from_y;
};

static void
set_value (EthosNotesWall *self, GtkOrientation orientation, double value)
{
  if (self->adjustments[orientation] != NULL)
    gtk_adjustment_set_value (self->adjustments[orientation], value);
}

/**
 * ethos_wall_pan_to:
 * @x: a place on the wall
 * @y: the same, down
 *
 * Brings a place into the middle of what is seen, as far as there is wall.
 */
void
ethos_wall_pan_to (EthosNotesWall *self, double x, double y)
{
  EthosWallSight sight;

  ethos_wall_zoom_stop (self);
  ethos_wall_scroll_get_sight (self, &sight);
  set_value (self, GTK_ORIENTATION_HORIZONTAL, x * self->camera.zoom - sight.view_width / 2);
  set_value (self, GTK_ORIENTATION_VERTICAL, y * self->camera.zoom - sight.view_height / 2);
}

/**
 * ethos_wall_pan_by_key:
 * @direction: up, down, left or right
 *
 * Moves on where there is nothing in that direction that could have the focus, but wall.
 */
void
ethos_wall_pan_by_key (EthosNotesWall *self, GtkDirectionType direction)
{
  GtkOrientation orientation = direction == GTK_DIR_LEFT || direction == GTK_DIR_RIGHT
                                   ? GTK_ORIENTATION_HORIZONTAL
                                   : GTK_ORIENTATION_VERTICAL;
  GtkAdjustment *adjustment = self->adjustments[orientation];
  double step;

  if (adjustment == NULL)
    return;
  step = gtk_adjustment_get_step_increment (adjustment);
  if (direction == GTK_DIR_LEFT || direction == GTK_DIR_UP)
    step = -step;
  set_value (self, orientation, gtk_adjustment_get_value (adjustment) + step);
}

static gboolean
is_typing (EthosNotesWall *self)
{
  return self->editor != NULL || ethos_notes_wall_is_in_popover (self) ||
         (self->current_column != NULL && ethos_group_column_get_editing (self->current_column));
}

/* The space bar selects the note with the focus on its way down, once however long it is held. */
static gboolean
key_pressed_cb (EthosNotesWall *self,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventController *controller)
{
  EthosWallPan *pan = self->pan;
  EthosWallNote *note = ethos_notes_wall_get_focused (self);

  if (keyval != GDK_KEY_space || is_typing (self))
    return GDK_EVENT_PROPAGATE;
  if (pan->space && gtk_event_controller_get_current_event (controller) != NULL)
    return GDK_EVENT_STOP;
  if (gtk_widget_get_realized (GTK_WIDGET (self)))
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grab");
  pan->space = TRUE;
  g_clear_pointer (&pan->toggled, g_free);
  if (note != NULL)
    pan->toggled = g_strdup (note->record->record.id);
  return GDK_EVENT_PROPAGATE;
}

static void
let_go (EthosNotesWall *self)
{
  self->pan->space = FALSE;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
}

static void
key_released_cb (EthosNotesWall *self, guint keyval)
{
  if (keyval == GDK_KEY_space)
    let_go (self);
}

static void
drag_begin_cb (EthosNotesWall *self, double x, double y, GtkGesture *gesture)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  EthosWallPan *pan = self->pan;
  EthosWallNote *note;

  if (self->page != ETHOS_WALL_WHOLE ||
      !(button == GDK_BUTTON_MIDDLE || (button == GDK_BUTTON_PRIMARY && pan->space)))
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  ethos_wall_zoom_stop (self);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
  pan->from_x = self->camera.x;
  pan->from_y = self->camera.y;
  /* It was pressed to move the wall, not to select. */
  note =
      pan->space && pan->toggled != NULL ? g_hash_table_lookup (self->notes, pan->toggled) : NULL;
  if (note != NULL)
    ethos_notes_wall_select (self, note, !note->selected);
  g_clear_pointer (&pan->toggled, g_free);
}

static void
drag_update_cb (EthosNotesWall *self, double dx, double dy)
{
  EthosWallPan *pan = self->pan;

  set_value (self, GTK_ORIENTATION_HORIZONTAL, pan->from_x - dx);
  set_value (self, GTK_ORIENTATION_VERTICAL, pan->from_y - dy);
}

static void
drag_end_cb (EthosNotesWall *self)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), self->pan->space ? "grab" : NULL);
}

void
ethos_wall_pan_init (EthosNotesWall *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->pan = g_new0 (EthosWallPan, 1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (keys, "key-released", G_CALLBACK (key_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (let_go), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

void
ethos_wall_pan_clear (EthosNotesWall *self)
{
  if (self->pan == NULL)
    return;
  g_free (self->pan->toggled);
  g_clear_pointer (&self->pan, g_free);
}
