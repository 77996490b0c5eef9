// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-wall-shown.h"

#include "ethos-em.h"
#include "ethos-focus.h"
#include "ethos-screen-sign.h"
#include "ethos-wall-marks.h"

/* The note or the group that the projector shows alone has a sign, so that who works on the wall
 * does not have to look around. */

/* On a wall whose notes are too small to be read the sign is as large as ever. */
#define SIGN 16
#define PLATE 4

/* Returns: whether that note or group is what the projector shows alone */
gboolean
ethos_wall_shown_is (EthosNotesWall *self, const char *id)
{
  return self->shown != NULL && g_strcmp0 (self->shown, id) == 0;
}

static void
show (EthosNotesWall *self, const char *id)
{
  EthosWallNote *note = id != NULL ? g_hash_table_lookup (self->notes, id) : NULL;
  EthosGroupColumn *column = ethos_wall_content_find_column (self, id);

  if (note != NULL && note->view != NULL)
    {
      ethos_note_view_set_shown (ETHOS_NOTE_VIEW (note->view), ethos_wall_shown_is (self, id));
      ethos_wall_content_describe (self, note);
    }
  if (column != NULL)
    ethos_group_column_set_shown (column, ethos_wall_shown_is (self, id));
}

/**
 * ethos_wall_shown_update:
 *
 * Looks what the projector shows, and puts the sign there.
 */
void
ethos_wall_shown_update (EthosNotesWall *self)
{
  const EthosRecord *focus =
      self->wall != NULL ? ethos_focus_find (ethos_store_get_session (self->store), self->wall)
                         : NULL;
  g_autofree char *before = g_strdup (self->shown);

  if (!ethos_set_string (&self->shown, focus != NULL ? focus->id : NULL))
    return;
  show (self, before);
  show (self, self->shown);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
changed_cb (EthosNotesWall *self, EthosChanges *changes)
{
  if (ethos_changes_touch (changes, ETHOS_KIND_WORKSHOP) ||
      ethos_changes_touch (changes, ETHOS_KIND_ACTIVITY))
    ethos_wall_shown_update (self);
}

void
ethos_wall_shown_init (EthosNotesWall *self)
{
  g_signal_connect_object (ethos_store_get_session (self->store), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

void
ethos_wall_shown_clear (EthosNotesWall *self)
{
  g_clear_pointer (&self->shown, g_free);
}

/* Returns: whether it is on the wall, and where */
static gboolean
find_area (EthosNotesWall *self, GdkRectangle *area)
{
  EthosWallNote *note = self->shown != NULL ? g_hash_table_lookup (self->notes, self->shown) : NULL;
  EthosGroupColumn *column = ethos_wall_content_find_column (self, self->shown);

  if (note != NULL)
    ethos_wall_places_get_note (self, note, area);
  else if (column != NULL)
    ethos_wall_places_get_column (self, column, area);
  else
    return FALSE;
  ethos_wall_scroll_to_screen (self, area);
  return TRUE;
}

/**
 * ethos_wall_shown_snapshot:
 *
 * Draws the sign in the corner of what has it, where that has no widget of its own.
 */
void
ethos_wall_shown_snapshot (EthosNotesWall *self, GtkSnapshot *snapshot)
{
  const EthosWallPaint *paint = ethos_wall_marks_get_paint (self);
  const int side = SIGN + 2 * PLATE;
  GdkRectangle area;

  if (!find_area (self, &area))
    return;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    area.x += area.width - side;
  gtk_snapshot_append_color (snapshot, &paint->ink,
                             &GRAPHENE_RECT_INIT ((float) area.x, (float) area.y, (float) side,
                                                  (float) side));
  ethos_screen_sign_append (snapshot, area.x + PLATE, area.y + PLATE + 1, SIGN, &paint->sheet);
}
