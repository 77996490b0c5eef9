// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "ethos-deck-codec.h"

#include <string.h>

#include "ethos-random-session.h"
#include "ethos-test.h"

#define DECK(MEMBERS) "{\"format\":\"ethos-deck\",\"version\":1," MEMBERS "}"
#define AGENDA(MEMBERS) "{\"format\":\"ethos-agenda\",\"version\":1," MEMBERS "}"

typedef EthosSnapshot *(*ReadFunc) (GBytes *bytes, GError **error);
typedef GBytes *(*WriteFunc) (const EthosSnapshotNode *root, GError **error);

static EthosSnapshot *
read_text (ReadFunc read, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  EthosSnapshot *snapshot = read (bytes, &error);

  g_assert_no_error (error);
  return snapshot;
}

static char *
write_text (WriteFunc write, const EthosSnapshotNode *root)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = write (root, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Every file of a folder of starter content is read, and written back to the byte. */
static void
check_folder (const char *folder, ReadFunc read, WriteFunc write)
{
  g_autofree char *path = ethos_test_dup_source (folder);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n_files = 0;
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autofree char *text = NULL;
      g_autofree char *again = NULL;
      g_autoptr (EthosSnapshot) snapshot = NULL;

      if (!g_str_has_suffix (name, ".json"))
        continue;
      text = ethos_test_read (file, NULL);
      snapshot = read_text (read, text);
      again = write_text (write, ethos_snapshot_get_root (snapshot));
      g_assert_cmpstr (again, ==, text);
      n_files++;
    }
  g_assert_cmpuint (n_files, >=, 3);
}

static void
test_seeds (void)
{
  check_folder ("seeds/decks", ethos_deck_codec_read, ethos_deck_codec_write);
  check_folder ("seeds/agendas", ethos_agenda_codec_read, ethos_agenda_codec_write);
}

static void
test_deck_of_workshop (void)
{
  for (guint seed = 0; seed < 60; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (EthosSession) session = ethos_random_session_new (random, 3);
      g_autoptr (EthosSnapshot) whole = ethos_session_snapshot (session);
      const EthosSnapshotNode *deck =
          &ethos_snapshot_get_root (whole)->children[ETHOS_KIND_DECK][0];
      g_autofree char *first = write_text (ethos_deck_codec_write, deck);
      g_autoptr (EthosSnapshot) read = read_text (ethos_deck_codec_read, first);
      g_autofree char *second = write_text (ethos_deck_codec_write, ethos_snapshot_get_root (read));

      g_assert_cmpstr (first, ==, second);
      /* What was marked in one workshop is not handed on. */
      g_assert_null (strstr (first, "\"marked\":"));
    }
}

static void
test_agenda_forgets_progress (void)
{
  static const char expected[] = "{\n  \"format\": \"ethos-agenda\",\n  \"version\": 1,\n"
                                 "  \"title\": \"P\",\n  \"people_minimum\": 3,\n"
                                 "  \"activities\": [\n    {\n      \"id\": \"a1\",\n"
                                 "      \"kind\": \"break\",\n      \"title\": \"B\",\n"
                                 "      \"planned\": 5\n    }\n  ]\n}\n";
  g_autoptr (EthosSnapshot) read = NULL;
  g_autofree char *text = NULL;
  EthosSnapshotNode *item;
  EthosActivity *activity;

  read = read_text (ethos_agenda_codec_read,
                    AGENDA ("\"title\":\"P\",\"people_minimum\":3,\"activities\":[{\"id\":\"a1\","
                            "\"kind\":\"break\",\"title\":\"B\",\"planned\":5,\"state\":\"done\","
                            "\"timer_state\":\"paused\"}]"));
  item = &ethos_snapshot_get_root (read)->children[ETHOS_KIND_ACTIVITY][0];
  activity = (EthosActivity *) item->record;
  g_assert_cmpint (activity->state, ==, ETHOS_ACTIVITY_WAITING);
  activity->revealed = TRUE;
  activity->timer.allotted_ms = 7;

  text = write_text (ethos_agenda_codec_write, ethos_snapshot_get_root (read));
  g_assert_cmpstr (text, ==, expected);
}

static void
test_ids_are_made (void)
{
  g_autoptr (EthosSnapshot) read =
      read_text (ethos_deck_codec_read, DECK ("\"cards\":[{\"title\":\"A\",\"behaviours\":["
                                              "{\"text\":\"x\"}]},{\"title\":\"B\"}]"));
  const EthosSnapshotNode *root = ethos_snapshot_get_root (read);
  const EthosSnapshotNode *cards = root->children[ETHOS_KIND_CARD];
  g_autofree char *first = write_text (ethos_deck_codec_write, root);
  g_autoptr (EthosSnapshot) again = read_text (ethos_deck_codec_read, first);
  g_autofree char *second = write_text (ethos_deck_codec_write, ethos_snapshot_get_root (again));

  g_assert_true (ethos_id_is_valid (cards[0].record->id));
  g_assert_true (ethos_id_is_valid (cards[0].children[ETHOS_KIND_BEHAVIOUR][0].record->id));
  g_assert_cmpstr (cards[0].record->id, !=, cards[1].record->id);
  g_assert_cmpstr (first, ==, second);
}

static void
test_errors (void)
{
  static const struct
  {
    ReadFunc read;
    const char *text;
    const char *message;
  } cases[] = {
    { ethos_deck_codec_read, "", "line 1, column 1: *" },
    { ethos_deck_codec_read, "{}", "format: missing" },
    { ethos_deck_codec_read, AGENDA ("\"title\":\"x\""),
      "format: “ethos-agenda” where “ethos-deck” was expected" },
    { ethos_deck_codec_read, "{\"format\":\"ethos-deck\",\"version\":2}",
      "version: 2 is newer than 1, the newest this program knows" },
    { ethos_deck_codec_read, DECK ("\"cards\":7"), "cards: must be a list*" },
    { ethos_deck_codec_read, DECK ("\"cards\":[{\"id\":\"a\"},{\"id\":\"a\"}]"),
      "cards[1].id: “a” is in use already" },
    { ethos_deck_codec_read, DECK ("\"cards\":[{\"id\":7}]"), "cards[0].id: must be a text*" },
    { ethos_deck_codec_read, DECK ("\"cards\":[{\"kind\":\"motto\"}]"),
      "cards[0].kind: “motto” is not one of: value, *" },
    { ethos_deck_codec_read, DECK ("\"cards\":[{\"behaviours\":[{\"text\":\" \"}]}]"),
      "cards[0].behaviours[0].text: must not be empty" },
    { ethos_deck_codec_read, DECK ("\"left_out\":[null]"), "left_out[0]: must be a text*" },
    { ethos_agenda_codec_read, AGENDA ("\"title\":\"\""), "title: must not be empty" },
    { ethos_agenda_codec_read, AGENDA ("\"language\":\"en\""), "title: missing" },
    { ethos_agenda_codec_read, AGENDA ("\"title\":\"x\",\"people_minimum\":-1"),
      "people_minimum: must be from 0 to 10000, not -1" },
    { ethos_agenda_codec_read, AGENDA ("\"title\":\"x\",\"activities\":[{}]"),
      "activities[0].title: missing" },
    { ethos_agenda_codec_read,
      AGENDA ("\"title\":\"x\",\"activities\":[{\"title\":\"y\","
              "\"planned\":\"5\"}]"),
      "activities[0].planned: must be a whole number" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].text, strlen (cases[i].text));
      g_autoptr (GError) error = NULL;

      g_assert_null (cases[i].read (bytes, &error));
      g_assert_nonnull (error);
      if (!g_pattern_match_simple (cases[i].message, error->message))
        g_error ("“%s” is refused with “%s”", cases[i].text, error->message);
    }
}

/* Nothing is handed out that could not be read again. */
static void
test_too_large_to_read_back (void)
{
  EthosSnapshotNode *root = g_new0 (EthosSnapshotNode, 1);
  g_autoptr (GString) statement = g_string_new (NULL);
  g_autoptr (EthosSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < ETHOS_STATEMENT_MAX_CHARACTERS; i++)
    g_string_append (statement, "🙂");
  root->record = ethos_entity_new (ETHOS_KIND_DECK, ETHOS_DECK_ID);
  root->children[ETHOS_KIND_CARD] = g_new0 (EthosSnapshotNode, 1000);
  for (guint i = 0; i < 1000; i++)
    {
      EthosCard *card = ethos_entity_new (ETHOS_KIND_CARD, NULL);

      card->statement = g_strdup (statement->str);
      root->children[ETHOS_KIND_CARD][root->n_children[ETHOS_KIND_CARD]++].record = &card->record;
    }
  snapshot = ethos_snapshot_new (root);
  g_assert_null (ethos_deck_codec_write (root, &error));
  g_assert_error (error, ETHOS_JSON_ERROR, ETHOS_JSON_ERROR_TOO_LARGE);
}

static void
test_truncated_everywhere (void)
{
  g_autofree char *path = ethos_test_dup_source ("seeds/agendas/sample-5-minutes.en.json");
  gsize length;
  g_autofree char *text = ethos_test_read (path, &length);

  for (gsize cut = 0; cut < length - 1; cut++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (text, cut);

      g_assert_null (ethos_agenda_codec_read (bytes, NULL));
    }
}

/* A format of three versions, as ours will be one day. */
static gboolean
rename_to_title (JsonObject *root, GError **error)
{
  if (!json_object_has_member (root, "name"))
    {
      g_set_error_literal (error, ETHOS_JSON_ERROR, ETHOS_JSON_ERROR_MISSING, "name: missing");
      return FALSE;
    }
  json_object_set_string_member (root, "title", json_object_get_string_member (root, "name"));
  json_object_remove_member (root, "name");
  return TRUE;
}

static gboolean
shout_title (JsonObject *root, GError **error)
{
  g_autofree char *title = g_ascii_strup (json_object_get_string_member (root, "title"), -1);

  json_object_set_string_member (root, "title", title);
  return TRUE;
}

static void
test_migrations (void)
{
  static const EthosMigration migrations[] = { rename_to_title, shout_title };
  static const struct
  {
    const char *text;
    const char *title;
    const char *message;
  } cases[] = {
    { "{\"format\":\"ethos-deck\",\"version\":1,\"name\":\"a\"}", "A", NULL },
    { "{\"format\":\"ethos-deck\",\"version\":2,\"title\":\"b\",\"name\":\"n\"}", "B", NULL },
    { "{\"format\":\"ethos-deck\",\"version\":3,\"title\":\"c\"}", "c", NULL },
    { "{\"format\":\"ethos-deck\",\"version\":1,\"title\":\"a\"}", NULL, "name: missing" },
    { "{\"format\":\"ethos-deck\",\"version\":4}", NULL, "version: 4 is newer than 3, *" },
  };
  EthosFormat format = ethos_deck_format;

  format.version = 3;
  format.migrations = migrations;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].text, strlen (cases[i].text));
      g_autoptr (GError) error = NULL;
      g_autoptr (EthosTree) tree = ethos_tree_read (&format, bytes, &error);

      if (cases[i].message != NULL)
        {
          g_assert_null (tree);
          g_assert_true (g_pattern_match_simple (cases[i].message, error->message));
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpstr (
          ((const EthosDeck *) ethos_snapshot_get_root (tree->snapshot)->record)->title, ==,
          cases[i].title);
      {
        g_autoptr (GBytes) again =
            ethos_tree_write (&format, ethos_snapshot_get_root (tree->snapshot), &error);
        g_autofree char *text =
            g_strndup (g_bytes_get_data (again, NULL), g_bytes_get_size (again));

        g_assert_nonnull (strstr (text, "\"version\": 3"));
      }
    }
}

int
main (int argc, char **argv)
{
  ethos_test_init (&argc, &argv);

  g_test_add_func ("/deck-codec/seeds", test_seeds);
  g_test_add_func ("/deck-codec/deck-of-workshop", test_deck_of_workshop);
  g_test_add_func ("/deck-codec/agenda-forgets-progress", test_agenda_forgets_progress);
  g_test_add_func ("/deck-codec/ids-are-made", test_ids_are_made);
  g_test_add_func ("/deck-codec/errors", test_errors);
  g_test_add_func ("/deck-codec/too-large-to-read-back", test_too_large_to_read_back);
  g_test_add_func ("/deck-codec/truncated-everywhere", test_truncated_everywhere);
  g_test_add_func ("/deck-codec/migrations", test_migrations);

  return g_test_run ();
}
