// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-wall-touch.h"

#include "ethos-wall-zoom.h"

/* Fingers. One on a note selects it where it is lifted again, and moves it where it is drawn away;
 * one beside the notes moves the wall, which the scrolled window sees to; two move the wall and
 * show it larger or smaller. What a finger means is known only once it moves or is lifted, and what
 * the first of two has begun is taken back when the second comes down. */

struct _EthosWallTouch
{
  /* Whether a finger is down that has done nothing yet. */
  gboolean waiting;
  /* Whether it is on a note, which the scrolled window is kept from. */
  gboolean taken;
  gboolean pinching;
  /* What the wall had, and what was between the fingers, when the second came down. */
  EthosWallCamera from;
  double from_x;
  double from_y;
};

/**
 * ethos_wall_touch_is_finger:
 * @gesture: what goes on, of one pointer or finger
 *
 * The device does not say on every system: its events come from what stands for all of them.
 *
 * Returns: whether it is a finger's
 */
gboolean
ethos_wall_touch_is_finger (GtkGesture *gesture)
{
  return gtk_gesture_single_get_current_sequence (GTK_GESTURE_SINGLE (gesture)) != NULL;
}

/* The scrolled window sees a finger before its child does, and takes it as soon as it moves, even
 * where the child has claimed it; but it lets it go where it is told not to scroll that way. */
static void
set_scrolling (EthosNotesWall *self, gboolean scrolling)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);

  if (scroller != NULL)
    gtk_scrolled_window_set_kinetic_scrolling (GTK_SCROLLED_WINDOW (scroller), scrolling);
}

/**
 * ethos_wall_touch_take:
 *
 * Says that a finger is on a note, which it may move: it does not move the wall. Nor has it moved
 * the note yet, so that a second finger may still come.
 */
void
ethos_wall_touch_take (EthosNotesWall *self)
{
  self->touch->taken = TRUE;
  set_scrolling (self, FALSE);
}

/**
 * ethos_wall_touch_press:
 *
 * Says that a finger has come down on what was pressed.
 */
void
ethos_wall_touch_press (EthosNotesWall *self)
{
  self->touch->waiting = !self->touch->pinching;
}

static void
select_pressed (EthosNotesWall *self)
{
  ethos_notes_wall_select_only (self, self->pressed);
  if (self->pressed != NULL)
    ethos_notes_wall_focus_note (self, self->pressed);
}

/**
 * ethos_wall_touch_drag:
 *
 * Says that what was pressed is about to be moved: with all that is selected, or alone.
 */
void
ethos_wall_touch_drag (EthosNotesWall *self)
{
  if (self->touch->waiting && self->pressed != NULL && !self->pressed->selected)
    select_pressed (self);
  self->touch->waiting = FALSE;
}

/**
 * ethos_wall_touch_release:
 * @column: (nullable): the group below it
 *
 * Says that a finger is lifted.
 */
void
ethos_wall_touch_release (EthosNotesWall *self, EthosGroupColumn *column)
{
  if (self->touch->waiting && self->editor == NULL)
    {
      if (self->pressed == NULL && column != NULL)
        ethos_notes_wall_focus_column (self, column);
      select_pressed (self);
    }
  self->touch->waiting = FALSE;
}

/**
 * ethos_wall_touch_begin_pinch:
 * @x: a place in the view, between two fingers
 * @y: the same, down
 *
 * Lets two fingers hold the wall, and nothing else.
 */
void
ethos_wall_touch_begin_pinch (EthosNotesWall *self, double x, double y)
{
  EthosWallTouch *touch = self->touch;

  ethos_wall_carry_cancel (self);
  ethos_wall_pointer_cancel (self);
  ethos_wall_lasso_cancel (self);
  self->pressed = NULL;
  set_scrolling (self, FALSE);
  touch->waiting = FALSE;
  touch->pinching = TRUE;
  touch->from = self->camera;
  touch->from_x = x;
  touch->from_y = y;
}

/**
 * ethos_wall_touch_pinch:
 * @scale: how many times as far the fingers are away from each other as they were
 * @x: a place in the view, between them
 * @y: the same, down
 *
 * Shows the wall so that what was between the fingers is there still, as far as there is wall.
 */
void
ethos_wall_touch_pinch (EthosNotesWall *self, double scale, double x, double y)
{
  EthosWallTouch *touch = self->touch;
  EthosWallCamera camera = touch->from;
  EthosWallSight sight;

  if (!touch->pinching)
    return;
  ethos_wall_scroll_get_sight (self, &sight);
  ethos_wall_camera_pinch (&camera, &sight, scale, touch->from_x, touch->from_y, x, y);
  ethos_wall_zoom_hold (self, &camera);
}

/**
 * ethos_wall_touch_end_pinch:
 *
 * Says that there are no longer two fingers.
 */
void
ethos_wall_touch_end_pinch (EthosNotesWall *self)
{
  if (!self->touch->pinching)
    return;
  self->touch->pinching = FALSE;
  set_scrolling (self, TRUE);
  ethos_wall_zoom_let_go (self);
}

static void
begin_cb (EthosNotesWall *self, GdkEventSequence *sequence, GtkGesture *gesture)
{
  double x, y;

  if (!ethos_wall_zoom_get_possible (self) ||
      !gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  /* The others end as soon as it has the fingers, and then the first has done nothing. */
  self->touch->waiting = FALSE;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  ethos_wall_touch_begin_pinch (self, x, y);
}

static void
scale_changed_cb (EthosNotesWall *self, double scale, GtkGesture *gesture)
{
  double x, y;

  if (gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    ethos_wall_touch_pinch (self, scale, x, y);
}

static void
drag_over_cb (EthosNotesWall *self)
{
  if (!self->touch->taken)
    return;
  self->touch->taken = FALSE;
  set_scrolling (self, !self->touch->pinching);
  ethos_wall_touch_release (self, NULL);
}

/* A finger that is taken away from the note is not lifted from it. */
static void
drag_cancelled_cb (EthosNotesWall *self)
{
  self->touch->waiting = FALSE;
  drag_over_cb (self);
}

/* @drag is what moves notes. */
void
ethos_wall_touch_init (EthosNotesWall *self, GtkGesture *drag)
{
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  self->touch = g_new0 (EthosWallTouch, 1);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (begin_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (scale_changed_cb), self);
  g_signal_connect_swapped (pinch, "end", G_CALLBACK (ethos_wall_touch_end_pinch), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  g_signal_connect_swapped (drag, "end", G_CALLBACK (drag_over_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (drag_cancelled_cb), self);
}

void
ethos_wall_touch_clear (EthosNotesWall *self)
{
  g_clear_pointer (&self->touch, g_free);
}
