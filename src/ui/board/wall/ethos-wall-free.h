// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-wall-layout.h"

G_BEGIN_DECLS

gboolean ethos_wall_is_clear (const GdkRectangle *taken, guint n_taken, const GdkRectangle *area);
void ethos_wall_find_free (const EthosWallMetrics *metrics,
                           const GdkRectangle *taken,
                           guint n_taken,
                           GdkRectangle *area);

G_END_DECLS
