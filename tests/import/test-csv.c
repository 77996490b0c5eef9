// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "test-csv"

#include "config.h"

#include <glib.h>
#include <string.h>

#include "ethos-csv-columns.h"
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
    gboolean heading;
    int columns[ETHOS_CSV_N_ROLES];
    gboolean is_table;
  } tables[] = {
    { "id,Text,frequency\n1,We listen,3\n2,\"We\nask\",1\n", TRUE, { 1, -1, -1, 2, -1 }, TRUE },
    { "Nr;NOTIZ\n1;Zuhören\n", TRUE, { 1, -1, -1, -1, -1 }, FALSE },
    { "1,We listen to each other,x\n2,We ask,y\n", FALSE, { 1, -1, -1, -1, -1 }, FALSE },
    { "We listen\nWe ask\n", FALSE, { 0, -1, -1, -1, -1 }, FALSE },
    /* The only row is not only the name of a column. */
    { "note\n", FALSE, { 0, -1, -1, -1, -1 }, FALSE },
    { "note,group\nA,x\n,y\nB,z\n", TRUE, { 0, 1, -1, -1, -1 }, TRUE },
    { "Häufigkeit\tFarbe\tBeitrag\tGruppe\n1\trot\ta\tb\n", TRUE, { 2, 3, 1, 0, -1 }, TRUE },
    { "\"note\",\"group\",\"colour\",\"count\",\"same as\"\r\n\"a\",\"\",\"\",\"\",\"\"\r\n",
      TRUE,
      { 0, 1, 2, 3, 4 },
      TRUE },
    /* Three who like a note have not written it three times. */
    { "note,votes\na,3\n", TRUE, { 0, -1, -1, -1, -1 }, FALSE },
    { "note,group,dots\na,Care,3\n", TRUE, { 0, 1, -1, -1, -1 }, TRUE },
    /* Two columns that are known name the third. */
    { "who said it,color,topic\nwe all said it,red,b\n", TRUE, { 0, 2, 1, -1, -1 }, FALSE },
    { "topic,x\nlonger,y\n", FALSE, { 0, -1, -1, -1, -1 }, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (EthosCsv) csv = ethos_csv_parse (tables[i].text);

      g_test_message ("%s", tables[i].text);
      g_assert_cmpint (ethos_csv_guess_heading (csv), ==, tables[i].heading);
      g_assert_cmpuint (ethos_csv_guess_column (csv), ==, tables[i].columns[ETHOS_CSV_NOTE]);
      for (guint role = ETHOS_CSV_GROUP; role < ETHOS_CSV_N_ROLES; role++)
        g_assert_cmpint (ethos_csv_find_role (csv, role), ==, tables[i].columns[role]);
      g_assert_cmpint (ethos_csv_is_notes_table (csv), ==, tables[i].is_table);
    }
}

/* Cells beside the note: what cannot be read is as if it were not there. */
static void
test_words (void)
{
  static const struct
  {
    const char *cell;
    int colour;
    guint count;
    guint unnamed;
  } cells[] = {
    { "", -1, 1, 0 },       { "straw", 0, 1, 0 },
    { " Stone ", 7, 1, 0 }, { "GELB", 0, 1, 0 },
    { "Grün", 6, 1, 0 },    { "puce", -1, 1, 0 },
    { "3", -1, 3, 0 },      { " 12 ", -1, 12, 0 },
    { "0", -1, 1, 0 },      { "-4", -1, 1, 0 },
    { "2.5", -1, 1, 0 },    { "500", -1, 500, 0 },
    { "501", -1, 1, 0 },    { "99999999999999999999", -1, 1, 0 },
    { "#2", -1, 1, 2 },     { "#0", -1, 1, 0 },
    { "#x", -1, 1, 0 },     { "#", -1, 1, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_test_message ("%s", cells[i].cell);
      g_assert_cmpint (ethos_csv_read_colour (cells[i].cell), ==, cells[i].colour);
      g_assert_cmpuint (ethos_csv_read_count (cells[i].cell, ETHOS_CSV_MAX_COUNT), ==,
                        cells[i].count);
      g_assert_cmpuint (ethos_csv_read_unnamed (cells[i].cell), ==, cells[i].unnamed);
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

  ethos_csv_guess_column (csv);
  ethos_csv_is_notes_table (csv);
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
  g_test_add_func ("/csv/words", test_words);
  g_test_add_func ("/csv/encodings", test_encodings);
  g_test_add_func ("/csv/large", test_large);
  return g_test_run ();
}
