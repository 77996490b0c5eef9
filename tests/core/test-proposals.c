// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <string.h>

#include "ethos-projection.h"

#include "ethos-core-fixture.h"
#include "ethos-test.h"

/* Groups that tables and phones propose at the same time, and that wait for the facilitator. */

#define N_NOTES 8

typedef struct
{
  EthosStore *store;
  EthosSession *session;
  char *wall;
  char *step;
} Fixture;

static void
run (Fixture *fixture, EthosRecord *op)
{
  ethos_fixture_submit (fixture->store, ETHOS_ORIGIN_FACILITATOR, op);
}

static void
go_to (Fixture *fixture, const char *step)
{
  run (fixture, ethos_op_new ("activity-go", "activity", step, NULL));
}

/* Notes on a wall that the room sees, in the step in which they are grouped. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->session = ethos_session_new ();
  fixture->store = ethos_fixture_store_new (fixture->session);
  fixture->wall = ethos_fixture_add_step (fixture->store, ETHOS_ACTIVITY_WRITE_NOTES, "Write");
  fixture->step = ethos_fixture_add_step (fixture->store, ETHOS_ACTIVITY_GROUP, "Group");
  go_to (fixture, fixture->wall);
  for (guint i = 0; i < N_NOTES; i++)
    {
      g_autofree char *text = g_strdup_printf ("Note %u", i);

      g_free (ethos_fixture_add_note (fixture->store, text));
    }
  run (fixture, ethos_op_new ("activity-reveal", NULL));
  go_to (fixture, fixture->step);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->store);
  g_assert_finalize_object (fixture->session);
  g_free (fixture->wall);
  g_free (fixture->step);
}

static const EthosNote *
get_note (Fixture *fixture, guint place)
{
  return ethos_item_list_get_record (ethos_session_get_children (fixture->session, fixture->wall,
                                                                 ETHOS_KIND_NOTE),
                                     place);
}

static const char *
get_group_title (Fixture *fixture, guint note)
{
  const EthosGroup *group =
      ethos_session_find (fixture->session, ETHOS_KIND_GROUP, get_note (fixture, note)->group);

  return group != NULL ? group->title : NULL;
}

static guint
count (Fixture *fixture, EthosKind kind)
{
  return ethos_item_list_get_length (
      ethos_session_get_children (fixture->session, fixture->wall, kind));
}

static const EthosProposal *
get_proposal (Fixture *fixture, guint place)
{
  return ethos_item_list_get_record (ethos_session_get_children (fixture->session, fixture->wall,
                                                                 ETHOS_KIND_PROPOSAL),
                                     place);
}

/* Of the notes from @first to @last. */
static EthosRecord *
new_proposal (Fixture *fixture, guint first, guint last, const char *title, const char *proposer)
{
  g_autoptr (GStrvBuilder) notes = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  for (guint i = first; i <= last; i++)
    g_strv_builder_add (notes, get_note (fixture, i)->record.id);
  ids = g_strv_builder_end (notes);
  return ethos_op_new ("group-propose", "notes", ids, "title", title, "proposer", proposer, NULL);
}

static void
propose (Fixture *fixture, guint first, guint last, const char *title, const char *proposer)
{
  ethos_fixture_submit (fixture->store, ETHOS_ORIGIN_SEAT,
                        new_proposal (fixture, first, last, title, proposer));
}

static EthosRecord *
new_answer (Fixture *fixture, const char *answer)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; i < count (fixture, ETHOS_KIND_PROPOSAL); i++)
    g_strv_builder_add (ids, get_proposal (fixture, i)->record.id);
  all = g_strv_builder_end (ids);
  return ethos_op_new (answer, "proposals", all, NULL);
}

static char *
refuse (Fixture *fixture, EthosOrigin origin, EthosRecord *op, EthosCoreError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (ethos_store_submit (fixture->store, origin, op, NULL, &error));
  g_assert_error (error, ETHOS_CORE_ERROR, (int) code);
  return g_strdup (error->message);
}

/* What waits is no group yet; accepted, it is one, and taking that back lets it wait again. */
static void
test_accept (Fixture *fixture, gconstpointer data)
{
  propose (fixture, 0, 2, "Night shift", "Table 3");
  g_assert_cmpuint (count (fixture, ETHOS_KIND_GROUP), ==, 0);
  g_assert_null (get_note (fixture, 0)->group);
  g_assert_cmpstr (get_proposal (fixture, 0)->title, ==, "Night shift");
  g_assert_cmpstr (get_proposal (fixture, 0)->proposer, ==, "Table 3");

  run (fixture, new_answer (fixture, "proposals-accept"));
  g_assert_cmpuint (count (fixture, ETHOS_KIND_PROPOSAL), ==, 0);
  g_assert_cmpuint (count (fixture, ETHOS_KIND_GROUP), ==, 1);
  for (guint i = 0; i < N_NOTES; i++)
    g_assert_cmpstr (get_group_title (fixture, i), ==, i <= 2 ? "Night shift" : NULL);

  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  g_assert_cmpuint (count (fixture, ETHOS_KIND_GROUP), ==, 0);
  g_assert_cmpuint (count (fixture, ETHOS_KIND_PROPOSAL), ==, 1);
  g_assert_null (get_note (fixture, 0)->group);
}

/* All at once is one step back. A note goes to whoever proposed it first, and one name, however it
 * is written, is one group. */
static void
test_accept_all (Fixture *fixture, gconstpointer data)
{
  propose (fixture, 0, 2, "Zuhören", "Table 1");
  propose (fixture, 2, 3, "Trust", "Table 2");
  propose (fixture, 4, 5, "ZUHOREN", "Table 3");
  propose (fixture, 6, 6, "", "Table 4");
  propose (fixture, 7, 7, "", "Table 5");
  run (fixture, new_answer (fixture, "proposals-accept"));
  g_assert_cmpuint (count (fixture, ETHOS_KIND_GROUP), ==, 4);
  g_assert_cmpstr (get_group_title (fixture, 2), ==, "Zuhören");
  g_assert_cmpstr (get_group_title (fixture, 3), ==, "Trust");
  g_assert_cmpstr (get_group_title (fixture, 5), ==, "Zuhören");
  g_assert_cmpstr (get_group_title (fixture, 6), ==, "");
  g_assert_cmpstr (get_note (fixture, 6)->group, !=, get_note (fixture, 7)->group);

  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  g_assert_cmpuint (count (fixture, ETHOS_KIND_GROUP), ==, 0);
  g_assert_cmpuint (count (fixture, ETHOS_KIND_PROPOSAL), ==, 5);
}

/* Notes that are combined go together, whichever of them was proposed. */
static void
test_combined (Fixture *fixture, gconstpointer data)
{
  const char *ids[] = { get_note (fixture, 0)->record.id, get_note (fixture, 1)->record.id, NULL };

  propose (fixture, 1, 2, "Trust", "Table 1");
  propose (fixture, 0, 0, "Too late", "Table 2");
  run (fixture,
       ethos_op_new ("note-edit", "note", ids[1], "text", get_note (fixture, 0)->text, NULL));
  run (fixture, ethos_op_new ("notes-combine", "notes", ids, NULL));
  run (fixture, new_answer (fixture, "proposals-accept"));
  g_assert_cmpuint (count (fixture, ETHOS_KIND_GROUP), ==, 1);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (get_group_title (fixture, i), ==, "Trust");

  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  for (guint i = 0; i < 3; i++)
    g_assert_null (get_note (fixture, i)->group);
}

/* What has become of the notes since counts more than what was proposed of them. */
static void
test_changed_since (Fixture *fixture, gconstpointer data)
{
  const char *grouped[] = { get_note (fixture, 0)->record.id, NULL };
  const char *aside[] = { get_note (fixture, 1)->record.id, NULL };
  const char *gone[] = { get_note (fixture, 2)->record.id, NULL };

  propose (fixture, 0, 3, "Trust", "Table 1");
  propose (fixture, 0, 1, "Nothing left", "Table 2");
  run (fixture, ethos_op_new ("notes-group", "notes", grouped, "title", "Mine", NULL));
  run (fixture, ethos_op_new ("notes-aside", "notes", aside, "value", TRUE, NULL));
  run (fixture, ethos_op_new ("notes-remove", "notes", gone, NULL));
  run (fixture, new_answer (fixture, "proposals-accept"));
  g_assert_cmpuint (count (fixture, ETHOS_KIND_PROPOSAL), ==, 0);
  g_assert_cmpuint (count (fixture, ETHOS_KIND_GROUP), ==, 2);
  g_assert_cmpstr (get_group_title (fixture, 0), ==, "Mine");
  g_assert_null (get_note (fixture, 1)->group);
  g_assert_cmpstr (get_group_title (fixture, 2), ==, "Trust");
}

static void
test_refuse (Fixture *fixture, gconstpointer data)
{
  propose (fixture, 0, 2, "Night shift", "Table 3");
  run (fixture, new_answer (fixture, "proposals-refuse"));
  g_assert_cmpuint (count (fixture, ETHOS_KIND_PROPOSAL), ==, 0);
  g_assert_cmpuint (count (fixture, ETHOS_KIND_GROUP), ==, 0);
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  g_assert_cmpstr (get_proposal (fixture, 0)->title, ==, "Night shift");
}

/* Whoever got no answer sends the same once more. */
static void
test_sent_again (Fixture *fixture, gconstpointer data)
{
  propose (fixture, 0, 2, "Night shift", "Table 3");
  propose (fixture, 0, 2, "Night shift", "Table 3");
  g_assert_cmpuint (count (fixture, ETHOS_KIND_PROPOSAL), ==, 1);
  propose (fixture, 0, 2, "Night shift", "Table 4");
  propose (fixture, 0, 1, "Night shift", "Table 3");
  g_assert_cmpuint (count (fixture, ETHOS_KIND_PROPOSAL), ==, 3);
}

/* Proposing is for everybody, in the step for it; deciding is for the facilitator. */
static void
test_who_and_when (Fixture *fixture, gconstpointer data)
{
  static const EthosOrigin others[] = { ETHOS_ORIGIN_SEAT, ETHOS_ORIGIN_SCRIBE, ETHOS_ORIGIN_REMOTE,
                                        ETHOS_ORIGIN_IMPORT };
  g_autofree char *pause = NULL;

  propose (fixture, 0, 1, "One", "");
  ethos_fixture_submit (fixture->store, ETHOS_ORIGIN_SCRIBE,
                        new_proposal (fixture, 0, 1, "Two", "Table 1"));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_free (refuse (fixture, others[i], new_answer (fixture, "proposals-accept"),
                      ETHOS_CORE_ERROR_ORIGIN));
      g_free (refuse (fixture, others[i], new_answer (fixture, "proposals-refuse"),
                      ETHOS_CORE_ERROR_ORIGIN));
    }
  g_free (refuse (fixture, ETHOS_ORIGIN_REMOTE, new_proposal (fixture, 0, 1, "Three", ""),
                  ETHOS_CORE_ERROR_ORIGIN));
  pause = ethos_fixture_add_step (fixture->store, ETHOS_ACTIVITY_BREAK, "Break");
  go_to (fixture, pause);
  g_free (refuse (fixture, ETHOS_ORIGIN_SEAT, new_proposal (fixture, 0, 1, "Three", ""),
                  ETHOS_CORE_ERROR_STATE));
}

/* A phone that tries ids learns nothing of notes that it may not see: they fail as what is not
 * there does. */
static void
test_unseen_notes (Fixture *fixture, gconstpointer data)
{
  const char *aside[] = { get_note (fixture, 1)->record.id, NULL };
  const char *missing[] = { "missing", NULL };
  g_autofree char *said = NULL;
  g_autofree char *said_of_missing = NULL;
  g_autofree char *expected = NULL;

  run (fixture, ethos_op_new ("notes-aside", "notes", aside, "value", TRUE, NULL));
  said = refuse (fixture, ETHOS_ORIGIN_SEAT, new_proposal (fixture, 0, 1, "One", ""),
                 ETHOS_CORE_ERROR_TARGET);
  said_of_missing =
      refuse (fixture, ETHOS_ORIGIN_SEAT, ethos_op_new ("group-propose", "notes", missing, NULL),
              ETHOS_CORE_ERROR_TARGET);
  expected = g_strdup (strstr (said_of_missing, "missing") + strlen ("missing"));
  g_assert_true (g_str_has_suffix (said, expected));

  run (fixture, ethos_op_new ("activity-cover", NULL));
  g_free (refuse (fixture, ETHOS_ORIGIN_SEAT, new_proposal (fixture, 2, 3, "One", ""),
                  ETHOS_CORE_ERROR_TARGET));
  g_assert_cmpuint (count (fixture, ETHOS_KIND_PROPOSAL), ==, 0);
}

/* What waits is limited, whoever sends it. */
static void
test_limit (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < ETHOS_PROPOSALS_MAX; i++)
    {
      g_autofree char *title = g_strdup_printf ("Group %u", i);

      propose (fixture, 0, 1, title, "");
    }
  g_free (refuse (fixture, ETHOS_ORIGIN_SEAT, new_proposal (fixture, 0, 1, "One more", ""),
                  ETHOS_CORE_ERROR_LIMIT));
}

/* Notes that are covered and revealed again have other ids, and stay in what was proposed. */
static void
test_revealed_again (Fixture *fixture, gconstpointer data)
{
  propose (fixture, 0, 2, "Night shift", "Table 3");
  run (fixture, ethos_op_new ("activity-cover", NULL));
  run (fixture, ethos_op_new ("activity-reveal", NULL));
  for (guint i = 0; i < 3; i++)
    g_assert_nonnull (ethos_session_find (fixture->session, ETHOS_KIND_NOTE,
                                          get_proposal (fixture, 0)->notes[i]));
}

static void
test_raw_notes_deleted (Fixture *fixture, gconstpointer data)
{
  propose (fixture, 0, 2, "Night shift", "Table 3");
  run (fixture, ethos_op_new ("raw-notes-delete", NULL));
  g_assert_cmpuint (count (fixture, ETHOS_KIND_PROPOSAL), ==, 0);
}

/* The room sees no difference before a proposal is accepted, whatever is in focus. */
static void
test_not_public (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EthosProjection) projection = ethos_projection_new (fixture->store);
  g_autoptr (EthosAudience) before =
      ethos_audience_ref (ethos_projection_get_audience (projection));
  g_autofree char *dump = NULL;

  propose (fixture, 0, 2, "Night shift", "Table 3");
  ethos_projection_flush (projection);
  g_assert_true (ethos_audience_equal (before, ethos_projection_get_audience (projection)));
  run (fixture, ethos_op_new ("stage-show", "target", get_proposal (fixture, 0)->record.id, NULL));
  ethos_projection_flush (projection);
  g_assert_true (ethos_audience_equal (before, ethos_projection_get_audience (projection)));

  run (fixture, ethos_op_new ("stage-show", "target", "", NULL));
  run (fixture, new_answer (fixture, "proposals-accept"));
  ethos_projection_flush (projection);
  dump = ethos_audience_dump (ethos_projection_get_audience (projection));
  g_assert_nonnull (strstr (dump, "Night shift"));
  g_assert_null (strstr (dump, "Table 3"));
}

#define ADD(path, func) g_test_add ("/proposals" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  ethos_test_init (&argc, &argv);

  ADD ("/accept", test_accept);
  ADD ("/accept-all", test_accept_all);
  ADD ("/combined", test_combined);
  ADD ("/changed-since", test_changed_since);
  ADD ("/refuse", test_refuse);
  ADD ("/sent-again", test_sent_again);
  ADD ("/who-and-when", test_who_and_when);
  ADD ("/unseen-notes", test_unseen_notes);
  ADD ("/limit", test_limit);
  ADD ("/revealed-again", test_revealed_again);
  ADD ("/raw-notes-deleted", test_raw_notes_deleted);
  ADD ("/not-public", test_not_public);

  return g_test_run ();
}
