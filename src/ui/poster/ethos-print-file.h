// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-poster-worker.h"

G_BEGIN_DECLS

void ethos_print_file_choose_async (GtkWindow *parent,
                                    EthosPosterPrint print,
                                    const char *title,
                                    EthosPaper paper,
                                    GSettings *settings,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GFile *ethos_print_file_choose_finish (GAsyncResult *result,
                                       EthosPosterPrint *print,
                                       EthosPaper *paper,
                                       GError **error);

void ethos_print_file_write_async (EthosPosterWorker *worker,
                                   const EthosPosterJob *job,
                                   GFile *file,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GFile *ethos_print_file_write_finish (GAsyncResult *result, GError **error);

G_END_DECLS
