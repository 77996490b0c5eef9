// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <stdlib.h>

#include "bench-report.h"
#include "bench-workshop.h"
#include "ethos-application.h"
#include "ethos-op.h"
#include "ethos-session-codec.h"
#include "ethos-window.h"

/* Opens a large workshop in the real window, changes a note and saves, while the window is asked
 * for a frame sixty times a second, and measures how long it did not get one. */

#define N_NOTES 10000
#define N_RUNS 5

#define GAP_MS_MAX 50.0
/* How long the window is watched after it has shown the workshop: what was put off happens then. */
#define WATCH_MS 1500
#define GIVE_UP_S 60

typedef struct
{
  GMainLoop *loop;
  EthosWindow *window;
  guint64 n_beats;
  double last_beat;
  double last_cpu;
  double longest;
  double longest_cpu;
  gboolean saved;
} Watch;

static gboolean
give_up_cb (gpointer data)
{
  g_printerr ("The window did not get there in %u s\n", GIVE_UP_S);
  exit (1);
}

/* The frame clock asks for the next frame as soon as this one is there. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Watch *watch = data;
  double now = bench_get_wall_ms ();
  double cpu = bench_get_thread_cpu_ms ();

  if (watch->n_beats++ > 0)
    {
      watch->longest = MAX (watch->longest, now - watch->last_beat);
      watch->longest_cpu = MAX (watch->longest_cpu, cpu - watch->last_cpu);
    }
  watch->last_beat = now;
  watch->last_cpu = cpu;
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

static void
reset (Watch *watch)
{
  watch->longest = 0;
  watch->longest_cpu = 0;
}

static void
run_for (Watch *watch, guint ms)
{
  g_timeout_add_once (ms, (GSourceOnceFunc) g_main_loop_quit, watch->loop);
  g_main_loop_run (watch->loop);
}

static void
page_cb (EthosWindow *window, GParamSpec *pspec, Watch *watch)
{
  if (ethos_window_get_page (window) == ETHOS_PAGE_WORKSHOP)
    g_main_loop_quit (watch->loop);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  Watch *watch = data;

  if (!ethos_document_save_finish (ETHOS_DOCUMENT (source), result, &error))
    g_error ("%s", error->message);
  watch->saved = TRUE;
  g_main_loop_quit (watch->loop);
}

static char *
write_workshop (const char *folder)
{
  g_autoptr (EthosSession) session = bench_workshop_new (N_NOTES);
  EthosSnapshot *snapshot = ethos_session_snapshot (session);
  g_autoptr (GBytes) bytes = ethos_session_codec_write (snapshot, NULL);
  char *path = g_build_filename (folder, "large.ethos", NULL);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  g_assert_true (g_file_set_contents (path, text, (gssize) length, NULL));
  ethos_snapshot_unref (snapshot);
  return path;
}

static void
save (Watch *watch)
{
  EthosDocument *document = ethos_window_get_document (watch->window);
  EthosStore *store = ethos_document_get_store (document);

  ethos_store_run (store, ethos_op_new ("note-add", "text", "One more, while it is open.", NULL));
  watch->saved = FALSE;
  ethos_document_save_async (document, saved_cb, watch);
  while (!watch->saved)
    g_main_loop_run (watch->loop);
}

typedef struct
{
  double open[N_RUNS];
  double open_cpu[N_RUNS];
  double save[N_RUNS];
  double save_cpu[N_RUNS];
  double idle[N_RUNS];
} Gaps;

/* Each run ends without closing, so every one has a workshop and a window of its own. */
static void
measure (EthosApplication *application, Gaps *gaps, guint run)
{
  g_autofree char *folder = g_dir_make_tmp ("ethos-bench-XXXXXX", NULL);
  g_autofree char *path = write_workshop (folder);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  EthosWindow *window = ethos_window_new (GTK_APPLICATION (application), NULL, NULL);
  Watch watch = { .loop = loop, .window = window };
  guint tick;

  gtk_window_present (GTK_WINDOW (window));
  tick = gtk_widget_add_tick_callback (GTK_WIDGET (window), tick_cb, &watch, NULL);
  g_signal_connect (window, "notify::page", G_CALLBACK (page_cb), &watch);
  run_for (&watch, WATCH_MS);

  reset (&watch);
  ethos_window_open_file (window, file);
  g_main_loop_run (loop);
  run_for (&watch, WATCH_MS);
  gaps->open[run] = watch.longest;
  gaps->open_cpu[run] = watch.longest_cpu;

  reset (&watch);
  run_for (&watch, WATCH_MS);
  gaps->idle[run] = watch.longest;

  reset (&watch);
  save (&watch);
  run_for (&watch, WATCH_MS / 3);
  gaps->save[run] = watch.longest;
  gaps->save_cpu[run] = watch.longest_cpu;

  gtk_widget_remove_tick_callback (GTK_WIDGET (window), tick);
  g_signal_handlers_disconnect_by_data (window, &watch);
  gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
}

int
main (int argc, char **argv)
{
  g_autoptr (EthosApplication) application = NULL;
  g_autoptr (GError) error = NULL;
  Gaps gaps;
  guint n_runs;

  bench_init (&argc, argv);
  n_runs = bench_get_runs (N_RUNS);
  application = ethos_application_new ();
  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    g_error ("%s", error->message);
  g_timeout_add_seconds (GIVE_UP_S, give_up_cb, NULL);
  for (guint run = 0; run < n_runs; run++)
    measure (application, &gaps, run);

  bench_report ("open 10,000 notes: longest frame gap", "ms", bench_median (gaps.open, n_runs),
                GAP_MS_MAX);
  bench_report ("  of it work of the main thread", "ms", bench_median (gaps.open_cpu, n_runs),
                BENCH_NO_LIMIT);
  bench_report ("save 10,000 notes: longest frame gap", "ms", bench_median (gaps.save, n_runs),
                GAP_MS_MAX);
  bench_report ("  of it work of the main thread", "ms", bench_median (gaps.save_cpu, n_runs),
                BENCH_NO_LIMIT);
  bench_report ("longest frame gap while nothing happens", "ms", bench_median (gaps.idle, n_runs),
                BENCH_NO_LIMIT);
  return bench_finish ();
}
