// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-suggest"

#include "config.h"

#include "ethos-function-words.h"

#include <stdlib.h>
#include <string.h>

/* Words that say nothing of what a note is about, folded, in the order of strcmp(). Besides those
 * of grammar these are the ones that every note of a workshop may have, and those that only say
 * where, when and in which order: a group that is called “Down” tells nobody anything. */

/* clang-format off */

static const char *const english[] = {
  "a", "about", "above", "across", "after", "again", "ago", "ahead", "all", "almost", "along",
  "already", "also", "although", "always", "am", "among", "an", "and", "another", "any", "anyone",
  "anything", "are", "aren't", "around", "as", "at", "away", "back", "backward", "backwards", "be",
  "because", "been", "before", "behind", "being", "below", "beside", "besides", "best", "better",
  "between", "beyond", "both", "bottom", "but", "by", "can", "can't", "cannot", "come", "comes",
  "could", "did", "didn't", "do", "does", "doesn't", "doing", "don't", "done", "down", "downward",
  "during", "each", "eight", "eighth", "either", "else", "enough", "especially", "even", "ever",
  "every", "everybody", "everyone", "everything", "few", "fifth", "finally", "first", "firstly",
  "five", "for", "former", "forward", "four", "fourth", "from", "front", "further", "get", "gets",
  "getting", "give", "gives", "go", "goes", "going", "good", "got", "had", "has", "hasn't", "have",
  "haven't", "having", "he", "her", "here", "him", "his", "how", "however", "i", "i'm", "i've",
  "if", "in", "indeed", "inside", "instead", "into", "is", "isn't", "it", "it's", "its", "itself",
  "just", "keep", "last", "lastly", "later", "latter", "least", "left", "less", "let", "let's",
  "like", "lot", "made", "make", "makes", "making", "many", "may", "maybe", "me", "might", "more",
  "most", "mostly", "much", "must", "my", "near", "nearly", "need", "needs", "neither", "never",
  "next", "nine", "no", "nobody", "nor", "not", "nothing", "now", "of", "off", "often", "on",
  "once", "one", "only", "or", "other", "others", "our", "ours", "out", "outside", "over", "own",
  "perhaps", "please", "put", "quite", "rather", "really", "right", "same", "second", "secondly",
  "seven", "several", "shall", "she", "should", "shouldn't", "since", "six", "so", "some",
  "somebody", "someone", "something", "sometimes", "somewhere", "soon", "still", "such", "take",
  "takes", "ten", "than", "that", "that's", "the", "their", "them", "themselves", "then", "there",
  "there's", "these", "they", "they're", "thing", "things", "third", "thirdly", "this", "those",
  "though", "three", "through", "to", "too", "top", "toward", "towards", "twice", "two", "under",
  "until", "up", "upon", "upward", "upwards", "us", "use", "used", "usually", "very", "via", "want",
  "was", "wasn't", "way", "we", "we're", "we've", "well", "were", "weren't", "what", "whatever",
  "when", "whenever", "where", "whether", "which", "while", "who", "why", "will", "with", "within",
  "without", "won't", "would", "wouldn't", "yes", "yet", "you", "you're", "your", "yours",
};

static const char *const german[] = {
  "ab", "aber", "abwarts", "acht", "alle", "allem", "allen", "aller", "alles", "als", "also", "am",
  "an", "andere", "anderen", "anderer", "anders", "auch", "auf", "aufwarts", "aus", "ausser",
  "ausserdem", "bald", "bei", "beim", "bereits", "besonders", "besser", "besseren", "beste",
  "besten", "bevor", "bin", "bis", "bisher", "bitte", "da", "dabei", "dadurch", "dafur", "dahinter",
  "damit", "danach", "daneben", "dann", "daran", "darauf", "daruber", "darum", "das", "dass",
  "davon", "davor", "dazu", "dein", "deine", "dem", "den", "denn", "der", "des", "deshalb", "die",
  "dies", "diese", "diesem", "diesen", "dieser", "dieses", "doch", "dort", "drei", "dritte",
  "dritten", "drittens", "dritter", "druben", "du", "durch", "eher", "eigentlich", "ein", "eine",
  "einem", "einen", "einer", "eines", "einfach", "einmal", "endlich", "er", "erst", "erste",
  "ersten", "erstens", "erster", "erstes", "es", "etwa", "etwas", "euch", "euer", "eure", "fast",
  "fruher", "funf", "fur", "ganz", "gar", "geben", "gegen", "gehen", "geht", "gemacht", "genau",
  "genug", "gibt", "gut", "gute", "guten", "guter", "haben", "habt", "hat", "hatte", "hatten",
  "hier", "hin", "hinauf", "hinten", "hinter", "hinunter", "ich", "ihm", "ihn", "ihnen", "ihr",
  "ihre", "ihrem", "ihren", "ihrer", "im", "immer", "in", "ins", "inzwischen", "ist", "ja", "je",
  "jede", "jedem", "jeden", "jeder", "jedes", "jedoch", "jemand", "jetzt", "kann", "kaum", "kein",
  "keine", "keinem", "keinen", "keiner", "kommen", "kommt", "konnen", "konnte", "lassen", "letzte",
  "letzten", "letzter", "letztes", "links", "machen", "macht", "man", "manche", "manchmal", "mehr",
  "mein", "meine", "meist", "meistens", "mich", "mir", "mit", "mochte", "muss", "mussen", "nach",
  "nachher", "nachste", "nachsten", "nachster", "namlich", "neben", "neun", "nicht", "nichts",
  "nie", "niemand", "noch", "nun", "nur", "ob", "oben", "obwohl", "oder", "oft", "ohne", "rauf",
  "raus", "rechts", "ruckwarts", "runter", "schliesslich", "schon", "sechs", "sehr", "sein",
  "seine", "seinem", "seinen", "seit", "selbst", "sich", "sie", "sieben", "sind", "so", "sofort",
  "sogar", "solche", "soll", "sollen", "sollte", "sollten", "sondern", "sonst", "spater", "statt",
  "trotz", "trotzdem", "uber", "uberall", "um", "und", "uns", "unser", "unsere", "unserem",
  "unseren", "unserer", "unten", "unter", "viel", "viele", "vielen", "vielleicht", "vier", "vierte",
  "vom", "von", "vor", "vorher", "vorn", "vorne", "vorwarts", "wahrend", "war", "waren", "warum",
  "was", "wegen", "weil", "weiter", "welche", "wenig", "weniger", "wenn", "wer", "werden", "wie",
  "wieder", "will", "wir", "wird", "wo", "wohl", "wollen", "worden", "wurde", "wurden", "zehn",
  "ziemlich", "zu", "zuerst", "zuletzt", "zum", "zunachst", "zur", "zuruck", "zwar", "zwei",
  "zweimal", "zweite", "zweiten", "zweitens", "zweiter", "zwischen",
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
