// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-projection.h"

G_BEGIN_DECLS

/* Six short notes are read in about this time. */
#define ETHOS_SEEN_AFTER_MS 3000

#define ETHOS_TYPE_SEEN_TRACKER (ethos_seen_tracker_get_type ())
G_DECLARE_FINAL_TYPE (EthosSeenTracker, ethos_seen_tracker, ETHOS, SEEN_TRACKER, GObject)

EthosSeenTracker *
ethos_seen_tracker_new (EthosStore *store, EthosProjection *projection, guint delay);

void ethos_seen_tracker_set_room_sees (EthosSeenTracker *self, gboolean room_sees);

G_END_DECLS
