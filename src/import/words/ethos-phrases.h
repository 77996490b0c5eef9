// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* Each line is compared with all phrases, and most begin with other letters. Phrases are in the
 * form that ethos_words_key() makes, and have two letters and more. */
static inline gboolean
ethos_phrase_begins_alike (const char *key, const char *phrase)
{
  return key[0] == phrase[0] && key[1] == phrase[1];
}

/* Whether key is made of phrase and nothing more. */
static inline gboolean
ethos_phrase_is (const char *key, const char *phrase)
{
  return ethos_phrase_begins_alike (key, phrase) && strcmp (key, phrase) == 0;
}

/* Whether key is made of phrase and nothing more, or goes on with a space. */
static inline gboolean
ethos_phrase_starts (const char *key, const char *phrase)
{
  gsize length;

  if (!ethos_phrase_begins_alike (key, phrase))
    return FALSE;
  length = strlen (phrase);
  return strncmp (key, phrase, length) == 0 && (key[length] == ' ' || key[length] == '\0');
}

/* Whether text begins with one of a list, in the middle of a word, too. */
static inline gboolean
ethos_phrases_begin (const char *text, const char *const *list, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      if (text[0] == list[i][0] && g_str_has_prefix (text, list[i]))
        return TRUE;
    }
  return FALSE;
}

G_END_DECLS
