// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-files.h"

G_BEGIN_DECLS

#define ETHOS_DOCUMENT_SUFFIX ".ethos"

char *ethos_document_find_free_path (const EthosFiles *files,
                                     const char *folder,
                                     const char *title,
                                     GError **error);

G_END_DECLS
