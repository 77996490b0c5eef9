// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-store.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_SCRIBE_BAR (ethos_scribe_bar_get_type ())
G_DECLARE_FINAL_TYPE (EthosScribeBar, ethos_scribe_bar, ETHOS, SCRIBE_BAR, GtkWidget)

GtkWidget *ethos_scribe_bar_new (EthosStore *store);

void ethos_scribe_bar_start (EthosScribeBar *self, const char *wall);
void ethos_scribe_bar_stop (EthosScribeBar *self);
void ethos_scribe_bar_count_notes (EthosScribeBar *self, guint n_notes);
gboolean ethos_scribe_bar_next_voice (EthosScribeBar *self);

G_END_DECLS
