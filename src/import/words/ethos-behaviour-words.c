// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-import"

#include "config.h"

#include "ethos-behaviour-words.h"

#include <string.h>

#include "ethos-negation-words.h"
#include "ethos-phrases.h"
#include "ethos-statement-words.h"

/* Labels are short; a longer line is not looked up word by word. */
#define MAX_LABEL_BYTES 160
#define MAX_LABEL_WORDS 6

/* Every phrase below is in the form that ethos_words_key() makes. */
static const struct
{
  const char *phrase;
  EthosBehaviourLabel label;
} labels[] = {
  { "do", ETHOS_LABEL_DO },
  { "dos", ETHOS_LABEL_DO },
  { "we do", ETHOS_LABEL_DO },
  { "we will", ETHOS_LABEL_DO },
  { "we always", ETHOS_LABEL_DO },
  { "always", ETHOS_LABEL_DO },
  { "what we do", ETHOS_LABEL_DO },
  { "what we will do", ETHOS_LABEL_DO },
  { "this means", ETHOS_LABEL_DO },
  { "this means we", ETHOS_LABEL_DO },
  { "this means we will", ETHOS_LABEL_DO },
  { "this means that we", ETHOS_LABEL_DO },
  { "that means", ETHOS_LABEL_DO },
  { "that means we", ETHOS_LABEL_DO },
  { "that means that we", ETHOS_LABEL_DO },
  { "for us this means", ETHOS_LABEL_DO },
  { "you can expect us to", ETHOS_LABEL_DO },
  { "what you can expect", ETHOS_LABEL_DO },
  { "in practice", ETHOS_LABEL_DO },
  { "in practice this means", ETHOS_LABEL_DO },
  { "what this looks like", ETHOS_LABEL_DO },
  { "what it looks like", ETHOS_LABEL_DO },
  { "what you will see", ETHOS_LABEL_DO },
  { "how we show it", ETHOS_LABEL_DO },
  { "how we show this", ETHOS_LABEL_DO },
  { "we show this by", ETHOS_LABEL_DO },
  { "our behaviours", ETHOS_LABEL_DO },
  { "behaviours", ETHOS_LABEL_DO },
  { "behaviors", ETHOS_LABEL_DO },
  { "our behaviors", ETHOS_LABEL_DO },
  { "verhalten", ETHOS_LABEL_DO },
  { "unser verhalten", ETHOS_LABEL_DO },
  { "verhaltensweisen", ETHOS_LABEL_DO },
  { "unsere verhaltensweisen", ETHOS_LABEL_DO },
  { "comportements", ETHOS_LABEL_DO },
  { "nos comportements", ETHOS_LABEL_DO },
  { "comportamientos", ETHOS_LABEL_DO },
  { "nuestros comportamientos", ETHOS_LABEL_DO },
  { "wir tun", ETHOS_LABEL_DO },
  { "das tun wir", ETHOS_LABEL_DO },
  { "wir werden", ETHOS_LABEL_DO },
  { "das heißt", ETHOS_LABEL_DO },
  { "das bedeutet", ETHOS_LABEL_DO },
  { "das heisst", ETHOS_LABEL_DO },
  { "das heißt für uns", ETHOS_LABEL_DO },
  { "das bedeutet für uns", ETHOS_LABEL_DO },
  { "konkret heißt das", ETHOS_LABEL_DO },
  { "konkret bedeutet das", ETHOS_LABEL_DO },
  { "im alltag heißt das", ETHOS_LABEL_DO },
  { "im alltag", ETHOS_LABEL_DO },
  { "dont", ETHOS_LABEL_DONT },
  { "donts", ETHOS_LABEL_DONT },
  { "nous faisons", ETHOS_LABEL_DO },
  { "nous voulons", ETHOS_LABEL_DO },
  { "nous allons", ETHOS_LABEL_DO },
  { "nous nous engageons", ETHOS_LABEL_DO },
  { "nous nous engageons à", ETHOS_LABEL_DO },
  { "concrètement", ETHOS_LABEL_DO },
  { "concrètement nous", ETHOS_LABEL_DO },
  { "nos comprometemos", ETHOS_LABEL_DO },
  { "nos comprometemos a", ETHOS_LABEL_DO },
  { "queremos", ETHOS_LABEL_DO },
  { "hacemos", ETHOS_LABEL_DO },
  { "wir verpflichten uns", ETHOS_LABEL_DO },
  { "wir wollen", ETHOS_LABEL_DO },
  { "wir wollen nicht", ETHOS_LABEL_DONT },
  { "ce que nous faisons", ETHOS_LABEL_DO },
  { "nous ne faisons pas", ETHOS_LABEL_DONT },
  { "ce que nous ne faisons pas", ETHOS_LABEL_DONT },
  { "nous ne faisons jamais", ETHOS_LABEL_DONT },
  { "ce que nous ne faisons jamais", ETHOS_LABEL_DONT },
  { "jamais", ETHOS_LABEL_DONT },
  { "lo que hacemos", ETHOS_LABEL_DO },
  { "lo que no hacemos", ETHOS_LABEL_DONT },
  { "qué hacemos", ETHOS_LABEL_DO },
  { "qué no hacemos", ETHOS_LABEL_DONT },
  { "lo que nunca hacemos", ETHOS_LABEL_DONT },
  { "no hacemos", ETHOS_LABEL_DONT },
  { "nunca", ETHOS_LABEL_DONT },
  { "nunca hacemos", ETHOS_LABEL_DONT },
  { "we cannot", ETHOS_LABEL_DONT },
  { "we cant", ETHOS_LABEL_DONT },
  { "we dont", ETHOS_LABEL_DONT },
  { "we do not", ETHOS_LABEL_DONT },
  { "we will not", ETHOS_LABEL_DONT },
  { "we wont", ETHOS_LABEL_DONT },
  { "we never", ETHOS_LABEL_DONT },
  { "we never ever", ETHOS_LABEL_DONT },
  { "we will never", ETHOS_LABEL_DONT },
  { "never", ETHOS_LABEL_DONT },
  { "what we dont do", ETHOS_LABEL_DONT },
  { "what we do not do", ETHOS_LABEL_DONT },
  { "what we will not do", ETHOS_LABEL_DONT },
  { "we avoid", ETHOS_LABEL_DONT },
  { "what it doesnt look like", ETHOS_LABEL_DONT },
  { "what it does not look like", ETHOS_LABEL_DONT },
  { "what this doesnt look like", ETHOS_LABEL_DONT },
  { "what this does not look like", ETHOS_LABEL_DONT },
  { "what you will not see", ETHOS_LABEL_DONT },
  { "what you wont see", ETHOS_LABEL_DONT },
  { "wir tun nicht", ETHOS_LABEL_DONT },
  { "das tun wir nicht", ETHOS_LABEL_DONT },
  { "wir werden nicht", ETHOS_LABEL_DONT },
  { "wir vermeiden", ETHOS_LABEL_DONT },
  { "you would hear us say", ETHOS_LABEL_HEARD },
  { "you will hear us say", ETHOS_LABEL_HEARD },
  { "you might hear us say", ETHOS_LABEL_HEARD },
  { "youd hear us say", ETHOS_LABEL_HEARD },
  { "what you would hear us say", ETHOS_LABEL_HEARD },
  { "what youd hear us say", ETHOS_LABEL_HEARD },
  { "what you will hear us say", ETHOS_LABEL_HEARD },
  { "what youll hear us say", ETHOS_LABEL_HEARD },
  { "youll hear us say", ETHOS_LABEL_HEARD },
  { "you would not hear us say", ETHOS_LABEL_DONT },
  { "you wouldnt hear us say", ETHOS_LABEL_DONT },
  { "you will not hear us say", ETHOS_LABEL_DONT },
  { "you wont hear us say", ETHOS_LABEL_DONT },
  { "what you would not hear us say", ETHOS_LABEL_DONT },
  { "what you wouldnt hear us say", ETHOS_LABEL_DONT },
  { "what you will not hear us say", ETHOS_LABEL_DONT },
  { "what you wont hear us say", ETHOS_LABEL_DONT },
  { "what you would hear", ETHOS_LABEL_HEARD },
  { "what you will hear", ETHOS_LABEL_HEARD },
  { "things we say", ETHOS_LABEL_HEARD },
  { "we say", ETHOS_LABEL_HEARD },
  { "das hört man bei uns", ETHOS_LABEL_HEARD },
  { "man hört uns sagen", ETHOS_LABEL_HEARD },
  { "so klingt das", ETHOS_LABEL_HEARD },
};

/* "As a leader I do not:", "All of us will:". */
static EthosBehaviourLabel
find_label_of_people (const char *key)
{
  static const char *const donts[] = { " will not", " wont", " do not", " dont", " never" };
  static const char *const dos[] = { " will", " always" };

  if (ethos_words_count (key) > MAX_LABEL_WORDS)
    return ETHOS_LABEL_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (donts); i++)
    {
      if (g_str_has_suffix (key, donts[i]))
        return ETHOS_LABEL_DONT;
    }
  for (guint i = 0; i < G_N_ELEMENTS (dos); i++)
    {
      if (g_str_has_suffix (key, dos[i]))
        return ETHOS_LABEL_DO;
    }
  return ETHOS_LABEL_NONE;
}

/**
 * ethos_words_label:
 * @text: a line, or the part of it before a colon
 *
 * Recognises the labels that stand over behaviours.
 *
 * Returns: the label, or %ETHOS_LABEL_NONE
 */
EthosBehaviourLabel
ethos_words_label (const char *text)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (text != NULL, ETHOS_LABEL_NONE);

  if (strnlen (text, MAX_LABEL_BYTES + 1) > MAX_LABEL_BYTES)
    return ETHOS_LABEL_NONE;
  key = ethos_words_key (text);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      if (ethos_phrase_is (key, labels[i].phrase))
        return labels[i].label;
    }
  if (!g_str_has_suffix (text, ":"))
    return ETHOS_LABEL_NONE;
  /* "Nous ne voulons pas :", "No queremos:". */
  if (ethos_words_count (key) <= MAX_LABEL_WORDS && ethos_words_begins_with_negation (text))
    return ETHOS_LABEL_DONT;
  return find_label_of_people (key);
}

/**
 * ethos_words_label_prefix:
 * @text: a behaviour
 *
 * Recognises behaviours that carry their own label: "We will not look away."; not "We do not only
 * look".
 *
 * Returns: %ETHOS_LABEL_DONT, %ETHOS_LABEL_HEARD or %ETHOS_LABEL_NONE
 */
EthosBehaviourLabel
ethos_words_label_prefix (const char *text)
{
  static const char *const heards[] = { "you would hear us say", "you will hear us say",
                                        "youd hear us say" };
  g_autofree char *head = NULL;
  g_autofree char *key = NULL;

  g_return_val_if_fail (text != NULL, ETHOS_LABEL_NONE);

  head = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, MAX_LABEL_BYTES), 40));
  key = ethos_words_key (head);
  if (ethos_words_begins_with_negation (text))
    return ETHOS_LABEL_DONT;
  for (guint i = 0; i < G_N_ELEMENTS (heards); i++)
    {
      if (ethos_phrase_starts (key, heards[i]))
        return ETHOS_LABEL_HEARD;
    }
  return ETHOS_LABEL_NONE;
}

/**
 * ethos_words_begins_with_will:
 * @text: a line
 *
 * Recognises promises: "We will say when we were wrong", "We won’t hide it", "Wir werden …".
 *
 * Returns: whether it begins as one
 */
gboolean
ethos_words_begins_with_will (const char *text)
{
  static const char *const beginnings[] = { "we will", "we wont", "we shall", "wir werden" };
  g_autofree char *head = NULL;
  g_autofree char *key = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  head = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, MAX_LABEL_BYTES), 40));
  key = ethos_words_key (head);
  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      if (ethos_phrase_starts (key, beginnings[i]))
        return TRUE;
    }
  return FALSE;
}

/**
 * ethos_words_name_behaviours:
 * @text: a heading
 *
 * Recognises headings that say that behaviours follow, and whose they are not: "Behaviours:".
 *
 * Returns: whether it is one
 */
gboolean
ethos_words_name_behaviours (const char *text)
{
  static const char *const phrases[] = { "behaviours",
                                         "behaviors",
                                         "our behaviours",
                                         "our behaviors",
                                         "verhalten",
                                         "unser verhalten",
                                         "verhaltensweisen",
                                         "unsere verhaltensweisen",
                                         "comportements",
                                         "nos comportements",
                                         "comportamientos",
                                         "nuestros comportamientos",
                                         NULL };
  g_autofree char *key = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  if (strnlen (text, MAX_LABEL_BYTES + 1) > MAX_LABEL_BYTES)
    return FALSE;
  key = ethos_words_key (text);
  return g_strv_contains (phrases, key);
}
