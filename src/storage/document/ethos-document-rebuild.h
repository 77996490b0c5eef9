// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-clock.h"
#include "ethos-document-home.h"

G_BEGIN_DECLS

GBytes *ethos_document_rebuild (EthosDocumentHome *home,
                                const EthosJournal *journal,
                                EthosClock *clock,
                                const char *uid);

G_END_DECLS
