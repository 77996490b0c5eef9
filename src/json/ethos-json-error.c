// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-json"

#include "config.h"

#include "ethos-json-error.h"

#include <glib/gi18n-lib.h>

#include "ethos-json-text-private.h"

/* Enough to recognise a name or a word by; what stands in a file can be of any length. */
#define MAX_QUOTED_CHARACTERS 40

G_DEFINE_QUARK (ethos_json_error, ethos_json_error)

/**
 * ethos_json_quote:
 * @text: a text from outside
 * @length: how many bytes it has
 *
 * Puts a text in quotation marks for a message: shortened, and with a middle dot for everything
 * that could disturb the line it is shown in (control characters, bidi overrides, malformed bytes).
 *
 * Returns: (transfer full): the text to show
 */
char *
ethos_json_quote (const char *text, gsize length)
{
  g_autoptr (GString) shown = g_string_new (NULL);
  const char *end = text + length;
  guint n_characters = 0;

  for (const char *at = text; at < end;)
    {
      gunichar character = g_utf8_get_char_validated (at, end - at);
      gboolean valid = character < (gunichar) -2;

      if (n_characters++ == MAX_QUOTED_CHARACTERS)
        {
          g_string_append (shown, "…");
          break;
        }
      g_string_append_unichar (shown, valid && g_unichar_isprint (character) ? character : 0xb7);
      at = valid ? g_utf8_next_char (at) : at + 1;
    }
  /* Translators: quotation marks around words taken from a file, inside an error message. */
  return g_strdup_printf (_ ("“%s”"), shown->str);
}
