// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-text-graphemes.h"

/* Unicode Standard Annex #29, extended grapheme clusters, for Unicode 15: most classes follow from
 * general categories that GLib knows; the tables hold what does not. */

typedef enum
{
  CLASS_OTHER,
  CLASS_CR,
  CLASS_LF,
  CLASS_CONTROL,
  CLASS_EXTEND,
  CLASS_ZWJ,
  CLASS_REGIONAL_INDICATOR,
  CLASS_PREPEND,
  CLASS_SPACING_MARK,
  CLASS_L,
  CLASS_V,
  CLASS_T,
  CLASS_LV,
  CLASS_LVT,
  CLASS_PICTOGRAPH,
} Class;

typedef struct
{
  gunichar first;
  gunichar last;
} Range;

/* clang-format off */

/* Spacing marks that continue a letter rather than follow it, emoji modifiers and tags. */
static const Range extends[] = {
  { 0x09BE, 0x09BE }, { 0x09D7, 0x09D7 }, { 0x0B3E, 0x0B3E }, { 0x0B57, 0x0B57 },
  { 0x0BBE, 0x0BBE }, { 0x0BD7, 0x0BD7 }, { 0x0CC2, 0x0CC2 }, { 0x0CD5, 0x0CD6 },
  { 0x0D3E, 0x0D3E }, { 0x0D57, 0x0D57 }, { 0x0DCF, 0x0DCF }, { 0x0DDF, 0x0DDF },
  { 0x1B35, 0x1B35 }, { 0x200C, 0x200C }, { 0x302E, 0x302F }, { 0xFF9E, 0xFF9F },
  { 0x1133E, 0x1133E }, { 0x11357, 0x11357 }, { 0x114B0, 0x114B0 }, { 0x114BD, 0x114BD },
  { 0x115AF, 0x115AF }, { 0x11930, 0x11930 }, { 0x1D165, 0x1D165 }, { 0x1D16E, 0x1D172 },
  { 0x1F3FB, 0x1F3FF }, { 0xE0020, 0xE007F },
};

static const Range prepends[] = {
  { 0x0600, 0x0605 }, { 0x06DD, 0x06DD }, { 0x070F, 0x070F }, { 0x0890, 0x0891 },
  { 0x08E2, 0x08E2 }, { 0x0D4E, 0x0D4E }, { 0x110BD, 0x110BD }, { 0x110CD, 0x110CD },
  { 0x111C2, 0x111C3 }, { 0x1193F, 0x1193F }, { 0x11941, 0x11941 }, { 0x11A3A, 0x11A3A },
  { 0x11A84, 0x11A89 }, { 0x11D46, 0x11D46 }, { 0x11F02, 0x11F02 },
};

/* Thai and Lao AM are letters by category, but are written over the letter before. */
static const Range spacing_letters[] = {
  { 0x0E33, 0x0E33 }, { 0x0EB3, 0x0EB3 },
};

/* Spacing marks of Myanmar, Tai Tham and Ahom that stand on their own. */
static const Range lone_marks[] = {
  { 0x102B, 0x102C }, { 0x1038, 0x1038 }, { 0x1062, 0x1064 }, { 0x1067, 0x106D },
  { 0x1083, 0x1083 }, { 0x1087, 0x108C }, { 0x108F, 0x108F }, { 0x109A, 0x109C },
  { 0x1A61, 0x1A61 }, { 0x1A63, 0x1A64 }, { 0xAA7B, 0xAA7B }, { 0xAA7D, 0xAA7D },
  { 0x11720, 0x11721 },
};

/* Invisible by default even where nothing is assigned yet. */
static const Range unassigned_controls[] = {
  { 0x2065, 0x2065 }, { 0xFFF0, 0xFFF8 }, { 0xE0000, 0xE0FFF },
};

/* The Extended_Pictographic property, reserved places included. */
static const Range pictographs[] = {
  { 0x00A9, 0x00A9 }, { 0x00AE, 0x00AE }, { 0x203C, 0x203C }, { 0x2049, 0x2049 },
  { 0x2122, 0x2122 }, { 0x2139, 0x2139 }, { 0x2194, 0x2199 }, { 0x21A9, 0x21AA },
  { 0x231A, 0x231B }, { 0x2328, 0x2328 }, { 0x2388, 0x2388 }, { 0x23CF, 0x23CF },
  { 0x23E9, 0x23F3 }, { 0x23F8, 0x23FA }, { 0x24C2, 0x24C2 }, { 0x25AA, 0x25AB },
  { 0x25B6, 0x25B6 }, { 0x25C0, 0x25C0 }, { 0x25FB, 0x25FE }, { 0x2600, 0x2605 },
  { 0x2607, 0x2612 }, { 0x2614, 0x2685 }, { 0x2690, 0x2705 }, { 0x2708, 0x2712 },
  { 0x2714, 0x2714 }, { 0x2716, 0x2716 }, { 0x271D, 0x271D }, { 0x2721, 0x2721 },
  { 0x2728, 0x2728 }, { 0x2733, 0x2734 }, { 0x2744, 0x2744 }, { 0x2747, 0x2747 },
  { 0x274C, 0x274C }, { 0x274E, 0x274E }, { 0x2753, 0x2755 }, { 0x2757, 0x2757 },
  { 0x2763, 0x2767 }, { 0x2795, 0x2797 }, { 0x27A1, 0x27A1 }, { 0x27B0, 0x27B0 },
  { 0x27BF, 0x27BF }, { 0x2934, 0x2935 }, { 0x2B05, 0x2B07 }, { 0x2B1B, 0x2B1C },
  { 0x2B50, 0x2B50 }, { 0x2B55, 0x2B55 }, { 0x3030, 0x3030 }, { 0x303D, 0x303D },
  { 0x3297, 0x3297 }, { 0x3299, 0x3299 }, { 0x1F000, 0x1F0FF }, { 0x1F10D, 0x1F10F },
  { 0x1F12F, 0x1F12F }, { 0x1F16C, 0x1F171 }, { 0x1F17E, 0x1F17F }, { 0x1F18E, 0x1F18E },
  { 0x1F191, 0x1F19A }, { 0x1F1AD, 0x1F1E5 }, { 0x1F201, 0x1F20F }, { 0x1F21A, 0x1F21A },
  { 0x1F22F, 0x1F22F }, { 0x1F232, 0x1F23A }, { 0x1F23C, 0x1F23F }, { 0x1F249, 0x1F3FA },
  { 0x1F400, 0x1F53D }, { 0x1F546, 0x1F64F }, { 0x1F680, 0x1F6FF }, { 0x1F774, 0x1F77F },
  { 0x1F7D5, 0x1F7FF }, { 0x1F80C, 0x1F80F }, { 0x1F848, 0x1F84F }, { 0x1F85A, 0x1F85F },
  { 0x1F888, 0x1F88F }, { 0x1F8AE, 0x1F8FF }, { 0x1F90C, 0x1F93A }, { 0x1F93C, 0x1F945 },
  { 0x1F947, 0x1FAFF }, { 0x1FC00, 0x1FFFD },
};
/* clang-format on */

#define IN(table, c) is_in (table, G_N_ELEMENTS (table), c)

static gboolean
is_in (const Range *ranges, gsize n_ranges, gunichar c)
{
  gsize low = 0, high = n_ranges;

  while (low < high)
    {
      gsize middle = (low + high) / 2;

      if (c < ranges[middle].first)
        high = middle;
      else if (c > ranges[middle].last)
        low = middle + 1;
      else
        return TRUE;
    }

  return FALSE;
}

static Class
classify_hangul (gunichar c)
{
  if ((c >= 0x1100 && c <= 0x115F) || (c >= 0xA960 && c <= 0xA97C))
    return CLASS_L;
  if ((c >= 0x1160 && c <= 0x11A7) || (c >= 0xD7B0 && c <= 0xD7C6))
    return CLASS_V;
  if ((c >= 0x11A8 && c <= 0x11FF) || (c >= 0xD7CB && c <= 0xD7FB))
    return CLASS_T;
  if (c >= 0xAC00 && c <= 0xD7A3)
    return (c - 0xAC00) % 28 == 0 ? CLASS_LV : CLASS_LVT;
  return CLASS_OTHER;
}

static Class
classify (gunichar c)
{
  if (c >= 0x20 && c < 0x7F)
    return CLASS_OTHER;
  if (c == '\r')
    return CLASS_CR;
  if (c == '\n')
    return CLASS_LF;
  if (c == 0x200D)
    return CLASS_ZWJ;
  if (c >= 0x1F1E6 && c <= 0x1F1FF)
    return CLASS_REGIONAL_INDICATOR;
  if (IN (pictographs, c))
    return CLASS_PICTOGRAPH;
  if (IN (extends, c))
    return CLASS_EXTEND;
  if (IN (prepends, c))
    return CLASS_PREPEND;

  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return CLASS_CONTROL;
    case G_UNICODE_UNASSIGNED:
      return IN (unassigned_controls, c) ? CLASS_CONTROL : CLASS_OTHER;
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
      return CLASS_EXTEND;
    case G_UNICODE_SPACING_MARK:
      return IN (lone_marks, c) ? CLASS_OTHER : CLASS_SPACING_MARK;
    default:
      return IN (spacing_letters, c) ? CLASS_SPACING_MARK : classify_hangul (c);
    }
}

static gboolean
is_control (Class class)
{
  return class == CLASS_CR || class == CLASS_LF || class == CLASS_CONTROL;
}

/* Rules GB3 to GB9b, which need to see no more than the two neighbours. */
static gboolean
joins (Class before, Class after)
{
  if (before == CLASS_CR)
    return after == CLASS_LF;
  if (is_control (before) || is_control (after))
    return FALSE;
  if (after == CLASS_EXTEND || after == CLASS_ZWJ || after == CLASS_SPACING_MARK)
    return TRUE;

  switch (before)
    {
    case CLASS_PREPEND:
      return TRUE;
    case CLASS_L:
      return after == CLASS_L || after == CLASS_V || after == CLASS_LV || after == CLASS_LVT;
    case CLASS_LV:
    case CLASS_V:
      return after == CLASS_V || after == CLASS_T;
    case CLASS_LVT:
    case CLASS_T:
      return after == CLASS_T;
    default:
      return FALSE;
    }
}

/**
 * ethos_text_next_character:
 * @text: valid UTF-8
 *
 * Finds the end of the character that @text begins with: an extended grapheme cluster as Unicode
 * Standard Annex #29 defines it, such as a letter with its accents, a flag, or a family of emoji
 * held together by joiners.
 *
 * Returns: the next character, @text itself at its end
 */
const char *
ethos_text_next_character (const char *text)
{
  Class before;
  guint n_indicators = 0;
  gboolean is_picture = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  if (*text == '\0')
    return text;

  before = classify (g_utf8_get_char (text));
  for (text = g_utf8_next_char (text); *text != '\0'; text = g_utf8_next_char (text))
    {
      Class after = classify (g_utf8_get_char (text));

      /* A picture, its modifiers and a joiner take one more picture (GB11). */
      if (before == CLASS_PICTOGRAPH)
        is_picture = TRUE;
      else if (before != CLASS_EXTEND && !(before == CLASS_ZWJ && after == CLASS_PICTOGRAPH))
        is_picture = FALSE;

      /* Flags are pairs from the first indicator on (GB12, GB13). */
      if (before == CLASS_REGIONAL_INDICATOR)
        n_indicators++;

      if (!joins (before, after) &&
          !(is_picture && before == CLASS_ZWJ && after == CLASS_PICTOGRAPH) &&
          !(before == CLASS_REGIONAL_INDICATOR && after == CLASS_REGIONAL_INDICATOR &&
            n_indicators == 1))
        break;

      before = after;
    }

  return text;
}
