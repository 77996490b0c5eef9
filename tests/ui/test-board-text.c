// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <string.h>

#include "ethos-model.h"
#include "ethos-paste-item.h"
#include "ethos-paste-text.h"
#include "ethos-text.h"

#define MB (1024 * 1024)

typedef struct
{
  const char *pasted;
  const char *notes;
} Pasted;

static const Pasted pasted[] = {
  { "one", "one" },
  { "one\ntwo\n", "one|two" },
  { "one\r\ntwo\rthree\n\n\n  \nfour", "one|two|three|four" },
  { "one\xe2\x80\xa8two\xe2\x80\xa9three", "one|two|three" },
  { "- one\n* two\n• three\n– four\n+ five", "one|two|three|four|five" },
  { "1. one\n12) two\na) three\n 3.  four", "one|two|three|four" },
  { "- [ ] one\n[x] two\n☐ three", "one|two|three" },
  /* What only looks like a list. */
  { "-5 degrees\n1984. A year\n3.5 stars\n*stars*\n1.",
    "-5 degrees|1984. A year|3.5 stars|*stars*|1." },
  /* A bullet and nothing else says nothing. */
  { "- \n•\n- one", "one" },
  { "\ttabs\there  and   spaces ", "tabs here  and   spaces" },
  { "e\xcc\x81t\xc3\xa9", "\xc3\xa9t\xc3\xa9" },
  { "bell\x07rung", "bellrung" },
  { "🙂\nשלום", "🙂|שלום" },
};

static char *
dup_joined (GPtrArray *lines)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const EthosPasteLine *line = g_ptr_array_index (lines, i);

      g_string_append_printf (joined, "%s%s", i > 0 ? "|" : "", line->text);
    }
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

static void
test_split (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pasted); i++)
    {
      guint n_more;
      g_autoptr (GPtrArray) lines = ethos_paste_split (pasted[i].pasted, NULL, &n_more, NULL);
      g_autofree char *joined = dup_joined (lines);

      g_test_message ("%s", pasted[i].pasted);
      g_assert_cmpstr (joined, ==, pasted[i].notes);
      g_assert_cmpuint (n_more, ==, 0);
    }
}

static void
test_many (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) lines = NULL;
  guint n_more;

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "%s%u\n", i % 3 == 0 ? "\n" : "", i);
  lines = ethos_paste_split (text->str, NULL, &n_more, NULL);
  g_assert_cmpuint (lines->len, ==, ETHOS_PASTE_MAX_LINES);
  g_assert_cmpuint (n_more, ==, 100000 - ETHOS_PASTE_MAX_LINES);
  g_assert_cmpstr (((EthosPasteLine *) g_ptr_array_index (lines, 1999))->text, ==, "1999");
  g_assert_true (ethos_paste_has_many_lines (text->str));
  g_assert_false (ethos_paste_has_many_lines ("\n\none\n  \n"));
  g_assert_false (ethos_paste_has_many_lines (""));
}

/* Takes what @lines say from the beginning of @text, but for the spaces. Returns what is left. */
static const char *
skip_lines (const char *text, GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const EthosPasteLine *line = g_ptr_array_index (lines, i);

      g_assert_cmpuint (ethos_text_count_characters (line->text), <=, ETHOS_NOTE_MAX_CHARACTERS);
      g_assert_cmpuint (strlen (line->text), <=, 4 * ETHOS_NOTE_MAX_CHARACTERS);
      text += strspn (text, " ");
      g_assert_true (g_str_has_prefix (text, line->text));
      text += strlen (line->text);
    }
  return text + strspn (text, " ");
}

static void
test_long_line (void)
{
  g_autofree char *exact = g_strnfill (ETHOS_NOTE_MAX_CHARACTERS, 'x');
  g_autofree char *more = g_strconcat ("- ", exact, "y", NULL);
  g_autofree char *text = g_strjoin ("\n", exact, more, "z", NULL);
  static const guint parts[][2] = { { 0, 0 }, { 1, 2 }, { 2, 2 }, { 0, 0 } };
  guint n_more;
  g_autoptr (GPtrArray) lines = ethos_paste_split (text, NULL, &n_more, NULL);
  g_autofree char *joined = dup_joined (lines);
  g_autofree char *expected = g_strjoin ("|", exact, exact, "y", "z", NULL);

  g_assert_cmpstr (joined, ==, expected);
  g_assert_cmpuint (n_more, ==, 0);
  for (guint i = 0; i < lines->len; i++)
    {
      const EthosPasteLine *line = g_ptr_array_index (lines, i);

      g_assert_cmpuint (line->part, ==, parts[i][0]);
      g_assert_cmpuint (line->n_parts, ==, parts[i][1]);
    }
  g_assert_false (ethos_paste_is_long (exact));
  g_assert_true (ethos_paste_is_long (more));
}

/* A long line is divided where a sentence ends, or else between words, and never inside what people
 * see as one character. */
static void
test_long_places (void)
{
  g_autofree char *first = g_strnfill (300, 'a');
  g_autofree char *second = g_strnfill (400, 'b');
  g_autofree char *many = g_strnfill (ETHOS_NOTE_MAX_CHARACTERS - 1, 'c');
  const struct
  {
    char *pasted;
    char *notes;
  } rows[] = {
    { g_strconcat (first, ". So ", second, NULL), g_strconcat (first, ".|So ", second, NULL) },
    { g_strconcat ("12 ", first, " ", second, " end", NULL),
      g_strconcat ("12 ", first, "|", second, " end", NULL) },
    /* A letter with marks that no single character stands for. */
    { g_strconcat (many, "q\u0301\u0323", "r", NULL), g_strconcat (many, "q\u0323\u0301|r", NULL) },
    { g_strconcat (many, "d", "q\u0301\u0323", NULL), g_strconcat (many, "d|q\u0323\u0301", NULL) },
    { g_strconcat (many, "\U0001F469\u200D\U0001F467", "r", NULL),
      g_strconcat (many, "\U0001F469\u200D\U0001F467|r", NULL) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint n_more;
      g_autoptr (GPtrArray) lines = ethos_paste_split (rows[i].pasted, NULL, &n_more, NULL);
      g_autofree char *joined = dup_joined (lines);

      g_assert_cmpstr (joined, ==, rows[i].notes);
      g_free (rows[i].pasted);
      g_free (rows[i].notes);
    }
}

/* However long it is, nothing of it is lost, and nobody waits for it. */
static void
test_huge_line (void)
{
  static const struct
  {
    const char *words;
    gsize n_bytes;
    guint n_parts;
  } rows[] = {
    { "z", 100000, 200 },
    { "We listen until people feel heard and ", 100000, 0 },
    { "\U0001F469\u200D", 100000, 0 },
    { "a", MB, 2098 },
    { "Yes. No ", MB, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      gint64 began = g_get_monotonic_time ();
      g_autoptr (GPtrArray) lines = NULL;
      guint n_more;

      while (text->len + strlen (rows[i].words) <= rows[i].n_bytes)
        g_string_append (text, rows[i].words);
      lines = ethos_paste_split (text->str, NULL, &n_more, NULL);
      g_test_message ("%u rows and %u more in %" G_GINT64_FORMAT " ms", lines->len, n_more,
                      (g_get_monotonic_time () - began) / 1000);
      g_assert_cmpint (*skip_lines (text->str, lines) == '\0', ==, n_more == 0);
      g_assert_cmpuint (lines->len, <=, ETHOS_PASTE_MAX_LINES);
      if (rows[i].n_parts > 0)
        g_assert_cmpuint (lines->len + n_more, ==, rows[i].n_parts);
      g_assert_cmpuint (((EthosPasteLine *) g_ptr_array_index (lines, 0))->n_parts, ==,
                        lines->len + n_more);
    }
}

/* A million empty lines are passed by in the time of one look: a pass for each would never end. */
static void
test_empty_lines (void)
{
  g_autofree char *empty = g_strnfill (1024 * 1024 - 4, '\n');
  g_autofree char *text = g_strconcat ("a", empty, "b", NULL);
  guint n_more;
  g_autoptr (GPtrArray) lines = NULL;

  g_assert_true (ethos_paste_has_many_lines (text));
  g_assert_false (ethos_paste_has_many_lines (empty));
  lines = ethos_paste_split (text, NULL, &n_more, NULL);
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpuint (n_more, ==, 0);
}

static void
test_same (void)
{
  static const char *const wall[] = { "Ask TWICE", "Rest", NULL };
  guint n_more;
  g_autoptr (GPtrArray) lines = ethos_paste_split ("a\nb\nA\nask twice\n- a", NULL, &n_more, NULL);
  const EthosPasteLine *line;

  ethos_paste_find_same (lines, wall);
  line = g_ptr_array_index (lines, 0);
  g_assert_cmpint (line->same_as, ==, -1);
  line = g_ptr_array_index (lines, 2);
  g_assert_cmpint (line->same_as, ==, 0);
  g_assert_false (line->on_wall);
  line = g_ptr_array_index (lines, 3);
  g_assert_cmpint (line->same_as, ==, -1);
  g_assert_true (line->on_wall);
  line = g_ptr_array_index (lines, 4);
  g_assert_cmpint (line->same_as, ==, 0);
  ethos_paste_find_same (lines, NULL);
  line = g_ptr_array_index (lines, 3);
  g_assert_false (line->on_wall);

  /* It means what combining notes means. */
  g_ptr_array_unref (lines);
  lines = ethos_paste_split ("Listen, first!\nlisten first\nWe’re\nwere", NULL, &n_more, NULL);
  ethos_paste_find_same (lines, NULL);
  for (guint i = 0; i < lines->len; i++)
    {
      line = g_ptr_array_index (lines, i);
      g_assert_cmpint (line->same_as, ==, i == 1 ? 0 : -1);
    }
}

/* What is left of a text comes next, until nothing is: each line once, and none divided anew. */
static void
test_rest (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *rest = NULL;
  g_autofree char *giant =
      g_strnfill (ETHOS_NOTE_MAX_CHARACTERS * (ETHOS_PASTE_MAX_LINES + 5), 'z');
  guint n_lines = 0, n_more, n_rounds = 0;

  for (guint i = 0; i < 2 * ETHOS_PASTE_MAX_LINES + 7; i++)
    g_string_append_printf (text, "line %u\n\n", i);
  rest = g_strdup (text->str);
  while (rest != NULL)
    {
      g_autofree char *now = g_steal_pointer (&rest);
      g_autoptr (GPtrArray) lines = ethos_paste_split (now, NULL, &n_more, &rest);

      for (guint i = 0; i < lines->len; i++)
        {
          g_autofree char *expected = g_strdup_printf ("line %u", n_lines++);

          g_assert_cmpstr (((EthosPasteLine *) g_ptr_array_index (lines, i))->text, ==, expected);
        }
      g_assert_cmpuint (n_lines + n_more, ==, 2 * ETHOS_PASTE_MAX_LINES + 7);
      n_rounds++;
    }
  g_assert_cmpuint (n_rounds, ==, 3);

  /* One line of more notes than are offered at a time. */
  {
    g_autoptr (GPtrArray) lines = ethos_paste_split (giant, NULL, &n_more, &rest);
    g_autoptr (GPtrArray) others = NULL;

    g_assert_cmpuint (n_more, ==, 5);
    others = ethos_paste_split (rest, NULL, &n_more, NULL);
    g_assert_cmpuint (lines->len + others->len, ==, ETHOS_PASTE_MAX_LINES + 5);
    g_assert_cmpuint (n_more, ==, 0);
  }
}

static char *
repeat (const char *text, gsize n_bytes)
{
  GString *out = g_string_sized_new (n_bytes + strlen (text));

  while (out->len + strlen (text) <= n_bytes)
    g_string_append (out, text);
  return g_string_free (out, FALSE);
}

/* What nobody should paste, and what becomes of it. */
static void
test_bad_input (void)
{
  static const struct
  {
    const char *name;
    const char *piece;
    gsize n_bytes;
    int code;
    guint n_lines;
    guint n_more;
    guint n_same;
  } rows[] = {
    { "1 MB, one line", "word ", MB, -1, 2000, 98, 1999 },
    { "1 MB of one letter", "a", MB, -1, 2000, 98, 1999 },
    { "more than is taken", "a", ETHOS_PASTE_MAX_BYTES + 1, ETHOS_PASTE_ERROR_TOO_BIG, 0, 0, 0 },
    { "a byte a line", "a\n", MB, -1, 2000, MB / 2 - 2000, 1999 },
    { "100,000 lines", "We listen\n", 1000000, -1, 2000, 98000, 1999 },
    { "100,000 lines of 80 characters",
      "We listen until people feel heard, and ask twice before we answer what was said\n",
      100000 * 80, -1, 2000, 98000, 1999 },
    { "lists", "- [ ] a\r\n", 90, -1, 10, 0, 9 },
    { "control characters",
      "Ask\001 early, ask twice, and ask again before it is too late\033[0m\n", 6400, -1, 101, 0,
      100 },
    { "mostly control characters", "\001a\002", 3000, ETHOS_PASTE_ERROR_NOT_TEXT, 0, 0, 0 },
    { "a picture", "\211PNG\r\n\032\n", 8, ETHOS_PASTE_ERROR_NOT_TEXT, 0, 0, 0 },
    { "bidi overrides", "\342\200\256abc\n", 700, -1, 100, 0, 99 },
    { "bidi isolates left open", "\342\201\247abc\n", 700, -1, 100, 0, 99 },
    { "marks without end", "\314\201", MB, -1, 1, 0, 0 },
    { "joiners", "\342\200\215\n", 4000, ETHOS_PASTE_ERROR_EMPTY, 0, 0, 0 },
    { "a joiner", "a\n\342\200\215\n", 6, -1, 1, 0, 0 },
    { "blank lines", "\n \t\r\n", MB, ETHOS_PASTE_ERROR_EMPTY, 0, 0, 0 },
    { "emoji", "\360\237\221\251\342\200\215\360\237\221\247\n", 12000, -1, 1000, 0, 999 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *bytes = repeat (rows[i].piece, rows[i].n_bytes);
      gint64 began = g_get_monotonic_time ();
      g_autoptr (GError) error = NULL;
      g_autofree char *text = ethos_paste_check_text (bytes, strlen (bytes), &error);
      g_autoptr (GPtrArray) lines = NULL;
      guint n_more = 0, n_same = 0;

      if (rows[i].code >= 0)
        {
          g_assert_error (error, ETHOS_PASTE_ERROR, rows[i].code);
          g_assert_null (text);
          continue;
        }
      g_assert_no_error (error);
      ethos_paste_has_many_lines (text);
      ethos_paste_is_long (text);
      /* So long the window stands still: what comes now, a thread does. */
      g_test_message ("%s: looked at in %" G_GINT64_FORMAT " ms", rows[i].name,
                      (g_get_monotonic_time () - began) / 1000);
      lines = ethos_paste_split (text, NULL, &n_more, NULL);
      ethos_paste_find_same (lines, NULL);
      for (guint j = 0; j < lines->len; j++)
        {
          const EthosPasteLine *line = g_ptr_array_index (lines, j);

          g_assert_true (ethos_text_check (line->text, ETHOS_NOTE_MAX_CHARACTERS,
                                           4 * ETHOS_NOTE_MAX_CHARACTERS, NULL));
          for (const char *p = line->text; *p != '\0'; p++)
            g_assert_false ((guchar) *p < 0x20);
          n_same += line->same_as >= 0 ? 1 : 0;
        }
      g_assert_cmpuint (lines->len, ==, rows[i].n_lines);
      g_assert_cmpuint (n_more, ==, rows[i].n_more);
      g_assert_cmpuint (n_same, ==, rows[i].n_same);
      g_test_message ("%s: %u lines, %u more, %u the same, %" G_GINT64_FORMAT " ms", rows[i].name,
                      lines->len, n_more, n_same, (g_get_monotonic_time () - began) / 1000);
    }
}

typedef struct
{
  const char *data;
  gssize length;
  int code;
} Bytes;

static const Bytes refused[] = {
  { "", 0, ETHOS_PASTE_ERROR_EMPTY },
  { " \n\t", -1, ETHOS_PASTE_ERROR_EMPTY },
  { "\0", 1, ETHOS_PASTE_ERROR_EMPTY },
  { "a\0b", 3, ETHOS_PASTE_ERROR_NOT_TEXT },
  { "\x89PNG\r\n", -1, ETHOS_PASTE_ERROR_NOT_TEXT },
  { "caf\xe9", -1, ETHOS_PASTE_ERROR_NOT_TEXT },
};

static void
test_check (void)
{
  g_autofree char *most = g_strnfill (ETHOS_PASTE_MAX_BYTES + 1, 'x');
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      gsize length = refused[i].length < 0 ? strlen (refused[i].data) : (gsize) refused[i].length;

      g_assert_null (ethos_paste_check_text (refused[i].data, length, &error));
      g_assert_error (error, ETHOS_PASTE_ERROR, refused[i].code);
      g_clear_error (&error);
    }
  g_assert_null (ethos_paste_check_text (most, ETHOS_PASTE_MAX_BYTES + 1, &error));
  g_assert_error (error, ETHOS_PASTE_ERROR, ETHOS_PASTE_ERROR_TOO_BIG);
  g_clear_error (&error);
  text = ethos_paste_check_text (most, ETHOS_PASTE_MAX_BYTES, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (text), ==, ETHOS_PASTE_MAX_BYTES);
  g_free (text);
  text = ethos_paste_check_text ("one\0", 4, &error);
  g_assert_cmpstr (text, ==, "one");
}

static void
test_item (void)
{
  EthosPasteLine line = { .text = (char *) "one", .same_as = 4, .colour = -1, .count = 1 };
  g_autoptr (EthosPasteItem) item = ethos_paste_item_new (&line);
  g_autoptr (EthosPasteItem) part = NULL;

  g_assert_true (ethos_paste_item_get_counts (item));
  g_assert_true (ethos_paste_item_get_repeats (item));
  g_assert_cmpstr (ethos_paste_item_get_flag (item), ==, "Same as line 5");
  ethos_paste_item_set_text (item, " \t");
  g_assert_false (ethos_paste_item_get_counts (item));
  ethos_paste_item_set_text (item, "two");
  ethos_paste_item_set_chosen (item, FALSE);
  g_assert_false (ethos_paste_item_get_counts (item));

  line.part = 2;
  line.n_parts = 3;
  part = ethos_paste_item_new (&line);
  g_assert_cmpstr (ethos_paste_item_get_flag (part), ==,
                   "Part 2 of 3 of a long line\nSame as line 5");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/board/paste/split", test_split);
  g_test_add_func ("/board/paste/many", test_many);
  g_test_add_func ("/board/paste/long-line", test_long_line);
  g_test_add_func ("/board/paste/empty-lines", test_empty_lines);
  g_test_add_func ("/board/paste/long-places", test_long_places);
  g_test_add_func ("/board/paste/huge-line", test_huge_line);
  g_test_add_func ("/board/paste/same", test_same);
  g_test_add_func ("/board/paste/check", test_check);
  g_test_add_func ("/board/paste/item", test_item);

  g_test_add_func ("/board/text/rest", test_rest);
  g_test_add_func ("/board/text/bad-input", test_bad_input);
  return g_test_run ();
}
