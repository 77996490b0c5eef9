// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-notes-wall-private.h"
#include "ethos-wall-paint.h"

G_BEGIN_DECLS

void ethos_wall_marks_init (EthosNotesWall *self);
void ethos_wall_marks_clear (EthosNotesWall *self);
void ethos_wall_marks_forget (EthosNotesWall *self);
void ethos_wall_marks_forget_colours (EthosNotesWall *self);
const EthosWallPaint *ethos_wall_marks_get_paint (EthosNotesWall *self);
guint ethos_wall_marks_get_serial (EthosNotesWall *self);
void ethos_wall_marks_snapshot (EthosNotesWall *self, GtkSnapshot *snapshot);
gboolean ethos_wall_marks_is_missing (EthosNotesWall *self, EthosWallNote *note);
void ethos_wall_marks_snapshot_missing (EthosNotesWall *self, GtkSnapshot *snapshot);

G_END_DECLS
