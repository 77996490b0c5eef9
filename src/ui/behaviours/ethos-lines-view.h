// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-projection.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_LINES_VIEW (ethos_lines_view_get_type ())
G_DECLARE_FINAL_TYPE (EthosLinesView, ethos_lines_view, ETHOS, LINES_VIEW, GtkWidget)

GtkWidget *ethos_lines_view_new (EthosStore *store, EthosProjection *projection);

void ethos_lines_view_set_show_hints (EthosLinesView *self, gboolean show_hints);
const char *ethos_lines_view_get_card (EthosLinesView *self);
void ethos_lines_view_set_card (EthosLinesView *self, const char *id);

G_END_DECLS
