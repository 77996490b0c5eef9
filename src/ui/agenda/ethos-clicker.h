// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-op.h"

G_BEGIN_DECLS

EthosRecord *ethos_clicker_create_op (EthosSession *session, gboolean forward);
char *ethos_clicker_dup_place (EthosSession *session);

G_END_DECLS
