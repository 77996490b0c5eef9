// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-poster-style.h"

G_BEGIN_DECLS

void ethos_paper_question_ask_async (GtkWindow *parent,
                                     const char *heading,
                                     GSettings *settings,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean ethos_paper_question_ask_finish (GAsyncResult *result, EthosPaper *paper, GError **error);

G_END_DECLS
