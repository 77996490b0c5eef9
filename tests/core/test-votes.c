// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "ethos-ballot-private.h"
#include "ethos-pages.h"
#include "ethos-projection.h"
#include "ethos-tally.h"
#include "ethos-votes.h"

#include <string.h>

#include "ethos-core-fixture.h"
#include "ethos-test.h"
#include "workshop-fixture.h"

/* Votes by dots: who may put how many on what, that nobody knows sums before all are counted, and
 * what becomes of them when groups and notes change. */

#define N_NOTES 8

/* Notes by the ids that they have after the reveal; 0 and 1 are in one group, 2 in another. */
typedef struct
{
  Workshop workshop;
  char *ids[N_NOTES];
  char *care;
  char *trust;
} Fixture;

static EthosSession *
get_session (Fixture *fixture)
{
  return fixture->workshop.session;
}

static void
run (Fixture *fixture, EthosRecord *op)
{
  workshop_run (&fixture->workshop, op);
}

static void
refuse (Fixture *fixture, EthosRecord *op, int code)
{
  ethos_fixture_refuse (fixture->workshop.store, ETHOS_ORIGIN_FACILITATOR, op, code);
}

static char *
group (Fixture *fixture, const char *title, const char *first, const char *second)
{
  const char *ids[] = { first, second, NULL };

  run (fixture, ethos_op_new ("notes-group", "notes", ids, "title", title, NULL));
  return g_strdup (
      ((const EthosNote *) ethos_session_get_record (get_session (fixture), first))->group);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  EthosItemList *notes;

  workshop_init (&fixture->workshop);
  for (guint i = 0; i < N_NOTES; i++)
    {
      g_autofree char *text = g_strdup_printf ("Note %u", i % (N_NOTES - 1));

      g_free (ethos_fixture_add_note (fixture->workshop.store, text));
    }
  run (fixture, ethos_op_new ("activity-reveal", NULL));
  notes =
      ethos_session_get_children (get_session (fixture), fixture->workshop.write, ETHOS_KIND_NOTE);
  for (guint i = 0; i < N_NOTES; i++)
    fixture->ids[i] = g_strdup (((const EthosRecord *) ethos_item_list_get_record (notes, i))->id);
  fixture->care = group (fixture, "Care", fixture->ids[0], fixture->ids[1]);
  fixture->trust = group (fixture, "Trust", fixture->ids[2], NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < N_NOTES; i++)
    g_free (fixture->ids[i]);
  g_free (fixture->care);
  g_free (fixture->trust);
  workshop_clear (&fixture->workshop);
}

static EthosRecord *
new_round (int budget, int cap)
{
  return ethos_op_new ("round-open", "budget", budget, "cap", cap, NULL);
}

static const char *
get_open (Fixture *fixture)
{
  const EthosRound *round = ethos_votes_get_open (get_session (fixture), fixture->workshop.write);

  return round != NULL ? round->record.id : NULL;
}

/* A list of targets and how many dots each gets. */
typedef struct
{
  const char *target;
  gint64 dots;
} Put;

static EthosRecord *
new_ballot (Fixture *fixture, const char *id, const Put *puts)
{
  g_autoptr (GStrvBuilder) targets = g_strv_builder_new ();
  g_autoptr (GArray) dots = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (GStrv) ids = NULL;

  for (guint i = 0; puts[i].target != NULL; i++)
    {
      g_strv_builder_add (targets, puts[i].target);
      g_array_append_val (dots, puts[i].dots);
    }
  ids = g_strv_builder_end (targets);
  return ethos_op_new ("ballot-cast", "round", get_open (fixture), "ballot", id, "targets", ids,
                       "dots", dots, NULL);
}

#define BALLOT(ID, ...) new_ballot (fixture, ID, (const Put[]){ __VA_ARGS__, { NULL, 0 } })

static void
close_round (Fixture *fixture)
{
  run (fixture, ethos_op_new ("round-close", "round", get_open (fixture), NULL));
}

static EthosTally *
count (Fixture *fixture)
{
  return ethos_tally_new (get_session (fixture), fixture->workshop.write);
}

static guint
count_dots (Fixture *fixture, const char *id)
{
  g_autoptr (EthosTally) tally = count (fixture);

  return ethos_tally_get_dots (tally, id);
}

static void
test_opening (Fixture *fixture, gconstpointer data)
{
  refuse (fixture, new_round (0, 1), ETHOS_CORE_ERROR_LIMIT);
  refuse (fixture, new_round (ETHOS_DOTS_BUDGET_MAX + 1, 1), ETHOS_CORE_ERROR_LIMIT);
  refuse (fixture, new_round (3, 4), ETHOS_CORE_ERROR_LIMIT);
  ethos_fixture_refuse (fixture->workshop.store, ETHOS_ORIGIN_SEAT, new_round (3, 1),
                        ETHOS_CORE_ERROR_ORIGIN);
  run (fixture, ethos_op_new ("activity-cover", NULL));
  refuse (fixture, new_round (5, 3), ETHOS_CORE_ERROR_STATE);
  run (fixture, ethos_op_new ("activity-reveal", NULL));
  g_assert_null (get_open (fixture));

  run (fixture, new_round (5, 3));
  g_assert_nonnull (get_open (fixture));
  refuse (fixture, new_round (5, 3), ETHOS_CORE_ERROR_STATE);
  g_assert_true (ethos_store_undo (fixture->workshop.store, NULL, NULL));
  g_assert_null (get_open (fixture));
}

/* Dots of one voice on: the group, a note in that group, the other group, a note that is in none,
 * the same note again. */
static void
test_limits (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    int budget;
    int cap;
    gint64 dots[5];
    int code;
  } cases[] = {
    { 5, 3, { 3, 0, 2, 0, 0 }, -1 },
    { 5, 3, { 0, 0, 0, 0, 0 }, -1 },
    { 5, 3, { 4, 0, 0, 0, 0 }, ETHOS_CORE_ERROR_LIMIT },
    { 5, 3, { 3, 0, 2, 1, 0 }, ETHOS_CORE_ERROR_LIMIT },
    { 5, 3, { 2, 2, 0, 0, 0 }, ETHOS_CORE_ERROR_LIMIT },
    { 5, 3, { 2, 1, 0, 2, 0 }, -1 },
    { 5, 3, { 0, 0, 0, 2, 2 }, ETHOS_CORE_ERROR_LIMIT },
    { 1, 1, { 0, 0, 0, 1, 0 }, -1 },
    { 1, 1, { 1, 0, 0, 1, 0 }, ETHOS_CORE_ERROR_LIMIT },
    { 20, 20, { 20, 0, 0, 0, 0 }, -1 },
  };
  const char *targets[] = { fixture->care, fixture->ids[1], fixture->trust, fixture->ids[4],
                            fixture->ids[4] };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Put puts[6] = { 0 };
      guint n_puts = 0;

      for (guint j = 0; j < 5; j++)
        if (cases[i].dots[j] > 0)
          puts[n_puts++] = (Put){ targets[j], cases[i].dots[j] };
      run (fixture, new_round (cases[i].budget, cases[i].cap));
      if (cases[i].code >= 0)
        refuse (fixture, new_ballot (fixture, NULL, puts), cases[i].code);
      else
        run (fixture, new_ballot (fixture, NULL, puts));
      g_assert_cmpuint (ethos_votes_count_voices (get_session (fixture), get_open (fixture)), ==,
                        cases[i].code < 0);
      close_round (fixture);
    }
}

static void
test_targets (Fixture *fixture, gconstpointer data)
{
  const char *aside[] = { fixture->ids[5], NULL };

  run (fixture, ethos_op_new ("notes-aside", "notes", aside, "value", TRUE, NULL));
  run (fixture, new_round (5, 3));
  refuse (fixture, BALLOT (NULL, { fixture->ids[5], 1 }), ETHOS_CORE_ERROR_TARGET);
  refuse (fixture, BALLOT (NULL, { "gone", 1 }), ETHOS_CORE_ERROR_TARGET);
  refuse (fixture, BALLOT (NULL, { fixture->workshop.write, 1 }), ETHOS_CORE_ERROR_TARGET);
  refuse (fixture, BALLOT (fixture->care, { fixture->care, 1 }), ETHOS_CORE_ERROR_ID);
  refuse (fixture,
          ethos_op_new ("ballot-cast", "round", get_open (fixture), "targets",
                        (const char *[]){ fixture->care, NULL }, NULL),
          ETHOS_CORE_ERROR_LIMIT);
  ethos_fixture_refuse (fixture->workshop.store, ETHOS_ORIGIN_REMOTE,
                        BALLOT (NULL, { fixture->care, 1 }), ETHOS_CORE_ERROR_ORIGIN);
  ethos_fixture_submit (fixture->workshop.store, ETHOS_ORIGIN_SCRIBE,
                        BALLOT (NULL, { fixture->care, 1 }));
}

/* While dots are put there is no sum to ask for, and what is stored tells no order. */
static void
test_sealed (Fixture *fixture, gconstpointer data)
{
  const EthosRound *round;
  g_autofree char *id = NULL;
  const char *last = "";
  const EthosRecord *ballot;
  EthosChildIter iter;

  run (fixture, new_round (5, 3));
  id = g_strdup (get_open (fixture));
  for (guint i = 0; i < 9; i++)
    run (fixture, BALLOT (NULL, { fixture->care, 3 }, { fixture->ids[4], 1 }));
  g_assert_null (count (fixture));
  round = ethos_session_find (get_session (fixture), ETHOS_KIND_ROUND, id);
  g_assert_null (round->targets);
  g_assert_null (round->dots);
  g_assert_cmpint (round->voices, ==, 0);
  g_assert_cmpuint (ethos_votes_count_voices (get_session (fixture), id), ==, 9);
  ethos_session_iter_init (get_session (fixture), &iter, id, ETHOS_KIND_BALLOT);
  while ((ballot = ethos_child_iter_next (&iter)) != NULL)
    {
      g_assert_cmpstr (last, <, ballot->id);
      last = ballot->id;
    }

  close_round (fixture);
  g_assert_cmpuint (ethos_item_list_get_length (
                        ethos_session_get_children (get_session (fixture), id, ETHOS_KIND_BALLOT)),
                    ==, 0);
  g_assert_cmpuint (count_dots (fixture, fixture->care), ==, 27);
  refuse (fixture, ethos_op_new ("round-close", "round", id, NULL), ETHOS_CORE_ERROR_STATE);
}

/* What is sent again is one ballot; with other dots, these count. */
static void
test_sent_again (Fixture *fixture, gconstpointer data)
{
  g_auto (EthosOutcome) outcome = { 0 };

  run (fixture, new_round (5, 3));
  run (fixture, BALLOT ("one", { fixture->care, 2 }));
  g_assert_true (ethos_store_submit (fixture->workshop.store, ETHOS_ORIGIN_FACILITATOR,
                                     BALLOT ("one", { fixture->care, 2 }), &outcome, NULL));
  g_assert_cmpuint (outcome.sequence, ==, 0);
  run (fixture, BALLOT ("one", { fixture->trust, 1 }));
  run (fixture, BALLOT ("two", { fixture->trust, 1 }));
  close_round (fixture);
  g_assert_cmpuint (count_dots (fixture, fixture->care), ==, 0);
  g_assert_cmpuint (count_dots (fixture, fixture->trust), ==, 2);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  EthosStore *store = fixture->workshop.store;

  run (fixture, new_round (5, 3));
  run (fixture, BALLOT (NULL, { fixture->care, 2 }));
  run (fixture, BALLOT (NULL, { fixture->trust, 1 }));
  g_assert_cmpstr (ethos_store_get_undo_label (store), ==, "dots of a voice");
  g_assert_true (ethos_store_undo (store, NULL, NULL));
  g_assert_cmpuint (ethos_votes_count_voices (get_session (fixture), get_open (fixture)), ==, 1);
  g_assert_true (ethos_store_redo (store, NULL, NULL));
  g_assert_true (ethos_store_undo (store, NULL, NULL));
  close_round (fixture);
  g_assert_false (ethos_store_can_undo (store));
  g_assert_cmpuint (count_dots (fixture, fixture->care), ==, 2);
  g_assert_cmpuint (count_dots (fixture, fixture->trust), ==, 0);
}

static EthosRecord *
new_hands (Fixture *fixture, const char *option, int hands)
{
  return ethos_op_new ("hands-count", "round", get_open (fixture), "option", option, "count", hands,
                       NULL);
}

/* Each dot can be sent as it is put, by whoever knows the id; where none came, nothing is counted.
 */
static void
test_own (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) own = NULL;
  g_autoptr (GHashTable) other = NULL;

  run (fixture, new_round (5, 3));
  close_round (fixture);
  g_assert_null (get_open (fixture));
  g_assert_null (count (fixture));

  run (fixture, new_round (5, 3));
  run (fixture, BALLOT ("mine", { fixture->care, 2 }, { fixture->ids[4], 1 }));
  own = ethos_votes_dup_ballot (get_session (fixture), "mine");
  other = ethos_votes_dup_ballot (get_session (fixture), "other");
  g_assert_cmpuint (g_hash_table_size (own), ==, 2);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (own, fixture->care)), ==, 2);
  g_assert_cmpuint (g_hash_table_size (other), ==, 0);
}

/* Hands are counted again in place of what they were, and are beside the dots. */
static void
test_hands (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EthosTally) tally = NULL;

  run (fixture, new_round (5, 3));
  run (fixture, BALLOT (NULL, { fixture->care, 1 }));
  run (fixture, new_hands (fixture, fixture->care, 12));
  run (fixture, new_hands (fixture, fixture->ids[0], 10));
  run (fixture, new_hands (fixture, fixture->trust, 4));
  run (fixture, new_hands (fixture, fixture->trust, 0));
  refuse (fixture, new_hands (fixture, fixture->trust, -1), ETHOS_CORE_ERROR_LIMIT);
  g_assert_cmpuint (ethos_votes_count_voices (get_session (fixture), get_open (fixture)), ==, 1);
  close_round (fixture);
  tally = count (fixture);
  g_assert_cmpuint (ethos_tally_get_dots (tally, fixture->care), ==, 11);
  g_assert_cmpuint (ethos_tally_get_dots (tally, fixture->trust), ==, 0);
  g_assert_cmpuint (ethos_tally_get_voices (tally), ==, 1);
}

typedef enum
{
  CHANGE_NONE,
  CHANGE_MERGE,
  CHANGE_COMBINE,
  CHANGE_MOVE_NOTE,
  CHANGE_TAKE_APART,
  CHANGE_SET_ASIDE,
  CHANGE_REMOVE,
  CHANGE_COVER,
} Change;

static void
change (Fixture *fixture, Change what)
{
  const char *same[] = { fixture->ids[6], fixture->ids[7], NULL };
  const char *last[] = { fixture->ids[7], NULL };

  switch (what)
    {
    case CHANGE_MERGE:
      run (fixture, ethos_op_new ("groups-merge", "groups",
                                  (const char *[]){ fixture->care, fixture->trust, NULL }, NULL));
      break;
    case CHANGE_COMBINE:
      for (guint i = 6; i < 8; i++)
        run (fixture,
             ethos_op_new ("note-edit", "note", fixture->ids[i], "text", "The same", NULL));
      run (fixture, ethos_op_new ("notes-combine", "notes", same, NULL));
      break;
    case CHANGE_MOVE_NOTE:
      run (fixture, ethos_op_new ("notes-group", "notes", last, "group", fixture->care, NULL));
      break;
    case CHANGE_TAKE_APART:
      run (fixture, ethos_op_new ("group-remove", "group", fixture->trust, NULL));
      break;
    case CHANGE_SET_ASIDE:
      run (fixture, ethos_op_new ("notes-aside", "notes", last, "value", TRUE, NULL));
      break;
    case CHANGE_REMOVE:
      run (fixture, ethos_op_new ("notes-remove", "notes", last, NULL));
      break;
    case CHANGE_COVER:
      run (fixture, ethos_op_new ("activity-cover", NULL));
      run (fixture, ethos_op_new ("activity-reveal", NULL));
      break;
    case CHANGE_NONE:
    default:
      break;
    }
}

/* Counted again, hands replace all that were counted for what is one now; a note that has gone into
 * a group keeps its own. */
static void
test_hands_again (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    Change change;
    guint care;
    guint first;
    guint second;
  } cases[] = {
    { CHANGE_NONE, 9, 9, 1 },
    { CHANGE_MERGE, 9, 9, 1 },
    { CHANGE_COMBINE, 9, 9, 0 },
    { CHANGE_MOVE_NOTE, 9, 9, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture fresh = { 0 };

      set_up (&fresh, NULL);
      run (&fresh, new_round (5, 3));
      run (&fresh, new_hands (&fresh, fresh.care, 3));
      run (&fresh, new_hands (&fresh, fresh.trust, 4));
      run (&fresh, new_hands (&fresh, fresh.ids[6], 2));
      run (&fresh, new_hands (&fresh, fresh.ids[7], 1));
      change (&fresh, cases[i].change);
      run (&fresh, new_hands (&fresh, fresh.care, 9));
      run (&fresh, new_hands (&fresh, fresh.ids[6], 9));
      close_round (&fresh);
      g_assert_cmpuint (count_dots (&fresh, fresh.care), ==, cases[i].care);
      g_assert_cmpuint (count_dots (&fresh, fresh.ids[6]), ==, cases[i].first);
      g_assert_cmpuint (count_dots (&fresh, fresh.ids[7]), ==, cases[i].second);
      tear_down (&fresh, NULL);
    }
}

/* The dots of one voice on Care, Trust and two notes that say the same, after these have changed.
 * It still has what it has not put, and sending all of it once more with one more dot moves
 * nothing. */
static void
test_own_follow (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    Change change;
    guint dots[4];
  } cases[] = {
    { CHANGE_NONE, { 3, 2, 2, 1 } },      { CHANGE_MERGE, { 5, 0, 2, 1 } },
    { CHANGE_COMBINE, { 3, 2, 3, 0 } },   { CHANGE_MOVE_NOTE, { 3, 2, 2, 1 } },
    { CHANGE_SET_ASIDE, { 3, 2, 2, 0 } }, { CHANGE_REMOVE, { 3, 2, 2, 0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture fresh = { 0 };
      g_autoptr (GHashTable) own = NULL;
      const char *ids[4];
      Put puts[6] = { { 0 } };
      guint n_puts = 0;

      set_up (&fresh, NULL);
      ids[0] = fresh.care;
      ids[1] = fresh.trust;
      ids[2] = fresh.ids[6];
      ids[3] = fresh.ids[7];
      for (guint j = 0; j < 4; j++)
        puts[j] = (Put){ ids[j], cases[0].dots[j] };
      run (&fresh, new_round (9, 3));
      run (&fresh, new_ballot (&fresh, "mine", puts));
      change (&fresh, cases[i].change);
      own = ethos_votes_dup_ballot (get_session (&fresh), "mine");
      memset (puts, 0, sizeof puts);
      for (guint j = 0; j < 4; j++)
        {
          guint dots = GPOINTER_TO_UINT (g_hash_table_lookup (own, ids[j]));

          g_assert_cmpuint (dots, ==, cases[i].dots[j]);
          if (dots > 0)
            puts[n_puts++] = (Put){ ids[j], dots };
        }
      g_assert_cmpuint (g_hash_table_size (own), ==, n_puts);
      puts[n_puts] = (Put){ fresh.ids[4], 1 };
      run (&fresh, new_ballot (&fresh, "mine", puts));
      close_round (&fresh);
      for (guint j = 0; j < 4; j++)
        g_assert_cmpuint (count_dots (&fresh, ids[j]), ==, cases[i].dots[j]);
      g_assert_cmpuint (count_dots (&fresh, fresh.ids[4]), ==, 1);
      tear_down (&fresh, NULL);
    }
}

/* Dots follow what they were put on, whether it changes before or after they are counted: those of
 * Care, Trust, two notes that say the same, and on what is gone. */
static void
test_dots_follow (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    Change change;
    guint care;
    guint trust;
    guint first;
    guint second;
    guint gone;
  } cases[] = {
    { CHANGE_NONE, 3, 2, 2, 1, 0 },       { CHANGE_MERGE, 5, 0, 2, 1, 0 },
    { CHANGE_COMBINE, 3, 2, 3, 0, 0 },    { CHANGE_MOVE_NOTE, 3, 2, 2, 1, 0 },
    { CHANGE_TAKE_APART, 3, 0, 2, 1, 2 }, { CHANGE_SET_ASIDE, 3, 2, 2, 0, 1 },
    { CHANGE_REMOVE, 3, 2, 2, 0, 1 },
  };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (cases); i++)
    {
      gboolean before = i % 2 == 0;
      Fixture fresh = { 0 };
      g_autoptr (EthosTally) tally = NULL;

      set_up (&fresh, NULL);
      run (&fresh, new_round (8, 3));
      run (&fresh, new_ballot (&fresh, NULL,
                               (const Put[]){ { fresh.care, 3 },
                                              { fresh.trust, 2 },
                                              { fresh.ids[6], 2 },
                                              { fresh.ids[7], 1 },
                                              { NULL, 0 } }));
      if (before)
        change (&fresh, cases[i / 2].change);
      close_round (&fresh);
      if (!before)
        change (&fresh, cases[i / 2].change);
      tally = count (&fresh);
      g_assert_cmpuint (ethos_tally_get_dots (tally, fresh.care), ==, cases[i / 2].care);
      g_assert_cmpuint (ethos_tally_get_dots (tally, fresh.trust), ==, cases[i / 2].trust);
      g_assert_cmpuint (ethos_tally_get_dots (tally, fresh.ids[6]), ==, cases[i / 2].first);
      g_assert_cmpuint (ethos_tally_get_dots (tally, fresh.ids[7]), ==, cases[i / 2].second);
      g_assert_cmpuint (ethos_tally_get_gone (tally), ==, cases[i / 2].gone);
      g_assert_cmpuint (ethos_tally_get_total (tally) + ethos_tally_get_gone (tally), ==, 8);
      g_clear_pointer (&tally, ethos_tally_free);

      /* Whatever was merged has its own dots again when that is taken back. */
      if (!before && cases[i / 2].change == CHANGE_MERGE)
        {
          g_assert_true (ethos_store_undo (fresh.workshop.store, NULL, NULL));
          g_assert_cmpuint (count_dots (&fresh, fresh.care), ==, 3);
          g_assert_cmpuint (count_dots (&fresh, fresh.trust), ==, 2);
        }
      tear_down (&fresh, NULL);
    }
}

/* Notes that are covered and shown again have new ids. */
static void
test_new_ids (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EthosTally) tally = NULL;

  run (fixture, new_round (5, 3));
  run (fixture, BALLOT (NULL, { fixture->ids[4], 2 }));
  close_round (fixture);
  run (fixture, new_round (5, 3));
  run (fixture, BALLOT (NULL, { fixture->ids[4], 3 }));
  change (fixture, CHANGE_COVER);
  tally = count (fixture);
  g_assert_cmpuint (ethos_tally_get_total (tally), ==, 2);
  g_clear_pointer (&tally, ethos_tally_free);
  close_round (fixture);
  tally = count (fixture);
  g_assert_cmpuint (ethos_tally_get_total (tally), ==, 3);
  g_assert_cmpuint (ethos_tally_get_gone (tally), ==, 0);
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  const char *expected[] = { fixture->ids[5], fixture->care, fixture->trust, fixture->ids[3] };
  g_autoptr (EthosTally) tally = NULL;

  refuse (fixture,
          ethos_op_new ("wall-arrange", "activity", fixture->workshop.write, "arrangement",
                        ETHOS_ARRANGEMENT_DOTS, NULL),
          ETHOS_CORE_ERROR_STATE);
  run (fixture, new_round (9, 3));
  run (fixture, BALLOT (NULL, { fixture->ids[3], 2 }, { fixture->trust, 2 }, { fixture->care, 2 },
                        { fixture->ids[5], 3 }));
  close_round (fixture);
  tally = count (fixture);
  g_assert_cmpuint (ethos_tally_get_length (tally), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpstr (ethos_tally_get (tally, i)->id, ==, expected[i]);
      g_assert_cmpuint (ethos_tally_get_rank (tally, expected[i]), ==, i);
    }
  g_assert_cmpuint (ethos_tally_get_rank (tally, fixture->ids[6]), ==, G_N_ELEMENTS (expected));
  run (fixture, ethos_op_new ("wall-arrange", "activity", fixture->workshop.write, "arrangement",
                              ETHOS_ARRANGEMENT_DOTS, NULL));
}

/* Once dots are counted, the room reads what got most of them first; before, as the wall has it. */
static void
test_reading_order (Fixture *fixture, gconstpointer data)
{
  EthosSession *session = get_session (fixture);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GPtrArray) groups = NULL;
      g_autoptr (GPtrArray) notes = NULL;

      if (i == 1)
        {
          run (fixture, new_round (6, 3));
          run (fixture, BALLOT (NULL, { fixture->ids[6], 1 }, { fixture->ids[7], 3 },
                                { fixture->trust, 2 }));
        }
      if (i == 2)
        close_round (fixture);
      groups = ethos_tally_dup_groups (session, fixture->workshop.write);
      notes = ethos_tally_dup_notes (session, fixture->workshop.write);
      g_assert_cmpuint (notes->len, ==, N_NOTES);
      g_assert_cmpstr (((const EthosRecord *) groups->pdata[0])->id, ==,
                       i == 2 ? fixture->trust : fixture->care);
      for (guint j = 0; j < N_NOTES; j++)
        {
          guint expected = i < 2 ? j : j == 0 ? 7 : j == 1 ? 6 : j < 8 ? j - 2 : j;

          g_assert_cmpstr (((const EthosRecord *) notes->pdata[j])->id, ==, fixture->ids[expected]);
        }
    }
}

/* The pages on which notes are discussed follow the dots as well: groups, then what is in none. */
static void
test_discussed_by_dots (Fixture *fixture, gconstpointer data)
{
  EthosSession *session = get_session (fixture);
  g_autoptr (EthosPages) pages = NULL;
  const EthosPage *last;

  run (fixture, ethos_op_new ("activity-reveal", NULL));
  run (fixture, new_round (6, 3));
  run (fixture,
       BALLOT (NULL, { fixture->ids[6], 1 }, { fixture->ids[7], 3 }, { fixture->trust, 2 }));
  close_round (fixture);
  run (fixture, ethos_op_new ("activity-go", "activity", fixture->workshop.discuss, NULL));
  pages = ethos_pages_new (session);
  g_assert_cmpint (ethos_pages_find (pages, fixture->trust), <,
                   ethos_pages_find (pages, fixture->care));
  last = ethos_pages_get (pages, ethos_pages_get_length (pages) - 1);
  g_assert_null (last->section);
  g_assert_cmpstr (((const EthosRecord *) ethos_pages_get_record (pages, last, 0))->id, ==,
                   fixture->ids[7]);
}

/* Dots behind a name may need a line of their own, which a page has to have room for. */
static void
test_pages_have_room (Fixture *fixture, gconstpointer data)
{
  EthosSession *session = get_session (fixture);
  const char *wall = fixture->workshop.write;
  guint n_pages[2];

  for (guint i = 3; i < N_NOTES; i++)
    {
      /* As long as a line is. */
      g_autofree char *title = g_strdup_printf ("Listens well to %u", i);

      g_free (group (fixture, title, fixture->ids[i], NULL));
    }
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (EthosPages) pages = NULL;
      EthosItemList *groups = ethos_session_get_children (session, wall, ETHOS_KIND_GROUP);

      if (i == 1)
        {
          run (fixture, new_round (20, 2));
          for (guint j = 0; j < ethos_item_list_get_length (groups); j++)
            run (fixture,
                 BALLOT (NULL, { ((const EthosRecord *) ethos_item_list_get_record (groups, j))->id,
                                 2 }));
          close_round (fixture);
        }
      pages = ethos_pages_new_of_groups (session, wall);
      n_pages[i] = ethos_pages_get_length (pages);
    }
  g_assert_cmpuint (n_pages[1], >, n_pages[0]);
}

/* A later round counts in place of an earlier one, which stays in the file. */
static void
test_second_round (Fixture *fixture, gconstpointer data)
{
  for (guint i = 1; i <= 2; i++)
    {
      run (fixture, new_round (5, 3));
      run (fixture, BALLOT (NULL, { fixture->care, i }));
      close_round (fixture);
      g_assert_cmpuint (count_dots (fixture, fixture->care), ==, i);
    }
  run (fixture, new_round (5, 3));
  g_assert_cmpuint (count_dots (fixture, fixture->care), ==, 2);
  run (fixture, ethos_op_new ("raw-notes-delete", NULL));
  g_assert_null (count (fixture));
  g_assert_null (get_open (fixture));
}

/* The room is told that most have voted, never of fewer than eight people, and never how many. */
static void
test_most (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    int people;
    guint voices;
    gboolean most;
  } cases[] = {
    { 0, 9, FALSE }, { 7, 7, FALSE }, { 8, 4, FALSE }, { 8, 5, TRUE }, { 80, 40, FALSE },
  };
  g_autoptr (EthosProjection) projection = ethos_projection_new (fixture->workshop.store);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const EthosAudienceParts *parts;

      run (fixture, ethos_op_new ("workshop-people", "people", cases[i].people, NULL));
      run (fixture, new_round (4, 2));
      for (guint j = 0; j < cases[i].voices; j++)
        run (fixture, BALLOT (NULL, { fixture->care, 1 }));
      ethos_projection_flush (projection);
      parts = ethos_audience_get_parts (ethos_projection_get_audience (projection));
      g_assert_true (parts->vote.open);
      g_assert_cmpuint (parts->vote.budget, ==, 4);
      g_assert_cmpuint (parts->vote.cap, ==, 2);
      g_assert_cmpint (parts->vote.most, ==, cases[i].most);
      close_round (fixture);
    }
}

static void
test_suggestions (Fixture *fixture, gconstpointer data)
{
  static const guint quarters[][2] = { { 0, 1 },  { 1, 1 },  { 5, 1 },   { 6, 2 },
                                       { 12, 3 }, { 20, 5 }, { 400, 20 } };

  for (guint i = 0; i < G_N_ELEMENTS (quarters); i++)
    g_assert_cmpuint (ethos_votes_suggest_quarter (quarters[i][0]), ==, quarters[i][1]);
  g_assert_cmpuint (ethos_votes_count_options (get_session (fixture), fixture->workshop.write), ==,
                    7);
  g_assert_cmpuint (ethos_votes_count_options (get_session (fixture), NULL), ==, 0);
}

#define ADD(NAME, TEST) g_test_add ("/votes/" NAME, Fixture, NULL, set_up, TEST, tear_down)

int
main (int argc, char **argv)
{
  ethos_test_init (&argc, &argv);

  ADD ("opening", test_opening);
  ADD ("limits", test_limits);
  ADD ("targets", test_targets);
  ADD ("sealed", test_sealed);
  ADD ("sent-again", test_sent_again);
  ADD ("undo", test_undo);
  ADD ("own", test_own);
  ADD ("hands", test_hands);
  ADD ("hands-again", test_hands_again);
  ADD ("own-follow", test_own_follow);
  ADD ("dots-follow", test_dots_follow);
  ADD ("reading-order", test_reading_order);
  ADD ("discussed-by-dots", test_discussed_by_dots);
  ADD ("pages-have-room", test_pages_have_room);
  ADD ("new-ids", test_new_ids);
  ADD ("order", test_order);
  ADD ("second-round", test_second_round);
  ADD ("most", test_most);
  ADD ("suggestions", test_suggestions);

  return g_test_run ();
}
