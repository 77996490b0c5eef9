// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-tests"

#include "config.h"

#include "ethos-fake-clock.h"
#include "ethos-system-clock.h"
#include "ethos-timer.h"

#include <string.h>

#define S G_GINT64_CONSTANT (1000)
#define MIN_ (60 * S)
#define HOUR (60 * MIN_)
#define DAY (24 * HOUR)

/* Short names keep a case on a line or two. */
#define IDLE ETHOS_TIMER_IDLE
#define RUNNING ETHOS_TIMER_RUNNING
#define PAUSED ETHOS_TIMER_PAUSED
#define FINISHED ETHOS_TIMER_FINISHED
#define CALM ETHOS_TIMER_BAND_CALM
#define NEAR ETHOS_TIMER_BAND_NEAR
#define LAST ETHOS_TIMER_BAND_LAST
#define OVER ETHOS_TIMER_BAND_OVER

typedef enum
{
  NOTHING,
  START,
  PAUSE,
  RESUME,
  EXTEND,
  FINISH,
  REOPEN,
  REBASE,
  ADVANCE,
  SET_WALL,
  REBOOT,
} Action;

typedef struct
{
  Action action;
  gint64 ms;
  gboolean refused;
} Step;

typedef struct
{
  const char *name;
  Step steps[10];
  EthosTimerState state;
  gint64 left_ms;
  gint64 elapsed_ms;
  EthosTimerBand band;
} Case;

/* clang-format off */
static const Case cases[] = {
  { "idle", { { NOTHING } }, IDLE, 0, 0, CALM },
  { "idle/refuses", { { PAUSE, 0, TRUE }, { RESUME, 0, TRUE }, { EXTEND, MIN_, TRUE },
      { FINISH, 0, TRUE }, { REOPEN, 0, TRUE }, { REBASE, 0, TRUE } },
    IDLE, 0, 0, CALM },
  { "start/bad-durations", { { START, 0, TRUE }, { START, -1, TRUE },
      { START, DAY + 1, TRUE }, { START, G_MAXINT64, TRUE } },
    IDLE, 0, 0, CALM },
  { "start/longest", { { START, DAY } }, RUNNING, DAY, 0, CALM },
  { "start/shortest", { { START, 1 }, { ADVANCE, 1 } }, RUNNING, 0, 1, OVER },
  { "running", { { START, 5 * MIN_ }, { ADVANCE, 90 * S } }, RUNNING, 210 * S, 90 * S, CALM },
  { "running/refuses", { { START, 5 * MIN_ }, { START, MIN_, TRUE }, { RESUME, 0, TRUE },
      { REBASE, 0, TRUE } },
    RUNNING, 5 * MIN_, 0, CALM },
  { "overrun", { { START, 5 * MIN_ }, { ADVANCE, 7 * MIN_ } }, RUNNING, -2 * MIN_, 7 * MIN_, OVER },

  { "band/above-20", { { START, 100 * S }, { ADVANCE, 80 * S - 1 } },
    RUNNING, 20 * S + 1, 80 * S - 1, CALM },
  { "band/at-20", { { START, 100 * S }, { ADVANCE, 80 * S } }, RUNNING, 20 * S, 80 * S, NEAR },
  { "band/above-5", { { START, 100 * S }, { ADVANCE, 95 * S - 1 } },
    RUNNING, 5 * S + 1, 95 * S - 1, NEAR },
  { "band/at-5", { { START, 100 * S }, { ADVANCE, 95 * S } }, RUNNING, 5 * S, 95 * S, LAST },
  { "band/above-0", { { START, 100 * S }, { ADVANCE, 100 * S - 1 } },
    RUNNING, 1, 100 * S - 1, LAST },
  { "band/at-0", { { START, 100 * S }, { ADVANCE, 100 * S } }, RUNNING, 0, 100 * S, OVER },
  { "band/share-of-extended", { { START, 10 * MIN_ }, { EXTEND, 10 * MIN_ },
      { ADVANCE, 16 * MIN_ } },
    RUNNING, 4 * MIN_, 16 * MIN_, NEAR },
  { "band/paused", { { START, 100 * S }, { ADVANCE, 96 * S }, { PAUSE } },
    PAUSED, 4 * S, 96 * S, LAST },
  { "band/finished", { { START, 100 * S }, { ADVANCE, 200 * S }, { FINISH } },
    FINISHED, -100 * S, 200 * S, CALM },

  { "pause", { { START, 5 * MIN_ }, { ADVANCE, MIN_ }, { PAUSE }, { ADVANCE, HOUR } },
    PAUSED, 4 * MIN_, MIN_, CALM },
  { "pause/refuses", { { START, 5 * MIN_ }, { PAUSE }, { PAUSE, 0, TRUE },
      { START, MIN_, TRUE }, { REBASE, 0, TRUE } },
    PAUSED, 5 * MIN_, 0, CALM },
  { "resume", { { START, 5 * MIN_ }, { ADVANCE, MIN_ }, { PAUSE }, { ADVANCE, HOUR },
      { RESUME }, { ADVANCE, MIN_ } },
    RUNNING, 3 * MIN_, 2 * MIN_, CALM },
  { "resume/overrun", { { START, MIN_ }, { ADVANCE, 2 * MIN_ }, { PAUSE }, { ADVANCE, HOUR },
      { RESUME }, { ADVANCE, MIN_ } },
    RUNNING, -2 * MIN_, 3 * MIN_, OVER },

  { "extend/running", { { START, 5 * MIN_ }, { ADVANCE, MIN_ }, { EXTEND, 5 * MIN_ } },
    RUNNING, 9 * MIN_, MIN_, CALM },
  { "extend/running-less", { { START, 5 * MIN_ }, { ADVANCE, MIN_ }, { EXTEND, -MIN_ } },
    RUNNING, 3 * MIN_, MIN_, CALM },
  { "extend/less-than-is-left", { { START, 5 * MIN_ }, { ADVANCE, 270 * S },
      { EXTEND, -MIN_ }, { ADVANCE, S } },
    RUNNING, -S, 271 * S, OVER },
  { "extend/after-zero", { { START, 5 * MIN_ }, { ADVANCE, 8 * MIN_ }, { EXTEND, MIN_ } },
    RUNNING, MIN_, 8 * MIN_, NEAR },
  { "extend/after-zero-less", { { START, 5 * MIN_ }, { ADVANCE, 8 * MIN_ },
      { EXTEND, -MIN_, TRUE } },
    RUNNING, -3 * MIN_, 8 * MIN_, OVER },
  { "extend/nothing", { { START, 5 * MIN_ }, { EXTEND, 0, TRUE } }, RUNNING, 5 * MIN_, 0, CALM },
  { "extend/paused", { { START, 5 * MIN_ }, { ADVANCE, MIN_ }, { PAUSE }, { ADVANCE, HOUR },
      { EXTEND, MIN_ } },
    PAUSED, 5 * MIN_, MIN_, CALM },
  { "extend/paused-overrun", { { START, 5 * MIN_ }, { ADVANCE, 6 * MIN_ }, { PAUSE },
      { EXTEND, 5 * MIN_ }, { RESUME }, { ADVANCE, MIN_ } },
    RUNNING, 4 * MIN_, 7 * MIN_, CALM },
  { "extend/paused-to-zero", { { START, 5 * MIN_ }, { ADVANCE, MIN_ }, { PAUSE },
      { EXTEND, -HOUR } },
    PAUSED, 0, MIN_, OVER },
  { "extend/finished", { { START, 5 * MIN_ }, { FINISH }, { EXTEND, MIN_, TRUE } },
    FINISHED, 5 * MIN_, 0, CALM },
  { "extend/hostile", { { START, 5 * MIN_ }, { ADVANCE, MIN_ }, { EXTEND, G_MAXINT64 } },
    RUNNING, DAY, MIN_, CALM },
  { "extend/hostile-less", { { START, 5 * MIN_ }, { ADVANCE, MIN_ }, { EXTEND, G_MININT64 } },
    RUNNING, 0, MIN_, OVER },
  { "extend/after-a-night", { { START, DAY }, { ADVANCE, 2 * DAY }, { EXTEND, 5 * MIN_ },
      { ADVANCE, MIN_ } },
    RUNNING, 4 * MIN_, 2 * DAY + MIN_, CALM },

  { "finish/running", { { START, 5 * MIN_ }, { ADVANCE, MIN_ }, { FINISH }, { ADVANCE, HOUR } },
    FINISHED, 4 * MIN_, MIN_, CALM },
  { "finish/paused", { { START, 5 * MIN_ }, { ADVANCE, MIN_ }, { PAUSE }, { ADVANCE, HOUR },
      { FINISH } },
    FINISHED, 4 * MIN_, MIN_, CALM },
  { "finish/refuses", { { START, 5 * MIN_ }, { FINISH }, { FINISH, 0, TRUE },
      { PAUSE, 0, TRUE }, { RESUME, 0, TRUE } },
    FINISHED, 5 * MIN_, 0, CALM },
  { "start/again", { { START, 5 * MIN_ }, { ADVANCE, 6 * MIN_ }, { FINISH },
      { ADVANCE, HOUR }, { START, 3 * MIN_ }, { ADVANCE, MIN_ } },
    RUNNING, 2 * MIN_, 7 * MIN_, CALM },

  { "suspend/1s", { { START, 5 * MIN_ }, { ADVANCE, S } }, RUNNING, 299 * S, S, CALM },
  { "suspend/1h", { { START, 90 * MIN_ }, { ADVANCE, HOUR } }, RUNNING, 30 * MIN_, HOUR, CALM },
  { "suspend/3d", { { START, 5 * MIN_ }, { ADVANCE, 3 * DAY } },
    RUNNING, -DAY, DAY + 5 * MIN_, OVER },
  { "suspend/3d-paused", { { START, 5 * MIN_ }, { ADVANCE, MIN_ }, { PAUSE },
      { ADVANCE, 3 * DAY }, { RESUME } },
    RUNNING, 4 * MIN_, MIN_, CALM },
  { "wall/+1d", { { START, 5 * MIN_ }, { SET_WALL, DAY }, { ADVANCE, MIN_ } },
    RUNNING, 4 * MIN_, MIN_, CALM },
  { "wall/-1d", { { START, 5 * MIN_ }, { SET_WALL, -DAY }, { ADVANCE, MIN_ } },
    RUNNING, 4 * MIN_, MIN_, CALM },
  { "wall/dst-begins", { { START, 5 * MIN_ }, { SET_WALL, HOUR }, { ADVANCE, MIN_ } },
    RUNNING, 4 * MIN_, MIN_, CALM },
  { "wall/dst-ends", { { START, 5 * MIN_ }, { SET_WALL, -HOUR }, { ADVANCE, MIN_ } },
    RUNNING, 4 * MIN_, MIN_, CALM },
  { "wall/dst-and-suspend", { { START, 5 * MIN_ }, { ADVANCE, HOUR }, { SET_WALL, -HOUR } },
    RUNNING, -55 * MIN_, HOUR, OVER },

  { "reboot/running", { { START, 5 * MIN_ }, { ADVANCE, MIN_ }, { REBOOT, MIN_ } },
    RUNNING, 3 * MIN_, 2 * MIN_, CALM },
  { "reboot/rebased", { { START, 5 * MIN_ }, { ADVANCE, MIN_ }, { REBOOT, MIN_ }, { REBASE },
      { SET_WALL, DAY }, { ADVANCE, MIN_ } },
    RUNNING, 2 * MIN_, 3 * MIN_, CALM },
  { "reboot/overrun", { { START, 5 * MIN_ }, { ADVANCE, MIN_ }, { REBOOT, HOUR } },
    RUNNING, -56 * MIN_, 61 * MIN_, OVER },
  { "reboot/days-later", { { START, 5 * MIN_ }, { REBOOT, 9 * DAY } },
    RUNNING, -DAY, DAY + 5 * MIN_, OVER },
  { "reopen", { { START, 5 * MIN_ }, { ADVANCE, MIN_ }, { FINISH }, { ADVANCE, HOUR }, { REOPEN },
      { REOPEN, 0, TRUE }, { ADVANCE, MIN_ }, { RESUME }, { ADVANCE, MIN_ } },
    RUNNING, 3 * MIN_, 2 * MIN_, CALM },
  { "reopen/overrun", { { START, 5 * MIN_ }, { REOPEN, 0, TRUE }, { ADVANCE, 6 * MIN_ }, { FINISH },
      { REOPEN }, { EXTEND, 2 * MIN_ } },
    PAUSED, 2 * MIN_, 6 * MIN_, CALM },
  { "reboot/paused", { { START, 5 * MIN_ }, { ADVANCE, MIN_ }, { PAUSE }, { REBOOT, HOUR } },
    PAUSED, 4 * MIN_, MIN_, CALM },
  { "reboot/clock-set-back", { { START, 5 * MIN_ }, { ADVANCE, MIN_ }, { EXTEND, MIN_ },
      { REBOOT, MIN_ }, { SET_WALL, -DAY } },
    RUNNING, 5 * MIN_, MIN_, CALM },
  { "reboot/after-clock-set-and-rebased", { { START, 5 * MIN_ }, { SET_WALL, DAY },
      { REBASE }, { REBOOT, MIN_ } },
    RUNNING, 4 * MIN_, MIN_, CALM },
  { "reboot/extend-after", { { START, 5 * MIN_ }, { REBOOT, 20 * MIN_ }, { EXTEND, 5 * MIN_ },
      { SET_WALL, -HOUR }, { ADVANCE, MIN_ } },
    RUNNING, 4 * MIN_, 21 * MIN_, NEAR },
};
/* clang-format on */

static gboolean
act (EthosTimer *timer, EthosFakeClock *fake, const Step *step)
{
  EthosClock *clock = ETHOS_CLOCK (fake);

  switch (step->action)
    {
    case START:
      return ethos_timer_start (timer, clock, step->ms);
    case PAUSE:
      return ethos_timer_pause (timer, clock);
    case RESUME:
      return ethos_timer_resume (timer, clock);
    case EXTEND:
      return ethos_timer_extend (timer, clock, step->ms);
    case FINISH:
      return ethos_timer_finish (timer, clock);
    case REOPEN:
      return ethos_timer_reopen (timer);
    case REBASE:
      return ethos_timer_rebase (timer, clock);
    case ADVANCE:
      ethos_fake_clock_advance (fake, step->ms);
      return TRUE;
    case SET_WALL:
      ethos_fake_clock_set_wall_back_or_forward (fake, step->ms);
      return TRUE;
    case REBOOT:
      ethos_fake_clock_reboot (fake, step->ms);
      return TRUE;
    case NOTHING:
    default:
      return TRUE;
    }
}

static void
assert_sane (const EthosTimer *timer, EthosClock *clock)
{
  gint64 remaining_ms = ethos_timer_get_remaining_ms (timer, clock);
  gint64 overrun_ms = MAX (-ethos_timer_get_left_ms (timer, clock), 0);

  g_assert_true (ethos_timer_is_valid (timer));
  g_assert_cmpint (remaining_ms, >=, 0);
  g_assert_cmpint (remaining_ms, <=, timer->allotted_ms);
  g_assert_cmpint (overrun_ms, >=, 0);
  g_assert_cmpint (overrun_ms, <=, ETHOS_TIMER_MAX_OVERRUN_MS);
  g_assert_true (remaining_ms == 0 || overrun_ms == 0);
  g_assert_cmpint (ethos_timer_get_elapsed_ms (timer, clock), >=, 0);
}

static gboolean
is_same (const EthosTimer *a, const EthosTimer *b)
{
  return a->state == b->state && !a->bell_rung == !b->bell_rung &&
         a->allotted_ms == b->allotted_ms && a->left_ms == b->left_ms &&
         a->elapsed_before_ms == b->elapsed_before_ms &&
         a->deadline_boot_ms == b->deadline_boot_ms && a->deadline_wall_ms == b->deadline_wall_ms &&
         strncmp (a->boot_id, b->boot_id, sizeof a->boot_id) == 0;
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (EthosFakeClock) fake = ethos_fake_clock_new ();
  EthosClock *clock = ETHOS_CLOCK (fake);
  EthosTimer timer = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (c->steps); i++)
    {
      EthosTimer before = timer;

      g_assert_cmpint (act (&timer, fake, &c->steps[i]), ==, !c->steps[i].refused);
      if (c->steps[i].refused)
        g_assert_true (is_same (&timer, &before));
      assert_sane (&timer, clock);
    }

  g_assert_cmpint (timer.state, ==, c->state);
  g_assert_cmpint (ethos_timer_get_left_ms (&timer, clock), ==, c->left_ms);
  g_assert_cmpint (ethos_timer_get_remaining_ms (&timer, clock), ==, MAX (c->left_ms, 0));
  g_assert_cmpint (ethos_timer_get_elapsed_ms (&timer, clock), ==, c->elapsed_ms);
  g_assert_cmpint (ethos_timer_get_band (&timer, clock), ==, c->band);
  g_assert_cmpint (ethos_timer_get_deadline_wall_ms (&timer, clock), ==,
                   c->state == ETHOS_TIMER_RUNNING ? ethos_clock_get_wall_ms (clock) + c->left_ms
                                                   : -1);
}

/* Anything may happen in any order: nothing is ever negative, too long or invalid, and time used
 * never shrinks but by what the limits cut off. */
static void
test_random_walk (void)
{
  static const gint64 spans[] = { 1, 999, S, MIN_, 5 * MIN_, HOUR, DAY, 3 * DAY };

  for (guint round = 0; round < 400; round++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (round);
      g_autoptr (EthosFakeClock) fake = ethos_fake_clock_new ();
      EthosTimer timer = { 0 };

      for (guint i = 0; i < 60; i++)
        {
          gint64 ms = spans[g_rand_int_range (rand, 0, G_N_ELEMENTS (spans))];
          Step step = { g_rand_int_range (rand, START, REBOOT + 1), ms };
          gint64 used_ms = ethos_timer_get_elapsed_ms (&timer, ETHOS_CLOCK (fake));

          if ((step.action == EXTEND || step.action == SET_WALL) && g_rand_boolean (rand))
            step.ms = -ms;
          act (&timer, fake, &step);
          assert_sane (&timer, ETHOS_CLOCK (fake));

          /* Only a wall clock set back before a recovery is rebased can take time back; less than
           * a second does not count as setting it. */
          if (step.action == REBOOT)
            used_ms -= S;
          if (step.action != SET_WALL && used_ms < 20 * DAY)
            g_assert_cmpint (ethos_timer_get_elapsed_ms (&timer, ETHOS_CLOCK (fake)), >=, used_ms);
          if (step.action == SET_WALL || step.action == REBOOT)
            ethos_timer_rebase (&timer, ETHOS_CLOCK (fake));
        }
    }
}

/* Time since a moment is taken back, but never more than has passed, and not where the moment
 * cannot be true. */
static void
test_absence (void)
{
  g_autoptr (EthosFakeClock) fake = ethos_fake_clock_new ();
  EthosClock *clock = ETHOS_CLOCK (fake);
  gint64 begun_ms = ethos_clock_get_wall_ms (clock);
  EthosTimer timer = { 0 };

  g_assert_false (ethos_timer_forget_absence (&timer, clock, begun_ms));
  g_assert_true (ethos_timer_start (&timer, clock, HOUR));
  ethos_fake_clock_advance (fake, 20 * MIN_);
  g_assert_false (ethos_timer_forget_absence (&timer, clock, begun_ms - 1));
  g_assert_false (ethos_timer_forget_absence (&timer, clock, begun_ms + 20 * MIN_));
  g_assert_false (ethos_timer_forget_absence (&timer, clock, G_MAXINT64));
  g_assert_false (ethos_timer_forget_absence (&timer, clock, G_MININT64));
  g_assert_cmpint (ethos_timer_get_elapsed_ms (&timer, clock), ==, 20 * MIN_);

  g_assert_true (ethos_timer_forget_absence (&timer, clock, begun_ms + 5 * MIN_));
  g_assert_cmpint (ethos_timer_get_elapsed_ms (&timer, clock), ==, 5 * MIN_);
  ethos_fake_clock_advance (fake, MIN_);
  g_assert_cmpint (ethos_timer_get_elapsed_ms (&timer, clock), ==, 6 * MIN_);
  assert_sane (&timer, clock);

  g_assert_true (ethos_timer_pause (&timer, clock));
  g_assert_false (ethos_timer_forget_absence (&timer, clock, begun_ms + 20 * MIN_));
}

static void
test_fields (void)
{
  g_autoptr (EthosFakeClock) fake = ethos_fake_clock_new ();
  EthosClock *clock = ETHOS_CLOCK (fake);
  EthosTimer timer = { 0 };

  g_assert_true (ethos_timer_start (&timer, clock, 5 * MIN_));
  g_assert_cmpint (timer.deadline_boot_ms, ==, ethos_clock_get_boot_ms (clock) + 5 * MIN_);
  g_assert_cmpint (timer.deadline_wall_ms, ==, ethos_clock_get_wall_ms (clock) + 5 * MIN_);
  g_assert_cmpstr (timer.boot_id, ==, ethos_clock_get_boot_id (clock));

  timer.bell_rung = TRUE;
  ethos_fake_clock_advance (fake, 6 * MIN_);
  g_assert_true (ethos_timer_pause (&timer, clock));
  g_assert_true (timer.bell_rung);
  g_assert_cmpstr (timer.boot_id, ==, "");
  g_assert_cmpint (timer.deadline_boot_ms, ==, 0);
  g_assert_cmpint (timer.left_ms, ==, -MIN_);
  g_assert_true (ethos_timer_extend (&timer, clock, MIN_));
  g_assert_false (timer.bell_rung);
}

static void
test_hostile_fields (void)
{
  static const EthosTimer hostile[] = {
    { .state = 4 },
    { .state = -1 },
    { .allotted_ms = -1 },
    { .allotted_ms = ETHOS_TIMER_MAX_MS + 1 },
    { .left_ms = 1 },
    { .left_ms = G_MININT64 },
    { .elapsed_before_ms = -1 },
    { .elapsed_before_ms = G_MAXINT64 },
    { ETHOS_TIMER_RUNNING, FALSE, G_MAXINT64, G_MAXINT64, G_MAXINT64, G_MAXINT64, G_MAXINT64 },
    { ETHOS_TIMER_RUNNING, FALSE, G_MININT64, G_MININT64, G_MININT64, G_MININT64, G_MININT64 },
    { ETHOS_TIMER_RUNNING, FALSE, 0, 0, 0, G_MININT64, 0 },
    { ETHOS_TIMER_RUNNING, FALSE, 0, 0, 0, 0, G_MAXINT64 },
  };
  g_autoptr (EthosFakeClock) fake = ethos_fake_clock_new ();
  EthosClock *clock = ETHOS_CLOCK (fake);
  EthosTimer unterminated = { 0 };

  memset (unterminated.boot_id, 'x', sizeof unterminated.boot_id);
  g_assert_false (ethos_timer_is_valid (&unterminated));

  for (gsize i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      EthosTimer timer = hostile[i];

      g_assert_false (ethos_timer_is_valid (&timer));
      g_assert_cmpint (ethos_timer_get_remaining_ms (&timer, clock), >=, 0);
      g_assert_cmpint (ethos_timer_get_left_ms (&timer, clock), <=, ETHOS_TIMER_MAX_MS);
      g_assert_cmpint (ethos_timer_get_elapsed_ms (&timer, clock), >=, 0);
      ethos_timer_get_band (&timer, clock);
      ethos_timer_rebase (&timer, clock);
      ethos_timer_extend (&timer, clock, MIN_);
      ethos_timer_finish (&timer, clock);
    }
}

/* Deadlines at the end of the world do not wrap around to the other end. */
static void
test_saturation (void)
{
  g_autoptr (EthosFakeClock) fake = ethos_fake_clock_new ();
  EthosClock *clock = ETHOS_CLOCK (fake);
  EthosTimer timer = { 0 };

  ethos_timer_start (&timer, clock, 5 * MIN_);
  timer.deadline_boot_ms = G_MININT64;
  g_assert_cmpint (ethos_timer_get_left_ms (&timer, clock), ==, -ETHOS_TIMER_MAX_OVERRUN_MS);
  timer.deadline_boot_ms = G_MAXINT64;
  g_assert_cmpint (ethos_timer_get_left_ms (&timer, clock), ==, 5 * MIN_);
}

/* Without a boot id two boots cannot be told apart, so the time of day has to do. */
static void
test_no_boot_id (void)
{
  g_autoptr (EthosFakeClock) fake = ethos_fake_clock_new ();
  EthosClock *clock = ETHOS_CLOCK (fake);
  EthosTimer timer = { 0 };

  ethos_fake_clock_hide_boot_id (fake);
  g_assert_true (ethos_timer_start (&timer, clock, 5 * MIN_));
  ethos_fake_clock_advance (fake, MIN_);
  ethos_fake_clock_set_wall_back_or_forward (fake, MIN_);
  g_assert_cmpint (ethos_timer_get_left_ms (&timer, clock), ==, 3 * MIN_);
}

static void
test_system_clock (void)
{
  g_autoptr (EthosClock) clock = ethos_system_clock_new ();
  gint64 before_ms = g_get_real_time () / 1000;
  gint64 boot_ms = ethos_clock_get_boot_ms (clock);

  g_assert_cmpint (ethos_clock_get_wall_ms (clock), >=, before_ms - 1);
  g_assert_cmpint (ethos_clock_get_boot_ms (clock), >=, boot_ms);
  g_assert_cmpint (boot_ms, >=, g_get_monotonic_time () / 1000 - 1000);
  g_assert_cmpuint (strlen (ethos_clock_get_boot_id (clock)), <, ETHOS_TIMER_BOOT_ID_SIZE);
  g_assert_null (strchr (ethos_clock_get_boot_id (clock), '\n'));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/timer/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/timer/absence", test_absence);
  g_test_add_func ("/timer/random-walk", test_random_walk);
  g_test_add_func ("/timer/fields", test_fields);
  g_test_add_func ("/timer/hostile-fields", test_hostile_fields);
  g_test_add_func ("/timer/saturation", test_saturation);
  g_test_add_func ("/timer/no-boot-id", test_no_boot_id);
  g_test_add_func ("/timer/system-clock", test_system_clock);

  return g_test_run ();
}
