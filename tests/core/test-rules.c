// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "ethos-op-private.h"

#include "ethos-core-fixture.h"
#include "ethos-test.h"
#include "workshop-fixture.h"

/* What single operations promise to who runs a workshop, and who may send which one. */

#define FACILITATOR ETHOS_ORIGIN_FACILITATOR
#define SCRIBE ETHOS_ORIGIN_SCRIBE
#define SEAT ETHOS_ORIGIN_SEAT
#define REMOTE ETHOS_ORIGIN_REMOTE
#define IMPORT ETHOS_ORIGIN_IMPORT

/* Everything that others than the facilitator may do, written down once more: what is missing here
 * is the facilitator's alone, and nothing is done by a journal that is replayed. */
static const struct
{
  const char *name;
  guint origins;
} shared[] = {
  { "note-add", FACILITATOR | SCRIBE | SEAT }, { "note-edit", FACILITATOR | SCRIBE },
  { "notes-add", FACILITATOR | IMPORT },       { "card-add", FACILITATOR | IMPORT },
  { "line-add", FACILITATOR | IMPORT },        { "activity-add", FACILITATOR | IMPORT },
  { "workshop-people", FACILITATOR | IMPORT }, { "activity-prompt", FACILITATOR | REMOTE },
  { "timer-start", FACILITATOR | REMOTE },     { "timer-pause", FACILITATOR | REMOTE },
  { "timer-resume", FACILITATOR | REMOTE },    { "timer-finish", FACILITATOR | REMOTE },
  { "timer-adjust", FACILITATOR | REMOTE },    { "stage-show", FACILITATOR | REMOTE },
  { "stage-page", FACILITATOR | REMOTE },      { "stage-freeze", FACILITATOR | REMOTE },
  { "stage-blank", FACILITATOR | REMOTE },     { "group-propose", FACILITATOR | SCRIBE | SEAT },
  { "ballot-cast", FACILITATOR | SCRIBE },     { "hands-count", FACILITATOR | SCRIBE },
  { "notes-import", FACILITATOR | IMPORT },
};

static void
test_who_may_do_what (void)
{
  guint n_shared = 0;

  for (guint i = 0; i < ethos_op_kinds_get_length (); i++)
    {
      const EthosOpKind *row = ethos_op_kinds_get (i);
      guint expected = FACILITATOR;

      for (guint j = 0; j < G_N_ELEMENTS (shared); j++)
        if (g_str_equal (shared[j].name, row->type.name))
          {
            expected = shared[j].origins;
            n_shared++;
          }
      if (row->origins != expected)
        g_error ("%s: %#x instead of %#x", row->type.name, row->origins, expected);
    }
  g_assert_cmpuint (n_shared, ==, G_N_ELEMENTS (shared));
}

/* Once more from the start: what was written is hidden again, and nothing else of it is left. */
static void
test_repeat (void)
{
  g_auto (Workshop) workshop = { 0 };
  const EthosActivity *step;

  workshop_init (&workshop);
  g_free (ethos_fixture_add_note (workshop.store, "One"));
  workshop_run (&workshop, ethos_op_new ("activity-prompt", "value", TRUE, NULL));
  workshop_run (&workshop, ethos_op_new ("timer-start", NULL));
  ethos_fake_clock_advance (ethos_fixture_get_clock (workshop.store), 5000);
  workshop_run (&workshop, ethos_op_new ("activity-reveal", NULL));
  g_assert_true (workshop_get_step (&workshop, workshop.write)->revealed);

  workshop_run (&workshop, ethos_op_new ("activity-repeat", NULL));
  step = workshop_get_step (&workshop, workshop.write);
  g_assert_false (step->revealed);
  g_assert_false (step->prompt_shown);
  g_assert_cmpint (step->state, ==, ETHOS_ACTIVITY_ACTIVE);
  g_assert_cmpint (step->timer.state, ==, ETHOS_TIMER_IDLE);
  g_assert_cmpint (ethos_timer_get_elapsed_ms (&step->timer,
                                               ethos_store_get_clock (workshop.store)),
                   ==, 5000);
  g_assert_cmpuint (ethos_item_list_get_length (ethos_session_get_children (workshop.session,
                                                                            workshop.write,
                                                                            ETHOS_KIND_NOTE)),
                    ==, 1);
}

/* Who comes back to a step goes on with what its clock had left, also from the end of the workshop.
 */
static void
test_back_to_a_clock (void)
{
  static const char *const ways_back[] = { "activity-back", "activity-go", "workshop-finish" };

  for (guint i = 0; i < G_N_ELEMENTS (ways_back); i++)
    {
      g_auto (Workshop) workshop = { 0 };
      EthosClock *clock;
      const EthosActivity *step;

      workshop_init (&workshop);
      clock = ethos_store_get_clock (workshop.store);
      workshop_run (&workshop, ethos_op_new ("timer-start", NULL));
      ethos_fake_clock_advance (ETHOS_FAKE_CLOCK (clock), 121000);
      if (i < 2)
        workshop_run (&workshop, ethos_op_new ("activity-next", NULL));
      else
        workshop_run (&workshop, ethos_op_new ("workshop-finish", "value", TRUE, NULL));
      g_assert_cmpint (workshop_get_step (&workshop, workshop.write)->timer.state, ==,
                       ETHOS_TIMER_FINISHED);
      ethos_fake_clock_advance (ETHOS_FAKE_CLOCK (clock), 60000);

      workshop_run (&workshop, i == 1
                                   ? ethos_op_new (ways_back[i], "activity", workshop.write, NULL)
                               : i == 2 ? ethos_op_new (ways_back[i], "value", FALSE, NULL)
                                        : ethos_op_new (ways_back[i], NULL));
      step = workshop_get_step (&workshop, workshop.write);
      g_assert_cmpint (step->timer.state, ==, ETHOS_TIMER_PAUSED);
      g_assert_cmpint (ethos_timer_get_left_ms (&step->timer, clock), ==, 600000 - 121000);

      workshop_run (&workshop, ethos_op_new ("timer-adjust", "seconds", 60, NULL));
      workshop_run (&workshop, ethos_op_new ("timer-resume", NULL));
      ethos_fake_clock_advance (ETHOS_FAKE_CLOCK (clock), 1000);
      step = workshop_get_step (&workshop, workshop.write);
      g_assert_cmpint (step->timer.state, ==, ETHOS_TIMER_RUNNING);
      g_assert_cmpint (ethos_timer_get_left_ms (&step->timer, clock), ==, 660000 - 122000);
      g_assert_cmpint (ethos_timer_get_elapsed_ms (&step->timer, clock), ==, 122000);
    }
}

/* A clock that nobody started is not started by coming back. */
static void
test_back_to_no_clock (void)
{
  g_auto (Workshop) workshop = { 0 };

  workshop_init (&workshop);
  workshop_run (&workshop, ethos_op_new ("activity-next", NULL));
  workshop_run (&workshop, ethos_op_new ("activity-back", NULL));
  g_assert_cmpint (workshop_get_step (&workshop, workshop.write)->timer.state, ==,
                   ETHOS_TIMER_IDLE);
}

/* Whatever runs cannot be deleted, not even once the workshop is finished; other steps can. */
static void
test_running_step_stays (void)
{
  g_auto (Workshop) workshop = { 0 };

  workshop_init (&workshop);
  for (guint i = 0; i < 2; i++)
    {
      ethos_fixture_refuse (workshop.store, ETHOS_ORIGIN_FACILITATOR,
                            ethos_op_new ("activity-remove", "activity", workshop.write, NULL),
                            ETHOS_CORE_ERROR_STATE);
      workshop_run (&workshop, ethos_op_new ("workshop-finish", "value", TRUE, NULL));
    }
  workshop_run (&workshop, ethos_op_new ("activity-remove", "activity", workshop.discuss, NULL));
  g_assert_null (workshop_get_step (&workshop, workshop.discuss));
  g_assert_nonnull (workshop_get_step (&workshop, workshop.write));
}

static void
test_minutes (void)
{
  g_auto (Workshop) workshop = { 0 };

  workshop_init (&workshop);
  for (guint i = 0; i < 4; i++)
    {
      gboolean is_protected = i % 2 == 0;
      const EthosActivity *step;

      workshop_run (&workshop,
                    ethos_op_new ("activity-minutes", "activity", workshop.write, "planned",
                                  20 + (int) i, "minimum", 15 + (int) (i / 2), "maximum",
                                  30 - (int) i, "protected", is_protected, NULL));
      step = workshop_get_step (&workshop, workshop.write);
      g_assert_cmpint (step->planned, ==, 20 + i);
      g_assert_cmpint (step->minimum, ==, 15 + i / 2);
      g_assert_cmpint (step->maximum, ==, 30 - i);
      g_assert_cmpint (step->is_protected, ==, is_protected);
    }

  /* Nothing but the protection differs. */
  workshop_run (&workshop,
                ethos_op_new ("activity-minutes", "activity", workshop.write, "planned", 23,
                              "minimum", 16, "maximum", 27, "protected", TRUE, NULL));
  g_assert_true (workshop_get_step (&workshop, workshop.write)->is_protected);
}

static void
group_note (Workshop *workshop, const char *text, const char *title)
{
  g_autofree char *id = ethos_fixture_add_note (workshop->store, text);
  const char *ids[] = { id, NULL };

  workshop_run (workshop, ethos_op_new ("notes-group", "notes", ids, "title", title, NULL));
}

/* A name that is there, however it is written, is the group that is meant; no name is a new group
 * each time. */
static void
test_group_of_the_same_name (void)
{
  static const struct
  {
    const char *title;
    guint n_groups;
  } turns[] = { { "Trust", 1 }, { "Time", 2 }, { "Trust", 2 }, { "Time", 2 },
                { "TRÚST", 2 }, { "", 3 },     { "", 4 },      { "Trust", 4 } };

  g_auto (Workshop) workshop = { 0 };
  EthosItemList *groups;
  const EthosNote *note;
  EthosChildIter iter;
  guint n_in_first = 0;

  workshop_init (&workshop);
  groups = ethos_session_get_children (workshop.session, workshop.write, ETHOS_KIND_GROUP);
  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    {
      group_note (&workshop, "A note", turns[i].title);
      g_assert_cmpuint (ethos_item_list_get_length (groups), ==, turns[i].n_groups);
    }

  ethos_session_iter_init (workshop.session, &iter, workshop.write, ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    n_in_first +=
        g_strcmp0 (note->group,
                   ((const EthosRecord *) ethos_item_list_get_record (groups, 0))->id) == 0;
  g_assert_cmpuint (n_in_first, ==, 4);
}

static guint
count_groups (Workshop *workshop)
{
  return ethos_item_list_get_length (
      ethos_session_get_children (workshop->session, workshop->write, ETHOS_KIND_GROUP));
}

/* Puts two notes into one group. */
static void
group_pair (Workshop *workshop, const char *title, char **ids)
{
  ids[0] = ethos_fixture_add_note (workshop->store, "One");
  ids[1] = ethos_fixture_add_note (workshop->store, "Two");
  ids[2] = NULL;
  workshop_run (workshop, ethos_op_new ("notes-group", "notes", ids, "title", title, NULL));
}

static EthosRecord *
leave_for_another (char **ids)
{
  return ethos_op_new ("notes-group", "notes", ids, "title", "Another", NULL);
}

static EthosRecord *
leave_for_none (char **ids)
{
  return ethos_op_new ("notes-ungroup", "notes", ids, NULL);
}

static EthosRecord *
leave_the_wall (char **ids)
{
  return ethos_op_new ("notes-remove", "notes", ids, NULL);
}

static EthosRecord *
leave_for_good (char **ids)
{
  return ethos_op_new ("notes-erase", "notes", ids, NULL);
}

/* A group that has no name goes with its last note, however that leaves; one that was named was
 * meant, and stays. */
static void
test_group_left_empty (void)
{
  static const struct
  {
    EthosRecord *(*leave) (char **ids);
    guint n_new;
  } ways[] = {
    { leave_for_another, 1 }, { leave_for_none, 0 }, { leave_the_wall, 0 }, { leave_for_good, 0 }
  };
  static const char *const titles[] = { "", "Trust" };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    for (guint named = 0; named < G_N_ELEMENTS (titles); named++)
      {
        g_auto (Workshop) workshop = { 0 };
        g_autoptr (EthosSnapshot) before = NULL;
        g_auto (GStrv) ids = g_new0 (char *, 3);
        char *first[] = { NULL, NULL };
        char *second[] = { NULL, NULL };

        workshop_init (&workshop);
        group_pair (&workshop, titles[named], ids);
        first[0] = ids[0];
        second[0] = ids[1];
        workshop_run (&workshop, ways[i].leave (first));
        g_assert_cmpuint (count_groups (&workshop), ==, 1 + ways[i].n_new);
        before = ethos_session_snapshot (workshop.session);
        workshop_run (&workshop, ways[i].leave (second));
        g_assert_cmpuint (count_groups (&workshop), ==, named + ways[i].n_new);
        if (ethos_store_can_undo (workshop.store))
          {
            g_autoptr (EthosSnapshot) after = NULL;

            ethos_store_undo (workshop.store, NULL, NULL);
            after = ethos_session_snapshot (workshop.session);
            g_assert_true (ethos_snapshot_equal (before, after));
          }
      }
}

/* Both at once, and a note that is set aside can come back to its group. */
static void
test_group_left_by_all (void)
{
  g_auto (Workshop) workshop = { 0 };
  g_auto (GStrv) ids = g_new0 (char *, 3);
  char *first[] = { NULL, NULL };

  workshop_init (&workshop);
  group_pair (&workshop, "", ids);
  first[0] = ids[0];
  workshop_run (&workshop, ethos_op_new ("notes-aside", "notes", ids, "value", TRUE, NULL));
  workshop_run (&workshop, leave_for_none (first));
  g_assert_cmpuint (count_groups (&workshop), ==, 1);
  ethos_store_undo (workshop.store, NULL, NULL);
  workshop_run (&workshop, leave_for_none (ids));
  g_assert_cmpuint (count_groups (&workshop), ==, 0);
}

/* Who takes the name away from a group that holds nothing takes the group away. */
static void
test_empty_group_loses_its_name (void)
{
  g_auto (Workshop) workshop = { 0 };
  g_auto (GStrv) ids = g_new0 (char *, 3);
  const EthosGroup *group;
  g_autofree char *id = NULL;

  workshop_init (&workshop);
  group_pair (&workshop, "Trust", ids);
  id = g_strdup (
      ((const EthosNote *) ethos_session_find (workshop.session, ETHOS_KIND_NOTE, ids[0]))->group);
  workshop_run (&workshop, ethos_op_new ("group-rename", "group", id, "title", "", NULL));
  g_assert_cmpuint (count_groups (&workshop), ==, 1);
  ethos_store_undo (workshop.store, NULL, NULL);
  workshop_run (&workshop, leave_for_none (ids));
  workshop_run (&workshop, ethos_op_new ("group-rename", "group", id, "title", "", NULL));
  g_assert_cmpuint (count_groups (&workshop), ==, 0);
  ethos_store_undo (workshop.store, NULL, NULL);
  group = ethos_session_find (workshop.session, ETHOS_KIND_GROUP, id);
  g_assert_cmpstr (group->title, ==, "Trust");
}

static char *
get_first (Workshop *workshop, const char *parent, EthosKind kind)
{
  EthosItemList *list = ethos_session_get_children (workshop->session, parent, kind);

  g_assert_cmpuint (ethos_item_list_get_length (list), >, 0);
  return g_strdup (((const EthosRecord *) ethos_item_list_get_record (list, 0))->id);
}

static char *
add_card (Workshop *workshop)
{
  workshop_run (workshop, ethos_op_new ("card-add", "title", "Care", NULL));
  return get_first (workshop, ETHOS_DECK_ID, ETHOS_KIND_CARD);
}

static EthosRecord *
use_note (const char *card, const char *note)
{
  return ethos_op_new ("line-from", "card", card, "source", note, NULL);
}

/* By what it is: the reveal gives notes new ids. */
static const char *
find_note (Workshop *workshop, gboolean aside)
{
  const EthosNote *note;
  EthosChildIter iter;

  ethos_session_iter_init (workshop->session, &iter, workshop->write, ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    if (note->aside == aside)
      return note->record.id;
  g_assert_not_reached ();
}

/* A line is public: no note becomes one that the room has not seen. */
static void
test_line_from_a_note (void)
{
  g_auto (Workshop) workshop = { 0 };
  g_autofree char *card = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *line = NULL;
  const EthosBehaviour *behaviour;

  workshop_init (&workshop);
  card = add_card (&workshop);
  shown = ethos_fixture_add_note (workshop.store, "We ask first");
  aside = ethos_fixture_add_note (workshop.store, "Named somebody");
  workshop_run (&workshop, ethos_op_new ("notes-aside", "notes", (const char *[]){ aside, NULL },
                                         "value", TRUE, NULL));
  ethos_fixture_refuse (workshop.store, ETHOS_ORIGIN_FACILITATOR, use_note (card, shown),
                        ETHOS_CORE_ERROR_STATE);
  workshop_run (&workshop, ethos_op_new ("activity-reveal", NULL));
  ethos_fixture_refuse (workshop.store, ETHOS_ORIGIN_FACILITATOR,
                        use_note (card, find_note (&workshop, TRUE)), ETHOS_CORE_ERROR_STATE);
  workshop_run (&workshop, use_note (card, find_note (&workshop, FALSE)));
  line = get_first (&workshop, card, ETHOS_KIND_BEHAVIOUR);
  behaviour = ethos_session_get_record (workshop.session, line);
  g_assert_cmpstr (behaviour->text, ==, "We ask first");
}

/* What was approved stays until it is let go again. */
static void
test_fixed_line_stays (void)
{
  g_auto (Workshop) workshop = { 0 };
  g_autofree char *card = NULL;
  g_autofree char *line = NULL;
  const char *lines[] = { NULL, NULL };

  workshop_init (&workshop);
  card = add_card (&workshop);
  workshop_run (&workshop, ethos_op_new ("line-add", "card", card, "text", "We ask first", NULL));
  line = get_first (&workshop, card, ETHOS_KIND_BEHAVIOUR);
  lines[0] = line;
  workshop_run (&workshop, ethos_op_new ("lines-fix", "lines", lines, "value", TRUE, NULL));
  ethos_fixture_refuse (workshop.store, ETHOS_ORIGIN_FACILITATOR,
                        ethos_op_new ("lines-remove", "lines", lines, NULL),
                        ETHOS_CORE_ERROR_FIXED);
  workshop_run (&workshop, ethos_op_new ("lines-fix", "lines", lines, "value", FALSE, NULL));
  workshop_run (&workshop, ethos_op_new ("lines-remove", "lines", lines, NULL));
  g_assert_null (ethos_session_get_record (workshop.session, line));
}

/* Each step begins on its first page, wherever the one before was left. */
static void
test_step_begins_on_its_first_page (void)
{
  g_auto (Workshop) workshop = { 0 };
  g_autofree char *card = NULL;

  workshop_init (&workshop);
  workshop_run (&workshop, ethos_op_new ("stage-page", "page", 3, NULL));
  g_assert_cmpint (ethos_session_get_workshop (workshop.session)->stage_page, ==, 3);
  workshop_run (&workshop, ethos_op_new ("activity-next", NULL));
  g_assert_cmpint (ethos_session_get_workshop (workshop.session)->stage_page, ==, 0);

  card = add_card (&workshop);
  workshop_run (&workshop, ethos_op_new ("stage-show", "target", card, "page", 2, NULL));
  g_assert_cmpint (ethos_session_get_workshop (workshop.session)->stage_part, ==, 2);
  workshop_run (&workshop, ethos_op_new ("activity-back", NULL));
  g_assert_cmpint (ethos_session_get_workshop (workshop.session)->stage_part, ==, 0);
  g_assert_cmpstr (ethos_session_get_workshop (workshop.session)->stage_focus, ==, NULL);
}

/* A name that was only proposed is the people's as soon as they have touched it, even where it
 * stays what it was; other words of the card do not make it theirs. */
static void
test_proposed_name (void)
{
  g_auto (Workshop) workshop = { 0 };
  EthosCard *card = ethos_entity_new (ETHOS_KIND_CARD, "proposed");
  const EthosCard *now;

  workshop.session = ethos_session_new ();
  card->proposed = TRUE;
  ethos_set_text (&card->title, "Care");
  g_assert_true (ethos_session_load (workshop.session, card, ETHOS_DECK_ID, NULL));
  ethos_record_unref (card);
  workshop.store = ethos_fixture_store_new (workshop.session);

  workshop_run (&workshop,
                ethos_op_new ("card-edit", "card", "proposed", "statement", "We ask.", NULL));
  now = ethos_session_get_record (workshop.session, "proposed");
  g_assert_true (now->proposed);
  workshop_run (&workshop, ethos_op_new ("card-edit", "card", "proposed", "title", "Care", NULL));
  now = ethos_session_get_record (workshop.session, "proposed");
  g_assert_false (now->proposed);
}

int
main (int argc, char **argv)
{
  ethos_test_init (&argc, &argv);

  g_test_add_func ("/rules/who-may-do-what", test_who_may_do_what);
  g_test_add_func ("/rules/repeat", test_repeat);
  g_test_add_func ("/rules/back-to-a-clock", test_back_to_a_clock);
  g_test_add_func ("/rules/back-to-no-clock", test_back_to_no_clock);
  g_test_add_func ("/rules/running-step-stays", test_running_step_stays);
  g_test_add_func ("/rules/minutes", test_minutes);
  g_test_add_func ("/rules/group-of-the-same-name", test_group_of_the_same_name);
  g_test_add_func ("/rules/group-left-empty", test_group_left_empty);
  g_test_add_func ("/rules/group-left-by-all", test_group_left_by_all);
  g_test_add_func ("/rules/empty-group-loses-its-name", test_empty_group_loses_its_name);
  g_test_add_func ("/rules/line-from-a-note", test_line_from_a_note);
  g_test_add_func ("/rules/fixed-line-stays", test_fixed_line_stays);
  g_test_add_func ("/rules/step-begins-on-its-first-page", test_step_begins_on_its_first_page);
  g_test_add_func ("/rules/proposed-name", test_proposed_name);

  return g_test_run ();
}
