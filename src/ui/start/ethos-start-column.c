// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-start"

#include "config.h"

#include "ethos-start-column.h"

struct _EthosStartColumn
{
  GtkFlowBoxChild parent_instance;
};

G_DEFINE_FINAL_TYPE (EthosStartColumn, ethos_start_column, GTK_TYPE_FLOW_BOX_CHILD)

static gboolean
ethos_start_column_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child = gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (widget));

  return child != NULL && gtk_widget_child_focus (child, direction);
}

static void
ethos_start_column_class_init (EthosStartColumnClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = ethos_start_column_focus;
}

static void
ethos_start_column_init (EthosStartColumn *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}
