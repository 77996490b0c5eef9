// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

typedef struct _EthosWallIndex EthosWallIndex;

/**
 * EthosWallVisit:
 * @item: the number of what lies there
 * @data: what was passed along
 *
 * Returns: whether to go on
 */
typedef gboolean (*EthosWallVisit) (guint item, gpointer data);

EthosWallIndex *ethos_wall_index_new (int cell_width, int cell_height);
void ethos_wall_index_free (EthosWallIndex *self);

guint ethos_wall_index_add (EthosWallIndex *self, const GdkRectangle *area);
guint ethos_wall_index_get_length (const EthosWallIndex *self);
const GdkRectangle *ethos_wall_index_get_area (const EthosWallIndex *self, guint item);
void ethos_wall_index_visit (const EthosWallIndex *self,
                             const GdkRectangle *area,
                             EthosWallVisit visit,
                             gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosWallIndex, ethos_wall_index_free)

G_END_DECLS
