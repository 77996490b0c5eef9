// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-widgets"

#include "config.h"

#include "ethos-child.h"

static GtkWidget *
skip_others (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/**
 * ethos_child_get_first:
 *
 * Returns: (transfer none) (nullable): the first child of @widget that takes part in its layout
 */
GtkWidget *
ethos_child_get_first (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  return skip_others (gtk_widget_get_first_child (widget));
}

/**
 * ethos_child_get_next:
 *
 * Returns: (transfer none) (nullable): the next child after @child that takes part in the layout
 */
GtkWidget *
ethos_child_get_next (GtkWidget *child)
{
  g_return_val_if_fail (GTK_IS_WIDGET (child), NULL);

  return skip_others (gtk_widget_get_next_sibling (child));
}

/**
 * ethos_child_measure_width:
 * @minimum: (out): how wide @child is at least
 * @natural: (out): how wide it would be
 */
void
ethos_child_measure_width (GtkWidget *child, int *minimum, int *natural)
{
  g_return_if_fail (GTK_IS_WIDGET (child));

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
}

/**
 * ethos_child_measure_height:
 * @width: how wide @child is
 *
 * Returns: how high it would be then
 */
int
ethos_child_measure_height (GtkWidget *child, int width)
{
  int natural;

  g_return_val_if_fail (GTK_IS_WIDGET (child), 0);

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/**
 * ethos_child_allocate:
 * @place: where @child goes in a row that is read from the left
 * @width: of the row
 *
 * Puts a child there, or where that is in a row that is read from the right.
 */
void
ethos_child_allocate (GtkWidget *child, const GtkAllocation *place, int width)
{
  GtkAllocation allocation = *place;

  g_return_if_fail (GTK_IS_WIDGET (child));

  if (gtk_widget_get_direction (gtk_widget_get_parent (child)) == GTK_TEXT_DIR_RTL)
    allocation.x = width - allocation.x - allocation.width;
  gtk_widget_size_allocate (child, &allocation, -1);
}
