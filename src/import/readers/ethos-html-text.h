// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-source-line.h"

G_BEGIN_DECLS

GPtrArray *ethos_html_text_read (const char *html, GError **error);

G_END_DECLS
