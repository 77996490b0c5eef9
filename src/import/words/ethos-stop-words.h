// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean ethos_words_is_stop_word (const char *word);

G_END_DECLS
