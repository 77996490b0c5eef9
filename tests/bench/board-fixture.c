// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "board-fixture.h"

#include <math.h>
#include <string.h>

#include "bench-report.h"
#include "bench-workshop.h"
#include "board-floor.h"
#include "ethos-notes-wall-private.h"
#include "ethos-em.h"

/* A window with a wall of notes and what it is compared with, and how their frames are counted. The
 * window fills the screen, and has a bar on top, as every window of Ethos has. Without one, each
 * frame would be a new picture of the whole window, for which GTK takes fresh memory that it shares
 * with the display server: on some machines that alone costs ten times what drawing does, and it is
 * no work that Ethos has. */

#define HEADER_HEIGHT 48

/* After the page has changed, until everything has come to rest. */
#define REST_FRAMES 12

/* Of the frames that move something, so many show another part of it: where it turns back, one may
 * not. */
#define MOVED_PART 0.9

typedef struct
{
  BenchBoard *board;
  GMainLoop *loop;
  BenchStepFunc func;
  EthosWallCamera camera;
  guint frames_left;
  guint n_painted;
  guint n_moved;
  double cpu;
} Run;

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Run *run = data;

  if (run->cpu < 0)
    run->cpu = bench_get_cpu_ms ();
  if (run->frames_left == 0)
    {
      run->cpu = bench_get_cpu_ms () - run->cpu;
      g_main_loop_quit (run->loop);
      return G_SOURCE_REMOVE;
    }
  run->frames_left--;
  if (run->func != NULL)
    run->func (run->board, run->board->step++);
  else
    gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

static void
painted_cb (Run *run)
{
  const EthosNotesWall *wall = run->board->wall;

  run->n_painted++;
  if (wall == NULL)
    return;
  if (memcmp (&run->camera, &wall->camera, sizeof run->camera) != 0)
    run->n_moved++;
  run->camera = wall->camera;
}

/* Returns: whether it is the wall that is moved now, and not the floor */
static gboolean
moves_wall (const BenchBoard *board, BenchStepFunc func)
{
  return func != NULL && board->wall != NULL && board->wall->dragged == NULL &&
         gtk_stack_get_visible_child (board->stack) == GTK_WIDGET (board->frame);
}

/**
 * bench_board_run_frames:
 * @func: (nullable): what changes before each frame
 *
 * Every frame is drawn, and where the wall is what changes, it shows another part of it; a bench
 * that measures nothing fails.
 *
 * Returns: the work of a frame, in milliseconds
 */
double
bench_board_run_frames (BenchBoard *board, BenchStepFunc func, guint n_frames)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Run run = { .board = board, .loop = loop, .func = func, .frames_left = n_frames, .cpu = -1 };
  GdkFrameClock *clock = gtk_widget_get_frame_clock (board->window);
  gulong id = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &run);

  gtk_widget_add_tick_callback (board->window, tick_cb, &run, NULL);
  g_main_loop_run (loop);
  g_signal_handler_disconnect (clock, id);
  g_assert_cmpuint (run.n_painted, >=, n_frames);
  if (moves_wall (board, func))
    g_assert_cmpfloat (run.n_moved, >=, n_frames * MOVED_PART);
  return run.cpu / n_frames;
}

void
bench_board_show_page (BenchBoard *board, GtkWidget *page)
{
  gtk_stack_set_visible_child (board->stack, page);
  bench_board_run_frames (board, NULL, REST_FRAMES);
}

/* There and back again within a way. */
double
bench_board_swing (guint step, double by, double way)
{
  double at = fmod (step * by, 2 * way);

  return at > way ? 2 * way - at : at;
}

void
bench_board_set_zoom (BenchBoard *board, double zoom)
{
  ethos_wall_camera_zoom_at (&board->wall->camera, &board->wall->sight, zoom, BENCH_WIDTH / 2.0,
                             BENCH_HEIGHT / 2.0);
  gtk_widget_queue_allocate (GTK_WIDGET (board->wall));
  ethos_wall_views_schedule (board->wall);
}

void
bench_board_print_figure (const BenchBoard *board, char *figure, gsize size, const char *what)
{
  g_snprintf (figure, size, "wall of %u notes: %s", board->n_notes, what);
}

void
bench_board_report_frame (const BenchBoard *board,
                          const char *what,
                          const double *times,
                          double limit)
{
  char figure[80];

  bench_board_print_figure (board, figure, sizeof figure, what);
  bench_report (figure, "ms", bench_median (times, bench_get_runs (BENCH_RUNS)), limit);
}

/* What people do they mostly do once, so the first time counts; memory is new then, too. */
void
bench_board_report_command (const BenchBoard *board,
                            const char *what,
                            const double *times,
                            double limit)
{
  char figure[80];

  bench_board_print_figure (board, figure, sizeof figure, what);
  bench_report (figure, "ms", times[0], limit);
  bench_report ("  again", "ms", bench_median (times, bench_get_runs (BENCH_RUNS)), BENCH_NO_LIMIT);
}

typedef struct
{
  GMainLoop *loop;
  EthosNotesWall *wall;
} Painting;

static void
drawn_cb (Painting *painting)
{
  if (!painting->wall->views_stale)
    g_main_loop_quit (painting->loop);
}

/* Until what has been asked for is drawn, with the words of all notes that are seen. */
void
bench_board_wait_for_picture (BenchBoard *board)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Painting painting = { loop, board->wall };
  GdkFrameClock *clock = gtk_widget_get_frame_clock (board->window);
  gulong id = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (drawn_cb), &painting);

  gtk_widget_queue_draw (GTK_WIDGET (board->wall));
  g_main_loop_run (loop);
  g_signal_handler_disconnect (clock, id);
}

/* Returns: the work until the result is seen, in milliseconds */
double
bench_board_time_command (BenchBoard *board, BenchCommandFunc func)
{
  double start;

  bench_board_run_frames (board, NULL, REST_FRAMES);
  start = bench_get_cpu_ms ();
  func (board);
  bench_board_wait_for_picture (board);
  return bench_get_cpu_ms () - start;
}

/* Half of the notes are in groups, as on a wall that people are at work on. */
EthosSession *
bench_board_new_session (guint n_notes)
{
  g_autoptr (EthosSession) written = bench_workshop_new (n_notes);
  EthosSession *session = ethos_session_new ();
  const EthosRecord *record;
  EthosChildIter iter;
  guint i = 0;

  record = ethos_session_find (written, ETHOS_KIND_WORKSHOP, ETHOS_WORKSHOP_ID);
  g_assert_true (ethos_session_load (session, (EthosRecord *) record, NULL, NULL));
  record = ethos_session_find (written, ETHOS_KIND_ACTIVITY, "a1");
  {
    g_autoptr (EthosRecord) shown = ethos_record_copy (record);

    ((EthosActivity *) shown)->revealed = TRUE;
    g_assert_true (ethos_session_load (session, shown, ETHOS_WORKSHOP_ID, NULL));
  }
  ethos_session_iter_init (written, &iter, "a1", ETHOS_KIND_GROUP);
  while ((record = ethos_child_iter_next (&iter)) != NULL)
    g_assert_true (ethos_session_load (session, (EthosRecord *) record, "a1", NULL));
  ethos_session_iter_init (written, &iter, "a1", ETHOS_KIND_NOTE);
  while ((record = ethos_child_iter_next (&iter)) != NULL)
    {
      g_autoptr (EthosRecord) note = ethos_record_copy (record);

      g_autofree char *text = g_strdup_printf ("%u. %s", i, ((EthosNote *) note)->text);

      ethos_set_string (&((EthosNote *) note)->text, text);
      ((EthosNote *) note)->placed = FALSE;
      ((EthosNote *) note)->x = ((EthosNote *) note)->y = 0;
      if (i++ % 2 == 0)
        g_clear_pointer (&((EthosNote *) note)->group, g_free);
      g_assert_true (ethos_session_load (session, note, "a1", NULL));
    }
  return session;
}

void
bench_board_open_window (BenchBoard *board)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  board->window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (board->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (board->window), BENCH_WIDTH, BENCH_HEIGHT);
  board->header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_size_request (board->header, -1, HEADER_HEIGHT);
  gtk_box_append (GTK_BOX (box), board->header);
  board->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (board->stack), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (board->stack));
  board->blank = bench_blank_new ();
  gtk_stack_add_child (board->stack, board->blank);
  gtk_window_set_child (GTK_WINDOW (board->window), box);
  gtk_window_present (GTK_WINDOW (board->window));
  bench_board_run_frames (board, NULL, REST_FRAMES);
}
