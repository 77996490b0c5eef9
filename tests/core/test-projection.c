// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "ethos-core-fixture.h"
#include "ethos-test.h"
#include "projection-fixture.h"

static void
test_frozen (void)
{
  g_auto (Room) room = { 0 };
  EthosAudience *held;

  room_init (&room);
  room_flag (&room, "activity-prompt", TRUE);
  g_assert_cmpint (room_look (&room)->scene, ==, ETHOS_SCENE_COUNT);
  held = ethos_projection_get_audience (room.projection);

  room_flag (&room, "stage-freeze", TRUE);
  room_run (&room, ethos_op_new ("activity-reveal", NULL));
  room_look (&room);
  g_assert_true (ethos_projection_get_audience (room.projection) == held);

  /* The next step too is prepared behind the frozen stage. */
  room_run (&room, ethos_op_new ("activity-next", NULL));
  room_look (&room);
  g_assert_true (ethos_projection_get_audience (room.projection) == held);

  room_flag (&room, "stage-freeze", FALSE);
  g_assert_cmpint (room_look (&room)->scene, ==, ETHOS_SCENE_WALL);
}

static void
test_blank_wins (void)
{
  g_auto (Room) room = { 0 };

  room_init (&room);
  room_flag (&room, "activity-prompt", TRUE);
  g_assert_cmpint (room_look (&room)->scene, ==, ETHOS_SCENE_COUNT);
  room_flag (&room, "stage-freeze", TRUE);
  room_flag (&room, "stage-blank", TRUE);
  g_assert_cmpint (room_look (&room)->scene, ==, ETHOS_SCENE_BLANK);
  g_assert_null (room_look (&room)->workshop);

  /* What was frozen comes back, not what has happened since. */
  room_run (&room, ethos_op_new ("activity-reveal", NULL));
  room_flag (&room, "stage-blank", FALSE);
  g_assert_cmpint (room_look (&room)->scene, ==, ETHOS_SCENE_COUNT);
  g_assert_cmpuint (room_look (&room)->n_notes, ==, 10);
}

/* Nobody knows any more what a stage showed that was frozen when the workshop was closed. */
static void
test_opened_frozen (void)
{
  g_auto (Room) room = { 0 };
  g_autoptr (EthosProjection) again = NULL;

  room_init (&room);
  room_flag (&room, "stage-freeze", TRUE);
  again = ethos_projection_new (room.store);
  g_assert_cmpint (ethos_audience_get_parts (ethos_projection_get_audience (again))->scene, ==,
                   ETHOS_SCENE_BLANK);
}

static void
test_erased_while_frozen (void)
{
  g_auto (Room) room = { 0 };
  const char *ids[2] = { NULL };

  room_init (&room);
  room_run (&room, ethos_op_new ("activity-reveal", NULL));
  g_assert_cmpint (room_look (&room)->scene, ==, ETHOS_SCENE_NOTES);
  room_flag (&room, "stage-freeze", TRUE);
  ids[0] = ((const EthosRecord *) ethos_item_list_get_record (
                ethos_session_get_children (room.session, room.write, ETHOS_KIND_NOTE), 0))
               ->id;
  room_run (&room, ethos_op_new ("notes-erase", "notes", ids, NULL));
  g_assert_cmpint (room_look (&room)->scene, ==, ETHOS_SCENE_BLANK);
  room_flag (&room, "stage-blank", FALSE);
  g_assert_cmpuint (room_look (&room)->n_notes, ==, 9);
}

/* Notes of which the program says that they are gone must not stay on the wall. */
static void
test_deleted_while_frozen (void)
{
  g_auto (Room) room = { 0 };

  room_init (&room);
  room_run (&room, ethos_op_new ("activity-reveal", NULL));
  g_assert_cmpint (room_look (&room)->scene, ==, ETHOS_SCENE_NOTES);
  room_flag (&room, "stage-freeze", TRUE);
  room_run (&room, ethos_op_new ("raw-notes-delete", NULL));
  g_assert_cmpint (room_look (&room)->scene, ==, ETHOS_SCENE_BLANK);

  /* Nor do they come back with the next freeze. */
  room_flag (&room, "stage-freeze", TRUE);
  room_flag (&room, "stage-blank", FALSE);
  g_assert_cmpuint (room_look (&room)->n_notes, ==, 0);
}

/* What was there before the stage was blank is not what freezing holds. */
static void
test_frozen_while_blank (void)
{
  g_auto (Room) room = { 0 };
  const char *ids[2] = { NULL };

  room_init (&room);
  room_run (&room, ethos_op_new ("activity-reveal", NULL));
  g_assert_cmpint (room_look (&room)->scene, ==, ETHOS_SCENE_NOTES);
  room_flag (&room, "stage-blank", TRUE);
  ids[0] = ((const EthosRecord *) ethos_item_list_get_record (
                ethos_session_get_children (room.session, room.write, ETHOS_KIND_NOTE), 0))
               ->id;
  room_run (&room, ethos_op_new ("notes-erase", "notes", ids, NULL));
  g_assert_cmpint (room_look (&room)->scene, ==, ETHOS_SCENE_BLANK);
  room_flag (&room, "stage-freeze", TRUE);
  room_flag (&room, "stage-blank", FALSE);
  g_assert_cmpint (room_look (&room)->scene, ==, ETHOS_SCENE_NOTES);
  g_assert_cmpuint (room_look (&room)->n_notes, ==, 9);
}

static char *
dup_first_public_id (Room *room)
{
  const EthosAudienceWall *wall = room_look (room)->wall;

  return g_strdup (ethos_audience_wall_get_note (wall, 0)->id);
}

static void
test_public_ids (void)
{
  g_auto (Room) room = { 0 };
  g_autofree char *first = NULL;
  g_autofree char *same = NULL;
  g_autofree char *other = NULL;
  EthosItemList *notes;

  room_init (&room);
  notes = ethos_session_get_children (room.session, room.write, ETHOS_KIND_NOTE);
  for (guint i = 0; i < 10; i++)
    {
      const EthosRecord *note = ethos_item_list_get_record (notes, i);

      room_look (&room);
      g_assert_null (ethos_projection_get_public_id (room.projection, note->id));
    }

  room_run (&room, ethos_op_new ("activity-reveal", NULL));
  first = dup_first_public_id (&room);
  for (guint i = 0; i < 10; i++)
    {
      const EthosRecord *note = ethos_item_list_get_record (notes, i);

      g_assert_cmpstr (first, !=, note->id);
    }

  /* While it is shown it keeps its id, whatever happens to it. */
  {
    const EthosRecord *note = ethos_item_list_get_record (notes, 0);

    room_run (&room, ethos_op_new ("note-edit", "note", note->id, "text", "Changed", NULL));
  }
  room_run (&room, ethos_op_new ("stage-page", "page", 1, NULL));
  room_look (&room);
  room_run (&room, ethos_op_new ("stage-page", "page", 0, NULL));
  same = dup_first_public_id (&room);
  g_assert_cmpstr (first, ==, same);
  g_assert_cmpstr (ethos_audience_wall_get_note (room_look (&room)->wall, 0)->text, ==, "Changed");

  room_run (&room, ethos_op_new ("activity-cover", NULL));
  g_assert_null (room_look (&room)->wall);
  room_run (&room, ethos_op_new ("activity-reveal", NULL));
  for (guint i = 0; i < 2; i++)
    {
      const EthosAudienceWall *wall;

      room_run (&room, ethos_op_new ("stage-page", "page", (int) i, NULL));
      wall = room_look (&room)->wall;
      for (guint j = 0; j < ethos_audience_wall_get_n_notes (wall); j++)
        g_assert_cmpstr (ethos_audience_wall_get_note (wall, j)->id, !=, first);
    }
}

/* Who saw a note go does not see it come back: the room cannot tell that it is the same. */
static void
test_public_id_after_undo (void)
{
  g_auto (Room) room = { 0 };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *id = NULL;
  const char *ids[2] = { NULL };

  room_init (&room);
  room_run (&room, ethos_op_new ("activity-reveal", NULL));
  id = g_strdup (((const EthosRecord *) ethos_item_list_get_record (
                      ethos_session_get_children (room.session, room.write, ETHOS_KIND_NOTE), 0))
                     ->id);
  ids[0] = id;
  room_look (&room);
  first = g_strdup (ethos_projection_get_public_id (room.projection, id));
  g_assert_nonnull (first);

  room_run (&room, ethos_op_new ("notes-remove", "notes", ids, NULL));
  room_look (&room);
  g_assert_true (ethos_store_undo (room.store, NULL, NULL));
  room_look (&room);
  second = g_strdup (ethos_projection_get_public_id (room.projection, id));
  g_assert_nonnull (second);
  g_assert_cmpstr (second, !=, first);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_once_a_turn (void)
{
  g_auto (Room) room = { 0 };
  guint count = 0;

  room_init (&room);
  g_signal_connect_swapped (room.projection, "notify::audience", G_CALLBACK (count_cb), &count);
  room_flag (&room, "activity-prompt", TRUE);
  for (guint i = 0; i < 50; i++)
    g_free (ethos_fixture_add_note (room.store, "More"));
  g_assert_cmpuint (count, ==, 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (count, ==, 1);
  g_assert_cmpuint (room_look (&room)->n_notes, ==, 60);

  /* What the room cannot see is no new value. */
  room_run (&room, ethos_op_new ("activity-edit", "activity", room.write, "say", "Secret", NULL));
  room_run (&room, ethos_op_new ("workshop-people", "people", 12, NULL));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (count, ==, 1);
}

static void
test_sections_are_shared (void)
{
  g_auto (Room) room = { 0 };
  EthosAudienceCards *cards;
  EthosAudienceWall *wall;
  g_autoptr (EthosAudience) kept = NULL;

  room_init (&room);
  room_run (&room, ethos_op_new ("activity-go", "activity", room.lines, NULL));
  room_flag (&room, "activity-prompt", TRUE);
  g_assert_cmpint (room_look (&room)->scene, ==, ETHOS_SCENE_CARDS);
  kept = ethos_audience_ref (ethos_projection_get_audience (room.projection));
  cards = room_look (&room)->cards;
  g_free (ethos_fixture_add_note (room.store, "New"));
  room_run (&room, ethos_op_new ("timer-start", NULL));
  g_assert_true (room_look (&room)->cards == cards);
  g_assert_true (ethos_projection_get_audience (room.projection) != kept);
  room_run (&room, ethos_op_new ("card-add", "title", "Truth", NULL));
  g_assert_true (room_look (&room)->cards != cards);
  g_assert_cmpuint (ethos_audience_cards_get_length (cards), ==, 1);

  room_run (&room, ethos_op_new ("activity-go", "activity", room.group, NULL));
  room_run (&room, ethos_op_new ("activity-reveal", NULL));
  wall = room_look (&room)->wall;
  room_run (&room, ethos_op_new ("card-add", "title", "Courage", NULL));
  room_run (&room, ethos_op_new ("stage-theme", "theme", 1, NULL));
  g_assert_true (room_look (&room)->wall == wall);
}

static const char *
find_line (const EthosAudienceParts *parts)
{
  const EthosAudienceCard *card;

  if (parts->cards == NULL || ethos_audience_cards_get_length (parts->cards) != 1)
    return NULL;
  card = ethos_audience_cards_get (parts->cards, 0);
  return card->n_lines == 1 && g_strcmp0 (card->lines[0].id, parts->focus) == 0
             ? card->lines[0].text
             : NULL;
}

/* A new line is seen while it is written, only where an old one is while it is changed. */
static void
test_draft (void)
{
  g_auto (Room) room = { 0 };
  g_autofree char *card = NULL;
  g_autofree char *long_text = g_strnfill (480, 'x');
  const EthosRecord *record;

  room_init (&room);
  record = ethos_item_list_get_record (ethos_session_get_children (room.session, ETHOS_DECK_ID,
                                                                   ETHOS_KIND_CARD),
                                       0);
  card = g_strdup (record->id);
  ethos_projection_set_draft (room.projection, card, ETHOS_BEHAVIOUR_DONT, "We hide");
  g_assert_null (room_look (&room)->cards);
  /* Not in a step for something else, though the room sees what that asks. */
  room_flag (&room, "activity-prompt", TRUE);
  g_assert_null (room_look (&room)->cards);
  room_run (&room, ethos_op_new ("activity-go", "activity", room.lines, NULL));
  g_assert_null (room_look (&room)->cards);
  room_flag (&room, "activity-prompt", TRUE);
  g_assert_cmpint (room_look (&room)->scene, ==, ETHOS_SCENE_LINES);
  g_assert_cmpstr (find_line (room_look (&room)), ==, "We hide");
  g_assert_cmpint (ethos_audience_cards_get (room_look (&room)->cards, 0)->lines[0].kind, ==,
                   ETHOS_BEHAVIOUR_DONT);
  g_assert_cmpstr (ethos_audience_cards_get (room_look (&room)->cards, 0)->title, ==, "Care");
  g_assert_true (ethos_projection_get_drafting (room.projection));

  /* Frozen and blank hold for it, too. */
  room_flag (&room, "stage-freeze", TRUE);
  ethos_projection_set_draft (room.projection, card, ETHOS_BEHAVIOUR_DO, "We hide nothing");
  g_assert_cmpstr (find_line (room_look (&room)), ==, "We hide");
  room_flag (&room, "stage-blank", TRUE);
  g_assert_null (room_look (&room)->cards);
  room_flag (&room, "stage-blank", FALSE);
  room_flag (&room, "stage-freeze", FALSE);
  g_assert_cmpstr (find_line (room_look (&room)), ==, "We hide nothing");

  /* Of one that needs two pages the end is seen, where the writing is. */
  ethos_projection_set_draft (room.projection, card, ETHOS_BEHAVIOUR_DO, long_text);
  g_assert_cmpuint (room_look (&room)->n_pages, >, 1);
  g_assert_cmpuint (room_look (&room)->page, ==, room_look (&room)->n_pages - 1);

  /* What is pasted is seen as it would be kept, and blanks are no words. */
  ethos_projection_set_draft (room.projection, card, ETHOS_BEHAVIOUR_DO, " We \u202ehide\a");
  g_assert_cmpstr (find_line (room_look (&room)), ==, "We hide");
  ethos_projection_set_draft (room.projection, card, ETHOS_BEHAVIOUR_DO, " ");
  g_assert_cmpint (room_look (&room)->scene, ==, ETHOS_SCENE_CARDS);
  ethos_projection_set_draft (room.projection, card, ETHOS_BEHAVIOUR_DO, "We");
  g_assert_cmpint (room_look (&room)->scene, ==, ETHOS_SCENE_LINES);

  ethos_projection_set_draft (room.projection, card, ETHOS_BEHAVIOUR_DO, "");
  g_assert_cmpint (room_look (&room)->scene, ==, ETHOS_SCENE_CARDS);
  g_assert_false (ethos_projection_get_drafting (room.projection));
  g_assert_cmpuint (ethos_item_list_get_length (
                        ethos_session_get_children (room.session, card, ETHOS_KIND_BEHAVIOUR)),
                    ==, 0);
}

/* On a wall a line is worded from its notes, once the room sees these. */
static void
test_draft_on_wall (void)
{
  g_auto (Room) room = { 0 };
  g_autofree char *card = NULL;

  room_init (&room);
  card =
      g_strdup (((const EthosRecord *) ethos_item_list_get_record (
                     ethos_session_get_children (room.session, ETHOS_DECK_ID, ETHOS_KIND_CARD), 0))
                    ->id);
  ethos_projection_set_draft (room.projection, card, ETHOS_BEHAVIOUR_DO, "We listen");
  room_flag (&room, "activity-prompt", TRUE);
  g_assert_null (room_look (&room)->cards);
  room_run (&room, ethos_op_new ("activity-reveal", NULL));
  g_assert_cmpstr (find_line (room_look (&room)), ==, "We listen");
  g_assert_null (room_look (&room)->wall);
  room_run (&room, ethos_op_new ("activity-next", NULL));
  g_assert_cmpstr (find_line (room_look (&room)), ==, "We listen");
  ethos_projection_set_draft (room.projection, NULL, ETHOS_BEHAVIOUR_DO, NULL);
  g_assert_cmpint (room_look (&room)->scene, ==, ETHOS_SCENE_WALL);
  g_assert_null (room_look (&room)->cards);
}

/* A line that is written is no other one, whatever ids a file has. */
static void
test_draft_id (void)
{
  g_auto (Room) room = { 0 };
  g_autofree char *card = NULL;
  g_autofree char *drafted = NULL;
  EthosBehaviour *line = ethos_entity_new (ETHOS_KIND_BEHAVIOUR, "draft");

  room_init (&room);
  card =
      g_strdup (((const EthosRecord *) ethos_item_list_get_record (
                     ethos_session_get_children (room.session, ETHOS_DECK_ID, ETHOS_KIND_CARD), 0))
                    ->id);
  ethos_set_text (&line->text, "We hide");
  g_assert_true (ethos_session_load (room.session, line, card, NULL));
  room_run (&room, ethos_op_new ("activity-go", "activity", room.lines, NULL));
  room_flag (&room, "activity-prompt", TRUE);
  room_run (&room, ethos_op_new ("stage-show", "target", "draft", NULL));
  ethos_projection_set_draft (room.projection, card, ETHOS_BEHAVIOUR_DO, "We show");
  g_assert_cmpstr (find_line (room_look (&room)), ==, "We show");
  drafted = g_strdup (room_look (&room)->focus);
  ethos_projection_set_draft (room.projection, card, ETHOS_BEHAVIOUR_DO, NULL);
  g_assert_cmpstr (find_line (room_look (&room)), ==, "We hide");
  g_assert_cmpstr (room_look (&room)->focus, !=, drafted);
  ethos_record_unref (line);
}

/* A group of another wall is shown with the notes of that wall. */
static void
test_group_of_another_wall (void)
{
  g_auto (Room) room = { 0 };
  g_autofree char *other = NULL;
  const char *ids[2] = { NULL };
  const EthosRecord *group;

  room_init (&room);
  room_run (&room, ethos_op_new ("activity-reveal", NULL));
  ids[0] = ((const EthosRecord *) ethos_item_list_get_record (
                ethos_session_get_children (room.session, room.write, ETHOS_KIND_NOTE), 0))
               ->id;
  room_run (&room, ethos_op_new ("notes-group", "notes", ids, "title", "Trust", NULL));
  group = ethos_item_list_get_record (ethos_session_get_children (room.session, room.write,
                                                                  ETHOS_KIND_GROUP),
                                      0);

  other = ethos_fixture_add_step (room.store, ETHOS_ACTIVITY_WRITE_NOTES, "Again");
  room_run (&room, ethos_op_new ("activity-go", "activity", other, NULL));
  room_run (&room, ethos_op_new ("stage-show", "target", group->id, NULL));
  g_assert_cmpint (room_look (&room)->scene, ==, ETHOS_SCENE_GROUP);
  g_assert_cmpuint (ethos_audience_wall_get_n_notes (room_look (&room)->wall), ==, 1);
}

/* Group by group, six notes a page, then what is in none; a group in focus is where it begins. */
static void
test_discuss (void)
{
  g_auto (Room) room = { 0 };
  g_autofree char *discuss = NULL;
  const char *ids[9] = { NULL };
  EthosItemList *notes;
  const EthosRecord *group;

  room_init (&room);
  notes = ethos_session_get_children (room.session, room.write, ETHOS_KIND_NOTE);
  for (guint i = 0; i < 8; i++)
    ids[i] = ((const EthosRecord *) ethos_item_list_get_record (notes, i))->id;
  room_run (&room, ethos_op_new ("notes-group", "notes", ids, "title", "Trust", NULL));
  discuss = ethos_fixture_add_step (room.store, ETHOS_ACTIVITY_DISCUSS, "Discuss");
  room_run (&room, ethos_op_new ("activity-go", "activity", discuss, NULL));
  room_flag (&room, "activity-prompt", TRUE);
  g_assert_cmpint (room_look (&room)->scene, ==, ETHOS_SCENE_STEP);
  g_assert_null (room_look (&room)->wall);

  room_run (&room, ethos_op_new ("activity-go", "activity", room.write, NULL));
  room_run (&room, ethos_op_new ("activity-reveal", NULL));
  room_run (&room, ethos_op_new ("activity-go", "activity", discuss, NULL));
  g_assert_cmpint (room_look (&room)->scene, ==, ETHOS_SCENE_DISCUSS);
  g_assert_cmpuint (room_look (&room)->n_pages, ==, 3);
  g_assert_cmpuint (ethos_audience_wall_get_n_notes (room_look (&room)->wall), ==, 6);
  g_assert_cmpstr (ethos_audience_wall_get_group (room_look (&room)->wall, 0)->title, ==, "Trust");
  room_run (&room, ethos_op_new ("stage-page", "page", 1, NULL));
  g_assert_cmpuint (ethos_audience_wall_get_n_notes (room_look (&room)->wall), ==, 2);
  g_assert_cmpuint (ethos_audience_wall_get_n_groups (room_look (&room)->wall), ==, 1);
  room_run (&room, ethos_op_new ("stage-page", "page", 2, NULL));
  g_assert_cmpuint (ethos_audience_wall_get_n_notes (room_look (&room)->wall), ==, 2);
  g_assert_cmpuint (ethos_audience_wall_get_n_groups (room_look (&room)->wall), ==, 0);
  g_assert_cmpint (ethos_projection_find_page (room.session, TRUE), ==, -1);
  g_assert_cmpint (ethos_projection_find_page (room.session, FALSE), ==, 1);

  group = ethos_item_list_get_record (ethos_session_get_children (room.session, room.write,
                                                                  ETHOS_KIND_GROUP),
                                      0);
  room_run (&room, ethos_op_new ("stage-show", "target", group->id, NULL));
  g_assert_cmpint (room_look (&room)->scene, ==, ETHOS_SCENE_DISCUSS);
  g_assert_cmpuint (room_look (&room)->page, ==, 0);
  g_assert_cmpint (ethos_projection_find_page (room.session, TRUE), ==, 1);
  g_assert_cmpint (ethos_projection_find_page (room.session, FALSE), ==, -1);
}

/* The agreed lines, one value at a time. */
static void
test_close (void)
{
  g_auto (Room) room = { 0 };
  g_autofree char *close = NULL;
  const EthosRecord *card;

  room_init (&room);
  room_run (&room, ethos_op_new ("card-add", "title", "Truth", NULL));
  card = ethos_item_list_get_record (ethos_session_get_children (room.session, ETHOS_DECK_ID,
                                                                 ETHOS_KIND_CARD),
                                     0);
  for (guint i = 0; i < 4; i++)
    room_run (&room, ethos_op_new ("line-add", "card", card->id, "text", "We ask", NULL));
  close = ethos_fixture_add_step (room.store, ETHOS_ACTIVITY_CLOSE, "Close");
  room_run (&room, ethos_op_new ("activity-go", "activity", close, NULL));
  g_assert_cmpint (room_look (&room)->scene, ==, ETHOS_SCENE_STEP);
  room_flag (&room, "activity-prompt", TRUE);
  g_assert_cmpint (room_look (&room)->scene, ==, ETHOS_SCENE_CLOSE);
  g_assert_cmpuint (room_look (&room)->n_pages, ==, 3);
  g_assert_cmpuint (ethos_audience_cards_get (room_look (&room)->cards, 0)->n_lines, ==, 3);
  room_run (&room, ethos_op_new ("stage-page", "page", 1, NULL));
  g_assert_cmpuint (ethos_audience_cards_get (room_look (&room)->cards, 0)->n_lines, ==, 1);
  room_run (&room, ethos_op_new ("stage-page", "page", 2, NULL));
  g_assert_cmpstr (ethos_audience_cards_get (room_look (&room)->cards, 0)->title, ==, "Truth");
}

int
main (int argc, char **argv)
{
  ethos_test_init (&argc, &argv);

  g_test_add_func ("/projection/frozen", test_frozen);
  g_test_add_func ("/projection/blank-wins", test_blank_wins);
  g_test_add_func ("/projection/opened-frozen", test_opened_frozen);
  g_test_add_func ("/projection/erased-while-frozen", test_erased_while_frozen);
  g_test_add_func ("/projection/deleted-while-frozen", test_deleted_while_frozen);
  g_test_add_func ("/projection/frozen-while-blank", test_frozen_while_blank);
  g_test_add_func ("/projection/public-ids", test_public_ids);
  g_test_add_func ("/projection/public-id-after-undo", test_public_id_after_undo);
  g_test_add_func ("/projection/once-a-turn", test_once_a_turn);
  g_test_add_func ("/projection/sections-are-shared", test_sections_are_shared);
  g_test_add_func ("/projection/draft", test_draft);
  g_test_add_func ("/projection/draft-on-wall", test_draft_on_wall);
  g_test_add_func ("/projection/draft-id", test_draft_id);
  g_test_add_func ("/projection/group-of-another-wall", test_group_of_another_wall);
  g_test_add_func ("/projection/discuss", test_discuss);
  g_test_add_func ("/projection/close", test_close);

  return g_test_run ();
}
