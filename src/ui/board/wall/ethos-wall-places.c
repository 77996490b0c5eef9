// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-notes-wall-private.h"

#include "ethos-em.h"

/* A note is this wide, in ems of its font, and 4:3. */
#define NOTE_WIDTH_EMS 11.75

/* Notes of a page may be so much smaller before the page is higher than what is seen of it, and
 * grow in such steps until their words have room. */
#define PAGE_SMALLEST 0.7
#define PAGE_STEP 1.15

#define GAP 16
#define PADDING 8

static EthosGroupColumn *
get_column (EthosNotesWall *self, int index)
{
  return g_ptr_array_index (self->columns, (guint) index);
}

static void
update_metrics (EthosNotesWall *self, int width)
{
  double em = ethos_em_get (GTK_WIDGET (self));
  int heading;

  gtk_widget_measure (self->heading, GTK_ORIENTATION_VERTICAL, -1, &heading, NULL, NULL, NULL);
  self->metrics = (EthosWallMetrics){ .width = width,
                                      .note_width = (int) (NOTE_WIDTH_EMS * em + 0.5),
                                      .note_height = (int) (NOTE_WIDTH_EMS * em * 0.75 + 0.5),
                                      .gap = GAP,
                                      .padding = PADDING,
                                      .heading_height = heading };
}

static EthosWallSlot *
dup_slots (EthosNotesWall *self)
{
  EthosWallSlot *slots = g_new0 (EthosWallSlot, self->order->len + 1);

  for (guint i = 0; i < self->order->len; i++)
    {
      EthosWallNote *note = g_ptr_array_index (self->order, i);

      slots[i].column = note->column;
      slots[i].placed = note->record->placed;
      slots[i].x = note->record->x;
      slots[i].y = note->record->y;
    }
  return slots;
}

static EthosWallColumn *
dup_columns (EthosNotesWall *self)
{
  EthosWallColumn *columns = g_new0 (EthosWallColumn, self->columns->len + 1);

  for (guint i = 0; i < self->order->len; i++)
    {
      EthosWallNote *note = g_ptr_array_index (self->order, i);

      if (note->column >= 0)
        columns[note->column].n_notes++;
    }
  for (guint i = 0; i < self->columns->len; i++)
    gtk_widget_measure (GTK_WIDGET (get_column (self, (int) i)), GTK_ORIENTATION_VERTICAL,
                        ethos_wall_get_column_width (&self->metrics, columns[i].n_notes),
                        &columns[i].title_height, NULL, NULL, NULL);
  return columns;
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

static void
measure_page (EthosNotesWall *self, GtkOrientation orientation, int for_size, int *minimum)
{
  int note_width = (int) (self->metrics.note_width * PAGE_SMALLEST);

  *minimum = note_width;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  if (for_size < 0)
    self->metrics.width = note_width;
  while (note_width < self->metrics.width && !page_fits (self, note_width))
    note_width = MIN ((int) (note_width * PAGE_STEP) + 1, self->metrics.width);
  *minimum = ethos_wall_page_height (&self->metrics, note_width, self->order->len);
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
  EthosNotesWall *self = ETHOS_NOTES_WALL (widget);
  g_autofree EthosWallSlot *slots = dup_slots (self);
  EthosWallExtent extent;

  *minimum_baseline = *natural_baseline = -1;
  update_metrics (self, MAX (for_size - 2 * ETHOS_WALL_MARGIN, 0));
  if (self->page != ETHOS_WALL_WHOLE)
    {
      measure_page (self, orientation, for_size, minimum);
      *natural = *minimum;
    }
  else if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = ethos_wall_minimum_width (&self->metrics, slots, self->order->len);
  else
    {
      g_autofree EthosWallColumn *columns = NULL;

      if (for_size < 0)
        self->metrics.width = ethos_wall_minimum_width (&self->metrics, slots, self->order->len);
      columns = dup_columns (self);
      ethos_wall_lay_out (&self->metrics, slots, self->order->len, columns, self->columns->len,
                          &extent);
      *minimum = *natural = extent.height;
    }
  *minimum += 2 * ETHOS_WALL_MARGIN;
  *natural += 2 * ETHOS_WALL_MARGIN;
}

static void
allocate (EthosNotesWall *self, GtkWidget *child, const GdkRectangle *area)
{
  GtkAllocation allocation = *area;

  allocation.x += ETHOS_WALL_MARGIN;
  allocation.y += ETHOS_WALL_MARGIN;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    allocation.x = gtk_widget_get_width (GTK_WIDGET (self)) - allocation.x - allocation.width;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &allocation, -1);
}

static void
allocate_notes (EthosNotesWall *self)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  for (guint i = 0; i < self->order->len; i++)
    {
      EthosWallNote *note = g_ptr_array_index (self->order, i);
      GdkRectangle area = note->area;

      if (note->dragged)
        {
          area.x += (int) (rtl ? -self->drag_x : self->drag_x);
          area.y += (int) self->drag_y;
        }
      allocate (self, note->view, &area);
      if (self->editor != NULL && g_strcmp0 (self->editing, note->record->record.id) == 0)
        {
          int height;

          gtk_widget_measure (GTK_WIDGET (self->editor), GTK_ORIENTATION_VERTICAL, area.width,
                              &height, NULL, NULL, NULL);
          area.height = MAX (area.height, height);
          allocate (self, GTK_WIDGET (self->editor), &area);
        }
    }
}

static void
wall_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  EthosNotesWall *self = ETHOS_NOTES_WALL (widget);
  g_autofree EthosWallSlot *slots = dup_slots (self);
  g_autofree EthosWallColumn *columns = NULL;

  update_metrics (self, MAX (width - 2 * ETHOS_WALL_MARGIN, 1));
  columns = dup_columns (self);
  if (self->page != ETHOS_WALL_WHOLE)
    {
      self->extent = (EthosWallExtent){ .heading_y = -1 };
      ethos_wall_lay_out_page (&self->metrics, height - 2 * ETHOS_WALL_MARGIN, slots,
                               self->order->len);
    }
  else
    ethos_wall_lay_out (&self->metrics, slots, self->order->len, columns, self->columns->len,
                        &self->extent);
  for (guint i = 0; i < self->order->len; i++)
    ((EthosWallNote *) g_ptr_array_index (self->order, i))->area = slots[i].area;
  for (guint i = 0; i < self->columns->len; i++)
    allocate (self, GTK_WIDGET (get_column (self, (int) i)), &columns[i].area);
  if (gtk_widget_get_visible (self->heading))
    allocate (self, self->heading,
              &(GdkRectangle){ self->extent.heading_x, self->extent.heading_y,
                               self->extent.room.width, self->metrics.heading_height });
  allocate_notes (self);
  if (self->popover != NULL && gtk_widget_get_mapped (self->popover))
    gtk_popover_present (GTK_POPOVER (self->popover));
}

/* What is selected lies over the rest, and what is dragged or edited over that. */
static gboolean
is_raised (EthosNotesWall *self, EthosWallNote *note)
{
  return note->selected || note->dragged || note->view == self->current;
}

static void
snapshot_notes (EthosNotesWall *self, GtkSnapshot *snapshot, gboolean raised)
{
  for (guint i = 0; i < self->order->len; i++)
    {
      EthosWallNote *note = g_ptr_array_index (self->order, i);

      if (is_raised (self, note) == raised)
        gtk_widget_snapshot_child (GTK_WIDGET (self), note->view, snapshot);
    }
}

static void
wall_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  EthosNotesWall *self = ETHOS_NOTES_WALL (widget);

  for (guint i = 0; i < self->columns->len; i++)
    gtk_widget_snapshot_child (widget, GTK_WIDGET (get_column (self, (int) i)), snapshot);
  gtk_widget_snapshot_child (widget, self->heading, snapshot);
  snapshot_notes (self, snapshot, FALSE);
  snapshot_notes (self, snapshot, TRUE);
  if (self->editor != NULL)
    gtk_widget_snapshot_child (widget, GTK_WIDGET (self->editor), snapshot);
}

void
ethos_wall_places_get (EthosNotesWall *self, GtkWidget *widget, GdkRectangle *place)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (widget, GTK_WIDGET (self), &bounds))
    bounds = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  *place = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                           (int) bounds.size.height };
}

static EthosWallNote *
pick_note (EthosNotesWall *self, double x, double y, gboolean raised)
{
  for (guint i = self->order->len; i-- > 0;)
    {
      EthosWallNote *note = g_ptr_array_index (self->order, i);
      GdkRectangle place;

      if (is_raised (self, note) != raised)
        continue;
      ethos_wall_places_get (self, note->view, &place);
      if (gdk_rectangle_contains_point (&place, (int) x, (int) y))
        return note;
    }
  return NULL;
}

EthosWallNote *
ethos_wall_places_pick_note (EthosNotesWall *self, double x, double y)
{
  EthosWallNote *note = pick_note (self, x, y, TRUE);

  return note != NULL ? note : pick_note (self, x, y, FALSE);
}

/**
 * ethos_wall_places_pick_target:
 *
 * Returns: (nullable): the loose note below what is dragged
 */
EthosWallNote *
ethos_wall_places_pick_target (EthosNotesWall *self, double x, double y)
{
  for (guint i = self->order->len; i-- > 0;)
    {
      EthosWallNote *note = g_ptr_array_index (self->order, i);
      GdkRectangle place;

      if (note->column >= 0 || note->dragged)
        continue;
      ethos_wall_places_get (self, note->view, &place);
      if (gdk_rectangle_contains_point (&place, (int) x, (int) y))
        return note;
    }
  return NULL;
}

EthosGroupColumn *
ethos_wall_places_pick_column (EthosNotesWall *self, double x, double y)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      GdkRectangle place;

      ethos_wall_places_get (self, GTK_WIDGET (get_column (self, (int) i)), &place);
      if (gdk_rectangle_contains_point (&place, (int) x, (int) y))
        return get_column (self, (int) i);
    }
  return NULL;
}

void
ethos_wall_places_class_init (GtkWidgetClass *klass)
{
  klass->get_request_mode = wall_get_request_mode;
  klass->measure = wall_measure;
  klass->size_allocate = wall_size_allocate;
  klass->snapshot = wall_snapshot;
}
