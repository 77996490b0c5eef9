// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-tool"

#include "config.h"

#include "ethos-tool.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ethos-deck-codec.h"
#include "ethos-session-codec.h"

/* Each of our formats says what it is long before this. */
#define HEAD_BYTES 4096

static const char *
skip_spaces (const char *text)
{
  return text + strspn (text, " \t\r\n");
}

/* Whether JSON begins as our writer begins it: with the member that says what it is. */
static gboolean
begins_as (const char *head, const EthosFormat *format)
{
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", format->name);
  const char *const words[] = { "{", "\"format\"", ":", quoted };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      head = skip_spaces (head);
      if (!g_str_has_prefix (head, words[i]))
        return FALSE;
      head += strlen (words[i]);
    }
  return TRUE;
}

static gboolean
is_svg (const char *head)
{
  const char *end = g_str_has_prefix (head, "<?xml ") ? strstr (head, "?>") : NULL;

  return g_str_has_prefix (end != NULL ? skip_spaces (end + 2) : head, "<svg");
}

/* A record is a heading, and below it a date and how binding it is, in every language. */
static gboolean
is_record (const char *head)
{
  const char *below = g_str_has_prefix (head, "# ") ? strstr (head, "\n\n") : NULL;
  g_autofree char *line = below != NULL ? g_strndup (below + 2, strcspn (below + 2, "\n")) : NULL;

  return line != NULL && g_regex_match_simple ("\\b\\d{4}-\\d{2}-\\d{2}\\b", line, 0, 0);
}

static gboolean
is_made (const char *head, EthosToolMakes makes)
{
  switch (makes)
    {
    case ETHOS_TOOL_MAKES_CARDS:
      return begins_as (head, &ethos_deck_format);
    case ETHOS_TOOL_MAKES_RECORD:
      return is_record (head);
    case ETHOS_TOOL_MAKES_PDF:
      return g_str_has_prefix (head, "%PDF-");
    case ETHOS_TOOL_MAKES_SVG:
      return is_svg (head);
    case ETHOS_TOOL_MAKES_PNG:
      return g_str_has_prefix (head, "\x89PNG\r\n\x1a\n");
    default:
      g_assert_not_reached ();
    }
}

/* What cannot be looked at, such as a folder, is left to the writer to refuse in its own words. */
static gboolean
check_old (const char *file, EthosToolMakes makes, GError **error)
{
  g_autoptr (GFile) old = g_file_new_for_path (file);
  g_autoptr (GFileInputStream) stream = NULL;
  char head[HEAD_BYTES + 1] = "";
  gsize length = 0;

  if (!g_file_test (file, G_FILE_TEST_IS_REGULAR))
    return TRUE;

  stream = g_file_read (old, NULL, error);
  if (stream == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), head, HEAD_BYTES, &length, NULL, error))
    return FALSE;
  if (length == 0 || is_made (head, makes))
    return TRUE;

  g_set_error_literal (
      error, G_IO_ERROR, G_IO_ERROR_EXISTS,
      begins_as (head, &ethos_session_format)
          ? _ ("a workshop is in this file; --force writes over it")
          : _ ("there is such a file already, and it is none of what this command writes; --force "
               "writes over it"));
  return FALSE;
}

/**
 * ethos_tool_deliver:
 * @file: (nullable): where to write; %NULL or `-` for standard output
 * @input: the file that it was made from, which is never written over
 * @bytes: what was made
 * @makes: what that is
 * @force: whether to write over whatever is there
 *
 * Writes what a command made. Scripts make posters, records and cards again and again, so what
 * begins as the same kind of file is replaced; a workshop, or anything else, only by @force.
 *
 * Returns: how to end, after saying what is wrong
 */
EthosToolExit
ethos_tool_deliver (const char *file,
                    const char *input,
                    GBytes *bytes,
                    EthosToolMakes makes,
                    gboolean force)
{
  g_autoptr (GError) error = NULL;
  gboolean plain = file == NULL || g_str_equal (file, "-");

  if (ethos_tool_spare (file, input, &error) &&
      (plain || force || check_old (file, makes, &error)) && ethos_tool_write (file, bytes, &error))
    return ETHOS_TOOL_DONE;

  ethos_tool_complain (plain ? "-" : file, error);
  return ETHOS_TOOL_BAD;
}
