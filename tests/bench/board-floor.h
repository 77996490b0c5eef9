// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BENCH_TYPE_BLANK (bench_blank_get_type ())
G_DECLARE_FINAL_TYPE (BenchBlank, bench_blank, BENCH, BLANK, GtkWidget)

GtkWidget *bench_blank_new (void);

#define BENCH_TYPE_NODES (bench_nodes_get_type ())
G_DECLARE_FINAL_TYPE (BenchNodes, bench_nodes, BENCH, NODES, GtkWidget)

GtkWidget *bench_nodes_new (const GdkRectangle *areas,
                            const char *const *texts,
                            const int *tints,
                            guint n_notes);
void bench_nodes_make_all (BenchNodes *self);
void bench_nodes_look (BenchNodes *self, double zoom, double x, double y);

G_END_DECLS
