// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "ethos-stem.h"
#include "ethos-vocabulary.h"

#include "ethos-test.h"

/* What the words of a note are, in any script. */

typedef struct
{
  const char *text;
  const char *words;
} Split;

static const Split splits[] = {
  { "", "" },
  { "  …!?  ", "" },
  { "Two words", "Two|words" },
  { "night-shift, thanked.", "night|shift|thanked" },
  { "We don't, they’re 'quoted'", "We|don't|they’re|quoted" },
  { "O'", "O" },
  { "12 hours", "12|hours" },
  { "Größe zählt", "Größe|zählt" },
  { "e\u0301te\u0301", "e\u0301te\u0301" },
  { "夜勤の人", "夜勤|勤の|の人" },
  { "夜", "夜" },
  { "ありがとう", "あり|りが|がと|とう" },
  { "ラーメン", "ラー|ーメ|メン" },
  { "夜勤 NHS夜勤", "夜勤|NHS|夜勤" },
  { "ขอบคุณ", "ขอ|อบ|บคุ|คุณ" },
  { "감사 합니다", "감사|합니다" },
  { "Well done 👍🏽👍", "Well|done|👍🏽|👍" },
  { "👩‍⚕️", "👩‍⚕️" },
  { "🇩🇪🇬🇧", "🇩🇪|🇬🇧" },
  { "שלום עולם", "שלום|עולם" },
  { "مرحبًا", "مرحبًا" },
};

static void
test_split (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (splits); i++)
    {
      g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (EthosWord));
      g_autoptr (GString) found = g_string_new (NULL);

      ethos_words_split (splits[i].text, words);
      for (guint j = 0; j < words->len; j++)
        {
          const EthosWord *word = &g_array_index (words, EthosWord, j);

          if (j > 0)
            g_string_append_c (found, '|');
          g_string_append_len (found, splits[i].text + word->start, (gssize) word->length);
        }
      g_assert_cmpstr (found->str, ==, splits[i].words);
    }
}

/* Forms of one word, and of none. */
typedef struct
{
  EthosWordLanguage language;
  const char *first;
  const char *second;
  gboolean same;
} Pair;

static const Pair pairs[] = {
  { ETHOS_WORDS_ENGLISH, "thank", "thanks", TRUE },
  { ETHOS_WORDS_ENGLISH, "thanked", "thanking", TRUE },
  { ETHOS_WORDS_ENGLISH, "story", "stories", TRUE },
  { ETHOS_WORDS_ENGLISH, "share", "sharing", TRUE },
  { ETHOS_WORDS_ENGLISH, "house", "houses", TRUE },
  { ETHOS_WORDS_ENGLISH, "stop", "stopped", TRUE },
  { ETHOS_WORDS_ENGLISH, "day", "days", TRUE },
  { ETHOS_WORDS_ENGLISH, "kind", "kindness", TRUE },
  { ETHOS_WORDS_ENGLISH, "nurse", "nurse's", TRUE },
  { ETHOS_WORDS_ENGLISH, "address", "addresses", TRUE },
  { ETHOS_WORDS_ENGLISH, "care", "car", FALSE },
  { ETHOS_WORDS_ENGLISH, "listen", "list", FALSE },
  { ETHOS_WORDS_ENGLISH, "bus", "busy", FALSE },
  { ETHOS_WORDS_ENGLISH, "need", "ne", FALSE },
  { ETHOS_WORDS_GERMAN, "danke", "danken", TRUE },
  { ETHOS_WORDS_GERMAN, "pause", "pausen", TRUE },
  { ETHOS_WORDS_GERMAN, "haus", "hauser", TRUE },
  { ETHOS_WORDS_GERMAN, "fehler", "fehlern", TRUE },
  { ETHOS_WORDS_GERMAN, "schicht", "schichten", TRUE },
  { ETHOS_WORDS_GERMAN, "kollege", "kolleginnen", TRUE },
  { ETHOS_WORDS_GERMAN, "begrußen", "begrußung", TRUE },
  { ETHOS_WORDS_GERMAN, "rad", "rat", FALSE },
  { ETHOS_WORDS_GERMAN, "arzt", "art", FALSE },
  { ETHOS_WORDS_ENGLISH, "пауза", "паузы", FALSE },
};

static void
test_stem (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (GString) first = g_string_new (pairs[i].first);
      g_autoptr (GString) second = g_string_new (pairs[i].second);

      ethos_stem (first, pairs[i].language);
      ethos_stem (second, pairs[i].language);
      if (g_string_equal (first, second) != pairs[i].same)
        g_error ("%s is %s, %s is %s", pairs[i].first, first->str, pairs[i].second, second->str);
    }
}

/* The lists are searched by halves: a word out of order would not be found. */
static void
test_function_words (void)
{
  g_assert_true (ethos_is_function_word ("a", ETHOS_WORDS_ENGLISH));
  g_assert_true (ethos_is_function_word ("don't", ETHOS_WORDS_ENGLISH));
  g_assert_true (ethos_is_function_word ("yours", ETHOS_WORDS_ENGLISH));
  g_assert_false (ethos_is_function_word ("die", ETHOS_WORDS_ENGLISH));
  g_assert_true (ethos_is_function_word ("die", ETHOS_WORDS_GERMAN));
  g_assert_true (ethos_is_function_word ("fur", ETHOS_WORDS_GERMAN));
  g_assert_true (ethos_is_function_word ("ab", ETHOS_WORDS_GERMAN));
  g_assert_true (ethos_is_function_word ("zwischen", ETHOS_WORDS_GERMAN));
  for (EthosWordLanguage i = 0; i < ETHOS_N_WORD_LANGUAGES; i++)
    {
      guint n_words;
      const char *const *words = ethos_get_function_words (i, &n_words);

      for (guint j = 0; j < n_words; j++)
        if (!ethos_is_function_word (words[j], i))
          g_error ("%s is out of order", words[j]);
    }
}

typedef struct
{
  const char *text;
  guint n_terms;
} Reading;

static const Reading readings[] = {
  { "We are all in this", 0 }, { "Die war es nicht", 0 },
  { "The die was cast", 2 },   { "12 3 4", 0 },
  { "ありがとう", 0 },         { "夜勤の人", 3 },
  { "Well done 👍", 1 },        { "👍🎉", 2 },
  { "trust 👍🎉", 1 },
};

/* Which words say something depends on the language of the note, and signs on what is said. */
static void
test_terms (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_autoptr (EthosVocabulary) vocabulary = ethos_vocabulary_new (NULL, 0, TRUE);
      g_autoptr (GArray) terms = ethos_vocabulary_read (vocabulary, readings[i].text);

      g_test_message ("%s", readings[i].text);
      g_assert_cmpuint (terms->len, ==, readings[i].n_terms);
    }
}

int
main (int argc, char **argv)
{
  ethos_test_init (&argc, &argv);

  g_test_add_func ("/suggest-words/split", test_split);
  g_test_add_func ("/suggest-words/stem", test_stem);
  g_test_add_func ("/suggest-words/function-words", test_function_words);
  g_test_add_func ("/suggest-words/terms", test_terms);

  return g_test_run ();
}
