// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "ethos-op-private.h"

#include "ethos-core-fixture.h"
#include "ethos-random-session.h"
#include "ethos-test.h"
#include "operations-fixture.h"

/* Walks the rows of the table: what holds for every operation is tested without naming any. */

#define N_SESSIONS ETHOS_FIXTURE_RUNS (150)
#define N_SEEDS ETHOS_FIXTURE_RUNS (15)
#define N_STEPS 12

/* Who may be at work beside the facilitator. */
static const EthosOrigin others[] = { ETHOS_ORIGIN_SCRIBE, ETHOS_ORIGIN_SEAT, ETHOS_ORIGIN_REMOTE };

static const EthosOpKind *
random_row (GRand *rand, guint origin)
{
  const EthosOpKind *row;

  do
    row = operations_get_row (g_rand_int_range (rand, 0, (int) operations_count_rows ()));
  while ((row->origins & origin) == 0);

  return row;
}

static void
undo (EthosStore *store, EthosOutcome *outcome)
{
  g_autoptr (GError) error = NULL;

  ethos_store_undo (store, outcome, &error);
  g_assert_no_error (error);
}

static void
redo (EthosStore *store, EthosOutcome *outcome)
{
  g_autoptr (GError) error = NULL;

  ethos_store_redo (store, outcome, &error);
  g_assert_no_error (error);
}

/* Each row alone: there, back, there again; what is refused changes nothing and tells nobody. */
static void
test_each_row (void)
{
  for (guint i = 0; i < operations_count_rows (); i++)
    for (guint seed = 0; seed < N_SEEDS; seed++)
      {
        const EthosOpKind *row = operations_get_row (i);
        g_autoptr (GRand) rand = NULL;
        g_autoptr (EthosStore) store = ethos_fixture_store_new_random (seed, 8, &rand);
        EthosSession *session = ethos_store_get_session (store);
        g_autoptr (EthosSnapshot) before = ethos_session_snapshot (session);
        g_autoptr (EthosSnapshot) after = NULL;
        g_autoptr (EthosFixtureWatch) watch = ethos_fixture_watch_new (store);
        g_auto (EthosOutcome) outcome = { 0 };

        if (!ethos_store_submit (store, ETHOS_ORIGIN_FACILITATOR,
                                 ethos_random_op_new (rand, session, row), &outcome, NULL) ||
            outcome.sequence == 0)
          {
            operations_assert_state (store, before);
            g_assert_cmpuint (ethos_fixture_watch_get_count (watch), ==, 0);
            g_assert_false (ethos_store_can_undo (store));
            continue;
          }

        after = ethos_session_snapshot (session);
        g_assert_false (ethos_snapshot_equal (before, after));
        g_assert_cmpint (ethos_store_can_undo (store), ==, (row->flags & ETHOS_OP_UNDOABLE) != 0);
        g_assert_false ((row->flags & ETHOS_OP_UNDOABLE) && (row->flags & ETHOS_OP_BARRIER));
        if (!ethos_store_can_undo (store))
          continue;

        for (guint turn = 0; turn < 2; turn++)
          {
            g_assert_nonnull (ethos_store_get_undo_label (store));
            undo (store, NULL);
            operations_assert_state (store, before);
            redo (store, NULL);
            operations_assert_state (store, after);
          }
      }
}

/* Sent again at once, most operations change nothing, and then they are none. */
static void
test_no_change_is_no_operation (void)
{
  for (guint i = 0; i < operations_count_rows (); i++)
    for (guint seed = 0; seed < N_SEEDS; seed++)
      {
        g_autoptr (GRand) rand = NULL;
        g_autoptr (EthosStore) store = ethos_fixture_store_new_random (seed, 8, &rand);
        EthosSession *session = ethos_store_get_session (store);
        g_autoptr (EthosRecord) op = ethos_random_op_new (rand, session, operations_get_row (i));
        g_autoptr (EthosSnapshot) before = NULL;
        g_autoptr (EthosSnapshot) after = NULL;
        g_auto (EthosOutcome) outcome = { 0 };

        ethos_store_submit (store, ETHOS_ORIGIN_FACILITATOR, ethos_record_ref (op), NULL, NULL);
        before = ethos_session_snapshot (session);
        ethos_store_submit (store, ETHOS_ORIGIN_FACILITATOR, ethos_record_ref (op), &outcome, NULL);
        after = ethos_session_snapshot (session);

        g_test_message ("%s, seed %u", operations_get_row (i)->type.name, seed);
        if (ethos_snapshot_equal (before, after))
          g_assert_cmpuint (outcome.sequence, ==, 0);
      }
}

/* A long session of the facilitator alone: back to the start, and there again. */
static void
test_undo_all (void)
{
  for (guint seed = 0; seed < N_SESSIONS; seed++)
    {
      g_autoptr (GRand) rand = NULL;
      g_autoptr (EthosStore) store = ethos_fixture_store_new_random (seed, 12, &rand);
      EthosSession *session = ethos_store_get_session (store);
      g_autoptr (GPtrArray) states =
          g_ptr_array_new_with_free_func ((GDestroyNotify) ethos_snapshot_unref);

      g_ptr_array_add (states, ethos_session_snapshot (session));
      while (states->len <= N_STEPS)
        {
          const EthosOpKind *row = random_row (rand, ETHOS_ORIGIN_FACILITATOR);
          g_auto (EthosOutcome) outcome = { 0 };

          if (row->flags & ETHOS_OP_UNDOABLE &&
              ethos_store_submit (store, ETHOS_ORIGIN_FACILITATOR,
                                  ethos_random_op_new (rand, session, row), &outcome, NULL) &&
              outcome.sequence > 0)
            g_ptr_array_add (states, ethos_session_snapshot (session));
        }

      for (guint i = states->len - 1; i-- > 0;)
        {
          undo (store, NULL);
          operations_assert_state (store, g_ptr_array_index (states, i));
        }
      g_assert_false (ethos_store_can_undo (store));
      for (guint i = 1; i < states->len; i++)
        {
          redo (store, NULL);
          operations_assert_state (store, g_ptr_array_index (states, i));
        }
      g_assert_false (ethos_store_can_redo (store));
    }
}

/* The first version of a record before @changes, or what it has become by them. */
static const EthosRecord *
find_image (const EthosChanges *changes, const char *id, gboolean before, gboolean *touched)
{
  const EthosRecord *image = NULL;

  *touched = FALSE;
  for (guint i = 0; i < ethos_changes_get_length (changes); i++)
    {
      const EthosChange *change = ethos_changes_get (changes, i);

      if (!g_str_equal (change->id, id) || (before && *touched))
        continue;
      image = before ? change->before : change->after;
      *touched = TRUE;
    }

  return image;
}

static gboolean
has_child (const EthosChanges *changes, const char *id)
{
  for (guint i = 0; i < ethos_changes_get_length (changes); i++)
    if (g_strcmp0 (ethos_changes_get (changes, i)->parent, id) == 0 &&
        ethos_changes_get (changes, i)->type == ETHOS_EDIT_INSERT)
      return TRUE;

  return FALSE;
}

static gboolean
is_named (const EthosOutcome *outcome, EthosSession *session, const EthosRecord *record)
{
  g_autofree char *label = ethos_record_dup_label (record);

  return g_strv_contains ((const char *const *) outcome->skipped, label) ||
         g_strv_contains ((const char *const *) outcome->skipped, "hidden note");
}

/*
 * After taking back @mine: every field that was mine has its old value, unless @theirs changed it;
 * then theirs stays, and the target is named.
 */
static void
check_taken_back (EthosSession *session,
                  const EthosChange *change,
                  const EthosChanges *mine,
                  const EthosChanges *theirs,
                  const EthosOutcome *outcome)
{
  gboolean is_mine, is_theirs;
  const EthosRecord *old = find_image (mine, change->id, TRUE, &is_mine);
  const EthosRecord *new = find_image (mine, change->id, FALSE, &is_mine);
  const EthosRecord *was = find_image (theirs, change->id, TRUE, &is_theirs);
  const EthosRecord *is = find_image (theirs, change->id, FALSE, &is_theirs);
  const EthosRecord *now = ethos_session_get_record (session, change->id);

  if (!is_theirs && old == NULL && has_child (theirs, change->id))
    {
      /* What others have put something into cannot go. */
      g_assert_true (is_named (outcome, session, new));
      return;
    }
  if (!is_theirs)
    {
      g_assert_true (old == NULL ? now == NULL : now != NULL && ethos_record_equal (old, now));
      return;
    }

  if (old == NULL || now == NULL || was == NULL || is == NULL)
    {
      g_assert_true (is_named (outcome, session, new ? new : old));
      return;
    }

  for (guint i = 0; i < now->type->n_fields; i++)
    {
      const EthosField *field = &now->type->fields[i];

      if (ethos_field_equal (field, was, is))
        g_assert_true (ethos_field_equal (field, now, old));
      else
        {
          g_assert_true (ethos_field_equal (field, now, is));
          if (!ethos_field_equal (field, old, new) && !ethos_field_equal (field, new, is))
            g_assert_true (is_named (outcome, session, new));
        }
    }
}

static void
test_others_interleaved (void)
{
  guint n_met = 0;
  guint n_named = 0;

  for (guint seed = 0; seed < 1500; seed++)
    {
      g_autoptr (GRand) rand = NULL;
      g_autoptr (EthosStore) store = ethos_fixture_store_new_random (seed, 3, &rand);
      EthosSession *session = ethos_store_get_session (store);
      EthosOrigin other = others[g_rand_int_range (rand, 0, G_N_ELEMENTS (others))];
      g_auto (EthosOutcome) mine = { 0 };
      g_auto (EthosOutcome) theirs = { 0 };
      g_auto (EthosOutcome) outcome = { 0 };

      while (!ethos_store_can_undo (store))
        {
          ethos_outcome_clear (&mine);
          ethos_store_submit (store, ETHOS_ORIGIN_FACILITATOR,
                              ethos_random_op_new (rand, session,
                                                   random_row (rand, ETHOS_ORIGIN_FACILITATOR)),
                              &mine, NULL);
        }
      for (guint tries = 0; theirs.sequence == 0 && tries < 20; tries++)
        {
          ethos_outcome_clear (&theirs);
          ethos_store_submit (store, other,
                              ethos_random_op_new (rand, session, random_row (rand, other)),
                              &theirs, NULL);
        }
      if (theirs.sequence == 0)
        continue;

      undo (store, &outcome);
      for (guint i = 0; i < ethos_changes_get_length (mine.changes); i++)
        {
          const EthosChange *change = ethos_changes_get (mine.changes, i);
          gboolean met;

          find_image (theirs.changes, change->id, TRUE, &met);
          n_met += met;
          check_taken_back (session, change, mine.changes, theirs.changes, &outcome);
        }
      n_named += g_strv_length (outcome.skipped);
    }

  /* Otherwise nothing was tried. */
  g_test_message ("%u targets met, %u named", n_met, n_named);
  g_assert_cmpuint (n_met, >, 20);
  g_assert_cmpuint (n_named, >, 3);
}

int
main (int argc, char **argv)
{
  ethos_test_init (&argc, &argv);

  g_test_add_func ("/operations/each-row", test_each_row);
  g_test_add_func ("/operations/no-change-is-no-operation", test_no_change_is_no_operation);
  g_test_add_func ("/operations/undo-all", test_undo_all);
  g_test_add_func ("/operations/others-interleaved", test_others_interleaved);

  return g_test_run ();
}
