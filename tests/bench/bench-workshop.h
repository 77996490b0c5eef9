// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-session.h"

G_BEGIN_DECLS

EthosSession *bench_workshop_new (guint n_notes);

G_END_DECLS
