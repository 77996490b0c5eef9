// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include <gio/gio.h>

#include "bench-report.h"

/* From the start of a process to the first frame that it has drawn: the application with its start
 * page and with a workshop, against a program with an empty window. Each run is three processes in
 * turn. Usage: bench-start [--quick] EMPTY ETHOS WORKSHOP */

#define N_RUNS 15

#define START_RATIO_MAX 1.4

enum
{
  EMPTY,
  START_PAGE,
  WORKSHOP,
  N_PROGRAMS
};

typedef struct
{
  double wall[N_RUNS];
  double cpu[N_RUNS];
  double pss[N_RUNS];
} Times;

static void
start (const char *const *command, Times *times, guint run)
{
  g_auto (GStrv) environment = g_get_environ ();
  g_autofree char *state = g_dir_make_tmp ("ethos-bench-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  double began;
  double ended;
  int status;

  /* Every run ends like a crash: the next one would have something to recover. */
  environment = g_environ_setenv (environment, "XDG_STATE_HOME", state, TRUE);
  began = bench_get_wall_ms ();
  if (!g_spawn_sync (NULL, (char **) command, environment, G_SPAWN_DEFAULT, NULL, NULL, &output,
                     NULL, &status, &error) ||
      !g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s", command[0], error->message);
  if (sscanf (output, "%lf %lf %lf", &ended, &times->cpu[run], &times->pss[run]) != 3)
    g_error ("%s: unexpected output “%s”", command[0], output);
  times->wall[run] = ended - began;
}

static void
report (const char *name, const Times *ours, const Times *empty, guint n_runs, double limit)
{
  g_autofree char *wall = g_strdup_printf ("%s, wall", name);
  g_autofree char *cpu = g_strdup_printf ("%s, CPU", name);
  g_autofree char *memory = g_strdup_printf ("%s, memory (PSS)", name);

  bench_report_pairs (wall, "ms", ours->wall, empty->wall, n_runs, limit);
  bench_report_pairs (cpu, "ms", ours->cpu, empty->cpu, n_runs, BENCH_NO_LIMIT);
  bench_report_pairs (memory, "MiB", ours->pss, empty->pss, n_runs, BENCH_NO_LIMIT);
}

int
main (int argc, char **argv)
{
  Times times[N_PROGRAMS];
  guint n_runs;

  bench_init (&argc, argv);
  if (argc < 4)
    g_error ("Usage: %s [--quick] EMPTY ETHOS WORKSHOP", argv[0]);
  argv += argc - 3;
  n_runs = bench_get_runs (N_RUNS);
  const char *const commands[N_PROGRAMS][3] = {
    [EMPTY] = { argv[0], NULL },
    [START_PAGE] = { argv[1], NULL },
    [WORKSHOP] = { argv[1], argv[2], NULL },
  };

  /* Once for what the first start leaves to later ones: caches of fonts and icons, services. */
  for (guint i = 0; i < N_PROGRAMS; i++)
    start (commands[i], &times[i], 0);
  for (guint run = 0; run < n_runs; run++)
    for (guint i = 0; i < N_PROGRAMS; i++)
      start (commands[i], &times[i], run);

  report ("start page: first frame", &times[START_PAGE], &times[EMPTY], n_runs, START_RATIO_MAX);
  report ("a workshop: first frame", &times[WORKSHOP], &times[EMPTY], n_runs, BENCH_NO_LIMIT);
  return bench_finish ();
}
