// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define ETHOS_TYPE_CLOCK (ethos_clock_get_type ())

G_DECLARE_INTERFACE (EthosClock, ethos_clock, ETHOS, CLOCK, GObject)

struct _EthosClockInterface
{
  GTypeInterface parent_iface;

  gint64 (*get_boot_ms) (EthosClock *self);
  gint64 (*get_wall_ms) (EthosClock *self);
  const char *(*get_boot_id) (EthosClock *self);
};

gint64 ethos_clock_get_boot_ms (EthosClock *self);
gint64 ethos_clock_get_wall_ms (EthosClock *self);
const char *ethos_clock_get_boot_id (EthosClock *self);

G_END_DECLS
