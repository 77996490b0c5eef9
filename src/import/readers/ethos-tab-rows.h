// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void ethos_tab_rows_mark_columns (char **lines);
gboolean ethos_tab_rows_has_cells (const char *content, const char *next, gboolean in_rows);
gboolean ethos_tab_rows_have_marker (const char *content);

G_END_DECLS
