// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include <math.h>
#include <string.h>

#include "ethos-notes-wall-private.h"

#include "ethos-em.h"
#include "ethos-wall-arrange.h"
#include "ethos-wall-glide.h"
#include "ethos-wall-lens.h"
#include "ethos-wall-marks.h"
#include "ethos-wall-pictures.h"
#include "ethos-wall-width.h"
#include "ethos-wall-zoom.h"

/* A note is this wide, in ems of its font, and 4:3. */
#define NOTE_WIDTH_EMS 11.75

/* Notes of a page may be so much smaller before the page is higher than what is seen of it, and
 * grow in such steps until their words have room. */
#define PAGE_SMALLEST 0.7
#define PAGE_STEP 1.15

/* So many notes side by side are in one cell of the index: most of them are in no other one, and
 * what is seen of a wall that can be read is a few cells. */
#define CELL_NOTES 4

/* Notes of groups and loose ones stand in one grid, with two edges of columns and 8 pixels between
 * the notes of two groups. */
#define GAP 16
#define PADDING 4

/* What names of groups have above the notes, in ems: two lines, the number of notes and some room.
 */
#define TITLE_EMS 5

static EthosGroupColumn *
get_column (EthosNotesWall *self, int index)
{
  return g_ptr_array_index (self->columns, (guint) index);
}

static EthosWallNote *
get_note (EthosNotesWall *self, guint index)
{
  return g_ptr_array_index (self->order, index);
}

static gboolean
is_rtl (EthosNotesWall *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static EthosWallMetrics
measure_metrics (EthosNotesWall *self, int width)
{
  double em = ethos_em_get (GTK_WIDGET (self));
  int heading;

  gtk_widget_measure (self->heading, GTK_ORIENTATION_VERTICAL, -1, &heading, NULL, NULL, NULL);
  return (EthosWallMetrics){ .width = width,
                             .note_width = (int) (NOTE_WIDTH_EMS * em + 0.5),
                             .note_height = (int) (NOTE_WIDTH_EMS * em * 0.75 + 0.5),
                             .gap = GAP,
                             .padding = PADDING,
                             .title_height = ethos_wall_arrange_has_columns (self)
                                                 ? (int) (TITLE_EMS * em + 0.5)
                                                 : 0,
                             .heading_height = heading };
}

/* Several widths may be asked for before anything changes. */
static const EthosWallSlot *
get_slots (EthosNotesWall *self)
{
  if (self->slots != NULL)
    return self->slots;
  self->slots = g_new0 (EthosWallSlot, self->order->len + 1);
  for (guint i = 0; i < self->order->len; i++)
    {
      const EthosWallNote *note = get_note (self, i);
      EthosWallSlot *slot = &self->slots[i];

      slot->column = ethos_wall_arrange_get_column (self, note);
      slot->placed = note->record->placed;
      slot->x = note->record->x;
      slot->y = note->record->y;
    }
  return self->slots;
}

static EthosWallSlot *
dup_slots (EthosNotesWall *self)
{
  return g_memdup2 (get_slots (self), (self->order->len + 1) * sizeof (EthosWallSlot));
}

static EthosWallColumn *
dup_columns (EthosNotesWall *self, const EthosWallMetrics *metrics)
{
  EthosWallColumn *columns = g_new0 (EthosWallColumn, ethos_wall_arrange_count_columns (self) + 1);

  for (guint i = 0; i < self->columns->len; i++)
    {
      EthosGroupColumn *column = get_column (self, (int) i);

      columns[i].collapsed = ethos_group_column_get_collapsed (column);
      columns[i].n_notes = columns[i].collapsed ? 0 : ethos_group_column_get_count (column);
      gtk_widget_measure (GTK_WIDGET (column), GTK_ORIENTATION_VERTICAL,
                          ethos_wall_get_column_width (metrics, columns[i].n_notes),
                          &columns[i].title_height, NULL, NULL, NULL);
    }
  return columns;
}

/* Titles become higher while they are changed, of which nobody tells the wall. */
static gboolean
is_laid_out (EthosNotesWall *self, const EthosWallMetrics *metrics, const EthosWallColumn *columns)
{
  if (self->laid_columns == NULL || memcmp (metrics, &self->laid_metrics, sizeof *metrics) != 0)
    return FALSE;
  for (guint i = 0; i < self->columns->len; i++)
    if (columns[i].title_height != self->laid_columns[i].title_height)
      return FALSE;
  return TRUE;
}

static void
drop_layout (EthosNotesWall *self)
{
  g_clear_pointer (&self->laid_columns, g_free);
  g_clear_pointer (&self->laid_slots, g_free);
  g_clear_pointer (&self->index, ethos_wall_index_free);
}

/* Finds where everything goes in that width, where that is not known yet. */
static void
lay_out (EthosNotesWall *self, int width)
{
  EthosWallMetrics metrics = measure_metrics (self, width);
  g_autofree EthosWallColumn *columns = dup_columns (self, &metrics);

  if (is_laid_out (self, &metrics, columns))
    return;
  drop_layout (self);
  self->laid_metrics = metrics;
  self->laid_columns = g_steal_pointer (&columns);
  self->laid_slots = dup_slots (self);
  ethos_wall_lay_out (&metrics, self->laid_slots, self->order->len, self->laid_columns,
                      ethos_wall_arrange_count_columns (self), &self->laid_extent);
}

static void
lay_out_page (EthosNotesWall *self, int width, int height)
{
  drop_layout (self);
  self->laid_metrics = measure_metrics (self, width);
  self->laid_columns = g_new0 (EthosWallColumn, 1);
  self->laid_slots = dup_slots (self);
  self->laid_extent = (EthosWallExtent){ 0 };
  ethos_wall_lay_out_page (&self->laid_metrics, height, self->laid_slots, self->order->len);
}

/**
 * ethos_wall_places_forget:
 *
 * Says that things are no longer where they were.
 */
void
ethos_wall_places_forget (EthosNotesWall *self)
{
  drop_layout (self);
  g_clear_pointer (&self->slots, g_free);
  ethos_wall_marks_forget (self);
  for (guint i = 0; i < G_N_ELEMENTS (self->measured); i++)
    self->measured[i].height = -1;
  self->minimum_width = -1;
}

/* What was found becomes where things are. */
static void
apply (EthosNotesWall *self)
{
  if (self->index != NULL)
    return;
  ethos_wall_views_schedule (self);
  ethos_wall_marks_forget (self);
  self->metrics = self->laid_metrics;
  self->extent = self->laid_extent;
  self->index = ethos_wall_index_new (CELL_NOTES * (self->metrics.note_width + self->metrics.gap),
                                      CELL_NOTES * (self->metrics.note_height + self->metrics.gap));
  for (guint i = 0; i < self->order->len; i++)
    {
      ethos_wall_glide_note (self, get_note (self, i), &self->laid_slots[i].area);
      get_note (self, i)->area = self->laid_slots[i].area;
      ethos_wall_index_add (self->index, &self->laid_slots[i].area);
    }
  ethos_wall_glide_start (self);
}

static gboolean
page_fits (EthosNotesWall *self, int note_width)
{
  for (guint i = 0; i < self->order->len; i++)
    {
      EthosWallNote *note = g_ptr_array_index (self->order, i);

      if (!ethos_note_view_fits (ETHOS_NOTE_VIEW (note->view), note_width, note_width * 3 / 4))
        return FALSE;
    }
  return TRUE;
}

static int
measure_page (EthosNotesWall *self, GtkOrientation orientation, int for_size)
{
  EthosWallMetrics metrics = measure_metrics (self, MAX (for_size, 0));
  int note_width = (int) (metrics.note_width * PAGE_SMALLEST);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return note_width;
  if (for_size < 0)
    metrics.width = note_width;
  while (note_width < metrics.width && !page_fits (self, note_width))
    note_width = MIN ((int) (note_width * PAGE_STEP) + 1, metrics.width);
  return ethos_wall_page_height (&metrics, note_width, self->order->len);
}

/* Widths that are asked for, but not given, must not undo what is there: what holds the wall asks
 * for its own, which is another. */
static int
measure_height (EthosNotesWall *self, int width)
{
  EthosWallMetrics metrics = measure_metrics (self, width);
  g_autofree EthosWallColumn *columns = NULL;
  g_autofree EthosWallSlot *slots = NULL;
  EthosWallExtent extent;
  int titles = 0;

  /* A large wall becomes wider than what is seen of it, and as high as it is then. */
  metrics.width = width = ethos_wall_find_width (&metrics, self->order->len);
  columns = dup_columns (self, &metrics);

  if (self->index == NULL || is_laid_out (self, &metrics, columns))
    {
      lay_out (self, width);
      return self->laid_extent.height;
    }
  for (guint i = 0; i < self->columns->len; i++)
    titles += columns[i].title_height;
  for (guint i = 0; i < G_N_ELEMENTS (self->measured); i++)
    if (self->measured[i].height >= 0 && self->measured[i].titles == titles &&
        memcmp (&metrics, &self->measured[i].metrics, sizeof metrics) == 0)
      return self->measured[i].height;
  slots = dup_slots (self);
  ethos_wall_lay_out (&metrics, slots, self->order->len, columns,
                      ethos_wall_arrange_count_columns (self), &extent);
  self->last_measured = (self->last_measured + 1) % G_N_ELEMENTS (self->measured);
  self->measured[self->last_measured] = (EthosWallMeasured){ metrics, titles, extent.height };
  return extent.height;
}

static int
measure_whole (EthosNotesWall *self, GtkOrientation orientation, int for_size)
{
  if (self->minimum_width < 0)
    {
      EthosWallMetrics metrics = measure_metrics (self, 0);

      self->minimum_width = ethos_wall_minimum_width (&metrics, get_slots (self), self->order->len);
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return self->minimum_width;
  return measure_height (self, for_size < 0 ? self->minimum_width : for_size);
}

static int
measure (EthosNotesWall *self, GtkOrientation orientation, int for_size)
{
  if (for_size >= 0)
    for_size = MAX (for_size - 2 * ETHOS_WALL_MARGIN, 0);
  return 2 * ETHOS_WALL_MARGIN + (self->page != ETHOS_WALL_WHOLE
                                      ? measure_page (self, orientation, for_size)
                                      : measure_whole (self, orientation, for_size));
}

static GtkSizeRequestMode
wall_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
wall_measure (GtkWidget *widget,
              GtkOrientation orientation,
              int for_size,
              int *minimum,
              int *natural,
              int *minimum_baseline,
              int *natural_baseline)
{
  *minimum_baseline = *natural_baseline = -1;
  *minimum = *natural = measure (ETHOS_NOTES_WALL (widget), orientation, for_size);
}

/**
 * ethos_wall_places_ensure:
 *
 * Finds where everything is, where that has changed since it was drawn.
 *
 * Returns: whether it is known, which it is not before the wall has a size
 */
gboolean
ethos_wall_places_ensure (EthosNotesWall *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int minimum;

  if (width <= 0 || height <= 0)
    return FALSE;
  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  width = MAX (width, minimum);
  if (self->page != ETHOS_WALL_WHOLE)
    {
      gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL,
                          NULL);
      height = MAX (height, minimum);
      lay_out_page (self, width - 2 * ETHOS_WALL_MARGIN, height - 2 * ETHOS_WALL_MARGIN);
    }
  else
    {
      EthosWallMetrics metrics = measure_metrics (self, width - 2 * ETHOS_WALL_MARGIN);

      width = ethos_wall_find_width (&metrics, self->order->len) + 2 * ETHOS_WALL_MARGIN;
      lay_out (self, width - 2 * ETHOS_WALL_MARGIN);
      height = MAX (height, self->laid_extent.height + 2 * ETHOS_WALL_MARGIN);
    }
  apply (self);
  ethos_wall_scroll_configure (self, width, height);
  return TRUE;
}

/* To where it is drawn: with a margin, and mirrored where people read from right to left. */
static void
to_wall (EthosNotesWall *self, GdkRectangle *area)
{
  area->x += ETHOS_WALL_MARGIN;
  area->y += ETHOS_WALL_MARGIN;
  if (is_rtl (self))
    area->x = self->wall_width - area->x - area->width;
}

/**
 * ethos_wall_places_to_logical:
 * @area: (inout): a place on the wall; becomes one from where a line of text begins
 */
void
ethos_wall_places_to_logical (EthosNotesWall *self, GdkRectangle *area)
{
  if (is_rtl (self))
    area->x = self->wall_width - area->x - area->width;
  area->x -= ETHOS_WALL_MARGIN;
  area->y -= ETHOS_WALL_MARGIN;
}

/**
 * ethos_wall_places_get_note:
 * @place: (out): where on the wall a note is drawn
 */
void
ethos_wall_places_get_note (EthosNotesWall *self, EthosWallNote *note, GdkRectangle *place)
{
  *place = note->area;
  ethos_wall_glide_shift (self, note, place);
  to_wall (self, place);
  if (!note->dragged)
    return;
  place->x += (int) self->drag_x;
  place->y += (int) self->drag_y;
}

/**
 * ethos_wall_places_get_end:
 * @place: (out): where on the wall a note comes to lie that glides there, or that is dragged from
 *   there
 */
void
ethos_wall_places_get_end (EthosNotesWall *self, EthosWallNote *note, GdkRectangle *place)
{
  *place = note->area;
  to_wall (self, place);
}

/**
 * ethos_wall_places_get_column_area:
 *
 * Returns: where a group goes, title and notes together, in logical coordinates
 */
GdkRectangle
ethos_wall_places_get_column_area (EthosNotesWall *self, EthosGroupColumn *column)
{
  int index = ethos_wall_content_find_place (self, ethos_group_column_get_id (column));

  return self->index != NULL && index >= 0 ? self->laid_columns[index].area
                                           : (GdkRectangle){ 0, 0, 0, 0 };
}

/**
 * ethos_wall_places_get_column:
 * @place: (out): where on the wall a group is drawn
 */
void
ethos_wall_places_get_column (EthosNotesWall *self, EthosGroupColumn *column, GdkRectangle *place)
{
  *place = ethos_wall_places_get_column_area (self, column);
  to_wall (self, place);
}

static void
allocate_at (GtkWidget *child, const GdkRectangle *place, double x, double y, double zoom)
{
  GskTransform *transform;

  /* Whole pixels, so that letters stay sharp. */
  transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) floor (x + 0.5),
                                                                   (float) floor (y + 0.5)));
  if (zoom != 1)
    transform = gsk_transform_scale (transform, (float) zoom, (float) zoom);
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (child, place->width, place->height, -1, transform);
}

static void
allocate (EthosNotesWall *self, GtkWidget *child, const GdkRectangle *place)
{
  double x = place->x, y = place->y;

  ethos_wall_camera_to_screen (&self->camera, &x, &y);
  allocate_at (child, place, x, y, self->camera.zoom);
}

/**
 * ethos_wall_places_allocate_note:
 * @note: a note with a widget
 *
 * Puts the widget where the note is.
 */
void
ethos_wall_places_allocate_note (EthosNotesWall *self, EthosWallNote *note)
{
  GdkRectangle place;

  ethos_wall_places_get_note (self, note, &place);
  if (note == ethos_wall_lens_find (self))
    {
      GdkRectangle area;

      ethos_wall_lens_get_area (self, note, &area);
      allocate_at (note->view, &place, area.x, area.y, ETHOS_WALL_LENS_ZOOM);
    }
  else
    allocate (self, note->view, &place);
}

static void
allocate_editor (EthosNotesWall *self)
{
  EthosWallNote *note =
      self->editing != NULL ? g_hash_table_lookup (self->notes, self->editing) : NULL;
  GdkRectangle place;
  int height;

  if (self->editor == NULL || note == NULL)
    return;
  ethos_wall_places_get_note (self, note, &place);
  gtk_widget_measure (GTK_WIDGET (self->editor), GTK_ORIENTATION_VERTICAL, place.width, &height,
                      NULL, NULL, NULL);
  place.height = MAX (place.height, height);
  allocate (self, GTK_WIDGET (self->editor), &place);
}

static void
allocate_children (EthosNotesWall *self)
{
  GdkRectangle place;
  GHashTableIter iter;
  gpointer note;

  for (guint i = 0; i < self->columns->len; i++)
    {
      ethos_wall_places_get_column (self, get_column (self, (int) i), &place);
      allocate (self, GTK_WIDGET (get_column (self, (int) i)), &place);
    }
  if (gtk_widget_get_visible (self->heading))
    {
      place = self->extent.heading;
      to_wall (self, &place);
      allocate (self, self->heading, &place);
    }
  g_hash_table_iter_init (&iter, self->views);
  while (g_hash_table_iter_next (&iter, NULL, &note))
    ethos_wall_places_allocate_note (self, note);
  allocate_editor (self);
}

/**
 * ethos_wall_places_is_far:
 *
 * Returns: whether notes may be seen that have no widgets: there are some ready on all sides
 */
gboolean
ethos_wall_places_is_far (EthosNotesWall *self)
{
  const GdkRectangle *viewed = &self->viewed;
  GdkRectangle seen;

  ethos_wall_scroll_get_seen (self, &seen);
  return seen.width != viewed->width || seen.height != viewed->height ||
         ABS (seen.x - viewed->x) >= self->metrics.note_width / 4 ||
         ABS (seen.y - viewed->y) >= self->metrics.note_height / 4;
}

static void
wall_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  EthosNotesWall *self = ETHOS_NOTES_WALL (widget);

  if (!ethos_wall_places_ensure (self))
    return;
  allocate_children (self);
  ethos_notes_wall_place_popover (self);
  if (ethos_wall_places_is_far (self))
    ethos_wall_views_schedule (self);
  ethos_wall_scroll_get_seen (self, &self->seen);
  gtk_widget_queue_draw (widget);
}

/**
 * ethos_wall_places_is_raised:
 *
 * What is selected lies over the rest, and what is dragged or edited over that.
 *
 * Returns: whether a note does
 */
gboolean
ethos_wall_places_is_raised (EthosNotesWall *self, EthosWallNote *note)
{
  return note->selected || note->dragged || note == self->current_note;
}

/* Widgets that are kept ready beside what is seen need no picture. What is raised may lie under a
 * lens, in another size. */
static gboolean
is_beside (EthosNotesWall *self, EthosWallNote *note)
{
  GdkRectangle place;

  if (ethos_wall_places_is_raised (self, note))
    return FALSE;
  ethos_wall_places_get_note (self, note, &place);
  place.x -= ETHOS_WALL_MARGIN;
  place.y -= ETHOS_WALL_MARGIN;
  place.width += 2 * ETHOS_WALL_MARGIN;
  place.height += 2 * ETHOS_WALL_MARGIN;
  return !gdk_rectangle_intersect (&place, &self->seen, NULL);
}

static void
snapshot_notes (EthosNotesWall *self, GtkSnapshot *snapshot, gboolean raised)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      EthosWallNote *note = g_hash_table_lookup (self->views, child);

      if (note != NULL && ethos_wall_places_is_raised (self, note) == raised &&
          !is_beside (self, note))
        ethos_wall_pictures_snapshot (self, snapshot, child);
    }
}

static void
snapshot_near (EthosNotesWall *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);

  for (guint i = 0; i < self->columns->len; i++)
    {
      GdkRectangle place;

      ethos_wall_places_get_column (self, get_column (self, (int) i), &place);
      if (gdk_rectangle_intersect (&place, &self->seen, NULL))
        gtk_widget_snapshot_child (widget, GTK_WIDGET (get_column (self, (int) i)), snapshot);
    }
  gtk_widget_snapshot_child (widget, self->heading, snapshot);
  ethos_wall_marks_snapshot_missing (self, snapshot);
  snapshot_notes (self, snapshot, FALSE);
  snapshot_notes (self, snapshot, TRUE);
}

static void
wall_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  EthosNotesWall *self = ETHOS_NOTES_WALL (widget);

  if (ethos_wall_zoom_is_readable (self))
    snapshot_near (self, snapshot);
  else if (self->index != NULL)
    ethos_wall_marks_snapshot (self, snapshot);
  ethos_wall_lasso_snapshot (self, snapshot);
  if (self->editor != NULL)
    gtk_widget_snapshot_child (widget, GTK_WIDGET (self->editor), snapshot);
}

void
ethos_wall_places_class_init (GtkWidgetClass *klass)
{
  klass->get_request_mode = wall_get_request_mode;
  klass->measure = wall_measure;
  klass->size_allocate = wall_size_allocate;
  klass->snapshot = wall_snapshot;
}
