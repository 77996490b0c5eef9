// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EthosUprightLayout:
 *
 * Lays out what is as high as its width asks for, and is never asked the other way round. GtkStack
 * asks the page it shows how wide the height makes it; each text in it finds that out by laying
 * itself out at one width after the other, and stacks in stacks ask for each of these again.
 *
 * As it is, it has room for one child. Layouts that derive from it say how they measure and
 * allocate theirs.
 */
#define ETHOS_TYPE_UPRIGHT_LAYOUT (ethos_upright_layout_get_type ())
G_DECLARE_DERIVABLE_TYPE (EthosUprightLayout,
                          ethos_upright_layout,
                          ETHOS,
                          UPRIGHT_LAYOUT,
                          GtkLayoutManager)

struct _EthosUprightLayoutClass
{
  GtkLayoutManagerClass parent_class;
};

GtkWidget *ethos_upright_new (GtkWidget *child);

G_END_DECLS
