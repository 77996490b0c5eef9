// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "ethos-files.h"

G_BEGIN_DECLS

/* What fits a start page with room to spare; older ones are found in their folder. */
#define ETHOS_RECENT_MAX 20

/**
 * EthosRecent:
 * @path: the file
 * @title: of the workshop when it was last open; may be empty
 * @opened: when that was, milliseconds since 1970
 * @missing: whether there is no file at @path at the moment: moved, deleted, or on a drive that
 *   isn't there
 *
 * One recent workshop.
 */
typedef struct
{
  char *path;
  char *title;
  gint64 opened;
  gboolean missing;
} EthosRecent;

void ethos_recent_free (EthosRecent *self);

void ethos_recent_list_async (const EthosFiles *files,
                              const char *root,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
GPtrArray *ethos_recent_list_finish (GAsyncResult *result, GError **error);
void ethos_recent_add_async (const EthosFiles *files,
                             const char *root,
                             const char *path,
                             const char *title,
                             gint64 opened,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
void ethos_recent_remove_async (const EthosFiles *files,
                                const char *root,
                                const char *path,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean ethos_recent_change_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosRecent, ethos_recent_free)

G_END_DECLS
