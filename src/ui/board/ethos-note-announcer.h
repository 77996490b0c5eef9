// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-store.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_NOTE_ANNOUNCER (ethos_note_announcer_get_type ())
G_DECLARE_FINAL_TYPE (EthosNoteAnnouncer, ethos_note_announcer, ETHOS, NOTE_ANNOUNCER, GObject)

EthosNoteAnnouncer *ethos_note_announcer_new (EthosStore *store, GtkWidget *widget);

void ethos_note_announcer_set_wall (EthosNoteAnnouncer *self, const char *wall);

G_END_DECLS
