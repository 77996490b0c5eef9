// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-agenda"

#include "config.h"

#include "ethos-steady-layout.h"

/* A place for one child whose words change: it keeps the width that the widest of them took, so
 * that what stands beside it stands still. Where there is too little room it still gives way. */

struct _EthosSteadyLayout
{
  EthosUprightLayout parent_instance;

  int widest;
};

G_DEFINE_FINAL_TYPE (EthosSteadyLayout, ethos_steady_layout, ETHOS_TYPE_UPRIGHT_LAYOUT)

static void
ethos_steady_layout_measure (GtkLayoutManager *manager,
                             GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  EthosSteadyLayout *self = ETHOS_STEADY_LAYOUT (manager);
  GtkWidget *child = gtk_widget_get_first_child (widget);

  *minimum_baseline = *natural_baseline = -1;
  if (child == NULL || !gtk_widget_should_layout (child))
    return;
  gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = self->widest = MAX (self->widest, *natural);
}

static void
ethos_steady_layout_class_init (EthosSteadyLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = ethos_steady_layout_measure;
}

static void
ethos_steady_layout_init (EthosSteadyLayout *self)
{
}

/**
 * ethos_steady_layout_reset:
 *
 * Forgets the width: the next words begin anew.
 */
void
ethos_steady_layout_reset (EthosSteadyLayout *self)
{
  g_return_if_fail (ETHOS_IS_STEADY_LAYOUT (self));

  self->widest = 0;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

/**
 * ethos_steady_layout_reserve:
 * @width: the width in pixels of words that may come
 *
 * Makes room for them from now on.
 */
void
ethos_steady_layout_reserve (EthosSteadyLayout *self, int width)
{
  g_return_if_fail (ETHOS_IS_STEADY_LAYOUT (self));

  if (width <= self->widest)
    return;
  self->widest = width;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}
