// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void ethos_csv_append_row (GString *out, const char *const *cells);

G_END_DECLS
