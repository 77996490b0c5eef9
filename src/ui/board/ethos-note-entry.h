// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ETHOS_TYPE_NOTE_ENTRY (ethos_note_entry_get_type ())
G_DECLARE_FINAL_TYPE (EthosNoteEntry, ethos_note_entry, ETHOS, NOTE_ENTRY, GtkWidget)

GtkWidget *ethos_note_entry_new (const char *label);

char *ethos_note_entry_dup_text (EthosNoteEntry *self);
void ethos_note_entry_set_text (EthosNoteEntry *self, const char *text);
void ethos_note_entry_insert (EthosNoteEntry *self, const char *text);
void ethos_note_entry_set_tint (EthosNoteEntry *self, int tint);
void ethos_note_entry_set_rows (EthosNoteEntry *self, guint n_rows);
void ethos_note_entry_show_problem (EthosNoteEntry *self, const char *problem);
void ethos_note_entry_submit (EthosNoteEntry *self);
void ethos_note_entry_paste (EthosNoteEntry *self);

gboolean ethos_note_entry_focus_text (EthosNoteEntry *self);

G_END_DECLS
