// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "ethos-starter.h"

#include <string.h>

#include <glib/gstdio.h>

#include "ethos-deck-codec.h"
#include "ethos-session-codec.h"
#include "ethos-storage-error.h"
#include "ethos-test.h"

static void
use_seeds (void)
{
  g_autofree char *seeds = ethos_test_dup_source ("seeds");

  g_setenv ("ETHOS_DATA_DIR", seeds, TRUE);
  g_assert_cmpstr (ethos_starter_get_data_dir (), ==, seeds);
}

static void
test_languages (void)
{
  static const struct
  {
    const char *languages[4];
    const char *chosen;
  } cases[] = {
    { { "de", NULL }, "de" },
    { { "de_AT.UTF-8", "de_AT", "de", NULL }, "de" },
    { { "fr_FR", "fr", "DE", NULL }, "de" },
    { { "en_GB", "en", "de", NULL }, "en" },
    { { "ja_JP", "ja", "C", NULL }, "en" },
    { { NULL }, "en" },
  };

  use_seeds ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (EthosStarter) found =
          ethos_starter_find (ETHOS_STARTER_DECKS, "team-values", cases[i].languages, &error);
      const EthosDeck *deck;

      g_assert_no_error (error);
      deck = (const EthosDeck *) ethos_snapshot_get_root (found->content)->record;
      g_assert_cmpstr (found->name, ==, "team-values");
      g_assert_cmpstr (found->language, ==, cases[i].chosen);
      g_assert_cmpstr (deck->language, ==, cases[i].chosen);
      g_assert_true (g_str_has_suffix (found->path, "json"));
    }
}

static void
test_list (void)
{
  static const char *const german[] = { "de", NULL };
  static const char *const expected[] = { "review-statement-90", "sample-5-minutes",
                                          "short-form-45" };
  g_autoptr (GPtrArray) agendas = NULL;
  g_autoptr (GPtrArray) decks = NULL;
  g_autoptr (GPtrArray) by_default = NULL;

  use_seeds ();
  agendas = ethos_starter_list (ETHOS_STARTER_AGENDAS, german);
  g_assert_cmpuint (agendas->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < agendas->len; i++)
    {
      const EthosStarter *starter = g_ptr_array_index (agendas, i);

      g_assert_cmpstr (starter->name, ==, expected[i]);
      g_assert_cmpstr (starter->language, ==, "de");
    }
  decks = ethos_starter_list (ETHOS_STARTER_DECKS, german);
  g_assert_cmpuint (decks->len, ==, 3);
  by_default = ethos_starter_list (ETHOS_STARTER_DECKS, NULL);
  g_assert_cmpuint (by_default->len, ==, 3);
}

static void
test_bad_files (void)
{
  g_autoptr (EthosTestDir) dir = ethos_test_make_dir ();
  g_autofree char *decks = g_build_filename (dir, "decks", NULL);
  g_autofree char *good = g_build_filename (decks, "good.en.json", NULL);
  g_autofree char *bad = g_build_filename (decks, "bad.en.json", NULL);
  g_autofree char *other = g_build_filename (decks, "README.md", NULL);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;

  g_mkdir (decks, 0700);
  ethos_test_write (good, "{\"format\":\"ethos-deck\",\"version\":1}", -1);
  ethos_test_write (bad, "{\"format\":\"ethos-deck\",\"version\":1,\"title\":7}", -1);
  ethos_test_write (other, "x", -1);
  g_setenv ("ETHOS_DATA_DIR", dir, TRUE);

  list = ethos_starter_list (ETHOS_STARTER_DECKS, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  none = ethos_starter_list (ETHOS_STARTER_AGENDAS, NULL);
  g_assert_cmpuint (none->len, ==, 0);

  g_assert_null (ethos_starter_find (ETHOS_STARTER_DECKS, "bad", NULL, &error));
  g_assert_true (g_str_has_prefix (error->message, bad));
  g_assert_nonnull (strstr (error->message, ": title: must be a text"));
  g_clear_error (&error);
  g_assert_null (ethos_starter_find (ETHOS_STARTER_DECKS, "../decks/good", NULL, &error));
  g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_VANISHED);
}

static EthosSession *
build (const char *deck, const char *agenda, const char *title)
{
  static const char *const english[] = { "en", NULL };
  g_autoptr (EthosStarter) cards =
      deck ? ethos_starter_find (ETHOS_STARTER_DECKS, deck, english, NULL) : NULL;
  g_autoptr (EthosStarter) plan =
      agenda ? ethos_starter_find (ETHOS_STARTER_AGENDAS, agenda, english, NULL) : NULL;
  g_autoptr (GError) error = NULL;
  EthosSession *session =
      ethos_starter_build (cards ? cards->content : NULL, plan ? plan->content : NULL, title,
                           G_GINT64_CONSTANT (1700000000000), &error);

  g_assert_no_error (error);
  return session;
}

static void
test_build (void)
{
  g_autoptr (EthosSession) session = NULL;
  g_autoptr (EthosSnapshot) before = NULL;
  g_autoptr (EthosSnapshot) after = NULL;
  g_autoptr (EthosSessionFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const EthosWorkshop *workshop;
  const EthosDeck *deck;

  use_seeds ();
  session = build ("safety-investigation", "short-form-45", " Our  week ");
  workshop = ethos_session_get_workshop (session);
  g_assert_cmpstr (workshop->title, ==, "Our  week");
  g_assert_cmpstr (workshop->plan, ==, "Short form");
  g_assert_cmpstr (workshop->language, ==, "en");
  g_assert_cmpint (workshop->created, ==, G_GINT64_CONSTANT (1700000000000));
  deck = ethos_session_find (session, ETHOS_KIND_DECK, ETHOS_DECK_ID);
  g_assert_cmpstr (deck->title, ==, "Safety investigation");
  g_assert_nonnull (ethos_session_find (session, ETHOS_KIND_CARD, "mission"));
  g_assert_nonnull (ethos_session_find (session, ETHOS_KIND_BEHAVIOUR, "care-1"));
  g_assert_nonnull (ethos_session_find (session, ETHOS_KIND_ACTIVITY, "welcome"));

  before = ethos_session_snapshot (session);
  bytes = ethos_session_codec_write (before, NULL);
  file = ethos_session_codec_read (bytes, NULL);
  after = ethos_session_snapshot (file->session);
  g_assert_true (ethos_snapshot_equal (before, after));
  g_assert_cmpuint (file->repairs->len, ==, 0);
}

/* The tool and the window call a workshop the same, where nobody has said otherwise. */
static void
test_title (void)
{
  static const char *const english[] = { "en", NULL };
  g_autoptr (EthosSession) session = NULL;
  g_autoptr (EthosStarter) cards = NULL;

  use_seeds ();
  session = build ("safety-investigation", "short-form-45", NULL);
  g_assert_cmpstr (ethos_session_get_workshop (session)->title, ==, "Safety investigation");
  cards = ethos_starter_find (ETHOS_STARTER_DECKS, "safety-investigation", english, NULL);
  g_assert_cmpstr (ethos_starter_get_title (cards->content), ==, "Safety investigation");
  g_assert_null (ethos_starter_get_title (NULL));
}

static void
test_build_from_nothing (void)
{
  g_autoptr (EthosSession) session = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *long_title = g_strnfill (ETHOS_TITLE_MAX_CHARACTERS + 1, 'x');

  session = build (NULL, NULL, NULL);
  g_assert_nonnull (ethos_session_find (session, ETHOS_KIND_DECK, ETHOS_DECK_ID));
  g_assert_null (ethos_starter_build (NULL, NULL, long_title, 0, &error));
  g_assert_error (error, ETHOS_CORE_ERROR, ETHOS_CORE_ERROR_LIMIT);
}

static EthosSnapshot *
read_text (EthosSnapshot *(*read) (GBytes *, GError **), const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  EthosSnapshot *snapshot = read (bytes, &error);

  g_assert_no_error (error);
  return snapshot;
}

/* Ids that are free in two files can clash in the workshop that is made of both. */
static void
test_clashing_ids (void)
{
  g_autoptr (EthosSnapshot) deck =
      read_text (ethos_deck_codec_read, "{\"format\":\"ethos-deck\",\"version\":1,\"cards\":["
                                        "{\"id\":\"workshop\",\"title\":\"W\",\"behaviours\":["
                                        "{\"id\":\"close\",\"text\":\"x\"}]},{\"id\":\"open\"}]}");
  g_autoptr (EthosSnapshot) agenda =
      read_text (ethos_agenda_codec_read,
                 "{\"format\":\"ethos-agenda\",\"version\":1,\"title\":\"P\","
                 "\"activities\":[{\"id\":\"close\",\"title\":\"C\"},"
                 "{\"id\":\"agenda\",\"title\":\"A\"},"
                 "{\"id\":\"deck\",\"title\":\"D\"}]}");
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosSession) session = ethos_starter_build (deck, agenda, "T", 0, &error);
  EthosItemList *cards;
  EthosItemList *steps;
  const EthosRecord *record;

  g_assert_no_error (error);
  cards = ethos_session_get_children (session, ETHOS_DECK_ID, ETHOS_KIND_CARD);
  steps = ethos_session_get_children (session, ETHOS_WORKSHOP_ID, ETHOS_KIND_ACTIVITY);
  g_assert_cmpuint (ethos_item_list_get_length (cards), ==, 2);
  g_assert_cmpuint (ethos_item_list_get_length (steps), ==, 3);

  record = ethos_item_list_get_record (cards, 0);
  g_assert_cmpstr (((const EthosCard *) record)->title, ==, "W");
  g_assert_cmpstr (record->id, !=, "workshop");
  g_assert_cmpstr (ethos_session_get_parent (session, "close"), ==, record->id);
  g_assert_nonnull (ethos_session_find (session, ETHOS_KIND_CARD, "open"));
  record = ethos_item_list_get_record (steps, 0);
  g_assert_cmpstr (((const EthosActivity *) record)->title, ==, "C");
  g_assert_cmpstr (record->id, !=, "close");
  g_assert_nonnull (ethos_session_find (session, ETHOS_KIND_ACTIVITY, "agenda"));
}

/* What an importer puts together is checked like what comes from a file. */
static void
test_unchecked_deck (void)
{
  EthosSnapshotNode *root = g_new0 (EthosSnapshotNode, 1);
  EthosDeck *deck = ethos_entity_new (ETHOS_KIND_DECK, ETHOS_DECK_ID);
  g_autoptr (EthosSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;

  deck->title = g_strnfill (ETHOS_TITLE_MAX_CHARACTERS + 1, 'x');
  root->record = &deck->record;
  snapshot = ethos_snapshot_new (root);
  g_assert_null (ethos_starter_build (snapshot, NULL, NULL, 0, &error));
  g_assert_error (error, ETHOS_CORE_ERROR, ETHOS_CORE_ERROR_LIMIT);
}

int
main (int argc, char **argv)
{
  ethos_test_init (&argc, &argv);

  g_test_add_func ("/starter/languages", test_languages);
  g_test_add_func ("/starter/list", test_list);
  g_test_add_func ("/starter/bad-files", test_bad_files);
  g_test_add_func ("/starter/build", test_build);
  g_test_add_func ("/starter/title", test_title);
  g_test_add_func ("/starter/build-from-nothing", test_build_from_nothing);
  g_test_add_func ("/starter/clashing-ids", test_clashing_ids);
  g_test_add_func ("/starter/unchecked-deck", test_unchecked_deck);

  return g_test_run ();
}
