// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-import"

#include "config.h"

#include "ethos-stop-words.h"

#include <string.h>

static const char *const stop_words[] = {
  "a",         "about",      "all",       "also",   "always",  "an",        "and",     "another",
  "any",       "are",        "as",        "at",     "be",      "because",   "been",    "being",
  "best",      "better",     "between",   "both",   "but",     "by",        "can",     "colleagues",
  "do",        "does",       "don",       "each",   "ensure",  "ensuring",  "even",    "every",
  "everyone",  "everything", "feel",      "find",   "finding", "for",       "from",    "get",
  "give",      "given",      "good",      "has",    "have",    "having",    "help",    "her",
  "his",       "how",        "i",         "if",     "in",      "into",      "is",      "it",
  "its",       "keep",       "know",      "like",   "made",    "make",      "makes",   "making",
  "many",      "matters",    "may",       "me",     "more",    "most",      "much",    "must",
  "my",        "need",       "never",     "no",     "not",     "of",        "on",      "one",
  "only",      "or",         "other",     "others", "our",     "ourselves", "out",     "own",
  "people",    "put",        "see",       "seek",   "seeking", "she",       "should",  "show",
  "so",        "some",       "someone",   "such",   "take",    "than",      "that",    "the",
  "their",     "them",       "then",      "there",  "these",   "they",      "thing",   "things",
  "this",      "those",      "through",   "time",   "to",      "together",  "too",     "up",
  "us",        "use",        "using",     "value",  "values",  "very",      "want",    "was",
  "way",       "we",         "well",      "what",   "when",    "where",     "which",   "while",
  "who",       "why",        "will",      "with",   "within",  "without",   "work",    "would",
  "you",       "your",       "something", "until",  "before",  "after",     "say",     "tell",
  "ask",       "aber",       "alle",      "allem",  "allen",   "aller",     "alles",   "als",
  "am",        "an",         "anderen",   "andere", "auch",    "auf",       "aus",     "bei",
  "beim",      "bis",        "da",        "damit",  "das",     "dass",      "dem",     "den",
  "der",       "des",        "die",       "dies",   "diese",   "dieser",    "durch",   "ein",
  "eine",      "einem",      "einen",     "einer",  "eines",   "einander",  "es",      "für",
  "gegenüber", "geben",      "haben",     "hat",    "ihr",     "ihre",      "ihren",   "im",
  "immer",     "in",         "ist",       "jede",   "jeden",   "jeder",     "kann",    "können",
  "machen",    "man",        "mehr",      "mit",    "nach",    "nicht",     "noch",    "nur",
  "ob",        "oder",       "ohne",      "sein",   "sich",    "sie",       "sind",    "so",
  "über",      "um",         "und",       "uns",    "unser",   "unsere",    "unserem", "unseren",
  "unserer",   "unter",      "vom",       "von",    "vor",     "wann",      "was",     "weil",
  "wenn",      "werden",     "wie",       "wir",    "wird",    "wo",        "zu",      "zum",
  "zur",
};

/**
 * ethos_words_is_stop_word:
 * @word: a word as ethos_words_key() makes it
 *
 * Recognises English and German words that tell nothing about a value.
 *
 * Returns: whether it is one
 */
gboolean
ethos_words_is_stop_word (const char *word)
{
  g_return_val_if_fail (word != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (stop_words); i++)
    {
      if (word[0] == stop_words[i][0] && strcmp (word, stop_words[i]) == 0)
        return TRUE;
    }
  return FALSE;
}
