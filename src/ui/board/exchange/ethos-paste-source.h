// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-paste-table.h"

G_BEGIN_DECLS

/**
 * EthosPasteSource:
 *
 * What notes are made of, a text or a table, and how much of it has been read. While it is read in
 * a thread, nobody else touches it, apart from asking how far that is.
 */
typedef struct _EthosPasteSource EthosPasteSource;

EthosPasteSource *ethos_paste_source_new (const char *text, const char *const *wall_texts);
EthosPasteSource *ethos_paste_source_ref (EthosPasteSource *self);
void ethos_paste_source_unref (EthosPasteSource *self);

void ethos_paste_source_set_table (EthosPasteSource *self, EthosCsv *table);
EthosCsv *ethos_paste_source_get_table (EthosPasteSource *self);
void ethos_paste_source_rewind (EthosPasteSource *self);
void ethos_paste_source_add_wall_text (EthosPasteSource *self, const char *text);

gboolean ethos_paste_source_is_quick (EthosPasteSource *self);
double ethos_paste_source_get_progress (EthosPasteSource *self);
guint ethos_paste_source_get_n_more (EthosPasteSource *self);

GPtrArray *ethos_paste_source_read (EthosPasteSource *self, const EthosPasteColumns *columns);
void ethos_paste_source_read_async (EthosPasteSource *self,
                                    const EthosPasteColumns *columns,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *ethos_paste_source_read_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosPasteSource, ethos_paste_source_unref)

G_END_DECLS
