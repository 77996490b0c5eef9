// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-poster-layout.h"

G_BEGIN_DECLS

gboolean ethos_print_poster (GtkWindow *parent,
                             EthosPosterContent *content,
                             EthosPaper paper,
                             EthosOrientation orientation,
                             GError **error);

G_END_DECLS
