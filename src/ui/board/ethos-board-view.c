// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-board-view.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-board-bar.h"
#include "ethos-board-resources.h"
#include "ethos-em.h"
#include "ethos-find-bar.h"
#include "ethos-focus-bar.h"
#include "ethos-keyboard-window.h"
#include "ethos-note-announcer.h"
#include "ethos-note-intake.h"
#include "ethos-page-bar.h"
#include "ethos-reach.h"
#include "ethos-save-tracker.h"
#include "ethos-seen-tracker.h"
#include "ethos-style.h"
#include "ethos-vote-bar.h"
#include "ethos-wall-frame.h"
#include "ethos-wall-later.h"
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
  EthosBoardBar *bar;
  /* The switch in it. */
  const EthosReachModes *modes;
  EthosPageBar *pages;
  EthosFocusBar *focus_bar;
  EthosVoteBar *votes;
  EthosFindBar *find;
  EthosReach *reach;
  EthosWallFrame *frame;
  /* The one in it. */
  EthosNotesWall *wall;
  EthosNoteIntake *intake;

  /* The wall that is shown, and whether it was revealed: a new one is shown in its usual way. */
  char *shown;
  char *step;
  guint n_notes;
  guint n_aside;
  guint revealed : 1;
  guint reviewing : 1;
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
                                    ? self->modes->pages
                                    : self->modes->wall,
                                TRUE);
}

static void
update_bar (EthosBoardView *self)
{
  ethos_board_bar_update (self->bar, get_wall (self), self->n_notes, self->n_aside);
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
  gboolean by_page = gtk_toggle_button_get_active (self->modes->pages);

  ethos_wall_frame_set_listing (self->frame, gtk_toggle_button_get_active (self->modes->list));
  if (by_page)
    ethos_page_bar_update (self->pages);
  ethos_wall_frame_show_wall (self->frame, self->shown, n_on_wall,
                              by_page ? (int) ethos_page_bar_get_page (self->pages)
                                      : ETHOS_WALL_WHOLE);
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

/* Whether the focus is where notes are, or has just gone with one. */
static gboolean
is_in_notes (EthosBoardView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return root != NULL && (focus == NULL || !gtk_widget_get_mapped (focus) ||
                          gtk_widget_is_ancestor (focus, GTK_WIDGET (self->frame)));
}

static void
update (EthosBoardView *self)
{
  static const char *const changing[] = { "board.pass-keyboard", "board.cover", "board.show-all",
                                          "board.on-wall" };
  const EthosActivity *step = get_step (self);
  const EthosActivity *wall = get_wall (self);
  gboolean revealed = wall != NULL && wall->revealed;
  gboolean by_page, losing;
  guint n_notes, n_aside;

  ethos_set_string (&self->shown, wall != NULL ? wall->record.id : NULL);
  ethos_note_announcer_set_wall (self->announcer, self->shown);
  choose_mode (self, step, wall);
  count_notes (self, wall, &n_notes, &n_aside);
  losing = revealed && n_notes == n_aside && self->n_notes > self->n_aside && is_in_notes (self);
  self->n_notes = n_notes;
  self->n_aside = n_aside;
  update_bar (self);
  by_page = revealed && gtk_toggle_button_get_active (self->modes->pages);

  gtk_label_set_text (self->prompt, step != NULL ? step->prompt : "");
  gtk_widget_set_visible (GTK_WIDGET (self->prompt),
                          step != NULL && step->prompt != NULL && *step->prompt != '\0');
  for (guint i = 0; i < G_N_ELEMENTS (changing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), changing[i],
                                   !ethos_store_get_read_only (self->store));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "board.review",
                                 n_notes > 0 && !ethos_privacy_get_covered (self->privacy));
  gtk_widget_set_visible (GTK_WIDGET (self->pages), by_page && n_notes > n_aside);
  ethos_focus_bar_set_wall (self->focus_bar, self->shown);
  ethos_vote_bar_set_wall (self->votes, revealed ? self->shown : NULL);
  ethos_reach_update (self->reach, revealed && !by_page ? self->shown : NULL,
                      revealed && n_notes > n_aside);
  if (wall == NULL)
    ethos_wall_frame_show_nothing (self->frame);
  else if (revealed)
    update_revealed (self, n_notes - n_aside);
  else
    update_hidden (self, n_notes);
  ethos_note_intake_update (self->intake, self->shown, revealed && n_notes > n_aside);
  update_seen (self);
  if (losing)
    ethos_note_intake_focus_next (self->intake);
}

static void
set_reviewing (EthosBoardView *self, gboolean reviewing)
{
  self->reviewing = reviewing;
  update (self);
  /* What shows the notes never waits for the next Enter. */
  if (!reviewing)
    ethos_note_intake_focus_entry (self->intake);
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

/* What is done with notes opens over them. */
static void
on_wall (EthosBoardView *self, const char *action)
{
  if (gtk_toggle_button_get_active (self->modes->list))
    gtk_toggle_button_set_active (self->modes->wall, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self->wall), action, NULL);
}

static void
activate_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosBoardView *self = ETHOS_BOARD_VIEW (widget);

  if (ethos_reach_activate (self->reach, action) ||
      ethos_note_intake_activate (self->intake, action, parameter) ||
      ethos_vote_bar_activate (self->votes, action))
    return;
  if (g_str_equal (action, "board.pass-keyboard"))
    pass_keyboard (self);
  else if (g_str_equal (action, "board.review"))
    set_reviewing (self, TRUE);
  else if (g_str_equal (action, "board.cover"))
    set_reviewing (self, FALSE);
  else if (g_str_equal (action, "board.show-all"))
    show_all (self);
  else if (g_str_equal (action, "board.vote"))
    ethos_board_bar_open_vote (self->bar);
  else if (g_str_equal (action, "board.suggest"))
    ethos_board_bar_open_grouping (self->bar);
  else if (g_str_equal (action, "board.keep-places"))
    ethos_notes_wall_keep_places (self->wall);
  else if (g_str_equal (action, "board.on-wall"))
    on_wall (self, g_variant_get_string (parameter, NULL));
  else if (gtk_widget_get_visible (GTK_WIDGET (self->pages)))
    ethos_page_bar_turn (self->pages, g_str_equal (action, "board.next-page") ? 1 : -1);
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
  self->bar = ETHOS_BOARD_BAR (ethos_board_bar_new (self->store, self->privacy, self->saves));
  self->modes = ethos_board_bar_get_modes (self->bar);
  self->pages = ETHOS_PAGE_BAR (ethos_page_bar_new (self->store));
  self->focus_bar = ETHOS_FOCUS_BAR (ethos_focus_bar_new (self->store));
  self->frame =
      ETHOS_WALL_FRAME (ethos_wall_frame_new (self->store, self->projection, self->saves));
  self->wall = ethos_wall_frame_get_wall (self->frame);
  self->votes = ETHOS_VOTE_BAR (
      ethos_vote_bar_new (GTK_WIDGET (self), self->wall, self->store, self->privacy));
  self->find = ETHOS_FIND_BAR (ethos_find_bar_new (self->store, self->wall));
  self->reach =
      ethos_reach_new (GTK_WIDGET (self), self->store, self->frame, self->find, *self->modes);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->prompt));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->pages));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->focus_bar));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->votes));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->find));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->frame));
  self->intake = ethos_note_intake_new (GTK_WIDGET (self), GTK_BOX (self->box), self->wall,
                                        self->store, self->privacy);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_object (self->store, "notify::read-only", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->saves, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->saves, "saved", G_CALLBACK (update_bar), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->privacy, "notify::covered", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->privacy, "notify::answer", G_CALLBACK (update_seen), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->modes->pages, "toggled", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->modes->list, "toggled", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find, "notify::visible", G_CALLBACK (update), self,
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
  g_clear_pointer (&self->intake, ethos_note_intake_free);
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
    "board.list",          "board.show-wall",     "board.show-unread",   "board.vote",
    "board.vote-put",      "board.vote-take",     "board.vote-done",     "board.vote-leave",
    "board.vote-hands",    "board.vote-close",    "board.vote-begin"
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
  gtk_widget_class_install_action (widget_class, "board.keep-places", NULL, activate_cb);
  gtk_widget_class_install_action (widget_class, "board.import", NULL, activate_cb);
  gtk_widget_class_install_action (widget_class, "board.type-for-others", NULL, activate_cb);
  gtk_widget_class_install_action (widget_class, "board.paste", NULL, activate_cb);
  gtk_widget_class_install_action (widget_class, "board.copy-all-as", "s", activate_cb);
  gtk_widget_class_install_action (widget_class, "board.save-all-as", "s", activate_cb);
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

  return ethos_note_intake_focus_entry (self->intake);
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

  if (ethos_board_bar_set_file_saved (self->bar, file_saved))
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

  ethos_note_intake_take_file (self->intake, file);
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
