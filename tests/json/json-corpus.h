// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Called for each file with its name without folder. */
typedef void (*JsonCorpusFunc) (const char *name, const char *bytes, gsize length);

/* Public test data beside the source tree, or NULL with a message when it isn't there. */
char *json_corpus_find_shared (const char *path);
guint json_corpus_foreach (const char *folder, JsonCorpusFunc func);

G_END_DECLS
