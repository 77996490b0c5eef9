// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-source-line.h"

G_BEGIN_DECLS

GPtrArray *ethos_line_scanner_read (const char *text, gboolean markdown);

G_END_DECLS
