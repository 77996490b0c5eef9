// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *ethos_text_skip_space (const char *text);
gsize ethos_text_get_trimmed_length (const char *text, gsize length);

G_END_DECLS
