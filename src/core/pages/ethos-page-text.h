// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint ethos_page_text_count_rows (const char *text, gsize length, guint columns);
guint ethos_page_text_measure_word (const char *text);
gsize ethos_page_text_fit (const char *text, gsize length, guint columns, guint rows);

G_END_DECLS
