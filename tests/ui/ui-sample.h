// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-store.h"

G_BEGIN_DECLS

EthosStore *ui_sample_store_new (EthosClock *clock);
const EthosActivity *ui_sample_get_step (EthosStore *store, guint position);

G_END_DECLS
