// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Called for each file with its name without folder. */
typedef void (*JsonCorpusFunc) (const char *name, const char *bytes, gsize length);

guint json_corpus_foreach (const char *folder, JsonCorpusFunc func);

G_END_DECLS
