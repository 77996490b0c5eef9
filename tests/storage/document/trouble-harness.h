// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document-harness.h"
#include "ethos-journal.h"

G_BEGIN_DECLS

/* A workshop whose file can't be written. */

/* A note that is not one of the numbered ones. */
#define TROUBLE_SECRET "Dr Nobody shouted"

/* Every change makes the journal too long. */
#define TROUBLE_ALWAYS 1

typedef enum
{
  /* Another program wrote it. */
  TROUBLE_CONFLICT,
  TROUBLE_FULL,
  TROUBLE_READ_ONLY,
  N_TROUBLES,
} Trouble;

extern const char *const trouble_names[];

void trouble_rest (EthosDocument *document);
void trouble_add_note (EthosDocument *document, guint number);
EthosSession *trouble_get_session (EthosDocument *document);
EthosDocument *trouble_begin (Desk *desk, char **path);
void trouble_make (Desk *desk, const char *path, Trouble trouble);
EthosJournal *trouble_read_journal (Desk *desk);
void trouble_assert_has_base (Desk *desk);
void trouble_hold_rebasing (Desk *desk, EthosDocument *document, guint number);
guint trouble_count_notes (EthosSession *session);
void trouble_check_recovery (Desk *desk, const char *path, Trouble trouble, guint n_least);
EthosDocument *trouble_begin_rebasing (Desk *desk, Trouble trouble, char **path);

G_END_DECLS
