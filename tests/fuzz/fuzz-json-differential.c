// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Whatever the gate accepts, json-glib parses without change, and what our writer makes of it
 * passes the gate again. “Without change” is judged by a second reading, below: it walks the bytes
 * with json-glib's tree beside it. It is simple because the gate has been there before.
 */
#include "config.h"

#include <string.h>

#include "ethos-json-gate.h"
#include "ethos-json-reader.h"
#include "ethos-json-writer.h"
#include "fuzz-target.h"

typedef struct
{
  const char *at;
  const char *end;
} Reading;

static void compare (Reading *reading, JsonNode *node);

static void
skip_spaces (Reading *reading)
{
  while (reading->at < reading->end && strchr (" \t\r\n", *reading->at) && *reading->at != '\0')
    reading->at++;
}

static void
expect (Reading *reading, const char *word)
{
  gsize length = strlen (word);

  g_assert_cmpuint ((gsize) (reading->end - reading->at), >=, length);
  g_assert_cmpint (memcmp (reading->at, word, length), ==, 0);
  reading->at += length;
}

/* Skips spaces, and tells whether @byte stands behind them; if so, skips it too. */
static gboolean
take (Reading *reading, char byte)
{
  skip_spaces (reading);
  if (reading->at == reading->end || *reading->at != byte)
    return FALSE;
  reading->at++;
  return TRUE;
}

static gunichar
read_unit (Reading *reading)
{
  gunichar unit = 0;

  expect (reading, "u");
  for (guint i = 0; i < 4; i++)
    unit = unit << 4 | (gunichar) g_ascii_xdigit_value (*reading->at++);
  return unit;
}

static void
read_escape (Reading *reading, GString *text)
{
  static const char letters[] = "\"\"\\\\//b\bf\fn\nr\rt\t";
  gunichar unit;

  for (guint i = 0; letters[i]; i += 2)
    {
      if (*reading->at == letters[i])
        {
          g_string_append_c (text, letters[i + 1]);
          reading->at++;
          return;
        }
    }
  unit = read_unit (reading);
  if (unit >= 0xd800 && unit <= 0xdbff)
    {
      expect (reading, "\\");
      unit = 0x10000 + ((unit - 0xd800) << 10) + (read_unit (reading) - 0xdc00);
    }
  g_string_append_unichar (text, unit);
}

static char *
read_text (Reading *reading)
{
  g_autoptr (GString) text = g_string_new (NULL);

  expect (reading, "\"");
  while (*reading->at != '"')
    {
      if (*reading->at != '\\')
        {
          g_string_append_c (text, *reading->at++);
          continue;
        }
      reading->at++;
      read_escape (reading, text);
    }
  reading->at++;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
compare_object (Reading *reading, JsonNode *node)
{
  JsonObject *object = json_node_get_object (node);
  guint n = 0;

  g_assert_nonnull (object);
  expect (reading, "{");
  if (!take (reading, '}'))
    {
      do
        {
          g_autofree char *name = NULL;

          skip_spaces (reading);
          name = read_text (reading);
          g_assert_true (take (reading, ':'));
          g_assert_true (json_object_has_member (object, name));
          compare (reading, json_object_get_member (object, name));
          n++;
        }
      while (take (reading, ','));
      g_assert_true (take (reading, '}'));
    }
  g_assert_cmpuint (json_object_get_size (object), ==, n);
}

static void
compare_array (Reading *reading, JsonNode *node)
{
  JsonArray *array = json_node_get_array (node);
  guint n = 0;

  g_assert_nonnull (array);
  expect (reading, "[");
  if (!take (reading, ']'))
    {
      do
        {
          g_assert_cmpuint (n, <, json_array_get_length (array));
          compare (reading, json_array_get_element (array, n++));
        }
      while (take (reading, ','));
      g_assert_true (take (reading, ']'));
    }
  g_assert_cmpuint (json_array_get_length (array), ==, n);
}

static void
compare_number (Reading *reading, JsonNode *node)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  g_assert_true (json_node_get_value_type (node) == G_TYPE_INT64);
  while (reading->at < reading->end && (*reading->at == '-' || g_ascii_isdigit (*reading->at)))
    g_string_append_c (digits, *reading->at++);
  g_assert_cmpint (json_node_get_int (node), ==, g_ascii_strtoll (digits->str, NULL, 10));
}

static void
compare (Reading *reading, JsonNode *node)
{
  g_autofree char *text = NULL;

  skip_spaces (reading);
  g_assert_true (reading->at < reading->end);
  switch (*reading->at)
    {
    case '{':
      compare_object (reading, node);
      break;
    case '[':
      compare_array (reading, node);
      break;
    case '"':
      text = read_text (reading);
      g_assert_true (json_node_get_value_type (node) == G_TYPE_STRING);
      g_assert_cmpstr (json_node_get_string (node), ==, text);
      break;
    case 't':
    case 'f':
      g_assert_true (json_node_get_value_type (node) == G_TYPE_BOOLEAN);
      expect (reading, json_node_get_boolean (node) ? "true" : "false");
      break;
    case 'n':
      g_assert_true (JSON_NODE_HOLDS_NULL (node));
      expect (reading, "null");
      break;
    default:
      compare_number (reading, node);
    }
  skip_spaces (reading);
}

static void
compare_whole (const guint8 *data, gsize size, JsonNode *root)
{
  Reading reading = { (const char *) data, (const char *) data + size };

  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    reading.at += 3;
  compare (&reading, root);
  g_assert_true (reading.at == reading.end);
}

static GBytes *
write_tree (JsonNode *root, EthosJsonStyle style)
{
  g_autoptr (EthosJsonWriter) writer = ethos_json_writer_new (style, NULL, NULL);
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  ethos_json_writer_add_node (writer, NULL, root);
  bytes = ethos_json_writer_finish_bytes (writer, &error);
  g_assert_no_error (error);
  return bytes;
}

static void
check_written (JsonNode *root, EthosJsonStyle style)
{
  g_autoptr (GBytes) first = write_tree (root, style);
  g_autoptr (GBytes) second = NULL;
  g_autoptr (JsonNode) again = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (first, &length);

  again = ethos_json_parse (text, length, &ethos_json_limits_session, &error);
  g_assert_no_error (error);
  g_assert_true (json_node_equal (root, again));
  second = write_tree (again, style);
  g_assert_true (g_bytes_equal (first, second));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = NULL;

  if (!ethos_json_gate_check ((const char *) data, size, &ethos_json_limits_content,
                              ETHOS_JSON_LAYERS_ALL, NULL))
    return 0;
  root = ethos_json_parse ((const char *) data, size, &ethos_json_limits_content, &error);
  g_assert_no_error (error);
  compare_whole (data, size, root);
  check_written (root, ETHOS_JSON_INDENTED);
  check_written (root, ETHOS_JSON_COMPACT);
  return 0;
}
