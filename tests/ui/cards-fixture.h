// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-store.h"

G_BEGIN_DECLS

EthosStore *cards_fixture_new (void);
EthosStore *cards_fixture_new_full (guint n_values, EthosActivityKind step);
const char *cards_fixture_get_card (EthosStore *store, guint place);
const char *cards_fixture_get_line (EthosStore *store, const char *card, guint place);
void cards_fixture_write_wall (EthosStore *store, gboolean reveal);

G_END_DECLS
