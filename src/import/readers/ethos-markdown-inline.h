// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ethos_markdown_strip (const char *text, GPtrArray *pictures);
gboolean ethos_markdown_is_menu (const char *text);

G_END_DECLS
