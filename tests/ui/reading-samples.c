// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "reading-samples.h"

#include <string.h>

#include "ethos-core-fixture.h"

#define ENGLISH                                                                                    \
  "We say thank you out loud, and nobody is blamed for asking twice when a hard question comes "   \
  "late in the day. We write down what we decided, and who does it. "
#define GERMAN                                                                                     \
  "Zusammenarbeitsvereinbarungen Verantwortungsbewusstsein Wertschätzung "                        \
  "Entscheidungsfindungsprozesse Weiterbildungsmöglichkeiten "
#define CHINESE "我们大声说谢谢，没有人因为提问而受到责备。会议准时开始，也准时结束。"
#define ARABIC "نقول شكرا بصوت عال ولا يلام أحد على السؤال. نكتب ما قررناه معا في نهاية اليوم. "
#define HEBREW "אנחנו אומרים תודה בקול רם ואיש אינו מואשם על ששאל. אנחנו כותבים מה החלטנו יחד. "
#define EMOJI                                                                                      \
  "Thank you 🙏🏽 all 👩‍👩‍👧 of us 🎉🎉 we did it ❤️ together 🚀 "       \
  "today. "
#define ENDLESS "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"

const ReadingSample reading_samples[] = {
  { "one", ENGLISH, 20, 1, 0, 1, 1, 12, 40 },
  { "short", ENGLISH, 30, 30, 5, 4, 3, 14, 60 },
  { "usual", ENGLISH, 60, 80, 8, 4, 6, 24, 80 },
  { "hundred", ENGLISH, 100, 24, 12, 3, 6, 36, 90 },
  { "long", ENGLISH, 240, 9, 3, 3, 6, 48, 120 },
  { "longest", ENGLISH, 500, 6, 2, 2, 3, 120, 400 },
  { "many-groups", ENGLISH, 40, 80, 40, 12, 0, 30, 60 },
  { "many-long-names", ENGLISH, 40, 40, 40, 12, 0, 120, 60 },
  { "many-cards", ENGLISH, 40, 6, 1, 40, 0, 20, 60 },
  { "german", GERMAN, 45, 18, 8, 12, 1, 40, 80 },
  { "german-long", GERMAN, 500, 3, 1, 1, 2, 110, 160 },
  { "endless", ENDLESS, 76, 12, 3, 3, 2, 76, 76 },
  { "chinese", CHINESE, 30, 18, 5, 2, 6, 12, 30 },
  { "chinese-long", CHINESE, 500, 3, 1, 1, 2, 60, 120 },
  { "arabic", ARABIC, 60, 18, 5, 2, 6, 24, 80 },
  { "arabic-long", ARABIC, 500, 3, 1, 1, 2, 100, 200 },
  { "hebrew", HEBREW, 60, 18, 5, 2, 6, 24, 80 },
  { "emoji", EMOJI, 60, 18, 5, 2, 6, 24, 60 },
  { "emoji-long", EMOJI, 400, 3, 1, 1, 2, 60, 120 },
};
const guint n_reading_samples = G_N_ELEMENTS (reading_samples);

/* So many letters of the words, with a number in front by which each text is found again. */
static char *
new_text (const ReadingSample *sample, char kind, guint number, guint n_characters)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *cut = NULL;

  g_string_printf (text, "%c%u: ", kind, number);
  while (g_utf8_strlen (text->str, -1) < n_characters)
    g_string_append (text, sample->words);
  cut = g_utf8_substring (text->str, 0, n_characters);
  /* What is cut in the middle of a family of letters would change when it is stored. */
  while (*cut != '\0')
    {
      char *last = g_utf8_find_prev_char (cut, cut + strlen (cut));

      if (!g_unichar_iszerowidth (g_utf8_get_char (last)) &&
          !g_unichar_isspace (g_utf8_get_char (last)))
        break;
      *last = '\0';
    }

  return g_steal_pointer (&cut);
}

static void
run (EthosStore *store, EthosRecord *op)
{
  ethos_fixture_submit (store, ETHOS_ORIGIN_FACILITATOR, op);
}

static void
add_steps (const ReadingSample *sample, EthosStore *store)
{
  for (int kind = 0; kind <= ETHOS_ACTIVITY_CLOSE; kind++)
    {
      g_autofree char *title = new_text (sample, 'S', (guint) kind, sample->n_title);
      g_autofree char *prompt = new_text (sample, 'P', (guint) kind, sample->n_prompt);
      g_autofree char *step = ethos_fixture_add_step (store, kind, title);

      run (store, ethos_op_new ("activity-edit", "activity", step, "prompt", prompt, NULL));
    }
}

static void
add_cards (const ReadingSample *sample, EthosStore *store, EthosSession *session)
{
  EthosItemList *cards = ethos_session_get_children (session, ETHOS_DECK_ID, ETHOS_KIND_CARD);

  for (guint i = 0; i < sample->n_cards; i++)
    {
      g_autofree char *title = new_text (sample, 'C', i, sample->n_title);
      g_autofree char *statement = new_text (sample, 'D', i, sample->n_characters);
      const EthosRecord *card;

      run (store, ethos_op_new ("card-add", "kind", i == 1 ? 1 : 0, "title", title, "statement",
                                i % 2 == 0 ? statement : "", NULL));
      card = ethos_item_list_get_record (cards, i);
      for (guint j = 0; j < sample->n_lines; j++)
        {
          g_autofree char *line = new_text (sample, 'L', 10 * i + j, sample->n_characters);

          run (store, ethos_op_new ("line-add", "card", card->id, "kind", (int) (j / 2) % 3, "text",
                                    line, NULL));
        }
    }
}

/* Notes, of which one in nine is in no group. */
static void
add_notes (const ReadingSample *sample, EthosStore *store)
{
  g_autofree GPtrArray **groups = g_new0 (GPtrArray *, sample->n_groups + 1);

  for (guint i = 0; i < sample->n_notes; i++)
    {
      g_autofree char *text =
          new_text (sample, 'N', i, i % 3 == 2 ? sample->n_characters / 2 : sample->n_characters);
      guint group = i % 9 == 8 || sample->n_groups == 0 ? 0 : i % sample->n_groups + 1;

      if (groups[group] == NULL)
        groups[group] = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (groups[group], ethos_fixture_add_note (store, text));
    }
  for (guint i = 1; i <= sample->n_groups; i++)
    {
      g_autofree char *title = new_text (sample, 'G', i, sample->n_title);

      if (groups[i] == NULL)
        continue;
      g_ptr_array_add (groups[i], NULL);
      run (store, ethos_op_new ("notes-group", "notes", groups[i]->pdata, "title", title, NULL));
    }
  for (guint i = 0; i <= sample->n_groups; i++)
    g_clear_pointer (&groups[i], g_ptr_array_unref);
  /* Not before: from then on they have other ids. */
  run (store, ethos_op_new ("activity-reveal", NULL));
}

/* A workshop with a step of each kind, its cards, and its notes on the wall. */
EthosStore *
reading_sample_new_store (const ReadingSample *sample, EthosSession *session)
{
  EthosStore *store = ethos_fixture_store_new (session);

  add_steps (sample, store);
  add_cards (sample, store, session);
  while (ethos_session_get_current (session) == NULL ||
         ethos_session_get_current (session)->kind != ETHOS_ACTIVITY_WRITE_NOTES)
    run (store, ethos_op_new ("activity-next", NULL));
  add_notes (sample, store);
  return store;
}
