// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "two-monitors.h"

#include "ui-harness.h"

void
two_monitors_xrandr (const char *arguments)
{
  g_autofree char *command = g_strconcat ("xrandr ", arguments, NULL);
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_command_line_sync (command, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

/* Those that GTK knows of. */
GListModel *
two_monitors_list (void)
{
  return gdk_display_get_monitors (gdk_display_get_default ());
}

void
two_monitors_wait (guint n_monitors)
{
  wait_until (g_list_model_get_n_items (two_monitors_list ()) == n_monitors);
}
