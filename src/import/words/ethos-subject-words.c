// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-import"

#include "config.h"

#include "ethos-subject-words.h"

#include <string.h>

#include "ethos-phrases.h"
#include "ethos-statement-words.h"

/* A longer line is not looked up word by word. */
#define MAX_HEADING_BYTES 160

static gboolean
has_one_of (const char *text, const char *const *list)
{
  g_autofree char *key = NULL;
  g_auto (GStrv) words = NULL;

  if (strnlen (text, MAX_HEADING_BYTES + 1) > MAX_HEADING_BYTES)
    return FALSE;
  key = ethos_words_key (text);
  words = g_strsplit (key, " ", -1);
  for (guint i = 0; list[i] != NULL; i++)
    {
      if (g_strv_contains ((const char *const *) words, list[i]))
        return TRUE;
    }
  return FALSE;
}

/**
 * ethos_words_begins_with_we:
 * @text: a line
 *
 * Recognises the voice that behaviours are written in.
 *
 * Returns: %TRUE for "We …", "I …", "My …", "Our …" and the like
 */
gboolean
ethos_words_begins_with_we (const char *text)
{
  static const char *const voices[] = { "We ",       "We’",   "We'",    "I ",    "My ",
                                        "Our ",      "Wir ",  "Ich ",   "Unser", "Mein ",
                                        "Meine ",    "Nous ", "Notre ", "Nos ",  "Nosotros ",
                                        "Nosotras ", "Nuestr" };

  g_return_val_if_fail (text != NULL, FALSE);

  /* "I – Integrity" and "I is for integrity" are letters of a word that the values spell. */
  if (g_str_has_prefix (text, "I ") &&
      (!g_unichar_islower (g_utf8_get_char (text + 2)) || g_str_has_prefix (text + 2, "is ")))
    return FALSE;
  return ethos_phrases_begin (text, voices, G_N_ELEMENTS (voices));
}

/**
 * ethos_words_speak_of_values:
 * @text: a line
 *
 * Recognises what leads in to the values: "Our values spell CARE and guide us every day."
 *
 * Returns: whether the line is about values as such
 */
gboolean
ethos_words_speak_of_values (const char *text)
{
  static const char *const beginnings[] = { "our values ",      "our core values ",
                                            "our principles ",  "these values ",
                                            "unsere werte ",    "diese werte ",
                                            "unsere leitsätze " };
  g_autofree char *head = NULL;
  g_autofree char *key = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  head = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, MAX_HEADING_BYTES), 40));
  key = ethos_words_key (head);
  return ethos_phrases_begin (key, beginnings, G_N_ELEMENTS (beginnings));
}

/**
 * ethos_words_speak_of_leaders:
 * @text: a short line
 *
 * Recognises whom a list below "Leadership" is about: "Our leaders", "Managers", "Führungskräfte".
 *
 * Returns: whether it names those who lead
 */
gboolean
ethos_words_speak_of_leaders (const char *text)
{
  static const char *const people[] = { "leader",    "leaders",        "manager",       "managers",
                                        "directors", "führungskräfte", "führungskraft", NULL };

  g_return_val_if_fail (text != NULL, FALSE);

  return has_one_of (text, people);
}

/**
 * ethos_words_speak_of_accountability:
 * @text: a heading
 *
 * Recognises the other half of "Leadership and accountability", which no value is called.
 *
 * Returns: whether it speaks of answering for something
 */
gboolean
ethos_words_speak_of_accountability (const char *text)
{
  static const char *const words[] = { "accountability",   "accountable",   "responsibility",
                                       "responsibilities", "verantwortung", NULL };

  g_return_val_if_fail (text != NULL, FALSE);

  return has_one_of (text, words);
}
