// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-store.h"

G_BEGIN_DECLS

char *ethos_unread_show_next (EthosStore *store);

G_END_DECLS
