// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-tests"

#include "config.h"

#include "ethos-pace.h"
#include "ethos-timer.h"

#define M ETHOS_TIMER_MINUTE_MS
#define NOW G_GINT64_CONSTANT (1789034567891)

#define TO_COME ETHOS_PACE_AHEAD_OF_US
#define CURRENT ETHOS_PACE_CURRENT
#define DONE ETHOS_PACE_BEHIND_US

typedef struct
{
  const char *name;
  gsize n_steps;
  EthosPaceStep steps[3];
  EthosPace expected; /* finish_wall_ms: after NOW */
} Case;

/* clang-format off */
static const Case cases[] = {
  /* planned, used, remaining, behind, its minutes, can be saved, finish, over */
  { "empty", 0, { { 0 } }, { 0 } },
  { "not-begun", 2, { { TO_COME, 10 * M, 5 * M, 0 }, { TO_COME, 20 * M, 20 * M, 0 } },
    { 30 * M, 0, 30 * M, 0, 0, 5 * M, 30 * M } },
  { "in-time", 2, { { CURRENT, 10 * M, 5 * M, 4 * M, 6 * M }, { TO_COME, 20 * M, 10 * M, 0 } },
    { 30 * M, 4 * M, 26 * M, 0, 0, 15 * M, 26 * M } },
  { "past-its-minimum", 1, { { CURRENT, 10 * M, 5 * M, 8 * M, 2 * M } },
    { 10 * M, 8 * M, 2 * M, 0, 0, 2 * M, 2 * M } },
  { "overrun", 2, { { CURRENT, 10 * M, 5 * M, 13 * M, 0 }, { TO_COME, 20 * M, 15 * M, 0 } },
    { 30 * M, 13 * M, 20 * M, 3 * M, 3, 5 * M, 20 * M, TRUE } },
  { "done-early", 2, { { DONE, 10 * M, 5 * M, 7 * M }, { CURRENT, 20 * M, 15 * M, 1 * M, 19 * M } },
    { 30 * M, 8 * M, 19 * M, -3 * M, -3, 5 * M, 19 * M } },
  { "done-late", 3, { { DONE, 10 * M, 5 * M, 14 * M }, { CURRENT, 20 * M, 15 * M, 0, 20 * M },
    { TO_COME, 5 * M, 0, 0 } },
    { 35 * M, 14 * M, 25 * M, 4 * M, 4, 10 * M, 25 * M } },
  { "skipped", 2, { { DONE, 10 * M, 5 * M, 0 }, { CURRENT, 20 * M, 15 * M, 0, 20 * M } },
    { 30 * M, 0, 20 * M, -10 * M, -10, 5 * M, 20 * M } },
  { "all-done", 2, { { DONE, 10 * M, 5 * M, 12 * M }, { DONE, 20 * M, 15 * M, 19 * M } },
    { 30 * M, 31 * M, 0, 1 * M, 1, 0, 0 } },
  { "gone-back", 2, { { CURRENT, 10 * M, 5 * M, 12 * M, 0 }, { TO_COME, 20 * M, 15 * M, 6 * M } },
    { 30 * M, 18 * M, 14 * M, 2 * M, 2, 5 * M, 14 * M, TRUE } },
  { "seconds-are-no-delay", 1, { { CURRENT, 10 * M, 0, 11 * M - 1, 0 } },
    { 10 * M, 11 * M - 1, 0, M - 1, 0, 0, 0, TRUE } },
  { "seconds-are-no-gain", 2, { { DONE, 10 * M, 0, 9 * M + 1 }, { CURRENT, M, M, 0, M } },
    { 11 * M, 9 * M + 1, M, -M + 1, 0, 0, M } },
  { "waiting-for-the-clock", 2, { { CURRENT, 5 * M, 2 * M, 5 * M, 5 * M },
    { TO_COME, 20 * M, 15 * M, 0 } },
    { 25 * M, 5 * M, 25 * M, 5 * M, 5, 10 * M, 25 * M } },
  { "clock-started-late", 1, { { CURRENT, 10 * M, 8 * M, 7 * M, 8 * M } },
    { 10 * M, 7 * M, 8 * M, 5 * M, 5, 7 * M, 8 * M } },
  { "clock-set-back", 1, { { CURRENT, 10 * M, 5 * M, 4 * M, 3 * M } },
    { 10 * M, 4 * M, 3 * M, -3 * M, -3, 2 * M, 3 * M } },
  { "no-time-planned", 1, { { CURRENT, 0, 0, 30000, 0 } },
    { 0, 30000, 0, 30000, 0, 0, 0 } },
  { "minimum-above-plan", 1, { { TO_COME, 10 * M, 50 * M, 0 } },
    { 10 * M, 0, 10 * M, 0, 0, 0, 10 * M } },
  { "negative-figures", 1, { { CURRENT, -10 * M, -50 * M, -M, -M } }, { 0 } },
};
/* clang-format on */

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  EthosPace pace = ethos_pace_compute (c->steps, c->n_steps, NOW);

  g_assert_cmpint (pace.planned_ms, ==, c->expected.planned_ms);
  g_assert_cmpint (pace.used_ms, ==, c->expected.used_ms);
  g_assert_cmpint (pace.remaining_ms, ==, c->expected.remaining_ms);
  g_assert_cmpint (pace.behind_ms, ==, c->expected.behind_ms);
  g_assert_cmpint (pace.behind_minutes, ==, c->expected.behind_minutes);
  g_assert_cmpint (pace.can_save_ms, ==, c->expected.can_save_ms);
  g_assert_cmpint (pace.finish_wall_ms, ==, NOW + c->expected.finish_wall_ms);
  g_assert_cmpint (pace.is_over, ==, c->expected.is_over);
}

static void
test_hostile (void)
{
  EthosPaceStep steps[1000];
  EthosPace pace;

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    steps[i] = (EthosPaceStep){ TO_COME, G_MAXINT64, G_MAXINT64, G_MAXINT64, G_MAXINT64 };

  pace = ethos_pace_compute (steps, G_N_ELEMENTS (steps), NOW);
  g_assert_cmpint (pace.planned_ms, >, 0);
  g_assert_cmpint (pace.used_ms, ==, pace.planned_ms);
  g_assert_cmpint (pace.finish_wall_ms, ==, NOW);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/pace/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/pace/hostile", test_hostile);

  return g_test_run ();
}
