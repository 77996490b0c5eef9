// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <libintl.h>

#include <glib/gstdio.h>

#include "ethos-poster-session.h"
#include "ethos-poster-words.h"

static void
check (const char *language, const char *expected)
{
  g_autofree char *text = ethos_poster_words_translate (language, "poster", "Our mission");

  g_assert_cmpstr (text, ==, expected);
}

static void
test_languages (void)
{
  check ("de", "Unsere Mission");
  check ("de-AT", "Unsere Mission");
  check ("de-Latn-CH", "Unsere Mission");
  check ("en", "Our mission");
  check ("en-GB", "Our mission");
  /* Without a catalogue of its own, or a language at all, it is that of the interface. */
  check ("enm", "Our mission");
  check ("xx", "Our mission");
  check ("../de", "Our mission");
  check ("", "Our mission");
  check (NULL, "Our mission");
}

static void
test_unknown_text (void)
{
  g_autofree char *text = ethos_poster_words_translate ("de", "poster", "Nobody translated this");

  g_assert_cmpstr (text, ==, "Nobody translated this");
}

static void
remove_catalogue (const char *folder)
{
  static const char *const names[] = { "de/LC_MESSAGES/" GETTEXT_PACKAGE ".mo", "de/LC_MESSAGES",
                                       "de", "" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
}

static void
write_catalogue (const char *folder, const char *bytes, gsize length)
{
  g_autofree char *path = g_build_filename (folder, "de", "LC_MESSAGES", NULL);
  g_autofree char *file = g_build_filename (path, GETTEXT_PACKAGE ".mo", NULL);

  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, bytes, (gssize) length, NULL));
}

/* However much of a catalogue there is, nothing is read behind its end. */
static void
test_damaged (void)
{
  g_autofree char *was = g_strdup (bindtextdomain (GETTEXT_PACKAGE, NULL));
  g_autofree char *path = g_build_filename (was, "de", "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
  g_autofree char *folder = g_dir_make_tmp ("ethos-words-XXXXXX", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  bindtextdomain (GETTEXT_PACKAGE, folder);
  for (gsize cut = 0; cut < length; cut += cut < 32 ? 1 : 997)
    {
      g_autofree char *text = NULL;

      write_catalogue (folder, bytes, cut);
      text = ethos_poster_words_translate ("de", "poster", "Our mission");
      g_assert_nonnull (text);
    }
  for (gsize i = 0; i < 20; i++)
    {
      g_autofree char *changed = g_memdup2 (bytes, length);
      g_autofree char *text = NULL;

      changed[i] = (char) 0xff;
      write_catalogue (folder, changed, length);
      text = ethos_poster_words_translate ("de", "poster", "Our mission");
      g_assert_nonnull (text);
    }
  bindtextdomain (GETTEXT_PACKAGE, was);
  remove_catalogue (folder);
}

static EthosSession *
create_session (const char *plan, const char *deck)
{
  EthosSession *session = ethos_session_new ();
  EthosWorkshop *workshop = ethos_record_copy (&ethos_session_get_workshop (session)->record);
  EthosDeck *words = ethos_record_copy (ethos_session_get_record (session, ETHOS_DECK_ID));

  g_free (workshop->language);
  workshop->language = g_strdup (plan);
  g_free (words->language);
  words->language = g_strdup (deck);
  g_assert_true (ethos_session_load (session, workshop, NULL, NULL));
  g_assert_true (ethos_session_load (session, words, ETHOS_WORKSHOP_ID, NULL));
  ethos_record_unref (workshop);
  ethos_record_unref (words);
  return session;
}

static void
check_workshop (const char *plan, const char *deck, const char *mission, const char *status)
{
  g_autoptr (EthosSession) session = create_session (plan, deck);
  g_autoptr (EthosSnapshot) snapshot = ethos_session_snapshot (session);
  g_autoptr (EthosPosterContent) content = ethos_poster_content_from_snapshot (snapshot);

  g_assert_cmpstr (content->mission_label, ==, mission);
  g_assert_cmpstr (content->status_label, ==, status);
}

/* The words of the workshop decide, not the interface, which is in English here. */
static void
test_workshop (void)
{
  check_workshop (NULL, "de", "Unsere Mission", "Entwurf");
  check_workshop ("en", "de", "Unsere Mission", "Entwurf");
  check_workshop ("de", NULL, "Unsere Mission", "Entwurf");
  check_workshop ("de", "en", "Our mission", "Draft");
  check_workshop (NULL, NULL, "Our mission", "Draft");
}

static void
add_card (EthosSession *session, int kind, const char *title, gboolean proposed, const char *words)
{
  EthosCard *card = ethos_entity_new (ETHOS_KIND_CARD, NULL);

  card->kind = kind;
  card->proposed = proposed;
  ethos_set_text (&card->title, title);
  ethos_set_text (&card->statement, words);
  g_assert_true (ethos_session_load (session, card, ETHOS_DECK_ID, NULL));
  ethos_record_unref (card);
}

/* What people call their mission stands above it; only where they call it nothing, our label. */
static void
test_names (void)
{
  static const struct
  {
    const char *title;
    gboolean proposed;
    const char *words;
    const char *label;
    const char *shown;
  } rows[] = {
    { "Notre raison d’être", FALSE, "Aider.", "Notre raison d’être", "Aider." },
    { "MISSION", FALSE, "Help.", "MISSION", "Help." },
    { NULL, FALSE, "Helfen.", "Unsere Mission", "Helfen." },
    { "Proposed", TRUE, "Helfen.", "Unsere Mission", "Helfen." },
    { "Aider tout le monde", FALSE, NULL, NULL, "Aider tout le monde" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (EthosSession) session = create_session (NULL, "de");
      g_autoptr (EthosSnapshot) snapshot = NULL;
      g_autoptr (EthosPosterContent) content = NULL;

      add_card (session, ETHOS_CARD_MISSION, rows[i].title, rows[i].proposed, rows[i].words);
      snapshot = ethos_session_snapshot (session);
      content = ethos_poster_content_from_snapshot (snapshot);
      g_assert_cmpstr (content->mission_label, ==, rows[i].label);
      g_assert_cmpstr (content->mission, ==, rows[i].shown);
      g_assert_cmpstr (content->vision_label, ==, "Unsere Vision");
    }
}

/* The second of a kind keeps its name too. */
static void
test_second_names (void)
{
  g_autoptr (EthosSession) session = create_session (NULL, "en");
  g_autoptr (EthosSnapshot) snapshot = NULL;
  g_autoptr (EthosPosterContent) content = NULL;
  const EthosPosterCard *card;

  add_card (session, ETHOS_CARD_VISION, "Next year", FALSE, "Ten more helpers.");
  add_card (session, ETHOS_CARD_VISION, "In ten years", FALSE, "Nobody needs us.");
  add_card (session, ETHOS_CARD_VISION, "A calm street", FALSE, NULL);
  snapshot = ethos_session_snapshot (session);
  content = ethos_poster_content_from_snapshot (snapshot);
  g_assert_cmpstr (content->vision_label, ==, "Next year");
  g_assert_cmpstr (content->vision, ==, "Ten more helpers.");
  g_assert_cmpuint (content->strands->len, ==, 2);
  card = g_ptr_array_index (content->strands, 0);
  g_assert_cmpstr (card->title, ==, "In ten years");
  g_assert_cmpstr (card->statement, ==, "Nobody needs us.");
  card = g_ptr_array_index (content->strands, 1);
  g_assert_null (card->title);
  g_assert_cmpstr (card->statement, ==, "A calm street");
}

/* Whatever comes first, the mark is in the language of the words. */
static void
test_status (void)
{
  g_autoptr (EthosPosterContent) content = ethos_poster_content_new ();

  ethos_poster_content_set_status (content, ETHOS_POSTER_STATUS_APPROVED);
  g_assert_cmpstr (content->status_label, ==, "Approved");
  ethos_poster_content_set_language (content, "de");
  g_assert_cmpstr (content->status_label, ==, "Beschlossen");
}

/* Nothing that people wrote about leadership is left out. */
static void
test_leadership (void)
{
  g_autoptr (EthosSession) session = create_session (NULL, "en");
  g_autoptr (EthosSnapshot) snapshot = NULL;
  g_autoptr (EthosPosterContent) content = NULL;
  const EthosPosterLine *line;

  add_card (session, ETHOS_CARD_LEADERSHIP, "Who leads", FALSE, "Leaders go first.");
  add_card (session, ETHOS_CARD_LEADERSHIP, NULL, FALSE, "Leaders ask.");
  snapshot = ethos_session_snapshot (session);
  content = ethos_poster_content_from_snapshot (snapshot);
  g_assert_cmpstr (content->leadership->title, ==, "Who leads");
  g_assert_cmpuint (content->leadership->lines->len, ==, 2);
  line = g_ptr_array_index (content->leadership->lines, 0);
  g_assert_cmpstr (line->text, ==, "Leaders go first.");
  line = g_ptr_array_index (content->leadership->lines, 1);
  g_assert_cmpstr (line->text, ==, "Leaders ask.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("ETHOS_LOCALE_DIR"));

  g_test_add_func ("/poster-words/languages", test_languages);
  g_test_add_func ("/poster-words/unknown-text", test_unknown_text);
  g_test_add_func ("/poster-words/damaged", test_damaged);
  g_test_add_func ("/poster-words/workshop", test_workshop);
  g_test_add_func ("/poster-words/names", test_names);
  g_test_add_func ("/poster-words/second-names", test_second_names);
  g_test_add_func ("/poster-words/status", test_status);
  g_test_add_func ("/poster-words/leadership", test_leadership);

  return g_test_run ();
}
