// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-notes-wall-private.h"
#include "ethos-wall-zoom.h"

/* Which notes have widgets: those near what is seen, and the one with the focus or the box over
 * it. A widget costs as much as a hundred notes without. */

/* No more are put in place in one frame; what is seen comes first, the rest in the next ones, and
 * few at once: nobody waits for them. */
#define FRAME_BUDGET 60
#define READY_BUDGET 10

/* Beside what is seen, widgets are kept ready until there are so many. */
#define READY_MOST 180

/* Widgets that are kept for later. */
#define POOL_MOST 120

typedef struct
{
  EthosNotesWall *wall;
  GdkRectangle seen;
  GPtrArray *first;
  GPtrArray *later;
} Wanted;

static void
bind (EthosNotesWall *self, EthosWallNote *note)
{
  GtkWidget *view;

  if (self->pool->len > 0)
    view = g_ptr_array_steal_index_fast (self->pool, self->pool->len - 1);
  else
    {
      view = g_object_ref_sink (ethos_note_view_new ());
      gtk_widget_set_focusable (view, TRUE);
    }
  note->view = view;
  g_hash_table_insert (self->views, view, note);
  gtk_widget_set_parent (view, GTK_WIDGET (self));
  g_object_unref (view);
  ethos_wall_content_show_note (self, note);
}

/**
 * ethos_wall_views_release:
 * @note: a note on the wall
 *
 * Takes its widget away, which another note may get.
 */
void
ethos_wall_views_release (EthosNotesWall *self, EthosWallNote *note)
{
  GtkWidget *view = g_steal_pointer (&note->view);

  if (view == NULL)
    return;
  g_hash_table_remove (self->views, view);
  /* What was last said of one that had the focus goes with it. */
  if (self->pool->len < POOL_MOST && !gtk_widget_is_focus (view))
    g_ptr_array_add (self->pool, g_object_ref (view));
  gtk_widget_unparent (view);
}

/**
 * ethos_wall_views_need:
 * @note: a note on the wall
 *
 * Brings a note into view, and gives it its widget at once, in its place: it is about to get the
 * focus.
 */
void
ethos_wall_views_need (EthosNotesWall *self, EthosWallNote *note)
{
  GdkRectangle place;

  if (note->view == NULL)
    {
      bind (self, note);
      ethos_wall_content_order_children (self);
    }
  if (!ethos_wall_places_ensure (self))
    return;
  ethos_wall_places_get_note (self, note, &place);
  ethos_wall_scroll_to (self, &place);
  ethos_wall_places_allocate_note (self, note);
}

/**
 * ethos_wall_views_need_all:
 *
 * Gives every note its widget at once: how high a page is depends on the words of its few notes.
 */
void
ethos_wall_views_need_all (EthosNotesWall *self)
{
  for (guint i = 0; i < self->order->len; i++)
    if (((EthosWallNote *) g_ptr_array_index (self->order, i))->view == NULL)
      bind (self, g_ptr_array_index (self->order, i));
}

static gboolean
visit_near (guint item, gpointer data)
{
  Wanted *wanted = data;
  EthosWallNote *note = g_ptr_array_index (wanted->wall->order, item);

  if (gdk_rectangle_intersect (&wanted->seen, &note->area, NULL))
    g_ptr_array_add (wanted->first, note);
  else
    g_ptr_array_add (wanted->later, note);
  return TRUE;
}

static gboolean
is_kept (EthosNotesWall *self, EthosWallNote *note)
{
  return note == self->current_note || self->page != ETHOS_WALL_WHOLE ||
         (self->editing != NULL && g_str_equal (self->editing, note->record->record.id));
}

/* What is seen, and a note on each side of it: what is further away may never be seen. */
static void
find_wanted (EthosNotesWall *self, Wanted *wanted)
{
  GdkRectangle near;
  int around_x, around_y;

  ethos_wall_scroll_get_seen (self, &wanted->seen);
  self->viewed = wanted->seen;
  ethos_wall_places_to_logical (self, &wanted->seen);
  around_x = self->metrics.note_width + self->metrics.gap;
  around_y = self->metrics.note_height + self->metrics.gap;
  near = (GdkRectangle){ wanted->seen.x - around_x, wanted->seen.y - around_y,
                         wanted->seen.width + 2 * around_x, wanted->seen.height + 2 * around_y };
  if (ethos_wall_zoom_is_readable (self))
    ethos_wall_index_visit (self->index, &near, visit_near, wanted);
  for (guint i = 0; self->dragged != NULL && i < self->dragged->len; i++)
    if (((EthosWallNote *) g_ptr_array_index (self->dragged, i))->view != NULL)
      g_ptr_array_add (wanted->first, g_ptr_array_index (self->dragged, i));
  if (wanted->first->len + wanted->later->len > READY_MOST)
    g_ptr_array_set_size (wanted->later, (int) (READY_MOST - MIN (wanted->first->len, READY_MOST)));
}

static void
release_others (EthosNotesWall *self, const Wanted *wanted)
{
  g_autoptr (GHashTable) staying = g_hash_table_new (NULL, NULL);
  g_autofree gpointer *views = NULL;
  guint n_views;

  for (guint i = 0; i < wanted->first->len; i++)
    g_hash_table_add (staying, g_ptr_array_index (wanted->first, i));
  for (guint i = 0; i < wanted->later->len; i++)
    g_hash_table_add (staying, g_ptr_array_index (wanted->later, i));
  views = g_hash_table_get_keys_as_array (self->views, &n_views);
  for (guint i = 0; i < n_views; i++)
    {
      EthosWallNote *note = g_hash_table_lookup (self->views, views[i]);

      if (!g_hash_table_contains (staying, note) && !is_kept (self, note))
        ethos_wall_views_release (self, note);
    }
}

/* Returns: whether all of them have widgets now */
static gboolean
bind_all (EthosNotesWall *self, GPtrArray *notes, guint *budget)
{
  for (guint i = 0; i < notes->len; i++)
    {
      EthosWallNote *note = g_ptr_array_index (notes, i);

      if (note->view != NULL)
        continue;
      if (*budget == 0)
        return FALSE;
      (*budget)--;
      bind (self, note);
    }
  return TRUE;
}

static void
renew_budget (EthosNotesWall *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));
  gint64 frame = clock != NULL ? gdk_frame_clock_get_frame_counter (clock) : -1;

  if (frame == self->budget_frame)
    return;
  self->budget_frame = frame;
  self->frame_budget = FRAME_BUDGET;
  self->ready_budget = READY_BUDGET;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  EthosNotesWall *self = ETHOS_NOTES_WALL (widget);

  if (self->pictures_stale)
    gtk_widget_queue_draw (widget);
  self->pictures_stale = FALSE;
  if (self->views_stale || self->ready_stale)
    return G_SOURCE_CONTINUE;
  self->views_tick = 0;
  return G_SOURCE_REMOVE;
}

static void
start_ticking (EthosNotesWall *self)
{
  if (self->views_tick == 0)
    self->views_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

/**
 * ethos_wall_views_schedule:
 *
 * Lets widgets be where they are needed before the next frame is drawn.
 */
void
ethos_wall_views_schedule (EthosNotesWall *self)
{
  self->views_stale = TRUE;
  start_ticking (self);
}

/**
 * ethos_wall_views_update:
 *
 * Gives widgets to the notes near what is seen, and takes them from others. Never called while GTK
 * allocates: children must not come and go then.
 */
void
ethos_wall_views_update (EthosNotesWall *self)
{
  g_autoptr (GPtrArray) first = g_ptr_array_new ();
  g_autoptr (GPtrArray) later = g_ptr_array_new ();
  Wanted wanted = { .wall = self, .first = first, .later = later };

  if (!ethos_wall_places_ensure (self))
    return;
  renew_budget (self);
  find_wanted (self, &wanted);
  release_others (self, &wanted);
  self->views_stale = !bind_all (self, first, &self->frame_budget);
  self->ready_stale = self->views_stale || !bind_all (self, later, &self->ready_budget);
  ethos_wall_content_order_children (self);
  if (self->ready_stale)
    start_ticking (self);
}

/* After everything that moves the wall in this frame, and before it is allocated: widgets that come
 * later have the whole window allocated twice. */
static void
update_cb (EthosNotesWall *self)
{
  if (self->views_stale || self->ready_stale || ethos_wall_places_is_far (self))
    ethos_wall_views_update (self);
}

/* Once everything is allocated, where its size or its notes changed; it is again where widgets come
 * now, in the same frame. */
static void
layout_cb (EthosNotesWall *self)
{
  if (self->views_stale)
    ethos_wall_views_update (self);
  if (!self->sight_stale)
    return;
  self->sight_stale = FALSE;
  ethos_notes_wall_tell_sight (self);
}

static void
wall_realize (GtkWidget *widget)
{
  EthosNotesWall *self = ETHOS_NOTES_WALL (widget);

  GTK_WIDGET_CLASS (g_type_class_peek (GTK_TYPE_WIDGET))->realize (widget);
  self->clock = g_object_ref (gtk_widget_get_frame_clock (widget));
  self->update_id = g_signal_connect_data (self->clock, "update", G_CALLBACK (update_cb), self,
                                           NULL, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  self->layout_id = g_signal_connect_data (self->clock, "layout", G_CALLBACK (layout_cb), self,
                                           NULL, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
wall_unrealize (GtkWidget *widget)
{
  EthosNotesWall *self = ETHOS_NOTES_WALL (widget);

  g_clear_signal_handler (&self->update_id, self->clock);
  g_clear_signal_handler (&self->layout_id, self->clock);
  g_clear_object (&self->clock);
  GTK_WIDGET_CLASS (g_type_class_peek (GTK_TYPE_WIDGET))->unrealize (widget);
}

void
ethos_wall_views_class_init (GtkWidgetClass *klass)
{
  klass->realize = wall_realize;
  klass->unrealize = wall_unrealize;
}
