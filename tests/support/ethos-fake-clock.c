// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-tests"

#include "config.h"

#include "ethos-fake-clock.h"

/* Odd numbers, so that a mix-up of the two times or of seconds and milliseconds shows. */
#define FIRST_BOOT_MS G_GINT64_CONSTANT (5025017)
#define FIRST_WALL_MS G_GINT64_CONSTANT (1789034567891)
#define BOOT_TAKES_MS 20011

struct _EthosFakeClock
{
  GObject parent_instance;

  gint64 boot_ms;
  gint64 wall_ms;
  guint n_boots;
  char *boot_id;
};

static void ethos_fake_clock_clock_init (EthosClockInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EthosFakeClock,
                               ethos_fake_clock,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ETHOS_TYPE_CLOCK,
                                                      ethos_fake_clock_clock_init))

static void
next_boot (EthosFakeClock *self)
{
  g_free (self->boot_id);
  self->boot_id = g_strdup_printf ("00000000-0000-4000-8000-%012u", ++self->n_boots);
}

static gint64
ethos_fake_clock_get_boot_ms (EthosClock *clock)
{
  return ETHOS_FAKE_CLOCK (clock)->boot_ms;
}

static gint64
ethos_fake_clock_get_wall_ms (EthosClock *clock)
{
  return ETHOS_FAKE_CLOCK (clock)->wall_ms;
}

static const char *
ethos_fake_clock_get_boot_id (EthosClock *clock)
{
  return ETHOS_FAKE_CLOCK (clock)->boot_id;
}

static void
ethos_fake_clock_finalize (GObject *object)
{
  EthosFakeClock *self = ETHOS_FAKE_CLOCK (object);

  g_clear_pointer (&self->boot_id, g_free);

  G_OBJECT_CLASS (ethos_fake_clock_parent_class)->finalize (object);
}

static void
ethos_fake_clock_clock_init (EthosClockInterface *iface)
{
  iface->get_boot_ms = ethos_fake_clock_get_boot_ms;
  iface->get_wall_ms = ethos_fake_clock_get_wall_ms;
  iface->get_boot_id = ethos_fake_clock_get_boot_id;
}

static void
ethos_fake_clock_class_init (EthosFakeClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ethos_fake_clock_finalize;
}

static void
ethos_fake_clock_init (EthosFakeClock *self)
{
  self->boot_ms = FIRST_BOOT_MS;
  self->wall_ms = FIRST_WALL_MS;
  next_boot (self);
}

/**
 * ethos_fake_clock_new:
 *
 * Makes a clock that stands still until a test moves it.
 *
 * Returns: (transfer full): a clock
 */
EthosFakeClock *
ethos_fake_clock_new (void)
{
  return g_object_new (ETHOS_TYPE_FAKE_CLOCK, NULL);
}

/**
 * ethos_fake_clock_advance:
 * @self: a fake clock
 * @ms: how much time passes, 0 or more
 *
 * Lets time pass, awake or asleep: boot time counts both.
 */
void
ethos_fake_clock_advance (EthosFakeClock *self, gint64 ms)
{
  g_return_if_fail (ETHOS_IS_FAKE_CLOCK (self));
  g_return_if_fail (ms >= 0);

  self->boot_ms += ms;
  self->wall_ms += ms;
}

/**
 * ethos_fake_clock_set_wall_back_or_forward:
 * @self: a fake clock
 * @ms: how far, negative for back
 *
 * Sets the time of day, as a person or a time server does; no time passes.
 */
void
ethos_fake_clock_set_wall_back_or_forward (EthosFakeClock *self, gint64 ms)
{
  g_return_if_fail (ETHOS_IS_FAKE_CLOCK (self));

  self->wall_ms += ms;
}

/**
 * ethos_fake_clock_reboot:
 * @self: a fake clock
 * @off_ms: time from going down to being asked again
 *
 * Starts the machine anew: another boot id, boot time from near zero, wall time goes on.
 */
void
ethos_fake_clock_reboot (EthosFakeClock *self, gint64 off_ms)
{
  g_return_if_fail (ETHOS_IS_FAKE_CLOCK (self));

  self->boot_ms = BOOT_TAKES_MS;
  self->wall_ms += off_ms;
  next_boot (self);
}

/**
 * ethos_fake_clock_hide_boot_id:
 * @self: a fake clock
 *
 * Makes the boot id empty until the next reboot, as in a container without /proc.
 */
void
ethos_fake_clock_hide_boot_id (EthosFakeClock *self)
{
  g_return_if_fail (ETHOS_IS_FAKE_CLOCK (self));

  self->boot_id[0] = '\0';
}
