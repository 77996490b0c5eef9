// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "document-harness.h"
#include "ethos-op.h"
#include "ethos-session-codec.h"
#include "ethos-test.h"

/* The list of what differs, where a damaged file was replaced by its previous version and the
 * journal. */

/* The previous version: two notes, a card with a line. */
static const char version_text[] = "{\n"
                                   "  \"format\": \"ethos-session\",\n"
                                   "  \"version\": 1,\n"
                                   "  \"title\": \"Winter\",\n"
                                   "  \"deck\": {\n"
                                   "    \"title\": \"Values\",\n"
                                   "    \"cards\": [\n"
                                   "      {\n"
                                   "        \"id\": \"c1\",\n"
                                   "        \"kind\": \"value\",\n"
                                   "        \"title\": \"Respect\",\n"
                                   "        \"statement\": \"We listen.\",\n"
                                   "        \"colour\": \"teal\",\n"
                                   "        \"behaviours\": [\n"
                                   "          {\n"
                                   "            \"id\": \"b1\",\n"
                                   "            \"kind\": \"do\",\n"
                                   "            \"text\": \"Greet\"\n"
                                   "          }\n"
                                   "        ]\n"
                                   "      }\n"
                                   "    ]\n"
                                   "  },\n"
                                   "  \"activities\": [\n"
                                   "    {\n"
                                   "      \"id\": \"a1\",\n"
                                   "      \"kind\": \"write-notes\",\n"
                                   "      \"title\": \"Write\",\n"
                                   "      \"say\": \"Breathe\",\n"
                                   "      \"notes\": [\n"
                                   "        {\n"
                                   "          \"id\": \"n1\",\n"
                                   "          \"text\": \"Alpha\"\n"
                                   "        },\n"
                                   "        {\n"
                                   "          \"id\": \"n2\",\n"
                                   "          \"text\": \"Beta\"\n"
                                   "        }\n"
                                   "      ]\n"
                                   "    }\n"
                                   "  ]\n"
                                   "}\n";

#define GAMMA_NOTE                                                                                 \
  "        {\n          \"id\": \"n3\",\n          \"text\": \"Gam\\\"ma \\u00fc\"\n        }\n"

typedef struct
{
  const char *from;
  const char *to;
} Change;

/* What was changed after the previous version: the statement, the script, a note more, a note less,
 * a line more. */
static const Change later[] = {
  { "We listen.", "We listen first." },
  { "Breathe", "Breathe twice" },
  { "        {\n          \"id\": \"n2\",\n          \"text\": \"Beta\"\n        }\n", GAMMA_NOTE },
  { "            \"text\": \"Greet\"\n          }\n",
    "            \"text\": \"Greet\"\n          },\n          {\n            \"id\": \"b2\",\n"
    "            \"kind\": \"dont\",\n            \"text\": \"Shout\"\n          }\n" },
};

static char *
dup_changed (const char *text, const Change *changes, guint n_changes)
{
  g_autoptr (GString) changed = g_string_new (text);

  for (guint i = 0; i < n_changes; i++)
    g_assert_cmpuint (g_string_replace (changed, changes[i].from, changes[i].to, 1), ==, 1);
  return g_string_free (g_steal_pointer (&changed), FALSE);
}

static EthosSnapshot *
read_snapshot (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (EthosSessionFile) file = ethos_session_codec_read (bytes, &error);

  g_assert_no_error (error);
  return ethos_session_snapshot (file->session);
}

static const char *const source_names[] = {
  "lost", "other", "older", "added", "changed", "removed"
};

static char *
describe (const EthosDifferences *differences)
{
  static const char *const reaches[] = { "nothing", "parts", "all" };
  g_autoptr (GString) out = g_string_new (reaches[differences->reach]);

  for (guint i = 0; i < differences->items->len; i++)
    {
      const EthosDifference *item = g_ptr_array_index (differences->items, i);

      g_string_append_printf (out, "\n%s %s.%s '%s%s'", source_names[item->source],
                              ethos_kind_get_info (item->kind)->type.name,
                              item->field != NULL ? item->field->name : "*", item->words,
                              item->cut ? "…" : "");
      if (item->other != NULL)
        g_string_append_printf (out, " not '%s'", item->other);
      if (item->place != NULL)
        g_string_append_printf (out, " in '%s'", item->place);
      if (item->hidden)
        g_string_append (out, " hidden");
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Damage: what is replaced, and by what; then where the file ends. */
typedef struct
{
  const char *name;
  Change change;
  const char *cut_at;
  /* What differs where the journal brings everything back, and where there is none. */
  const char *with_journal;
  const char *without_journal;
} Case;

#define BACK                                                                                       \
  "\nadded behaviour.text 'Shout' in 'Respect'"                                                    \
  "\nadded note.text 'Gam\"ma ü' in 'Write' hidden"                                               \
  "\nchanged card.statement 'We listen first.' not 'We listen.' in 'Respect'"                      \
  "\nchanged activity.say 'Breathe twice' not 'Breathe' in 'Write' hidden"                         \
  "\nremoved note.text 'Beta' in 'Write' hidden"
#define SHOUT "\nlost behaviour.text 'Shout' in 'Respect'"
#define GAMMA "\nlost note.text 'Gam\"ma ü' in 'Write' hidden"
#define LISTEN "\nother card.statement 'We listen first.' not 'We listen.' in 'Respect'"
#define BREATHE "\nother activity.say 'Breathe twice' not 'Breathe' in 'Write' hidden"
#define ALL_LOST SHOUT GAMMA LISTEN BREATHE
#define OLDER "\nolder note.text 'Beta' in 'Write' hidden"

static const Case cases[] = {
  { "duplicate key",
    { "\"title\": \"Winter\",", "\"title\": \"Winter\",\n  \"title\": \"Winter\"," },
    NULL,
    "all" BACK,
    "all" ALL_LOST OLDER },
  { "wrong type", { "\"kind\": \"dont\"", "\"kind\": 7" }, NULL, "all" BACK, "all" ALL_LOST OLDER },
  { "unknown word",
    { "\"kind\": \"dont\"", "\"kind\": \"doubt\"" },
    NULL,
    "all" BACK,
    "all" ALL_LOST OLDER },
  { "text is a list",
    { "\"text\": \"Shout\"", "\"text\": [\"Shout\"]" },
    NULL,
    "all" BACK,
    "all" GAMMA LISTEN BREATHE OLDER },
  { "cut in the note",
    { NULL, NULL },
    "\"ma",
    "parts" BACK,
    "parts" SHOUT "\nlost note.text 'Gam…' in 'Write' hidden" LISTEN BREATHE },
  { "cut in an escape",
    { NULL, NULL },
    "00fc",
    "parts" BACK,
    "parts" SHOUT "\nlost note.text 'Gam\"ma…' in 'Write' hidden" LISTEN BREATHE },
  { "cut in the line",
    { NULL, NULL },
    "out\"",
    "parts" BACK,
    "parts\nlost behaviour.text 'Sh…' in 'Respect'" LISTEN },
  /* What the cut leaves of the statement does not differ from what is there. */
  { "cut in the statement", { NULL, NULL }, "isten", "parts" BACK, "parts" },
  { "cut at the head", { NULL, NULL }, "ession", "nothing" BACK, "nothing" },
  { "emptied", { NULL, NULL }, "{", "nothing" BACK, "nothing" },
  { "bracket of a note flipped",
    { GAMMA_NOTE,
      "        [\n          \"id\": \"n3\",\n          \"text\": \"Gam\\\"ma \\u00fc\"\n"
      "        }\n" },
    NULL,
    "parts" BACK,
    "parts" ALL_LOST },
  { "list of notes flipped",
    { "\"notes\": [", "\"notes\": {" },
    NULL,
    "parts" BACK,
    "parts" ALL_LOST },
  { "end of a list flipped",
    { "        }\n      ]\n    }", "        }\n      }\n    }" },
    NULL,
    "parts" BACK,
    "parts" ALL_LOST },
  { "colon flipped",
    { "\"text\": \"Shout\"", "\"text\"; \"Shout\"" },
    NULL,
    "parts" BACK,
    "parts" ALL_LOST },
  { "comma flipped",
    { "\"id\": \"b2\",", "\"id\": \"b2\"l" },
    NULL,
    "parts" BACK,
    "parts" ALL_LOST },
  { "closing quote flipped",
    { "\"Shout\"\n", "\"Shout#\n" },
    NULL,
    "parts\nother behaviour.text 'Shout#…' not 'Shout' in 'Respect'" BACK,
    "parts\nlost behaviour.text 'Shout#…' in 'Respect'" GAMMA LISTEN BREATHE },
  { "a byte that is not UTF-8",
    { "Shout", "Sho\xf5t" },
    NULL,
    "parts\nother behaviour.text 'Sho\xef\xbf\xbdt' not 'Shout' in 'Respect'" BACK,
    "parts\nlost behaviour.text 'Sho\xef\xbf\xbdt' in 'Respect'" GAMMA LISTEN BREATHE },
  /* The same words under an id that nobody knows are not lost. */
  { "id flipped", { "\"id\": \"b1\"", "\"id\": \"b!\"" }, NULL, "all" BACK, "all" ALL_LOST OLDER },
  { "member flipped",
    { "\"id\": \"n1\"", "\"ie\": \"n1\"" },
    NULL,
    "all" BACK,
    "all" ALL_LOST OLDER },
  { "piece gone",
    { "          },\n          {\n            \"id\": \"b2\"", "            \"id\": \"b2\"" },
    NULL,
    "parts" BACK,
    "parts" ALL_LOST },
  { "id last",
    { GAMMA_NOTE,
      "        {\n          \"text\": \"Gam\\\"ma \\u00fc\",\n          \"id\": \"n3\"\n"
      "        }\n" },
    "    }\n  ]\n}",
    "parts" BACK,
    "parts" ALL_LOST },
  { "garbage",
    { version_text, "\x7f"
                    "ELF\x02\x01\"{[}{\"\"::\\u12\\" },
    NULL,
    "nothing" BACK,
    "nothing" },
};

static GBytes *
make_damaged (const Case *row)
{
  g_autofree char *file = dup_changed (version_text, later, G_N_ELEMENTS (later));
  g_autofree char *damaged = NULL;

  if (row->change.from == version_text)
    damaged = g_strdup (row->change.to);
  else
    damaged = dup_changed (file, &row->change, row->change.from != NULL ? 1 : 0);
  if (row->cut_at != NULL)
    {
      g_assert_nonnull (strstr (damaged, row->cut_at));
      *strstr (damaged, row->cut_at) = '\0';
    }
  return g_bytes_new (damaged, strlen (damaged));
}

static void
test_damage (gconstpointer data)
{
  const Case *row = data;
  g_autofree char *file = dup_changed (version_text, later, G_N_ELEMENTS (later));
  g_autoptr (EthosSnapshot) version = read_snapshot (version_text);
  g_autoptr (EthosSnapshot) whole = read_snapshot (file);
  g_autoptr (GBytes) damaged = make_damaged (row);
  g_autoptr (EthosSessionFile) read = ethos_session_codec_read (damaged, NULL);

  for (guint i = 0; i < 2; i++)
    {
      const EthosDifferencesAsked asked = { .version = version,
                                            .opened = i == 0 ? whole : version,
                                            .damaged = damaged,
                                            .kept_file = "/kept" };
      g_autoptr (EthosDifferences) differences = ethos_differences_new (&asked);
      g_autofree char *found = describe (differences);

      g_assert_cmpstr (found, ==, i == 0 ? row->with_journal : row->without_journal);
      g_assert_cmpstr (differences->kept_file, ==, "/kept");
      g_assert_cmpuint (differences->n_more, ==, 0);
      g_assert_false (differences->forgotten);
    }
}

/* Wherever a file is cut or has a wrong bit, nothing is told that neither side says. */
static void
test_everywhere (void)
{
  g_autofree char *file = dup_changed (version_text, later, G_N_ELEMENTS (later));
  g_autoptr (EthosSnapshot) whole = read_snapshot (file);
  gsize length = strlen (file);

  for (gsize at = 0; at <= length; at++)
    {
      g_autoptr (GBytes) damaged = g_bytes_new (file, at);
      const EthosDifferencesAsked asked = { .version = whole, .opened = whole, .damaged = damaged };
      g_autoptr (EthosDifferences) differences = ethos_differences_new (&asked);

      g_assert_cmpuint (differences->items->len, ==, 0);
    }
  for (gsize bit = 0; bit < 8 * length; bit++)
    {
      g_autofree char *flipped = g_strdup (file);
      g_autoptr (GBytes) damaged = NULL;
      EthosDifferencesAsked asked = { .version = whole, .opened = whole };
      g_autoptr (EthosDifferences) differences = NULL;

      flipped[bit / 8] ^= (char) (1 << bit % 8);
      asked.damaged = damaged = g_bytes_new (flipped, length);
      differences = ethos_differences_new (&asked);
      /* One text can be damaged, and a quotation mark less or more touches its neighbour. */
      g_assert_cmpuint (differences->items->len, <=, 2);
      for (guint i = 0; i < differences->items->len; i++)
        {
          const EthosDifference *item = g_ptr_array_index (differences->items, i);

          g_assert_true (g_utf8_validate (item->words, -1, NULL));
        }
    }
}

static void
test_removed_and_forgotten (void)
{
  g_autofree char *file = dup_changed (version_text, later, G_N_ELEMENTS (later));
  g_autoptr (EthosSnapshot) version = read_snapshot (version_text);
  g_autoptr (EthosSnapshot) whole = read_snapshot (file);
  g_autoptr (GHashTable) removed = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GBytes) damaged = g_bytes_new (file, strlen (file) - 3);
  const Change secret[] = { { "\"n3\"", "\"n4\"" }, { "Gam", "Del" }, { "first", "last" } };
  g_autofree char *other_file = dup_changed (file, secret, G_N_ELEMENTS (secret));
  g_autoptr (GBytes) other = g_bytes_new (other_file, strlen (other_file) - 3);
  EthosDifferencesAsked asked = {
    .version = version, .opened = version, .damaged = damaged, .removed = removed
  };
  EthosDifferences *differences;
  g_autofree char *without = NULL;
  g_autofree char *forgotten = NULL;

  /* What somebody deleted is not lost. */
  g_hash_table_add (removed, (gpointer) "n3");
  g_hash_table_add (removed, (gpointer) "b2");
  differences = ethos_differences_new (&asked);
  without = describe (differences);
  g_assert_cmpstr (without, ==, "parts" LISTEN BREATHE);
  ethos_differences_unref (differences);

  /* After a reveal or an erasure no older word is told. */
  g_hash_table_remove_all (removed);
  asked.damaged = other;
  asked.opened = whole;
  asked.forget = TRUE;
  differences = ethos_differences_new (&asked);
  forgotten = describe (differences);
  g_assert_true (differences->forgotten);
  g_assert_cmpstr (forgotten, ==,
                   "parts"
                   "\nadded behaviour.text 'Shout' in 'Respect'"
                   "\nadded note.text 'Gam\"ma ü' in 'Write' hidden"
                   "\nchanged card.statement 'We listen first.' in 'Respect'"
                   "\nchanged activity.say 'Breathe twice' in 'Write' hidden");
  ethos_differences_unref (differences);
}

/* Many: as many as a person reads, in an order that does not tell who wrote when. */
static void
test_many (void)
{
  g_autoptr (EthosSnapshot) version = read_snapshot (version_text);
  g_autoptr (GString) notes = g_string_new (version_text);
  g_autoptr (GString) more = g_string_new ("{\n          \"id\": \"n1\",");
  g_autoptr (GBytes) damaged = NULL;
  g_autoptr (EthosDifferences) differences = NULL;
  EthosDifferencesAsked asked = { .version = version, .opened = version };

  for (guint i = 0; i < ETHOS_DIFFERENCES_MAX + 50; i++)
    g_string_prepend (more, "{\"id\": \"@\", \"text\": \"@\"},");
  for (guint i = 0; i < ETHOS_DIFFERENCES_MAX + 50; i++)
    {
      g_autofree char *name = g_strdup_printf ("x%03u", 999 - i);

      g_assert_cmpuint (g_string_replace (more, "@", name, 2), ==, 2);
    }
  g_string_replace (notes, "{\n          \"id\": \"n1\",", more->str, 1);
  asked.damaged = damaged = g_bytes_new (notes->str, notes->len - 3);
  differences = ethos_differences_new (&asked);
  g_assert_cmpuint (differences->items->len, ==, ETHOS_DIFFERENCES_MAX);
  g_assert_cmpuint (differences->n_more, ==, 50);
  for (guint i = 1; i < differences->items->len; i++)
    {
      const EthosDifference *before = g_ptr_array_index (differences->items, i - 1);
      const EthosDifference *item = g_ptr_array_index (differences->items, i);

      g_assert_cmpstr (before->words, <, item->words);
    }
}

/* A text in a damaged file has no limits of its own. */
static void
test_hostile (void)
{
  g_autoptr (EthosSnapshot) version = read_snapshot (version_text);
  g_autoptr (GString) text = g_string_new ("{\"activities\":[{\"notes\":[{\"text\":\"");
  g_autoptr (GBytes) damaged = NULL;
  g_autoptr (EthosDifferences) differences = NULL;
  EthosDifferencesAsked asked = { .version = version, .opened = version };
  const EthosDifference *item;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "\\u202ex");
  g_string_append (text, "\"}");
  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "[{");
  asked.damaged = damaged = g_bytes_new (text->str, text->len);
  differences = ethos_differences_new (&asked);
  g_assert_cmpuint (differences->items->len, ==, 1);
  item = g_ptr_array_index (differences->items, 0);
  g_assert_cmpuint (strlen (item->words), ==, ETHOS_NOTE_MAX_CHARACTERS);
  g_assert_null (strstr (item->words, "\u202e"));
}

/* What is on a wall is hidden until its step is revealed; so is what is on no wall any more. */
static void
test_walls (void)
{
  static const char wall[] =
      "{\"format\": \"ethos-session\", \"version\": 1, \"activities\": ["
      "{\"id\": \"a1\", \"kind\": \"write-notes\", \"title\": \"Write\", \"revealed\": false,"
      "\"groups\": [{\"id\": \"g1\", \"title\": \"Care\"}],"
      "\"notes\": [{\"id\": \"n1\", \"text\": \"Alpha\"},"
      "{\"id\": \"n2\", \"text\": \"Beta\", \"aside\": true}]}]}";
  const Change edited[] = { { "Care", "Cure" }, { "Alpha", "Aleph" }, { "Beta", "Beth" } };
  const Change shown = { "\"revealed\": false", "\"revealed\": true" };
  g_autofree char *revealed = dup_changed (wall, &shown, 1);

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *file = dup_changed (wall, edited, G_N_ELEMENTS (edited));
      g_autoptr (EthosSnapshot) version = read_snapshot (i == 0 ? wall : revealed);
      g_autoptr (GBytes) damaged = g_bytes_new (file, strlen (file) - 3);
      const EthosDifferencesAsked asked = { .version = version,
                                            .opened = version,
                                            .damaged = damaged };
      g_autoptr (EthosDifferences) differences = ethos_differences_new (&asked);
      g_autofree char *found = describe (differences);

      g_assert_cmpstr (found, ==,
                       i == 0 ? "parts"
                                "\nother group.title 'Cure' not 'Care' in 'Write' hidden"
                                "\nother note.text 'Aleph' not 'Alpha' in 'Write' hidden"
                                "\nother note.text 'Beth' not 'Beta' in 'Write' hidden"
                              : "parts"
                                "\nother group.title 'Cure' not 'Care' in 'Write'"
                                "\nother note.text 'Aleph' not 'Alpha' in 'Write'"
                                "\nother note.text 'Beth' not 'Beta' in 'Write' hidden");
    }
}

/* Of a vote it is told that it was counted, and how many dots; of one that goes on, nothing. */
static void
test_votes (void)
{
  static const char file[] =
      "{\"format\": \"ethos-session\", \"version\": 1, \"activities\": ["
      "{\"id\": \"a1\", \"kind\": \"write-notes\", \"title\": \"Write\", \"revealed\": true,"
      "\"notes\": [{\"id\": \"n1\", \"text\": \"Alpha\"}, {\"id\": \"n2\", \"text\": \"Beta\"}],"
      "\"rounds\": [{\"id\": \"r1\", \"state\": \"open\", \"budget\": 3, \"cap\": 3}]}]}";
  const Change counted = { "\"open\", \"budget\": 3, \"cap\": 3",
                           "\"counted\", \"budget\": 3, \"cap\": 3, \"voices\": 2,"
                           "\"targets\": [\"n1\", \"n2\"], \"dots\": [3, 2]" };
  g_autofree char *after = dup_changed (file, &counted, 1);
  const char *files[] = { file, after };

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (EthosSnapshot) version = read_snapshot (files[i / 2]);
      g_autoptr (EthosSnapshot) opened = read_snapshot (files[i % 2]);
      g_autoptr (GBytes) damaged = g_bytes_new_static ("{", 1);
      const EthosDifferencesAsked asked = { .version = version,
                                            .opened = opened,
                                            .damaged = damaged };
      g_autoptr (EthosDifferences) differences = ethos_differences_new (&asked);
      EthosDifference *item;

      g_assert_cmpuint (differences->items->len, ==, i / 2 == i % 2 ? 0 : 1);
      if (differences->items->len == 0)
        continue;
      item = g_ptr_array_index (differences->items, 0);
      g_assert_cmpint (item->source, ==,
                       i == 1 ? ETHOS_DIFFERENCE_ADDED : ETHOS_DIFFERENCE_REMOVED);
      g_assert_cmpint (item->kind, ==, ETHOS_KIND_ROUND);
      g_assert_cmpstr (item->words, ==, "5");
      g_assert_cmpstr (item->place, ==, "Write");
    }
}

/* Opening: the file was saved with three notes, two more are in the journal, and the previous
 * version has none. */
static char *
create_and_die (Desk *desk)
{
  EthosDocument *document = desk_create (desk, "Crash", NULL);
  char *path = g_strdup (ethos_document_get_path (document));

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *text = g_strdup_printf ("Note %u", i);

      g_free (desk_add_note (document, text));
      if (i == 2)
        desk_save_good (document);
    }
  desk_wait_durable (document);
  desk_drop (document);
  return path;
}

static char *
dup_state_path (Desk *desk, const char *name)
{
  g_autofree char *sessions = g_build_filename (desk->root, "sessions", NULL);
  g_autoptr (GDir) dir = g_dir_open (sessions, 0, NULL);

  return g_build_filename (sessions, g_dir_read_name (dir), name, NULL);
}

static void
cut_file (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  ethos_test_write (path, bytes, (gssize) length - 3);
}

static guint
count (EthosDocument *document, EthosDifferenceSource source)
{
  EthosDifferences *differences = ethos_document_get_differences (document);
  guint n = 0;

  g_assert_nonnull (differences);
  for (guint i = 0; i < differences->items->len; i++)
    if (((EthosDifference *) g_ptr_array_index (differences->items, i))->source == source)
      n++;
  return n;
}

static void
test_opened (void)
{
  for (guint without_journal = 0; without_journal < 2; without_journal++)
    {
      Desk desk;
      EthosDocument *document;
      g_autofree char *path = NULL;
      g_autofree char *journal = NULL;
      g_autofree char *bytes = NULL;
      g_autofree char *damaged = NULL;
      g_autofree char *found = NULL;

      desk_init (&desk);
      path = create_and_die (&desk);
      document = desk_open_good (&desk, path);
      g_assert_null (ethos_document_get_differences (document));
      desk_drop (document);
      cut_file (path);
      g_assert_true (g_file_get_contents (path, &damaged, NULL, NULL));
      journal = dup_state_path (&desk, "journal");
      if (without_journal)
        g_assert_cmpint (g_remove (journal), ==, 0);
      /* The version that was kept when it was opened has all; the one before has nothing. */
      document = desk_open_good (&desk, path);
      g_assert_nonnull (ethos_document_get_recovered (document));
      found = describe (ethos_document_get_differences (document));
      g_test_message ("%s", found);
      g_assert_true (g_file_get_contents (ethos_document_get_differences (document)->kept_file,
                                          &bytes, NULL, NULL));
      g_assert_cmpstr (bytes, ==, damaged);
      g_assert_cmpuint (count (document, ETHOS_DIFFERENCE_LOST), ==, 0);
      g_assert_cmpuint (count (document, ETHOS_DIFFERENCE_ADDED), ==, without_journal ? 0 : 2);

      /* A reveal forgets what was before it, here too. */
      desk_run (document, ethos_op_new ("activity-reveal", NULL));
      g_assert_null (ethos_document_get_differences (document));
      desk_save_good (document);
      desk_close_good (document);
      desk_clear (&desk);
    }
}

/* The journal is gone and so is what only it and the file had: the list says what. */
static void
test_lost (void)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *path = NULL;
  g_autofree char *journal = NULL;
  g_autofree char *damaged = NULL;
  g_autofree char *copy = NULL;
  g_autoptr (GError) error = NULL;

  desk_init (&desk);
  path = create_and_die (&desk);
  cut_file (path);
  g_assert_true (g_file_get_contents (path, &damaged, NULL, NULL));
  journal = dup_state_path (&desk, "journal");
  g_assert_cmpint (g_remove (journal), ==, 0);
  document = desk_open_good (&desk, path);
  g_assert_cmpuint (desk_count_notes (document), ==, 0);
  g_assert_cmpuint (count (document, ETHOS_DIFFERENCE_LOST), ==, 3);

  /* The damaged file can be had, though not in the place of the workshop. */
  copy = g_build_filename (desk.folder, "Copy.ethos", NULL);
  g_assert_true (desk_call_path (document, copy, ethos_document_copy_damaged_async,
                                 ethos_document_copy_damaged_finish, &error));
  g_assert_no_error (error);
  fault_assert_file (copy, damaged);
  g_assert_false (desk_call_path (document, path, ethos_document_copy_damaged_async,
                                  ethos_document_copy_damaged_finish, &error));
  g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_EXISTS);
  desk_close_good (document);
  desk_clear (&desk);
}

/* Without a previous version nothing is opened, so that nothing can be compared. */
static void
test_no_version (void)
{
  Desk desk;
  g_autofree char *path = NULL;
  g_autofree char *backups = NULL;
  g_autoptr (GError) error = NULL;

  desk_init (&desk);
  path = create_and_die (&desk);
  cut_file (path);
  backups = dup_state_path (&desk, "backups");
  ethos_test_remove_dir (g_strdup (backups));
  g_assert_null (desk_open (&desk, path, &error));
  g_assert_nonnull (error);
  desk_clear (&desk);
}

int
main (int argc, char *argv[])
{
  ethos_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strconcat ("/document-differences/damage/", cases[i].name, NULL);

      g_test_add_data_func (g_strdelimit (name, " ", '-'), &cases[i], test_damage);
    }
  g_test_add_func ("/document-differences/everywhere", test_everywhere);
  g_test_add_func ("/document-differences/removed-and-forgotten", test_removed_and_forgotten);
  g_test_add_func ("/document-differences/many", test_many);
  g_test_add_func ("/document-differences/hostile", test_hostile);
  g_test_add_func ("/document-differences/walls", test_walls);
  g_test_add_func ("/document-differences/votes", test_votes);
  g_test_add_func ("/document-differences/opened", test_opened);
  g_test_add_func ("/document-differences/lost", test_lost);
  g_test_add_func ("/document-differences/no-version", test_no_version);

  return g_test_run ();
}
