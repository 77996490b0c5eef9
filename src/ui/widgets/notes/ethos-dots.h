// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ethos_dots_dup_marks (guint dots);
char *ethos_dots_dup_words (guint dots);

G_END_DECLS
