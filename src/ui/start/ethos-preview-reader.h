// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "ethos-session.h"
#include "ethos-statement.h"

G_BEGIN_DECLS

void ethos_preview_read_file_async (GFile *file,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
void ethos_preview_read_text_async (const char *text,
                                    EthosSourceFormat format,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
EthosStatement *
ethos_preview_read_finish (GAsyncResult *result, EthosSnapshot **cards, GError **error);

gboolean ethos_preview_html_has_structure (const char *html);
char *ethos_preview_html_to_text (const char *html);
void ethos_preview_read_html_async (GBytes *bytes,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
char *ethos_preview_read_html_finish (GAsyncResult *result, char **text, GError **error);

G_END_DECLS
