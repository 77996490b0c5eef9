// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-notes-wall-private.h"

G_BEGIN_DECLS

void ethos_wall_touch_init (EthosNotesWall *self, GtkGesture *drag);
void ethos_wall_touch_clear (EthosNotesWall *self);

gboolean ethos_wall_touch_is_finger (GtkGesture *gesture);
void ethos_wall_touch_take (EthosNotesWall *self);
void ethos_wall_touch_press (EthosNotesWall *self);
void ethos_wall_touch_drag (EthosNotesWall *self);
void ethos_wall_touch_release (EthosNotesWall *self, EthosGroupColumn *column);

void ethos_wall_touch_begin_pinch (EthosNotesWall *self, double x, double y);
void ethos_wall_touch_pinch (EthosNotesWall *self, double scale, double x, double y);
void ethos_wall_touch_end_pinch (EthosNotesWall *self);

G_END_DECLS
