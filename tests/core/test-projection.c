// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "ethos-projection.h"

#include <string.h>

#include "ethos-core-fixture.h"
#include "ethos-test.h"

typedef struct
{
  EthosStore *store;
  EthosSession *session;
  EthosProjection *projection;
  char *write;
  char *group;
  char *lines;
} Room;

static void
run (Room *room, EthosRecord *op)
{
  ethos_fixture_submit (room->store, ETHOS_ORIGIN_FACILITATOR, op);
}

static void
flag (Room *room, const char *op, gboolean value)
{
  run (room, ethos_op_new (op, "value", value, NULL));
}

static const EthosAudienceParts *
look (Room *room)
{
  ethos_projection_flush (room->projection);
  return ethos_audience_get_parts (ethos_projection_get_audience (room->projection));
}

static void
room_init (Room *room)
{
  g_autoptr (EthosSession) session = ethos_session_new ();

  room->store = ethos_fixture_store_new (session);
  room->session = session;
  room->write = ethos_fixture_add_step (room->store, ETHOS_ACTIVITY_WRITE_NOTES, "Write");
  room->group = ethos_fixture_add_step (room->store, ETHOS_ACTIVITY_GROUP, "Group");
  room->lines = ethos_fixture_add_step (room->store, ETHOS_ACTIVITY_WRITE_LINES, "Lines");
  run (room, ethos_op_new ("card-add", "title", "Care", NULL));
  run (room, ethos_op_new ("activity-next", NULL));
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *text = g_strdup_printf ("Note %u", i);

      g_free (ethos_fixture_add_note (room->store, text));
    }
  room->projection = ethos_projection_new (room->store);
}

static void
room_clear (Room *room)
{
  g_assert_finalize_object (room->projection);
  g_assert_finalize_object (room->store);
  g_free (room->write);
  g_free (room->group);
  g_free (room->lines);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Room, room_clear)

static void
test_frozen (void)
{
  g_auto (Room) room = { 0 };
  EthosAudience *held;

  room_init (&room);
  flag (&room, "activity-prompt", TRUE);
  g_assert_cmpint (look (&room)->scene, ==, ETHOS_SCENE_COUNT);
  held = ethos_projection_get_audience (room.projection);

  flag (&room, "stage-freeze", TRUE);
  run (&room, ethos_op_new ("activity-reveal", NULL));
  look (&room);
  g_assert_true (ethos_projection_get_audience (room.projection) == held);

  /* The next step too is prepared behind the frozen stage. */
  run (&room, ethos_op_new ("activity-next", NULL));
  look (&room);
  g_assert_true (ethos_projection_get_audience (room.projection) == held);

  flag (&room, "stage-freeze", FALSE);
  g_assert_cmpint (look (&room)->scene, ==, ETHOS_SCENE_WALL);
}

static void
test_blank_wins (void)
{
  g_auto (Room) room = { 0 };

  room_init (&room);
  flag (&room, "activity-prompt", TRUE);
  g_assert_cmpint (look (&room)->scene, ==, ETHOS_SCENE_COUNT);
  flag (&room, "stage-freeze", TRUE);
  flag (&room, "stage-blank", TRUE);
  g_assert_cmpint (look (&room)->scene, ==, ETHOS_SCENE_BLANK);
  g_assert_null (look (&room)->workshop);

  /* What was frozen comes back, not what has happened since. */
  run (&room, ethos_op_new ("activity-reveal", NULL));
  flag (&room, "stage-blank", FALSE);
  g_assert_cmpint (look (&room)->scene, ==, ETHOS_SCENE_COUNT);
  g_assert_cmpuint (look (&room)->n_notes, ==, 10);
}

/* Nobody knows any more what a stage showed that was frozen when the workshop was closed. */
static void
test_opened_frozen (void)
{
  g_auto (Room) room = { 0 };
  g_autoptr (EthosProjection) again = NULL;

  room_init (&room);
  flag (&room, "stage-freeze", TRUE);
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
  run (&room, ethos_op_new ("activity-reveal", NULL));
  g_assert_cmpint (look (&room)->scene, ==, ETHOS_SCENE_NOTES);
  flag (&room, "stage-freeze", TRUE);
  ids[0] = ((const EthosRecord *) ethos_item_list_get_record (
                ethos_session_get_children (room.session, room.write, ETHOS_KIND_NOTE), 0))
               ->id;
  run (&room, ethos_op_new ("notes-erase", "notes", ids, NULL));
  g_assert_cmpint (look (&room)->scene, ==, ETHOS_SCENE_BLANK);
  flag (&room, "stage-blank", FALSE);
  g_assert_cmpuint (look (&room)->n_notes, ==, 9);
}

/* Notes of which the program says that they are gone must not stay on the wall. */
static void
test_deleted_while_frozen (void)
{
  g_auto (Room) room = { 0 };

  room_init (&room);
  run (&room, ethos_op_new ("activity-reveal", NULL));
  g_assert_cmpint (look (&room)->scene, ==, ETHOS_SCENE_NOTES);
  flag (&room, "stage-freeze", TRUE);
  run (&room, ethos_op_new ("raw-notes-delete", NULL));
  g_assert_cmpint (look (&room)->scene, ==, ETHOS_SCENE_BLANK);

  /* Nor do they come back with the next freeze. */
  flag (&room, "stage-freeze", TRUE);
  flag (&room, "stage-blank", FALSE);
  g_assert_cmpuint (look (&room)->n_notes, ==, 0);
}

/* What was there before the stage was blank is not what freezing holds. */
static void
test_frozen_while_blank (void)
{
  g_auto (Room) room = { 0 };
  const char *ids[2] = { NULL };

  room_init (&room);
  run (&room, ethos_op_new ("activity-reveal", NULL));
  g_assert_cmpint (look (&room)->scene, ==, ETHOS_SCENE_NOTES);
  flag (&room, "stage-blank", TRUE);
  ids[0] = ((const EthosRecord *) ethos_item_list_get_record (
                ethos_session_get_children (room.session, room.write, ETHOS_KIND_NOTE), 0))
               ->id;
  run (&room, ethos_op_new ("notes-erase", "notes", ids, NULL));
  g_assert_cmpint (look (&room)->scene, ==, ETHOS_SCENE_BLANK);
  flag (&room, "stage-freeze", TRUE);
  flag (&room, "stage-blank", FALSE);
  g_assert_cmpint (look (&room)->scene, ==, ETHOS_SCENE_NOTES);
  g_assert_cmpuint (look (&room)->n_notes, ==, 9);
}

static char *
dup_first_public_id (Room *room)
{
  const EthosAudienceWall *wall = look (room)->wall;

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

      look (&room);
      g_assert_null (ethos_projection_get_public_id (room.projection, note->id));
    }

  run (&room, ethos_op_new ("activity-reveal", NULL));
  first = dup_first_public_id (&room);
  for (guint i = 0; i < 10; i++)
    {
      const EthosRecord *note = ethos_item_list_get_record (notes, i);

      g_assert_cmpstr (first, !=, note->id);
    }

  /* While it is shown it keeps its id, whatever happens to it. */
  {
    const EthosRecord *note = ethos_item_list_get_record (notes, 0);

    run (&room, ethos_op_new ("note-edit", "note", note->id, "text", "Changed", NULL));
  }
  run (&room, ethos_op_new ("stage-page", "page", 1, NULL));
  look (&room);
  run (&room, ethos_op_new ("stage-page", "page", 0, NULL));
  same = dup_first_public_id (&room);
  g_assert_cmpstr (first, ==, same);
  g_assert_cmpstr (ethos_audience_wall_get_note (look (&room)->wall, 0)->text, ==, "Changed");

  run (&room, ethos_op_new ("activity-cover", NULL));
  g_assert_null (look (&room)->wall);
  run (&room, ethos_op_new ("activity-reveal", NULL));
  for (guint i = 0; i < 2; i++)
    {
      const EthosAudienceWall *wall;

      run (&room, ethos_op_new ("stage-page", "page", (int) i, NULL));
      wall = look (&room)->wall;
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
  run (&room, ethos_op_new ("activity-reveal", NULL));
  id = g_strdup (((const EthosRecord *) ethos_item_list_get_record (
                      ethos_session_get_children (room.session, room.write, ETHOS_KIND_NOTE), 0))
                     ->id);
  ids[0] = id;
  look (&room);
  first = g_strdup (ethos_projection_get_public_id (room.projection, id));
  g_assert_nonnull (first);

  run (&room, ethos_op_new ("notes-remove", "notes", ids, NULL));
  look (&room);
  g_assert_true (ethos_store_undo (room.store, NULL, NULL));
  look (&room);
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
  flag (&room, "activity-prompt", TRUE);
  for (guint i = 0; i < 50; i++)
    g_free (ethos_fixture_add_note (room.store, "More"));
  g_assert_cmpuint (count, ==, 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (count, ==, 1);
  g_assert_cmpuint (look (&room)->n_notes, ==, 60);

  /* What the room cannot see is no new value. */
  run (&room, ethos_op_new ("activity-edit", "activity", room.write, "say", "Secret", NULL));
  run (&room, ethos_op_new ("workshop-people", "people", 12, NULL));
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
  run (&room, ethos_op_new ("activity-go", "activity", room.lines, NULL));
  flag (&room, "activity-prompt", TRUE);
  g_assert_cmpint (look (&room)->scene, ==, ETHOS_SCENE_CARDS);
  kept = ethos_audience_ref (ethos_projection_get_audience (room.projection));
  cards = look (&room)->cards;
  g_free (ethos_fixture_add_note (room.store, "New"));
  run (&room, ethos_op_new ("timer-start", NULL));
  g_assert_true (look (&room)->cards == cards);
  g_assert_true (ethos_projection_get_audience (room.projection) != kept);
  run (&room, ethos_op_new ("card-add", "title", "Truth", NULL));
  g_assert_true (look (&room)->cards != cards);
  g_assert_cmpuint (ethos_audience_cards_get_length (cards), ==, 1);

  run (&room, ethos_op_new ("activity-go", "activity", room.group, NULL));
  run (&room, ethos_op_new ("activity-reveal", NULL));
  wall = look (&room)->wall;
  run (&room, ethos_op_new ("card-add", "title", "Courage", NULL));
  run (&room, ethos_op_new ("stage-theme", "theme", 1, NULL));
  g_assert_true (look (&room)->wall == wall);
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
  g_assert_null (look (&room)->cards);
  run (&room, ethos_op_new ("activity-go", "activity", room.lines, NULL));
  g_assert_null (look (&room)->cards);
  flag (&room, "activity-prompt", TRUE);
  g_assert_cmpint (look (&room)->scene, ==, ETHOS_SCENE_LINES);
  g_assert_cmpstr (find_line (look (&room)), ==, "We hide");
  g_assert_cmpint (ethos_audience_cards_get (look (&room)->cards, 0)->lines[0].kind, ==,
                   ETHOS_BEHAVIOUR_DONT);
  g_assert_cmpstr (ethos_audience_cards_get (look (&room)->cards, 0)->title, ==, "Care");
  g_assert_true (ethos_projection_get_drafting (room.projection));

  /* Frozen and blank hold for it, too. */
  flag (&room, "stage-freeze", TRUE);
  ethos_projection_set_draft (room.projection, card, ETHOS_BEHAVIOUR_DO, "We hide nothing");
  g_assert_cmpstr (find_line (look (&room)), ==, "We hide");
  flag (&room, "stage-blank", TRUE);
  g_assert_null (look (&room)->cards);
  flag (&room, "stage-blank", FALSE);
  flag (&room, "stage-freeze", FALSE);
  g_assert_cmpstr (find_line (look (&room)), ==, "We hide nothing");

  /* Of one that needs two pages the end is seen, where the writing is. */
  ethos_projection_set_draft (room.projection, card, ETHOS_BEHAVIOUR_DO, long_text);
  g_assert_cmpuint (look (&room)->n_pages, >, 1);
  g_assert_cmpuint (look (&room)->page, ==, look (&room)->n_pages - 1);

  /* What is pasted is seen as it would be kept, and blanks are no words. */
  ethos_projection_set_draft (room.projection, card, ETHOS_BEHAVIOUR_DO, " We \u202ehide\a");
  g_assert_cmpstr (find_line (look (&room)), ==, "We hide");
  ethos_projection_set_draft (room.projection, card, ETHOS_BEHAVIOUR_DO, " ");
  g_assert_cmpint (look (&room)->scene, ==, ETHOS_SCENE_CARDS);
  ethos_projection_set_draft (room.projection, card, ETHOS_BEHAVIOUR_DO, "We");
  g_assert_cmpint (look (&room)->scene, ==, ETHOS_SCENE_LINES);

  ethos_projection_set_draft (room.projection, card, ETHOS_BEHAVIOUR_DO, "");
  g_assert_cmpint (look (&room)->scene, ==, ETHOS_SCENE_CARDS);
  g_assert_false (ethos_projection_get_drafting (room.projection));
  g_assert_cmpuint (ethos_item_list_get_length (
                        ethos_session_get_children (room.session, card, ETHOS_KIND_BEHAVIOUR)),
                    ==, 0);
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
  run (&room, ethos_op_new ("activity-go", "activity", room.lines, NULL));
  flag (&room, "activity-prompt", TRUE);
  run (&room, ethos_op_new ("stage-show", "target", "draft", NULL));
  ethos_projection_set_draft (room.projection, card, ETHOS_BEHAVIOUR_DO, "We show");
  g_assert_cmpstr (find_line (look (&room)), ==, "We show");
  drafted = g_strdup (look (&room)->focus);
  ethos_projection_set_draft (room.projection, card, ETHOS_BEHAVIOUR_DO, NULL);
  g_assert_cmpstr (find_line (look (&room)), ==, "We hide");
  g_assert_cmpstr (look (&room)->focus, !=, drafted);
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
  run (&room, ethos_op_new ("activity-reveal", NULL));
  ids[0] = ((const EthosRecord *) ethos_item_list_get_record (
                ethos_session_get_children (room.session, room.write, ETHOS_KIND_NOTE), 0))
               ->id;
  run (&room, ethos_op_new ("notes-group", "notes", ids, "title", "Trust", NULL));
  group = ethos_item_list_get_record (ethos_session_get_children (room.session, room.write,
                                                                  ETHOS_KIND_GROUP),
                                      0);

  other = ethos_fixture_add_step (room.store, ETHOS_ACTIVITY_WRITE_NOTES, "Again");
  run (&room, ethos_op_new ("activity-go", "activity", other, NULL));
  run (&room, ethos_op_new ("stage-show", "target", group->id, NULL));
  g_assert_cmpint (look (&room)->scene, ==, ETHOS_SCENE_GROUP);
  g_assert_cmpuint (ethos_audience_wall_get_n_notes (look (&room)->wall), ==, 1);
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
  run (&room, ethos_op_new ("notes-group", "notes", ids, "title", "Trust", NULL));
  discuss = ethos_fixture_add_step (room.store, ETHOS_ACTIVITY_DISCUSS, "Discuss");
  run (&room, ethos_op_new ("activity-go", "activity", discuss, NULL));
  flag (&room, "activity-prompt", TRUE);
  g_assert_cmpint (look (&room)->scene, ==, ETHOS_SCENE_STEP);
  g_assert_null (look (&room)->wall);

  run (&room, ethos_op_new ("activity-go", "activity", room.write, NULL));
  run (&room, ethos_op_new ("activity-reveal", NULL));
  run (&room, ethos_op_new ("activity-go", "activity", discuss, NULL));
  g_assert_cmpint (look (&room)->scene, ==, ETHOS_SCENE_DISCUSS);
  g_assert_cmpuint (look (&room)->n_pages, ==, 3);
  g_assert_cmpuint (ethos_audience_wall_get_n_notes (look (&room)->wall), ==, 6);
  g_assert_cmpstr (ethos_audience_wall_get_group (look (&room)->wall, 0)->title, ==, "Trust");
  run (&room, ethos_op_new ("stage-page", "page", 1, NULL));
  g_assert_cmpuint (ethos_audience_wall_get_n_notes (look (&room)->wall), ==, 2);
  g_assert_cmpuint (ethos_audience_wall_get_n_groups (look (&room)->wall), ==, 1);
  run (&room, ethos_op_new ("stage-page", "page", 2, NULL));
  g_assert_cmpuint (ethos_audience_wall_get_n_notes (look (&room)->wall), ==, 2);
  g_assert_cmpuint (ethos_audience_wall_get_n_groups (look (&room)->wall), ==, 0);
  g_assert_cmpint (ethos_projection_find_page (room.session, TRUE), ==, -1);
  g_assert_cmpint (ethos_projection_find_page (room.session, FALSE), ==, 1);

  group = ethos_item_list_get_record (ethos_session_get_children (room.session, room.write,
                                                                  ETHOS_KIND_GROUP),
                                      0);
  run (&room, ethos_op_new ("stage-show", "target", group->id, NULL));
  g_assert_cmpint (look (&room)->scene, ==, ETHOS_SCENE_DISCUSS);
  g_assert_cmpuint (look (&room)->page, ==, 0);
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
  run (&room, ethos_op_new ("card-add", "title", "Truth", NULL));
  card = ethos_item_list_get_record (ethos_session_get_children (room.session, ETHOS_DECK_ID,
                                                                 ETHOS_KIND_CARD),
                                     0);
  for (guint i = 0; i < 4; i++)
    run (&room, ethos_op_new ("line-add", "card", card->id, "text", "We ask", NULL));
  close = ethos_fixture_add_step (room.store, ETHOS_ACTIVITY_CLOSE, "Close");
  run (&room, ethos_op_new ("activity-go", "activity", close, NULL));
  g_assert_cmpint (look (&room)->scene, ==, ETHOS_SCENE_STEP);
  flag (&room, "activity-prompt", TRUE);
  g_assert_cmpint (look (&room)->scene, ==, ETHOS_SCENE_CLOSE);
  g_assert_cmpuint (look (&room)->n_pages, ==, 3);
  g_assert_cmpuint (ethos_audience_cards_get (look (&room)->cards, 0)->n_lines, ==, 3);
  run (&room, ethos_op_new ("stage-page", "page", 1, NULL));
  g_assert_cmpuint (ethos_audience_cards_get (look (&room)->cards, 0)->n_lines, ==, 1);
  run (&room, ethos_op_new ("stage-page", "page", 2, NULL));
  g_assert_cmpstr (ethos_audience_cards_get (look (&room)->cards, 0)->title, ==, "Truth");
}

static const char *const long_lines[] = {
  "knock before we enter, say who we are, and ask whether this is a good moment to talk",
  "ask what matters to you before we ask what is the matter with you, and write down the answer",
  "share the decision and not just the leaflet, also when the clinic runs late and people wait",
  "talk about people in corridors, in lifts, in the canteen or wherever somebody may overhear it",
  "use jargon as a shield when a question is hard, or leave a word unexplained in a letter home",
  "make people repeat themselves to each of us because nobody has read what they told the others",
};

static char *
add_long_card (Room *room, const char *title)
{
  EthosItemList *cards = ethos_session_get_children (room->session, ETHOS_DECK_ID, ETHOS_KIND_CARD);
  const EthosRecord *card;

  run (room, ethos_op_new ("card-add", "title", title, "statement", "We mean it.", NULL));
  card = ethos_item_list_get_record (cards, ethos_item_list_get_length (cards) - 1);
  for (guint i = 0; i < G_N_ELEMENTS (long_lines); i++)
    run (room, ethos_op_new ("line-add", "card", card->id, "kind", i < 3 ? 0 : 1, "text",
                             long_lines[i], NULL));
  return g_strdup (card->id);
}

/* All that the pages of what is in focus say, one piece a row. */
static char *
read_pages (Room *room, const char *target)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_pages = 1;

  for (guint i = 0; i < n_pages; i++)
    {
      const EthosAudienceCard *card;

      run (room, ethos_op_new ("stage-show", "target", target, "page", (int) i, NULL));
      g_assert_cmpuint (look (room)->page, ==, i);
      n_pages = look (room)->n_pages;
      card = ethos_audience_cards_get (look (room)->cards, 0);
      g_assert_cmpuint (card->n_lines, <=, 3);
      if (*card->statement != '\0')
        g_string_append_printf (text, "%s\n", card->statement);
      for (guint j = 0; j < card->n_lines; j++)
        g_string_append_printf (text, "%d %s\n", card->lines[j].kind, card->lines[j].text);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Cards come one at a time, the first one first, and all of them when they are asked for. */
static void
test_first_card (void)
{
  g_auto (Room) room = { 0 };
  g_autofree char *other = NULL;
  g_autofree char *step = NULL;
  const EthosRecord *first;

  room_init (&room);
  other = add_long_card (&room, "Respect");
  first = ethos_item_list_get_record (ethos_session_get_children (room.session, ETHOS_DECK_ID,
                                                                  ETHOS_KIND_CARD),
                                      0);
  g_assert_cmpstr (first->id, !=, other);
  step = ethos_fixture_add_step (room.store, ETHOS_ACTIVITY_PRESENT_CARDS, "Read");
  run (&room, ethos_op_new ("activity-go", "activity", step, NULL));
  g_assert_cmpint (look (&room)->scene, ==, ETHOS_SCENE_STEP);
  flag (&room, "activity-prompt", TRUE);
  g_assert_cmpint (look (&room)->scene, ==, ETHOS_SCENE_CARD);
  g_assert_cmpstr (ethos_session_get_workshop (room.session)->stage_focus, ==, first->id);
  run (&room, ethos_op_new ("stage-show", NULL));
  g_assert_cmpint (look (&room)->scene, ==, ETHOS_SCENE_CARDS);

  /* Who comes back begins at the beginning, and nothing stays when it is put away. */
  run (&room, ethos_op_new ("stage-show", "target", other, NULL));
  run (&room, ethos_op_new ("activity-go", "activity", room.lines, NULL));
  run (&room, ethos_op_new ("activity-go", "activity", step, NULL));
  g_assert_cmpstr (ethos_session_get_workshop (room.session)->stage_focus, ==, first->id);
  flag (&room, "activity-prompt", FALSE);
  g_assert_cmpint (look (&room)->scene, ==, ETHOS_SCENE_STEP);
  flag (&room, "activity-prompt", TRUE);
  run (&room, ethos_op_new ("activity-repeat", NULL));
  g_assert_cmpint (look (&room)->scene, ==, ETHOS_SCENE_STEP);
}

/* A card is read page by page in every step, and nothing that it says is left out. */
static void
test_card_pages (void)
{
  static const int kinds[] = { ETHOS_ACTIVITY_PRESENT_CARDS, ETHOS_ACTIVITY_WRITE_LINES };
  g_auto (Room) room = { 0 };
  g_autofree char *card = NULL;
  g_autoptr (GString) expected = g_string_new ("We mean it.\n");

  room_init (&room);
  card = add_long_card (&room, "Respect");
  for (guint i = 0; i < G_N_ELEMENTS (long_lines); i++)
    g_string_append_printf (expected, "%d %s\n", i < 3 ? 0 : 1, long_lines[i]);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *step = ethos_fixture_add_step (room.store, kinds[i], "Read");
      g_autofree char *text = NULL;

      run (&room, ethos_op_new ("activity-go", "activity", step, NULL));
      flag (&room, "activity-prompt", TRUE);
      text = read_pages (&room, card);
      g_assert_cmpstr (text, ==, expected->str);
      g_assert_cmpuint (look (&room)->n_pages, >=, 3);

      /* Another card begins at its beginning, and all of them at theirs. */
      run (&room, ethos_op_new ("stage-show", "target", card, NULL));
      g_assert_cmpuint (look (&room)->page, ==, 0);
      run (&room, ethos_op_new ("stage-show", "target", card, "page", 2, NULL));
      run (&room, ethos_op_new ("stage-show", NULL));
      g_assert_cmpint (look (&room)->scene, ==, ETHOS_SCENE_CARDS);
      g_assert_cmpuint (look (&room)->page, ==, 0);
    }
}

/* A text that no page can hold goes on overleaf, whatever its script. */
static void
test_text_pages (void)
{
  static const char *const parts[] = { "We stop, and listen to the end. ", "Wir hören zu, ",
                                       "听完对方的话。", "abx\xcc\xb1" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_auto (Room) room = { 0 };
      g_autoptr (GString) joined = g_string_new (NULL);
      g_autoptr (GString) read = g_string_new (NULL);
      g_autofree char *shown = NULL;
      const EthosRecord *card;

      room_init (&room);
      while (g_utf8_strlen (joined->str, -1) < 468)
        g_string_append (joined, parts[i]);
      g_string_set_size (joined, strlen (g_strchomp (joined->str)));
      card = ethos_item_list_get_record (ethos_session_get_children (room.session, ETHOS_DECK_ID,
                                                                     ETHOS_KIND_CARD),
                                         0);
      run (&room, ethos_op_new ("line-add", "card", card->id, "text", joined->str, NULL));
      shown = read_pages (&room, card->id);
      g_assert_cmpuint (look (&room)->n_pages, >, 1);
      for (const char *at = shown; *at != '\0'; at = strchr (at, '\n') + 1)
        {
          g_autofree char *piece = g_strndup (at + 2, (gsize) (strchr (at, '\n') - at) - 2);

          g_assert_true (g_utf8_validate (piece, -1, NULL));
          g_assert_false (g_unichar_ismark (g_utf8_get_char (piece)));
          if (read->len > 0 && g_str_has_suffix (parts[i], " "))
            g_string_append_c (read, ' ');
          g_string_append (read, piece);
        }
      g_assert_cmpstr (read->str, ==, joined->str);
    }
}

/* The names of many cards are read page by page too. */
static void
test_overview_pages (void)
{
  g_auto (Room) room = { 0 };
  guint n_cards = 0;

  room_init (&room);
  for (guint i = 1; i < 40; i++)
    run (&room, ethos_op_new ("card-add", "title", "One of many", NULL));
  run (&room, ethos_op_new ("activity-go", "activity", room.lines, NULL));
  flag (&room, "activity-prompt", TRUE);
  g_assert_cmpuint (look (&room)->n_pages, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      run (&room, ethos_op_new ("stage-page", "page", (int) i, NULL));
      g_assert_cmpuint (look (&room)->page, ==, i);
      n_cards += ethos_audience_cards_get_length (look (&room)->cards);
    }
  g_assert_cmpuint (n_cards, ==, 40);
}

/* A note that goes on overleaf is read when its end was shown, not before. */
static void
test_read_to_the_end (void)
{
  g_auto (Room) room = { 0 };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *id = NULL;
  EthosItemList *notes;
  guint n_pages, n_long = 0;

  room_init (&room);
  while (text->len < 470)
    g_string_append (text, "Women welcome new homes. ");
  g_free (ethos_fixture_add_note (room.store, text->str));
  run (&room, ethos_op_new ("activity-reveal", NULL));
  notes = ethos_session_get_children (room.session, room.write, ETHOS_KIND_NOTE);
  for (guint i = 0; i < ethos_item_list_get_length (notes); i++)
    {
      const EthosNote *note = ethos_item_list_get_record (notes, i);

      if (strlen (note->text) > 400)
        id = g_strdup (note->record.id);
    }

  n_pages = ethos_projection_count_pages (room.session);
  for (guint i = 0; i < n_pages; i++)
    {
      g_autoptr (GPtrArray) read = NULL;

      run (&room, ethos_op_new ("stage-page", "page", (int) i, NULL));
      read = ethos_projection_dup_read (room.session, look (&room)->scene);
      for (guint j = 0; j < read->len; j++)
        n_long += g_str_equal (((const EthosRecord *) g_ptr_array_index (read, j))->id, id) ? 1 : 0;
    }
  g_assert_cmpuint (n_long, ==, 1);
  g_assert_cmpuint (look (&room)->n_notes, ==, 11);

  /* In focus it begins at its beginning, and the pages of notes stay where they were. */
  run (&room, ethos_op_new ("stage-page", "page", 1, NULL));
  run (&room, ethos_op_new ("stage-show", "target", id, NULL));
  g_assert_cmpuint (look (&room)->page, ==, 0);
  g_assert_cmpuint (look (&room)->n_pages, ==, 2);
  run (&room, ethos_op_new ("stage-show", "target", "", NULL));
  g_assert_cmpuint (look (&room)->page, ==, 1);
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
  g_test_add_func ("/projection/draft-id", test_draft_id);
  g_test_add_func ("/projection/group-of-another-wall", test_group_of_another_wall);
  g_test_add_func ("/projection/discuss", test_discuss);
  g_test_add_func ("/projection/close", test_close);
  g_test_add_func ("/projection/first-card", test_first_card);
  g_test_add_func ("/projection/card-pages", test_card_pages);
  g_test_add_func ("/projection/text-pages", test_text_pages);
  g_test_add_func ("/projection/overview-pages", test_overview_pages);
  g_test_add_func ("/projection/read-to-the-end", test_read_to_the_end);

  return g_test_run ();
}
