// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-clock.h"

G_DEFINE_INTERFACE (EthosClock, ethos_clock, G_TYPE_OBJECT)

static void
ethos_clock_default_init (EthosClockInterface *iface)
{
}

/**
 * ethos_clock_get_boot_ms:
 * @self: a clock
 *
 * Asks for the time since this machine started, sleep included.
 *
 * Nobody can set this time, so within one boot it is the one to measure with.
 *
 * Returns: milliseconds since boot
 */
gint64
ethos_clock_get_boot_ms (EthosClock *self)
{
  g_return_val_if_fail (ETHOS_IS_CLOCK (self), 0);

  return ETHOS_CLOCK_GET_IFACE (self)->get_boot_ms (self);
}

/**
 * ethos_clock_get_wall_ms:
 * @self: a clock
 *
 * Asks for the time of day, which people and time servers may set at any moment.
 *
 * It is UTC: time zones and daylight saving do not move it.
 *
 * Returns: milliseconds since 1970-01-01T00:00:00Z
 */
gint64
ethos_clock_get_wall_ms (EthosClock *self)
{
  g_return_val_if_fail (ETHOS_IS_CLOCK (self), 0);

  return ETHOS_CLOCK_GET_IFACE (self)->get_wall_ms (self);
}

/**
 * ethos_clock_get_boot_id:
 * @self: a clock
 *
 * Names the boot that ethos_clock_get_boot_ms() counts from.
 *
 * Two boot times can be compared only when their boot ids are equal and not empty.
 *
 * Returns: (transfer none): a short ASCII id, empty when the system does not tell
 */
const char *
ethos_clock_get_boot_id (EthosClock *self)
{
  g_return_val_if_fail (ETHOS_IS_CLOCK (self), "");

  return ETHOS_CLOCK_GET_IFACE (self)->get_boot_id (self);
}
