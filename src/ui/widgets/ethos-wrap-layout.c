// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-widgets"

#include "config.h"

#include "ethos-wrap-layout.h"

/* Children beside each other as words in a text: what does not fit goes into the next row. A child
 * that expands pushes those behind it in its row to the end. */

struct _EthosWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (EthosWrapLayout, ethos_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  GtkWidget *first;
  GtkWidget *end;
  int width;
  int height;
  guint n_expanding;
} Line;

static int
natural_width (GtkWidget *child)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static int
height_for (GtkWidget *child, int width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* The longest row from @first on that fits into @width. */
static Line
break_line (EthosWrapLayout *self, GtkWidget *first, int width)
{
  Line line = { first, NULL, 0, 0, 0 };
  GtkWidget *child;
  guint n_children = 0;

  for (child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int natural;

      if (!gtk_widget_should_layout (child))
        continue;
      natural = MIN (natural_width (child), width);
      if (n_children > 0 && line.width + self->spacing + natural > width)
        break;
      line.width += natural + (n_children > 0 ? self->spacing : 0);
      line.height = MAX (line.height, height_for (child, natural));
      line.n_expanding += gtk_widget_get_hexpand (child) ? 1 : 0;
      n_children++;
    }
  line.end = child;
  return line;
}

static void
measure_width (EthosWrapLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? self->spacing : 0);
    }
}

static void
ethos_wrap_layout_measure (GtkLayoutManager *manager,
                           GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  EthosWrapLayout *self = ETHOS_WRAP_LAYOUT (manager);
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int height = 0;

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, widget, minimum, natural);
      return;
    }
  while (child != NULL)
    {
      Line line = break_line (self, child, for_size < 0 ? G_MAXINT / 2 : for_size);

      height += line.height + (height > 0 && line.height > 0 ? self->spacing : 0);
      child = line.end;
    }
  *minimum = *natural = height;
}

static void
allocate_line (EthosWrapLayout *self, GtkWidget *widget, const Line *line, int width, int y)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int extra = line->n_expanding > 0 ? (width - line->width) / (int) line->n_expanding : 0;
  int x = 0;

  for (GtkWidget *child = line->first; child != line->end;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation allocation = { x, y, 0, line->height };

      if (!gtk_widget_should_layout (child))
        continue;
      allocation.width = MIN (natural_width (child), width);
      if (gtk_widget_get_hexpand (child))
        allocation.width += extra;
      x += allocation.width + self->spacing;
      if (rtl)
        allocation.x = width - allocation.x - allocation.width;
      gtk_widget_size_allocate (child, &allocation, -1);
    }
}

static void
ethos_wrap_layout_allocate (GtkLayoutManager *manager,
                            GtkWidget *widget,
                            int width,
                            int height,
                            int baseline)
{
  EthosWrapLayout *self = ETHOS_WRAP_LAYOUT (manager);
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int y = 0;

  while (child != NULL)
    {
      Line line = break_line (self, child, width);

      allocate_line (self, widget, &line, width, y);
      y += line.height + (line.height > 0 ? self->spacing : 0);
      child = line.end;
    }
}

static GtkSizeRequestMode
ethos_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ethos_wrap_layout_class_init (EthosWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = ethos_wrap_layout_measure;
  layout_class->allocate = ethos_wrap_layout_allocate;
  layout_class->get_request_mode = ethos_wrap_layout_get_request_mode;
}

static void
ethos_wrap_layout_init (EthosWrapLayout *self)
{
}

/**
 * ethos_wrap_box_new:
 * @spacing: pixels between children and between rows
 *
 * Makes a box that puts what does not fit into a row of its own, for tools that shall stay in reach
 * in a narrow window and with large text.
 *
 * Returns: a new widget, a #GtkBox
 */
GtkWidget *
ethos_wrap_box_new (int spacing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  EthosWrapLayout *layout = g_object_new (ETHOS_TYPE_WRAP_LAYOUT, NULL);

  layout->spacing = spacing;
  gtk_widget_set_layout_manager (box, GTK_LAYOUT_MANAGER (layout));
  return box;
}
