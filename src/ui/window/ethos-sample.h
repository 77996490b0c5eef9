// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-session.h"

G_BEGIN_DECLS

EthosSession *ethos_sample_create (const char *const *languages, gint64 created_ms, GError **error);

G_END_DECLS
