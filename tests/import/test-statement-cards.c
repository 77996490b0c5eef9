// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <string.h>

#include "ethos-statement-cards.h"
#include "ethos-statement-edit.h"
#include "ethos-test.h"

static EthosStatement *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  EthosStatement *statement = ethos_statement_parse (text, ETHOS_SOURCE_TEXT, NULL, &error);

  g_assert_no_error (error);
  return statement;
}

static EthosStatement *
parse_sample (void)
{
  g_autofree char *path = ethos_test_dup_source ("seeds/statements/sample-statement.txt");
  g_autofree char *text = ethos_test_read (path, NULL);

  return parse (text);
}

static EthosSnapshot *
make_deck (const EthosStatement *statement, const EthosStatementMark *marks)
{
  g_autoptr (GError) error = NULL;
  EthosSnapshot *deck =
      ethos_statement_to_deck (statement, marks, "Our values", "statement.txt", NULL, &error);

  g_assert_no_error (error);
  return deck;
}

static const EthosSnapshotNode *
get_card (const EthosSnapshot *deck, guint index)
{
  const EthosSnapshotNode *root = ethos_snapshot_get_root (deck);

  g_assert_cmpuint (index, <, root->n_children[ETHOS_KIND_CARD]);
  return &root->children[ETHOS_KIND_CARD][index];
}

static guint
find_line (const EthosStatement *statement, const char *start)
{
  for (guint i = 0; i < ethos_statement_get_n_lines (statement); i++)
    if (g_str_has_prefix (ethos_statement_get_line (statement, i)->text, start))
      return i;
  g_assert_not_reached ();
}

static void
test_records (void)
{
  static const EthosCardKind kinds[] = {
    ETHOS_CARD_MISSION, ETHOS_CARD_STRAND, ETHOS_CARD_STRAND,
    ETHOS_CARD_VISION,  ETHOS_CARD_VALUE,  ETHOS_CARD_VALUE,
    ETHOS_CARD_VALUE,   ETHOS_CARD_VALUE,  ETHOS_CARD_LEADERSHIP,
  };
  g_autoptr (EthosStatement) statement = parse_sample ();
  g_autoptr (EthosSnapshot) deck = make_deck (statement, NULL);
  g_autoptr (EthosSnapshot) again = make_deck (statement, NULL);
  const EthosSnapshotNode *root = ethos_snapshot_get_root (deck);
  const EthosDeck *record = (const EthosDeck *) root->record;

  g_assert_cmpstr (record->title, ==, "Our values");
  g_assert_cmpstr (record->source, ==, "statement.txt");
  g_assert_cmpuint (root->n_children[ETHOS_KIND_CARD], ==, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const EthosCard *card = (const EthosCard *) get_card (deck, i)->record;

      g_assert_cmpint (card->kind, ==, kinds[i]);
      g_assert_cmpint (card->colour, ==, i % 8);
      g_assert_false (card->fixed);
    }
  g_assert_cmpstr (((const EthosCard *) get_card (deck, 4)->record)->title, ==, "Kindness");
  g_assert_cmpuint (get_card (deck, 4)->n_children[ETHOS_KIND_BEHAVIOUR], ==, 3);
  g_assert_true (g_str_has_prefix (record->left_out[0], "Two nurses"));
  g_assert_true (ethos_snapshot_equal (deck, again));
}

/* A session takes what comes out, with all its ids. */
static void
test_session (void)
{
  g_autoptr (EthosStatement) statement = parse_sample ();
  g_autoptr (EthosSnapshot) deck = make_deck (statement, NULL);
  g_autoptr (EthosSession) session = ethos_session_new ();
  const EthosSnapshotNode *root = ethos_snapshot_get_root (deck);
  const EthosDeck *record;
  g_autoptr (GError) error = NULL;

  g_assert_true (ethos_session_load (session, root->record, ETHOS_WORKSHOP_ID, &error));
  for (guint i = 0; i < root->n_children[ETHOS_KIND_CARD]; i++)
    {
      const EthosSnapshotNode *card = get_card (deck, i);

      ethos_session_load (session, card->record, ETHOS_DECK_ID, &error);
      g_assert_no_error (error);
      for (guint j = 0; j < card->n_children[ETHOS_KIND_BEHAVIOUR]; j++)
        ethos_session_load (session, card->children[ETHOS_KIND_BEHAVIOUR][j].record,
                            card->record->id, &error);
      g_assert_no_error (error);
    }
  record = ethos_session_find (session, ETHOS_KIND_DECK, ETHOS_DECK_ID);
  g_assert_cmpstr (record->title, ==, "Our values");
}

static void
test_marks (void)
{
  g_autoptr (EthosStatement) statement =
      parse ("Our values\n\n- We handle springs with calm and precision.\n"
             "- We name the price first.\n\n\n"
             "Honesty\n\n- We say what we saw.\n- We count twice.\n");
  g_autofree EthosStatementMark *marks =
      g_new0 (EthosStatementMark, ethos_statement_get_n_lines (statement));
  guint springs = find_line (statement, "We handle");
  guint price = find_line (statement, "We name");
  guint honesty = find_line (statement, "Honesty");
  g_autoptr (EthosSnapshot) plain = make_deck (statement, marks);
  g_autoptr (EthosSnapshot) marked = NULL;
  const EthosSnapshotNode *card = get_card (plain, 0);
  char title[] = "Care for springs";

  g_assert_true (((const EthosCard *) card->record)->proposed);
  marks[price].title = title;
  marks[springs].fixed = TRUE;
  marks[honesty].fixed = TRUE;
  marked = make_deck (statement, marks);
  card = get_card (marked, 0);
  g_assert_cmpstr (((const EthosCard *) card->record)->title, ==, title);
  g_assert_false (((const EthosCard *) card->record)->proposed);
  /* One of its lines is open, so its name is. */
  g_assert_false (((const EthosCard *) card->record)->fixed);
  g_assert_true (((const EthosBehaviour *) card->children[ETHOS_KIND_BEHAVIOUR][0].record)->fixed);
  g_assert_false (((const EthosBehaviour *) card->children[ETHOS_KIND_BEHAVIOUR][1].record)->fixed);
  /* Its own words are fixed, whatever its behaviours are. */
  card = get_card (marked, 1);
  g_assert_cmpstr (((const EthosCard *) card->record)->title, ==, "Honesty");
  g_assert_true (((const EthosCard *) card->record)->fixed);
  g_assert_false (((const EthosBehaviour *) card->children[ETHOS_KIND_BEHAVIOUR][0].record)->fixed);
}

typedef struct
{
  const char *name;
  EthosStatementRole role;
  guint characters;
  gboolean fits;
} LengthCase;

static const LengthCase length_cases[] = {
  { "title-at", ETHOS_ROLE_VALUE, ETHOS_TITLE_MAX_CHARACTERS, TRUE },
  { "title-above", ETHOS_ROLE_VALUE, ETHOS_TITLE_MAX_CHARACTERS + 1, FALSE },
  { "behaviour-at", ETHOS_ROLE_DO, ETHOS_BEHAVIOUR_MAX_CHARACTERS, TRUE },
  { "behaviour-above", ETHOS_ROLE_DO, ETHOS_BEHAVIOUR_MAX_CHARACTERS + 1, FALSE },
  { "dont-above", ETHOS_ROLE_DONT, ETHOS_BEHAVIOUR_MAX_CHARACTERS + 1, FALSE },
  { "mission-at", ETHOS_ROLE_MISSION, ETHOS_STATEMENT_MAX_CHARACTERS, TRUE },
};

static void
test_length (gconstpointer data)
{
  const LengthCase *row = data;
  g_autofree char *long_line = g_strnfill (row->characters, 'a');
  g_autofree char *text = g_strconcat ("Our values\n\nFirst\n\n", long_line, "\n", NULL);
  g_autoptr (EthosStatement) parsed = parse (text);
  guint line = find_line (parsed, "aaa");
  g_autoptr (EthosStatement) statement = ethos_statement_set_role (parsed, line, row->role);
  g_autoptr (GError) error = NULL;
  guint where = 0;
  g_autoptr (EthosSnapshot) deck =
      ethos_statement_to_deck (statement, NULL, "T", "S", &where, &error);

  if (row->fits)
    {
      g_assert_no_error (error);
      g_assert_nonnull (deck);
      return;
    }
  g_assert_null (deck);
  g_assert_error (error, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_RANGE);
  g_assert_cmpuint (where, ==, line);
  g_assert_nonnull (strstr (error->message, "Line 5, “aaa"));
}

/* A document that holds too much comes in as far as it fits, and says of the rest why not. */
typedef struct
{
  const char *name;
  const char *start;
  const char *pattern;
  gsize size;
  guint cards;
  EthosLeftOutReason reason;
} BeyondCase;

static const BeyondCase beyond_cases[] = {
  { "many-values", "", "## V%u\n- We do.\n", 1024 * 1024, 1000, ETHOS_LEFT_OUT_TOO_MANY },
  { "one-value-again", "", "## V\n- We do.\n", 1024 * 1024, 1, ETHOS_LEFT_OUT_REPEATED },
  { "many-named", "", "Value %u: we do it.\n", 60000, 1000, ETHOS_LEFT_OUT_TOO_MANY },
  { "many-lines", "# Our values\n\n## V\n", "- We do %u.\n", 60000, 1, ETHOS_LEFT_OUT_TOO_MANY },
  { "mission-last", "Our values\n\n", "- Value %u: we do it.\n", 60000, 1000,
    ETHOS_LEFT_OUT_TOO_MANY },
  { "long-line", "# Our values\n\n## V\n- We do.\n- ", "words ", 100000, 1,
    ETHOS_LEFT_OUT_TOO_LONG },
  { "long-behaviour", "# Our values\n\n## V\n- We do.\n- We", " walk", 1000, 1,
    ETHOS_LEFT_OUT_TOO_LONG },
  { "long-name", "# Our values\n\n## We", " walk", 200, 1, ETHOS_LEFT_OUT_NOT },
  { "long-word", "# Our values\n\n## A", "aa", 200, 1, ETHOS_LEFT_OUT_NOT },
  { "long-text", "Our mission\n\n", "We mend clock number %u.\n\n", 4000, 1,
    ETHOS_LEFT_OUT_TOO_LONG },
};

static void
test_beyond (gconstpointer data)
{
  const BeyondCase *row = data;
  gboolean mission_last = g_str_equal (row->name, "mission-last");
  g_autoptr (GString) text = g_string_new (row->start);
  g_autoptr (EthosStatement) statement = NULL;
  g_autoptr (EthosSnapshot) deck = NULL;
  g_autoptr (GError) error = NULL;
  const EthosSnapshotNode *root;
  guint reasons[ETHOS_LEFT_OUT_BY_HAND + 1] = { 0 };

  for (guint i = 0; text->len + 40 < row->size; i++)
    {
      g_auto (GStrv) parts = g_strsplit (row->pattern, "%u", 2);

      g_string_append (text, parts[0]);
      if (parts[1] != NULL)
        g_string_append_printf (text, "%u%s", i, parts[1]);
    }
  if (mission_last)
    g_string_append (text, "\nOur mission\n\nWe mend clocks.\n");
  else if (row->reason == ETHOS_LEFT_OUT_NOT)
    g_string_append (text, "\n- We do it with care.\n\n## B\n- We do.\n");
  statement = ethos_statement_parse (text->str, ETHOS_SOURCE_MARKDOWN, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < ethos_statement_get_n_lines (statement); i++)
    reasons[ethos_statement_get_line (statement, i)->reason]++;
  g_assert_cmpuint (reasons[row->reason], >, 0);
  deck = make_deck (statement, NULL);
  root = ethos_snapshot_get_root (deck);
  if (row->reason == ETHOS_LEFT_OUT_NOT)
    {
      g_assert_cmpuint (root->n_children[ETHOS_KIND_CARD], ==, 2);
      g_assert_true (((const EthosCard *) get_card (deck, 0)->record)->proposed);
      return;
    }
  g_assert_cmpuint (root->n_children[ETHOS_KIND_CARD], ==, row->cards);
  if (mission_last)
    g_assert_cmpint (((const EthosCard *) get_card (deck, 999)->record)->kind, ==,
                     ETHOS_CARD_MISSION);
}

/* The line that starts an untitled value may be the one that is too long. */
static void
test_long_start (void)
{
  g_autofree char *walk = g_strnfill (ETHOS_BEHAVIOUR_MAX_CHARACTERS, 'w');
  g_autofree char *text = g_strconcat ("Our values\n\n- We sew.\n- We knit.\n\n\n- We ", walk,
                                       ".\n- We run.\n- We swim.\n", NULL);
  g_autoptr (EthosStatement) statement = parse (text);
  g_autoptr (EthosSnapshot) deck = make_deck (statement, NULL);
  guint line = find_line (statement, "We w");

  g_assert_cmpint (ethos_statement_get_line (statement, line)->reason, ==, ETHOS_LEFT_OUT_TOO_LONG);
  g_assert_cmpuint (ethos_snapshot_get_root (deck)->n_children[ETHOS_KIND_CARD], ==, 2);
  g_assert_cmpuint (get_card (deck, 0)->n_children[ETHOS_KIND_BEHAVIOUR], ==, 2);
  g_assert_cmpuint (get_card (deck, 1)->n_children[ETHOS_KIND_BEHAVIOUR], ==, 2);
}

/* Two lines that fit alone are too much for one card. */
static void
test_long_card (void)
{
  g_autofree char *half = g_strnfill (ETHOS_STATEMENT_MAX_CHARACTERS / 2, 'b');
  g_autofree char *text = g_strconcat ("Our mission\n\n", half, ".\n\n", half, "\n", NULL);
  g_autoptr (EthosStatement) parsed = parse (text);
  g_autoptr (EthosStatement) first = ethos_statement_set_role (parsed, 1, ETHOS_ROLE_MISSION);
  g_autoptr (EthosStatement) both = ethos_statement_set_role (first, 2, ETHOS_ROLE_MISSION);
  g_autoptr (GError) error = NULL;

  g_assert_null (ethos_statement_to_deck (both, NULL, "T", "S", NULL, &error));
  g_assert_error (error, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_RANGE);
}

/* What was left out because there is no room is refused when someone brings it back. */
static void
test_too_many (void)
{
  g_autoptr (GString) lines = g_string_new ("Our values\n\nPatience\n\n");
  g_autoptr (GString) values = g_string_new ("Our values\n\n");
  g_autoptr (EthosStatement) lines_read = NULL;
  g_autoptr (EthosStatement) values_read = NULL;
  g_autoptr (EthosStatement) long_card = NULL;
  g_autoptr (EthosStatement) long_deck = NULL;
  g_autoptr (GError) error = NULL;
  guint where = 0;

  for (guint i = 0; i <= 100; i++)
    g_string_append_printf (lines, "- We wait %u minutes.\n", i);
  lines_read = parse (lines->str);
  long_card =
      ethos_statement_set_role (lines_read, find_line (lines_read, "We wait 100"), ETHOS_ROLE_DO);
  g_assert_null (ethos_statement_to_deck (long_card, NULL, "T", "S", &where, &error));
  g_assert_error (error, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_RANGE);
  g_assert_cmpuint (where, ==, find_line (long_card, "We wait 100"));
  g_clear_error (&error);

  for (guint i = 0; i <= 1000; i++)
    g_string_append_printf (values, "- Value %u: we do thing %u.\n", i, i);
  values_read = parse (values->str);
  long_deck = ethos_statement_set_role (values_read, find_line (values_read, "Value 1000"),
                                        ETHOS_ROLE_VALUE);
  g_assert_null (ethos_statement_to_deck (long_deck, NULL, "T", "S", &where, &error));
  g_assert_error (error, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_RANGE);
  g_assert_cmpuint (where, ==, find_line (long_deck, "Value 1000"));
}

static EthosStatement *
leave_all_out (EthosStatement *statement)
{
  for (guint i = 0; i < ethos_statement_get_n_lines (statement); i++)
    {
      EthosStatement *next = ethos_statement_set_role (statement, i, ETHOS_ROLE_LEFT_OUT);

      ethos_statement_unref (statement);
      statement = next;
    }
  return statement;
}

static void
test_nothing (void)
{
  g_autoptr (EthosStatement) statement = leave_all_out (parse ("A line.\nAnother line.\n"));
  g_autoptr (GError) error = NULL;

  g_assert_null (ethos_statement_to_deck (statement, NULL, "T", "S", NULL, &error));
  g_assert_error (error, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_EMPTY);
  g_assert_nonnull (strstr (error->message, "No line of this text"));
}

static void
test_no_title (void)
{
  g_autoptr (EthosStatement) statement = parse ("- We mend clocks.\n- We mend watches.\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosSnapshot) deck =
      ethos_statement_to_deck (statement, NULL, NULL, "S", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (((const EthosDeck *) ethos_snapshot_get_root (deck)->record)->title, ==,
                   "Our Values");
}

/* More left-out lines than the list has places, and one longer than a place: all are kept. */
static void
test_left_out (void)
{
  g_autoptr (GString) text = g_string_new ("Our mission\n\nWe mend clocks.\n\n");
  g_autofree char *long_line = g_strnfill (2 * ETHOS_STATEMENT_MAX_CHARACTERS + 7, 'c');
  g_autoptr (EthosStatement) statement = NULL;
  g_autoptr (EthosSnapshot) deck = NULL;
  const EthosDeck *record;
  gsize kept = 0;
  gsize wanted = 0;

  for (guint i = 0; i < 3000; i++)
    g_string_append (text, "We mend clocks.\n");
  g_string_append (text, long_line);
  statement = parse (text->str);
  for (guint i = 0; i < ethos_statement_get_n_lines (statement); i++)
    {
      const EthosStatementLine *line = ethos_statement_get_line (statement, i);

      wanted += line->role == ETHOS_ROLE_LEFT_OUT ? strlen (line->text) : 0;
    }
  deck = make_deck (statement, NULL);
  record = (const EthosDeck *) ethos_snapshot_get_root (deck)->record;
  g_assert_cmpuint (g_strv_length (record->left_out), <=, 2000);
  for (guint i = 0; record->left_out[i] != NULL; i++)
    for (const char *c = record->left_out[i]; *c != '\0'; c++)
      kept += *c != '\n' ? 1 : 0;
  g_assert_cmpuint (kept, ==, wanted);
  g_assert_cmpuint (wanted, >, 3000 * strlen ("We mend clocks."));
}

static const struct
{
  const char *text;
  const char *title;
} title_cases[] = {
  { "# What we stand for\n\n## Care\n\n- We ask.\n\n## Courage\n\n- We try.\n",
    "What we stand for" },
  { "WHAT WE BELIEVE\n\n- Care: we ask.\n- Courage: we try.\n", "WHAT WE BELIEVE" },
  { "Unsere Werte:\n\n- Achtung: wir fragen.\n- Mut: wir wagen etwas.\n", "Unsere Werte" },
  { "# Our mission\n\nWe mend clocks.\n\n# What we value\n\n- Care: we ask.\n", "What we value" },
  { "# Acme\n\n# Our mission\n\nWe mend.\n\n# Our values\n\n- Care: we ask.\n", "Acme" },
  { "# Our mission\n\nWe mend clocks.\n", "Our mission" },
  { "Our Values – CARE\n\n- Care: we ask.\n- Courage: we try.\n", "Our Values" },
  { "Our values are care, courage and calm.\n", NULL },
  { "as promised, our values:\n\n- Care: we ask.\n- Courage: we try.\n", NULL },
  { "We have two values:\n\n- Care: we ask.\n- Courage: we try.\n", NULL },
  { "- We mend clocks.\n", NULL },
};

static void
test_title (void)
{
  g_autoptr (EthosStatement) sample = parse_sample ();
  g_autofree char *title = ethos_statement_dup_title (sample);

  g_assert_cmpstr (title, ==, "Our mission, vision and values");
  for (gsize i = 0; i < G_N_ELEMENTS (title_cases); i++)
    {
      const char *text = title_cases[i].text;
      g_autoptr (EthosStatement) statement =
          ethos_statement_parse (text, *text == '#' ? ETHOS_SOURCE_MARKDOWN : ETHOS_SOURCE_TEXT,
                                 NULL, NULL);
      g_autofree char *found = ethos_statement_dup_title (statement);

      g_assert_cmpstr (found, ==, title_cases[i].title);
    }
}

int
main (int argc, char **argv)
{
  ethos_test_init (&argc, &argv);
  g_test_add_func ("/import/cards/records", test_records);
  g_test_add_func ("/import/cards/session", test_session);
  g_test_add_func ("/import/cards/marks", test_marks);
  for (gsize i = 0; i < G_N_ELEMENTS (length_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/import/cards/length/", length_cases[i].name, NULL);

      g_test_add_data_func (path, &length_cases[i], test_length);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (beyond_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/import/cards/beyond/", beyond_cases[i].name, NULL);

      g_test_add_data_func (path, &beyond_cases[i], test_beyond);
    }
  g_test_add_func ("/import/cards/long-start", test_long_start);
  g_test_add_func ("/import/cards/long-card", test_long_card);
  g_test_add_func ("/import/cards/too-many", test_too_many);
  g_test_add_func ("/import/cards/nothing", test_nothing);
  g_test_add_func ("/import/cards/no-title", test_no_title);
  g_test_add_func ("/import/cards/left-out", test_left_out);
  g_test_add_func ("/import/cards/title", test_title);
  return g_test_run ();
}
