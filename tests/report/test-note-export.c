// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "test-note-export"

#include "config.h"

#include <glib.h>
#include <string.h>

#include "ethos-csv-writer.h"
#include "ethos-csv.h"
#include "ethos-note-export.h"

static void
load (EthosSession *session, gpointer record, const char *parent)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosRecord) owned = record;

  ethos_session_load (session, owned, parent, &error);
  g_assert_no_error (error);
}

static void
add_note (EthosSession *session,
          const char *id,
          const char *text,
          const char *group,
          gboolean aside)
{
  EthosNote *note = ethos_entity_new (ETHOS_KIND_NOTE, id);

  ethos_set_text (&note->text, text);
  ethos_set_text (&note->group, group);
  note->aside = aside;
  note->colour = 1;
  load (session, note, "wall");
}

static void
add_same (EthosSession *session,
          const char *id,
          const char *text,
          const char *first,
          int colour,
          gboolean aside)
{
  EthosNote *note = ethos_entity_new (ETHOS_KIND_NOTE, id);

  ethos_set_text (&note->text, text);
  ethos_set_text (&note->group, "g1");
  ethos_set_text (&note->same_as, first);
  note->aside = aside;
  note->colour = colour;
  load (session, note, "wall");
}

static EthosSession *
make_wall (void)
{
  EthosSession *session = ethos_session_new ();
  EthosActivity *step = ethos_entity_new (ETHOS_KIND_ACTIVITY, "wall");
  EthosGroup *group = ethos_entity_new (ETHOS_KIND_GROUP, "g1");
  EthosGroup *unnamed = ethos_entity_new (ETHOS_KIND_GROUP, "g2");
  EthosGroup *empty = ethos_entity_new (ETHOS_KIND_GROUP, "g3");

  load (session, ethos_entity_new (ETHOS_KIND_WORKSHOP, ETHOS_WORKSHOP_ID), NULL);
  step->kind = ETHOS_ACTIVITY_WRITE_NOTES;
  step->planned = 5;
  step->revealed = TRUE;
  load (session, step, ETHOS_WORKSHOP_ID);
  ethos_set_text (&group->title, "Care, daily");
  load (session, group, "wall");
  load (session, unnamed, "wall");
  ethos_set_text (&empty->title, "Not yet");
  load (session, empty, "wall");
  load (session, ethos_entity_new (ETHOS_KIND_GROUP, "g4"), "wall");
  add_note (session, "n1", "loose\nsecond line", NULL, FALSE);
  add_note (session, "n2", "=SUM(A1)", "g1", FALSE);
  add_note (session, "n3", "We \"ask\"", "g2", FALSE);
  add_note (session, "n4", "SECRET ASIDE", "g1", TRUE);
  add_note (session, "n5", "=SUM(A1)", "g1", FALSE);
  add_note (session, "n6", "# not a heading", "gone", FALSE);
  return session;
}

static void
test_text (void)
{
  g_autoptr (EthosSession) session = make_wall ();
  g_autoptr (GPtrArray) notes = ethos_note_export_collect (session, "wall", NULL);
  g_autofree char *text = ethos_note_export_to_text (notes);

  g_assert_cmpstr (text, ==,
                   "=SUM(A1)\n=SUM(A1)\nWe \"ask\"\nloose second line\n# not a heading\n");
}

static void
test_markdown (void)
{
  g_autoptr (EthosSession) session = make_wall ();
  g_autoptr (GPtrArray) notes = ethos_note_export_collect (session, "wall", NULL);
  g_autofree char *text = ethos_note_export_to_markdown (notes);

  g_assert_cmpstr (text, ==,
                   "## Care, daily\n\n- \\=SUM(A1)\n- \\=SUM(A1)\n\n"
                   "## Group without a name\n\n- We \"ask\"\n\n## Not yet\n\n"
                   "## Not grouped\n\n- loose  \n  second line\n- \\# not a heading\n");
}

static void
test_csv (void)
{
  g_autoptr (EthosSession) session = make_wall ();
  g_autoptr (GPtrArray) notes = ethos_note_export_collect (session, "wall", NULL);
  g_autofree char *text = ethos_note_export_to_csv (notes);

  g_assert_cmpstr (text, ==,
                   "\"note\",\"group\",\"colour\",\"count\",\"same as\",\"dots\",\"group dots\"\r\n"
                   "\"'=SUM(A1)\",\"Care, daily\",\"peach\",\"1\",\"\",\"0\",\"0\"\r\n"
                   "\"'=SUM(A1)\",\"Care, daily\",\"peach\",\"1\",\"\",\"0\",\"0\"\r\n"
                   "\"We \"\"ask\"\"\",\"#2\",\"peach\",\"1\",\"\",\"0\",\"0\"\r\n"
                   "\"\",\"Not yet\",\"\",\"\",\"\",\"0\",\"0\"\r\n"
                   "\"loose\nsecond line\",\"\",\"peach\",\"1\",\"\",\"0\",\"0\"\r\n"
                   "\"# not a heading\",\"\",\"peach\",\"1\",\"\",\"0\",\"0\"\r\n");
}

/* The dots of the last vote that was counted, on notes and on names of groups. */
static void
test_dots (void)
{
  g_autoptr (EthosSession) session = make_wall ();
  EthosRound *round = ethos_entity_new (ETHOS_KIND_ROUND, "round");
  const gint64 dots[] = { 4, 1, 2, 3 };
  g_autoptr (GPtrArray) notes = NULL;
  g_autofree char *markdown = NULL;
  g_autofree char *csv = NULL;

  round->state = ETHOS_ROUND_COUNTED;
  round->targets = g_strsplit ("g1 n1 deleted n4", " ", -1);
  round->dots = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (round->dots, dots, G_N_ELEMENTS (dots));
  load (session, round, "wall");
  notes = ethos_note_export_collect (session, "wall", NULL);
  markdown = ethos_note_export_to_markdown (notes);
  csv = ethos_note_export_to_csv (notes);
  g_assert_nonnull (strstr (markdown, "## Care, daily (4 dots)\n"));
  g_assert_nonnull (strstr (markdown, "second line (1 dot)\n"));
  g_assert_nonnull (strstr (csv, "\"Care, daily\",\"peach\",\"1\",\"\",\"0\",\"4\"\r\n"));
  g_assert_nonnull (strstr (csv, "second line\",\"\",\"peach\",\"1\",\"\",\"1\",\"0\"\r\n"));
  /* The sum is what people have put. */
  g_assert_true (g_str_has_suffix (csv, "\r\n\"\",\"\",\"\",\"\",\"\",\"5\",\"0\"\r\n"));
  g_assert_null (strstr (markdown, "5"));
}

/* What is set aside stays, even where its id is among those that are asked for. */
static void
test_chosen (void)
{
  static const char *const ids[] = { "n4", "n1", "n3", NULL };
  g_autoptr (EthosSession) session = make_wall ();
  g_autoptr (GPtrArray) notes = ethos_note_export_collect (session, "wall", ids);
  g_autofree char *text = ethos_note_export_to_text (notes);

  g_assert_cmpstr (text, ==, "We \"ask\"\nloose second line\n");
}

/* Notes that are combined: how many there are, and what those say that say it differently. */
static void
test_combined (void)
{
  static const char *const ids[] = { "n1", "n2", "n4", "s5", NULL };
  g_autoptr (EthosSession) session = make_wall ();
  g_autoptr (GPtrArray) notes = NULL;
  g_autofree char *text = NULL;
  g_autofree char *markdown = NULL;
  g_autofree char *csv = NULL;

  add_same (session, "s1", "=SUM(A1)", "n2", 1, FALSE);
  add_same (session, "s2", "=sum(a1)", "n2", 1, FALSE);
  add_same (session, "s3", "=SUM(A1)", "n2", 4, FALSE);
  add_same (session, "s4", "SECRET BEHIND", "n2", 1, TRUE);
  add_same (session, "s5", "SECRET ASIDE", "n4", 1, FALSE);
  notes = ethos_note_export_collect (session, "wall", ids);
  text = ethos_note_export_to_text (notes);
  g_assert_cmpstr (text, ==, "=SUM(A1)\n=SUM(A1)\n=sum(a1)\n=SUM(A1)\nloose second line\n");
  markdown = ethos_note_export_to_markdown (notes);
  g_assert_cmpstr (markdown, ==,
                   "## Care, daily\n\n- \\=SUM(A1) ×4\n  - \\=sum(a1)\n\n"
                   "## Not grouped\n\n- loose  \n  second line\n");
  csv = ethos_note_export_to_csv (notes);
  g_assert_cmpstr (csv, ==,
                   "\"note\",\"group\",\"colour\",\"count\",\"same as\",\"dots\",\"group dots\"\r\n"
                   "\"'=SUM(A1)\",\"Care, daily\",\"peach\",\"4\",\"\",\"0\",\"0\"\r\n"
                   "\"'=sum(a1)\",\"Care, daily\",\"peach\",\"\",\"'=SUM(A1)\",\"0\",\"0\"\r\n"
                   "\"'=SUM(A1)\",\"Care, daily\",\"sky\",\"\",\"'=SUM(A1)\",\"0\",\"0\"\r\n"
                   "\"loose\nsecond line\",\"\",\"peach\",\"1\",\"\",\"0\",\"0\"\r\n");
}

/* No cell begins as a formula does, and each is read as it was. */
static void
test_formulas (void)
{
  static const char *const cells[] = {
    "=1+1",   "+1",     "-1",  "@x",   "\tx", "'=1", "''+1", "'",    "it's", "a=b",       " =1",
    "\"=1\"", "- item", "a,b", "a\nb", "\"",  "'-",  "==",   "\r=1", "'a",   "\302\240=", "=\"a\"\""
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      const char *row[] = { cells[i], "x", NULL };
      g_autoptr (GString) out = g_string_new (NULL);
      g_autoptr (EthosCsv) csv = NULL;

      ethos_csv_append_row (out, row);
      g_assert_cmpint (out->str[0], ==, '"');
      g_assert_null (strchr ("=+-@\t\r", out->str[1]));
      csv = ethos_csv_parse (out->str);
      g_assert_cmpuint (ethos_csv_get_n_rows (csv), ==, 1);
      g_assert_cmpstr (ethos_csv_get_cell (csv, 0, 0), ==, cells[i]);
      g_assert_cmpstr (ethos_csv_get_cell (csv, 0, 1), ==, "x");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/note-export/text", test_text);
  g_test_add_func ("/note-export/markdown", test_markdown);
  g_test_add_func ("/note-export/csv", test_csv);
  g_test_add_func ("/note-export/combined", test_combined);
  g_test_add_func ("/note-export/dots", test_dots);
  g_test_add_func ("/note-export/chosen", test_chosen);
  g_test_add_func ("/note-export/formulas", test_formulas);
  return g_test_run ();
}
