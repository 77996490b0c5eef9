// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-note-query.h"
#include "ethos-projection.h"
#include "ethos-save-tracker.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* In place of the number of a page. */
#define ETHOS_WALL_WHOLE -1

#define ETHOS_TYPE_NOTES_WALL (ethos_notes_wall_get_type ())
G_DECLARE_FINAL_TYPE (EthosNotesWall, ethos_notes_wall, ETHOS, NOTES_WALL, GtkWidget)

GtkWidget *
ethos_notes_wall_new (EthosStore *store, EthosProjection *projection, EthosSaveTracker *saves);

void ethos_notes_wall_show_nothing (EthosNotesWall *self);
void ethos_notes_wall_show_all (EthosNotesWall *self, const char *wall);
void ethos_notes_wall_show_page (EthosNotesWall *self, const char *wall, guint page);

guint ethos_notes_wall_count_selected (EthosNotesWall *self);
char **ethos_notes_wall_dup_targets (EthosNotesWall *self);

void ethos_notes_wall_keep_places (EthosNotesWall *self);

char *ethos_notes_wall_dup_carried (EthosNotesWall *self);
char *ethos_notes_wall_dup_typed (EthosNotesWall *self);

gboolean ethos_notes_wall_prepare_query (EthosNotesWall *self, guint n_notes);
void ethos_notes_wall_set_query (EthosNotesWall *self, EthosNoteQuery *query);
guint ethos_notes_wall_count_notes (EthosNotesWall *self);
guint ethos_notes_wall_count_matches (EthosNotesWall *self);
guint ethos_notes_wall_count_missed (EthosNotesWall *self);
guint ethos_notes_wall_get_match (EthosNotesWall *self);
const char *ethos_notes_wall_get_match_text (EthosNotesWall *self);
void ethos_notes_wall_show_match (EthosNotesWall *self);
gboolean ethos_notes_wall_step_match (EthosNotesWall *self, int step);
gboolean ethos_notes_wall_focus_match (EthosNotesWall *self);
guint ethos_notes_wall_select_matches (EthosNotesWall *self);
gboolean ethos_notes_wall_focus_id (EthosNotesWall *self, const char *id);
void ethos_notes_wall_set_current_id (EthosNotesWall *self, const char *id);

G_END_DECLS
