// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ethos_erase_ask (GtkWidget *widget, EthosStore *store, const char *const *notes);

G_END_DECLS
