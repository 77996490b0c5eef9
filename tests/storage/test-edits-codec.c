// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "ethos-edits-codec.h"

#include <string.h>

#include "ethos-json-error.h"
#include "ethos-random-session.h"
#include "ethos-test.h"

#define EDIT(MEMBERS) "{\"seq\":1,\"edits\":[{" MEMBERS "}]}"

static EthosEdits *
read_text (const char *text, guint64 *sequence)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  EthosEdits *edits = ethos_edits_codec_read (bytes, sequence, &error);

  g_assert_no_error (error);
  return edits;
}

static char *
write_text (guint64 sequence, const EthosEdits *edits)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ethos_edits_codec_write (sequence, edits, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_text (void)
{
  static const char expected[] =
      "{\"seq\":9007199254740993,\"edits\":["
      "{\"kind\":\"note\",\"id\":\"n1\",\"parent\":\"a1\","
      "\"record\":{\"text\":\"“x”\\n\",\"x\":-3,\"seen\":true}},"
      "{\"kind\":\"group\",\"id\":\"g1\",\"parent\":\"a1\",\"after\":\"\","
      "\"record\":{\"title\":\"\"}},"
      "{\"type\":\"remove\",\"kind\":\"card\",\"id\":\"c1\"},"
      "{\"type\":\"set\",\"kind\":\"deck\",\"id\":\"deck\",\"record\":{\"title\":\"T\","
      "\"left_out\":[\"a\",\"b\"],\"later\":[1]}},"
      "{\"type\":\"move\",\"kind\":\"note\",\"id\":\"n1\",\"after\":\"n2\"},"
      "{\"type\":\"move\",\"kind\":\"note\",\"id\":\"n1\",\"after\":\"\"},"
      "{\"type\":\"move\",\"kind\":\"note\",\"id\":\"n1\"}]}";
  g_autoptr (EthosEdits) edits = ethos_edits_new ();
  EthosNote *note = ethos_entity_new (ETHOS_KIND_NOTE, "n1");
  EthosDeck *deck = ethos_entity_new (ETHOS_KIND_DECK, ETHOS_DECK_ID);
  g_autofree char *text = NULL;

  note->text = g_strdup ("“x”\n");
  note->x = -3;
  note->seen = TRUE;
  deck->title = g_strdup ("T");
  deck->left_out = g_strsplit ("a b", " ", -1);
  deck->record.unknown = g_strdup ("{\"later\":[1],\"cards\":[],\"id\":7}");
  ethos_edits_insert (edits, note, "a1", ETHOS_PLACE_LAST);
  ethos_edits_insert (edits, ethos_entity_new (ETHOS_KIND_GROUP, "g1"), "a1", ETHOS_PLACE_FIRST);
  ethos_edits_remove (edits, ETHOS_KIND_CARD, "c1");
  ethos_edits_set (edits, deck);
  ethos_edits_move (edits, ETHOS_KIND_NOTE, "n1", "n2");
  ethos_edits_move (edits, ETHOS_KIND_NOTE, "n1", ETHOS_PLACE_FIRST);
  ethos_edits_move (edits, ETHOS_KIND_NOTE, "n1", ETHOS_PLACE_LAST);

  text = write_text (G_GUINT64_CONSTANT (9007199254740993), edits);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_edits_equal (const EthosEdits *first, const EthosEdits *second)
{
  g_assert_cmpuint (ethos_edits_get_length (first), ==, ethos_edits_get_length (second));
  for (guint i = 0; i < ethos_edits_get_length (first); i++)
    {
      const EthosEdit *one = ethos_edits_get (first, i);
      const EthosEdit *two = ethos_edits_get (second, i);

      g_assert_cmpint (one->type, ==, two->type);
      g_assert_cmpint (one->kind, ==, two->kind);
      g_assert_cmpstr (one->id, ==, two->id);
      g_assert_cmpstr (one->parent, ==, two->parent);
      g_assert_cmpstr (one->after, ==, two->after);
      g_assert_true ((one->record == NULL) == (two->record == NULL));
      g_assert_true (one->record == NULL || ethos_record_equal (one->record, two->record));
    }
}

/* Any record of a random workshop that has one of the kind; otherwise one with its presets. */
static EthosRecord *
random_record (GRand *random, EthosSession *session, EthosKind kind, const char *id)
{
  g_autoptr (GPtrArray) ids = NULL;
  const char *chosen = id;

  if (!ethos_kind_get_info (kind)->single)
    {
      ids = ethos_random_ids (session, kind);
      if (ids->len > 0)
        chosen = g_ptr_array_index (ids, g_rand_int_range (random, 0, (int) ids->len));
    }
  if (ethos_session_find (session, kind, chosen) != NULL)
    return ethos_record_copy_as (ethos_session_find (session, kind, chosen), id);
  {
    EthosRecord *record = ethos_entity_new (kind, id);

    for (guint i = 0; i < record->type->n_fields; i++)
      if (record->type->fields[i].flags & ETHOS_FIELD_REQUIRED)
        ethos_field_set_text (&record->type->fields[i], record, "x");
    return record;
  }
}

static EthosEdits *
random_edits (GRand *random)
{
  g_autoptr (EthosSession) session = ethos_random_session_new (random, 5);
  static const char *const places[] = { ETHOS_PLACE_LAST, ETHOS_PLACE_FIRST, "other" };
  EthosEdits *edits = ethos_edits_new ();
  int n_edits = g_rand_int_range (random, 0, 12);

  for (int i = 0; i < n_edits; i++)
    {
      EthosKind kind = (EthosKind) g_rand_int_range (random, 0, ETHOS_N_KINDS);
      const EthosKindInfo *info = ethos_kind_get_info (kind);
      const char *after = places[g_rand_int_range (random, 0, G_N_ELEMENTS (places))];
      const char *id = info->single ? info->type.name : "some-id";

      switch (info->single ? ETHOS_EDIT_SET : g_rand_int_range (random, 0, 4))
        {
        case ETHOS_EDIT_INSERT:
          ethos_edits_insert (edits, random_record (random, session, kind, id), "parent", after);
          break;
        case ETHOS_EDIT_REMOVE:
          ethos_edits_remove (edits, kind, id);
          break;
        case ETHOS_EDIT_SET:
          ethos_edits_set (edits, random_record (random, session, kind, id));
          break;
        default:
          ethos_edits_move (edits, kind, id, after);
          break;
        }
    }
  return edits;
}

static void
test_random_round_trip (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (42);

  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (EthosEdits) edits = random_edits (random);
      g_autofree char *first = write_text (i, edits);
      g_autofree char *second = NULL;
      g_autoptr (EthosEdits) read = NULL;
      guint64 sequence = 0;

      read = read_text (first, &sequence);
      g_assert_cmpuint (sequence, ==, i);
      assert_edits_equal (edits, read);
      second = write_text (sequence, read);
      g_assert_cmpstr (first, ==, second);
    }
}

static void
test_errors (void)
{
  static const struct
  {
    const char *text;
    const char *message;
  } cases[] = {
    { "", "line 1, column 1: *" },
    { "[]", "the whole text: must be an object, in braces" },
    { "{}", "seq: missing" },
    { "{\"seq\":-1,\"edits\":[]}", "seq: must be from 0 to *" },
    { "{\"seq\":1}", "edits: missing" },
    { "{\"seq\":1,\"edits\":{}}", "edits: must be a list, in square brackets" },
    { "{\"seq\":1,\"edits\":[7]}", "edits[0]: must be an object, in braces" },
    { EDIT (""), "edits[0].kind: missing" },
    { EDIT ("\"type\":\"eat\""), "edits[0].type: “eat” is not one of: insert, *" },
    { EDIT ("\"type\":\"move\""), "edits[0].kind: missing" },
    { EDIT ("\"type\":\"move\",\"kind\":\"pin\""), "edits[0].kind: “pin” is not one of: *" },
    { EDIT ("\"type\":\"move\",\"kind\":\"note\""), "edits[0].id: missing" },
    { EDIT ("\"type\":\"move\",\"kind\":\"note\",\"id\":\"/\""), "edits[0].id: not an id *" },
    { EDIT ("\"type\":\"move\",\"kind\":\"note\",\"id\":\"n\",\"after\":\" \""),
      "edits[0].after: not an id" },
    { EDIT ("\"type\":\"move\",\"kind\":\"note\",\"id\":\"n\",\"after\":null"),
      "edits[0].after: must be a text*" },
    { EDIT ("\"type\":\"insert\",\"kind\":\"note\",\"id\":\"n\""), "edits[0].parent: missing" },
    { EDIT ("\"type\":\"insert\",\"kind\":\"note\",\"id\":\"n\",\"parent\":\"\""),
      "edits[0].parent: not an id" },
    { EDIT ("\"type\":\"insert\",\"kind\":\"note\",\"id\":\"n\",\"parent\":\"a\""),
      "edits[0].record: missing" },
    { EDIT ("\"type\":\"set\",\"kind\":\"note\",\"id\":\"n\",\"record\":[]"),
      "edits[0].record: must be an object, in braces" },
    { EDIT ("\"type\":\"set\",\"kind\":\"note\",\"id\":\"n\",\"record\":{}"),
      "edits[0].record.text: missing" },
    { EDIT ("\"type\":\"set\",\"kind\":\"note\",\"id\":\"n\",\"record\":{\"text\":\"x\","
            "\"y\":1000001}"),
      "edits[0].record.y: must be from -1000000 to 1000000, not 1000001" },
    { EDIT ("\"type\":\"remove\",\"kind\":\"deck\",\"id\":\"deck\""),
      "edits[0].type: impossible for this kind" },
    { EDIT ("\"type\":\"remove\",\"kind\":\"note\",\"id\":\"deck\""),
      "edits[0].id: not the id of such a thing" },
    { EDIT ("\"type\":\"set\",\"kind\":\"workshop\",\"id\":\"other\",\"record\":{}"),
      "edits[0].id: not the id of such a thing" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].text, strlen (cases[i].text));
      g_autoptr (GError) error = NULL;
      guint64 sequence = 77;

      g_assert_null (ethos_edits_codec_read (bytes, &sequence, &error));
      g_assert_nonnull (error);
      g_assert_cmpuint (sequence, ==, 77);
      if (!g_pattern_match_simple (cases[i].message, error->message))
        g_error ("“%s” is refused with “%s”", cases[i].text, error->message);
    }
}

/* Texts that somebody put into a journal by hand are brought into their normal form as well. */
static void
test_normalised (void)
{
  guint64 sequence;
  g_autoptr (EthosEdits) edits =
      read_text (EDIT ("\"type\":\"set\",\"kind\":\"note\",\"id\":\"n\","
                       "\"record\":{\"text\":\"Cafe\\u0301\\r\\n\\u0007x\"}"),
                 &sequence);

  g_assert_cmpstr (((EthosNote *) ethos_edits_get (edits, 0)->record)->text, ==, "Café\nx");
}

static void
test_truncated_everywhere (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autoptr (EthosEdits) edits = random_edits (random);
  g_autofree char *text = write_text (1, edits);

  for (gsize cut = 0; cut < strlen (text); cut++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (text, cut);
      guint64 sequence;

      g_assert_null (ethos_edits_codec_read (bytes, &sequence, NULL));
    }
}

int
main (int argc, char **argv)
{
  ethos_test_init (&argc, &argv);

  g_test_add_func ("/edits-codec/text", test_text);
  g_test_add_func ("/edits-codec/random-round-trip", test_random_round_trip);
  g_test_add_func ("/edits-codec/errors", test_errors);
  g_test_add_func ("/edits-codec/normalised", test_normalised);
  g_test_add_func ("/edits-codec/truncated-everywhere", test_truncated_everywhere);

  return g_test_run ();
}
