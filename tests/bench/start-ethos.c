// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <locale.h>

#include <glib/gi18n.h>

#include "ethos-application.h"
#include "ethos-window.h"
#include "start-probe.h"

/* The application as main.c starts it, watched from outside. */

static gboolean
shows_workshop (GtkWindow *window)
{
  return ethos_window_get_page (ETHOS_WINDOW (window)) == ETHOS_PAGE_WORKSHOP;
}

int
main (int argc, char **argv)
{
  g_autoptr (EthosApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, ETHOS_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (C_ ("application", "Ethos"));
  application = ethos_application_new ();
  start_probe_watch (GTK_APPLICATION (application), argc > 1 ? shows_workshop : NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
