// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

G_END_DECLS
