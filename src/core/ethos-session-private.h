// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-session.h"

G_BEGIN_DECLS

/* For the store only: everybody else submits operations. */

EthosChanges *ethos_session_apply (EthosSession *self, const EthosEdits *edits, GError **error);
void ethos_session_tell (EthosSession *self, EthosChanges *changes);
guint64 ethos_session_get_token (EthosSession *self, const char *id);

G_END_DECLS
