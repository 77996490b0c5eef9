// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-session.h"

G_BEGIN_DECLS

/*
 * Notes that say the same may be combined: one of them, the first, is shown for all, with how many
 * it stands for, and the others are kept behind it as they are.
 */

char *ethos_same_notes_dup_key (const char *text);
const EthosNote *ethos_same_notes_get_first (EthosSession *session, const EthosNote *note);
const EthosNote *ethos_same_notes_get_shown (EthosSession *session, const EthosNote *note);
gboolean ethos_same_notes_is_for_later (EthosSession *session, const EthosNote *note);
guint ethos_same_notes_count_unread (EthosSession *session, const char *wall, guint *n_notes);
void ethos_same_notes_count_one (GHashTable *counts, const char *first);
GHashTable *ethos_same_notes_count (EthosSession *session, const char *wall);
guint ethos_same_notes_get_count (GHashTable *counts, const char *note);
GPtrArray *ethos_same_notes_list (EthosSession *session, const char *note);

G_END_DECLS
