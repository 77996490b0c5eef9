// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-notes-wall-private.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-style.h"
#include "ethos-wall-touch.h"

/* A frame that is drawn over the empty wall and selects what it touches. A finger does not draw it:
 * that moves the wall. */

/* This near the edge of what can be seen, drawing scrolls, by this much a frame. */
#define SCROLL_EDGE 32
#define SCROLL_STEP 12

#define FRAME_WIDTH 1.5f
#define FRAME_DASH 4
#define FILL_ALPHA 0.08f

static EthosWallNote *
get_note (EthosNotesWall *self, guint index)
{
  return g_ptr_array_index (self->order, index);
}

static gboolean
visit_inside (guint item, gpointer data)
{
  gboolean *inside = data;

  inside[item] = TRUE;
  return TRUE;
}

/* What was selected before stays so where the frame adds to it. What is left out is not selected.
 */
static void
select_inside (EthosNotesWall *self)
{
  g_autofree gboolean *inside = g_new0 (gboolean, self->order->len + 1);
  GdkRectangle area = self->lasso;

  if (!ethos_wall_places_ensure (self))
    return;
  ethos_wall_places_to_logical (self, &area);
  ethos_wall_index_visit (self->index, &area, visit_inside, inside);
  for (guint i = 0; i < self->order->len; i++)
    inside[i] = get_note (self, i)->kept || (inside[i] && !get_note (self, i)->dimmed);
  ethos_notes_wall_select_where (self, inside);
}

/* From where the press was to where the pointer is, both on the wall. */
static void
stretch (EthosNotesWall *self)
{
  double x = self->pointer_x, y = self->pointer_y;

  ethos_wall_camera_to_wall (&self->camera, &x, &y);
  self->lasso =
      (GdkRectangle){ (int) MIN (x, self->press_x), (int) MIN (y, self->press_y),
                      (int) ABS (x - self->press_x) + 1, (int) ABS (y - self->press_y) + 1 };
  select_inside (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
scroll (EthosNotesWall *self, GtkOrientation orientation, double at, int size)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];
  double before;

  if (adjustment == NULL)
    return FALSE;
  before = gtk_adjustment_get_value (adjustment);
  if (at < SCROLL_EDGE)
    gtk_adjustment_set_value (adjustment, before - SCROLL_STEP);
  else if (at > size - SCROLL_EDGE)
    gtk_adjustment_set_value (adjustment, before + SCROLL_STEP);
  return gtk_adjustment_get_value (adjustment) != before;
}

static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  EthosNotesWall *self = ETHOS_NOTES_WALL (widget);
  gboolean across =
      scroll (self, GTK_ORIENTATION_HORIZONTAL, self->pointer_x, gtk_widget_get_width (widget));
  gboolean down =
      scroll (self, GTK_ORIENTATION_VERTICAL, self->pointer_y, gtk_widget_get_height (widget));

  if (across || down)
    stretch (self);
  return G_SOURCE_CONTINUE;
}

static void
begin_cb (EthosNotesWall *self, double x, double y, GtkGestureDrag *drag)
{
  if (self->page != ETHOS_WALL_WHOLE || self->editor != NULL ||
      ethos_wall_touch_is_finger (GTK_GESTURE (drag)) || ethos_wall_pick_note (self, x, y) != NULL)
    gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
}

static void
start (EthosNotesWall *self, GtkGestureDrag *drag, double x, double y)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (drag));
  gboolean adds = (state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)) != 0;

  self->lassoing = TRUE;
  self->press_x = x;
  self->press_y = y;
  ethos_wall_camera_to_wall (&self->camera, &self->press_x, &self->press_y);
  for (guint i = 0; i < self->order->len; i++)
    get_note (self, i)->kept = adds && get_note (self, i)->selected;
  self->scrolling = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
update_cb (EthosNotesWall *self, double dx, double dy, GtkGestureDrag *drag)
{
  double x, y;

  gtk_gesture_drag_get_start_point (drag, &x, &y);
  self->pointer_x = x + dx;
  self->pointer_y = y + dy;
  if (!self->lassoing)
    {
      if (self->dragged != NULL || !gtk_drag_check_threshold (GTK_WIDGET (self), (int) x, (int) y,
                                                              (int) (x + dx), (int) (y + dy)))
        return;
      start (self, drag, x, y);
    }
  stretch (self);
}

static void
stop (EthosNotesWall *self)
{
  self->lassoing = FALSE;
  if (self->scrolling != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scrolling);
  self->scrolling = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* What is done next is done to what is selected: the focus goes there. */
static void
end_cb (EthosNotesWall *self)
{
  guint n_selected = ethos_notes_wall_count_selected (self);
  g_autofree char *text = NULL;

  if (!self->lassoing)
    return;
  stop (self);
  for (guint i = 0; i < self->order->len; i++)
    if (get_note (self, i)->selected)
      {
        if (self->current_note == NULL || !self->current_note->selected)
          ethos_notes_wall_focus_note (self, get_note (self, i));
        break;
      }
  text = g_strdup_printf (ngettext ("%'u selected", "%'u selected", n_selected), n_selected);
  ethos_announce (GTK_WIDGET (self), n_selected > 0 ? text : _ ("Nothing selected"));
}

static void
cancelled_cb (EthosNotesWall *self)
{
  ethos_wall_lasso_cancel (self);
}

void
ethos_wall_lasso_init (EthosNotesWall *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (cancelled_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

/**
 * ethos_wall_lasso_cancel:
 *
 * Lets only what was selected before the frame was drawn be selected.
 *
 * Returns: whether one was being drawn
 */
gboolean
ethos_wall_lasso_cancel (EthosNotesWall *self)
{
  g_autofree gboolean *kept = NULL;

  if (!self->lassoing)
    return FALSE;
  stop (self);
  kept = g_new0 (gboolean, self->order->len + 1);
  for (guint i = 0; i < self->order->len; i++)
    kept[i] = get_note (self, i)->kept;
  ethos_notes_wall_select_where (self, kept);
  return TRUE;
}

/**
 * ethos_wall_lasso_snapshot:
 *
 * Draws the frame, while there is one.
 */
void
ethos_wall_lasso_snapshot (EthosNotesWall *self, GtkSnapshot *snapshot)
{
  static const double dashes[] = { FRAME_DASH, FRAME_DASH };
  GdkRectangle screen = self->lasso;
  graphene_rect_t frame;
  GdkRGBA ink, fill;
  cairo_t *cr;

  if (!self->lassoing)
    return;
  ethos_wall_scroll_to_screen (self, &screen);
  frame = GRAPHENE_RECT_INIT ((float) screen.x, (float) screen.y, (float) screen.width,
                              (float) screen.height);
  ethos_style_get_colour (GTK_WIDGET (self), &ink);
  fill = ink;
  fill.alpha *= FILL_ALPHA;
  gtk_snapshot_append_color (snapshot, &fill, &frame);
  graphene_rect_inset (&frame, -FRAME_WIDTH, -FRAME_WIDTH);
  cr = gtk_snapshot_append_cairo (snapshot, &frame);
  gdk_cairo_set_source_rgba (cr, &ink);
  cairo_set_line_width (cr, FRAME_WIDTH);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_rectangle (cr, screen.x, screen.y, screen.width, screen.height);
  cairo_stroke (cr);
  cairo_destroy (cr);
}
