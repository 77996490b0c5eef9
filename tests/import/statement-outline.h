// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-statement-build.h"

G_BEGIN_DECLS

char *statement_outline (const EthosStatement *statement);

G_END_DECLS
