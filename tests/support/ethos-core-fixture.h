// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-fake-clock.h"
#include "ethos-store.h"

G_BEGIN_DECLS

/* Sanitizers write down where every allocation comes from; one run in seven finds what they look
 * for. */
#ifdef __SANITIZE_ADDRESS__
#define ETHOS_FIXTURE_STRIDE 7
#else
#define ETHOS_FIXTURE_STRIDE 1
#endif
#define ETHOS_FIXTURE_RUNS(runs) ((runs) / ETHOS_FIXTURE_STRIDE)

/* What the tests of the core share: a store over a workshop, and everything that it tells. */

EthosStore *ethos_fixture_store_new (EthosSession *session);
EthosStore *ethos_fixture_store_new_random (guint32 seed, guint most_notes, GRand **rand);
EthosFakeClock *ethos_fixture_get_clock (EthosStore *store);

char *ethos_fixture_add_step (EthosStore *store, int kind, const char *title);
char *ethos_fixture_add_note (EthosStore *store, const char *text);
void ethos_fixture_submit (EthosStore *store, EthosOrigin origin, EthosRecord *op);
void ethos_fixture_refuse (EthosStore *store, EthosOrigin origin, EthosRecord *op, int code);
char *ethos_fixture_dup_order (EthosSession *session, const char *parent, EthosKind kind);

/**
 * EthosFixtureWatch:
 *
 * Counts everything that a store, its session, every list and every item of it tell.
 */
typedef struct _EthosFixtureWatch EthosFixtureWatch;

EthosFixtureWatch *ethos_fixture_watch_new (EthosStore *store);
void ethos_fixture_watch_free (EthosFixtureWatch *watch);
guint ethos_fixture_watch_get_count (EthosFixtureWatch *watch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosFixtureWatch, ethos_fixture_watch_free)

G_END_DECLS
