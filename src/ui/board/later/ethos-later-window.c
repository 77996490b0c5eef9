// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-later-window.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-board-resources.h"
#include "ethos-later-row.h"
#include "ethos-note-entry.h"
#include "ethos-same-notes.h"
#include "ethos-style.h"

#define DEFAULT_WIDTH 480
#define DEFAULT_HEIGHT 420
#define RESOURCES "/io/github/ethos_workshops/Ethos/board"

struct _EthosLaterWindow
{
  AdwWindow parent_instance;

  EthosStore *store;
  EthosNoteEntry *entry;
  GtkStack *stack;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (EthosLaterWindow, ethos_later_window, ADW_TYPE_WINDOW)

static void
submitted_cb (EthosLaterWindow *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  EthosRecord *op = ethos_op_new ("later-add", "text", text, NULL);

  if (!ethos_store_submit (self->store, ETHOS_ORIGIN_FACILITATOR, op, NULL, &error))
    {
      ethos_note_entry_show_problem (self->entry, error->message);
      return;
    }
  ethos_note_entry_set_text (self->entry, "");
  ethos_announce (GTK_WIDGET (self), _ ("Kept for later"));
}

static void
clear (EthosLaterWindow *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
}

/* What is shown for others stands for them here, too: they come back with it. */
static void
append_of (EthosLaterWindow *self, const EthosActivity *step)
{
  EthosSession *session = ethos_store_get_session (self->store);
  const EthosNote *note;
  EthosChildIter iter;

  ethos_session_iter_init (session, &iter, step->record.id, ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    if (ethos_same_notes_is_for_later (session, note))
      gtk_list_box_append (self->list,
                           ethos_later_row_new (self->store, note,
                                                step->kind == ETHOS_ACTIVITY_WRITE_NOTES));
}

/* Where the focus was before its row went: the row that has come in its place, or the box. */
static void
restore_focus (EthosLaterWindow *self, int place)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, place);

  if (row == NULL && place > 0)
    row = gtk_list_box_get_row_at_index (self->list, place - 1);
  if (row == NULL || !gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD))
    ethos_note_entry_focus_text (self->entry);
}

static int
find_focused (EthosLaterWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  return row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
}

static void
update (EthosLaterWindow *self)
{
  EthosItemList *steps = ethos_session_get_children (ethos_store_get_session (self->store),
                                                     ETHOS_WORKSHOP_ID, ETHOS_KIND_ACTIVITY);
  int focused = find_focused (self);

  clear (self);
  for (guint i = 0; i < ethos_item_list_get_length (steps); i++)
    append_of (self, ethos_item_list_get_record (steps, i));
  gtk_stack_set_visible_child_name (
      self->stack, gtk_widget_get_first_child (GTK_WIDGET (self->list)) != NULL ? "list" : "empty");
  if (focused >= 0)
    restore_focus (self, focused);
}

static void
changed_cb (EthosLaterWindow *self, EthosChanges *changes)
{
  if (ethos_changes_touch (changes, ETHOS_KIND_NOTE) ||
      ethos_changes_touch (changes, ETHOS_KIND_ACTIVITY))
    update (self);
}

static void
ethos_later_window_dispose (GObject *object)
{
  g_clear_object (&ETHOS_LATER_WINDOW (object)->store);
  G_OBJECT_CLASS (ethos_later_window_parent_class)->dispose (object);
}

static void
ethos_later_window_class_init (EthosLaterWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ethos_later_window_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static GtkWidget *
build_list (EthosLaterWindow *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *empty = gtk_label_new (_ ("Nothing is kept for later yet."));

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Kept for later"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_add_css_class (empty, "quiet");
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, scroller, "list");
  gtk_stack_add_named (self->stack, empty, "empty");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  return GTK_WIDGET (self->stack);
}

static GtkWidget *
build_entry (EthosLaterWindow *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_Add"));

  self->entry = ETHOS_NOTE_ENTRY (ethos_note_entry_new (_ ("What should not be lost?")));
  ethos_note_entry_set_tint (self->entry, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  g_signal_connect_swapped (self->entry, "submitted", G_CALLBACK (submitted_cb), self);
  gtk_widget_set_valign (add, GTK_ALIGN_START);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (ethos_note_entry_submit), self->entry);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (row), add);
  return row;
}

static void
ethos_later_window_init (EthosLaterWindow *self)
{
  GtkWidget *whole = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  /* Not of the class: libadwaita has the role read before that is known. */
  g_object_set (self, "accessible-role", GTK_ACCESSIBLE_ROLE_DIALOG, NULL);
  ethos_board_get_resource ();
  ethos_style_install (gtk_widget_get_display (GTK_WIDGET (self)), RESOURCES "/board.css");
  gtk_window_set_title (GTK_WINDOW (self), _ ("For Later"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), DEFAULT_WIDTH, DEFAULT_HEIGHT);
  gtk_widget_add_css_class (GTK_WIDGET (self), "later-window");
  gtk_box_append (GTK_BOX (box), build_entry (self));
  gtk_box_append (GTK_BOX (box), build_list (self));
  gtk_widget_add_css_class (box, "later-content");
  gtk_box_append (GTK_BOX (whole), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (whole), box);
  adw_window_set_content (ADW_WINDOW (self), whole);
}

/**
 * ethos_later_window_new:
 * @parent: the window over which it is shown
 * @store: the workshop
 *
 * Makes the window in which something is written down that is not for now, with a list of all that
 * was: each can be brought back to its wall, or deleted. The room sees none of it.
 *
 * Returns: a modal window, with the focus where one writes
 */
GtkWindow *
ethos_later_window_new (GtkWindow *parent, EthosStore *store)
{
  EthosLaterWindow *self;

  g_return_val_if_fail (ETHOS_IS_STORE (store), NULL);

  self = g_object_new (ETHOS_TYPE_LATER_WINDOW, "transient-for", parent, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (ethos_store_get_session (store), "changed", G_CALLBACK (changed_cb),
                           self, G_CONNECT_SWAPPED);
  update (self);
  ethos_note_entry_focus_text (self->entry);
  return GTK_WINDOW (self);
}
