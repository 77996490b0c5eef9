// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <string.h>

#include "bench-report.h"
#include "ethos-json-gate.h"
#include "ethos-json-reader.h"
#include "ethos-json-writer.h"

/* The parts that reading and writing a workshop are made of, against what nobody can avoid. They
 * have no limits of their own: opening and saving have, in bench-session.c. */

#define N_NOTES 10000
#define N_RUNS 15

typedef struct
{
  GBytes *text;
  JsonNode *tree;
} Fixture;

/* One note as a session has it: some 300 bytes, German now and then, a few escapes. */
static void
write_note (EthosJsonWriter *writer, guint i)
{
  static const char *const texts[] = {
    "We ask for help before it is late, and nobody has to be ashamed of it in front of the team.",
    ("Wir hören zu, auch wenn es unbequem ist, und fragen nach, bevor wir urteilen. Größe zeigt "
     "sich."),
    "Say “I don’t know” out loud.\nThen say who might know, and walk there together.",
    "\"Whose mistake was it?\" is never the first question we ask after something went wrong here.",
  };
  g_autofree char *id = g_strdup_printf ("n%08x", i * 2654435761u);

  ethos_json_writer_begin_object (writer, NULL);
  ethos_json_writer_add_string (writer, "id", id);
  ethos_json_writer_add_string (writer, "text", texts[i % G_N_ELEMENTS (texts)]);
  ethos_json_writer_add_string (writer, "colour", i % 3 == 0 ? "yellow" : "sky");
  ethos_json_writer_add_string (writer, "group", "g0000001");
  ethos_json_writer_add_int (writer, "x", (gint64) i * 37 % 4000);
  ethos_json_writer_add_int (writer, "y", -(gint64) i * 91 % 3000);
  ethos_json_writer_add_int (writer, "rank", i);
  ethos_json_writer_add_bool (writer, "hidden", i % 2);
  ethos_json_writer_end_object (writer);
}

static GBytes *
write_session (EthosJsonStyle style)
{
  g_autoptr (EthosJsonWriter) writer = ethos_json_writer_new (style, NULL, NULL);

  ethos_json_writer_begin_object (writer, NULL);
  ethos_json_writer_add_string (writer, "format", "ethos-session");
  ethos_json_writer_add_int (writer, "version", 1);
  ethos_json_writer_begin_array (writer, "activities");
  ethos_json_writer_begin_object (writer, NULL);
  ethos_json_writer_begin_array (writer, "notes");
  for (guint i = 0; i < N_NOTES; i++)
    write_note (writer, i);
  ethos_json_writer_end_array (writer);
  ethos_json_writer_end_object (writer);
  ethos_json_writer_end_array (writer);
  ethos_json_writer_end_object (writer);
  return ethos_json_writer_finish_bytes (writer, NULL);
}

static void
bench_utf8 (gpointer data)
{
  Fixture *fixture = data;
  gsize length;
  const char *text = g_bytes_get_data (fixture->text, &length);

  g_assert_true (g_utf8_validate_len (text, length, NULL));
}

static void
bench_gate (gpointer data)
{
  Fixture *fixture = data;
  gsize length;
  const char *text = g_bytes_get_data (fixture->text, &length);

  g_assert_true (ethos_json_gate_check (text, length, &ethos_json_limits_session,
                                        ETHOS_JSON_LAYERS_ALL, NULL));
}

static void
bench_parser (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (JsonParser) parser = json_parser_new ();
  gsize length;
  const char *text = g_bytes_get_data (fixture->text, &length);

  g_assert_true (json_parser_load_from_data (parser, text, (gssize) length, NULL));
}

static void
bench_parse (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (JsonNode) root = NULL;
  gsize length;
  const char *text = g_bytes_get_data (fixture->text, &length);

  root = ethos_json_parse (text, length, &ethos_json_limits_session, NULL);
  g_assert_nonnull (root);
}

/* The least that reading a parsed tree costs: json-glib's own getters, nothing checked. */
static void
bench_getters (gpointer data)
{
  Fixture *fixture = data;
  JsonObject *root = json_node_get_object (fixture->tree);
  JsonArray *activities = json_object_get_array_member (root, "activities");
  JsonArray *notes =
      json_object_get_array_member (json_array_get_object_element (activities, 0), "notes");

  for (guint i = 0; i < json_array_get_length (notes); i++)
    {
      JsonObject *note = json_array_get_object_element (notes, i);

      g_assert_nonnull (json_object_get_string_member (note, "id"));
      g_assert_nonnull (json_object_get_string_member (note, "text"));
      g_assert_nonnull (json_object_get_string_member (note, "colour"));
      g_assert_nonnull (json_object_get_string_member (note, "group"));
      g_assert_cmpint (json_object_get_int_member (note, "x"), <, 4000);
      g_assert_cmpint (json_object_get_int_member (note, "y"), <, 3000);
      g_assert_cmpint (json_object_get_int_member (note, "rank"), ==, i);
      g_assert_true (json_object_get_boolean_member (note, "hidden") == (i % 2 == 1));
    }
}

static gboolean
read_note (EthosJsonCursor *cursor, GError **error)
{
  static const char *const colours[] = { "rose", "yellow", "sky", NULL };
  const char *text;
  gboolean flag;
  gint64 number;
  guint colour;

  if (!ethos_json_cursor_enter_object (cursor, NULL, error) ||
      !ethos_json_cursor_get_string (cursor, "id", ETHOS_JSON_REQUIRED, 64, &text, error) ||
      !ethos_json_cursor_get_string (cursor, "text", ETHOS_JSON_REQUIRED, 2000, &text, error) ||
      !ethos_json_cursor_get_enum (cursor, "colour", ETHOS_JSON_REQUIRED, colours, &colour,
                                   error) ||
      !ethos_json_cursor_get_string (cursor, "group", ETHOS_JSON_OPTIONAL, 64, &text, error) ||
      !ethos_json_cursor_get_int (cursor, "x", ETHOS_JSON_REQUIRED, -4000, 4000, &number, error) ||
      !ethos_json_cursor_get_int (cursor, "y", ETHOS_JSON_REQUIRED, -4000, 4000, &number, error) ||
      !ethos_json_cursor_get_int (cursor, "rank", ETHOS_JSON_REQUIRED, 0, N_NOTES, &number,
                                  error) ||
      !ethos_json_cursor_get_bool (cursor, "hidden", ETHOS_JSON_OPTIONAL, &flag, error))
    return FALSE;
  g_assert_null (ethos_json_cursor_dup_unknown (cursor));
  ethos_json_cursor_leave (cursor);
  return TRUE;
}

static void
bench_cursor (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (EthosJsonCursor) cursor = ethos_json_cursor_new (fixture->tree);
  g_autoptr (GError) error = NULL;

  ethos_json_cursor_enter_object (cursor, NULL, &error);
  ethos_json_cursor_enter_array (cursor, "activities", ETHOS_JSON_REQUIRED, 1, &error);
  ethos_json_cursor_next (cursor);
  ethos_json_cursor_enter_object (cursor, NULL, &error);
  ethos_json_cursor_enter_array (cursor, "notes", ETHOS_JSON_REQUIRED, N_NOTES, &error);
  while (ethos_json_cursor_next (cursor))
    if (!read_note (cursor, &error))
      g_error ("%s", error->message);
}

static void
bench_writer (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GBytes) bytes = write_session (ETHOS_JSON_INDENTED);

  g_assert_cmpuint (g_bytes_get_size (bytes), ==, g_bytes_get_size (fixture->text));
}

static void
bench_generator (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autofree char *text = NULL;
  gsize length;

  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, fixture->tree);
  text = json_generator_to_data (generator, &length);
  g_assert_cmpuint (length, >, 0);
}

int
main (int argc, char **argv)
{
  Fixture fixture = { write_session (ETHOS_JSON_INDENTED), NULL };
  gsize length;
  const char *text = g_bytes_get_data (fixture.text, &length);

  bench_init (&argc, argv);
  fixture.tree = ethos_json_parse (text, length, &ethos_json_limits_session, NULL);
  g_assert_nonnull (fixture.tree);
  bench_compare ("JSON: gate / UTF-8 validation", bench_gate, bench_utf8, &fixture, N_RUNS,
                 BENCH_NO_LIMIT);
  bench_compare ("JSON: gate and parse / JsonParser", bench_parse, bench_parser, &fixture, N_RUNS,
                 BENCH_NO_LIMIT);
  bench_compare ("JSON: checked reader / JsonObject getters", bench_cursor, bench_getters, &fixture,
                 N_RUNS, BENCH_NO_LIMIT);
  bench_compare ("JSON: writer / JsonGenerator", bench_writer, bench_generator, &fixture, N_RUNS,
                 BENCH_NO_LIMIT);
  json_node_unref (fixture.tree);
  g_bytes_unref (fixture.text);
  return bench_finish ();
}
