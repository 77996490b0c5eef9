// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "ethos-focus.h"
#include "ethos-projection.h"

#include <string.h>

#include "ethos-core-fixture.h"
#include "ethos-test.h"

/* One note or one group alone on the stage, and what comes beside it. */

#define N_NOTES 9
/* The notes of the group; one of them is set aside, and the room never hears of it. */
#define FIRST 2
#define LAST 6
#define ASIDE 4

typedef struct
{
  EthosStore *store;
  EthosSession *session;
  EthosProjection *projection;
  char *wall;
  char *step;
  char *group;
} Fixture;

static void
run (Fixture *fixture, EthosRecord *op)
{
  ethos_fixture_submit (fixture->store, ETHOS_ORIGIN_FACILITATOR, op);
}

static const EthosNote *
get_note (Fixture *fixture, guint place)
{
  return ethos_item_list_get_record (ethos_session_get_children (fixture->session, fixture->wall,
                                                                 ETHOS_KIND_NOTE),
                                     place);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  const char *aside[] = { NULL, NULL };

  fixture->session = ethos_session_new ();
  fixture->store = ethos_fixture_store_new (fixture->session);
  fixture->wall = ethos_fixture_add_step (fixture->store, ETHOS_ACTIVITY_WRITE_NOTES, "Write");
  fixture->step = ethos_fixture_add_step (fixture->store, ETHOS_ACTIVITY_GROUP, "Group");
  run (fixture, ethos_op_new ("activity-go", "activity", fixture->wall, NULL));
  for (guint i = 0; i < N_NOTES; i++)
    {
      g_autofree char *text = g_strdup_printf ("Note %u", i);

      g_free (ethos_fixture_add_note (fixture->store, text));
    }
  run (fixture, ethos_op_new ("activity-reveal", NULL));
  run (fixture, ethos_op_new ("activity-go", "activity", fixture->step, NULL));
  for (guint i = FIRST; i <= LAST; i++)
    g_strv_builder_add (builder, get_note (fixture, i)->record.id);
  ids = g_strv_builder_end (builder);
  run (fixture, ethos_op_new ("notes-group", "notes", ids, "title", "Trust", NULL));
  aside[0] = get_note (fixture, ASIDE)->record.id;
  run (fixture, ethos_op_new ("notes-aside", "notes", aside, "value", TRUE, NULL));
  fixture->group = g_strdup (get_note (fixture, FIRST)->group);
  fixture->projection = ethos_projection_new (fixture->store);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->projection);
  g_object_unref (fixture->store);
  g_assert_finalize_object (fixture->session);
  g_free (fixture->wall);
  g_free (fixture->step);
  g_free (fixture->group);
}

static void
show (Fixture *fixture, const char *id)
{
  run (fixture, ethos_op_new ("stage-show", "target", id, NULL));
}

static gboolean
turn (Fixture *fixture, gboolean forward)
{
  EthosRecord *op = ethos_focus_create_turn (fixture->session, forward);

  if (op == NULL)
    return FALSE;
  run (fixture, op);
  return TRUE;
}

static void
assert_shown (Fixture *fixture, EthosScene scene, const char *text)
{
  const EthosAudienceParts *parts;

  ethos_projection_flush (fixture->projection);
  parts = ethos_audience_get_parts (ethos_projection_get_audience (fixture->projection));
  g_assert_cmpint (parts->scene, ==, scene);
  if (text != NULL)
    {
      g_assert_cmpuint (ethos_audience_wall_get_n_notes (parts->wall), ==, 1);
      g_assert_cmpstr (ethos_audience_wall_get_note (parts->wall, 0)->text, ==, text);
    }
}

/* From note to note within the group, past what is set aside, and not beyond its ends. */
static void
test_notes (Fixture *fixture, gconstpointer data)
{
  static const guint order[] = { 2, 3, 5, 6 };
  EthosFocusPlace place;

  show (fixture, get_note (fixture, FIRST)->record.id);
  g_assert_false (turn (fixture, FALSE));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      assert_shown (fixture, ETHOS_SCENE_NOTE, get_note (fixture, order[i])->text);
      place = ethos_focus_get_place (fixture->session);
      g_assert_cmpuint (place.place, ==, i + 1);
      g_assert_cmpuint (place.n_places, ==, G_N_ELEMENTS (order));
      g_assert_cmpstr (place.group->title, ==, "Trust");
      g_assert_cmpint (turn (fixture, TRUE), ==, i + 1 < G_N_ELEMENTS (order));
    }
  assert_shown (fixture, ETHOS_SCENE_NOTE, get_note (fixture, LAST)->text);
  for (guint i = 1; i < G_N_ELEMENTS (order); i++)
    g_assert_true (turn (fixture, FALSE));
  assert_shown (fixture, ETHOS_SCENE_NOTE, get_note (fixture, FIRST)->text);
}

/* Notes that are combined are read once; beside one that is behind is what is beside the first. */
static void
test_combined (Fixture *fixture, gconstpointer data)
{
  static const guint order[] = { 2, 5, 6 };
  const EthosNote *first = get_note (fixture, FIRST);
  const char *ids[] = { first->record.id, get_note (fixture, FIRST + 1)->record.id, NULL };
  EthosFocusPlace place;

  run (fixture, ethos_op_new ("note-edit", "note", ids[1], "text", first->text, NULL));
  run (fixture, ethos_op_new ("notes-combine", "notes", ids, NULL));
  show (fixture, get_note (fixture, FIRST)->record.id);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      assert_shown (fixture, ETHOS_SCENE_NOTE, get_note (fixture, order[i])->text);
      place = ethos_focus_get_place (fixture->session);
      g_assert_cmpuint (place.place, ==, i + 1);
      g_assert_cmpuint (place.n_places, ==, G_N_ELEMENTS (order));
      g_assert_cmpint (turn (fixture, TRUE), ==, i + 1 < G_N_ELEMENTS (order));
    }
  show (fixture, get_note (fixture, FIRST + 1)->record.id);
  g_assert_cmpuint (ethos_focus_get_place (fixture->session).place, ==, 1);
  g_assert_true (turn (fixture, TRUE));
  assert_shown (fixture, ETHOS_SCENE_NOTE, get_note (fixture, 5)->text);
}

/* Back from a note leads to the end of one that takes several pages. */
static void
test_long_note (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_pages;

  for (guint i = 0; i < 60; i++)
    g_string_append (text, "We say\n");
  run (fixture, ethos_op_new ("note-edit", "note", get_note (fixture, FIRST)->record.id, "text",
                              text->str, NULL));
  n_pages =
      ethos_projection_count_focus_pages (fixture->session, get_note (fixture, FIRST)->record.id);
  g_assert_cmpuint (n_pages, >, 1);
  show (fixture, get_note (fixture, FIRST + 1)->record.id);
  g_assert_true (turn (fixture, FALSE));
  g_assert_cmpuint (ethos_projection_get_focus_page (fixture->session), ==, n_pages - 1);
  for (guint i = 1; i < n_pages; i++)
    g_assert_true (turn (fixture, FALSE));
  g_assert_false (turn (fixture, FALSE));
  for (guint i = 0; i < n_pages; i++)
    g_assert_true (turn (fixture, TRUE));
  assert_shown (fixture, ETHOS_SCENE_NOTE, get_note (fixture, FIRST + 1)->text);
}

/* A group alone stays alone, and leads to its notes where that is asked for. */
static void
test_group (Fixture *fixture, gconstpointer data)
{
  EthosFocusPlace place;

  show (fixture, fixture->group);
  assert_shown (fixture, ETHOS_SCENE_GROUP, NULL);
  g_assert_false (turn (fixture, TRUE));
  g_assert_false (turn (fixture, FALSE));
  place = ethos_focus_get_place (fixture->session);
  g_assert_cmpuint (place.place, ==, 0);
  g_assert_cmpuint (place.n_places, ==, 4);
  run (fixture, ethos_focus_create_first (fixture->session));
  assert_shown (fixture, ETHOS_SCENE_NOTE, get_note (fixture, FIRST)->text);
  g_assert_null (ethos_focus_create_first (fixture->session));
}

/* Beside a note that is in no group there is nothing, and beside nothing neither. */
static void
test_loose (Fixture *fixture, gconstpointer data)
{
  show (fixture, get_note (fixture, 0)->record.id);
  g_assert_false (turn (fixture, TRUE));
  g_assert_null (ethos_focus_get_place (fixture->session).group);
  g_assert_true (ethos_focus_find (fixture->session, fixture->wall) == get_note (fixture, 0));
  g_assert_null (ethos_focus_find (fixture->session, fixture->step));
  show (fixture, "");
  g_assert_false (turn (fixture, TRUE));
  g_assert_null (ethos_focus_find (fixture->session, fixture->wall));
}

/* What the room may not see is not in focus, whatever the file says. */
static void
test_hidden (Fixture *fixture, gconstpointer data)
{
  show (fixture, get_note (fixture, ASIDE)->record.id);
  g_assert_null (ethos_focus_find (fixture->session, fixture->wall));
  g_assert_false (turn (fixture, TRUE));

  show (fixture, get_note (fixture, FIRST)->record.id);
  run (fixture, ethos_op_new ("activity-cover", NULL));
  g_assert_null (ethos_focus_find (fixture->session, fixture->wall));
  g_assert_false (turn (fixture, TRUE));
  show (fixture, fixture->group);
  g_assert_null (ethos_focus_find (fixture->session, fixture->wall));
  g_assert_null (ethos_focus_get_place (fixture->session).group);
}

#define ADD(path, func) g_test_add ("/focus" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  ethos_test_init (&argc, &argv);

  ADD ("/notes", test_notes);
  ADD ("/combined", test_combined);
  ADD ("/long-note", test_long_note);
  ADD ("/group", test_group);
  ADD ("/loose", test_loose);
  ADD ("/hidden", test_hidden);

  return g_test_run ();
}
