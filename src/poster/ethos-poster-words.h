// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ethos_poster_words_translate (const char *language, const char *context, const char *text);

G_END_DECLS
