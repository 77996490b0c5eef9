// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-clock.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_SYSTEM_CLOCK (ethos_system_clock_get_type ())

G_DECLARE_FINAL_TYPE (EthosSystemClock, ethos_system_clock, ETHOS, SYSTEM_CLOCK, GObject)

EthosClock *ethos_system_clock_new (void);

G_END_DECLS
