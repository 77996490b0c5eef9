// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "ethos-backups.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_VERSIONS_DIALOG (ethos_versions_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EthosVersionsDialog, ethos_versions_dialog, ETHOS, VERSIONS_DIALOG, AdwWindow)

GtkWindow *ethos_versions_dialog_new (GtkWindow *parent, GPtrArray *versions, gint64 now);

void ethos_versions_dialog_tell (EthosVersionsDialog *self, const char *message);
char *ethos_version_dup_name (const EthosBackup *version, gint64 now);

G_END_DECLS
