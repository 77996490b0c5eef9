// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-widgets"

#include "config.h"

#include "ethos-upright-layout.h"

#include <adwaita.h>

G_DEFINE_TYPE (EthosUprightLayout, ethos_upright_layout, GTK_TYPE_LAYOUT_MANAGER)

static void
ethos_upright_layout_measure (GtkLayoutManager *manager,
                              GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_measure (child, orientation,
                        orientation == GTK_ORIENTATION_HORIZONTAL ? -1 : for_size, minimum, natural,
                        minimum_baseline, natural_baseline);
}

static void
ethos_upright_layout_allocate (GtkLayoutManager *manager,
                               GtkWidget *widget,
                               int width,
                               int height,
                               int baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_allocate (child, width, height, baseline, NULL);
}

static GtkSizeRequestMode
ethos_upright_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ethos_upright_layout_class_init (EthosUprightLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = ethos_upright_layout_get_request_mode;
  layout_class->measure = ethos_upright_layout_measure;
  layout_class->allocate = ethos_upright_layout_allocate;
}

static void
ethos_upright_layout_init (EthosUprightLayout *self)
{
}

/**
 * ethos_upright_new:
 * @child: what stands in it
 *
 * Makes a place for a page of a stack that is as high as its width asks for.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
ethos_upright_new (GtkWidget *child)
{
  GtkWidget *place;

  g_return_val_if_fail (GTK_IS_WIDGET (child), NULL);

  place = adw_bin_new ();
  gtk_widget_set_layout_manager (place, g_object_new (ETHOS_TYPE_UPRIGHT_LAYOUT, NULL));
  adw_bin_set_child (ADW_BIN (place), child);
  return place;
}
