// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include <string.h>

#include "ethos-text.h"

/* Letters with a stroke or fused from two have no decomposition, yet people search without. */
static const struct
{
  gunichar letter;
  const char *plain;
} plain_letters[] = {
  { 0x00E6, "ae" }, { 0x00F0, "d" }, { 0x00F8, "o" }, { 0x00FE, "th" }, { 0x0111, "d" },
  { 0x0127, "h" },  { 0x0131, "i" }, { 0x0142, "l" }, { 0x0153, "oe" }, { 0x0167, "t" },
};

/* Accents of the scripts in which people leave them out, not the vowels of those in which marks
 * are letters. */
static gboolean
is_accent (gunichar c)
{
  return (c >= 0x0300 && c <= 0x036F) || (c >= 0x0591 && c <= 0x05BD) || c == 0x05BF ||
         (c >= 0x05C1 && c <= 0x05C2) || (c >= 0x05C4 && c <= 0x05C5) || c == 0x05C7 ||
         c == 0x0640 || (c >= 0x064B && c <= 0x065F) || c == 0x0670 ||
         (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF) ||
         (c >= 0x20D0 && c <= 0x20FF) || (c >= 0xFE20 && c <= 0xFE2F);
}

static gboolean
is_invisible (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_FORMAT || (c >= 0xFE00 && c <= 0xFE0F);
}

static void
append_plain (GString *out, gunichar c)
{
  for (gsize i = 0; i < G_N_ELEMENTS (plain_letters); i++)
    {
      if (plain_letters[i].letter == c)
        {
          g_string_append (out, plain_letters[i].plain);
          return;
        }
    }

  g_string_append_unichar (out, c);
}

static gsize
count_ascii (const char *text)
{
  gsize n = 0;

  while (text[n] != '\0' && (guchar) text[n] < 0x80)
    n++;
  return n;
}

static gsize
count_other (const char *text)
{
  gsize n = 0;

  while ((guchar) text[n] >= 0x80)
    n++;
  return n;
}

/* Pictures, Han and Hangul have neither case nor accents, and what they come apart into is put
 * together again. There are too many of them to be remembered. */
static gboolean
stays_as_it_is (gunichar c)
{
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) ||
         (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x1F1E6 && c <= 0x1F1FF);
}

/* What a character becomes by itself. */
static char *
dup_folded (gunichar c)
{
  char text[7] = { 0 };
  g_autofree char *apart = NULL;
  g_autofree char *lower = NULL;
  g_autofree char *apart_again = NULL;
  g_autoptr (GString) plain = NULL;

  g_unichar_to_utf8 (c, text);
  apart = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  /* Lower case can bring new accents, as of the Turkish dotted I. */
  lower = g_utf8_casefold (apart, -1);
  apart_again = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);

  plain = g_string_sized_new (strlen (apart_again) + 1);
  for (const char *p = apart_again; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar part = g_utf8_get_char (p);

      /* GLib's case folding turns small Cherokee letters into capital ones and the other way round;
       * small letters it shall be. */
      if (!is_accent (part) && !is_invisible (part))
        append_plain (plain, g_unichar_tolower (part));
    }
  return g_utf8_normalize (plain->str, -1, G_NORMALIZE_ALL_COMPOSE);
}

/* A few hundred characters are nearly all that anybody writes; each thread remembers its own. */
#define N_KNOWN 1024
#define KNOWN_BYTES 24

typedef struct
{
  gunichar c;
  guint8 length;
  gboolean joins;
  char text[KNOWN_BYTES];
} Known;

static gboolean
joins_before (const char *folded)
{
  return *folded != '\0' && !ethos_text_starts_anew (g_utf8_get_char (folded));
}

static Known *
get_known (void)
{
  static GPrivate all = G_PRIVATE_INIT (g_free);
  Known *known = g_private_get (&all);

  if (known == NULL)
    {
      known = g_new0 (Known, N_KNOWN);
      g_private_set (&all, known);
    }
  return known;
}

/* Appends what a character becomes.
 *
 * Returns: whether that may be put together with what stands before it */
static gboolean
append_folded_character (GString *out, Known *all_known, gunichar c)
{
  Known *known = &all_known[c % N_KNOWN];
  g_autofree char *folded = NULL;
  gsize length;

  if (known->c == c)
    {
      g_string_append_len (out, known->text, known->length);
      return known->joins;
    }
  folded = dup_folded (c);
  length = strlen (folded);
  g_string_append_len (out, folded, (gssize) length);
  if (length <= KNOWN_BYTES)
    {
      *known = (Known){ .c = c, .length = (guint8) length, .joins = joins_before (folded) };
      memcpy (known->text, folded, length);
    }
  return joins_before (folded);
}

static void
put_together (GString *out, gsize start)
{
  g_autofree char *together =
      g_utf8_normalize (out->str + start, (gssize) (out->len - start), G_NORMALIZE_ALL_COMPOSE);

  g_string_truncate (out, start);
  g_string_append (out, together);
}

#define ZERO_WIDTH_JOINER "\u200D"
#define VARIATION_SELECTOR "\uFE0F"

static const char *
skip_what_stays (const char *text, const char *end)
{
  while (text < end && stays_as_it_is (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text;
}

/* Of a family or a coloured picture; they fold to nothing. */
static const char *
skip_joiner (const char *text)
{
  return strncmp (text, ZERO_WIDTH_JOINER, 3) == 0 || strncmp (text, VARIATION_SELECTOR, 3) == 0
             ? text + 3
             : text;
}

/* Puts together what stands from @start to @end, if it has to be.
 *
 * Returns: where that ends now */
static gsize
close_piece (GString *out, gsize start, gsize end, gboolean apart)
{
  g_autofree char *rest = NULL;

  if (!apart)
    return end;
  rest = g_strdup (out->str + end);
  g_string_truncate (out, end);
  put_together (out, start);
  end = out->len;
  g_string_append (out, rest);
  return end;
}

/* Each character is folded by itself; then what is put together with others meets these. @text has
 * no ASCII in it. */
static void
append_folded (GString *out, const char *text, gsize length)
{
  Known *known = get_known ();
  const char *end = text + length;
  gsize start = out->len;
  gboolean apart = FALSE;

  while (text < end)
    {
      const char *next = skip_what_stays (text, end);
      gsize before = out->len;
      gboolean joins = FALSE;

      if (next > text)
        g_string_append_len (out, text, next - text);
      else
        next = skip_joiner (text);
      if (next == text)
        {
          joins = append_folded_character (out, known, g_utf8_get_char (text));
          next = g_utf8_next_char (text);
        }
      text = next;
      if (!joins && out->len > before)
        {
          start = close_piece (out, start, before, apart);
          apart = FALSE;
        }
      apart = apart || joins;
    }
  close_piece (out, start, out->len, apart);
}

/**
 * ethos_text_fold:
 * @text: valid UTF-8
 *
 * Makes a key for searching, in which case, accents and widths do not matter.
 *
 * Look for the folded query in the folded text with strstr().
 *
 * Returns: (transfer full): the key
 */
char *
ethos_text_fold (const char *text)
{
  GString *out;

  g_return_val_if_fail (text != NULL, NULL);

  /* Plain letters are most of a text, and quickly done. No accent that stays makes one letter of
   * one of them and itself. */
  out = g_string_sized_new (strlen (text) + 1);
  while (*text != '\0')
    {
      gsize n_ascii = count_ascii (text);
      gsize n_other = count_other (text + n_ascii);

      for (gsize i = 0; i < n_ascii; i++)
        g_string_append_c (out, g_ascii_tolower (text[i]));
      if (g_utf8_validate_len (text + n_ascii, n_other, NULL))
        append_folded (out, text + n_ascii, n_other);
      text += n_ascii + n_other;
    }
  return g_string_free (out, FALSE);
}
