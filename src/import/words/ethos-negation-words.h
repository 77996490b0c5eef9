// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gsize ethos_words_negation_length (const char *text);
gboolean ethos_words_begins_with_negation (const char *text);

G_END_DECLS
