// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-session.h"

G_BEGIN_DECLS

const char *ethos_card_kind_get_label (EthosCardKind kind);
const char *ethos_card_kind_get_heading (EthosCardKind kind);
GStrv ethos_card_dup_lines (EthosSession *session, const EthosCard *card, guint most);
guint ethos_card_count_fixed_lines (EthosSession *session, const EthosCard *card);

G_END_DECLS
