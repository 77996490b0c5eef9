// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean ethos_words_begins_with_we (const char *text);
gboolean ethos_words_speak_of_values (const char *text);
gboolean ethos_words_speak_of_leaders (const char *text);
gboolean ethos_words_speak_of_accountability (const char *text);

G_END_DECLS
