// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-clock.h"
#include "ethos-document-home.h"
#include "ethos-edit.h"
#include "ethos-session-codec.h"

G_BEGIN_DECLS

gboolean ethos_document_is_forgetting (const EthosJournalRecord *record);
EthosEdits *ethos_document_read_edits (const EthosJournalRecord *record, GError **error);
EthosSessionFile *ethos_document_read_base (const EthosJournalRecord *record, GError **error);
GBytes *ethos_document_rebuild (EthosDocumentHome *home,
                                const EthosJournal *journal,
                                EthosClock *clock,
                                const char *uid);

G_END_DECLS
