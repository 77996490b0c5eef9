// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-board-bar.h"

#include <glib/gi18n.h>

#include "ethos-arrange-menu.h"
#include "ethos-exchange-button.h"
#include "ethos-grouping-button.h"
#include "ethos-note-list.h"
#include "ethos-tally.h"
#include "ethos-vote-button.h"
#include "ethos-wrap-layout.h"

struct _EthosBoardBar
{
  GtkWidget parent_instance;

  EthosStore *store;
  EthosPrivacy *privacy;
  EthosSaveTracker *saves;

  GtkWidget *row;
  GtkLabel *count;
  GtkMenuButton *aside;
  EthosNoteList *aside_list;
  EthosGroupingButton *grouping;
  EthosVoteButton *vote;
  GtkWidget *tidy;
  GtkWidget *modes_box;
  EthosReachModes modes;

  guint file_unsaved : 1;
};

G_DEFINE_FINAL_TYPE (EthosBoardBar, ethos_board_bar, GTK_TYPE_WIDGET)

/* A number for the facilitator alone: whether everybody's slip was typed. */
static void
append_voices (GString *text, const EthosActivity *wall)
{
  if (wall == NULL || wall->voices == 0)
    return;
  g_string_append (text, ", ");
  /* Translators: goes on after a number of notes: for how many people they were typed. */
  g_string_append_printf (text,
                          ngettext ("%u voice typed", "%u voices typed", (gulong) wall->voices),
                          (guint) wall->voices);
}

/* Dots that count nowhere, as nobody may wonder where they are. */
static void
append_gone (EthosBoardBar *self, GString *text, const EthosActivity *wall)
{
  g_autoptr (EthosTally) tally =
      wall != NULL ? ethos_tally_new (ethos_store_get_session (self->store), wall->record.id)
                   : NULL;
  guint n_gone = tally != NULL ? ethos_tally_get_gone (tally) : 0;

  if (n_gone == 0)
    return;
  g_string_append (text, ", ");
  g_string_append_printf (
      text,
      /* Translators: goes on after a number of notes: dots on groups or notes that are gone. */
      ngettext ("%u dot was on what is gone", "%u dots were on what is gone", n_gone), n_gone);
}

static void
append_saved (EthosBoardBar *self, GString *text)
{
  guint n_unsaved = ethos_save_tracker_count_unsaved (self->saves);

  g_string_append (text, ", ");
  if (n_unsaved > 0 && self->file_unsaved)
    /* Translators: goes on after a number of notes: some of them are nowhere on the disk. */
    g_string_append_printf (text, ngettext ("%u not saved", "%u not saved", n_unsaved), n_unsaved);
  else if (n_unsaved > 0)
    g_string_append (text, _ ("saving…"));
  else if (self->file_unsaved)
    /* Translators: goes on after a number of notes: they are safe, but not in the file. */
    g_string_append (text, _ ("not in the file yet"));
  else
    g_string_append (text, _ ("all saved"));
}

static void
update_count (EthosBoardBar *self, const EthosActivity *wall, guint n_notes, guint n_aside)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (n_notes == 0)
    g_string_append (text, _ ("No notes yet"));
  else
    {
      g_string_append_printf (text, ngettext ("%'u note", "%'u notes", n_notes), n_notes);
      append_saved (self, text);
    }
  append_voices (text, wall);
  append_gone (self, text, wall);
  /* Once they can be brought back from here, a button says it. */
  if (n_aside > 0 && !gtk_widget_get_visible (GTK_WIDGET (self->aside)))
    {
      g_string_append (text, ", ");
      g_string_append_printf (text, ngettext ("%u set aside", "%u set aside", n_aside), n_aside);
    }
  gtk_label_set_text (self->count, text->str);
}

static void
update_aside (EthosBoardBar *self, const EthosActivity *wall, guint n_aside)
{
  gboolean shown =
      wall != NULL && wall->revealed && n_aside > 0 && !ethos_privacy_get_covered (self->privacy);
  g_autofree char *label = NULL;

  /* Translators: how many notes are kept away from the wall. */
  label =
      g_strdup_printf (ngettext ("%'u note set aside", "%'u notes set aside", n_aside), n_aside);
  gtk_menu_button_set_label (self->aside, label);
  gtk_widget_set_visible (GTK_WIDGET (self->aside), shown);
  ethos_note_list_set_wall (self->aside_list, shown ? wall->record.id : NULL);
}

static void
build_aside (EthosBoardBar *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->aside_list = ETHOS_NOTE_LIST (ethos_note_list_new (self->store, TRUE));
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->aside_list));
  self->aside = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_popover (self->aside, popover);
}

static GtkToggleButton *
append_mode (EthosBoardBar *self, const char *label)
{
  GtkToggleButton *button = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_mnemonic (label));

  gtk_box_append (GTK_BOX (self->modes_box), GTK_WIDGET (button));
  return button;
}

static void
build_modes (EthosBoardBar *self)
{
  self->modes_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->modes_box, "linked");
  self->modes.pages = append_mode (self, _ ("Pa_ges"));
  self->modes.wall = append_mode (self, _ ("_Wall"));
  self->modes.list = append_mode (self, _ ("L_ist"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->modes.list), _ ("All notes, group by group"));
  gtk_toggle_button_set_group (self->modes.wall, self->modes.pages);
  gtk_toggle_button_set_group (self->modes.list, self->modes.pages);
  gtk_toggle_button_set_active (self->modes.pages, TRUE);
}

static void
build_row (EthosBoardBar *self)
{
  self->row = ethos_wrap_box_new_toolbar (
      8,
      /* Translators: the name of the row of buttons above the wall, for screen readers. */
      _ ("Tools for the notes"));
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->count, TRUE);
  gtk_label_set_xalign (self->count, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->count), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "quiet");
  gtk_box_append (GTK_BOX (self->row), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (self->row), GTK_WIDGET (self->aside));
  gtk_box_append (GTK_BOX (self->row), GTK_WIDGET (self->grouping));
  gtk_box_append (GTK_BOX (self->row), GTK_WIDGET (self->vote));
  gtk_box_append (GTK_BOX (self->row), self->tidy);
  gtk_box_append (GTK_BOX (self->row), ethos_find_button_new ());
  gtk_box_append (GTK_BOX (self->row), self->modes_box);
  gtk_box_append (GTK_BOX (self->row), ethos_exchange_button_new ());
  gtk_widget_set_parent (self->row, GTK_WIDGET (self));
}

static void
ethos_board_bar_dispose (GObject *object)
{
  EthosBoardBar *self = ETHOS_BOARD_BAR (object);

  g_clear_pointer (&self->row, gtk_widget_unparent);
  g_clear_object (&self->saves);
  g_clear_object (&self->privacy);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ethos_board_bar_parent_class)->dispose (object);
}

static void
ethos_board_bar_class_init (EthosBoardBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ethos_board_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
ethos_board_bar_init (EthosBoardBar *self)
{
}

/**
 * ethos_board_bar_new:
 * @store: the workshop
 * @privacy: whether the room can see this screen
 * @saves: which notes are saved
 *
 * Makes the row of tools above the wall: how many notes there are, and all that is done with the
 * whole of them, mostly by actions of the board.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_board_bar_new (EthosStore *store, EthosPrivacy *privacy, EthosSaveTracker *saves)
{
  EthosBoardBar *self;

  g_return_val_if_fail (ETHOS_IS_STORE (store), NULL);
  g_return_val_if_fail (ETHOS_IS_PRIVACY (privacy), NULL);
  g_return_val_if_fail (ETHOS_IS_SAVE_TRACKER (saves), NULL);

  self = g_object_new (ETHOS_TYPE_BOARD_BAR, NULL);
  self->store = g_object_ref (store);
  self->privacy = g_object_ref (privacy);
  self->saves = g_object_ref (saves);
  self->grouping = ETHOS_GROUPING_BUTTON (ethos_grouping_button_new (store, privacy));
  self->vote = ETHOS_VOTE_BUTTON (ethos_vote_button_new (store));
  self->tidy = ethos_arrange_button_new ("board.on-wall");
  build_aside (self);
  build_modes (self);
  build_row (self);
  return GTK_WIDGET (self);
}

/**
 * ethos_board_bar_get_modes:
 * @self: a bar
 *
 * Returns: (transfer none): what switches between pages, wall and list; it goes with the bar
 */
const EthosReachModes *
ethos_board_bar_get_modes (EthosBoardBar *self)
{
  g_return_val_if_fail (ETHOS_IS_BOARD_BAR (self), NULL);

  return &self->modes;
}

/**
 * ethos_board_bar_open_grouping:
 * @self: a bar
 *
 * Shows which groups are suggested and proposed, as the button for it does.
 */
void
ethos_board_bar_open_grouping (EthosBoardBar *self)
{
  g_return_if_fail (ETHOS_IS_BOARD_BAR (self));

  ethos_grouping_button_open (self->grouping);
}

/**
 * ethos_board_bar_open_vote:
 * @self: a bar
 *
 * Asks how many dots each voice gets, as the button for it does.
 */
void
ethos_board_bar_open_vote (EthosBoardBar *self)
{
  g_return_if_fail (ETHOS_IS_BOARD_BAR (self));

  ethos_vote_button_open (self->vote);
}

/**
 * ethos_board_bar_set_file_saved:
 * @self: a bar
 * @file_saved: whether notes that are safe are in the file as well
 *
 * Is shown from the next ethos_board_bar_update() on.
 *
 * Returns: whether that is anything new
 */
gboolean
ethos_board_bar_set_file_saved (EthosBoardBar *self, gboolean file_saved)
{
  g_return_val_if_fail (ETHOS_IS_BOARD_BAR (self), FALSE);

  if (self->file_unsaved == !file_saved)
    return FALSE;
  self->file_unsaved = !file_saved;
  return TRUE;
}

/**
 * ethos_board_bar_update:
 * @self: a bar
 * @wall: (nullable): the step whose notes are shown; without one there are no tools
 * @n_notes: how many notes it has
 * @n_aside: how many of them are set aside
 *
 * Shows what is there now, and what can be done with it.
 */
void
ethos_board_bar_update (EthosBoardBar *self,
                        const EthosActivity *wall,
                        guint n_notes,
                        guint n_aside)
{
  gboolean revealed = wall != NULL && wall->revealed;
  gboolean on_wall;

  g_return_if_fail (ETHOS_IS_BOARD_BAR (self));

  /* Of a switch, the one that goes off says so before the one that comes on is on. */
  on_wall = !gtk_toggle_button_get_active (self->modes.pages) &&
            !gtk_toggle_button_get_active (self->modes.list);
  gtk_widget_set_visible (GTK_WIDGET (self), wall != NULL);
  update_aside (self, wall, n_aside);
  update_count (self, wall, n_notes, n_aside);
  gtk_widget_set_visible (self->modes_box, revealed && n_notes > n_aside);
  gtk_widget_set_visible (self->tidy, revealed && on_wall && n_notes > n_aside);
  ethos_grouping_button_set_wall (self->grouping, revealed ? wall->record.id : NULL);
  ethos_vote_button_set_wall (self->vote, revealed ? wall->record.id : NULL);
}
