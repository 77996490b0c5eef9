// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ethos_shadow_snapshot (GtkSnapshot *snapshot, float x, float y, float width, float height);

G_END_DECLS
