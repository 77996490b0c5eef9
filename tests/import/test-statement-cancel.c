// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <string.h>

#include "ethos-statement-private.h"
#include "ethos-test.h"

#define DOCUMENT "Our values\n\nCare\nWe look after people.\n- We ask\n- We wait\n"

static GCancellable *
new_cancelled (void)
{
  GCancellable *cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  return cancellable;
}

static void
test_parse (void)
{
  g_autoptr (GCancellable) cancellable = new_cancelled ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (DOCUMENT, strlen (DOCUMENT));
  g_autoptr (GError) error = NULL;

  g_assert_null (ethos_statement_parse (DOCUMENT, ETHOS_SOURCE_TEXT, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (ethos_statement_load (bytes, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static guint
count_settled (GArray *entries)
{
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    n += g_array_index (entries, EthosEntry, i).settled;
  return n;
}

/* Whoever cancels waits for no pass over the lines: each of them looks before every step. */
static void
test_passes (void)
{
  g_autoptr (GCancellable) cancellable = new_cancelled ();
  g_autoptr (GPtrArray) source = ethos_source_lines_read (DOCUMENT, ETHOS_SOURCE_TEXT, NULL);
  g_autoptr (GArray) none = ethos_entries_new (source, cancellable);
  g_autoptr (GArray) entries = ethos_entries_new (source, NULL);

  g_assert_cmpuint (none->len, ==, 0);
  ethos_entries_annotate (entries, cancellable);
  for (guint i = 0; i < entries->len; i++)
    g_assert_false (g_array_index (entries, EthosEntry, i).heading);
  ethos_entries_annotate (entries, NULL);
  ethos_entries_classify (entries, cancellable);
  g_assert_cmpuint (count_settled (entries), ==, 0);
  ethos_entries_classify_values (entries, 1, entries->len, cancellable);
  g_assert_cmpuint (count_settled (entries), ==, 0);
  ethos_entries_classify (entries, NULL);
  g_assert_cmpuint (count_settled (entries), ==, entries->len);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/cancel/parse", test_parse);
  g_test_add_func ("/import/cancel/passes", test_passes);
  return g_test_run ();
}
