// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-store.h"

G_BEGIN_DECLS

GBytes *ethos_document_tie_clocks (EthosStore *store, EthosClock *clock, gint64 last_written_ms);

G_END_DECLS
