// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-store.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_CARD_LINES (ethos_card_lines_get_type ())
G_DECLARE_FINAL_TYPE (EthosCardLines, ethos_card_lines, ETHOS, CARD_LINES, GtkWidget)

GtkWidget *ethos_card_lines_new (EthosStore *store);

void ethos_card_lines_show (EthosCardLines *self, const char *card);
gboolean ethos_card_lines_get_editing (EthosCardLines *self);

G_END_DECLS
