// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ETHOS_TYPE_NOTE_ROW (ethos_note_row_get_type ())
G_DECLARE_FINAL_TYPE (EthosNoteRow, ethos_note_row, ETHOS, NOTE_ROW, GtkWidget)

GtkWidget *ethos_note_row_new (EthosStore *store);

void ethos_note_row_set_item (EthosNoteRow *self, EthosItem *item);
void ethos_note_row_set_aside (EthosNoteRow *self);
void ethos_note_row_remove (EthosNoteRow *self);

G_END_DECLS
