// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-clock.h"
#include "ethos-sections-private.h"

G_BEGIN_DECLS

EthosAudience *ethos_scene_new_audience (EthosSections *sections, EthosClock *clock);

G_END_DECLS
