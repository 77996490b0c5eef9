// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-group-column.h"
#include "ethos-note-entry.h"
#include "ethos-note-query.h"
#include "ethos-note-view.h"
#include "ethos-notes-wall.h"
#include "ethos-palette.h"
#include "ethos-tally.h"
#include "ethos-typed.h"
#include "ethos-wall-camera.h"
#include "ethos-wall-index.h"
#include "ethos-wall-layout.h"

G_BEGIN_DECLS

/*
 * The wall is one widget in several files: what it shows and who has the focus
 * (ethos-notes-wall.c), what is on it (ethos-wall-content.c), where things are
 * (ethos-wall-places.c), what part of it is seen (ethos-wall-scroll.c), what lies where somebody
 * points (ethos-wall-picking.c), what opens over it (ethos-wall-popover.c), which notes have
 * widgets (ethos-wall-views.c), what is selected (ethos-wall-selection.c), what can be done with it
 * (ethos-wall-actions.c), where notes are put (ethos-wall-moves.c), keys (ethos-wall-keys.c), the
 * pointer (ethos-wall-pointer.c) and the box in which a note is edited (ethos-wall-editor.c). In
 * reach: which notes match what is looked for (ethos-wall-matches.c), those of collapsed groups
 * (ethos-wall-collapsed.c), the frame that selects what is in it (ethos-wall-lasso.c), notes that
 * are moved by keys (ethos-wall-carry.c), and letters that go to notes (ethos-wall-typing.c).
 * In votes: the dots on it.
 * How large it is shown, how it is moved by hand, and what is drawn where notes are too small to
 * be read is in the folder sight.
 */

/**
 * EthosWallNote:
 * @record: the note as it is
 * @view: (nullable): its widget, where it has one
 * @column: the place of its group, or -1
 * @area: where it is, in logical coordinates
 * @position: its place on the wall from 1, as screen readers were told
 * @set_size: how many there are, as screen readers were told
 * @count: for how many notes that say the same it is shown
 * @dots: how many dots are shown on it
 * @glide_x: from how far away it comes, where it glides to @area
 * @glide_y: the same, down
 * @late: whether it is not saved although it should be
 * @selected: whether it is
 * @dragged: whether it is
 * @folded: (nullable): its words as they are compared, where they were
 * @matches: whether it is among what is looked for; all are while nothing is
 * @dimmed: whether it is left out by colour, by group or as read
 * @kept: whether it was selected before a lasso was drawn
 * @stale: whether its record is another one than that of which the rest was found
 * @collapsed: whether its group is, so that it is not shown
 * @found_in: the number of the refresh that found it last
 */
typedef struct
{
  EthosNote *record;
  GtkWidget *view;
  int column;
  GdkRectangle area;
  guint position;
  guint set_size;
  guint count;
  guint dots;
  int glide_x;
  int glide_y;
  gboolean late;
  gboolean selected;
  gboolean dragged;
  char *folded;
  gboolean matches;
  gboolean dimmed;
  gboolean kept;
  gboolean stale;
  gboolean collapsed;
  guint found_in;
} EthosWallNote;

/* How large it is shown and how that changes, and what is drawn where that is small. */
typedef struct _EthosWallZoom EthosWallZoom;
typedef struct _EthosWallMarks EthosWallMarks;
typedef struct _EthosWallPan EthosWallPan;
typedef struct _EthosWallTouch EthosWallTouch;

/**
 * EthosWallMeasured:
 * @metrics: a width that was asked for
 * @titles: how high all titles together are
 * @height: how high the wall is there, or -1
 */
typedef struct
{
  EthosWallMetrics metrics;
  int titles;
  int height;
} EthosWallMeasured;

struct _EthosNotesWall
{
  GtkWidget parent_instance;

  EthosStore *store;
  EthosProjection *projection;
  EthosSaveTracker *saves;
  char *wall;
  int page;

  /* The id of a note to its #EthosWallNote, and the same in the order in which they are read. */
  GHashTable *notes;
  GPtrArray *order;
  GPtrArray *columns;
  /* How often it was looked what is on the wall; whether columns have other places than then. */
  guint refreshes;
  gboolean columns_stale;
  /* A widget to its #EthosWallNote, and the id of a group to its place in columns, from 1. */
  GHashTable *views;
  GHashTable *column_places;
  /* The same for notes that are not shown, as their groups are collapsed. */
  GHashTable *collapsed_notes;
  GPtrArray *collapsed;
  /* How many of these each column holds. */
  guint *n_collapsed;

  /* How notes are laid out that nobody has placed; where that is by color, which column is whose.
   */
  EthosArrangement arrangement;
  int colour_columns[ETHOS_N_TINTS];
  guint n_colour_columns;

  /* The dots that were counted; whether some are put now, and by a voice whose turn it is; what
   * that voice has put, where it is shown. */
  EthosTally *tally;
  gboolean voting;
  gboolean putting;
  GHashTable *own_dots;

  /* Whether notes glide to the places that they get next; how much of the way is left. */
  gboolean gliding;
  guint glide_tick;
  gint64 glide_begun;
  double glide_left;

  /* Widgets that no note has, and what is to be done about those that notes should have. */
  GPtrArray *pool;
  gboolean views_stale;
  gboolean ready_stale;
  guint views_tick;
  guint frame_budget;
  guint ready_budget;
  gint64 budget_frame;
  GdkFrameClock *clock;
  gulong update_id;
  gulong layout_id;

  GtkWidget *heading;
  EthosWallMetrics metrics;
  EthosWallExtent extent;

  /* The id of the note or the group that the projector shows alone. */
  char *shown;

  /* Where everything goes in a width that was asked for; with an index, it is there. */
  EthosWallMetrics laid_metrics;
  EthosWallExtent laid_extent;
  EthosWallSlot *laid_slots;
  EthosWallColumn *laid_columns;
  EthosWallIndex *index;
  /* The notes as they are laid out, whatever the width. */
  EthosWallSlot *slots;
  /* How high it would be in widths that it does not have, of which a few are asked for in turn. */
  EthosWallMeasured measured[4];
  guint last_measured;
  /* How wide it is at least, or -1 while nobody knows. */
  int minimum_width;

  /* How large the wall is, which part of it is seen, and what the scrolled window knows of that,
   * by orientation. */
  int wall_width;
  int wall_height;
  EthosWallCamera camera;
  GdkRectangle seen;
  /* What was seen when notes got widgets last. */
  GdkRectangle viewed;
  EthosWallZoom *zoom;
  EthosWallMarks *marks;
  EthosWallPan *pan;
  EthosWallTouch *touch;
  guint pictures_budget;
  gint64 pictures_frame;
  gboolean pictures_stale;
  /* Whether keys are used, which show the note with the focus large enough to be read. */
  gboolean lens;
  /* What was last seen, and whether who asked to know that has still to be told. */
  EthosWallSight sight;
  EthosWallCamera sighted;
  gboolean sight_stale;
  GtkAdjustment *adjustments[2];
  /* What lies over a corner of it. */
  GtkWidget *cover;
  GtkScrollablePolicy policies[2];
  gboolean configuring;

  /* What had the focus last, a note or a group: where Tab comes in. */
  EthosWallNote *current_note;
  EthosGroupColumn *current_column;
  GtkWidget *popover;
  /* What it points at, on the wall. */
  GdkRectangle popover_at;
  /* The list of all notes, which may stand in the place of the wall. */
  GtkWidget *list;

  EthosNoteEntry *editor;
  /* A box that the focus has just left, until the focus has arrived elsewhere. */
  GtkWidget *left;
  guint left_id;
  char *editing;
  char *original;
  guint draft;
  char *last_card;
  /* Words of lines that were begun and not added, by the note or group that they are made of. */
  GHashTable *lines_begun;

  /* A group that was made by dragging and waits for its name: making and naming are one step. */
  char *naming;

  /* What is looked for, the match that was gone to without the focus, how many match, and how many
   * have come since that do not. */
  EthosNoteQuery *query;
  EthosWallNote *at;
  guint n_matches;
  guint n_missed;
  gboolean other_notes;

  /* Letters that go to what begins with them. */
  EthosTyped *typed;
  /* What composes its letters. */
  GtkEventController *typing_keys;
  GtkIMContext *typing_method;

  EthosWallNote *pressed;
  GPtrArray *dragged;
  /* Whether it is moved by keys. */
  gboolean carrying;
  /* On the wall: where dragging began, and how far what is dragged has come. */
  double press_x;
  double press_y;
  double drag_x;
  double drag_y;
  /* In the widget. */
  double pointer_x;
  double pointer_y;
  EthosGroupColumn *drop;
  EthosWallNote *drop_note;
  guint scrolling;
  /* The frame that selects what is in it, on the wall. */
  gboolean lassoing;
  GdkRectangle lasso;
};

/* Room for the frame around what has the focus. */
#define ETHOS_WALL_MARGIN 6

EthosWallNote *ethos_notes_wall_get_focused (EthosNotesWall *self);
EthosGroupColumn *ethos_notes_wall_get_focused_column (EthosNotesWall *self);
void ethos_notes_wall_select (EthosNotesWall *self, EthosWallNote *note, gboolean selected);
void ethos_notes_wall_select_only (EthosNotesWall *self, EthosWallNote *note);
void ethos_notes_wall_select_more (EthosNotesWall *self, GPtrArray *ids);
void ethos_notes_wall_select_to (EthosNotesWall *self, EthosWallNote *note);
guint ethos_notes_wall_select_all (EthosNotesWall *self);
void ethos_notes_wall_select_where (EthosNotesWall *self, const gboolean *selected);
gboolean ethos_notes_wall_is_column_selected (EthosNotesWall *self, int column);
void ethos_notes_wall_select_only_column (EthosNotesWall *self, int column);
void ethos_notes_wall_select_column (EthosNotesWall *self, int column, gboolean selected);
void ethos_notes_wall_focus_note (EthosNotesWall *self, EthosWallNote *note);
void ethos_notes_wall_focus_column (EthosNotesWall *self, EthosGroupColumn *column);
gboolean ethos_notes_wall_has_current (EthosNotesWall *self);
void
ethos_notes_wall_show_popover (EthosNotesWall *self, GtkWidget *popover, const GdkRectangle *at);
void ethos_notes_wall_place_popover (EthosNotesWall *self);
gboolean ethos_notes_wall_is_in_popover (EthosNotesWall *self);
void ethos_notes_wall_set_list (EthosNotesWall *self, GtkWidget *list);
gboolean ethos_notes_wall_is_listed (EthosNotesWall *self);
void ethos_notes_wall_enable (EthosNotesWall *self, const char *action, gboolean enabled);
void ethos_notes_wall_tell_selection (EthosNotesWall *self);
void ethos_notes_wall_tell_matches (EthosNotesWall *self);
gboolean ethos_notes_wall_looks_for_words (EthosNotesWall *self);
void ethos_notes_wall_tell_sight (EthosNotesWall *self);

void ethos_wall_places_class_init (GtkWidgetClass *klass);
gboolean ethos_wall_places_ensure (EthosNotesWall *self);
void ethos_wall_places_forget (EthosNotesWall *self);
void ethos_wall_places_to_logical (EthosNotesWall *self, GdkRectangle *area);
void ethos_wall_places_get_note (EthosNotesWall *self, EthosWallNote *note, GdkRectangle *place);
void ethos_wall_places_get_end (EthosNotesWall *self, EthosWallNote *note, GdkRectangle *place);
GdkRectangle ethos_wall_places_get_column_area (EthosNotesWall *self, EthosGroupColumn *column);
void
ethos_wall_places_get_column (EthosNotesWall *self, EthosGroupColumn *column, GdkRectangle *place);
void ethos_wall_places_allocate_note (EthosNotesWall *self, EthosWallNote *note);
gboolean ethos_wall_places_is_far (EthosNotesWall *self);
gboolean ethos_wall_places_is_raised (EthosNotesWall *self, EthosWallNote *note);

EthosWallNote *ethos_wall_pick_note (EthosNotesWall *self, double x, double y);
EthosWallNote *ethos_wall_pick_target (EthosNotesWall *self, double x, double y);
EthosGroupColumn *ethos_wall_pick_column (EthosNotesWall *self, double x, double y);
EthosGroupColumn *ethos_wall_pick_title (EthosNotesWall *self, double x, double y);

void ethos_wall_scroll_set_adjustment (EthosNotesWall *self,
                                       GtkOrientation orientation,
                                       GtkAdjustment *adjustment);
void ethos_wall_scroll_configure (EthosNotesWall *self, int width, int height);
void ethos_wall_scroll_get_sight (EthosNotesWall *self, EthosWallSight *sight);
void ethos_wall_scroll_get_seen (EthosNotesWall *self, GdkRectangle *seen);
void ethos_wall_scroll_set_cover (EthosNotesWall *self, GtkWidget *cover);
void ethos_wall_scroll_to (EthosNotesWall *self, const GdkRectangle *place);
void ethos_wall_scroll_to_name (EthosNotesWall *self, const char *note);
void ethos_wall_scroll_to_screen (EthosNotesWall *self, GdkRectangle *place);

GHashTable *ethos_wall_content_new_table (void);
void ethos_wall_content_describe (EthosNotesWall *self, EthosWallNote *note);
void ethos_wall_content_show_note (EthosNotesWall *self, EthosWallNote *note);
void ethos_wall_content_order_children (EthosNotesWall *self);
int ethos_wall_content_find_place (EthosNotesWall *self, const char *group);
EthosGroupColumn *ethos_wall_content_find_column (EthosNotesWall *self, const char *group);
const EthosGroup *ethos_wall_content_find_group (EthosNotesWall *self, EthosWallNote *note);
void ethos_wall_content_refresh (EthosNotesWall *self);

void ethos_wall_views_class_init (GtkWidgetClass *klass);
void ethos_wall_views_update (EthosNotesWall *self);
void ethos_wall_views_schedule (EthosNotesWall *self);
void ethos_wall_views_need (EthosNotesWall *self, EthosWallNote *note);
void ethos_wall_views_need_all (EthosNotesWall *self);
void ethos_wall_views_release (EthosNotesWall *self, EthosWallNote *note);

void ethos_wall_actions_class_init (GtkWidgetClass *klass);
void ethos_wall_actions_update (EthosNotesWall *self);
void ethos_wall_get_focused_place (EthosNotesWall *self, GdkRectangle *place);
void ethos_wall_move_column (EthosNotesWall *self, EthosGroupColumn *column, int step);
void
ethos_wall_ask_for_group (EthosNotesWall *self, const char *const *ids, const GdkRectangle *place);
void ethos_wall_colour (EthosNotesWall *self, int tint);
void ethos_wall_show_menu (EthosNotesWall *self, const GdkRectangle *at);

gboolean ethos_wall_run_in_place (EthosNotesWall *self,
                                  EthosRecord *op,
                                  const char *one,
                                  const char *many,
                                  guint count);
gboolean ethos_wall_step_notes (EthosNotesWall *self, GPtrArray *notes, int dx, int dy);
void ethos_wall_drop_notes (EthosNotesWall *self, GPtrArray *notes, int dx, int dy);
void ethos_wall_add_to_group (EthosNotesWall *self, const char *const *ids, const char *group);
void ethos_wall_group_notes (EthosNotesWall *self, const char *const *ids);
void ethos_wall_stop_naming (EthosNotesWall *self, const char *group);

void ethos_wall_keys_init (EthosNotesWall *self);
const char *
ethos_wall_keys_find_action (EthosNotesWall *self, guint keyval, GdkModifierType modifiers);
gboolean ethos_wall_keys_escape (EthosNotesWall *self);
void ethos_wall_keys_explain (EthosNotesWall *self, const char *action);

void ethos_wall_pointer_init (EthosNotesWall *self);
gboolean ethos_wall_pointer_cancel (EthosNotesWall *self);
void ethos_wall_pointer_forget (EthosNotesWall *self, EthosWallNote *note);
void
ethos_wall_pointer_set_drop (EthosNotesWall *self, EthosGroupColumn *column, EthosWallNote *note);
void ethos_wall_pointer_drop (EthosNotesWall *self);

void ethos_wall_matches_refresh (EthosNotesWall *self);
void ethos_wall_matches_show (EthosNotesWall *self, EthosWallNote *note);
void ethos_wall_matches_forget (EthosNotesWall *self, EthosWallNote *note);
void ethos_wall_matches_focus_moved (EthosNotesWall *self);

void ethos_wall_collapsed_init (EthosNotesWall *self);
void ethos_wall_collapsed_clear (EthosNotesWall *self);
void ethos_wall_collapsed_free (EthosNotesWall *self);
GHashTable *ethos_wall_collapsed_begin (EthosNotesWall *self);
void
ethos_wall_collapsed_add (EthosNotesWall *self, GHashTable *before, EthosNote *record, int column);
void ethos_wall_collapsed_end (EthosNotesWall *self, GHashTable *before);
GPtrArray *ethos_wall_collapsed_list_all (EthosNotesWall *self);
void ethos_wall_collapsed_expand_matches (EthosNotesWall *self);
EthosWallNote *ethos_wall_collapsed_bring_out (EthosNotesWall *self, const char *id);
void ethos_wall_collapsed_bring_out_all (EthosNotesWall *self, GPtrArray *ids);
void ethos_wall_collapsed_bring_out_column (EthosNotesWall *self, int column);

void ethos_wall_lasso_init (EthosNotesWall *self);
void ethos_wall_lasso_snapshot (EthosNotesWall *self, GtkSnapshot *snapshot);
gboolean ethos_wall_lasso_cancel (EthosNotesWall *self);

void ethos_wall_carry_start (EthosNotesWall *self);
gboolean ethos_wall_carry_key (EthosNotesWall *self, guint keyval, GdkModifierType state);
void ethos_wall_carry_cancel (EthosNotesWall *self);

void ethos_wall_typing_init (EthosNotesWall *self, GtkEventController *keys);
void ethos_wall_typing_clear (EthosNotesWall *self);
void ethos_wall_typing_start (EthosNotesWall *self);
gboolean ethos_wall_typing_key (EthosNotesWall *self, guint keyval, GdkModifierType modifiers);

void ethos_wall_editor_start (EthosNotesWall *self, EthosWallNote *note);
void ethos_wall_editor_stop (EthosNotesWall *self, gboolean keep);
void ethos_wall_editor_clear (EthosNotesWall *self);

G_END_DECLS
