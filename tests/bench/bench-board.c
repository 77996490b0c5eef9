// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <adwaita.h>
#include <malloc.h>
#include <string.h>

#include "bench-report.h"
#include "board-commands.h"
#include "board-fixture.h"
#include "board-floor.h"
#include "ethos-board-view.h"
#include "ethos-em.h"
#include "ethos-fake-clock.h"
#include "ethos-notes-wall-private.h"
#include "ethos-paper-style.h"
#include "ethos-style.h"

/* The wall of notes in a window of 1920 × 1080: the work of a frame while it is moved and while it
 * changes its size, near and as a whole, and how long it takes to do what is done with many notes.
 * Drawn in software, where a frame in which nothing but the ground is drawn is work, too. */

/* A frame of notes that can be read costs no more than that of cached nodes and a fifth, where that
 * of cached nodes draws the whole window, as a wall without a bar above it does. What a fifth of
 * that was where the limit comes from, in milliseconds, is kept where the window has its bar. */
#define NEAR_RATIO_MAX 1.2
#define NEAR_MS_MAX 9.6
#define OPEN_MS_MAX 400.0
#define NOTE_KIB_MAX 4.0

static void
step_blank (BenchBoard *board, guint step)
{
  gtk_widget_queue_draw (board->blank);
}

static void
step_pan (BenchBoard *board, guint step)
{
  for (guint i = 0; i < 2; i++)
    {
      GtkAdjustment *adjustment = board->wall->adjustments[i];
      double way =
          gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

      if (way > 0)
        gtk_adjustment_set_value (adjustment,
                                  bench_board_swing (step, i == 0 ? BENCH_STEP_X : BENCH_STEP_Y,
                                                     way));
    }
}

static void
step_nodes (BenchBoard *board, guint step, double zoom)
{
  double wide = MAX (board->wall->wall_width * zoom - BENCH_WIDTH, 1);
  double high = MAX (board->wall->wall_height * zoom - BENCH_HEIGHT, 1);

  double x = bench_board_swing (step, BENCH_STEP_X, wide);
  double y = bench_board_swing (step, BENCH_STEP_Y, high);

  gtk_adjustment_configure (board->nodes_bars[GTK_ORIENTATION_HORIZONTAL], x, 0, wide + BENCH_WIDTH,
                            1, 1, BENCH_WIDTH);
  gtk_adjustment_configure (board->nodes_bars[GTK_ORIENTATION_VERTICAL], y, 0, high + BENCH_HEIGHT,
                            1, 1, BENCH_HEIGHT);
  bench_nodes_look (BENCH_NODES (board->nodes), zoom, x, y);
}

static void
step_nodes_near (BenchBoard *board, guint step)
{
  step_nodes (board, step, 1);
}

static void
step_zoom (BenchBoard *board, guint step)
{
  bench_board_set_zoom (board, board->fit * (1 + bench_board_swing (step, 0.02, 0.3)));
}

/* The work of a frame of the floor and of the wall, in turn. */
static void
measure_pair (BenchBoard *board,
              GtkWidget *floor_page,
              BenchStepFunc floor,
              BenchStepFunc ours,
              double *floor_ms,
              double *our_ms)
{
  guint n_runs = bench_get_runs (BENCH_RUNS);

  for (guint i = 0; i < n_runs; i++)
    {
      bench_board_show_page (board, floor_page);
      floor_ms[i] = bench_board_run_frames (board, floor, bench_get_runs (BENCH_FRAMES));
      bench_board_show_page (board, GTK_WIDGET (board->frame));
      our_ms[i] = bench_board_run_frames (board, ours, bench_get_runs (BENCH_FRAMES));
    }
}

static void
measure_near (BenchBoard *board)
{
  double ours[BENCH_RUNS], floor[BENCH_RUNS];
  guint n_runs = bench_get_runs (BENCH_RUNS);
  char figure[80];

  bench_board_set_zoom (board, 1);
  measure_pair (board, board->nodes_page, step_nodes_near, step_pan, floor, ours);
  bench_board_print_figure (board, figure, sizeof figure, "near / cached nodes");
  bench_report_pairs (figure, "ms", ours, floor, n_runs, BENCH_NO_LIMIT);
  bench_board_report_frame (board, "near", ours, NEAR_MS_MAX);
  gtk_widget_set_visible (board->header, FALSE);
  measure_pair (board, board->nodes_page, step_nodes_near, step_pan, floor, ours);
  bench_board_print_figure (board, figure, sizeof figure, "near, without a bar / cached nodes");
  bench_report_pairs (figure, "ms", ours, floor, n_runs, NEAR_RATIO_MAX);
  gtk_widget_set_visible (board->header, TRUE);
}

/* Of a blank frame nothing is left to draw, so many times that is no limit. */
static void
measure_whole (BenchBoard *board, BenchStepFunc step, const char *what)
{
  double ours[BENCH_RUNS], floor[BENCH_RUNS];
  g_autofree char *beside_blank = g_strdup_printf ("%s / blank", what);
  char figure[80];

  measure_pair (board, board->blank, step_blank, step, floor, ours);
  bench_board_print_figure (board, figure, sizeof figure, beside_blank);
  bench_report_pairs (figure, "ms", ours, floor, bench_get_runs (BENCH_RUNS), BENCH_NO_LIMIT);
  bench_board_report_frame (board, what, ours, BENCH_FRAME_MS_MAX);
}

/* What is drawn with GL, which is done in software here, too, says something only beside what a
 * frame costs there in which nothing is drawn. */
static void
measure_beside_blank (BenchBoard *board, BenchStepFunc step, const char *what)
{
  double ours[BENCH_RUNS], floor[BENCH_RUNS];
  char figure[80];

  measure_pair (board, board->blank, step_blank, step, floor, ours);
  bench_board_print_figure (board, figure, sizeof figure, what);
  bench_report_pairs (figure, "ms", ours, floor, bench_get_runs (BENCH_RUNS), BENCH_NO_LIMIT);
}

static void
measure_gl (BenchBoard *board)
{
  bench_board_set_zoom (board, 1);
  measure_beside_blank (board, step_pan, "GL, near / blank");
  bench_board_set_zoom (board, board->fit * 1.15);
  measure_beside_blank (board, step_pan, "GL, whole, moved / blank");
  measure_beside_blank (board, step_zoom, "GL, whole, zoomed / blank");
}

static void
measure_fit (BenchBoard *board)
{
  bench_board_set_zoom (board, board->fit * 1.15);
  measure_whole (board, step_pan, "whole, moved");
  measure_whole (board, step_zoom, "whole, zoomed");
}

/* With bars that say which part is seen, as the wall has. */
static void
add_nodes_page (BenchBoard *board)
{
  board->nodes_page = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (board->nodes_page), board->nodes);
  for (guint i = 0; i < G_N_ELEMENTS (board->nodes_bars); i++)
    {
      GtkWidget *bar;

      board->nodes_bars[i] = gtk_adjustment_new (0, 0, 1, 1, 1, 1);
      bar = gtk_scrollbar_new (i, board->nodes_bars[i]);
      gtk_widget_set_halign (bar, i == GTK_ORIENTATION_VERTICAL ? GTK_ALIGN_END : GTK_ALIGN_FILL);
      gtk_widget_set_valign (bar, i == GTK_ORIENTATION_HORIZONTAL ? GTK_ALIGN_END : GTK_ALIGN_FILL);
      gtk_overlay_add_overlay (GTK_OVERLAY (board->nodes_page), bar);
    }
  gtk_stack_add_child (board->stack, board->nodes_page);
}

static void
copy_looks (BenchBoard *board)
{
  g_autofree GdkRectangle *areas = g_new (GdkRectangle, board->n_notes);

  board->texts = g_new (const char *, board->n_notes);
  board->tints = g_new (int, board->n_notes);
  for (guint i = 0; i < board->n_notes; i++)
    {
      EthosWallNote *note = g_ptr_array_index (board->wall->order, i);

      areas[i] = note->area;
      board->texts[i] = note->record->text;
      board->tints[i] = note->record->colour;
    }
  board->nodes = bench_nodes_new (areas, board->texts, board->tints, board->n_notes);
  add_nodes_page (board);
  bench_nodes_make_all (BENCH_NODES (board->nodes));
}

static double
get_memory_kib (void)
{
  return (double) mallinfo2 ().uordblks / 1024;
}

/* From a workshop that is in memory to the first picture with all words. */
static void
open_wall (BenchBoard *board, gboolean reported)
{
  double before = get_memory_kib (), start, texts = 0;
  g_autoptr (EthosFakeClock) clock = ethos_fake_clock_new ();
  g_autoptr (EthosSession) session = bench_board_new_session (board->n_notes);
  char figure[80];
  EthosWallSight sight;

  start = bench_get_cpu_ms ();
  board->store = ethos_store_new (session, ETHOS_CLOCK (clock));
  board->projection = ethos_projection_new (board->store);
  board->saves = ethos_save_tracker_new (board->store);
  board->frame =
      ETHOS_WALL_FRAME (ethos_wall_frame_new (board->store, board->projection, board->saves));
  board->wall = ethos_wall_frame_get_wall (board->frame);
  gtk_stack_add_child (board->stack, GTK_WIDGET (board->frame));
  ethos_wall_frame_show_wall (board->frame, "a1", board->n_notes, ETHOS_WALL_WHOLE);
  gtk_stack_set_visible_child (board->stack, GTK_WIDGET (board->frame));
  bench_board_wait_for_picture (board);
  start = bench_get_cpu_ms () - start;
  ethos_wall_scroll_get_sight (board->wall, &sight);
  board->fit = MIN (sight.view_width / sight.wall_width, sight.view_height / sight.wall_height);
  if (!reported)
    return;
  bench_board_print_figure (board, figure, sizeof figure, "open");
  bench_report (figure, "ms", start, OPEN_MS_MAX);
  for (guint i = 0; i < board->n_notes; i++)
    texts += (double) strlen (
        ((EthosWallNote *) g_ptr_array_index (board->wall->order, i))->record->text);
  bench_board_print_figure (board, figure, sizeof figure, "memory of a note");
  bench_report (figure, "KiB", (get_memory_kib () - before - texts / 1024) / board->n_notes,
                board->n_notes >= 10000 ? NOTE_KIB_MAX : BENCH_NO_LIMIT);
}

static const struct
{
  const char *name;
  BenchCommandFunc measure;
} parts[] = {
  { "near", measure_near },
  { "fit", measure_fit },
  { "commands", bench_board_measure_commands },
};

/* Of the commands, only by hand; the last where it is not Cairo that draws. */
static const struct
{
  const char *name;
  BenchCommandFunc measure;
} single_parts[] = {
  { "add", bench_board_measure_add },
  { "select", bench_board_measure_select },
  { "drop", bench_board_measure_drop },
  { "tidy", bench_board_measure_tidy },
  { "gl", measure_gl },
};

/* All parts, or the one that is looked into. */
static void
measure (guint n_notes, const char *part)
{
  BenchBoard board = { .n_notes = n_notes };

  bench_board_open_window (&board);
  open_wall (&board, g_strcmp0 (part, "gl") != 0);
  copy_looks (&board);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (part == NULL || g_str_equal (part, parts[i].name))
      parts[i].measure (&board);
  for (guint i = 0; part != NULL && i < G_N_ELEMENTS (single_parts); i++)
    if (g_str_equal (part, single_parts[i].name))
      single_parts[i].measure (&board);
  gtk_window_destroy (GTK_WINDOW (board.window));
  g_clear_object (&board.saves);
  g_clear_object (&board.projection);
  g_clear_object (&board.store);
  g_free (board.texts);
  g_free (board.tints);
}

int
main (int argc, char **argv)
{
  static const guint sizes[] = { 500, 2000, 10000 };
  g_autoptr (EthosPaperStyle) style = NULL;
  const char *part;
  gsize n_shortcuts;
  guint only = 0, n_sizes;

  bench_init (&argc, argv);
  /* By hand, to look into one figure: bench-board SIZE PART, with a name of a part. */
  if (argc > 1)
    only = (guint) g_ascii_strtoull (argv[1], NULL, 10);
  part = only > 0 && argc > 2 ? argv[2] : NULL;
  adw_init ();
  style = ethos_paper_style_new (gdk_display_get_default ());
  /* Which has the style sheet come along. */
  ethos_board_view_get_shortcuts (&n_shortcuts);
  ethos_style_install (gdk_display_get_default (),
                       "/io/github/ethos_workshops/Ethos/board/board.css");
  /* To see that it works, the smallest will do. */
  n_sizes = bench_get_runs (G_N_ELEMENTS (sizes));
  for (guint i = 0; i < n_sizes; i++)
    if (only == 0 || only == sizes[i])
      measure (sizes[i], part);
  return bench_finish ();
}
