// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ethos_paste_read_async (GdkClipboard *clipboard,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
char *ethos_paste_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
