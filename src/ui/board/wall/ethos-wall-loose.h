// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-wall-cells.h"

G_BEGIN_DECLS

void ethos_wall_place_loose (const EthosWallMetrics *metrics,
                             EthosWallSlot *slots,
                             guint n_slots,
                             const EthosWallColumn *columns,
                             guint n_columns,
                             EthosWallCells *cells,
                             const GdkRectangle *heading);

G_END_DECLS
