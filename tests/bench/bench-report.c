// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bench-report.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Each line of the table starts like this: `./dev bench` picks them out of the log. */
#define ROW "= "

static gboolean quick;
static guint n_exceeded;

/**
 * bench_init:
 *
 * Takes --quick from the arguments: everything runs once and no limit counts, so that a test can
 * tell whether a bench still works.
 */
void
bench_init (int *argc, char **argv)
{
  setlocale (LC_CTYPE, "C.UTF-8");
  if (*argc > 1 && strcmp (argv[1], "--quick") == 0)
    quick = TRUE;
}

guint
bench_get_runs (guint runs)
{
  return quick ? 1 : runs;
}

static double
get_ms (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

/* All threads of this process. */
double
bench_get_cpu_ms (void)
{
  return get_ms (CLOCK_PROCESS_CPUTIME_ID);
}

double
bench_get_thread_cpu_ms (void)
{
  return get_ms (CLOCK_THREAD_CPUTIME_ID);
}

/* The same clock in all processes. */
double
bench_get_wall_ms (void)
{
  return get_ms (CLOCK_MONOTONIC);
}

static int
compare_doubles (const void *a, const void *b)
{
  const double *x = a;
  const double *y = b;

  return (*x > *y) - (*x < *y);
}

double
bench_median (const double *values, guint n_values)
{
  g_autofree double *sorted = g_memdup2 (values, n_values * sizeof *values);

  g_assert (n_values > 0);
  qsort (sorted, n_values, sizeof *sorted, compare_doubles);
  return n_values % 2 == 1 ? sorted[n_values / 2]
                           : (sorted[n_values / 2 - 1] + sorted[n_values / 2]) / 2;
}

static const char *
judge (double value, double limit)
{
  if (limit == BENCH_NO_LIMIT || quick)
    return "–";
  if (value <= limit)
    return "kept";
  n_exceeded++;
  return "EXCEEDED";
}

static void
print_row (const char *figure,
           const char *ours,
           const char *floor,
           const char *ratio,
           double limit,
           const char *verdict)
{
  g_autofree char *limit_text =
      limit == BENCH_NO_LIMIT ? g_strdup ("") : g_strdup_printf ("%.1f", limit);

  g_print (ROW "%-46s %12s %12s %6s %6s  %s\n", figure, ours, floor, ratio, limit_text, verdict);
}

/**
 * bench_report_pairs:
 * @ours: what was measured
 * @floor: what nobody can avoid, measured right beside each of them
 * @limit: the largest ratio that is promised, or %BENCH_NO_LIMIT
 *
 * Adds a line to the table. A slow moment of the machine meets both of a pair, so each pair has a
 * ratio, and the median of these counts.
 *
 * Returns: the ratio
 */
double
bench_report_pairs (const char *figure,
                    const char *unit,
                    const double *ours,
                    const double *floor,
                    guint n_pairs,
                    double limit)
{
  g_autofree double *ratios = g_new (double, n_pairs);
  g_autofree char *ours_text = g_strdup_printf ("%.2f %s", bench_median (ours, n_pairs), unit);
  g_autofree char *floor_text = g_strdup_printf ("%.2f %s", bench_median (floor, n_pairs), unit);
  g_autofree char *ratio_text = NULL;
  double ratio;

  for (guint i = 0; i < n_pairs; i++)
    ratios[i] = ours[i] / floor[i];
  ratio = bench_median (ratios, n_pairs);
  ratio_text = g_strdup_printf ("%.2f", ratio);
  print_row (figure, ours_text, floor_text, ratio_text, limit, judge (ratio, limit));
  return ratio;
}

/**
 * bench_compare:
 *
 * Runs the two in turn and compares their CPU time.
 *
 * Returns: the ratio
 */
double
bench_compare (const char *figure,
               BenchFunc ours,
               BenchFunc floor,
               gpointer data,
               guint runs,
               double limit)
{
  guint n_pairs = bench_get_runs (runs);
  g_autofree double *our_times = g_new (double, n_pairs);
  g_autofree double *floor_times = g_new (double, n_pairs);

  /* The first of each finds caches cold that later ones do not. */
  floor (data);
  ours (data);
  for (guint i = 0; i < n_pairs; i++)
    {
      double start = bench_get_cpu_ms ();
      double middle;

      floor (data);
      middle = bench_get_cpu_ms ();
      ours (data);
      our_times[i] = bench_get_cpu_ms () - middle;
      floor_times[i] = middle - start;
    }
  return bench_report_pairs (figure, "ms", our_times, floor_times, n_pairs, limit);
}

/**
 * bench_report:
 * @limit: the largest value that is promised, in @unit, or %BENCH_NO_LIMIT
 *
 * Adds a line with a figure that is compared with nothing.
 */
void
bench_report (const char *figure, const char *unit, double value, double limit)
{
  g_autofree char *text = g_strdup_printf ("%.2f %s", value, unit);

  print_row (figure, text, "", "", limit, judge (value, limit));
}

/**
 * bench_finish:
 *
 * Returns: what main() returns: 1 where a limit was exceeded
 */
int
bench_finish (void)
{
  return n_exceeded > 0 ? 1 : 0;
}
