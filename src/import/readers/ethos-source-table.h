// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-source-line.h"

G_BEGIN_DECLS

void ethos_source_table_mark_head (GPtrArray *lines, guint first);
void ethos_source_tables_read (GPtrArray *lines);

G_END_DECLS
