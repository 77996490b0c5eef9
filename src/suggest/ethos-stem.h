// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-function-words.h"

G_BEGIN_DECLS

void ethos_stem (GString *folded, EthosWordLanguage language);

G_END_DECLS
