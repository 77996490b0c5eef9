// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *ethos_same_popover_new (EthosSession *session, const char *note);

G_END_DECLS
