// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ethos-text-decode.h"

typedef struct
{
  const char *name;
  const char *bytes;
  gssize length;
  const char *text;
  EthosTextEncoding encoding;
} Good;

typedef struct
{
  const char *name;
  const char *bytes;
  gssize length;
  EthosImportError code;
  const char *says;
} Bad;

static const Good goods[] = {
  { "ascii", "We listen.", -1, "We listen.", ETHOS_TEXT_UTF_8 },
  { "utf-8", "We don’t blame.", -1, "We don’t blame.", ETHOS_TEXT_UTF_8 },
  { "byte-order-mark", "\357\273\277We", -1, "We", ETHOS_TEXT_UTF_8 },
  { "windows-1252", "don\222t \226 \200 \374", -1, "don’t – € ü", ETHOS_TEXT_WINDOWS_1252 },
  { "windows-1252-hole", "a\201b", -1, "ab", ETHOS_TEXT_WINDOWS_1252 },
  { "utf-16-le", "\377\376W\000e\000", 6, "We", ETHOS_TEXT_UTF_16 },
  { "utf-16-be", "\376\377\000W\000e", 6, "We", ETHOS_TEXT_UTF_16 },
  { "one-broken-byte", "é é é é é é \377 x", -1, "é é é é é é � x", ETHOS_TEXT_UTF_8 },
  { "five-letters-to-one", "é é é é é \377", -1, "é é é é é �", ETHOS_TEXT_UTF_8 },
  { "four-letters-to-one", "\303\251 \303\251 \303\251 \303\251 \374", -1, "Ã© Ã© Ã© Ã© ü",
    ETHOS_TEXT_WINDOWS_1252 },
  { "line-ends", "a\r\nb\rc\nd\342\200\250e\vf", -1, "a\nb\nc\nd\ne\nf", ETHOS_TEXT_UTF_8 },
  { "composed", "u\314\210", -1, "ü", ETHOS_TEXT_UTF_8 },
  { "soft-hyphen-line-end", "com\302\255\npass", -1, "com-\npass", ETHOS_TEXT_UTF_8 },
  { "tabs", "\tx\ty", -1, "    x\ty", ETHOS_TEXT_UTF_8 },
  { "spaces", "a\302\240b\342\200\257c\343\200\200d", -1, "a b c d", ETHOS_TEXT_UTF_8 },
  { "zero-width", "a\342\200\213b\302\255c\342\201\240d", -1, "abcd", ETHOS_TEXT_UTF_8 },
  { "bidi-override", "a\342\200\256b\342\200\254c", -1, "abc", ETHOS_TEXT_UTF_8 },
  { "bidi-isolate", "a\342\201\247b\342\201\251c", -1, "abc", ETHOS_TEXT_UTF_8 },
  { "tag-characters", "a\363\240\200\200b\363\240\201\241c\363\240\201\277d", -1, "abcd",
    ETHOS_TEXT_UTF_8 },
  { "variation-selector-stays", "\346\274\242\363\240\204\200", -1, "\346\274\242\363\240\204\200",
    ETHOS_TEXT_UTF_8 },
  { "direction-mark-stays", "a\342\200\217b", -1, "a\342\200\217b", ETHOS_TEXT_UTF_8 },
  { "joiner-stays", "a\342\200\215b", -1, "a\342\200\215b", ETHOS_TEXT_UTF_8 },
  { "a-few-controls", "\033We are here for everyone who comes in.", -1,
    "We are here for everyone who comes in.", ETHOS_TEXT_UTF_8 },
};

static const Bad bads[] = {
  { "empty", "", 0, ETHOS_IMPORT_ERROR_EMPTY, "no words" },
  { "spaces-only", " \n\t\302\240 ", -1, ETHOS_IMPORT_ERROR_EMPTY, "no words" },
  { "marks-only", "***\n---", -1, ETHOS_IMPORT_ERROR_EMPTY, "no words" },
  { "nul", "We\000listen", 9, ETHOS_IMPORT_ERROR_BINARY, "not text" },
  { "controls", "\001\002\003\004 abc", -1, ETHOS_IMPORT_ERROR_BINARY, "not text" },
  { "pdf", "%PDF-1.7\n", -1, ETHOS_IMPORT_ERROR_BINARY, "PDF" },
  { "office", "PK\003\004abc", -1, ETHOS_IMPORT_ERROR_BINARY, "office document" },
  { "rtf", "{\\rtf1 hello}", -1, ETHOS_IMPORT_ERROR_BINARY, "rich text" },
  { "png", "\211PNG\r\n", -1, ETHOS_IMPORT_ERROR_BINARY, "picture" },
  { "workshop", "\357\273\277{\n  \"format\": \"ethos-session\",\n", -1,
    ETHOS_IMPORT_ERROR_WORKSHOP, "workshop" },
  { "cards", "{\"format\":\"ethos-deck\",\"version\":1}", -1, ETHOS_IMPORT_ERROR_CARDS, "cards" },
  { "plan", " { \"format\" : 1, \"format\": \"ethos-agenda\"", -1, ETHOS_IMPORT_ERROR_PLAN,
    "plan" },
  { "data", "{\"values\": [\"care\"]}", -1, ETHOS_IMPORT_ERROR_BINARY, "data of a program" },
  { "half-utf-16", "\377\376\000\330", 4, ETHOS_IMPORT_ERROR_BINARY, "damaged" },
};

static void
test_good (gconstpointer data)
{
  const Good *good = data;
  gsize length = good->length < 0 ? strlen (good->bytes) : (gsize) good->length;
  g_autoptr (GError) error = NULL;
  EthosTextEncoding encoding;
  g_autofree char *text =
      ethos_text_decode ((const guint8 *) good->bytes, length, &encoding, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, good->text);
  g_assert_cmpint (encoding, ==, good->encoding);
}

static void
test_bad (gconstpointer data)
{
  const Bad *bad = data;
  gsize length = bad->length < 0 ? strlen (bad->bytes) : (gsize) bad->length;
  g_autoptr (GError) error = NULL;

  g_assert_null (ethos_text_decode ((const guint8 *) bad->bytes, length, NULL, &error));
  g_assert_error (error, ETHOS_IMPORT_ERROR, (int) bad->code);
  g_assert_nonnull (strstr (error->message, bad->says));
}

static void
test_size_limit (void)
{
  g_autofree guint8 *bytes = g_malloc (ETHOS_IMPORT_MAX_BYTES + 1);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  memset (bytes, 'a', ETHOS_IMPORT_MAX_BYTES + 1);
  text = ethos_text_decode (bytes, ETHOS_IMPORT_MAX_BYTES, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (text), ==, ETHOS_IMPORT_MAX_BYTES);
  g_assert_null (ethos_text_decode (bytes, ETHOS_IMPORT_MAX_BYTES + 1, NULL, &error));
  g_assert_error (error, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_TOO_BIG);
}

/* Putting marks in order takes time squared; a page of them would hang an app that tried. */
static void
test_many_marks (void)
{
  g_autoptr (GString) marks = g_string_new ("a");
  g_autofree char *text = NULL;

  while (marks->len < ETHOS_IMPORT_MAX_BYTES - 4)
    g_string_append (marks, "\314\201\314\243");
  text = ethos_text_decode_normalise (marks->str);
  g_assert_cmpint (g_utf8_strlen (text, -1), <=, 31);
}

static void
test_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("ethos-import-XXXXXX", NULL);
  g_autoptr (GFile) directory = g_file_new_for_path (folder);
  g_autoptr (GFile) missing = g_file_get_child (directory, "missing");
  g_autoptr (GFile) pipe = g_file_get_child (directory, "pipe.txt");
  g_autoptr (GFile) zero = g_file_new_for_path ("/dev/zero");
  g_autoptr (GFile) big = g_file_get_child (directory, "big.txt");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *words = NULL;

  g_assert_null (ethos_text_read_file (directory, NULL, &error));
  g_assert_error (error, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_UNREADABLE);
  g_assert_nonnull (strstr (error->message, "is a folder"));
  g_clear_error (&error);
  g_assert_null (ethos_text_read_file (missing, NULL, &error));
  g_assert_error (error, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_UNREADABLE);
  /* The name once, what is wrong, and what helps. */
  words = g_strdup_printf ("“%s” could not be read: there is no such file. Look whether it was "
                           "moved or renamed, and open it there.",
                           g_file_peek_path (missing));
  g_assert_cmpstr (error->message, ==, words);
  g_clear_error (&error);

  /* Nothing ever comes out of these, or no end of it. */
  g_assert_cmpint (mkfifo (g_file_peek_path (pipe), 0600), ==, 0);
  g_assert_null (ethos_text_read_file (pipe, NULL, &error));
  g_assert_error (error, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_UNREADABLE);
  g_assert_nonnull (strstr (error->message, "is not an ordinary file"));
  g_clear_error (&error);
  g_assert_null (ethos_text_read_file (zero, NULL, &error));
  g_assert_error (error, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_UNREADABLE);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (g_file_peek_path (big), "", 0, NULL));
  g_assert_cmpint (truncate (g_file_peek_path (big), 16 * ETHOS_IMPORT_MAX_BYTES), ==, 0);
  bytes = ethos_text_read_file (big, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, ETHOS_IMPORT_MAX_BYTES + 1);
  g_assert_cmpint (g_unlink (g_file_peek_path (pipe)), ==, 0);
  g_assert_cmpint (g_unlink (g_file_peek_path (big)), ==, 0);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (goods); i++)
    {
      g_autofree char *path = g_strconcat ("/import/decode/", goods[i].name, NULL);

      g_test_add_data_func (path, &goods[i], test_good);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bads); i++)
    {
      g_autofree char *path = g_strconcat ("/import/refuse/", bads[i].name, NULL);

      g_test_add_data_func (path, &bads[i], test_bad);
    }
  g_test_add_func ("/import/decode/size-limit", test_size_limit);
  g_test_add_func ("/import/decode/many-marks", test_many_marks);
  g_test_add_func ("/import/decode/files", test_files);
  return g_test_run ();
}
