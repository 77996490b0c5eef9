// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-tool"

#include "config.h"

#include "ethos-tool.h"

#include <glib/gi18n-lib.h>

#include "ethos-deck-codec.h"
#include "ethos-json-reader.h"
#include "ethos-session-codec.h"

static JsonNode *
find_member (JsonNode *root, const char *name)
{
  JsonNode *member;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  member = json_object_get_member (json_node_get_object (root), name);
  return member != NULL && JSON_NODE_HOLDS_VALUE (member) ? member : NULL;
}

/* A file says what it is in its first member. */
static const EthosFormat *
find_format (GBytes *bytes, gint64 *version)
{
  static const EthosFormat *const formats[] = { &ethos_session_format, &ethos_deck_format,
                                                &ethos_agenda_format };
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (JsonNode) root = ethos_json_parse (text, length, &ethos_json_limits_session, NULL);
  JsonNode *format = find_member (root, "format");
  JsonNode *number = find_member (root, "version");

  *version = number != NULL ? json_node_get_int (number) : 0;
  for (guint i = 0; format != NULL && i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (json_node_get_string (format), formats[i]->name) == 0)
      return formats[i];
  return NULL;
}

/**
 * ethos_tool_find_format:
 * @bytes: a file
 *
 * Returns: (nullable): what the file says it is; %NULL where it does not, or is damaged
 */
const EthosFormat *
ethos_tool_find_format (GBytes *bytes)
{
  gint64 version;

  return find_format (bytes, &version);
}

static const char *
get_other_format (const EthosFormat *found, const EthosFormat *expected)
{
  if (expected == &ethos_deck_format)
    return _ ("Name a file with cards.");
  if (expected == &ethos_agenda_format)
    return _ ("Name a file with a plan.");
  if (found == &ethos_deck_format)
    return _ ("These are cards: make a workshop of them with “ethos-tool new”.");
  if (found == &ethos_agenda_format)
    return _ ("This is a plan: make a workshop of it with “ethos-tool new”.");
  return _ ("Name a file that Ethos has made.");
}

static const char *
get_remedy (const GError *error, GBytes *bytes, const EthosFormat *expected)
{
  const EthosFormat *found;
  gint64 version;

  switch ((EthosJsonError) error->code)
    {
    case ETHOS_JSON_ERROR_TRUNCATED:
      return _ ("Use a copy of the file that is whole.");
    case ETHOS_JSON_ERROR_SYNTAX:
    case ETHOS_JSON_ERROR_ENCODING:
      return _ ("Name a file that Ethos has made, as it was made.");
    case ETHOS_JSON_ERROR_TOO_LARGE:
      return _ ("Name another file.");
    default:
      break;
    }

  found = find_format (bytes, &version);
  if (found != expected)
    return get_other_format (found, expected);
  if (version > expected->version)
    return _ ("Install a newer version of Ethos.");
  return _ ("Correct it there, or use another copy of the file.");
}

/**
 * ethos_tool_add_remedy:
 * @reason: what a reader said is wrong
 * @bytes: what it read
 * @expected: what that was to be
 *
 * Adds what to do about it. Readers only say what is wrong where: the window has words of its own.
 */
void
ethos_tool_add_remedy (GError *reason, GBytes *bytes, const EthosFormat *expected)
{
  g_autofree char *wrong = NULL;

  g_return_if_fail (reason != NULL && bytes != NULL && expected != NULL);

  if (reason->domain != ETHOS_JSON_ERROR)
    return;
  wrong = reason->message;
  /* Translators: what is wrong with a file, without a full stop, and a sentence: what to do. */
  reason->message = g_strdup_printf (_ ("%s. %s"), wrong, get_remedy (reason, bytes, expected));
}
