// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-session.h"

G_BEGIN_DECLS

char *ethos_markdown_from_snapshot (const EthosSnapshot *snapshot);

G_END_DECLS
