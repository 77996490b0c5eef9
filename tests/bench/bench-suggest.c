// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bench-report.h"
#include "ethos-suggest.h"

/* Looking for notes that may belong together, while the room waits. */

#define N_RUNS 9
#define N_NOTES 2000
#define N_NOTES_MOST 20000
#define MS_MAX 150.0
/* As long as a thread may be busy with the largest wall there can be. */
#define MS_MOST_MAX 2000.0

/* Words that occur as unevenly as those of people do, with their endings. */
static char **
make_notes (guint n_notes)
{
  static const char *const endings[] = { "", "s", "ed", "ing" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  char **notes = g_new0 (char *, n_notes + 1);

  for (guint i = 0; i < n_notes; i++)
    {
      g_autoptr (GString) text = g_string_new ("We should");

      for (guint j = 0; j < 8; j++)
        {
          double place = g_rand_double (rand);

          g_string_append_printf (text, " the word%u%s", (guint) (place * place * place * 3000),
                                  endings[g_rand_int_range (rand, 0, 4)]);
        }
      notes[i] = g_string_free (g_steal_pointer (&text), FALSE);
    }
  return notes;
}

static void
measure (const char *figure, guint n_notes, double limit)
{
  g_auto (GStrv) notes = make_notes (n_notes);
  double times[N_RUNS];

  for (guint i = 0; i < bench_get_runs (N_RUNS); i++)
    {
      double start = bench_get_cpu_ms ();
      g_autoptr (GPtrArray) groups =
          ethos_suggest_groups ((const char *const *) notes, n_notes, NULL);

      g_assert_cmpuint (groups->len, >, 0);
      times[i] = bench_get_cpu_ms () - start;
    }
  bench_report (figure, "ms", bench_median (times, bench_get_runs (N_RUNS)), limit);
}

int
main (int argc, char **argv)
{
  bench_init (&argc, argv);

  measure ("suggest groups, 2,000 notes", N_NOTES, MS_MAX);
  measure ("suggest groups, 20,000 notes", N_NOTES_MOST, MS_MOST_MAX);
  return bench_finish ();
}
