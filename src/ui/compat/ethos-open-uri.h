// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ethos_open_uri_async (GtkWindow *parent,
                           const char *uri,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean ethos_open_uri_finish (GAsyncResult *result, GError **error);
void ethos_open_help (GtkWindow *parent, const char *page);

G_END_DECLS
