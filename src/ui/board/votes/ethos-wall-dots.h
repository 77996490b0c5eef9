// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-notes-wall-private.h"

G_BEGIN_DECLS

void ethos_wall_dots_read (EthosNotesWall *self);
void ethos_wall_dots_clear (EthosNotesWall *self);
guint ethos_wall_dots_get (EthosNotesWall *self, const char *id);
void ethos_wall_dots_sort_columns (EthosNotesWall *self, GPtrArray *columns);
guint ethos_wall_dots_count_ranks (EthosNotesWall *self);
guint ethos_wall_dots_get_rank (EthosNotesWall *self, const char *id);

void ethos_wall_dots_set_putting (EthosNotesWall *self, gboolean putting, GHashTable *own);
const char *ethos_wall_dots_get_target (EthosNotesWall *self);
void ethos_wall_dots_ask_hands (EthosNotesWall *self, const char *round, const char *option);

G_END_DECLS
