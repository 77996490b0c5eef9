// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "ethos-random-session.h"

#include "ethos-core-fixture.h"
#include "ethos-test.h"

/* Fewer would leave rows that need a rare state, such as a clock that is paused, untried. */
#define N_SESSIONS 200

static void
test_same_seed (void)
{
  for (guint seed = 0; seed < N_SESSIONS; seed++)
    {
      g_autoptr (GRand) one = g_rand_new_with_seed (seed);
      g_autoptr (GRand) two = g_rand_new_with_seed (seed);
      g_autoptr (EthosSession) first = ethos_random_session_new (one, 20);
      g_autoptr (EthosSession) second = ethos_random_session_new (two, 20);
      g_autoptr (EthosSnapshot) before = ethos_session_snapshot (first);
      g_autoptr (EthosSnapshot) after = ethos_session_snapshot (second);

      g_assert_true (ethos_snapshot_equal (before, after));
    }
}

static void
try_row (guint seed, guint row, guint *accepted, guint *changed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (EthosSession) session = ethos_random_session_new (rand, 8);
  g_autoptr (EthosFakeClock) clock = ethos_fake_clock_new ();
  g_autoptr (EthosStore) store = ethos_store_new (session, ETHOS_CLOCK (clock));
  g_auto (EthosOutcome) outcome = { 0 };

  if (ethos_store_submit (store, ETHOS_ORIGIN_FACILITATOR,
                          ethos_random_op_new (rand, session, ethos_op_kinds_get (row)), &outcome,
                          NULL))
    {
      *accepted += 1;
      *changed += outcome.sequence > 0;
    }
}

/* A generator whose operations are all refused would prove nothing. */
static void
test_every_row_is_accepted_somewhere (void)
{
  guint n_kinds = ethos_op_kinds_get_length ();
  g_autofree guint *accepted = g_new0 (guint, n_kinds);
  g_autofree guint *changed = g_new0 (guint, n_kinds);

  if (ETHOS_FIXTURE_STRIDE > 1)
    {
      /* It only counts; the operations themselves are tested under sanitizers elsewhere. */
      g_test_message ("fewer runs than it takes to count");
      return;
    }

  for (guint seed = 0; seed < N_SESSIONS; seed++)
    for (guint i = 0; i < n_kinds; i++)
      {
        if (accepted[i] < 2 || changed[i] < 2)
          try_row (seed, i, &accepted[i], &changed[i]);
      }

  for (guint i = 0; i < n_kinds; i++)
    {
      g_test_message ("%s: accepted %u times, changed something %u times",
                      ethos_op_kinds_get (i)->type.name, accepted[i], changed[i]);
      g_assert_cmpuint (accepted[i], >, 1);
      g_assert_cmpuint (changed[i], >, 1);
    }
}

int
main (int argc, char **argv)
{
  ethos_test_init (&argc, &argv);

  g_test_add_func ("/random-session/same-seed", test_same_seed);
  g_test_add_func ("/random-session/every-row-is-accepted-somewhere",
                   test_every_row_is_accepted_somewhere);

  return g_test_run ();
}
