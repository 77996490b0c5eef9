// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-notes-wall-private.h"

G_BEGIN_DECLS

/* Smaller than this nobody reads a note: it is drawn as a mark. One that is drawn with its words
 * keeps them a little longer, so that nothing flickers where fingers or a wheel stop in between. */
#define ETHOS_WALL_READABLE_ZOOM 0.45
#define ETHOS_WALL_MARKS_ZOOM 0.41

/* A note is at least so large while somebody types in it. */
#define ETHOS_WALL_TYPING_ZOOM 0.8

/* At least so large is a note with the focus, however small the wall is. */
#define ETHOS_WALL_LENS_ZOOM 0.75

void ethos_wall_zoom_class_init (GtkWidgetClass *klass);
void ethos_wall_zoom_init (EthosNotesWall *self);
void ethos_wall_zoom_clear (EthosNotesWall *self);
void ethos_wall_zoom_add_keys (GtkWidgetClass *klass);

void ethos_wall_zoom_turn (EthosNotesWall *self, gboolean other, gboolean page);
void ethos_wall_zoom_show_for_typing (EthosNotesWall *self, const GdkRectangle *place);
void ethos_wall_zoom_edit_column (EthosNotesWall *self, EthosGroupColumn *column);
gboolean ethos_wall_zoom_is_moving (EthosNotesWall *self);
void ethos_wall_zoom_stop (EthosNotesWall *self);
void ethos_wall_zoom_hold (EthosNotesWall *self, const EthosWallCamera *camera);
void ethos_wall_zoom_let_go (EthosNotesWall *self);
void ethos_wall_zoom_update_actions (EthosNotesWall *self);
gboolean ethos_wall_zoom_is_readable (EthosNotesWall *self);
gboolean ethos_wall_zoom_get_possible (EthosNotesWall *self);
int ethos_wall_zoom_get_percent (EthosNotesWall *self);
char *ethos_wall_zoom_dup_percent (EthosNotesWall *self);

G_END_DECLS
