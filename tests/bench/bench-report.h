// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef void (*BenchFunc) (gpointer data);

/* No limit: the figure is information. */
#define BENCH_NO_LIMIT 0.0

void bench_init (int *argc, char **argv);
guint bench_get_runs (guint runs);
double bench_get_cpu_ms (void);
double bench_get_thread_cpu_ms (void);
double bench_get_wall_ms (void);
double bench_median (const double *values, guint n_values);

double bench_compare (const char *figure,
                      BenchFunc ours,
                      BenchFunc floor,
                      gpointer data,
                      guint runs,
                      double limit);
double bench_report_pairs (const char *figure,
                           const char *unit,
                           const double *ours,
                           const double *floor,
                           guint n_pairs,
                           double limit);
void bench_report (const char *figure, const char *unit, double value, double limit);
int bench_finish (void);

G_END_DECLS
