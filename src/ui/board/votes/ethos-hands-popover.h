// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *ethos_hands_popover_new (EthosStore *store, const char *round, const char *option);
char *ethos_hands_dup_name (EthosSession *session, const char *option);

G_END_DECLS
