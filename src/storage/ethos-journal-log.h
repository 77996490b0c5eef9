// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-journal.h"

G_BEGIN_DECLS

typedef struct _EthosJournalLog EthosJournalLog;

/* Makes the place of a journal that somebody removed anew, and ready to be written. */
typedef gboolean (*EthosJournalRemake) (gpointer data, GError **error);

EthosJournalLog *ethos_journal_log_new (const EthosFiles *files,
                                        const char *path,
                                        const char *session_id,
                                        guint32 base_crc,
                                        const EthosJournal *previous);
void ethos_journal_log_free (EthosJournalLog *self);
void ethos_journal_log_set_remake (EthosJournalLog *self, EthosJournalRemake remake, gpointer data);
guint64 ethos_journal_log_get_durable (EthosJournalLog *self);
gsize ethos_journal_log_get_size (EthosJournalLog *self);
guint ethos_journal_log_get_n_records (EthosJournalLog *self);
void ethos_journal_log_add (EthosJournalLog *self, EthosJournalRecord *record);
gboolean ethos_journal_log_commit (EthosJournalLog *self, GError **error);
gboolean ethos_journal_log_restart (EthosJournalLog *self,
                                    guint32 base_crc,
                                    guint64 covered,
                                    GError **error);
gboolean
ethos_journal_log_rebase (EthosJournalLog *self, GBytes *session, guint64 covered, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosJournalLog, ethos_journal_log_free)

G_END_DECLS
