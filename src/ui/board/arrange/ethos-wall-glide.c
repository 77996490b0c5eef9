// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-wall-glide.h"

#include <adwaita.h>

#include "ethos-wall-marks.h"
#include "ethos-wall-zoom.h"

/* Notes do not jump when the wall is tidied, or that is undone: those that are seen glide to where
 * they go. Where things are is where they go to from the start; only what is drawn comes later. */

#define GLIDE_US (200 * G_TIME_SPAN_MILLISECOND)

/* Whether the operation has laid out the wall anew, by taking places away or giving them back. */
static gboolean
moves_many (const EthosChange *change, gboolean turned)
{
  if (change->type != ETHOS_EDIT_SET)
    return FALSE;
  if (change->kind == ETHOS_KIND_ACTIVITY)
    return ((const EthosActivity *) change->before)->arrangement !=
           ((const EthosActivity *) change->after)->arrangement;
  if (change->kind != ETHOS_KIND_NOTE)
    return FALSE;
  if (((const EthosNote *) change->before)->placed)
    return !((const EthosNote *) change->after)->placed;
  return turned && ((const EthosNote *) change->after)->placed;
}

static void
applied_cb (EthosNotesWall *self,
            gpointer edits,
            EthosChanges *changes,
            guint64 sequence,
            guint flags)
{
  gboolean turned = (flags & ETHOS_OP_UNDOABLE) == 0;

  self->gliding = FALSE;
  if (self->page != ETHOS_WALL_WHOLE || !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      !adw_get_enable_animations (GTK_WIDGET (self)))
    return;
  for (guint i = 0; i < ethos_changes_get_length (changes) && !self->gliding; i++)
    self->gliding = moves_many (ethos_changes_get (changes, i), turned);
}

/**
 * ethos_wall_glide_init:
 *
 * Looks out for operations that move many notes.
 */
void
ethos_wall_glide_init (EthosNotesWall *self)
{
  g_signal_connect_object (self->store, "applied", G_CALLBACK (applied_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * ethos_wall_glide_note:
 * @note: a note that gets a place
 * @to: the place
 *
 * Remembers where it comes from, where it is to glide.
 */
void
ethos_wall_glide_note (EthosNotesWall *self, EthosWallNote *note, const GdkRectangle *to)
{
  gboolean glides = self->gliding && note->area.width > 0;

  note->glide_x = glides ? note->area.x - to->x : 0;
  note->glide_y = glides ? note->area.y - to->y : 0;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  EthosNotesWall *self = ETHOS_NOTES_WALL (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double left = 1 - (double) (now - self->glide_begun) / GLIDE_US;

  gtk_widget_queue_allocate (widget);
  if (left > 0 && ethos_wall_zoom_is_readable (self))
    {
      self->glide_left = left * left * left;
      return G_SOURCE_CONTINUE;
    }
  self->glide_left = 0;
  self->glide_tick = 0;
  /* Where the wall became small meanwhile, they are painted on their way. */
  ethos_wall_marks_forget (self);
  return G_SOURCE_REMOVE;
}

/**
 * ethos_wall_glide_start:
 *
 * Lets notes set out, once each of them has its place. Marks that nobody can read are there at
 * once: thousands on their way say nothing.
 */
void
ethos_wall_glide_start (EthosNotesWall *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  if (!self->gliding || clock == NULL)
    return;
  self->gliding = FALSE;
  if (!ethos_wall_zoom_is_readable (self))
    return;
  self->glide_begun = gdk_frame_clock_get_frame_time (clock);
  self->glide_left = 1;
  if (self->glide_tick == 0)
    self->glide_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

/**
 * ethos_wall_glide_shift:
 * @note: a note on the wall
 * @place: (inout): where it goes, in logical coordinates; becomes where it has come so far
 */
void
ethos_wall_glide_shift (EthosNotesWall *self, const EthosWallNote *note, GdkRectangle *place)
{
  place->x += (int) (note->glide_x * self->glide_left);
  place->y += (int) (note->glide_y * self->glide_left);
}
