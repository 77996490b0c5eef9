// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-poster"

#include "config.h"

#include "ethos-preview-layout.h"

#include "ethos-child.h"

/* A picture and what can be chosen for it: beside each other, or, where the choices would leave too
 * little for the picture, as with large letters on a small screen, below each other. */

#define SPACING 24
/* Nobody sees more than spots in a poster that is narrower. */
#define PICTURE_LEAST_WIDTH 300
/* Above the choices a picture is as high as most of a window, and they are still to be seen. */
#define PICTURE_MOST_HEIGHT 480

struct _EthosPreviewLayout
{
  EthosUprightLayout parent_instance;
};

G_DEFINE_FINAL_TYPE (EthosPreviewLayout, ethos_preview_layout, ETHOS_TYPE_UPRIGHT_LAYOUT)

static int
get_choices_width (GtkWidget *choices)
{
  int natural;

  ethos_child_measure_width (choices, NULL, &natural);
  return natural;
}

static gboolean
is_beside (GtkWidget *choices, int width)
{
  return width < 0 || width >= PICTURE_LEAST_WIDTH + SPACING + get_choices_width (choices);
}

static int
get_picture_height (GtkWidget *picture, int width)
{
  int minimum, natural;

  gtk_widget_measure (picture, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
  return MAX (minimum, MIN (natural, PICTURE_MOST_HEIGHT));
}

static void
measure_width (GtkWidget *picture, GtkWidget *choices, int *minimum, int *natural)
{
  int picture_minimum, picture_natural, choices_minimum, choices_natural;

  ethos_child_measure_width (picture, &picture_minimum, &picture_natural);
  ethos_child_measure_width (choices, &choices_minimum, &choices_natural);
  *minimum = MAX (picture_minimum, choices_minimum);
  *natural = picture_natural + SPACING + choices_natural;
}

static void
measure_beside (GtkWidget *picture, GtkWidget *choices, int width, int *minimum, int *natural)
{
  int choices_width = get_choices_width (choices);
  int picture_minimum, picture_natural, choices_minimum, choices_natural;

  gtk_widget_measure (picture, GTK_ORIENTATION_VERTICAL,
                      width < 0 ? -1 : width - SPACING - choices_width, &picture_minimum,
                      &picture_natural, NULL, NULL);
  gtk_widget_measure (choices, GTK_ORIENTATION_VERTICAL, width < 0 ? -1 : choices_width,
                      &choices_minimum, &choices_natural, NULL, NULL);
  *minimum = MAX (picture_minimum, choices_minimum);
  *natural = MAX (picture_natural, choices_natural);
}

static void
ethos_preview_layout_measure (GtkLayoutManager *manager,
                              GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  GtkWidget *picture = ethos_child_get_first (widget);
  GtkWidget *choices = ethos_child_get_next (picture);

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (picture, choices, minimum, natural);
  else if (is_beside (choices, for_size))
    measure_beside (picture, choices, for_size, minimum, natural);
  else
    *minimum = *natural = get_picture_height (picture, for_size) + SPACING +
                          ethos_child_measure_height (choices, for_size);
}

static void
ethos_preview_layout_allocate (GtkLayoutManager *manager,
                               GtkWidget *widget,
                               int width,
                               int height,
                               int baseline)
{
  GtkWidget *picture = ethos_child_get_first (widget);
  GtkWidget *choices = ethos_child_get_next (picture);
  GtkAllocation first = { 0, 0, width, height };
  GtkAllocation second = first;

  if (is_beside (choices, width))
    {
      second.width = get_choices_width (choices);
      first.width = width - SPACING - second.width;
      second.x = first.width + SPACING;
    }
  else
    {
      first.height = get_picture_height (picture, width);
      second.y = first.height + SPACING;
      second.height = height - second.y;
    }
  ethos_child_allocate (picture, &first, width);
  ethos_child_allocate (choices, &second, width);
}

static void
ethos_preview_layout_class_init (EthosPreviewLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = ethos_preview_layout_measure;
  layout_class->allocate = ethos_preview_layout_allocate;
}

static void
ethos_preview_layout_init (EthosPreviewLayout *self)
{
}
