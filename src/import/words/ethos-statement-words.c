// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-import"

#include "config.h"

#include "ethos-statement-words.h"

#include <string.h>

#include "ethos-phrases.h"

/* Headings and labels are short; a longer line is not looked up word by word. */
#define MAX_HEADING_BYTES 160
#define MAX_HEADING_WORDS 9

typedef struct
{
  const char *phrase;
  EthosTopic topic;
} TopicPhrase;

/* Every phrase below is in the form that ethos_words_key() makes. */
static const TopicPhrase headings[] = {
  { "purpose", ETHOS_TOPIC_MISSION },
  { "why we exist", ETHOS_TOPIC_MISSION },
  { "why we are here", ETHOS_TOPIC_MISSION },
  { "what we are here for", ETHOS_TOPIC_MISSION },
  { "what we are here to do", ETHOS_TOPIC_MISSION },
  { "reason for being", ETHOS_TOPIC_MISSION },
  { "auftrag", ETHOS_TOPIC_MISSION },
  { "zweck", ETHOS_TOPIC_MISSION },
  { "wofür es uns gibt", ETHOS_TOPIC_MISSION },
  { "warum es uns gibt", ETHOS_TOPIC_MISSION },
  { "we deliver this through", ETHOS_TOPIC_STRANDS },
  { "we will deliver this through", ETHOS_TOPIC_STRANDS },
  { "we deliver our mission through", ETHOS_TOPIC_STRANDS },
  { "how we deliver", ETHOS_TOPIC_STRANDS },
  { "how we deliver this", ETHOS_TOPIC_STRANDS },
  { "how we deliver it", ETHOS_TOPIC_STRANDS },
  { "how we deliver our mission", ETHOS_TOPIC_STRANDS },
  { "how we will deliver", ETHOS_TOPIC_STRANDS },
  { "how we get there", ETHOS_TOPIC_STRANDS },
  { "how we do it", ETHOS_TOPIC_STRANDS },
  { "how we do this", ETHOS_TOPIC_STRANDS },
  { "how we will get there", ETHOS_TOPIC_STRANDS },
  { "how we will do this", ETHOS_TOPIC_STRANDS },
  { "we deliver this in", ETHOS_TOPIC_STRANDS },
  { "we deliver our mission in", ETHOS_TOPIC_STRANDS },
  { "we do this in", ETHOS_TOPIC_STRANDS },
  { "we do this by", ETHOS_TOPIC_STRANDS },
  { "we do this through", ETHOS_TOPIC_STRANDS },
  { "we will do this by", ETHOS_TOPIC_STRANDS },
  { "we achieve this through", ETHOS_TOPIC_STRANDS },
  { "we achieve this by", ETHOS_TOPIC_STRANDS },
  { "we will achieve this by", ETHOS_TOPIC_STRANDS },
  { "strands", ETHOS_TOPIC_STRANDS },
  { "delivery strands", ETHOS_TOPIC_STRANDS },
  { "priorities", ETHOS_TOPIC_STRANDS },
  { "strategic priorities", ETHOS_TOPIC_STRANDS },
  { "strategic aims", ETHOS_TOPIC_STRANDS },
  { "strategic objectives", ETHOS_TOPIC_STRANDS },
  { "aims", ETHOS_TOPIC_STRANDS },
  { "goals", ETHOS_TOPIC_STRANDS },
  { "objectives", ETHOS_TOPIC_STRANDS },
  { "das erreichen wir durch", ETHOS_TOPIC_STRANDS },
  { "so erreichen wir das", ETHOS_TOPIC_STRANDS },
  { "dazu tragen bei", ETHOS_TOPIC_STRANDS },
  { "schwerpunkte", ETHOS_TOPIC_STRANDS },
  { "ziele", ETHOS_TOPIC_STRANDS },
  { "ambition", ETHOS_TOPIC_VISION },
  { "aspiration", ETHOS_TOPIC_VISION },
  { "where we are going", ETHOS_TOPIC_VISION },
  { "where we want to be", ETHOS_TOPIC_VISION },
  { "what we want to become", ETHOS_TOPIC_VISION },
  { "wohin wir wollen", ETHOS_TOPIC_VISION },
  { "zukunftsbild", ETHOS_TOPIC_VISION },
  { "principles", ETHOS_TOPIC_VALUES },
  { "guiding principles", ETHOS_TOPIC_VALUES },
  { "what we stand for", ETHOS_TOPIC_VALUES },
  { "what we believe", ETHOS_TOPIC_VALUES },
  { "what we believe in", ETHOS_TOPIC_VALUES },
  { "what we value", ETHOS_TOPIC_VALUES },
  { "what do we value", ETHOS_TOPIC_VALUES },
  { "what do we stand for", ETHOS_TOPIC_VALUES },
  { "we value", ETHOS_TOPIC_VALUES },
  { "we stand for", ETHOS_TOPIC_VALUES },
  { "we believe in", ETHOS_TOPIC_VALUES },
  { "what matters to us", ETHOS_TOPIC_VALUES },
  { "beliefs", ETHOS_TOPIC_VALUES },
  { "grundsätze", ETHOS_TOPIC_VALUES },
  { "leitsätze", ETHOS_TOPIC_VALUES },
  { "prinzipien", ETHOS_TOPIC_VALUES },
  { "wofür wir stehen", ETHOS_TOPIC_VALUES },
  { "was uns wichtig ist", ETHOS_TOPIC_VALUES },
  { "how we lead", ETHOS_TOPIC_LEADERSHIP },
  { "leaders", ETHOS_TOPIC_LEADERSHIP },
  { "führungskräfte", ETHOS_TOPIC_LEADERSHIP },
  { "what we expect of leaders", ETHOS_TOPIC_LEADERSHIP },
  { "what we expect of our leaders", ETHOS_TOPIC_LEADERSHIP },
  { "what we expect from leaders", ETHOS_TOPIC_LEADERSHIP },
  { "what we expect from our leaders", ETHOS_TOPIC_LEADERSHIP },
  { "leading others", ETHOS_TOPIC_LEADERSHIP },
  { "wie wir führen", ETHOS_TOPIC_LEADERSHIP },
  { "so führen wir", ETHOS_TOPIC_LEADERSHIP },
  { "führung", ETHOS_TOPIC_LEADERSHIP },
  { "leitbild", ETHOS_TOPIC_TITLE },
  { "what we stand for and where we are going", ETHOS_TOPIC_TITLE },
  { "raison dêtre", ETHOS_TOPIC_MISSION },
  { "razón de ser", ETHOS_TOPIC_MISSION },
  { "principes", ETHOS_TOPIC_VALUES },
  { "principios", ETHOS_TOPIC_VALUES },
  { "使命", ETHOS_TOPIC_MISSION },
  { "私たちの使命", ETHOS_TOPIC_MISSION },
  { "ミッション", ETHOS_TOPIC_MISSION },
  { "私たちのミッション", ETHOS_TOPIC_MISSION },
  { "ビジョン", ETHOS_TOPIC_VISION },
  { "私たちのビジョン", ETHOS_TOPIC_VISION },
  { "価値観", ETHOS_TOPIC_VALUES },
  { "私たちの価値観", ETHOS_TOPIC_VALUES },
  { "バリュー", ETHOS_TOPIC_VALUES },
};

/* What strands are called, and how many there are: "We deliver this through three strands". */
static const char *const strand_words[] = {
  "our",        "these",        "the",      "following", "key",   "main",  "strategic",
  "strands",    "ways",         "pillars",  "aims",      "goals", "areas", "priorities",
  "objectives", "programmes",   "programs", "two",       "three", "four",  "five",
  "six",        "seven",        "unsere",   "die",       "zwei",  "drei",  "vier",
  "fünf",       "schwerpunkte", "säulen",   "ziele",     NULL,
};

/* One of these words makes a short heading one of its topic. */
static const TopicPhrase heading_words[] = {
  { "mission", ETHOS_TOPIC_MISSION },
  { "vision", ETHOS_TOPIC_VISION },
  { "values", ETHOS_TOPIC_VALUES },
  { "werte", ETHOS_TOPIC_VALUES },
  { "leadership", ETHOS_TOPIC_LEADERSHIP },
  { "führung", ETHOS_TOPIC_LEADERSHIP },
  { "führungsgrundsätze", ETHOS_TOPIC_LEADERSHIP },
  { "führungsleitlinien", ETHOS_TOPIC_LEADERSHIP },
  { "leitbild", ETHOS_TOPIC_TITLE },
  { "misión", ETHOS_TOPIC_MISSION },
  { "visión", ETHOS_TOPIC_VISION },
  { "valeurs", ETHOS_TOPIC_VALUES },
  { "valores", ETHOS_TOPIC_VALUES },
  { "missie", ETHOS_TOPIC_MISSION },
  { "visie", ETHOS_TOPIC_VISION },
  { "kernwaarden", ETHOS_TOPIC_VALUES },
  { "missione", ETHOS_TOPIC_MISSION },
  { "visione", ETHOS_TOPIC_VISION },
  { "valori", ETHOS_TOPIC_VALUES },
};

static const TopicPhrase sentences[] = {
  { "our mission is", ETHOS_TOPIC_MISSION },
  { "the mission is", ETHOS_TOPIC_MISSION },
  { "our purpose is", ETHOS_TOPIC_MISSION },
  { "we exist to", ETHOS_TOPIC_MISSION },
  { "we are here to", ETHOS_TOPIC_MISSION },
  { "unsere mission ist", ETHOS_TOPIC_MISSION },
  { "unser auftrag ist", ETHOS_TOPIC_MISSION },
  { "our vision is", ETHOS_TOPIC_VISION },
  { "the vision is", ETHOS_TOPIC_VISION },
  { "our ambition is", ETHOS_TOPIC_VISION },
  { "our aspiration is", ETHOS_TOPIC_VISION },
  { "we aspire to", ETHOS_TOPIC_VISION },
  { "unsere vision ist", ETHOS_TOPIC_VISION },
  { "our values are", ETHOS_TOPIC_VALUES },
  { "our core values are", ETHOS_TOPIC_VALUES },
  { "our shared values are", ETHOS_TOPIC_VALUES },
  { "our principles are", ETHOS_TOPIC_VALUES },
  { "our guiding principles are", ETHOS_TOPIC_VALUES },
  { "the values we share are", ETHOS_TOPIC_VALUES },
  { "the values we live by are", ETHOS_TOPIC_VALUES },
  { "unsere werte sind", ETHOS_TOPIC_VALUES },
  { "wir stehen für", ETHOS_TOPIC_VALUES },
  { "notre mission est", ETHOS_TOPIC_MISSION },
  { "notre vision est", ETHOS_TOPIC_VISION },
  { "nos valeurs sont", ETHOS_TOPIC_VALUES },
  { "nuestra misión es", ETHOS_TOPIC_MISSION },
  { "nuestra visión es", ETHOS_TOPIC_VISION },
  { "nuestros valores son", ETHOS_TOPIC_VALUES },
};

/* "the values of the trust" and "our values" are both about "values". */
static const char *
skip_owner (const char *key)
{
  static const char *const owners[] = {
    "our ",   "the ", "unsere ",  "unser ",   "die ",      "der ", "das ",
    "notre ", "nos ", "nuestra ", "nuestro ", "nuestros ", "los ", "les ",
  };

  /* "2. Our values" is the second part. */
  if (g_ascii_isdigit (*key))
    {
      const char *after = key + strspn (key, "0123456789");

      key = *after == ' ' ? after + 1 : key;
    }
  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    {
      if (key[0] == owners[i][0] && g_str_has_prefix (key, owners[i]))
        return key + strlen (owners[i]);
    }
  return key;
}

static EthosTopic
find_topic_word (const char *word, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (heading_words); i++)
    {
      const char *phrase = heading_words[i].phrase;

      if (word[0] == phrase[0] && strncmp (word, phrase, length) == 0 && phrase[length] == '\0')
        return heading_words[i].topic;
    }
  return ETHOS_TOPIC_NONE;
}

static EthosTopic
find_topic_words (const char *key)
{
  EthosTopic found = ETHOS_TOPIC_NONE;

  if (ethos_words_count (key) > MAX_HEADING_WORDS)
    return ETHOS_TOPIC_NONE;
  while (*key != '\0')
    {
      gsize length = strcspn (key, " ");
      EthosTopic topic = find_topic_word (key, length);

      if (topic != ETHOS_TOPIC_NONE && found != ETHOS_TOPIC_NONE && found != topic)
        return ETHOS_TOPIC_TITLE;
      if (topic != ETHOS_TOPIC_NONE)
        found = topic;
      key += length + (key[length] == ' ');
    }
  return found;
}

/* "what we stand for as a school", which is no sentence. */
static gboolean
is_phrase_of_place (const char *key, const char *phrase)
{
  static const char *const places[] = {
    " at ", " as a ", " as an ", " here at ", " bei ", " als "
  };

  if (!ethos_phrase_starts (key, phrase) || strchr (phrase, ' ') == NULL ||
      ethos_phrase_starts (key, "we") || ethos_words_count (key) > MAX_HEADING_WORDS)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (g_str_has_prefix (key + strlen (phrase), places[i]))
        return TRUE;
    }
  return FALSE;
}

/* "we do this in three ways": phrase, and no more than how many of what. */
static gboolean
is_phrase_of_strands (const char *key, const char *phrase)
{
  g_auto (GStrv) words = NULL;

  if (!ethos_phrase_starts (key, phrase))
    return FALSE;
  words = g_strsplit (key + strlen (phrase) + (key[strlen (phrase)] == ' '), " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (!g_strv_contains (strand_words, words[i]) && !g_ascii_isdigit (*words[i]))
        return FALSE;
    }
  return TRUE;
}

static EthosTopic
find_sentence_topic (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      if (ethos_phrase_starts (key, sentences[i].phrase))
        return sentences[i].topic;
    }
  return ETHOS_TOPIC_NONE;
}

/**
 * ethos_words_is_apostrophe:
 * @c: a character
 *
 * Recognises what people and their programs type in "don’t".
 *
 * Returns: whether it is an apostrophe, or stands for one
 */
gboolean
ethos_words_is_apostrophe (gunichar c)
{
  return c == '\'' || c == '`' || c == 0xb4 || c == 0x2018 || c == 0x2019 || c == 0x2bc;
}

/**
 * ethos_words_key:
 * @text: a line
 *
 * Makes the form in which lines are compared: lower case, punctuation as single spaces,
 * apostrophes gone ("We don’t:" and "we dont" are equal).
 *
 * Returns: (transfer full): the key; empty for a line without letters and digits
 */
char *
ethos_words_key (const char *text)
{
  GString *key;

  g_return_val_if_fail (text != NULL, NULL);

  key = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      /* Most text is ASCII, and keys are made several times a line. */
      gboolean ascii = (guchar) *p < 0x80;
      gunichar c = ascii ? (gunichar) *p : g_utf8_get_char (p);

      if (ascii && g_ascii_isalnum (*p))
        g_string_append_c (key, g_ascii_tolower (*p));
      else if (!ascii && !ethos_words_is_apostrophe (c) &&
               (g_unichar_isalnum (c) || g_unichar_ismark (c)))
        g_string_append_unichar (key, g_unichar_tolower (c));
      else if (!ethos_words_is_apostrophe (c) && key->len > 0 && key->str[key->len - 1] != ' ')
        g_string_append_c (key, ' ');
    }
  if (key->len > 0 && key->str[key->len - 1] == ' ')
    g_string_truncate (key, key->len - 1);
  return g_string_free (key, FALSE);
}

/* "We have four core values:" */
static gboolean
announces_values (const char *key)
{
  static const char *const names[] = { "values", "principles", "werte", "grundsätze", NULL };
  const char *space = strrchr (key, ' ');

  return space != NULL && ethos_words_count (key) <= MAX_HEADING_WORDS &&
         g_strv_contains (names, space + 1);
}

static EthosTopic
find_heading_topic (const char *text, const char *key)
{
  const char *core = skip_owner (key);
  gunichar last = g_utf8_get_char (g_utf8_prev_char (text + strlen (text)));

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      if (ethos_phrase_is (core, headings[i].phrase) ||
          (core != key && ethos_phrase_is (key, headings[i].phrase)))
        return headings[i].topic;
      if (last != '.' && is_phrase_of_place (key, headings[i].phrase))
        return headings[i].topic;
      if (headings[i].topic == ETHOS_TOPIC_STRANDS && last != '.' &&
          is_phrase_of_strands (key, headings[i].phrase))
        return ETHOS_TOPIC_STRANDS;
    }
  if (last == ':' && announces_values (key))
    return ETHOS_TOPIC_VALUES;
  if (last == '.' || last == '!' || last == ';' || last == ',' || ethos_phrase_starts (key, "we") ||
      ethos_phrase_starts (key, "wir") || find_sentence_topic (key) != ETHOS_TOPIC_NONE)
    return ETHOS_TOPIC_NONE;
  return find_topic_words (core);
}

/**
 * ethos_words_heading_topic:
 * @text: a line that may be a heading
 *
 * Finds out what a heading is about, in English and German, and the commonest in a few languages
 * more: "Our values", "Why we exist", "Leadership and accountability", "Unser Auftrag", "Nos
 * valeurs".
 *
 * Returns: its topic, or %ETHOS_TOPIC_NONE
 */
EthosTopic
ethos_words_heading_topic (const char *text)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (text != NULL, ETHOS_TOPIC_NONE);

  if (*text == '\0' || strnlen (text, MAX_HEADING_BYTES + 1) > MAX_HEADING_BYTES)
    return ETHOS_TOPIC_NONE;
  key = ethos_words_key (text);
  return find_heading_topic (text, key);
}

/**
 * ethos_words_topic_word:
 * @text: a name that stands before more words
 *
 * Finds the one word that tells a topic whatever stands beside it: "Our mission", "Vision 2030".
 *
 * Returns: the topic, or %ETHOS_TOPIC_NONE
 */
EthosTopic
ethos_words_topic_word (const char *text)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (text != NULL, ETHOS_TOPIC_NONE);

  if (strnlen (text, MAX_HEADING_BYTES + 1) > MAX_HEADING_BYTES)
    return ETHOS_TOPIC_NONE;
  key = ethos_words_key (text);
  return find_topic_words (key);
}

/**
 * ethos_words_are_topics:
 * @text: a line, or a part of one
 *
 * Tells words that only announce ("our vision and values") from words that a statement is made of
 * ("make the vision real").
 *
 * Returns: %TRUE where no word is more than a topic or joins topics
 */
gboolean
ethos_words_are_topics (const char *text)
{
  static const char *const joints[] = { "our",       "the",     "and",      "core",
                                        "statement", "unsere",  "unser",    "und",
                                        "die",       "das",     "notre",    "nos",
                                        "et",        "nuestra", "nuestros", "y" };
  g_autofree char *key = NULL;
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  if (strnlen (text, MAX_HEADING_BYTES + 1) > MAX_HEADING_BYTES)
    return FALSE;
  key = ethos_words_key (text);
  words = g_strsplit (key, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean known = find_topic_words (words[i]) != ETHOS_TOPIC_NONE;

      for (guint j = 0; j < G_N_ELEMENTS (joints) && !known; j++)
        known = strcmp (words[i], joints[j]) == 0;
      if (!known)
        return FALSE;
    }
  return TRUE;
}

/**
 * ethos_words_sentence_topic:
 * @text: a sentence
 *
 * Recognises sentences that say what they are: "Our mission is to …", "Our values are …".
 *
 * Returns: the topic, or %ETHOS_TOPIC_NONE
 */
EthosTopic
ethos_words_sentence_topic (const char *text)
{
  g_autofree char *head = NULL;
  g_autofree char *key = NULL;

  g_return_val_if_fail (text != NULL, ETHOS_TOPIC_NONE);

  head = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, MAX_HEADING_BYTES), 60));
  key = ethos_words_key (head);
  return find_sentence_topic (key);
}

/**
 * ethos_words_values_lead:
 * @text: a sentence with the topic %ETHOS_TOPIC_VALUES
 *
 * Measures the words that announce a list of values: "Our values are" in "Our values are care and
 * courage."
 *
 * Returns: bytes up to the first value, or 0
 */
gsize
ethos_words_values_lead (const char *text)
{
  g_return_val_if_fail (text != NULL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      const char *phrase = sentences[i].phrase;
      const char *p = text;

      if (sentences[i].topic != ETHOS_TOPIC_VALUES)
        continue;
      /* The phrases with a letter beyond ASCII end in "für", which is lower case in the text. */
      while (*phrase != '\0' && g_ascii_tolower (*p) == *phrase)
        p++, phrase++;
      if (*phrase == '\0' && (*p == ' ' || *p == ':'))
        return (gsize) (p - text) + strspn (p, ": ");
    }
  return 0;
}

/**
 * ethos_words_may_head_values:
 * @text: a heading
 *
 * Recognises headings that stand over values, or are one among others: "How we work together",
 * "Ways of working", "What we stand for". What stands below and beside them decides.
 *
 * Returns: whether it is one of them
 */
gboolean
ethos_words_may_head_values (const char *text)
{
  static const char *const phrases[] = {
    "how we work",
    "how we work together",
    "how we work with each other",
    "how we work with one another",
    "how we want to work",
    "how we want to work together",
    "how we treat each other",
    "how we treat one another",
    "how we behave",
    "how we act",
    "how we do things",
    "how we do things here",
    "how we do things around here",
    "how we show up",
    "the way we work",
    "the way we work together",
    "the way we do things",
    "ways of working",
    "ways we work",
    "what guides us",
    "what drives us",
    "what unites us",
    "what we live by",
    "who we are",
    "culture",
    "promises",
    "commitments",
    "standards",
    "wie wir arbeiten",
    "wie wir zusammenarbeiten",
    "wie wir miteinander arbeiten",
    "wie wir miteinander umgehen",
    "so arbeiten wir",
    "so arbeiten wir zusammen",
    "so gehen wir miteinander um",
    "was uns leitet",
    "was uns verbindet",
    "was uns ausmacht",
    "unser miteinander",
    "kultur",
  };
  g_autofree char *key = NULL;
  const char *core;

  g_return_val_if_fail (text != NULL, FALSE);

  if (*text == '\0' || strnlen (text, MAX_HEADING_BYTES + 1) > MAX_HEADING_BYTES)
    return FALSE;
  key = ethos_words_key (text);
  core = skip_owner (key);
  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    {
      if (ethos_phrase_is (core, phrases[i]) || ethos_phrase_is (key, phrases[i]))
        return TRUE;
    }
  return find_topic_words (core) == ETHOS_TOPIC_NONE &&
         find_heading_topic (text, key) == ETHOS_TOPIC_VALUES;
}

/**
 * ethos_words_count:
 * @text: a line
 *
 * Counts words as the spaces between them part them.
 *
 * Returns: their number
 */
guint
ethos_words_count (const char *text)
{
  guint n = 0;

  g_return_val_if_fail (text != NULL, 0);

  for (const char *p = text; *p != '\0'; p++)
    n += *p != ' ' && (p == text || p[-1] == ' ');
  return n;
}
