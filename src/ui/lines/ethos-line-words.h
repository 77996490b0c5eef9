// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-session.h"

G_BEGIN_DECLS

char *ethos_lines_dup_card_name (const EthosCard *card);
const char *ethos_lines_get_kind_label (EthosBehaviourKind kind);

G_END_DECLS
