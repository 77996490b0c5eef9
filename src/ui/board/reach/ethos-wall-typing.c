// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-notes-wall-private.h"
#include "ethos-text.h"
#include "ethos-typed.h"

/* Letters are commands on the wall. After an apostrophe they go to the note or the group that
 * begins with them, until nothing was typed for a moment. Some letters take several keys: an input
 * method makes them. */

/* From one key value to another: those that only change what the next key is. */
static const guint changing[][2] = {
  { GDK_KEY_Multi_key, GDK_KEY_Hangul_Special },
  { GDK_KEY_Scroll_Lock, GDK_KEY_Scroll_Lock },
  { GDK_KEY_Mode_switch, GDK_KEY_Num_Lock },
  { GDK_KEY_Shift_L, GDK_KEY_Hyper_R },
  { GDK_KEY_ISO_Lock, GDK_KEY_ISO_Last_Group_Lock },
  { GDK_KEY_ISO_Level5_Shift, GDK_KEY_ISO_Level5_Lock },
  { GDK_KEY_dead_grave, GDK_KEY_dead_longsolidusoverlay },
};

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

static void
take_letters (EthosNotesWall *self, const char *letters)
{
  gboolean any = FALSE, more = FALSE;

  for (const char *at = letters; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isprint (g_utf8_get_char (at)))
      {
        gboolean added_to = ethos_typed_add (self->typed, g_utf8_get_char (at));

        more = any ? more : added_to;
        any = TRUE;
      }
  if (!any)
    return;
  go (self, more);
  ethos_notes_wall_tell_selection (self);
}

static void
commit_cb (EthosNotesWall *self, const char *letters)
{
  if (ethos_typed_is_begun (self->typed))
    take_letters (self, letters);
}

static void
composing_cb (EthosNotesWall *self)
{
  ethos_typed_wait (self->typed);
}

/* Half a letter is none. */
static gboolean
ended_cb (gpointer data)
{
  EthosNotesWall *self = data;

  gtk_event_controller_key_set_im_context (GTK_EVENT_CONTROLLER_KEY (self->typing_keys), NULL);
  gtk_im_context_reset (self->typing_method);
  gtk_im_context_focus_out (self->typing_method);
  gtk_im_context_set_client_widget (self->typing_method, NULL);
  ethos_notes_wall_tell_selection (self);
  return G_SOURCE_REMOVE;
}

/**
 * ethos_wall_typing_init:
 * @keys: the keys of the wall
 *
 * Letters are commands at first.
 */
void
ethos_wall_typing_init (EthosNotesWall *self, GtkEventController *keys)
{
  self->typed = ethos_typed_new (ended_cb, self);
  self->typing_keys = keys;
  self->typing_method = gtk_im_multicontext_new ();
  /* Where it shows what is not a letter yet is its own matter. */
  gtk_im_context_set_use_preedit (self->typing_method, FALSE);
  g_signal_connect_swapped (self->typing_method, "commit", G_CALLBACK (commit_cb), self);
  g_signal_connect_swapped (self->typing_method, "preedit-changed", G_CALLBACK (composing_cb),
                            self);
}

void
ethos_wall_typing_clear (EthosNotesWall *self)
{
  g_clear_pointer (&self->typed, ethos_typed_free);
  if (self->typing_method == NULL)
    return;
  gtk_event_controller_key_set_im_context (GTK_EVENT_CONTROLLER_KEY (self->typing_keys), NULL);
  gtk_im_context_set_client_widget (self->typing_method, NULL);
  g_signal_handlers_disconnect_by_data (self->typing_method, self);
  g_clear_object (&self->typing_method);
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
  gtk_im_context_set_client_widget (self->typing_method, GTK_WIDGET (self));
  gtk_event_controller_key_set_im_context (GTK_EVENT_CONTROLLER_KEY (self->typing_keys),
                                           self->typing_method);
  gtk_im_context_focus_in (self->typing_method);
  ethos_notes_wall_tell_selection (self);
  text = ethos_notes_wall_dup_typed (self);
  ethos_announce (GTK_WIDGET (self), text);
}

static gboolean
is_changing (EthosNotesWall *self, guint keyval)
{
  GdkEvent *event = gtk_event_controller_get_current_event (self->typing_keys);

  for (guint i = 0; i < G_N_ELEMENTS (changing); i++)
    if (keyval >= changing[i][0] && keyval <= changing[i][1])
      return TRUE;
  return event != NULL && gdk_event_get_event_type (event) == GDK_KEY_PRESS &&
         gdk_key_event_is_modifier (event);
}

/**
 * ethos_wall_typing_key:
 * @keyval: a key
 * @modifiers: what is held with it
 *
 * Takes what the input method has not taken.
 *
 * Returns: whether it was a letter of what is typed, or the end of that
 */
gboolean
ethos_wall_typing_key (EthosNotesWall *self, guint keyval, GdkModifierType modifiers)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);
  char letters[7] = "";

  if (!ethos_typed_is_begun (self->typed))
    return FALSE;
  if (keyval == GDK_KEY_Escape)
    {
      ethos_typed_end (self->typed);
      return TRUE;
    }
  if (is_changing (self, keyval))
    {
      ethos_typed_wait (self->typed);
      return FALSE;
    }
  if ((modifiers & ~GDK_SHIFT_MASK) != 0 || letter == 0 || !g_unichar_isprint (letter))
    {
      ethos_typed_end (self->typed);
      return FALSE;
    }
  g_unichar_to_utf8 (letter, letters);
  take_letters (self, letters);
  return TRUE;
}
