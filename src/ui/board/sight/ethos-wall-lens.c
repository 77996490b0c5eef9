// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-wall-lens.h"

#include "ethos-long-tooltip.h"
#include "ethos-wall-zoom.h"

/* Where notes are too small to be read, the one that the keys have come to is shown large enough,
 * over the others. A pointer asks for the words of a note by resting on it: what opened under it
 * would be in its way. */

static void
set_keys (EthosNotesWall *self, gboolean keys)
{
  if (self->lens == keys)
    return;
  self->lens = keys;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
key_pressed_cb (EthosNotesWall *self)
{
  set_keys (self, TRUE);
  return GDK_EVENT_PROPAGATE;
}

static void
pressed_cb (EthosNotesWall *self)
{
  set_keys (self, FALSE);
}

/**
 * ethos_wall_lens_find:
 *
 * Returns: (nullable): the note that is shown larger than the rest
 */
EthosWallNote *
ethos_wall_lens_find (EthosNotesWall *self)
{
  EthosWallNote *note = self->current_note;

  if (!self->lens || note == NULL || note->view == NULL || note->dragged || self->editor != NULL ||
      ethos_wall_zoom_is_readable (self) ||
      gtk_widget_get_focus_child (GTK_WIDGET (self)) != note->view)
    return NULL;
  return note;
}

static int
keep_inside (double middle, int size, int room)
{
  int start = (int) middle - size / 2;

  return room > size ? CLAMP (start, ETHOS_WALL_MARGIN, room - size - ETHOS_WALL_MARGIN) : start;
}

/**
 * ethos_wall_lens_get_area:
 * @note: the note that is shown larger
 * @area: (out): where in the widget that is: around its place, and inside what is seen
 */
void
ethos_wall_lens_get_area (EthosNotesWall *self, EthosWallNote *note, GdkRectangle *area)
{
  GdkRectangle place;
  double x, y;

  ethos_wall_places_get_note (self, note, &place);
  x = place.x + place.width / 2.0;
  y = place.y + place.height / 2.0;
  ethos_wall_camera_to_screen (&self->camera, &x, &y);
  area->width = (int) (place.width * ETHOS_WALL_LENS_ZOOM);
  area->height = (int) (place.height * ETHOS_WALL_LENS_ZOOM);
  area->x = keep_inside (x, area->width, gtk_widget_get_width (GTK_WIDGET (self)));
  area->y = keep_inside (y, area->height, gtk_widget_get_height (GTK_WIDGET (self)));
}

static gboolean
query_tooltip_cb (EthosNotesWall *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  EthosWallNote *note;
  GdkRectangle place;

  /* To GTK what has opened over the wall is inside it. */
  if (keyboard || ethos_wall_zoom_is_readable (self) || self->dragged != NULL ||
      (self->popover != NULL && gtk_widget_get_mapped (self->popover)))
    return FALSE;
  note = ethos_wall_pick_note (self, x, y);
  if (note == NULL || note == ethos_wall_lens_find (self))
    return FALSE;
  ethos_wall_places_get_note (self, note, &place);
  ethos_wall_scroll_to_screen (self, &place);
  gtk_tooltip_set_tip_area (tooltip, &place);
  ethos_long_tooltip_show (tooltip, note->record->text);
  return TRUE;
}

void
ethos_wall_lens_init (EthosNotesWall *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->lens = TRUE;
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
