// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ethos-text-graphemes.h"

G_DEFINE_QUARK (ethos_text_error, ethos_text_error)

#define FIRST_STRONG_ISOLATE "\u2068"
#define POP_ISOLATE "\u2069"

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

/**
 * ethos_text_count_characters:
 * @text: valid UTF-8
 *
 * Counts characters as people do: extended grapheme clusters of Unicode Standard Annex #29.
 *
 * Returns: how many
 */
gsize
ethos_text_count_characters (const char *text)
{
  gsize n = 0;

  g_return_val_if_fail (text != NULL, 0);

  for (; *text != '\0'; text = ethos_text_next_character (text))
    n++;

  return n;
}

/**
 * ethos_text_check:
 * @text: text in normal form
 * @max_characters: how many characters it may have, as people count them
 * @max_bytes: how many bytes it may have
 * @error: return location for an #EthosTextError
 *
 * Checks text against the limits of a field.
 *
 * Both limits are needed: a single character can be as long as one likes. The message is the end
 * of a sentence whose beginning, the place, the caller knows.
 *
 * Returns: whether it is within both limits
 */
gboolean
ethos_text_check (const char *text, gsize max_characters, gsize max_bytes, GError **error)
{
  gsize n_bytes;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  n_bytes = strlen (text);
  if (!g_utf8_validate_len (text, n_bytes, NULL))
    {
      g_set_error_literal (error, ETHOS_TEXT_ERROR, ETHOS_TEXT_ERROR_ENCODING,
                           /* Translators: what is wrong with a text; follows the place of it. */
                           _ ("not valid UTF-8"));
      return FALSE;
    }

  /* Fewer bytes than characters allowed cannot be too many characters. */
  if (n_bytes > max_characters && ethos_text_count_characters (text) > max_characters)
    {
      g_set_error (error, ETHOS_TEXT_ERROR, ETHOS_TEXT_ERROR_CHARACTERS,
                   /* Translators: what is wrong with a text; follows the place of it. */
                   ngettext ("longer than %lu character", "longer than %lu characters",
                             max_characters),
                   max_characters);
      return FALSE;
    }

  if (n_bytes > max_bytes)
    {
      g_set_error (error, ETHOS_TEXT_ERROR, ETHOS_TEXT_ERROR_BYTES,
                   /* Translators: what is wrong with a text; follows the place of it. */
                   ngettext ("longer than %lu byte", "longer than %lu bytes", max_bytes),
                   max_bytes);
      return FALSE;
    }

  return TRUE;
}

/**
 * ethos_text_truncate:
 * @text: valid UTF-8
 * @max_characters: how many characters it may have, as people count them
 * @max_bytes: how many bytes it may have
 *
 * Cuts text to the limits of a field, never through a character.
 *
 * Returns: (transfer full): the longest beginning of @text within both limits
 */
char *
ethos_text_truncate (const char *text, gsize max_characters, gsize max_bytes)
{
  const char *end;

  g_return_val_if_fail (text != NULL, NULL);

  end = text;
  for (gsize n = 0; n < max_characters && *end != '\0'; n++)
    {
      const char *next = ethos_text_next_character (end);

      if ((gsize) (next - text) > max_bytes)
        break;
      end = next;
    }

  return g_strndup (text, end - text);
}

/**
 * ethos_text_isolate:
 * @text: a line in normal form
 *
 * Wraps text of people for use inside a sentence of ours, so that Hebrew in an English sentence
 * does not turn the rest of it around. For the screen only, never stored.
 *
 * Returns: (transfer full): @text between U+2068 and U+2069
 */
char *
ethos_text_isolate (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return g_strconcat (FIRST_STRONG_ISOLATE, text, POP_ISOLATE, NULL);
}

/* The format with every string in it isolated: %s, also with a place or a width. */
static char *
isolate_strings (const char *format)
{
  g_autoptr (GString) out = g_string_new (NULL);

  while (*format != '\0')
    {
      gsize plain = strcspn (format, "%");
      gsize directive;

      g_string_append_len (out, format, (gssize) plain);
      format += plain;
      if (*format == '\0')
        break;
      directive = 1 + strspn (format + 1, "0123456789$.-*");
      if (format[directive] == 's')
        g_string_append_printf (out, FIRST_STRONG_ISOLATE "%.*s" POP_ISOLATE, (int) (directive + 1),
                                format);
      else
        g_string_append_len (out, format, format[directive] != '\0' ? (gssize) directive + 1 : -1);
      format += directive + (format[directive] != '\0' ? 1 : 0);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * ethos_text_print_isolated:
 * @format: a sentence of ours, as of printf()
 * @...: what stands in it
 *
 * Puts text of people in a sentence of ours: does what g_strdup_printf() does, with each string
 * isolated, see ethos_text_isolate(). A string is one line.
 *
 * Returns: (transfer full): the sentence, for the screen only
 */
char *
ethos_text_print_isolated (const char *format, ...)
{
  g_autofree char *isolating = NULL;
  va_list arguments;
  char *text;

  g_return_val_if_fail (format != NULL, NULL);

  isolating = isolate_strings (format);
  va_start (arguments, format);
  /* The compiler has checked the format that was given; this one takes the same. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  text = g_strdup_vprintf (isolating, arguments);
#pragma GCC diagnostic pop
  va_end (arguments);
  return text;
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

/* @text has no ASCII in it. */
static void
append_folded (GString *out, const char *text, gsize length)
{
  g_autofree char *apart = g_utf8_normalize (text, (gssize) length, G_NORMALIZE_ALL);
  g_autofree char *lower = NULL;
  g_autofree char *apart_again = NULL;
  g_autofree char *together = NULL;
  g_autoptr (GString) plain = NULL;

  if (apart == NULL)
    return;

  /* Lower case can bring new accents, as of the Turkish dotted I. */
  lower = g_utf8_casefold (apart, -1);
  apart_again = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);

  plain = g_string_sized_new (strlen (apart_again) + 1);
  for (const char *p = apart_again; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* GLib's case folding turns small Cherokee letters into capital ones and the other way round;
       * small letters it shall be. */
      if (!is_accent (c) && !is_invisible (c))
        append_plain (plain, g_unichar_tolower (c));
    }

  together = g_utf8_normalize (plain->str, -1, G_NORMALIZE_ALL_COMPOSE);
  g_string_append (out, together);
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
      append_folded (out, text + n_ascii, n_other);
      text += n_ascii + n_other;
    }
  return g_string_free (out, FALSE);
}
