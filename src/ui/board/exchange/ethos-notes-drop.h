// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ETHOS_TYPE_NOTES_DROP (ethos_notes_drop_get_type ())
G_DECLARE_FINAL_TYPE (EthosNotesDrop, ethos_notes_drop, ETHOS, NOTES_DROP, GObject)

EthosNotesDrop *ethos_notes_drop_new (GtkWidget *widget);

void ethos_notes_drop_set_enabled (EthosNotesDrop *self, gboolean enabled);
void ethos_notes_drop_take_file (EthosNotesDrop *self, GFile *file);
void ethos_notes_drop_choose_file (EthosNotesDrop *self);

G_END_DECLS
