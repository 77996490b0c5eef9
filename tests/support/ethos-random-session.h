// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-op.h"

G_BEGIN_DECLS

/*
 * Workshops and operations that nobody thought of. Everything comes from the GRand of the caller,
 * so a seed brings a failure back; ids alone are made by the caller of the operation.
 */

EthosSession *ethos_random_session_new (GRand *rand, guint most_notes);
char *ethos_random_text_new (GRand *rand, guint most_characters, gboolean one_line);
EthosRecord *ethos_random_op_new (GRand *rand, EthosSession *session, const EthosOpKind *kind);
GPtrArray *ethos_random_ids (EthosSession *session, EthosKind kind);

G_END_DECLS
