// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-window"

#include "config.h"

#include "ethos-wheel.h"

#include <math.h>

/* How far a notch of a wheel leads depends on what can be seen, as everywhere in GTK. */
#define NOTCH_POWER (2.0 / 3.0)

static gboolean
can_move (GtkAdjustment *adjustment, double distance)
{
  double value = gtk_adjustment_get_value (adjustment);

  return distance > 0 ? value < gtk_adjustment_get_upper (adjustment) -
                                    gtk_adjustment_get_page_size (adjustment)
                      : value > gtk_adjustment_get_lower (adjustment);
}

/**
 * ethos_wheel_scroll_from:
 * @scroller: what is scrolled
 * @from: what is under the pointer, in it
 * @distance: how far, in pixels; down is positive
 *
 * Scrolls @scroller where what scrolls inside it, around @from, has come to its end.
 *
 * Returns: whether it did; otherwise somebody inside can move, or nobody is inside
 */
gboolean
ethos_wheel_scroll_from (GtkScrolledWindow *scroller, GtkWidget *from, double distance)
{
  GtkAdjustment *own;
  gboolean inside = FALSE;

  g_return_val_if_fail (GTK_IS_SCROLLED_WINDOW (scroller), FALSE);
  g_return_val_if_fail (GTK_IS_WIDGET (from), FALSE);

  for (GtkWidget *widget = from; widget != NULL && widget != GTK_WIDGET (scroller);
       widget = gtk_widget_get_parent (widget))
    {
      if (!GTK_IS_SCROLLED_WINDOW (widget))
        continue;
      inside = TRUE;
      if (can_move (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget)), distance))
        return FALSE;
    }
  own = gtk_scrolled_window_get_vadjustment (scroller);
  if (!inside || !can_move (own, distance))
    return FALSE;
  gtk_adjustment_set_value (own, gtk_adjustment_get_value (own) + distance);
  return TRUE;
}

/* An event of the wheel does not say where. */
static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, graphene_point_t *pointer)
{
  *pointer = GRAPHENE_POINT_INIT ((float) x, (float) y);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, graphene_point_t *pointer)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget));
  GtkWidget *from;

  /* What floats above has the wheel for itself. */
  if (event == NULL || dy == 0 ||
      gdk_event_get_surface (event) != gtk_native_get_surface (gtk_widget_get_native (widget)) ||
      (gdk_event_get_modifier_state (event) & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  from = gtk_widget_pick (widget, pointer->x, pointer->y, GTK_PICK_DEFAULT);
  if (from == NULL)
    return FALSE;
  if (gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL)
    dy *= pow (gtk_adjustment_get_page_size (adjustment), NOTCH_POWER);
  return ethos_wheel_scroll_from (GTK_SCROLLED_WINDOW (widget), from, dy);
}

/* What has the focus stays in sight when the room for it changes. */
static void
page_size_cb (GtkAdjustment *adjustment, GParamSpec *pspec, GtkScrolledWindow *scroller)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (scroller));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *content = gtk_scrolled_window_get_child (scroller);
  graphene_rect_t bounds;
  double top;

  if (focus == NULL || !gtk_widget_get_mapped (focus) ||
      !gtk_widget_is_ancestor (focus, GTK_WIDGET (scroller)) ||
      !gtk_widget_compute_bounds (focus, content, &bounds))
    return;
  top = bounds.origin.y + (GTK_IS_VIEWPORT (content) ? gtk_adjustment_get_value (adjustment) : 0);
  gtk_adjustment_clamp_page (adjustment, top, top + bounds.size.height);
}

/**
 * ethos_wheel_lead_on:
 * @scroller: something with others in it that are scrolled, too
 *
 * Has the wheel go on with @scroller where it has come to the end of what is under the pointer:
 * left to itself it stops there, and what is below is never seen. When @scroller gets lower, it
 * keeps what has the focus in sight.
 */
void
ethos_wheel_lead_on (GtkScrolledWindow *scroller)
{
  GtkEventController *wheel, *motion;
  graphene_point_t *pointer;

  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scroller));

  pointer = graphene_point_alloc ();
  g_object_set_data_full (G_OBJECT (scroller), "ethos-pointer", pointer,
                          (GDestroyNotify) graphene_point_free);
  motion = gtk_event_controller_motion_new ();
  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  g_signal_connect (motion, "enter", G_CALLBACK (motion_cb), pointer);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), pointer);
  gtk_widget_add_controller (GTK_WIDGET (scroller), motion);
  wheel = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  gtk_event_controller_set_propagation_phase (wheel, GTK_PHASE_CAPTURE);
  g_signal_connect (wheel, "scroll", G_CALLBACK (scroll_cb), pointer);
  gtk_widget_add_controller (GTK_WIDGET (scroller), wheel);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (scroller), "notify::page-size",
                           G_CALLBACK (page_size_cb), scroller, 0);
}
