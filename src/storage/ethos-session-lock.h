// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-files.h"

G_BEGIN_DECLS

typedef struct _EthosSessionLock EthosSessionLock;

EthosSessionLock *
ethos_session_lock_take (const EthosFiles *files, const char *session_dir, GError **error);
gboolean ethos_session_lock_is_in_place (EthosSessionLock *self);
void ethos_session_lock_release (EthosSessionLock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosSessionLock, ethos_session_lock_release)

G_END_DECLS
