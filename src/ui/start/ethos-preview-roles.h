// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-statement.h"

G_BEGIN_DECLS

const char *ethos_preview_role_get_name (EthosStatementRole role);
gboolean ethos_preview_role_from_name (const char *name, EthosStatementRole *role);
GMenuModel *ethos_preview_roles_new_menu (void);
GtkEventController *ethos_preview_roles_new_keys (void);

G_END_DECLS
