// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <string.h>

#include "ethos-json-reader.h"

static const char *const kinds[] = { "value", "mission", "vision", NULL };

static EthosJsonCursor *
open_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = NULL;

  root = ethos_json_parse (text, strlen (text), &ethos_json_limits_session, &error);
  g_assert_no_error (error);
  return ethos_json_cursor_new (root);
}

static EthosJsonCursor *
open_object (const char *text)
{
  g_autoptr (GError) error = NULL;
  EthosJsonCursor *cursor = open_text (text);

  ethos_json_cursor_enter_object (cursor, NULL, &error);
  g_assert_no_error (error);
  return cursor;
}

static void
assert_message (GError *error, EthosJsonError code, const char *message)
{
  g_assert_error (error, ETHOS_JSON_ERROR, (int) code);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_parse (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) marked = NULL;

  marked = ethos_json_parse ("\xef\xbb\xbf[1]x", 6, &ethos_json_limits_content, &error);
  g_assert_no_error (error);
  g_assert_cmpint (json_array_get_int_element (json_node_get_array (marked), 0), ==, 1);

  g_assert_null (ethos_json_parse ("[1]x", 4, &ethos_json_limits_content, &error));
  assert_message (error, ETHOS_JSON_ERROR_SYNTAX,
                  "line 1, column 4: expected nothing more, but here is “x”");
  g_clear_error (&error);
  g_assert_null (ethos_json_parse (NULL, 0, &ethos_json_limits_content, &error));
  g_assert_error (error, ETHOS_JSON_ERROR, ETHOS_JSON_ERROR_TRUNCATED);
}

static void
test_values (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosJsonCursor) cursor = NULL;
  const char *text = NULL;
  gint64 number = 0;
  gboolean flag = FALSE;
  guint kind = 99;

  cursor = open_object ("{\"t\": \"é\", \"n\": -5, \"b\": true, \"k\": \"vision\"}");
  g_assert_true (ethos_json_cursor_get_string (cursor, "t", ETHOS_JSON_REQUIRED, 2, &text, &error));
  g_assert_true (
      ethos_json_cursor_get_int (cursor, "n", ETHOS_JSON_OPTIONAL, -5, -5, &number, &error));
  g_assert_true (ethos_json_cursor_get_bool (cursor, "b", ETHOS_JSON_REQUIRED, &flag, &error));
  g_assert_true (
      ethos_json_cursor_get_enum (cursor, "k", ETHOS_JSON_REQUIRED, kinds, &kind, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "é");
  g_assert_cmpint (number, ==, -5);
  g_assert_true (flag);
  g_assert_cmpuint (kind, ==, 2);
}

static void
test_absent (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosJsonCursor) cursor = open_object ("{\"there\": null}");
  const char *text = "default";
  gint64 number = 7;
  gboolean flag = TRUE;
  guint kind = 1;

  g_assert_true (ethos_json_cursor_has (cursor, "there"));
  g_assert_false (ethos_json_cursor_has (cursor, "x"));
  g_assert_true (ethos_json_cursor_get_string (cursor, "x", ETHOS_JSON_OPTIONAL, 9, &text, &error));
  g_assert_true (
      ethos_json_cursor_get_int (cursor, "x", ETHOS_JSON_OPTIONAL, 0, 9, &number, &error));
  g_assert_true (ethos_json_cursor_get_bool (cursor, "x", ETHOS_JSON_OPTIONAL, &flag, &error));
  g_assert_true (
      ethos_json_cursor_get_enum (cursor, "x", ETHOS_JSON_OPTIONAL, kinds, &kind, &error));
  g_assert_true (ethos_json_cursor_enter_array (cursor, "x", ETHOS_JSON_OPTIONAL, 9, &error));
  g_assert_cmpuint (ethos_json_cursor_get_n_items (cursor), ==, 0);
  g_assert_false (ethos_json_cursor_next (cursor));
  ethos_json_cursor_leave (cursor);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "default");
  g_assert_cmpint (number, ==, 7);
  g_assert_true (flag);
  g_assert_cmpuint (kind, ==, 1);
}

typedef gboolean (*ReadFunc) (EthosJsonCursor *cursor, GError **error);

static gboolean
read_text (EthosJsonCursor *cursor, GError **error)
{
  const char *text = NULL;

  return ethos_json_cursor_get_string (cursor, "x", ETHOS_JSON_REQUIRED, 3, &text, error);
}

static gboolean
read_int (EthosJsonCursor *cursor, GError **error)
{
  gint64 number;

  return ethos_json_cursor_get_int (cursor, "x", ETHOS_JSON_OPTIONAL, 1, 240, &number, error);
}

static gboolean
read_bool (EthosJsonCursor *cursor, GError **error)
{
  gboolean flag;

  return ethos_json_cursor_get_bool (cursor, "x", ETHOS_JSON_REQUIRED, &flag, error);
}

static gboolean
read_enum (EthosJsonCursor *cursor, GError **error)
{
  guint kind;

  return ethos_json_cursor_get_enum (cursor, "x", ETHOS_JSON_REQUIRED, kinds, &kind, error);
}

static gboolean
read_object (EthosJsonCursor *cursor, GError **error)
{
  return ethos_json_cursor_enter_object (cursor, "x", error);
}

static gboolean
read_array (EthosJsonCursor *cursor, GError **error)
{
  return ethos_json_cursor_enter_array (cursor, "x", ETHOS_JSON_REQUIRED, 2, error);
}

static void
test_refusals (void)
{
  static const struct
  {
    ReadFunc read;
    const char *text;
    EthosJsonError code;
    const char *message;
  } cases[] = {
    { read_text, "{}", ETHOS_JSON_ERROR_MISSING, "x: missing" },
    { read_text, "{\"x\": null}", ETHOS_JSON_ERROR_VALUE, "x: must be a text, in double quotes" },
    { read_text, "{\"x\": 1}", ETHOS_JSON_ERROR_VALUE, "x: must be a text, in double quotes" },
    { read_text, "{\"x\": [\"a\"]}", ETHOS_JSON_ERROR_VALUE,
      "x: must be a text, in double quotes" },
    { read_text, "{\"x\": \"éé\"}", ETHOS_JSON_ERROR_VALUE, "x: longer than 3 bytes" },
    { read_int, "{\"x\": \"1\"}", ETHOS_JSON_ERROR_VALUE, "x: must be a whole number" },
    { read_int, "{\"x\": 0}", ETHOS_JSON_ERROR_VALUE, "x: must be from 1 to 240, not 0" },
    { read_int, "{\"x\": 241}", ETHOS_JSON_ERROR_VALUE, "x: must be from 1 to 240, not 241" },
    { read_bool, "{\"x\": 1}", ETHOS_JSON_ERROR_VALUE, "x: must be true or false" },
    { read_enum, "{\"x\": \"Value\\u202e\"}", ETHOS_JSON_ERROR_VALUE,
      "x: “Value·” is not one of: value, mission, vision" },
    { read_enum, "{\"x\": true}", ETHOS_JSON_ERROR_VALUE, "x: must be a text, in double quotes" },
    { read_object, "{\"x\": []}", ETHOS_JSON_ERROR_VALUE, "x: must be an object, in braces" },
    { read_object, "{}", ETHOS_JSON_ERROR_MISSING, "x: missing" },
    { read_array, "{\"x\": {}}", ETHOS_JSON_ERROR_VALUE, "x: must be a list, in square brackets" },
    { read_array, "{\"x\": [1, 2, 3]}", ETHOS_JSON_ERROR_VALUE, "x: more than 2 items" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (EthosJsonCursor) cursor = open_object (cases[i].text);

      g_assert_false (cases[i].read (cursor, &error));
      assert_message (error, cases[i].code, cases[i].message);
    }
}

static void
test_refused_root (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosJsonCursor) cursor = open_text ("[]");

  g_assert_false (ethos_json_cursor_enter_object (cursor, NULL, &error));
  assert_message (error, ETHOS_JSON_ERROR_VALUE, "the whole text: must be an object, in braces");
}

static void
test_path (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosJsonCursor) cursor = NULL;
  const char *text = NULL;
  guint n_notes = 0;

  cursor = open_object ("{\"activities\": [{}, {\"notes\": [{\"text\": \"a\"}, {\"text\": \"b\"}],"
                        "\"rows\": [[\"x\", \"y\"]]}]}");
  g_assert_true (
      ethos_json_cursor_enter_array (cursor, "activities", ETHOS_JSON_REQUIRED, 9, &error));
  g_assert_true (ethos_json_cursor_next (cursor));
  g_assert_true (ethos_json_cursor_next (cursor));
  g_assert_true (ethos_json_cursor_enter_object (cursor, NULL, &error));
  g_assert_true (ethos_json_cursor_enter_array (cursor, "notes", ETHOS_JSON_REQUIRED, 9, &error));
  while (ethos_json_cursor_next (cursor))
    {
      g_assert_true (ethos_json_cursor_enter_object (cursor, NULL, &error));
      g_assert_true (
          ethos_json_cursor_get_string (cursor, "text", ETHOS_JSON_REQUIRED, 9, &text, &error));
      if (++n_notes == 2)
        {
          g_assert_false (
              ethos_json_cursor_fail (cursor, "text", &error, "longer than %d characters", 500));
          assert_message (error, ETHOS_JSON_ERROR_VALUE,
                          "activities[1].notes[1].text: longer than 500 characters");
          g_clear_error (&error);
          ethos_json_cursor_fail (cursor, NULL, &error, "odd");
          assert_message (error, ETHOS_JSON_ERROR_VALUE, "activities[1].notes[1]: odd");
          g_clear_error (&error);
        }
      ethos_json_cursor_leave (cursor);
    }
  g_assert_cmpuint (n_notes, ==, 2);
  ethos_json_cursor_leave (cursor);

  g_assert_true (ethos_json_cursor_enter_array (cursor, "rows", ETHOS_JSON_REQUIRED, 9, &error));
  g_assert_true (ethos_json_cursor_next (cursor));
  g_assert_true (ethos_json_cursor_enter_array (cursor, NULL, ETHOS_JSON_REQUIRED, 9, &error));
  ethos_json_cursor_fail (cursor, NULL, &error, "too few");
  assert_message (error, ETHOS_JSON_ERROR_VALUE, "activities[1].rows[0]: too few");
  g_clear_error (&error);
  g_assert_true (ethos_json_cursor_next (cursor));
  g_assert_true (ethos_json_cursor_next (cursor));
  g_assert_true (
      ethos_json_cursor_get_string (cursor, NULL, ETHOS_JSON_REQUIRED, 9, &text, &error));
  g_assert_cmpstr (text, ==, "y");
  g_assert_false (
      ethos_json_cursor_get_string (cursor, NULL, ETHOS_JSON_REQUIRED, 0, &text, &error));
  assert_message (error, ETHOS_JSON_ERROR_VALUE, "activities[1].rows[0][1]: longer than 0 bytes");
}

static void
test_deepest (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosJsonCursor) cursor = NULL;

  for (guint i = 0; i < ETHOS_JSON_MAX_DEPTH; i++)
    g_string_append_c (text, '[');
  for (guint i = 0; i < ETHOS_JSON_MAX_DEPTH; i++)
    g_string_append_c (text, ']');
  cursor = open_text (text->str);
  for (guint i = 0; i < ETHOS_JSON_MAX_DEPTH; i++)
    {
      g_assert_true (ethos_json_cursor_enter_array (cursor, NULL, ETHOS_JSON_REQUIRED, 1, &error));
      g_assert_true (ethos_json_cursor_next (cursor) == (i + 1 < ETHOS_JSON_MAX_DEPTH));
    }
}

/* What is unknown is known per object: reading in an inner one says nothing about the outer one,
 * reading twice counts once, and asking whether a member is there is not reading it. */
static void
test_unknown (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosJsonCursor) cursor = NULL;
  g_autofree char *outer = NULL;
  g_autofree char *inner = NULL;
  gint64 number = 0;

  cursor = open_object ("{\"new\": {\"é\\n\": [1, -2, null], \"o\": {}}, \"a\": 1, \"in\": "
                        "{\"a\": 1, \"b\": false}, \"b\": \"\\u00e9\\u001f\", \"z\": [ ] }");
  ethos_json_cursor_get_int (cursor, "a", ETHOS_JSON_REQUIRED, 0, 9, &number, &error);
  ethos_json_cursor_get_int (cursor, "a", ETHOS_JSON_REQUIRED, 0, 9, &number, &error);
  g_assert_true (ethos_json_cursor_has (cursor, "z"));
  g_assert_true (ethos_json_cursor_enter_object (cursor, "in", &error));
  ethos_json_cursor_get_int (cursor, "a", ETHOS_JSON_REQUIRED, 0, 9, &number, &error);
  inner = ethos_json_cursor_dup_unknown (cursor);
  g_assert_cmpstr (inner, ==, "{\"b\":false}");
  ethos_json_cursor_leave (cursor);
  outer = ethos_json_cursor_dup_unknown (cursor);
  g_assert_cmpstr (outer, ==,
                   "{\"new\":{\"é\\n\":[1,-2,null],\"o\":{}},\"b\":\"é\\u001f\",\"z\":[]}");
}

/* The counts alone would say that everything was read. */
static void
test_unknown_behind_equal_counts (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosJsonCursor) twice = open_object ("{\"a\": 1, \"b\": 2}");
  g_autoptr (EthosJsonCursor) inside = open_object ("{\"in\": {\"a\": 1}, \"b\": 2}");
  g_autofree char *left = NULL;
  g_autofree char *outside = NULL;
  gint64 number = 0;

  ethos_json_cursor_get_int (twice, "a", ETHOS_JSON_REQUIRED, 0, 9, &number, &error);
  ethos_json_cursor_get_int (twice, "a", ETHOS_JSON_REQUIRED, 0, 9, &number, &error);
  left = ethos_json_cursor_dup_unknown (twice);
  g_assert_cmpstr (left, ==, "{\"b\":2}");

  g_assert_true (ethos_json_cursor_enter_object (inside, "in", &error));
  ethos_json_cursor_get_int (inside, "a", ETHOS_JSON_REQUIRED, 0, 9, &number, &error);
  ethos_json_cursor_leave (inside);
  outside = ethos_json_cursor_dup_unknown (inside);
  g_assert_cmpstr (outside, ==, "{\"b\":2}");
}

static void
test_nothing_unknown (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosJsonCursor) cursor = open_object ("{\"a\": 1, \"l\": [0]}");
  gint64 number = 0;

  ethos_json_cursor_get_int (cursor, "a", ETHOS_JSON_REQUIRED, 0, 9, &number, &error);
  ethos_json_cursor_enter_array (cursor, "l", ETHOS_JSON_REQUIRED, 9, &error);
  g_assert_true (ethos_json_cursor_next (cursor));
  ethos_json_cursor_get_int (cursor, NULL, ETHOS_JSON_REQUIRED, 0, 9, &number, &error);
  ethos_json_cursor_leave (cursor);
  g_assert_no_error (error);
  g_assert_null (ethos_json_cursor_dup_unknown (cursor));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/parse", test_parse);
  g_test_add_func ("/json/cursor/values", test_values);
  g_test_add_func ("/json/cursor/absent", test_absent);
  g_test_add_func ("/json/cursor/refusals", test_refusals);
  g_test_add_func ("/json/cursor/refused-root", test_refused_root);
  g_test_add_func ("/json/cursor/path", test_path);
  g_test_add_func ("/json/cursor/deepest", test_deepest);
  g_test_add_func ("/json/cursor/unknown", test_unknown);
  g_test_add_func ("/json/cursor/unknown-behind-equal-counts", test_unknown_behind_equal_counts);
  g_test_add_func ("/json/cursor/nothing-unknown", test_nothing_unknown);
  return g_test_run ();
}
