// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "ethos-csv.h"

G_BEGIN_DECLS

/* What Ethos saves it can read: as many notes as a wall holds, each as long as one can be, which is
 * 40 MB, with what else a table says of them. */
#define ETHOS_NOTES_FILE_MAX_BYTES (48 * 1024 * 1024)

/**
 * EthosReadNotes:
 * @text: what it says
 * @table: (nullable): the same as rows of cells, where it is a table
 *
 * A file that notes are made of.
 */
typedef struct
{
  char *text;
  EthosCsv *table;
} EthosReadNotes;

void ethos_read_notes_free (EthosReadNotes *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosReadNotes, ethos_read_notes_free)

void ethos_note_reader_read_async (GFile *file,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
EthosReadNotes *ethos_note_reader_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
