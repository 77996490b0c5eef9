// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-wall-layout.h"

G_BEGIN_DECLS

int ethos_wall_find_width (const EthosWallMetrics *metrics, guint n_notes);

G_END_DECLS
