// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ETHOS_TYPE_NOTE_VIEW (ethos_note_view_get_type ())
G_DECLARE_FINAL_TYPE (EthosNoteView, ethos_note_view, ETHOS, NOTE_VIEW, GtkWidget)

GtkWidget *ethos_note_view_new (void);

const char *ethos_note_view_get_text (EthosNoteView *self);
void ethos_note_view_set_text (EthosNoteView *self, const char *text);
const char *ethos_note_view_get_tint (EthosNoteView *self);
void ethos_note_view_set_tint (EthosNoteView *self, const char *tint);
const char *ethos_note_view_get_caption (EthosNoteView *self);
void ethos_note_view_set_caption (EthosNoteView *self, const char *caption);
void ethos_note_view_set_shown (EthosNoteView *self, gboolean shown);
void ethos_note_view_set_count (EthosNoteView *self, guint count);
char *ethos_note_view_dup_count (guint count);
void ethos_note_view_set_dots (EthosNoteView *self, guint dots);
gboolean ethos_note_view_get_covered (EthosNoteView *self);
void ethos_note_view_set_covered (EthosNoteView *self, gboolean covered);
void ethos_note_view_set_marks (EthosNoteView *self, PangoAttrList *marks);
gboolean ethos_note_view_get_cut (EthosNoteView *self);
gboolean ethos_note_view_fits (EthosNoteView *self, int width, int height);

G_END_DECLS
