// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-note-query.h"
#include "ethos-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ETHOS_TYPE_FIND_FILTER (ethos_find_filter_get_type ())
G_DECLARE_FINAL_TYPE (EthosFindFilter, ethos_find_filter, ETHOS, FIND_FILTER, GtkWidget)

GtkWidget *ethos_find_filter_new (EthosStore *store);

void ethos_find_filter_set_wall (EthosFindFilter *self, const char *wall);
void ethos_find_filter_update (EthosFindFilter *self);
void ethos_find_filter_reset (EthosFindFilter *self);
EthosNoteQuery *ethos_find_filter_new_query (EthosFindFilter *self, const char *words);

G_END_DECLS
