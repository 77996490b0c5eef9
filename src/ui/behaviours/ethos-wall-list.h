// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-store.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_WALL_LIST (ethos_wall_list_get_type ())
G_DECLARE_FINAL_TYPE (EthosWallList, ethos_wall_list, ETHOS, WALL_LIST, GtkWidget)

GtkWidget *ethos_wall_list_new (EthosStore *store);

void ethos_wall_list_update (EthosWallList *self);
guint ethos_wall_list_get_n_rows (EthosWallList *self);

G_END_DECLS
