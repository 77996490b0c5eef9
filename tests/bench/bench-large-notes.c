// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <string.h>

#include "bench-report.h"
#include "ethos-fake-clock.h"
#include "ethos-model.h"
#include "ethos-store.h"
#include "ethos-suggest.h"
#include "ethos-text.h"

/* As many notes as a wall holds, each about as long as a note may be, in letters that are work:
 * what is done with all of them at once, while somebody waits. */

#define N_NOTES 10000
#define N_RUNS 5
#define NOTE_BYTES 1750
#define NOTE_CHARACTERS 500

/* Longer than this somebody would have to be told how long it takes. */
#define IMPORT_MS_MAX 500.0
#define COMMAND_MS_MAX 150.0

/* Nobody writes ten thousand of them, but what is dropped on the wall may have them. */
#define EMOJI                                                                                      \
  "\U0001F469\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466\U0001F642\U0001F44D\U0001F3FD"       \
  "\u2764\uFE0F\U0001F1E9\U0001F1EA\U0001F389\U0001F64F\u2728"

static char **
make_texts (void)
{
  char **texts = g_new0 (char *, N_NOTES + 1);
  gsize unit_length = ethos_text_count_characters (EMOJI);

  for (guint i = 0; i < N_NOTES; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      gsize n_characters = 0;

      while (text->len + strlen (EMOJI) < NOTE_BYTES - 8 &&
             n_characters + unit_length < NOTE_CHARACTERS - 8)
        {
          g_string_append (text, EMOJI);
          n_characters += unit_length;
        }
      g_string_append_printf (text, " %u", i / 2);
      texts[i] = g_string_free (g_steal_pointer (&text), FALSE);
    }
  return texts;
}

static EthosStore *
new_store (void)
{
  g_autoptr (EthosFakeClock) clock = ethos_fake_clock_new ();
  g_autoptr (EthosSession) session = ethos_session_new ();
  EthosActivity *step = ethos_entity_new (ETHOS_KIND_ACTIVITY, "a1");
  EthosWorkshop *workshop = ethos_entity_new (ETHOS_KIND_WORKSHOP, ETHOS_WORKSHOP_ID);

  step->kind = ETHOS_ACTIVITY_WRITE_NOTES;
  step->state = ETHOS_ACTIVITY_ACTIVE;
  step->revealed = TRUE;
  g_assert_true (ethos_session_load (session, step, ETHOS_WORKSHOP_ID, NULL));
  workshop->current = g_strdup ("a1");
  g_assert_true (ethos_session_load (session, workshop, NULL, NULL));
  ethos_record_unref (step);
  ethos_record_unref (workshop);
  return ethos_store_new (session, ETHOS_CLOCK (clock));
}

static char **
list_notes (EthosStore *store)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  EthosChildIter iter;
  const EthosNote *note;

  ethos_session_iter_init (ethos_store_get_session (store), &iter, "a1", ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    g_strv_builder_add (ids, note->record.id);
  return g_strv_builder_end (ids);
}

static double
run (EthosStore *store, EthosRecord *op)
{
  double start = bench_get_cpu_ms ();

  g_assert_true (ethos_store_submit (store, ETHOS_ORIGIN_FACILITATOR, op, NULL, NULL));
  return bench_get_cpu_ms () - start;
}

static double
fold_all (char **texts)
{
  double start = bench_get_cpu_ms ();

  for (guint i = 0; texts[i] != NULL; i++)
    g_free (ethos_text_fold (texts[i]));
  return bench_get_cpu_ms () - start;
}

static double
suggest (char **texts)
{
  double start = bench_get_cpu_ms ();
  g_autoptr (GPtrArray) groups =
      ethos_suggest_groups ((const char *const *) texts, g_strv_length (texts), NULL);

  g_assert_nonnull (groups);
  return bench_get_cpu_ms () - start;
}

static void
report (const char *figure, double *times, double limit)
{
  bench_report (figure, "ms", bench_median (times, bench_get_runs (N_RUNS)), limit);
}

int
main (int argc, char **argv)
{
  g_auto (GStrv) texts = make_texts ();
  double imports[N_RUNS], combines[N_RUNS], folds[N_RUNS], suggestions[N_RUNS];

  bench_init (&argc, argv);
  for (guint i = 0; i < bench_get_runs (N_RUNS); i++)
    {
      g_autoptr (EthosStore) store = new_store ();
      g_auto (GStrv) ids = NULL;

      imports[i] =
          run (store, ethos_op_new ("notes-import", "activity", "a1", "texts", texts, NULL));
      ids = list_notes (store);
      g_assert_cmpuint (g_strv_length (ids), ==, N_NOTES);
      combines[i] = run (store, ethos_op_new ("notes-combine", "notes", ids, NULL));
      folds[i] = fold_all (texts);
      suggestions[i] = suggest (texts);
    }
  report ("10,000 notes of emoji, imported", imports, IMPORT_MS_MAX);
  report ("10,000 notes of emoji, combined", combines, COMMAND_MS_MAX);
  report ("10,000 notes of emoji, first search", folds, COMMAND_MS_MAX);
  report ("10,000 notes of emoji, groups suggested", suggestions, BENCH_NO_LIMIT);
  return bench_finish ();
}
