// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-suggest"

#include "config.h"

#include "ethos-words.h"

#include <string.h>

#include "ethos-text-graphemes.h"

typedef enum
{
  PART_GAP,
  PART_LETTER,
  PART_DENSE,
  PART_SIGN,
} Part;

/* The sign that makes a vowel long belongs to no script, and stands only among Kana. */
#define LONG_VOWEL 0x30FC

static gboolean
is_dense (gunichar c)
{
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
      return TRUE;
    default:
      return c == LONG_VOWEL;
    }
}

static Part
get_part (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char) c) ? PART_LETTER : PART_GAP;
  if (g_unichar_isalnum (c) || g_unichar_ismark (c))
    return is_dense (c) ? PART_DENSE : PART_LETTER;
  return g_unichar_type (c) == G_UNICODE_OTHER_SYMBOL ? PART_SIGN : PART_GAP;
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019;
}

static gboolean
ends_sentence (gunichar c)
{
  return c == '.' || c == '!' || c == '?' || c == ':' || c == '\n' || c == 0x2026;
}

/* Whether a letter stands behind an apostrophe, so that it is one inside a word. */
static gboolean
continues_word (const char *apostrophe)
{
  const char *next = g_utf8_next_char (apostrophe);

  return *next != '\0' && get_part (g_utf8_get_char (next)) == PART_LETTER;
}

static const char *
find_end (const char *start)
{
  const char *end = g_utf8_next_char (start);
  Part part = get_part (g_utf8_get_char (start));

  if (part == PART_SIGN)
    return ethos_text_next_character (start);
  for (; *end != '\0'; end = g_utf8_next_char (end))
    {
      gunichar c = g_utf8_get_char (end);

      if (get_part (c) == part || (part == PART_DENSE && g_unichar_ismark (c)))
        continue;
      if (part == PART_LETTER && is_apostrophe (c) && continues_word (end))
        continue;
      break;
    }
  return end;
}

static void
add_word (GArray *words,
          const char *text,
          const char *start,
          const char *end,
          EthosWordKind kind,
          gboolean leads)
{
  EthosWord word = { (gsize) (start - text), (gsize) (end - start), kind, leads };

  g_array_append_val (words, word);
}

/* Where nobody can tell words apart without a dictionary, two characters that stand beside each
 * other are what comes nearest to one. */
static void
add_pairs (GArray *words, const char *text, const char *start, const char *end)
{
  const char *middle = ethos_text_next_character (start);

  if (middle >= end)
    add_word (words, text, start, end, ETHOS_WORD_PAIR, FALSE);
  while (middle < end)
    {
      const char *next = ethos_text_next_character (middle);

      add_word (words, text, start, MIN (next, end), ETHOS_WORD_PAIR, FALSE);
      start = middle;
      middle = next;
    }
}

/**
 * ethos_words_split:
 * @text: valid UTF-8
 * @words: (element-type EthosWord): where to add what is found, in order
 *
 * Finds the words of a text in any script. Pairs of characters overlap: each but the first begins
 * with the last character of the one before it.
 */
void
ethos_words_split (const char *text, GArray *words)
{
  gboolean leads = TRUE;
  const char *at = text;

  g_return_if_fail (text != NULL && words != NULL);

  while (*at != '\0')
    {
      gunichar c = g_utf8_get_char (at);
      Part part = get_part (c);
      const char *end;

      if (part == PART_GAP)
        {
          leads |= ends_sentence (c);
          at = g_utf8_next_char (at);
          continue;
        }

      end = find_end (at);
      if (part == PART_DENSE)
        add_pairs (words, text, at, end);
      else
        add_word (words, text, at, end, part == PART_SIGN ? ETHOS_WORD_SIGN : ETHOS_WORD_SPELLED,
                  leads);
      leads = part == PART_SIGN && leads;
      at = end;
    }
}
