// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <pango/pangocairo.h>

#include "ethos-audience.h"

G_BEGIN_DECLS

gboolean ethos_stage_paint (const EthosAudience *audience,
                            gint64 now_boot_ms,
                            cairo_t *cr,
                            PangoContext *context,
                            double width,
                            double height);
char *ethos_stage_describe (const EthosAudience *audience);

G_END_DECLS
