// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-import"

#include "config.h"

#include "ethos-line-marker.h"

#include <string.h>

/**
 * ethos_line_marker_is_glyph:
 * @c: a character
 *
 * Recognises bullets that are nothing else, unlike "-" and "o".
 *
 * Returns: whether it is one
 */
gboolean
ethos_line_marker_is_glyph (gunichar c)
{
  static const gunichar glyphs[] = { 0x2022, 0x2023, 0x25e6, 0x25aa, 0x25ab, 0x25a0, 0x25cf, 0x25cb,
                                     0x00b7, 0x2219, 0x25ba, 0x25b6, 0x27a2, 0x27a4, 0x2713, 0x2714,
                                     0x2756, 0x2043, 0x2192, 0x2794, 0x279c, 0x2705, 0x2605, 0x2606,
                                     0x25c6, 0x30fb, 0x2715, 0x2716, 0x2717, 0x2718, 0x274c,
                                     /* Word's Symbol and Wingdings bullets, as pasted. */
                                     0xf0b7, 0xf0a7, 0xf0d8, 0xf0fc, 0xf076 };

  for (guint i = 0; i < G_N_ELEMENTS (glyphs); i++)
    {
      if (glyphs[i] == c)
        return TRUE;
    }
  return FALSE;
}

/* What tells whether a sign is drawn in colour. */
static gboolean
is_variation (gunichar c)
{
  return c == 0xfe0e || c == 0xfe0f;
}

/**
 * ethos_line_marker_measure_keycap:
 * @text: a line
 *
 * Finds a number that is drawn as a key, as chat programs have it: "1️⃣ Care".
 *
 * Returns: the bytes of it and of the spaces behind, or 0
 */
gsize
ethos_line_marker_measure_keycap (const char *text)
{
  const char *p;

  g_return_val_if_fail (text != NULL, 0);

  if (!g_ascii_isdigit (*text))
    return 0;
  p = text + 1;
  if (is_variation (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  if (g_utf8_get_char (p) != 0x20e3)
    return 0;
  p = g_utf8_next_char (p);
  return (gsize) (p - text) + strspn (p, " ");
}

static gboolean
parse_number (const char *p, EthosLineMarker *marker)
{
  gboolean hash = *p == '#';
  gboolean paren = *p == '(';
  const char *digits = p + (hash || paren);
  gsize n = strspn (digits, "0123456789");
  const char *after = digits + n;
  gsize keycap = ethos_line_marker_measure_keycap (p);

  if (keycap > 0)
    {
      marker->kind = ETHOS_SOURCE_NUMBERED;
      marker->number = (guint) g_ascii_digit_value (*p);
      marker->bullet = '1';
      marker->text = p + keycap;
      return TRUE;
    }
  /* "(c) 2022" is no third item. */
  if (paren && digits[0] == 'c' && digits[1] == ')' && digits[2] == ' ' &&
      g_ascii_isdigit (digits[3]))
    return FALSE;
  if (n == 0 && !hash && g_ascii_islower (digits[0]) && (digits[1] == ')') && digits[2] == ' ')
    n = 1, after = digits + 1;
  if (n == 0 || n > 3)
    return FALSE;
  if (*after != '\0' && strchr (hash ? ".:)" : ".)", *after) != NULL)
    after++;
  else if (!hash)
    return FALSE;
  if (*after != ' ')
    return FALSE;
  marker->kind = ETHOS_SOURCE_NUMBERED;
  marker->number = (guint) g_ascii_strtoull (digits, NULL, 10);
  marker->bullet = '1';
  marker->text = after + strspn (after, " ");
  return TRUE;
}

/**
 * ethos_line_marker_find_below:
 * @p: a line
 * @number: what stood before the latest item, or 0
 * @marker: (out): what there is
 *
 * Finds "1.2 We listen" below "1. Care".
 *
 * Returns: whether @p has a number below @number
 */
gboolean
ethos_line_marker_find_below (const char *p, guint number, EthosLineMarker *marker)
{
  gsize digits = strspn (p, "0123456789");
  const char *below = p + digits + 1;
  gsize more;

  g_return_val_if_fail (marker != NULL, FALSE);

  if (digits == 0 || digits > 2 || p[digits] != '.' || number == 0 ||
      g_ascii_strtoull (p, NULL, 10) != number)
    return FALSE;
  more = strspn (below, "0123456789");
  if (more == 0 || more > 2)
    return FALSE;
  below += more + (below[more] == '.' || below[more] == ')');
  if (*below != ' ')
    return FALSE;
  marker->kind = ETHOS_SOURCE_NUMBERED;
  marker->bullet = '.';
  marker->text = below + strspn (below, " ");
  return TRUE;
}

static gboolean
is_cross (gunichar c)
{
  return (c >= 0x2715 && c <= 0x2718) || c == 0x274c;
}

static gboolean
parse_bullet (const char *p, gboolean in_list, EthosLineMarker *marker)
{
  gunichar c = g_utf8_get_char (p);
  const char *after = g_utf8_next_char (p);
  gboolean dash = c == '-' || c == '*' || c == '+' || c == 0x2013 || c == 0x2014;

  if (!ethos_line_marker_is_glyph (c) && !(dash && *after == ' ') &&
      !(c == 'o' && in_list && *after == ' ' &&
        (after[1] == ' ' || g_unichar_isupper (g_utf8_get_char (after + 1)))))
    return FALSE;
  if (is_variation (g_utf8_get_char (after)))
    after = g_utf8_next_char (after);
  marker->kind = ETHOS_SOURCE_BULLET;
  marker->bullet = c;
  marker->crossed = is_cross (c);
  marker->text = after + strspn (after, " ");
  return TRUE;
}

/**
 * ethos_line_marker_find_item:
 * @text: a line
 * @in_list: whether it may go on with a list, in which "o" is a bullet
 * @marker: (out): what there is
 *
 * Finds what ethos_line_marker_find() does, and a marker with nothing behind it.
 *
 * Returns: whether there is one
 */
gboolean
ethos_line_marker_find_item (const char *text, gboolean in_list, EthosLineMarker *marker)
{
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (marker != NULL, FALSE);

  return parse_number (text, marker) || parse_bullet (text, in_list, marker);
}

/**
 * ethos_line_marker_find:
 * @text: a line
 * @marker: (out): what there is
 *
 * Finds the bullet or the number that somebody typed: "• We listen", "1. Care".
 *
 * Returns: whether there is one, with something behind it
 */
gboolean
ethos_line_marker_find (const char *text, EthosLineMarker *marker)
{
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (marker != NULL, FALSE);

  memset (marker, 0, sizeof *marker);
  return (parse_number (text, marker) || parse_bullet (text, FALSE, marker)) &&
         *marker->text != '\0';
}
