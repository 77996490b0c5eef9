// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string.h>

#include <glib.h>

G_BEGIN_DECLS

/* What the gate and the writer share: one idea of which bytes may stand in a string as they are. */

static inline gboolean
ethos_json_is_continuation (guchar byte)
{
  return (byte & 0xc0) == 0x80;
}

/* The length of the well-formed UTF-8 sequence of two to four bytes at @at, or 0 when there is
 * none: The Unicode Standard, table 3-7 (no overlong forms, no surrogates, nothing above
 * U+10FFFF). */
static inline guint
ethos_json_sequence_length (const guchar *at, const guchar *end)
{
  gsize left = (gsize) (end - at);
  guchar lead = at[0];

  if (lead < 0xc2 || lead > 0xf4 || left < 2 || !ethos_json_is_continuation (at[1]))
    return 0;
  if (lead < 0xe0)
    return 2;
  if (left < 3 || !ethos_json_is_continuation (at[2]))
    return 0;
  if (lead < 0xf0)
    return (lead == 0xe0 && at[1] < 0xa0) || (lead == 0xed && at[1] > 0x9f) ? 0 : 3;
  if (left < 4 || !ethos_json_is_continuation (at[3]))
    return 0;
  return (lead == 0xf0 && at[1] < 0x90) || (lead == 0xf4 && at[1] > 0x8f) ? 0 : 4;
}

#define ETHOS_JSON_EACH_BYTE(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (byte))
#define ETHOS_JSON_HIGH_BITS ETHOS_JSON_EACH_BYTE (0x80)

/* Whether one of the eight bytes is below @n (at most 128), by borrowing from each byte at once. */
static inline gboolean
ethos_json_any_below (guint64 word, guint n)
{
  return ((word - ETHOS_JSON_EACH_BYTE (n)) & ~word & ETHOS_JSON_HIGH_BITS) != 0;
}

static inline gboolean
ethos_json_word_is_plain (const guchar *at)
{
  guint64 word;

  memcpy (&word, at, sizeof word);
  return (word & ETHOS_JSON_HIGH_BITS) == 0 && !ethos_json_any_below (word, 0x20) &&
         !ethos_json_any_below (word ^ ETHOS_JSON_EACH_BYTE ('"'), 1) &&
         !ethos_json_any_below (word ^ ETHOS_JSON_EACH_BYTE ('\\'), 1);
}

/* The first byte from @at on that can't stand in a JSON string as it is: a quote, a backslash, a
 * control character, the start of a malformed UTF-8 sequence, or @end. */
static inline const guchar *
ethos_json_skip_plain (const guchar *at, const guchar *end)
{
  while (at < end)
    {
      const guchar *stop;

      while (end - at >= 8 && ethos_json_word_is_plain (at))
        at += 8;
      stop = end - at > 8 ? at + 8 : end;
      while (at < stop)
        {
          guint length = 1;

          if (*at >= 0x80)
            length = ethos_json_sequence_length (at, end);
          else if (*at < 0x20 || *at == '"' || *at == '\\')
            return at;
          if (length == 0)
            return at;
          at += length;
        }
    }
  return at;
}

/* The bytes of a byte order mark at the start of @bytes: 3 or 0. */
static inline gsize
ethos_json_mark_length (const char *bytes, gsize length)
{
  return length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

G_END_DECLS
