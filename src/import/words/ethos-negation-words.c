// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-import"

#include "config.h"

#include "ethos-negation-words.h"

#include <string.h>

#include "ethos-phrases.h"
#include "ethos-statement-words.h"

/* A negation stands among the first words of a line. */
#define MAX_HEAD_CHARS 120
/* "Nous ne voulons plus jamais", "No nos lo guardamos": how far the second half is from the first.
 */
#define MAX_WORDS_BETWEEN 4

/* What begins lines that say what people don't do. */
static const char *const negations[] = {
  "we will not", "we wont",      "well not",     "we dont",       "we do not",
  "we must not", "we shall not", "we refuse to", "wir vermeiden", "wir werden nicht",
};

/* The same, but the rest would say something else without it: what never happens, and what cannot
 * be, is more than what is not done. */
static const char *const whole_negations[] = {
  "we never",       "we will never",  "well never",         "we must never", "we shall never",
  "never",          "wir werden nie", "wir werden niemals", "we cannot",     "we cant",
  "we can not",     "we can never",   "we could never",     "jamais nous",   "jamais on",
  "nunca",          "nosotros nunca", "nosotras nunca",     "jamás",         "nosotros jamás",
  "nosotras jamás",
};

static gboolean
is_one_of (const char *word, const char *const *words)
{
  return word != NULL && g_strv_contains (words, word);
}

/* What stands behind phrase at the start of text, or NULL. Phrases are in the form of keys. */
static const char *
skip_phrase (const char *text, const char *phrase)
{
  while (*phrase != '\0')
    {
      if (ethos_words_is_apostrophe (g_utf8_get_char (text)))
        text = g_utf8_next_char (text);
      else if (g_ascii_tolower (*text) == *phrase)
        text++, phrase++;
      else
        return NULL;
    }
  return text;
}

/**
 * ethos_words_negation_length:
 * @text: a behaviour
 *
 * Measures the negation a line begins with: "We do not " in "We do not hide mistakes", which reads
 * on below "We don’t". In "We don’t just listen" the line tells what people do. "We never look
 * away", "We cannot look away" and the negations of languages that set theirs around the verb stay
 * whole.
 *
 * Returns: bytes up to the word behind it, or 0 where the rest would not read on
 */
gsize
ethos_words_negation_length (const char *text)
{
  g_return_val_if_fail (text != NULL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (negations); i++)
    {
      const char *rest = skip_phrase (text, negations[i]);

      /* "Wir vermeiden es, …" goes on with a clause; "We don’t ever …" never does. */
      if (rest != NULL && *rest == ' ' && !g_str_has_prefix (rest, " ever ") &&
          !g_str_has_prefix (rest, " es ") && !g_str_has_prefix (rest, " es,") &&
          g_unichar_isalpha (g_utf8_get_char (rest + 1)))
        return (gsize) (rest + 1 - text);
    }
  return 0;
}

/* "not only", "don’t just": more than a negation; and "We can’t wait to help". */
static gboolean
is_half_negation (const char *key, const char *negation)
{
  static const char *const words[] = { "only",   "just",    "merely",  "simply",
                                       "solely", "wait to", "wait for" };
  const char *rest = key + strlen (negation);

  rest += *rest == ' ';
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (ethos_phrase_starts (rest, words[i]))
        return TRUE;
    }
  return FALSE;
}

/* "Nous ne cachons pas …", "On n’oublie jamais …", "Ne jamais mentir". "Nous ne … que" and "ne …
 * pas seulement" tell what people do, and so does "Nous ne nous contentons pas de …". */
static gboolean
is_french_negation (char **words)
{
  static const char *const people[] = { "nous", "on", "je", NULL };
  static const char *const ends[] = { "pas",   "jamais", "personne", "rien", "plus",
                                      "aucun", "aucune", "nul",      NULL };
  static const char *const halves[] = { "seulement",  "que",   "qu", "uniquement",
                                        "simplement", "juste", NULL };
  static const char *const verbs[] = { "contentons", "limitons", "bornons", "contente", NULL };

  words += is_one_of (words[0], people);
  if (words[0] == NULL || (strcmp (words[0], "ne") != 0 && strcmp (words[0], "n") != 0))
    return FALSE;
  words++;
  for (guint i = 0; i <= MAX_WORDS_BETWEEN && words[i] != NULL; i++)
    {
      if (is_one_of (words[i], verbs))
        return FALSE;
      if (is_one_of (words[i], ends))
        return !is_one_of (words[i + 1], halves);
    }
  return FALSE;
}

/* "No escondemos …", "Nosotros no nos lo guardamos". English has "No", too: the verb tells which it
 * is. "No solo …" and "No nos limitamos a …" tell what people do. */
static gboolean
is_spanish_negation (char **words)
{
  static const char *const people[] = { "nosotros", "nosotras", NULL };
  static const char *const halves[] = { "solo",      "sólo",        "solamente", "únicamente",
                                        "meramente", "simplemente", NULL };
  static const char *const verbs[] = { "limitamos", "conformamos", "contentamos", NULL };

  words += is_one_of (words[0], people);
  if (words[0] == NULL || strcmp (words[0], "no") != 0)
    return FALSE;
  words++;
  for (guint i = 0; i <= MAX_WORDS_BETWEEN && words[i] != NULL; i++)
    {
      if (is_one_of (words[i], halves) || is_one_of (words[i], verbs))
        return FALSE;
      if (g_str_has_suffix (words[i], "mos"))
        return !is_one_of (words[i + 1], halves);
    }
  return FALSE;
}

static char **
split_words (const char *head)
{
  g_autoptr (GString) parted = g_string_new (NULL);
  g_autofree char *key = NULL;

  /* "n’oublions" is two words. */
  for (const char *p = head; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (parted, ethos_words_is_apostrophe (c) ? ' ' : c);
    }
  key = ethos_words_key (parted->str);
  return g_strsplit (key, " ", -1);
}

/**
 * ethos_words_begins_with_negation:
 * @text: a behaviour
 *
 * Recognises lines that say what people don’t do by how they begin, in English, German, French and
 * Spanish: "We will not look away", "Nous ne cachons pas nos erreurs"; not "We do not only look".
 *
 * Returns: whether it begins so
 */
gboolean
ethos_words_begins_with_negation (const char *text)
{
  g_autofree char *head = NULL;
  g_autofree char *key = NULL;
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  head = g_utf8_substring (text, 0, g_utf8_strlen (text, MAX_HEAD_CHARS));
  key = ethos_words_key (head);
  for (guint i = 0; i < G_N_ELEMENTS (negations); i++)
    {
      if (ethos_phrase_starts (key, negations[i]))
        return !is_half_negation (key, negations[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (whole_negations); i++)
    {
      if (ethos_phrase_starts (key, whole_negations[i]))
        return !is_half_negation (key, whole_negations[i]);
    }
  words = split_words (head);
  return is_french_negation (words) || is_spanish_negation (words);
}
