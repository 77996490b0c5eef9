// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-timer-watch.h"

/**
 * EthosTimerWatch:
 *
 * Tells when something about a timer is to be shown or heard.
 *
 * A timer is a value and says nothing by itself. The watch sleeps until the next whole second of a
 * running timer, computed anew each time so that lateness never adds up, and not at all otherwise.
 * As it never sleeps longer than a second, a laptop that wakes up is told within one.
 */
struct _EthosTimerWatch
{
  GObject parent_instance;

  EthosClock *clock;
  GSource *source;

  EthosTimer timer;

  /* What listeners were told last. */
  gint64 seconds;
  EthosTimerBand band;

  /* The deadline whose bell was told, in case set_timer() gets a value from before that was
   * stored. */
  EthosTimer rung;
};

G_DEFINE_FINAL_TYPE (EthosTimerWatch, ethos_timer_watch, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CLOCK,
  N_PROPS
};

enum
{
  SIGNAL_TICK,
  SIGNAL_BAND_CHANGED,
  SIGNAL_BELL,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

typedef struct
{
  GSource source;
  EthosTimerWatch *watch;
} WatchSource;

/* Rounded up: a timer of five minutes starts with 5:00 and shows 0:00 when nothing is left. Past
 * zero it counts whole seconds of overrun. */
static gint64
round_up_to_seconds (gint64 ms)
{
  return ms > 0 ? (ms + 999) / 1000 : ms / 1000;
}

/* 1 to 1000: from 5000 the shown second changes when 4000 is reached. */
static gint64
get_ms_to_next_second (gint64 left_ms)
{
  gint64 into_ms = left_ms % 1000;

  if (into_ms <= 0)
    into_ms += 1000;

  return into_ms;
}

static gboolean
is_same_deadline (const EthosTimer *a, const EthosTimer *b)
{
  return a->state == b->state && a->deadline_boot_ms == b->deadline_boot_ms &&
         a->deadline_wall_ms == b->deadline_wall_ms && g_str_equal (a->boot_id, b->boot_id);
}

static gboolean
is_bell_due (EthosTimerWatch *self, gint64 left_ms)
{
  return self->timer.state == ETHOS_TIMER_RUNNING && left_ms <= 0 && !self->timer.bell_rung &&
         !is_same_deadline (&self->timer, &self->rung);
}

static gint64
get_delay_ms (EthosTimerWatch *self)
{
  gint64 left_ms = ethos_timer_get_left_ms (&self->timer, self->clock);

  if (round_up_to_seconds (left_ms) != self->seconds ||
      ethos_timer_get_band (&self->timer, self->clock) != self->band || is_bell_due (self, left_ms))
    return 0;

  return self->timer.state == ETHOS_TIMER_RUNNING ? get_ms_to_next_second (left_ms) : -1;
}

static void
arm (EthosTimerWatch *self)
{
  gint64 delay_ms = get_delay_ms (self);

  g_source_set_ready_time (self->source,
                           delay_ms < 0 ? -1 : g_get_monotonic_time () + delay_ms * 1000);
}

static gboolean
source_dispatch (GSource *source, GSourceFunc callback, gpointer user_data)
{
  ethos_timer_watch_poll (((WatchSource *) source)->watch);

  return G_SOURCE_CONTINUE;
}

static GSourceFuncs source_funcs = {
  .dispatch = source_dispatch,
};

static void
ethos_timer_watch_dispose (GObject *object)
{
  EthosTimerWatch *self = ETHOS_TIMER_WATCH (object);

  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (ethos_timer_watch_parent_class)->dispose (object);
}

static void
ethos_timer_watch_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  EthosTimerWatch *self = ETHOS_TIMER_WATCH (object);

  switch (prop_id)
    {
    case PROP_CLOCK:
      g_value_set_object (value, ethos_timer_watch_get_clock (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_timer_watch_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  EthosTimerWatch *self = ETHOS_TIMER_WATCH (object);

  switch (prop_id)
    {
    case PROP_CLOCK:
      self->clock = g_value_dup_object (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_timer_watch_class_init (EthosTimerWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ethos_timer_watch_dispose;
  object_class->get_property = ethos_timer_watch_get_property;
  object_class->set_property = ethos_timer_watch_set_property;

  properties[PROP_CLOCK] =
      g_param_spec_object ("clock", NULL, NULL, ETHOS_TYPE_CLOCK,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * EthosTimerWatch::tick:
   *
   * The whole seconds to show have changed; see ethos_timer_watch_get_seconds().
   */
  signals[SIGNAL_TICK] = g_signal_new ("tick", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * EthosTimerWatch::band-changed:
   * @band: the new #EthosTimerBand
   *
   * Another band began.
   */
  signals[SIGNAL_BAND_CHANGED] =
      g_signal_new ("band-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  /**
   * EthosTimerWatch::bell:
   * @aloud: whether to sound it; not when it comes too late to help anybody
   *
   * A running timer reached zero. Emitted once for every deadline; whoever stores the timer sets
   * its `bell_rung` now, so that it stays once after a crash.
   */
  signals[SIGNAL_BELL] = g_signal_new ("bell", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
ethos_timer_watch_init (EthosTimerWatch *self)
{
  self->source = g_source_new (&source_funcs, sizeof (WatchSource));
  ((WatchSource *) self->source)->watch = self;
  g_source_set_static_name (self->source, "[ethos] timer watch");
  g_source_attach (self->source, g_main_context_get_thread_default ());
}

/**
 * ethos_timer_watch_new:
 * @clock: what time it is
 *
 * Makes a watch that watches an idle timer. Its signals come from the thread-default main context
 * of the caller.
 *
 * Returns: (transfer full): a watch
 */
EthosTimerWatch *
ethos_timer_watch_new (EthosClock *clock)
{
  g_return_val_if_fail (ETHOS_IS_CLOCK (clock), NULL);

  return g_object_new (ETHOS_TYPE_TIMER_WATCH, "clock", clock, NULL);
}

/**
 * ethos_timer_watch_get_clock:
 * @self: a watch
 *
 * Returns: (transfer none): the clock it reads
 */
EthosClock *
ethos_timer_watch_get_clock (EthosTimerWatch *self)
{
  g_return_val_if_fail (ETHOS_IS_TIMER_WATCH (self), NULL);

  return self->clock;
}

/**
 * ethos_timer_watch_get_timer:
 * @self: a watch
 *
 * Returns: (transfer none): the timer it watches, valid until the next one is set
 */
const EthosTimer *
ethos_timer_watch_get_timer (EthosTimerWatch *self)
{
  g_return_val_if_fail (ETHOS_IS_TIMER_WATCH (self), NULL);

  return &self->timer;
}

/**
 * ethos_timer_watch_set_timer:
 * @self: a watch
 * @timer: (nullable): the timer to watch from now on, %NULL for none
 *
 * Tells the watch that the timer changed.
 *
 * No signal is emitted before the main loop runs again, so this may be called while a change is
 * being announced.
 */
void
ethos_timer_watch_set_timer (EthosTimerWatch *self, const EthosTimer *timer)
{
  g_return_if_fail (ETHOS_IS_TIMER_WATCH (self));

  self->timer = timer != NULL ? *timer : (EthosTimer){ 0 };
  arm (self);
}

/**
 * ethos_timer_watch_get_seconds:
 * @self: a watch
 *
 * Computes the whole seconds to show.
 *
 * Returns: seconds left, rounded up; negative for whole seconds of overrun
 */
gint64
ethos_timer_watch_get_seconds (EthosTimerWatch *self)
{
  g_return_val_if_fail (ETHOS_IS_TIMER_WATCH (self), 0);

  return round_up_to_seconds (ethos_timer_get_left_ms (&self->timer, self->clock));
}

/**
 * ethos_timer_watch_get_band:
 * @self: a watch
 *
 * Returns: the band of the timer now
 */
EthosTimerBand
ethos_timer_watch_get_band (EthosTimerWatch *self)
{
  g_return_val_if_fail (ETHOS_IS_TIMER_WATCH (self), ETHOS_TIMER_BAND_CALM);

  return ethos_timer_get_band (&self->timer, self->clock);
}

/**
 * ethos_timer_watch_poll:
 * @self: a watch
 *
 * Reads the clock, tells listeners what is new, and sleeps until the next time.
 *
 * The main loop does this by itself; tests do it after moving their clock. Listeners may set
 * another timer.
 *
 * Returns: milliseconds until it will be needed again, or -1 when nothing runs
 */
gint64
ethos_timer_watch_poll (EthosTimerWatch *self)
{
  g_autoptr (EthosTimerWatch) alive = NULL;
  gint64 seconds, left_ms;
  EthosTimerBand band;

  g_return_val_if_fail (ETHOS_IS_TIMER_WATCH (self), -1);

  alive = g_object_ref (self);

  seconds = ethos_timer_watch_get_seconds (self);
  if (seconds != self->seconds)
    {
      self->seconds = seconds;
      g_signal_emit (self, signals[SIGNAL_TICK], 0);
    }

  band = ethos_timer_watch_get_band (self);
  if (band != self->band)
    {
      self->band = band;
      g_signal_emit (self, signals[SIGNAL_BAND_CHANGED], 0, (guint) band);
    }

  left_ms = ethos_timer_get_left_ms (&self->timer, self->clock);
  if (is_bell_due (self, left_ms))
    {
      self->rung = self->timer;
      g_signal_emit (self, signals[SIGNAL_BELL], 0, -left_ms <= ETHOS_TIMER_WATCH_BELL_LATE_MS);
    }

  arm (self);

  return get_delay_ms (self);
}
