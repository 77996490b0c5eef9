// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "cards-fixture.h"

#include "ethos-system-clock.h"

typedef struct
{
  EthosCardKind kind;
  const char *title;
  const char *statement;
  const char *emblem;
  int colour;
  gboolean proposed;
  gboolean fixed;
  gboolean marked;
  const char *lines[4];
} Row;

/* The shape of a real statement: two strands, values without names of their own, leadership. */
static const Row rows[] = {
  { ETHOS_CARD_MISSION,
    "Our mission",
    "We investigate what went wrong in care so that patients are safer next time, and we look for "
    "causes rather than for someone to blame.",
    "lantern",
    0,
    FALSE,
    TRUE,
    FALSE,
    { NULL } },
  { ETHOS_CARD_STRAND,
    "Turning findings into change",
    "What we find becomes clear recommendations, and practical help for local teams.",
    "seedling",
    0,
    FALSE,
    FALSE,
    FALSE,
    { NULL } },
  { ETHOS_CARD_STRAND,
    "Passing the learning on",
    "We tell what we learned in plain ways and talk with everyone who can use it.",
    "bridge",
    0,
    FALSE,
    FALSE,
    FALSE,
    { NULL } },
  { ETHOS_CARD_VISION,
    "Our vision",
    "Care in which every harm teaches, and nobody has to be harmed the same way twice.",
    "sun",
    1,
    FALSE,
    FALSE,
    FALSE,
    { NULL } },
  { ETHOS_CARD_VALUE,
    "Listening",
    NULL,
    "ear",
    2,
    TRUE,
    FALSE,
    TRUE,
    { "We ask before we assume, and say so when we do not know.",
      "We make room for the quietest voice.",
      "Tell me more about that; I had not seen it this way before." } },
  { ETHOS_CARD_VALUE,
    "No blame",
    "People who tell us what went wrong are safe with us.",
    "scales",
    3,
    FALSE,
    FALSE,
    TRUE,
    { "We look at the work and its conditions first, and at people last.",
      "We do not repeat names that do not help to understand.",
      "We say thank you to whoever brings bad news." } },
  { ETHOS_CARD_VALUE,
    "Inclusion",
    NULL,
    "people",
    6,
    TRUE,
    FALSE,
    FALSE,
    { "We invite those whom a change will touch before we decide it.",
      "We write so that everyone can read it.", "We notice who is missing." } },
  { ETHOS_CARD_VALUE,
    "Evidence",
    "What we say holds when others look.",
    "lens",
    5,
    FALSE,
    FALSE,
    FALSE,
    { "We show how we know.", "We change our minds in the open.", NULL } },
  { ETHOS_CARD_LEADERSHIP,
    "Leadership and accountability",
    NULL,
    "compass",
    7,
    FALSE,
    FALSE,
    FALSE,
    { "We answer for what we took on.", "We make it easy to tell us that we are wrong.",
      "We keep to these words ourselves before we ask it of others." } },
};

static void
load (EthosSession *session, gpointer record, const char *parent)
{
  g_autoptr (GError) error = NULL;
  gboolean loaded = ethos_session_load (session, record, parent, &error);

  g_assert_no_error (error);
  g_assert_true (loaded);
  ethos_record_unref (record);
}

static void
load_card (EthosSession *session, const Row *row, guint number)
{
  g_autofree char *id = g_strdup_printf ("card-%u", number);
  EthosCard *card = ethos_entity_new (ETHOS_KIND_CARD, id);

  card->kind = row->kind;
  card->colour = row->colour;
  card->proposed = row->proposed;
  card->fixed = row->fixed;
  card->marked = row->marked;
  ethos_set_text (&card->title, row->title);
  ethos_set_text (&card->statement, row->statement);
  ethos_set_text (&card->emblem, row->emblem);
  load (session, card, ETHOS_DECK_ID);
  for (guint i = 0; row->lines[i] != NULL; i++)
    {
      g_autofree char *line_id = g_strdup_printf ("line-%u-%u", number, i);
      EthosBehaviour *line = ethos_entity_new (ETHOS_KIND_BEHAVIOUR, line_id);

      line->kind = i == 2 ? ETHOS_BEHAVIOUR_HEARD : ETHOS_BEHAVIOUR_DO;
      line->fixed = number == 5 && i == 0;
      ethos_set_text (&line->text, row->lines[i]);
      load (session, line, id);
    }
}

static void
load_step (EthosSession *session, const char *id, EthosActivityKind kind, const char *title)
{
  EthosActivity *step = ethos_entity_new (ETHOS_KIND_ACTIVITY, id);

  step->kind = kind;
  step->planned = 5;
  ethos_set_text (&step->title, title);
  load (session, step, ETHOS_WORKSHOP_ID);
}

/**
 * cards_fixture_new_full:
 * @n_values: how many values more than those of the statement
 * @step: the kind of the second step
 *
 * Returns: (transfer full): a workshop with the cards of a statement and a plan of two steps, of
 *   which none has begun
 */
EthosStore *
cards_fixture_new_full (guint n_values, EthosActivityKind step)
{
  EthosSession *session = ethos_session_new ();
  g_autoptr (EthosClock) clock = ethos_system_clock_new ();
  EthosStore *store;

  load (session, ethos_entity_new (ETHOS_KIND_WORKSHOP, ETHOS_WORKSHOP_ID), NULL);
  load (session, ethos_entity_new (ETHOS_KIND_DECK, ETHOS_DECK_ID), ETHOS_WORKSHOP_ID);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    load_card (session, &rows[i], i);
  for (guint i = 0; i < n_values; i++)
    {
      Row row = rows[4 + i % 4];

      row.colour = (int) (i % 8);
      load_card (session, &row, G_N_ELEMENTS (rows) + i);
    }
  load_step (session, "notes", ETHOS_ACTIVITY_WRITE_NOTES, "Write notes");
  load_step (session, "work", step, "Work on the cards");

  store = ethos_store_new (session, clock);
  g_object_unref (session);
  return store;
}

EthosStore *
cards_fixture_new (void)
{
  return cards_fixture_new_full (0, ETHOS_ACTIVITY_PRESENT_CARDS);
}

/**
 * cards_fixture_get_card:
 *
 * Returns: (transfer none): the id of the card that stands at @place now
 */
const char *
cards_fixture_get_card (EthosStore *store, guint place)
{
  EthosItemList *cards =
      ethos_session_get_children (ethos_store_get_session (store), ETHOS_DECK_ID, ETHOS_KIND_CARD);

  g_assert_cmpuint (place, <, ethos_item_list_get_length (cards));
  return ((const EthosRecord *) ethos_item_list_get_record (cards, place))->id;
}

/**
 * cards_fixture_get_line:
 *
 * Returns: (transfer none): the id of the line that stands at @place of @card now
 */
const char *
cards_fixture_get_line (EthosStore *store, const char *card, guint place)
{
  EthosItemList *lines =
      ethos_session_get_children (ethos_store_get_session (store), card, ETHOS_KIND_BEHAVIOUR);

  g_assert_cmpuint (place, <, ethos_item_list_get_length (lines));
  return ((const EthosRecord *) ethos_item_list_get_record (lines, place))->id;
}

static const char *
find_note (EthosSession *session, const char *text)
{
  const EthosNote *note;
  EthosChildIter iter;

  ethos_session_iter_init (session, &iter, "notes", ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    if (g_str_equal (note->text, text))
      return note->record.id;

  g_assert_not_reached ();
}

static void
run (EthosStore *store, EthosRecord *op)
{
  g_autoptr (GError) error = NULL;
  gboolean done = ethos_store_submit (store, ETHOS_ORIGIN_FACILITATOR, op, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

/**
 * cards_fixture_write_wall:
 * @reveal: whether the room sees the notes
 *
 * Begins the first step and writes notes in it, one of which is set aside; where they are revealed,
 * two are grouped.
 */
void
cards_fixture_write_wall (EthosStore *store, gboolean reveal)
{
  static const char *const texts[] = { "Ask the night shift before we change the form",
                                       "Say thank you when somebody brings bad news",
                                       "No names in the first meeting",
                                       "Dr. Example never answers",
                                       "Read it aloud:\nwould a new colleague understand it?",
                                       NULL };
  EthosSession *session = ethos_store_get_session (store);
  const char *ids[] = { NULL, NULL, NULL };

  run (store, ethos_op_new ("activity-next", NULL));
  run (store, ethos_op_new ("notes-add", "texts", texts, "colour", 2, NULL));
  ids[0] = find_note (session, texts[3]);
  run (store, ethos_op_new ("notes-aside", "notes", ids, "value", TRUE, NULL));
  if (!reveal)
    return;
  run (store, ethos_op_new ("activity-reveal", NULL));
  ids[0] = find_note (session, texts[1]);
  ids[1] = find_note (session, texts[2]);
  run (store, ethos_op_new ("notes-group", "notes", ids, "title", "Safe to speak", NULL));
}
