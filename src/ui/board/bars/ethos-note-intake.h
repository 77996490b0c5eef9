// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-notes-wall.h"
#include "ethos-privacy.h"

G_BEGIN_DECLS

typedef struct _EthosNoteIntake EthosNoteIntake;

EthosNoteIntake *ethos_note_intake_new (GtkWidget *view,
                                        GtkBox *box,
                                        EthosNotesWall *wall,
                                        EthosStore *store,
                                        EthosPrivacy *privacy);
void ethos_note_intake_free (EthosNoteIntake *self);

void ethos_note_intake_update (EthosNoteIntake *self, const char *wall, gboolean any_shown);
gboolean ethos_note_intake_focus_entry (EthosNoteIntake *self);
void ethos_note_intake_focus_next (EthosNoteIntake *self);
void ethos_note_intake_take_file (EthosNoteIntake *self, GFile *file);
gboolean
ethos_note_intake_activate (EthosNoteIntake *self, const char *action, GVariant *parameter);

G_END_DECLS
