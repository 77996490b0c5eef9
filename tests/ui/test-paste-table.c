// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <locale.h>
#include <string.h>

#include "ethos-core-fixture.h"
#include "ethos-note-export.h"
#include "ethos-paste-import.h"
#include "ethos-paste-table.h"
#include "ethos-same-notes.h"
#include "ethos-test.h"

/* Tables that become notes: what is read of them, and that Ethos reads what it writes. */

static GPtrArray *
split (const char *text, guint *row, guint *n_more)
{
  g_autoptr (EthosCsv) table = ethos_csv_parse (text);
  EthosPasteColumns columns;

  ethos_paste_columns_guess (&columns, table);
  return ethos_paste_table_split (table, &columns, NULL, row, n_more);
}

/* Each line as text, group, colour, count, with which it is combined; ^ where it stands behind. */
static char *
describe (GPtrArray *lines)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const EthosPasteLine *line = g_ptr_array_index (lines, i);

      g_string_append_printf (out, "%s[%s %d %d x%u h%u%s]", line->text,
                              line->group != NULL ? line->group : "", line->unnamed, line->colour,
                              line->count, line->heap, line->behind ? " ^" : "");
    }
  return g_string_free (out, FALSE);
}

static void
test_rows (void)
{
  static const struct
  {
    const char *text;
    const char *lines;
  } tables[] = {
    { "note;group;colour;count\r\nWe listen;Care;blue;3\r\n- ask;;;\r\n",
      "We listen[Care 0 4 x3 h1]- ask[ 0 -1 x1 h0]" },
    { "Text\tGruppe\n\"We\nask\"\t Care  daily \n\tnobody\n",
      "We\nask[Care  daily 0 -1 x1 h0][nobody 0 -1 x0 h0]" },
    /* A group alone is told once, and a number alone is none. */
    { "note,group,same as\n,Later,\n,\tLater ,\n,#3,\n,,\n,Care,\na,Care,\n,Care,\n",
      "[Later 0 -1 x0 h0][Care 0 -1 x0 h0]a[Care 0 -1 x1 h0]" },
    { "We listen,a\nWe ask,b\n", "We listen[ 0 -1 x1 h0]We ask[ 0 -1 x1 h0]" },
    /* Only what Ethos wrote has groups without a name. */
    { "note,group\na,#2\n", "a[#2 0 -1 x1 h0]" },
    { "note,group,count,same as\na,#2,2,\nA,#2,,a\nA,#1,,a\nA,#2,,b\n",
      "a[ 2 -1 x1 h1]A[ 2 -1 x1 h1 ^]A[ 1 -1 x1 h0]A[ 2 -1 x1 h0]" },
    { "note,count,same as\na,10000,\nb,20001,\n", "a[ 0 -1 x10000 h1]b[ 0 -1 x1 h0]" },
    { "note,count,group\na,500,\nb,2026,\n", "a[ 0 -1 x500 h1]b[ 0 -1 x1 h0]" },
    /* The last of those that say so. */
    { "note,count,same as\na,2,\na,3,\nA,,a\n", "a[ 0 -1 x2 h1]a[ 0 -1 x2 h2]A[ 0 -1 x1 h2 ^]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      guint row = 0, n_more;
      g_autoptr (GPtrArray) lines = split (tables[i].text, &row, &n_more);
      g_autofree char *described = describe (lines);

      g_assert_cmpstr (described, ==, tables[i].lines);
      g_assert_cmpuint (n_more, ==, 0);
    }
}

/* More rows than are shown at a time come one part after the other, and none is lost. */
static void
test_parts (void)
{
  g_autoptr (GString) text = g_string_new ("note,group\n");
  g_autofree char *longer = g_strnfill (700, 'x');
  guint row = 0, n_more, n_lines = 0;

  for (guint i = 0; i < ETHOS_PASTE_MAX_LINES - 1; i++)
    g_string_append_printf (text, "note %u,g\n", i);
  /* Two notes, for which there is no room. */
  g_string_append_printf (text, "%s,long\n,\n,nobody\nlast,g\n", longer);
  for (guint part = 0; part < 2; part++)
    {
      g_autoptr (GPtrArray) lines = split (text->str, &row, &n_more);
      const EthosPasteLine *line = g_ptr_array_index (lines, 0);

      n_lines += lines->len;
      g_assert_cmpuint (n_more, ==, part == 0 ? 3 : 0);
      if (part == 0)
        continue;
      g_assert_cmpuint (line->n_parts, ==, 2);
      g_assert_cmpstr (line->group, ==, "long");
    }
  g_assert_cmpuint (n_lines, ==, ETHOS_PASTE_MAX_LINES + 3);
}

/* What is combined is not parted, or those behind would be more notes than were counted. */
static void
test_parts_of_heap (void)
{
  g_autoptr (GString) text = g_string_new ("note,group,count,same as\n");
  guint row = 0, n_more, n_notes = 0;

  for (guint i = 0; i < ETHOS_PASTE_MAX_LINES - 1; i++)
    g_string_append_printf (text, "note %u,,1,\n", i);
  g_string_append (text, "Listen,,2,\nlisten!,,,Listen\n");
  for (guint part = 0; part < 2; part++)
    {
      g_autoptr (GPtrArray) lines = split (text->str, &row, &n_more);

      for (guint i = 0; i < lines->len; i++)
        n_notes += ((const EthosPasteLine *) g_ptr_array_index (lines, i))->count;
      g_assert_cmpuint (n_more, ==, part == 0 ? 2 : 0);
      if (part == 1)
        {
          g_autofree char *described = describe (lines);

          g_assert_cmpstr (described, ==, "Listen[ 0 -1 x1 h1]listen![ 0 -1 x1 h1 ^]");
        }
    }
  g_assert_cmpuint (n_notes, ==, ETHOS_PASTE_MAX_LINES + 1);
}

static EthosStore *
new_wall (EthosSession **session, char **wall)
{
  EthosStore *store;

  *session = ethos_session_new ();
  store = ethos_fixture_store_new (*session);
  *wall = ethos_fixture_add_step (store, ETHOS_ACTIVITY_WRITE_NOTES, "Write");
  ethos_fixture_submit (store, ETHOS_ORIGIN_FACILITATOR,
                        ethos_op_new ("activity-go", "activity", *wall, NULL));
  return store;
}

/* The first note of a wall is only there so that it can be revealed. */
static void
reveal (EthosStore *store)
{
  g_free (ethos_fixture_add_note (store, "The first one"));
  ethos_fixture_submit (store, ETHOS_ORIGIN_FACILITATOR, ethos_op_new ("activity-reveal", NULL));
}

static void
import (EthosStore *store, const char *wall, const char *text)
{
  guint row = 0, n_more;
  g_autoptr (GPtrArray) lines = split (text, &row, &n_more);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (items, ethos_paste_item_new (g_ptr_array_index (lines, i)));
  ethos_fixture_submit (store, ETHOS_ORIGIN_FACILITATOR,
                        ethos_paste_import_new_op (items, wall, 7));
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* Everything about a wall but ids and the order of notes that say the same. */
static char *
dup_wall (EthosSession *session, const char *wall)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  const EthosNote *note;
  EthosChildIter iter;

  ethos_session_iter_init (session, &iter, wall, ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    {
      const EthosNote *first = ethos_same_notes_get_first (session, note);
      const EthosGroup *group = ethos_session_find (session, ETHOS_KIND_GROUP, note->group);

      if (!g_str_equal (note->text, "The first one"))
        g_ptr_array_add (notes, g_strdup_printf ("%s|%s|%d|%s", note->text,
                                                 group == NULL ? "-" : group->title, note->colour,
                                                 first != NULL ? first->text : "-"));
    }
  g_ptr_array_sort (notes, compare_lines);
  g_ptr_array_add (notes, NULL);
  return g_strjoinv ("\n", (char **) notes->pdata);
}

static char *
dup_groups (EthosSession *session, const char *wall)
{
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  const EthosGroup *group;
  EthosChildIter iter;

  ethos_session_iter_init (session, &iter, wall, ETHOS_KIND_GROUP);
  while ((group = ethos_child_iter_next (&iter)) != NULL)
    g_strv_builder_add (titles, group->title != NULL ? group->title : "");
  all = g_strv_builder_end (titles);
  return g_strjoinv ("|", all);
}

static char *export(EthosSession *session, const char *wall)
{
  g_autoptr (GPtrArray) notes = ethos_note_export_collect (session, wall, NULL);

  return ethos_note_export_to_csv (notes);
}

/* What leaves a wall comes back as the same wall, in one change. */
static void
test_round_trip (void)
{
  static const char table[] = "note,group,colour,count,same as\n"
                              "\"two\nlines, \"\"quoted\"\"\",Care,rose,1,\n"
                              "=SUM(A1),Care,straw,3,\n=sum(a1),Care,sky,,=SUM(A1)\n"
                              "- a list,#2,mint,1,\nbeside it,#2,mint,1,\nalone,#3,leaf,2,\n"
                              "twice,,stone,1,\ntwice,,stone,1,\n,\"Not yet, empty\",,,\n"
                              "' it's,Ünïcode,peach,1,\n";
  g_autoptr (EthosSession) first = NULL;
  g_autoptr (EthosSession) second = NULL;
  g_autofree char *first_wall = NULL;
  g_autofree char *second_wall = NULL;
  g_autoptr (EthosStore) from = new_wall (&first, &first_wall);
  g_autoptr (EthosStore) to = new_wall (&second, &second_wall);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *first_groups = NULL;
  g_autofree char *second_groups = NULL;

  reveal (from);
  import (from, first_wall, table);
  before = dup_wall (first, first_wall);
  g_assert_cmpstr (
      before, ==,
      "' it's|Ünïcode|1|-\n- a list||5|-\n=SUM(A1)|Care|0|-\n=SUM(A1)|Care|0|=SUM(A1)\n"
      "=sum(a1)|Care|4|=SUM(A1)\nalone||6|-\nalone||6|alone\nbeside it||5|-\n"
      "twice|-|7|-\ntwice|-|7|-\ntwo\nlines, \"quoted\"|Care|2|-");
  csv = export(first, first_wall);
  reveal (to);
  import (to, second_wall, csv);
  after = dup_wall (second, second_wall);
  g_assert_cmpstr (after, ==, before);
  first_groups = dup_groups (first, first_wall);
  second_groups = dup_groups (second, second_wall);
  g_assert_cmpstr (first_groups, ==, "Care|||Not yet, empty|Ünïcode");
  g_assert_cmpstr (second_groups, ==, first_groups);
  g_assert_true (ethos_store_undo (to, NULL, NULL));
  g_assert_cmpuint (ethos_item_list_get_length (
                        ethos_session_get_children (second, second_wall, ETHOS_KIND_NOTE)),
                    ==, 1);
  g_assert_cmpuint (ethos_item_list_get_length (
                        ethos_session_get_children (second, second_wall, ETHOS_KIND_GROUP)),
                    ==, 0);
}

/* As German writes numbers. Where the locale is not installed, it is made in @folder.
 *
 * Returns: whether there is one */
static gboolean
use_german_numbers (const char *folder)
{
  g_autofree char *made = g_build_filename (folder, "de_DE.UTF-8", NULL);
  const char *const argv[] = { "localedef", "-i", "de_DE", "-f", "UTF-8", made, NULL };

  if (setlocale (LC_NUMERIC, "de_DE.UTF-8") != NULL)
    return TRUE;
  g_spawn_sync (NULL, (char **) argv, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, NULL, NULL, NULL, NULL);
  g_setenv ("LOCPATH", folder, TRUE);
  return setlocale (LC_NUMERIC, "de_DE.UTF-8") != NULL;
}

/* People read separators between thousands; other programs, and Ethos itself, must not have to. */
static void
test_german_numbers (void)
{
  static const char table[] = "note,group,count,same as\nWe listen,Care,1000,\nWe ask,,1,\n";
  g_autoptr (EthosTestDir) folder = ethos_test_make_dir ();
  g_autoptr (EthosSession) session = NULL;
  g_autofree char *wall = NULL;
  g_autoptr (EthosStore) store = new_wall (&session, &wall);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (EthosPasteItem) item = NULL;
  g_autofree char *csv = NULL;
  guint row = 0, n_more;

  if (!use_german_numbers (folder))
    {
      g_test_skip ("there is no German locale, and localedef cannot make one");
      return;
    }
  reveal (store);
  lines = split (table, &row, &n_more);
  item = ethos_paste_item_new (g_ptr_array_index (lines, 0));
  g_assert_cmpstr (ethos_paste_item_get_flag (item), ==,
                   "Group: \u2068Care\u2069 · 1.000 notes, combined");
  import (store, wall, table);
  g_assert_cmpstr (ethos_store_get_undo_label (store), ==, "import of 1.001 notes");
  csv = export(session, wall);
  g_assert_nonnull (strstr (csv, "\"We listen\",\"Care\",\"stone\",\"1000\","));
  g_assert_null (strstr (csv, "1.000"));
  setlocale (LC_NUMERIC, "C");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paste-table/rows", test_rows);
  g_test_add_func ("/paste-table/parts", test_parts);
  g_test_add_func ("/paste-table/parts-of-heap", test_parts_of_heap);
  g_test_add_func ("/paste-table/round-trip", test_round_trip);
  g_test_add_func ("/paste-table/german-numbers", test_german_numbers);
  return g_test_run ();
}
