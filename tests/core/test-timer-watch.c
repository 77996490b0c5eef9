// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-tests"

#include "config.h"

#include "ethos-fake-clock.h"
#include "ethos-timer-watch.h"

#define S G_GINT64_CONSTANT (1000)
#define MIN_ (60 * S)
#define HOUR (60 * MIN_)
#define DAY (24 * HOUR)

typedef struct
{
  EthosFakeClock *fake;
  EthosClock *clock;
  EthosTimerWatch *watch;

  /* What a session would hold. */
  EthosTimer timer;
  gboolean stores;

  guint n_ticks;
  guint n_bells;
  guint n_silent;
  GString *bands;
} Fixture;

static void
tick_cb (EthosTimerWatch *watch, Fixture *f)
{
  f->n_ticks++;
}

static void
band_changed_cb (EthosTimerWatch *watch, guint band, Fixture *f)
{
  g_assert_cmpuint (band, ==, ethos_timer_watch_get_band (watch));
  g_string_append_c (f->bands, "cnlo"[band]);
}

static void
bell_cb (EthosTimerWatch *watch, gboolean aloud, Fixture *f)
{
  if (aloud)
    f->n_bells++;
  else
    f->n_silent++;

  if (!f->stores)
    return;

  /* As the window does it: the stored timer changes, and the watch is told. */
  f->timer.bell_rung = TRUE;
  ethos_timer_watch_set_timer (watch, &f->timer);
}

static void
new_watch (Fixture *f)
{
  g_clear_object (&f->watch);
  f->watch = ethos_timer_watch_new (f->clock);
  g_assert_true (ethos_timer_watch_get_clock (f->watch) == f->clock);
  g_signal_connect (f->watch, "tick", G_CALLBACK (tick_cb), f);
  g_signal_connect (f->watch, "band-changed", G_CALLBACK (band_changed_cb), f);
  g_signal_connect (f->watch, "bell", G_CALLBACK (bell_cb), f);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->fake = ethos_fake_clock_new ();
  f->clock = ETHOS_CLOCK (f->fake);
  f->bands = g_string_new (NULL);
  f->stores = TRUE;
  new_watch (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->watch);
  g_assert_finalize_object (f->fake);
  g_string_free (f->bands, TRUE);
}

static void
show (Fixture *f)
{
  ethos_timer_watch_set_timer (f->watch, &f->timer);
  ethos_timer_watch_poll (f->watch);
}

static void
pass (Fixture *f, gint64 ms)
{
  ethos_fake_clock_advance (f->fake, ms);
  ethos_timer_watch_poll (f->watch);
}

/* A crash: only what was stored is left. */
static void
recover (Fixture *f, gint64 off_ms, gboolean reboot)
{
  if (reboot)
    ethos_fake_clock_reboot (f->fake, off_ms);
  else
    ethos_fake_clock_advance (f->fake, off_ms);
  new_watch (f);
  ethos_timer_rebase (&f->timer, f->clock);
  show (f);
}

static void
test_ticks (Fixture *f, gconstpointer data)
{
  gint64 delay_ms, drift_ms = 0;

  ethos_timer_start (&f->timer, f->clock, 10 * S);
  show (f);
  g_assert_cmpint (ethos_timer_watch_get_seconds (f->watch), ==, 10);
  g_assert_cmpuint (f->n_ticks, ==, 1);

  /* Woken late by ever more, it still asks for the whole second. */
  for (guint i = 0; i < 12; i++)
    {
      delay_ms = ethos_timer_watch_poll (f->watch);
      g_assert_cmpint (delay_ms, ==, 1000 - drift_ms);
      drift_ms = i * 7;
      pass (f, delay_ms + drift_ms);
      g_assert_cmpint (ethos_timer_watch_get_seconds (f->watch), ==, 9 - (gint64) i);
      g_assert_cmpuint (f->n_ticks, ==, i + 2);
    }

  /* Woken too early, it says nothing and sleeps for the rest. */
  delay_ms = ethos_timer_watch_poll (f->watch);
  pass (f, delay_ms - 1);
  g_assert_cmpuint (f->n_ticks, ==, 13);
  g_assert_cmpint (ethos_timer_watch_poll (f->watch), ==, 1);
}

static void
test_sleeps (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (ethos_timer_watch_poll (f->watch), ==, -1);

  ethos_timer_start (&f->timer, f->clock, 10 * S);
  show (f);
  pass (f, 1500);
  ethos_timer_pause (&f->timer, f->clock);
  show (f);
  g_assert_cmpint (ethos_timer_watch_poll (f->watch), ==, -1);
  f->n_ticks = 0;
  pass (f, HOUR);
  g_assert_cmpuint (f->n_ticks, ==, 0);

  ethos_timer_resume (&f->timer, f->clock);
  show (f);
  g_assert_cmpint (ethos_timer_watch_poll (f->watch), ==, 500);
  ethos_timer_finish (&f->timer, f->clock);
  show (f);
  g_assert_cmpint (ethos_timer_watch_poll (f->watch), ==, -1);

  ethos_timer_watch_set_timer (f->watch, NULL);
  ethos_timer_watch_poll (f->watch);
  g_assert_cmpint (ethos_timer_watch_poll (f->watch), ==, -1);
  g_assert_cmpint (ethos_timer_watch_get_timer (f->watch)->state, ==, ETHOS_TIMER_IDLE);
  g_assert_cmpuint (f->n_bells + f->n_silent, ==, 0);
}

static void
test_bands (Fixture *f, gconstpointer data)
{
  ethos_timer_start (&f->timer, f->clock, 100 * S);
  show (f);
  for (guint i = 0; i < 130; i++)
    pass (f, S);
  g_assert_cmpstr (f->bands->str, ==, "nlo");

  ethos_timer_extend (&f->timer, f->clock, 5 * MIN_);
  show (f);
  g_assert_cmpstr (f->bands->str, ==, "nloc");
  ethos_timer_finish (&f->timer, f->clock);
  show (f);
  g_assert_cmpstr (f->bands->str, ==, "nloc");
}

/* Setting the timer must not emit: it is done while a change of the session is announced. */
static void
test_set_is_quiet (Fixture *f, gconstpointer data)
{
  ethos_timer_start (&f->timer, f->clock, 1);
  ethos_fake_clock_advance (f->fake, S);
  ethos_timer_watch_set_timer (f->watch, &f->timer);
  g_assert_cmpuint (f->n_ticks + f->n_bells + f->bands->len, ==, 0);

  while (f->n_bells == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (f->bands->str, ==, "o");
}

static void
test_bell_once (Fixture *f, gconstpointer data)
{
  ethos_timer_start (&f->timer, f->clock, MIN_);
  show (f);
  pass (f, MIN_ - 1);
  g_assert_cmpuint (f->n_bells, ==, 0);
  pass (f, 1);
  g_assert_cmpuint (f->n_bells, ==, 1);
  for (guint i = 0; i < 100; i++)
    pass (f, S);

  /* Nothing that happens to the same deadline rings again. */
  ethos_timer_pause (&f->timer, f->clock);
  show (f);
  ethos_timer_resume (&f->timer, f->clock);
  show (f);
  ethos_timer_extend (&f->timer, f->clock, -MIN_);
  show (f);
  ethos_fake_clock_set_wall_back_or_forward (f->fake, -DAY);
  show (f);
  ethos_fake_clock_set_wall_back_or_forward (f->fake, 2 * DAY);
  show (f);
  recover (f, S, FALSE);
  recover (f, S, TRUE);
  recover (f, DAY, TRUE);
  g_assert_cmpuint (f->n_bells, ==, 1);
  g_assert_cmpuint (f->n_silent, ==, 0);

  /* Every deadline of its own does. */
  ethos_timer_extend (&f->timer, f->clock, MIN_);
  show (f);
  g_assert_cmpuint (f->n_bells, ==, 1);
  pass (f, MIN_);
  g_assert_cmpuint (f->n_bells, ==, 2);
  ethos_timer_extend (&f->timer, f->clock, MIN_);
  show (f);
  pass (f, S);
  ethos_timer_extend (&f->timer, f->clock, -2 * MIN_);
  show (f);
  g_assert_cmpuint (f->n_bells, ==, 3);
  ethos_timer_finish (&f->timer, f->clock);
  show (f);
  ethos_timer_start (&f->timer, f->clock, MIN_);
  show (f);
  pass (f, 61 * S);
  g_assert_cmpuint (f->n_bells, ==, 4);
  g_assert_cmpuint (f->n_silent, ==, 0);
}

static void
test_bell_paused (Fixture *f, gconstpointer data)
{
  ethos_timer_start (&f->timer, f->clock, MIN_);
  ethos_timer_pause (&f->timer, f->clock);
  show (f);
  pass (f, HOUR);
  ethos_timer_extend (&f->timer, f->clock, -MIN_);
  show (f);
  g_assert_cmpuint (f->n_bells, ==, 0);
  ethos_timer_resume (&f->timer, f->clock);
  show (f);
  g_assert_cmpuint (f->n_bells, ==, 1);
}

/* Nobody stores that it rang, and old values keep coming: still once. */
static void
test_bell_not_stored (Fixture *f, gconstpointer data)
{
  f->stores = FALSE;
  ethos_timer_start (&f->timer, f->clock, MIN_);
  show (f);
  for (guint i = 0; i < 10; i++)
    {
      pass (f, 10 * S);
      show (f);
    }
  g_assert_cmpuint (f->n_bells, ==, 1);
}

typedef struct
{
  const char *name;
  gint64 away_ms;
  gint64 wall_ms;
  gboolean reboot;
  guint n_bells;
  guint n_silent;
} Away;

/* The timer has a minute to go when the app, or the laptop, goes away. */
static const Away aways[] = {
  { "suspend-1s", S, 0, FALSE, 0, 0 },
  { "suspend-past-the-bell", MIN_ + S, 0, FALSE, 1, 0 },
  { "suspend-just-late", 2 * MIN_, 0, FALSE, 1, 0 },
  { "suspend-too-late", 2 * MIN_ + 1, 0, FALSE, 0, 1 },
  { "suspend-1h", HOUR, 0, FALSE, 0, 1 },
  { "suspend-3d", 3 * DAY, 0, FALSE, 0, 1 },
  { "clock-forward-1d", 0, DAY, FALSE, 0, 0 },
  { "clock-back-1d", MIN_, -DAY, FALSE, 1, 0 },
  { "dst-begins", 0, HOUR, FALSE, 0, 0 },
  { "dst-ends", MIN_, -HOUR, FALSE, 1, 0 },
  { "reboot-in-time", 30 * S, 0, TRUE, 0, 0 },
  { "reboot-just-late", 90 * S, 0, TRUE, 1, 0 },
  { "reboot-too-late", HOUR, 0, TRUE, 0, 1 },
};

static void
test_away (Fixture *f, gconstpointer data)
{
  const Away *a = data;

  ethos_timer_start (&f->timer, f->clock, 5 * MIN_);
  show (f);
  pass (f, 4 * MIN_);
  ethos_fake_clock_set_wall_back_or_forward (f->fake, a->wall_ms);
  if (a->reboot)
    recover (f, a->away_ms, TRUE);
  else
    pass (f, a->away_ms);
  g_assert_cmpuint (f->n_bells, ==, a->n_bells);
  g_assert_cmpuint (f->n_silent, ==, a->n_silent);

  /* Whatever happened: in the end there was one bell, and not a second one. */
  for (guint i = 0; i < 70; i++)
    pass (f, S);
  recover (f, S, FALSE);
  recover (f, S, TRUE);
  g_assert_cmpuint (f->n_bells + f->n_silent, ==, 1);
  g_assert_true (f->timer.bell_rung);
}

static void
drop_cb (EthosTimerWatch *watch, Fixture *f)
{
  g_clear_object (&f->watch);
}

static void
test_dropped_by_listener (void)
{
  Fixture f = { 0 };

  f.fake = ethos_fake_clock_new ();
  f.clock = ETHOS_CLOCK (f.fake);
  f.watch = ethos_timer_watch_new (f.clock);
  g_signal_connect (f.watch, "tick", G_CALLBACK (drop_cb), &f);
  ethos_timer_start (&f.timer, f.clock, MIN_);
  ethos_timer_watch_set_timer (f.watch, &f.timer);
  while (f.watch != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (f.fake);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/timer-watch/ticks", test_ticks);
  ADD ("/timer-watch/sleeps", test_sleeps);
  ADD ("/timer-watch/bands", test_bands);
  ADD ("/timer-watch/set-is-quiet", test_set_is_quiet);
  ADD ("/timer-watch/bell-once", test_bell_once);
  ADD ("/timer-watch/bell-paused", test_bell_paused);
  ADD ("/timer-watch/bell-not-stored", test_bell_not_stored);
  for (gsize i = 0; i < G_N_ELEMENTS (aways); i++)
    {
      g_autofree char *path = g_strdup_printf ("/timer-watch/away/%s", aways[i].name);

      g_test_add (path, Fixture, &aways[i], set_up, test_away, tear_down);
    }
  g_test_add_func ("/timer-watch/dropped-by-listener", test_dropped_by_listener);

  return g_test_run ();
}
