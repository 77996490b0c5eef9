// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *poster_tool_run (GBytes *bytes, const char *tool, const char *option, gboolean to_stdout);
char *poster_tool_join_words (const char *text);

G_END_DECLS
