// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-files.h"

G_BEGIN_DECLS

/**
 * EthosBackup:
 * @path: read it with ethos_atomic_file_read()
 * @serial: counts up with each backup of a session; a clock that was set back can't mix them up
 * @time: on which day it was made: noon of it in UTC, seconds since 1970; no more than that is kept
 *
 * One previous version.
 */
typedef struct
{
  char *path;
  guint64 serial;
  gint64 time;
} EthosBackup;

void ethos_backup_free (EthosBackup *self);

gboolean ethos_backups_add (const EthosFiles *files,
                            const char *session_dir,
                            GBytes *bytes,
                            gint64 now,
                            GError **error);
GPtrArray *ethos_backups_list (const EthosFiles *files, const char *session_dir, GError **error);
gboolean
ethos_backups_remove_all (const EthosFiles *files, const char *session_dir, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosBackup, ethos_backup_free)

G_END_DECLS
