// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <string.h>

#include "ethos-json-gate.h"

static const EthosJsonLimits with_fractions = {
  .max_bytes = 1024 * 1024,
  .max_values = 1000,
  .max_depth = ETHOS_JSON_MAX_DEPTH,
  .allow_fractions = TRUE,
};

static gboolean
passes (const char *text)
{
  g_autoptr (GError) error = NULL;
  gboolean passed = ethos_json_gate_check (text, strlen (text), &ethos_json_limits_session,
                                           ETHOS_JSON_LAYERS_ALL, &error);

  g_assert_true (passed == (error == NULL));
  if (error)
    g_test_message ("%s", error->message);
  return passed;
}

static void
assert_refused (const char *text, gssize length, EthosJsonError code, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (ethos_json_gate_check (text, length < 0 ? strlen (text) : (gsize) length,
                                         &ethos_json_limits_session, ETHOS_JSON_LAYERS_ALL,
                                         &error));
  g_assert_error (error, ETHOS_JSON_ERROR, (int) code);
  g_assert_cmpstr (error->message, ==, message);
}

static char *
nest (guint depth, gboolean closed)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append_c (text, '[');
  for (guint i = 0; closed && i < depth; i++)
    g_string_append_c (text, ']');
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_messages (void)
{
  static const struct
  {
    const char *text;
    EthosJsonError code;
    const char *message;
  } cases[] = {
    { "", ETHOS_JSON_ERROR_TRUNCATED, "line 1, column 1: there is nothing in it" },
    { "[1,\n 2", ETHOS_JSON_ERROR_TRUNCATED,
      "line 2, column 3: the text stops in the middle, its end is missing" },
    { "{\n  \"a\": ,\n}", ETHOS_JSON_ERROR_SYNTAX,
      "line 2, column 8: expected a value, but here is “,”" },
    { "{\"é\": 1 2}", ETHOS_JSON_ERROR_SYNTAX,
      "line 1, column 9: expected a comma or “}”, but here is “2”" },
    { "[1}", ETHOS_JSON_ERROR_SYNTAX,
      "line 1, column 3: expected a comma or “]”, but here is “}”" },
    { "{\"a\" 1}", ETHOS_JSON_ERROR_SYNTAX,
      "line 1, column 6: expected a colon after the name, but here is “1”" },
    { "{'a': 1}", ETHOS_JSON_ERROR_SYNTAX,
      "line 1, column 2: expected a name in double quotes, but here is “'”" },
    { "[] []", ETHOS_JSON_ERROR_SYNTAX,
      "line 1, column 4: expected nothing more, but here is “[”" },
    { "[\"a\tb\"]", ETHOS_JSON_ERROR_SYNTAX,
      "line 1, column 4: a line break, tab or other control character must be written as an "
      "escape; "
      "or a closing quotation mark is missing" },
    { "[\"\\q\"]", ETHOS_JSON_ERROR_SYNTAX,
      "line 1, column 3: a backslash must be followed by one of \" \\ / b f n r t u" },
    { "[\"\\u12g4\"]", ETHOS_JSON_ERROR_SYNTAX,
      "line 1, column 3: “\\u” must be followed by four hexadecimal digits" },
    { "[012]", ETHOS_JSON_ERROR_SYNTAX, "line 1, column 2: a number must not begin with 0" },
    { "[-]", ETHOS_JSON_ERROR_SYNTAX, "line 1, column 3: expected a digit, but here is “]”" },
    { "[\xe2\x80\xae]", ETHOS_JSON_ERROR_SYNTAX,
      "line 1, column 2: expected a value, but here is “·”" },
    { "[\"\xc3(\"]", ETHOS_JSON_ERROR_ENCODING, "line 1, column 3: this is not UTF-8 text" },
    { "\xff\xfe[", ETHOS_JSON_ERROR_ENCODING, "line 1, column 1: this is not UTF-8 text" },
    { "[\"\\u0000\"]", ETHOS_JSON_ERROR_POLICY,
      "line 1, column 3: the character U+0000 is not allowed" },
    { "[\"\\ud800a\"]", ETHOS_JSON_ERROR_POLICY,
      "line 1, column 3: half of a surrogate pair stands alone" },
    { "[9223372036854775808]", ETHOS_JSON_ERROR_POLICY,
      "line 1, column 2: this number is too large" },
    { "[1.0]", ETHOS_JSON_ERROR_POLICY,
      "line 1, column 2: only whole numbers without fraction or exponent are allowed" },
    { "{\"a\": 1,\n \"\\u0061\": 2}", ETHOS_JSON_ERROR_POLICY,
      "line 2, column 2: the name “a” stands twice in one object" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (cases[i].text, -1, cases[i].code, cases[i].message);
  assert_refused ("[1]\0", 4, ETHOS_JSON_ERROR_SYNTAX,
                  "line 1, column 4: here is a zero byte; the text is damaged or not text at all");
}

static void
test_depth (void)
{
  static const guint depths[] = { 1, 63, 64, 65, 66, 100000 };

  for (guint i = 0; i < G_N_ELEMENTS (depths); i++)
    {
      g_autofree char *closed = nest (depths[i], TRUE);
      g_autofree char *open = nest (depths[i], FALSE);

      g_assert_true (passes (closed) == (depths[i] <= ETHOS_JSON_MAX_DEPTH));
      g_assert_true (ethos_json_gate_check (closed, strlen (closed), &ethos_json_limits_session,
                                            ETHOS_JSON_LAYER_GRAMMAR, NULL));
      g_assert_false (passes (open));
      g_assert_false (ethos_json_gate_check (open, strlen (open), &ethos_json_limits_session,
                                             ETHOS_JSON_LAYER_GRAMMAR, NULL));
    }
}

/* One byte and one value below, at and above the limit, in both layers where it holds in both. */
static void
test_limits (void)
{
  static const char text[] = "[1, {\"a\": true}, \"four\"]"; /* 5 values */
  const guint32 length = sizeof text - 1;

  for (int by = -1; by <= 1; by++)
    {
      EthosJsonLimits bytes = { .max_bytes = length + by, .max_values = 99, .max_depth = 9 };
      EthosJsonLimits values = { .max_bytes = 99, .max_values = 5 + by, .max_depth = 9 };
      EthosJsonLimits depth = { .max_bytes = 99, .max_values = 99, .max_depth = 2 + by };
      g_autoptr (GError) error = NULL;

      g_assert_true (ethos_json_gate_check (text, length, &bytes, ETHOS_JSON_LAYERS_ALL, NULL) ==
                     (by >= 0));
      g_assert_true (ethos_json_gate_check (text, length, &bytes, ETHOS_JSON_LAYER_GRAMMAR, NULL) ==
                     (by >= 0));
      g_assert_true (ethos_json_gate_check (text, length, &values, ETHOS_JSON_LAYERS_ALL, &error) ==
                     (by >= 0));
      if (by < 0)
        g_assert_error (error, ETHOS_JSON_ERROR, ETHOS_JSON_ERROR_TOO_LARGE);
      g_assert_true (ethos_json_gate_check (text, length, &depth, ETHOS_JSON_LAYERS_ALL, NULL) ==
                     (by >= 0));
    }
}

static void
test_too_large (void)
{
  g_autoptr (GError) error = NULL;
  const EthosJsonLimits limits = { .max_bytes = 1024 * 1024, .max_values = 1, .max_depth = 1 };
  g_autofree char *text = g_strnfill (3 * 1024 * 1024, ' ');

  g_assert_false (
      ethos_json_gate_check (text, 3 * 1024 * 1024, &limits, ETHOS_JSON_LAYERS_ALL, &error));
  g_assert_error (error, ETHOS_JSON_ERROR, ETHOS_JSON_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "3.0"));
  g_assert_nonnull (strstr (error->message, "1.0"));
}

/* Whatever is cut off, the message says that something is cut off. */
static void
test_every_prefix_is_truncated (void)
{
  static const char text[] = "{\"n\": -12, \"e\\n\": [true, false, null, {}],\n"
                             "\"\\ud83d\\ude00 é€😀\": \"\\u00e9\\\\\", \"0\": 0}";

  g_assert_true (passes (text));
  for (gsize length = 0; length < strlen (text); length++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (ethos_json_gate_check (text, length, &ethos_json_limits_session,
                                             ETHOS_JSON_LAYERS_ALL, &error));
      g_assert_error (error, ETHOS_JSON_ERROR, ETHOS_JSON_ERROR_TRUNCATED);
    }
}

static void
test_byte_order_mark (void)
{
  g_assert_true (passes ("\xef\xbb\xbf{\"a\": 1}"));
  g_assert_false (passes ("\xef\xbb\xbf\xef\xbb\xbf{}"));
  g_assert_false (passes (" \xef\xbb\xbf{}"));
  assert_refused ("\xef\xbb\xbf", -1, ETHOS_JSON_ERROR_TRUNCATED,
                  "line 1, column 1: there is nothing in it");
  assert_refused ("\xef\xbb\xbf[x]", -1, ETHOS_JSON_ERROR_SYNTAX,
                  "line 1, column 2: expected a value, but here is “x”");
}

static void
test_integers (void)
{
  g_assert_true (passes ("[9223372036854775807, -9223372036854775808, 0, -0, 1000000000000000]"));
  g_assert_false (passes ("[9223372036854775808]"));
  g_assert_false (passes ("[-9223372036854775809]"));
  g_assert_false (passes ("[18446744073709551617]"));
  g_assert_false (passes ("[10000000000000000000000000000000000000000]"));
}

static void
test_fractions (void)
{
  static const char *const finite[] = { "[1.5]", "[1e6]", "[-0.0]", "[123.456e-789]", "[1E+2]" };
  static const char *const infinite[] = { "[1e999]", "[-1e999]", "[9223372036854775808]" };

  for (guint i = 0; i < G_N_ELEMENTS (finite); i++)
    {
      g_assert_false (passes (finite[i]));
      g_assert_true (ethos_json_gate_check (finite[i], strlen (finite[i]), &with_fractions,
                                            ETHOS_JSON_LAYERS_ALL, NULL));
    }
  for (guint i = 0; i < G_N_ELEMENTS (infinite); i++)
    g_assert_false (ethos_json_gate_check (infinite[i], strlen (infinite[i]), &with_fractions,
                                           ETHOS_JSON_LAYERS_ALL, NULL));
}

/* An object of @n_names different names, and one more that is the same as number @twin. */
static char *
make_object (guint n_names, int twin)
{
  g_autoptr (GString) text = g_string_new ("{\"first\": {\"name 0\": 1}");

  for (guint i = 0; i < n_names; i++)
    g_string_append_printf (text, ", \"name %u\": [{\"name %u\": 0}]", i, i);
  if (twin >= 0)
    g_string_append_printf (text, ", \"n\\u0061me %d\": 1", twin);
  g_string_append (text, "}");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Below, at and above the number from which names are sorted instead of compared each with each,
 * and a number that would take minutes if the work grew with its square. */
static void
test_twice (void)
{
  static const guint counts[] = { 1, 2, 14, 15, 16, 17, 18, 300, 100000 };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *different = make_object (counts[i], -1);
      g_autofree char *first = make_object (counts[i], 0);
      g_autofree char *last = make_object (counts[i], (int) counts[i] - 1);

      g_assert_true (passes (different));
      g_assert_false (passes (first));
      g_assert_false (passes (last));
    }
}

static void
test_twice_unescaped (void)
{
  static const char *const same[] = {
    "{\"\": 1, \"\": 2}",
    "{\"/\": 1, \"\\/\": 2}",
    "{\"😀\": 1, \"\\uD83D\\uDE00\": 2}",
    "{\"\\n\": 1, \"\\u000a\": 2}",
    "{\"a\": {\"b\": 1, \"c\": [], \"b\": 2}}",
    "[{\"\\\"\": 1, \"x\": {}, \"\\u0022\": 2}]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    g_assert_false (passes (same[i]));
  /* Composed and decomposed é are two names; so are upper and lower case. */
  g_assert_true (passes ("{\"\\u00e9\": 1, \"e\\u0301\": 2, \"a\": 3, \"A\": 4, \"aa\": 5}"));
  g_assert_true (passes ("{\"a\": {\"a\": [{\"a\": 1}, {\"a\": 1}]}, \"b\": {\"a\": 1}}"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/gate/messages", test_messages);
  g_test_add_func ("/json/gate/depth", test_depth);
  g_test_add_func ("/json/gate/limits", test_limits);
  g_test_add_func ("/json/gate/too-large", test_too_large);
  g_test_add_func ("/json/gate/every-prefix-is-truncated", test_every_prefix_is_truncated);
  g_test_add_func ("/json/gate/byte-order-mark", test_byte_order_mark);
  g_test_add_func ("/json/gate/integers", test_integers);
  g_test_add_func ("/json/gate/fractions", test_fractions);
  g_test_add_func ("/json/gate/twice", test_twice);
  g_test_add_func ("/json/gate/twice-unescaped", test_twice_unescaped);
  return g_test_run ();
}
