// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-model.h"

G_BEGIN_DECLS

/* In place of a colour. */
#define ETHOS_QUERY_ANY_TINT -1

/* In place of the id of a group: the notes that are in none. */
#define ETHOS_QUERY_NO_GROUP ""

/**
 * EthosNoteQuery:
 *
 * Which notes somebody looks for: with these words, of that colour, in that group, not read yet. It
 * never changes.
 */
typedef struct _EthosNoteQuery EthosNoteQuery;

EthosNoteQuery *
ethos_note_query_new (const char *words, int tint, const char *group, gboolean unread);
EthosNoteQuery *ethos_note_query_ref (EthosNoteQuery *self);
void ethos_note_query_unref (EthosNoteQuery *self);

gboolean ethos_note_query_is_empty (const EthosNoteQuery *self);
gboolean ethos_note_query_has_words (const EthosNoteQuery *self);
gboolean
ethos_note_query_admits (const EthosNoteQuery *self, const EthosNote *note, gboolean loose);
gboolean ethos_note_query_finds (const EthosNoteQuery *self, const char *folded);
GArray *ethos_note_query_dup_places (const EthosNoteQuery *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosNoteQuery, ethos_note_query_unref)

G_END_DECLS
