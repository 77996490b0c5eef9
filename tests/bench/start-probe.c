// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "start-probe.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bench-report.h"

/* Waits from outside for the first frame of an application's window, prints when it was there, and
 * ends the process at once. */

typedef struct
{
  StartProbeFunc is_there;
  gboolean drawn;
} Probe;

static Probe probe;

/* The memory that belongs to this process, with its share of what others have too. */
static double
read_pss_mib (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return 0;
  line = strstr (text, "\nPss:");
  return line != NULL ? strtod (line + strlen ("\nPss:"), NULL) / 1024 : 0;
}

/* A hook on the signal: GTK's own handler ends its emission. */
static gboolean
render_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  probe.drawn = TRUE;
  return TRUE;
}

static void
after_paint_cb (GdkFrameClock *clock, GtkWindow *window)
{
  double wall;
  double cpu;

  if (!probe.drawn || (probe.is_there != NULL && !probe.is_there (window)))
    return;
  /* Drawn means that the display server has it. */
  gdk_display_sync (gtk_widget_get_display (GTK_WIDGET (window)));
  wall = bench_get_wall_ms ();
  cpu = bench_get_cpu_ms ();
  printf ("%.3f %.3f %.3f\n", wall, cpu, read_pss_mib ());
  fflush (stdout);
  _exit (0);
}

static void
realize_cb (GtkWidget *window, gpointer data)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  g_signal_add_emission_hook (g_signal_lookup ("render", GDK_TYPE_SURFACE), 0, render_cb, NULL,
                              NULL);
  g_signal_connect (gdk_surface_get_frame_clock (surface), "after-paint",
                    G_CALLBACK (after_paint_cb), window);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window)
{
  g_signal_connect (window, "realize", G_CALLBACK (realize_cb), NULL);
}

/**
 * start_probe_watch:
 * @is_there: (nullable): whether the window shows what is waited for
 */
void
start_probe_watch (GtkApplication *application, StartProbeFunc is_there)
{
  probe.is_there = is_there;
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
}
