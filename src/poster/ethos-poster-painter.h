// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cairo.h>

#include "ethos-poster-compose.h"

G_BEGIN_DECLS

void ethos_poster_paint (const EthosPosterItem *items,
                         guint n_items,
                         guint page,
                         gboolean tagged,
                         cairo_t *cr);

G_END_DECLS
