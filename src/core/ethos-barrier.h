// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-store.h"

G_BEGIN_DECLS

const char *ethos_store_get_barrier (EthosStore *self);

G_END_DECLS
