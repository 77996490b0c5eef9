// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-wall-frame.h"

G_BEGIN_DECLS

/* The screen. */
#define BENCH_WIDTH 1920
#define BENCH_HEIGHT 1080

/* The work of a frame, in milliseconds, that still leaves 60 of them a second. */
#define BENCH_FRAME_MS_MAX 16.0

#define BENCH_RUNS 5
#define BENCH_FRAMES 40

/* How far a frame moves the wall, in pixels. */
#define BENCH_STEP_X 7
#define BENCH_STEP_Y 11

typedef struct
{
  guint n_notes;
  EthosStore *store;
  EthosProjection *projection;
  EthosSaveTracker *saves;
  GtkWidget *window;
  GtkWidget *header;
  GtkStack *stack;
  GtkWidget *blank;
  GtkWidget *nodes;
  GtkWidget *nodes_page;
  GtkAdjustment *nodes_bars[2];
  EthosWallFrame *frame;
  EthosNotesWall *wall;
  const char **texts;
  int *tints;
  guint step;
  double fit;
} BenchBoard;

typedef void (*BenchStepFunc) (BenchBoard *board, guint step);
typedef void (*BenchCommandFunc) (BenchBoard *board);

void bench_board_open_window (BenchBoard *board);
EthosSession *bench_board_new_session (guint n_notes);
void bench_board_show_page (BenchBoard *board, GtkWidget *page);
double bench_board_run_frames (BenchBoard *board, BenchStepFunc func, guint n_frames);
void bench_board_wait_for_picture (BenchBoard *board);
double bench_board_time_command (BenchBoard *board, BenchCommandFunc func);
void bench_board_set_zoom (BenchBoard *board, double zoom);
double bench_board_swing (guint step, double by, double way);
void bench_board_print_figure (const BenchBoard *board, char *figure, gsize size, const char *what);
void bench_board_report_frame (const BenchBoard *board,
                               const char *what,
                               const double *times,
                               double limit);
void bench_board_report_command (const BenchBoard *board,
                                 const char *what,
                                 const double *times,
                                 double limit);

G_END_DECLS
