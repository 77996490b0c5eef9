// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-system-clock.h"

#include <time.h>

#define BOOT_ID_FILE "/proc/sys/kernel/random/boot_id"

struct _EthosSystemClock
{
  GObject parent_instance;

  char *boot_id;
};

static void ethos_system_clock_clock_init (EthosClockInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EthosSystemClock,
                               ethos_system_clock,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ETHOS_TYPE_CLOCK,
                                                      ethos_system_clock_clock_init))

static gint64
read_ms (clockid_t id)
{
  struct timespec now;

  if (clock_gettime (id, &now) != 0)
    g_error ("The system clock %d cannot be read", (int) id);

  return (gint64) now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static gint64
ethos_system_clock_get_boot_ms (EthosClock *clock)
{
  return read_ms (CLOCK_BOOTTIME);
}

static gint64
ethos_system_clock_get_wall_ms (EthosClock *clock)
{
  return read_ms (CLOCK_REALTIME);
}

static const char *
ethos_system_clock_get_boot_id (EthosClock *clock)
{
  return ETHOS_SYSTEM_CLOCK (clock)->boot_id;
}

static void
ethos_system_clock_finalize (GObject *object)
{
  EthosSystemClock *self = ETHOS_SYSTEM_CLOCK (object);

  g_clear_pointer (&self->boot_id, g_free);

  G_OBJECT_CLASS (ethos_system_clock_parent_class)->finalize (object);
}

static void
ethos_system_clock_clock_init (EthosClockInterface *iface)
{
  iface->get_boot_ms = ethos_system_clock_get_boot_ms;
  iface->get_wall_ms = ethos_system_clock_get_wall_ms;
  iface->get_boot_id = ethos_system_clock_get_boot_id;
}

static void
ethos_system_clock_class_init (EthosSystemClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ethos_system_clock_finalize;
}

static void
ethos_system_clock_init (EthosSystemClock *self)
{
  g_autoptr (GError) error = NULL;

  /* A container may hide the file. Without an id timers fall back on the time of day. */
  if (!g_file_get_contents (BOOT_ID_FILE, &self->boot_id, NULL, &error))
    {
      g_debug ("No boot id: %s", error->message);
      self->boot_id = g_strdup ("");
    }

  g_strstrip (self->boot_id);
}

/**
 * ethos_system_clock_new:
 *
 * Makes the clock that the programs run on.
 *
 * Its boot time is Linux' `CLOCK_BOOTTIME`, which goes on while a laptop sleeps; `CLOCK_MONOTONIC`,
 * behind g_get_monotonic_time(), does not.
 *
 * Returns: (transfer full): a clock
 */
EthosClock *
ethos_system_clock_new (void)
{
  return g_object_new (ETHOS_TYPE_SYSTEM_CLOCK, NULL);
}
