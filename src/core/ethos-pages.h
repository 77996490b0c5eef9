// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-session.h"

G_BEGIN_DECLS

/* At a 1.5 m screen in a 10 m room, letters are large enough for six notes a page where they are
 * short, and for one alone when it is longer than this many characters. */
#define ETHOS_NOTES_A_PAGE 6
#define ETHOS_LONG_NOTE_CHARACTERS 100

/* Lines are sentences, so that fewer of them than of notes can be read from the back row. */
#define ETHOS_LINES_A_PAGE 3

/**
 * EthosPage:
 * @section: (nullable): the id of the group or of the card that all of the page belongs to
 * @first: the number of its first record
 * @n_records: how many records it has, one that is too long for a page counting on each of its own
 *
 * What the room reads at once. The id is borrowed until the next change.
 */
typedef struct
{
  const char *section;
  guint first;
  guint n_records;
} EthosPage;

/**
 * EthosPages:
 *
 * Everything that the room may read in a step, spread over pages that can be read from the back
 * row. It is worked out when it is asked for, and holds until the next change.
 */
typedef struct _EthosPages EthosPages;

EthosPages *ethos_pages_new (EthosSession *session);
EthosPages *ethos_pages_new_of_focus (EthosSession *session, const char *id);
EthosPages *
ethos_pages_new_of_draft (EthosSession *session, const char *id, const EthosBehaviour *line);
EthosPages *ethos_pages_new_of_names (EthosSession *session);
EthosPages *ethos_pages_new_of_groups (EthosSession *session, const char *wall);
void ethos_pages_free (EthosPages *self);
guint ethos_pages_get_length (const EthosPages *self);
guint ethos_pages_get_n_records (const EthosPages *self);
const EthosPage *ethos_pages_get (const EthosPages *self, guint page);
gconstpointer ethos_pages_get_record (const EthosPages *self, const EthosPage *page, guint index);
char *ethos_pages_dup_text (const EthosPages *self, const EthosPage *page, guint index);
gboolean ethos_pages_ends (const EthosPages *self, const EthosPage *page, guint index);
int ethos_pages_find (const EthosPages *self, const char *section);
guint ethos_pages_get_current (const EthosPages *self, EthosSession *session);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosPages, ethos_pages_free)

G_END_DECLS
