// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "ethos-statement-words.h"
#include "ethos-test.h"
#include "ethos-text-decode.h"
#include "statement-outline.h"

/* Each document in tests/data/statements, NAME.{txt,md,html}, has NAME.outline beside it. With
 * ETHOS_UPDATE_OUTLINES set the outlines are written anew, for a person to read and commit. */

static char *
data_folder (void)
{
  return g_build_filename (g_test_get_dir (G_TEST_DIST), "data", "statements", NULL);
}

static EthosStatement *
load (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ethos_text_read_file (file, NULL, &error);
  EthosStatement *statement;

  g_assert_no_error (error);
  statement = ethos_statement_load (bytes, path, NULL, &error);
  g_assert_no_error (error);
  return statement;
}

static char *
outline_path (const char *document)
{
  g_autofree char *stem = g_strndup (document, strrchr (document, '.') - document);

  return g_strconcat (stem, ".outline", NULL);
}

static void
test_outline (gconstpointer data)
{
  const char *path = data;
  g_autofree char *expected_path = outline_path (path);
  g_autofree char *expected = NULL;
  g_autoptr (EthosStatement) statement = load (path);
  g_autofree char *found = statement_outline (statement);
  g_autoptr (GError) error = NULL;

  if (g_getenv ("ETHOS_UPDATE_OUTLINES") != NULL)
    g_file_set_contents (expected_path, found, -1, NULL);
  g_file_get_contents (expected_path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, expected);
}

static gboolean
appears (GPtrArray *keys, const char *words)
{
  g_autofree char *key = ethos_words_key (words);

  for (guint i = 0; i < keys->len; i++)
    {
      if (strstr (g_ptr_array_index (keys, i), key) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Nothing is invented: what the cards say is what some line of the document says. */
static void
assert_words_are_the_documents (const EthosStatement *statement, GPtrArray *source)
{
  g_autoptr (GPtrArray) cards = ethos_statement_build (statement);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < source->len; i++)
    {
      const EthosSourceLine *line = g_ptr_array_index (source, i);

      g_ptr_array_add (keys, ethos_words_key (line->text));
    }
  for (guint i = 0; i < cards->len; i++)
    {
      const EthosStatementCard *card = g_ptr_array_index (cards, i);
      gboolean ours = card->proposed && (card->kind == ETHOS_STATEMENT_MISSION ||
                                         card->kind == ETHOS_STATEMENT_VISION);

      if (!ours)
        g_assert_true (appears (keys, card->title));
    }
  for (guint i = 0; i < ethos_statement_get_n_lines (statement); i++)
    {
      const EthosStatementLine *line = ethos_statement_get_line (statement, i);
      gboolean found = FALSE;

      for (guint j = 0; j < source->len && !found; j++)
        found =
            strstr (((EthosSourceLine *) g_ptr_array_index (source, j))->text, line->text) != NULL;
      g_assert_true (found);
    }
}

/* Nothing is lost: each source line is there once, whole or in pieces that are in its order. */
static void
assert_lines_are_accounted_for (const EthosStatement *statement, GPtrArray *source)
{
  guint index = 0;

  for (guint i = 0; i < source->len; i++)
    {
      const EthosSourceLine *line = g_ptr_array_index (source, i);
      const char *rest = line->text;
      guint pieces = 0;

      while (index < ethos_statement_get_n_lines (statement))
        {
          const EthosStatementLine *piece = ethos_statement_get_line (statement, index);
          const char *at = strstr (rest, piece->text);

          if (piece->source_line != line->line || at == NULL || at - rest > 6)
            break;
          rest = at + strlen (piece->text);
          pieces++;
          index++;
          if (*rest == '\0')
            break;
        }
      g_assert_cmpuint (pieces, >, 0);
      g_assert_cmpuint (strlen (rest), <=, 2);
    }
  g_assert_cmpuint (index, ==, ethos_statement_get_n_lines (statement));
}

/* Whatever stands behind a separator is more than a heading; words that only announce are not. */
static const char *
find_words_of_heading (const char *text)
{
  static const char *const separators[] = { ": ", " – " };

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      const char *found = strstr (text, separators[i]);

      if (found != NULL && !ethos_words_are_topics (found))
        return found + strlen (separators[i]);
    }
  return NULL;
}

static char *
join_cards (const EthosStatement *statement)
{
  g_autoptr (GPtrArray) cards = ethos_statement_build (statement);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < cards->len; i++)
    {
      const EthosStatementCard *card = g_ptr_array_index (cards, i);

      g_string_append_printf (all, " %s %s", card->title, card->statement);
      for (guint j = 0; j < card->behaviours->len; j++)
        g_string_append_printf (
            all, " %s",
            ((EthosStatementBehaviour *) g_ptr_array_index (card->behaviours, j))->text);
    }
  return ethos_words_key (all->str);
}

/* Nothing is lost on the way to the cards: a line's words are on one, or are the title, or were
 * left out, which the deck says. Headings that are nothing but that are exempt. */
static void
assert_words_arrive (const EthosStatement *statement)
{
  g_autofree char *cards = join_cards (statement);

  for (guint i = 0; i < ethos_statement_get_n_lines (statement); i++)
    {
      const EthosStatementLine *line = ethos_statement_get_line (statement, i);
      g_autofree char *name = ethos_statement_line_dup_name (line);
      const char *words = name != NULL ? name : line->text;
      g_autofree char *key = NULL;

      if (line->role == ETHOS_ROLE_LEFT_OUT || line->role == ETHOS_ROLE_TITLE)
        continue;
      if (line->role == ETHOS_ROLE_HEADING)
        words = find_words_of_heading (line->text);
      else if (*ethos_statement_line_get_text_part (line) != '\0')
        words = ethos_statement_line_get_text_part (line);
      if (words == NULL)
        continue;
      key = ethos_words_key (words);
      g_test_message ("looking for “%s”", words);
      g_assert_nonnull (strstr (cards, key));
    }
}

/* The reader loses nothing either: the words of a text are those of its lines, but for numbers,
 * letters and bullets that count items. Words that a program cut are joined. */
static void
assert_text_is_read (const char *text, GPtrArray *source)
{
  g_autoptr (GString) read = g_string_new (NULL);
  g_autofree char *key = ethos_words_key (text);
  g_auto (GStrv) words = g_strsplit (key, " ", -1);

  for (guint i = 0; i < source->len; i++)
    {
      const EthosSourceLine *line = g_ptr_array_index (source, i);
      g_autofree char *line_key = ethos_words_key (line->text);
      g_auto (GStrv) parts = g_strsplit (line_key, " ", -1);
      g_autofree char *joined = g_strjoinv (NULL, parts);

      g_string_append (read, joined);
    }
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (g_utf8_strlen (words[i], -1) < 2 || g_ascii_isdigit (words[i][0]))
        continue;
      g_test_message ("looking for “%s”", words[i]);
      g_assert_nonnull (strstr (read->str, words[i]));
    }
}

static void
test_nothing_invented_nothing_lost (gconstpointer data)
{
  const char *path = data;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = ethos_text_read_file (file, NULL, NULL);
  g_autoptr (EthosStatement) statement = load (path);
  g_autoptr (GPtrArray) source = NULL;
  g_autofree char *text = NULL;
  gsize length;
  const guint8 *raw = g_bytes_get_data (bytes, &length);

  text = ethos_text_decode (raw, length, NULL, NULL);
  source = ethos_source_lines_read (text, ethos_source_format_guess (path, text), NULL);
  if (g_str_has_suffix (path, ".txt"))
    assert_text_is_read (text, source);
  assert_words_are_the_documents (statement, source);
  assert_lines_are_accounted_for (statement, source);
  assert_words_arrive (statement);
}

/* One-line openings as people write them: what is said, and the card that says it. */
typedef struct
{
  const char *name;
  const char *text;
  EthosSourceFormat format;
  const char *outline;
} OpeningCase;

#define VALUES "\n\nOur values\n- Honesty: we tell the truth\n- Care: we look after each other\n"
#define VALUES_READ                                                                                \
  "value: Honesty\n  = we tell the truth\nvalue: Care\n  = we look after each other\n"

#define WE_ARE_READ                                                                                \
  "mission: Mission\n  = To keep well.\nvalue: Care\n  do: We call back.\nvalue: Honesty\n"        \
  "  do: We tell.\nvision: Vision\n  = Nobody waits.\n"
#define WE_ARE_HTML                                                                                \
  "<h2>Mission</h2><p>To keep well.</p><h2>Values</h2><h3>Care</h3><ul><li>We call back.</li>"     \
  "</ul><h3>Honesty</h3><ul><li>We tell.</li></ul><h2>Vision</h2><p>Nobody waits.</p>"
#define WE_ARE_MARKDOWN "## Our mission\n\nTo keep well.\n\n## Our vision\n\nNobody waits.\n\n"

static const OpeningCase openings[] = {
  { "both", "Mission: Make work safe\nVision: No harm done" VALUES, ETHOS_SOURCE_TEXT,
    "mission: Mission\n  = Make work safe\nvision: Vision\n  = No harm done\n" VALUES_READ
    "heading: Our values\n" },
  { "dash", "Mission – Make work safe" VALUES, ETHOS_SOURCE_TEXT,
    "mission: Mission\n  = Make work safe\n" VALUES_READ "heading: Our values\n" },
  { "our", "Our vision: No harm done" VALUES, ETHOS_SOURCE_TEXT,
    "vision: Our vision\n  = No harm done\n" VALUES_READ "heading: Our values\n" },
  { "our-dash", "Our mission – Make work safe" VALUES, ETHOS_SOURCE_TEXT,
    "mission: Our mission\n  = Make work safe\n" VALUES_READ "heading: Our values\n" },
  { "german", "Unsere Mission: Sichere Arbeit für alle" VALUES, ETHOS_SOURCE_TEXT,
    "mission: Unsere Mission\n  = Sichere Arbeit für alle\n" VALUES_READ "heading: Our values\n" },
  { "other-topic", "Mission: Make the vision real" VALUES, ETHOS_SOURCE_TEXT,
    "mission: Mission\n  = Make the vision real\n" VALUES_READ "heading: Our values\n" },
  { "only-topics", "Our mission: vision and values" VALUES, ETHOS_SOURCE_TEXT,
    VALUES_READ "title: Our mission: vision and values\nheading: Our values\n" },
  { "markdown", "# Mission: Make work safe\n\n## Teaching\n\nWe teach.\n" VALUES,
    ETHOS_SOURCE_MARKDOWN,
    "mission: Mission\n  = Make work safe\nstrand: Teaching\n  = We teach.\n" VALUES_READ
    "heading: Our values\n" },
  { "paragraph-below",
    "Our mission: Make work safe\n\nWe have done so since 1912, in all workshops of the valley, "
    "and mean to go on." VALUES,
    ETHOS_SOURCE_TEXT,
    "mission: Our mission\n  = Make work safe/We have done so since 1912, in all workshops of the "
    "valley, and mean to go on.\n" VALUES_READ "heading: Our values\n" },
  { "below-values", VALUES "\nVision: No harm done\n", ETHOS_SOURCE_TEXT,
    VALUES_READ "vision: Vision\n  = No harm done\nheading: Our values\n" },
  { "sentence-below-values", "# Values\n\n- Honesty\n- Care\n\n# Vision: No harm is done.\n",
    ETHOS_SOURCE_MARKDOWN,
    "value: Honesty\nvalue: Care\nvision: Vision\n  = No harm is done.\nheading: Values\n" },
  { "value-of-that-name",
    "# Our values\n\n## Vision: we look ahead\n\n- We look.\n\n## Care\n\n- We care.\n",
    ETHOS_SOURCE_MARKDOWN,
    "value: Vision\n  = we look ahead\n  do: We look.\nvalue: Care\n  do: We care.\n"
    "heading: Our values\n" },
  { "leadership-labels",
    "# Our values\n\n- Honesty\n- Care\n\n# Leadership\n\nWe will:\n\n- Listen first\n\n"
    "We will not:\n\n- Look away\n\nYou would hear us say:\n\n- What do you need?\n",
    ETHOS_SOURCE_MARKDOWN,
    "value: Honesty\nvalue: Care\nleadership: Leadership\n  do: Listen first\n"
    "  don't: Look away\n  heard: What do you need?\nheading: Our values\nheading: We will:\n"
    "heading: We will not:\nheading: You would hear us say:\n" },
  { "leadership-lines",
    "# Our values\n\n- Honesty\n- Care\n\n# Leadership\n\n- We listen first.\n"
    "- We will not look away.\n- You would hear us say: what do you need?\n",
    ETHOS_SOURCE_MARKDOWN,
    "value: Honesty\nvalue: Care\nleadership: Leadership\n  do: We listen first.\n"
    "  don't: look away.\n  heard: You would hear us say: what do you need?\n"
    "heading: Our values\n" },
  { "nested-strands",
    "# Our mission\n\nWe mend clocks.\n\n# Our priorities\n\n- Teaching\n  - We teach for "
    "nothing.\n- Lending\n  - We lend every tool.\n\n# Our values\n\n- Honesty\n- Care\n",
    ETHOS_SOURCE_MARKDOWN,
    "mission: Our mission\n  = We mend clocks.\nstrand (proposed): Teaching\n  = Teaching\n"
    "  do: We teach for nothing.\nstrand (proposed): Tool\n  = Lending\n"
    "  do: We lend every tool.\nvalue: Honesty\nvalue: Care\nheading: Our mission\n"
    "heading: Our priorities\nheading: Our values\n" },
  { "colon-behind-name",
    "Our values\n\nHonesty:\n\n- We tell the truth.\n\nCare:\n\n- We look after others.\n",
    ETHOS_SOURCE_TEXT,
    "value: Honesty\n  do: We tell the truth.\nvalue: Care\n  do: We look after others.\n"
    "heading: Our values\n" },
  { "bare-lines", "We listen.\nWe ask.\n", ETHOS_SOURCE_TEXT,
    "value (proposed): Listen\n  = We listen.\nvalue (proposed): We ask\n  = We ask.\n" },
  { "bare-names", "1. Honesty\n2. Courage\n3. Care\n", ETHOS_SOURCE_TEXT,
    "value: Honesty\nvalue: Courage\nvalue: Care\n" },
  { "names-below-title", "Acme\n\n- Honesty\n- Courage\n", ETHOS_SOURCE_TEXT,
    "value: Honesty\nvalue: Courage\ntitle: Acme\n" },
  { "names-among-others", "- Honesty\n- Courage\n\nOpen from nine to five.\n", ETHOS_SOURCE_TEXT,
    "left out (unknown): Honesty\nleft out (unknown): Courage\n"
    "left out (intro): Open from nine to five.\n" },
  { "values-list", "Values: honesty, courage and care\n", ETHOS_SOURCE_TEXT,
    "value: Honesty\nvalue: Courage\nvalue: Care\nheading: Values:\n" },
  { "values-text", "Our values – a guide" VALUES, ETHOS_SOURCE_TEXT,
    VALUES_READ "heading: Our values –\nleft out (intro): a guide\n"
                "left out (repeated): Our values\n" },
  { "mission-among-who-we-are", "<h1>Who we are</h1>" WE_ARE_HTML, ETHOS_SOURCE_HTML,
    WE_ARE_READ "heading: Who we are\nheading: Mission\nheading: Values\nheading: Vision\n" },
  { "mission-among-what-we-stand-for", "<h1>What we stand for</h1>" WE_ARE_HTML, ETHOS_SOURCE_HTML,
    WE_ARE_READ
    "heading: What we stand for\nheading: Mission\nheading: Values\nheading: Vision\n" },
  { "mission-among-values", "<h1>Values and behaviours</h1>" WE_ARE_HTML, ETHOS_SOURCE_HTML,
    WE_ARE_READ
    "heading: Values and behaviours\nheading: Mission\nheading: Values\nheading: Vision\n" },
  { "mission-below-the-same-values", "<h1>Values</h1>" WE_ARE_HTML, ETHOS_SOURCE_HTML,
    WE_ARE_READ "heading: Values\nheading: Mission\nleft out (repeated): Values\n"
                "heading: Vision\n" },
  { "mission-over-values",
    "# What we stand for\n\n" WE_ARE_MARKDOWN
    "## Care\n\n- We call back.\n\n## Honesty\n\n- We tell.\n",
    ETHOS_SOURCE_MARKDOWN,
    "mission: Our mission\n  = To keep well.\nvision: Our vision\n  = Nobody waits.\n"
    "value: Care\n  do: We call back.\nvalue: Honesty\n  do: We tell.\n"
    "heading: What we stand for\nheading: Our mission\nheading: Our vision\n" },
  { "mission-between-values",
    "# Our values\n\n## Care\n\n- We call back.\n\n" WE_ARE_MARKDOWN
    "## Honesty\n\n- We tell.\n\n# History\n\nWe began in 1912.\n",
    ETHOS_SOURCE_MARKDOWN,
    "value: Care\n  do: We call back.\nmission: Our mission\n  = To keep well.\n"
    "vision: Our vision\n  = Nobody waits.\nvalue: Honesty\n  do: We tell.\n"
    "heading: Our values\nheading: Our mission\nheading: Our vision\n"
    "left out (unknown): History\nleft out (unknown): We began in 1912.\n" },
  { "mission-in-its-heading",
    "# What we stand for\n\n## Mission: To keep well\n\n## Vision 2030\n\nNobody waits.\n\n"
    "## Care\n\n- We call back.\n\n## Mission focus\n\n- We know why.\n",
    ETHOS_SOURCE_MARKDOWN,
    "mission: Mission\n  = To keep well\nvision: Vision 2030\n  = Nobody waits.\n"
    "value: Care\n  do: We call back.\nvalue: Mission focus\n  do: We know why.\n"
    "heading: What we stand for\nheading: Vision 2030\n" },
  { "history-among-who-we-are",
    "# Who we are\n\n" WE_ARE_MARKDOWN "## History\n\nWe began in 1912.\n\n"
    "## Our values\n\n### Care\n\n- We call back.\n\n### Honesty\n\n- We tell.\n",
    ETHOS_SOURCE_MARKDOWN,
    "mission: Our mission\n  = To keep well.\nvision: Our vision\n  = Nobody waits.\n"
    "value: Care\n  do: We call back.\nvalue: Honesty\n  do: We tell.\n"
    "heading: Who we are\nheading: Our mission\nheading: Our vision\n"
    "left out (unknown): History\nleft out (unknown): We began in 1912.\nheading: Our values\n" },
  { "line-between-name-and-list",
    "Our values\n\nOpenness\n\nWe share what we know\n\n- We tell\n- We ask\n\nCare\n\n"
    "We look after people\n\n- We help\n- We wait\n",
    ETHOS_SOURCE_TEXT,
    "value: Openness\n  = We share what we know\n  do: We tell\n  do: We ask\nvalue: Care\n"
    "  = We look after people\n  do: We help\n  do: We wait\nheading: Our values\n" },
  { "line-of-others-between-name-and-list",
    "Our values\n\nOpenness\n\nSharing what we know\n\n- We tell\n- We ask\n\nCare\n\n"
    "Looking after people\n\n- We help\n- We wait\n",
    ETHOS_SOURCE_TEXT,
    "value: Openness\n  = Sharing what we know\n  do: We tell\n  do: We ask\nvalue: Care\n"
    "  = Looking after people\n  do: We help\n  do: We wait\nheading: Our values\n" },
  { "line-between-one-name-and-list",
    "Our values\n\nOpenness\n\nWe share what we know\n\n- We tell\n\nCare\n\n- We help\n",
    ETHOS_SOURCE_TEXT,
    "value: Openness\n  = We share what we know\n  do: We tell\nvalue: Care\n  do: We help\n"
    "heading: Our values\n" },
  { "lines-between-name-and-label",
    "Our values\n\nOpenness\n\nWe share what we know\n\nWe say so\n\nWe will\n\n- Tell\n\n"
    "We will not\n\n- Hide\n\nCare\n\nWe look after people\n\nWe will\n\n- Help\n",
    ETHOS_SOURCE_TEXT,
    "value: Openness\n  = We share what we know/We say so\n  do: Tell\n  don't: Hide\n"
    "value: Care\n  = We look after people\n  do: Help\nheading: Our values\n"
    "heading: We will\nheading: We will not\nheading: We will\n" },
  { "line-between-heading-and-list",
    "# Our values\n\n## Respect\n\nTreating everyone with dignity\n\n- We ask first\n\n"
    "## Care\n\nWe look after people\n\n- We help\n",
    ETHOS_SOURCE_MARKDOWN,
    "value: Respect\n  = Treating everyone with dignity\n  do: We ask first\nvalue: Care\n"
    "  = We look after people\n  do: We help\nheading: Our values\n" },
  { "line-between-heading-and-list-on-a-page",
    "<h2>Respect</h2><p>We listen</p><ul><li>We ask first</li></ul>"
    "<h2>Care</h2><p>Looking after people</p><ul><li>We help</li></ul>",
    ETHOS_SOURCE_HTML,
    "value: Respect\n  = We listen\n  do: We ask first\nvalue: Care\n"
    "  = Looking after people\n  do: We help\n" },
  { "names-below-a-title",
    "Acme Trust\n\nBeing open with people\n\n- We tell\n\nCaring for each other\n\n- We help\n",
    ETHOS_SOURCE_TEXT,
    "value: Being open with people\n  do: We tell\nvalue: Caring for each other\n"
    "  do: We help\nleft out (intro): Acme Trust\n" },
  { "one-line-between-heading-and-list",
    "## Respect\n\nTreating everyone with dignity\n\n- We ask first\n", ETHOS_SOURCE_MARKDOWN,
    "value: Respect\n  = Treating everyone with dignity\n  do: We ask first\n" },
  { "one-line-between-heading-and-list-on-a-page",
    "<h2>Respect</h2><p>We listen</p><ul><li>We ask first</li></ul>", ETHOS_SOURCE_HTML,
    "value: Respect\n  = We listen\n  do: We ask first\n" },
  { "names-below-a-marked-title",
    "# The Acme way\n\nBeing open with people\n\n- We tell\n\nCaring for each other\n\n- We help\n",
    ETHOS_SOURCE_MARKDOWN,
    "value: Being open with people\n  do: We tell\nvalue: Caring for each other\n"
    "  do: We help\ntitle: The Acme way\n" },
  { "promises",
    "# Our values\n\n### Honesty\n\nWe will say when we were wrong.\n\n"
    "We will not hide waiting times.\n\n### Care\n\nWe look after people.\n\nWe will ask.\n\n"
    "We never look away.\n\n### Calm\n\nWe will take our time. Haste helps nobody.\n\n"
    "### Trust\n\nWe tell the truth.\n\nWe will not hide it.\n",
    ETHOS_SOURCE_MARKDOWN,
    "value: Honesty\n  do: We will say when we were wrong.\n  don't: hide waiting times.\n"
    "value: Care\n  = We look after people.\n  do: We will ask.\n  don't: We never look away.\n"
    "value: Calm\n  = We will take our time. Haste helps nobody.\n"
    "value: Trust\n  = We tell the truth.\n  don't: hide it.\nheading: Our values\n" },
  { "promises-in-text",
    "Our values\n\nHonesty\n\nWe will say when we were wrong.\n\nWe won’t hide waiting times.\n\n"
    "Care\n\nWe will look after people.\n",
    ETHOS_SOURCE_TEXT,
    "value: Honesty\n  do: We will say when we were wrong.\n  don't: hide waiting times.\n"
    "value: Care\n  = We will look after people.\nheading: Our values\n" },
  { "promises-in-german",
    "Unsere Werte\n\nEhrlichkeit\n\nWir werden Fehler zugeben.\n\n"
    "Wir werden nicht verschweigen, was uns stört.\n\nMut\n\nWir probieren Neues aus.\n",
    ETHOS_SOURCE_TEXT,
    "value: Ehrlichkeit\n  do: Wir werden Fehler zugeben.\n"
    "  don't: verschweigen, was uns stört.\nvalue: Mut\n  = Wir probieren Neues aus.\n"
    "heading: Unsere Werte\n" },
  { "one-word-behaviours",
    "# Our values\n\n## Openness\n\n- Share\n- Print\n- Search\n\n## Care\n\nWe will\n\n- Share\n"
    "- Listen\n\nWe will not\n\n- Close\n- Reject\n\n## Calm\n\nWe take our time.\n\n- Share\n- "
    "Print\n",
    ETHOS_SOURCE_MARKDOWN,
    "value: Openness\n  do: Share\n  do: Print\n  do: Search\nvalue: Care\n  do: Share\n"
    "  do: Listen\n  don't: Close\n  don't: Reject\nvalue: Calm\n  = We take our time.\n"
    "heading: Our values\nheading: We will\nheading: We will not\nleft out (page): Share\n"
    "left out (page): Print\n" },
  { "one-word-links",
    "<ul><li>Home</li><li>Our story</li><li>Search</li></ul><h2>Our values</h2><h3>Openness</h3>"
    "<ul><li>Share</li><li>Ask</li></ul><h3>Care</h3><ul><li>We help</li></ul>"
    "<h4>Share this page</h4><ul><li>Share</li><li>Print</li></ul>",
    ETHOS_SOURCE_HTML,
    "value: Openness\n  do: Share\n  do: Ask\nvalue: Care\n  do: We help\n"
    "left out (menu): Home\nleft out (unknown): Our story\nleft out (menu): Search\n"
    "heading: Our values\nleft out (page): Share this page\nleft out (page): Share\n"
    "left out (page): Print\n" },
  { "menu-line-in-markdown",
    "# Our values\n\n## Care\n\nWe help.\n\n## Calm\n\nWe take our time.\n[Home](/) | "
    "[About](/about)\n",
    ETHOS_SOURCE_MARKDOWN,
    "value: Care\n  = We help.\nvalue: Calm\n  = We take our time.\nheading: Our values\n"
    "left out (menu): Home | About\n" },
  { "menu-line-behind-a-long-one",
    "# Our values\n\n## Care\n\nWe help.\n\n## Calm\n\nWe take all of our time for what has to be "
    "done "
    "and for what has not\n[Home](/) · [About](/about)\n",
    ETHOS_SOURCE_MARKDOWN,
    "value: Care\n  = We help.\nvalue: Calm\n  = We take all of our time for what has to be done "
    "and "
    "for what has not\nheading: Our values\nleft out (menu): Home · About\n" },
  { "values-on-one-line",
    "Our values\n\nCompassion: we care. Accountability: we own it. Trust: we say it.\n",
    ETHOS_SOURCE_TEXT,
    "value: Compassion\n  = we care.\nvalue: Accountability\n  = we own it.\nvalue: Trust\n"
    "  = we say it.\nheading: Our values\n" },
  { "topics-on-one-line", "Mission: we mend clocks. Vision: no clock is wrong.\n" VALUES,
    ETHOS_SOURCE_TEXT,
    "mission: Mission\n  = we mend clocks.\nvision: Vision\n  = no clock is wrong.\n" VALUES_READ
    "heading: Our values\n" },
  { "behaviours-alone", "Behaviours:\n- We listen\n- We never hide\n", ETHOS_SOURCE_TEXT,
    "value (proposed): Hide\n  do: We listen\n  don't: We never hide\nheading: Behaviours:\n" },
  { "behaviours-below-mission",
    "Our mission\nTo keep the river clean.\n\nBehaviours:\n- We listen\n- We ask\n",
    ETHOS_SOURCE_TEXT,
    "mission: Our mission\n  = To keep the river clean.\nvalue (proposed): Listen\n"
    "  do: We listen\n  do: We ask\nheading: Our mission\nheading: Behaviours:\n" },
  { "behaviours-below-mission-on-a-page",
    "<h2>Our mission</h2><p>To keep the river clean.</p><h3>Our behaviors</h3><ul>"
    "<li>We listen</li><li>We ask</li></ul><h2>Contact</h2><p>Call us.</p>",
    ETHOS_SOURCE_HTML,
    "mission: Our mission\n  = To keep the river clean.\nvalue (proposed): Listen\n"
    "  do: We listen\n  do: We ask\nheading: Our mission\nheading: Our behaviors\n"
    "left out (menu): Contact\nleft out (unknown): Call us.\n" },
  { "behaviours-over-values",
    "Our vision\nA clean river.\n\nNuestros comportamientos\n- We listen\n\n"
    "Our values\n- Care: we care\n- Calm: we wait\n",
    ETHOS_SOURCE_TEXT,
    "vision: Our vision\n  = A clean river.\nvalue (proposed): Listen\n  do: We listen\n"
    "value: Care\n  = we care\nvalue: Calm\n  = we wait\nheading: Our vision\n"
    "heading: Nuestros comportamientos\nheading: Our values\n" },
  { "numbered-list-of-all-kinds",
    "# Our values\n\n1. **Care**: we look after people\n   - We ask\n   - We wait\n2. Courage – we "
    "try\n"
    "   - We speak up\n3. #3 Honesty - we tell\n   - We say so\n",
    ETHOS_SOURCE_MARKDOWN,
    "value: Care\n  = we look after people\n  do: We ask\n  do: We wait\n"
    "value: Courage\n  = we try\n  do: We speak up\nvalue: Honesty\n  = we tell\n  do: We say so\n"
    "heading: Our values\n" },
  { "loose-numbered-list-of-all-kinds",
    "# Our values\n\n1. **Care**: we look after people\n\n    - We ask\n    - We wait\n\n"
    "2. Courage – we try\n\n    - We speak up\n\n#3 Honesty - we tell\n\n    - We say so\n",
    ETHOS_SOURCE_MARKDOWN,
    "value: Care\n  = we look after people\n  do: We ask\n  do: We wait\n"
    "value: Courage\n  = we try\n  do: We speak up\nvalue: Honesty\n  = we tell\n  do: We say so\n"
    "heading: Our values\n" },
  { "numbered-list-of-names-alone",
    "# Our values\n\n1. **Care**:\n   - We ask\n2. Courage –\n   - We speak up\n3. #3 Honesty -\n"
    "   - We say so\n",
    ETHOS_SOURCE_MARKDOWN,
    "value: Care\n  do: We ask\nvalue: Courage\n  do: We speak up\nvalue: Honesty\n"
    "  do: We say so\nheading: Our values\n" },
  { "numbered-list-of-names-and-nothing-else",
    "1. **Care**:\n   - We ask\n2. Courage –\n   - We speak up\n3. #3 Honesty -\n   - We say so\n",
    ETHOS_SOURCE_MARKDOWN,
    "value: Care\n  do: We ask\nvalue: Courage\n  do: We speak up\nvalue: Honesty\n"
    "  do: We say so\n" },
};

static void
test_opening (gconstpointer data)
{
  const OpeningCase *row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosStatement) statement =
      ethos_statement_parse (row->text, row->format, NULL, &error);
  g_autofree char *outline = NULL;

  g_assert_no_error (error);
  outline = statement_outline (statement);
  g_assert_cmpstr (outline, ==, row->outline);
  assert_words_arrive (statement);
}

/* The statement the project grew from is not ours to ship; where it is at hand it is read. */
static void
test_source_document (gconstpointer data)
{
  const char *path = data;
  g_autofree char *outline = NULL;
  g_autofree char *summary = NULL;
  g_autoptr (EthosStatement) statement = NULL;
  g_autoptr (GPtrArray) cards = NULL;
  EthosStatementCounts counts;

  statement = load (path);
  ethos_statement_count (statement, &counts);
  summary = ethos_statement_counts_dup_summary (&counts);
  g_assert_cmpstr (summary, ==,
                   "Mission, 2 strands, vision, 4 values, leadership; 1 line left out.");
  cards = ethos_statement_build (statement);
  outline = statement_outline (statement);
  g_test_message ("%s", outline);
  for (guint i = 0; i < cards->len; i++)
    {
      const EthosStatementCard *card = g_ptr_array_index (cards, i);
      gboolean value = card->kind == ETHOS_STATEMENT_VALUE;

      g_assert_cmpint (card->proposed, ==, value);
      g_assert_cmpuint (card->behaviours->len, ==,
                        value || card->kind == ETHOS_STATEMENT_LEADERSHIP ? 3 : 0);
    }
  g_assert_nonnull (strstr (outline, "strand: Learning for improvement\n"));
  g_assert_nonnull (strstr (outline, "strand: Diffusing our learning\n"));
  g_assert_nonnull (strstr (outline, "value (proposed): Care and kindness\n"));
  g_assert_nonnull (strstr (outline, "value (proposed): Diversity and differences\n"));
  g_assert_nonnull (strstr (outline, "left out (picture): An older lady"));
  g_assert_nonnull (strstr (outline, "left out (repeated): Leadership and accountability\n"));
  test_nothing_invented_nothing_lost (path);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = data_folder ();
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (!g_str_has_suffix (name, ".outline") && strchr (name, '.') != NULL)
        g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
    }
  g_ptr_array_sort (paths, compare_names);
  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autofree char *base = g_path_get_basename (path);
      g_autofree char *outline = g_strconcat ("/import/outline/", base, NULL);
      g_autofree char *words = g_strconcat ("/import/words/", base, NULL);

      g_test_add_data_func (outline, path, test_outline);
      g_test_add_data_func (words, path, test_nothing_invented_nothing_lost);
    }
  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    {
      g_autofree char *opening = g_strconcat ("/import/opening/", openings[i].name, NULL);

      g_test_add_data_func (opening, &openings[i], test_opening);
    }
  ethos_test_add_shared ("/import/source-document", "seeds/000_e5dabf7c03784a57.txt",
                         test_source_document);
  status = g_test_run ();
  return status;
}
