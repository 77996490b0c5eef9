// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-files.h"

G_BEGIN_DECLS

void ethos_document_tidy (const EthosFiles *files, const char *root, const char *path, gint64 now);

G_END_DECLS
