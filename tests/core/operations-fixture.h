// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-op-private.h"
#include "ethos-store.h"

G_BEGIN_DECLS

guint operations_count_rows (void);
const EthosOpKind *operations_get_row (guint index);
void operations_assert_state (EthosStore *store, EthosSnapshot *expected);

/* A workshop in which every row may be sent, and a valid operation of a row. */
typedef struct
{
  EthosStore *store;
  GRand *rand;
  EthosOpContext context;
} Place;

void place_init (Place *place);
void place_clear (Place *place);
EthosRecord *place_new_op (Place *place, const EthosOpKind *row);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

G_END_DECLS
