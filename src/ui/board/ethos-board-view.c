// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-board-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-arrange-menu.h"
#include "ethos-board-resources.h"
#include "ethos-capture-box.h"
#include "ethos-em.h"
#include "ethos-exchange-button.h"
#include "ethos-find-bar.h"
#include "ethos-focus-bar.h"
#include "ethos-grouping-button.h"
#include "ethos-keyboard-window.h"
#include "ethos-note-announcer.h"
#include "ethos-note-list.h"
#include "ethos-notes-drop.h"
#include "ethos-page-bar.h"
#include "ethos-reach.h"
#include "ethos-save-tracker.h"
#include "ethos-seen-tracker.h"
#include "ethos-selection-bar.h"
#include "ethos-style.h"
#include "ethos-wall-frame.h"
#include "ethos-wall-later.h"
#include "ethos-wrap-layout.h"
#include "ethos-wall-zoom.h"

#define RESOURCES "/io/github/ethos_workshops/Ethos/board"

struct _EthosBoardView
{
  GtkWidget parent_instance;

  EthosStore *store;
  EthosProjection *projection;
  EthosPrivacy *privacy;
  EthosSaveTracker *saves;
  EthosSeenTracker *seen;
  EthosNoteAnnouncer *announcer;

  GtkWidget *box;
  GtkLabel *prompt;
  GtkWidget *status;
  GtkLabel *count;
  GtkWidget *tidy;
  EthosGroupingButton *grouping;
  GtkWidget *modes;
  GtkToggleButton *pages_mode;
  GtkToggleButton *wall_mode;
  GtkToggleButton *list_mode;
  EthosPageBar *pages;
  EthosFocusBar *focus_bar;
  EthosFindBar *find;
  EthosReach *reach;
  EthosWallFrame *frame;
  /* The one in it. */
  EthosNotesWall *wall;
  EthosSelectionBar *selection;
  GtkMenuButton *aside;
  EthosNoteList *aside_list;
  EthosCaptureBox *capture;
  EthosNotesDrop *drop;

  /* The wall that is shown, and whether it was revealed: a new one is shown in its usual way. */
  char *shown;
  char *step;
  guint revealed : 1;
  guint reviewing : 1;
  guint file_unsaved : 1;
  guint projector_shown : 1;
};

G_DEFINE_FINAL_TYPE (EthosBoardView, ethos_board_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_STORE,
  PROP_PROJECTION,
  PROP_PRIVACY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const EthosShortcut shortcuts[] = {
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Add the note"), "Return" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "New line in a note"), "<Shift>Return" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Next voice, while typing for others"),
    "<Control>Return" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Edit"), "F2" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Select"), "space" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Select all"), "<Control>a" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Group"), "g" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Suggested and proposed groups"), "<Shift>g" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Take out of group"), "u" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Merge groups"), "j" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Collapse or expand a group"), "c" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Tidy up, combine what says the same"), "t" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Show the notes that are combined"), "x" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Use as line"), "l" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Put on the projector, or take off again"), "p" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Set aside"), "s" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Color"), "1...8" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Move"),
    "<Control>Left <Control>Right <Control>Up <Control>Down" },
  { NC_ ("shortcuts", "Notes"),
    NC_ ("shortcuts", "Move by keys: Enter puts down, Escape brings back"), "m" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Find, or leave notes out"), "<Control>f slash" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Next and previous found"), "F3 <Shift>F3" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Select all found"), "<Alt>Return" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "List of all notes, and back"),
    "<Control><Shift>l" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Duplicate"), "<Control>d" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Cut"), "<Control>x" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Copy"), "<Control>c" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Paste"), "<Control>v" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Delete"), "Delete" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Page of notes"), "Page_Up Page_Down" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Wall larger"), "<Control>plus" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Wall smaller"), "<Control>minus" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Natural size"), "<Control>0" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Whole wall"), "<Control>9" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Zoom to what is selected"), "<Control>8" },
};

static EthosSession *
get_session (EthosBoardView *self)
{
  return ethos_store_get_session (self->store);
}

static const EthosActivity *
get_step (EthosBoardView *self)
{
  return ethos_session_get_current (get_session (self));
}

static const EthosActivity *
get_wall (EthosBoardView *self)
{
  const EthosActivity *step = get_step (self);

  return step != NULL ? ethos_session_get_wall (get_session (self), step->record.id) : NULL;
}

static void
count_notes (EthosBoardView *self, const EthosActivity *wall, guint *n_notes, guint *n_aside)
{
  const EthosNote *note;
  EthosChildIter iter;

  *n_notes = *n_aside = 0;
  if (wall == NULL)
    return;
  ethos_session_iter_init (get_session (self), &iter, wall->record.id, ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    {
      if (note->later)
        continue;
      (*n_notes)++;
      *n_aside += note->aside ? 1 : 0;
    }
}

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

static void
update_count (EthosBoardView *self, guint n_notes, guint n_aside)
{
  guint n_unsaved = ethos_save_tracker_count_unsaved (self->saves);
  g_autoptr (GString) text = g_string_new (NULL);

  if (n_notes == 0)
    g_string_append (text, _ ("No notes yet"));
  else
    {
      g_string_append_printf (text, ngettext ("%u note", "%u notes", n_notes), n_notes);
      g_string_append (text, ", ");
      if (n_unsaved > 0 && self->file_unsaved)
        /* Translators: goes on after a number of notes: some of them are nowhere on the disk. */
        g_string_append_printf (text, ngettext ("%u not saved", "%u not saved", n_unsaved),
                                n_unsaved);
      else if (n_unsaved > 0)
        g_string_append (text, _ ("saving…"));
      else if (self->file_unsaved)
        /* Translators: goes on after a number of notes: they are safe, but not in the file. */
        g_string_append (text, _ ("not in the file yet"));
      else
        g_string_append (text, _ ("all saved"));
    }
  append_voices (text, get_wall (self));
  /* Once they can be brought back from here, a button says it. */
  if (n_aside > 0 && !gtk_widget_get_visible (GTK_WIDGET (self->aside)))
    {
      g_string_append (text, ", ");
      g_string_append_printf (text, ngettext ("%u set aside", "%u set aside", n_aside), n_aside);
    }
  gtk_label_set_text (self->count, text->str);
}

/* Right after the reveal the room reads page by page; where notes are grouped or talked about, the
 * whole wall is at hand. */
static void
choose_mode (EthosBoardView *self, const EthosActivity *step, const EthosActivity *wall)
{
  gboolean revealed = wall != NULL && wall->revealed;
  gboolean other_step = ethos_set_string (&self->step, step != NULL ? step->record.id : NULL);

  if (!other_step && self->revealed == revealed)
    return;
  self->revealed = revealed;
  self->reviewing = FALSE;
  gtk_toggle_button_set_active (step != NULL && step->kind == ETHOS_ACTIVITY_WRITE_NOTES
                                    ? self->pages_mode
                                    : self->wall_mode,
                                TRUE);
}

static void
update_hidden (EthosBoardView *self, guint n_notes)
{
  gboolean covered = ethos_privacy_get_covered (self->privacy);

  if (covered || n_notes == 0)
    self->reviewing = FALSE;
  if (self->reviewing)
    ethos_wall_frame_show_review (self->frame, self->shown);
  else
    ethos_wall_frame_show_hidden (self->frame, n_notes, covered);
}

static void
update_revealed (EthosBoardView *self, guint n_on_wall)
{
  gboolean by_page = gtk_toggle_button_get_active (self->pages_mode);

  ethos_wall_frame_set_listing (self->frame, gtk_toggle_button_get_active (self->list_mode));
  if (by_page)
    ethos_page_bar_update (self->pages);
  ethos_wall_frame_show_wall (self->frame, self->shown, n_on_wall,
                              by_page ? (int) ethos_page_bar_get_page (self->pages)
                                      : ETHOS_WALL_WHOLE);
}

static void
update_aside (EthosBoardView *self, gboolean revealed, guint n_aside)
{
  gboolean shown = revealed && n_aside > 0 && !ethos_privacy_get_covered (self->privacy);
  g_autofree char *label = NULL;

  /* Translators: how many notes are kept away from the wall. */
  label = g_strdup_printf (ngettext ("%u note set aside", "%u notes set aside", n_aside), n_aside);
  gtk_menu_button_set_label (self->aside, label);
  gtk_widget_set_visible (GTK_WIDGET (self->aside), shown);
  ethos_note_list_set_wall (self->aside_list, shown ? self->shown : NULL);
}

/* While notes are selected, what can be done with them takes the place of the box for new ones. */
static void
update_selection (EthosBoardView *self)
{
  guint n_selected = ethos_notes_wall_count_selected (self->wall);
  g_autofree char *carried = ethos_notes_wall_dup_carried (self->wall);
  gboolean shown = n_selected > 0 || carried != NULL;

  ethos_selection_bar_set_count (self->selection, n_selected);
  ethos_selection_bar_set_words (self->selection, carried);
  gtk_widget_set_visible (GTK_WIDGET (self->selection), shown);
  gtk_widget_set_visible (GTK_WIDGET (self->capture), self->shown != NULL && !shown);
}

/* The room reads what a projector shows it, or this screen where somebody has said that it can see
 * that. */
static void
update_seen (EthosBoardView *self)
{
  ethos_seen_tracker_set_room_sees (self->seen, self->projector_shown ||
                                                    ethos_privacy_get_answer (self->privacy) ==
                                                        ETHOS_SCREEN_SEEN);
}

/* Notes come in wherever they can be written; they go out once everybody has seen them. */
static void
update_exchange (EthosBoardView *self, gboolean any_shown)
{
  gboolean writable = self->shown != NULL && !ethos_store_get_read_only (self->store);

  ethos_notes_drop_set_enabled (self->drop, writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "board.import", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "board.type-for-others", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "board.paste", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "board.copy-all-as", any_shown);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "board.save-all-as", any_shown);
}

static void
update (EthosBoardView *self)
{
  static const char *const changing[] = { "board.pass-keyboard", "board.cover", "board.show-all",
                                          "board.on-wall" };
  const EthosActivity *step = get_step (self);
  const EthosActivity *wall = get_wall (self);
  gboolean revealed = wall != NULL && wall->revealed;
  gboolean by_page;
  guint n_notes, n_aside;

  ethos_set_string (&self->shown, wall != NULL ? wall->record.id : NULL);
  ethos_note_announcer_set_wall (self->announcer, self->shown);
  choose_mode (self, step, wall);
  count_notes (self, wall, &n_notes, &n_aside);
  update_aside (self, revealed, n_aside);
  update_count (self, n_notes, n_aside);
  by_page = revealed && gtk_toggle_button_get_active (self->pages_mode);

  gtk_label_set_text (self->prompt, step != NULL ? step->prompt : "");
  gtk_widget_set_visible (GTK_WIDGET (self->prompt),
                          step != NULL && step->prompt != NULL && *step->prompt != '\0');
  gtk_widget_set_visible (self->status, wall != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (changing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), changing[i],
                                   !ethos_store_get_read_only (self->store));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "board.review",
                                 n_notes > 0 && !ethos_privacy_get_covered (self->privacy));
  gtk_widget_set_visible (self->modes, revealed && n_notes > n_aside);
  gtk_widget_set_visible (GTK_WIDGET (self->pages), by_page && n_notes > n_aside);
  gtk_widget_set_visible (self->tidy, revealed && !by_page && n_notes > n_aside &&
                                          !gtk_toggle_button_get_active (self->list_mode));
  ethos_grouping_button_set_wall (self->grouping, revealed ? self->shown : NULL);
  ethos_focus_bar_set_wall (self->focus_bar, self->shown);
  ethos_capture_box_set_wall (self->capture, self->shown);
  ethos_reach_update (self->reach, revealed && !by_page ? self->shown : NULL,
                      revealed && n_notes > n_aside);
  if (wall == NULL)
    ethos_wall_frame_show_nothing (self->frame);
  else if (revealed)
    update_revealed (self, n_notes - n_aside);
  else
    update_hidden (self, n_notes);
  update_selection (self);
  update_exchange (self, revealed && n_notes > n_aside);
  update_seen (self);
}

static void
set_reviewing (EthosBoardView *self, gboolean reviewing)
{
  self->reviewing = reviewing;
  update (self);
  /* What shows the notes never waits for the next Enter. */
  if (!reviewing)
    ethos_capture_box_focus_entry (self->capture);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->frame), GTK_DIR_TAB_FORWARD);
}

static void
pass_keyboard (EthosBoardView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  /* What only the facilitator may read must not be there when the keyboard comes back, nor the
   * focus on what shows it. */
  set_reviewing (self, FALSE);
  gtk_window_present (ethos_keyboard_window_new (GTK_WINDOW (root), self->store, self->privacy));
}

/* The button for it goes away with what it leaves, and would take the focus along. */
static void
show_all (EthosBoardView *self)
{
  gboolean focused = gtk_widget_get_focus_child (self->box) == GTK_WIDGET (self->focus_bar);

  if (!ethos_store_run (self->store, ethos_op_new ("stage-show", "target", "", NULL)))
    return;
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self->wall));
  ethos_announce (GTK_WIDGET (self), _ ("The projector shows all again"));
}

/* The box for new notes makes room for what can be done with a selection. */
static void
show_capture (EthosBoardView *self)
{
  if (ethos_notes_wall_count_selected (self->wall) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->wall), "notes.select-none", NULL);
}

static void
dropped_text_cb (EthosBoardView *self, const char *text, gboolean is_list)
{
  show_capture (self);
  ethos_capture_box_take_text (self->capture, text, is_list);
}

static void
dropped_table_cb (EthosBoardView *self, gpointer table)
{
  show_capture (self);
  ethos_capture_box_take_table (self->capture, table);
}

static void
drop_problem_cb (EthosBoardView *self, const char *message)
{
  show_capture (self);
  ethos_capture_box_show_problem (self->capture, message);
}

static void
exchange_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosBoardView *self = ETHOS_BOARD_VIEW (widget);

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
  else
    gtk_widget_activate_action (GTK_WIDGET (self->wall),
                                g_str_equal (action, "board.copy-all-as") ? "notes.copy-all-as"
                                                                          : "notes.save-all-as",
                                "s", g_variant_get_string (parameter, NULL));
}

/* What is done with notes opens over them. */
static void
on_wall (EthosBoardView *self, const char *action)
{
  if (gtk_toggle_button_get_active (self->list_mode))
    gtk_toggle_button_set_active (self->wall_mode, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self->wall), action, NULL);
}

static void
activate_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosBoardView *self = ETHOS_BOARD_VIEW (widget);

  if (ethos_reach_activate (self->reach, action))
    return;
  if (g_str_equal (action, "board.pass-keyboard"))
    pass_keyboard (self);
  else if (g_str_equal (action, "board.review"))
    set_reviewing (self, TRUE);
  else if (g_str_equal (action, "board.cover"))
    set_reviewing (self, FALSE);
  else if (g_str_equal (action, "board.show-all"))
    show_all (self);
  else if (g_str_equal (action, "board.suggest"))
    ethos_grouping_button_open (self->grouping);
  else if (g_str_equal (action, "board.on-wall"))
    on_wall (self, g_variant_get_string (parameter, NULL));
  else if (gtk_widget_get_visible (GTK_WIDGET (self->pages)))
    ethos_page_bar_turn (self->pages, g_str_equal (action, "board.next-page") ? 1 : -1);
}

static void
build_aside (EthosBoardView *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->aside_list = ETHOS_NOTE_LIST (ethos_note_list_new (self->store, TRUE));
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->aside_list));
  self->aside = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_popover (self->aside, popover);
}

static GtkWidget *
build_status (EthosBoardView *self)
{
  GtkWidget *row = ethos_wrap_box_new_toolbar (
      8,
      /* Translators: the name of the row of buttons above the wall, for screen readers. */
      _ ("Tools for the notes"));

  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->count, TRUE);
  gtk_label_set_xalign (self->count, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->count), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "quiet");
  self->tidy = ethos_arrange_button_new ("board.on-wall");

  self->grouping = ETHOS_GROUPING_BUTTON (ethos_grouping_button_new (self->store, self->privacy));

  self->modes = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->modes, "linked");
  self->pages_mode = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_mnemonic (_ ("Pa_ges")));
  self->wall_mode = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_mnemonic (_ ("_Wall")));
  self->list_mode = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_mnemonic (_ ("L_ist")));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->list_mode), _ ("All notes, group by group"));
  gtk_toggle_button_set_group (self->wall_mode, self->pages_mode);
  gtk_toggle_button_set_group (self->list_mode, self->pages_mode);
  gtk_toggle_button_set_active (self->pages_mode, TRUE);
  gtk_box_append (GTK_BOX (self->modes), GTK_WIDGET (self->pages_mode));
  gtk_box_append (GTK_BOX (self->modes), GTK_WIDGET (self->wall_mode));
  gtk_box_append (GTK_BOX (self->modes), GTK_WIDGET (self->list_mode));

  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->aside));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->grouping));
  gtk_box_append (GTK_BOX (row), self->tidy);
  gtk_box_append (GTK_BOX (row), ethos_find_button_new ());
  gtk_box_append (GTK_BOX (row), self->modes);
  gtk_box_append (GTK_BOX (row), ethos_exchange_button_new ());
  return row;
}

static void
ethos_board_view_constructed (GObject *object)
{
  EthosBoardView *self = ETHOS_BOARD_VIEW (object);

  G_OBJECT_CLASS (ethos_board_view_parent_class)->constructed (object);
  ethos_board_get_resource ();
  ethos_style_install (gtk_widget_get_display (GTK_WIDGET (self)), RESOURCES "/board.css");
  self->saves = ethos_save_tracker_new (self->store);
  self->seen = ethos_seen_tracker_new (self->store, self->projection, ETHOS_SEEN_AFTER_MS);
  self->announcer = ethos_note_announcer_new (self->store, GTK_WIDGET (self));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->prompt = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->prompt, TRUE);
  gtk_label_set_wrap_mode (self->prompt, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->prompt, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->prompt), "step-title");
  build_aside (self);
  self->status = build_status (self);
  self->pages = ETHOS_PAGE_BAR (ethos_page_bar_new (self->store));
  self->focus_bar = ETHOS_FOCUS_BAR (ethos_focus_bar_new (self->store));
  self->frame =
      ETHOS_WALL_FRAME (ethos_wall_frame_new (self->store, self->projection, self->saves));
  self->wall = ethos_wall_frame_get_wall (self->frame);
  self->find = ETHOS_FIND_BAR (ethos_find_bar_new (self->store, self->wall));
  self->reach =
      ethos_reach_new (GTK_WIDGET (self), self->store, self->frame, self->find,
                       (EthosReachModes){ self->pages_mode, self->wall_mode, self->list_mode });
  self->selection = ETHOS_SELECTION_BAR (ethos_selection_bar_new ());
  self->capture = ETHOS_CAPTURE_BOX (ethos_capture_box_new (self->store, self->privacy));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->prompt));
  gtk_box_append (GTK_BOX (self->box), self->status);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->pages));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->focus_bar));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->find));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->frame));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->selection));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->capture));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->drop = ethos_notes_drop_new (GTK_WIDGET (self));

  g_signal_connect_object (self->drop, "text", G_CALLBACK (dropped_text_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drop, "table", G_CALLBACK (dropped_table_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drop, "problem", G_CALLBACK (drop_problem_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "notify::read-only", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->saves, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->privacy, "notify::covered", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->privacy, "notify::answer", G_CALLBACK (update_seen), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pages_mode, "toggled", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list_mode, "toggled", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find, "notify::visible", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->wall, "selection-changed", G_CALLBACK (update_selection), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

static void
ethos_board_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  EthosBoardView *self = ETHOS_BOARD_VIEW (object);

  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_PROJECTION:
      g_value_set_object (value, self->projection);
      break;
    case PROP_PRIVACY:
      g_value_set_object (value, self->privacy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_board_view_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  EthosBoardView *self = ETHOS_BOARD_VIEW (object);

  switch (prop_id)
    {
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;
    case PROP_PROJECTION:
      self->projection = g_value_dup_object (value);
      break;
    case PROP_PRIVACY:
      self->privacy = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_board_view_dispose (GObject *object)
{
  EthosBoardView *self = ETHOS_BOARD_VIEW (object);

  if (self->saves != NULL)
    g_signal_handlers_disconnect_by_data (self->saves, self);
  g_clear_object (&self->drop);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->reach, ethos_reach_free);
  g_clear_object (&self->announcer);
  g_clear_object (&self->seen);
  g_clear_object (&self->saves);
  g_clear_object (&self->privacy);
  g_clear_object (&self->projection);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ethos_board_view_parent_class)->dispose (object);
}

static void
ethos_board_view_finalize (GObject *object)
{
  EthosBoardView *self = ETHOS_BOARD_VIEW (object);

  g_free (self->shown);
  g_free (self->step);
  G_OBJECT_CLASS (ethos_board_view_parent_class)->finalize (object);
}

static void
ethos_board_view_class_init (EthosBoardViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  static const char *const actions[] = {
    "board.pass-keyboard", "board.review",        "board.cover",         "board.show-all",
    "board.suggest",       "board.previous-page", "board.next-page",     "board.find",
    "board.close-find",    "board.find-next",     "board.find-previous", "board.focus-found",
    "board.list",          "board.show-wall",     "board.show-unread"
  };

  object_class->constructed = ethos_board_view_constructed;
  object_class->dispose = ethos_board_view_dispose;
  object_class->finalize = ethos_board_view_finalize;
  object_class->get_property = ethos_board_view_get_property;
  object_class->set_property = ethos_board_view_set_property;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, ETHOS_TYPE_STORE, flags);
  properties[PROP_PROJECTION] =
      g_param_spec_object ("projection", NULL, NULL, ETHOS_TYPE_PROJECTION, flags);
  properties[PROP_PRIVACY] = g_param_spec_object ("privacy", NULL, NULL, ETHOS_TYPE_PRIVACY, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, activate_cb);
  gtk_widget_class_install_action (widget_class, "board.on-wall", "s", activate_cb);
  gtk_widget_class_install_action (widget_class, "board.import", NULL, exchange_cb);
  gtk_widget_class_install_action (widget_class, "board.type-for-others", NULL, exchange_cb);
  gtk_widget_class_install_action (widget_class, "board.paste", NULL, exchange_cb);
  gtk_widget_class_install_action (widget_class, "board.copy-all-as", "s", exchange_cb);
  gtk_widget_class_install_action (widget_class, "board.save-all-as", "s", exchange_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "board.previous-page",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "board.next-page", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "board.close-find", NULL);
  ethos_wall_zoom_add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "board");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
ethos_board_view_init (EthosBoardView *self)
{
}

/**
 * ethos_board_view_new:
 * @store: the workshop
 * @projection: what the room sees of it
 * @privacy: whether the room can see this screen
 *
 * Makes the view of a step in which notes are written, grouped or talked about: the box they are
 * typed in, the covered stack until they are revealed, then pages and the wall.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_board_view_new (EthosStore *store, EthosProjection *projection, EthosPrivacy *privacy)
{
  g_return_val_if_fail (ETHOS_IS_STORE (store), NULL);
  g_return_val_if_fail (ETHOS_IS_PROJECTION (projection), NULL);
  g_return_val_if_fail (ETHOS_IS_PRIVACY (privacy), NULL);

  return g_object_new (ETHOS_TYPE_BOARD_VIEW, "store", store, "projection", projection, "privacy",
                       privacy, NULL);
}

/**
 * ethos_board_view_get_shortcuts:
 * @n_shortcuts: (out): how many
 *
 * Returns: (transfer none) (array length=n_shortcuts): the keys of the wall, for the window that
 *   lists keys
 */
const EthosShortcut *
ethos_board_view_get_shortcuts (gsize *n_shortcuts)
{
  g_return_val_if_fail (n_shortcuts != NULL, NULL);

  *n_shortcuts = G_N_ELEMENTS (shortcuts);
  return shortcuts;
}

/**
 * ethos_board_view_focus_entry:
 * @self: a board view
 *
 * Puts the focus where notes are written.
 *
 * Returns: whether it is there: nothing can be written in what is only read
 */
gboolean
ethos_board_view_focus_entry (EthosBoardView *self)
{
  g_return_val_if_fail (ETHOS_IS_BOARD_VIEW (self), FALSE);

  return ethos_capture_box_focus_entry (self->capture);
}

/**
 * ethos_board_view_set_file_saved:
 * @self: a board view
 * @file_saved: whether the file takes what is written
 *
 * Says whether notes that are safe are in the file of the workshop as well.
 */
void
ethos_board_view_set_file_saved (EthosBoardView *self, gboolean file_saved)
{
  g_return_if_fail (ETHOS_IS_BOARD_VIEW (self));

  if (self->file_unsaved == !file_saved)
    return;
  self->file_unsaved = !file_saved;
  update (self);
}

/**
 * ethos_board_view_set_projector_shown:
 * @self: a board view
 * @shown: whether there is a window that the room sees
 *
 * Notes count as read only where somebody can read them.
 */
void
ethos_board_view_set_projector_shown (EthosBoardView *self, gboolean shown)
{
  g_return_if_fail (ETHOS_IS_BOARD_VIEW (self));

  self->projector_shown = !!shown;
  update_seen (self);
}

/**
 * ethos_board_view_import_file:
 * @self: a board view
 * @file: a text or a table
 *
 * Shows what a file would become, as one that is dropped here.
 */
void
ethos_board_view_import_file (EthosBoardView *self, GFile *file)
{
  g_return_if_fail (ETHOS_IS_BOARD_VIEW (self));
  g_return_if_fail (G_IS_FILE (file));

  ethos_notes_drop_take_file (self->drop, file);
}

/**
 * ethos_board_view_keep_selected:
 * @self: a board view
 *
 * Takes the notes that are selected off the wall and keeps them for later.
 *
 * Returns: whether there were any
 */
gboolean
ethos_board_view_keep_selected (EthosBoardView *self)
{
  g_return_val_if_fail (ETHOS_IS_BOARD_VIEW (self), FALSE);

  return ethos_notes_wall_count_selected (self->wall) > 0 && ethos_wall_later_keep (self->wall);
}
