// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-suggest"

#include "config.h"

#include "ethos-function-words.h"

#include <stdlib.h>
#include <string.h>

/* Words that say nothing of what a note is about, folded, in the order of strcmp(). Besides those
 * of grammar these are the ones that every note of a workshop may have. */

/* clang-format off */

static const char *const english[] = {
  "a", "about", "after", "again", "all", "also", "always", "am", "an", "and", "another", "any",
  "anyone", "anything", "are", "aren't", "as", "at", "be", "because", "been", "before", "being",
  "between", "both", "but", "by", "can", "can't", "cannot", "come", "comes", "could", "did",
  "didn't", "do", "does", "doesn't", "doing", "don't", "done", "each", "either", "enough", "even",
  "ever", "every", "everybody", "everyone", "everything", "few", "for", "from", "get", "gets",
  "getting", "give", "gives", "go", "goes", "going", "good", "got", "had", "has", "hasn't", "have",
  "haven't", "having", "he", "her", "here", "him", "his", "how", "i", "i'm", "i've", "if", "in",
  "into", "is", "isn't", "it", "it's", "its", "itself", "just", "keep", "less", "let", "let's",
  "like", "lot", "made", "make", "makes", "making", "many", "may", "me", "might", "more", "most",
  "much", "must", "my", "need", "needs", "never", "next", "no", "nobody", "not", "nothing", "now",
  "of", "off", "often", "on", "once", "one", "only", "or", "other", "others", "our", "ours", "out",
  "over", "own", "please", "put", "really", "same", "shall", "she", "should", "shouldn't", "since",
  "so", "some", "somebody", "someone", "something", "sometimes", "still", "such", "take", "takes",
  "than", "that", "that's", "the", "their", "them", "themselves", "then", "there", "there's",
  "these", "they", "they're", "thing", "things", "this", "those", "though", "through", "to", "too",
  "under", "until", "up", "us", "use", "used", "very", "want", "was", "wasn't", "way", "we",
  "we're", "we've", "well", "were", "weren't", "what", "when", "where", "whether", "which", "while",
  "who", "why", "will", "with", "without", "won't", "would", "wouldn't", "yet", "you", "you're",
  "your", "yours",
};

static const char *const german[] = {
  "ab", "aber", "alle", "allem", "allen", "aller", "alles", "als", "also", "am", "an", "andere",
  "anderen", "anderer", "anders", "auch", "auf", "aus", "bei", "beim", "bin", "bis", "bitte", "da",
  "dabei", "dadurch", "dafur", "damit", "dann", "daran", "darauf", "daruber", "darum", "das",
  "dass", "davon", "dazu", "dein", "deine", "dem", "den", "denn", "der", "des", "deshalb", "die",
  "dies", "diese", "diesem", "diesen", "dieser", "dieses", "doch", "dort", "du", "durch", "ein",
  "eine", "einem", "einen", "einer", "eines", "einfach", "einmal", "er", "es", "etwas", "euch",
  "euer", "eure", "fur", "ganz", "geben", "gegen", "gehen", "geht", "gemacht", "genau", "genug",
  "gibt", "gut", "gute", "guten", "guter", "haben", "habt", "hat", "hatte", "hatten", "hier", "ich",
  "ihm", "ihn", "ihnen", "ihr", "ihre", "ihrem", "ihren", "ihrer", "im", "immer", "in", "ins",
  "ist", "ja", "jede", "jedem", "jeden", "jeder", "jedes", "jemand", "jetzt", "kann", "kein",
  "keine", "keinem", "keinen", "keiner", "kommen", "kommt", "konnen", "konnte", "lassen", "machen",
  "macht", "man", "manche", "manchmal", "mehr", "mein", "meine", "meist", "mich", "mir", "mit",
  "mochte", "muss", "mussen", "nach", "neben", "nicht", "nichts", "nie", "niemand", "noch", "nun",
  "nur", "ob", "oder", "oft", "ohne", "schon", "sehr", "sein", "seine", "seinem", "seinen", "seit",
  "selbst", "sich", "sie", "sind", "so", "soll", "sollen", "sollte", "sollten", "sondern", "sonst",
  "trotz", "uber", "um", "und", "uns", "unser", "unsere", "unserem", "unseren", "unserer", "unter",
  "viel", "viele", "vielen", "vom", "von", "vor", "war", "waren", "warum", "was", "weil", "weiter",
  "welche", "wenig", "weniger", "wenn", "wer", "werden", "wie", "wieder", "will", "wir", "wird",
  "wo", "wollen", "worden", "wurde", "wurden", "zu", "zum", "zur", "zwischen",
};

/* clang-format on */

static const struct
{
  const char *const *words;
  gsize n_words;
} lists[ETHOS_N_WORD_LANGUAGES] = {
  [ETHOS_WORDS_ENGLISH] = { english, G_N_ELEMENTS (english) },
  [ETHOS_WORDS_GERMAN] = { german, G_N_ELEMENTS (german) },
};

static int
compare_words (gconstpointer key, gconstpointer element)
{
  return strcmp (key, *(const char *const *) element);
}

/**
 * ethos_is_function_word:
 * @folded: a word, as of ethos_text_fold(), with a straight apostrophe if any
 * @language: a language
 *
 * Returns: whether it says nothing of what a text in @language is about
 */
gboolean
ethos_is_function_word (const char *folded, EthosWordLanguage language)
{
  g_return_val_if_fail (folded != NULL && language < ETHOS_N_WORD_LANGUAGES, FALSE);

  return bsearch (folded, lists[language].words, lists[language].n_words, sizeof (char *),
                  compare_words) != NULL;
}

/**
 * ethos_get_function_words:
 * @language: a language
 * @n_words: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_words): the words that say nothing in it
 */
const char *const *
ethos_get_function_words (EthosWordLanguage language, guint *n_words)
{
  g_return_val_if_fail (language < ETHOS_N_WORD_LANGUAGES && n_words != NULL, NULL);

  *n_words = (guint) lists[language].n_words;
  return lists[language].words;
}
