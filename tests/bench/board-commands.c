// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "board-commands.h"

#include "bench-report.h"
#include "ethos-notes-wall-private.h"
#include "ethos-op.h"

/* What is done with many notes: the work until the result is seen, which is the time somebody
 * waits. */

#define ADD_MS_MAX 16.7
#define COMMAND_MS_MAX 150.0

#define N_DRAGGED 200

static void
add_note (BenchBoard *board)
{
  ethos_store_run (board->store,
                   ethos_op_new ("note-add", "text", "We say it before it is late.", NULL));
}

static void
select_all (BenchBoard *board)
{
  gtk_widget_activate_action (GTK_WIDGET (board->wall), "notes.select-all", NULL);
}

static void
select_nothing (BenchBoard *board)
{
  gtk_widget_activate_action (GTK_WIDGET (board->wall), "notes.select-none", NULL);
}

/* In another way than they stand: where nothing changes, nothing would be measured. */
static void
tidy (BenchBoard *board)
{
  g_autofree char *before = g_strdup (ethos_store_get_undo_label (board->store));

  gtk_widget_activate_action (GTK_WIDGET (board->wall), "notes.arrange-colours", NULL);
  g_assert_cmpstr (ethos_store_get_undo_label (board->store), !=, before);
}

static void
undo (BenchBoard *board)
{
  ethos_store_undo (board->store, NULL, NULL);
}

static void
take_notes (BenchBoard *board)
{
  EthosNotesWall *wall = board->wall;

  wall->dragged = g_ptr_array_new ();
  for (guint i = 0; i < MIN (N_DRAGGED, wall->order->len); i++)
    {
      EthosWallNote *note = g_ptr_array_index (wall->order, wall->order->len - 1 - i);

      note->dragged = TRUE;
      g_ptr_array_add (wall->dragged, note);
    }
}

static void
step_drag (BenchBoard *board, guint step)
{
  EthosNotesWall *wall = board->wall;

  wall->drag_x = -bench_board_swing (step, BENCH_STEP_X, 400);
  wall->drag_y = -bench_board_swing (step, BENCH_STEP_Y, 300);
  ethos_wall_pick_column (wall, BENCH_WIDTH / 2.0, BENCH_HEIGHT / 2.0);
  ethos_wall_pick_target (wall, BENCH_WIDTH / 2.0, BENCH_HEIGHT / 2.0);
  gtk_widget_queue_allocate (GTK_WIDGET (wall));
}

static void
drop (BenchBoard *board)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_ref (board->wall->dragged);

  ethos_wall_pointer_cancel (board->wall);
  ethos_wall_drop_notes (board->wall, notes, -210, -330);
}

static void
look_at_end (BenchBoard *board)
{
  GtkAdjustment *down = board->wall->adjustments[GTK_ORIENTATION_VERTICAL];

  gtk_adjustment_set_value (down, gtk_adjustment_get_upper (down));
}

static void
show_near (BenchBoard *board)
{
  bench_board_show_page (board, GTK_WIDGET (board->frame));
  bench_board_set_zoom (board, 1);
}

void
bench_board_measure_add (BenchBoard *board)
{
  double times[BENCH_RUNS];

  show_near (board);
  for (guint i = 0; i < bench_get_runs (BENCH_RUNS); i++)
    times[i] = bench_board_time_command (board, add_note);
  bench_board_report_command (board, "add a note", times, ADD_MS_MAX);
}

void
bench_board_measure_select (BenchBoard *board)
{
  double times[BENCH_RUNS];

  show_near (board);
  for (guint i = 0; i < bench_get_runs (BENCH_RUNS); i++)
    {
      times[i] = bench_board_time_command (board, select_all);
      bench_board_time_command (board, select_nothing);
    }
  bench_board_report_command (board, "select all", times, COMMAND_MS_MAX);
}

void
bench_board_measure_drop (BenchBoard *board)
{
  double drag[BENCH_RUNS], put[BENCH_RUNS], back[BENCH_RUNS];

  show_near (board);
  bench_board_time_command (board, look_at_end);
  for (guint i = 0; i < bench_get_runs (BENCH_RUNS); i++)
    {
      take_notes (board);
      drag[i] = bench_board_run_frames (board, step_drag, bench_get_runs (BENCH_FRAMES));
      put[i] = bench_board_time_command (board, drop);
      back[i] = bench_board_time_command (board, undo);
    }
  bench_board_report_frame (board, "drag 200", drag, BENCH_FRAME_MS_MAX);
  bench_board_report_command (board, "drop 200", put, COMMAND_MS_MAX);
  bench_board_report_command (board, "undo that", back, COMMAND_MS_MAX);
}

void
bench_board_measure_tidy (BenchBoard *board)
{
  double away[BENCH_RUNS], back[BENCH_RUNS];

  show_near (board);
  for (guint i = 0; i < bench_get_runs (BENCH_RUNS); i++)
    {
      away[i] = bench_board_time_command (board, tidy);
      back[i] = bench_board_time_command (board, undo);
    }
  bench_board_report_command (board, "tidy up", away, COMMAND_MS_MAX);
  bench_board_report_command (board, "undo that", back, COMMAND_MS_MAX);
}

void
bench_board_measure_commands (BenchBoard *board)
{
  bench_board_measure_add (board);
  bench_board_measure_select (board);
  bench_board_measure_drop (board);
  /* Of places that were chosen by hand, too. */
  take_notes (board);
  bench_board_time_command (board, drop);
  bench_board_measure_tidy (board);
}
