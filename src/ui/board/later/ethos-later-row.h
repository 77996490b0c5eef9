// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-store.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_LATER_ROW (ethos_later_row_get_type ())
G_DECLARE_FINAL_TYPE (EthosLaterRow, ethos_later_row, ETHOS, LATER_ROW, GtkListBoxRow)

GtkWidget *ethos_later_row_new (EthosStore *store, const EthosNote *note, gboolean has_wall);

G_END_DECLS
