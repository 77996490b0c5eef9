// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <string.h>

#include "ethos-json-gate.h"
#include "ethos-json-reader.h"
#include "ethos-json-writer.h"
#include "ethos-test.h"
#include "json-corpus.h"

#define MIN_OWN_FILES 60
#define N_SUITE_FILES 318

static const EthosJsonLimits with_fractions = {
  .max_bytes = 1024 * 1024,
  .max_values = 200000,
  .max_depth = ETHOS_JSON_MAX_DEPTH,
  .allow_fractions = TRUE,
};

/* What JSON permits and our policy refuses in any text. */
static const char *const refused_by_policy[] = {
  "y_object_duplicated_key.json",
  "y_object_duplicated_key_and_value.json",
  "y_object_escaped_null_in_key.json",
  "y_string_null_escape.json",
  NULL,
};

/* What it refuses besides in our own formats, because they have whole numbers only. */
static const char *const refused_fractions[] = {
  "y_number.json",
  "y_number_0e+1.json",
  "y_number_0e1.json",
  "y_number_double_close_to_zero.json",
  "y_number_int_with_exp.json",
  "y_number_real_capital_e.json",
  "y_number_real_capital_e_neg_exp.json",
  "y_number_real_capital_e_pos_exp.json",
  "y_number_real_exponent.json",
  "y_number_real_fraction_exponent.json",
  "y_number_real_neg_exp.json",
  "y_number_real_pos_exponent.json",
  "y_number_simple_real.json",
  "y_object_extreme_numbers.json",
  "y_structure_lonely_negative_real.json",
  NULL,
};

#define RANGE "how large a number may be is policy, not grammar"
#define HALF "the grammar allows any four digits; text with half a character in it is policy"
#define UTF8 "RFC 8259 §8.1: JSON that is exchanged is UTF-8, and this is not"

/* What RFC 8259 leaves open, and what we do: by the grammar alone, and with the policy. */
static const struct
{
  const char *name;
  gboolean grammar;
  gboolean policy;
  const char *reason;
} decisions[] = {
  { "i_number_double_huge_neg_exp.json", TRUE, FALSE, RANGE },
  { "i_number_huge_exp.json", TRUE, FALSE, RANGE },
  { "i_number_neg_int_huge_exp.json", TRUE, FALSE, RANGE },
  { "i_number_pos_double_huge_exp.json", TRUE, FALSE, RANGE },
  { "i_number_real_neg_overflow.json", TRUE, FALSE, RANGE },
  { "i_number_real_pos_overflow.json", TRUE, FALSE, RANGE },
  { "i_number_real_underflow.json", TRUE, FALSE, RANGE },
  { "i_number_too_big_neg_int.json", TRUE, FALSE, RANGE },
  { "i_number_too_big_pos_int.json", TRUE, FALSE, RANGE },
  { "i_number_very_big_negative_int.json", TRUE, FALSE, RANGE },
  { "i_object_key_lone_2nd_surrogate.json", TRUE, FALSE, HALF },
  { "i_string_1st_surrogate_but_2nd_missing.json", TRUE, FALSE, HALF },
  { "i_string_1st_valid_surrogate_2nd_invalid.json", TRUE, FALSE, HALF },
  { "i_string_UTF-16LE_with_BOM.json", FALSE, FALSE, UTF8 },
  { "i_string_UTF-8_invalid_sequence.json", FALSE, FALSE, UTF8 },
  { "i_string_UTF8_surrogate_U+D800.json", FALSE, FALSE, UTF8 },
  { "i_string_incomplete_surrogate_and_escape_valid.json", TRUE, FALSE, HALF },
  { "i_string_incomplete_surrogate_pair.json", TRUE, FALSE, HALF },
  { "i_string_incomplete_surrogates_escape_valid.json", TRUE, FALSE, HALF },
  { "i_string_invalid_lonely_surrogate.json", TRUE, FALSE, HALF },
  { "i_string_invalid_surrogate.json", TRUE, FALSE, HALF },
  { "i_string_invalid_utf-8.json", FALSE, FALSE, UTF8 },
  { "i_string_inverted_surrogates_U+1D11E.json", TRUE, FALSE, HALF },
  { "i_string_iso_latin_1.json", FALSE, FALSE, UTF8 },
  { "i_string_lone_second_surrogate.json", TRUE, FALSE, HALF },
  { "i_string_lone_utf8_continuation_byte.json", FALSE, FALSE, UTF8 },
  { "i_string_not_in_unicode_range.json", FALSE, FALSE, UTF8 },
  { "i_string_overlong_sequence_2_bytes.json", FALSE, FALSE, UTF8 },
  { "i_string_overlong_sequence_6_bytes.json", FALSE, FALSE, UTF8 },
  { "i_string_overlong_sequence_6_bytes_null.json", FALSE, FALSE, UTF8 },
  { "i_string_truncated-utf-8.json", FALSE, FALSE, UTF8 },
  { "i_string_utf16BE_no_BOM.json", FALSE, FALSE, UTF8 },
  { "i_string_utf16LE_no_BOM.json", FALSE, FALSE, UTF8 },
  { "i_structure_500_nested_arrays.json", TRUE, FALSE,
    "the grammar knows no depth, the policy 64" },
  { "i_structure_UTF-8_BOM_empty_object.json", TRUE, TRUE,
    "RFC 8259 §8.1 permits to ignore it, and Windows editors write it" },
};

/* What comes out when the transform files are read and written, or NULL where reading refuses. */
static const struct
{
  const char *name;
  const char *written;
} transforms[] = {
  { "number_-9223372036854775808.json", "[-9223372036854775808]" },
  { "number_-9223372036854775809.json", NULL },
  { "number_1.0.json", NULL },
  { "number_1.000000000000000005.json", NULL },
  { "number_1000000000000000.json", "[1000000000000000]" },
  { "number_10000000000000000999.json", NULL },
  { "number_1e-999.json", NULL },
  { "number_1e6.json", NULL },
  { "number_9223372036854775807.json", "[9223372036854775807]" },
  { "number_9223372036854775808.json", NULL },
  { "object_key_nfc_nfd.json", "{\"\u00e9\":\"NFC\",\"e\u0301\":\"NFD\"}" },
  { "object_key_nfd_nfc.json", "{\"e\u0301\":\"NFD\",\"\u00e9\":\"NFC\"}" },
  { "object_same_key_different_values.json", NULL },
  { "object_same_key_same_value.json", NULL },
  { "object_same_key_unclear_values.json", NULL },
  { "string_1_escaped_invalid_codepoint.json", NULL },
  { "string_1_invalid_codepoint.json", NULL },
  { "string_2_escaped_invalid_codepoints.json", NULL },
  { "string_2_invalid_codepoints.json", NULL },
  { "string_3_escaped_invalid_codepoints.json", NULL },
  { "string_3_invalid_codepoints.json", NULL },
  { "string_with_escaped_NULL.json", NULL },
};

static guint n_decisions_seen;

static gboolean
check (const char *name,
       const char *bytes,
       gsize length,
       const EthosJsonLimits *limits,
       EthosJsonLayers layers)
{
  g_autoptr (GError) error = NULL;
  gboolean passed = ethos_json_gate_check (bytes, length, limits, layers, &error);

  g_assert_true (passed == (error == NULL));
  if (error)
    g_test_message ("%s: %s", name, error->message);
  return passed;
}

static void
assert_verdict (const char *name, const char *what, gboolean passed, gboolean expected)
{
  if (passed != expected)
    g_error ("%s: %s by %s", name, passed ? "accepted" : "refused", what);
}

static char *
write_compact (JsonNode *root)
{
  g_autoptr (EthosJsonWriter) writer = ethos_json_writer_new (ETHOS_JSON_COMPACT, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  ethos_json_writer_add_node (writer, NULL, root);
  bytes = ethos_json_writer_finish_bytes (writer, &error);
  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Reads and writes it twice: nothing may change from the first writing on. Returns what was
 * written, or NULL when it was refused. */
static char *
transform (const char *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) first = NULL;
  g_autoptr (JsonNode) second = NULL;
  g_autofree char *written = NULL;
  g_autofree char *again = NULL;

  first = ethos_json_parse (bytes, length, &ethos_json_limits_session, NULL);
  if (first == NULL)
    return NULL;
  written = write_compact (first);
  second = ethos_json_parse (written, strlen (written), &ethos_json_limits_session, &error);
  g_assert_no_error (error);
  g_assert_true (json_node_equal (first, second));
  again = write_compact (second);
  g_assert_cmpstr (written, ==, again);
  return g_steal_pointer (&written);
}

static void
check_own_file (const char *name, const char *bytes, gsize length)
{
  gboolean grammar =
      check (name, bytes, length, &ethos_json_limits_session, ETHOS_JSON_LAYER_GRAMMAR);
  gboolean all = check (name, bytes, length, &ethos_json_limits_session, ETHOS_JSON_LAYERS_ALL);
  g_autofree char *written = transform (bytes, length);

  assert_verdict (name, "grammar", grammar, !g_str_has_prefix (name, "grammar-"));
  assert_verdict (name, "policy", all, g_str_has_prefix (name, "accept-"));
  g_assert_true (all == (written != NULL));
}

static void
test_own_corpus (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "json", NULL);

  g_assert_cmpuint (json_corpus_foreach (folder, check_own_file), >=, MIN_OWN_FILES);
}

static void
check_open_case (const char *name, gboolean grammar, gboolean all)
{
  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    {
      if (g_str_equal (decisions[i].name, name))
        {
          assert_verdict (name, decisions[i].reason, grammar, decisions[i].grammar);
          assert_verdict (name, decisions[i].reason, all, decisions[i].policy);
          n_decisions_seen++;
          return;
        }
    }
  g_error ("%s: not decided", name);
}

static void
check_suite_file (const char *name, const char *bytes, gsize length)
{
  gboolean grammar = check (name, bytes, length, &with_fractions, ETHOS_JSON_LAYER_GRAMMAR);
  gboolean policy = check (name, bytes, length, &with_fractions, ETHOS_JSON_LAYERS_ALL);
  gboolean all = check (name, bytes, length, &ethos_json_limits_session, ETHOS_JSON_LAYERS_ALL);
  g_autofree char *written = transform (bytes, length);
  gboolean refused = g_strv_contains (refused_by_policy, name);

  g_assert_true (grammar || !policy);
  g_assert_true (policy || !all);
  g_assert_true (all == (written != NULL));
  if (name[0] == 'i')
    {
      check_open_case (name, grammar, all);
      return;
    }
  assert_verdict (name, "grammar", grammar, name[0] == 'y');
  assert_verdict (name, "policy", policy, name[0] == 'y' && !refused);
  assert_verdict (name, "whole numbers", all,
                  name[0] == 'y' && !refused && !g_strv_contains (refused_fractions, name));
}

static void
test_public_suite (gconstpointer folder)
{
  n_decisions_seen = 0;
  g_assert_cmpuint (json_corpus_foreach (folder, check_suite_file), ==, N_SUITE_FILES);
  g_assert_cmpuint (n_decisions_seen, ==, G_N_ELEMENTS (decisions));
}

static void
check_transform_file (const char *name, const char *bytes, gsize length)
{
  g_autofree char *written = transform (bytes, length);

  for (guint i = 0; i < G_N_ELEMENTS (transforms); i++)
    {
      if (g_str_equal (transforms[i].name, name))
        {
          g_assert_cmpstr (written, ==, transforms[i].written);
          return;
        }
    }
  g_error ("%s: not decided", name);
}

static void
test_public_transforms (gconstpointer folder)
{
  g_assert_cmpuint (json_corpus_foreach (folder, check_transform_file), ==,
                    G_N_ELEMENTS (transforms));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/suite/own", test_own_corpus);
  ethos_test_add_shared ("/json/suite/public", "data/jsontestsuite/test_parsing",
                         test_public_suite);
  ethos_test_add_shared ("/json/suite/public-transforms", "data/jsontestsuite/test_transform",
                         test_public_transforms);
  return g_test_run ();
}
