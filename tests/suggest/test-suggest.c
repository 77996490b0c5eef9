// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "ethos-suggest-private.h"

#include <string.h>

#include "ethos-test.h"
#include "ethos-text.h"
#include "labelled-notes.h"

/* Which notes are put together, and why. */

static const char **
get_texts (const LabelledNote *notes, guint n_notes)
{
  const char **texts = g_new0 (const char *, n_notes + 1);

  for (guint i = 0; i < n_notes; i++)
    texts[i] = notes[i].text;
  return texts;
}

/* How well the groups are those that a person made, by pairs of notes: of those that are put
 * together how many belong together, and of those that belong together how many are put together;
 * the harmonic mean of both, in a hundred. */
static double
measure (const LabelledNote *notes, guint n_notes, gboolean stemming)
{
  g_autofree const char **texts = get_texts (notes, n_notes);
  g_autoptr (GPtrArray) groups = ethos_suggest_groups_with (texts, n_notes, stemming, NULL, NULL);
  g_autofree guint *group_of = g_new0 (guint, n_notes);
  guint n_both = 0, n_put = 0, n_belong = 0;

  for (guint i = 0; i < groups->len; i++)
    {
      const EthosSuggestion *group = g_ptr_array_index (groups, i);

      for (guint j = 0; j < group->n_notes; j++)
        group_of[group->notes[j]] = i + 1;
      g_test_message ("%s | %s:", group->title, group->reason);
      for (guint j = 0; j < group->n_notes; j++)
        g_test_message ("    %u %s", notes[group->notes[j]].theme, texts[group->notes[j]]);
    }
  for (guint i = 0; i < n_notes; i++)
    for (guint j = 0; j < i; j++)
      {
        gboolean put = group_of[i] != 0 && group_of[i] == group_of[j];
        gboolean belong = notes[i].theme != 0 && notes[i].theme == notes[j].theme;

        n_put += put ? 1 : 0;
        n_belong += belong ? 1 : 0;
        n_both += put && belong ? 1 : 0;
      }
  g_test_message ("%u of %u pairs right, %u wanted", n_both, n_put, n_belong);
  return n_put + n_belong > 0 ? 200.0 * n_both / (n_put + n_belong) : 0;
}

static void
test_people (void)
{
  double english = measure (labelled_english, n_labelled_english, TRUE);
  double english_plain = measure (labelled_english, n_labelled_english, FALSE);
  double german = measure (labelled_german, n_labelled_german, TRUE);
  double german_plain = measure (labelled_german, n_labelled_german, FALSE);

  g_test_message ("English %.0f, without stems %.0f; German %.0f, without stems %.0f", english,
                  english_plain, german, german_plain);
  g_assert_cmpfloat (english, >=, 85);
  g_assert_cmpfloat (german, >=, 90);
  g_assert_cmpfloat (english, >, english_plain);
  g_assert_cmpfloat (german, >, german_plain);
}

typedef struct
{
  const char *name;
  const char *texts[10];
  /* The name of each group, its reason and the places of its notes. */
  const char *expected;
} Case;

static const Case cases[] = {
  { "nothing", { NULL }, "" },
  { "one note", { "trust" }, "" },
  { "no words", { "…", "!!!", "  ", "", "12", "12" }, "" },
  { "function words", { "we are", "we are", "it is all of us" }, "" },
  { "nothing in common", { "courage", "humour", "bicycles" }, "" },
  { "identical", { "Trust", "Trust", "Trust" }, "Trust (Trust) 0 1 2\n" },
  { "the same words",
    { "We trust each other", "TRUST!", "trusted", "courage" },
    "Trust (trust) 0 1 2\n" },
  { "identical among others",
    { "More humour", "Bikes in the stairwell", "More humour", "Honesty" },
    "Humour (humour) 0 2\n" },
  { "beside each other",
    { "Thank the night shift", "The night shift is alone", "A meal for the night shift", "Chairs" },
    "Night shift (night shift) 0 1 2\n" },
  { "with a hyphen",
    { "Night-shift meals", "the night-shift", "for the night shift", "choir" },
    "Night-shift (night-shift) 0 1 2\n" },
  { "where and in which order",
    { "Write the rota down first", "First look at the rota", "Down there lies the rota",
      "Calm down", "First things first", "Second chances for everyone, two of them" },
    "Rota (rota) 0 1 2\n" },
  { "where and in which order, in German",
    { "Zuerst den Dienstplan lesen", "Erstens: Dienstplan nach unten", "Der Dienstplan steht unten",
      "Die Leitung sitzt oben", "Als Erstes zuhören", "Als Letztes das Licht, oben" },
    "Dienstplan (Dienstplan) 0 1 2\n" },
  { "the longer word of several",
    { "Thank the night shift", "We thank the night shift", "Thank every night shift, always" },
    "Night shift (Thank, night shift) 0 1 2\n" },
  { "the noun of several",
    { "Wir danken der Nacht", "Der Nacht danken wir nie", "Ihr solltet der Nacht danken" },
    "Nacht (danken, Nacht) 0 1 2\n" },
  { "signs alone", { "👍", "👍", "🎉", "👍🏽" }, "👍 (👍) 0 1\n" },
  { "signs behind words", { "Honesty 👍", "Parking 👍", "Humour 👍" }, "" },
  { "no spaces",
    { "看護師が足りない", "夜勤の看護師", "看護師に感謝", "駐車場" },
    "看護師 (看護師) 0 1 2\n" },
  { "two languages",
    { "Danke sagen", "Wir danken uns zu selten", "Say thank you", "Thanks cost nothing" },
    "Danken (danken) 0 1\nThank (thank) 2 3\n" },
  { "accents and case", { "Größe zeigen", "grosse", "GRÖSSE", "Mut" }, "Grosse (grosse) 0 1 2\n" },
};

static char *
print (GPtrArray *groups)
{
  GString *printed = g_string_new (NULL);

  for (guint i = 0; i < groups->len; i++)
    {
      const EthosSuggestion *group = g_ptr_array_index (groups, i);

      g_string_append_printf (printed, "%s (%s)", group->title, group->reason);
      for (guint j = 0; j < group->n_notes; j++)
        g_string_append_printf (printed, " %u", group->notes[j]);
      g_string_append_c (printed, '\n');
    }
  return g_string_free (printed, FALSE);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint n_texts = g_strv_length ((char **) cases[i].texts);
      g_autoptr (GPtrArray) groups = ethos_suggest_groups (cases[i].texts, n_texts, NULL);
      g_autofree char *printed = print (groups);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (printed, ==, cases[i].expected);
    }
}

static const char *const on_handover[] = {
  "Handover at the bedside",
  "Written handover for nights",
  "Handover takes too long",
  "Quiet room for handover",
  "Bedside handover with the patient",
  "Night handover is rushed",
  "Handover sheet in writing",
  "Handover in a quiet place",
  "Rushed handover on nights",
  "Ask patient at handover",
  "Handover checklist",
  "A checklist for each handover",
  NULL,
};

static const char *const on_handover_german[] = {
  "Übergabe am Bett",
  "Schriftliche Übergabe nachts",
  "Ein Bett für jede Übergabe",
  "Ruhe bei der Übergabe",
  "Übergabe in Ruhe",
  "Nachts ist die Übergabe kurz",
  "Für die Übergabe ein Plan",
  "Übergabe nach Plan",
  NULL,
};

static const char *const on_trust[] = {
  "Trust needs time",
  "Time to earn trust",
  "Trust and respect",
  "Respect builds trust",
  "Listening earns trust",
  "Trust by listening",
  "Trust",
  NULL,
};

typedef struct
{
  const char *name;
  const char *const *texts;
  const char *const *taken;
  const char *const *expected;
} NameCase;

#define NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })

static const NameCase name_cases[] = {
  { "a word that all have", on_handover, NULL,
    NAMES ("Nights", "Handover checklist", "Bedside", "Quiet") },
  { "a word that all have, in German", on_handover_german, NULL,
    NAMES ("Bett", "Ruhe", "Plan", "Übergabe nachts") },
  { "trust", on_trust, NULL, NAMES ("Time", "Respect", "Listening") },
  { "names that there are", on_trust, NAMES ("TIME", "Réspect", "Trust"),
    NAMES ("Time, trust", "Respect, trust", "Listening") },
};

/* What the whole wall says names no group, and no two groups have one name. */
static void
test_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (name_cases); i++)
    {
      const NameCase *test = &name_cases[i];
      g_autoptr (GPtrArray) groups =
          ethos_suggest_groups_besides (test->texts, g_strv_length ((char **) test->texts),
                                        test->taken, NULL);
      g_autofree char *printed = print (groups);

      g_test_message ("%s:\n%s", test->name, printed);
      if (0)
        g_assert_cmpuint (groups->len, ==, g_strv_length ((char **) test->expected));
      for (guint j = 0; j < groups->len; j++)
        g_assert_cmpstr (((EthosSuggestion *) groups->pdata[j])->title, ==, test->expected[j]);
    }
}

static char *
make_note (GRand *rand, const char *const *words, guint n_words)
{
  GString *text = g_string_new (NULL);

  for (int left = g_rand_int_range (rand, 0, 7); left > 0; left--)
    g_string_append_printf (text, "%s%s", words[g_rand_int_range (rand, 0, (int) n_words)],
                            g_rand_int_range (rand, 0, 6) == 0 ? "-" : " ");
  return g_string_free (text, FALSE);
}

/* Whatever is written: no two groups of one run, and none that there is, have one name. */
static void
test_names_random (void)
{
  g_autofree char *endless = g_strnfill (400, 'w');
  g_autofree char *longer = g_strconcat (endless, "x", NULL);
  const char *const words[] = {
    "handover", "Handover", "HANDOVERS", "hand",  "over",  "night",     "shift",   "Nights",
    "Übergabe", "ubergabe", "der",       "nacht", "Nacht", "Schichten", "Schicht", "down",
    "first",    "信頼",     "信頼関係",  "🎉",     "trust", "Vertrauen", endless,   longer
  };
  const char *const taken[] = { "Handover", "NIGHT", "Ubergabe", "🎉", NULL };

  for (guint seed = 0; seed < 300; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autoptr (GPtrArray) groups = NULL;

      for (int left = g_rand_int_range (rand, 0, 60); left > 0; left--)
        g_ptr_array_add (texts, make_note (rand, words, G_N_ELEMENTS (words)));
      g_ptr_array_add (texts, NULL);
      groups = ethos_suggest_groups_besides ((const char *const *) texts->pdata, texts->len - 1,
                                             taken, NULL);
      for (guint i = 0; taken[i] != NULL; i++)
        g_hash_table_add (names, ethos_text_fold (taken[i]));
      for (guint i = 0; i < groups->len; i++)
        {
          const char *title = ((EthosSuggestion *) groups->pdata[i])->title;

          g_assert_cmpint (g_utf8_strlen (title, -1), <=, 120);
          if (!g_hash_table_add (names, ethos_text_fold (title)))
            g_error ("seed %u: %s", seed, title);
        }
    }
}

/* Notes made of words that occur as unevenly as those of people do. */
static char **
make_notes (guint n_notes, guint n_words)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  char **notes = g_new0 (char *, n_notes + 1);

  for (guint i = 0; i < n_notes; i++)
    {
      g_autoptr (GString) text = g_string_new ("We");

      for (guint j = 0; j < 8; j++)
        {
          double place = g_rand_double (rand);

          g_string_append_printf (text, " the w%uord",
                                  (guint) (place * place * place * (double) n_words));
        }
      notes[i] = g_string_free (g_steal_pointer (&text), FALSE);
    }
  return notes;
}

/* Sanitizers write down where each of a million words comes from. */
#ifdef __SANITIZE_ADDRESS__
#define N_MOST 2000
#else
#define N_MOST 20000
#endif

/* However many there are: few groups, none too large to read, no note in two; and the same ones
 * each time. */
static void
test_many (void)
{
  static const guint sizes[] = { 300, 2000, N_MOST };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_auto (GStrv) notes = make_notes (sizes[i], sizes[i] / 3);
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GPtrArray) groups =
          ethos_suggest_groups ((const char *const *) notes, sizes[i], NULL);
      g_autoptr (GPtrArray) again =
          ethos_suggest_groups ((const char *const *) notes, sizes[i], NULL);
      g_autofree gboolean *seen = g_new0 (gboolean, sizes[i]);
      g_autofree char *first = print (groups);
      g_autofree char *second = print (again);

      g_test_message ("%u notes: %" G_GINT64_FORMAT " µs", sizes[i],
                      (g_get_monotonic_time () - start) / 2);
      g_assert_cmpstr (first, ==, second);
      g_assert_cmpuint (groups->len, >, 4);
      g_assert_cmpuint (groups->len, <=, ETHOS_SUGGESTIONS_MAX);
      for (guint j = 0; j < groups->len; j++)
        {
          const EthosSuggestion *group = g_ptr_array_index (groups, j);

          g_assert_cmpuint (group->n_notes, >=, 2);
          g_assert_cmpuint (group->n_notes, <=, MAX (60, sizes[i] / 12));
          for (guint k = 0; k < group->n_notes; k++)
            {
              g_assert_false (seen[group->notes[k]]);
              seen[group->notes[k]] = TRUE;
            }
        }
    }
}

/* The most that a wall may have, all the same. */
static void
test_all_identical (void)
{
  const guint n_notes = N_MOST;
  g_autofree const char **texts = g_new0 (const char *, n_notes + 1);
  g_autoptr (GPtrArray) groups = NULL;
  const EthosSuggestion *group;

  for (guint i = 0; i < n_notes; i++)
    texts[i] = "We thank the night shift";
  groups = ethos_suggest_groups (texts, n_notes, NULL);
  g_assert_cmpuint (groups->len, ==, 1);
  group = g_ptr_array_index (groups, 0);
  g_assert_cmpuint (group->n_notes, ==, n_notes);
  g_assert_cmpstr (group->reason, ==, "thank, night shift");
}

/* A word without an end still gives a name that a group may have. */
static void
test_long_word (void)
{
  g_autofree char *word = g_strnfill (400, 'w');
  const char *texts[] = { word, word, NULL };
  g_autoptr (GPtrArray) groups = ethos_suggest_groups (texts, 2, NULL);
  const EthosSuggestion *group = g_ptr_array_index (groups, 0);

  g_assert_cmpuint (strlen (group->title), ==, 120);
  g_assert_cmpuint (strlen (group->reason), <=, 60);
}

static void
test_cancel (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const char *texts[] = { "Trust", "Trust", NULL };

  g_cancellable_cancel (cancellable);
  g_assert_null (ethos_suggest_groups (texts, 2, cancellable));
}

int
main (int argc, char **argv)
{
  ethos_test_init (&argc, &argv);

  g_test_add_func ("/suggest/cases", test_cases);
  g_test_add_func ("/suggest/names", test_names);
  g_test_add_func ("/suggest/names-random", test_names_random);
  g_test_add_func ("/suggest/people", test_people);
  g_test_add_func ("/suggest/many", test_many);
  g_test_add_func ("/suggest/all-identical", test_all_identical);
  g_test_add_func ("/suggest/long-word", test_long_word);
  g_test_add_func ("/suggest/cancel", test_cancel);

  return g_test_run ();
}
