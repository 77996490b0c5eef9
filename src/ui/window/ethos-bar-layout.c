// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-window"

#include "config.h"

#include "ethos-bar-layout.h"

#include "ethos-child.h"

#define SPACING 16
#define ROW_SPACING 8

struct _EthosBarLayout
{
  EthosUprightLayout parent_instance;
};

G_DEFINE_FINAL_TYPE (EthosBarLayout, ethos_bar_layout, ETHOS_TYPE_UPRIGHT_LAYOUT)

/* What the children need: those that keep their width, and the text in what they leave. */
typedef struct
{
  GtkWidget *text;
  int fixed_minimum;
  int fixed_width;
  int fixed_height;
  int text_width;
  /* How high the text is that stands above the others, with the space below it. */
  int above_height;
  gboolean above;
} Plan;

static void
measure_fixed (GtkWidget *widget, Plan *plan)
{
  for (GtkWidget *child = ethos_child_get_first (widget); child != NULL;
       child = ethos_child_get_next (child))
    {
      int minimum, natural;

      if (gtk_widget_get_hexpand (child))
        {
          plan->text = child;
          continue;
        }
      ethos_child_measure_width (child, &minimum, &natural);
      plan->fixed_minimum += minimum + (plan->fixed_minimum > 0 ? SPACING : 0);
      plan->fixed_width += natural + (plan->fixed_width > 0 ? SPACING : 0);
    }
}

static int
width_of (GtkWidget *child, const Plan *plan, int width)
{
  int minimum, natural;

  if (child == plan->text)
    return plan->text_width;
  ethos_child_measure_width (child, &minimum, &natural);
  /* Nobody is narrower than they can be; what is missing is shared by those who can give. */
  return plan->fixed_width > width ? MAX (minimum, natural - (plan->fixed_width - width)) : natural;
}

static int
measure_height (GtkWidget *widget, const Plan *plan, int width)
{
  int height = 0;

  for (GtkWidget *child = ethos_child_get_first (widget); child != NULL;
       child = ethos_child_get_next (child))
    if (child != plan->text)
      height = MAX (height, ethos_child_measure_height (child, width_of (child, plan, width)));
  return height;
}

static Plan
make_plan (GtkWidget *widget, int width)
{
  Plan plan = { NULL };
  int minimum, natural;

  measure_fixed (widget, &plan);
  plan.fixed_height = measure_height (widget, &plan, width);
  if (plan.text == NULL)
    return plan;
  ethos_child_measure_width (plan.text, &minimum, &natural);
  plan.text_width = width - plan.fixed_width - SPACING;
  plan.above = plan.text_width < minimum ||
               ethos_child_measure_height (plan.text, plan.text_width) > plan.fixed_height;
  if (plan.above)
    plan.text_width = width;
  /* A text without words takes no row. */
  if (plan.above && natural > 0)
    plan.above_height =
        ethos_child_measure_height (plan.text, MAX (plan.text_width, minimum)) + ROW_SPACING;
  return plan;
}

static void
ethos_bar_layout_measure (GtkLayoutManager *manager,
                          GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  Plan plan = { NULL };

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_fixed (widget, &plan);
      *minimum = plan.fixed_minimum;
      *natural = plan.fixed_width;
      return;
    }
  plan = make_plan (widget, for_size < 0 ? G_MAXINT / 2 : for_size);
  *minimum = plan.fixed_height;
  *natural = plan.fixed_height + plan.above_height;
}

static void
ethos_bar_layout_allocate (GtkLayoutManager *manager,
                           GtkWidget *widget,
                           int width,
                           int height,
                           int baseline)
{
  const Plan plan = make_plan (widget, width);
  gboolean crowded =
      plan.above && (plan.above_height == 0 || height < plan.fixed_height + plan.above_height);
  int top = crowded ? 0 : plan.above_height;
  int left = MAX (0, width - plan.fixed_width);
  int x = 0;

  if (plan.text != NULL)
    gtk_widget_set_child_visible (plan.text, !crowded);
  for (GtkWidget *child = ethos_child_get_first (widget); child != NULL;
       child = ethos_child_get_next (child))
    {
      GtkAllocation place = { x, top, width_of (child, &plan, width), height - top };

      if (child == plan.text && plan.above)
        {
          place = (GtkAllocation){ 0, 0, width, MAX (plan.above_height - ROW_SPACING, 0) };
          /* Those behind it stay at the end. */
          x += left;
        }
      else
        x += place.width + SPACING;
      ethos_child_allocate (child, &place, width);
    }
}

static void
ethos_bar_layout_class_init (EthosBarLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = ethos_bar_layout_measure;
  layout_class->allocate = ethos_bar_layout_allocate;
}

static void
ethos_bar_layout_init (EthosBarLayout *self)
{
}
