// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ETHOS_TYPE_NOTE_LIST (ethos_note_list_get_type ())
G_DECLARE_FINAL_TYPE (EthosNoteList, ethos_note_list, ETHOS, NOTE_LIST, GtkWidget)

GtkWidget *ethos_note_list_new (EthosStore *store, gboolean only_aside);

void ethos_note_list_set_wall (EthosNoteList *self, const char *wall);

G_END_DECLS
