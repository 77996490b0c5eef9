// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-import"

#include "config.h"

#include <string.h>

#include "ethos-line-marker.h"
#include "ethos-statement-private.h"

/* A name is what fits on a card's first line. */
#define MAX_NAME_BYTES 64
#define MAX_NAME_WORDS 6
/* The same before a full stop. */
#define MAX_SENTENCE_NAME_WORDS 3

static gsize
match_letter_prefix (const char *text)
{
  static const char *const separators[] = { " – ",      " — ",   " - ", ": ",  " = ",
                                            " is for ", " for ", ") ",  " | ", " steht für " };

  if (!g_ascii_isupper (text[0]))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      if (g_str_has_prefix (text + 1, separators[i]))
        return 1 + strlen (separators[i]);
    }
  return 0;
}

/* "1. Care" in a heading. */
static gsize
match_number (const char *text)
{
  gsize digits = strspn (text, "0123456789");
  gsize keycap = ethos_line_marker_measure_keycap (text);

  if (keycap > 0)
    return keycap;
  if (digits == 0 || digits > 2 || (text[digits] != '.' && text[digits] != ')') ||
      text[digits + 1] != ' ')
    return 0;
  return digits + 1 + strspn (text + digits + 1, " ");
}

/* "Value 1: Care", "Wert 2 – Mut", "#3 Honesty", "C – Compassion": what stands before the name. */
static gsize
match_counter (const char *text)
{
  static const char *const words[] = { "value ", "wert ", "principle ", "grundsatz ", "#" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);
      gsize digits;

      if (g_ascii_strncasecmp (text, words[i], length) != 0)
        continue;
      length += text[length] == '#';
      digits = strspn (text + length, "0123456789");
      if (digits > 0 && digits <= 3)
        {
          const char *after = text + length + digits;

          after += strspn (after, " ");
          if (g_str_has_prefix (after, "–") || g_str_has_prefix (after, "—"))
            after += 3;
          else
            after += strspn (after, ":.-)");
          after += strspn (after, " ");
          return *after != '\0' ? (gsize) (after - text) : 0;
        }
    }
  return match_number (text) + match_letter_prefix (text + match_number (text));
}

/* Where the name ends; the separator's length. */
static const char *
find_separator (const char *text, gboolean sentences, gsize *width)
{
  static const char *const separators[] = { ": ", " – ", " — ", " - ", " | ",
                                            "— ", "– ",  "- ",  "—",   "：" };
  gsize limit = strnlen (text, MAX_NAME_BYTES);
  const char *best = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      const char *found = g_strstr_len (text, limit, separators[i]);

      if (found != NULL && found > text && (best == NULL || found < best))
        {
          best = found;
          *width = strlen (separators[i]);
        }
    }
  if (sentences)
    {
      const char *stop = g_strstr_len (text, limit, ". ");

      if (stop != NULL && stop > text && (best == NULL || stop < best))
        {
          g_autofree char *name = g_strndup (text, stop - text);

          *width = 2;
          return ethos_words_count (name) <= MAX_SENTENCE_NAME_WORDS ? stop : NULL;
        }
    }
  return best;
}

/* "Care We look after each other", where a page has the first word in bold type. Bold words in the
 * middle of a sentence are only loud. */
static gboolean
split_strong_name (EthosEntry *entry, gsize skip)
{
  gsize length = entry->source != NULL ? entry->source->strong_length : 0;
  g_autofree char *name = NULL;
  const char *rest;

  if (length <= skip + 1 || length >= strlen (entry->text) || length - skip > MAX_NAME_BYTES ||
      strncmp (entry->text, entry->source->text, length) != 0)
    return FALSE;
  rest = entry->text + length;
  rest += strspn (rest, " :.");
  name = g_strndup (entry->text + skip, length - skip);
  for (gsize n = strlen (name); n > 0 && strchr (" :.", name[n - 1]) != NULL; n--)
    name[n - 1] = '\0';
  if (g_utf8_strlen (name, -1) < 2 || strpbrk (name, ".!?;:") != NULL ||
      ethos_words_count (name) > MAX_NAME_WORDS || ethos_words_begins_with_we (name) ||
      !(g_unichar_isupper (g_utf8_get_char (rest)) || g_str_has_prefix (rest, "we ") ||
        g_str_has_prefix (rest, "wir ")))
    return FALSE;
  entry->name_start = skip;
  entry->name_length = strlen (name);
  entry->text_start = rest - entry->text;
  return TRUE;
}

/**
 * ethos_statement_measure_name:
 * @text: a name, or a heading, that stands over what it is about
 *
 * Passes over what leads on to that: the end of "Care:", "Care.", "Notre mission :" and "Courage
 * –".
 *
 * Returns: the bytes of the name
 */
gsize
ethos_statement_measure_name (const char *text)
{
  static const char *const marks[] = { ":", " -", " –", " —", "." };
  gsize length;

  g_return_val_if_fail (text != NULL, 0);

  length = strlen (text);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      gsize rest = length - MIN (length, strlen (marks[i]));

      if (rest == 0 || strcmp (text + rest, marks[i]) != 0)
        continue;
      while (rest > 1 && text[rest - 1] == ' ')
        rest--;
      return rest;
    }
  return length;
}

/**
 * ethos_entry_split_name:
 * @entry: an entry
 * @sentences: whether "Care. We look after each other." names a value, too
 *
 * Finds the name in "Name: text", "Name – text", "#1 Name - text", "Value 2: Name", "C – Name", and
 * in "Name Text" where the name is in bold type.
 *
 * Returns: whether there is one; the entry's name and text parts say where
 */
gboolean
ethos_entry_split_name (EthosEntry *entry, gboolean sentences)
{
  gsize skip = match_counter (entry->text);
  const char *name = entry->text + skip;
  gsize width = 0;
  const char *end = find_separator (name, sentences, &width);
  g_autofree char *copy = NULL;

  if (split_strong_name (entry, skip))
    return TRUE;
  if (end == NULL && skip > 0 && strlen (name) <= MAX_NAME_BYTES &&
      ethos_words_count (name) <= MAX_NAME_WORDS)
    {
      entry->name_start = skip;
      entry->name_length = strlen (name);
      entry->text_start = skip + entry->name_length;
      return TRUE;
    }
  if (end == NULL || end[width] == '\0')
    return FALSE;
  copy = g_strndup (name, end - name);
  if (strpbrk (copy, ".!?;") != NULL || ethos_words_count (copy) > MAX_NAME_WORDS)
    return FALSE;
  if (ethos_words_begins_with_we (copy) && *end != ':' &&
      ethos_words_heading_topic (copy) == ETHOS_TOPIC_NONE)
    return FALSE;
  entry->name_start = skip;
  entry->name_length = end - name;
  /* French sets a space before its colons. */
  while (entry->name_length > 1 && name[entry->name_length - 1] == ' ')
    entry->name_length--;
  entry->text_start = (gsize) (end - entry->text) + width;
  entry->text_start += strspn (entry->text + entry->text_start, " ");
  return TRUE;
}

/**
 * ethos_entry_find_inline_topic:
 * @entry: an entry
 * @parts: (out) (optional): the entry with its name and text parts, where there is a topic; may be
 *   @entry itself
 *
 * Finds lines that say what they are and go on with it: "Mission: to heal", "• Vision – a world
 * without harm". "Our mission: vision and values" only says what it is, and so does the title of a
 * page, "Our mission | Acme".
 *
 * Returns: %ETHOS_TOPIC_MISSION, %ETHOS_TOPIC_VISION or %ETHOS_TOPIC_NONE
 */
EthosTopic
ethos_entry_find_inline_topic (const EthosEntry *entry, EthosEntry *parts)
{
  EthosEntry probe = *entry;
  g_autofree char *name = NULL;
  EthosTopic topic;

  if (!ethos_entry_split_name (&probe, FALSE))
    return ETHOS_TOPIC_NONE;
  name = g_strndup (entry->text + probe.name_start, probe.name_length);
  /* "Ambition" over a list may be a value's name; with text behind it, too. */
  topic = entry->heading ? ethos_words_topic_word (name) : ethos_words_heading_topic (name);
  if (topic != ETHOS_TOPIC_MISSION && topic != ETHOS_TOPIC_VISION)
    return ETHOS_TOPIC_NONE;
  if (entry->heading &&
      (g_str_has_prefix (entry->text + probe.name_start + probe.name_length, " |") ||
       ethos_words_are_topics (entry->text + probe.text_start)))
    return ETHOS_TOPIC_NONE;
  if (parts != NULL)
    *parts = probe;
  return topic;
}
