// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-files.h"

G_BEGIN_DECLS

/* The longest session id: two UUIDs' worth. */
#define ETHOS_STATE_ID_MAX 64

gboolean ethos_state_id_is_valid (const char *session_id);
char *ethos_state_dir_dup_root (void);
gboolean ethos_state_dir_prepare_root (const EthosFiles *files, const char *root, GError **error);
char *ethos_state_dir_prepare (const EthosFiles *files,
                               const char *root,
                               const char *session_id,
                               GError **error);
char *ethos_state_dir_dup_path (const char *root, const char *session_id, const char *name);
GPtrArray *
ethos_state_dir_list_sessions (const EthosFiles *files, const char *root, GError **error);
gboolean ethos_state_dir_remove_session (const EthosFiles *files,
                                         const char *root,
                                         const char *session_id,
                                         GError **error);

G_END_DECLS
