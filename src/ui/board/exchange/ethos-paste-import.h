// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-op.h"
#include "ethos-paste-item.h"

G_BEGIN_DECLS

guint ethos_paste_import_count (GPtrArray *items);
EthosRecord *ethos_paste_import_new_op (GPtrArray *items, const char *wall, int colour);

G_END_DECLS
