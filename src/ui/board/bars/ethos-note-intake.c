// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-note-intake.h"

#include "ethos-capture-box.h"
#include "ethos-em.h"
#include "ethos-notes-drop.h"
#include "ethos-selection-bar.h"

struct _EthosNoteIntake
{
  GtkWidget *view;
  EthosStore *store;
  EthosNotesWall *wall;
  EthosSelectionBar *selection;
  EthosCaptureBox *capture;
  EthosNotesDrop *drop;

  /* The wall that notes come to. */
  char *shown;
};

/* While notes are selected, what can be done with them takes the place of the box for new ones. */
static void
update_selection (EthosNoteIntake *self)
{
  guint n_selected = ethos_notes_wall_count_selected (self->wall);
  g_autofree char *carried = ethos_notes_wall_dup_carried (self->wall);
  g_autofree char *typed = ethos_notes_wall_dup_typed (self->wall);
  const char *words = carried != NULL ? carried : typed;
  gboolean shown = n_selected > 0 || words != NULL;

  ethos_selection_bar_set_count (self->selection, n_selected);
  ethos_selection_bar_set_words (self->selection, words);
  gtk_widget_set_visible (GTK_WIDGET (self->selection), shown);
  gtk_widget_set_visible (GTK_WIDGET (self->capture), self->shown != NULL && !shown);
}

/* The box for new notes makes room for what can be done with a selection. */
static void
show_capture (EthosNoteIntake *self)
{
  if (ethos_notes_wall_count_selected (self->wall) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->wall), "notes.select-none", NULL);
}

static void
dropped_text_cb (EthosNoteIntake *self, const char *text, gboolean is_list)
{
  show_capture (self);
  ethos_capture_box_take_text (self->capture, text, is_list);
}

static void
dropped_table_cb (EthosNoteIntake *self, gpointer table)
{
  show_capture (self);
  ethos_capture_box_take_table (self->capture, table);
}

static void
drop_problem_cb (EthosNoteIntake *self, const char *message)
{
  show_capture (self);
  ethos_capture_box_show_problem (self->capture, message);
}

/**
 * ethos_note_intake_new:
 * @view: what the actions are of, and files are dropped on; it owns what is made
 * @box: where the box for new notes goes, below all that is in it
 * @wall: the wall
 * @store: the workshop
 * @privacy: whether the room can see this screen
 *
 * Makes the ways by which notes come to the wall: they are typed, pasted, dropped, imported. Their
 * actions are the view's, see ethos_note_intake_activate().
 *
 * Returns: (transfer full): the ways
 */
EthosNoteIntake *
ethos_note_intake_new (GtkWidget *view,
                       GtkBox *box,
                       EthosNotesWall *wall,
                       EthosStore *store,
                       EthosPrivacy *privacy)
{
  EthosNoteIntake *self;

  g_return_val_if_fail (GTK_IS_WIDGET (view), NULL);
  g_return_val_if_fail (GTK_IS_BOX (box), NULL);
  g_return_val_if_fail (ETHOS_IS_NOTES_WALL (wall), NULL);
  g_return_val_if_fail (ETHOS_IS_STORE (store), NULL);
  g_return_val_if_fail (ETHOS_IS_PRIVACY (privacy), NULL);

  self = g_new0 (EthosNoteIntake, 1);
  self->view = view;
  self->store = g_object_ref (store);
  self->wall = g_object_ref (wall);
  self->selection = g_object_ref (ETHOS_SELECTION_BAR (ethos_selection_bar_new ()));
  self->capture = g_object_ref (ETHOS_CAPTURE_BOX (ethos_capture_box_new (store, privacy)));
  gtk_box_append (box, GTK_WIDGET (self->selection));
  gtk_box_append (box, GTK_WIDGET (self->capture));
  self->drop = ethos_notes_drop_new (view);
  g_signal_connect_swapped (self->drop, "text", G_CALLBACK (dropped_text_cb), self);
  g_signal_connect_swapped (self->drop, "table", G_CALLBACK (dropped_table_cb), self);
  g_signal_connect_swapped (self->drop, "problem", G_CALLBACK (drop_problem_cb), self);
  g_signal_connect_swapped (self->wall, "selection-changed", G_CALLBACK (update_selection), self);
  return self;
}

void
ethos_note_intake_free (EthosNoteIntake *self)
{
  g_signal_handlers_disconnect_by_data (self->wall, self);
  g_signal_handlers_disconnect_by_data (self->drop, self);
  g_object_unref (self->drop);
  g_object_unref (self->capture);
  g_object_unref (self->selection);
  g_object_unref (self->wall);
  g_object_unref (self->store);
  g_free (self->shown);
  g_free (self);
}

/**
 * ethos_note_intake_update:
 * @wall: (nullable): the id of the step whose notes are shown
 * @any_shown: whether everybody has seen them, and there are some
 *
 * Says what can be done: notes come in wherever they can be written; they go out once everybody has
 * seen them.
 */
void
ethos_note_intake_update (EthosNoteIntake *self, const char *wall, gboolean any_shown)
{
  gboolean writable;

  g_return_if_fail (self != NULL);

  ethos_set_string (&self->shown, wall);
  ethos_capture_box_set_wall (self->capture, wall);
  update_selection (self);
  writable = wall != NULL && !ethos_store_get_read_only (self->store);
  ethos_notes_drop_set_enabled (self->drop, writable);
  gtk_widget_action_set_enabled (self->view, "board.import", writable);
  gtk_widget_action_set_enabled (self->view, "board.type-for-others", writable);
  gtk_widget_action_set_enabled (self->view, "board.paste", writable);
  gtk_widget_action_set_enabled (self->view, "board.copy-all-as", any_shown);
  gtk_widget_action_set_enabled (self->view, "board.save-all-as", any_shown);
}

/**
 * ethos_note_intake_focus_entry:
 *
 * Puts the focus where notes are written.
 *
 * Returns: whether it is there: nothing can be written in what is only read
 */
gboolean
ethos_note_intake_focus_entry (EthosNoteIntake *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return ethos_capture_box_focus_entry (self->capture);
}

/**
 * ethos_note_intake_focus_next:
 *
 * Puts the focus where the next note is written, once none is left; what can be done with a
 * selection makes room for it.
 */
void
ethos_note_intake_focus_next (EthosNoteIntake *self)
{
  g_return_if_fail (self != NULL);

  update_selection (self);
  ethos_capture_box_focus_entry (self->capture);
}

/**
 * ethos_note_intake_take_file:
 * @file: a text or a table
 *
 * Shows what a file would become, as one that is dropped.
 */
void
ethos_note_intake_take_file (EthosNoteIntake *self, GFile *file)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (G_IS_FILE (file));

  ethos_notes_drop_take_file (self->drop, file);
}

/**
 * ethos_note_intake_activate:
 * @action: the name of an action of the view
 * @parameter: (nullable): what the action is given
 *
 * Returns: whether it brings notes in or takes them out, which is under way
 */
gboolean
ethos_note_intake_activate (EthosNoteIntake *self, const char *action, GVariant *parameter)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (action != NULL, FALSE);

  if (g_str_equal (action, "board.import"))
    ethos_notes_drop_choose_file (self->drop);
  else if (g_str_equal (action, "board.type-for-others"))
    {
      show_capture (self);
      ethos_capture_box_type_for_others (self->capture);
    }
  else if (g_str_equal (action, "board.paste"))
    {
      show_capture (self);
      ethos_capture_box_paste (self->capture);
    }
  else if (g_str_equal (action, "board.copy-all-as") || g_str_equal (action, "board.save-all-as"))
    gtk_widget_activate_action (GTK_WIDGET (self->wall),
                                g_str_equal (action, "board.copy-all-as") ? "notes.copy-all-as"
                                                                          : "notes.save-all-as",
                                "s", g_variant_get_string (parameter, NULL));
  else
    return FALSE;
  return TRUE;
}
