// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-notes-wall.h"
#include "ethos-outline.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_WALL_FRAME (ethos_wall_frame_get_type ())
G_DECLARE_FINAL_TYPE (EthosWallFrame, ethos_wall_frame, ETHOS, WALL_FRAME, GtkWidget)

GtkWidget *
ethos_wall_frame_new (EthosStore *store, EthosProjection *projection, EthosSaveTracker *saves);

EthosNotesWall *ethos_wall_frame_get_wall (EthosWallFrame *self);
void ethos_wall_frame_show_nothing (EthosWallFrame *self);
void ethos_wall_frame_show_hidden (EthosWallFrame *self, guint n_notes, gboolean covered);
void ethos_wall_frame_show_review (EthosWallFrame *self, const char *wall);
void ethos_wall_frame_show_wall (EthosWallFrame *self, const char *wall, guint n_notes, int page);

void ethos_wall_frame_set_listing (EthosWallFrame *self, gboolean listing);
EthosOutline *ethos_wall_frame_get_outline (EthosWallFrame *self);

G_END_DECLS
