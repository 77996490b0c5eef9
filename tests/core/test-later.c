// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "test-later"

#include "config.h"

#include "ethos-same-notes.h"
#include "workshop-fixture.h"

/* What is kept for later, and the voices that were typed for. */

static void
go_to (Workshop *workshop, EthosActivityKind kind)
{
  EthosItemList *steps =
      ethos_session_get_children (workshop->session, ETHOS_WORKSHOP_ID, ETHOS_KIND_ACTIVITY);

  for (guint i = 0; i < ethos_item_list_get_length (steps); i++)
    {
      const EthosActivity *step = ethos_item_list_get_record (steps, i);

      if ((EthosActivityKind) step->kind == kind)
        {
          workshop_run (workshop, ethos_op_new ("activity-go", "activity", step->record.id, NULL));
          return;
        }
    }
  workshop_run (workshop,
                ethos_op_new ("activity-add", "kind", kind, "title", "A step", "planned", 5, NULL));
  go_to (workshop, kind);
}

static const EthosNote *
find_later (Workshop *workshop, guint *n_found)
{
  EthosItemList *steps =
      ethos_session_get_children (workshop->session, ETHOS_WORKSHOP_ID, ETHOS_KIND_ACTIVITY);
  const EthosNote *found = NULL;

  *n_found = 0;
  for (guint i = 0; i < ethos_item_list_get_length (steps); i++)
    {
      const EthosRecord *step = ethos_item_list_get_record (steps, i);
      const EthosNote *note;
      EthosChildIter iter;

      ethos_session_iter_init (workshop->session, &iter, step->id, ETHOS_KIND_NOTE);
      while ((note = ethos_child_iter_next (&iter)) != NULL)
        if (note->later)
          {
            /* Whatever keeps from the room what is set aside keeps this. */
            g_assert_true (note->aside);
            found = note;
            (*n_found)++;
          }
    }
  return found;
}

/* Something may come up in every kind of step. */
static void
test_any_step (void)
{
  static const EthosActivityKind kinds[] = {
    ETHOS_ACTIVITY_PRESENT_CARDS, ETHOS_ACTIVITY_WRITE_NOTES, ETHOS_ACTIVITY_GROUP,
    ETHOS_ACTIVITY_WRITE_LINES,   ETHOS_ACTIVITY_DISCUSS,     ETHOS_ACTIVITY_BREAK,
    ETHOS_ACTIVITY_CLOSE,
  };
  g_auto (Workshop) workshop = { 0 };
  guint n_found;

  workshop_init (&workshop);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      go_to (&workshop, kinds[i]);
      workshop_run (&workshop, ethos_op_new ("later-add", "text", "Parking", NULL));
      find_later (&workshop, &n_found);
      g_assert_cmpuint (n_found, ==, i + 1);
    }
  ethos_store_undo (workshop.store, NULL, NULL);
  find_later (&workshop, &n_found);
  g_assert_cmpuint (n_found, ==, G_N_ELEMENTS (kinds) - 1);
}

static void
test_put_off (void)
{
  g_auto (Workshop) workshop = { 0 };
  const char *ids[] = { NULL, NULL };
  guint n_found;

  workshop_init (&workshop);
  go_to (&workshop, ETHOS_ACTIVITY_WRITE_NOTES);
  workshop_run (&workshop, ethos_op_new ("later-add", "text", "Parking", NULL));
  ids[0] = find_later (&workshop, &n_found)->record.id;
  workshop_run (&workshop, ethos_op_new ("notes-later", "notes", ids, "value", FALSE, NULL));
  g_assert_null (find_later (&workshop, &n_found));
  workshop_run (&workshop, ethos_op_new ("notes-later", "notes", ids, "value", TRUE, NULL));
  g_assert_nonnull (find_later (&workshop, &n_found));
  /* Set aside for good is another thing: it is on no list. */
  workshop_run (&workshop, ethos_op_new ("notes-aside", "notes", ids, "value", TRUE, NULL));
  g_assert_null (find_later (&workshop, &n_found));
}

/* Those that a note is shown for go with it, or they would leave the wall with what is copied. */
static void
test_put_off_same (void)
{
  g_auto (Workshop) workshop = { 0 };
  const char *ids[] = { NULL, NULL, NULL };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  const EthosNote *note;
  guint n_found;

  workshop_init (&workshop);
  go_to (&workshop, ETHOS_ACTIVITY_WRITE_NOTES);
  ids[0] = first = ethos_fixture_add_note (workshop.store, "Listen");
  ids[1] = second = ethos_fixture_add_note (workshop.store, "Listen.");
  workshop_run (&workshop, ethos_op_new ("notes-combine", "notes", ids, NULL));
  /* Hidden notes stand in no order that tells which came first. */
  note = ethos_session_find (workshop.session, ETHOS_KIND_NOTE, first);
  ids[0] = ethos_same_notes_get_first (workshop.session, note) == NULL ? first : second;
  ids[1] = NULL;
  workshop_run (&workshop, ethos_op_new ("notes-later", "notes", ids, "value", TRUE, NULL));
  g_assert_nonnull (find_later (&workshop, &n_found));
  g_assert_cmpuint (n_found, ==, 2);
  workshop_run (&workshop, ethos_op_new ("notes-later", "notes", ids, "value", FALSE, NULL));
  g_assert_null (find_later (&workshop, &n_found));
}

static void
test_voices (void)
{
  g_auto (Workshop) workshop = { 0 };
  const EthosActivity *step;

  workshop_init (&workshop);
  go_to (&workshop, ETHOS_ACTIVITY_WRITE_NOTES);
  workshop_run (&workshop, ethos_op_new ("voices-add", "count", 3, NULL));
  workshop_run (&workshop, ethos_op_new ("voices-add", "count", ETHOS_VOICES_MAX - 1, NULL));
  step = ethos_session_get_current (workshop.session);
  g_assert_cmpint (step->voices, ==, ETHOS_VOICES_MAX);
  ethos_store_undo (workshop.store, NULL, NULL);
  step = ethos_session_get_current (workshop.session);
  g_assert_cmpint (step->voices, ==, 3);
}

/* They are of the wall that they were typed for, whatever goes on meanwhile. */
static void
test_voices_any_step (void)
{
  static const EthosActivityKind kinds[] = { ETHOS_ACTIVITY_BREAK, ETHOS_ACTIVITY_PRESENT_CARDS,
                                             ETHOS_ACTIVITY_CLOSE };
  g_auto (Workshop) workshop = { 0 };
  g_autofree char *wall = NULL;
  const EthosActivity *step;

  workshop_init (&workshop);
  go_to (&workshop, ETHOS_ACTIVITY_WRITE_NOTES);
  wall = g_strdup (ethos_session_get_current (workshop.session)->record.id);
  for (guint i = 0; i <= G_N_ELEMENTS (kinds); i++)
    {
      if (i < G_N_ELEMENTS (kinds))
        go_to (&workshop, kinds[i]);
      else
        workshop_run (&workshop, ethos_op_new ("workshop-finish", "value", TRUE, NULL));
      workshop_run (&workshop, ethos_op_new ("voices-add", "activity", wall, "count", 2, NULL));
      step = ethos_session_find (workshop.session, ETHOS_KIND_ACTIVITY, wall);
      g_assert_cmpint (step->voices, ==, 2 * (i + 1));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/later/any-step", test_any_step);
  g_test_add_func ("/later/put-off", test_put_off);
  g_test_add_func ("/later/put-off-same", test_put_off_same);
  g_test_add_func ("/later/voices", test_voices);
  g_test_add_func ("/later/voices-any-step", test_voices_any_step);
  return g_test_run ();
}
