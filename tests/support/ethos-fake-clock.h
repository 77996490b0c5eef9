// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-clock.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_FAKE_CLOCK (ethos_fake_clock_get_type ())

G_DECLARE_FINAL_TYPE (EthosFakeClock, ethos_fake_clock, ETHOS, FAKE_CLOCK, GObject)

EthosFakeClock *ethos_fake_clock_new (void);

void ethos_fake_clock_advance (EthosFakeClock *self, gint64 ms);
void ethos_fake_clock_set_wall_back_or_forward (EthosFakeClock *self, gint64 ms);
void ethos_fake_clock_reboot (EthosFakeClock *self, gint64 off_ms);
void ethos_fake_clock_hide_boot_id (EthosFakeClock *self);

G_END_DECLS
