// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <string.h>

#include "ethos-json-gate.h"
#include "ethos-json-reader.h"
#include "ethos-json-writer.h"

static char *
finish (EthosJsonWriter *writer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ethos_json_writer_finish_bytes (writer, &error);
  const char *text;
  gsize length;

  g_assert_no_error (error);
  text = g_bytes_get_data (bytes, &length);
  ethos_json_gate_check (text, length, &ethos_json_limits_session, ETHOS_JSON_LAYERS_ALL, &error);
  g_assert_no_error (error);
  return g_strndup (text, length);
}

static void
write_sample (EthosJsonWriter *writer)
{
  ethos_json_writer_begin_object (writer, NULL);
  ethos_json_writer_add_string (writer, "format", "sample");
  ethos_json_writer_add_int (writer, "smallest", G_MININT64);
  ethos_json_writer_begin_array (writer, "list");
  ethos_json_writer_add_int (writer, NULL, 0);
  ethos_json_writer_add_bool (writer, NULL, TRUE);
  ethos_json_writer_add_null (writer, NULL);
  ethos_json_writer_begin_array (writer, NULL);
  ethos_json_writer_end_array (writer);
  ethos_json_writer_begin_object (writer, NULL);
  ethos_json_writer_end_object (writer);
  ethos_json_writer_end_array (writer);
  ethos_json_writer_begin_object (writer, "in\"side");
  ethos_json_writer_add_bool (writer, "b", FALSE);
  ethos_json_writer_end_object (writer);
  ethos_json_writer_add_int (writer, "largest", G_MAXINT64);
  ethos_json_writer_end_object (writer);
}

static void
test_layout (void)
{
  g_autoptr (EthosJsonWriter) indented = ethos_json_writer_new (ETHOS_JSON_INDENTED, NULL, NULL);
  g_autoptr (EthosJsonWriter) compact = ethos_json_writer_new (ETHOS_JSON_COMPACT, NULL, NULL);
  g_autofree char *lines = NULL;
  g_autofree char *line = NULL;

  write_sample (indented);
  lines = finish (indented);
  g_assert_cmpstr (lines, ==,
                   "{\n"
                   "  \"format\": \"sample\",\n"
                   "  \"smallest\": -9223372036854775808,\n"
                   "  \"list\": [\n"
                   "    0,\n"
                   "    true,\n"
                   "    null,\n"
                   "    [],\n"
                   "    {}\n"
                   "  ],\n"
                   "  \"in\\\"side\": {\n"
                   "    \"b\": false\n"
                   "  },\n"
                   "  \"largest\": 9223372036854775807\n"
                   "}\n");
  write_sample (compact);
  line = finish (compact);
  g_assert_cmpstr (line, ==,
                   "{\"format\":\"sample\",\"smallest\":-9223372036854775808,"
                   "\"list\":[0,true,null,[],{}],\"in\\\"side\":{\"b\":false},"
                   "\"largest\":9223372036854775807}");
}

static char *
write_string (const char *text)
{
  g_autoptr (EthosJsonWriter) writer = ethos_json_writer_new (ETHOS_JSON_COMPACT, NULL, NULL);

  ethos_json_writer_add_string (writer, NULL, text);
  return finish (writer);
}

/* Every ASCII character, on its own and on every place of a longer text, because those are looked
 * at eight bytes at a time. */
static void
test_escapes (void)
{
  static const char *const short_ones[128] = {
    ['\b'] = "\\b", ['\t'] = "\\t", ['\n'] = "\\n",  ['\f'] = "\\f",
    ['\r'] = "\\r", ['"'] = "\\\"", ['\\'] = "\\\\",
  };

  for (int c = 1; c < 128; c++)
    {
      char expected[8];

      if (short_ones[c])
        g_strlcpy (expected, short_ones[c], sizeof expected);
      else
        g_snprintf (expected, sizeof expected, c < 0x20 ? "\\u%04x" : "%c", (guint) c);
      for (guint place = 0; place < 20; place++)
        {
          g_autofree char *text = g_strnfill (20, 'a');
          g_autofree char *wanted = g_strdup_printf ("\"%.*s%s%.*s\"", (int) place, text, expected,
                                                     (int) (19 - place), text);
          g_autofree char *got = NULL;

          text[place] = (char) c;
          got = write_string (text);
          g_assert_cmpstr (got, ==, wanted);
        }
    }
}

static void
test_raw_utf8 (void)
{
  static const char *const texts[] = { "é",      "€",      "😀",          "\x7f", "\u2028\u2029",
                                       "\ufeff", "\uffff", "\U0010ffff", "",     "/'<&>" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *got = write_string (texts[i]);
      g_autofree char *wanted = g_strdup_printf ("\"%s\"", texts[i]);

      g_assert_cmpstr (got, ==, wanted);
    }
}

static void
test_not_utf8 (void)
{
  static const char *const texts[] = {
    "\x80",
    "\xc3",
    "\xc0\xaf",
    "\xe0\x80\x80",
    "\xed\xa0\x80",
    "\xf4\x90\x80\x80",
    "\xff",
    "abcdefgh\xe9",
    "\xf0\x8f\xbf\xbf",
    "\xf8\x88\x80\x80",
    "\xe2\x82",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (EthosJsonWriter) writer = ethos_json_writer_new (ETHOS_JSON_COMPACT, NULL, NULL);
      g_autoptr (GError) error = NULL;

      ethos_json_writer_begin_object (writer, NULL);
      ethos_json_writer_add_string (writer, "text", texts[i]);
      ethos_json_writer_add_string (writer, texts[i], "x");
      ethos_json_writer_end_object (writer);
      g_assert_null (ethos_json_writer_finish_bytes (writer, &error));
      g_assert_error (error, ETHOS_JSON_ERROR, ETHOS_JSON_ERROR_VALUE);
      g_assert_cmpstr (error->message, ==, "“text”: not UTF-8 text");
    }
}

static void
test_names_not_utf8 (void)
{
  g_autoptr (EthosJsonWriter) writer = ethos_json_writer_new (ETHOS_JSON_COMPACT, NULL, NULL);
  g_autoptr (GError) error = NULL;

  ethos_json_writer_begin_object (writer, NULL);
  ethos_json_writer_add_int (writer, "a\xff", 1);
  ethos_json_writer_end_object (writer);
  g_assert_false (ethos_json_writer_finish (writer, &error));
  g_assert_cmpstr (error->message, ==, "“a·”: not UTF-8 text");
}

static void
test_depth (void)
{
  for (guint depth = ETHOS_JSON_MAX_DEPTH - 1; depth <= ETHOS_JSON_MAX_DEPTH + 1; depth++)
    {
      g_autoptr (EthosJsonWriter) writer = ethos_json_writer_new (ETHOS_JSON_INDENTED, NULL, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;

      for (guint i = 0; i < depth; i++)
        i % 2 == 0 ? ethos_json_writer_begin_object (writer, NULL)
                   : ethos_json_writer_begin_array (writer, "a");
      for (guint i = depth; i-- > 0;)
        i % 2 == 0 ? ethos_json_writer_end_object (writer) : ethos_json_writer_end_array (writer);
      bytes = ethos_json_writer_finish_bytes (writer, &error);
      if (depth > ETHOS_JSON_MAX_DEPTH)
        {
          g_assert_error (error, ETHOS_JSON_ERROR, ETHOS_JSON_ERROR_VALUE);
          continue;
        }
      g_assert_no_error (error);
      g_assert_true (ethos_json_gate_check (g_bytes_get_data (bytes, NULL),
                                            g_bytes_get_size (bytes), &ethos_json_limits_session,
                                            ETHOS_JSON_LAYERS_ALL, &error));
    }
}

typedef struct
{
  GString *text;
  guint n_calls;
  guint fail_at;
} Sink;

static gboolean
write_cb (const char *bytes, gsize length, gpointer user_data, GError **error)
{
  Sink *sink = user_data;

  g_assert_cmpuint (length, >, 0);
  g_assert_cmpuint (length, <, 2 * 64 * 1024);
  if (++sink->n_calls == sink->fail_at)
    {
      g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC, "full");
      return FALSE;
    }
  g_string_append_len (sink->text, bytes, (gssize) length);
  return TRUE;
}

static void
write_long (EthosJsonWriter *writer)
{
  ethos_json_writer_begin_array (writer, NULL);
  for (guint i = 0; i < 20000; i++)
    ethos_json_writer_add_string (writer, NULL, "äöü \"quoted\"");
  for (guint i = 0; i < 20000; i++)
    ethos_json_writer_add_int (writer, NULL, i);
  ethos_json_writer_end_array (writer);
}

static void
test_chunks (void)
{
  g_autoptr (GString) pieces = g_string_new (NULL);
  Sink sink = { pieces, 0, 0 };
  g_autoptr (EthosJsonWriter) streamed = NULL;
  g_autoptr (EthosJsonWriter) kept = ethos_json_writer_new (ETHOS_JSON_INDENTED, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *whole = NULL;

  streamed = ethos_json_writer_new (ETHOS_JSON_INDENTED, write_cb, &sink);
  write_long (streamed);
  ethos_json_writer_finish (streamed, &error);
  g_assert_no_error (error);
  write_long (kept);
  whole = finish (kept);
  g_assert_cmpstr (pieces->str, ==, whole);
  g_assert_cmpuint (sink.n_calls, >, 5);
}

/* After a failure nothing more is handed out, and the first error is the one reported. */
static void
test_failing_sink (void)
{
  for (guint fail_at = 1; fail_at <= 3; fail_at++)
    {
      g_autoptr (GString) pieces = g_string_new (NULL);
      Sink sink = { pieces, 0, fail_at };
      g_autoptr (EthosJsonWriter) writer = NULL;
      g_autoptr (GError) error = NULL;

      writer = ethos_json_writer_new (ETHOS_JSON_INDENTED, write_cb, &sink);
      write_long (writer);
      g_assert_false (ethos_json_writer_finish (writer, &error));
      g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC);
      g_assert_cmpuint (sink.n_calls, ==, fail_at);
    }
}

static void
test_members (void)
{
  g_autoptr (EthosJsonWriter) writer = ethos_json_writer_new (ETHOS_JSON_INDENTED, NULL, NULL);
  g_autofree char *text = NULL;

  ethos_json_writer_begin_array (writer, NULL);
  ethos_json_writer_begin_object (writer, NULL);
  ethos_json_writer_add_int (writer, "a", 1);
  ethos_json_writer_add_members (writer, "{\"new\":{\"x\":[1,2]},\"\\u00e9\":\"\\u0041\\n\"}");
  ethos_json_writer_add_members (writer, NULL);
  ethos_json_writer_add_members (writer, "{}");
  ethos_json_writer_end_object (writer);
  ethos_json_writer_end_array (writer);
  text = finish (writer);
  g_assert_cmpstr (text, ==,
                   "[\n"
                   "  {\n"
                   "    \"a\": 1,\n"
                   "    \"new\": {\n"
                   "      \"x\": [\n"
                   "        1,\n"
                   "        2\n"
                   "      ]\n"
                   "    },\n"
                   "    \"é\": \"A\\n\"\n"
                   "  }\n"
                   "]\n");
}

static void
test_refused_members (void)
{
  static const char *const texts[] = { "{\"a\":1", "[1]", "{\"a\":1.5}", "" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (EthosJsonWriter) writer = ethos_json_writer_new (ETHOS_JSON_COMPACT, NULL, NULL);
      g_autoptr (GError) error = NULL;

      ethos_json_writer_begin_object (writer, NULL);
      ethos_json_writer_add_members (writer, texts[i]);
      ethos_json_writer_end_object (writer);
      g_assert_false (ethos_json_writer_finish (writer, &error));
      g_assert_nonnull (error);
    }
}

static void
test_refused_fraction (void)
{
  g_autoptr (JsonNode) node = json_node_init_double (json_node_alloc (), 0.5);
  g_autoptr (EthosJsonWriter) writer = ethos_json_writer_new (ETHOS_JSON_COMPACT, NULL, NULL);
  g_autoptr (GError) error = NULL;

  ethos_json_writer_begin_object (writer, NULL);
  ethos_json_writer_add_node (writer, "half", node);
  ethos_json_writer_end_object (writer);
  g_assert_false (ethos_json_writer_finish (writer, &error));
  g_assert_cmpstr (error->message, ==, "“half”: only whole numbers can be written");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/writer/layout", test_layout);
  g_test_add_func ("/json/writer/escapes", test_escapes);
  g_test_add_func ("/json/writer/raw-utf8", test_raw_utf8);
  g_test_add_func ("/json/writer/not-utf8", test_not_utf8);
  g_test_add_func ("/json/writer/names-not-utf8", test_names_not_utf8);
  g_test_add_func ("/json/writer/depth", test_depth);
  g_test_add_func ("/json/writer/chunks", test_chunks);
  g_test_add_func ("/json/writer/failing-sink", test_failing_sink);
  g_test_add_func ("/json/writer/members", test_members);
  g_test_add_func ("/json/writer/refused-members", test_refused_members);
  g_test_add_func ("/json/writer/refused-fraction", test_refused_fraction);
  return g_test_run ();
}
