// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-files.h"

G_BEGIN_DECLS

EthosFile *ethos_temp_file_create (const EthosFiles *files,
                                   const char *target,
                                   const char *owner,
                                   guint mode,
                                   GError **error);
void ethos_temp_file_end (const char *path);
gboolean ethos_temp_file_sweep (const EthosFiles *files,
                                const char *target,
                                gint64 older_than,
                                GError **error);
gboolean ethos_temp_file_sweep_owner (const EthosFiles *files,
                                      const char *dir,
                                      const char *owner,
                                      GError **error);
gboolean ethos_temp_file_sweep_folder (const EthosFiles *files,
                                       const char *dir,
                                       gint64 older_than,
                                       GError **error);

G_END_DECLS
