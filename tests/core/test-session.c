// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "ethos-session-private.h"

#include "ethos-core-fixture.h"
#include "ethos-random-session.h"
#include "ethos-test.h"
#include "workshop-fixture.h"

#define N_NOTES 6
#define N_RUNS 600

static void
write_notes (Workshop *workshop)
{
  for (guint i = 0; i < N_NOTES; i++)
    {
      g_autofree char *text = g_strdup_printf ("%c", 'a' + (int) i);

      g_free (ethos_fixture_add_note (workshop->store, text));
    }
}

static char *
dup_notes (Workshop *workshop)
{
  return ethos_fixture_dup_order (workshop->session, workshop->write, ETHOS_KIND_NOTE);
}

/*
 * Each note comes to each place about equally often. With 600 runs and 6 places the counts have a
 * mean of 100 and a deviation of about 9; one of them is 55 away by chance once in 10⁶ runs.
 */
static void
count_places (guint counts[N_NOTES][N_NOTES], const char *order)
{
  for (guint place = 0; place < N_NOTES; place++)
    counts[order[place * 2] - 'a'][place]++;
}

static void
assert_even (guint counts[N_NOTES][N_NOTES])
{
  for (guint i = 0; i < N_NOTES; i++)
    for (guint j = 0; j < N_NOTES; j++)
      {
        g_assert_cmpuint (counts[i][j], >, N_RUNS / N_NOTES - 55);
        g_assert_cmpuint (counts[i][j], <, N_RUNS / N_NOTES + 55);
      }
}

/* Where hidden notes stand tells nothing about when they were written, before the reveal as after,
 * and where they stand after it nothing about before. */
static void
test_order_tells_nothing (void)
{
  guint hidden[N_NOTES][N_NOTES] = { 0 };
  guint revealed[N_NOTES][N_NOTES] = { 0 };
  guint n_same = 0;

  for (guint i = 0; i < N_RUNS; i++)
    {
      g_auto (Workshop) workshop = { 0 };
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      workshop_init (&workshop);
      write_notes (&workshop);
      before = dup_notes (&workshop);
      workshop_run (&workshop, ethos_op_new ("activity-reveal", NULL));
      after = dup_notes (&workshop);
      count_places (hidden, before);
      count_places (revealed, after);
      n_same += g_str_equal (before, after);
    }

  assert_even (hidden);
  assert_even (revealed);
  /* One in 720 stays as it was by chance. */
  g_assert_cmpuint (n_same, <, 10);
}

static void
test_pasted_notes (void)
{
  const char *const texts[] = { "a", "b", "c", "d", "e", "f", NULL };
  guint counts[N_NOTES][N_NOTES] = { 0 };

  for (guint i = 0; i < N_RUNS; i++)
    {
      g_auto (Workshop) workshop = { 0 };
      g_autofree char *order = NULL;

      workshop_init (&workshop);
      workshop_run (&workshop, ethos_op_new ("notes-add", "texts", texts, NULL));
      order = dup_notes (&workshop);
      count_places (counts, order);
    }

  assert_even (counts);
}

static void
test_reveal (void)
{
  g_auto (Workshop) workshop = { 0 };
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  const char *ids[3] = { NULL };
  guint n_aside = 0;
  guint n_grouped = 0;

  workshop_init (&workshop);
  write_notes (&workshop);
  before = ethos_random_ids (workshop.session, ETHOS_KIND_NOTE);
  ids[0] = g_ptr_array_index (before, 0);
  ids[1] = g_ptr_array_index (before, 3);
  workshop_run (&workshop, ethos_op_new ("notes-aside", "notes", ids, "value", TRUE, NULL));
  workshop_run (&workshop, ethos_op_new ("notes-group", "notes", ids, "title", "Trust", NULL));
  workshop_run (&workshop, ethos_op_new ("activity-reveal", NULL));
  g_assert_true (workshop_get_step (&workshop, workshop.write)->revealed);

  after = ethos_random_ids (workshop.session, ETHOS_KIND_NOTE);
  g_assert_cmpuint (after->len, ==, N_NOTES);
  for (guint i = 0; i < after->len; i++)
    {
      const char *id = g_ptr_array_index (after, i);
      const EthosNote *note = ethos_session_find (workshop.session, ETHOS_KIND_NOTE, id);

      g_assert_false (g_ptr_array_find_with_equal_func (before, id, g_str_equal, NULL));
      n_aside += note->aside != FALSE;
      n_grouped += note->group != NULL;
    }
  g_assert_cmpuint (n_aside, ==, 2);
  g_assert_cmpuint (n_grouped, ==, 2);
}

/* Going back and forth, skipping and repeating lose neither a note nor a minute. */
static void
test_steps_keep_everything (void)
{
  static const char *const acts[] = { "activity-next", "activity-back",   "activity-skip",
                                      "activity-back", "activity-repeat", "activity-next",
                                      "activity-back" };

  g_auto (Workshop) workshop = { 0 };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  EthosClock *clock;

  workshop_init (&workshop);
  clock = ethos_store_get_clock (workshop.store);
  write_notes (&workshop);
  before = dup_notes (&workshop);
  workshop_run (&workshop, ethos_op_new ("timer-start", NULL));
  ethos_fake_clock_advance (ethos_fixture_get_clock (workshop.store), 60000);

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      workshop_run (&workshop, ethos_op_new (acts[i], NULL));
      ethos_fake_clock_advance (ethos_fixture_get_clock (workshop.store), 1000);
      g_assert_cmpint (
          ethos_timer_get_elapsed_ms (&workshop_get_step (&workshop, workshop.write)->timer, clock),
          ==, 60000);
    }

  after = dup_notes (&workshop);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (
      ethos_timer_get_elapsed_ms (&workshop_get_step (&workshop, workshop.write)->presence, clock),
      ==, 60000 + 1000 + 1000 + 1000 + 1000);
  g_assert_cmpint (workshop_get_step (&workshop, workshop.discuss)->state, ==,
                   ETHOS_ACTIVITY_WAITING);
  g_assert_cmpint (workshop_get_step (&workshop, workshop.write)->state, ==, ETHOS_ACTIVITY_ACTIVE);
}

static void
test_finish (void)
{
  g_auto (Workshop) workshop = { 0 };

  workshop_init (&workshop);
  workshop_run (&workshop, ethos_op_new ("timer-start", NULL));
  workshop_run (&workshop, ethos_op_new ("workshop-finish", "value", TRUE, NULL));
  g_assert_cmpint (workshop_get_step (&workshop, workshop.write)->state, ==, ETHOS_ACTIVITY_DONE);
  g_assert_cmpint (workshop_get_step (&workshop, workshop.write)->timer.state, ==,
                   ETHOS_TIMER_FINISHED);
  g_assert_cmpint (workshop_get_step (&workshop, workshop.write)->presence.state, ==,
                   ETHOS_TIMER_PAUSED);
  workshop_run (&workshop, ethos_op_new ("workshop-finish", "value", FALSE, NULL));
  g_assert_cmpint (workshop_get_step (&workshop, workshop.write)->state, ==, ETHOS_ACTIVITY_ACTIVE);
  g_assert_cmpint (workshop_get_step (&workshop, workshop.write)->presence.state, ==,
                   ETHOS_TIMER_RUNNING);

  /* Going to any step, the last one too, opens what was finished. */
  workshop_run (&workshop, ethos_op_new ("workshop-finish", "value", TRUE, NULL));
  workshop_run (&workshop, ethos_op_new ("activity-go", "activity", workshop.write, NULL));
  g_assert_false (ethos_session_get_workshop (workshop.session)->finished);
  g_assert_cmpint (workshop_get_step (&workshop, workshop.write)->state, ==, ETHOS_ACTIVITY_ACTIVE);
  g_assert_cmpint (workshop_get_step (&workshop, workshop.write)->presence.state, ==,
                   ETHOS_TIMER_RUNNING);
  workshop_run (&workshop, ethos_op_new ("workshop-finish", "value", TRUE, NULL));
  workshop_run (&workshop, ethos_op_new ("activity-go", "activity", workshop.discuss, NULL));
  g_assert_false (ethos_session_get_workshop (workshop.session)->finished);
}

/* A journal from anywhere may hold any edit: there are one workshop and one deck, whatever it says.
 */
static void
test_single_kinds (void)
{
  static const EthosKind kinds[] = { ETHOS_KIND_WORKSHOP, ETHOS_KIND_DECK };

  g_autoptr (EthosSession) session = ethos_session_new ();
  g_autoptr (EthosStore) store = ethos_fixture_store_new (session);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (EthosEdits) insert = ethos_edits_new ();
      g_autoptr (EthosEdits) remove = ethos_edits_new ();
      g_autoptr (GError) error = NULL;

      ethos_edits_insert (insert, ethos_entity_new (kinds[i], "second"), ETHOS_WORKSHOP_ID,
                          ETHOS_PLACE_LAST);
      g_assert_false (ethos_store_replay (store, insert, 1, &error));
      g_assert_error (error, ETHOS_CORE_ERROR, ETHOS_CORE_ERROR_STATE);
      g_clear_error (&error);

      ethos_edits_remove (remove, kinds[i], i ? ETHOS_DECK_ID : ETHOS_WORKSHOP_ID);
      g_assert_false (ethos_store_replay (store, remove, 1, &error));
      g_assert_error (error, ETHOS_CORE_ERROR, ETHOS_CORE_ERROR_STATE);
    }

  g_assert_nonnull (ethos_session_find (session, ETHOS_KIND_DECK, ETHOS_DECK_ID));
  g_assert_cmpuint (ethos_store_get_sequence (store), ==, 0);
}

static void
test_load_refuses (void)
{
  g_autoptr (EthosSession) session = ethos_session_new ();
  g_autoptr (EthosCard) card = ethos_entity_new (ETHOS_KIND_CARD, "one");
  g_autoptr (EthosNote) note = ethos_entity_new (ETHOS_KIND_NOTE, "two");
  g_autoptr (EthosBehaviour) line = ethos_entity_new (ETHOS_KIND_BEHAVIOUR, "one");
  g_autoptr (GError) error = NULL;

  g_assert_true (ethos_session_load (session, card, ETHOS_DECK_ID, &error));
  g_assert_no_error (error);
  g_assert_false (ethos_session_load (session, line, "one", &error));
  g_assert_error (error, ETHOS_CORE_ERROR, ETHOS_CORE_ERROR_ID);
  g_clear_error (&error);
  g_assert_false (ethos_session_load (session, note, "one", &error));
  g_assert_error (error, ETHOS_CORE_ERROR, ETHOS_CORE_ERROR_TARGET);
  g_clear_error (&error);
  g_assert_false (ethos_session_load (session, note, NULL, &error));
  g_assert_error (error, ETHOS_CORE_ERROR, ETHOS_CORE_ERROR_TARGET);
}

/* A full list refuses one more, whoever sends it. */
static void
test_full (void)
{
  g_auto (Workshop) workshop = { 0 };
  const guint most = ethos_kind_get_info (ETHOS_KIND_BEHAVIOUR)->maximum;
  g_autoptr (GPtrArray) cards = NULL;
  const char *card;

  workshop_init (&workshop);
  workshop_run (&workshop, ethos_op_new ("card-add", "title", "Care", NULL));
  cards = ethos_random_ids (workshop.session, ETHOS_KIND_CARD);
  card = g_ptr_array_index (cards, 0);
  for (guint i = 0; i < most; i++)
    workshop_run (&workshop, ethos_op_new ("line-add", "card", card, "text", "We", NULL));
  ethos_fixture_refuse (workshop.store, ETHOS_ORIGIN_FACILITATOR,
                        ethos_op_new ("line-add", "card", card, "text", "We", NULL),
                        ETHOS_CORE_ERROR_LIMIT);
}

/* A snapshot stays as it was. */
static void
test_snapshot (void)
{
  for (guint seed = 0; seed < 20; seed++)
    {
      g_autoptr (GRand) rand = NULL;
      g_autoptr (EthosStore) store = ethos_fixture_store_new_random (seed, 10, &rand);
      EthosSession *session = ethos_store_get_session (store);
      g_autoptr (EthosSnapshot) one = ethos_session_snapshot (session);
      g_autoptr (EthosSnapshot) two = ethos_session_snapshot (session);
      g_autoptr (EthosSnapshot) later = NULL;

      ethos_fixture_submit (store, ETHOS_ORIGIN_FACILITATOR,
                            ethos_op_new ("card-add", "title", "Care", NULL));
      later = ethos_session_snapshot (session);
      g_assert_true (ethos_snapshot_equal (one, two));
      g_assert_false (ethos_snapshot_equal (one, later));
    }
}

int
main (int argc, char **argv)
{
  ethos_test_init (&argc, &argv);

  g_test_add_func ("/session/order-tells-nothing", test_order_tells_nothing);
  g_test_add_func ("/session/pasted-notes", test_pasted_notes);
  g_test_add_func ("/session/reveal", test_reveal);
  g_test_add_func ("/session/steps-keep-everything", test_steps_keep_everything);
  g_test_add_func ("/session/finish", test_finish);
  g_test_add_func ("/session/single-kinds", test_single_kinds);
  g_test_add_func ("/session/load-refuses", test_load_refuses);
  g_test_add_func ("/session/full", test_full);
  g_test_add_func ("/session/snapshot", test_snapshot);

  return g_test_run ();
}
