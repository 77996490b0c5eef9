// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-statement.h"

G_BEGIN_DECLS

EthosStatement *
ethos_statement_set_role (EthosStatement *self, guint line, EthosStatementRole role);
EthosStatement *ethos_statement_set_roles (EthosStatement *self,
                                           const guint *indices,
                                           guint n_indices,
                                           EthosStatementRole role);
EthosStatement *
ethos_statement_bring_back (EthosStatement *self, const guint *indices, guint n_indices);
EthosStatement *
ethos_statement_split (EthosStatement *self, guint line, guint offset, GError **error);
EthosStatement *ethos_statement_merge (EthosStatement *self, guint line, GError **error);

G_END_DECLS
