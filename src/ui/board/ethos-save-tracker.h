// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-store.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_SAVE_TRACKER (ethos_save_tracker_get_type ())
G_DECLARE_FINAL_TYPE (EthosSaveTracker, ethos_save_tracker, ETHOS, SAVE_TRACKER, GObject)

EthosSaveTracker *ethos_save_tracker_new (EthosStore *store);

gboolean ethos_save_tracker_is_late (EthosSaveTracker *self, const char *id);
guint ethos_save_tracker_count_unsaved (EthosSaveTracker *self);

G_END_DECLS
