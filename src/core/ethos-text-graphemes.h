// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *ethos_text_next_character (const char *text);

G_END_DECLS
