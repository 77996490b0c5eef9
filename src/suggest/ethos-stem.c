// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-suggest"

#include "config.h"

#include "ethos-stem.h"

#include <string.h>

/* So much has to be left of a word, in bytes: “care” must not become “car”. */
#define MIN_STEM 4

/**
 * Ending:
 * @ending: what is taken off
 * @instead: what is put there
 * @least: how much has to be left before
 */
typedef struct
{
  const char *ending;
  const char *instead;
  gsize least;
} Ending;

/* The longest first. Mostly what changes the form of a word is taken off, not what makes another
 * word of it: a “carer” is somebody else than “care”. */
static const Ending english[] = {
  { "nesses", "", MIN_STEM },
  { "fully", "", MIN_STEM },
  { "ness", "", MIN_STEM },
  { "ings", "", MIN_STEM },
  { "ied", "i", 3 },
  { "ies", "i", 3 },
  { "ing", "", MIN_STEM },
  { "ful", "", MIN_STEM },
  { "ed", "", MIN_STEM },
  { "ly", "", MIN_STEM },
  { "es", "", MIN_STEM },
  { "'s", "", 2 },
  { "s", "", 3 },
  { "e", "", MIN_STEM },
  { "y", "i", 3 },
};
static const Ending german[] = {
  { "ungen", "", MIN_STEM }, { "innen", "", MIN_STEM }, { "ern", "", MIN_STEM },
  { "ung", "", MIN_STEM },   { "in", "", MIN_STEM },    { "em", "", MIN_STEM },
  { "en", "", MIN_STEM },    { "er", "", MIN_STEM },    { "es", "", MIN_STEM },
  { "et", "", MIN_STEM },    { "st", "", MIN_STEM },    { "e", "", MIN_STEM },
  { "n", "", MIN_STEM },     { "s", "", MIN_STEM },     { "t", "", MIN_STEM },
};

static const struct
{
  const Ending *endings;
  gsize n_endings;
} tables[ETHOS_N_WORD_LANGUAGES] = {
  [ETHOS_WORDS_ENGLISH] = { english, G_N_ELEMENTS (english) },
  [ETHOS_WORDS_GERMAN] = { german, G_N_ELEMENTS (german) },
};

static gboolean
is_latin (const char *word)
{
  for (const char *at = word; *at != '\0'; at = g_utf8_next_char (at))
    if (*at != '\'' && g_unichar_get_script (g_utf8_get_char (at)) != G_UNICODE_SCRIPT_LATIN)
      return FALSE;
  return TRUE;
}

static const Ending *
take_off (GString *word, EthosWordLanguage language)
{
  for (gsize i = 0; i < tables[language].n_endings; i++)
    {
      const Ending *ending = &tables[language].endings[i];
      gsize length = strlen (ending->ending);

      if (word->len < length + ending->least || !g_str_has_suffix (word->str, ending->ending))
        continue;
      /* “less”, “address” */
      if (g_str_equal (ending->ending, "s") && g_str_has_suffix (word->str, "ss"))
        return NULL;
      g_string_truncate (word, word->len - length);
      g_string_append (word, ending->instead);
      return ending;
    }
  return NULL;
}

/* What stands before the s of a plural or a genitive may be an ending as well: “nurse’s” is of
 * “nurse”. In German each may be followed by another one. */
static gboolean
may_follow (const Ending *ending, EthosWordLanguage language)
{
  return ending != NULL &&
         (language == ETHOS_WORDS_GERMAN || ending->ending[strlen (ending->ending) - 1] == 's') &&
         *ending->instead == '\0' && (language == ETHOS_WORDS_GERMAN || ending->least < MIN_STEM);
}

/* “stopped” is of “stop” as “stops” is. */
static void
undouble (GString *word)
{
  char last = word->len > MIN_STEM ? word->str[word->len - 1] : '\0';

  if (last != '\0' && last == word->str[word->len - 2] && strchr ("bdgmnprt", last) != NULL)
    g_string_truncate (word, word->len - 1);
}

/**
 * ethos_stem:
 * @folded: a word, as of ethos_text_fold(); its endings are taken off
 * @language: the language it is of
 *
 * Makes the forms of a word the same: what comes out is for comparing only, and need not be a word.
 * What is not written in Latin letters stays as it is.
 */
void
ethos_stem (GString *folded, EthosWordLanguage language)
{
  g_return_if_fail (folded != NULL && language < ETHOS_N_WORD_LANGUAGES);

  if (!is_latin (folded->str))
    return;
  if (may_follow (take_off (folded, language), language))
    take_off (folded, language);
  undouble (folded);
}
