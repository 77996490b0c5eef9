// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <string.h>

#include "ethos-json-gate.h"
#include "ethos-json-reader.h"
#include "ethos-json-writer.h"
#include "ethos-test.h"
#include "json-corpus.h"

#define SEED 20240817
#define N_DOCUMENTS 3000
#define N_MUTATIONS 8
#define N_PUBLIC_STRINGS 515

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

static JsonNode *
read_tree (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  JsonNode *root = ethos_json_parse (text, length, &ethos_json_limits_session, &error);

  g_assert_no_error (error);
  return root;
}

/* Whatever was read is written, passes the gate, reads as the same, and is written as the same. */
static void
assert_stable (JsonNode *root)
{
  for (EthosJsonStyle style = ETHOS_JSON_INDENTED; style <= ETHOS_JSON_COMPACT; style++)
    {
      g_autoptr (GBytes) first = write_tree (root, style);
      g_autoptr (JsonNode) tree = read_tree (first);
      g_autoptr (GBytes) second = write_tree (tree, style);

      g_assert_true (json_node_equal (root, tree));
      g_assert_true (g_bytes_equal (first, second));
    }
}

static gunichar
pick_character (GRand *rand)
{
  static const gunichar edges[] = { 0x01,   0x1f,   0x20,   '"',    '\\',    '/',     0x7f,
                                    0x80,   0x7ff,  0x800,  0xd7ff, 0xe000,  0xfeff,  0xfffe,
                                    0xffff, 0x2028, 0x202e, 0x301,  0x10000, 0x1f600, 0x10ffff };

  if (g_rand_int_range (rand, 0, 4) == 0)
    return edges[g_rand_int_range (rand, 0, G_N_ELEMENTS (edges))];
  return (gunichar) g_rand_int_range (rand, 'a', 'z' + 1);
}

static char *
make_text (GRand *rand, guint max_length)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int left = g_rand_int_range (rand, 0, (int) max_length + 1); left > 0; left--)
    g_string_append_unichar (text, pick_character (rand));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static JsonNode *
make_tree (GRand *rand, guint depth)
{
  g_autofree char *text = NULL;
  JsonNode *node = json_node_alloc ();
  int kind = g_rand_int_range (rand, 0, depth < 4 ? 9 : 6);

  switch (kind)
    {
    case 0:
      return json_node_init_null (node);
    case 1:
      return json_node_init_boolean (node, g_rand_boolean (rand));
    case 2:
      return json_node_init_int (node, g_rand_int_range (rand, -1000, 1000));
    case 3:
      return json_node_init_int (node,
                                 (gint64) ((guint64) g_rand_int (rand) << 32 | g_rand_int (rand)));
    case 4:
    case 5:
      text = make_text (rand, 40);
      return json_node_init_string (node, text);
    case 6:
      {
        g_autoptr (JsonArray) array = json_array_new ();

        for (int left = g_rand_int_range (rand, 0, 6); left > 0; left--)
          json_array_add_element (array, make_tree (rand, depth + 1));
        return json_node_init_array (node, array);
      }
    default:
      {
        g_autoptr (JsonObject) object = json_object_new ();

        for (int left = g_rand_int_range (rand, 0, depth == 0 ? 24 : 6); left > 0; left--)
          {
            g_autofree char *name = make_text (rand, 5);

            json_object_set_member (object, name, make_tree (rand, depth + 1));
          }
        return json_node_init_object (node, object);
      }
    }
}

static void
spell_space (GRand *rand, GString *out)
{
  static const char *const spaces[] = { "", "", "", " ", "\n", "\t", "\r\n", "   " };

  g_string_append (out, spaces[g_rand_int_range (rand, 0, G_N_ELEMENTS (spaces))]);
}

static void
spell_unit (GRand *rand, GString *out, guint unit)
{
  if (g_rand_boolean (rand))
    g_string_append_printf (out, "\\u%04x", unit);
  else
    g_string_append_printf (out, "\\u%04X", unit);
}

static void
spell_escaped (GRand *rand, GString *out, gunichar character)
{
  static const char letters[] = "\"\"\\\\//\bb\ff\nn\rr\tt";

  for (guint i = 0; letters[i]; i += 2)
    {
      if (character == (guchar) letters[i] && g_rand_boolean (rand))
        {
          g_string_append_printf (out, "\\%c", letters[i + 1]);
          return;
        }
    }
  if (character < 0x10000)
    {
      spell_unit (rand, out, character);
      return;
    }
  spell_unit (rand, out, 0xd800 + ((character - 0x10000) >> 10));
  spell_unit (rand, out, 0xdc00 + ((character - 0x10000) & 0x3ff));
}

static void
spell_text (GRand *rand, GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *at = text; *at; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (character < 0x20 || character == '"' || character == '\\' ||
          g_rand_int_range (rand, 0, 4) == 0)
        spell_escaped (rand, out, character);
      else
        g_string_append_unichar (out, character);
    }
  g_string_append_c (out, '"');
}

/* Writes a tree in one of the many ways in which JSON can say it. */
static void
spell_tree (GRand *rand, GString *out, JsonNode *node)
{
  spell_space (rand, out);
  if (JSON_NODE_HOLDS_NULL (node))
    {
      g_string_append (out, "null");
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      g_string_append_c (out, '[');
      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          g_string_append (out, i > 0 ? "," : "");
          spell_tree (rand, out, json_array_get_element (array, i));
        }
      g_string_append_c (out, ']');
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      const char *separator = "{";
      JsonObjectIter iter;
      const char *name;
      JsonNode *value;

      g_string_append (out, json_object_get_size (json_node_get_object (node)) == 0 ? "{" : "");
      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &name, &value))
        {
          g_string_append (out, separator);
          separator = ",";
          spell_space (rand, out);
          spell_text (rand, out, name);
          spell_space (rand, out);
          g_string_append_c (out, ':');
          spell_tree (rand, out, value);
        }
      g_string_append_c (out, '}');
    }
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    {
      spell_text (rand, out, json_node_get_string (node));
    }
  else if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    {
      g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
    }
  else
    {
      g_string_append_printf (out, "%" G_GINT64_FORMAT, json_node_get_int (node));
    }
  spell_space (rand, out);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < N_DOCUMENTS; i++)
    {
      g_autoptr (JsonNode) tree = make_tree (rand, 0);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (JsonNode) read = NULL;
      g_autoptr (GError) error = NULL;

      spell_tree (rand, text, tree);
      read = ethos_json_parse (text->str, text->len, &ethos_json_limits_session, &error);
      g_assert_no_error (error);
      g_assert_true (json_node_equal (tree, read));
      assert_stable (read);
    }
}

/* Damages a text in a small way. */
static void
mutate (GRand *rand, GString *text)
{
  static const char bytes[] = "{}[]\",:\\u0-1eE.+ \n/'tfn\xc3\xa9\xed\xf0\x80\xff";
  gssize place = g_rand_int_range (rand, 0, (int) text->len);

  switch (g_rand_int_range (rand, 0, 3))
    {
    case 0:
      text->str[place] = bytes[g_rand_int_range (rand, 0, sizeof bytes)];
      break;
    case 1:
      g_string_insert_c (text, place, bytes[g_rand_int_range (rand, 0, sizeof bytes - 1)]);
      break;
    default:
      g_string_erase (text, place, 1);
      break;
    }
}

/* Whatever the gate lets through although it was damaged, json-glib reads and we write. */
static void
test_damaged (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  guint n_passed = 0;
  guint n_refused = 0;

  for (guint i = 0; i < N_DOCUMENTS; i++)
    {
      g_autoptr (JsonNode) tree = make_tree (rand, 3);
      g_autoptr (GString) text = g_string_new (NULL);

      spell_tree (rand, text, tree);
      for (guint j = 0; j < N_MUTATIONS && text->len > 0; j++)
        {
          g_autoptr (JsonNode) read = NULL;
          g_autoptr (GError) error = NULL;

          mutate (rand, text);
          read = ethos_json_parse (text->str, text->len, &ethos_json_limits_session, &error);
          g_assert_true ((read == NULL) == (error != NULL));
          if (error)
            g_assert_true (error->domain == ETHOS_JSON_ERROR);
          if (read)
            assert_stable (read);
          n_passed += read != NULL;
          n_refused += read == NULL;
        }
    }
  g_assert_cmpuint (n_passed, >, N_DOCUMENTS / 10);
  g_assert_cmpuint (n_refused, >, N_DOCUMENTS);
}

static gboolean
is_surrogate (gunichar character)
{
  return character >= 0xd800 && character <= 0xdfff;
}

/* Each character of the basic plane in both spellings of its escape. */
static void
test_every_escape (void)
{
  g_autoptr (GString) text = g_string_new ("[");
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;
  JsonArray *array;
  guint n = 0;

  for (gunichar character = 1; character < 0x10000; character++)
    if (!is_surrogate (character))
      g_string_append_printf (text, "\"\\u%04x\",\"\\u%04X\",", character, character);
  text->str[text->len - 1] = ']';
  root = ethos_json_parse (text->str, text->len, &ethos_json_limits_session, &error);
  g_assert_no_error (error);
  array = json_node_get_array (root);
  for (gunichar character = 1; character < 0x10000; character++)
    {
      for (guint i = 0; i < 2 && !is_surrogate (character); i++)
        {
          const char *got = json_array_get_string_element (array, n++);

          g_assert_cmpuint (g_utf8_get_char (got), ==, character);
          g_assert_cmpuint (strlen (got), ==, g_unichar_to_utf8 (character, NULL));
        }
    }
  g_assert_cmpuint (n, ==, json_array_get_length (array));
  assert_stable (root);
}

static void
test_short_escapes (void)
{
  static const char text[] = "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\", \"\\uD83D\\udE00\\ud83d\\uDe00\"]";
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonArray *array;

  root = ethos_json_parse (text, strlen (text), &ethos_json_limits_session, &error);
  g_assert_no_error (error);
  array = json_node_get_array (root);
  g_assert_cmpstr (json_array_get_string_element (array, 0), ==, "\"\\/\b\f\n\r\t");
  g_assert_cmpstr (json_array_get_string_element (array, 1), ==, "😀😀");
  assert_stable (root);
}

/* A string survives as value and as name, through our writer and through json-glib's reading. */
static void
assert_survives (const char *string)
{
  g_autoptr (EthosJsonWriter) writer = ethos_json_writer_new (ETHOS_JSON_INDENTED, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;

  ethos_json_writer_begin_object (writer, NULL);
  ethos_json_writer_add_string (writer, string, string);
  ethos_json_writer_end_object (writer);
  bytes = ethos_json_writer_finish_bytes (writer, &error);
  g_assert_no_error (error);
  root = read_tree (bytes);
  object = json_node_get_object (root);
  g_assert_true (json_object_has_member (object, string));
  g_assert_cmpstr (json_object_get_string_member (object, string), ==, string);
}

static void
test_naughty_own (void)
{
  static const char *const strings[] = {
    "",
    "null",
    "\\",
    "\"",
    "\\u0041",
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "%s%n%d",
    "\u202etest\u202c",
    "\u200b\u2060\ufeff",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢",
    "👩‍👩‍👧‍👦 🏳️‍🌈 🇪🇺",
    "ثم نفس سقطت",
    "1;DROP TABLE notes",
    "\x01\x02\x1f\x7f",
    "a\r\nb\tc\vd\fe",
    "9223372036854775808",
  };

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    assert_survives (strings[i]);
}

static void
test_naughty_public (gconstpointer path)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonArray *array;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  root = ethos_json_parse (bytes, length, &ethos_json_limits_content, &error);
  g_assert_no_error (error);
  array = json_node_get_array (root);
  g_assert_cmpuint (json_array_get_length (array), ==, N_PUBLIC_STRINGS);
  for (guint i = 0; i < N_PUBLIC_STRINGS; i++)
    assert_survives (json_array_get_string_element (array, i));
  assert_stable (root);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/roundtrip/random", test_random);
  g_test_add_func ("/json/roundtrip/damaged", test_damaged);
  g_test_add_func ("/json/roundtrip/every-escape", test_every_escape);
  g_test_add_func ("/json/roundtrip/short-escapes", test_short_escapes);
  g_test_add_func ("/json/roundtrip/naughty-own", test_naughty_own);
  ethos_test_add_shared ("/json/roundtrip/naughty-public", "data/blns/blns.json",
                         test_naughty_public);
  return g_test_run ();
}
