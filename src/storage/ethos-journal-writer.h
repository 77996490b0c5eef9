// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "ethos-journal-log.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_JOURNAL_WRITER (ethos_journal_writer_get_type ())

G_DECLARE_FINAL_TYPE (EthosJournalWriter, ethos_journal_writer, ETHOS, JOURNAL_WRITER, GObject)

EthosJournalWriter *ethos_journal_writer_new (const EthosFiles *files,
                                              const char *path,
                                              const char *session_id,
                                              guint32 base_crc,
                                              const EthosJournal *previous,
                                              EthosJournalRemake remake,
                                              gpointer remake_data);

guint64 ethos_journal_writer_get_durable (EthosJournalWriter *self);
void ethos_journal_writer_set_compact_bytes (EthosJournalWriter *self, gsize compact_bytes);
gboolean ethos_journal_writer_get_needs_restart (EthosJournalWriter *self);

void ethos_journal_writer_append (EthosJournalWriter *self, guint64 sequence, GBytes *payload);
void ethos_journal_writer_checkpoint (EthosJournalWriter *self, guint64 sequence, guint32 base_crc);

void ethos_journal_writer_flush_async (EthosJournalWriter *self,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean
ethos_journal_writer_flush_finish (EthosJournalWriter *self, GAsyncResult *result, GError **error);
void ethos_journal_writer_restart_async (EthosJournalWriter *self,
                                         guint32 base_crc,
                                         guint64 covered,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean ethos_journal_writer_restart_finish (EthosJournalWriter *self,
                                              GAsyncResult *result,
                                              GError **error);
void ethos_journal_writer_rebase_async (EthosJournalWriter *self,
                                        GBytes *session,
                                        guint64 covered,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean
ethos_journal_writer_rebase_finish (EthosJournalWriter *self, GAsyncResult *result, GError **error);
void ethos_journal_writer_close_async (EthosJournalWriter *self,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean
ethos_journal_writer_close_finish (EthosJournalWriter *self, GAsyncResult *result, GError **error);

G_END_DECLS
