// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <string.h>

#include "bench-report.h"
#include "bench-workshop.h"
#include "ethos-fake-clock.h"
#include "ethos-session-codec.h"
#include "ethos-store.h"

/* Opening, saving and changing a large workshop, against what nobody can avoid. */

#define N_NOTES 10000
#define N_NOTES_SMALL 100
#define N_RUNS 15
#define N_SUBMITS 2000

#define LOAD_RATIO_MAX 1.3
#define SAVE_RATIO_MAX 1.6
#define SUBMIT_US_MAX 50.0
/* Twice, where one would be the same: a hundred times as many notes also miss caches more often. */
#define SUBMIT_GROWTH_MAX 2.0

typedef struct
{
  EthosSnapshot *snapshot;
  GBytes *text;
  JsonNode *tree;
} Fixture;

typedef struct
{
  char *id;
  char *text;
  char *colour;
  char *group;
  gint64 x;
  gint64 y;
  gboolean placed;
  gboolean aside;
  gboolean seen;
} PlainNote;

static void
plain_note_clear (gpointer data)
{
  PlainNote *note = data;

  g_free (note->id);
  g_free (note->text);
  g_free (note->colour);
  g_free (note->group);
}

static void
read_plain_note (JsonObject *object, PlainNote *note)
{
  note->id = g_strdup (json_object_get_string_member (object, "id"));
  note->text = g_strdup (json_object_get_string_member (object, "text"));
  note->colour = g_strdup (json_object_get_string_member_with_default (object, "colour", "straw"));
  note->group = g_strdup (json_object_get_string_member_with_default (object, "group", NULL));
  note->x = json_object_get_int_member_with_default (object, "x", 0);
  note->y = json_object_get_int_member_with_default (object, "y", 0);
  note->placed = json_object_get_boolean_member_with_default (object, "placed", FALSE);
  note->aside = json_object_get_boolean_member_with_default (object, "aside", FALSE);
  note->seen = json_object_get_boolean_member_with_default (object, "seen", FALSE);
}

/* The least: json-glib parses, its getters fill an array of structs, nothing is checked. */
static void
bench_load_plain (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GArray) notes = g_array_new (FALSE, TRUE, sizeof (PlainNote));
  JsonArray *array;
  gsize length;
  const char *text = g_bytes_get_data (fixture->text, &length);

  g_array_set_clear_func (notes, plain_note_clear);
  g_assert_true (json_parser_load_from_data (parser, text, (gssize) length, NULL));
  array = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                        "activities");
  array = json_object_get_array_member (json_array_get_object_element (array, 0), "notes");
  g_array_set_size (notes, json_array_get_length (array));
  for (guint i = 0; i < notes->len; i++)
    read_plain_note (json_array_get_object_element (array, i),
                     &g_array_index (notes, PlainNote, i));
  g_assert_cmpuint (notes->len, ==, N_NOTES);
}

static void
bench_load (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (EthosSessionFile) file = ethos_session_codec_read (fixture->text, NULL);

  g_assert_nonnull (file);
}

static void
bench_save_tree (gpointer data)
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

static void
bench_save (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GBytes) bytes = ethos_session_codec_write (fixture->snapshot, NULL);

  g_assert_cmpuint (g_bytes_get_size (bytes), ==, g_bytes_get_size (fixture->text));
}

/* Microseconds for one note from submit to applied. */
static double
measure_submit (guint n_notes)
{
  g_autoptr (EthosFakeClock) clock = ethos_fake_clock_new ();
  g_autoptr (EthosSession) session = bench_workshop_new (n_notes);
  g_autoptr (EthosStore) store = ethos_store_new (session, ETHOS_CLOCK (clock));
  double start = bench_get_cpu_ms ();

  for (guint i = 0; i < N_SUBMITS; i++)
    {
      EthosRecord *op =
          ethos_op_new ("note-add", "text", "We say what we need before it is late.", NULL);

      g_assert_true (ethos_store_submit (store, ETHOS_ORIGIN_FACILITATOR, op, NULL, NULL));
    }
  return (bench_get_cpu_ms () - start) * 1e3 / N_SUBMITS;
}

int
main (int argc, char **argv)
{
  g_autoptr (EthosSession) session = bench_workshop_new (N_NOTES);
  Fixture fixture = { ethos_session_snapshot (session), NULL, NULL };
  g_autoptr (JsonParser) parser = json_parser_new ();
  guint n_runs;
  double small[N_RUNS];
  double large[N_RUNS];

  bench_init (&argc, argv);
  n_runs = bench_get_runs (N_RUNS);
  fixture.text = ethos_session_codec_write (fixture.snapshot, NULL);
  g_assert_nonnull (fixture.text);
  json_parser_load_from_data (parser, g_bytes_get_data (fixture.text, NULL),
                              (gssize) g_bytes_get_size (fixture.text), NULL);
  fixture.tree = json_parser_get_root (parser);

  bench_compare ("open 10,000 notes / json-glib into structs", bench_load, bench_load_plain,
                 &fixture, N_RUNS, LOAD_RATIO_MAX);
  bench_compare ("save 10,000 notes / JsonGenerator on a tree", bench_save, bench_save_tree,
                 &fixture, N_RUNS, SAVE_RATIO_MAX);
  for (guint i = 0; i < n_runs; i++)
    {
      small[i] = measure_submit (N_NOTES_SMALL);
      large[i] = measure_submit (N_NOTES);
    }
  bench_report ("one note, submit to applied, 10,000 notes", "µs", bench_median (large, n_runs),
                SUBMIT_US_MAX);
  bench_report_pairs ("one note, 10,000 notes / 100 notes", "µs", large, small, n_runs,
                      SUBMIT_GROWTH_MAX);
  ethos_snapshot_unref (fixture.snapshot);
  g_bytes_unref (fixture.text);
  return bench_finish ();
}
