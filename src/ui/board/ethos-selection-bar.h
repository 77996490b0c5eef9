// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ETHOS_TYPE_SELECTION_BAR (ethos_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (EthosSelectionBar, ethos_selection_bar, ETHOS, SELECTION_BAR, GtkWidget)

GtkWidget *ethos_selection_bar_new (void);

void ethos_selection_bar_set_words (EthosSelectionBar *self, const char *words);
void ethos_selection_bar_set_count (EthosSelectionBar *self, guint count);

G_END_DECLS
