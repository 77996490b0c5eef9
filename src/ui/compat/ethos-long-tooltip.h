// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ethos_long_tooltip_show (GtkTooltip *tooltip, const char *text);

G_END_DECLS
