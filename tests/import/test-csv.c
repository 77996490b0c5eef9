// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "test-csv"

#include "config.h"

#include <glib.h>
#include <string.h>

#include "ethos-csv.h"
#include "ethos-test.h"
#include "ethos-text-decode.h"

/* Tables as spreadsheets and boards write them, and as nobody should. */

static const struct
{
  const char *name;
  const char *text;
  char delimiter;
  /* Rows are parted by /, cells by |. */
  const char *cells;
} rows[] = {
  { "one", "a\n", ',', "a" },
  { "comma", "a,b\nc,d\n", ',', "a|b/c|d" },
  { "crlf", "a,b\r\nc,d\r\n", ',', "a|b/c|d" },
  { "cr", "a,b\rc,d", ',', "a|b/c|d" },
  { "no-end", "a,b\nc,d", ',', "a|b/c|d" },
  { "semicolon", "a, x;b\nc;d, y\n", ';', "a, x|b/c|d, y" },
  { "tab", "a\tb\nc\td\n", '\t', "a|b/c|d" },
  { "tab-first-empty", "a\tb\n\td\n", '\t', "a|b/|d" },
  { "bar", "a|b\nc|d\n", '|', "a|b/c|d" },
  { "sep", "sep=;\na;b,c\n", ';', "a|b,c" },
  { "sep-note", "sep=x\na\n", ',', "sep=x/a" },
  { "quotes", "\"a,1\",\"b\"\"2\"\n", ',', "a,1|b\"2" },
  { "line-break", "\"a\nb\",c\nd,e\n", ',', "a\nb|c/d|e" },
  { "empty-cells", ",b,\n", ',', "|b|" },
  { "empty-quoted", "\"\",b\n", ',', "|b" },
  { "blank-rows", "a,b\n\n , \n,\nc,d\n\n", ',', "a|b/c|d" },
  { "short-row", "a,b\nc\nd,e\n", ',', "a|b/c/d|e" },
  { "long-row", "a,b\nc,d,e\n", ',', "a|b/c|d|e" },
  { "inner-quote", "5\" wide,b\n", ',', "5\" wide|b" },
  { "after-quote", "\"a\"x,b\n", ',', "ax|b" },
  { "open-quote", "\"a,b\nc,d\n", ',', "\"a|b/c|d" },
  { "open-quotes", "\"a,b\nc,\"d\n", ',', "a,b\nc,d" },
  { "open-quote-later", "a,\"b\n\"c,d\n\"e,f", ',', "a|b\nc|d/\"e|f" },
  { "guards", "'=1+1,'@x\n''-y,it's\n", ',', "=1+1|@x/'-y|it's" },
  { "lone-mark", "',b\n", ',', "'|b" },
  { "nothing", "", ',', "" },
  { "blank", " \n\t\n", ',', "" },
};

static void
check_cells (const EthosCsv *csv, const char *expected)
{
  g_auto (GStrv) lines = g_strsplit (expected, "/", -1);

  g_assert_cmpuint (ethos_csv_get_n_rows (csv), ==, g_strv_length (lines));
  for (guint row = 0; lines[row] != NULL; row++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[row], "|", -1);
      guint column;

      for (column = 0; cells[column] != NULL; column++)
        g_assert_cmpstr (ethos_csv_get_cell (csv, row, column), ==, cells[column]);
      for (; column < ethos_csv_get_n_columns (csv); column++)
        g_assert_cmpstr (ethos_csv_get_cell (csv, row, column), ==, "");
    }
}

static void
test_cells (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (EthosCsv) csv = NULL;

  /* What is not text at all never gets here. */
  text = ethos_text_decode ((const guint8 *) rows[i].text, strlen (rows[i].text), NULL, &error);
  csv = ethos_csv_parse (text != NULL ? text : rows[i].text);
  g_assert_cmpint (ethos_csv_get_delimiter (csv), ==, rows[i].delimiter);
  check_cells (csv, rows[i].cells);
}

static void
test_column (void)
{
  static const struct
  {
    const char *text;
    guint column;
    gboolean heading;
    const char *lines;
  } tables[] = {
    { "id,Text,votes\n1,We listen,3\n2,\"We\nask\",1\n", 1, TRUE, "We listen\nWe ask\n" },
    { "Nr;NOTIZ\n1;Zuhören\n", 1, TRUE, "Zuhören\n" },
    { "1,We listen to each other,x\n2,We ask,y\n", 1, FALSE, "We listen to each other\nWe ask\n" },
    { "We listen\nWe ask\n", 0, FALSE, "We listen\nWe ask\n" },
    /* The only row is not only the name of a column. */
    { "note\n", 0, FALSE, "note\n" },
    { "note,group\nA,x\n,y\nB,z\n", 0, TRUE, "A\nB\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (EthosCsv) csv = ethos_csv_parse (tables[i].text);
      guint column = ethos_csv_guess_column (csv);
      gboolean heading = ethos_csv_guess_heading (csv);
      g_autofree char *lines = ethos_csv_dup_column (csv, column, heading);

      g_assert_cmpuint (column, ==, tables[i].column);
      g_assert_cmpint (heading, ==, tables[i].heading);
      g_assert_cmpstr (lines, ==, tables[i].lines);
    }
}

static char *
repeat (const char *text, gsize n_bytes)
{
  GString *out = g_string_sized_new (n_bytes + strlen (text));

  while (out->len < n_bytes)
    g_string_append (out, text);
  return g_string_free (out, FALSE);
}

static void
parse (gsize size, gconstpointer data)
{
  g_autofree char *text = repeat (data, size);
  g_autoptr (EthosCsv) csv = ethos_csv_parse (text);
  g_autofree char *lines = ethos_csv_dup_column (csv, ethos_csv_guess_column (csv), FALSE);

  g_assert_cmpuint (ethos_csv_get_n_columns (csv), <=, ETHOS_CSV_MAX_COLUMNS);
}

#ifdef __SANITIZE_ADDRESS__
/* Each of half a million cells is allocated, and the sanitizer remembers from where. */
#define LARGE (ETHOS_IMPORT_MAX_BYTES / 32)
#else
#define LARGE ETHOS_IMPORT_MAX_BYTES
#endif

/* As much as is taken of the worst takes no longer than its size. */
static void
test_large (void)
{
  static const char *const pieces[] = { ",",   "\"", "\n", "\"\"",   "\",",    "\"\n",
                                        "a\n", "'=", "\t", "    \t", "a,\"b\n" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    ethos_test_assert_linear (parse, LARGE, pieces[i]);
}

static void
test_encodings (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
  } files[] = {
    { "note;n\nZuh\303\266ren;1\n", 18 },
    { "\357\273\277note;n\nZuh\303\266ren;1\n", 21 },
    { "note;n\nZuh\366ren;1\n", 17 },
    { "\377\376n\0o\0t\0e\0;\0n\0\n\0Z\0u\0h\0\366\0r\0e\0n\0;\0001\0\n\0", 36 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text =
          ethos_text_decode ((const guint8 *) files[i].bytes, files[i].length, NULL, &error);
      g_autoptr (EthosCsv) csv = NULL;

      g_assert_no_error (error);
      csv = ethos_csv_parse (text);
      check_cells (csv, "note|n/Zuhören|1");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/csv/cells/%s", rows[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_cells);
    }
  g_test_add_func ("/csv/column", test_column);
  g_test_add_func ("/csv/encodings", test_encodings);
  g_test_add_func ("/csv/large", test_large);
  return g_test_run ();
}
