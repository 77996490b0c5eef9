// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GHashTable *ethos_suggest_names_new (const char *const *taken);
gboolean ethos_suggest_names_take (GHashTable *names, const char *name);
char *ethos_suggest_names_number (GHashTable *names, const char *name, gsize most_characters);

G_END_DECLS
