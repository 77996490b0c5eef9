// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What plain text is called, best first. */
extern const char *const ethos_clipboard_text_types[];

/* How long another program may take to say what it has copied, in milliseconds. */
#define ETHOS_CLIPBOARD_PATIENCE 1000

/* How long nothing may come of what it has copied, in milliseconds. */
#define ETHOS_CLIPBOARD_READ_PATIENCE 5000

void ethos_clipboard_find_formats_async (GdkClipboard *clipboard,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
GdkContentFormats *ethos_clipboard_find_formats_finish (GAsyncResult *result, GError **error);

void ethos_clipboard_read_async (GdkClipboard *clipboard,
                                 const char *const *mime_types,
                                 gsize most,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GBytes *ethos_clipboard_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
