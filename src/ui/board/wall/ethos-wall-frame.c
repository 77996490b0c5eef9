// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-wall-frame.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ethos-em.h"
#include "ethos-hidden-page.h"
#include "ethos-note-list.h"
#include "ethos-sight-bar.h"

/* The wall shows this much of itself, in ems, before the whole step is scrolled. */
#define WALL_HEIGHT_EMS 14

/* The wall, and what stands in its place while there is nothing to see on it. */

struct _EthosWallFrame
{
  GtkWidget parent_instance;

  GtkStack *stack;
  AdwStatusPage *empty;
  EthosHiddenPage *hidden;
  EthosNoteList *review;
  EthosNotesWall *wall;
  EthosOutline *outline;
  gboolean whole;
  gboolean listing;
};

G_DEFINE_FINAL_TYPE (EthosWallFrame, ethos_wall_frame, GTK_TYPE_WIDGET)

/* A row that had the focus and goes with its page would stay the focus child, and the Tab key
 * would go past what is shown instead. */
static void
show_page (EthosWallFrame *self, const char *name)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), name) == 0)
    return;
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_set_focus_child (GTK_WIDGET (self->stack), NULL);
}

static void
show_empty (EthosWallFrame *self, const char *title, const char *description)
{
  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, description);
  show_page (self, "empty");
}

static GtkWidget *
new_scroller (GtkWidget *child, GtkPolicyType across)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), across, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  /* What is in it takes the focus and is scrolled to; the pane itself has nothing to say. */
  gtk_widget_set_focusable (scroller, FALSE);
  return scroller;
}

static GtkWidget *
build_review (EthosWallFrame *self, EthosStore *store)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_label_new (_ ("Set aside what should not be shown. Only you see this "
                                       "list."));
  GtkWidget *done = gtk_button_new_with_mnemonic (_ ("_Cover Again"));

  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (done), "board.cover");
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), done);
  self->review = ETHOS_NOTE_LIST (ethos_note_list_new (store, FALSE));
  gtk_widget_set_vexpand (GTK_WIDGET (self->review), TRUE);
  gtk_box_append (GTK_BOX (box), row);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->review));
  return box;
}

/* A page is seen as a whole, and of the wall enough to work with: where that is higher than the
 * room there is, the step is scrolled. The scroller inside asks for next to nothing. */
static void
ethos_wall_frame_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  EthosWallFrame *self = ETHOS_WALL_FRAME (widget);
  const char *page = gtk_stack_get_visible_child_name (self->stack);
  gboolean hidden = g_strcmp0 (page, "hidden") == 0;
  int height;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    for_size = -1;
  gtk_widget_measure (GTK_WIDGET (self->stack), orientation, for_size, minimum, natural, NULL,
                      NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL ||
      (!hidden && g_strcmp0 (page, "wall") != 0 && g_strcmp0 (page, "list") != 0))
    return;
  gtk_widget_measure (hidden ? GTK_WIDGET (self->hidden) : GTK_WIDGET (self->wall), orientation,
                      for_size, &height, NULL, NULL, NULL);
  if (!hidden && self->whole)
    height = MIN (height, (int) (WALL_HEIGHT_EMS * ethos_em_get (widget)));
  *minimum = MAX (*minimum, height);
  *natural = MAX (*natural, height);
}

static void
ethos_wall_frame_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (GTK_WIDGET (ETHOS_WALL_FRAME (widget)->stack), width, height, baseline,
                       NULL);
}

static GtkSizeRequestMode
ethos_wall_frame_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ethos_wall_frame_dispose (GObject *object)
{
  EthosWallFrame *self = ETHOS_WALL_FRAME (object);
  GtkWidget *stack = GTK_WIDGET (g_steal_pointer (&self->stack));

  g_clear_pointer (&stack, gtk_widget_unparent);
  G_OBJECT_CLASS (ethos_wall_frame_parent_class)->dispose (object);
}

static void
ethos_wall_frame_class_init (EthosWallFrameClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ethos_wall_frame_dispose;
  widget_class->measure = ethos_wall_frame_measure;
  widget_class->size_allocate = ethos_wall_frame_size_allocate;
  widget_class->get_request_mode = ethos_wall_frame_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "wallframe");
}

static void
ethos_wall_frame_init (EthosWallFrame *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

/**
 * ethos_wall_frame_new:
 * @store: the workshop
 * @projection: what the room sees of it
 * @saves: which notes are on the disk
 *
 * Makes what the wall stands in. It shows nothing until it is told what.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_wall_frame_new (EthosStore *store, EthosProjection *projection, EthosSaveTracker *saves)
{
  EthosWallFrame *self;
  GtkWidget *scroller;

  g_return_val_if_fail (ETHOS_IS_STORE (store), NULL);
  g_return_val_if_fail (ETHOS_IS_SAVE_TRACKER (saves), NULL);

  self = g_object_new (ETHOS_TYPE_WALL_FRAME, NULL);
  self->empty = ADW_STATUS_PAGE (adw_status_page_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->empty), "compact");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->empty), "empty");
  self->hidden = ETHOS_HIDDEN_PAGE (ethos_hidden_page_new ());
  gtk_stack_add_named (self->stack, new_scroller (GTK_WIDGET (self->hidden), GTK_POLICY_NEVER),
                       "hidden");
  gtk_stack_add_named (self->stack, build_review (self, store), "review");
  self->wall = ETHOS_NOTES_WALL (ethos_notes_wall_new (store, projection, saves));
  scroller = new_scroller (GTK_WIDGET (self->wall), GTK_POLICY_AUTOMATIC);
  gtk_widget_add_css_class (scroller, "wall-scroller");
  gtk_stack_add_named (self->stack, ethos_sight_bar_lay_over (scroller, self->wall), "wall");
  self->outline = ETHOS_OUTLINE (ethos_outline_new (self->wall));
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->outline), "list");
  return GTK_WIDGET (self);
}

/**
 * ethos_wall_frame_get_wall:
 *
 * Returns: (transfer none): the wall in it
 */
EthosNotesWall *
ethos_wall_frame_get_wall (EthosWallFrame *self)
{
  g_return_val_if_fail (ETHOS_IS_WALL_FRAME (self), NULL);

  return self->wall;
}

/**
 * ethos_wall_frame_show_nothing:
 *
 * Says that there is no wall.
 */
void
ethos_wall_frame_show_nothing (EthosWallFrame *self)
{
  g_return_if_fail (ETHOS_IS_WALL_FRAME (self));

  ethos_notes_wall_show_nothing (self->wall);
  ethos_note_list_set_wall (self->review, NULL);
  show_empty (self, _ ("No notes here yet"),
              _ ("Notes are written in a step for it. None comes before this step: add one to "
                 "the plan."));
}

/**
 * ethos_wall_frame_show_hidden:
 * @n_notes: how many notes are not revealed yet
 * @covered: whether the room may see this screen
 *
 * Shows that there are notes, and none of them.
 */
void
ethos_wall_frame_show_hidden (EthosWallFrame *self, guint n_notes, gboolean covered)
{
  g_return_if_fail (ETHOS_IS_WALL_FRAME (self));

  ethos_hidden_page_show (self->hidden, n_notes, covered);
  ethos_notes_wall_show_nothing (self->wall);
  ethos_note_list_set_wall (self->review, NULL);
  show_page (self, "hidden");
}

/**
 * ethos_wall_frame_show_review:
 * @wall: the id of the step with the notes
 *
 * Lists notes that are not revealed yet, for the facilitator alone.
 */
void
ethos_wall_frame_show_review (EthosWallFrame *self, const char *wall)
{
  g_return_if_fail (ETHOS_IS_WALL_FRAME (self));

  ethos_notes_wall_show_nothing (self->wall);
  ethos_note_list_set_wall (self->review, wall);
  show_page (self, "review");
}

/**
 * ethos_wall_frame_show_wall:
 * @wall: the id of the step with the notes
 * @n_notes: how many of them are on the wall
 * @page: the number of a page of them, or %ETHOS_WALL_WHOLE
 *
 * Shows notes that are revealed.
 */
void
ethos_wall_frame_show_wall (EthosWallFrame *self, const char *wall, guint n_notes, int page)
{
  g_return_if_fail (ETHOS_IS_WALL_FRAME (self));

  self->whole = page == ETHOS_WALL_WHOLE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  ethos_note_list_set_wall (self->review, NULL);
  if (self->whole)
    ethos_notes_wall_show_all (self->wall, wall);
  else
    ethos_notes_wall_show_page (self->wall, wall, (guint) page);
  if (n_notes == 0)
    show_empty (self, _ ("The wall is empty"), _ ("Write the first note in the box below."));
  else
    show_page (self, self->listing && self->whole ? "list" : "wall");
}

/**
 * ethos_wall_frame_set_listing:
 * @listing: whether the whole wall is shown as a list
 *
 * Counts from the next ethos_wall_frame_show_wall() on.
 */
void
ethos_wall_frame_set_listing (EthosWallFrame *self, gboolean listing)
{
  g_return_if_fail (ETHOS_IS_WALL_FRAME (self));

  self->listing = listing;
}

/**
 * ethos_wall_frame_get_outline:
 *
 * Returns: (transfer none): the list of all notes in it
 */
EthosOutline *
ethos_wall_frame_get_outline (EthosWallFrame *self)
{
  g_return_val_if_fail (ETHOS_IS_WALL_FRAME (self), NULL);

  return self->outline;
}
