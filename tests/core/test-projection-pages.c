// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <string.h>

#include "ethos-core-fixture.h"
#include "ethos-test.h"
#include "projection-fixture.h"

/* What does not fit on one page of the projector. */

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

  room_run (room, ethos_op_new ("card-add", "title", title, "statement", "We mean it.", NULL));
  card = ethos_item_list_get_record (cards, ethos_item_list_get_length (cards) - 1);
  for (guint i = 0; i < G_N_ELEMENTS (long_lines); i++)
    room_run (room, ethos_op_new ("line-add", "card", card->id, "kind", i < 3 ? 0 : 1, "text",
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

      room_run (room, ethos_op_new ("stage-show", "target", target, "page", (int) i, NULL));
      g_assert_cmpuint (room_look (room)->page, ==, i);
      n_pages = room_look (room)->n_pages;
      card = ethos_audience_cards_get (room_look (room)->cards, 0);
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
  room_run (&room, ethos_op_new ("activity-go", "activity", step, NULL));
  g_assert_cmpint (room_look (&room)->scene, ==, ETHOS_SCENE_STEP);
  room_flag (&room, "activity-prompt", TRUE);
  g_assert_cmpint (room_look (&room)->scene, ==, ETHOS_SCENE_CARD);
  g_assert_cmpstr (ethos_session_get_workshop (room.session)->stage_focus, ==, first->id);
  room_run (&room, ethos_op_new ("stage-show", NULL));
  g_assert_cmpint (room_look (&room)->scene, ==, ETHOS_SCENE_CARDS);

  /* Who comes back begins at the beginning, and nothing stays when it is put away. */
  room_run (&room, ethos_op_new ("stage-show", "target", other, NULL));
  room_run (&room, ethos_op_new ("activity-go", "activity", room.lines, NULL));
  room_run (&room, ethos_op_new ("activity-go", "activity", step, NULL));
  g_assert_cmpstr (ethos_session_get_workshop (room.session)->stage_focus, ==, first->id);
  room_flag (&room, "activity-prompt", FALSE);
  g_assert_cmpint (room_look (&room)->scene, ==, ETHOS_SCENE_STEP);
  room_flag (&room, "activity-prompt", TRUE);
  room_run (&room, ethos_op_new ("activity-repeat", NULL));
  g_assert_cmpint (room_look (&room)->scene, ==, ETHOS_SCENE_STEP);
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

      room_run (&room, ethos_op_new ("activity-go", "activity", step, NULL));
      room_flag (&room, "activity-prompt", TRUE);
      text = read_pages (&room, card);
      g_assert_cmpstr (text, ==, expected->str);
      g_assert_cmpuint (room_look (&room)->n_pages, >=, 3);

      /* Another card begins at its beginning, and all of them at theirs. */
      room_run (&room, ethos_op_new ("stage-show", "target", card, NULL));
      g_assert_cmpuint (room_look (&room)->page, ==, 0);
      room_run (&room, ethos_op_new ("stage-show", "target", card, "page", 2, NULL));
      room_run (&room, ethos_op_new ("stage-show", NULL));
      g_assert_cmpint (room_look (&room)->scene, ==, ETHOS_SCENE_CARDS);
      g_assert_cmpuint (room_look (&room)->page, ==, 0);
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
      room_run (&room, ethos_op_new ("line-add", "card", card->id, "text", joined->str, NULL));
      shown = read_pages (&room, card->id);
      g_assert_cmpuint (room_look (&room)->n_pages, >, 1);
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
    room_run (&room, ethos_op_new ("card-add", "title", "One of many", NULL));
  room_run (&room, ethos_op_new ("activity-go", "activity", room.lines, NULL));
  room_flag (&room, "activity-prompt", TRUE);
  g_assert_cmpuint (room_look (&room)->n_pages, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      room_run (&room, ethos_op_new ("stage-page", "page", (int) i, NULL));
      g_assert_cmpuint (room_look (&room)->page, ==, i);
      n_cards += ethos_audience_cards_get_length (room_look (&room)->cards);
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
  room_run (&room, ethos_op_new ("activity-reveal", NULL));
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

      room_run (&room, ethos_op_new ("stage-page", "page", (int) i, NULL));
      read = ethos_projection_dup_read (room.session, room_look (&room)->scene);
      for (guint j = 0; j < read->len; j++)
        n_long += g_str_equal (((const EthosRecord *) g_ptr_array_index (read, j))->id, id) ? 1 : 0;
    }
  g_assert_cmpuint (n_long, ==, 1);
  g_assert_cmpuint (room_look (&room)->n_notes, ==, 11);

  /* In focus it begins at its beginning, and the pages of notes stay where they were. */
  room_run (&room, ethos_op_new ("stage-page", "page", 1, NULL));
  room_run (&room, ethos_op_new ("stage-show", "target", id, NULL));
  g_assert_cmpuint (room_look (&room)->page, ==, 0);
  g_assert_cmpuint (room_look (&room)->n_pages, ==, 2);
  room_run (&room, ethos_op_new ("stage-show", "target", "", NULL));
  g_assert_cmpuint (room_look (&room)->page, ==, 1);
}

/* What was not read is found from any page on, round the end, until there is nothing left. */
static void
test_unread_pages (void)
{
  g_auto (Room) room = { 0 };
  guint n_pages;

  room_init (&room);
  g_assert_cmpint (ethos_projection_find_unread_page (room.session, 0), ==, -1);
  room_run (&room, ethos_op_new ("activity-reveal", NULL));
  n_pages = ethos_projection_count_pages (room.session);
  g_assert_cmpuint (n_pages, ==, 2);
  for (guint i = 0; i < n_pages; i++)
    {
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
      g_autoptr (GPtrArray) notes = ethos_projection_dup_page (room.session, i);
      g_auto (GStrv) ids = NULL;

      g_assert_cmpint (ethos_projection_find_unread_page (room.session, i), ==, (int) i);
      g_assert_cmpint (ethos_projection_find_unread_page (room.session, n_pages), ==, (int) i);
      room_run (&room, ethos_op_new ("stage-page", "page", (int) i, NULL));
      g_assert_cmpuint (ethos_projection_get_page (room.session), ==, i);
      for (guint j = 0; j < notes->len; j++)
        g_strv_builder_add (builder, ((const EthosRecord *) g_ptr_array_index (notes, j))->id);
      ids = g_strv_builder_end (builder);
      room_run (&room, ethos_op_new ("notes-seen", "notes", ids, NULL));
    }
  g_assert_cmpint (ethos_projection_find_unread_page (room.session, 0), ==, -1);
}

int
main (int argc, char **argv)
{
  ethos_test_init (&argc, &argv);

  g_test_add_func ("/projection/first-card", test_first_card);
  g_test_add_func ("/projection/card-pages", test_card_pages);
  g_test_add_func ("/projection/text-pages", test_text_pages);
  g_test_add_func ("/projection/overview-pages", test_overview_pages);
  g_test_add_func ("/projection/read-to-the-end", test_read_to_the_end);
  g_test_add_func ("/projection/unread-pages", test_unread_pages);

  return g_test_run ();
}
