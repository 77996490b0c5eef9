// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef gboolean (*StartProbeFunc) (GtkWindow *window);

void start_probe_watch (GtkApplication *application, StartProbeFunc is_there);

G_END_DECLS
