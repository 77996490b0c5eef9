// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "ethos-session-codec.h"

#include <string.h>

#include "ethos-random-session.h"
#include "ethos-test.h"
#include "ethos-text.h"

/* A workshop as a file without line breaks, with something inserted at one place. */
#define HEAD "{\"format\":\"ethos-session\",\"version\":1"
#define ROOT(MEMBERS) HEAD "," MEMBERS "}"
#define DECK(MEMBERS) ROOT ("\"deck\":{" MEMBERS "}")
#define CARD(MEMBERS) DECK ("\"cards\":[{\"id\":\"c1\"},{\"id\":\"c2\"," MEMBERS "}]")
#define LINE(MEMBERS) CARD ("\"behaviours\":[{\"id\":\"b1\",\"text\":\"x\"},{" MEMBERS "}]")
#define STEP(MEMBERS) ROOT ("\"activities\":[{\"id\":\"a1\",\"title\":\"x\"},{" MEMBERS "}]")
#define NOTE(MEMBERS)                                                                              \
  STEP ("\"id\":\"a2\",\"title\":\"x\",\"notes\":[{\"id\":\"n1\",\"text\":\"x\"},{" MEMBERS "}]")

static GBytes *
bytes_of (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static EthosSessionFile *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = bytes_of (text);
  g_autoptr (GError) error = NULL;
  EthosSessionFile *file = ethos_session_codec_read (bytes, &error);

  g_assert_no_error (error);
  g_assert_nonnull (file);
  return file;
}

static GBytes *
write_session (EthosSession *session)
{
  g_autoptr (EthosSnapshot) snapshot = ethos_session_snapshot (session);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = ethos_session_codec_write (snapshot, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bytes);
  return bytes;
}

static void
assert_bytes_equal (GBytes *first, GBytes *second)
{
  g_autofree char *one = g_strndup (g_bytes_get_data (first, NULL), g_bytes_get_size (first));
  g_autofree char *two = g_strndup (g_bytes_get_data (second, NULL), g_bytes_get_size (second));

  g_assert_cmpstr (one, ==, two);
}

typedef struct
{
  const char *text;
  const char *message;
} BadCase;

static const BadCase bad_cases[] = {
  { "", "line 1, column 1: *" },
  { "[]", "the whole text: must be an object, in braces" },
  { "null", "the whole text: must be an object, in braces" },
  { "7", "the whole text: must be an object, in braces" },
  { "{}", "format: missing" },
  { "{\"format\":1}", "format: must be a text, in double quotes" },
  { "{\"format\":\"ethos-deck\"}", "format: “ethos-deck” where “ethos-session” was expected" },
  { "{\"format\":\"äääääääääääääääääääääääääääääääääääääääääää\"}",
    "format: “ääääääääääääääääääääääääääääääääääääääää…” where “ethos-session” was expected" },
  { "{\"format\":\"1ääääääääääääääääääääääääää\"}",
    "format: “1ääääääääääääääääääääääääää” where “ethos-session” was expected" },
  { "{\"format\":\"\\u001b[2J\\u202e\\n\"}",
    "format: “·[2J··” where “ethos-session” was expected" },
  { "{\"format\":\"ethos-session\"}", "version: missing" },
  { "{\"format\":\"ethos-session\",\"version\":0}", "version: must be from 1 to *, not 0" },
  { "{\"format\":\"ethos-session\",\"version\":\"1\"}", "version: must be a whole number" },
  { "{\"format\":\"ethos-session\",\"version\":1.5}", "line 1*" },
  { ROOT ("\"title\":7"), "title: must be a text, in double quotes" },
  { ROOT ("\"title\":null"), "title: must be a text, in double quotes" },
  { ROOT ("\"language\":\"a-language-tag-that-never-comes-to-an-end\""),
    "language: longer than 35 characters" },
  { ROOT ("\"current\":\"not an id\""), "current: not an id*" },
  { ROOT ("\"current\":7"), "current: must be a text, in double quotes" },
  { ROOT ("\"created\":-1"), "created: must be from 0 to 99999999999999, not -1" },
  { ROOT ("\"people\":10001"), "people: must be from 0 to 10000, not 10001" },
  { ROOT ("\"people\":true"), "people: must be a whole number" },
  { ROOT ("\"mark\":\"binding\""), "mark: “binding” is not one of: draft, local, approved" },
  { ROOT ("\"finished\":1"), "finished: must be true or false" },
  { ROOT ("\"stage_page\":99999999"), "stage_page: must be from *" },
  { ROOT ("\"title\":\"a\",\"title\":\"b\""), "line 1, column *" },
  { ROOT ("\"deck\":[]"), "deck: must be an object, in braces" },
  { ROOT ("\"deck\":null"), "deck: must be an object, in braces" },
  { DECK ("\"title\":[]"), "deck.title: must be a text, in double quotes" },
  { DECK ("\"left_out\":\"x\""), "deck.left_out: must be a list, in square brackets" },
  { DECK ("\"left_out\":[\"x\",7]"), "deck.left_out[1]: must be a text, in double quotes" },
  { DECK ("\"cards\":{}"), "deck.cards: must be a list, in square brackets" },
  { DECK ("\"cards\":[7]"), "deck.cards[0]: must be an object, in braces" },
  { DECK ("\"cards\":[{}]"), "deck.cards[0].id: missing" },
  { DECK ("\"cards\":[{\"id\":\"\"}]"), "deck.cards[0].id: not an id*" },
  { DECK ("\"cards\":[{\"id\":\"../x\"}]"), "deck.cards[0].id: not an id*" },
  { DECK ("\"cards\":[{\"id\":\"deck\"}]"), "deck.cards[0].id: “deck” is in use already" },
  { CARD ("\"kind\":\"slogan\""),
    "deck.cards[1].kind: “slogan” is not one of: value, mission, vision, strand, leadership" },
  { CARD ("\"colour\":3"), "deck.cards[1].colour: must be a text, in double quotes" },
  { CARD ("\"colour\":\"pink\""), "deck.cards[1].colour: “pink” is not one of: teal, *" },
  { CARD ("\"proposed\":\"yes\""), "deck.cards[1].proposed: must be true or false" },
  { CARD ("\"behaviours\":[null]"), "deck.cards[1].behaviours[0]: must be an object, in braces" },
  { LINE ("\"id\":\"b2\""), "deck.cards[1].behaviours[1].text: missing" },
  { LINE ("\"id\":\"b2\",\"text\":\"\""), "deck.cards[1].behaviours[1].text: must not be empty" },
  { LINE ("\"id\":\"b2\",\"text\":\" \\u0007 \""),
    "deck.cards[1].behaviours[1].text: must not be empty" },
  { LINE ("\"id\":\"b1\",\"text\":\"y\""),
    "deck.cards[1].behaviours[1].id: “b1” is in use already" },
  { LINE ("\"id\":\"b2\",\"text\":\"x\",\"kind\":\"may\""),
    "deck.cards[1].behaviours[1].kind: “may” is not one of: do, dont, heard" },
  { ROOT ("\"activities\":7"), "activities: must be a list, in square brackets" },
  { STEP ("\"title\":\"x\""), "activities[1].id: missing" },
  { STEP ("\"id\":\"a2\""), "activities[1].title: missing" },
  { STEP ("\"id\":\"a1\",\"title\":\"x\""), "activities[1].id: “a1” is in use already" },
  { STEP ("\"id\":\"workshop\",\"title\":\"x\""), "activities[1].id: “workshop” is in use*" },
  { STEP ("\"id\":\"a2\",\"title\":\"x\",\"kind\":\"dance\""),
    "activities[1].kind: “dance” is not one of: present-cards, *" },
  { STEP ("\"id\":\"a2\",\"title\":\"x\",\"planned\":601"),
    "activities[1].planned: must be from 0 to 600, not 601" },
  { STEP ("\"id\":\"a2\",\"title\":\"x\",\"timer_boot_id\":\"not an id\""),
    "activities[1].timer_boot_id: not an id*" },
  { STEP ("\"id\":\"a2\",\"title\":\"x\","
          "\"timer_boot_id\":\"0123456789012345678901234567890123456789\""),
    "activities[1].timer_boot_id: longer than 39 bytes" },
  { STEP ("\"id\":\"a2\",\"title\":\"x\",\"notes\":{}"),
    "activities[1].notes: must be a list, in square brackets" },
  { STEP ("\"id\":\"a2\",\"title\":\"x\",\"groups\":[{\"id\":\"g 1\"}]"),
    "activities[1].groups[0].id: not an id*" },
  { NOTE ("\"id\":\"n2\""), "activities[1].notes[1].text: missing" },
  { NOTE ("\"text\":\"x\""), "activities[1].notes[1].id: missing" },
  { NOTE ("\"id\":\"n1\",\"text\":\"x\""), "activities[1].notes[1].id: “n1” is in use already" },
  { NOTE ("\"id\":\"n2\",\"text\":\"x\",\"x\":1000001"),
    "activities[1].notes[1].x: must be from -1000000 to 1000000, not 1000001" },
  { NOTE ("\"id\":\"n2\",\"text\":\"x\",\"y\":-9007199254740993"),
    "activities[1].notes[1].y: must be from -1000000 to *" },
  { NOTE ("\"id\":\"n2\",\"text\":\"x\",\"x\":1e308"), "line 1, column *" },
  { NOTE ("\"id\":\"n2\",\"text\":\"x\",\"y\":-1e308"), "line 1, column *" },
  { NOTE ("\"id\":\"n2\",\"text\":\"x\",\"x\":NaN"), "line 1, column *" },
  { NOTE ("\"id\":\"n2\",\"text\":\"x\",\"x\":-Infinity"), "line 1, column *" },
  { NOTE ("\"id\":\"n2\",\"text\":\"x\",\"x\":0.5"), "line 1, column *" },
  { NOTE ("\"id\":\"n2\",\"text\":\"x\",\"colour\":\"teal\""),
    "activities[1].notes[1].colour: “teal” is not one of: straw, *" },
  { NOTE ("\"id\":\"n2\",\"text\":\"x\",\"seen\":null"),
    "activities[1].notes[1].seen: must be true or false" },
  { NOTE ("\"id\":\"n2\",\"text\":[\"x\"]"),
    "activities[1].notes[1].text: must be a text, in double quotes" },
};

static void
assert_refused (const char *text, gssize length, const char *pattern)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);
  g_autoptr (GError) error = NULL;

  g_assert_null (ethos_session_codec_read (bytes, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == ETHOS_JSON_ERROR);
  if (!g_pattern_match_simple (pattern, error->message))
    g_error ("“%.200s” is refused with “%s” instead of “%s”", text, error->message, pattern);
}

static void
test_errors_name_the_path (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    assert_refused (bad_cases[i].text, -1, bad_cases[i].message);
}

static void
test_lengths (void)
{
  g_autofree char *most = g_strnfill (ETHOS_NOTE_MAX_CHARACTERS, 'x');
  g_autofree char *good = NULL;
  g_autofree char *bad = NULL;
  g_autoptr (GString) heavy = g_string_new (NULL);
  g_autoptr (EthosSessionFile) file = NULL;

  good = g_strdup_printf (NOTE ("\"id\":\"n2\",\"text\":\"%s\""), most);
  file = read_text (good);
  bad = g_strdup_printf (NOTE ("\"id\":\"n2\",\"text\":\"%sx\""), most);
  assert_refused (bad, -1, "activities[1].notes[1].text: longer than 500 characters");

  /* Few characters, each of many bytes. */
  g_string_append (heavy, HEAD ",\"activities\":[{\"id\":\"a1\",\"title\":\"x\",\"notes\":"
                               "[{\"id\":\"n1\",\"text\":\"");
  for (guint i = 0; i < 200; i++)
    g_string_append (heavy, "👩‍🚀");
  g_string_append (heavy, "\"}]}]}");
  assert_refused (heavy->str, -1, "activities[0].notes[0].text: longer than 2000 bytes");
}

static void
test_too_many (void)
{
  g_autoptr (GString) text = g_string_new (HEAD ",\"activities\":[");

  for (guint i = 0; i < 201; i++)
    g_string_append_printf (text, "%s{\"id\":\"a%u\",\"title\":\"x\"}", i > 0 ? "," : "", i);
  g_string_append (text, "]}");
  assert_refused (text->str, -1, "activities: more than 200 items");
}

static void
test_random_round_trip (void)
{
  for (guint seed = 0; seed < 150; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (EthosSession) session = ethos_random_session_new (random, seed % 40);
      g_autoptr (EthosSnapshot) before = ethos_session_snapshot (session);
      g_autoptr (EthosSnapshot) after = NULL;
      g_autoptr (EthosSessionFile) file = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) first = ethos_session_codec_write (before, &error);
      g_autoptr (GBytes) second = NULL;

      g_assert_no_error (error);
      file = ethos_session_codec_read (first, &error);
      g_assert_no_error (error);
      g_assert_false (file->newer);
      g_assert_cmpuint (file->version, ==, 1);
      g_assert_cmpuint (file->repairs->len, ==, 0);
      after = ethos_session_snapshot (file->session);
      g_assert_true (ethos_snapshot_equal (before, after));
      second = ethos_session_codec_write (after, &error);
      g_assert_no_error (error);
      assert_bytes_equal (first, second);
    }
}

static const char canonical[] = "{\n"
                                "  \"format\": \"ethos-session\",\n"
                                "  \"version\": 1,\n"
                                "  \"title\": \"Café\",\n"
                                "  \"people\": 12,\n"
                                "  \"finished\": true,\n"
                                "  \"deck\": {\n"
                                "    \"title\": \"Ours\",\n"
                                "    \"cards\": [\n"
                                "      {\n"
                                "        \"id\": \"c1\",\n"
                                "        \"kind\": \"value\",\n"
                                "        \"title\": \"Care\",\n"
                                "        \"colour\": \"plum\",\n"
                                "        \"behaviours\": [\n"
                                "          {\n"
                                "            \"id\": \"b1\",\n"
                                "            \"kind\": \"dont\",\n"
                                "            \"text\": \"Blame\"\n"
                                "          }\n"
                                "        ]\n"
                                "      }\n"
                                "    ],\n"
                                "    \"left_out\": [\n"
                                "      \"A picture\"\n"
                                "    ]\n"
                                "  },\n"
                                "  \"activities\": [\n"
                                "    {\n"
                                "      \"id\": \"a1\",\n"
                                "      \"kind\": \"write-notes\",\n"
                                "      \"title\": \"Write\",\n"
                                "      \"groups\": [\n"
                                "        {\n"
                                "          \"id\": \"g1\",\n"
                                "          \"title\": \"\"\n"
                                "        }\n"
                                "      ],\n"
                                "      \"notes\": [\n"
                                "        {\n"
                                "          \"id\": \"n1\",\n"
                                "          \"text\": \"Listen\\nfirst\",\n"
                                "          \"colour\": \"sky\",\n"
                                "          \"x\": -5,\n"
                                "          \"group\": \"g1\"\n"
                                "        }\n"
                                "      ]\n"
                                "    }\n"
                                "  ]\n"
                                "}\n";

static void
test_canonical (void)
{
  g_autoptr (EthosSessionFile) file = read_text (canonical);
  g_autoptr (GBytes) expected = bytes_of (canonical);
  g_autoptr (GBytes) bytes = write_session (file->session);
  const EthosNote *note = ethos_session_find (file->session, ETHOS_KIND_NOTE, "n1");

  assert_bytes_equal (expected, bytes);
  g_assert_cmpstr (note->text, ==, "Listen\nfirst");
  g_assert_cmpstr (note->group, ==, "g1");
  g_assert_cmpint (note->colour, ==, 4);
  g_assert_cmpint (note->x, ==, -5);
}

/* The least file: what is absent is preset, and what is always written appears. */
static void
test_least (void)
{
  g_autoptr (EthosSessionFile) file = read_text (HEAD "}");
  g_autoptr (GBytes) bytes = write_session (file->session);
  g_autoptr (GBytes) expected = bytes_of ("{\n  \"format\": \"ethos-session\",\n  \"version\": 1,\n"
                                          "  \"deck\": {\n    \"title\": \"\"\n  }\n}\n");

  assert_bytes_equal (expected, bytes);
}

/* A file that others wrote settles after one save. */
static void
test_foreign_settles (void)
{
  static const char *const foreign[] = {
    "{\"version\":1,\"activities\":[],\"format\":\"ethos-session\",\"zz\":{\"b\":1,\"a\":[]}}",
    HEAD ",\"title\":\" Cafe\\u0301\\r\\n\\u0007 two\",\"people\":0,\"deck\":{\"left_out\":[],"
         "\"x\":\"1\",\"cards\":[{\"title\":\"T\",\"id\":\"c1\",\"y\":[[],{}]}],\"w\":null}}",
    NOTE ("\"id\":\"n2\",\"group\":\"gone\",\"text\":\"\\ud83d\\udc69\\t x \\u2028\",\"newer\":1"),
    "\xef\xbb\xbf" HEAD ",\"language\":\"\",\"finished\":false}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    {
      g_autoptr (EthosSessionFile) one = read_text (foreign[i]);
      g_autoptr (GBytes) first = write_session (one->session);
      g_autoptr (GError) error = NULL;
      g_autoptr (EthosSessionFile) two = ethos_session_codec_read (first, &error);
      g_autoptr (GBytes) second = NULL;

      g_assert_no_error (error);
      second = write_session (two->session);
      assert_bytes_equal (first, second);
    }
}

static void
test_unknown_members (void)
{
#define UNKNOWN "\"newer\":{\"a\":[1,{\"b\":null}],\"c\":\"“x”\"}"
  g_autoptr (EthosSessionFile) file =
      read_text (ROOT (UNKNOWN ",\"deck\":{" UNKNOWN ",\"cards\":[{\"id\":\"c1\"," UNKNOWN
                               ",\"behaviours\":[{\"id\":\"b1\",\"text\":\"x\"," UNKNOWN "}]}]}"
                               ",\"activities\":[{\"id\":\"a1\",\"title\":\"x\"," UNKNOWN
                               ",\"groups\":[{\"id\":\"g1\"," UNKNOWN "}]"
                               ",\"notes\":[{\"id\":\"n1\",\"text\":\"x\"," UNKNOWN "}]"
                               ",\"proposals\":[{\"id\":\"p1\"," UNKNOWN "}]"
                               ",\"rounds\":[{\"id\":\"r1\"," UNKNOWN
                               ",\"ballots\":[{\"id\":\"v1\"," UNKNOWN "}]}]}]"));
  g_autoptr (GBytes) bytes = write_session (file->session);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) parts = g_strsplit (text, "\"newer\": {", -1);

  g_assert_cmpuint (g_strv_length (parts), ==, 11);
  for (guint kind = 0; kind < ETHOS_N_KINDS; kind++)
    {
      static const char *const ids[] = { "workshop", "deck", "c1", "b1", "a1",
                                         "g1",       "n1",   "p1", "r1", "v1" };
      const EthosRecord *record = ethos_session_get_record (file->session, ids[kind]);

      g_assert_cmpstr (record->unknown, ==, "{" UNKNOWN "}");
    }
}

/* A record may come from where other names were free; what would stand twice is left out. */
static void
test_unknown_never_twice (void)
{
  g_autoptr (EthosSessionFile) file = read_text (canonical);
  EthosRecord *card = (EthosRecord *) ethos_session_get_record (file->session, "c1");
  EthosRecord *workshop = (EthosRecord *) ethos_session_get_record (file->session, "workshop");
  g_autoptr (GBytes) expected = bytes_of (canonical);
  g_autoptr (GBytes) bytes = NULL;

  card->unknown = g_strdup ("{\"id\":1,\"behaviours\":2,\"statement\":3,\"kind\":4}");
  workshop->unknown = g_strdup ("{\"format\":1,\"version\":2,\"deck\":3,\"activities\":4}");
  bytes = write_session (file->session);
  assert_bytes_equal (expected, bytes);
}

static void
test_deep_unknown (void)
{
  g_autoptr (GString) text = g_string_new (HEAD ",\"activities\":[{\"id\":\"a1\",\"title\":\"x\","
                                                "\"newer\":");
  g_autofree char *good = NULL;

  for (guint i = 0; i < ETHOS_JSON_MAX_DEPTH - 3; i++)
    g_string_append_c (text, '[');
  for (guint i = 0; i < ETHOS_JSON_MAX_DEPTH - 3; i++)
    g_string_append_c (text, ']');
  g_string_append (text, "}]}");
  assert_refused (text->str, -1, "activities[0]: members of a newer version are nested too deep");

  g_string_assign (text, "");
  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "{\"a\":");
  assert_refused (text->str, -1, "line 1, column *: *nested too deep*");
}

static void
test_newer (void)
{
  g_autoptr (EthosSessionFile) file = read_text (
      "{\"format\":\"ethos-session\",\"version\":2,\"title\":\"T\",\"future\":[1],"
      "\"activities\":[{\"id\":\"a1\",\"title\":\"x\",\"kind\":\"dance\",\"state\":\"done\"}]}");
  const EthosActivity *activity = ethos_session_find (file->session, ETHOS_KIND_ACTIVITY, "a1");

  g_assert_true (file->newer);
  g_assert_cmpuint (file->version, ==, 2);
  g_assert_cmpstr (ethos_session_get_workshop (file->session)->title, ==, "T");
  g_assert_cmpstr (ethos_session_get_workshop (file->session)->record.unknown, ==,
                   "{\"future\":[1]}");
  g_assert_cmpint (activity->kind, ==, ETHOS_ACTIVITY_PRESENT_CARDS);
  g_assert_cmpint (activity->state, ==, ETHOS_ACTIVITY_DONE);
  g_assert_cmpuint (file->repairs->len, ==, 1);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (file->repairs, 0), "activities[0].kind: "));

  assert_refused ("{\"format\":\"ethos-session\",\"version\":2,\"mark\":7}", -1, "mark: must be*");
}

static void
test_repairs (void)
{
  static const char *const expected[] = {
    "current: “c1” is not*",
    "stage_focus: “gone” is not*",
    "activities[0].timer_: the times contradict each other",
    "activities[1].notes[0].group: “g1” is not*",
    "activities[1].notes[1].group: “n1” is not*",
  };
  g_autoptr (EthosSessionFile) file = read_text (
      ROOT ("\"current\":\"c1\",\"stage_focus\":\"gone\",\"deck\":{\"cards\":[{\"id\":\"c1\"}]},"
            "\"activities\":[{\"id\":\"a1\",\"title\":\"x\",\"timer_state\":\"running\","
            "\"timer_left_ms\":5,\"groups\":[{\"id\":\"g1\"}],"
            "\"notes\":[{\"id\":\"n0\",\"text\":\"x\",\"group\":\"g1\"}]},"
            "{\"id\":\"a2\",\"title\":\"x\",\"groups\":[{\"id\":\"g2\"}],\"notes\":["
            "{\"id\":\"n1\",\"text\":\"x\",\"group\":\"g1\"},"
            "{\"id\":\"n2\",\"text\":\"x\",\"group\":\"n1\"},"
            "{\"id\":\"n3\",\"text\":\"x\",\"group\":\"g2\"}]}]"));
  const EthosActivity *activity = ethos_session_find (file->session, ETHOS_KIND_ACTIVITY, "a1");
  const EthosNote *note;

  g_assert_cmpuint (file->repairs->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_true (g_pattern_match_simple (expected[i], g_ptr_array_index (file->repairs, i)));

  g_assert_null (ethos_session_get_current (file->session));
  g_assert_cmpint (activity->timer.state, ==, ETHOS_TIMER_IDLE);
  note = ethos_session_find (file->session, ETHOS_KIND_NOTE, "n0");
  g_assert_cmpstr (note->group, ==, "g1");
  note = ethos_session_find (file->session, ETHOS_KIND_NOTE, "n1");
  g_assert_null (note->group);
  note = ethos_session_find (file->session, ETHOS_KIND_NOTE, "n3");
  g_assert_cmpstr (note->group, ==, "g2");
}

static void
test_truncated_everywhere (void)
{
  gsize length = strlen (canonical);

  /* The last byte is a line feed, which a file may do without. */
  for (gsize cut = 0; cut < length - 1; cut++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (canonical, cut);
      g_autoptr (GError) error = NULL;

      g_assert_null (ethos_session_codec_read (bytes, &error));
      g_assert_true (error->domain == ETHOS_JSON_ERROR);
      g_assert_cmpint (error->code, ==, ETHOS_JSON_ERROR_TRUNCATED);
    }
}

/* Any byte may be any other: an error or a workshop that can be saved, never a crash. */
static void
test_flipped_everywhere (void)
{
  gsize length = strlen (canonical);

  for (gsize i = 0; i < length; i++)
    {
      static const char others[] = { 0, '"', '\\', '}', '[', '9', '-', (char) 0xff, 'n' };

      for (guint j = 0; j < G_N_ELEMENTS (others); j++)
        {
          g_autofree char *text = g_strdup (canonical);
          g_autoptr (EthosSessionFile) file = NULL;
          g_autoptr (GBytes) bytes = NULL;

          text[i] = others[j];
          bytes = g_bytes_new (text, length);
          file = ethos_session_codec_read (bytes, NULL);
          if (file != NULL)
            {
              g_autoptr (GBytes) again = write_session (file->session);

              g_assert_nonnull (again);
            }
        }
    }
}

static void
test_too_large (void)
{
  g_autoptr (EthosTestDir) dir = ethos_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "large.ethos", NULL);
  g_autoptr (GMappedFile) mapped = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  ethos_test_write (path, "", 0);
  g_assert_no_errno (truncate (path, 100 * 1024 * 1024));
  mapped = g_mapped_file_new (path, FALSE, &error);
  g_assert_no_error (error);
  bytes = g_mapped_file_get_bytes (mapped);
  g_assert_null (ethos_session_codec_read (bytes, &error));
  g_assert_error (error, ETHOS_JSON_ERROR, ETHOS_JSON_ERROR_TOO_LARGE);
}

static gpointer
save_in_thread (gpointer data)
{
  return ethos_session_codec_write (data, NULL);
}

static gpointer
load_in_thread (gpointer data)
{
  return ethos_session_codec_read (data, NULL);
}

static void
test_threads (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (EthosSession) session = ethos_random_session_new (random, 200);
  g_autoptr (EthosSnapshot) snapshot = ethos_session_snapshot (session);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("save", save_in_thread, snapshot);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (GBytes) bytes = g_thread_join (threads[i]);
      GThread *reader;
      g_autoptr (EthosSessionFile) file = NULL;
      g_autoptr (EthosSnapshot) read = NULL;

      g_assert_nonnull (bytes);
      reader = g_thread_new ("load", load_in_thread, bytes);
      file = g_thread_join (reader);
      read = ethos_session_snapshot (file->session);
      g_assert_true (ethos_snapshot_equal (snapshot, read));
    }
}

int
main (int argc, char **argv)
{
  ethos_test_init (&argc, &argv);

  g_test_add_func ("/session-codec/errors-name-the-path", test_errors_name_the_path);
  g_test_add_func ("/session-codec/lengths", test_lengths);
  g_test_add_func ("/session-codec/too-many", test_too_many);
  g_test_add_func ("/session-codec/random-round-trip", test_random_round_trip);
  g_test_add_func ("/session-codec/canonical", test_canonical);
  g_test_add_func ("/session-codec/least", test_least);
  g_test_add_func ("/session-codec/foreign-settles", test_foreign_settles);
  g_test_add_func ("/session-codec/unknown-members", test_unknown_members);
  g_test_add_func ("/session-codec/unknown-never-twice", test_unknown_never_twice);
  g_test_add_func ("/session-codec/deep-unknown", test_deep_unknown);
  g_test_add_func ("/session-codec/newer", test_newer);
  g_test_add_func ("/session-codec/repairs", test_repairs);
  g_test_add_func ("/session-codec/truncated-everywhere", test_truncated_everywhere);
  g_test_add_func ("/session-codec/flipped-everywhere", test_flipped_everywhere);
  g_test_add_func ("/session-codec/too-large", test_too_large);
  g_test_add_func ("/session-codec/threads", test_threads);

  return g_test_run ();
}
