// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ETHOS_TYPE_UPRIGHT_LAYOUT (ethos_upright_layout_get_type ())
G_DECLARE_FINAL_TYPE (EthosUprightLayout,
                      ethos_upright_layout,
                      ETHOS,
                      UPRIGHT_LAYOUT,
                      GtkLayoutManager)

GtkWidget *ethos_upright_new (GtkWidget *child);

G_END_DECLS
