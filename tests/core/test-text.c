// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-tests"

#include "config.h"

#include "ethos-text.h"

#include <string.h>

#include "ethos-test.h"

/* clang-format off */
static const struct
{
  const char *text;
  gsize n_characters;
} counts[] = {
  /* Plain text and line ends. */
  { "", 0 }, { "a", 1 }, { "hello", 5 }, { "a b", 3 }, { "\n", 1 }, { "\r", 1 }, { "\r\n", 1 },
  { "\n\r", 2 }, { "\r\n\r\n", 2 }, { "a\r\nb", 3 }, { "\t\t", 2 }, { "a\x01" "b", 3 },
  { "\u00ADa", 2 }, { "\u200Ba", 2 }, { "\u2028\u2029", 2 },
  /* Marks: on letters, on nothing, after control characters. */
  { "\u00E9", 1 }, { "e\u0301", 1 }, { "e\u0301\u0323\u0308", 1 }, { "\u0301", 1 },
  { "\u0301\u0302", 1 },
  { "\n\u0301", 2 }, { "\u200B\u0301", 2 }, { " \u0301", 1 }, { "a\u20DD" "b", 2 },
  { "a\u200C" "b", 2 },
  { "a\u200D" "b", 2 }, { "\u2764\uFE0F", 1 }, { "\u845B\U000E0100", 1 },
  /* Hangul. */
  { "\u1100\u1161\u11A8", 1 }, { "\uAC00", 1 }, { "\uAC00\u11A8", 1 }, { "\uAC01\u11A8", 1 },
  { "\uAC01\u1161", 2 }, { "\u1100\u1100\u1161", 1 }, { "\u1161\u1100", 2 }, { "\uAC00\u1161", 1 },
  { "\u11A8\u11A8", 1 }, { "\u11A8\u1161", 2 }, { "\uD55C\uAE00", 2 }, { "\uA960\u1161\uD7CB", 1 },
  { "\u1100\uAC01\u0301", 1 }, { "\u1161\u11A8\u1161", 2 },
  /* Flags. */
  { "\U0001F1E9\U0001F1EA", 1 }, { "\U0001F1E9\U0001F1EA\U0001F1EB", 2 },
  { "\U0001F1E9\U0001F1EA\U0001F1EB\U0001F1F7", 2 }, { "a\U0001F1E9\U0001F1EA" "b", 3 },
  { "\U0001F1E9\u200D\U0001F1EA", 2 }, { "\U0001F1E9a\U0001F1EA", 3 },
  { "\U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F", 1 },
  /* Emoji. */
  { "\U0001F600", 1 }, { "\U0001F600\U0001F600", 2 }, { "\U0001F44D\U0001F3FD", 1 },
  { "a\U0001F3FD", 1 },
  { "\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466", 1 },
  { "\U0001F3F3\uFE0F\u200D\U0001F308", 1 },
  { "\U0001F469\U0001F3FB\u200D\U0001F52C", 1 }, { "\U0001F468\u200D", 1 },
  { "\u200D\U0001F468", 2 },
  { "\U0001F468\u200Da", 2 }, { "a\u200D\U0001F468", 2 }, { "\U0001F468\u200D\u200D\U0001F469", 2 },
  { "1\uFE0F\u20E3", 1 }, { "#\uFE0F\u20E3", 1 }, { "\u00A9\uFE0F", 1 },
  { "\u2764\uFE0F\u200D\U0001F525", 1 },
  { "\U0001F468\u0308\u200D\U0001F469", 1 }, { "\u2701\u200D\u2701", 1 }, { "a\u200D\u2701", 2 },
  /* Scripts whose vowels are marks. */
  { "\u0915\u093F", 1 }, { "\u0928\u092E\u0938\u094D\u0924\u0947", 4 }, { "\u0E01\u0E33", 1 },
  { "\u0EB3", 1 },
  { "\u0E17\u0E35\u0E48", 1 }, { "\u0BA8\u0BBF", 1 }, { "\u0995\u09BE", 1 }, { "\u1019\u102C", 2 },
  { "\u05E9\u05C1\u05B8", 1 }, { "\u0628\u064E\u0651", 1 }, { "\u0600\u0661", 1 },
  { "\u0600\n", 2 },
  { "\u0D4E\u0D15", 1 }, { "\U00011F02\u0915", 1 }, { "\u304B\u3099", 1 },
  { "\uFF76\uFF9E", 1 }, { "\u0F40\u0F71\u0F72", 1 },
  /* Never assigned, private, odd. */
  { "\U000E0001a", 2 }, { "a\u2065\u0301", 3 }, { "\uE000\uE001", 2 }, { "\U0001FFFD\u0301", 1 },
  { "\uFFFD\uFFFD", 2 },
};

static const struct
{
  const char *text;
  const char *line;
  const char *lines; /* NULL: the same */
} forms[] = {
  { "", "", NULL }, { "plain", "plain", NULL }, { "  a  b  ", "a  b", "  a  b" },
  { "a\tb", "a b", NULL }, { "a\r\nb\rc\nd", "a b c d", "a\nb\nc\nd" },
  { "a\u2028b\u2029c\xC2\x85" "d\ve\ff", "a b c d e f", "a\nb\nc\nd\ne\nf" },
  { "a \r\n b\t\n\n\nc\n \n", "a   b    c", "a\n b\n\n\nc" }, { "\n\n  a", "a", "  a" },
  { " \u00A0\u3000\n", "", NULL },
  { "a\x01\x1b[31m\x7f\xC2\x80\xC2\x9F" "b", "a[31mb", NULL }, { "\uFEFFa\uFEFF", "a", NULL },
  { "a\uFDD0\uFFFE\uFFFF\U0001FFFE\U0010FFFFb", "ab", NULL }, { "e\u0301", "\u00E9", NULL },
  { "e\u202A\u0301", "\u00E9", NULL }, { "\u212B", "\u00C5", NULL },
  { "q\u0307\u0323", "q\u0323\u0307", NULL },
  { "\u1100\u1161\u11A8", "\uAC01", NULL }, { "\uFB01", "\uFB01", NULL },
  { "\u202Aa\u202Bb\u202Cc\u202Dd\u202Ee", "abcde", NULL },
  { "\u2066a\u2069", "\u2066a\u2069", NULL },
  { "\u2068a", "a", NULL }, { "a\u2069", "a", NULL },
  { "\u2067a\u2066b\u2069", "a\u2066b\u2069", NULL },
  { "\u2069\u2066a\u2069\u2069", "\u2066a\u2069", NULL },
  { "\u2066a\nb\u2069", "\u2066a b\u2069", "a\nb" },
  { "a \u2066", "a", NULL }, { "\u200Ea\u200F", "\u200Ea\u200F", NULL },
  { "\U0001F468\u200D\U0001F469", "\U0001F468\u200D\U0001F469", NULL },
  { "a\xff\xfe" "b", "a\uFFFD\uFFFDb", NULL }, { "\xed\xa0\x80", "\uFFFD\uFFFD\uFFFD", NULL },
  { "\xc0\x80", "\uFFFD\uFFFD", NULL },
  /* Plain text goes a shorter way; this is where it begins and ends. */
  { "na\u00EFve \u201Cwe\u201D \u2013 \u2026", "na\u00EFve \u201Cwe\u201D \u2013 \u2026", NULL },
  { " a", "a", " a" }, { "a ", "a", NULL }, { "a\nb", "a b", "a\nb" }, { "a \nb", "a  b", "a\nb" },
  { "\na", "a", NULL }, { "a\n", "a", NULL }, { "\n", "", NULL }, { "a\n\nb", "a  b", "a\n\nb" },
  { "a\u02FF\u0300", "a\u02FF\u0300", NULL }, { "a\u0300", "\u00E0", NULL },
  { "a\u00A0", "a", NULL }, { "a\x7F", "a", NULL }, { "a\u200F", "a\u200F", NULL },
  { "a\u2027\u2028" "b", "a\u2027 b", "a\u2027\nb" },
};

static const struct
{
  const char *text;
  const char *key;
} folds[] = {
  { "", "" }, { "Hello", "hello" }, { "\u00C9cole", "ecole" }, { "e\u0301", "e" },
  { "STRASSE", "strasse" }, { "Na\u00EFve \u00DCBER", "naive uber" }, { "A\u0308B\u0301", "ab" },
  { "x\u1100\u1161\u11A8Y", "x\uAC01y" }, { "a\u05B0b", "ab" }, { "Q\u3099", "q\u3099" },
  { "Stra\u00DFe", "strasse" }, { "\u0130zmir", "izmir" }, { "\u0141\u00F3d\u017A", "lodz" },
  { "\u00D8rsted", "orsted" },
  { "\u00C6ther", "aether" }, { "\uFF21\uFF22", "ab" }, { "\uFB01n", "fin" },
  { "co\u00ADop", "coop" },
  { "\u03A3\u03AF\u03C3\u03C5\u03C6\u03BF\u03C2", "\u03C3\u03B9\u03C3\u03C5\u03C6\u03BF\u03C3" },
  { "\u0439", "\u0438" },
  { "\u05E9\u05C1\u05B8", "\u05E9" }, { "\u0643\u064E\u062A", "\u0643\u062A" },
  { "\u304C", "\u304C" },
  { "\u0915\u093F", "\u0915\u093F" }, { "\uAC01", "\uAC01" }, { "\u13B7", "\uAB87" },
  { "\uAB87", "\uAB87" }, { "\xff", "" },
};

/* What has hurt programs before; all in normal form. */
static const char *const naughty[] = {

  "undefined", "NULL", "(null)", "true", "-1", "1e400", "NaN", "0x0", "\\", "\\\\", "\"", "'", "''",
  "%s%n%d", "{0}",
  "$HOME",
  "<script>alert(1)</script>", "&lt;&amp;", "--", "/*", "`ls`", "$(ls)", "; DROP TABLE notes",
  "../../etc/passwd", "C:\\con", "http://a/%%30%30",
  "\u0416\u00F1\u00E5\u6F22\u5B57", "\U00020000", "\uE000", "\U0010FFFD", "\u200B",
  "\u200E\u200F\u061C", "\u00AD", "\u2060", "\uFFFD",
  "\U0001F468\u200D\U0001F469\u200D\U0001F467", "\U0001F1E9", "\u05D0\u05D1 abc \u05D2",
  "\u0627\u0644 12 \u0628", "\uFDFA",
  "\u0E17\u0E35\u0E48", "\u0BA8\u0BBF", "=cmd|' /C calc'!A0", "@import", "#REF!", "|", "~", "*",
};
/* clang-format on */

static const gunichar interesting[] = {
  'a',     'e',     'I',     ' ',     '\n',    '\r',    '\t',    0x01,    0x7F,    0x85,    0xA0,
  0xAD,    0xE9,    0x300,   0x301,   0x308,   0x315,   0x323,   0x344,   0x345,   0x340,   0x374,
  0x37E,   0x5D0,   0x600,   0x64B,   0x915,   0x93C,   0x94D,   0x958,   0x9C7,   0x9BE,   0x9D7,
  0xDDC,   0xE33,   0xF71,   0xF72,   0xF73,   0xF81,   0x1100,  0x1161,  0x11A8,  0x1E9B,  0x1FFD,
  0x2000,  0x2001,  0x200B,  0x200C,  0x200D,  0x200E,  0x2028,  0x202A,  0x202E,  0x2066,  0x2067,
  0x2068,  0x2069,  0x212B,  0x2ADC,  0x3000,  0x304B,  0x3099,  0xAC00,  0xAC01,  0xF900,  0xFB1D,
  0xFB01,  0xFDD0,  0xFE0F,  0xFEFF,  0xFFFD,  0xFFFE,  0x110BD, 0x1D15E, 0x1D165, 0x1F1E6, 0x1F1E7,
  0x1F3FB, 0x1F468, 0x2F800, 0xE0067, 0xE0100, 0xF0000,
};

static char *
make_random_text (GRand *rand)
{
  GString *text = g_string_new (NULL);
  guint length = g_rand_int_range (rand, 0, 60);

  for (guint i = 0; i < length; i++)
    {
      gunichar c = interesting[g_rand_int_range (rand, 0, G_N_ELEMENTS (interesting))];
      guint kind = g_rand_int_range (rand, 0, 40);

      if (kind < 8)
        c = g_rand_int_range (rand, 1, 0xD800);
      else if (kind == 8)
        c = g_rand_int_range (rand, 0xE000, 0x110000);
      else if (kind == 9)
        {
          g_string_append_c (text, g_rand_int_range (rand, 0x80, 0x100));
          continue;
        }
      for (guint n = kind == 10 ? 40 : 1; n > 0; n--)
        g_string_append_unichar (text, c);
    }

  return g_string_free (text, FALSE);
}

static void
assert_normal (const char *text, EthosTextMode mode)
{
  g_autofree char *composed = NULL;
  g_autofree char *again = NULL;
  gint n_open = 0;

  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_assert_true (c >= 0x20 || (c == '\n' && mode == ETHOS_TEXT_MULTI_LINE));
      g_assert_false (c >= 0x7F && c < 0xA0);
      g_assert_false (c >= 0x202A && c <= 0x202E);
      g_assert_cmpuint (c, !=, 0xFEFF);
      g_assert_cmpuint (c & 0xFFFE, !=, 0xFFFE);
      if (c >= 0x2066 && c <= 0x2068)
        n_open++;
      else if (c == 0x2069)
        g_assert_cmpint (--n_open, >=, 0);
      else if (c == '\n')
        g_assert_cmpint (n_open, ==, 0);
    }
  g_assert_cmpint (n_open, ==, 0);
  g_assert_null (strstr (text, " \n"));
  g_assert_false (g_str_has_suffix (text, " ") || g_str_has_suffix (text, "\n"));

  composed = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_assert_cmpstr (composed, ==, text);
  again = ethos_text_normalise (text, mode);
  g_assert_cmpstr (again, ==, text);
}

static void
test_count (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_test_message ("%" G_GSIZE_FORMAT ": %s", i, counts[i].text);
      g_assert_cmpuint (ethos_text_count_characters (counts[i].text), ==, counts[i].n_characters);
    }
}

static void
test_longer (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    for (gsize n = 0; n < 8; n++)
      g_assert_cmpint (ethos_text_is_longer (counts[i].text, n), ==, counts[i].n_characters > n);
}

static void
test_normalise (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *line = ethos_text_normalise (forms[i].text, ETHOS_TEXT_LINE);
      g_autofree char *lines = ethos_text_normalise (forms[i].text, ETHOS_TEXT_MULTI_LINE);

      g_assert_cmpstr (line, ==, forms[i].line);
      g_assert_cmpstr (lines, ==, forms[i].lines != NULL ? forms[i].lines : forms[i].line);
      assert_normal (line, ETHOS_TEXT_LINE);
      assert_normal (lines, ETHOS_TEXT_MULTI_LINE);
    }
}

static void
test_normalise_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20);

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *text = make_random_text (rand);
      g_autofree char *line = ethos_text_normalise (text, ETHOS_TEXT_LINE);
      g_autofree char *lines = ethos_text_normalise (text, ETHOS_TEXT_MULTI_LINE);

      assert_normal (line, ETHOS_TEXT_LINE);
      assert_normal (lines, ETHOS_TEXT_MULTI_LINE);
    }
}

/* Thirty marks on a letter stay, the next ones go; those that come apart in two count as two. */
static void
test_normalise_marks (void)
{
  static const char *const marks[] = { "\u0301", "\u0344", "\u0315\u0323",
                                       "\u0F73", "\u0F75", "\u0F81" };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autoptr (GString) text = g_string_new ("q");
      g_autofree char *normal = NULL;

      for (guint n = 0; n < 5000; n++)
        g_string_append (text, marks[i]);
      g_string_append (text, "y");
      normal = ethos_text_normalise (text->str, ETHOS_TEXT_LINE);
      g_assert_cmpuint (g_utf8_strlen (normal, -1), ==, 32);
      g_assert_true (g_str_has_suffix (normal, "y"));
      assert_normal (normal, ETHOS_TEXT_LINE);
    }
}

/* The documented rules once more, as a question instead of an action. */
static gboolean
is_normal_already (const char *line)
{
  g_autofree char *composed = g_utf8_normalize (line, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  gunichar first = g_utf8_get_char (line);
  gunichar last = 0;

  if (g_strcmp0 (composed, line) != 0 || g_unichar_isspace (first))
    return FALSE;

  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      last = g_utf8_get_char (p);
      if (last < 0x20 || (last >= 0x7F && last < 0xA0) || (last >= 0x2028 && last <= 0x202E) ||
          (last >= 0x2066 && last <= 0x2069) || last == 0xFEFF || (last & 0xFFFE) == 0xFFFE)
        return FALSE;
    }

  return !g_unichar_isspace (last);
}

static void
test_naughty (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (naughty); i++)
    {
      g_autofree char *line = ethos_text_normalise (naughty[i], ETHOS_TEXT_LINE);

      g_assert_cmpstr (line, ==, naughty[i]);
    }
}

static void
test_naughty_public (gconstpointer path)
{
  g_auto (GStrv) lines = NULL;
  g_autofree char *bytes = NULL;
  guint n_unchanged = 0;

  bytes = ethos_test_read (path, NULL);
  lines = g_strsplit (bytes, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 500);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *normal = ethos_text_normalise (lines[i], ETHOS_TEXT_LINE);

      assert_normal (normal, ETHOS_TEXT_LINE);
      g_assert_cmpuint (ethos_text_count_characters (normal), <=, g_utf8_strlen (normal, -1));

      if (is_normal_already (lines[i]))
        {
          g_assert_cmpstr (normal, ==, lines[i]);
          n_unchanged++;
        }
    }

  g_assert_cmpuint (n_unchanged, >, 500);
}

static void
test_check (void)
{
  static const struct
  {
    const char *text;
    gsize max_characters;
    gsize max_bytes;
    gint code; /* -1: fine */
    const char *message;
  } cases[] = {
    { "", 0, 0, -1 },
    { "abc", 3, 3, -1 },
    { "abcd", 3, 9, ETHOS_TEXT_ERROR_CHARACTERS, "longer than 3 characters" },
    { "ab", 1, 9, ETHOS_TEXT_ERROR_CHARACTERS, "longer than 1 character" },
    { "abcd", 9, 3, ETHOS_TEXT_ERROR_BYTES, "longer than 3 bytes" },
    { "e\u0301\u0302", 1, 5, -1 },
    { "e\u0301\u0302", 1, 4, ETHOS_TEXT_ERROR_BYTES, "longer than 4 bytes" },
    { "\U0001F1E9\U0001F1EA", 1, 8, -1 },
    { "\xff", 9, 9, ETHOS_TEXT_ERROR_ENCODING, "not valid UTF-8" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean fine =
          ethos_text_check (cases[i].text, cases[i].max_characters, cases[i].max_bytes, &error);

      g_assert_cmpint (fine, ==, cases[i].code < 0);
      if (fine)
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_error (error, ETHOS_TEXT_ERROR, cases[i].code);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

static void
test_truncate (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (21);

  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *random = make_random_text (rand);
      g_autofree char *text = ethos_text_normalise (random, ETHOS_TEXT_MULTI_LINE);
      gsize max_characters = g_rand_int_range (rand, 0, 40);
      gsize max_bytes = g_rand_int_range (rand, 0, 200);
      g_autofree char *cut = ethos_text_truncate (text, max_characters, max_bytes);
      gsize n = ethos_text_count_characters (cut);

      g_assert_true (g_str_has_prefix (text, cut));
      g_assert_true (ethos_text_check (cut, max_characters, max_bytes, NULL));
      /* Cut between characters: the two parts have as many as the whole. */
      g_assert_cmpuint (n + ethos_text_count_characters (text + strlen (cut)), ==,
                        ethos_text_count_characters (text));
      /* And not a character too early. */
      if (n < max_characters && strlen (cut) < strlen (text))
        {
          g_autofree char *more = ethos_text_truncate (text, n + 1, G_MAXSIZE);

          g_assert_cmpuint (strlen (more), >, max_bytes);
        }
    }
}

static void
test_fold (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (22);

  for (gsize i = 0; i < G_N_ELEMENTS (folds); i++)
    {
      g_autofree char *key = ethos_text_fold (folds[i].text);

      g_assert_cmpstr (key, ==, folds[i].key);
    }

  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *random = make_random_text (rand);
      g_autofree char *text = ethos_text_normalise (random, ETHOS_TEXT_MULTI_LINE);
      g_autofree char *key = ethos_text_fold (text);
      g_autofree char *again = ethos_text_fold (key);

      g_assert_cmpstr (again, ==, key);
    }
}

/* What folding does to the whole of a text without ASCII, step by step. */
static char *
fold_slowly (const char *text)
{
  g_autofree char *apart = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autofree char *lower = g_utf8_casefold (apart, -1);
  g_autofree char *apart_again = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
  g_autoptr (GString) kept = g_string_new (NULL);

  for (const char *p = apart_again; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_unichar_tolower (g_utf8_get_char (p));
      char letter[7] = { 0 };
      g_autofree char *alone = NULL;

      /* Alone it says which accents and letters count, and is neither moved nor put together. */
      g_unichar_to_utf8 (c, letter);
      alone = ethos_text_fold (letter);
      if (*alone != '\0')
        g_string_append (kept, alone);
    }
  return g_utf8_normalize (kept->str, -1, G_NORMALIZE_ALL_COMPOSE);
}

static gboolean
has_iota_below (gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));

  for (gsize i = 0; i < n; i++)
    if (parts[i] == 0x345)
      return TRUE;
  return FALSE;
}

/* Characters are folded one by one, which must be the same as folding the whole: beside each stands
 * what is put together with it, moved before it, or left out. Only the Greek iota below, which
 * becomes a letter, no longer goes past marks of other scripts before it does. */
static void
test_fold_whole (void)
{
  static const gunichar beside[] = { 0x301, 0x3099, 0x93C, 0x94D, 0x200D, 0xBBE, 0x11A8, 0x1161 };

  for (gunichar c = 0x80; c < 0x30000; c += c < 0x3400 || (c > 0xF900 && c < 0x11000) ? 1 : 13)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *whole = NULL;
      g_autofree char *folded = NULL;

      if ((c >= 0xD800 && c < 0xE000) || has_iota_below (c))
        continue;
      for (gsize i = 0; i < 3; i++)
        {
          g_string_append_unichar (text, c);
          g_string_append_unichar (text, beside[(c + i) % G_N_ELEMENTS (beside)]);
        }
      g_string_append_unichar (text, c);
      g_string_append (text, "\u0915\uD55C\u00C4");
      whole = fold_slowly (text->str);
      folded = ethos_text_fold (text->str);
      g_assert_cmpstr (folded, ==, whole);
    }
}

/* Text that goes the short way is the same as by the long one, which a mark that is left out opens.
 */
static void
test_normalise_short (void)
{
  for (gunichar c = 0x80; c < 0x30000; c += c < 0x3400 || (c > 0xF900 && c < 0x11000) ? 1 : 13)
    {
      static const gunichar beside[] = { 0x301, 0x3099, 0x93C, 0x94D, 0xE48, 0x5B0, 0x64B, 0x338 };
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *by_long_way = NULL;
      g_autofree char *normal = NULL;
      g_autofree char *longer = NULL;

      if (c >= 0xD800 && c < 0xE000)
        continue;
      g_string_append_unichar (text, c);
      g_string_append_unichar (text, beside[c % G_N_ELEMENTS (beside)]);
      g_string_append_unichar (text, c);
      normal = ethos_text_normalise (text->str, ETHOS_TEXT_LINE);
      longer = g_strconcat (text->str, "\uFEFF", NULL);
      by_long_way = ethos_text_normalise (longer, ETHOS_TEXT_LINE);
      g_assert_cmpstr (normal, ==, by_long_way);
    }
}

#ifdef __SANITIZE_ADDRESS__
/* Ten times as slow; a prime leaves no block of characters out. */
#define STEP 17
#else
#define STEP 1
#endif

/* Text is composed piece by piece, and the pieces must part where nothing is put together. */
static void
test_compose (void)
{
  for (gunichar c = 0x80; c < 0x110000; c += STEP)
    {
      gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
      g_autoptr (GString) text = NULL;
      g_autofree char *whole = NULL;
      g_autofree char *pieces = NULL;
      gsize n;

      if (c >= 0xD800 && c < 0xE000)
        continue;
      n = g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));
      if (n == 1)
        continue;
      /* Wherever the piece ends, the parts of one letter stay in one. */
      text = g_string_new (NULL);
      for (gsize i = 0; i < 300 / n; i++)
        {
          g_string_append_c (text, 'x');
          for (gsize part = 0; part < n; part++)
            g_string_append_unichar (text, parts[part]);
        }
      for (gsize part = 0; part < n; part++)
        g_string_append_unichar (text, parts[part]);
      for (gsize i = 0; i < 300 / n; i++)
        for (gsize part = 0; part < n; part++)
          g_string_append_unichar (text, parts[part]);
      whole = g_utf8_normalize (text->str, -1, G_NORMALIZE_DEFAULT_COMPOSE);
      pieces = ethos_text_compose (text->str);
      g_assert_cmpstr (pieces, ==, whole);
    }
}

static void
normalise_much (gsize size, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("x");
  g_autofree char *lines = NULL;

  while (text->len < size)
    g_string_append (text, data);
  lines = ethos_text_normalise (text->str, ETHOS_TEXT_MULTI_LINE);
  g_assert_true (g_str_has_prefix (lines, "x"));
}

static void
test_linear (void)
{
  static const char *const units[] = {
    "\u0F73", "\u0F81\u0F75\u0F73", "\u0315\u0323\u200B", "\u00E9", "\uD55C",
    "\u0BCA", "\u2068\u0315\u0323", "\u0315\u0323\uFEFF"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    ethos_test_assert_linear (normalise_much, 64 * 1024, units[i]);
}

/* Much of the worst: everything takes linear time, or this would not end before the timeout. */
static void
test_hostile_sizes (void)
{
  static const char *const units[] = { "a",
                                       " ",
                                       "\n",
                                       "\u0301",
                                       "\u0315\u0323",
                                       "\u2068",
                                       "\u2069",
                                       "\u2067\u2069",
                                       ".",
                                       ".x",
                                       "a\u200D",
                                       "\U0001F1E9",
                                       "\U0001F468\u200D",
                                       "\u1100",
                                       "\u2068\u0315\u0323",
                                       "\xff",
                                       "\x01" };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) text = g_string_new ("x");
      g_autofree char *line = NULL;
      g_autofree char *lines = NULL;
      g_autofree char *key = NULL;

      while (text->len < 256 * 1024)
        g_string_append (text, units[i]);
      g_string_append (text, "y");

      line = ethos_text_normalise (text->str, ETHOS_TEXT_LINE);
      lines = ethos_text_normalise (text->str, ETHOS_TEXT_MULTI_LINE);
      g_assert_true (g_str_has_prefix (line, "x") && g_str_has_suffix (line, "y"));
      g_assert_true (g_str_has_prefix (lines, "x") && g_str_has_suffix (lines, "y"));
      key = ethos_text_fold (lines);
      g_assert_false (ethos_text_check (lines, 1, G_MAXSIZE, NULL));
    }
}

static void
test_isolate (void)
{
  g_autofree char *isolated = ethos_text_isolate ("\u05D0!");
  g_autofree char *normal = ethos_text_normalise (isolated, ETHOS_TEXT_LINE);

  g_assert_cmpstr (isolated, ==, "\u2068\u05D0!\u2069");
  g_assert_cmpstr (normal, ==, isolated);
}

/* Hebrew in an English sentence stays apart from what stands around it, whatever its place. */
static void
test_print_isolated (void)
{
  g_autofree char *sentence =
      ethos_text_print_isolated ("“%s” deleted, %u of 100%%", "\u05D0!", 7u);
  g_autofree char *turned = ethos_text_print_isolated ("%2$s: %1$s", "\u05D0!", "Group");
  g_autofree char *cut = ethos_text_print_isolated ("%.3s %c %s", "abcdef", 'x', "");
  g_autofree char *plain = ethos_text_print_isolated ("%d%%", 100);
  g_autofree char *empty = ethos_text_print_isolated ("%s", "");

  g_assert_cmpstr (sentence, ==, "“\u2068\u05D0!\u2069” deleted, 7 of 100%");
  g_assert_cmpstr (turned, ==, "\u2068Group\u2069: \u2068\u05D0!\u2069");
  g_assert_cmpstr (cut, ==, "\u2068abc\u2069 x \u2068\u2069");
  g_assert_cmpstr (plain, ==, "100%");
  g_assert_cmpstr (empty, ==, "\u2068\u2069");
}

int
main (int argc, char *argv[])
{
  ethos_test_init (&argc, &argv);

  g_test_add_func ("/text/count", test_count);
  g_test_add_func ("/text/normalise", test_normalise);
  g_test_add_func ("/text/normalise-random", test_normalise_random);
  g_test_add_func ("/text/normalise-marks", test_normalise_marks);
  g_test_add_func ("/text/naughty", test_naughty);
  ethos_test_add_shared ("/text/naughty-public", "data/blns/blns.txt", test_naughty_public);
  g_test_add_func ("/text/check", test_check);
  g_test_add_func ("/text/truncate", test_truncate);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/fold-whole", test_fold_whole);
  g_test_add_func ("/text/normalise-short", test_normalise_short);
  g_test_add_func ("/text/longer", test_longer);
  g_test_add_func ("/text/compose", test_compose);
  g_test_add_func ("/text/linear", test_linear);
  g_test_add_func ("/text/hostile-sizes", test_hostile_sizes);
  g_test_add_func ("/text/isolate", test_isolate);
  g_test_add_func ("/text/print-isolated", test_print_isolated);

  return g_test_run ();
}
