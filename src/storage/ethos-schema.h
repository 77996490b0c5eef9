// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-tree-codec.h"

G_BEGIN_DECLS

GBytes *ethos_schema_write (const EthosFormat *format, GError **error);

G_END_DECLS
