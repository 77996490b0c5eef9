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
 * ethos_text_is_longer:
 * @text: valid UTF-8
 * @n_characters: how many characters, as people count them
 *
 * Does what ethos_text_count_characters() is mostly asked for, with less work: text with few bytes
 * or few code points never has many characters.
 *
 * Returns: whether @text has more than that
 */
gboolean
ethos_text_is_longer (const char *text, gsize n_characters)
{
  g_return_val_if_fail (text != NULL, FALSE);

  if (strnlen (text, n_characters + 1) <= n_characters ||
      (gsize) g_utf8_strlen (text, -1) <= n_characters)
    return FALSE;
  for (; *text != '\0' && n_characters > 0; n_characters--)
    text = ethos_text_next_character (text);
  return *text != '\0';
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

  if (ethos_text_is_longer (text, max_characters))
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
