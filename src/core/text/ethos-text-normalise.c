// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include <string.h>

#include "ethos-text.h"

#define LINE_SEPARATOR 0x2028
#define PARAGRAPH_SEPARATOR 0x2029
#define NEXT_LINE 0x0085
#define BYTE_ORDER_MARK 0xFEFF

/* In UTF-8, each of the characters that open one. */
#define ISOLATE_BYTES 3

/* GLib moves all that follows for each letter that it puts together. */
#define PIECE_BYTES 256

static gboolean
is_noncharacter (gunichar c)
{
  return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

static gboolean
is_line_break (gunichar c)
{
  return (c >= '\n' && c <= '\r') || c == NEXT_LINE || c == LINE_SEPARATOR ||
         c == PARAGRAPH_SEPARATOR;
}

static gboolean
is_embedding_or_override (gunichar c)
{
  return c >= 0x202A && c <= 0x202E;
}

static gboolean
is_isolate_start (gunichar c)
{
  return c >= 0x2066 && c <= 0x2068;
}

static gboolean
is_isolate_end (gunichar c)
{
  return c == 0x2069;
}

/* Copies what may stay. Invalid bytes have become U+FFFD before. */
static char *
filter (const char *text, EthosTextMode mode)
{
  GString *out = g_string_sized_new (strlen (text) + 1);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_line_break (c))
        {
          if (c == '\r' && p[1] == '\n')
            continue;
          c = mode == ETHOS_TEXT_LINE ? ' ' : '\n';
        }
      else if (c == '\t')
        c = ' ';

      if ((g_unichar_iscntrl (c) && c != '\n') || is_noncharacter (c) || c == BYTE_ORDER_MARK ||
          is_embedding_or_override (c))
        continue;

      g_string_append_unichar (out, c);
    }

  return g_string_free (out, FALSE);
}

static char *
limit_marks (const char *text)
{
  GString *out = g_string_sized_new (strlen (text) + 1);
  guint n_marks = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      guint more = ethos_text_count_marks (c);

      n_marks = more > 0 ? n_marks + more : 0;
      if (n_marks <= ETHOS_TEXT_MAX_MARKS)
        g_string_append_unichar (out, c);
    }

  return g_string_free (out, FALSE);
}

/**
 * ethos_text_starts_anew:
 * @c: a character
 *
 * Text can be put into normal form piece by piece where the pieces begin with such characters.
 * Beside the marks there are a few vowel signs and Hangul that are none.
 *
 * Returns: whether it, or the first that it comes apart into, is put together with nothing before
 *   it
 */
gboolean
ethos_text_starts_anew (gunichar c)
{
  static const gunichar joined[] = {
    0x09BE,  0x09D7,  0x0B3E,  0x0B56,  0x0B57,  0x0BBE,  0x0BD7,  0x0CC2,  0x0CD5,
    0x0CD6,  0x0D3E,  0x0D57,  0x0DCF,  0x0DDF,  0x102E,  0x1B35,  0x11127, 0x1133E,
    0x11357, 0x114B0, 0x114BA, 0x114BD, 0x115AF, 0x11930, 0x113B8, 0x113BB, 0x113C2,
    0x113C5, 0x113C7, 0x113C8, 0x113C9, 0x1611E, 0x1611F, 0x16120, 0x16D67,
  };
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  if (c < 0x300)
    return TRUE;
  g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));
  if (g_unichar_combining_class (parts[0]) != 0 || (parts[0] >= 0x1161 && parts[0] <= 0x11C2))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (joined); i++)
    {
      if (parts[0] == joined[i])
        return FALSE;
    }
  return TRUE;
}

/**
 * ethos_text_count_marks:
 * @c: a character
 *
 * Counts the marks that a character comes apart into: most that are none by themselves hold a
 * letter, but U+0F73, U+0F75 and U+0F81 are two marks each and nothing else.
 *
 * Returns: how many, 0 where there is more than marks in it
 */
guint
ethos_text_count_marks (gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n;

  if (c < 0x300)
    return 0;
  n = g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n; i++)
    {
      if (g_unichar_combining_class (parts[i]) == 0)
        return 0;
    }
  return (guint) n;
}

/**
 * ethos_text_compose:
 * @text: valid UTF-8 with at most %ETHOS_TEXT_MAX_MARKS marks in a row
 *
 * Puts text into Unicode normalisation form C, in linear time: g_utf8_normalize() takes time
 * squared, so it gets a piece at a time.
 *
 * Returns: (transfer full): the text
 */
char *
ethos_text_compose (const char *text)
{
  GString *out;
  const char *start = text;

  g_return_val_if_fail (text != NULL, NULL);

  out = g_string_sized_new (strlen (text) + 1);
  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      g_autofree char *piece = NULL;

      if (*p != '\0' && (p - start < PIECE_BYTES || !ethos_text_starts_anew (g_utf8_get_char (p))))
        continue;
      piece = g_utf8_normalize (start, p - start, G_NORMALIZE_DEFAULT_COMPOSE);
      g_string_append (out, piece);
      start = p;
      if (*p == '\0')
        return g_string_free (out, FALSE);
    }
}

/* Appends a line without isolates that are never closed and closings of nothing, which would
 * turn around the text that follows on screen. An isolate ends with its line anyway. */
static void
append_balanced (GString *out, const char *line, gsize length)
{
  g_autoptr (GString) closed = g_string_sized_new (length + 1);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize done = 0;

  for (const char *p = line; p < line + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_isolate_start (c))
        g_array_append_val (open, closed->len);
      else if (is_isolate_end (c))
        {
          if (open->len == 0)
            continue;
          g_array_set_size (open, open->len - 1);
        }
      g_string_append_unichar (closed, c);
    }

  for (guint i = 0; i < open->len; i++)
    {
      gsize start = g_array_index (open, gsize, i);

      g_string_append_len (out, closed->str + done, start - done);
      done = start + ISOLATE_BYTES;
    }
  g_string_append_len (out, closed->str + done, closed->len - done);
}

static char *
balance_isolates (const char *text)
{
  GString *out = g_string_sized_new (strlen (text) + 1);

  for (const char *line = text;; line++)
    {
      gsize length = strcspn (line, "\n");

      append_balanced (out, line, length);
      line += length;
      if (*line == '\0')
        break;
      g_string_append_c (out, '\n');
    }

  return g_string_free (out, FALSE);
}

static const char *
skip_space (const char *text)
{
  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return text;
}

/* How many of the bytes are left without white space at the end. */
static gsize
get_trimmed_length (const char *text, gsize length)
{
  while (length > 0)
    {
      const char *last = g_utf8_find_prev_char (text, text + length);

      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
      length = last - text;
    }

  return length;
}

/* Drops space at the end of lines and whole empty lines at both ends. */
static char *
trim (const char *text, EthosTextMode mode)
{
  GString *out = g_string_sized_new (strlen (text) + 1);
  gsize n_breaks = 0;

  if (mode == ETHOS_TEXT_LINE)
    text = skip_space (text);

  for (const char *line = text;; line++)
    {
      gsize length = strcspn (line, "\n");
      gsize trimmed = get_trimmed_length (line, length);

      if (trimmed > 0)
        {
          for (; out->len > 0 && n_breaks > 0; n_breaks--)
            g_string_append_c (out, '\n');
          g_string_append_len (out, line, trimmed);
          n_breaks = 0;
        }
      line += length;
      if (*line == '\0')
        break;
      n_breaks++;
    }

  return g_string_free (out, FALSE);
}

typedef struct
{
  gunichar first;
  gunichar last;
} Range;

/* What no step touches, of the scripts and signs in which most is written: no marks, nothing that
 * has another form or is put together with what stands before it, no white space. */
static const Range untouched[] = {
  { 0x0020, 0x007E },   { 0x00A1, 0x02FF }, { 0x0388, 0x03FF }, { 0x0400, 0x0482 },
  { 0x048A, 0x052F },   { 0x0531, 0x058F }, { 0x05D0, 0x05EA }, { 0x060C, 0x060F },
  { 0x061B, 0x064A },   { 0x0660, 0x066F }, { 0x0671, 0x06D5 }, { 0x0903, 0x093B },
  { 0x093D, 0x094C },   { 0x0960, 0x097F }, { 0x0E01, 0x0E37 }, { 0x0E3F, 0x0E47 },
  { 0x10A0, 0x10FF },   { 0x1E00, 0x1EFF }, { 0x200B, 0x2027 }, { 0x2030, 0x205E },
  { 0x20A0, 0x20CF },   { 0x2190, 0x2328 }, { 0x232B, 0x27FF }, { 0x2B00, 0x2BFF },
  { 0x3001, 0x3029 },   { 0x3041, 0x3096 }, { 0x309B, 0x30FF }, { 0x3400, 0x4DBF },
  { 0x4E00, 0x9FFF },   { 0xAC00, 0xD7A3 }, { 0xFE00, 0xFE0F }, { 0xFF01, 0xFF9D },
  { 0x1F000, 0x1FAFF },
};

static gboolean
is_untouched (gunichar c)
{
  gsize low = 0, high = G_N_ELEMENTS (untouched);

  while (low < high)
    {
      gsize middle = (low + high) / 2;

      if (c < untouched[middle].first)
        high = middle;
      else if (c > untouched[middle].last)
        low = middle + 1;
      else
        return TRUE;
    }
  return FALSE;
}

/* Whether a mark is the only one on an untouched letter, and not put together with it. */
static gboolean
stays_on (gunichar letter, gunichar mark)
{
  gunichar first, second;

  return mark > 0x300 && ethos_text_count_marks (mark) == 1 && is_untouched (letter) &&
         !g_unichar_decompose (mark, &first, &second) && !g_unichar_compose (letter, mark, &first);
}

/* Notes are checked each time they are loaded, and nearly all are plain: characters that no step
 * touches. */
static gboolean
is_plain (const char *text, EthosTextMode mode)
{
  gunichar before = '\n';

  if (mode == ETHOS_TEXT_LINE && *text == ' ')
    return FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n')
        {
          if (mode == ETHOS_TEXT_LINE || before == ' ' || p == text)
            return FALSE;
        }
      else if (!(c >= 0x20 && c < 0x7F) && !is_untouched (c) && !stays_on (before, c))
        return FALSE;
      before = c;
    }

  return before != ' ' && (before != '\n' || *text == '\0');
}

/**
 * ethos_text_normalise:
 * @text: text from outside; bytes that are not UTF-8 become U+FFFD
 * @mode: whether line breaks stay
 *
 * Brings text into the one form that is stored, compared and counted.
 *
 * In this order: CR, CR LF, VT, FF, NEL, LS and PS become LF (a space in line mode) and a tab
 * becomes a space; other control characters, noncharacters, byte order marks and bidirectional
 * embeddings and overrides (U+202A to U+202E) are dropped; so are marks beyond the 30th in a row,
 * and bidirectional isolates that are not both opened and closed within a line; the rest is put
 * into Unicode normalisation form C; white space at the end of each line, empty lines at both ends
 * and, in line mode, white space at the beginning go. Everything else stays as it is: emoji,
 * joiners, direction marks, private use, white space inside.
 *
 * Doing it twice changes nothing. The result is valid UTF-8, so it holds no surrogates.
 *
 * Returns: (transfer full): the normal form, empty when nothing is left
 */
char *
ethos_text_normalise (const char *text, EthosTextMode mode)
{
  g_autofree char *valid = NULL;
  g_autofree char *balanced = NULL;
  g_autofree char *composed = NULL;
  g_autofree char *filtered = NULL;
  g_autofree char *limited = NULL;
  g_autofree char *limited_again = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (g_utf8_validate (text, -1, NULL) && is_plain (text, mode))
    return g_strdup (text);

  valid = g_utf8_make_valid (text, -1);
  filtered = filter (valid, mode);
  balanced = balance_isolates (filtered);
  limited = limit_marks (balanced);
  composed = ethos_text_compose (limited);

  /* Some marks come apart when composed, so a run may have grown over the limit. */
  limited_again = limit_marks (composed);

  return trim (limited_again, mode);
}
