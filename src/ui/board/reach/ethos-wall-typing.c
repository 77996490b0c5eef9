// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-notes-wall-private.h"
#include "ethos-text.h"
#include "ethos-typed.h"

/* Letters are commands on the wall. After an apostrophe they go to the note or the group that
 * begins with them, until nothing was typed for a moment. */

static gboolean
ended_cb (gpointer data)
{
  ethos_notes_wall_tell_selection (data);
  return G_SOURCE_REMOVE;
}

void
ethos_wall_typing_init (EthosNotesWall *self)
{
  self->typed = ethos_typed_new (ended_cb, self);
}

void
ethos_wall_typing_clear (EthosNotesWall *self)
{
  g_clear_pointer (&self->typed, ethos_typed_free);
}

/**
 * ethos_notes_wall_dup_typed:
 *
 * Returns: (transfer full) (nullable): what letters do now; none while they are commands
 */
char *
ethos_notes_wall_dup_typed (EthosNotesWall *self)
{
  g_return_val_if_fail (ETHOS_IS_NOTES_WALL (self), NULL);

  if (self->typed == NULL || !ethos_typed_is_begun (self->typed))
    return NULL;
  if (*ethos_typed_get (self->typed) == '\0')
    return g_strdup (_ ("Type how a note begins to go there"));
  /* Translators: %s is what was typed of the beginning of a note. */
  return ethos_text_print_isolated (_ ("Goes to what begins with “%s”"),
                                    ethos_typed_get (self->typed));
}

/**
 * ethos_wall_typing_start:
 *
 * From now on letters go to notes.
 */
void
ethos_wall_typing_start (EthosNotesWall *self)
{
  g_autofree char *text = NULL;

  ethos_typed_begin (self->typed);
  ethos_notes_wall_tell_selection (self);
  text = ethos_notes_wall_dup_typed (self);
  ethos_announce (GTK_WIDGET (self), text);
}

/* What can have the focus, in the order in which it is read: each group before its notes. */
static GPtrArray *
list_stops (EthosNotesWall *self)
{
  GPtrArray *stops = g_ptr_array_new ();
  guint column = 0;

  for (guint i = 0; i < self->order->len; i++)
    {
      EthosWallNote *note = g_ptr_array_index (self->order, i);

      while (column < self->columns->len && (note->column < 0 || (int) column <= note->column))
        g_ptr_array_add (stops, g_ptr_array_index (self->columns, column++));
      g_ptr_array_add (stops, note);
    }
  while (column < self->columns->len)
    g_ptr_array_add (stops, g_ptr_array_index (self->columns, column++));
  return stops;
}

static gboolean
is_column (EthosNotesWall *self, gpointer stop)
{
  return g_ptr_array_find (self->columns, stop, NULL);
}

static gboolean
go_if_begins (EthosNotesWall *self, gpointer stop)
{
  gboolean column = is_column (self, stop);
  EthosWallNote *note = stop;

  if (column ? !ethos_typed_begins (self->typed, ethos_group_column_get_title (stop))
             : note->dimmed || !ethos_typed_begins (self->typed, note->record->text))
    return FALSE;
  if (column)
    ethos_notes_wall_focus_column (self, stop);
  else
    ethos_notes_wall_focus_note (self, note);
  return TRUE;
}

/* The first letter looks behind what has the focus; more of them may still mean that. */
static void
go (EthosNotesWall *self, gboolean from_here)
{
  g_autoptr (GPtrArray) stops = list_stops (self);
  gpointer now = self->current_column != NULL ? (gpointer) self->current_column
                                              : (gpointer) self->current_note;
  guint start = 0;
  g_autofree char *text = NULL;

  if (now != NULL)
    g_ptr_array_find (stops, now, &start);
  for (guint i = from_here ? 0 : 1; i <= stops->len; i++)
    if (go_if_begins (self, g_ptr_array_index (stops, (start + i) % stops->len)))
      return;
  /* Translators: spoken; %s is what was typed of the beginning of a note. */
  text = ethos_text_print_isolated (_ ("Nothing begins with “%s”"), ethos_typed_get (self->typed));
  ethos_announce (GTK_WIDGET (self), text);
}

/**
 * ethos_wall_typing_key:
 * @keyval: a key
 * @modifiers: what is held with it
 *
 * Returns: whether it was a letter of what is typed, or the end of that
 */
gboolean
ethos_wall_typing_key (EthosNotesWall *self, guint keyval, GdkModifierType modifiers)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);
  gboolean more;

  if (!ethos_typed_is_begun (self->typed))
    return FALSE;
  if (keyval == GDK_KEY_Escape)
    {
      ethos_typed_end (self->typed);
      return TRUE;
    }
  /* Held alone, Shift is only the beginning of a letter. */
  if (keyval == GDK_KEY_Shift_L || keyval == GDK_KEY_Shift_R)
    return FALSE;
  if ((modifiers & ~GDK_SHIFT_MASK) != 0 || letter == 0 || !g_unichar_isprint (letter))
    {
      ethos_typed_end (self->typed);
      return FALSE;
    }
  more = ethos_typed_add (self->typed, letter);
  go (self, more);
  ethos_notes_wall_tell_selection (self);
  return TRUE;
}
