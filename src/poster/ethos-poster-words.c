// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-poster"

#include "config.h"

#include "ethos-poster-words.h"

#include <libintl.h>
#include <string.h>

#include <glib/gi18n-lib.h>

/* The language of the messages in the source. */
#define SOURCE_LANGUAGE "en"
/* What stands between a context and its text in a catalogue. */
#define CONTEXT_END "\004"

/* How a catalogue begins, by the manual of gettext; numbers are in the order of this machine. */
#define CATALOGUE_MAGIC 0x950412deU
#define HEADER_LENGTH 20
#define HEADER_MESSAGES 8
#define HEADER_TEXTS 12
#define HEADER_TRANSLATIONS 16
/* A length and a place for each text. */
#define ENTRY_LENGTH 8

typedef struct
{
  const char *bytes;
  gsize length;
} Catalogue;

static guint32
get_number (const Catalogue *catalogue, gsize offset)
{
  guint32 number = 0;

  if (offset + sizeof number <= catalogue->length)
    memcpy (&number, catalogue->bytes + offset, sizeof number);
  return number;
}

/* The text of an entry, or %NULL when the catalogue is not what it says. */
static const char *
get_text (const Catalogue *catalogue, guint32 table, guint32 index)
{
  gsize entry = (gsize) table + (gsize) index * ENTRY_LENGTH;
  gsize length = get_number (catalogue, entry);
  gsize place = get_number (catalogue, entry + sizeof (guint32));

  if (place + length >= catalogue->length || catalogue->bytes[place + length] != '\0')
    return NULL;
  return catalogue->bytes + place;
}

static char *
find_message (const Catalogue *catalogue, const char *message)
{
  guint32 first = 0;
  guint32 end = get_number (catalogue, HEADER_MESSAGES);
  guint32 texts = get_number (catalogue, HEADER_TEXTS);

  if (catalogue->length < HEADER_LENGTH || get_number (catalogue, 0) != CATALOGUE_MAGIC)
    return NULL;
  while (first < end)
    {
      guint32 middle = first + (end - first) / 2;
      const char *found = get_text (catalogue, texts, middle);
      int order = found != NULL ? strcmp (message, found) : 0;

      if (found == NULL)
        return NULL;
      if (order == 0)
        {
          const char *text =
              get_text (catalogue, get_number (catalogue, HEADER_TRANSLATIONS), middle);

          return text != NULL && g_utf8_validate (text, -1, NULL) ? g_strdup (text) : NULL;
        }
      if (order < 0)
        end = middle;
      else
        first = middle + 1;
    }
  return NULL;
}

static char *
read_message (const char *folder, const char *language, const char *message)
{
  g_autofree char *path =
      g_build_filename (folder, language, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  Catalogue catalogue;

  if (file == NULL)
    return NULL;
  catalogue.bytes = g_mapped_file_get_contents (file);
  catalogue.length = g_mapped_file_get_length (file);
  return find_message (&catalogue, message);
}

/* "de-AT", as files name languages, without anything that leads to another folder. */
static gboolean
is_language (const char *language)
{
  for (const char *c = language; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && *c != '-' && *c != '_')
      return FALSE;
  return *language != '\0';
}

static gboolean
is_source_language (const char *language)
{
  gsize length = strlen (SOURCE_LANGUAGE);

  return g_ascii_strncasecmp (language, SOURCE_LANGUAGE, length) == 0 &&
         !g_ascii_isalnum (language[length]);
}

/**
 * ethos_poster_words_translate:
 * @language: (nullable): BCP 47
 * @context: the context of the message
 * @text: the message in the source
 *
 * Finds a word of ours that stands beside words of people, in the language of those. Gettext knows
 * one language at a time, for all threads, so its catalogue is read here. Where the language is not
 * known, or there is no catalogue for it, the language of the interface is used.
 *
 * Returns: (transfer full): the text in that language
 */
char *
ethos_poster_words_translate (const char *language, const char *context, const char *text)
{
  const char *folder = bindtextdomain (GETTEXT_PACKAGE, NULL);
  char *found = NULL;

  g_return_val_if_fail (context != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  if (language != NULL && is_source_language (language))
    return g_strdup (text);
  if (language != NULL && is_language (language) && folder != NULL)
    {
      g_autofree char *message = g_strconcat (context, CONTEXT_END, text, NULL);
      g_autofree char *name = g_strdelimit (g_strdup (language), "-", '_');

      found = read_message (folder, name, message);
      for (char *cut = strrchr (name, '_'); found == NULL && cut != NULL; cut = strrchr (name, '_'))
        {
          *cut = '\0';
          found = read_message (folder, name, message);
        }
    }
  return found != NULL ? found : g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, context, text));
}
