// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void ethos_quoted_cells_join (char **lines);

G_END_DECLS
