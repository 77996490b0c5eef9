// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-notes-wall-private.h"

#include <glib/gi18n.h>

#include "ethos-text.h"
#include "ethos-wall-zoom.h"

/* After a pause of this length what was typed is saved. */
#define PAUSE_MS 700

static void
save (EthosNotesWall *self, const char *text)
{
  g_autofree char *normal = ethos_text_normalise (text, ETHOS_TEXT_MULTI_LINE);

  /* A note cannot become empty, and one that somebody deleted meanwhile does not come back. */
  if (*normal != '\0' && ethos_session_find (ethos_store_get_session (self->store), ETHOS_KIND_NOTE,
                                             self->editing) != NULL)
    ethos_store_run (self->store,
                     ethos_op_new ("note-edit", "note", self->editing, "text", normal, NULL));
}

static void
save_draft (EthosNotesWall *self)
{
  g_autofree char *text = ethos_note_entry_dup_text (self->editor);

  g_clear_handle_id (&self->draft, g_source_remove);
  save (self, text);
}

static gboolean
pause_cb (gpointer user_data)
{
  EthosNotesWall *self = user_data;

  self->draft = 0;
  save_draft (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (EthosNotesWall *self)
{
  g_clear_handle_id (&self->draft, g_source_remove);
  self->draft = g_timeout_add (PAUSE_MS, pause_cb, self);
}

static void
submitted_cb (EthosNotesWall *self)
{
  ethos_wall_editor_stop (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
clear_cb (gpointer data)
{
  EthosNotesWall *self = data;

  self->left_id = 0;
  ethos_wall_editor_clear (self);
  return G_SOURCE_REMOVE;
}

/* GTK is on its way from here to what gets the focus, along the parents of both: the box has to
 * keep its own until it has arrived. */
static void
left_cb (EthosNotesWall *self)
{
  if (self->editor == NULL)
    return;
  ethos_wall_editor_clear (self);
  self->left = GTK_WIDGET (self->editor);
  ethos_wall_editor_stop (self, TRUE);
  self->left_id = g_idle_add_full (G_PRIORITY_HIGH, clear_cb, self, NULL);
}

static gboolean
key_pressed_cb (EthosNotesWall *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  ethos_wall_editor_stop (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

/**
 * ethos_wall_editor_start:
 * @note: a note on the wall
 *
 * Lays a box over the note in which it can be changed. What is saved while somebody types is one
 * step for undo.
 */
void
ethos_wall_editor_start (EthosNotesWall *self, EthosWallNote *note)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  if (self->editor != NULL)
    ethos_wall_editor_stop (self, TRUE);
  self->editing = g_strdup (note->record->record.id);
  self->original = g_strdup (note->record->text);
  self->current_note = note;
  self->current_column = NULL;
  if (ethos_wall_places_ensure (self))
    {
      GdkRectangle place;

      ethos_wall_places_get_note (self, note, &place);
      ethos_wall_zoom_show_for_typing (self, &place);
    }
  self->editor = ETHOS_NOTE_ENTRY (ethos_note_entry_new (_ ("Text of the note")));
  gtk_widget_add_css_class (GTK_WIDGET (self->editor), "in-place");
  ethos_note_entry_set_tint (self->editor, note->record->colour);
  ethos_note_entry_set_text (self->editor, note->record->text);
  g_signal_connect_object (self->editor, "submitted", G_CALLBACK (submitted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "edited", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->editor), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->editor), focus);
  gtk_widget_set_parent (GTK_WIDGET (self->editor), GTK_WIDGET (self));
  ethos_store_begin_group (self->store, N_ ("editing of a note"));
  /* A box that nobody can type in would keep the keys of the wall from the note below it. */
  if (!ethos_note_entry_focus_text (self->editor))
    ethos_wall_editor_stop (self, FALSE);
}

/**
 * ethos_wall_editor_stop:
 * @keep: whether to keep what was typed; what was saved meanwhile is taken back otherwise
 *
 * Takes the box away.
 */
void
ethos_wall_editor_stop (EthosNotesWall *self, gboolean keep)
{
  g_autoptr (EthosNoteEntry) editor = NULL;
  g_autofree char *note = NULL;
  g_autofree char *original = NULL;

  if (self->editor == NULL)
    return;
  original = g_steal_pointer (&self->original);
  if (keep)
    save_draft (self);
  else
    save (self, original);
  g_clear_handle_id (&self->draft, g_source_remove);
  /* Taking it off the wall makes it lose the focus, which must find it gone already. */
  editor = g_object_ref (g_steal_pointer (&self->editor));
  note = g_steal_pointer (&self->editing);
  if (self->left != GTK_WIDGET (editor))
    gtk_widget_unparent (GTK_WIDGET (editor));
  ethos_store_end_group (self->store);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * ethos_wall_editor_clear:
 *
 * Takes a box away that the focus has left.
 */
void
ethos_wall_editor_clear (EthosNotesWall *self)
{
  g_clear_handle_id (&self->left_id, g_source_remove);
  g_clear_pointer (&self->left, gtk_widget_unparent);
}
