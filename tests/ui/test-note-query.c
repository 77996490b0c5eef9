// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "ethos-note-query.h"
#include "ethos-text.h"

/* Which notes match, without a display. */

static gboolean
finds (const char *words, const char *text)
{
  g_autoptr (EthosNoteQuery) query =
      ethos_note_query_new (words, ETHOS_QUERY_ANY_TINT, NULL, FALSE);
  g_autofree char *folded = ethos_text_fold (text);

  return ethos_note_query_finds (query, folded);
}

static void
test_words (void)
{
  g_assert_true (finds ("ASK", "We ask twice"));
  g_assert_true (finds ("uber", "Über alles reden"));
  g_assert_true (finds ("Über", "uber"));
  g_assert_true (finds ("strasse", "Straße"));
  g_assert_true (finds ("  twice   ask ", "We ask\ntwice"));
  g_assert_true (finds ("", "anything"));
  g_assert_true (finds (" \n", "anything"));
  g_assert_true (finds ("نستمع", "نَستمع قبل أن نجيب"));
  g_assert_true (finds ("🙂", "early 🙂"));
  g_assert_false (finds ("ask thrice", "We ask twice"));
  g_assert_false (finds ("a", ""));
}

/* The words that are found, each between brackets, in the text as people wrote it. */
static char *
mark (const char *words, const char *text)
{
  g_autoptr (EthosNoteQuery) query =
      ethos_note_query_new (words, ETHOS_QUERY_ANY_TINT, NULL, FALSE);
  g_autoptr (GArray) places = ethos_note_query_dup_places (query, text);
  GString *marked = g_string_new (NULL);
  guint at = 0;

  for (guint i = 0; i < places->len; i += 2)
    {
      guint start = g_array_index (places, guint, i), end = g_array_index (places, guint, i + 1);

      g_string_append_len (marked, text + at, start - at);
      g_string_append_printf (marked, "[%.*s]", (int) (end - start), text + start);
      at = end;
    }
  g_string_append (marked, text + at);
  return g_string_free (marked, FALSE);
}

static void
test_places (void)
{
  static const struct
  {
    const char *words;
    const char *text;
    const char *marked;
  } rows[] = {
    { "ask", "We ask, and Ask again", "We [ask], and [Ask] again" },
    { "uber",
      "Über, u\xCC\x88"
      "ber",
      "[Über], [u\xCC\x88"
      "ber]" },
    { "strasse", "die Straße", "die [Straße]" },
    { "we twice", "We ask twice", "[We] ask [twice]" },
    { "ab", "AB\n🙂ab", "[AB]\n🙂[ab]" },
    { "", "We ask", "We ask" },
    { "x", "We ask", "We ask" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *marked = mark (rows[i].words, rows[i].text);

      g_assert_cmpstr (marked, ==, rows[i].marked);
    }
}

static gboolean
admits (int tint, const char *group, gboolean unread, const EthosNote *note, gboolean loose)
{
  g_autoptr (EthosNoteQuery) query = ethos_note_query_new (NULL, tint, group, unread);

  return ethos_note_query_admits (query, note, loose);
}

static void
test_filter (void)
{
  char group[] = "g1";
  EthosNote note = { .colour = 3, .group = group, .seen = TRUE };

  g_assert_true (admits (ETHOS_QUERY_ANY_TINT, NULL, FALSE, &note, FALSE));
  g_assert_true (admits (3, "g1", FALSE, &note, FALSE));
  g_assert_false (admits (2, NULL, FALSE, &note, FALSE));
  g_assert_false (admits (0, NULL, FALSE, &note, FALSE));
  g_assert_false (admits (ETHOS_QUERY_ANY_TINT, "g2", FALSE, &note, FALSE));
  g_assert_false (admits (ETHOS_QUERY_ANY_TINT, ETHOS_QUERY_NO_GROUP, FALSE, &note, FALSE));
  g_assert_false (admits (ETHOS_QUERY_ANY_TINT, NULL, TRUE, &note, FALSE));
  note.seen = FALSE;
  g_assert_true (admits (ETHOS_QUERY_ANY_TINT, NULL, TRUE, &note, FALSE));
  /* Its group is gone. */
  g_assert_true (admits (ETHOS_QUERY_ANY_TINT, ETHOS_QUERY_NO_GROUP, FALSE, &note, TRUE));
  g_assert_false (admits (ETHOS_QUERY_ANY_TINT, "g1", FALSE, &note, TRUE));
}

static void
test_empty (void)
{
  g_autoptr (EthosNoteQuery) none = ethos_note_query_new (" ", ETHOS_QUERY_ANY_TINT, NULL, FALSE);
  g_autoptr (EthosNoteQuery) first = ethos_note_query_new (NULL, 0, NULL, FALSE);
  g_autoptr (EthosNoteQuery) loose =
      ethos_note_query_new (NULL, ETHOS_QUERY_ANY_TINT, ETHOS_QUERY_NO_GROUP, FALSE);

  g_assert_true (ethos_note_query_is_empty (none));
  g_assert_false (ethos_note_query_has_words (none));
  g_assert_false (ethos_note_query_is_empty (first));
  g_assert_false (ethos_note_query_is_empty (loose));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/note-query/words", test_words);
  g_test_add_func ("/note-query/places", test_places);
  g_test_add_func ("/note-query/filter", test_filter);
  g_test_add_func ("/note-query/empty", test_empty);
  return g_test_run ();
}
