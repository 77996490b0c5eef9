// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-notes-wall-private.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-group-popover.h"
#include "ethos-text.h"

/* Notes that are moved by keys: what dragging does with a pointer, for those who have none. The
 * arrows carry them over the wall, Enter puts them down, Escape brings them back. */

/* With Shift they go this part of the way to the next cell. */
#define SMALL_STEP_PART 4

static EthosWallNote *
get_lead (EthosNotesWall *self)
{
  return self->current_note;
}

/**
 * ethos_notes_wall_dup_carried:
 *
 * Returns: (transfer full) (nullable): what the keys do while they carry notes; none while they do
 *   not
 */
char *
ethos_notes_wall_dup_carried (EthosNotesWall *self)
{
  guint n_notes;

  g_return_val_if_fail (ETHOS_IS_NOTES_WALL (self), NULL);

  if (!self->carrying || self->dragged == NULL)
    return NULL;
  n_notes = self->dragged->len;
  /* Translators: from now on the arrow keys move notes. */
  return g_strdup_printf (ngettext ("Moving %'u note: arrow keys move it, Enter puts it down, "
                                    "Escape brings it back",
                                    "Moving %'u notes: arrow keys move them, Enter puts them down, "
                                    "Escape brings them back",
                                    n_notes),
                          n_notes);
}

/**
 * ethos_wall_carry_start:
 *
 * Lets the arrow keys carry what is selected, or the note with the focus.
 */
void
ethos_wall_carry_start (EthosNotesWall *self)
{
  g_auto (GStrv) ids = ethos_notes_wall_dup_targets (self);
  guint n_notes = g_strv_length (ids);
  g_autofree char *text = NULL;

  if (get_lead (self) == NULL || n_notes == 0 || self->dragged != NULL ||
      self->page != ETHOS_WALL_WHOLE || !ethos_wall_places_ensure (self))
    return;
  self->dragged = g_ptr_array_new ();
  for (guint i = 0; i < n_notes; i++)
    {
      EthosWallNote *note = g_hash_table_lookup (self->notes, ids[i]);

      note->dragged = TRUE;
      g_ptr_array_add (self->dragged, note);
    }
  self->carrying = TRUE;
  gtk_widget_add_css_class (GTK_WIDGET (self), "carrying");
  ethos_notes_wall_tell_selection (self);
  text = ethos_notes_wall_dup_carried (self);
  ethos_announce (GTK_WIDGET (self), text);
}

/* Where the middle of the note with the focus is, on the screen. */
static void
get_middle (EthosNotesWall *self, double *x, double *y)
{
  GdkRectangle place;

  ethos_wall_places_get_note (self, get_lead (self), &place);
  *x = place.x + place.width / 2;
  *y = place.y + place.height / 2;
  ethos_wall_camera_to_screen (&self->camera, x, y);
}

static EthosGroupColumn *
find_column (EthosNotesWall *self)
{
  double x, y;

  get_middle (self, &x, &y);
  return ethos_wall_pick_column (self, x, y);
}

/* A step is as wide as a note, a column wider: in the middle of each the way to the next is the
 * same. */
static void
snap (EthosNotesWall *self, EthosGroupColumn *column)
{
  GdkRectangle place, ground;

  if (column == NULL)
    return;
  ethos_wall_places_get_note (self, get_lead (self), &place);
  ethos_wall_places_get_column (self, column, &ground);
  if (ground.width < 2 * place.width)
    self->drag_x += ground.x + ground.width / 2 - (place.x + place.width / 2);
}

/* Returns: whether it can go so far: not over the edge of the wall, but to a new row below it */
static gboolean
carry (EthosNotesWall *self, int dx, int dy)
{
  GdkRectangle place;
  int x, y;

  ethos_wall_places_get_note (self, get_lead (self), &place);
  x = CLAMP (place.x + dx, ETHOS_WALL_MARGIN,
             MAX (self->wall_width - place.width - ETHOS_WALL_MARGIN, ETHOS_WALL_MARGIN));
  y = CLAMP (place.y + dy, ETHOS_WALL_MARGIN, self->wall_height);
  if (x == place.x && y == place.y)
    return FALSE;
  self->drag_x += x - place.x;
  self->drag_y += y - place.y;
  return TRUE;
}

static void
announce_over (EthosNotesWall *self, EthosGroupColumn *column)
{
  const char *title = column != NULL ? ethos_group_column_get_title (column) : NULL;
  EthosWallNote *below = NULL;
  g_autofree char *text = NULL;
  double x, y;

  get_middle (self, &x, &y);
  if (column == NULL)
    below = ethos_wall_pick_target (self, x, y);
  if (column != NULL && title != NULL && *title != '\0')
    /* Translators: spoken; where notes would be put down. %s is the name of a group. */
    text = ethos_text_print_isolated (_ ("Over the group “%s”"), title);
  else if (column != NULL)
    text = g_strdup (_ ("Over the group without a name"));
  else if (below != NULL)
    /* Translators: spoken; notes would be put down beside a note. %s is the text of that one. */
    text = ethos_text_print_isolated (_ ("Over “%s”, goes beside it"), below->record->text);
  else
    text = g_strdup (_ ("Over a free place"));
  ethos_announce (GTK_WIDGET (self), text);
}

static void
show_carried (EthosNotesWall *self, EthosGroupColumn *column)
{
  GdkRectangle place;

  ethos_wall_pointer_set_drop (self, column, NULL);
  ethos_wall_places_get_note (self, get_lead (self), &place);
  ethos_wall_scroll_to (self, &place);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
step (EthosNotesWall *self, int dx, int dy, gboolean small)
{
  int width = self->metrics.note_width + self->metrics.gap;
  int height = self->metrics.note_height + self->metrics.gap;
  EthosGroupColumn *column;

  if (!ethos_wall_places_ensure (self))
    return;
  if (small)
    {
      width /= SMALL_STEP_PART;
      height /= SMALL_STEP_PART;
    }
  if (!carry (self, dx * width, dy * height))
    {
      ethos_announce (GTK_WIDGET (self), _ ("The wall ends here"));
      return;
    }
  column = find_column (self);
  if (dx != 0 && !small)
    snap (self, column);
  show_carried (self, column);
  announce_over (self, column);
}

static void
forget_mode (EthosNotesWall *self)
{
  self->carrying = FALSE;
  gtk_widget_remove_css_class (GTK_WIDGET (self), "carrying");
  ethos_notes_wall_tell_selection (self);
}

/* Whether all of it is where it would be put. */
static gboolean
stays (EthosNotesWall *self)
{
  if (self->drag_x == 0 && self->drag_y == 0)
    return TRUE;
  if (self->drop == NULL)
    return FALSE;
  for (guint i = 0; i < self->dragged->len; i++)
    if (((EthosWallNote *) g_ptr_array_index (self->dragged, i))->column !=
        ethos_wall_content_find_place (self, ethos_group_column_get_id (self->drop)))
      return FALSE;
  return TRUE;
}

static void
put_down (EthosNotesWall *self)
{
  g_autofree char *title =
      self->drop != NULL ? g_strdup (ethos_group_column_get_title (self->drop)) : NULL;
  gboolean grouped = self->drop != NULL;
  guint n_notes = self->dragged->len;
  g_autofree char *text = NULL;

  if (stays (self))
    {
      ethos_wall_pointer_cancel (self);
      forget_mode (self);
      ethos_announce (GTK_WIDGET (self), _ ("Not moved"));
      return;
    }
  forget_mode (self);
  ethos_wall_pointer_drop (self);
  if (grouped)
    ethos_group_announce (GTK_WIDGET (self), n_notes, title);
  else
    {
      text =
          g_strdup_printf (ngettext ("%'u note put down", "%'u notes put down", n_notes), n_notes);
      ethos_announce (GTK_WIDGET (self), text);
    }
}

/**
 * ethos_wall_carry_cancel:
 *
 * Brings what the keys carry back to where it was.
 */
void
ethos_wall_carry_cancel (EthosNotesWall *self)
{
  if (!self->carrying)
    return;
  ethos_wall_pointer_cancel (self);
  forget_mode (self);
  ethos_announce (GTK_WIDGET (self), _ ("Back where it was"));
}

/**
 * ethos_wall_carry_key:
 * @keyval: a key
 * @state: what is held with it
 *
 * Carries notes by keys. What means something else at other times means nothing while they hang in
 * the air; Tab and what works in the whole window do.
 *
 * Returns: whether the key has been used
 */
gboolean
ethos_wall_carry_key (EthosNotesWall *self, guint keyval, GdkModifierType state)
{
  gboolean small = (state & GDK_SHIFT_MASK) != 0;

  if ((state & GDK_ALT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      step (self, -1, 0, small);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      step (self, 1, 0, small);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      step (self, 0, -1, small);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      step (self, 0, 1, small);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      put_down (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      ethos_wall_carry_cancel (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      return GDK_EVENT_PROPAGATE;
    default:
      return (state & GDK_CONTROL_MASK) == 0;
    }
}
