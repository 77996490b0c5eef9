// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-core-fixture.h"

G_BEGIN_DECLS

/* A workshop with two steps, the first of which goes on. */
typedef struct
{
  EthosSession *session;
  EthosStore *store;
  char *write;
  char *discuss;
} Workshop;

void workshop_init (Workshop *workshop);
void workshop_clear (Workshop *workshop);
void workshop_run (Workshop *workshop, EthosRecord *op);
const EthosActivity *workshop_get_step (Workshop *workshop, const char *id);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Workshop, workshop_clear)

G_END_DECLS
