// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-widgets"

#include "config.h"

#include "ethos-wrap-layout.h"

#include "ethos-child.h"
#include "ethos-tab-stop.h"

/* Children beside each other as words in a text: what does not fit goes into the next row. A child
 * that expands pushes those behind it in its row to the end. */

struct _EthosWrapLayout
{
  EthosUprightLayout parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (EthosWrapLayout, ethos_wrap_layout, ETHOS_TYPE_UPRIGHT_LAYOUT)

enum
{
  PROP_0,
  PROP_SPACING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

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

  ethos_child_measure_width (child, NULL, &natural);
  return natural;
}

/* The longest row from @first on that fits into @width. */
static Line
break_line (EthosWrapLayout *self, GtkWidget *first, int width)
{
  Line line = { first, NULL, 0, 0, 0 };
  GtkWidget *child;
  guint n_children = 0;

  for (child = first; child != NULL; child = ethos_child_get_next (child))
    {
      int natural = MIN (natural_width (child), width);

      if (n_children > 0 && line.width + self->spacing + natural > width)
        break;
      line.width += natural + (n_children > 0 ? self->spacing : 0);
      line.height = MAX (line.height, ethos_child_measure_height (child, natural));
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
  for (GtkWidget *child = ethos_child_get_first (widget); child != NULL;
       child = ethos_child_get_next (child))
    {
      int child_minimum, child_natural;

      ethos_child_measure_width (child, &child_minimum, &child_natural);
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
  GtkWidget *child = ethos_child_get_first (widget);
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
allocate_line (EthosWrapLayout *self, const Line *line, int width, int y)
{
  int extra = line->n_expanding > 0 ? (width - line->width) / (int) line->n_expanding : 0;
  int x = 0;

  for (GtkWidget *child = line->first; child != line->end; child = ethos_child_get_next (child))
    {
      GtkAllocation place = { x, y, MIN (natural_width (child), width), line->height };

      if (gtk_widget_get_hexpand (child))
        place.width += extra;
      x += place.width + self->spacing;
      ethos_child_allocate (child, &place, width);
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
  GtkWidget *child = ethos_child_get_first (widget);
  int y = 0;

  while (child != NULL)
    {
      Line line = break_line (self, child, width);

      allocate_line (self, &line, width, y);
      y += line.height + (line.height > 0 ? self->spacing : 0);
      child = line.end;
    }
}

static void
ethos_wrap_layout_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SPACING:
      g_value_set_int (value, ETHOS_WRAP_LAYOUT (object)->spacing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_wrap_layout_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SPACING:
      ETHOS_WRAP_LAYOUT (object)->spacing = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_wrap_layout_class_init (EthosWrapLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = ethos_wrap_layout_get_property;
  object_class->set_property = ethos_wrap_layout_set_property;
  layout_class->measure = ethos_wrap_layout_measure;
  layout_class->allocate = ethos_wrap_layout_allocate;

  /* Pixels between children and between rows. */
  properties[PROP_SPACING] =
      g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT16, 0,
                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ethos_wrap_layout_init (EthosWrapLayout *self)
{
}

static GtkWidget *
new_box (int spacing, GtkAccessibleRole role)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "accessible-role", role, NULL);

  gtk_widget_set_layout_manager (box,
                                 g_object_new (ETHOS_TYPE_WRAP_LAYOUT, "spacing", spacing, NULL));
  return box;
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
  return new_box (spacing, GTK_ACCESSIBLE_ROLE_GROUP);
}

/**
 * ethos_wrap_box_new_toolbar:
 * @spacing: pixels between children and between rows
 * @name: what assistive technology calls it
 *
 * Makes such a box that is one stop of the Tab key: the left and right arrow keys go from
 * tool to tool.
 *
 * Returns: a new widget, a #GtkBox
 */
GtkWidget *
ethos_wrap_box_new_toolbar (int spacing, const char *name)
{
  GtkWidget *box = new_box (spacing, GTK_ACCESSIBLE_ROLE_TOOLBAR);

  ethos_tab_stop_make_tools (box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return box;
}
