// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <adwaita.h>
#include <malloc.h>
#include <math.h>

#include "bench-report.h"
#include "bench-workshop.h"
#include "board-floor.h"
#include "ethos-board-view.h"
#include "ethos-em.h"
#include "ethos-fake-clock.h"
#include "ethos-op.h"
#include "ethos-paper-style.h"
#include "ethos-style.h"
#include "ethos-wall-frame.h"
#include "ethos-wall-zoom.h"

/* The wall of notes in a window of 1920 × 1080: the work of a frame while it is moved and while it
 * changes its size, near and as a whole, and how long it takes to do what is done with many notes.
 * Drawn in software, where a frame in which nothing but the ground is drawn is work, too. */

#define WIDTH 1920
#define HEIGHT 1080

#define N_RUNS 5
#define N_FRAMES 40
/* After the page has changed, until everything has come to rest. */
#define REST_FRAMES 12

#define NEAR_RATIO_MAX 1.2
/* Much more than a frame with nothing but the ground is too much on any machine. */
#define WHOLE_RATIO_MAX 2.5
#define FRAME_MS_MAX 16.0
#define ADD_MS_MAX 16.7
#define COMMAND_MS_MAX 150.0
#define OPEN_MS_MAX 400.0
#define NOTE_KIB_MAX 4.0

#define N_DRAGGED 200

/* How far a frame moves the wall, in pixels. */
#define STEP_X 7
#define STEP_Y 11

typedef struct
{
  guint n_notes;
  EthosStore *store;
  EthosProjection *projection;
  EthosSaveTracker *saves;
  GtkWidget *window;
  GtkStack *stack;
  GtkWidget *blank;
  GtkWidget *nodes;
  EthosWallFrame *frame;
  EthosNotesWall *wall;
  const char **texts;
  int *tints;
  guint step;
  double fit;
} Fixture;

typedef void (*StepFunc) (Fixture *fixture, guint step);

typedef struct
{
  Fixture *fixture;
  GMainLoop *loop;
  StepFunc func;
  guint frames_left;
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
    run->func (run->fixture, run->fixture->step++);
  else
    gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

/* Returns: the work of a frame, in milliseconds */
static double
run_frames (Fixture *fixture, StepFunc func, guint n_frames)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Run run = { fixture, loop, func, n_frames, -1 };

  gtk_widget_add_tick_callback (fixture->window, tick_cb, &run, NULL);
  g_main_loop_run (loop);
  return run.cpu / n_frames;
}

static void
show_page (Fixture *fixture, GtkWidget *page)
{
  gtk_stack_set_visible_child (fixture->stack, page);
  run_frames (fixture, NULL, REST_FRAMES);
}

/* There and back again within a way. */
static double
swing (guint step, double by, double way)
{
  double at = fmod (step * by, 2 * way);

  return at > way ? 2 * way - at : at;
}

static void
step_blank (Fixture *fixture, guint step)
{
  gtk_widget_queue_draw (fixture->blank);
}

static void
step_pan (Fixture *fixture, guint step)
{
  for (guint i = 0; i < 2; i++)
    {
      GtkAdjustment *adjustment = fixture->wall->adjustments[i];
      double way =
          gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

      if (way > 0)
        gtk_adjustment_set_value (adjustment, swing (step, i == 0 ? STEP_X : STEP_Y, way));
    }
}

static void
step_nodes (Fixture *fixture, guint step, double zoom)
{
  double wide = MAX (fixture->wall->wall_width * zoom - WIDTH, 1);
  double high = MAX (fixture->wall->wall_height * zoom - HEIGHT, 1);

  bench_nodes_look (BENCH_NODES (fixture->nodes), zoom, swing (step, STEP_X, wide),
                    swing (step, STEP_Y, high));
}

static void
step_nodes_near (Fixture *fixture, guint step)
{
  step_nodes (fixture, step, 1);
}

static void
set_zoom (Fixture *fixture, double zoom)
{
  ethos_wall_camera_zoom_at (&fixture->wall->camera, zoom, WIDTH / 2.0, HEIGHT / 2.0);
  gtk_widget_queue_allocate (GTK_WIDGET (fixture->wall));
  ethos_wall_views_schedule (fixture->wall);
}

static void
step_zoom (Fixture *fixture, guint step)
{
  set_zoom (fixture, fixture->fit * (1 + swing (step, 0.02, 0.3)));
}

/* The work of a frame of the floor and of the wall, in turn. */
static void
measure_pair (Fixture *fixture,
              GtkWidget *floor_page,
              StepFunc floor,
              StepFunc ours,
              double *floor_ms,
              double *our_ms)
{
  guint n_runs = bench_get_runs (N_RUNS);

  for (guint i = 0; i < n_runs; i++)
    {
      show_page (fixture, floor_page);
      floor_ms[i] = run_frames (fixture, floor, N_FRAMES);
      show_page (fixture, GTK_WIDGET (fixture->frame));
      our_ms[i] = run_frames (fixture, ours, N_FRAMES);
    }
}

static void
print_figure (char *figure, gsize size, const char *what, guint n_notes)
{
  g_snprintf (figure, size, "wall of %u notes: %s", n_notes, what);
}

static void
report_frame (Fixture *fixture, const char *what, const double *times)
{
  char figure[80];

  print_figure (figure, sizeof figure, what, fixture->n_notes);
  bench_report (figure, "ms", bench_median (times, bench_get_runs (N_RUNS)), FRAME_MS_MAX);
}

/* What people do they mostly do once, so the first time counts; memory is new then, too. */
static void
report_command (Fixture *fixture, const char *what, const double *times, double limit)
{
  char figure[80];

  print_figure (figure, sizeof figure, what, fixture->n_notes);
  bench_report (figure, "ms", times[0], limit);
  bench_report ("  again", "ms", bench_median (times, bench_get_runs (N_RUNS)), BENCH_NO_LIMIT);
}

static void
measure_near (Fixture *fixture)
{
  double ours[N_RUNS], floor[N_RUNS];
  char figure[80];

  set_zoom (fixture, 1);
  measure_pair (fixture, fixture->nodes, step_nodes_near, step_pan, floor, ours);
  print_figure (figure, sizeof figure, "near / cached nodes", fixture->n_notes);
  bench_report_pairs (figure, "ms", ours, floor, bench_get_runs (N_RUNS), NEAR_RATIO_MAX);
}

static void
measure_fit (Fixture *fixture)
{
  double ours[N_RUNS], floor[N_RUNS];
  char figure[80];
  guint n_runs = bench_get_runs (N_RUNS);

  set_zoom (fixture, fixture->fit * 1.15);
  measure_pair (fixture, fixture->blank, step_blank, step_pan, floor, ours);
  print_figure (figure, sizeof figure, "whole, moved / blank", fixture->n_notes);
  bench_report_pairs (figure, "ms", ours, floor, n_runs, WHOLE_RATIO_MAX);
  report_frame (fixture, "whole, moved", ours);
  measure_pair (fixture, fixture->blank, step_blank, step_zoom, floor, ours);
  print_figure (figure, sizeof figure, "whole, zoomed / blank", fixture->n_notes);
  bench_report_pairs (figure, "ms", ours, floor, n_runs, WHOLE_RATIO_MAX);
  report_frame (fixture, "whole, zoomed", ours);
}

typedef struct
{
  GMainLoop *loop;
  EthosNotesWall *wall;
} Painting;

static void
painted_cb (Painting *painting)
{
  if (!painting->wall->views_stale)
    g_main_loop_quit (painting->loop);
}

/* Until what has been asked for is drawn, with the words of all notes that are seen. */
static void
wait_for_picture (Fixture *fixture)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Painting painting = { loop, fixture->wall };
  GdkFrameClock *clock = gtk_widget_get_frame_clock (fixture->window);
  gulong id = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &painting);

  gtk_widget_queue_draw (GTK_WIDGET (fixture->wall));
  g_main_loop_run (loop);
  g_signal_handler_disconnect (clock, id);
}

typedef void (*CommandFunc) (Fixture *fixture);

/* Returns: the work until the result is seen, in milliseconds */
static double
time_command (Fixture *fixture, CommandFunc func)
{
  double start;

  run_frames (fixture, NULL, REST_FRAMES);
  start = bench_get_cpu_ms ();
  func (fixture);
  wait_for_picture (fixture);
  return bench_get_cpu_ms () - start;
}

static void
add_note (Fixture *fixture)
{
  ethos_store_run (fixture->store,
                   ethos_op_new ("note-add", "text", "We say it before it is late.", NULL));
}

static void
select_all (Fixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->wall), "notes.select-all", NULL);
}

static void
select_nothing (Fixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->wall), "notes.select-none", NULL);
}

/* In another way than they stand: where nothing changes, nothing would be measured. */
static void
tidy (Fixture *fixture)
{
  g_autofree char *before = g_strdup (ethos_store_get_undo_label (fixture->store));

  gtk_widget_activate_action (GTK_WIDGET (fixture->wall), "notes.arrange-colours", NULL);
  g_assert_cmpstr (ethos_store_get_undo_label (fixture->store), !=, before);
}

static void
undo (Fixture *fixture)
{
  ethos_store_undo (fixture->store, NULL, NULL);
}

static void
take_notes (Fixture *fixture)
{
  EthosNotesWall *wall = fixture->wall;

  wall->dragged = g_ptr_array_new ();
  for (guint i = 0; i < MIN (N_DRAGGED, wall->order->len); i++)
    {
      EthosWallNote *note = g_ptr_array_index (wall->order, wall->order->len - 1 - i);

      note->dragged = TRUE;
      g_ptr_array_add (wall->dragged, note);
    }
}

static void
step_drag (Fixture *fixture, guint step)
{
  EthosNotesWall *wall = fixture->wall;

  wall->drag_x = -swing (step, STEP_X, 400);
  wall->drag_y = -swing (step, STEP_Y, 300);
  ethos_wall_pick_column (wall, WIDTH / 2.0, HEIGHT / 2.0);
  ethos_wall_pick_target (wall, WIDTH / 2.0, HEIGHT / 2.0);
  gtk_widget_queue_allocate (GTK_WIDGET (wall));
}

static void
drop (Fixture *fixture)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_ref (fixture->wall->dragged);

  ethos_wall_pointer_cancel (fixture->wall);
  ethos_wall_drop_notes (fixture->wall, notes, -210, -330);
}

static void
look_at_end (Fixture *fixture)
{
  GtkAdjustment *down = fixture->wall->adjustments[GTK_ORIENTATION_VERTICAL];

  gtk_adjustment_set_value (down, gtk_adjustment_get_upper (down));
}

static void
show_near (Fixture *fixture)
{
  show_page (fixture, GTK_WIDGET (fixture->frame));
  set_zoom (fixture, 1);
}

static void
measure_add (Fixture *fixture)
{
  double times[N_RUNS];

  show_near (fixture);
  for (guint i = 0; i < bench_get_runs (N_RUNS); i++)
    times[i] = time_command (fixture, add_note);
  report_command (fixture, "add a note", times, ADD_MS_MAX);
}

static void
measure_select (Fixture *fixture)
{
  double times[N_RUNS];

  show_near (fixture);
  for (guint i = 0; i < bench_get_runs (N_RUNS); i++)
    {
      times[i] = time_command (fixture, select_all);
      time_command (fixture, select_nothing);
    }
  report_command (fixture, "select all", times, COMMAND_MS_MAX);
}

static void
measure_drop (Fixture *fixture)
{
  double drag[N_RUNS], put[N_RUNS], back[N_RUNS];

  show_near (fixture);
  time_command (fixture, look_at_end);
  for (guint i = 0; i < bench_get_runs (N_RUNS); i++)
    {
      take_notes (fixture);
      drag[i] = run_frames (fixture, step_drag, N_FRAMES);
      put[i] = time_command (fixture, drop);
      back[i] = time_command (fixture, undo);
    }
  report_frame (fixture, "drag 200", drag);
  report_command (fixture, "drop 200", put, COMMAND_MS_MAX);
  report_command (fixture, "undo that", back, COMMAND_MS_MAX);
}

static void
measure_tidy (Fixture *fixture)
{
  double away[N_RUNS], back[N_RUNS];

  show_near (fixture);
  for (guint i = 0; i < bench_get_runs (N_RUNS); i++)
    {
      away[i] = time_command (fixture, tidy);
      back[i] = time_command (fixture, undo);
    }
  report_command (fixture, "tidy up", away, COMMAND_MS_MAX);
  report_command (fixture, "undo that", back, COMMAND_MS_MAX);
}

static void
measure_commands (Fixture *fixture)
{
  measure_add (fixture);
  measure_select (fixture);
  measure_drop (fixture);
  /* Of places that were chosen by hand, too. */
  take_notes (fixture);
  time_command (fixture, drop);
  measure_tidy (fixture);
}

/* Half of the notes are in groups, as on a wall that people are at work on. */
static EthosSession *
new_session (Fixture *fixture)
{
  g_autoptr (EthosSession) written = bench_workshop_new (fixture->n_notes);
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

static void
copy_looks (Fixture *fixture)
{
  g_autofree GdkRectangle *areas = g_new (GdkRectangle, fixture->n_notes);

  fixture->texts = g_new (const char *, fixture->n_notes);
  fixture->tints = g_new (int, fixture->n_notes);
  for (guint i = 0; i < fixture->n_notes; i++)
    {
      EthosWallNote *note = g_ptr_array_index (fixture->wall->order, i);

      areas[i] = note->area;
      fixture->texts[i] = note->record->text;
      fixture->tints[i] = note->record->colour;
    }
  fixture->nodes = bench_nodes_new (areas, fixture->texts, fixture->tints, fixture->n_notes);
  gtk_stack_add_child (fixture->stack, fixture->nodes);
  bench_nodes_make_all (BENCH_NODES (fixture->nodes));
}

static double
get_memory_kib (void)
{
  return (double) mallinfo2 ().uordblks / 1024;
}

static void
show_window (Fixture *fixture)
{
  fixture->window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (fixture->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), WIDTH, HEIGHT);
  fixture->stack = GTK_STACK (gtk_stack_new ());
  fixture->blank = bench_blank_new ();
  gtk_stack_add_child (fixture->stack, fixture->blank);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->stack));
  gtk_window_present (GTK_WINDOW (fixture->window));
  run_frames (fixture, NULL, REST_FRAMES);
}

/* From a workshop that is in memory to the first picture with all words. */
static void
open_wall (Fixture *fixture)
{
  double before = get_memory_kib (), start, texts = 0;
  g_autoptr (EthosFakeClock) clock = ethos_fake_clock_new ();
  g_autoptr (EthosSession) session = new_session (fixture);
  char figure[80];
  EthosWallSight sight;

  start = bench_get_cpu_ms ();
  fixture->store = ethos_store_new (session, ETHOS_CLOCK (clock));
  fixture->projection = ethos_projection_new (fixture->store);
  fixture->saves = ethos_save_tracker_new (fixture->store);
  fixture->frame =
      ETHOS_WALL_FRAME (ethos_wall_frame_new (fixture->store, fixture->projection, fixture->saves));
  fixture->wall = ethos_wall_frame_get_wall (fixture->frame);
  gtk_stack_add_child (fixture->stack, GTK_WIDGET (fixture->frame));
  ethos_wall_frame_show_wall (fixture->frame, "a1", fixture->n_notes, ETHOS_WALL_WHOLE);
  gtk_stack_set_visible_child (fixture->stack, GTK_WIDGET (fixture->frame));
  wait_for_picture (fixture);
  print_figure (figure, sizeof figure, "open", fixture->n_notes);
  bench_report (figure, "ms", bench_get_cpu_ms () - start, OPEN_MS_MAX);

  for (guint i = 0; i < fixture->n_notes; i++)
    texts += (double) strlen (
        ((EthosWallNote *) g_ptr_array_index (fixture->wall->order, i))->record->text);
  print_figure (figure, sizeof figure, "memory of a note", fixture->n_notes);
  bench_report (figure, "KiB", (get_memory_kib () - before - texts / 1024) / fixture->n_notes,
                fixture->n_notes >= 10000 ? NOTE_KIB_MAX : BENCH_NO_LIMIT);
  ethos_wall_scroll_get_sight (fixture->wall, &sight);
  fixture->fit = MIN (sight.view_width / sight.wall_width, sight.view_height / sight.wall_height);
}

static const struct
{
  const char *name;
  CommandFunc measure;
} parts[] = {
  { "near", measure_near },
  { "fit", measure_fit },
  { "commands", measure_commands },
};

/* Of the commands, only by hand. */
static const struct
{
  const char *name;
  CommandFunc measure;
} single_parts[] = {
  { "add", measure_add },
  { "select", measure_select },
  { "drop", measure_drop },
  { "tidy", measure_tidy },
};

/* All parts, or the one that is looked into. */
static void
measure (guint n_notes, const char *part)
{
  Fixture fixture = { .n_notes = n_notes };

  show_window (&fixture);
  open_wall (&fixture);
  copy_looks (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (part == NULL || g_str_equal (part, parts[i].name))
      parts[i].measure (&fixture);
  for (guint i = 0; part != NULL && i < G_N_ELEMENTS (single_parts); i++)
    if (g_str_equal (part, single_parts[i].name))
      single_parts[i].measure (&fixture);
  gtk_window_destroy (GTK_WINDOW (fixture.window));
  g_clear_object (&fixture.saves);
  g_clear_object (&fixture.projection);
  g_clear_object (&fixture.store);
  g_free (fixture.texts);
  g_free (fixture.tints);
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
